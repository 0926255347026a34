"""Bare names of persons whom the document names clearly elsewhere: "Juncker and Santer" after "President Santer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Kind, Mention, MentionKind, Segment, Span
from kg.recognise import names, persons
from kg.recognise.family import family_first, given_last
from kg.recognise.names import L, U
from kg.recognise.things import is_thing
from kg.recognise.view import View

_WORD_BEFORE = re.compile(r"([^\W\d_][\w'\-]*\.?) $")


_NAMED_AFTER = re.compile(r"(?:Order|Works|Prize|Museum|Mausoleum|Institute) of $")     # "the Order of Lenin"


def known(view: View, people: Sequence[Mention]) -> dict[str, Mention]:
    """The bare forms that may be looked for: full names and surnames that are no ordinary words here."""
    forms: dict[str, Mention] = {}
    for mention in {m.name: m for m in people}.values():
        tokens = names.run(mention.name.replace("’", "'"), 0, len(mention.name))
        shape = names.close(tokens)
        if shape is None:
            continue
        words = [names.close_up(t) for t in shape.tokens if t.kind in ("word", "spaced", "completed")]
        full = " ".join(names.close_up(t) for t in shape.tokens if t.kind != "suffix")
        wanted = {full} if len(words) > 1 else set()
        tongue = family_first(view.lexica, shape.tokens)
        if not tongue:
            wanted.add(words[0] if given_last(view.lexica, shape.tokens) else words[-1])
        elif tongue == "vietnamese" and len(words[-1]) > 3:
            wanted.add(words[-1])                  # Nguyen Co Thach is called Thach
        for form in wanted:
            low = form.lower()
            if len(form) < 3 or low in view.small or view.lexica.ordinary(form) or low in view.lexica.namesakes \
                    or form in view.lexica.given or not form[0].isupper():
                continue
            forms.setdefault(form, mention)
            if form.isupper():
                forms.setdefault(form.title(), mention)
            elif " " not in form and len(form) > 4 and form.upper() not in view.lexica.capitals:
                forms.setdefault(form.upper(), mention)      # "RUSAKOV. Comrade Baibakov is right."
    return forms


def famous(view: View, leaves: Sequence[Segment]) -> Iterator[Mention]:
    """Names of the word list of persons, where they stand alone."""
    for leaf in leaves:
        for hit in view.within(leaf.span.start, leaf.span.end):
            if hit.of("person-name") and _alone(view, hit.start, hit.end) \
                    and not _NAMED_AFTER.search(view.flat, max(0, hit.start - 14), hit.start):
                span = Span(hit.start, hit.end)
                yield _mention(view, span, leaf.span.end, "person-list")


def _mention(view: View, span: Span, end: int, rule: str) -> Mention:
    office = persons.apposition(view, span.end, end)
    return Mention(MentionKind.PERSON, span, " ".join(span.of(view.text).split()), rule=rule,
                   office=office.words(view) if office else "",
                   office_span=Span(office.start, office.end) if office else None)


def bare(view: View, leaves: Sequence[Segment], people: Sequence[Mention]) -> Iterator[Mention]:
    """Every further occurrence of the known names in these segments."""
    forms = known(view, people)
    if not forms:
        return
    patterns = sorted(forms)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    flat = view.flat
    spans = [leaf.span for leaf in leaves if leaf.kind not in (Kind.PLACE_TERM,)]
    index = 0
    for _, start, end in automaton.find_matches_as_indexes(flat):
        while index < len(spans) and spans[index].end <= start:
            index += 1
        if index == len(spans):
            return
        if not (spans[index].start <= start and end <= spans[index].end) or not _alone(view, start, end):
            continue
        span = Span(start, end)
        yield _mention(view, span, spans[index].end, "named-elsewhere")
        if " " not in span.of(flat):
            yield from _partner(view, start, end, spans[index])


# "Rybalko and Malikov" where Malikov is known: the other is a person too
_PARTNER_BEFORE = re.compile(rf"(?<![\w'\-.])([{U}][{L}'\-]{{3,}}[{L}]) and $")
_PARTNER_AFTER = re.compile(rf" and ([{U}][{L}'\-]{{3,}}[{L}])(?![\w\-]| [{U}\d(])")


def _partner(view: View, start: int, end: int, leaf: Span) -> Iterator[Mention]:
    for found in (_PARTNER_BEFORE.search(view.flat, max(leaf.start, start - 40), start),
                  _PARTNER_AFTER.match(view.flat, end, leaf.end)):
        if found is None:
            continue
        first, last, word = found.start(1), found.end(1), found[1]
        if view.lexica.ordinary(word) or word.lower() in view.lexica.namesakes or word.lower() in view.small \
                or view.lexica.is_given(word) \
                or view.covering(first, last) or not _alone(view, first, last):
            continue
        yield Mention(MentionKind.PERSON, Span(first, last), view.text[first:last], rule="named-together")


# "Klaus Fuchs and Yulii Khariton": beside a full name two words that nothing else explains are one too
_FULL = rf"[{U}][{L}'\-]+ [{U}][{L}'\-]*[{L}]"
_FULL_BEFORE = re.compile(rf"(?:(?<=[(,;\n] )|(?<=[{L}] )|(?<=\n)|^)({_FULL}) and $")
_FULL_AFTER = re.compile(rf" and ({_FULL})(?=[.,;:)\n]| [{L}]|$)")
_RULES = frozenset({"given-name", "given-name-last", "family-name-first", "initials", "patronymic", "middle-initial"})


def companions(view: View, leaves: Sequence[Segment], people: Sequence[Mention]) -> Iterator[Mention]:
    """Full names whose given name no list has, joined by "and" to one that is known."""
    at = 0
    for mention in people:
        while at < len(leaves) and leaves[at].span.end <= mention.span.start:
            at += 1
        if at == len(leaves):
            return
        if mention.rule not in _RULES:
            continue
        leaf, start, end = leaves[at].span, mention.span.start, mention.span.end
        for found in (_FULL_BEFORE.search(view.flat, max(leaf.start, start - 50), start),
                      _FULL_AFTER.match(view.flat, end, leaf.end)):
            if found is None or view.covering(found.start(1), found.end(1)) \
                    or is_thing(view, found.start(1), found.end(1)):
                continue
            further = _WORD_BEFORE.search(view.flat, max(leaf.start, found.start(1) - 24), found.start(1))
            if further and further[1][:1].isupper() and not view.lexica.ordinary(further[1]):
                continue          # "Rajani Palme Dutt": the end of a longer name
            words = found[1].split(" ")
            if any(view.lexica.ordinary(w) or w.lower() in view.small or w.lower() in view.lexica.namesakes
                   for w in words):
                continue
            span = Span(found.start(1), found.end(1))
            yield Mention(MentionKind.PERSON, span, span.of(view.text), rule="named-together")


def _alone(view: View, start: int, end: int) -> bool:
    """Whether the words stand as a whole name: no letter, hyphen or further name word joins them."""
    flat = view.flat
    if start and (flat[start - 1].isalnum() or flat[start - 1] in "-'/@"):
        return False
    if end < len(flat) and (flat[end].isalnum() or flat[end] in "-/@"):
        return False
    if (hit := view.covering(start, end)) and (hit.start, hit.end) != (start, end):
        return False
    if (hit and hit.of("place")) or is_thing(view, start, end):
        return False
    before = flat[max(0, start - 24):start]
    if before.endswith(" "):
        found = _WORD_BEFORE.search(before)
        word = found[1] if found else ""
        if word[:1].isupper() and (word.isalpha() or len(word) == 2) and word not in view.lexica.given and (
                not view.lexica.ordinary(word) or len(word.rstrip(".")) == 1) and not (
                word == "I." and names.PRONOUN.search(before[:-3])):
            return False
        if word in view.lexica.given and (further := _WORD_BEFORE.search(before[:found.start()] if found else "")) \
                and further[1][:1].isupper() and not view.lexica.ordinary(further[1].strip(".")):
            return False          # the end of a longer name that was not understood: "Nur Mohammad Taraki"
    after = flat[end:end + 24]
    if after.startswith(" ") and after[1:2].isupper():
        found = names.TOKEN.match(flat, end + 1)
        if found and found.lastgroup == "word":
            low = found[0].lower()
            hit_after = view.at.get(end + 1)
            if not (low in view.lexica.function or (hit_after and hit_after.of("office", "title", "place"))):
                return False
    return True
