"""The gate proves itself: known faults are put into a dataset one at a time, and each must be caught.

A fault is caught when checking the edited dataset gives a finding that the clean one does not have, by
the rule that guards against it. Whatever is found in the clean dataset counts as a false alarm.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.check import Quad, check
from kg.check.faults import FAULTS, Draft, Fault
from kg.check.report import Finding, Severity
from kg.vocab import CRM, RDF


@dataclass(frozen=True, slots=True)
class Trial:
    """One fault put in: `caught_by` holds the rules that found something new (empty: it slipped through)."""

    fault: Fault
    applied: bool
    caught_by: tuple[str, ...]

    @property
    def caught(self) -> bool:
        """Whether the rule that guards against it found it."""
        return self.fault.rule in self.caught_by

    def __str__(self) -> str:
        if not self.applied:
            return f"-      {self.fault.rule} {self.fault.name}: the dataset has nothing to spoil so"
        others = [rule for rule in self.caught_by if rule != self.fault.rule]
        also = f" (also {', '.join(others)})" if others else ""
        return f"{'caught' if self.caught else 'MISSED'} {self.fault.rule} {self.fault.name}{also}"


@dataclass(frozen=True, slots=True)
class SelfTestReport:
    """All trials in the order of the catalogue, and the false alarms on the clean dataset."""

    trials: tuple[Trial, ...]
    false_alarms: tuple[Finding, ...]

    @property
    def applied(self) -> int:
        """How many faults could be put in."""
        return sum(trial.applied for trial in self.trials)

    @property
    def caught(self) -> int:
        """How many of them were caught by the rule expected."""
        return sum(trial.caught for trial in self.trials)

    @property
    def passed(self) -> bool:
        """Every fault caught, and no false alarm."""
        return self.caught == self.applied and not self.false_alarms

    def __str__(self) -> str:
        left = len(self.trials) - self.applied
        lines = [*map(str, self.trials), *(f"FALSE ALARM {finding}" for finding in self.false_alarms)]
        last = f"{self.caught} of {self.applied} faults caught, {len(self.false_alarms)} false alarms"
        return "\n".join([*lines, last + (f" ({left} kinds do not apply)" if left else "")])


ENOUGH = 6_000
"""Quads to try faults on. A larger dataset is represented by the documents that show most kinds of things."""


def self_test(
    quads: Iterable[Quad], texts: Mapping[str, str], base: str, faults: Iterable[Fault] = FAULTS
) -> SelfTestReport:
    """Put every fault of the catalogue into the dataset and see which rule catches it.

    The same dataset gives the same report: a fault goes to the first node, in the order of names, that has what it
    spoils. False alarms are looked for in the whole dataset; notices (severity I) are none.
    """
    whole = tuple(sorted(quads))
    alarms = sorted(f for f in check(whole, texts, base).findings if f.severity != Severity.INFO)
    clean = sample(whole, base)
    before = frozenset(check(clean, texts, base).findings)
    trials = []
    for fault in faults:
        draft = Draft(clean, texts, base)
        applied = fault.edit(draft)
        found: tuple[str, ...] = ()
        if applied:
            after = check(draft.quads(), draft.texts, base).findings
            found = tuple(sorted({finding.rule for finding in after if finding not in before}))
        trials.append(Trial(fault, applied, found))
    return SelfTestReport(tuple(trials), tuple(alarms))


def sample(quads: Sequence[Quad], base: str, enough: int = ENOUGH) -> tuple[Quad, ...]:
    """The shared graphs and whole documents, those first that show most kinds not yet seen, up to `enough`."""
    if len(quads) <= enough:
        return tuple(quads)
    head = f"<{base}graph/"
    documents: dict[str, list[Quad]] = {}
    for quad in quads:
        key, slash, _ = quad[3].removeprefix(head).rpartition("/")
        documents.setdefault(key if slash and quad[3].startswith(head) else "", []).append(quad)
    chosen = documents.pop("", [])
    kinds = {key: {o for _, p, o, _ in part if p in (CRM.P2, RDF.type)} for key, part in documents.items()}
    seen: set[str] = set()
    size = 0
    while documents and (size < enough):
        key = max(sorted(documents), key=lambda k: (len(kinds[k] - seen) / (len(documents[k]) + enough / 4)))
        if not kinds[key] - seen:
            break
        part = documents.pop(key)
        size += len(part)
        seen |= kinds[key]
        chosen += part
    return tuple(sorted(chosen))
