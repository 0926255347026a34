"""Reports for people and machines: what was understood of each document, and what no rule read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.table import Table as RichTable
from rich.text import Text

from kg import building
from kg.errors import QueryError, SourceError
from kg.model import Span
from kg.query.printing import render
from kg.report import Entry, entry


def entries(
    paths: Sequence[Path], *, max_bytes: int = building.MAX_BYTES, corrections_dir: Path | None = None
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The report of every document of the files, and a line for each file that could not be taken."""
    found: list[Entry] = []
    problems: list[str] = []
    corrected = building.reviewed_in(corrections_dir).rows
    for path in building.sources(paths):
        try:
            found.extend(
                entry(it) for it in building.interpretations(path, max_bytes=max_bytes, corrected=corrected)
            )
        except SourceError as error:
            problems.append(str(error))
    return tuple(found), tuple(problems)


def named(
    names: Sequence[str], directory: Path, *, corrections_dir: Path | None = None
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The report of files, folders and documents of the release in ``directory``, which its sources still hold."""
    paths = [Path(name) for name in names if Path(name).exists()]
    ids = [name for name in names if not Path(name).exists()]
    found, problems = entries(paths, corrections_dir=corrections_dir) if paths else ((), ())
    if not ids:
        return found, problems
    held, more = entries(building.listed(directory), corrections_dir=corrections_dir)
    by_id = {e.document: e for e in held}
    chosen = tuple(by_id[name] for name in ids if name in by_id)
    missing = tuple(
        f"{name}: neither a file nor a document of {directory}: see `kg ask documents`" for name in ids
        if name not in by_id
    )
    return (*found, *chosen), (*problems, *missing, *(more if missing else ()))


def report(found: Sequence[Entry], format_: str) -> str:
    """Genre, reader, what was understood and what was not, as table or JSON."""
    if format_ == "json":
        return _json([_plain(e) for e in found])
    _only_table(format_)
    shown = RichTable(highlight=False)
    for name in (
        "document",
        "genre",
        "reader",
        "date",
        "title",
        "claims",
        "entities",
        "asserted %",
        "unread %",
        "notes",
    ):
        shown.add_column(name, overflow="fold")
    for e in found:
        share = e.coverage.percentages()
        row = (
            e.document,
            e.genre,
            e.reader,
            e.date,
            e.title,
            str(sum(e.claims.values())),
            str(e.entities),
            f"{share['asserted']:.1f}",
            f"{share['unread']:.1f}",
            str(len(e.notes)),
        )
        shown.add_row(*(Text(cell) for cell in row))
    lines = [render(shown)]
    lines.extend(
        f"{e.source}:{n.line}:{n.column}: {n.severity}: {n.message} [{n.code}]\n" for e in found for n in e.notes
    )
    return "".join(lines)


def coverage(found: Sequence[Entry], format_: str) -> str:
    """The ledger of every document and the stretches nothing read."""
    if format_ == "json":
        return _json(
            [
                {
                    "document": e.document,
                    "characters": e.coverage.total,
                    "percent": e.coverage.percentages(),
                    "unread": [{"start": s.start, "end": s.end, "words": s.of(e.text)} for s in e.coverage.stretches],
                }
                for e in found
            ]
        )
    _only_table(format_)
    shown = RichTable(highlight=False)
    for name in ("document", "characters", "asserted %", "structural %", "furniture %", "unread %"):
        shown.add_column(name)
    for e in found:
        shown.add_row(e.document, str(e.coverage.total), *(f"{v:.2f}" for v in e.coverage.percentages().values()))
    lines = [render(shown)]
    for e in found:
        lines.extend(f"{e.document} {s.start}-{s.end}: {_short(s, e.text)}\n" for s in e.coverage.stretches)
    return "".join(lines)


def _short(span: Span, text: str) -> str:
    words = " ".join(span.of(text).split())
    return words if len(words) <= 100 else f"{words[:97]}..."


def _plain(e: Entry) -> dict[str, object]:
    plain = asdict(e)
    del plain["text"]
    plain["coverage"] = {**e.coverage.percentages(), "characters": e.coverage.total}
    return plain


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _only_table(format_: str) -> None:
    if format_ != "table":
        raise QueryError(f"no format {format_!r} here", todo="use table or json")
