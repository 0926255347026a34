"""Corrections of single claims: record fields, dates, headings, lists, signatures, offices, provisions.

Each takes (interpretation, place, number, what it should be); "" is nothing. The result is a change, or why there is
none. A claim that says nothing but what was corrected is the reader's from then on.
"""

from __future__ import annotations

from dataclasses import replace

from kg.corrections.change import Change, put
from kg.corrections.entities import named, without
from kg.edtf import bounds
from kg.errors import LiteralError
from kg.iri import is_key
from kg.model import (
    Claim,
    Decided,
    Described,
    Distributed,
    EntityKind,
    Held,
    Interpretation,
    Part,
    Provision,
    Recipient,
    Required,
    Signed,
    Voice,
)

READER = Voice.READER
_RULE = "correction"


def field(it: Interpretation, what: str, place: str, now: str) -> Change | str:
    """A field of the record: "title record"."""
    found = next((c for c in it.claims if isinstance(c, Described) and c.field == what), None)
    if place != "record":
        return f"no target {what!r}: see corrections/README.md"
    if found is None:
        return f"the record states no {what}"
    new = replace(found, value=now, voice=READER, rule=_RULE) if now else None
    return Change(put(it, found, new), found.value, found.voice, found.evidence)


def date(it: Interpretation, place: str, number: str, now: str) -> Change | str:
    """The date of the record ("date record") or of the decision on a part ("date p539"), in EDTF."""
    if now and not _is_date(now):
        return f"{now!r} is no date such as 1937-06-14, 1937-06 or 1937-04-17/1937-06-15"
    if place == "record":
        found = next((c for c in it.claims if isinstance(c, Described) and c.field == "date" and c.when), None)
        if found is None or found.when is None:
            return "the record states no date"
        new = replace(found, value=now, when=replace(found.when, edtf=now), voice=READER, rule=_RULE) if now else None
        return Change(put(it, found, new), found.value, found.voice, found.evidence)
    decided = next((c for c in it.claims if isinstance(c, Decided) and c.part == place), None)
    if decided is None or decided.when is None:
        return f"no decision on {place!r} is dated"
    when = replace(decided.when, edtf=now) if now else None
    later: Claim = replace(decided, when=when, voice=READER, rule=_RULE)
    return Change(put(it, decided, later), decided.when.edtf, decided.voice, decided.evidence)


def _is_date(edtf: str) -> bool:
    try:
        return any(bounds(edtf))
    except LiteralError:
        return False


def heading(it: Interpretation, place: str, number: str, now: str) -> Change | str:
    """The heading of a part: "heading p539"."""
    found = next((c for c in it.claims if isinstance(c, Part) and c.key == place), None)
    if found is None:
        return f"the text has no part {place!r}"
    new = replace(found, heading=now, heading_span=found.heading_span if now else None)
    return Change(put(it, found, new), found.heading, found.voice, (found.heading_span or found.evidence[0],))


def recipient(it: Interpretation, place: str, number: str, now: str) -> Change | str:
    """One addressee of a part's list, by its position: "recipient p539 3"."""
    found = next((c for c in it.claims if isinstance(c, Distributed) and c.part == place), None)
    if found is None:
        return f"no list of addressees belongs to {place!r}"
    old = next((r for r in found.recipients if str(r.position) == number), None)
    if old is None:
        return f"the list of {place!r} has no position {number or '(none is named)'}"
    left = tuple(r for r in found.recipients if r is not old)
    if not now:
        placed = tuple(replace(r, position=n) for n, r in enumerate(left, 1))
        after = put(it, found, replace(found, recipients=placed) if placed else None)
    else:
        kind = next((e.kind for e in it.entities if e.key == old.entity), EntityKind.PERSON)
        it, key = named(it, kind, now, old.span)
        if any(r.entity == key for r in left):
            return f"{now!r} stands on the list already"
        new: Recipient = replace(old, entity=key, name=now)
        after = put(it, found, replace(found, recipients=tuple(new if r is old else r for r in found.recipients)))
    return Change(without(after, old.entity, unless_used=True), old.name, found.voice, (old.span, *found.evidence))


def signature(it: Interpretation, place: str, number: str, now: str) -> Change | str:
    """Who signs: "signature signature.1"; nothing: it is no signature."""
    found = next((c for c in it.claims if isinstance(c, Signed) and c.key == place), None)
    if found is None:
        return f"the text has no signature {place!r}"
    at = found.name_span or found.evidence[0]
    if not now:
        return Change(put(it, found, None), found.name or found.office, found.voice, (at,))
    it, key = named(it, EntityKind.PERSON, now, at)
    after = put(it, found, replace(found, signatory=key, name=now))
    return Change(without(after, found.signatory, unless_used=True), found.name, found.voice, (at,))


def office(it: Interpretation, place: str, number: str, now: str) -> Change | str:
    """The n-th office stated of a person: "office actor.smirnov 1"."""
    held = [c for c in it.claims if isinstance(c, Held) and c.person == place]
    index = int(number or 1) - 1
    if not 0 <= index < len(held):
        return f"{len(held)} offices are stated of {place!r}"
    found = held[index]
    new = replace(found, office=now, voice=READER, rule=_RULE) if now else None
    return Change(put(it, found, new), found.office, found.voice, found.evidence)


def kind(it: Interpretation, place: str, number: str, now: str) -> Change | str:
    """The kind of a provision: "kind p539.1.v1", a slug of ``ontology/vocabularies/provisions.ttl``."""
    found = next((c for c in it.claims if isinstance(c, Provision) and c.key == place), None)
    if found is None:
        return f"the text has no provision {place!r}"
    if not is_key(now):
        return "a kind is one slug of the list of kinds"
    return Change(put(it, found, replace(found, kind=now, subtype="", voice=READER, rule=_RULE)), found.kind,
                  found.voice, found.evidence)


def provision(it: Interpretation, place: str, number: str, now: str) -> Change | str:
    """Takes a provision away, with what hangs on it: "provision p539.1.v1", is "-"."""
    found = next((c for c in it.claims if isinstance(c, Provision) and c.key == place), None)
    if found is None:
        return f"the text has no provision {place!r}"
    if now:
        return "a provision can only be taken away (-); its kind is the target 'kind'"
    if any(isinstance(c, Provision) and c.parent == place for c in it.claims):
        return "other provisions stand inside of it: take those away first"
    left = tuple(c for c in it.claims if c is not found and not (
        isinstance(c, Required) and place in (c.dependent, c.condition)))
    return Change(replace(it, claims=left), found.kind, found.voice, found.evidence)

