"""The ledger of links: SSSOM tables in ``links/``, in git, where nothing rejected is lost.

A row of ``catalogue.sssom.tsv`` says what a record is elsewhere (``actor:iosif-stalin skos:exactMatch wd:Q855``),
one of ``mentions.sssom.tsv`` which record a document's entity is
(``doc:KEY#actor.berzin skos:closeMatch actor:yan-berzin``).
``predicate_modifier`` ``Not`` marks what was rejected; the object ``sssom:NoTermFound`` is the decision NIL.
A row with ``reviewer_id`` is a person's and is never overwritten by a run; machine rows have none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields, replace
from functools import lru_cache
from pathlib import Path

from kg import resources
from kg.errors import LinkError

NIL = "sssom:NoTermFound"
EXACT, CLOSE, REPLACED = "skos:exactMatch", "skos:closeMatch", "dcterms:isReplacedBy"
MANUAL, LEXICAL, COMPOSITE = "semapv:ManualMappingCuration", "semapv:LexicalMatching", "semapv:CompositeMatching"
CATALOGUE, MENTIONS = "catalogue.sssom.tsv", "mentions.sssom.tsv"


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One mapping. ``confidence`` stays empty: certainty is a word, in ``other`` (``certainty=probable``)."""

    subject_id: str
    subject_label: str = ""
    predicate_id: str = EXACT
    predicate_modifier: str = ""
    object_id: str = ""
    object_label: str = ""
    mapping_justification: str = COMPOSITE
    confidence: str = ""
    author_id: str = ""
    reviewer_id: str = ""
    mapping_date: str = ""
    other: str = ""
    comment: str = ""

    @property
    def rejected(self) -> bool:
        """Whether the row says that the two are *not* the same."""
        return self.predicate_modifier == "Not"

    @property
    def human(self) -> bool:
        """Whether a person decided: no run may change it."""
        return bool(self.reviewer_id)

    @property
    def key(self) -> tuple[str, str]:
        """What the row is about: subject and object."""
        return self.subject_id, self.object_id

    def facts(self) -> Mapping[str, str]:
        """The pairs of ``other``: ``{"certainty": "probable", "status": "link-curated"}``."""
        return dict(pair.split("=", 1) for pair in self.other.split("|") if "=" in pair)


COLUMNS = tuple(f.name for f in fields(Row))


def parse(text: str, where: str = "<ledger>") -> tuple[Row, ...]:
    """The rows of one table. Raises LinkError with the line for a wrong header, a short row or a row given twice."""
    lines = [line for line in text.splitlines() if not line.startswith("#")] or ["(empty)"]
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter="\t", quoting=csv.QUOTE_NONE)
    rows: list[Row] = []
    seen: set[tuple[str, str]] = set()
    for number, cells in enumerate(reader, 1):
        if number == 1:
            if tuple(cells) != COLUMNS:
                raise LinkError(
                    "the ledger has other columns",
                    where=where,
                    why=", ".join(cells)[:200],
                    todo=f"the columns are {', '.join(COLUMNS)}",
                )
            continue
        if len(cells) != len(COLUMNS):
            raise LinkError(
                "a row of the ledger has the wrong number of cells",
                where=f"{where}: row {number - 1}",
                why=f"{len(cells)} cells",
                todo=f"give {len(COLUMNS)}, separated by tabs",
            )
        row = Row(*cells)
        if not row.subject_id or not row.object_id:
            raise LinkError(
                "a row of the ledger lacks subject or object",
                where=f"{where}: row {number - 1}",
                todo=f"complete it; NIL is {NIL}",
            )
        if row.key in seen:
            raise LinkError(
                "the ledger states a pair twice",
                where=f"{where}: {row.subject_id} {row.object_id}",
                todo="keep one of the two rows",
            )
        seen.add(row.key)
        rows.append(row)
    return tuple(sorted(rows))


def write(rows: Iterable[Row]) -> str:
    """The table, sorted; the same rows give the same bytes."""

    def clean(cell: str) -> str:
        return " ".join(cell.split())

    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(clean(cell) for cell in astuple(row)) for row in sorted(set(rows))]
    return "\n".join(lines) + "\n"


def merged(standing: Iterable[Row], proposed: Iterable[Row]) -> tuple[Row, ...]:
    """The ledger after a run: people's rows stay; machine rows are replaced for the subjects the run decided anew.

    What is proposed again but was rejected by a person stays rejected.
    """
    old, new = tuple(standing), tuple(proposed)
    human = {r.key: r for r in old if r.human}
    settled = {r.subject_id for r in human.values() if not r.rejected}
    kept = {r.key: r for r in old if r.human or r.author_id == "table"}
    fresh = {r.key: r for r in new if r.key not in kept and r.subject_id not in settled}
    return tuple(sorted((*kept.values(), *fresh.values())))


def decide(standing: Iterable[Row], row: Row) -> tuple[Row, ...]:
    """The ledger with a person's decision: it replaces the row of the same pair; raises LinkError without reviewer."""
    if not row.human:
        raise LinkError("a decision has no reviewer", where=row.subject_id, todo="give --reviewer")
    rows = [r for r in standing if r.key != row.key]
    if not row.rejected and row.object_id != NIL:
        contrary = [
            r
            for r in rows
            if r.subject_id == row.subject_id
            and r.human
            and not r.rejected
            and r.predicate_id == row.predicate_id
            and r.object_id != NIL
        ]
        if contrary:
            raise LinkError(
                "two confirmed identities for one subject",
                where=row.subject_id,
                why=f"{contrary[0].object_id} and {row.object_id}",
                todo="reject one of the two first",
            )
        rows = [r for r in rows if not (r.subject_id == row.subject_id and r.object_id == NIL)]
    return tuple(sorted((*rows, row)))


@dataclass(frozen=True, slots=True)
class Ledger:
    """Both tables."""

    catalogue: tuple[Row, ...] = ()
    mentions: tuple[Row, ...] = ()

    def of_document(self, key: str) -> tuple[Row, ...]:
        """The rows about entities of one document."""
        return tuple(r for r in self.mentions if r.subject_id.startswith(f"doc:{key}#"))

    def with_row(self, row: Row) -> Ledger:
        """The ledger with a person's decision, in the table its subject belongs to."""
        if row.subject_id.startswith("doc:"):
            return replace(self, mentions=decide(self.mentions, row))
        return replace(self, catalogue=decide(self.catalogue, row))


def load(folder: Path) -> Ledger:
    """The ledger of a folder; a missing table is an empty one. Raises LinkError for one that cannot be read."""

    def rows(name: str) -> tuple[Row, ...]:
        path = folder / name
        try:
            return parse(path.read_text("utf-8"), str(path)) if path.is_file() else ()
        except (OSError, UnicodeDecodeError) as error:
            raise LinkError(
                "the ledger cannot be read", where=str(path), why=str(error), todo="it is UTF-8 text, kept in git"
            ) from error

    return Ledger(rows(CATALOGUE), rows(MENTIONS))


def save(ledger: Ledger, folder: Path) -> None:
    """Write both tables; raises LinkError where the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in ((CATALOGUE, ledger.catalogue), (MENTIONS, ledger.mentions)):
            beside = folder / f".{name}.new"
            beside.write_text(write(rows), "utf-8")
            beside.replace(folder / name)
    except OSError as error:
        raise LinkError(
            "the ledger could not be written",
            where=str(folder),
            why=str(error.strerror),
            todo="choose a folder you may write to",
        ) from error


def folder_of() -> Path:
    """The ledger's folder: ``links/`` beside ``ontology/``."""
    return resources.ontology_dir().parent / "links"


@lru_cache(maxsize=2)
def standing(folder: Path | None = None) -> Ledger:
    """The project's ledger, read once."""
    return load(folder or folder_of())
