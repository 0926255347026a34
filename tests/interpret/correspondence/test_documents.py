"""Self-written messages of every form, each with its findings under it; the real recognisers take part.

To look at findings anew: ``python -m tests.support.correspondence``; a golden is changed only after reading it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Kind
from tests.support.correspondence import GENRES, identified, load, notation, read

_HERE = Path(__file__).parent.parent
_FILES = sorted(path for genre in GENRES for path in (_HERE / genre / "documents").glob("*.txt"))


def test_every_form_has_a_document() -> None:
    assert len(_FILES) >= 40


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_findings(path: Path) -> None:
    document, golden = load(path)
    reading, finding = read(document)
    assert notation(reading, finding, identified(document)) == golden


def test_one_genre_each() -> None:
    known = pipeline.knowledge().genres
    found = {path.stem: [genre.name for genre in known if genre.identifies(load(path)[0])] for path in _FILES}
    assert found == {path.stem: [path.parent.parent.name] for path in _FILES}


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_partition_and_evidence(path: Path) -> None:
    document, _ = load(path)
    reading, finding = read(document)
    leaves = [leaf for top in reading.segments for leaf in top.leaves()]
    assert "".join(leaf.span.of(document.text) for leaf in leaves) == document.text
    assert not [leaf for leaf in leaves if leaf.kind is Kind.BLANK and leaf.span.of(document.text).strip()]
    for claim in finding.claims:
        assert claim.evidence and all(span.of(document.text).strip() for span in claim.evidence)
        for role in getattr(claim, "roles", ()):
            assert role.span.of(document.text).strip()
            assert role.entity == "" or reading.entity(role.entity) is not None
