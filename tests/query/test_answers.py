"""Whole answers on the seed, what edits of the seed do to them, and that documents do not mix."""

from __future__ import annotations

import csv
import io
import runpy
from pathlib import Path

import pytest

from kg.api import Graph, open_graph
from kg.query import catalogue
from kg.resources import queries_dir
from kg.store import EmbeddedStore
from tests.support import releases

ROOT = Path(__file__).parents[2]
GOLDENS = ROOT / "tests" / "goldens" / "questions"
TOOL = runpy.run_path(str(ROOT / "tools" / "goldens.py"))
LOCKED = sorted(path.name for path in GOLDENS.glob("*.csv"))


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    return TOOL["answers"](EmbeddedStore.of_release(releases.seed()), queries_dir())


def test_every_answer_is_locked(now: dict[str, str]) -> None:
    assert sorted(now) == LOCKED, "make goldens"


@pytest.mark.parametrize("name", LOCKED)
def test_answer(name: str, now: dict[str, str]) -> None:
    assert now[name] == (GOLDENS / name).read_bytes().decode(), "make goldens"


def test_some_answers_are_empty_on_purpose(now: dict[str, str]) -> None:
    assert now["executions.csv"] == "document,plan,event,quote,start,end\r\n"


@pytest.mark.parametrize("name", LOCKED)
def test_every_quote_stands_at_its_offsets(name: str) -> None:
    text = releases.seed_text()
    rows = csv.DictReader(io.StringIO((GOLDENS / name).read_bytes().decode(), newline=""))
    assert [r for r in rows if r.get("start") and text[int(r["start"]) : int(r["end"])] != r["quote"]] == []


@pytest.fixture(scope="module")
def corpus() -> Graph:
    return open_graph(releases.corpus())


def test_without_a_name_exactly_its_rows_are_gone() -> None:
    gone = open_graph(releases.built("without one", (releases.seed_text((", Berzin", "")),)))
    before = open_graph(releases.seed())
    left = [(r.point, r.recipient) for r in before.ask("recipients") if r.recipient != "Berzin"]
    assert [(r.point, r.recipient) for r in gone.ask("recipients")] == left
    names = [r.name for r in before.ask("mentions") if r.name != "Berzin"]
    assert [r.name for r in gone.ask("mentions")] == names


def test_the_same_point_of_other_minutes_does_not_mix(corpus: Graph) -> None:
    both = corpus.ask("recipients", point="540")
    assert len({r.document for r in both}) == 2
    of = {m: [r.recipient for r in corpus.ask("recipients", point="540", minutes=m)] for m in ("49", "53")}
    assert of == {
        "49": ["Litvinov", "Voroshilov", "Yezhov", "Berzin", "Kruchinkin"],
        "53": ["Litvinov", "Voroshilov", "Yezhov", "Uritsky", "Kruchinkin"],
    }


def test_scope_selects_documents_for_every_question(corpus: Graph) -> None:
    """A document's rows are the same by its id and in the answer for all, and no other document's rows come along."""
    own = corpus.ask("documents", {"to": "1937-12-31", "from": "1937-01-01"})
    (document,) = [r.document for r in own if "f17" in r.document and r.date.startswith("1937")]
    for name, question in catalogue.load(queries_dir()).items():
        if "document" in question.columns:
            everything = [tuple(r) for r in corpus.ask(name) if r.document == document]
            assert [tuple(r) for r in corpus.ask(name, document=document)] == everything, name
            dated = corpus.ask(name, {"from": "1937-06-14", "to": "1937-06-14", "minutes": "49"})
            assert [tuple(r) for r in dated] == everything, name
        assert len(corpus.ask(name, {"from": "2001-01-01"})) == 0, name


def test_several_translators_are_one_row_in_the_order_of_the_text(corpus: Graph) -> None:
    (telegram,) = [r for r in corpus.ask("documents") if r.genre == "telegram"]
    assert (telegram.translator, telegram.obtained_by) == ("Anna Kemp; Mark Loyd", "Ivo Brandt")


def test_who_replaced_whom_between_two_lists() -> None:
    text = releases.seed_text(("Voroshilov, Yezhov, Berzin", "Voroshilov, Yezhov, Uritsky"))
    rows = open_graph(releases.built("replaced", (text,))).ask("replaced")
    assert [(r.point, r.next_point, r.change, r.recipient) for r in rows] == [
        ("539", "540", "came", "Uritsky"), ("539", "540", "left", "Berzin"),
    ]
