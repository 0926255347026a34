"""The genre ``memorandum-of-conversation``: records of talks between two sides, by one of them or by both."""

from __future__ import annotations

from kg.interpret.memorandum.claims import claims
from kg.interpret.memorandum.cut import segment
from kg.interpret.papers.identify import kind
from kg.model import Document, Finding, Reading, Segment


class Memorandum:
    """``Memorandum of Conversation``, ``Record of Conversation with X``, a memorandum whose subject is a talk."""

    name = "memorandum-of-conversation"

    def identifies(self, document: Document) -> bool:
        """By record type, title or heading, or by the subject of a memorandum; records of bodies are meetings."""
        return kind(document) == self.name

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """Head, those present, topics, paragraphs, signature and notes."""
        return segment(document)

    def interpret(self, reading: Reading) -> Finding:
        """Who spoke with whom, when and where; topics; what is reported to have been said; who signed."""
        return claims(reading)


GENRE = Memorandum()
