"""Bare names in the title of a letter, telegram or talk: "Ciphered Telegram, Filippov to Mao Zedong via Roshchin".

In a title every word has a capital, so a bare surname counts only where a sender, addressee or partner stands: after
"from", "to", "by", "via", "between", "with", or right behind the noun of a message, and only when the title ends there
or goes on with a word of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.recognise import persons
from kg.recognise.names import Shape, read
from kg.recognise.view import View

# What makes a title speak of people: a message or a talk. "Report to the Congress" begins no list of names.
_NOUN = re.compile(
    r"\s*(?:[\w'\-]+ ){0,4}?(?:telegrams?|letters?|cables?|messages?|notes?|memorand(?:um|a)|memos?|reports?|dispatch"
    r"|conversations?|talks?|meetings?|discussions?|interview|correspondence|exchange|minutes|record)\b"
    r"(?: (?:No\.?|Nº|№|#) ?[\w/\-]+)?(?P<comma>,)?", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:from|to|by|via|through|between|with|From|To|By|Via|Through|Between|With) ")
_AND = re.compile(r",? (?:and|And|&) |, ")
# what may stand behind such a name
_AFTER = re.compile(
    r"\s*(?:$|\n|[,;:.)\]\[(]|'s?\b|&|\d|(?:to|from|and|via|through|on|in|of|at|by|with|concerning|regarding|about|for|re"
    r"|transmitting|forwarding|containing|conveying)\b)", re.IGNORECASE)


def names(view: View, start: int, end: int) -> Iterator[Mention]:
    """The bare names of a title, each with the evidence of its place."""
    noun = _NOUN.match(view.flat, start, end)
    if noun is None:
        if (direct := _at(view, start + _blank(view, start, end), end)) and view.flat.startswith(" to ", direct.end):
            yield persons.person(view, direct, "title-party")          # "Shtykov to Vyshinsky"
            yield from _list(view, direct.end + 4, end)
        return
    if noun["comma"]:
        yield from _list(view, noun.end() + 1, end)
    for found in _BEFORE.finditer(view.flat, noun.end(), end):
        yield from _list(view, found.end(), end)


def _blank(view: View, start: int, end: int) -> int:
    return end - start - len(view.flat[start:end].lstrip())


def _list(view: View, at: int, end: int) -> Iterator[Mention]:
    while shape := _at(view, at, end):
        yield persons.person(view, shape, "title-party")
        joined = _AND.match(view.flat, shape.end, end)
        if not joined:
            return
        at = joined.end()


def _at(view: View, at: int, end: int) -> Shape | None:
    shape = read(view, at, end, trust="list")
    if shape is None or not _AFTER.match(view.flat, shape.end, end):
        return None
    words = shape.words
    if len(words) == 1 and not shape.initials:
        low = words[0].text.lower()
        if len(low) < 3 or low in view.lexica.namesakes or low in view.small or words[0].text in view.lexica.capitals:
            return None
    if any((hit := view.covering(w.start, w.end)) and not hit.of("person") for w in words):
        return None
    return shape
