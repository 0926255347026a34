"""The record: title, date, fields, archival citation (pattern A), credits."""

from __future__ import annotations

from collections.abc import Iterator

from kg import literal
from kg.iri import slug
from kg.mapping.scope import LABEL, TYPE, Scope, Triple
from kg.model import Absent, CitationPart, Cited, Credited, Described, Span
from kg.vocab import CRM, PROV

# the conceptual levels of a holding are E78, the physical ones E22 (E78 scope note)
_LEVEL_CLASS = {"fond": CRM.E78, "opis": CRM.E78, "delo": CRM.E22, "listy": CRM.E22}
_LEVEL_TYPE = {"fond": "fond", "opis": "opis", "delo": "delo", "listy": "list-leaves"}
_NUMBER_TYPE = {
    "repository": "repository-name", "fond": "fond-number", "opis": "opis-number", "delo": "delo-number",
    "listy": "list-number",
}
LEVELS = ("fond", "opis", "delo", "listy")


def described(claim: Described, scope: Scope) -> Iterator[Triple]:
    """A field of the record, in the archive's voice unless the claim says otherwise."""
    if claim.field == "title":
        node = scope.node("title")
        yield scope.doc, CRM.P102, node
        yield from scope.thing(node, (CRM.E35,), "title", claim.value)
        yield node, CRM.P190, literal.string(claim.value)
        yield from scope.rests_on(node, claim.evidence)
        return
    if claim.field == "date" and claim.when is not None:
        node = scope.node("creation")
        yield from scope.thing(node, (CRM.E65,), "creation", "creation of the document, as the record dates it")
        yield node, CRM.P94, scope.doc
        yield from scope.time(node, "creation", claim.when)
        yield from scope.rests_on(node, claim.evidence)
        return
    if claim.field == "language":
        node = scope.node(f"language.{slug(claim.value)}")
        yield scope.doc, CRM.P72, node
        yield from scope.thing(node, (CRM.E56,), "language", claim.value)
        yield from scope.rests_on(node, claim.evidence)
        return
    whole = scope.node(claim.subject)
    key = f"field.{claim.field}.{claim.evidence[0].start}"
    if claim.field == "record-id":
        yield from scope.identifier(whole, key, "record-id", claim.value)
        yield from scope.rests_on(scope.node(key), claim.evidence)
        return
    node = scope.node(key)
    yield from scope.thing(node, (CRM.E33,), f"record-{claim.field}", claim.value[:120])
    yield node, CRM.P190, literal.string(claim.value)
    yield node, CRM.P106i, whole
    yield node, CRM.P129, scope.doc
    yield from scope.rests_on(node, claim.evidence)


def cited(claim: Cited, scope: Scope) -> Iterator[Triple]:
    """Pattern A: the holdings from the repository down to the leaves, each with its number."""
    citation = scope.node(f"citation.{claim.ordinal}")
    yield from scope.thing(citation, (CRM.E42,), "archival-citation", claim.words)
    yield citation, CRM.P190, literal.string(claim.words)
    yield from scope.rests_on(citation, claim.evidence)
    leaves = scope.node(f"leaves.{claim.ordinal}")
    yield from scope.thing(leaves, (CRM.E22,), "list-leaves", f"leaves of {claim.words}")
    yield leaves, CRM.P128, scope.doc
    yield leaves, CRM.P1, citation
    yield from scope.rests_on(leaves, claim.evidence)
    by_column: dict[str, CitationPart] = {}
    for index, part in enumerate(claim.parts, 1):
        key = f"citation.{claim.ordinal}.{part.kind}.{index}"
        number = scope.node(key)
        yield citation, CRM.P106, number
        yield from scope.thing(number, (CRM.E42,), f"{part.kind}-part", part.value)
        if part.column:
            yield number, CRM.P2, scope.type(_NUMBER_TYPE[part.column])
            by_column.setdefault(part.column, part)
        yield number, CRM.P190, literal.string(part.value)
        yield number, CRM.P70i, scope.passage(part.span)
    yield from _holdings(claim, scope, by_column, leaves)


def _holdings(claim: Cited, scope: Scope, parts: dict[str, CitationPart], leaves: str) -> Iterator[Triple]:
    path: list[str] = []
    keeper = parts.get("repository")
    if keeper is None:
        return
    path.append(slug(keeper.value))
    archive = scope.iris.holding(path[0])
    yield from scope.thing(archive, (CRM.E74,), "repository", keeper.value)
    yield archive, CRM.P67i, scope.passage(keeper.span)
    above, above_parts = "", [keeper.value]
    for level in LEVELS[:3]:
        if level not in parts:
            continue
        path.append(f"{level[0]}{slug(parts[level].value)}")
        above_parts.append(f"{_LEVEL_TYPE[level]} {parts[level].value}")
        node = scope.iris.holding("-".join(path))
        yield from scope.thing(node, (_LEVEL_CLASS[level],), _LEVEL_TYPE[level], ", ".join(above_parts))
        yield node, CRM.P67i, scope.passage(parts[level].span)
        if above:
            yield above, CRM.P46, node
        else:
            yield node, CRM.P49, archive
        above = node
    if above:
        yield above, CRM.P46, leaves
    else:
        yield leaves, CRM.P49, archive


_CREATING = frozenset({"translated", "transcribed", "edited"})
_ACT = {"translated": "translating", "obtained": "obtaining", "contributed": "contributing", "provided": "providing",
        "transcribed": "transcribing", "published": "publishing", "edited": "editing", "donated": "donating"}


def credited(claim: Credited, scope: Scope) -> Iterator[Triple]:
    """Who translated (E65 of the text) or obtained (E7 on the leaves) the document."""
    kind = _ACT.get(claim.role, slug(claim.role))
    key = f"{kind}.{claim.evidence[0].start}"
    node = scope.node(key)
    creating = claim.role in _CREATING
    yield from scope.thing(node, (CRM.E65 if creating else CRM.E7, PROV.Activity), kind,
                           f"{kind} by {', '.join(name for name, _ in claim.agents)}")
    yield node, CRM.P94 if creating else CRM.P16, scope.doc
    if claim.role == "translated":
        original = scope.node("original")
        yield from scope.thing(original, (CRM.E33,), "original", "the text that was translated")
        yield original, CRM.P73, scope.doc
        yield from scope.rests_on(original, claim.evidence)
    for name, span in claim.agents:
        agent = scope.node(f"credit.{slug(name)}")
        yield from _agent(agent, name, span, scope)
        yield node, CRM.P14, agent
        yield from _credit_role(node, key, agent, name, span, f"role-{kind}", scope)
    if claim.program:
        program = scope.node(f"credit.{slug(claim.program[0])}")
        yield from _agent(program, *claim.program, scope, group=True)
        yield node, CRM.P14, program
        yield from _credit_role(node, key, program, *claim.program, "role-commissioner", scope)
    yield from scope.rests_on(node, claim.evidence)


def _agent(node: str, name: str, span: Span, scope: Scope, *, group: bool = False) -> Iterator[Triple]:
    is_group = group or name.isupper()
    yield from scope.thing(node, (CRM.E74 if is_group else CRM.E21,), "", name)
    yield from scope.name(node, name)
    passage = scope.passage(span, evidence=False)
    yield node, CRM.P67i, passage
    yield passage, CRM.P106, scope.name_node(name)


def _credit_role(
    act: str, key: str, agent: str, name: str, span: Span, role: str, scope: Scope
) -> Iterator[Triple]:
    node = scope.node(f"rel.{key}.{role.removeprefix('role-')}.{slug(name)}")
    yield node, TYPE, CRM.PC14
    yield node, TYPE, PROV.Entity
    yield node, CRM.P01, act
    yield node, CRM.P02, agent
    yield node, CRM["P14.1"], scope.type(role)
    yield node, LABEL, literal.string(name)
    passage = scope.passage(span)
    yield node, PROV.wasQuotedFrom, passage
    yield passage, TYPE, PROV.Entity


def absent(claim: Absent, scope: Scope) -> Iterator[Triple]:
    """A visible gap: the label stands, the value does not."""
    node = scope.node(f"absent.{slug(claim.what)}.{claim.evidence[0].start}")
    yield from scope.thing(node, (CRM.E33,), "not-stated", f"not stated: {claim.what}")
    yield node, CRM.P129, scope.doc
    yield from scope.rests_on(node, claim.evidence)
