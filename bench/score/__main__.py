"""``make score``: the score table over composed documents, with the misses."""

from __future__ import annotations

import argparse

from bench.score import goldens, letters, sheets
from bench.score.decisions import compose
from bench.score.measure import score

KINDS = (letters.telegram, letters.letter, letters.conversation)


def main() -> None:
    """Print scores per level and the worst forms, with examples of misses."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--misses", type=int, default=3)
    given = options.parse_args()
    decisions = given.documents * 2 // 5
    others = given.documents // 15
    made = [compose(seed) for seed in range(decisions)]
    for kind in (*KINDS, *sheets.KINDS):
        made += [kind(seed) for seed in range(others)]
    by_level, by_form = score(made)
    print("own generator: these are not accuracy on real documents")
    print(f"{len(made)} documents\n\nlevel            F1     right  missed  invented")
    for level, found in sorted(by_level.items()):
        print(f"{level:14} {found.f1:.4f} {found.right:8} {found.missed:7} {found.invented:9}")
    print("\nhand-made goldens, line by line (our own texts but those marked real; a test demands each)")
    print("genre                              documents  F1     right  missed  invented")
    for genre, (count, found) in sorted(goldens.scores().items()):
        print(f"{genre:36} {count:7}  {found.f1:.4f} {found.right:6} {found.missed:7} {found.invented:9}")
    print("\nforms below 0.99 (own generator)")
    for form, found in sorted(by_form.items(), key=lambda pair: pair[1].f1):
        if found.f1 < 0.99:
            print(f"  {found.f1:.4f}  {form}")
    for level, found in sorted(by_level.items()):
        for miss in found.misses[: given.misses]:
            print(f"{level}: {miss}"[:600])


if __name__ == "__main__":
    main()
