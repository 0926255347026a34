"""The genre ``meeting``: minutes, records and transcripts of a body that met, with those present and what was
said."""

from __future__ import annotations

from kg.interpret.meeting.identify import is_meeting
from kg.interpret.meeting.segment import segment
from kg.model import Document, Finding, Reading, Segment


class MeetingGenre:
    """Records of meetings and sessions; lists of decisions are ``minutes``, talks between two sides conversations."""

    name = "meeting"

    def identifies(self, document: Document) -> bool:
        """Whether the document records a meeting: by title and discussion, or by attendance and discussion."""
        return is_meeting(document)

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """The body cut into participants, agenda items, sessions, remarks in brackets and paragraphs."""
        return segment(document)

    def interpret(self, reading: Reading) -> Finding:
        """Who met when and where; agenda items; statements and decisions as the record reports them."""
        from kg.interpret.meeting.claims import claims
        return claims(reading)


GENRE = MeetingGenre()
