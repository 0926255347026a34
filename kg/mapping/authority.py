"""The shared authority graph: records that the documents need, their names, lives, identifiers and links elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import literal
from kg.authority import Authorities, Identifier, Office, Record, Status
from kg.edtf import bounds
from kg.iri import Iris, slug
from kg.mapping import Graphs
from kg.mapping.scope import LABEL, TYPE, Triple, text_digest
from kg.model import EntityKind
from kg.vocab import CRM, PROV, RDFS, SCHEMA, WD

_CLASS = {EntityKind.PERSON: CRM.E21, EntityKind.GROUP: CRM.E74, EntityKind.UNIT: CRM.E74, EntityKind.PLACE: CRM.E53}
QID = "wikidata-qid"


def used_by(graphs: Iterable[Graphs], iris: Iris) -> frozenset[str]:
    """Slugs of the records that identifications of these documents speak of, and those a curated rule names."""
    heads = (iris.actor("x")[:-2], iris.place("x")[:-2])
    return frozenset(
        term[len(head) : -1]
        for g in graphs
        for part in (g.stated, g.inferred)
        for s, _, o in part
        for term in (s, o)
        for head in heads
        if term.startswith(head) and "#" not in term
    )


def authority(used: Iterable[str], authorities: Authorities, iris: Iris) -> tuple[Triple, ...]:
    """Sorted triples of the records in use and of those they stand in; names given up are kept as tombstones."""
    withdrawn = [
        r.slug
        for r in authorities.records.values()
        if r.withdrawn or any(i.status is Status.REJECTED for i in r.identifiers)
    ]
    slugs = authorities.closure((*used, *withdrawn, *(authorities.records[s].instead for s in withdrawn)))
    if not slugs:
        return ()
    here = frozenset(slugs)
    graph = iris.shared_graph("authority")
    triples: set[Triple] = {(graph, TYPE, CRM.E73), (graph, LABEL, literal.string("authority"))}
    for one in slugs:
        record = authorities.records[one]
        if record.kind is not None:
            triples.update(_record(record, authorities, here, iris))
    return tuple(sorted(triples))


def node_of(record: Record, iris: Iris) -> str:
    """The record's IRI: ``actor/{slug}`` or ``place/{slug}``."""
    return (iris.place if record.is_place else iris.actor)(record.slug)


def _record(record: Record, authorities: Authorities, here: frozenset[str], iris: Iris) -> Iterator[Triple]:
    node = node_of(record, iris)
    assert record.kind is not None
    yield node, TYPE, _CLASS[record.kind]
    yield node, LABEL, literal.string(record.label)
    if record.kind is EntityKind.UNIT:
        yield node, CRM.P2, iris.type("military-unit")
    if record.withdrawn:
        yield node, CRM.P2, iris.type("tombstone")
        yield node, CRM.P3, literal.string(record.withdrawn)
        if record.instead in authorities.records:
            yield node, RDFS.seeAlso, node_of(authorities.records[record.instead], iris)
        return
    for name in dict.fromkeys(label.text for label in record.names):
        appellation = iris.part(node, f"name.{slug(name)}-{text_digest(name)[:6]}")
        yield node, CRM.P1, appellation
        yield appellation, TYPE, CRM.E41
        yield appellation, LABEL, literal.string(name)
        yield appellation, CRM.P190, literal.string(name)
    yield from _life(record, node, iris)
    yield from _standing(record, node, authorities, here, iris)
    for identifier in record.identifiers:
        yield from _identifier(record, identifier, node, iris)
    if record.status is Status.NIL:
        yield from _claim(
            node,
            "nil",
            record.label,
            iris.type("link-nil"),
            "property-same-as-candidate",
            Status.NIL,
            "no entry was found in any source consulted; the name stays local",
            iris,
        )
    elif record.status is Status.UNRESOLVED:
        pages = ", ".join(record.pages) or "none verified"
        yield from _claim(
            node,
            "unresolved",
            record.label,
            iris.type("link-unresolved"),
            "property-same-as-candidate",
            Status.UNRESOLVED,
            f"no identifier with evidence yet; page title: {pages}",
            iris,
        )


def _life(record: Record, node: str, iris: Iris) -> Iterator[Triple]:
    if record.kind is not EntityKind.PERSON:
        return
    for key, class_, property_, when in (
        ("birth", CRM.E67, CRM.P98i, record.born),
        ("death", CRM.E69, CRM.P100i, record.died),
    ):
        if when:
            event = iris.part(node, key)
            yield node, property_, event
            yield from _dated(event, class_, f"{key} of {record.label}", when, iris)


def _dated(event: str, class_: str, label: str, when: str, iris: Iris) -> Iterator[Triple]:
    span = f"{event[:-1]}.time>"
    yield event, TYPE, class_
    yield event, LABEL, literal.string(label)
    yield event, CRM.P4, span
    yield span, TYPE, CRM.E52
    yield span, LABEL, literal.string(when)
    yield span, CRM.P170i, literal.string(when)
    first, last = bounds(when)
    if first:
        yield span, CRM.P82a, literal.date(first)
    if last:
        yield span, CRM.P82b, literal.date(last)


def _standing(
    record: Record, node: str, authorities: Authorities, here: frozenset[str], iris: Iris
) -> Iterator[Triple]:
    for one in record.within:
        if one in here:
            yield node, CRM.P89 if record.is_place else CRM.P107i, node_of(authorities.records[one], iris)
    for one in record.seat:
        if one in here:
            yield node, CRM.P74, node_of(authorities.records[one], iris)
    for one in record.about:
        if one in here:
            yield node, RDFS.seeAlso, node_of(authorities.records[one], iris)
    for number, term in enumerate(record.terms):
        office = authorities.offices[term.office]
        times = sum(t.office == term.office for t in record.terms[: number + 1])
        again = f".{times}" if times > 1 else ""  # who came back to an office joined and left it twice
        events: list[str] = []
        for key, class_, body_of, member, when in (
            ("joining", CRM.E85, CRM.P144, CRM.P143, term.first),
            ("leaving", CRM.E86, CRM.P146, CRM.P145, term.last),
        ):
            bodies = [b for b in office.bodies if b in here and not authorities.records[b].is_place]
            if when and bodies:
                event = iris.part(node, f"{key}.{term.office}{again}")
                yield from _dated(event, class_, f"{record.label}: {office.names[0]}", when, iris)
                yield event, CRM.P2, iris.type(f"office-{term.office}")
                yield event, member, node
                yield event, body_of, node_of(authorities.records[bodies[0]], iris)
                events.append(event)
        if events:
            yield from _wordings(office, node_of(authorities.records[bodies[0]], iris), iris)
        if len(events) == 2:  # the two ends of one term
            yield events[0], CRM.P183, events[1]


def _wordings(office: Office, body: str, iris: Iris) -> Iterator[Triple]:
    """The names of an office of a body, by which a statement of it in a text is met."""
    for name in office.names:
        appellation = iris.part(body, f"office.{office.slug}.name.{slug(name)}-{text_digest(name)[:6]}")
        yield iris.type(f"office-{office.slug}"), CRM.P1, appellation
        yield appellation, TYPE, CRM.E41
        yield appellation, LABEL, literal.string(name)
        yield appellation, CRM.P190, literal.string(name)


def _identifier(record: Record, one: Identifier, node: str, iris: Iris) -> Iterator[Triple]:
    number = iris.part(node, f"{one.scheme}.{slug(one.value)}")
    evidence = f"“{one.quoted}” in {'; '.join(one.sources)}"
    confirmed = one.status in (Status.CURATED, Status.REVIEWED)
    if confirmed:  # an identifier of the near counterpart is not one of this thing
        yield node, CRM.P1, number
        yield number, TYPE, CRM.E42
        yield number, CRM.P2, iris.type(one.scheme)
        yield number, LABEL, literal.string(one.value)
        yield number, CRM.P190, literal.string(one.value)
    if one.scheme != QID:
        return
    item = WD[one.value]
    yield item, TYPE, CRM.E1
    yield item, LABEL, literal.string(one.quoted)
    if confirmed:
        yield node, SCHEMA.sameAs, item
    elif one.status is Status.CLOSE:
        yield node, RDFS.seeAlso, item
    property_ = (
        "property-sameas"
        if confirmed
        else "property-see-also"
        if one.status is Status.CLOSE
        else "property-same-as-candidate"
    )
    reason = f"{one.reason}; {evidence}" if one.reason else evidence
    if one.reviewer:
        reason += f"; decided by {one.reviewer}"
    yield from _claim(
        node, f"link.{one.value.lower()}", f"{record.label}: {one.value}", item, property_, one.status, reason, iris
    )


def _claim(
    node: str, key: str, label: str, target: str, property_: str, status: Status, reason: str, iris: Iris
) -> Iterator[Triple]:
    claim = iris.part(node, key)
    yield claim, TYPE, CRM.E13
    yield claim, TYPE, PROV.Activity
    yield claim, LABEL, literal.string(label)
    yield claim, CRM.P2, iris.type("basis-outside-knowledge")
    yield claim, CRM.P2, iris.type(status.value)
    yield claim, CRM.P140, node
    yield claim, CRM.P141, target
    yield claim, CRM.P177, iris.type(property_)
    yield claim, CRM.P3, literal.string(reason)
    yield claim, PROV.wasAssociatedWith, iris.agent("protokol")
