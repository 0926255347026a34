"""What was understood of each document and what was not: what a historian reads after adding files."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from kg.coverage import Ledger, ledger
from kg.model import Cited, Described, Interpretation


@dataclass(frozen=True, slots=True)
class Note:
    """A diagnostic with its place for people: line and column from 1."""

    line: int
    column: int
    severity: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the report."""

    document: str
    source: str
    text: str
    reader: str
    genre: str
    title: str
    date: str
    citation: str
    claims: dict[str, int]
    entities: int
    coverage: Ledger
    notes: tuple[Note, ...]


def entry(it: Interpretation) -> Entry:
    """The report of one document."""
    stated = {c.field: c.value for c in reversed(it.claims) if isinstance(c, Described)}
    cited = "; ".join(c.words for c in it.claims if isinstance(c, Cited))
    kinds = Counter(type(c).__name__ for c in it.claims)
    text = it.document.text
    lines = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")] if it.diagnostics else [0]
    notes = []
    for d in it.diagnostics:
        line = bisect_right(lines, d.span.start)
        notes.append(Note(line, d.span.start - lines[line - 1] + 1, d.severity.value, d.code, d.message))
    return Entry(
        it.key,
        it.document.source.locator,
        text,
        it.document.reader,
        it.genre,
        stated.get("title", ""),
        stated.get("date", ""),
        cited,
        dict(sorted(kinds.items())),
        len(it.entities),
        ledger(it),
        tuple(notes),
    )
