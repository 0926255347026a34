"""What a decision lays down: provisions with kind, addressee, task and conditions, from its points and items.

``interpret(reading, points, known)`` is the seam used by genres whose text decides. What was ordered is never an event.
"""

from __future__ import annotations

from kg.interpret.outline import Point
from kg.interpret.provisions.clause import Mentions
from kg.interpret.provisions.knowledge import Known
from kg.interpret.provisions.points import read
from kg.interpret.provisions.told import is_told
from kg.model import Claim, Diagnostic, Finding, Reading


def interpret(reading: Reading, points: tuple[Point, ...], known: Known) -> Finding:
    """Provision, Required and PastAct claims of all points, in text order."""
    mentions = Mentions.of(reading)
    claims: list[Claim] = []
    notes: list[Diagnostic] = []
    told = is_told(mentions, points, known)
    for point in points:
        found = read(mentions, point, known, told=told)
        claims.extend(found.claims)
        notes.extend(found.diagnostics)
    return Finding(tuple(claims), tuple(notes))


__all__ = ["Known", "interpret"]
