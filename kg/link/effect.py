"""What a decision would change, before it is saved: statements of the authority graph and identifications."""

from __future__ import annotations

from dataclasses import dataclass

from kg.authority import Authorities
from kg.errors import LinkError
from kg.iri import Iris
from kg.link.apply import applied, rows_of
from kg.link.ledger import Ledger, Row
from kg.mapping.authority import authority, used_by
from kg.publish.dataset import Dataset
from kg.vocab import CRM, RDFS, SCHEMA, compact


@dataclass(frozen=True, slots=True)
class Effect:
    """Statements that go and come, and the answers that change, as lines for people."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    answers: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, in order."""
        return (*(f"- {x}" for x in self.gone), *(f"+ {x}" for x in self.new), *(f"answer: {x}" for x in self.answers))


def effect(dataset: Dataset, authorities: Authorities, before: Ledger, row: Row) -> Effect:
    """The effect of one decision on a built dataset. ``authorities`` is the authority file without the ledger.

    Raises LinkError for an entity that the dataset does not know.
    """
    iris = dataset.iris
    if row.subject_id.startswith("doc:"):
        return _of_mention(dataset, row)
    after = before.with_row(row)
    used = used_by(dataset.documents, iris)
    old = set(authority(used, applied(authorities, before.catalogue), iris))
    new = set(authority((*used, row.subject_id.partition(":")[2]), applied(authorities, after.catalogue), iris))
    links = {SCHEMA.sameAs, RDFS.seeAlso}
    answers = [
        f"links: {_short(s, iris)} {compact(p)} {compact(o)} {word}"
        for word, part in (("goes", old - new), ("comes", new - old))
        for s, p, o in sorted(part)
        if p in links
    ]
    if row.rejected and row.key not in {r.key for r in (*before.catalogue, *rows_of(authorities))}:
        answers.append(f"nobody has proposed {row.object_id}: it is refused beforehand")
    return Effect(_lines(old - new, iris), _lines(new - old, iris), tuple(answers))


def _of_mention(dataset: Dataset, row: Row) -> Effect:
    iris = dataset.iris
    key, _, local = row.subject_id.removeprefix("doc:").partition("#")
    node = iris.node(key, local)
    target = row.object_id.partition(":")[2]
    if not any(s == node for document in dataset.documents for s, _, _ in document.stated):
        raise LinkError(
            "the release has no such entity",
            where=row.subject_id,
            todo="kg ask identifications lists documents and entities; nothing was saved",
        )
    gone: list[tuple[str, str, str]] = []
    for document in dataset.documents:
        claims = {s for s, p, o in document.inferred if p == CRM.P140 and o == node}
        about = {s for s, p, o in document.inferred if s in claims and p == CRM.P141 and o.endswith(f"/{target}>")}
        gone.extend(t for t in document.inferred if t[0] in about and t[1] in (CRM.P2, CRM.P3, CRM.P141))
    answers = [f"identifications: {local} as {target} goes"] if gone and row.rejected else []
    return Effect(
        _lines(set(gone), iris), (f"{row.subject_id} {row.predicate_modifier} {row.object_id}",), tuple(answers)
    )


def _short(term: str, iris: Iris) -> str:
    return compact(term).replace(f"<{iris.base}", "<")


def _lines(triples: set[tuple[str, str, str]], iris: Iris) -> tuple[str, ...]:
    return tuple(" ".join(_short(t, iris) for t in triple) for triple in sorted(triples))
