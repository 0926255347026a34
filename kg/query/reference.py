"""What people read about the questions: the table in the README and the reference with every column's meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.query.catalogue import COMMON, Parameter, Question


@dataclass(frozen=True, slots=True)
class Column:
    """A column of answers; equal names mean the same in every question. ``type`` is string, integer, date, boolean."""

    name: str
    type: str
    meaning: str


def columns(folder: Path) -> dict[str, Column]:
    """The columns by name, from ``columns.tsv`` beside the questions. Raises QueryError for a line that is none."""
    path = folder / "columns.tsv"
    found: dict[str, Column] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines()[1:], 2):
        cells = line.split("\t")
        if len(cells) != 3 or cells[0] in found:
            raise QueryError("not a new column with type and meaning", where=f"columns.tsv:{number}", why=line[:80])
        found[cells[0]] = Column(*cells)
    return found


def table(questions: Mapping[str, Question]) -> str:
    """A Markdown table: each question, how to ask it, its parameters with an example."""
    lines = ["| ask | what it answers | parameters |", "| --- | --- | --- |"]
    for q in questions.values():
        given = ", ".join(f"`{p.name}={p.example}`" for p in q.parameters)
        lines.append(f"| `{q.name}` | {_cell(q.question)} | {given} |")
    return "\n".join(lines) + "\n"


def reference(questions: Mapping[str, Question], known: Mapping[str, Column]) -> str:
    """The contract of all questions as a Markdown page: words, parameters, columns with types and meanings."""
    parts = [
        "# Questions\n",
        "Generated from `queries/*.rq` and `queries/columns.tsv` by `make docs`. Names, order and meanings of columns "
        "are a\ncontract: they change only with an entry in the changelog; further columns may follow.\n",
        "An empty value means: not stated. Rows stand in the order of documents, then of the text. Offsets count "
        "Unicode\ncode points.\n",
        "Every question also takes:\n",
        _parameters(COMMON),
    ]
    for q in questions.values():
        parts.append(f"## {q.name}\n\n**{_cell(q.question)}** {_cell(q.summary)}\n")
        if q.parameters:
            parts.append(_parameters(q.parameters))
        rows = [f"| `{c}` | {known[c].type} | {_cell(known[c].meaning)} |" for c in q.columns]
        parts.append("\n".join(["| column | type | meaning |", "| --- | --- | --- |", *rows]) + "\n")
    return "\n".join(parts)


def _parameters(given: tuple[Parameter, ...]) -> str:
    return "".join(f"- `{p.name}=` {p.about} ({p.type}, for example `{p.example}`)\n" for p in given)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


START, END = "<!-- questions -->", "<!-- /questions -->"


def within(page: str, inserted: str) -> str:
    """A page with the text between its two marks replaced. Raises QueryError where the marks are missing."""
    head, mark, rest = page.partition(START)
    _, end, tail = rest.partition(END)
    if not mark or not end:
        raise QueryError("the page has no place for the questions", todo=f"put {START} and {END} into it")
    return f"{head}{START}\n{inserted}{END}{tail}"
