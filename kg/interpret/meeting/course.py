"""The course of a meeting: when it was opened and adjourned, and when the next one is to be held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.meeting.agenda import part_at
from kg.interpret.meeting.decisions import decision
from kg.model import Claim, Kind, Part, PastAct, Provision, Reading, Segment, Span, Voice
from kg.sentences import sentences

_HELD = r"\b(?:meeting|session|conference|sitting|committee|board|council|commission|group|plenum)\b"
# "The meeting was called to order by the Chairman at 9:40 a.m.", "Mr. Dahl called the meeting to order", "The session
# opened at 9". "opened with a discussion" and "the conference that opened the way" are no openings: a time, a person or
# the end of the sentence follows.
_OPENED = re.compile(
    rf"(?:{_HELD}(?!\s+(?:that|which))[^.;]{{0,90}}?\s(?:was\s+|were\s+)?(?:called\s+to\s+order\b|came\s+to\s+order\b|"
    r"(?:convened|opened|reconvened|began|commenced)(?=\s+(?:at|on|by)\b|[.\]]|$))"
    r"|\b(?:called|declared)\s+the\s+\w+\s+(?:to\s+order|open)\b)", re.IGNORECASE)
# "The meeting adjourned at 5:10 p.m.", "There being no further business the meeting closed at 8.45", "The Chairman
# adjourned the session". "The Committee concluded that …" goes on with what it concluded.
_CLOSED = re.compile(
    rf"(?:{_HELD}(?!\s+(?:that|which))[^.;]{{0,60}}?\s(?:was\s+|were\s+|stood\s+|then\s+)*"
    r"(?:adjourned\b|(?:closed|ended|concluded|rose|terminated|recessed)(?=\s+(?:at|on|for|until|sine)\b|[.\]]|$))"
    r"|\b(?:adjourned|closed|declared)\s+the\s+(?:meeting|session|sitting|conference)(?:\s+(?:closed|adjourned))?"
    r"(?=\s+(?:at|on|until)\b|[.\]]|$))", re.IGNORECASE)
# What is planned, or was another meeting, is neither: "will be convened", "adjourned last year".
_NOT_NOW = re.compile(r"\b(?:will|would|should|shall|to\s+be|if|when|before|after|until\s+the|last|previous|had)\b",
                      re.IGNORECASE)
# "The next meeting was set for November 4, 1966.", "The next session will be held on 11 May": a plan
_NEXT = re.compile(
    r"(?:(?:The|Our|Its)\s+)?(?:[Dd]ate\s+of\s+(?:the\s+)?)?[Nn]ext\s+(?:[\w-]+\s+){0,3}?(?:meeting|session|sitting)\b[^.;]{0,60}?"
    r"(?P<verb>(?:will|would|is|was|shall|should)\s+(?:then\s+|tentatively\s+)?(?:be\s+)?(?:held|set|scheduled|fixed|called|"
    r"convened|take\s+place|to\s+be\s+held|meet)\b)|"
    r"(?:(?:The|Our|Its)\s+)?(?:[Dd]ate\s+of\s+(?:the\s+)?)?[Nn]ext\s+(?:meeting|session)\s*(?P<colon>:)\s*(?=\S)")


def course(reading: Reading, agenda: tuple[Part, ...]) -> Iterator[Claim]:
    """Openings and adjournments as acts the record treats as fact, the next meeting as a plan."""
    number = 0
    for leaf in _leaves(reading.segments):
        for part in sentences(reading.text, leaf.span):
            words = part.of(reading.text)
            if len(words) > 400 or decision(words) is not None:
                continue
            where = part_at(agenda, part.start)
            planned = _NEXT.match(words)
            if planned:
                number += 1
                end = part.start + planned.end("verb" if planned["verb"] else "colon")
                yield Provision(key=f"next-meeting.{number}", part=where, point="", path="", kind="planned-meeting",
                                verb=planned["verb"] or "Next meeting", task=Span(end, part.end), evidence=(part,),
                                voice=Voice.TEXT, rule="next-meeting")
                continue
            for kind, form in (("opening-of-meeting", _OPENED), ("adjournment", _CLOSED)):
                found = form.search(words)
                if found and not _NOT_NOW.search(words[:found.end()]):
                    number += 1
                    dates = reading.dates_in(part)
                    yield PastAct(key=f"{kind}.{number}", kind=kind, part=where, when=dates[0] if dates else None,
                                  evidence=(part,), voice=Voice.TEXT, rule=f"meeting-{kind}")
                    break


def _leaves(segments: tuple[Segment, ...]) -> Iterator[Segment]:
    for segment in segments:
        if segment.label == "sp" and segment.children:
            continue                              # what a speaker says of other meetings
        if segment.children:
            yield from _leaves(segment.children)
        elif segment.kind in (Kind.PARAGRAPH, Kind.BRACKET, Kind.ITEM, Kind.DATELINE):
            yield segment
