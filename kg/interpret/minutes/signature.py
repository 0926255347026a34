"""Who closes the text: names and offices under it, nothing that is not written there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.minutes import heads, marks, signing
from kg.interpret.minutes.notes import trim
from kg.interpret.minutes.structure import Placed, Structure
from kg.interpret.minutes.words import pattern
from kg.model import Absent, Claim, Diagnostic, Kind, Mention, MentionKind, Reading, Severity, Signed, Span, Voice

_EDGES = ' \n\t\r\u00a0.,:;()[]/_…-–—"“”'


def signatures(reading: Reading, found: Structure) -> Iterator[Claim | Diagnostic]:
    """One Signed for each name; an office without a name stands alone, and the missing name is said to be missing."""
    number = 0
    organ = pattern(r"(?<!\w)@(?!\w)", "deciding-organ")
    for placed in found.signatures:
        span = placed.segment.span
        people = [m for m in reading.mentions_in(span, MentionKind.PERSON) if m.entity]
        beside = _side_by_side(found.text, span, people)
        how = _how(found.text, placed)
        voice = Voice.NOTE if placed.voice is Voice.NOTE else Voice.MARK
        for mention in people:
            number += 1
            name = _with_initial(found.text, mention.span)
            office = beside.get(mention.span.start)
            if office is None and mention is people[0]:
                office = _office(found.text, Span(span.start, mention.span.start))
            office = office or _office(
                found.text, Span(mention.span.end, span.end if mention is people[-1] else mention.span.end)
            )
            yield Signed(
                evidence=(span,),
                voice=voice,
                rule=f"minutes.signature-{how}",
                key=f"signature.{number}",
                part=placed.part,
                signatory=mention.entity,
                name=mention.name if name == mention.span else name.of(found.text),
                how=how,
                name_span=name,
                office=" ".join(office.of(found.text).split()) if office else "",
                office_span=office,
            )
        if people:
            continue
        bodies = [m for m in reading.mentions_in(span, MentionKind.GROUP) if m.entity]
        office = _office(found.text, span)
        if bodies and office is None and heads.is_body_line(span.of(found.text)):
            number += 1
            yield Signed(
                evidence=(span,),
                voice=voice,
                rule="minutes.signature-body",
                key=f"signature.{number}",
                part=placed.part,
                signatory=next((m for m in bodies if organ.search(m.span.of(found.text))), bodies[0]).entity,
                name=" ".join(span.of(found.text).split()),
                how=how,
                name_span=span,
            )
            continue
        if office is not None:
            number += 1
            yield Signed(
                evidence=(span,),
                voice=voice,
                rule="minutes.signature-office-alone",
                key=f"signature.{number}",
                part=placed.part,
                signatory="",
                name="",
                how=how,
                office=" ".join(office.of(found.text).split()),
                office_span=office,
            )
        yield Absent(
            evidence=(office or span,),
            voice=voice,
            rule="minutes.signature-without-name",
            what="signature",
            subject=placed.part,
        )
        if re.search(r"[A-ZА-Я]\.\s*[A-ZА-Я]\w+", span.of(found.text)):
            yield Diagnostic("unread-signature", Severity.WARNING, span, "a name under the text was not recognised")


def _side_by_side(text: str, span: Span, people: list[Mention]) -> dict[int, Span]:
    """Offices that stand above the names in columns: as many parted by wide gaps on one line as names on the next."""
    line = span.of(text).partition("\n")[0]
    columns = [Span(span.start + c.start(), span.start + c.end()) for c in re.finditer(r"\S+(?:\s{1,2}\S+)*", line)]
    below = [m.span.start for m in people if m.span.start > span.start + len(line)]
    offices = [_office(text, column) for column in columns]
    if len(columns) < 2 or len(below) != len(columns) or len(people) != len(below):
        return {}
    return {at: office for at, office in zip(below, offices, strict=True) if office is not None}


def _with_initial(text: str, name: Span) -> Span:
    """Takes in a single initial without its full stop: `[K Orlov]`."""
    found = re.search(r"(?<!\w)[A-ZА-Я] ?$", text[max(0, name.start - 3) : name.start])
    return Span(name.start - len(found[0]), name.end) if found else name


def _how(text: str, placed: Placed) -> str:
    words = placed.segment.span.of(text)
    signed, certified, _ = signing.patterns()
    if placed.voice is Voice.NOTE:
        return "handwritten"
    if certified.match(words):
        return "certified"
    return "signed" if signed.search(words) else "typed"


def _office(text: str, span: Span) -> Span | None:
    """The office in the words before or after a name: `CC SECRETARY` in `CC SECRETARY [signed]`."""
    start, end = span.start, span.end
    _, certified, _ = signing.patterns()
    if found := certified.match(text, start, end):
        start = found.end()
    mark = pattern(rf"{signing.SIGN}|[\[(/]\s*@\b[^\])/\n]*[\])/]?|(?<!\w)@(?!\w)\s*[\[:]?", "signed")
    while True:
        while start < end and text[start] in _EDGES:
            start += 1
        found = mark.match(text, start, end)
        if not found:
            break
        start = found.end()
    for cut in (mark.search(text, start, end), next(marks.seals(text, Span(start, end)), None)):
        end = min(end, cut.start()) if cut else end
    while end > start and text[end - 1] in _EDGES and not (text[end - 1] == ")" and "(" in text[start:end]):
        end -= 1
    words = trim(text, start, end)
    if words.end - words.start < 3 or not signing.patterns()[2].match(text, words.start, words.end):
        return None
    return words


__all__ = ["Kind", "signatures"]
