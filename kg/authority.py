"""The authority file: who and what is known beyond one document, read from ``ontology/authority/*.ttl``.

Adding a name variant is adding a ``skos:altLabel`` there. The files keep to the subset of :mod:`kg.lexicon`:

* ``a:``, ``pl:``, ``ev:`` persons and groups, places, events and documents; ``dcterms:type`` says what was decided
  (``link-curated``, ``link-close``, ``link-candidate``, ``link-unresolved``, ``link-nil``);
* ``skos:hiddenLabel`` a name that other bodies bear too;
* ``id:{record}.{scheme}`` one identifier each: ``skos:prefLabel`` its value, ``skos:altLabel`` the label quoted
  from the source, ``dcterms:source`` source and locator;
* ``of:`` offices, ``term:`` the office one person held, with ``schema:startDate``/``endDate`` where known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from kg import lexicon, resources
from kg.errors import LinkError
from kg.lexicon import Concept, Label
from kg.model import EntityKind

FILES = ("persons", "groups", "places", "events", "offices")


class Status(StrEnum):
    """What was decided about a record and the outside world; the values are kinds of the vocabulary."""

    CURATED = "link-curated"
    REVIEWED = "link-reviewed"
    CLOSE = "link-close"
    CANDIDATE = "link-candidate"
    UNRESOLVED = "link-unresolved"
    NIL = "link-nil"
    REJECTED = "link-rejected"


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier of a record with its evidence: ``Identifier("wikidata-qid", "Q855", Status.CURATED, …)``."""

    key: str
    scheme: str
    value: str
    status: Status
    quoted: str
    sources: tuple[str, ...]
    reason: str = ""  # why it was decided so, where the ledger says it
    reviewer: str = ""  # who decided, "" while nobody did


@dataclass(frozen=True, slots=True)
class Office:
    """An office under all its wordings; ``bodies`` are the records of the bodies or places it belongs to."""

    slug: str
    names: tuple[str, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """An office one person held; ``first`` and ``last`` are EDTF days or years, ``""`` where not recorded."""

    office: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Record:
    """One authority record. ``born``/``died`` (or begin and end of a body or place) are EDTF, ``""`` if unknown."""

    slug: str
    kind: EntityKind | None  # None: events and documents, which no mention is identified with
    label: str
    names: tuple[Label, ...]
    status: Status
    generic: tuple[str, ...] = ()  # those of the names that other bodies bear too: "Politburo", "Red Army"
    born: str = ""
    died: str = ""
    terms: tuple[Term, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    pages: tuple[str, ...] = ()  # "enwiki:Nikolai_Yezhov"
    related: tuple[str, ...] = ()
    within: tuple[str, ...] = ()  # the larger body or place
    seat: tuple[str, ...] = ()
    about: tuple[str, ...] = ()  # what its name mentions: a regiment's town
    sources: tuple[str, ...] = ()
    note: str = ""
    withdrawn: str = ""  # why the record was given up (a tombstone); "" while it is in use
    instead: str = ""  # the record that took its place

    @property
    def is_place(self) -> bool:
        """Whether its IRI is ``place/…`` rather than ``actor/…``."""
        return self.kind is EntityKind.PLACE

    def identifier(self, scheme: str) -> Identifier | None:
        """Its identifier in that scheme: ``record.identifier("wikidata-qid")``."""
        return next((i for i in self.identifiers if i.scheme == scheme), None)


@dataclass(frozen=True, slots=True)
class Authorities:
    """All records and offices by slug."""

    records: Mapping[str, Record] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)

    def closure(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """These records and all that they stand in, sit in or are named after: what a reader needs beside them."""
        found: set[str] = set()
        waiting = [s for s in slugs if s in self.records]
        while waiting:
            slug = waiting.pop()
            if slug not in found:
                found.add(slug)
                record = self.records[slug]
                waiting.extend(s for s in (*record.within, *record.seat, *record.about) if s in self.records)
        return tuple(sorted(found))


_PLACE, _PERSON, _GROUP = "crm:E53_Place", "crm:E21_Person", "crm:E74_Group"


def _kind(concept: Concept) -> EntityKind | None:
    if "t:military-unit" in concept.values("crm:P2_has_type"):
        return EntityKind.UNIT
    kinds = {_PLACE: EntityKind.PLACE, _PERSON: EntityKind.PERSON, _GROUP: EntityKind.GROUP}
    return next((kinds[t] for t in concept.types if t in kinds), None)


def _local(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.partition(":")[2] for name in names)


def _hidden(concept: Concept) -> tuple[Label, ...]:
    found = dict(concept.extra).get("skos:hiddenLabel", ())
    return tuple(Label(value.text, value.lang) for value in found)


def _one(values: tuple[str, ...]) -> str:
    return values[0] if values else ""


def _identifier(concept: Concept) -> Identifier:
    what = (
        "an identifier has no evidence"
        if not concept.sources or not concept.alts
        else ""
        if len(concept.broader) == 1
        else "an identifier has no scheme"
    )
    if what:
        raise LinkError(
            what,
            where=concept.slug,
            todo="add source and locator (dcterms:source) and the label "
            "quoted there (skos:altLabel), or remove the identifier",
        )
    return Identifier(
        concept.slug,
        concept.broader[0],
        concept.label(),
        Status(_local(concept.values("dcterms:type"))[0]),
        concept.alts[0].text,
        concept.sources,
    )


def parse(concepts: Iterable[Concept]) -> Authorities:
    """Records and offices of the concepts of all files.

    Raises LinkError for an identifier without evidence or scheme, for one that two records share under a confirmed
    status, and for a reference to what does not exist.
    """
    every = {c.slug: c for c in concepts}
    records: dict[str, Record] = {}
    offices: dict[str, Office] = {}
    for concept in every.values():
        if "crm:E55_Type" in concept.types:
            bodies = _local(concept.values("skos:related"))
            offices[concept.slug] = Office(concept.slug, concept.labels(), bodies)
        elif len(concept.types) > 1:
            records[concept.slug] = _record(concept, every)
    known = set(records)
    for record in records.values():
        for slug in (*record.related, *record.within, *record.seat, *record.about):
            if slug not in known:
                raise LinkError(
                    "a record refers to one that does not exist",
                    where=f"{record.slug} -> {slug}",
                    todo="correct the slug in ontology/authority",
                )
    _confirmed_once(records.values())
    return Authorities(MappingProxyType(records), MappingProxyType(offices))


def _record(concept: Concept, every: Mapping[str, Concept]) -> Record:
    def values(predicate: str) -> tuple[str, ...]:
        return _local(concept.values(predicate))

    def existing(slugs: tuple[str, ...]) -> list[Concept]:
        missing = [s for s in slugs if s not in every]
        if missing:
            raise LinkError(
                "a record refers to what does not exist",
                where=f"{concept.slug} -> {missing[0]}",
                todo="correct the slug in ontology/authority",
            )
        return [every[s] for s in slugs]

    return Record(
        slug=concept.slug,
        kind=_kind(concept),
        label=concept.label(),
        names=(*concept.pref, *concept.alts, *_hidden(concept)),
        generic=concept.values("skos:hiddenLabel"),
        status=Status(_one(values("dcterms:type"))),
        born=_one(concept.values("schema:birthDate") or concept.values("schema:startDate")),
        died=_one(concept.values("schema:deathDate") or concept.values("schema:endDate")),
        terms=tuple(
            Term(c.broader[0], _one(c.values("schema:startDate")), _one(c.values("schema:endDate")))
            for c in existing(values("schema:hasOccupation"))
        ),
        identifiers=tuple(_identifier(c) for c in existing(values("schema:identifier"))),
        pages=concept.values("schema:mainEntityOfPage"),
        related=values("skos:related"),
        within=values("crm:P89_falls_within") + values("crm:P107i_is_current_or_former_member_of"),
        seat=values("crm:P74_has_current_or_former_residence"),
        about=values("schema:about"),
        sources=concept.sources,
        note=_one(tuple(n.text for n in concept.notes)),
    )


def _confirmed_once(records: Iterable[Record]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for record in records:
        for one in record.identifiers:
            if one.status in (Status.CURATED, Status.REVIEWED):
                other = seen.setdefault((one.scheme, one.value), record.slug)
                if other != record.slug:
                    raise LinkError(
                        "two records have the same identifier",
                        where=f"{other}, {record.slug}",
                        why=f"{one.scheme} {one.value}",
                        todo="merge them, or make one a close link",
                    )


def load(folder: Path) -> Authorities:
    """The authority files of ``ontology/authority``; an absent folder is an empty authority file."""
    found: dict[str, Concept] = {}
    for path in sorted(folder.glob("*.ttl")):
        for concept in lexicon.load(path):
            if concept.slug in found:
                raise LinkError(
                    "a slug stands in two authority files",
                    where=f"{path.name}: {concept.slug}",
                    todo="merge the two records",
                )
            found[concept.slug] = concept
    return parse(found.values())


@lru_cache(maxsize=4)
def authorities(folder: Path | None = None) -> Authorities:
    """The project's authority file, read once."""
    return load(folder or resources.ontology_dir() / "authority")
