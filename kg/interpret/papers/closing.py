"""What papers state around their text: author, signatures, copies, classification, sender and addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.interpret.correspondence.copies import copies
from kg.interpret.correspondence.messages import message
from kg.interpret.correspondence.notes import inscriptions
from kg.interpret.correspondence.sections import Section
from kg.interpret.correspondence.signatures import Signature, makers, signatures
from kg.model import Claim, Described, Diagnostic, Kind, Reading, Segment, Voice


@dataclass(frozen=True, slots=True)
class Closing:
    """``signed``: those who close the text; ``claims`` about it, ``notes`` on what was not understood."""

    signed: tuple[Signature, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Diagnostic, ...]


def closing(reading: Reading, kind: str) -> Closing:
    """Author, signatures, copies and marks of a text; sender and addressee where ``From:`` or ``To:`` state them."""
    leaves = tuple(
        s for zone in reading.segments if zone.kind is Kind.BODY for s in zone.leaves() if s.kind is not Kind.BLANK
    )
    if not leaves:
        return Closing((), (), ())
    section = Section("", "", reading.document.zone(Kind.BODY).span, leaves)  # type: ignore[union-attr]
    signed, notes = signatures(reading, section)
    held, doubts = copies(reading, section)
    claims: list[Claim] = [
        *_authors(reading, leaves),
        *(one.claim() for one in signed),
        *held,
        *_marks(reading, leaves),
        *inscriptions(reading, section),
    ]
    more: tuple[Diagnostic, ...] = ()
    if section.labelled(Kind.ADDRESS, "to", "from", "through", "block"):
        sent, more = message(reading, section, kind, signed, makers(reading, section))
        claims += [sent] if sent is not None else []
    return Closing(signed, tuple(claims), (*notes, *doubts, *more))


def _authors(reading: Reading, leaves: tuple[Segment, ...]) -> Iterator[Described]:
    """The person or office a paper names above its text as its writer."""
    for leaf in leaves:
        if leaf.kind is Kind.ADDRESS and leaf.label == "author":
            yield Described(
                field="author",
                value=" ".join(leaf.span.of(reading.text).split()),
                evidence=(leaf.span,),
                voice=Voice.TEXT,
                rule="author-line",
            )


def _marks(reading: Reading, leaves: tuple[Segment, ...]) -> Iterator[Described]:
    for leaf in leaves:
        if leaf.kind is Kind.MARK and leaf.label == "classification":
            words = re.sub(r"^[\w ]{3,20}:\s*", "", leaf.span.of(reading.text)).strip(" .,;!()[]")
            yield Described(
                field="classification",
                value=" ".join(words.split()),
                subject="",
                evidence=(leaf.span,),
                voice=Voice.MARK,
                rule="classification-mark",
            )
