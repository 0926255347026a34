"""What the gate found: findings as data, a report that sorts and counts them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kg.vocab import compact

_IRI = re.compile(r"<[^>]*>")


class Severity(StrEnum):
    """How much a finding matters.

    A violation is a fault of the software and stops a release; a warning is something a source may state
    oddly and an editor should look at; information needs no action.
    """

    VIOLATION = "V"
    WARNING = "W"
    INFO = "I"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is not as it should be.

    `rule` is the rule's number in `docs/rules.md`. `focus`, `path`, `value` and `graph` are terms in
    N-Triples form ("" where there is none); `message` tells the editor what is wrong and what to do about
    it.

    >>> print(Finding("S05", Severity.VIOLATION, "<x#char=1,2>", "<y>", '"a"', "The quote is wrong."))
    V S05 x#char=1,2 y "a": The quote is wrong.
    """

    rule: str
    severity: Severity
    focus: str
    path: str
    value: str
    message: str
    graph: str = ""

    def __str__(self) -> str:
        where = " ".join(short(term) for term in (self.focus, self.path, self.value) if term)
        return f"{self.severity} {self.rule} {where}: {self.message}"


def short(term: str, width: int = 90) -> str:
    """A term or path as people read it: prefixed name, IRI without brackets, or the literal.

    What is longer than `width` is cut; an IRI loses its beginning, since its end says what it is.
    """
    text = compact(term)
    if text.startswith(("^", "(")):
        text = _IRI.sub(lambda match: compact(match[0]), text)
    if not text.startswith("<"):
        return text if len(text) <= width else text[: width - 1] + "…"
    text = text[1:-1]
    return text if len(text) <= width else "…" + text[1 - width :]


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one run in a fixed order, and what was measured on the way.

    `measures` are name and value pairs: quads, passages, evidence and content quads, their ratio.
    """

    findings: tuple[Finding, ...]
    measures: tuple[tuple[str, float], ...] = field(default=())

    @classmethod
    def of(cls, findings: Iterable[Finding], measures: Iterable[tuple[str, float]] = ()) -> "Report":
        """The report of these findings, sorted by severity (violations first), rule, focus, without
        repeats."""
        rank = {severity: n for n, severity in enumerate(Severity)}
        ordered = sorted(set(findings), key=lambda f: (rank[f.severity], f))
        return cls(tuple(ordered), tuple(measures))

    @classmethod
    def merged(cls, reports: "Sequence[Report]", counted_again: int) -> "Report":
        """One report of several shares of a dataset; `counted_again` quads stood in more than one of them."""
        sums = {name: sum(dict(r.measures)[name] for r in reports) for name, _ in reports[0].measures}
        sums["quads"] -= counted_again
        sums["evidence per content quad"] = (
            round(sums["evidence quads"] / sums["content quads"], 3) if sums["content quads"] else 0.0
        )
        return cls.of((finding for r in reports for finding in r.findings), sums.items())

    @property
    def ok(self) -> bool:
        """Whether a release may be made: no violation."""
        return not self.count(Severity.VIOLATION)

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(f.severity == severity for f in self.findings)

    def by_rule(self) -> dict[str, int]:
        """Number of findings per rule, in the order of the rules' names."""
        return dict(sorted(Counter(f.rule for f in self.findings).items()))

    def __str__(self) -> str:
        n = {severity: self.count(severity) for severity in Severity}
        head = (
            f"{n[Severity.VIOLATION]} violations, {n[Severity.WARNING]} warnings, "
            f"{n[Severity.INFO]} notices"
        )
        facts = [f"{name}: {value:g}" for name, value in self.measures]
        return "\n".join([*map(str, self.findings), *facts, head])
