"""The genre ``letter``: letters, messages, notes and memoranda written from somebody to somebody."""

from __future__ import annotations

from kg.interpret.correspondence.genre import Correspondence
from kg.interpret.correspondence.identify import kind
from kg.model import Document


class Letter(Correspondence):
    """``Letter from X to Y``, ``Memorandum From A (Office) to B (Office)``, a text with salutation and close."""

    name = "letter"

    def identifies(self, document: Document) -> bool:
        """By type, title or its own words; a memorandum of conversation is none."""
        return kind(document) == self.name


GENRE = Letter()
