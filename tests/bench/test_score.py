"""The score: generators are functions of their seed, inventing counts double, and every form is mostly read."""

from __future__ import annotations

import pytest

from bench.score import letters, sheets
from bench.score.decisions import Composed, compose
from bench.score.measure import Score, score

KINDS = (compose, letters.telegram, letters.letter, letters.conversation, *sheets.KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_generator_is_read(kind) -> None:  # type: ignore[no-untyped-def]
    assert (kind(7), kind(7).text == kind(8).text) == (kind(7), False)
    by_level, by_form = score([kind(seed) for seed in range(6)])
    assert {level: found.misses for level, found in by_level.items() if found.f1 < 0.9} == {}
    assert len(by_form) >= 2


def test_what_is_invented_counts_double() -> None:
    assert (Score(8, 2, 0).f1, Score(8, 0, 1).f1, Score().f1) == (16 / 18, 16 / 18, 1.0)


def test_a_fact_nobody_states_is_missed_and_named() -> None:
    made = compose(3)
    false = Composed(made.name, made.text, {"dates": [("1812-09-07",)]}, ["a form"])
    by_level, by_form = score([false])
    assert (by_level["dates"].right, by_level["dates"].missed, by_level["dates"].invented) == (0, 1, 1)
    assert "1812-09-07" in by_level["dates"].misses[0] and by_form["a form"].f1 == 0
