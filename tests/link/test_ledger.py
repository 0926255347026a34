"""The ledger: sorted, never overwriting a person, keeping what was rejected; and the review that writes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.authority import Status, authorities
from kg.errors import LinkError
from kg.link import deciding, ledger, reviewing
from kg.link.apply import applied
from kg.link.ledger import CLOSE, EXACT, NIL, REPLACED, Ledger, Row
from tests.link.world import document

A = authorities()
KNOWN = deciding.known(A)
HUMAN = Row("actor:x", object_id="wd:Q1", reviewer_id="me", author_id="me", comment="seen", mapping_date="2026-01-01")
TABLE = Row("actor:y", object_id="wd:Q2", author_id="table")
MACHINE = Row("actor:z", object_id="wd:Q3", author_id="rule")


def test_a_table_survives_writing_and_reading() -> None:
    rows = (HUMAN, TABLE, MACHINE, Row("place:ü", "tab\tand\nline", object_id=NIL, comment='"quoted"'))
    text = ledger.write(rows)
    assert ledger.write(ledger.parse(text)) == text == ledger.write(reversed(rows))
    assert [r.subject_label for r in ledger.parse(text)][-1] == "tab and line"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "other columns"),
        ("subject_id\tobject_id\n", "other columns"),
        ("\t".join(ledger.COLUMNS) + "\na\tb\n", "wrong number of cells"),
        ("\t".join(ledger.COLUMNS) + "\na" + "\t" * 12 + "\n", "lacks subject or object"),
        (ledger.write([TABLE]) + ledger.write([TABLE]).splitlines()[1] + "\n", "states a pair twice"),
    ],
)
def test_a_damaged_table_is_refused(text: str, what: str) -> None:
    with pytest.raises(LinkError, match=what):
        ledger.parse(text)


def row(subject: str, target: str, **more: str) -> Row:
    return Row(subject, object_id=target, **{"author_id": "rule", **more})


MERGES: dict[str, tuple[list[Row], list[Row], list[Row]]] = {
    "a machine row is replaced": ([MACHINE], [row("actor:z", "wd:Q4")], [row("actor:z", "wd:Q4")]),
    "a person's row stays": ([HUMAN], [row("actor:x", "wd:Q9")], [HUMAN]),
    "the table's row stays": ([TABLE], [row("actor:y", "wd:Q2")], [TABLE]),
    "what was rejected stays rejected": (
        [row("actor:x", "wd:Q9", predicate_modifier="Not", reviewer_id="me")],
        [row("actor:x", "wd:Q9")],
        [row("actor:x", "wd:Q9", predicate_modifier="Not", reviewer_id="me")],
    ),
}


@pytest.mark.parametrize("what", MERGES)
def test_a_run_never_overwrites_a_person(what: str) -> None:
    standing, proposed, expected = MERGES[what]
    once = ledger.merged(standing, proposed)
    assert once == tuple(sorted(expected)) and ledger.merged(once, proposed) == once


def test_a_decision_needs_somebody() -> None:
    with pytest.raises(LinkError, match="no reviewer"):
        ledger.decide((), MACHINE)


def test_two_confirmed_identities_are_refused() -> None:
    with pytest.raises(LinkError, match="two confirmed identities"):
        ledger.decide((HUMAN,), Row("actor:x", object_id="wd:Q2", reviewer_id="me"))


def decided(target: str, predicate: str = EXACT, *, no: bool = False, subject: str = "actor:iosif-stalin") -> Row:
    return Row(subject, "", predicate, "Not" if no else "", target, "label", reviewer_id="me", comment="because")


APPLIED = {
    "a person confirms a new item": (
        [decided("wd:Q9000001", subject="actor:ma-hushan")],
        "ma-hushan",
        Status.REVIEWED,
        {"Q9000001": Status.REVIEWED},
    ),
    "a person rejects the table's item": (
        [decided("wd:Q855", no=True)],
        "iosif-stalin",
        Status.UNRESOLVED,
        {"Q855": Status.REJECTED},
    ),
    "a person makes it a near counterpart": (
        [decided("wd:Q855", CLOSE)],
        "iosif-stalin",
        Status.CLOSE,
        {"Q855": Status.CLOSE},
    ),
    "a person decides that there is none": ([decided(NIL)], "iosif-stalin", Status.NIL, {"Q855": Status.REJECTED}),
    "a machine row decides nothing": (
        [row("actor:iosif-stalin", "wd:Q9000001")],
        "iosif-stalin",
        Status.CURATED,
        {"Q855": Status.CURATED},
    ),
}


@pytest.mark.parametrize("what", APPLIED)
def test_decisions_reach_the_authority_file(what: str) -> None:
    rows, slug, status, items = APPLIED[what]
    record = applied(A, rows).records[slug]
    assert record.status is status
    assert {i.value: i.status for i in record.identifiers if i.scheme == "wikidata-qid"} == items


def test_a_merged_record_leaves_its_names_to_the_other() -> None:
    after = applied(A, [decided("actor:ma-zhongying", REPLACED, subject="actor:ma-hushan")])
    assert (after.records["ma-hushan"].withdrawn, after.records["ma-hushan"].instead) == ("because", "ma-zhongying")
    assert set(A.records["ma-hushan"].names) <= set(after.records["ma-zhongying"].names)


IT = document("1937-06-14", "actor:Yezhov", "actor:Ma Hushan", "unit:36th Division")
S = "doc:src-0000000000000000#"
# commands -> (subject, modifier, predicate, object) of every row decided
REVIEWS: dict[str, tuple[str, list[tuple[str, str, str, str]]]] = {
    "accept": ("a\nq\n", [(S + "actor.yezhov", "", EXACT, "actor:nikolai-yezhov")]),
    "accept the second candidate": ("a 2\nq\n", [(S + "actor.yezhov", "", EXACT, "actor:iosif-stalin")]),
    "reject and then NIL": (
        "r 1 another man\nn nobody known\nq\n",
        [(S + "actor.yezhov", "", EXACT, NIL), (S + "actor.yezhov", "Not", EXACT, "actor:nikolai-yezhov")],
    ),
    "a reason may begin with a number": (
        "r 36th is another\nq\n",
        [(S + "actor.yezhov", "Not", EXACT, "actor:nikolai-yezhov")],
    ),
    "reject without a number": ("r another man\nq\n", [(S + "actor.yezhov", "Not", EXACT, "actor:nikolai-yezhov")]),
    "split": ("s two men of that name\nq\n", [(S + "actor.yezhov", "", EXACT, NIL)]),
    "merge": (
        "m actor:ma-hushan actor:ma-zhongying one man\nq\n",
        [("actor:ma-hushan", "", REPLACED, "actor:ma-zhongying")],
    ),
    "undo": ("a\nu\nn nobody\nu\nk\na\nq\n", [(S + "actor.ma-hushan", "", EXACT, "actor:ma-hushan")]),
    "nothing to undo": ("u\nq\n", []),
    "skip all": ("k\n" * 5, []),
    "the end of the input saves": ("a\n", [(S + "actor.yezhov", "", EXACT, "actor:nikolai-yezhov")]),
    "faults change nothing": ("x\na 99\na 0\nr\nn\nm a b\nm actor:a\nq\n", []),
    "merges of nothing, of one, of two sorts": (
        "m actor:nobody actor:ma-hushan one man\nm actor:ma-hushan actor:ma-hushan one man\n"
        "m actor:ma-hushan place:hotan one man\nq\n",
        [],
    ),
}


def lines(text: str) -> Callable[[], str]:
    script = iter(text.splitlines(keepends=True))
    return lambda: next(script, "")


@pytest.mark.parametrize("what", REVIEWS)
def test_a_review_driven_by_a_script(what: str) -> None:
    commands, expected = REVIEWS[what]
    said: list[str] = []
    after = reviewing.review(
        reviewing.items(IT, A), Ledger(), "orcid:x", "2026-01-01", lines(commands), said.append, KNOWN
    )
    rows = (*after.catalogue, *after.mentions)
    assert [(r.subject_id, r.predicate_modifier, r.predicate_id, r.object_id) for r in rows] == sorted(expected)
    assert all(r.reviewer_id == "orcid:x" and r.mapping_date == "2026-01-01" and r.comment for r in rows)
    assert any("… Yezhov." in line for line in said)


def test_what_a_person_decided_is_not_asked_again() -> None:
    first = reviewing.review(
        reviewing.items(IT, A), Ledger(), "me", "2026-01-01", lines("a\nq\n"), lambda line: None, KNOWN
    )
    said: list[str] = []
    reviewing.review(reviewing.items(IT, A), first, "me", "2026-01-01", lines("q\n"), said.append, KNOWN)
    assert said[0].startswith("[1/2] Ma Hushan")


def test_a_review_needs_a_reviewer() -> None:
    with pytest.raises(LinkError, match="needs a reviewer"):
        reviewing.review((), Ledger(), "", "", lambda: "", print, KNOWN)
