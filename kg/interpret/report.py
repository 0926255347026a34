"""The genre ``report``: accounts, studies and memoranda written for a superior, an office or the file.

``Report, Legation of X to the Ministry, '…'`` · an office block with ``Subject:``, place and date, the addressee first
and the sender at the bottom · ``M e m o r a n d u m`` on a matter · a research study.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.interpret.correspondence.parties import Party, parties
from kg.interpret.correspondence.sections import Section
from kg.interpret.correspondence.signatures import Signature
from kg.interpret.correspondence.stated import number_of, place_of, sent_of
from kg.interpret.correspondence.titles import read_title
from kg.interpret.memorandum.claims import told, writer
from kg.interpret.memorandum.cut import segment
from kg.interpret.memorandum.topics import parts
from kg.interpret.papers.closing import closing
from kg.interpret.papers.identify import kind
from kg.interpret.papers.words import any_of
from kg.model import Claim, Corresponded, Document, Finding, Kind, MentionKind, Reading, Role, Segment, Span, Voice

# "Report, Legation of Hungary to the Ministry": what stands before the parties in a title
_NOUN = re.compile(
    rf"(?:{any_of('adjective')}\s+)*{any_of('report-noun')}(?=\s*,|\s+(?:No\.?\s*\S+\s*,?\s*)?(?:from|by|of|to)\b)",
    re.IGNORECASE,
)


_SENT_BY = re.compile(r"\b(?:sent|submitted|made|prepared|written)\s+by\b", re.IGNORECASE)


class Report:
    """Accounts of one side for its own use."""

    name = "report"

    def identifies(self, document: Document) -> bool:
        """By record type, title or heading; by an office block with subject and date."""
        return kind(document) == self.name

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """Office block, addressee, subject, sections, paragraphs, signature."""
        return segment(document, talks=False)

    def interpret(self, reading: Reading) -> Finding:
        """Who wrote it, for whom, when; its sections, signatures and copies."""
        end = closing(reading, "report")
        claims: list[Claim] = [claim for claim in end.claims if not isinstance(claim, Corresponded)]
        stated = next((claim for claim in end.claims if isinstance(claim, Corresponded)), None)
        sent = _with_title(reading, stated, end.signed)
        claims += [sent] if sent is not None else []
        sections = tuple(
            replace(part, kind="section", key=_key(part.key), parent=_key(part.parent))
            for part in parts(reading)
            if part.rule != "topics-field"
        )
        claims += (*sections, *told(reading, sections, (), writer(reading, end)))
        return Finding(tuple(claims), end.notes)


def _key(key: str) -> str:
    return key.replace("topic", "numbered") if key else ""


def _with_title(reading: Reading, stated: Corresponded | None, signed: tuple[Signature, ...]) -> Corresponded | None:
    """The sending as the text states it; what it leaves open from the title."""
    zone = reading.document.zone(Kind.TITLE)
    sender, recipient = _titled(reading, zone.span) if zone is not None else ((), ())
    held = {role.role for role in stated.roles} if stated else set()
    closers = tuple(
        Party(s.name or s.office, s.name_span or s.line, s.entity, s.kind, s.office if s.name else "")
        for s in signed
        if not s.quoted and s.how != "certified" and (s.entity or s.office)
    )
    named = tuple(p for p in closers if p.kind in (MentionKind.PERSON, MentionKind.GROUP))
    more: list[Role] = []
    if "sender" not in held and (sender or recipient or "recipient" in held):
        more += _roles("sender", named or sender)
    if "recipient" not in held:
        more += _roles("recipient", recipient)
    if not more and stated is None:
        return None
    if stated is not None:
        return replace(stated, roles=(*stated.roles, *more)) if more else stated
    if not any(role.role == "sender" for role in more) and not any(role.role == "recipient" for role in more):
        return None
    leaves = tuple(
        s for zone in reading.segments if zone.kind is Kind.BODY for s in zone.leaves() if s.kind is not Kind.BLANK
    )
    section = Section("", "", leaves[0].span if leaves else Span(0, 0), leaves)
    place, place_span = place_of(reading, section)
    number, number_span = number_of(reading, section, "report")
    return Corresponded(
        key="correspondence",
        part="",
        number=number,
        number_span=number_span,
        roles=tuple(more),
        sent=sent_of(reading, section),
        place=place,
        place_span=place_span,
        kind="report",
        evidence=(zone.span if zone else more[0].span,),
        voice=Voice.EDITOR,
        rule="report-from-to",
    )


def _roles(role: str, found: tuple[Party, ...]) -> Iterator[Role]:
    for party in found:
        yield Role(role=role, entity=party.entity, span=party.span, words=party.words, office=party.office)


def _titled(reading: Reading, span: Span) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Sender and addressee of a title; a report "by" or "of" somebody without addressee is sent to nobody."""
    words = span.of(reading.text)
    # "Report Sent by A to B", "Report Submitted by A to B": as "from", the offsets kept
    words = _SENT_BY.sub(lambda found: "from".ljust(len(found[0])), words)
    noun = _NOUN.match(words)
    if noun is None:
        return (), ()
    # a title of a report is built as that of a letter: read as one, with the spans moved back
    lead = "Letter"
    shift = span.start + noun.end() - len(lead)
    title = read_title(lead + words[noun.end() :], Span(0, len(lead) + len(words) - noun.end()))
    if title.recipient is None and not re.match(r"\s*,?\s*from\b", words[noun.end() :], re.IGNORECASE):
        return (), ()
    moved = [Span(s.start + shift, s.end + shift) if s is not None else None for s in (title.sender, title.recipient)]
    first, second = (tuple(p for p in parties(reading, s) if not p.is_place) if s is not None else () for s in moved)
    # "Study of the Road to the North": behind "of" and "by" both must be known to be persons or bodies
    sure = re.match(r"\s*(?:,|from\b)", words[noun.end() :], re.IGNORECASE)
    if not sure and not (first and second and all(p.entity for p in (*first, *second))):
        return (), ()
    return first, second


GENRE = Report()
