"""The outline of a decision: its points and items, each with the stretches of text that are its own words.

This is what a genre hands to those who read the wording of a decision (what is charged, recommended, refused):
keys and paths are settled here once, so that all claims about one item speak of the same part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered or lettered item: ``key`` ``p12.1.a``, ``path`` ``1.a``, ``label`` as written (``a``).

    ``passages`` are the item's own paragraphs without its label, in text order; the paragraphs that follow its
    sub-items without a label of their own are among them. ``span`` is the whole extent, sub-items included.
    """

    key: str
    path: str
    label: str
    span: Span
    passages: tuple[Span, ...] = ()
    items: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """This item and all below it, in text order."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Point:
    """One point of minutes, or a whole decision without a number (``key`` ``decision``, ``number`` "").

    ``label`` is what the document calls it (``12``, ``P78/12``), ``number`` the point's number alone (``12``),
    ``heading`` the heading without the number, ``preambles`` the sentences above the point from which its verbs may
    take their subject ("The Council decrees:"), ``passages`` its own paragraphs outside all items.
    ``attachment`` is the key of the attachment it stands in, "" for the decision itself.
    """

    key: str
    number: str
    label: str
    span: Span
    heading: Span | None = None
    preambles: tuple[Span, ...] = ()
    passages: tuple[Span, ...] = ()
    items: tuple[Item, ...] = ()
    attachment: str = ""

    def walk(self) -> Iterator[Item]:
        """All items of the point in text order."""
        for item in self.items:
            yield from item.walk()
