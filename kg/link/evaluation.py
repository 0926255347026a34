"""``kg link eval``: the rule against a gold standard, with intervals, split by entity so that nothing leaks.

A gold is a folder with documents and ``gold.tsv``: document, what is named, expected record (``NIL`` for none), split.
What is named is an entity's key, which counts with the mentions of that entity, or words between quotation marks, as
a person wrote them down who had only the text before him: they count wherever they stand. Where words hold other
words, the longer ones count (``"Urumqi government"`` is no ``"Urumqi"``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from kg.authority import Authorities
from kg.errors import LinkError
from kg.link.identify import decisions
from kg.model import Interpretation

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


def split_of(named: str, expected: str) -> str:
    """The split of an entity: ``dev`` or ``test`` by a hash of its record, or of what names it where there is none.

    >>> split_of("actor.litvinov", "maxim-litvinov"), split_of('"Kuldja"', "kulja")
    ('dev', 'test')
    """
    digest = hashlib.sha256((named if expected == NIL else expected).encode()).digest()
    return "test" if digest[0] % 2 else "dev"


def measure(folder: Path, authorities: Authorities) -> tuple[Case, ...]:
    """Every mention of the gold with what the rule says of it. Raises LinkError where the gold names no record.

    The ledger is left out: it is the rule that is measured.
    """
    from kg import building

    if not (folder / "gold.tsv").is_file():
        raise LinkError("there is no gold here", where=str(folder), todo="name a folder that holds gold.tsv")
    rows = _rows(folder / "gold.tsv")
    unknown = next((r for r in rows if r[2] != NIL and r[2] not in authorities.records), None)
    if unknown:
        raise LinkError("the gold names a record that does not exist", where=f"{unknown[0]}: {unknown[2]}")
    cases: list[Case] = []
    for name in sorted({row[0] for row in rows}):
        if not (folder / name).is_file():
            raise LinkError("the gold names a document that is not there", where=str(folder / name))
        own = [row for row in rows if row[0] == name]
        for it in building.interpretations(folder / name):
            said = {
                d.entity.key: d.chosen.record.slug
                if d.status == "link-automatic" and d.chosen
                else CANDIDATE
                if d.status == "link-candidate"
                else NIL
                for d in decisions(it, authorities)
            }
            cases += _by_key(it, said, [r for r in own if not r[1].startswith('"')])
            cases += _by_words(it, said, [r for r in own if r[1].startswith('"')])
    return tuple(cases)


def _by_key(it: Interpretation, said: dict[str, str], rows: list[tuple[str, str, str, str]]) -> Iterator[Case]:
    entities = {e.key: e for e in it.entities}
    for name, key, expected, split in rows:
        if key in entities:
            for _ in entities[key].mentions:
                yield Case(name, key, expected, said.get(key, NIL), split)
        elif expected != NIL:
            yield Case(name, key, expected, UNREAD, split)


def _by_words(it: Interpretation, said: dict[str, str], rows: list[tuple[str, str, str, str]]) -> Iterator[Case]:
    """One case for each place of the words; what is to be linked and was not recognised there is ``unread``."""
    mentions = [(m.span, e.key) for e in it.entities for m in e.mentions]
    taken: list[tuple[int, int]] = []
    for name, quoted, expected, split in sorted(rows, key=lambda r: (-len(r[1]), r[1])):
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(quoted[1:-1])}(?!\w)", it.document.text)]
        if not places:
            raise LinkError("the gold quotes words that do not stand in the document", where=f"{name}: {quoted}")
        for start, end in places:
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            here = [(s, key) for s, key in mentions if s.start < end and start < s.end]
            met = [(abs(s.end - s.start - (end - start)), key) for s, key in here]
            if met:
                yield Case(name, quoted, expected, said.get(min(met)[1], NIL), split)
            elif expected != NIL:
                yield Case(name, quoted, expected, UNREAD, split)


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
