"""A folder of mixed files: what the reports say of each, that a dry run writes nothing, that adding keeps the rest."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bench.score.decisions import compose
from bench.score.letters import conversation, letter, telegram
from bench.score.sheets import printed_series
from kg.api import open_graph
from kg.cli import EXIT_CODES, app
from kg.errors import SourceError

GENRES = {"telegram": telegram, "letter": letter, "memorandum-of-conversation": conversation, "minutes": compose}
BROKEN = {"empty.txt": b"", "scan.png": b"\x89PNG\r\n\x1a\n" + bytes(64), "old.txt": "Протокол № 49".encode("cp1251"),
          "search.txt": b"1 - 10 of 19\n\nJune 14, 1937\n\nA title\n\nA summary.\n\nResults:\n"}
ROWS = ("title,date,text_body,source\n"
        '"On roads","May 4, 1936","5. Concerning roads.\n\n1. Charge Cde. Orlov with the roads.","GARF f. 1"\n'
        '"On bridges","May 5, 1936","6. Concerning bridges.\n\n1. Charge Cde. Orlov with them.","GARF f. 2"\n')
TAKEN = 15                                           # twelve pages, two rows of a table, one TEI document


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve pages of four genres, a table, a TEI file, and four files that are none."""
    made = tmp_path_factory.mktemp("mixed files")
    for genre, write in GENRES.items():
        for seed in range(3):
            (made / f"{genre}-{seed}.txt").write_text(write(seed).text, "utf-8")
    (made / "minutes-rows.csv").write_text(ROWS, "utf-8")
    (made / "telegram-volume.xml").write_text(printed_series(1).text, "utf-8")
    for name, data in BROKEN.items():
        (made / name).write_bytes(data)
    return made


def kg(*arguments: object) -> Result:
    """The command, with exit codes of errors as ``main`` gives them."""
    done = CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "200"})
    if isinstance(done.exception, tuple(kind for kind, _ in EXIT_CODES)):
        raise done.exception
    return done


def titles(directory: Path) -> list[str]:
    return sorted(row.title for row in open_graph(directory).ask("documents"))


def test_a_dry_run_says_what_was_understood_and_writes_nothing(folder: Path, tmp_path: Path) -> None:
    done = kg("add", "--dry-run", folder, "--dir", tmp_path / "build", "--format", "json")
    assert (done.exit_code, (tmp_path / "build").exists()) == (3, False)
    assert sorted(n for n in BROKEN if sum(n in line for line in done.stderr.splitlines()) == 1) == sorted(BROKEN)
    entries = json.loads(done.stdout)
    assert len(entries) == TAKEN
    for entry in entries:
        shares = {k: v for k, v in entry["coverage"].items() if k != "characters"}
        assert round(sum(shares.values()), 6) == 100
        assert set(entry) == {"document", "source", "reader", "genre", "title", "date", "citation", "claims",
                              "entities", "coverage", "notes"}
        assert entry["title"] and entry["date"] and entry["citation"] and entry["claims"]["Described"] > 1
        lines = Path(entry["source"]).read_text("utf-8").splitlines()
        for note in entry["notes"] if entry["source"].endswith(".txt") else ():
            assert 1 <= note["line"] <= len(lines) + 1 and 1 <= note["column"] <= len(lines[note["line"] - 1]) + 1
    named = {Path(e["source"]).name.rsplit("-", 1)[0]: e["genre"] for e in entries}
    assert named == {genre: genre for genre in GENRES}


def test_the_table_of_a_report_can_be_read(folder: Path, tmp_path: Path) -> None:
    done = kg("build", folder, "--report", "--dir", tmp_path / "build")
    assert done.exit_code == 3
    lines = done.stdout.splitlines()
    rows = [[c.strip() for c in line.strip("│").split("│")] for line in lines if line.startswith("│")]
    header = [c.strip() for c in lines[1].strip("┃").split("┃")]
    assert header == ["document", "genre", "reader", "date", "title", "claims", "entities", "asserted %", "unread %",
                      "notes"]
    whole = [row for row in rows if row[3]]
    assert len(whole) == TAKEN
    assert all(float(row[7]) + float(row[8]) <= 100.01 and int(row[5]) > 5 for row in whole)


def test_adding_keeps_what_was_there(folder: Path, tmp_path: Path) -> None:
    directory, first, later = tmp_path / "build", folder / "letter-0.txt", folder / "telegram-0.txt"
    assert kg("build", first, "--dir", directory).exit_code == 0
    before = titles(directory)
    assert kg("add", later, "--dir", directory).exit_code == 0
    assert len(before) == 1 and len(titles(directory)) == 2 and set(before) <= set(titles(directory))
    assert kg("add", later, "--dir", directory).exit_code == 0
    assert len(titles(directory)) == 2


def test_coverage_of_files_and_of_documents_of_a_release(folder: Path, tmp_path: Path) -> None:
    directory, path = tmp_path / "build", folder / "minutes-1.txt"
    kg("build", path, "--dir", directory)
    (key,) = [row.document for row in open_graph(directory).ask("documents")]
    by_file = kg("coverage", path, "--format", "json")
    by_id = kg("coverage", key, "--dir", directory, "--format", "json")
    assert by_file.stdout == by_id.stdout
    (entry,) = json.loads(by_file.stdout)
    text = path.read_text("utf-8")
    assert (entry["document"], entry["characters"], round(sum(entry["percent"].values()), 6)) == (key, len(text), 100)
    assert all(text[u["start"]:u["end"]] == u["words"] for u in entry["unread"])
    missing = kg("coverage", "no-such-document", "--dir", directory)
    assert (missing.exit_code, missing.stderr.count("\n")) == (3, 1)
    assert "no-such-document" in missing.stderr and "kg ask documents" in missing.stderr


def test_a_report_in_an_unknown_format_is_refused(folder: Path) -> None:
    with pytest.raises(Exception, match="no format 'xml'") as caught:
        kg("add", "--dry-run", folder / "letter-0.txt", "--format", "xml")
    assert not isinstance(caught.value, SourceError)
    assert os.environ.get("COLUMNS") != "200"
