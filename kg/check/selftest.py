"""The gate proves itself: known faults are put into a dataset one at a time, and each must be caught.

A fault is caught when checking the edited dataset gives a finding that the clean one does not have, by
the rule that guards against it. Whatever is found in the clean dataset counts as a false alarm.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.check import Quad, check
from kg.check.faults import FAULTS, Draft, Fault
from kg.check.report import Finding, Severity


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
    def ok(self) -> bool:
        """Every fault caught, and no false alarm."""
        return self.caught == self.applied and not self.false_alarms

    def __str__(self) -> str:
        left = len(self.trials) - self.applied
        lines = [*map(str, self.trials), *(f"FALSE ALARM {finding}" for finding in self.false_alarms)]
        last = f"{self.caught} of {self.applied} faults caught, {len(self.false_alarms)} false alarms"
        return "\n".join([*lines, last + (f" ({left} kinds do not apply)" if left else "")])


def self_test(
    quads: Iterable[Quad], texts: Mapping[str, str], base: str, faults: Iterable[Fault] = FAULTS
) -> SelfTestReport:
    """Put every fault of the catalogue into the dataset and see which rule catches it.

    The same dataset gives the same report: a fault goes to the first node, in the order of names, that
    has what it spoils. Notices (severity I) are no false alarms.
    """
    clean = tuple(sorted(quads))
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
    alarms = sorted(finding for finding in before if finding.severity != Severity.INFO)
    return SelfTestReport(tuple(trials), tuple(alarms))
