"""Second names in brackets: ``Filippov [Stalin]``, ``Kumul [Hami]``, ``Hotan [District]``, ``Zhang Yifeng (Kashen)``.

A gloss is the editor's or translator's: the second name is a mention of its own, of the same person or place.  A
presumption (``[SIC, presumably X]``) is not: both keep their own entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Mention, MentionKind, Span
from kg.recognise.brackets import Bracket, BracketKind, bracket_meanings
from kg.recognise.family import family_first
from kg.recognise.names import L, U, read, run, written
from kg.recognise.view import View

_PRESUMED = re.compile(
    r"(?:presumably|probably|possibly|perhaps|apparently|should be|i\.e\.,? probably)\s+", re.IGNORECASE)
# "Zhang Yifeng (Kashen)": one or two names in round brackets right behind a name; "(Argentina)" and "(HO)" are no names
_ROUND = re.compile(r" \(([^()\n]{2,40})\)")


@dataclass(frozen=True, slots=True)
class Gloss:
    """``second`` explains ``first``; ``relation`` is alias, gloss, completion or presumed; ``span`` the bracket."""

    first: Mention
    second: Mention
    relation: str
    span: Span


def complete(view: View, leaf: Span, found: Sequence[Mention]) -> tuple[list[Mention], set[Span]]:
    """What the brackets of a segment add to its mentions: completed places and second names; and what they replace."""
    by_end = {m.span.end: m for m in found}
    inside = {m.span.start: m for m in found}
    made: list[Mention] = []
    dropped: set[Span] = set()
    for bracket in bracket_meanings(view.text, leaf):
        if bracket.before is None or bracket.kind not in (
                BracketKind.GLOSS, BracketKind.COMPLETION, BracketKind.NOTE):
            continue
        first = by_end.get(bracket.before.end)
        if bracket.kind is BracketKind.COMPLETION:
            if first and first.kind is MentionKind.PLACE and view.text[first.span.end] == " ":
                dropped.add(first.span)
                words = f"{first.name} {bracket.inner.of(view.text).strip()}"
                made.append(replace(first, span=Span(first.span.start, bracket.span.end), name=words,
                                    rule="place-completed"))
            continue
        if bracket.kind is BracketKind.GLOSS:
            made += _gloss(view, bracket, first, inside.get(bracket.inner.start), whole=True)
        elif doubt := _PRESUMED.search(bracket.inner.of(view.text)):
            made += _gloss(view, bracket, first, inside.get(bracket.inner.start + doubt.end()), whole=False)
    for mention in found:
        if mention.kind is MentionKind.PERSON:
            made += _round(view, mention, leaf.end)
            for one in _pseudonym(view, mention, by_end, leaf.start):
                made.append(one)
                dropped |= {mention.span} if one.span == mention.span else set()
    return made, dropped


def _gloss(view: View, bracket: Bracket, first: Mention | None, second: Mention | None, *,
           whole: bool) -> Iterator[Mention]:
    """Mentions that a gloss makes of its two sides, where one side is known; a presumption is not the ``whole``."""
    at = bracket.inner.start
    if whole and second is not None and second.span.end != bracket.inner.end:
        return
    if whole and first is not None and second is None and first.kind in (MentionKind.PERSON, MentionKind.PLACE):
        shape = read(view, at, bracket.inner.end, trust="list")
        if shape and shape.end == bracket.inner.end and first.span.end >= bracket.span.start - 2:
            yield Mention(first.kind, Span(shape.start, shape.end), written(view, shape), rule="gloss")
    elif first is None and second is not None and second.kind in (MentionKind.PERSON, MentionKind.PLACE) \
            and bracket.before is not None:
        start = _last_name(view, bracket.before)
        if start is not None:
            shape = read(view, start, bracket.before.end, trust="list")
            if shape and shape.end == bracket.before.end:
                yield Mention(second.kind, Span(shape.start, shape.end), written(view, shape), rule="glossed")


def _last_name(view: View, before: Span) -> int | None:
    """Where the run of name words before a bracket begins: "met Filippov [" begins at "Filippov"."""
    words = list(re.finditer(r"[\w'\-]+", view.flat[before.start:before.end]))
    start = None
    for word in reversed(words):
        if not word[0][0].isupper() or view.lexica.ordinary(word[0]):
            break
        start = before.start + word.start()
    return start


def _round(view: View, mention: Mention, end: int) -> Iterator[Mention]:
    tokens = run(mention.name.replace("’", "'"), 0, len(mention.name))
    if not tokens or not family_first(view.lexica, tokens):
        return
    at = mention.span.end
    while found := _ROUND.match(view.flat, at, end):
        shape = read(view, found.start(1), found.end(1), trust="list")
        if shape is None or shape.end != found.end(1) or view.covering(shape.start, shape.end):
            return
        yield Mention(MentionKind.PERSON, Span(shape.start, shape.end), written(view, shape), rule="alias-round")
        at = found.end()


# "Filippov (Stalin)": a surname alone, no further name before it; "Gromyko (Kuznetsov)" are two, "I. V. Orlov (Stalin)"
# says something else
_CALLED = re.compile(rf"(?:(?<![\w'\-.])|(?<=\n))([{U}][{L}'\-]{{2,}}) \($")
_NAME_BEFORE = re.compile(rf"(?:[{U}][\w'\-]*|[{U}]\.) $")


def _pseudonym(view: View, mention: Mention, by_end: Mapping[int, Mention], start: int) -> Iterator[Mention]:
    """A known person in round brackets behind a surname that bears no name besides: the surname is his pseudonym."""
    at = mention.span.start
    if mention.rule != "person-list" or not view.flat.startswith(")", mention.span.end):
        return
    called = _CALLED.search(view.flat, max(start, at - 40), at)
    if called is None:
        return
    span, word = Span(called.start(1), called.end(1)), called[1]
    first = by_end.get(span.end)
    if first is not None and (
            first.rule == "person-list" or first.span != span or first.kind is not MentionKind.PERSON):
        return
    if first is None and (not word.endswith(view.lexica.surname_endings) or view.lexica.ordinary(word)
                          or view.covering(span.start, span.end)
                          or ((before := _NAME_BEFORE.search(view.flat, max(start, span.start - 24), span.start))
                              and not view.lexica.ordinary(before[0].strip(" .")))):
        return
    if first is None:
        yield Mention(MentionKind.PERSON, span, span.of(view.text), rule="glossed")
    yield replace(mention, rule="alias-round")


def pairs(text: str, mentions: Sequence[Mention]) -> Iterator[Gloss]:
    """Which mentions explain which: of one kind, the second in brackets right behind the first."""
    starts = {m.span.start: m for m in mentions if m.kind is not MentionKind.OFFICE}
    for first in mentions:
        if first.kind is MentionKind.OFFICE:
            continue
        at, current = first.span.end, first
        while text[at:at + 1] in ("[", "(") or text[at:at + 2] in (" [", " ("):
            opening = at if text[at] in "[(" else at + 1
            closing = text.find("]" if text[opening] == "[" else ")", opening)
            if closing < 0 or closing - opening > 120:
                break
            span = Span(opening, closing + 1)
            second = starts.get(opening + 1)
            inner = text[opening + 1:closing]
            if second and second.kind is first.kind and second.span.end == closing and (
                    text[opening] == "[" or second.rule == "alias-round"):
                yield Gloss(first, second, "alias" if first.kind is MentionKind.PERSON else "gloss", span)
            elif text[opening] == "[" and (doubt := _PRESUMED.search(inner)):
                second = starts.get(opening + 1 + doubt.end())
                if second and second.kind is first.kind:
                    yield Gloss(current, second, "presumed", span)
                break
            else:
                break
            at = span.end
