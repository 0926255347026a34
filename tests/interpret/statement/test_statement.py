"""Speakers of official records, and who speaks by title."""

from __future__ import annotations

import pytest

from kg.interpret.papers.identify import SPEAKER
from kg.model import Met, Spoke
from tests.support.correspondence import document
from tests.support.papers import interpreted


@pytest.mark.parametrize(
    ("words", "number", "side"),
    [
        ("72. Mr. AIKEN (Ireland): Mr. President, may I", "72", "Ireland"),
        ("Mrs. CASTELLANOS (Honduras): I shall be brief.", "", "Honduras"),
        ("5. Sir Hugh ASHDOWN (United Kingdom): I thank", "5", "United Kingdom"),
        ("14. Mr. DE LA CRUZ (Peru): I thank", "14", "Peru"),
        ("Mr. Orlov (1912-1950): a man of sixty", None, None),
        ("Mr. Orlov said (in Russian): nothing", None, None),
        ("73. The annual general debate: what is it?", None, None),
    ],
)
def test_speaker_lines(words: str, number: str | None, side: str | None) -> None:
    found = SPEAKER.match(words)
    assert (found and (found["number"] or ""), found and found["side"]) == (number, side)


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Speech by Ivan Orlov at the Plenum of the Party", ["Ivan Orlov"]),
        ("Toast by President Dale in Honor of King Rashid", ["Dale"]),
        ("Ivan Orlov's Opening Statement on Berlin", ["Ivan Orlov"]),
        ("Statement on the Meeting with Ivan Orlov", []),
        ("Declaration of Two Governments", []),
    ],
)
def test_who_speaks_by_title(title: str, speaker: list[str]) -> None:
    found = interpreted(document(title, "3 May 1950\n\nWe have come. We thank you for it.\n"))
    names = {entity.key: entity.name for entity in found.entities}
    assert found.genre == "statement"
    assert [names[c.speaker] for c in found.claims if isinstance(c, Spoke)] == speaker
    assert not [c for c in found.claims if isinstance(c, Met)]  # a speech is no meeting of those it names
