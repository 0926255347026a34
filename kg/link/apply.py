"""The ledger applied to the authority file: reviewed links come in, rejected ones go out, and both leave a trace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from kg.authority import Authorities, Identifier, Record, Status
from kg.link.ledger import CATALOGUE, CLOSE, MANUAL, NIL, REPLACED, Row

_SCHEMES = {"wd": "wikidata-qid", "viaf": "viaf", "gnd": "gnd", "isni": "isni", "geonames": "geonames"}
_PREFIX = {scheme: prefix for prefix, scheme in _SCHEMES.items()}


def curie(record: Record) -> str:
    """The record's name in the ledger: ``actor:iosif-stalin``, ``place:kashgar``, ``event:…``."""
    return f"{'place' if record.is_place else 'actor' if record.kind else 'event'}:{record.slug}"


def applied(authorities: Authorities, rows: Iterable[Row]) -> Authorities:
    """The authority file after the rows that a person decided; machine rows change nothing."""
    records = dict(authorities.records)
    for row in sorted(rows):
        slug = row.subject_id.partition(":")[2]
        record = records.get(slug)
        if record is None or curie(record) != row.subject_id or not row.human:
            continue
        records[slug] = _decided(record, row)
        heir = records.get(records[slug].instead)
        if heir is not None and row.predicate_id == REPLACED:  # the names of a merged record stay findable
            names = tuple(dict.fromkeys((*heir.names, *record.names)))
            records[heir.slug] = replace(heir, names=names)
    return replace(authorities, records=MappingProxyType(records))


def _decided(record: Record, row: Row) -> Record:
    prefix, _, value = row.object_id.partition(":")
    if row.predicate_id == REPLACED:
        return replace(record, withdrawn=row.comment or "replaced", instead=value)
    if row.object_id == NIL:
        given_up = tuple(
            replace(i, status=Status.REJECTED, reason=row.comment, reviewer=row.reviewer_id)
            if i.scheme in _PREFIX
            else i
            for i in record.identifiers
        )
        return replace(record, status=Status.NIL, identifiers=given_up)
    if prefix == "actor" and row.rejected:
        return replace(record, withdrawn=row.comment or "withdrawn")
    scheme = _SCHEMES.get(prefix)
    if scheme is None:
        return record
    others = tuple(i for i in record.identifiers if (i.scheme, i.value) != (scheme, value))
    known = next((i for i in record.identifiers if (i.scheme, i.value) == (scheme, value)), None)
    status = Status.REJECTED if row.rejected else Status.CLOSE if row.predicate_id == CLOSE else Status.REVIEWED
    key = known.key if known else f"{record.slug}.{scheme}-{value.lower()}"
    sources = known.sources if known else (f"links/{CATALOGUE}: {row.reviewer_id}",)
    decided = Identifier(
        key,
        scheme,
        value,
        status,
        row.object_label or (known.quoted if known else value),
        sources,
        row.comment,
        row.reviewer_id,
    )
    if row.rejected:
        left = next((i for i in others if i.scheme == scheme and i.status is not Status.REJECTED), None)
        state = record.status if left else Status.NIL if record.status is Status.NIL else Status.UNRESOLVED
    else:
        state = status
        others = tuple(
            replace(i, status=Status.CANDIDATE)
            if i.scheme == scheme and status is Status.REVIEWED and i.status in (Status.CURATED, Status.REVIEWED)
            else i
            for i in others
        )
    return replace(
        record, status=state, identifiers=tuple(sorted((*others, decided), key=lambda i: (i.scheme, i.value)))
    )


def rows_of(authorities: Authorities) -> tuple[Row, ...]:
    """What the authority file itself says, as ledger rows of the starting table (author ``table``, no reviewer)."""
    made: list[Row] = []
    for record in authorities.records.values():
        links = [i for i in record.identifiers if i.scheme in _PREFIX]
        for one in links:
            close = one.status in (Status.CLOSE, Status.CANDIDATE)
            made.append(
                Row(
                    curie(record),
                    record.label,
                    CLOSE if close else "skos:exactMatch",
                    "",
                    f"{_PREFIX[one.scheme]}:{one.value}",
                    one.quoted,
                    MANUAL,
                    author_id="table",
                    other=f"status={one.status.value}",
                    comment="; ".join(one.sources),
                )
            )
        if not links and record.status is Status.NIL:
            made.append(
                Row(
                    curie(record),
                    record.label,
                    object_id=NIL,
                    mapping_justification=MANUAL,
                    author_id="table",
                    other=f"status={record.status.value}",
                    comment="nothing was found in any source consulted",
                )
            )
        for page in record.pages:
            made.append(
                Row(
                    curie(record),
                    record.label,
                    CLOSE,
                    "",
                    f"sitelink:{page}",
                    "",
                    MANUAL,
                    author_id="table",
                    other=f"status={Status.UNRESOLVED.value}",
                    comment="no identifier with evidence yet: kg link resolve-titles asks by this title",
                )
            )
        if not links and not record.pages and record.status is Status.UNRESOLVED:
            made.append(
                Row(
                    curie(record),
                    record.label,
                    CLOSE,
                    "",
                    "sitelink:unknown",
                    "",
                    MANUAL,
                    author_id="table",
                    other=f"status={Status.UNRESOLVED.value}",
                    comment="no page title is verified either",
                )
            )
    return tuple(sorted(made))
