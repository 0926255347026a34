"""Things that bear the name of a person or place: ships, works, streets, operations, prizes, plans.

"The cruiser Kirov", "the ship "Marshal Zhukov"", "Operation Danube", "the Stalin Works", "the Marshall Plan" speak of
nobody and of no river. The nouns are in ``ontology/vocabularies/name-stoplist.ttl``.
"""

from __future__ import annotations

import re

from kg.recognise.view import View

_QUOTES = "\"“”«»„"
# the noun and, perhaps, the opening quotation mark: "the ship "Marshal Zhukov"", "Operation Danube"
_NOUN_BEFORE = re.compile(rf"(?<![\w'\-])(\w[\w/]*) [{_QUOTES}']?$")
# the noun behind, of one or two words: "Kirov works", "Lenin collective farm"
_NOUN_AFTER = re.compile(rf"[{_QUOTES}]? (\w+)(?: (\w+))?")


def is_thing(view: View, start: int, end: int, title: str = "", *, place: bool = False) -> bool:
    """Whether the name at ``start:end``, with its ``title`` before it, is that of a thing.

    A rank between quotation marks ("Admiral Nakhimov") belongs to a ship's or school's name too. A ``place`` may stand
    before the noun of what lies there: "the Gorky plant", "the Suez canal".
    """
    flat, lexica = view.flat, view.lexica
    first = start
    rank = view.covering(max(0, start - 2), max(0, start - 1))
    if rank and rank.end == start - 1 and rank.of("title"):
        first = rank.start
        if rank.of("title-rank") and _quoted(flat, first, end):
            return True
    before = _NOUN_BEFORE.search(flat, max(0, first - 24), first)
    if before and before[1].lower() in lexica.things_named:
        return True
    after = _NOUN_AFTER.match(flat, end)
    if title or place or after is None:
        return False
    one, two = after[1].lower(), (after[2] or "").lower()
    return one in lexica.named_things or f"{one} {two}" in lexica.named_things


def _quoted(flat: str, start: int, end: int) -> bool:
    return start > 0 and flat[start - 1] in _QUOTES and flat[end:end + 1] != "" and flat[end] in _QUOTES
