"""What a correction does to an interpretation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import Claim, Interpretation, Span, Voice


@dataclass(frozen=True, slots=True)
class Change:
    """The interpretation after it, what stood there before, in whose voice, and the words it rests on."""

    it: Interpretation
    was: str
    voice: Voice
    evidence: tuple[Span, ...]


def put(it: Interpretation, old: Claim, new: Claim | None) -> Interpretation:
    """The interpretation with one claim replaced, or without it."""
    changed = (new if claim is old else claim for claim in it.claims)
    return replace(it, claims=tuple(claim for claim in changed if claim is not None))
