"""Where two statements of one document disagree: both are kept, nothing is decided.

A pure stage over the claims, after corrections and inference; conflicts that a genre itself sees (copies stated and
listed, the dates of a decision in a note, a heading and the minutes' period) are claims already. Precision first: what
refines another statement agrees with it ("1937" and "1937-06-14", "Smirnov" and "I. Smirnov", "commander" and
"commander of the 36th Division").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from kg.model import (
    Claim,
    Conflict,
    CopyTotal,
    Corresponded,
    Described,
    Diagnostic,
    Entity,
    EntityKind,
    Finding,
    Held,
    Inferred,
    Kind,
    Met,
    Part,
    Reading,
    Severity,
    Span,
    Voice,
    When,
)
from kg.voices import Voices, body_voice

# a whole year, month or day; seasons, periods and dates without a year are not compared
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# "Minutes No. 49", "from Minutes Nº 53 of …" in a title; "Minutes of 49 meetings" has no sign
_MINUTES = re.compile(r"\bminutes\s+(?:n[oº°]\.?|№|#|number)\s*(\d+)\b", re.I)
# "Secretary of State and Assistant to the President" is no assistant secretary
_AIDE = re.compile(r"\b(?:assistant|deputy)\s+to\b", re.I)
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule looks at: the reading, its genre, all claims, who speaks where, words that change an office."""

    reading: Reading
    genre: str
    claims: tuple[Claim, ...]
    voices: Voices
    standing: frozenset[str]

    def of(self, span: Span) -> Voice:
        """The voice of a span."""
        return self.voices.of(span)


Rule = Callable[[Said], Iterator[Conflict]]


def find(reading: Reading, genre: str, claims: tuple[Claim, ...], standing: frozenset[str] = frozenset()) -> Finding:
    """All conflicts the claims do not state yet, in rule order, each with a diagnostic."""
    said = Said(reading, genre, claims, Voices(reading.segments, body_voice(genre)), standing)
    known = {frozenset(c.evidence) for c in claims if isinstance(c, Conflict)}
    found: list[Conflict] = []
    for rule in RULES:
        for conflict in rule(said):
            mark = frozenset(conflict.evidence)
            if mark not in known and conflict.evidence[0] != conflict.evidence[1]:
                known.add(mark)
                found.append(conflict)
    return Finding(tuple(found), tuple(_diagnostic(conflict) for conflict in found))


def _diagnostic(found: Conflict) -> Diagnostic:
    if found.rule == "header-date-against-dateline":
        words = f"the record says {found.claim_a}, the text {found.claim_b}; both are kept"
    else:
        words = f"{found.subject}: {found.claim_a} here, {found.claim_b} elsewhere; both are kept"
    return Diagnostic(f"{found.subject.split()[0]}-conflict", Severity.WARNING, found.evidence[1], words)


def record_date(said: Said) -> Iterator[Conflict]:
    """The record's date against the datelines of the body: none of them agrees."""
    header = next((c for c in said.claims if isinstance(c, Described) and c.field == "date" and c.when), None)
    if header is None or header.when is None or not _PLAIN.fullmatch(header.when.edtf):
        return
    if said.of(header.when.span) is not Voice.EDITOR:
        return                                       # the text's own dateline is the record's date
    talks = [c.when for c in said.claims if isinstance(c, Met) and c.kind == "conversation"]
    if any(when and refines(when.edtf.partition("T")[0], header.when.edtf) for when in talks):
        return                                       # the record has the day of the talk, the dateline the paper's
    first: When | None = None
    lines = said.reading.of_kind(Kind.SIGNATURE) if said.genre == "meeting" else ()
    signed = lines[0].span if lines else None
    for when in _datelines(said.reading):
        day = when.edtf.partition("T")[0]
        if signed is not None and when.span.start >= signed.start:
            continue                                 # minutes are signed when they are confirmed: at the next meeting
        if refines(day, header.when.edtf):
            return                                   # sent on one day, received on another: one of them agrees
        first = first or (when if _PLAIN.fullmatch(day) else None)
    if first is not None:
        yield Conflict(subject="date", claim_a=header.when.edtf, claim_b=first.edtf, voice=header.voice,
                       voice_b=said.of(first.span), evidence=(header.when.span, first.span),
                       rule="header-date-against-dateline")


def two_datelines(said: Said) -> Iterator[Conflict]:
    """One message dated twice by itself: two whole days, neither that of its receipt."""
    messages = [c for c in said.claims if isinstance(c, Corresponded)]
    if len(messages) != 1 or any(isinstance(c, Part) and c.kind == "attachment" for c in said.claims):
        return
    sent = messages[0].sent
    days = [when for when in _datelines(said.reading) if _DAY.fullmatch(when.edtf)]
    if sent is None or messages[0].received is not None or len(days) != 2 or days[0].edtf == days[1].edtf:
        return                                       # sent on one day and received on another is no disagreement
    if sent.edtf.partition("T")[0] in (days[0].edtf, days[1].edtf):
        yield Conflict(subject="dateline", claim_a=days[0].edtf, claim_b=days[1].edtf, voice=said.of(days[0].span),
                       voice_b=said.of(days[1].span), evidence=(days[0].span, days[1].span), rule="two-datelines")


def _datelines(reading: Reading) -> Iterator[When]:
    for line in reading.walk():
        if line.kind is Kind.HEADING and line.label == "attachment":
            return                                   # what is attached has a date of its own
        if line.kind is Kind.DATELINE:
            yield from reading.dates_in(line.span)


def minutes_number(said: Said) -> Iterator[Conflict]:
    """The title or summary numbers the minutes otherwise than their own head."""
    heads = [c for c in said.claims if isinstance(c, Part) and c.kind == "minutes" and c.number.isdigit()]
    if len(heads) != 1:
        return
    number = heads[0].number
    for claim in said.claims:
        if isinstance(claim, Described) and claim.field in ("title", "summary") and claim.voice is Voice.EDITOR:
            start, end = claim.evidence[0].start, claim.evidence[0].end
            stated = list(_MINUTES.finditer(said.reading.text, start, end))
            if len(stated) == 1 and stated[0][1] != number:
                yield Conflict(subject="minutes number", claim_a=stated[0][1], claim_b=number, voice=claim.voice,
                               voice_b=heads[0].voice, evidence=(Span(*stated[0].span()), heads[0].evidence[0]),
                               rule="minutes-number")


def copies(said: Said) -> Iterator[Conflict]:
    """A stated number of copies and the number its list adds up to, unless the genre has said so."""
    if any(isinstance(c, Conflict) and c.subject == "copies" for c in said.claims):
        return
    for claim in said.claims:
        if isinstance(claim, CopyTotal) and claim.listed is not None and claim.listed != claim.stated:
            span = claim.evidence[0]
            yield Conflict(subject="copies", claim_a=str(claim.stated), claim_b=str(claim.listed), voice=claim.voice,
                           voice_b=claim.voice, evidence=(span, claim.evidence[-1]), rule="copy-total-against-list")


def offices(said: Said) -> Iterator[Conflict]:
    """One person's office in two voices, equal but for a word that changes its standing ("acting") or a number.

    A holder named by office alone speaks of a person only by way of an inferred identity, which the conflict's
    ``rule`` then says; without one both stay rows of ``offices``.
    """
    names = {e.key: e for e in said.reading.entities}
    same: dict[str, str] = {c.subject: c.object for c in said.claims
                            if isinstance(c, Inferred) and c.property == "same-person" and c.asserted}
    stated: dict[str, list[tuple[str, Span, bool]]] = {}
    for claim in said.claims:
        if isinstance(claim, Held):
            person = _same_as(claim.person, same)
            stated.setdefault(person, []).append((claim.office, claim.evidence[0], person != claim.person))
    for entity in said.reading.entities:
        person = _same_as(entity.key, same)
        if entity.kind is EntityKind.UNNAMED and person != entity.key:
            stated.setdefault(person, []).extend((m.name, m.span, True) for m in entity.mentions[:1])
    for person, held in stated.items():
        for (one, at, by_one), (other, there, by_other) in combinations(held, 2):
            if said.of(at) is not said.of(there) and _unlike_offices(one, other, said.standing):
                inferred = "-by-inferred-identity" if by_one or by_other else ""
                name = names[person].name if person in names else person
                yield Conflict(subject=f"office of {name}", claim_a=one, claim_b=other, voice=said.of(at),
                               voice_b=said.of(there), evidence=(at, there), rule=f"office-standing{inferred}")
                break


def _same_as(key: str, same: dict[str, str]) -> str:
    for _ in range(len(same)):
        if key not in same:
            break
        key = same[key]
    return key


def _unlike_offices(one: str, other: str, standing: frozenset[str]) -> bool:
    first, second = _words(_AIDE.sub(" ", one)), _words(_AIDE.sub(" ", other))
    rest, others = first - standing, second - standing
    if not rest or not others:
        return False
    if rest <= others or others <= rest:
        return first & standing != second & standing
    numbers, more = {w for w in rest if w[:1].isdigit()}, {w for w in others if w[:1].isdigit()}
    return bool(numbers and more and numbers != more) and rest - numbers == others - more


def _words(office: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", office.casefold())) - _SMALL


def names(said: Said) -> Iterator[Conflict]:
    """A person of the title or summary whom the text calls by a name one letter off, and by no other."""
    head = (*said.reading.document.zones_of(Kind.TITLE), *said.reading.document.zones_of(Kind.SUMMARY))
    edited: list[Entity] = []
    own: dict[str, list[Entity]] = {}
    for entity in said.reading.entities:
        if entity.kind is EntityKind.PERSON and entity.mentions:
            voices = {said.of(m.span) is Voice.EDITOR for m in entity.mentions}
            if voices == {True}:
                edited.append(entity)
            elif voices == {False}:
                own.setdefault(entity.name[:1], []).append(entity)
    for one in edited:
        alike = [other for other in own.get(one.name[:1], ()) if _one_letter_off(one.name, other.name)]
        at = next((m.span for m in one.mentions if any(z.span.covers(m.span) for z in head)), None)
        if len(alike) == 1 and at is not None:
            there = alike[0].mentions[0].span
            yield Conflict(subject=f"name of {one.name}", claim_a=one.name, claim_b=alike[0].name, voice=said.of(at),
                           voice_b=said.of(there), evidence=(at, there), rule="name-one-letter-off")


def _one_letter_off(one: str, other: str) -> bool:
    """Whether one long word of two names differs by one letter within; not by its end (Petrov, Petrova)."""
    first, second = one.split(), other.split()
    unlike = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    if len(first) != len(second) or len(unlike) != 1:
        return False
    a, b = unlike[0]
    if min(len(a), len(b)) < 5 or a[0] != b[0] or a.startswith(b) or b.startswith(a) or a[:-1] == b[:-1]:
        return False
    return Levenshtein.distance(a, b) == 1


def refines(one: str, other: str) -> bool:
    """Whether two dates agree: one is the other, or says it more exactly.

    >>> refines("1937-06-14", "1937"), refines("1937-06-14", "1937-06-15")
    (True, False)
    """
    return one.startswith(other) or other.startswith(one)


RULES: tuple[Rule, ...] = (
    record_date, two_datelines, minutes_number, copies, offices, names)
