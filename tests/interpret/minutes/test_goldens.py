"""Twenty decisions of all shapes: everything that is found in them, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.minutes import notation

GOLDENS = sorted((Path(__file__).parents[2] / "goldens" / "minutes").glob("*.txt"))


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_everything_found_in_a_decision(path: Path) -> None:
    body, _, expected = path.read_text(encoding="utf-8").partition("\n=====\n")
    assert notation(body).splitlines() == expected.splitlines()


def test_there_are_decisions_to_read() -> None:
    assert len(GOLDENS) >= 15
