"""Those present: one :class:`kg.model.Role` a person, from the lists and sentences the segmenter set apart.

``side`` is the heading a person stands under, as written without its colon; ``office`` what the entry says after (or
before) the name; ``role`` participant | chair | absent | observer | note-taker | interpreter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.interpret.meeting import layout
from kg.interpret.meeting.prose import Stretch, stretches
from kg.interpret.meeting.words import pattern
from kg.model import Diagnostic, Kind, Mention, MentionKind, Reading, Role, Segment, Severity, Span


@dataclass(frozen=True, slots=True)
class _Over:
    """What stands over an entry: the side and the role its headings give."""

    side: str = ""
    role: str = "participant"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """The roles of one list or sentence and the entries in which no name was recognised."""

    roles: tuple[Role, ...]
    unread: tuple[Diagnostic, ...] = ()


def attendance(reading: Reading, segment: Segment) -> Attendance:
    """The people of one PARTICIPANTS segment."""
    if not segment.children:
        return Attendance(tuple(_of_sentence(reading, segment.span)))
    unread: list[Diagnostic] = []
    roles = tuple(_list(reading, segment.children, _lead(reading, segment), unread))
    return Attendance(roles, tuple(unread))


def _lead(reading: Reading, segment: Segment) -> _Over:
    """The side named by the sentence right before a list: "The following were present from CIA:"."""
    before = reading.text[max(0, segment.span.start - 300):segment.span.start].rstrip()
    if not before.endswith(":") or "\n" in before[-2:]:
        return _Over()
    last = re.split(r"(?<=[.?!])\s+|\n", before)[-1]
    end = max(0, segment.span.start - 300) + len(before)
    span = Span(end - len(last), end)
    found = stretches(last + " X")
    group = pattern(r"(?P<who>(?:[\w’'&/.-]+\s+){0,5}members)\s+@.*", "present").match(last)
    return _Over(found[0].side if found and found[0].side else group["who"] if group else "", "participant", span)


def _list(reading: Reading, children: tuple[Segment, ...], over: _Over, unread: list[Diagnostic]) -> Iterator[Role]:
    now = over
    for child in children:
        words = child.span.of(reading.text)
        if child.kind in (Kind.BLANK, Kind.PAGE_BREAK):
            continue
        if child.children:
            yield from _list(reading, child.children, now, unread)
        elif child.kind is Kind.HEADING and not _is_officer(reading, child):
            if not words.startswith("(") and child.label != "people":
                now = replace(heading(words), span=child.span)
        else:
            found = list(_entry(reading, child.span, now))
            yield from found
            if not found and layout.is_person_line(words, strict=True):
                unread.append(Diagnostic("participant-unread", Severity.INFO, child.span,
                                         f"no name was recognised in the list of those present: {words[:60]!r}"))


def _is_officer(reading: Reading, line: Segment) -> bool:
    """Whether a line set as a heading ends in a person's name: "Acting Deputy Assistant Secretary Kenneth Roe"."""
    people = reading.mentions_in(line.span, MentionKind.PERSON)
    return line.label == "side" and len(people) == 1 and people[0].span.end == line.span.end and bool(
        people[0].office or layout.is_officer_line(line.span.of(reading.text)))


def heading(words: str) -> _Over:
    """What a heading says of those below it.

    >>> heading("The Historical Office:").side
    'The Historical Office'
    >>> heading("Other Persons Present").side, heading("Reported by:").role
    ('', 'note-taker')
    """
    line = " ".join(words.split()).rstrip(":").strip()
    for slug, role in (("absent", "absent"), ("observers", "observer"), ("note-takers", "note-taker"),
                       ("interpreters", "interpreter")):
        if pattern(r"@(?:\s*\([^)]*\))?", slug).fullmatch(line):
            return _Over("", role)
    if pattern(r"@(?:\s*\([^)]*\))?", "present").fullmatch(line):
        return _Over()
    absent = pattern(r"(?P<side>.+)\s+@", "absent").fullmatch(line)
    if absent:
        return _Over(absent["side"], "absent")
    present = pattern(r"(?P<side>.+),?\s+@", "present").fullmatch(line)
    if present:
        return _Over(present["side"])
    led = pattern(r"@\s+(?P<side>\S.*?)(?P<word>\s+side)?", "side-lead").fullmatch(line)
    if led:
        return _Over(led["side"] + (led["word"] or ""))
    return _Over(line)


# "PA/HO - Messrs. Kennedy and Slany", "Committee Members: W. Kimball (chair), E. Rosenberg": the side, then its
# people.
_LABEL = re.compile(r"(?P<side>[A-ZА-Я][^\n:–—]{1,60}?)\s*(?::|\s[-–—])\s+(?=\S)")


def _entry(reading: Reading, span: Span, over: _Over) -> Iterator[Role]:
    words = span.of(reading.text)
    people = reading.mentions_in(span, MentionKind.PERSON)
    if words.startswith(("(", "[")):
        # "(Mr. Stewart was attending another meeting elsewhere)": a remark, no entry
        if people and re.search(r"\battending\s+another\b|\babsent\b|\bnot\s+present\b|\bunable\b", words):
            yield _role(people[0], "absent", over, span)
        return
    label = _LABEL.match(words)
    if label and people and people[0].span.start >= span.start + label.end() - 1:
        start = span.start + label.start("side")
        side = _Over(label["side"], over.role, Span(start, start + len(label["side"])))
        for mention, following in zip(people, (*people[1:], None), strict=True):
            yield _person(reading, mention, span, side, following, run=True)
        return
    if not people:
        held = reading.mentions_in(span, MentionKind.OFFICE)
        left = re.sub(r"^(?:The|the)\s+", "", words.strip(" .;,"))
        if len(held) == 1 and held[0].entity and len(left) - (held[0].span.end - held[0].span.start) <= 1:
            yield _role(held[0], over.role, over, span)     # "The President": known by the office alone
        return
    first, *rest = people
    named = layout.entry(words)
    ahead = words[:first.span.start - span.start]
    late = named is not None and len(ahead) >= named.end("name") and not layout.has_office(ahead)
    if late or len(ahead) > 120:
        return                              # the entry's own name was not recognised; one named after it is not meant
    run = _run(reading, first, rest, span)
    for mention, following in zip(run, (*run[1:], None), strict=True):
        yield _person(reading, mention, span, over, following, run=len(run) > 1)


# ", ", " and ", " (chair), ": nothing else parts the names of a run, but for another title.
_BETWEEN = re.compile(r"\s*(?:\([^)]{1,30}\))?\s*(?:,\s*(?:and\s+)?|\s+and\s+|;\s*)(?:[A-Z][a-z]{1,8}\.\s*)?")


def _run(reading: Reading, first: Mention, rest: list[Mention], span: Span) -> list[Mention]:
    """The names of an entry that is a run of names ("Messrs. Kennedy and Slany"); one name in any other entry."""
    run, last = [first], first
    for mention in rest:
        between = reading.text[last.span.end:mention.span.start]
        if not _BETWEEN.fullmatch(between):
            return [first]
        run.append(mention)
        last = mention
    tail = reading.text[last.span.end:span.end]
    return run if re.fullmatch(r"\s*(?:\([^)]{1,30}\))?[\s.;]*", tail) else [first]


# What a bracket after a name says of presence; "[In Europe]" says where an absent member is.
_AWAY = re.compile(r"[(\[]\s*(?:In|in)\s+[A-Z][^)\]]{2,30}[)\]]")
# Codes of offices ("HD", "P/HO", "EUR") tell where somebody works and are no office.
_CODE = re.compile(r"\(?[A-Z][A-Z0-9]{0,5}(?:/[A-Z0-9]{1,6})*\)?")


# What stands between an entry of a run and the next name: "; ", ", and Mr. ".
_JOINT = re.compile(r"[\s,;.]*(?:\band\b|&)?\s*(?:[A-Z][a-z]{1,8}\.?\s*)?$")


def _person(
    reading: Reading, mention: Mention, span: Span, over: _Over, following: Mention | None, *, run: bool,
) -> Role:
    text = reading.text
    after = text[mention.span.end:following.span.start if following else span.end]
    if following:
        semicolon = after.find(";")
        after = after[:semicolon] if semicolon >= 0 else _JOINT.sub("", after)
    remarks = re.findall(r"[(\[]([^)\]]{1,60})[)\]]", after)
    held = re.sub(r"^\s*[(\[][^)\]]{1,60}[)\]]", "", after)         # "Rafael Alvarado (Uruguay), Chairman"
    role = over.role
    if (any(pattern(r"@\b.*", "absent").match(remark.strip()) for remark in remarks) or _AWAY.match(after.strip())
            or pattern(r"\s*[\t,]\s*@\s*\.?", "absent").fullmatch(held)):
        role = "absent"
    elif (any(pattern(r"@", "chair").fullmatch(remark.strip()) for remark in remarks)
          or pattern(r"\s*[,\t]\s*(?:the\s+)?@\s*[.;,*]*", "chair").fullmatch(held.rstrip())
          or _chair_title(text, mention, span)):
        role = "chair"
    else:
        for slug, kind in (("interpreters", "interpreter"), ("note-takers", "note-taker")):
            if pattern(r"\s*,\s*@\s*", slug).fullmatch(held) or any(
                    pattern(r"@", slug).fullmatch(remark.strip()) for remark in remarks):
                role = kind
    return _role(mention, role, over, span, _office(text, mention, span, after, run))


def _chair_title(text: str, mention: Mention, span: Span) -> bool:
    """"Chairman Goodrich": the title right before the name."""
    return bool(pattern(r"(?:.*\s)?@", "chair").fullmatch(text[span.start:mention.span.start].rstrip()))


def _office(text: str, mention: Mention, span: Span, after: str, run: bool) -> str:
    """The office as written: what follows the name after a comma, without remarks on presence; else what stands
    before."""
    rest = re.sub(r"^\s*[(\[][^)\]]{1,60}[)\]]", "", after)
    found = re.match(r" *[*†‡]*\s*(?:[,\t]|[-–—])\s*(?P<office>\S.*)", rest, re.DOTALL)
    if found:
        office = " ".join(found["office"].split()).rstrip(".;")
        there = pattern(r"@", "present", "absent").fullmatch(office)         # a table's column: "present", "absent"
        return "" if there or _CODE.fullmatch(office) else office
    if run:
        return ""
    before = " ".join(text[span.start:mention.span.start].split())
    before = re.sub(r"^(?:\d{1,2}[.)]|[-–—•*])\s*", "", before).rstrip(", ")
    title = " ".join(mention.title.split())
    if title and before.endswith(title):
        before = before[:-len(title)].rstrip(", ")
    return before if len(before.split()) > 1 else ""


def _role(mention: Mention, role: str, over: _Over, span: Span, office: str = "") -> Role:
    return Role(role=role, entity=mention.entity, span=span, words=mention.name, office=office, side=over.side,
                side_span=over.span if over.side else None)


def _of_sentence(reading: Reading, span: Span) -> Iterator[Role]:
    words = span.of(reading.text)
    for part in stretches(words):
        yield from _of_stretch(reading, span, part)


def _of_stretch(reading: Reading, span: Span, part: Stretch) -> Iterator[Role]:
    inside = Span(span.start + part.start, span.start + part.end)
    for mention in reading.mentions_in(inside, MentionKind.PERSON):
        role = _remarked(reading.text[mention.span.end:inside.end], part.role)
        yield _role(mention, role, _Over(part.side, role, span), span, mention.office)
    yield from _offices(reading, span, part, inside)


# "the President of the United States, presiding; the Vice President; and the Acting Secretary of Defense": in a list
# parted by semicolons those without a name are present by their office alone
_OFFICER = re.compile(r"\s*(?:and\s+)?(?:[Tt]he\s+)?")


def _offices(reading: Reading, span: Span, part: Stretch, inside: Span) -> Iterator[Role]:
    pieces = list(re.finditer(r"[^;]+", inside.of(reading.text)))
    for piece in pieces if len(pieces) > 2 else ():
        here = Span(inside.start + piece.start(), inside.start + piece.end())
        lead = _OFFICER.match(piece[0])
        held = reading.mentions_in(here, MentionKind.OFFICE)
        if (lead and held and held[0].entity and held[0].span.start == here.start + lead.end()
                and not reading.mentions_in(here, MentionKind.PERSON)):
            chairs = bool(pattern(r",\s*@[\s.,]*", "chair").fullmatch(reading.text[held[0].span.end:here.end]))
            role = "chair" if chairs else part.role
            yield _role(held[0], role, _Over(part.side, role, span), span)


def _remarked(after: str, role: str) -> str:
    """The role that what stands right behind a name gives: "Mr. Cotterill (in the chair)", "Dr. Low, Chairman"."""
    bracket = re.match(r"\s*[(\[]([^)\]]{1,60})[)\]]", after)
    if bracket and pattern(r"@", "chair").fullmatch(bracket[1].strip()):
        return "chair"
    if bracket and pattern(r"@\b.*", "absent").match(bracket[1].strip()):
        return "absent"
    return "chair" if pattern(r"\s*,\s*(?:the\s+)?@\s*(?=[.;,]|$|\s+and\b)", "chair").match(after) else role
