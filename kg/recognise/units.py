"""Military units, coordinations expanded: "the 19th Omsk and 13th Alma-Ata NKVD regiments" are two units.

A unit is ``number? epithets* kind``; numbers never merge.  In a coordination a member takes from the last one what it
lacks: the kind in the singular, the body (NKVD), the arm of service (Rifle); a number alone takes all that follows the
last number ("the 5th and 7th Rifle Divisions").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Mention, MentionKind, Span
from kg.recognise.names import L, U
from kg.recognise.view import View

_ORDINAL = re.compile(r"(?:\d{1,4}(?:st|nd|rd|th|d|ST|ND|RD|TH)|\d{1,4}-(?:я|й|е|ая|ый|ой)|[IVXLC]+)$")
_TOKEN = re.compile(rf"[{U}{L}\d][\w'\-]*|[,&]|[^\w\s]|\n")
_WORD = re.compile(rf"[{U}{L}\d]")
_SEPARATORS = frozenset({",", "and", "&", "и"})
_MOST = 6                 # words of one member
# kinds that are everyday words: only a number makes them military ("Ford Motor Company", "second front", "left wing")
_EVERYDAY = frozenset({"company", "front", "wing", "battery", "garrison", "fleet", "group of forces", "detachment"})


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    sort: str                # number | count | arm | body | proper


def units(view: View, start: int, end: int) -> Iterator[Mention]:
    """Every unit named in ``start:end``, in text order."""
    done = start
    for hit in view.within(start, end):
        if hit.start < done or not hit.of("unit"):
            continue
        found = _at_head(view, hit.start, hit.end, done)
        if found:
            done = hit.end
            yield from found


def expand_units(view: View, span: Span) -> tuple[Mention, ...]:
    """The units a stretch names, one mention each.

    "the Uzbek and Kazakh RKKA regiments, the 19th Omsk and 13th Alma-Ata NKVD regiments, and also one air squadron"
    gives five: ``Uzbek RKKA regiment`` (its span: "Uzbek"), ``Kazakh RKKA regiment`` ("Kazakh RKKA regiments"),
    ``19th Omsk NKVD regiment``, ``13th Alma-Ata NKVD regiment``, ``air squadron`` ("one air squadron").
    """
    return tuple(units(view, span.start, span.end))


def _at_head(view: View, start: int, end: int, floor: int) -> list[Mention]:
    head = " ".join(view.flat[start:end].split())
    singular = view.lexica.unit_nouns.get(head.lower(), head.lower())
    plural = head.lower() != singular
    members = _members(view, start, floor, plural or singular == "corps")
    if not members or not _military(view, members, singular, head, plural):
        return []
    kind = singular if not head[0].isupper() or not plural else singular.title()
    kind = head if not plural else singular.upper() if head.isupper() else kind
    last = members[-1]
    if last[0].sort == "count":
        return [_counted(view, last, head, kind, end)]
    found = []
    for member in members[:-1]:
        words = (*(w.text for w in member), *_shared(member, last), kind)
        found.append(_unit(Span(member[0].start, member[-1].end), " ".join(words), "unit-coordination"))
    own = kind if plural and (len(members) > 1 or last[0].sort == "number") else head
    name = " ".join((*(w.text for w in last), own))
    found.append(_unit(Span(last[0].start, end), name, "unit-coordination" if len(members) > 1 else "unit"))
    return found


def _unit(span: Span, name: str, rule: str) -> Mention:
    return Mention(MentionKind.UNIT, span, name, rule=rule)


def _counted(view: View, member: tuple[_Word, ...], head: str, kind: str, end: int) -> Mention:
    """"one air squadron" is ``air squadron``; "two rifle regiments" stay two, unnamed."""
    count, rest = member[0], member[1:]
    single = count.text.lower() in ("a", "an", "one")
    words = " ".join((*(w.text for w in rest), kind if single else head))
    if single:
        return _unit(Span(count.start if count.text.lower() == "one" else rest[0].start, end), words, "unit-counted")
    return _unit(Span(count.start, end), f"{count.text} {words}", "unit-counted")


def _members(view: View, at: int, floor: int, several: bool) -> list[tuple[_Word, ...]]:
    """The members before a head, in text order: ``19th Omsk`` and ``13th Alma-Ata NKVD``."""
    first = max(floor, at - 200)
    tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(view.flat, first, at)]
    members: list[tuple[_Word, ...]] = []
    current: list[_Word] = []
    index = len(tokens) - 1
    while index >= 0:
        start, end, text = tokens[index]
        word = _word(view, start, end, text, current, tokens[index - 1][2] if index else "")
        if word is not None and len(current) < _MOST:
            current.insert(0, word)
            if word.start < start:         # "Alma-Ata" and "Black Sea" are one word of the list
                while index >= 0 and tokens[index][0] >= word.start:
                    index -= 1
            else:
                index -= 1
            if word.sort not in ("number", "count"):
                continue
        if not current or not several:
            break
        # a member is complete: does a separator with another member stand before it?
        before = index
        while before >= 0 and (tokens[before][2].lower() in _SEPARATORS or tokens[before][2] == "the"):
            before -= 1
        crossed = [t[2] for t in tokens[before + 1:index + 1]]
        if before < 0 or not any(t in _SEPARATORS for t in crossed):
            break
        if "the" in crossed and current[0].sort != "number":
            break
        ahead = _word(view, *tokens[before], [], tokens[before - 1][2] if before else "")
        if ahead is None or ahead.sort == "count":
            break
        members.insert(0, tuple(current))
        current, index = [], before
    if current:
        members.insert(0, tuple(current))
    while len(members) > 1 and members[-1][0].sort == "number" and members[0][0].sort != "number":
        members.pop(0)
    return members if several else members[-1:]


def _word(view: View, start: int, end: int, text: str, after: list[_Word], before: str) -> _Word | None:
    """The token as a word of a unit's name; None where the name cannot go on to the left."""
    lexica, low = view.lexica, text.lower()
    if not _WORD.match(text):
        return None
    if _ORDINAL.match(text) or (low in lexica.ordinals and text[0].isupper()):
        return _Word(start, end, text, "number")
    if low in lexica.counts:
        return _Word(start, end, text, "count") if after or low not in ("a", "an", "several") else None
    if low in lexica.arms and not low.endswith("'s"):
        return _Word(start, end, text, "arm")
    hit = view.covering(start, end)
    if hit and hit.end == end and hit.of("place") and text[0].isupper():
        words = view.flat[hit.start:hit.end]
        return _Word(hit.start, end, words, "proper")
    if hit and hit.end == end and hit.of("group-name"):
        return _Word(hit.start, end, view.flat[hit.start:hit.end], "body")
    if low in lexica.adjectives:
        return _Word(start, end, text, "proper")
    if hit and hit.of("title", "office", "group", "unit"):
        return None
    if text.isupper() and 2 <= len(text) <= 6 and text not in lexica.capitals:
        return _Word(start, end, text, "body")
    if text[0].isupper() and not text.endswith("'s") and low not in lexica.words and low not in lexica.function \
            and low not in view.small:
        return _Word(start, end, text, "proper")
    return None


def _military(view: View, members: list[tuple[_Word, ...]], singular: str, head: str, plural: bool) -> bool:
    """Whether these words and this kind name a unit: a number, a count with an arm, or a proper epithet."""
    last = members[-1]
    sorts = [w.sort for w in last]
    if sorts[0] == "number":
        return True
    if sorts[0] == "count":
        return len(last) > 1 and "proper" not in sorts
    if singular in _EVERYDAY and not (head[0].isupper() and sorts[0] == "proper" and singular in ("front", "fleet")):
        return False
    if plural:
        return "body" in sorts and sorts[0] == "proper"
    if singular == "division" and "arm" not in sorts and "body" not in sorts:
        # offices have divisions too: "European Division", "Reproduction Division"; "Dungan Division" is of a people
        return head[0].isupper() and last[-1].text.lower() in view.lexica.peoples
    return head[0].isupper() and "proper" in sorts


def _shared(member: tuple[_Word, ...], last: tuple[_Word, ...]) -> tuple[str, ...]:
    """What a member takes from the last one."""
    rest = last[1:]
    if len(member) == 1 and member[0].sort == "number" and last[0].sort == "number":
        return tuple(w.text for w in rest)
    own = {w.sort for w in member}
    return tuple(w.text for w in rest if w.sort in ("arm", "body") and w.sort not in own)
