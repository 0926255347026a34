"""Handwritten notes, storage notes, seals and marks: what they say, where they stand, which points they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.minutes.notes import Storage, storage_statements
from kg.interpret.minutes.structure import Structure
from kg.interpret.minutes.words import NUMBER_SIGN
from kg.model import Annotated, Claim, Diagnostic, Segment, Severity, Span, Voice

_POINTS = re.compile(
    rf"\b(?:points?|пункты?)\s*(?:{NUMBER_SIGN}\s*)?(?P<numbers>\d{{1,4}}(?:(?:,\s*(?:and\s)?|\s+and\s+)\d{{1,4}})*)",
    re.I,
)
_MARK_KINDS = {
    "seal": "seal",
    "печать": "seal",
    "emblem": "seal",
    "stamp": "stamp",
    "штамп": "stamp",
    "letterhead": "letterhead",
    "classification": "classification-mark",
}


def inscriptions(found: Structure) -> Iterator[Claim | Diagnostic]:
    """One Annotated for each note and mark, in text order."""
    for number, note in enumerate(found.notes, 1):
        if note.words.start == note.words.end:
            yield Diagnostic("empty-note", Severity.INFO, note.span, "a label of handwriting without words")
            continue
        if not note.closed:
            yield Diagnostic("bracket-not-closed", Severity.WARNING, note.span, "no bracket closes this note")
        statements = storage_statements(found.text, note.words)
        together = tuple(n for n in found.notes if n.bracket == note.bracket)
        about = stored_points(found, statements) or named_points(found, note.words)
        if not about:
            about = tuple(
                dict.fromkeys(
                    key for n in together for key in stored_points(found, storage_statements(found.text, n.words))
                )
            )
        yield from unknown_points(found, statements)
        yield Annotated(
            evidence=(note.span, *(s.words for s in statements)) if statements else (note.span, note.words),
            voice=Voice.EDITOR if note.described else Voice.NOTE,
            rule="minutes.handwritten-note",
            key=f"note.{number}",
            kind="handwritten-note",
            words=note.words.of(found.text),
            place=note.place.of(found.text) if note.place else "",
            place_span=note.place,
            about=about,
            stored=stored_points(found, statements),
        )
    counted: dict[str, int] = {}
    for mark in found.marks:
        kind = _MARK_KINDS.get(mark.label, mark.label)
        counted[kind] = counted.get(kind, 0) + 1
        yield from _mark(found, mark, kind, f"{kind}.{counted[kind]}")


def _mark(found: Structure, mark: Segment, kind: str, key: str) -> Iterator[Claim | Diagnostic]:
    words = mark.span.of(found.text)
    if kind == "storage":
        statements = storage_statements(found.text, mark.span)
        yield from unknown_points(found, statements)
        stored = stored_points(found, statements)
        yield Annotated(
            evidence=(mark.span, *(s.words for s in statements)),
            voice=Voice.RESOLUTION,
            rule="minutes.storage-line",
            key=key,
            kind="storage-note",
            words=words,
            about=stored,
            stored=stored,
        )
    else:
        yield Annotated(
            evidence=(mark.span,),
            voice=Voice.MARK,
            rule=f"minutes.{kind}",
            key=key,
            kind=kind,
            words=words.strip("[]. ") if words.startswith("[") else words,
        )


def stored_points(found: Structure, statements: tuple[Storage, ...]) -> tuple[str, ...]:
    """The keys of the points that the statements put into storage, as far as the text has them."""
    return tuple(dict.fromkeys(key for s in statements for number in s.numbers for key in found.keys(number)))


def named_points(found: Structure, words: Span) -> tuple[str, ...]:
    """The keys of points that a note names by number."""
    numbers = [
        n for m in _POINTS.finditer(found.text, words.start, words.end) for n in re.findall(r"\d+", m["numbers"])
    ]
    return tuple(dict.fromkeys(key for number in numbers for key in found.keys(number)))


def unknown_points(found: Structure, statements: tuple[Storage, ...]) -> Iterator[Diagnostic]:
    """Points in storage that the text does not have: excerpts leave them out."""
    for statement in statements:
        missing = [number for number in statement.numbers if not found.keys(number)]
        if missing:
            yield Diagnostic(
                "stored-point-not-in-text",
                Severity.INFO,
                statement.span,
                f"point {', '.join(missing)} is in classified storage but not in this text",
            )
