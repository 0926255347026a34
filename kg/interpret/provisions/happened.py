"""Past acts as claims: one claim for each act and date; an act told twice keeps one key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.interpret.provisions import acts
from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.state import Found, State
from kg.model import Modality, PastAct, Voice


def claimed(
    state: State, clause: Clause, part: str, unreal: tuple[tuple[int, int], ...], *, conditional: bool = False
) -> Found:
    """The past acts of a clause as claims, with their keys; an act of one kind and full date is one act."""
    whole = ((0, clause.end),) if conditional else unreal
    return tuple((act, tuple(_keys(state, clause, act, part))) for act in acts.find(clause, state.known.acts, whole))


def _keys(state: State, clause: Clause, act: acts.Act, part: str) -> Iterator[str]:
    span = clause.span(act.start, act.end)
    for when in act.dates or (None,):
        full = (act.kind, when.edtf) if when is not None and "X" not in when.edtf else None
        if when is None and any(r.role == "actor" for r in act.roles):  # the heading's words again
            full = (act.kind, re.sub(r"^the ", "", " ".join(span.of(state.text).lower().split())))
        if full and full in state.dated:
            key = state.dated[full]
            index = next(i for i, c in enumerate(state.claims) if isinstance(c, PastAct) and c.key == key)
            state.claims[index] = replace(state.claims[index], evidence=(*state.claims[index].evidence, span))
            yield key
            continue
        key = state.key(part, "act")
        if full:
            state.dated[full] = key
        state.claims.append(
            PastAct(
                key=key,
                kind=act.kind,
                roles=act.roles,
                when=when,
                part=part,
                evidence=(span,),
                voice=Voice.RESOLUTION,
                modality=Modality.REPORTED,
                rule=f"past-{act.kind.removeprefix('past-')}",
            )
        )
        yield key


def again(state: State, clause: Clause, unreal: tuple[tuple[int, int], ...], shift: int) -> Found:
    """The acts of a clause already claimed, with their keys, ``shift`` signs further on: as part of a longer clause."""
    keys = {(c.evidence[0], c.kind): c.key for c in state.claims if isinstance(c, PastAct)}
    return tuple(
        (replace(act, start=act.start + shift, end=act.end + shift), (key,))
        for act in acts.find(clause, state.known.acts, unreal)
        if (key := keys.get((clause.span(act.start, act.end), act.kind)))
    )
