"""Whole pages of decisions and what the questions answer about them, one row a line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from kg import pipeline
from kg.edtf import bounds
from kg.model import Annotated, Cited, Credited, Decided, Described, Distributed, Interpretation, Part, Signed, Source

PAGES = sorted((Path(__file__).parents[1] / "interpret" / "minutes" / "sheets").glob("*.txt"))
COLUMNS = ("repository", "fond", "opis", "delo", "listy")


@lru_cache(maxsize=1)
def known() -> pipeline.Knowledge:
    """What the run knows."""
    return pipeline.knowledge()


def split(path: Path) -> tuple[str, list[str]]:
    """The page, and the rows written down for it."""
    page, _, rows = path.read_text(encoding="utf-8").partition("\n=====\n")
    return page + "\n", rows.splitlines()


def interpreted(page: str) -> Interpretation:
    """The only document of a page."""
    data = page.encode()
    source = Source("page.txt", "text/plain", sha256(data).hexdigest(), data)
    (document,) = pipeline.interpretations(source, known())
    return document


def rows(it: Interpretation) -> list[str]:
    """The rows of points, items, recipients, signatures, notes, marks, attachments, citations and credits, sorted."""
    return sorted(_rows(it))


def _rows(it: Interpretation) -> Iterator[str]:
    parts = {c.key: c for c in it.claims if isinstance(c, Part)}
    when = {c.part: c.when for c in reversed(it.claims) if isinstance(c, Decided)}
    for c in it.claims:
        if isinstance(c, Part):
            yield from _part(c, parts, bounds(w.edtf) if (w := when.get(c.key)) else (None, None))
        elif isinstance(c, Distributed):
            number = parts[c.part].number if c.part in parts else ""
            yield from (f"recipient {number} | {r.position} | {r.name}" for r in c.recipients)
        elif isinstance(c, Signed):
            yield f"signature {_words(c.name)} | {_words(c.office)} | {c.part}"
        elif isinstance(c, Annotated):
            written = c.kind == "handwritten-note"
            yield f"note {_words(c.words)} | {c.place}" if written else f"{c.kind} {_words(c.words)}"
        elif isinstance(c, Cited):
            values = {p.column: p.value for p in c.parts if p.column}
            yield "citation " + " | ".join(values.get(name, "") for name in COLUMNS)
        elif isinstance(c, Credited):
            yield from (f"credit {c.role} | {name}" for name, _ in c.agents)
        elif isinstance(c, Described) and c.field == "title" and c.subject == "record":
            yield f"record {c.value} | {it.genre}"


def _part(c: Part, parts: dict[str, Part], dates: tuple[str | None, str | None]) -> Iterator[str]:
    whole = parts.get(c.parent)
    first, last = dates
    if c.kind == "point":
        yield f"point {whole.label if whole else ''} | {c.number} | {_words(c.heading)} | {first or ''} | {last or ''}"
    elif c.kind == "decision-text":
        yield f"decision {c.label} | {_words(c.heading)} | {first or ''} | {last or ''}"
    elif c.kind == "attachment":
        yield f"attachment {c.label} | {whole.number if whole else ''}"
    elif c.kind == "item":
        while whole is not None and whole.kind == "item":
            whole = parts.get(whole.parent)
        top = "" if whole is None else whole.key if whole.kind == "attachment" else whole.number
        yield f"item {top} | {c.number}"


def _words(text: str) -> str:
    return " ".join(text.split()).strip(" .")
