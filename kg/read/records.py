"""Record rows: tables (CSV, TSV) and JSON (one record, an array, or one a line), one document a row.

``Document.text`` is composed of the row: every column the table has, in the order of :data:`kg.read.fields.FIELDS`,
each under a label line, values verbatim, one blank line between fields; terms of JSON arrays stand one a line. An
empty cell leaves its label without a value. Columns that are none of ours follow at the end, UNREAD.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import SourceError
from kg.model import Diagnostic, Document, Kind, Segment, Severity, Source, Span
from kg.read import record
from kg.read.encoding import decode
from kg.read.fields import FIELDS, LISTS, ZONES, field_of, is_record
from kg.read.lines import lines, partition

_MEDIA = frozenset({"text/csv", "text/tab-separated-values", "application/json", "application/x-ndjson"})
_NAMED_ROWS = 5


class RowsError(SourceError):
    """Some rows of a table cannot be read; the others were. ``problems`` has one sentence for each."""

    def __init__(self, problems: tuple[str, ...], total: int, where: str) -> None:
        self.problems = problems
        self.total = total
        more = f" and {len(problems) - _NAMED_ROWS} more" if len(problems) > _NAMED_ROWS else ""
        super().__init__(f"{len(problems)} of {total} rows cannot be read", where=where,
                         why="; ".join(problems[:_NAMED_ROWS]) + more, todo="mend these rows; the others are read")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's name ("row 3"), its cells by column, or what is wrong with it. Rows count from 1, below the head."""

    name: str
    cells: Mapping[str, object]
    problem: str = ""


class RecordReader:
    """Rows of an archive's catalogue."""

    name = "records"

    def claims(self, source: Source) -> bool:
        """CSV, TSV, JSON and JSON lines."""
        return source.media_type in _MEDIA

    def read(self, source: Source) -> Iterator[Document]:
        """One document a row, ``part`` = "row 3" ("" for a single JSON object).

        Raises :class:`kg.errors.SourceError` for what holds no records; :class:`RowsError`, after the last good row,
        for rows that cannot be read.
        """
        text = decode(source.data, source.locator).removeprefix("\ufeff")
        single = False
        if source.media_type.startswith("text/"):
            rows: Iterable[_Row] = _table(text, source)
        else:
            rows, single = _json(text, source)
        problems: list[str] = []
        total = 0
        for row in rows:
            total += 1
            try:
                if row.problem:
                    raise _RowProblem(row.problem)
                document = _document(source, row, "" if single else row.name)
            except _RowProblem as problem:
                problems.append(f"{row.name}: {problem}")
            else:
                yield document
        if problems:
            raise RowsError(tuple(problems), total, source.locator)
        if not total:
            raise SourceError("the file holds no record", where=source.locator, todo="add rows below the head")


_TYPES = {dict: "an object", list: "an array", str: "a text", int: "a number", float: "a number", bool: "true or false",
          type(None): "null"}


class _RowProblem(Exception):
    """What is wrong with one row."""


# --------------------------------------------------------------------------- tables

def _table(text: str, source: Source) -> Iterator[_Row]:
    head_line = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(",;\t|", key=lambda sign: sum(bool(field_of(cell.strip(' "'))) for cell in head_line.split(sign)))
    rows = _cells(text, separator)
    columns, problem = next(rows, ([], ""))
    columns = [column.strip() for column in columns]
    if problem or not is_record(columns):
        raise SourceError("the table's head does not name the fields of a record", where=f"{source.locator}:1",
                          why=problem or f"found {', '.join(columns)[:200]}",
                          todo="name at least text_body, and title or date, in the first line")
    fields = [field_of(column) for column in columns]
    if twice := next((name for name in fields if name and fields.count(name) > 1), ""):
        raise SourceError(f"two columns of the table hold {twice}", where=f"{source.locator}:1", todo="keep one")
    for number, (cells, problem) in enumerate(rows, 1):
        if not problem and len(cells) != len(columns):
            problem = _misfit(len(cells), columns)
        yield _Row(f"row {number}", dict(zip(columns, cells, strict=False)), problem)


def _misfit(cells: int, columns: list[str]) -> str:
    if cells < len(columns):
        return f"it ends before column {columns[cells]!r} ({cells} cells of {len(columns)})"
    return f"it goes on after the last column {columns[-1]!r} ({cells} cells for {len(columns)} columns)"


def _cells(text: str, separator: str) -> Iterator[tuple[list[str], str]]:
    """Rows that are not empty, or what is wrong with one; the csv module's limit of a cell is lifted for the while."""
    found: list[tuple[list[str], str]] = []
    limit = csv.field_size_limit(max(len(text), 1))
    try:
        reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                found.append(([], f"{error} (line {reader.line_num})"))
            else:
                if any(cell.strip() for cell in row):
                    found.append((row, ""))
    finally:
        csv.field_size_limit(limit)
    return iter(found)


# --------------------------------------------------------------------------- JSON

def _json(text: str, source: Source) -> tuple[Iterable[_Row], bool]:
    """The rows, and whether the file is one single record."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise SourceError("the JSON is nested too deeply to be records", where=source.locator,
                          todo="give an array of objects") from error
    except json.JSONDecodeError as error:
        if source.media_type == "application/x-ndjson" or error.msg == "Extra data":
            return _json_lines(text, source), False
        raise SourceError("the file is not valid JSON", where=f"{source.locator}:{error.lineno}:{error.colno}",
                          why=error.msg, todo="repair it, or save the text as plain text") from error
    except ValueError as error:
        raise SourceError("the file is not valid JSON", where=source.locator, why=str(error),
                          todo="repair it") from error
    if isinstance(value, dict) and is_record(value):
        return [_Row("row 1", value)], True
    if isinstance(value, dict) and len(tables := [v for v in value.values() if isinstance(v, list) and v]) == 1:
        value = tables[0]
    if not isinstance(value, list) or not any(isinstance(one, dict) and is_record(one) for one in value):
        raise SourceError("the JSON holds no records", where=source.locator,
                          why="no object in it has text_body and title or date",
                          todo="give an array of objects with these fields")
    return [_json_row(number, one) for number, one in enumerate(value, 1)], False


def _json_row(number: int, value: object) -> _Row:
    if not isinstance(value, dict):
        return _Row(f"row {number}", {}, f"it is {_TYPES[type(value)]}, not an object")
    return _Row(f"row {number}", value)


def _json_lines(text: str, source: Source) -> list[_Row]:
    rows: list[_Row] = []
    for number, line in enumerate((line for line in text.splitlines() if line.strip()), 1):
        try:
            rows.append(_json_row(number, json.loads(line)))
        except (ValueError, RecursionError) as error:
            rows.append(_Row(f"row {number}", {}, f"not valid JSON: {error}"))
    if not any(is_record(row.cells) for row in rows):
        raise SourceError("the JSON lines hold no records", where=source.locator,
                          why="no line is an object with text_body and title or date",
                          todo="give one object a line with these fields")
    return rows


# --------------------------------------------------------------------------- one row

def _document(source: Source, row: _Row, part: str) -> Document:
    by_field: dict[str, tuple[str, str]] = {}
    others: list[tuple[str, str]] = []
    for column, value in row.cells.items():
        words = _words(value, column)
        if name := field_of(column):
            by_field[name] = (column, words)
        elif words.strip():
            others.append((column, words))
    if not any(by_field.get(name, ("", ""))[1].strip() for name in ("text_body", "title")):
        column = by_field.get("text_body", ("text_body", ""))[0]
        raise _RowProblem(f"column {column!r} is empty and there is no title either")
    writer = _Writer()
    for name in FIELDS:
        if name in by_field:
            slug, label, kind = ZONES[name]
            writer.add(slug, label, kind, by_field[name][1])
    for column, words in others:
        slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in column.casefold()).strip("-")
        writer.add(slug, column, Kind.UNREAD, words)
    return Document(
        source=source, text=writer.text, reader=RecordReader.name, zones=partition(writer.text, writer.zones),
        is_source_text=False, part=part, diagnostics=tuple(writer.diagnostics),
    )


def _words(value: object, column: str) -> str:
    """A cell as text: JSON arrays one term a line, also where a table's cell holds one."""
    if isinstance(value, str) and value.lstrip().startswith("[") and field_of(column) in LISTS:
        try:
            value = json.loads(value)
        except (ValueError, RecursionError) as error:
            raise _RowProblem(f"column {column!r} holds a JSON array that is not valid: {error}") from error
    if isinstance(value, list):
        value = ("\n" if field_of(column) in LISTS else "\n\n").join(_words(_name(one), column) for one in value)
    if value is None:
        return ""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        raise _RowProblem(f"column {column!r} holds {_TYPES[type(value)]}, not a text")
    words = str(value)
    if any("\ud800" <= c <= "\udfff" or c == "\x00" for c in words):
        raise _RowProblem(f"column {column!r} holds characters that are no text")
    return words


def _name(value: object) -> object:
    """The name of a term that is an object: ``{"name": "China"}``."""
    if isinstance(value, dict):
        return next((value[key] for key in ("name", "title", "label", "value") if key in value), value)
    return value


class _Writer:
    """Collects one row's text and zones."""

    def __init__(self) -> None:
        self.text = ""
        self.zones: list[Segment] = []
        self.diagnostics: list[Diagnostic] = []

    def add(self, slug: str, label: str, kind: Kind, words: str) -> None:
        """A field under its label."""
        start = len(self.text)
        label_span = Span(start, start + len(label))
        at = label_span.end + 1
        self.zones.append(Segment(Kind.FIELD_LABEL, label_span, slug))
        self.text += f"{label}\n{words}\n\n" if words.strip() else f"{label}\n\n"
        if not words.strip():
            if slug in ("date", "title", "text-body"):
                self.diagnostics.append(Diagnostic(f"no-{slug}", Severity.WARNING, label_span,
                                                   f"the record's {label.lower()} is empty"))
            return
        value = Span(at, at + len(words))
        if kind is Kind.UNREAD:
            self.diagnostics.append(Diagnostic("unread-field", Severity.INFO, value,
                                               f"the column {label!r} is none of a record's fields"))
        if kind in record.LISTS:
            for line in lines(self.text, value):
                self.zones += record.items(kind, line)
        else:
            self.zones.append(Segment(kind, value))


