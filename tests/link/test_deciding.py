"""What a row of the ledger may say, and what is refused before anything is saved."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.authority import authorities
from kg.errors import LinkError
from kg.link import checking, deciding, ledger
from kg.link.cli import app
from kg.link.ledger import CLOSE, EXACT, NIL, REPLACED, Ledger, Row

A = authorities()
KNOWN = deciding.known(A)
GOOD = Row(
    "doc:k#actor.x", object_id="actor:iosif-stalin", reviewer_id="orcid:x", mapping_date="2026-01-31", comment="c"
)
ROWS = {
    "as it should be": (GOOD, []),
    "an item of a record": (replace(GOOD, subject_id="actor:ma-hushan", object_id="wd:Q9000001"), []),
    "nothing": (replace(GOOD, object_id=NIL), []),
    "a subject of no sort": (replace(GOOD, subject_id="banana"), ["the authority file has no banana"]),
    "a document without entity": (
        replace(GOOD, subject_id="doc:k"),
        ["doc:k names no entity of a document (doc:KEY#actor.…)"],
    ),
    "a record that does not exist": (
        replace(GOOD, object_id="actor:nobody"),
        ["the authority file has no actor:nobody"],
    ),
    "a person as a place": (
        replace(GOOD, object_id="place:iosif-stalin"),
        ["the authority file has no place:iosif-stalin"],
    ),
    "an item that is none": (
        replace(GOOD, subject_id="actor:ma-hushan", object_id="wd:X1"),
        ["no Wikidata item"],
    ),
    "a mention and an item": (
        replace(GOOD, object_id="wd:Q855"),
        ["a mention is identified with a record of the authority file, not with an item"],
    ),
    "an object of no sort": (
        replace(GOOD, object_id="Stalin"),
        [f"Stalin is neither a record nor an item (actor:…, place:…, wd:Q…, {NIL})"],
    ),
    "another predicate": (
        replace(GOOD, predicate_id="owl:sameAs"),
        [f"predicate 'owl:sameAs' is not one of {EXACT}, {CLOSE}, {REPLACED}"],
    ),
    "another modifier": (replace(GOOD, predicate_modifier="no"), ["modifier 'no' is neither empty nor Not"]),
    "a rejection without reason": (
        replace(GOOD, predicate_modifier="Not", comment=" "),
        ["a rejection gives its reason"],
    ),
    "no date": (replace(GOOD, mapping_date=""), ["a decision has a date"]),
    "no day": (replace(GOOD, mapping_date="2026-02-30"), ["'2026-02-30' is no day (2026-01-31)"]),
    "certainty in figures": (
        replace(GOOD, other="certainty=0.9"),
        ["certainty is one of the words certain, probable, possible"],
    ),
    "merged into itself": (
        Row("actor:ma-hushan", "", REPLACED, "", "actor:ma-hushan"),
        ["a record is merged into another of its sort"],
    ),
    "merged into a place": (
        Row("actor:ma-hushan", "", REPLACED, "", "place:hotan"),
        ["a record is merged into another of its sort"],
    ),
}


@pytest.mark.parametrize("what", ROWS)
def test_what_a_row_may_say(what: str) -> None:
    row, expected = ROWS[what]
    assert list(deciding.wrong(row, KNOWN)) == expected
    if expected:
        with pytest.raises(LinkError, match="nothing was saved"):
            deciding.sound(row, KNOWN)
    else:
        assert deciding.sound(row, KNOWN) is row


def test_check_asks_every_row() -> None:
    rows = tuple(row for row, expected in ROWS.values() if expected and row.object_id != "wd:Q855")
    lines = checking.faults(A, Ledger((), rows))
    said = {what for row, expected in ROWS.values() if row in rows for what in expected}
    assert {line.partition(": ")[2] for line in lines} >= said


def test_records_merged_into_one_another_are_a_fault() -> None:
    pair = [("actor:ma-hushan", "actor:ma-zhongying"), ("actor:ma-zhongying", "actor:ma-hushan")]
    rows = tuple(Row(one, "", REPLACED, "", other) for one, other in pair)
    assert [line for line in checking.faults(A, Ledger(rows)) if "one another" in line] == [
        f"{one} {other}: the two are merged into one another" for one, other in pair
    ]


REFUSED = {
    "no reason": ("actor:iosif-stalin", "wd:Q855", {"--reason": " "}, "a rejection gives its reason"),
    "no reviewer": ("actor:iosif-stalin", "wd:Q855", {"--reviewer": ""}, "a decision has no reviewer"),
    "no day": ("actor:iosif-stalin", "wd:Q855", {"--date": "tomorrow"}, "'tomorrow' is no day"),
    "no such record": ("actor:nobody", "wd:Q855", {}, "the authority file has no actor:nobody"),
    "no prefix": ("iosif-stalin", "wd:Q855", {}, "the authority file has no iosif-stalin"),
    "no item": ("actor:iosif-stalin", "wd:X855", {}, "no Wikidata item"),
    "no such target": ("doc:k#actor.x", "actor:nobody", {}, "the authority file has no actor:nobody"),
    "no entity": ("doc:k", "actor:iosif-stalin", {}, "names no entity of a document"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_rejection_that_cannot_be_is_refused_and_nothing_is_saved(what: str, tmp_path: Path) -> None:
    subject, target, other, said = REFUSED[what]
    options = {"--reason": "r", "--reviewer": "orcid:x", "--date": "2026-01-31", "--links": str(tmp_path / "l")} | other
    run = CliRunner().invoke(
        app, ["reject", subject, target, "--yes", *(word for pair in options.items() for word in pair)]
    )
    assert run.exit_code != 0 and said in f"{run.output} {run.exception}" and not (tmp_path / "l").exists()


def test_a_ledger_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ledger.MENTIONS).write_bytes(b"\xff\xfe")
    with pytest.raises(LinkError, match="cannot be read"):
        ledger.load(tmp_path)
    run = CliRunner().invoke(app, ["check", "--links", os.fspath(tmp_path / "none")])
    assert "there is no ledger here" in str(run.exception)


ONE_LINE = {
    "export into nowhere": (["cache", "export", "none/x.json"], "could not be written"),
    "import of nothing": (["cache", "import", "none.json"], "cannot be read"),
    "import of something else": (["cache", "import", "other.json"], "no exported cache"),
    "a damaged answer": (["cache", "export", "x.json", "--cache", "damaged"], "an answer of the cache is damaged"),
    "a contact of two lines": (["refresh", "--online", "--contact", "a\nb"], "a contact is one line"),
    "a blank contact": (["refresh", "--online", "--contact", " "], "needs a contact"),
    "a service on the disk": (
        ["refresh", "--online", "--contact", "a@b.c", "--api", "file:///x", "--cache", "empty"],
        "an address on the web",
    ),
    "offline without a cache": (["refresh", "--cache", "empty"], "we are offline"),
}


@pytest.mark.parametrize("what", ONE_LINE)
def test_what_cannot_be_asked_is_one_line(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.json").write_text("[1]", "utf-8")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "a.json").write_text("{", "utf-8")
    arguments, said = ONE_LINE[what]
    run = CliRunner().invoke(app, [*arguments, *(["--links", "l"] if arguments[0] == "refresh" else [])])
    assert isinstance(run.exception, LinkError) and said in str(run.exception) and not (tmp_path / "l").exists()


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("a\tb\n", "utf-8")
    (tmp_path / "good.txt").write_text("Report\n\nJune 1, 1936\n\nSheng Shicai met Ma Hushan in Urumqi.\n", "utf-8")
    asked = ["candidates", str(tmp_path), "--links", str(tmp_path / "l"), "--write"]
    run = CliRunner().invoke(app, asked)
    assert run.exit_code == 3 and "bad.tsv" in run.stderr and "actor:sheng-shicai" in run.stdout
    assert {row.object_id for row in ledger.load(tmp_path / "l").mentions} >= {"actor:sheng-shicai"}
