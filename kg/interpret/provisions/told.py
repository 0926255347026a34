"""Whether minutes tell in the past what was decided: "The Politburo approved the plan. Cde. X was charged with it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.outline import Item, Point
from kg.interpret.provisions.clause import Clause, Mentions
from kg.interpret.provisions.knowledge import Known
from kg.interpret.provisions.sentences import operative, sentences
from kg.model import Span

_WORD = re.compile(r"(?:[Tt]o\s+)?(?P<verb>(?!It\b)[^\W\d_]+)")


def is_told(mentions: Mentions, points: tuple[Point, ...], known: Known) -> bool:
    """Whether more sentences say what the deciding body did than open with a verb that decides here and now."""
    past = here = 0
    text = mentions.reading.text
    for span in (s for point in points if not point.attachment for p in _passages(point) for s in sentences(text, p)):
        clause = Clause.of(mentions, span).in_present()
        at, third, _ = operative(clause, 0, known.deciding)
        word = _WORD.match(clause.flat, at)
        if word and third:
            past += word["verb"].endswith("ed") or word["verb"] in ("did", "took", "gave")
            here += word["verb"].endswith("s")
        elif (word and word["verb"][:1].isupper()) or (word and clause.flat[at - 3 : at].lower() == "to "):
            here += known.book.begins(clause, word.start("verb"))
    return past > here


def _passages(point: Point | Item) -> Iterator[Span]:
    yield from point.passages
    for item in point.items:
        yield from _passages(item)
