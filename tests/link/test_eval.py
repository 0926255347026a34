"""The measures of the rule on the gold, and the arithmetic of the measures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.authority import authorities
from kg.link.evaluation import Case, Share, measure, shares, table

GOLD = Path(__file__).parent / "gold"


def test_the_gold_holds() -> None:
    cases = measure(GOLD, authorities())
    found = {s.name: s.value for s in shares(cases)}
    assert len(cases) >= 150
    assert found["precision of automatic links"] >= 0.98
    assert found["recall of the linkable"] >= 0.6
    assert found["NIL precision"] >= 0.9 and found["NIL recall"] >= 0.9


def test_no_entity_stands_in_both_splits() -> None:
    by_split: dict[str, set[str]] = {}
    for case in measure(GOLD, authorities()):
        if case.expected != "NIL":
            by_split.setdefault(case.split, set()).add(case.expected)
    assert set(by_split) == {"dev", "test"} and not by_split["dev"] & by_split["test"]


def test_arithmetic() -> None:
    def case(expected: str, said: str) -> Case:
        return Case("d", "e", expected, said, "dev")

    cases = (
        case("a", "a"),
        case("a", "b"),
        case("a", "NIL"),
        case("a", "candidate"),
        case("a", "unread"),
        case("NIL", "NIL"),
        case("NIL", "candidate"),
        case("NIL", "c"),
    )
    assert [(s.hits, s.of) for s in shares(cases)] == [(1, 3), (1, 5), (1, 2), (2, 3), (1, 3)]
    assert Share("x", 163, 163).interval == pytest.approx((0.9770, 1.0), abs=1e-3)
    assert Share("x", 1, 2).interval == pytest.approx((0.0945, 0.9055), abs=1e-3)
    assert table(cases, "tsv").splitlines()[1] == "dev\t8\tprecision of automatic links\t1/3\t0.333\t0.061 to 0.792"


def test_the_documented_values_are_the_measured_ones() -> None:
    """Within a small margin: what recognition finds may move a mention or two."""
    page = (Path(__file__).parents[2] / "docs" / "linking.md").read_text("utf-8")
    for share in shares(measure(GOLD, authorities())):
        (said,) = re.findall(rf"^\| all \| \d+ \| {re.escape(share.name)} \| \S+ \| ([\d.]+) \|", page, re.MULTILINE)
        assert float(said) == pytest.approx(share.value, abs=0.03), share.name
