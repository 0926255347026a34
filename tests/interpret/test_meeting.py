"""Meetings: those present against goldens read by hand, and the forms they are listed in."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.interpret.meeting import GENRE
from kg.model import Interpretation, Met, Source
from kg.pipeline import interpret, knowledge
from kg.read.tei import TeiReader

GOLDENS = sorted((Path(__file__).parents[1] / "goldens" / "meeting").glob("*.txt"))
DATA = Path(__file__).parents[3] / "shared" / "data" / "tei"

Row = tuple[str, str, str, str]


def golden(text: str) -> set[Row]:
    """(meeting, participant, side, role) of a golden; its notation is in tests/goldens/meeting/README.md."""
    rows: set[Row] = set()
    meeting = side = ""
    for line in text.splitlines():
        if line.startswith("== "):
            meeting = line[3:].strip()
        elif line.startswith("  "):
            name, _, role = line.strip().partition(" = ")
            rows.add((meeting, name, side, role or "participant"))
        elif line and not line.startswith("#"):
            side = line.rstrip().removesuffix(":").removeprefix("-")
    return rows


def rows(found: Interpretation) -> set[Row]:
    meetings = [claim for claim in found.claims if isinstance(claim, Met)]
    return {(met.part or met.key, role.words, role.side, role.role) for met in meetings for role in met.roles}


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/tei is not here")
@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_those_present_as_read_by_hand(path: Path) -> None:
    data = (DATA / f"{path.stem}.xml").read_bytes()
    source = Source(path.stem, "application/tei+xml", hashlib.sha256(data).hexdigest(), data)
    (document,) = TeiReader().read(source)
    assert GENRE.identifies(document)
    found, expected = rows(interpret(document, knowledge())), golden(path.read_text(encoding="utf-8"))
    assert {"missed": sorted(expected - found), "invented": sorted(found - expected)} == {"missed": [], "invented": []}
