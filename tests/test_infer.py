"""What is concluded, on which basis; and what is not concluded though it looks alike."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Inferred, Source

ROOT = Path(__file__).parents[1]


def concluded(text: str, *, inference: bool = True) -> list[tuple[str, str, str, str]]:
    data = text.encode()
    source = Source("test", "text/plain", sha256(data).hexdigest(), data)
    (found,) = pipeline.interpretations(source, pipeline.knowledge(), inference=inference)
    return sorted((c.subject, c.property, c.object, c.rule) for c in found.claims if isinstance(c, Inferred))


def test_the_seed() -> None:
    text = (ROOT / "seeds" / "000_a0130684bb8289fa.txt").read_text("utf-8")
    assert concluded(text) == [
        ("holder.acting-commander-of-the-36th-division", "same-person", "actor.ma-hushan", "holder-of-office"),
        ("holder.governor", "same-person", "holder.xinjiang-governor", "short-office"),
        ("holder.soviet-consul-general-in-kashgar", "same-person", "actor.smirnov", "holder-of-office"),
        ("p539.1.act1", "happened-on", "1937-06-04", "year-of-past-act"),
        ("p539.1.act2", "happened-on", "1937-06-06", "year-of-past-act"),
        ("p540.decision", "decided-on", "1937-06-14", "decided-on-record-date"),
    ]
    assert concluded(text, inference=False) == []


HEAD = "MINUTES Nº 7 of the Politburo\n\n12. Concerning the matter.\n\n"
SAME = [
    (
        "the governor, named more fully before",
        "1. Inform the Kumul governor of this.\n\n2. Decline the governor's request.",
        [("holder.governor", "holder.kumul-governor", "short-office")],
    ),
    (
        "two fuller offices: nobody knows which",
        "1. Inform the Kumul governor and the Altai governor of this.\n\n2. Decline the governor's request.",
        [],
    ),
    ("another office", "1. Inform the Kumul governor of this.\n\n2. Decline the consul's request.", []),
    (
        "the holder is named elsewhere with his office",
        "1. Charge Cde. Sorin, the acting consul in Kumul, with the talks.\n\n2. Inform the consul in Kumul of this.",
        [("holder.consul-in-kumul", "actor.sorin", "holder-of-office")],
    ),
    (
        "the consul of another place",
        "1. Charge Cde. Sorin, the acting consul in Kumul, with the talks.\n\n2. Inform the consul in Osh of this.",
        [],
    ),
    (
        "appeals of a commander and of a named person to one body",
        "1. Reply to the appeal of the commander of the 5th Regiment to the NKID of 4 June.\n\n"
        "2. Take into account the appeal of Cde. Sorin to the NKID.",
        [("holder.commander-of-the-5th-regiment", "actor.sorin", "same-appeals")],
    ),
]


@pytest.mark.parametrize(("about", "items", "expected"), SAME, ids=[about for about, _, _ in SAME])
def test_who_is_the_same(about: str, items: str, expected: list[tuple[str, str, str]]) -> None:
    found = concluded(f"{HEAD}{items}\n\nExcerpts have been sent: to Cdes. Ulbin and Strel.")
    assert [(s, o, rule) for s, p, o, rule in found if p == "same-person"] == expected
