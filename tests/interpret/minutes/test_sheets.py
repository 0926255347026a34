"""Pages of decisions of many bodies and decades: the answers written down before the rules had seen the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sheets import PAGES, interpreted, rows, split


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_a_page_answers(path: Path) -> None:
    page, expected = split(path)
    assert rows(interpreted(page)) == sorted(expected)


def test_there_are_pages_to_read() -> None:
    assert len(PAGES) >= 20
