"""Who must carry out what stands above: "Responsible: Comrade Rau" on a line of its own, as many parties write it."""

from __future__ import annotations

from kg.interpret.provisions import holders
from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.state import Place, State
from kg.model import Modality, Provision, Span, Voice


def _whole(state: State, sentence: Span) -> Span:
    """A sentence without its stop: "The costs are to be borne by the fund"."""
    return Span(sentence.start, sentence.start + len(sentence.of(state.text).rstrip(" .;,:")))


def read(state: State, clause: Clause, place: Place) -> str:
    """A charge of those named behind the label, its task that of the provision above; '' where nothing stands above."""
    label = state.known.executor.match(clause.flat)
    named = holders.listed(clause, label.end()) if label else None
    above = next((c for c in reversed(state.claims) if isinstance(c, Provision) and c.kind != "condition"), None)
    if label is None or named is None or above is None or above.task is None:
        return ""
    key = state.key(place.part)
    state.claims.append(
        Provision(
            key=key,
            part=place.part,
            point=state.number,
            path=place.path,
            kind="charge",
            verb=clause.words(*label.span("words")),
            task=above.task if above.kind in ("charge", "request", "permission") else _whole(state, above.evidence[0]),
            roles=holders.roles(clause, named, "charged"),
            evidence=(clause.span(0, named.end), *above.evidence[:1]),
            voice=Voice.RESOLUTION,
            modality=Modality.ORDERED,
            rule="executor-line",
        )
    )
    return key
