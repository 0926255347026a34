"""Citations inside a body: at its head or foot, in a footnote, on lines of their own. Precision before all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.citation import words
from kg.recognise.citation.clauses import Clause, Field, clauses
from kg.recognise.citation.draft import CHAIN
from kg.recognise.citation.grammar import tree
from kg.recognise.citation.model import Citation, Part, Stretch
from kg.recognise.citation.source import parse

# A line that can hold a citation: not a paragraph, and with a digit. "[1] BArch, B 136/59748, 326-334." needed 36.
_LONGEST = 250
# "[1] ", "1. ", "* ", "(", "[Source: ": what stands before a citation on its line.
# Not "539. ", the number of a point.
_BEFORE = re.compile(
    r"\s*(?:\[\d{1,3}\]\s*|\d{1,2}[.)]\s+|\*+\s*)?[(\[]?\s*(?:(?:Archival\s+)?(?:Source|Citation)s?\s*:\s*)?"
)
_BEHIND = re.compile(r"[\s.;,)\]]*$")
# Wrapped prose has long lines; a citation above another one is shorter.
_WRAPPED = 55
_CHAIN_LABEL = re.compile(r"(?i:(?<!\w)(?:fonds?|f|фонд|ф))[.\s]\s*(?:N\w?\.\s*)?(?:[^\W\d_]{1,3}-)?\d")
# "Fond 9401ss", "Opis' 2", "Delo 100": one labelled part fills the line.
_LONGEST_PART = 40
# Every such part has a number; only a fond may have a name instead ("Fond CC al PCR"). Asked before the grammar is.
_PART = re.compile(r"\d|(?i:fond|fund|bestand)")


def find_in_body(text: str) -> tuple[Citation, ...]:
    """The archival citations a body states on lines of their own, in text order, with spans in ``text``.

    A line counts only when it is nothing but a citation (and its credits) and either names a known repository with a
    part of it, or has two labels of the chain fond, opis, delo, leaves. A citation whose parts stand on lines of
    their own needs a fond and one more part. Ordinary prose is never read: "List 5 names", "on p. 5", "Fond 9".

    >>> [citation.parts[-1].value for citation in find_in_body("(Kohl)\\n\\n[1] BArch, B 136/59748, 326-334.\\n")]
    ['326-334']
    """
    found = list(_on_one_line(text)) + list(_line_by_line(text))
    return tuple(sorted(found, key=lambda citation: (citation.start, citation.end)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)


def _runs_on(line: str) -> bool:
    """Whether a line of wrapped prose goes on in the next: "… is present in" / "Department of State, Lot …"."""
    return len(line.rstrip()) > _WRAPPED and re.search(r"[\w,;(-]\s*$", line) is not None


def _on_one_line(text: str) -> Iterator[Citation]:
    above = ""
    for start, line in _lines(text):
        wrapped, above = _runs_on(above), line
        if wrapped or len(line) > _LONGEST or not _worth_reading(line):
            continue
        before = _BEFORE.match(line)
        first = before.end() if before else 0
        last = len(line) - len(_BEHIND.search(line)[0])  # type: ignore[index]
        read = parse(line[first:last], start + first)
        whole = all(_silent(text, rest) for rest in read.rest) and not read.further
        if read.citations and whole and all(_certain(citation) for citation in read.citations):
            yield from read.citations


def _worth_reading(line: str) -> bool:
    """A digit, and a label of the chain or a known repository: what `_certain` will ask for, asked cheaply."""
    return bool(re.search(r"\d", line)) and bool(_CHAIN_LABEL.search(line) or words.holder_names().search(line))


def _silent(text: str, rest: Stretch) -> bool:
    return not re.search(r"\w", text[rest.start : rest.end])


def _certain(citation: Citation) -> bool:
    chain = {part.kind for part in citation.parts if part.kind in CHAIN and part.label}
    if len(chain) > 1 and chain & {"fond", "opis"}:
        return True
    known = words.holder(citation.value("repository"))
    return known is not None and any(
        part.kind not in ("repository", "unit", "year", "series", "collection", "folder")
        and re.search(r"\d", part.value)
        for part in citation.parts
    )


def _line_by_line(text: str) -> Iterator[Citation]:
    """ "Fond 9401ss" / "Opis' 2" / "Delo 100" on lines that follow one another, blank lines between them allowed."""
    run: list[Part] = []
    for start, line in (*_lines(text), (len(text), "end")):
        if not line.strip():
            continue
        part = _lone_part(line, start)
        rank = _ORDER.index(part.kind) if part else -1
        if part and (rank == 0 or (run and rank > _ORDER.index(run[-1].kind))):
            if rank == 0:
                yield from _finished(run)
                run = []
            run.append(part)
        else:
            yield from _finished(run)
            run = []


_ORDER = ("fond", "opis", "perechen", "delo", "papka", "dok", "listy")


def _lone_part(line: str, start: int) -> Part | None:
    """The one labelled part that fills a line, or None. One line alone is not trusted: two must agree."""
    if len(line.strip()) > _LONGEST_PART or not _PART.search(line):
        return None
    pieces = [piece for found in clauses(tree(line), line) if isinstance(found, Clause) for piece in found.pieces]
    piece = pieces[0] if len(pieces) == 1 else None
    if not isinstance(piece, Field) or piece.kind not in _ORDER or piece.loose:
        return None
    value = line[piece.value_start : piece.value_end]
    return Part(piece.kind, value, start + piece.value_start, start + piece.value_end, piece.label)


def _finished(run: list[Part]) -> Iterator[Citation]:
    if len(run) > 1:
        yield Citation(tuple(run), run[0].start - len(run[0].label) - 1, run[-1].end)
