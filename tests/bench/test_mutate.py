"""A sample of the edits, and that an edit with the wrong expectation is told apart."""

from __future__ import annotations

from collections import Counter

import pytest

from bench import mutate


@pytest.fixture(scope="module")
def sample() -> tuple[tuple[mutate.Base, mutate.Edit], ...]:
    return mutate.chosen(36)


def test_the_sample_has_every_kind_of_edit(sample: tuple[tuple[mutate.Base, mutate.Edit], ...]) -> None:
    kinds = Counter(edit.kind for _, edit in sample)
    assert {"add", "drop", "negate", "re-order", "re-wrap", "rename", "renumber", "swap"} == set(kinds)


def test_answers_change_exactly_as_each_edit_says(sample: tuple[tuple[mutate.Base, mutate.Edit], ...]) -> None:
    results = [(base.name, edit.kind, edit.name, mutate.outcome(base, edit)) for base, edit in sample]
    survivors = [r for r in results if r[3]]
    assert len(survivors) <= 0.05 * len(results), survivors


def test_an_edit_expected_to_change_nothing_is_caught_when_it_does(
    sample: tuple[tuple[mutate.Base, mutate.Edit], ...],
) -> None:
    base, edit = next((b, e) for b, e in sample if e.kind == "swap")
    unchanged = mutate.Edit(edit.kind, edit.name, edit.text, mutate.same)
    assert [line.partition(":")[0] for line in mutate.outcome(base, unchanged)] == ["recipients"] * 4


def test_the_report_lists_survivors(sample: tuple[tuple[mutate.Base, mutate.Edit], ...]) -> None:
    base, edit = sample[0]
    text = mutate.report([(base, edit, []), (base, edit, ["points: missing point='1'"])])
    assert "| all | 2 | 1 (50.0 %) |" in text
    assert text.rstrip().endswith("points: missing point='1'")
