"""The genre ``telegram``: ciphered and plain telegrams, cables, telexes, radiograms."""

from __future__ import annotations

from kg.interpret.correspondence.genre import Correspondence
from kg.interpret.correspondence.identify import kind
from kg.model import Document


class Telegram(Correspondence):
    """``CIPHERED TELEGRAM No. 709``, ``Telegram from X to Y``, ``Cable from the O, '...'``."""

    name = "telegram"
    telegraphic = True

    def identifies(self, document: Document) -> bool:
        """By type or title, or by a telegram's heading in its first lines."""
        return kind(document) == self.name


GENRE = Telegram()
