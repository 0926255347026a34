"""Self-written papers of four kinds, each with its findings under it; the real recognisers take part.

To look at findings anew: ``python -m tests.support.papers``; a golden is changed only after reading it.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import pipeline
from kg.model import Kind
from tests.support.correspondence import document, load
from tests.support.papers import KINDS, files, interpreted, leaves_of, notation

FILES = files()
OWN = {"memorandum-of-conversation", "report", "statement", "press-release"}


def test_every_kind_has_documents() -> None:
    assert len(FILES) >= 40
    assert {path.parent.parent.name for path in FILES} == set(KINDS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_findings(path: Path) -> None:
    found, golden = load(path)
    assert notation(interpreted(found)) == golden


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_evidence_names_words_and_entities_exist(path: Path) -> None:
    found = interpreted(load(path)[0])
    text, keys = found.document.text, {entity.key for entity in found.entities}
    for claim in found.claims:
        assert claim.evidence and all(span.of(text).strip() for span in claim.evidence)
        for role in getattr(claim, "roles", ()):
            assert role.words and role.span.of(text).strip()
            assert role.entity == "" or role.entity in keys


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_exactly_one_genre_or_none(path: Path) -> None:
    found = load(path)[0]
    claiming = [genre.name for genre in pipeline.knowledge().genres if genre.identifies(found)]
    assert len(claiming) <= 1


LINES = sorted(
    {
        line
        for path in FILES
        for line in path.read_text(encoding="utf-8").partition("\n====\n")[0].splitlines()[3:]
        if line.strip()
    }
)
GENRES = [genre for genre in pipeline.knowledge().genres if genre.name in OWN]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*LINES, "", "", "[", "(", "1.", "Participants:", "\t", "  "]), max_size=24),
    st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]),
)
def test_any_order_of_lines_is_partitioned(lines: list[str], end: str) -> None:
    """Whatever a genre makes of a text, its leaves are the text, and only white space is blank."""
    found = document("", end.join(lines) or "x")
    for genre in GENRES:
        leaves = [leaf for top in genre.segment(found) for leaf in top.leaves()]
        assert "".join(leaf.span.of(found.text) for leaf in leaves) == found.text
        assert all(a.span.end == b.span.start for a, b in pairwise(leaves))
        assert not [leaf for leaf in leaves if leaf.kind is Kind.BLANK and leaf.span.of(found.text).strip()]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_any_order_of_lines_is_interpreted(lines: list[str]) -> None:
    """No text makes a genre fail; nobody takes part whom no mention names."""
    found = interpreted(document("", "\n".join(lines)))
    assert leaves_of(found)
    keys = {entity.key for entity in found.entities}
    assert all(role.entity in keys or not role.entity for claim in found.claims for role in getattr(claim, "roles", ()))
