"""``kg link eval``: the rule against a gold standard, with intervals, split by entity so that nothing leaks.

A gold is a folder with documents and ``gold.tsv``: document, entity key, expected record (``NIL`` for none), split.
Each row counts with the mentions of that entity; a document is named by its file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from kg.authority import Authorities
from kg.errors import LinkError
from kg.link.identify import decisions

NIL, CANDIDATE, UNREAD = "NIL", "candidate", "unread"


@dataclass(frozen=True, slots=True)
class Case:
    """One mention of the gold and what the rule said: a slug, ``NIL``, ``candidate`` (left to people), or ``unread``
    where recognition did not find the entity that is to be linked."""

    document: str
    entity: str
    expected: str
    said: str
    split: str


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``of``, with the Wilson interval at 95 %."""

    name: str
    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 of 0 is nan."""
        return self.hits / self.of if self.of else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound."""
        if not self.of:
            return 0.0, 1.0
        z, n, p = 1.96, self.of, self.value
        mid, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, (mid - half) / (1 + z * z / n)), min(1.0, (mid + half) / (1 + z * z / n))


def measure(folder: Path, authorities: Authorities) -> tuple[Case, ...]:
    """Every mention of the gold with what the rule says of it. Raises LinkError where the gold names no record.

    The ledger is left out: it is the rule that is measured.
    """
    from kg import building

    rows = _rows(folder / "gold.tsv")
    cases: list[Case] = []
    for name in sorted({row[0] for row in rows}):
        for it in building.interpretations(folder / name):
            said = {
                d.entity.key: d.chosen.record.slug
                if d.status == "link-automatic" and d.chosen
                else CANDIDATE
                if d.status == "link-candidate"
                else NIL
                for d in decisions(it, authorities)
            }
            entities = {e.key: e for e in it.entities}
            for _, key, expected, split in (row for row in rows if row[0] == name):
                if expected != NIL and expected not in authorities.records:
                    raise LinkError("the gold names a record that does not exist", where=f"{name}: {expected}")
                if key in entities:
                    one = Case(name, key, expected, said.get(key, NIL), split)
                    cases += [one] * len(entities[key].mentions)
                elif expected != NIL:
                    cases.append(Case(name, key, expected, UNREAD, split))
    return tuple(cases)


def _rows(path: Path) -> list[tuple[str, str, str, str]]:
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if line.startswith("#") or not line.strip():
            continue
        if len(cells) != 4:
            raise LinkError("a row of the gold has four cells", where=f"{path.name}:{number}")
        rows.append((cells[0], cells[1], cells[2], cells[3]))
    return rows


def shares(cases: Iterable[Case]) -> tuple[Share, ...]:
    """Precision of what is linked by rule, recall of what can be linked, precision and recall of NIL.

    A candidate links nothing, so it is neither a right nor a wrong link; for NIL it counts as an abstention, which is
    right where nothing is to be linked.
    """
    every = tuple(cases)
    linked = [c for c in every if c.said not in (NIL, CANDIDATE, UNREAD)]
    linkable = [c for c in every if c.expected != NIL]
    nil = [c for c in every if c.expected == NIL]
    said_nil = [c for c in every if c.said == NIL]
    return (
        Share("precision of automatic links", sum(c.said == c.expected for c in linked), len(linked)),
        Share("recall of the linkable", sum(c.said == c.expected for c in linkable), len(linkable)),
        Share("NIL precision", sum(c.expected == NIL for c in said_nil), len(said_nil)),
        Share("NIL recall", sum(c.said in (NIL, CANDIDATE) for c in nil), len(nil)),
        Share("NIL recall, strictly (no candidate)", sum(c.said == NIL for c in nil), len(nil)),
    )


def table(cases: tuple[Case, ...], format_: str = "md") -> str:
    """The measures of each split and of all, as a table."""
    lines = []
    for split in (*sorted({c.split for c in cases}), "all"):
        part = [c for c in cases if split in (c.split, "all")]
        lines += [
            (
                split,
                str(len(part)),
                s.name,
                f"{s.hits}/{s.of}",
                f"{s.value:.3f}",
                f"{s.interval[0]:.3f} to {s.interval[1]:.3f}",
            )
            for s in shares(part)
        ]
    head = ("split", "mentions", "measure", "count", "value", "95 % interval")
    if format_ == "tsv":
        return "".join("\t".join(line) + "\n" for line in (head, *lines))
    rows = (head, ("---",) * len(head), *lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in rows)
