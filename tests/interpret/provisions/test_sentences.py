"""Sentence by sentence: kind, operative words, who is addressed, the task, conditions and past acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Provision
from tests.support import provisions

HERE = Path(__file__).parent


def table() -> list[tuple[str, list[str]]]:
    rows: list[tuple[str, list[str]]] = []
    for line in (HERE / "sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("> "):
            rows.append((line[2:], []))
        elif line.startswith("  "):
            rows[-1][1].append(line[2:])
    return rows


TABLE = table()
PROSE = [
    line for line in (HERE / "no-provisions.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")
]


def test_the_tables_are_long_enough() -> None:
    assert len(TABLE) >= 150
    assert len(PROSE) >= 40


@pytest.mark.parametrize(("sentence", "expected"), TABLE, ids=[s[:60] for s, _ in TABLE])
def test_a_sentence(sentence: str, expected: list[str]) -> None:
    assert provisions.notation(sentence) == expected


@pytest.mark.parametrize("sentence", PROSE, ids=[s[:60] for s in PROSE])
def test_prose_lays_nothing_down(sentence: str) -> None:
    found = provisions.understand(provisions.sentence(sentence)).claims
    assert [c for c in found if isinstance(c, Provision)] == []


@pytest.mark.parametrize("sentence", [s for s, e in TABLE if "\n" not in s][::7], ids=lambda s: s[:40])
def test_line_ends_inside_a_sentence_change_nothing(sentence: str) -> None:
    """Wrapped after about sixty characters, as a transcript may be; words and order stay."""
    words, lines = sentence.split(" "), [""]
    for word in words:
        if len(lines[-1]) > 55:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    assert provisions.notation("\n".join(lines)) == provisions.notation(sentence)
