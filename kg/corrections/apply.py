"""Corrections applied to one interpretation: each changes one thing and leaves a :class:`~kg.model.Corrected`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.corrections import claims, entities
from kg.corrections.change import Change
from kg.corrections.rows import Correction
from kg.model import Corrected, Diagnostic, Interpretation, Severity, Span, Voice

Handler = Callable[[Interpretation, str, str, str], "Change | str"]
"""(interpretation, place, number, what it should be) -> the change, or why there is none."""

TARGETS: Mapping[str, Handler] = {
    "mention": entities.mention,
    "entity": entities.entity,
    "date": claims.date,
    "heading": claims.heading,
    "recipient": claims.recipient,
    "signature": claims.signature,
    "office": claims.office,
    "kind": claims.kind,
    "provision": claims.provision,
}
"""What a target may name; every other first word is a field of the record ("title record")."""


def apply(it: Interpretation, corrections: Iterable[Correction]) -> Interpretation:
    """The interpretation with its corrections, in their order; one that does not fit is a diagnostic."""
    for row in corrections:
        if row.document == it.key:
            it = _one(it, row)
    return it


def _one(it: Interpretation, row: Correction) -> Interpretation:
    what, place, number = (*row.target.split(" "), "")[:3]
    handler = TARGETS.get(what)
    now = "" if row.now == "-" else row.now
    change = handler(it, place, number, now) if handler else claims.field(it, what, place, now)
    if isinstance(change, str):
        return _noted(it, row, "correction-without-target", Severity.WARNING, change)
    if _same(change.was, now):
        return _noted(it, row, "correction-already-so", Severity.INFO, f"it says {change.was!r} without the correction")
    if row.was and not _same(change.was, row.was):
        why = f"{change.was!r} stands there, not {row.was!r}: review the correction; it is not applied"
        return _noted(it, row, "correction-outdated", Severity.WARNING, why)
    key = "correction." + ".".join(row.target.replace(" ", ".").split("."))
    earlier = sum(isinstance(c, Corrected) and c.target == row.target for c in it.claims)
    corrected = Corrected(
        key=f"{key}.{earlier + 1}", target=row.target, was=change.was, was_voice=change.voice, now=now,
        reason=row.reason, who=row.who, date=row.date, evidence=change.evidence, voice=Voice.READER, rule="correction")
    done = replace(change.it, claims=(*change.it.claims, corrected))
    return _noted(done, row, "corrected", Severity.INFO,
                  f"{row.who} corrects {change.was or 'nothing'!r} to {now or 'nothing'!r}: {row.reason}",
                  change.evidence[0])


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _noted(it: Interpretation, row: Correction, code: str, severity: Severity, why: str,
           span: Span | None = None) -> Interpretation:
    words = f"{row.where}: {row.target}: {why}"
    return replace(it, diagnostics=(*it.diagnostics, Diagnostic(code, severity, span or Span(0, 0), words)))
