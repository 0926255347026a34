"""Past acts: what a decision presents as having happened, with who did it and when, as stated.

A noun counts with an actor ("the governor's suggestion", "the appeals to it by …") or a date ("the agreement of 15 July
1936"), a verb with its subject ("the aid he requested") or "by". What is planned, offered or only possible is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.interpret.provisions.acts import nouns, verbs
from kg.interpret.provisions.acts.around import Around
from kg.interpret.provisions.acts.words import Act, Words
from kg.interpret.provisions.clause import Clause


def find(clause: Clause, words: Words, unreal: tuple[tuple[int, int], ...]) -> Iterator[Act]:
    """The past acts of a clause in text order; ``unreal`` are its conditions."""
    around = Around(clause, words.placed, unreal)
    found = [a for m in words.nouns.finditer(clause.flat) if (a := nouns.read(around, words, m))]
    found += [a for m in words.verbs.finditer(clause.flat) if (a := verbs.read(around, words, m))]
    kept: list[Act] = []
    for act in sorted(found, key=lambda a: (a.start, -a.end)):
        if not any(k.start <= act.start and act.end <= k.end and k.kind == act.kind for k in kept):
            kept.append(act)
    yield from kept


__all__ = ["Act", "Words", "find"]
