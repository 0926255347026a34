"""What a row of the ledger may say: asked before a decision is saved, and again of every row by ``kg link check``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator

from kg.authority import Authorities
from kg.errors import LinkError
from kg.link.apply import curie
from kg.link.ledger import CLOSE, EXACT, NIL, REPLACED, Row

_MENTION = re.compile(r"doc:[^#\s]+#[a-z0-9.-]+")
_ITEM = re.compile(r"Q[1-9]\d*")
_ELSEWHERE = ("viaf:", "gnd:", "isni:", "geonames:", "sitelink:")
_OURS = ("actor:", "place:", "event:")
_CERTAIN = ("", "certain", "probable", "possible")


def known(authorities: Authorities) -> frozenset[str]:
    """The names of all records in the ledger: ``actor:iosif-stalin``."""
    return frozenset(curie(record) for record in authorities.records.values())


def sound(row: Row, records: Collection[str]) -> Row:
    """The row itself; raises LinkError with the first thing that is wrong with it."""
    for what in wrong(row, records):
        raise LinkError(what, where=f"{row.subject_id} {row.object_id}", todo="nothing was saved")
    return row


def wrong(row: Row, records: Collection[str]) -> Iterator[str]:
    """Everything that is wrong with a row by itself, in the order of its columns. ``records`` as of :func:`known`."""
    yield from _ends(row, records)
    if row.predicate_id not in (EXACT, CLOSE, REPLACED):
        yield f"predicate {row.predicate_id!r} is not one of {EXACT}, {CLOSE}, {REPLACED}"
    if row.predicate_modifier not in ("", "Not"):
        yield f"modifier {row.predicate_modifier!r} is neither empty nor Not"
    if row.rejected and not row.comment.strip():
        yield "a rejection gives its reason"
    if row.human and not row.mapping_date:
        yield "a decision has a date"
    elif row.mapping_date and not is_day(row.mapping_date):
        yield f"{row.mapping_date!r} is no day (2026-01-31)"
    if row.facts().get("certainty", "") not in _CERTAIN:
        yield "certainty is one of the words certain, probable, possible"


def is_day(text: str) -> bool:
    """Whether this is a day of the calendar: ``is_day("2026-01-31")``."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _ends(row: Row, records: Collection[str]) -> Iterator[str]:
    subject, target = row.subject_id, row.object_id
    mention = subject.startswith("doc:")
    if mention and not _MENTION.fullmatch(subject):
        yield f"{subject} names no entity of a document (doc:KEY#actor.…)"
    if not mention and subject not in records:
        yield f"the authority file has no {subject}"
    if target.startswith(_OURS):
        if target not in records:
            yield f"the authority file has no {target}"
    elif target.startswith("wd:"):
        if not _ITEM.fullmatch(target.removeprefix("wd:")):
            yield "no Wikidata item"
        if mention:
            yield "a mention is identified with a record of the authority file, not with an item"
    elif target != NIL and not target.startswith(_ELSEWHERE):
        yield f"{target} is neither a record nor an item (actor:…, place:…, wd:Q…, {NIL})"
    if row.predicate_id == REPLACED and (subject == target or subject.partition(":")[0] != target.partition(":")[0]):
        yield "a record is merged into another of its sort"
