"""The catalogue of faults against a dataset that has everything: every fault applies and is caught by its rule."""

import pytest

from kg.check import check
from kg.check.faults import FAULTS
from kg.check.selftest import sample, self_test
from tests.check.world import BASE, TEXTS, world


def test_the_example_is_clean() -> None:
    assert [str(finding) for finding in check(world(), TEXTS, BASE).findings] == []


def test_the_report_does_not_depend_on_the_order_of_quads() -> None:
    broken = [quad for quad in world() if "P29_" not in quad[1] and "P70i_" not in quad[1]]
    there, back = (check(quads, TEXTS, BASE) for quads in (broken, broken[::-1]))
    assert there == back and not there.ok


def test_every_fault_is_caught_by_its_rule() -> None:
    report = self_test(world(), TEXTS, BASE)
    assert report.false_alarms == ()
    assert [str(trial) for trial in report.trials if not (trial.applied and trial.caught)] == []
    assert report.caught == report.applied == len(FAULTS) >= 40
    assert str(report).endswith(f"{len(FAULTS)} of {len(FAULTS)} faults caught, 0 false alarms")


def test_an_unguarded_fault_is_reported_as_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.check.crm.RULES", ())
    report = self_test(world(), TEXTS, BASE, [fault for fault in FAULTS if fault.rule in ("S01", "S05")])
    assert {trial.fault.rule for trial in report.trials if not trial.caught} == {"S01"}
    assert not report.passed and "MISSED S01" in str(report)


def test_false_alarms_are_counted() -> None:
    quads = [quad for quad in world() if "label" not in quad[1]]
    report = self_test(quads, TEXTS, BASE, FAULTS[:1])
    assert report.false_alarms and not report.passed


def test_names_of_faults_are_unique() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


def test_a_large_dataset_is_tried_on_the_documents_that_show_most() -> None:
    copies = [
        tuple(term.replace("doc/example", f"doc/copy{n}").replace("graph/example", f"graph/copy{n}") for term in quad)
        for n in range(3)
        for quad in world()
        if "type/provision>" not in quad[2]
    ]
    many = sorted({*world(), *copies})  # type: ignore[arg-type]
    assert set(sample(many, BASE, enough=100)) == set(world())
    assert sample(many, BASE, enough=len(many)) == tuple(many)
