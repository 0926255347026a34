"""Units that are to move or gather, and where to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.interpret.provisions.clause import Clause, Named
from kg.lexicon import Concept
from kg.model import MentionKind, Role

_PASSIVE = re.compile(r"\b(?:be|been|being)\s+(?:\w+ly\s+)?$")
_LISTED = re.compile(r"(?:\s|,|&|and\b|also\b|as well as\b|the\b|our\b|both\b|one\b|[a-z]+ of the\b)*$", re.I)
# "on our border with X", "to the X area": a place in a few words behind its preposition
_WHERE = re.compile(r"\b(?:on|to|into|in|at|near|along|towards?|onto)\s+(?:[\w'-]+\s+){0,5}$", re.I)
_AWAY = re.compile(r"\b(?:from|out of|of|between|against)\s+(?:the\s+|our\s+)?(?:[A-Za-z-]+\s+)?$", re.I)
# a place that no list names: "on the Manchurian border", "to the frontier"
_SOMEWHERE = re.compile(
    r"\b(?:on|to|into|in|at|near|along|towards?)\s+(?:the\s+|our\s+)?(?P<place>(?:[\w'-]+\s+){0,3}(?:border|frontier"
    r"|borders|region|area"
    r"|district|sector|line|coast|front|zone|city|port|railway))\b",
    re.I,
)


# a place that no list has, by its capital: "at Bichigt-Sum", "to the Undurkhan area"
_UNLISTED = re.compile(
    r"\b(?:at|to|near|towards?)\s+(?:the\s+)?(?P<place>(?!Cdes?\b|Com|Mr\b)[A-Z][a-z][\w'-]*(?:\s+(?:area|region|station|district))?)"
)


@dataclass(frozen=True, slots=True)
class Movements:
    """The verbs by which units are moved ("concentrate", "concentrated"), with the finer kind each shows."""

    verbs: re.Pattern[str]
    kinds: dict[str, str]

    @classmethod
    def of(cls, concepts: tuple[Concept, ...]) -> Movements:
        """From the ``skos:hiddenLabel`` of the finer kinds of order, those without slots."""
        kinds = {label.lower(): c.slug for c in concepts for label in c.values("skos:hiddenLabel") if "{" not in label}
        each = sorted(kinds, key=lambda w: (-len(w), w))
        return cls(re.compile(r"(?<![\w'-])(?:" + "|".join(map(re.escape, each)) + r")(?![\w-])", re.I), kinds)


def found(clause: Clause, start: int, end: int, movements: Movements) -> tuple[str, list[Role]]:
    """Units that are the object of a verb of movement, or the subject of its passive, and where they are to go."""
    for verb in movements.verbs.finditer(clause.flat, start, end):
        kind = movements.kinds[verb.group().lower()]
        units = _row(clause, verb.end(), end)
        after = units[-1].name_end if units else verb.end()
        if not units and _PASSIVE.search(clause.flat, max(0, verb.start() - 40), verb.start()):
            units = _row(clause, start, verb.start())
        if units:
            roles = [
                Role(role="unit", entity=u.mention.entity, span=clause.span(u.name, u.name_end), words=u.mention.name)
                for u in units
            ]
            return kind, roles + list(_destination(clause, after, end))
    return "", []


def _row(clause: Clause, at: int, end: int) -> list[Named]:
    """Unit after unit from ``at``, with nothing but list words between."""
    units: list[Named] = []
    for one in clause.starting(at, min(end, at + 4000)):
        if one.start > at + 120:
            break
        if one.mention.kind is MentionKind.UNIT and one.name_end <= end and one.name >= at:
            if not _LISTED.fullmatch(clause.flat[at : one.name]):
                break
            units.append(one)
            at = one.name_end
    return units


def _destination(clause: Clause, at: int, end: int) -> Iterator[Role]:
    last = -1
    for one in clause.starting(at, end):
        if one.mention.kind is not MentionKind.PLACE:
            continue
        before = clause.flat[max(at, one.name - 60) : one.name]
        listed = last >= 0 and _LISTED.fullmatch(clause.flat[last : one.name])
        again = (
            last >= 0
            and re.match(r"\s*(?:,|and\b)", clause.flat[last : one.name])
            and not re.search(r"[.;]", clause.flat[last : one.name])
        )
        if last >= 0 and not listed and not again:
            return
        if listed or (_WHERE.search(before) and not _AWAY.search(before)):
            yield Role(
                role="destination",
                entity=one.mention.entity,
                span=clause.span(one.name, one.name_end),
                words=one.mention.name,
            )
            last = one.name_end
    unlisted = _UNLISTED.search(clause.flat, at, end) if last < 0 else None
    if unlisted and any(n.start <= unlisted.start("place") < n.end for n in clause.starting(at, end)):
        unlisted = None  # "to Cde. X", "to the NKVD"
    if last < 0 and (found := _SOMEWHERE.search(clause.flat, at, end) or unlisted):
        yield Role(
            role="destination",
            entity="",
            span=clause.span(*found.span("place")),
            words=clause.words(*found.span("place")),
        )
