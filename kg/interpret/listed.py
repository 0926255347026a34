"""Offices that the editors of a volume state in its list of persons: "Haldane, George R., Assistant Secretary of State
for Inter-American Affairs from March 1969 until June 1973; Ambassador to Sur after August 1973"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.meeting.layout import has_office
from kg.model import Held, Kind, Mention, MentionKind, Reading, Segment, Span, Voice

# Where the words of an office end and those of its time begin: "from March 1969 until June 1973", "until 1972",
# ", 1969–1971", "after August 1973". "Assistant to the President" has a "to" and no year behind it.
_TIME = re.compile(
    r",?\s+(?:(?:from|until|since|after|before|through|between|during|beginning|in|to|as\s+of|through)\s+(?:[A-Z][a-z]+\.?\s+)?"
    r"(?:\d{1,2},\s+)?|)\(?\d{4}\b")
# "; previously Consul in Sur", "; thereafter Ambassador to Sur": the time of an office, not its name
_WHEN = re.compile(r"(?:(?:then|thereafter|later|formerly|previously|also|and|subsequently|concurrently)\s+)+")


def offices(reading: Reading) -> Iterator[Held]:
    """One statement an office, in the voice of the editors; a description ("exile leader") is none."""
    for zone in reading.segments:
        if zone.kind is Kind.FRONT:
            for entry in zone.walk():
                if entry.kind is Kind.ITEM and not entry.children:
                    yield from _entry(reading, entry)


def _entry(reading: Reading, entry: Segment) -> Iterator[Held]:
    people = reading.mentions_in(entry.span, MentionKind.PERSON)
    if not people or people[0].span.start != entry.span.start or not people[0].entity:
        return
    at, name = people[0].span.end, people[0].span
    for number, clause in enumerate(re.finditer(r"[^;]+", reading.text[at:entry.span.end])):
        held = _held(reading, people[0], Span(at + clause.start(), at + clause.end()), name if number == 0 else None)
        if held is not None:
            yield held


def _held(reading: Reading, person: Mention, clause: Span, name: Span | None) -> Held | None:
    """The office of one clause; ``name``: the clause stands right behind the name, which is quoted with it."""
    words = clause.of(reading.text)
    lead = len(words) - len(words.lstrip(" ,:;–—-\n"))
    when = _WHEN.match(words, lead)
    lead = when.end() if when else lead
    time = _TIME.search(words, lead)
    end = lead + len(words[lead:time.start() if time else len(words)].rstrip(" .,;"))
    office = " ".join(words[lead:end].split())
    capitals = " ".join(word for word in office.split() if word[:1].isupper())         # "Norland exile leader" is none
    if not has_office(capitals) and not office.startswith("member"):
        return None
    span = Span(clause.start + lead, clause.start + end)
    bodies = reading.mentions_in(span, MentionKind.GROUP)
    quote = Span(name.start if name else span.start, clause.start + len(words.rstrip(" ;")))
    return Held(person=person.entity, office=office, group=bodies[0].entity if bodies else "",
                group_words=bodies[0].name if bodies else "",
                evidence=(quote,) if name else (quote, person.span), voice=Voice.EDITOR, rule="list-of-persons")
