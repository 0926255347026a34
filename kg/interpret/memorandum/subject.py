"""What a subject line or title says of a conversation: between whom, when and where.

``The Chancellor's Conversation with Portuguese Prime Minister X on 17 October 1997`` · ``Conversation between X and Y``
· ``Meeting of X with Y in Baden-Baden`` · ``Record of Conversation with Ambassador X``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.interpret.correspondence.parties import Party, mended, parties
from kg.interpret.correspondence.words import office, title
from kg.interpret.papers.words import any_of
from kg.model import MentionKind, Reading, Role, Span, When

# where the names end: a date, a place, what it was about, a footnote mark
_STOP = re.compile(
    r"\s*(?:,\s*(?=\d|on\b|in\b|at\b|held\b|[A-Z][a-z]+\s+\d{1,2}\b)|\bon\s+(?=\d|[a-z]|[A-Z][a-z]+day\b|[A-Z][a-z]+\s+\d)"
    r"|\b(?:in|at|during|after|before|regarding|concerning|about|over|to\s+discuss|held|am|um|in\s+der)\s"
    r"|\[\d+\]|[(;]|[–—]\s|\s-\s|(?<=[a-z]{4})(?<!Messrs)\.\s|\.?$|['\"“‘](?=[A-Z])|\bon\s+['\"“A-Z])"
)
_ACTORS = (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.GROUP, MentionKind.UNIT)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<noun>{any_of('talk-noun', 'meet-noun')})"
        r"(?P<link>\s*,?\s+(?:of|between|with|among|mit|zwischen|с|между)\s+"
        rf"|,\s+(?=[A-ZА-Я]))?",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Talk:
    """``roles``: participants the phrase names; ``when``, ``place`` (entity), ``place_span`` where it states them."""

    span: Span
    roles: tuple[Role, ...] = ()
    when: When | None = None
    place: str = ""
    place_span: Span | None = None


def talk(reading: Reading, span: Span) -> Talk | None:
    """The conversation a line speaks of; None where it speaks of none."""
    words = span.of(reading.text)
    nouns = list(_noun().finditer(words))
    noun = next((n for n in nouns if n["link"]), nouns[0] if nouns else None)
    if noun is None:
        return None
    dates = [d for d in reading.dates_in(span) if d.span.start >= span.start + noun.end()] or list(
        reading.dates_in(span)
    )
    left = (*_journal(reading, span), *_owner(reading, Span(span.start, span.start + noun.start())))
    right = _named(reading, span, noun, dates) if noun["link"] else ()
    place, place_span = place_in(reading, Span(span.start + noun.end(), span.end))
    roles = tuple(_role(reading, party, span) for party in (*left, *right))
    return Talk(span, roles, dates[0] if dates else None, place, place_span)


def _role(reading: Reading, party: Party, within: Span) -> Role:
    mention = next((m for m in reading.mentions_in(within, MentionKind.PERSON) if m.span == party.span), None)
    start, end = party.span.start, party.span.end
    if mention is not None and mention.office_span is not None and within.covers(mention.office_span):
        start, end = min(start, mention.office_span.start), max(end, mention.office_span.end)
    held = party.words if party.kind is MentionKind.OFFICE else party.office
    words = mended(mention.name) if mention is not None else party.words
    return Role(role="participant", entity=party.entity, span=Span(start, end), words=words, office=held)


def _named(reading: Reading, span: Span, noun: re.Match[str], dates: list[When]) -> tuple[Party, ...]:
    begin = span.start + noun.end()
    words = reading.text[begin : span.end]
    held = [m.span for m in reading.mentions_in(Span(begin, span.end))]
    held += [m.office_span for m in reading.mentions_in(Span(begin, span.end)) if m.office_span]
    stop = len(words)
    for found in _STOP.finditer(words):
        within = any(h.start < begin + found.end() and begin + found.start() < h.end for h in held)
        if found.start() and not within and not _posted(reading, begin + found.start(), span.end):
            stop = found.start()
            break
    first = min((d.span.start for d in dates if d.span.start >= begin), default=span.end)
    end = min(begin + stop, first)
    parted = re.search(r"\s(?:with|mit)\s", reading.text[begin:end])
    stretches = (
        (Span(begin, begin + parted.start()), Span(begin + parted.end(), end)) if parted else (Span(begin, end),)
    )
    found_all = [p for stretch in stretches for p in parties(reading, stretch)]
    return tuple(_joined(reading, [p for p in found_all if p.entity and p.kind in _ACTORS]))


def _joined(reading: Reading, found: list[Party]) -> Iterator[Party]:
    """An office, where it is posted and its holder are one party."""
    for place, party in enumerate(found):
        then = found[place + 1] if place + 1 < len(found) else None
        if party.kind is MentionKind.OFFICE and then is not None and then.kind is MentionKind.PERSON:
            post = _POST.match(reading.text, party.span.end, then.span.end)
            if post is not None and post.end() == then.span.start:
                continue
        before = found[place - 1] if place else None
        post = _POST.match(reading.text, before.span.end, party.span.end) if before is not None else None
        if before is not None and before.kind is MentionKind.OFFICE and post and post.end() == party.span.start:
            whole = reading.text[before.span.start : post.end()]
            party = replace(party, office=party.office or " ".join(whole[: whole.rindex(",")].split()))
        yield party


# "the Counselor of the USSR Embassy in the GDR, O. P. Selyanin": where he serves, not where they spoke
_POST = re.compile(
    r"\s*(?:in|to|at)\s+(?:the\s+)?[A-ZÀ-ÞА-ЯЁ][\w.]*(?:\s+[A-ZÀ-ÞА-ЯЁ][\w.]*){0,3},\s+(?:(?:Comrade|Cde\.|Mr\.)\s+)?"
)


def _posted(reading: Reading, at: int, end: int) -> bool:
    """Whether a place behind an office is followed by the name of its holder."""
    found = _POST.match(reading.text, at, end)
    people = reading.mentions_in(Span(at, end), MentionKind.PERSON) if found else ()
    return found is not None and any(m.span.start == found.end() for m in people)


# "The Chancellor's", "Chairman Mao's secret", "The Chancellor's [Helmut Kohl's]": the owner of the conversation
_OWNER = re.compile(r"(?P<owner>.+?)['’]s?(?P<gloss>\s*\[[^\]]+\])?\s+(?:[\w-]+\s+){0,3}$", re.DOTALL)


def _owner(reading: Reading, span: Span) -> tuple[Party, ...]:
    found = _OWNER.fullmatch(span.of(reading.text))
    if found is None:
        return ()
    people = reading.mentions_in(Span(span.start, span.start + found.end()), MentionKind.PERSON)
    holder = reading.mentions_in(Span(span.start, span.start + found.end("owner")), MentionKind.OFFICE)
    if people:
        person = people[-1]
        held = person.office or (holder[-1].name if holder and holder[-1].span.end <= person.span.start else "")
        return (Party(person.name, person.span, person.entity, MentionKind.PERSON, held),)
    if holder and holder[-1].entity:
        return (Party(holder[-1].name, holder[-1].span, holder[-1].entity, MentionKind.OFFICE, holder[-1].name),)
    return _bare_office(reading, Span(span.start, span.start + found.end("owner")))


def _bare_office(reading: Reading, span: Span) -> tuple[Party, ...]:
    """An office without article at the head of a line: "Chancellor's Meeting with …"."""
    lead = re.match(r"\s*(?:the\s+)?", span.of(reading.text), re.IGNORECASE)
    start = span.start + (lead.end() if lead else 0)
    words = reading.text[start : span.end]
    found = office().match(words)
    if found is None or found.end() != len(words):
        return ()
    same = next((m for m in reading.mentions if m.kind is MentionKind.OFFICE and m.name == words and m.entity), None)
    return (Party(words, Span(start, span.end), same.entity if same else "", MentionKind.OFFICE, words),)


# "From the Journal of Ambassador N. Gorshkov: Record of Conversation with …": whose journal it is, spoke
_JOURNAL = re.compile(
    r"(?:from\s+the\s+)?(?:official\s+|work\s+|personal\s+)?(?:diary|journal)\s+of\s+(?P<who>[^:]{3,90}?)"
    r"(?::\s|\s*$|[,.]\s+(?=(?:record|memorandum|minutes|notes?)\b))",
    re.IGNORECASE,
)


def journal(reading: Reading, span: Span) -> tuple[Role, ...]:
    """The owner of the journal a line names: he took part in what it records."""
    return tuple(_role(reading, party, span) for party in _journal(reading, span))


def _journal(reading: Reading, span: Span) -> tuple[Party, ...]:
    found = _JOURNAL.match(span.of(reading.text))
    if found is None:
        return ()
    who = parties(reading, Span(span.start + found.start("who"), span.start + found.end("who")))
    return tuple(p for p in who[:1] if p.entity and p.kind is MentionKind.PERSON)


# "in Chequers", "in Baden-Baden", "at Camp David", "held in Moscow"
_WHERE = re.compile(
    r"\b(?:in|at)\s+(?:the\s+)?(?P<place>[A-ZÀ-ÞА-ЯЁ][\w’'-]*(?:\s+(?:(?:de|la|of(?:\s+the)?)\s+)?[A-ZÀ-ÞА-ЯЁ][\w’'-]*){0,5})"
)


def place_in(reading: Reading, span: Span) -> tuple[str, Span | None]:
    """The first place a stretch names behind "in" or "at"; not the one that says whose ambassador somebody is."""
    offices = [
        m.office_span or m.span
        for m in reading.mentions_in(span, MentionKind.PERSON, MentionKind.OFFICE)
        if m.office_span or m.kind is MentionKind.OFFICE
    ]
    for found in _WHERE.finditer(span.of(reading.text)):
        where = Span(span.start + found.start("place"), span.start + found.end("place"))
        body = reading.mentions_in(Span(span.start, span.start + found.start()), MentionKind.GROUP)
        if body and not reading.text[body[-1].span.end : span.start + found.start()].strip():
            continue  # "the USSR Embassy in the GDR"
        if any(held.overlaps(where) for held in offices) or title().match(f"{where.of(reading.text)}. "):
            continue  # "with the ambassador in the DPRK" says whose he is, not where they spoke
        named = [m for m in reading.mentions_in(where, MentionKind.PLACE) if m.entity]
        if named:
            return named[0].entity, named[0].span
        if not reading.mentions_in(where) and not reading.dates_in(where):
            return "", where
    return "", None
