"""The commands from end to end, in a checkout of their own: reject, build again, review, resolve titles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.link.services import Script, playing

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("kg", "ontology", "queries", "seeds", "links"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def kg(folder: Path, *arguments: str, typed: str = "", code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == code, done.stderr
    return done.stdout


def test_a_wrong_link_and_a_wrong_identification_are_withdrawn(checkout: Path) -> None:
    kg(checkout, "build")
    (key,) = (p.stem for p in (checkout / "build" / "current" / "texts").glob("*.txt"))
    why = ("--reason", "a namesake", "--reviewer", "orcid:x", "--date", "2026-01-02")
    kg(checkout, "link", "reject", "actor:iosif-stalin", "wd:Q855", *why, typed="n\n", code=1)
    assert "schema:sameAs wd:Q855 goes" in kg(
        checkout, "link", "reject", "actor:iosif-stalin", "wd:Q855", *why, typed="y\n"
    )
    shown = kg(checkout, "link", "reject", f"doc:{key}#actor.litvinov", "actor:maxim-litvinov", *why, "--yes")
    assert "answer: identifications: actor.litvinov as maxim-litvinov goes" in shown
    kg(checkout, "build")
    assert "0 violations" in kg(checkout, "check")
    assert kg(checkout, "link", "check") == "0 faults\n"
    links = kg(checkout, "ask", "links", "--format", "tsv").splitlines()
    assert [line.split("\t")[3:5] for line in links if "Q855" in line] == [['""', '"link-rejected"']]
    assert "litvinov" not in kg(checkout, "ask", "identifications", "--format", "tsv")
    for name in ("iosif-stalin", "maxim-litvinov"):  # the old names still answer
        assert "E21_Person" in kg(checkout, "show", f"https://data.example.org/id/actor/{name}")


def test_a_merged_record_shows_what_took_its_place(checkout: Path) -> None:
    merge = "m actor:ma-hushan actor:ma-zhongying one and the same man\nq\n"
    kg(checkout, "link", "review", "--reviewer", "orcid:x", "--date", "2026-01-02", typed=merge)
    kg(checkout, "build")
    old = kg(checkout, "show", "https://data.example.org/id/actor/ma-hushan")
    assert "given-up  one and the same man · https://data.example.org/id/actor/ma-zhongying" in old
    assert "identified ma-zhongying · curated" in kg(checkout, "show", "Ma Hushan")
    assert "0 violations" in kg(checkout, "check")


def test_a_review_through_the_command(checkout: Path) -> None:
    before = (checkout / "links" / "mentions.sssom.tsv").read_text("utf-8").splitlines()
    kg(checkout, "link", "review", "--reviewer", "orcid:x", "--date", "2026-01-02", typed="k\na\nr no\nn none\nq\n")
    after = (checkout / "links" / "mentions.sssom.tsv").read_text("utf-8").splitlines()
    new = [line.split("\t") for line in after if line not in before]
    assert len(new) == 3 and {(row[9], row[10]) for row in new} == {("orcid:x", "2026-01-02")}
    kg(checkout, "link", "candidates", "--write")
    kept = (checkout / "links" / "mentions.sssom.tsv").read_text("utf-8")
    assert all("\t".join(row) in kept for row in new)
    kg(checkout, "link", "candidates", "--write")
    assert (checkout / "links" / "mentions.sssom.tsv").read_text("utf-8") == kept


def test_titles_are_resolved_once(checkout: Path) -> None:
    script = Script()
    with playing(script) as address:
        asked = ("link", "resolve-titles", "--api", f"{address}/api", "--online", "--contact", "me@example.org")
        first = kg(checkout, *asked)
        ledger = (checkout / "links" / "catalogue.sssom.tsv").read_text("utf-8")
        sent = len(script.asked)
        assert kg(checkout, *asked) == first and len(script.asked) == sent
    assert "wd:Q9000001" in ledger and "synthetic-service" in ledger
    assert (checkout / "links" / "catalogue.sssom.tsv").read_text("utf-8") == ledger
    kg(checkout, "link", "cache", "export", "answers.json")
    assert kg(checkout, "link", "cache", "import", "answers.json", "--cache", "other") == f"{sent} answers taken\n"
    assert kg(checkout, *asked[:4], "--cache", "other") == first  # offline, from the carried cache
    kg(checkout, "build")  # a machine candidate changes nothing in the graph
    assert "Q9000" not in kg(checkout, "ask", "links", "--format", "tsv")
