"""Names made comparable: without case, accents, scripts, points and apostrophes.

>>> fold("Sheng Shih-ts'ai"), fold("Ürümqi"), fold("Ежов")
('sheng shih tsai', 'urumqi', 'ezhov')
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# "Ho-t'ien", "Rozengol’ts": the apostrophe is part of a romanisation, not a word boundary
_MARKS = re.compile("['’ʼʻ‘`´ʹ]")
_GAP = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:(?:the|a|an) )+(?=.)")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The comparable form; ``""`` for words without a letter or digit."""
    plain = _GAP.sub(" ", anyascii(_MARKS.sub("", name)).lower().replace("'", "")).strip()
    return _ARTICLE.sub("", plain)


def tokens(name: str) -> tuple[str, ...]:
    """The words of the comparable form: ``tokens("K. E. Voroshilov") == ("k", "e", "voroshilov")``."""
    return tuple(fold(name).split())


def numbers(name: str) -> frozenset[str]:
    """The numbers in a name: ``numbers("36th Division")`` holds ``36``. Names that differ in them are never one."""
    return frozenset(re.findall(r"\d+", name))
