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
# The nouns of regions, to be looked for first; the name before them need not be in the word list: "Fukang County"
_REGION = re.compile(
    r" (?:District|Province|Oblast|County|Prefecture|Krai|Okrug|Raion|Rayon|Governorate|Peninsula|Valley|River|Strait"
    r"|Mountains|Oasis)(?![\w'])")
_REGION_NAME = re.compile(rf"(?<![\w'\-])(?:{_NAME_WORD} )?{_NAME_WORD}$")
# "Lake Balaton", "Gulf of Riga": the noun stands first
_WATER = re.compile(rf"(?<![\w'\-])(?:Lake|Mount|Cape|(?:Isle|Island|Strait|Straits|Gulf|Bay|Sea) of) ({_NAME_WORD})")
_SETTLEMENT = re.compile(rf"(?:city|City|town|village|port) of ({_NAME_WORD})")


def places(view: View, start: int, end: int) -> Iterator[Mention]:
    """Every place named in ``start:end``."""
    flat, lexica = view.flat, view.lexica
    for hit in view.within(start, end):
        if not hit.of("place"):
            continue
        first, last = hit.start, hit.end
        if flat[first - 1:first] == "." or (flat.startswith("/", last) and flat[last + 1:last + 2].islower()):
            continue
        before = _DIRECTION.search(flat, max(start, first - 12), first)
        if before and not hit.of("place-city"):
            first = before.start(1)
        noun = _NOUN.match(flat, last, end)
        if noun and noun[1].lower() in lexica.region_nouns:
            last = noun.end(1)
        elif noun and noun[2] and f"{noun[1]} {noun[2]}".lower() in lexica.region_nouns:
            last = noun.end(2)
        yield _mention(view, first, last, "place-list")
    for found in _REGION.finditer(flat, start, end):
        named = _REGION_NAME.search(flat, max(start, found.start() - 50), found.start())
        if named:
            first = named.start()
            while first < found.start() and (lexica.ordinary(word := flat[first:found.start()].partition(" ")[0])
                                             or word.lower() in lexica.ordinals):
                first += len(word) + 1
            if first < found.start():
                yield _mention(view, first, found.end(), "place-region")
    for found in _WATER.finditer(flat, start, end):
        if not lexica.ordinary(found[1]):
            yield _mention(view, found.start(), found.end(), "place-region")
    for found in _SETTLEMENT.finditer(flat, start, end):
        if not lexica.ordinary(found[1]) and not flat[found.start() - 1:found.start()].isalpha():
            yield _mention(view, found.start(1), found.end(1), "place-settlement")


def _mention(view: View, start: int, end: int, rule: str) -> Mention:
    return Mention(MentionKind.PLACE, Span(start, end), " ".join(view.text[start:end].split()), rule=rule)
