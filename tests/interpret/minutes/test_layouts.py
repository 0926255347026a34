"""The same decision in every layout of a page says the same, read from the bytes of the page."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kg import read
from kg.interpret.minutes import GENRE
from kg.model import Source
from tests.support.minutes import line, reading
from tests.support.pages import page

GOLDENS = sorted((Path(__file__).parents[2] / "goldens" / "minutes").glob("*.txt"))
# the compact layout runs body and summary together, so that nothing closes this text
CLOSED_BY_ITS_END = {("11-items-without-points", "L1c")}
# texts from PDF have lost their line ends; what stands on one line there can be read in these
RUN_IN = (
    "01-two-points-lists-below",
    "03-run-in-pdf",
    "05-sheet-with-copies",
    "09-note-never-closed",
    "10-points-with-lists-only",
    "12-russian",
    "13-record-row",
    "16-conflicting-dates",
    "22-sheet-number-again",
    "23-run-in-letters",
)


def found(layout: str, body: str) -> list[str]:
    text = page(
        layout,
        title="On the Ferry",
        date="April 09, 1938",
        body=body,
        source="RGASPI f. 17, op. 162, d. 20, l. 62-63. Obtained by Jane Doe and translated by John Roe.",
        summary="The Politburo decides about the ferry and lists who received the excerpts of the decision.",
    )
    data = text.encode()
    (document,) = read.read(Source("page.txt", "text/plain", sha256(data).hexdigest(), data))
    assert GENRE.identifies(document)
    finding = GENRE.interpret(reading(document))
    return [line(c, document.text) for c in finding.claims] + [f"! {d.code}" for d in finding.diagnostics]


@pytest.mark.parametrize("layout", ["L1", "L1-noskip", "L1b", "L1c", "L2"])
@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_pages_with_lines(path: Path, layout: str) -> None:
    if (path.stem, layout) in CLOSED_BY_ITS_END:
        pytest.skip("the layout does not part body and summary")
    body, _, expected = path.read_text(encoding="utf-8").partition("\n=====\n")
    assert found(layout, body) == expected.splitlines()


@pytest.mark.parametrize("stem", RUN_IN)
def test_text_without_lines(stem: str) -> None:
    path = next(p for p in GOLDENS if p.stem == stem)
    body, _, expected = path.read_text(encoding="utf-8").partition("\n=====\n")
    assert found("L3", body) == expected.splitlines()
