"""``kg link check``: authority file and ledger against their own rules. Offline, and the same lines every time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.authority import Authorities, Status
from kg.link import deciding
from kg.link.ledger import COMPOSITE, LEXICAL, MANUAL, NIL, REPLACED, Ledger, Row

_QID = re.compile(r"Q[1-9]\d*")
_JUSTIFIED = frozenset({MANUAL, LEXICAL, COMPOSITE})


def faults(authorities: Authorities, ledger: Ledger) -> tuple[str, ...]:
    """One line for each fault, sorted; empty where all is well."""
    return tuple(sorted({*_authority(authorities), *_ledger(authorities, ledger)}))


def _authority(authorities: Authorities) -> Iterator[str]:
    for record in authorities.records.values():
        for one in record.identifiers:
            if one.scheme == "wikidata-qid" and not _QID.fullmatch(one.value):
                yield f"{record.slug}: {one.value} is no Wikidata item"
            if not one.sources or not one.quoted:
                yield f"{record.slug}: {one.scheme} {one.value} has no evidence (source, locator, quoted label)"
        links = [i for i in record.identifiers if i.scheme == "wikidata-qid" and i.status is not Status.REJECTED]
        if len([i for i in links if i.status in (Status.CURATED, Status.REVIEWED)]) > 1:
            yield f"{record.slug}: two confirmed Wikidata items"
        if record.status in (Status.CURATED, Status.CLOSE, Status.CANDIDATE) and not links:
            yield f"{record.slug}: its status is {record.status.value}, and it has no item"
        if record.status in (Status.NIL, Status.UNRESOLVED) and links:
            yield f"{record.slug}: its status is {record.status.value}, and it has {links[0].value}"


def _ledger(authorities: Authorities, ledger: Ledger) -> Iterator[str]:
    known = deciding.known(authorities)
    yield from _circles(ledger)
    confirmed: dict[str, str] = {}
    for row in (*ledger.catalogue, *ledger.mentions):
        where = f"{row.subject_id} {row.object_id}"
        if row.mapping_justification not in _JUSTIFIED:
            yield f"{where}: justification {row.mapping_justification!r} is not one of {', '.join(sorted(_JUSTIFIED))}"
        if row.confidence:
            yield f"{where}: confidence is a word in 'other' (certainty=…), never a number"
        yield from (f"{where}: {what}" for what in deciding.wrong(row, known))
        yield from _item(row, where, authorities, confirmed)


def _circles(ledger: Ledger) -> Iterator[str]:
    """Records that were merged into one another: nothing would be left of them."""
    heirs = {r.subject_id: r.object_id for r in ledger.catalogue if r.predicate_id == REPLACED and not r.rejected}
    for first in heirs:
        seen, at = {first}, heirs[first]
        while at in heirs and at not in seen:
            seen.add(at)
            at = heirs[at]
        if at == first and len(seen) > 1:
            yield f"{first} {heirs[first]}: the two are merged into one another"


def _item(row: Row, where: str, authorities: Authorities, confirmed: dict[str, str]) -> Iterator[str]:
    if not row.object_id.startswith("wd:") or row.rejected:
        return
    value = row.object_id.removeprefix("wd:")
    record = authorities.records.get(row.subject_id.partition(":")[2])
    known = record is not None and any(i.value == value for i in record.identifiers)
    if not known and not row.comment:
        yield f"{where}: an item needs evidence (comment: source, locator, quoted label)"
    if row.predicate_id == "skos:exactMatch" and row.object_id != NIL:
        other = confirmed.setdefault(row.object_id, row.subject_id)
        if other != row.subject_id:
            yield f"{where}: {other} is confirmed to be the same item: merge the two"
