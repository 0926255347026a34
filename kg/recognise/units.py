"""Military units, coordinations expanded: "the 19th Omsk and 13th Alma-Ata NKVD regiments" are two units.

A unit is ``number? epithets* kind``; numbers never merge.  In a coordination every member takes from the last one
what it lacks: the kind in the singular, and the words between its own epithet and the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Mention, MentionKind, Span
from kg.recognise.names import L, U
from kg.recognise.view import View

_ORDINAL = re.compile(r"(?:\d{1,4}(?:st|nd|rd|th|d)?(?:-[яйе])?|[IVXLC]+)$")
_PLAIN_NUMBER = re.compile(r"\d{1,4}$")
_TOKENS = re.compile(rf"[{U}{L}\d][\w'\-]*|[^\w\s]|\n")
_WORD = re.compile(rf"[{U}{L}\d][\w'\-]*$")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Member:
    """One member of a coordination: its own words, with the first being a number, a count or an epithet."""

    words: tuple[_Word, ...]


def units(view: View, start: int, end: int) -> Iterator[Mention]:
    """Every unit named in ``start:end``, in text order."""
    done = start
    for hit in view.within(start, end):
        if hit.start < done or not hit.of("unit"):
            continue
        found = tuple(_at_head(view, hit.start, hit.end, done))
        if found:
            done = hit.end
            if after := _of_whom(view, hit.end, end):
                done = after
        yield from found


def expand_units(text: str, span: Span, view: View) -> tuple[Mention, ...]:
    """The units a stretch names, one mention each: five for "the Uzbek and Kazakh RKKA regiments, the 19th Omsk and
    13th Alma-Ata NKVD regiments, and also one air squadron" (their spans: "Uzbek", "Kazakh RKKA regiments", …)."""
    if text != view.text:
        raise ValueError("the view is of another text")
    return tuple(units(view, span.start, span.end))


def _at_head(view: View, start: int, end: int, floor: int) -> Iterator[Mention]:
    head = " ".join(view.flat[start:end].split())
    low = head.lower()
    singular = view.lexica.unit_nouns.get(low, low)
    plural = low != singular
    members, count = _members(view, start, floor, plural or singular == "corps")
    if not members:
        return
    last = members[-1]
    if not plural and count is None and not _individual(view, last, head):
        return
    names: list[tuple[int, int, str]] = []
    shared = _shared(view, last)
    kind = head if not plural else _like(singular, head)
    for index, member in enumerate(members):
        own = [w.text for w in member.words]
        if index < len(members) - 1:
            tail = shared if _fits(view, member) else ()
            name = " ".join((*own, *tail, kind))
            names.append((member.words[0].start, member.words[-1].end, name))
        else:
            name = " ".join((*own, head if len(members) == 1 and plural else kind)) if own else head
            names.append((member.words[0].start if own else start, end, name))
    for first, last_end, name in names:
        yield Mention(MentionKind.UNIT, Span(first, last_end), name,
                      rule="unit-coordination" if len(names) > 1 else "unit")


def _like(singular: str, head: str) -> str:
    return singular.title() if head[:1].isupper() else singular


def _fits(view: View, member: _Member) -> bool:
    return True


def _individual(view: View, member: _Member, head: str) -> bool:
    """Whether a singular kind with these words names a unit: a number, a proper epithet, or a count."""
    texts = [w.text for w in member.words]
    if not texts:
        return False
    if any(_ORDINAL.match(t) or t.lower() in view.lexica.ordinals for t in texts):
        return True
    if texts[0].lower() in view.lexica.counts:
        return any(t.lower() in view.lexica.arms for t in texts[1:]) or " " in head
    return head[0].isupper() and any(
        (t[0].isupper() and not view.lexica.ordinary(t)) or t.lower() in view.lexica.adjectives for t in texts)


def _shared(view: View, last: _Member) -> tuple[str, ...]:
    """The words of the last member that all members share: those after its own number and proper epithet."""
    texts = [w.text for w in last.words]
    at = 0
    if texts and (_ORDINAL.match(texts[0]) or texts[0].lower() in view.lexica.ordinals
                  or texts[0].lower() in view.lexica.counts):
        at = 1
        rest = texts[1:]
        # "13th Alma-Ata NKVD regiments": the place is the 13th's own; "7th Rifle Divisions": the arm is everybody's
        if rest and rest[0].lower() not in view.lexica.arms and not (rest[0].isupper() and len(rest[0]) > 1) \
                and rest[0].lower() not in view.lexica.adjectives:
            at = 2
    elif texts:
        at = 1
    return tuple(texts[at:])


def _members(view: View, at: int, floor: int, plural: bool) -> tuple[list[_Member], str | None]:
    """The members before a head, read backwards: ``19th Omsk`` and ``13th Alma-Ata NKVD``."""
    window = max(floor, at - 160)
    tokens = [_Word(m.start(), m.end(), m[0]) for m in _TOKENS.finditer(view.flat, window, at)]
    members: list[_Member] = []
    current: list[_Word] = []
    count: str | None = None
    index = len(tokens) - 1
    while index >= 0:
        token = tokens[index]
        low = token.text.lower()
        nearest = current[0].start if current else at
        if view.flat[token.end:nearest].strip(" ") and token.text not in (",",):
            pass
        if low in ("and", ",", "&") and plural and current and _number_or_epithet(view, current[0].text):
            # a separator: another member must stand before it
            before = index - 1
            while before >= 0 and tokens[before].text.lower() in (",", "and", "the"):
                before -= 1
            if before < 0 or not _member_word(view, tokens[before]) or _sentence_start(view, tokens, before):
                break
            members.insert(0, _Member(tuple(current)))
            current = []
            index = before
            continue
        if low == "the" and current and plural and _number_or_epithet(view, current[0].text) and index \
                and tokens[index - 1].text.lower() in ("and", ","):
            index -= 1
            continue
        if not _member_word(view, token) or len(current) >= 5:
            if low in view.lexica.counts and (current or not plural or True):
                count = low
                if low not in ("a", "an", "several"):
                    current.insert(0, token)
            break
        # a number or count opens its member: nothing of the same member stands before it
        current.insert(0, token)
        if _ORDINAL.match(token.text) or low in view.lexica.ordinals:
            if index and tokens[index - 1].text.lower() in (",", "and", "&") and plural:
                index -= 1
                continue
            if index and tokens[index - 1].text in view.lexica.given:
                break
            break
        index -= 1
    if current or (count is not None):
        members.append(_Member(tuple(current))) if not members else members.insert(0, _Member(tuple(current)))
    ordered = sorted((m for m in members if m.words), key=lambda m: m.words[0].start)
    return ordered, count


def _number_or_epithet(view: View, text: str) -> bool:
    return True


def _sentence_start(view: View, tokens: list[_Word], index: int) -> bool:
    return False


def _member_word(view: View, token: _Word) -> bool:
    text, low, lexica = token.text, token.text.lower(), view.lexica
    if not _WORD.match(text):
        return False
    if _ORDINAL.match(text):
        return not (_PLAIN_NUMBER.match(text) and len(text) > 3)
    if low in lexica.ordinals or low in lexica.arms or low in lexica.adjectives:
        return True
    if not text[0].isupper() or low in lexica.function or low in lexica.words:
        return False
    return True


def _of_whom(view: View, at: int, end: int) -> int:
    return 0
