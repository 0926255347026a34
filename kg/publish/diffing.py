"""A difference for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.iri import Iris
from kg.publish.diff import Change, Difference
from kg.publish.turtle import Names

LINES = 40
"""How many facts of one document the text lists; the JSON has them all."""


def text(difference: Difference) -> str:
    """The difference in words: a paragraph for each document, facts in Turtle's short forms."""
    head = f"from {difference.before[:16]} to {difference.after[:16]}\n"
    if not difference.changes:
        return head + "nothing changed\n"
    iris = Iris(difference.base)
    quiet = [change for change in difference.changes if change.same_facts]
    told = "".join(line for change in difference.changes if not change.same_facts for line in _change(change, iris))
    if quiet:
        causes = dict.fromkeys(cause for change in quiet for cause in change.causes)
        told += f"\n{len(quiet)} documents say the same ({', '.join(causes)}): only their provenance is new\n"
    return head + told


def _change(change: Change, iris: Iris) -> Iterator[str]:
    names = Names(iris, change.name)
    short = names.short
    yield f"\n{change.name} {change.kind} ({', '.join(change.causes)})\n"
    lines = [f"  ~ {short(s)} {short(p)} {short(a)} -> {short(b)}\n" for s, p, a, b in change.changed]
    lines += [f"  - {' '.join(map(short, triple))}\n" for triple in change.removed]
    lines += [f"  + {' '.join(map(short, triple))}\n" for triple in change.added]
    yield from lines[:LINES]
    if len(lines) > LINES:
        yield f"  … and {len(lines) - LINES} more facts\n"
    for what, (come, gone) in (
        ("inferred", change.inferred),
        ("quotations", change.evidence),
        ("provenance", change.provenance),
    ):
        if come or gone:
            yield f"  {what}: {come} statements added, {gone} removed\n"


def as_json(difference: Difference) -> str:
    """The whole difference as JSON."""

    def pair(counts: tuple[int, int]) -> dict[str, int]:
        return {"added": counts[0], "removed": counts[1]}

    def one(change: Change) -> dict[str, object]:
        return {
            "name": change.name,
            "change": change.kind,
            "causes": list(change.causes),
            "facts": {
                "added": [list(t) for t in change.added],
                "removed": [list(t) for t in change.removed],
                "changed": [{"subject": s, "property": p, "before": a, "after": b} for s, p, a, b in change.changed],
            },
            "inferred": pair(change.inferred),
            "quotations": pair(change.evidence),
            "provenance": pair(change.provenance),
        }

    whole = {"from": difference.before, "to": difference.after, "changes": [one(c) for c in difference.changes]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
