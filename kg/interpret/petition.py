"""The genre ``petition``: requests to an authority, with ``To:`` and ``From:`` or a title that says so."""

from __future__ import annotations

from kg.interpret.correspondence.genre import Correspondence
from kg.interpret.correspondence.identify import kind
from kg.model import Document


class Petition(Correspondence):
    """``Petition from X to Y``; a heading PETITION above ``To:`` and ``From:``."""

    name = "petition"

    def identifies(self, document: Document) -> bool:
        """By type or title, or by the heading of the text."""
        return kind(document) == self.name


GENRE = Petition()
