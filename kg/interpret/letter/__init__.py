"""Letters, notes and memoranda from somebody to somebody."""

from kg.interpret.letter.genre import GENRE

__all__ = ["GENRE"]
