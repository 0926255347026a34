"""Quality queries: no rows on the clean example, exactly the spoiled node on a spoiled one."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.check.index import Quad
from tests.check.world import parse, passage, world

FOLDER = Path(__file__).resolve().parents[2] / "queries" / "quality"

CASES: dict[str, tuple[str, str, list[str]]] = {
    "ordered-as-event": ("", ":s { :order a crm:E7_Activity . }", [":order"]),
    "words-missing": (":s { :appeal crm:P70i_is_documented_in {The governor appealed on 4 June} . }", "", [":appeal"]),
    "voice-missing": (":s { {Hotan} crm:P106i_forms_part_of :layer.text . }", "", ["{Hotan}"]),
    "inferred-as-stated": ("", ":s { :appeal.time crm:P86_falls_within :year . }", [":appeal.time"]),
    "inference-unexplained": (':i { :inference crm:P3_has_note "no year is stated" . }', "", [":inference"]),
    "addressee-as-performer": ("", ":s { :dist.1 crm:P14_carried_out_by :litvinov . }", [":dist.1"]),
    "list-out-of-order": (
        ":s { :dist.1 schema:position 1 . :dist.2 schema:position 2 . }",
        ":s { :dist.1 schema:position 2 . :dist.2 schema:position 1 . }", [":dist"],
    ),
    "provision-outside": (":s { :p12 crm:P148_has_component :charge . }", "", [":charge"]),
}  # fmt: skip


def answers(name: str, quads: list[Quad]) -> list[str]:
    store = ox.Store()
    lines = "\n".join(f"{s} {p} {o} {g} ." for s, p, o, g in quads)
    store.load(lines.encode(), format=ox.RdfFormat.N_QUADS)
    found = store.query((FOLDER / f"{name}.rq").read_text("utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    return [str(row[0]) for row in found]


def node(short: str) -> str:
    return passage(short[1:-1]) if short.startswith("{") else parse(f":s {{ {short} a crm:E1_CRM_Entity . }}")[0][0]


def test_every_query_has_a_case() -> None:
    assert {path.stem for path in FOLDER.glob("*.rq")} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_clean_and_spoiled(name: str) -> None:
    assert answers(name, list(world())) == []
    out, put, nodes = CASES[name]
    taken = set(parse(out)) if out else set()
    assert taken <= set(world())
    spoiled = [quad for quad in world() if quad not in taken] + (parse(put) if put else [])
    assert answers(name, spoiled) == [node(short) for short in nodes]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.rq")), ids=lambda path: path.stem)
def test_header_names_the_columns(path: Path) -> None:
    text = path.read_text("utf-8")
    header = dict(line[3:].split(": ", 1) for line in text.splitlines() if line.startswith("#+ "))
    found = ox.Store().query(text)
    assert isinstance(found, ox.QuerySolutions)
    assert [v.value for v in found.variables] == header["columns"].split()
    assert header["tags"] == "quality" and header["summary"].startswith("No rows.")
