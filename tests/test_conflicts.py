"""Conflicts: which pairs of statements disagree, and which only say more or less of the same."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kg import pipeline, resources
from kg.api import open_graph
from kg.building import build
from kg.model import Conflict, Source
from tests.support.pages import page

MINUTES = "MINUTES Nº 39 of the\n\nDECISIONS OF 2 May - 9 June 1936\n\n12. Concerning roads.\n\n1. {item}"
ITEM = "Charge Cde. Petrov with mending the roads."


def decision(title: str = "On roads", item: str = ITEM, summary: str = "", date: str = "May 4, 1936",
             before: str = "", points: str = "") -> str:
    body = MINUTES.format(item=item).replace("12. Concerning", f"{before}12. Concerning", 1) + points
    return page("L1", title=title, date=date, source="RGASPI f. 17, op. 162, d. 19, l. 5.", body=body, summary=summary)


def letter(dateline: str, date: str = "May 4, 1950", body: str = "", end: str = "") -> str:
    text = f"{dateline}\n\nDear Comrade Petrov,\n\n{body or 'The commission has arrived.'}\n\nV. Orlov{end}"
    return page("L1", title="Letter, V. Orlov to A. Petrov", date=date, body=text, source="RGASPI f. 82, op. 2, l. 5.")


def found(text: str) -> list[tuple[str, str, str, str, str]]:
    data = text.encode()
    source = Source("t", "text/plain", sha256(data).hexdigest(), data)
    (it,) = pipeline.interpretations(source, pipeline.knowledge())
    return [(c.subject, c.claim_a, c.voice.value, c.claim_b, c.voice_b.value)
            for c in it.claims if isinstance(c, Conflict)]


E, R, N, T = "voice-editor", "voice-resolution", "voice-note", "voice-text"
CONFLICTS = [
    ("acting or not", decision(item="Charge Cde. Petrov, the acting consul general in Tabriz, with mending the roads.",
     summary="The Politburo charges Petrov, the consul general in Tabriz, with mending the roads."),
     [("office of Petrov", "acting consul general in Tabriz", R, "consul general in Tabriz", E)]),
    ("deputy or not", decision(summary="The Politburo charges Petrov, deputy commander of the 8th Army, with roads.",
     item="Charge Cde. Petrov, the commander of the 8th Army, with mending the roads."),
     [("office of Petrov", "commander of the 8th Army", R, "deputy commander of the 8th Army", E)]),
    ("another army", decision(summary="The Politburo charges Petrov, the commander of the 9th Army, with roads.",
     item="Charge Cde. Petrov, the commander of the 8th Army, with mending the roads."),
     [("office of Petrov", "commander of the 8th Army", R, "commander of the 9th Army", E)]),
    ("the title's minutes", decision(title="Minutes No. 38 of the Politburo, on roads"),
     [("minutes number", "38", E, "39", R)]),
    ("decided after the period", decision(before="[handwritten: Politburo decision of 4 August 1936; point 12 is in "
     "classified storage]\n\n"), [("date", "1936-08-04", N, "1936-05-02/1936-06-09", R)]),
    ("dated otherwise by the archive", letter("Moscow, 6 May 1950"), [("date", "1950-05-04", E, "1950-05-06", T)]),
    ("the letter's own two dates", letter("Moscow, 4 May 1950", end="\n\n6 May 1950"),
     [("dateline", "1950-05-04", T, "1950-05-06", T)]),
    ("one letter off", decision(title="Concerning Cde. Sokolovski", item="Charge Cde. Sokolowski with roads."),
     [("name of Sokolovski", "Sokolovski", E, "Sokolowski", R)]),
]
AGREEMENT = [
    ("the same office, shorter", decision(summary="The Politburo charges Petrov, the consul general, with roads.",
     item="Charge Cde. Petrov, the consul general in Tabriz, with mending the roads.")),
    ("two offices of one person", decision(summary="The Politburo charges Petrov, people's commissar of war, with it.",
     item="Charge Cde. Petrov, the consul general in Tabriz, with mending the roads.")),
    ("one voice says both", decision(item="Charge Cde. Petrov, the acting consul general in Tabriz, with mending the "
     "roads. Cde. Petrov, the consul general in Tabriz, is charged with reporting.")),
    ("initials", decision(summary="The Politburo charges I. Petrov with mending the roads.")),
    ("man and woman", decision(title="Concerning Cde. Petrova")),
    ("the same number", decision(title="Minutes No. 39 of the Politburo, on roads")),
    ("within the period", decision(before="[handwritten: Politburo decision of 4 May 1936; point 12 is in classified "
     "storage]\n\n")),
    ("a month and its day", letter("Moscow, 4 May 1950", date="May 1950")),
    ("a year and its day", letter("Moscow, 4 May 1950", date="1950")),
    ("a past date in the text", letter("Moscow, 4 May 1950", body="Your letter of 1 April 1950 has arrived.")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CONFLICTS], ids=[c[0] for c in CONFLICTS])
def test_both_statements_are_kept(text: str, expected: list[tuple[str, ...]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", [a[1] for a in AGREEMENT], ids=[a[0] for a in AGREEMENT])
def test_what_refines_agrees(text: str) -> None:
    assert found(text) == []


def test_the_seed_calls_one_person_commander_and_acting_commander_by_way_of_an_inference() -> None:
    (path,) = resources.seeds_dir().glob("000_*.txt")
    data = path.read_bytes()
    (it,) = pipeline.interpretations(Source("t", "text/plain", sha256(data).hexdigest(), data), pipeline.knowledge())
    assert [(c.claim_a, c.claim_b, c.rule) for c in it.claims if isinstance(c, Conflict)] == [
        ("commander of the 36th Division of the NRA", "acting commander of the 36th Division",
         "office-standing-by-inferred-identity")]
    (plain,) = pipeline.interpretations(it.document.source, pipeline.knowledge(), inference=False)
    assert [c for c in plain.claims if isinstance(c, Conflict)] == []


PETROV, ORLOV, BELOV = "to Cde. Petrov.", "to Cdes. Petrov and Orlov.", "to Cdes. Orlov and Petrov."
LIST = "\n\nExcerpts have been sent:\n\n"
PAIRS = [
    ("the same", decision(), decision(title="Roads"), []),
    ("other headings", decision(), decision(title="Roads").replace("Concerning roads.", "About roads."),
     [("12", "heading", "About roads.", "Concerning roads.")]),
    ("other lists", decision(points=LIST + PETROV), decision(title="Roads", points=LIST + ORLOV),
     [("12", "recipients", "Orlov, Petrov", "Petrov")]),
    ("one list in another order", decision(points=LIST + BELOV), decision(title="Roads", points=LIST + ORLOV), []),
    ("one record dated twice", decision(), decision(date="May 5, 1936"), [("", "date", "1936-05-04", "1936-05-05")]),
    ("a month and its day", decision(), decision(date="May 1936"), []),
    ("another opis", decision(), decision(title="Roads").replace("162", "3").replace("Concerning", "About"), []),
]


@pytest.mark.parametrize(("one", "other", "expected"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_two_documents(one: str, other: str, expected: list[tuple[str, ...]], tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (one, other), strict=True):
        path.write_text(text, "utf-8")
    assert len(build(paths, tmp_path / "build").documents) == 2
    rows = open_graph(tmp_path / "build").ask("conflicts-between-documents")
    assert [(r.point, r.about, *sorted((r.claim_a, r.claim_b))) for r in rows] == expected
