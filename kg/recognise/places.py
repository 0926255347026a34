"""Places: names of the word list, the longest first, with their region nouns and directions.

"Kashgar District" is not "Kashgar", "South Xinjiang" not "Xinjiang"; an adjective ("Uzbek") is no place, and a town
inside the name of a unit ("19th Omsk regiment") belongs to the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention, MentionKind, Span
from kg.recognise.names import _WORD as _NAME_WORD
from kg.recognise.view import View

_NOUN = re.compile(r" ([A-Z][a-z]+|[A-Z]+)(?: ([A-Z][a-z]+))?")
# "South Xinjiang", "Northern Bukovina"; only with a capital: "the south of Xinjiang" speaks of a part of Xinjiang
_DIRECTION = re.compile(r"(?<![\w'\-])((?:North|South|East|West|Northern|Southern|Eastern|Western|Northeast|Northwest"
                        r"|Southeast|Southwest|Central|Inner|Outer|Upper|Lower|Greater|New)(?:ern)?) $")
# A capitalised word before a region noun that the word list does not have: "Fukang County", "Karelian Oblast"
_REGION = re.compile(
    rf"(?<![\w'\-])({_NAME_WORD})(?: ({_NAME_WORD}))? (District|Province|Oblast|County|Prefecture|Krai|Okrug"
    rf"|Raion|Rayon|Governorate|Peninsula|Valley|River|Strait|Mountains|Oasis)(?![\w'])")
_SETTLEMENT = re.compile(rf"(?<![\w'])(?:city|City|town|village|port) of ({_NAME_WORD})")


def places(view: View, start: int, end: int) -> Iterator[Mention]:
    """Every place named in ``start:end``."""
    flat, lexica = view.flat, view.lexica
    for hit in view.within(start, end):
        if not hit.of("place"):
            continue
        first, last = hit.start, hit.end
        if flat[first - 1:first] == "." or (flat.startswith("/", last) and flat[last + 1:last + 2].islower()):
            continue
        words = flat[first:last]
        if words in ("US", "U.S.") and flat[first - 1:first] == "." :
            continue
        before = _DIRECTION.search(flat, max(start, first - 12), first)
        if before and not hit.of("place-city"):
            first = before.start(1)
        noun = _NOUN.match(flat, last, end)
        if noun and noun[1].lower() in lexica.region_nouns:
            last = noun.end(1)
        elif noun and noun[2] and f"{noun[1]} {noun[2]}".lower() in lexica.region_nouns:
            last = noun.end(2)
        span = Span(first, last)
        yield Mention(MentionKind.PLACE, span, " ".join(view.text[first:last].split()), rule="place-list")
    for pattern, rule in ((_REGION, "place-region"), (_SETTLEMENT, "place-settlement")):
        for found in pattern.finditer(flat, start, end):
            if view.lexica.ordinary(found[1]) or (found.lastindex and found[1].lower() in lexica.ordinals):
                continue
            span = Span(found.start(1), found.end(found.lastindex or 1)) if rule == "place-region" \
                else Span(found.start(1), found.end(1))
            yield Mention(MentionKind.PLACE, span, " ".join(span.of(view.text).split()), rule=rule)
