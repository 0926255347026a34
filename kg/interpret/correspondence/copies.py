"""Lists of copies: who holds how many, which number, and whether the list adds up to what the document states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.interpret.correspondence import copyforms
from kg.interpret.correspondence.parties import Party, parties
from kg.interpret.correspondence.sections import Section
from kg.interpret.correspondence.words import is_one, number, pattern
from kg.model import (
    Claim,
    Conflict,
    Copied,
    CopyTotal,
    Diagnostic,
    Kind,
    MentionKind,
    Reading,
    Segment,
    Severity,
    Span,
    Voice,
)

# "Stalin (2)", "Stalin - 2", "Molotov-1", "Beria – 2 copies"; the number stands last, so that "10th department" has
# none
_COUNT = re.compile(
    r"\s*(?:\(\s*(?P<a>\d{1,2})(?:\s+cop(?:y|ies))?\s*\)|(?<!\d)[-–—:]\s*(?P<b>\d{1,2})(?:\s*(?:copies|copy|экз\.?))?)\s*[.,;]?\s*$"
)
_ENTRY = re.compile(r"\s*[,;]\s*(?:and\s+|и\s+)?|\s+(?:and|&|и)\s+|\s*\n\s*")
_SUMMED = re.compile(r"[.;]\s*(?P<total>\d{1,3})\s+copies(?:\s+(?:printed|made|in\s+all))?\.?$")
_NOT_ACTORS = re.compile(r"(?:\d+(?:st|nd|rd|th)\b|file|copy|copies|archive|department|everything)", re.I)


@dataclass(frozen=True, slots=True)
class _Entry:
    holder: str
    span: Span
    party: Party | None
    count: int | None = None
    copy_number: str = ""

    @property
    def weight(self) -> int:
        """How many copies the entry stands for."""
        if self.count is not None:
            return self.count
        ends = [int(n) for n in re.findall(r"\d+", self.copy_number)]
        return ends[1] - ends[0] + 1 if len(ends) == 2 and ends[1] > ends[0] else 1


def copies(reading: Reading, section: Section) -> tuple[tuple[Claim, ...], tuple[Diagnostic, ...]]:
    """The claims of every list of copies and every copy number of a text."""
    claims: list[Claim] = []
    notes: list[Diagnostic] = []
    for block in _blocks(reading.text, section):
        _list(reading, section, block, claims, notes)
    for mark in section.labelled(Kind.MARK, "copy-number"):
        claims.extend(_numbered(reading, section, mark))
    return tuple(claims), tuple(notes)


def _numbered(reading: Reading, section: Section, mark: Segment) -> Iterator[Claim]:
    found = copyforms.copy_number(mark.span.of(reading.text))
    if found is None:
        return
    own = found["number"] or found["number2"]
    yield Copied(
        key=f"copy.{mark.span.start}",
        holder="",
        copy_number=own,
        part=section.key,
        evidence=(mark.span,),
        voice=Voice.MARK,
        rule="copy-number",
    )
    total = found["total"] or found["total2"]
    if total:
        yield CopyTotal(
            stated=int(total),
            listed=None,
            part=section.key,
            evidence=(mark.span,),
            voice=Voice.MARK,
            rule="copy-number-of-total",
        )


def _blocks(text: str, section: Section) -> Iterator[list[Segment]]:
    """Runs of COPIES segments, a new one at every head; entries without a head are a list of their own.

    A number of copies alone on its line ("15 copies") belongs to the list below it.
    """
    block: list[Segment] = []
    for segment in section.segments:
        total = copyforms.total_of(block[0].span.of(text)) if len(block) == 1 and block[0].label == "head" else None
        goes_on = (
            total is not None
            and segment.label == "head"
            and _list_start(block[0].span.of(text)) is None
            and copyforms.total_of(segment.span.of(text)) is None
        )
        if (segment.kind is not Kind.COPIES or segment.label in ("head", "bracket")) and not goes_on:
            if block:
                yield block
            block = []
        if segment.kind is Kind.COPIES:
            block.append(segment)
    if block:
        yield block


def _list(
    reading: Reading, section: Section, block: list[Segment], claims: list[Claim], notes: list[Diagnostic]
) -> None:
    text = reading.text
    voice = Voice.TRANSLATOR if block[0].label == "bracket" else Voice.TEXT
    entries: list[_Entry] = []
    stated: tuple[int, Span] | None = None
    for segment in block:
        words = segment.span.of(text)
        start = segment.span.start
        if segment.label == "entry":
            lead = re.match(r"(?:to|for)\s*:\s*", words, re.I)
            sums = _SUMMED.search(words) if lead else None
            if lead and ", " in words:  # "To: A, B, Foreign Ministry (3), archive. 22 copies printed."
                end = segment.span.end if sums is None else start + sums.start()
                entries.extend(_inline(reading, Span(start + lead.end(), end)))
            else:
                entries.extend(_line(reading, segment.span))
            if sums:
                stated = (int(sums["total"]), Span(start + sums.start("total"), start + sums.end("total")))
            continue
        total = copyforms.total_of(words)
        value = number(words[total[0] : total[1]]) if total else None
        if total and value is not None:
            stated = (value, Span(start + total[0], start + total[1]))
        begin = _list_start(words)
        if begin is not None:
            entries.extend(_inline(reading, Span(start + begin, segment.span.end)))
    for entry in entries:
        claims.append(
            Copied(
                key=f"copy.{entry.span.start}",
                holder=entry.holder,
                entity=_entity(entry.party),
                count=entry.count,
                copy_number=entry.copy_number,
                part=section.key,
                evidence=(entry.span,),
                voice=voice,
                rule="copy-list",
            )
        )
    if stated is None:
        return
    listed = sum(entry.weight for entry in entries) if entries else None
    span = block[0].span
    claims.append(
        CopyTotal(stated=stated[0], listed=listed, part=section.key, evidence=(span,), voice=voice, rule="copy-total")
    )
    if listed is not None and listed != stated[0]:
        extent = Span(entries[0].span.start, entries[-1].span.end)
        claims.append(
            Conflict(
                subject="copies",
                claim_a=str(stated[0]),
                claim_b=str(listed),
                voice_b=voice,
                voice=voice,
                evidence=(stated[1], extent),
                rule="copy-total-against-list",
            )
        )
        notes.append(
            Diagnostic(
                "copies-conflict",
                Severity.WARNING,
                span,
                f"{stated[0]} copies are stated, {listed} are listed; both are kept",
            )
        )


def _list_start(words: str) -> int | None:
    """Where the entries begin behind the head of a list; None where none stand on its line."""
    note = copyforms.distribution_note(words)
    if note:
        return note.start("rest") if note["rest"] else None
    head = pattern(r"[\[(]?@[^:]{0,40}:\s*", "label-copies").match(words) or pattern(r"@\s*:\s*", "label-passed").match(
        words
    ) or re.compile(
        r"[^:]{0,60}\bcop(?:y|ies)\b[^:]{0,20}:\s*", re.I
    ).match(words)
    if head is None:
        head = pattern(r"[\[(]?@\s+(?:[-–—]\s*)?", "label-copies").match(words)
        if head and re.match(r"[-–—]?\s*\(?\d+\s+cop", words[head.end() :]):
            head = re.compile(r".*?copies\)?\s*[-–—]\s*").match(words)
    return head.end() if head and words[head.end() :].strip(" .]") else None


def _inline(reading: Reading, span: Span) -> Iterator[_Entry]:
    text = reading.text
    at = span.start
    cuts = [
        m
        for m in _ENTRY.finditer(text, span.start, span.end)
        if not _inside_brackets(text, span.start, m.start())
        and not any(
            o.span.start < m.end() and m.start() < o.span.end
            for o in reading.mentions_in(span, MentionKind.GROUP, MentionKind.UNIT)
        )
    ]
    for cut in cuts:
        yield from _line(reading, Span(at, cut.start()))
        at = cut.end()
    yield from _line(reading, Span(at, span.end))


def _inside_brackets(text: str, start: int, at: int) -> bool:
    before = text[start:at]
    return before.count("(") > before.count(")")


def _line(reading: Reading, span: Span) -> Iterator[_Entry]:
    """One entry: its number, "to", title, holder, count."""
    words = span.of(reading.text)
    start, copy_number, times = span.start, "", None
    found = copyforms.numbered(words)
    if found is not None:
        groups = found.groupdict()
        copy_number = " ".join((groups.get("number") or "").split())
        times = groups.get("count")
        start += found.start("rest")
    lead = re.match(r"(?:to|for|и|and)\s+", reading.text[start : span.end], re.I)
    start += lead.end() if lead else 0
    end = span.end
    counted = _COUNT.search(reading.text[start:end])
    count = int(counted["a"] or counted["b"]) if counted else int(times) if times else None
    if counted:
        end = start + counted.start()
    stripped = reading.text[start:end].rstrip(" .,;:])" if "(" not in reading.text[start:end] else " .,;:]")
    if re.search(r"\b[A-ZА-Я]\.[A-ZА-Я]$", stripped) and reading.text[start + len(stripped) : end].startswith("."):
        stripped += "."  # "N.N."
    end = start + len(stripped)
    if not any(c.isalpha() for c in stripped):
        return
    held = Span(start, end)
    party = next(iter(parties(reading, held)), None)
    holder = party.words if party else stripped
    if re.search(r"^\[[^\]]+\]\s\w|\w\s\[[^\]]+\]?$", reading.text[start:end] + "]" * stripped.count("[")):
        plain = " ".join(re.sub(r"[\[\]]", "", stripped).split())  # "[Lin] Biao", "Premier [Su]": the editor completes
        holder = plain if party is None or not party.entity else party.words
    if party is not None and party.kind is not MentionKind.PERSON and len(parties(reading, held)) > 1:
        holder = re.sub(r"^[Tt]he\s+", "", stripped)
    if party is not None and (_NOT_ACTORS.match(party.words) or is_one(party.words, "holder-thing")):
        party = replace(party, entity="", kind=None)
    yield _Entry(holder, span if found or counted else held, party, count, copy_number)


def _entity(party: Party | None) -> str:
    return (
        party.entity
        if party is not None and party.kind in (MentionKind.PERSON, MentionKind.GROUP, MentionKind.UNIT)
        else ""
    )
