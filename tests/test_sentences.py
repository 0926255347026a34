"""Where sentences end: the splitter of prose and that of decisions agree on initials and abbreviations."""

from __future__ import annotations

import pytest

from kg import sentences
from kg.interpret.provisions import sentences as decisions
from kg.model import Span

TABLE = [
    ["Assign Cdes. Dekanozov, Mikoyan and A. Ya. Vyshinsky to prepare a draft.", "The draft is due today."],
    ["Invite Yu. V. Andropov, Sh. Rashidov and Zh. Shayakhmetov.", "They have agreed."],
    ["Ask V. Kh. Orlov, N. Shch. Petrov and Ts. Namsrai.", "Report the answer."],
    ["The note was sent to Mr. T. R. Bemis.", "He has not replied."],
]


@pytest.mark.parametrize("wanted", TABLE, ids=[row[0][:40] for row in TABLE])
def test_sentences(wanted: list[str]) -> None:
    text = " ".join(wanted)
    span = Span(0, len(text))
    assert [s.of(text) for s in sentences.sentences(text, span)] == wanted
    assert [s.of(text) for s in decisions.sentences(text, span)] == wanted
