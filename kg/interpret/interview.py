"""Interviews and questions to the press: of no genre of their own (``other``), but those who speak are named.

``Interview with General Tran``: ``Hollis: General, when did …`` · ``Tran: In the autumn of 1971.``
"""

from __future__ import annotations

import re

from kg.interpret.correspondence.lettering import Lettering
from kg.interpret.correspondence.lines import lines_of, rebuilt
from kg.interpret.memorandum.people import read_speakers
from kg.interpret.memorandum.speakers import Cast
from kg.interpret.memorandum.speech import speech, statements
from kg.interpret.papers.lettered import pieces, read_notes, read_remarks
from kg.model import Document, Finding, Kind, Reading, Segment

_TITLE = re.compile(
    r"(?:(?:Transcript|Excerpts?|Record|Notes)\s+(?:of|from)\s+(?:an?\s+|the\s+)?)?(?:\w+\s+)?"
    r"(?:Oral\s+History\s+)?(?:Interview|Press\s+Conference|Oral\s+History)\b",
    re.IGNORECASE,
)


class Interview:
    """A text whose title calls it an interview or press conference."""

    name = "other"

    def identifies(self, document: Document) -> bool:
        """By its title alone; bodies the markup has cut are left to it."""
        zone = document.zone(Kind.TITLE)
        marked = any(body.children for body in document.zones_of(Kind.BODY))
        return zone is not None and not marked and _TITLE.match(zone.span.of(document.text).strip()) is not None

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """Notes, speakers' names, paragraphs."""
        return tuple(_cut(document.text, zone) if zone.kind is Kind.BODY else zone for zone in document.zones)

    def interpret(self, reading: Reading) -> Finding:
        """Who says what, where names head the paragraphs."""
        headed = any(s.label == "speaker" for s in reading.of_kind(Kind.PARTICIPANTS))
        return Finding(tuple(speech(statements(reading, Cast(reading, ())), ())) if headed else ())


def _cut(text: str, zone: Segment) -> Segment:
    lettering = Lettering(lines_of(text, zone), False)
    read_notes(lettering)
    read_speakers(lettering, 0)
    read_remarks(lettering, 0)
    return rebuilt(zone, tuple(pieces(lettering)))


GENRE = Interview()
