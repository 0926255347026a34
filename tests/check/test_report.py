"""Reports: sorted, counted, readable in one line."""

import pytest

from kg.check.report import Finding, Report, Severity, short
from kg.vocab import CRM

V, W, I = Severity.VIOLATION, Severity.WARNING, Severity.INFO  # noqa: E741


def finding(rule: str, severity: Severity, focus: str = "<x:a>") -> Finding:
    return Finding(rule, severity, focus, CRM.P14, "", "Do something.")


def test_violations_first_then_rule_and_focus_without_repeats() -> None:
    given = [finding("S09", I), finding("S02", W), finding("S03", V), finding("S01", V, "<x:b>"), finding("S01", V)]
    report = Report.of([*given, *given])
    assert [(f.severity, f.rule, f.focus) for f in report.findings] == [
        ("V", "S01", "<x:a>"), ("V", "S01", "<x:b>"), ("V", "S03", "<x:a>"), ("W", "S02", "<x:a>"),
        ("I", "S09", "<x:a>"),
    ]  # fmt: skip
    assert [report.count(s) for s in (V, W, I)] == [3, 1, 1]
    assert report.by_rule() == {"S01": 2, "S02": 1, "S03": 1, "S09": 1}
    assert str(report).endswith("3 violations, 1 warnings, 1 notices")


@pytest.mark.parametrize(("severity", "ok"), [(V, False), (W, True), (I, True)])
def test_only_violations_stop_a_release(severity: Severity, ok: bool) -> None:
    assert Report.of([finding("S01", severity)]).ok is ok


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (CRM.P14, "crm:P14_carried_out_by"),
        ("<https://data.example.org/id/doc/x#p1>", "https://data.example.org/id/doc/x#p1"),
        ('"Litvinov"', '"Litvinov"'),
        (f"(^{CRM.P01}/{CRM.P02})", "(^crm:P01_has_domain/crm:P02_has_range)"),
        ("<" + "x" * 100 + "#end>", "…" + "x" * 85 + "#end"),
        ('"' + "x" * 100 + '"', '"' + "x" * 88 + "…"),
    ],
)
def test_terms_as_people_read_them(term: str, text: str) -> None:
    assert short(term) == text
