"""Those who took part, from lists and sentences: persons by name, holders of offices, and parts nobody is named for.

"interpreter" and "signee" are roles: the signee is whoever signs the text, an interpreter without a name is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.interpret.correspondence.parties import Party, mended, parties
from kg.interpret.correspondence.signatures import Signature
from kg.interpret.meeting.attendance import attendance as listed
from kg.interpret.memorandum import forms
from kg.interpret.papers.words import any_of, pattern
from kg.model import (
    Absent,
    Claim,
    Diagnostic,
    Kind,
    Mention,
    MentionKind,
    Reading,
    Role,
    Segment,
    Severity,
    Span,
    Voice,
)


@dataclass(frozen=True, slots=True)
class _Over:
    side: str = ""
    role: str = "participant"
    span: Span | None = None
    inline: bool = False  # names stand on the heading's own line


@dataclass(frozen=True, slots=True)
class Presence:
    """Roles in text order; ``unnamed``: parts stated without a name; ``notes``: entries that were not understood."""

    roles: tuple[Role, ...]
    unnamed: tuple[Claim, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


class Lists:
    """Reads the lists of one text; ``signed`` says who the signee is."""

    def __init__(self, reading: Reading, signed: Sequence[Signature]) -> None:
        self.reading = reading
        self.text = reading.text
        people = {s.entity: s for s in signed if s.entity and s.kind is MentionKind.PERSON and not s.quoted}
        self.signee = next(iter(people.values())) if len(people) == 1 else None
        self.unnamed: list[Claim] = []
        self.notes: list[Diagnostic] = []

    def read(self) -> Presence:
        """Everybody in lists, in sentences of attendance and in clauses of the text."""
        roles: list[Role] = []
        for zone in self.reading.segments:
            if zone.kind is Kind.BODY:
                roles += self._blocks(zone)
        return Presence(tuple(roles), tuple(self.unnamed), tuple(self.notes))

    def _blocks(self, zone: Segment) -> Iterator[Role]:
        over, columns, named = _Over(), list[tuple[int, _Over]](), False  # named: somebody stands below the heading
        for segment in zone.children or (zone,):
            if segment.kind is Kind.BLANK:
                continue
            if segment.kind is Kind.HEADING and segment.label in ("present", "absent", "side"):
                now, named = self._over(segment, over), False
                at = self._column(segment.span)
                if (
                    segment.label == "side"
                    and columns
                    and columns[-1][0] < at
                    and self._same_line(columns[-1][1], segment)
                ):
                    columns.append((at, now))
                else:
                    columns = [(at, now)]
                over = now
            elif segment.kind is Kind.PARTICIPANTS and segment.label in ("entry", "run"):
                beside = over.span is not None and "\n" not in self.text[over.span.end : segment.span.start]
                over = replace(over, inline=over.inline or beside)
                under = self._under(segment.span, over, columns)
                if over.inline and (not beside or named) and forms.role_label(segment.span.of(self.text)):
                    under = _Over()  # "Interpreter: X" below "On our side: A, B" belongs to neither side
                named = True
                yield from (
                    self._entry(segment.span, under) if segment.label == "entry" else self._run(segment.span, under)
                )
            elif segment.kind is Kind.PARTICIPANTS:
                found = listed(self.reading, segment)
                self.notes += found.unread
                yield from found.roles
            elif segment.children:
                yield from self._blocks(segment)
            else:
                over, columns = _Over(), []

    def _over(self, heading: Segment, before: _Over) -> _Over:
        words = heading.span.of(self.text)
        if heading.label == "absent":
            return _Over("", "absent", heading.span)
        label = forms.opening(words)
        side = label.side if label else forms.bare_side(words)
        if heading.label == "present":
            return _Over()
        return _Over(side, "absent" if before.role == "absent" else "participant", heading.span)

    def _column(self, span: Span) -> int:
        return span.start - (self.text.rfind("\n", 0, span.start) + 1)

    def _same_line(self, over: _Over, segment: Segment) -> bool:
        return (
            over.span is not None
            and "\n" not in self.text[over.span.end : segment.span.start]
            and not self.text[over.span.end : segment.span.start].strip()
        )

    def _under(self, span: Span, over: _Over, columns: list[tuple[int, _Over]]) -> _Over:
        """The heading of the column a name stands in, where several stand side by side; else the last heading."""
        if len(columns) < 2 or (over.span and "\n" not in self.text[over.span.end : span.start]):
            return over
        at = self._column(span)
        return min(columns, key=lambda column: (abs(column[0] - at), column[0]))[1]

    # -- one line

    def _entry(self, span: Span, over: _Over) -> Iterator[Role]:
        words = span.of(self.text)
        alone = forms.role_of(words)
        if alone:
            yield from self._played(alone, span, over)
            return
        people = self.reading.mentions_in(span, MentionKind.PERSON)
        if people:
            first = people[0]
            office, role = self._said(first, span)
            role = role or self._beside(first.span, span)
            yield self._role(first.name, first.entity, span, replace(over, role=role or over.role), office)
            if len(people) > 1 and _joined(self.text[first.span.end : people[1].span.start]):
                for other in people[1:]:
                    yield self._role(other.name, other.entity, span, over, other.office)
            return
        yield from self._party_roles(parties(self.reading, span)[:1], span, over)

    def _said(self, person: Mention, span: Span) -> tuple[str, str]:
        """The office behind a name and the role a remark gives: ", Interpreter", "(notetaker)"."""
        rest = self.text[person.span.end : span.end]
        role = ""
        for remark in re.findall(r"[(\[,–—-]\s*([^()\[\],]{3,40})", rest):
            role = role or (forms.role_of(remark) if forms.role_of(remark) != "signee" else "")
        if pattern(r".*[(\[,]\s*@\s*[)\]]?\s*\.?$", "absent").fullmatch(rest):
            role = "absent"
        if role:
            return person.office if not forms.role_of(person.office) else "", role
        found = re.match(r"\s*(?:,|[-–—(])\s*(?P<office>[^()\n]{3,140})", rest)
        office = " ".join(found["office"].split()).rstrip(" .;)") if found else ""
        office = re.sub(r",?\s+and\s+others?$", "", office)
        return (office if office.startswith(person.office) or not person.office else person.office), ""

    def _run(self, span: Span, over: _Over) -> Iterator[Role]:
        label = forms.role_label(span.of(self.text))
        if label:
            over = replace(over, role=label[0])
            span = Span(span.start + label[1], span.end)
        words = span.of(self.text)
        at, stretches = 0, list[Span]()
        # "The Chancellor, signee, interpreter": parts without a name are set apart before names are read
        played = re.compile(
            rf"(?:^|(?<=[,;])|(?<=\band))\s*(?P<role>{any_of('role-interpreter', 'role-signee', 'role-note-taker')})"
            rf"(?:\s+as\s+(?:the\s+)?{any_of('role-note-taker')})?\s*(?=[,;.]|and\b|$)",
            re.IGNORECASE,
        )
        for found in (*played.finditer(words), None):
            stop = found.start() if found else len(words)
            # ", The President" begins another; ", the Minister of X" says what the one before is
            for piece in re.finditer(r"(?:(?!,\s+The\s+[A-Z])[^;\n])+", words[at:stop]):
                core = re.sub(r"(?:[\s,]|\band\b)+$", "", piece[0])
                if core.strip(" .,"):
                    stretches.append(Span(span.start + at + piece.start(), span.start + at + piece.start() + len(core)))
            if found and self._names_holder(Span(span.start + at, span.start + stop)):
                stretches[-1] = Span(stretches[-1].start, span.start + found.end("role"))
            elif found:
                stretches.append(Span(span.start + found.start("role"), span.start + found.end("role")))
            at = found.end() if found else stop
        for stretch in (part for whole in stretches for part in self._parted(whole)):
            if role := forms.role_of(stretch.of(self.text)):
                yield from self._played(role, stretch, over)
                continue
            if len(stretches) > 1 and ";" in words.rstrip(" ;,."):
                own = stretch.of(self.text)
                lead = len(own) - len(own.lstrip(" ,"))
                bare = Span(stretch.start + lead, stretch.start + len(own.rstrip(" ,.")))
                people = self.reading.mentions_in(bare, MentionKind.PERSON)
                if forms.role_label(bare.of(self.text)):
                    yield from self._run(bare, over)
                    continue
                if len(people) < 2 or not _joined(self.text[people[0].span.end : people[1].span.start]):
                    yield from self._entry(bare, over)
                    continue
            yield from self._party_roles(parties(self.reading, stretch), stretch, over)

    def _names_holder(self, span: Span) -> bool:
        """Whether a role right behind a stretch belongs to its last name: "B. Dugers, translator"; behind "Ambassador
        Rossi," it is another's."""
        people = self.reading.mentions_in(span, MentionKind.PERSON)
        bare = bool(people) and not people[-1].office and not people[-1].title
        return bare and self.text[people[-1].span.end : span.end].strip() == ","

    def _parted(self, span: Span) -> Iterator[Span]:
        """ "The Chancellor, MD Neuhaus" are two where recognition left the office apart from the name."""
        at = span.start
        named = self.reading.mentions_in(span, MentionKind.OFFICE, MentionKind.PERSON)
        for first, then in pairwise(named):
            apart = first.kind is MentionKind.OFFICE and then.kind is MentionKind.PERSON and not then.office
            if apart and self.text[first.span.end : then.span.start].strip() in (",", f", {then.title}"):
                yield Span(at, first.span.end)
                at = first.span.end + 1
        yield Span(at, span.end)

    def _party_roles(self, found: Sequence[Party], within: Span, over: _Over) -> Iterator[Role]:
        for place, party in enumerate(found):
            role = forms.role_of(party.words)
            before = found[place - 1] if place else None
            if before is not None and self._belongs(before, party):
                continue
            if role:
                yield from self._played(role, party.span, over)
            elif party.is_place:
                continue
            elif party.entity and party.kind is MentionKind.PERSON:
                played = forms.role_of(party.office) or self._beside(party.span, within)
                yield self._role(
                    self._name(party, within),
                    party.entity,
                    self._extent(party, within),
                    replace(over, role=played if played and played != "signee" else over.role),
                    "" if played else party.office,
                )
            elif party.entity:
                yield self._role(
                    party.words, party.entity, party.span, over, party.words if party.kind is MentionKind.OFFICE else ""
                )
            else:
                self.notes.append(
                    Diagnostic(
                        "participant-unread",
                        Severity.INFO,
                        party.span,
                        f"{party.words[:60]!r} stands among those present; no mention names it",
                    )
                )

    def _belongs(self, before: Party, party: Party) -> bool:
        """Whether a body behind a name says whose he is: "Sir Esler Denning, British Embassy"."""
        between = self.text[before.span.end : party.span.start].strip()
        return before.kind is MentionKind.PERSON and party.kind is MentionKind.GROUP and between in (",", ", the")

    def _beside(self, span: Span, within: Span) -> str:
        """The role a word right beside a name gives: "interpreter Shi Zemin", "X (interpreter)", "X as interpreter"."""
        played = f"(?P<role>{any_of('role-interpreter', 'role-note-taker')})"
        words = self.text[max(within.start, span.start - 30) : span.start]
        found = re.search(rf"{played}\s*$", words, re.IGNORECASE)
        after = re.compile(rf"\s*(?:,\s*|[(\[]\s*|as\s+(?:an?\s+|the\s+)?){played}", re.IGNORECASE)
        found = found or after.match(self.text, span.end, within.end)
        return forms.role_of(found["role"]) if found else ""

    def _name(self, party: Party, within: Span) -> str:
        """The name as recognised; a party's words may hold an office for short before it."""
        mention = next((m for m in self.reading.mentions_in(within, MentionKind.PERSON) if m.span == party.span), None)
        return mended(mention.name) if mention is not None else party.words

    def _extent(self, party: Party, within: Span) -> Span:
        """The words that state a participant: office and name together."""
        mention = next((m for m in self.reading.mentions_in(within, MentionKind.PERSON) if m.span == party.span), None)
        if mention is None or mention.office_span is None or not within.covers(mention.office_span):
            return party.span
        return Span(min(party.span.start, mention.office_span.start), max(party.span.end, mention.office_span.end))

    def _role(self, words: str, entity: str, span: Span, over: _Over, office: str) -> Role:
        return Role(
            role=over.role,
            entity=entity,
            span=span,
            words=words,
            office=office,
            side=over.side,
            side_span=over.span if over.side else None,
        )

    def _played(self, role: str, span: Span, over: _Over) -> Iterator[Role]:
        """A part without a name: the signee is known by the signature, an interpreter is not."""
        if role == "signee" and self.signee is not None:
            yield self._role(self.signee.name, self.signee.entity, span, replace(over, role="note-taker"), "")
            return
        self.unnamed.append(
            Absent(what=f"name-of-{role}", evidence=(span,), voice=Voice.TEXT, rule="role-without-name")
        )


def _joined(between: str) -> bool:
    """Whether two names of a line are of equal rank: "Messrs. A and B"; an office between them joins nothing."""
    return bool(re.fullmatch(r"\s*(?:,|and|&|,\s*and|и)\s*(?:[A-Z][a-z]{1,8}\.?\s*)?", between))
