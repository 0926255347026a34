"""What a sentence that follows a wording amounts to: provisions with roles, task and conditions."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.interpret.provisions import conditions, details, holders, parting
from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.kinds import CHARGED, DEPENDENT, MODALITY, SPEECH
from kg.interpret.provisions.state import Found, Place, State
from kg.interpret.provisions.wordings import Match
from kg.model import Modality, Provision, Role, Span, Voice

_NAMED = frozenset({"addressee", "charged", "appointee"})


def lay_down(
    state: State,
    clause: Clause,
    match: Match,
    sentence: Span,
    place: Place,
    leading: tuple[tuple[int, int], ...],
    back: bool,
    found: Found,
    evidence: tuple[Span, ...] = (),
) -> str:
    """The provisions of a sentence that follows a wording, one for each verb in it; the key of the first."""
    first = ""
    rest: tuple[Clause, Match] | None = (clause, match)
    while rest is not None:
        at, (match, rest) = rest[0], parting.parted(state.known.book, *rest, single=bool(place.heads and evidence))
        key = _provision(state, at, match, evidence or (sentence,), place, leading, back, found if at is clause else ())
        first = first or key
        leading, back = (), False
    return first


def _provision(
    state: State,
    clause: Clause,
    match: Match,
    evidence: tuple[Span, ...],
    place: Place,
    leading: tuple[tuple[int, int], ...],
    back: bool,
    found: Found,
    parent: str = "",
) -> str:
    kind = match.kind
    slot = match.slot("task") or match.slot("object") or match.slot("office")
    if slot and match.slot("task") and match.slot("object") and match.label.startswith("{object}"):
        slot = match.slot("task")
    cut = conditions.analyse(clause, slot[0], match.end if slot[1] >= match.end - 3 else slot[1]) if slot else None
    stated = [*leading, *(cut.stated if cut and kind not in SPEECH else ())]
    stated += [
        clause.trimmed(s, e) for s, e in match.inserted if conditions.MARK.search(clause.flat, s, min(e, s + 12))
    ]
    if match.label.startswith("{") and not match.label.endswith("}"):  # "Travel shall be permitted only after …"
        stated += conditions.analyse(clause, match.verb[1], match.end).stated
    forward = bool(cut and cut.forward)
    if kind == "promise" and (stated or back or forward):
        kind = "conditional-promise"
    key = state.key(place.part)
    task = cut.main if cut and cut.main[1] > cut.main[0] and kind not in SPEECH else slot
    if slot and match.label.endswith("} by {addressee}"):  # "The text is to be prepared by Cde. X"
        task = (match.slots[0][1], match.verb[1])
    if slot is not None and match.label.startswith("{") and match.slots[0][0] == "object" and match.slot("task"):
        whole = (match.slots[0][1], max(slot[1], match.slots[0][2]))
    else:
        whole = (match.verb[0], task[1]) if task else match.verb
    roles = _roles(state, clause, match)
    seen = details.of(
        clause,
        kind,
        (
            min(whole[0], *(s for _, s, _ in match.slots)) if match.slots else whole[0],
            max(whole[1], task[1] if task else 0),
        ),
        found,
        state.known.movements,
    )
    more = tuple(
        r
        for r in seen.roles
        if r.entity == ""
        or r.role in ("unit", "destination", "declined", "object", "requester")
        or not any(r.entity == x.entity and r.span == x.span for x in roles)
    )
    state.claims.append(
        Provision(
            key=key,
            part=place.part,
            point=state.number,
            path=place.path,
            kind=kind,
            verb=clause.words(*match.verb) if match.verb[0] < match.verb[1] else "",
            subtype=seen.subtype,
            task=clause.span(*task) if task and task[1] > task[0] else None,
            roles=(*roles, *more),
            parent=parent or place.above,
            evidence=evidence,
            voice=Voice.RESOLUTION,
            modality=MODALITY.get(kind, Modality.ORDERED),
            rule=f"wording-{match.kind}",
        )
    )
    if kind in DEPENDENT:
        for start, end in stated:
            state.require(key, state.condition(clause, (start, end), place, key))
        for condition in state.listed if back else ():
            state.require(key, condition)
        if forward:
            state.pending.append(key)
    elif kind in SPEECH and slot:
        _spoken(state, clause, slot, match.end, place, key)
    return key


def _spoken(state: State, clause: Clause, slot: tuple[int, int], end: int, place: Place, key: str) -> None:
    """A promise inside what is to be declared: "… that insofar as he accepts them he can count on support"."""
    cut = conditions.analyse(clause, slot[0], end if slot[1] >= end - 3 else slot[1])
    at = cut.main[0]
    that = re.compile(r"that\s+").match(clause.flat, at)
    match = (
        state.known.book.spoken.match(clause, that.end() if that else at, cut.main[1])
        if state.known.book.spoken
        else None
    )
    if match is not None and cut.main[1] > at:
        kind = "conditional-promise" if cut.stated else "promise"
        task = match.slot("task")
        inner = state.key(place.part)
        state.claims.append(
            Provision(
                key=inner,
                part=place.part,
                point=state.number,
                path=place.path,
                kind=kind,
                verb=clause.words(*match.verb),
                task=clause.span(*task) if task else None,
                roles=_roles(state, clause, match),
                parent=key,
                evidence=(clause.span(*cut.main),),
                voice=Voice.RESOLUTION,
                modality=MODALITY[kind],
                rule="wording-spoken",
            )
        )
        for stated in cut.stated:
            state.require(inner, state.condition(clause, stated, place, inner))


def _roles(state: State, clause: Clause, match: Match) -> tuple[Role, ...]:
    found: list[Role] = []
    for name, held in match.held:
        told = "charged" if match.kind in CHARGED else "addressee"
        role = {"addressee": told, "person": "appointee" if match.slot("office") else told}.get(name, name)
        if not held.holders[0].entity and held.holders[0].words in ("him", "her", "them", "it"):
            span = clause.span(held.holders[0].start, held.end)
            found += [replace(r, role=role, span=span, office="") for r in _before(state)]
        else:
            found += holders.roles(clause, held, role)
    return tuple(found)


def _before(state: State) -> tuple[Role, ...]:
    """Whom the provision before addresses, charges or appoints: a pronoun means them."""
    for claim in reversed(state.claims):
        if isinstance(claim, Provision) and (named := tuple(r for r in claim.roles if r.role in _NAMED)):
            return named
    return ()
