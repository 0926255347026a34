"""How answers look on a terminal and in pipes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from kg import literal
from kg.errors import QueryError
from kg.iri import Iris
from kg.query import described, formats, reference
from kg.query.catalogue import Question
from kg.store import Table, Triples
from kg.vocab import PREFIXES

_FORMATS = {"json": formats.as_json, "csv": formats.as_csv, "tsv": formats.as_tsv, "md": formats.as_md}


def table(answer: Table, format_: str) -> str:
    """An answer in one of the formats. Raises QueryError for another."""
    if format_ in _FORMATS:
        return _FORMATS[format_](answer)
    if format_ != "table":
        raise QueryError(f"no format {format_!r}", todo="use table, json, csv, tsv or md")
    shown = RichTable(show_lines=False, highlight=False)
    for name in answer.variables:
        shown.add_column(name, overflow="fold")
    for row in answer.rows:
        shown.add_row(*(Text(plain(formats.value(t))) for t in row))
    return render(shown)


def questions(all_: Mapping[str, Question], format_: str, iris: Iris | None = None) -> str:
    """The list of questions: a table, json, csv, tsv, md, or the whole catalogue as turtle.

    Raises QueryError for another format.
    """
    if format_ == "turtle":
        return described.turtle(all_, iris or Iris()).decode()
    if format_ == "md":
        return reference.table(all_)
    head = ("name", "title", "question", "parameters", "columns")
    rows = [(q.name, q.title, q.question, [p.name for p in q.parameters], list(q.columns)) for q in all_.values()]
    if format_ == "json":
        return json.dumps([dict(zip(head, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"
    if format_ == "table":
        return "".join(f"{q.name:28} {q.question}\n" for q in all_.values())
    return table(Table(head, tuple(tuple(literal.string(_flat(cell)) for cell in row) for row in rows)), format_)


def _flat(cell: str | list[str]) -> str:
    return cell if isinstance(cell, str) else " ".join(cell)


def plain(words: str) -> str:
    """One line without characters that could steer a terminal (escapes, controls, marks of writing direction)."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(words.split()))


def render(shown: RichTable) -> str:
    """A table as text, as wide as the terminal or 160 columns."""
    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "160"))
    console = Console(width=width, no_color=True, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(shown)
    return capture.get()


def triples(found: Triples, format_: str) -> str:
    """The triples of a CONSTRUCT as turtle, nt or jsonld. Raises QueryError for another format."""
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in found)
    if format_ == "nt":
        return lines
    if format_ == "turtle":
        parsed = ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
        out = ox.serialize((q.triple for q in parsed), format=ox.RdfFormat.TURTLE, prefixes=_prefixes(lines))
        return (out or b"").decode()
    if format_ == "jsonld":
        from rdflib import Graph

        return Graph().parse(data=lines, format="nt").serialize(format="json-ld", indent=1, sort_keys=True) + "\n"
    raise QueryError(f"no format {format_!r} for triples", todo="use turtle, nt or jsonld")


def _prefixes(lines: str) -> dict[str, str]:
    return {name: iri for name, iri in sorted(PREFIXES.items()) if f"<{iri}" in lines}
