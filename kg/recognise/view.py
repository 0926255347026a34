"""How recognisers see a text: the same number of characters, with soft line ends and odd signs evened out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.recognise.lexica import Hit, Lexica

# one sign for each family of signs; every pair has one code point on both sides, so that offsets stay
_SIGNS = {
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ", "\t": " ", "\r": " ",
    "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "′": "'", "`": "'", "\u2011": "-", "\u2010": "-",
}
# A line end inside a wrapped paragraph ("…negotiations with Cde.\nSmirnov"): the line is long and the next goes on.
# Short lines (lists, address blocks) keep their ends, or "Stalin\nMolotov" would become one name.
_SOFT = re.compile(r"(?<=[^\n]{50})\n(?=[^\s\d\-–—•*(\[])")
_LINE_MOST = 120     # a text with longer lines has a paragraph on each line, and every line end there is a real one
_PUNCTUATION = ".,;:!?()[]\"“”'"


@dataclass(frozen=True, slots=True)
class View:
    """A text prepared for recognition. ``flat`` has the same offsets as ``text``; ``hits`` are the lexicon's finds.

    ``small`` holds the words that the document itself writes in small letters: evidence against names.
    """

    text: str = field(repr=False)
    flat: str = field(repr=False)
    lexica: Lexica = field(repr=False)
    hits: tuple[Hit, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    at: Mapping[int, Hit] = field(repr=False)
    small: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, text: str, lexica: Lexica) -> View:
        """Prepare a text: one pass for signs, one for line ends, one for the word lists."""
        flat = text
        for odd, even in _SIGNS.items():
            if odd in flat:
                flat = flat.replace(odd, even)
        if _wrapped(flat):
            flat = _SOFT.sub(" ", flat)
        hits = lexica.hits(flat)
        return cls(
            text=text, flat=flat, lexica=lexica, hits=hits,
            starts=tuple(h.start for h in hits),
            at=MappingProxyType({h.start: h for h in hits}),
            small=frozenset(w for word in set(flat.split()) if (w := word.strip(_PUNCTUATION)).islower()
                            and w.isalpha() and len(w) > 2),
        )

    def within(self, start: int, end: int) -> Iterator[Hit]:
        """The finds that begin and end inside ``start:end``."""
        for index in range(bisect_left(self.starts, start), len(self.hits)):
            hit = self.hits[index]
            if hit.start >= end:
                return
            if hit.end <= end:
                yield hit

    def covering(self, start: int, end: int) -> Hit | None:
        """A find that shares a character with ``start:end``."""
        index = bisect_left(self.starts, start)
        if index and self.hits[index - 1].end > start:
            return self.hits[index - 1]
        if index < len(self.hits) and self.hits[index].start < end:
            return self.hits[index]
        return None


def _wrapped(flat: str) -> bool:
    """Whether the text breaks its lines at a width: hardly a line is long."""
    lines = [len(line) for line in flat.split("\n") if line]
    return sum(length > _LINE_MOST for length in lines) <= len(lines) // 40
