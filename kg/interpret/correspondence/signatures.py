"""Who closes a text: signed, typed or certified; and who drafted and typed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.interpret.correspondence import closeforms, shapes
from kg.interpret.correspondence.parties import mended, parties
from kg.interpret.correspondence.sections import Section
from kg.interpret.correspondence.words import any_of, office, title
from kg.model import Diagnostic, Kind, Mention, MentionKind, Reading, Segment, Severity, Signed, Span, Voice

MAKERS = {"drafting": "drafter", "typing": "typist"}
_FOR = re.compile(r"(?:for|за)\b", re.I)
_MARKS = re.compile(
    rf"[\[(/]\s*(?:{any_of('sign-mark')})\s*[\])/]\s*[.:]?|/ss?/|\bss?/(?=\s)|/[-–—]/|\([-–—]\)(?=\s)", re.I
)


@dataclass(frozen=True, slots=True)
class Signature:
    """One closing: ``name`` without title, ``office`` as written; ``how`` signed | typed | certified; ``quoted``: of a
    message inside the text. ``line`` is the segment it stands in."""

    name: str
    entity: str
    office: str
    how: str
    line: Span
    name_span: Span | None = None
    office_span: Span | None = None
    quoted: bool = False
    kind: MentionKind | None = None

    def claim(self, part: str = "") -> Signed:
        """The closing as a claim about the part of that key; "" is the whole text."""
        return Signed(
            key=f"signature.{self.line.start}.{self.name_span.start if self.name_span else 0}",
            part=part,
            signatory=self.entity if self.name else "",
            name=self.name,
            office=self.office,
            how=self.how,
            office_span=self.office_span,
            name_span=self.name_span,
            evidence=(self.line,),
            voice=Voice.MARK,
            rule="closing-name",
        )


@dataclass(frozen=True, slots=True)
class Maker:
    """Who drafted or typed the text: ``role`` drafter | typist."""

    role: str
    name: str
    entity: str
    span: Span


def makers(reading: Reading, section: Section) -> tuple[Maker, ...]:
    """``drafted by Cde. X``, ``Typed by Y, 15 October 1945``: persons only."""
    found: list[Maker] = []
    for segment in section.labelled(Kind.SIGNATURE, *MAKERS):
        for mention in reading.mentions_in(segment.span, MentionKind.PERSON):
            found.append(Maker(MAKERS[segment.label], mention.name, mention.entity, mention.span))
    return tuple(found)


def signatures(reading: Reading, section: Section) -> tuple[tuple[Signature, ...], tuple[Diagnostic, ...]]:
    """Every name, body or office that closes a text, in order; an office on its own line joins the name beside it."""
    found: list[Signature] = []
    notes: list[Diagnostic] = []
    pending: Signature | None = None
    marked = False
    before: Segment | None = None
    for segment in section.segments:
        if segment.kind is Kind.CLOSING:
            marked = bool(_MARKS.search(segment.span.of(reading.text)))
        if segment.kind is not Kind.SIGNATURE or segment.label in (*MAKERS, "deciphering", "translation"):
            if pending and segment.kind is not Kind.CLOSING:
                found.append(pending)
                pending = None
            before = segment
            continue
        joined = before is not None and before.kind is Kind.SIGNATURE
        for line in _lines(reading.text, segment):
            if joined and title().fullmatch(f"{line.of(reading.text).strip()} "):
                continue  # "Lieutenant-Colonel" between a name and its office
            for one in _read(reading, segment, line, marked, notes):
                if one.name:
                    last = found[-1] if found and joined else None
                    if (
                        last is not None
                        and last.kind is MentionKind.GROUP
                        and one.kind is MentionKind.PERSON
                        and not one.quoted
                    ):
                        found.pop()  # a body above the names of those who sign for it
                        pending = replace(last, name="", office=last.name, office_span=last.name_span)
                    if pending is not None and not one.office:
                        one = replace(one, office=pending.office, office_span=pending.office_span)
                    elif pending is not None:
                        found.append(pending)
                    pending = None
                    found.append(one)
                elif (
                    found and joined and not found[-1].office and not found[-1].quoted and found[-1].how != "certified"
                ):
                    found[-1] = replace(found[-1], office=one.office, office_span=one.office_span)
                elif found and joined and _FOR.match(found[-1].office):
                    continue  # "For the Consul General: / A. Platter / American Consul"
                elif one.office:
                    if pending is not None:
                        found.append(pending)
                    pending = one
                elif one.how == "signed":
                    marked = True
            joined = True
        before = segment
    if pending is not None:
        found.append(pending)
    return tuple(found), tuple(notes)


def _lines(text: str, segment: Segment) -> Iterator[Span]:
    for line in re.finditer(r"[^\r\n]+", segment.span.of(text)):
        words = line[0].strip()
        if words:
            start = segment.span.start + line.start() + len(line[0]) - len(line[0].lstrip())
            yield Span(start, start + len(words))


def _read(reading: Reading, segment: Segment, line: Span, marked: bool, notes: list[Diagnostic]) -> Iterator[Signature]:
    words = line.of(reading.text)
    how = (
        "certified" if segment.label == "certified" else "signed" if marked or closeforms.sign_mark(words) else "typed"
    )
    quoted = segment.label == "quoted"
    people = reading.mentions_in(line, MentionKind.PERSON)
    if people:
        for person in people:
            if not _in_gloss(words, person.span.start - line.start):
                yield _person(reading, person, line, how, quoted, len(people) == 1)
        return
    start, core = _core(words)
    span = Span(line.start + start, line.start + start + len(core))
    if not core:
        yield Signature("", "", "", how, line)
        return
    body = next(
        (m for m in reading.mentions_in(line, MentionKind.GROUP) if 2 * (m.span.end - m.span.start) >= len(core)), None
    )
    if body is not None and not office().match(core):
        yield Signature(
            re.sub(r"^[Tt]he\s+|[\[\]]", "", mended(core)),
            body.entity,
            "",
            how,
            line,
            span,
            kind=MentionKind.GROUP,
            quoted=quoted,
        )
    elif shapes.is_office(core) or reading.mentions_in(line, MentionKind.OFFICE):
        yield Signature("", "", core, how, line, office_span=span, quoted=quoted)
    elif shapes.is_body(core):
        yield Signature(re.sub(r"^[Tt]he\s+|[\[\]]", "", mended(core)), "", "", how, line, span, quoted=quoted)
    elif shapes.is_name(core) or (core.isupper() and 2 <= len(core.split()) <= 4 and not office().search(core)):
        notes.append(
            Diagnostic(
                "signatory-not-recognised",
                Severity.INFO,
                line,
                f"{core!r} closes the text but no mention names a person there",
            )
        )
        yield Signature(mended(core), "", "", how, line, span, quoted=quoted)


def _in_gloss(words: str, at: int) -> bool:
    before = words[:at]
    return before.count("[") > before.count("]") or (
        before.count("(") > before.count(")") and bool(before.split("(")[0].strip())
    )


def _person(reading: Reading, person: Mention, line: Span, how: str, quoted: bool, alone: bool) -> Signature:
    held, span = person.office, person.office_span
    words = line.of(reading.text)
    if not held and alone:
        spared = _MARKS.sub(lambda m: " " * len(m[0]), words)
        spared = re.sub(rf"^[\[(]?{any_of('sign-certified')}\s*[:,]?", lambda m: " " * len(m[0]), spared, flags=re.I)
        left = spared[: person.span.start - line.start]
        if person.title:
            left = re.sub(re.escape(person.title) + r"\s*$", "", left)
        for offset, rest in ((0, left), (person.span.end - line.start, spared[person.span.end - line.start :])):
            core = rest.strip(" ,.;:-–—\t[]()")
            if core and office().search(core) and shapes.is_title_case(core, 24):
                at = line.start + offset + rest.index(core)
                held, span = core, Span(at, at + len(core))
                break
    _, core = _core(words)
    party = next(iter(parties(reading, line)), None) if alone and not held else None
    name = party.words if party is not None and party.kind is MentionKind.PERSON else mended(person.name)
    return Signature(name, person.entity, held, how, line, person.span, span, quoted, MentionKind.PERSON)


def _core(words: str) -> tuple[int, str]:
    """The name or office of a line without marks, quotation marks and title, and where it begins."""
    spared = _MARKS.sub(lambda m: " " * len(m[0]), words)
    for slug in ("sign-certified", "sign-mark"):
        spared = re.sub(
            rf"^[\[(]?{any_of(slug)}(?:\s*[:,–—-]|\s+by\b|(?=\s|$))", lambda m: " " * len(m[0]), spared, flags=re.I
        )
    core = spared.strip(' \t.,;:“”"«»[]()/')
    if "]" in core and "[" not in core:  # "[Chinese] Embassy in Mongolia": the editor completes
        core = spared[spared.index("[") :].strip(' \t.,;:“”"«»()')
    lead = title().match(core)
    core = core[lead.end() :] if lead else core
    if re.search(r"\b[A-ZА-Я]$", core) and spared[spared.index(core) + len(core) :].startswith("."):
        core += "."  # initials: "McG. B."
    return (spared.index(core) if core else 0), core
