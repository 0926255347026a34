"""Rows of ``corrections/*.tsv``: one reviewed correction each, and one line for each row that is not one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.iri import is_key

COLUMNS = ("document", "target", "was", "is", "reason", "who", "date")
_NEEDED = frozenset(COLUMNS) - {"was"}
# a day, month or year; "20 June" or "1937/38" would sort and compare as something else
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# "date record", "recipient p12 3", "mention 12-20", "entity actor.smirnov"
_TARGET = re.compile(r"[a-z][a-z-]* [a-z0-9.-]+( \d+)?")


@dataclass(frozen=True, slots=True)
class Correction:
    """One reviewed correction. ``now`` is the column ``is`` ("-": nothing), ``where`` file and line for people.

    ``was`` guards the row: what stands there when it is applied, "" where the reader did not say.
    """

    document: str
    target: str
    was: str
    now: str
    reason: str
    who: str
    date: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The good rows in the order of files and lines, and a line for each bad one."""

    rows: tuple[Correction, ...] = ()
    faults: tuple[str, ...] = ()

    def of(self, document: str) -> tuple[Correction, ...]:
        """The corrections of one document."""
        return tuple(row for row in self.rows if row.document == document)


def load(folder: Path) -> Loaded:
    """All rows of the ``*.tsv`` of a folder, in the order of their names; a folder that is not there has none."""
    rows: list[Correction] = []
    faults: list[str] = []
    for path in sorted(folder.glob("*.tsv")) if folder.is_dir() else ():
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{path}:1:1: the corrections cannot be read: {error}; save them as UTF-8")
            continue
        found = parse(text, str(path))
        rows += found.rows
        faults += found.faults
    return Loaded(tuple(rows), tuple(faults))


def parse(text: str, name: str) -> Loaded:
    """The rows of one file. The first line names the columns; empty lines and lines with ``#`` in front are free.

    >>> parse("document\\ttarget\\twas\\tis\\treason\\twho\\tdate\\nd-1\\tdate record\\t\\t1937-06-15\\tmisprint"
    ...       "\\tA. Reader\\t2026-01-05\\n", "a.tsv").rows[0].now
    '1937-06-15'
    """
    rows: list[Correction] = []
    faults: list[str] = []
    header: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = tuple(cell.strip() for cell in cells)
            if not set(header) >= _NEEDED or len(set(header)) < len(header):
                todo = f"the first line must name the columns {', '.join(COLUMNS)}, parted by tabs"
                return Loaded((), (f"{name}:{number}:1: {todo}",))
            continue
        fault = next(_faults(header, cells, line), None)
        if fault is not None:
            column, why = fault
            faults.append(f"{name}:{number}:{column}: {why}; this row is left out")
            continue
        stated = {head: " ".join(cell.split()) for head, cell in zip(header, cells, strict=True)}
        rows.append(Correction(stated["document"], stated["target"], stated.get("was", ""), stated["is"],
                               stated["reason"], stated["who"], stated["date"], f"{name}:{number}"))
    return Loaded(tuple(rows), tuple(faults))


def _faults(header: tuple[str, ...], cells: list[str], line: str) -> Iterator[tuple[int, str]]:
    """The faults of a row, each with its column counted in characters from 1."""
    if len(cells) != len(header):
        at = len(line) + 1 if len(cells) < len(header) else _column(cells, len(header))
        yield at, f"{len(cells)} cells stand here for {len(header)} columns"
        return
    for index, (head, cell) in enumerate(zip(header, cells, strict=True)):
        value, at = " ".join(cell.split()), _column(cells, index)
        if head in _NEEDED and not value:
            yield at, f"the column {head} is empty" + (" (write - for nothing)" if head == "is" else "")
        elif head == "document" and not is_key(value):
            yield at, f"{value!r} is no id of a document (see `kg ask documents`)"
        elif head == "target" and not _TARGET.fullmatch(value):
            yield at, f"{value!r} is no target such as 'date record', 'recipient p12 3' or 'mention 12-20'"
        elif head == "date" and not _DAY.fullmatch(value):
            yield at, f"{value!r} is no date of the form 2026-01-31"


def _column(cells: list[str], index: int) -> int:
    return sum(len(cell) + 1 for cell in cells[:index]) + 1
