"""From the seed document to answered questions, and what edits of the document do to the answers."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.api import open_graph
from kg.building import build
from kg.query import formats

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_a0130684bb8289fa.txt"
KG = Path(sys.executable).with_name("kg")

Rows = list[dict[str, str]]


def kg(*arguments: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KG, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        timeout=120,
    )


def ask(directory: Path, name: str, *parameters: str) -> Rows:
    """The rows as the CSV format prints them; in this process, since one question is a second of start-up outside."""
    table = open_graph(directory).ask(name, dict(p.split("=", 1) for p in parameters)).table
    return list(csv.DictReader(io.StringIO(formats.as_csv(table), newline="")))


def only(rows: Rows, *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[n] for n in names) for row in rows]


QUESTIONS = ("documents", "citation", "points", "recipients", "annotations", "signatures", "mentions")


def answers(directory: Path) -> dict[str, Rows]:
    return {name: ask(directory, name) for name in QUESTIONS}


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("seed build")
    assert build([SEED], directory).problems == ()
    return directory


@pytest.fixture(scope="module")
def before(seed: Path) -> dict[str, Rows]:
    return answers(seed)


def edited(tmp_path: Path, *edits: tuple[str, str]) -> dict[str, Rows]:
    text = SEED.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "edited.txt"
    path.write_bytes(text.encode())
    assert build([path], tmp_path / "build").problems == ()
    return answers(tmp_path / "build")


def content(found: dict[str, Rows]) -> dict[str, list[tuple[str, ...]]]:
    """Answers without what every shift of characters changes: offsets, quotes and the document's own id."""
    return {
        name: [
            tuple(v for k, v in row.items() if k not in ("start", "end", "quote", "document", "entity")) for row in rows
        ]
        for name, rows in found.items()
    }


LIST_539 = ["Litvinov", "Yezhov", "Voroshilov", "Berzin", "Kruchinkin"]
LIST_540 = ["Litvinov", "Voroshilov", "Yezhov", "Berzin", "Kruchinkin"]


def test_recipients_stand_in_the_order_of_each_list(seed: Path) -> None:
    assert only(ask(seed, "recipients", "point=540"), "point", "position", "recipient") == [
        ("540", str(n), name) for n, name in enumerate(LIST_540, 1)
    ]
    assert only(ask(seed, "recipients", "point=539"), "point", "position", "recipient") == [
        ("539", str(n), name) for n, name in enumerate(LIST_539, 1)
    ]


def test_the_record(before: dict[str, Rows]) -> None:
    (document,) = before["documents"]
    assert {k: v for k, v in document.items() if k != "document"} == {
        "title": "Concerning the 36th Division of the NRA's Appeals to the Soviet Government",
        "date": "1937-06-14",
        "genre": "minutes",
        "citation": "RGASPI f. 17, op. 162, d. 20, l. 62-63",
        "translator": "Gary Goldberg",
        "obtained_by": "Jamil Hasanli",
    }
    assert only(before["citation"], "repository", "fond", "opis", "delo", "listy") == [
        ("RGASPI", "17", "162", "20", "62-63")
    ]


def test_points_are_dated_by_the_text_alone(before: dict[str, Rows]) -> None:
    assert only(before["points"], "minutes", "point", "heading", "storage", "decided_from", "decided_to") == [
        ("49", "539", "Concerning Xinjiang.", "in classified storage", "1937-06-14", "1937-06-14"),
        ("49", "540", "An NKID issue.", "in classified storage", "1937-04-17", "1937-06-15"),
    ]


def test_notes_and_signature(before: dict[str, Rows]) -> None:
    assert [(r["text"], r["place"]) for r in before["annotations"]] == [
        ("point 539 is in classified storage", "at the top of the page"),
        ("Politburo decision\n\nof 14 June 1937", "before the previous entry"),
        ("point 540 is in classified storage", "at the top of the page"),
    ]
    assert only(before["signatures"], "signatory", "office") == [("I. Stalin", "CC SECRETARY")]


def test_every_quote_stands_at_its_offsets(before: dict[str, Rows]) -> None:
    text = SEED.read_bytes().decode()
    rows = [r for found in before.values() for r in found if "start" in r]
    assert rows
    assert [r for r in rows if text[int(r["start"]) : int(r["end"])] != r["quote"]] == []


EDITS = [
    ("another name everywhere", [("Berzin", "Uritsky")], lambda r: r.replace("Berzin", "Uritsky")),
    ("a point renumbered", [("540", "612")], lambda r: r.replace("540", "612")),
    ("another minutes number", [("Nº 49", "Nº 53")], lambda r: "53" if r == "49" else r),
    ("another opis", [("op. 162", "op. 166")], lambda r: r.replace("162", "166") if "162" in r else r),
    ("a list over two lines", [("Litvinov, Voroshilov, Yezhov", "Litvinov, Voroshilov,\nYezhov")], lambda r: r),
    (
        "another translator",
        [("Gary Goldberg", "Anna M. Cienciala")],
        lambda r: r.replace("Gary Goldberg", "Anna M. Cienciala"),
    ),
]


@pytest.mark.parametrize(("edits", "change"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS])
def test_an_edit_changes_exactly_what_it_changes(
    edits: list[tuple[str, str]],
    change,
    before: dict[str, Rows],
    tmp_path: Path,  # type: ignore[no-untyped-def]
) -> None:
    expected = {name: [tuple(change(v) for v in row) for row in rows] for name, rows in content(before).items()}
    assert content(edited(tmp_path, *edits)) == expected


def test_two_recipients_swapped(before: dict[str, Rows], tmp_path: Path) -> None:
    after = edited(tmp_path, ("Litvinov, Voroshilov, Yezhov, Berzin", "Litvinov, Voroshilov, Berzin, Yezhov"))
    assert [r["recipient"] for r in after["recipients"]] == [
        *LIST_539,
        "Litvinov",
        "Voroshilov",
        "Berzin",
        "Yezhov",
        "Kruchinkin",
    ]
    for name in set(QUESTIONS) - {"recipients", "mentions"}:
        assert content(after)[name] == content(before)[name]


def test_a_sixth_recipient(before: dict[str, Rows], tmp_path: Path) -> None:
    after = edited(
        tmp_path, ("Voroshilov, Yezhov, Berzin, and Kruchinkin", "Voroshilov, Yezhov, Berzin, Agranov, and Kruchinkin")
    )
    assert [r["recipient"] for r in after["recipients"]][5:] == [
        "Litvinov",
        "Voroshilov",
        "Yezhov",
        "Berzin",
        "Agranov",
        "Kruchinkin",
    ]
    assert [r["name"] for r in after["mentions"]].count("Agranov") == 1
    assert len(after["mentions"]) == len(before["mentions"]) + 1


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    settings = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
    ]
    trees = []
    for number, env in enumerate(settings):
        directory = tmp_path / str(number)
        assert kg("build", SEED, "--dir", directory, env=env).returncode == 0
        release = (directory / "current").resolve()
        trees.append({p.relative_to(release).as_posix(): p.read_bytes() for p in release.rglob("*") if p.is_file()})
    assert trees[0] == trees[1]
    assert sorted(n for n in trees[0] if "/" not in n) == ["MANIFEST.json", "dataset.nq", "dataset.trig"]


BAD = [
    ("missing.txt", None, "missing.txt"),
    ("empty.txt", b"", "empty"),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG"),
    ("wide.txt", "Skip to content\n".encode("utf-16"), "UTF-16"),
    ("old.txt", "Протокол № 49 заседания Политбюро".encode("windows-1251"), "UTF-8"),
    ("huge.txt", b"a" * 60_000_000, "bytes"),
    ("list.txt", b"1 - 10 of 19\n\nJune 14, 1937\n\nA title\n\nA summary.\n\nResults:\n", "list.txt"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD, ids=[b[0] for b in BAD])
def test_a_bad_file_is_one_line_and_costs_nothing(name: str, data: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    done = kg("build", SEED, path, "--dir", tmp_path / "build")
    lines = [line for line in done.stderr.splitlines() if name in line]
    assert (done.returncode, len(lines), "Traceback" in done.stderr) == (3, 1, False)
    assert said in lines[0]
    assert len(ask(tmp_path / "build", "documents")) == 1


def test_the_command_prints_what_the_store_answers(seed: Path) -> None:
    done = kg("ask", "recipients", "point=540", "--dir", seed, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert list(csv.DictReader(io.StringIO(done.stdout, newline=""))) == ask(seed, "recipients", "point=540")
    none = kg("ask", "recipients", "point=12", "--dir", seed, "--format", "csv")
    assert (none.returncode, none.stdout.strip().count("\n")) == (0, 0)


def test_nothing_readable_leaves_the_previous_release(tmp_path: Path) -> None:
    assert kg("build", SEED, "--dir", tmp_path / "build").returncode == 0
    current = (tmp_path / "build" / "current").readlink()
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert kg("build", empty, "--dir", tmp_path / "build").returncode == 4
    assert (tmp_path / "build" / "current").readlink() == current
