"""Readers' corrections: what they change, what they leave, and what they say of themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from kg import check, corrections, pipeline
from kg.api import open_graph
from kg.building import build, dataset
from kg.corrections import Correction, parse
from kg.iri import Iris
from kg.model import Corrected, Decided, Described, Distributed, Held, Interpretation, Provision, Signed, Source, Voice
from tests.support.pages import page

TEXT = page(
    "L1", title="Decision on the northern road", date="May 4, 1936", source="RGASPI f. 17, op. 162, d. 19, l. 5.",
    body="MINUTES Nº 39 of the\n\nDECISIONS OF 2 May - 9 June 1936\n\n12. Concerning the northern road.\n\n"
         "1. Charge Cde. Petrov, the consul general in Tabriz, with mending the road.\n\n"
         "2. Charge Cdes. Petrov and Orlov with reporting within five days.\n\n"
         "Excerpts have been sent:\n\nto Cdes. Petrov, Orlov, and Belov.\n\n[CC seal] CC SECRETARY [signed] I. Sokolov")
HEAD = "document\ttarget\twas\tis\treason\twho\tdate\n"


@cache
def source() -> Source:
    data = TEXT.encode()
    return Source("road.txt", "text/plain", sha256(data).hexdigest(), data)


@cache
def plain() -> Interpretation:
    (it,) = pipeline.interpretations(source(), pipeline.knowledge())
    return it


def corrected(*rows: tuple[str, str]) -> Interpretation:
    """The document corrected by (target, what it should be), through the whole run."""
    made = tuple(Correction(plain().key, target, "", now, "the scan says so", "A. Reader", "2026-01-05", "a.tsv:2")
                 for target, now in rows)
    (it,) = pipeline.interpretations(source(), pipeline.knowledge(), corrected=made)
    return it


def said(it: Interpretation) -> set[str]:
    """What the claims that can be corrected say, a line each."""
    lines: set[str] = set()
    for claim in it.claims:
        match claim:
            case Described(field="title" | "date"):
                lines.add(f"{claim.field} {claim.value}")
            case Decided():
                lines.add(f"decided {claim.part} {claim.when.edtf if claim.when else '-'}")
            case Distributed():
                lines.update(f"to {r.position} {r.name} {r.entity}" for r in claim.recipients)
            case Held():
                lines.add(f"office {claim.person} {claim.office}")
            case Signed():
                lines.add(f"signed {claim.name} {claim.signatory}")
            case Provision():
                lines.add(f"{claim.kind} {claim.key} " + " ".join(r.entity for r in claim.roles))
    lines.update(f"entity {e.key} {e.name}" for e in it.entities if e.kind.value != "unnamed")
    return lines


PETROV, ORLOV = TEXT.index("Petrov"), TEXT.index("Orlov with")
SIGNED = "signature.1"
TABLE: list[tuple[str, str, str, set[str], set[str]]] = [
    ("date record", "1936-05-05", "1936-05-04", {"date 1936-05-04"}, {"date 1936-05-05"}),
    ("title record", "On the road", "Decision on the northern road", {"title Decision on the northern road"},
     {"title On the road"}),
    ("title record", "-", "Decision on the northern road", {"title Decision on the northern road"}, set()),
    ("date p12", "1936-05-20", "1936-05-02/1936-06-09", {"decided p12 1936-05-02/1936-06-09"},
     {"decided p12 1936-05-20"}),
    ("recipient p12 3", "Belyaev", "Belov", {"to 3 Belov actor.belov", "entity actor.belov Belov"},
     {"to 3 Belyaev actor.belyaev", "entity actor.belyaev Belyaev"}),
    ("recipient p12 1", "-", "Petrov", {"to 1 Petrov actor.petrov", "to 2 Orlov actor.orlov", "to 3 Belov actor.belov"},
     {"to 1 Orlov actor.orlov", "to 2 Belov actor.belov"}),
    ("signature signature.1", "I. Sokolin", "I. Sokolov",
     {"signed I. Sokolov actor.i-sokolov", "entity actor.i-sokolov I. Sokolov", "office actor.i-sokolov CC SECRETARY"},
     {"signed I. Sokolin actor.i-sokolin", "entity actor.i-sokolin I. Sokolin"}),
    ("kind p12.1.v1", "recommendation", "charge", {"charge p12.1.v1 actor.petrov"},
     {"recommendation p12.1.v1 actor.petrov"}),
    ("provision p12.2.v1", "-", "charge", {"charge p12.2.v1 actor.petrov actor.orlov"}, set()),
    ("office actor.petrov 1", "consul in Tabriz", "consul general in Tabriz",
     {"office actor.petrov consul general in Tabriz"}, {"office actor.petrov consul in Tabriz"}),
    (f"mention {ORLOV}-{ORLOV + 5}", "Orlova", "Orlov", {"charge p12.2.v1 actor.petrov actor.orlov"},
     {"charge p12.2.v1 actor.petrov actor.orlova", "entity actor.orlova Orlova"}),
    (f"mention {ORLOV}-{ORLOV + 5}", "-", "Orlov", {"charge p12.2.v1 actor.petrov actor.orlov"},
     {"charge p12.2.v1 actor.petrov"}),
    ("entity actor.orlov", "-", "Orlov", {"charge p12.2.v1 actor.petrov actor.orlov", "to 2 Orlov actor.orlov",
     "to 3 Belov actor.belov", "entity actor.orlov Orlov"}, {"charge p12.2.v1 actor.petrov", "to 2 Belov actor.belov"}),
    ("entity actor.orlov", "Orloff", "Orlov", {"entity actor.orlov Orlov"}, {"entity actor.orlov Orloff"}),
    ("entity actor.belov", "= actor.i-sokolov", "Belov", {"to 3 Belov actor.belov", "entity actor.belov Belov"},
     {"to 3 Belov actor.i-sokolov"}),
]


@pytest.mark.parametrize(("target", "now", "was", "gone", "come"), TABLE, ids=[f"{t[0]} {t[1]}" for t in TABLE])
def test_a_correction_changes_what_it_names_and_nothing_else(
    target: str, now: str, was: str, gone: set[str], come: set[str]
) -> None:
    it = corrected((target, now))
    assert (said(plain()) - said(it), said(it) - said(plain())) == (gone, come)
    (left,) = [c for c in it.claims if isinstance(c, Corrected)]
    assert (left.target, left.was, left.now, left.voice) == (target, was, "" if now == "-" else now, Voice.READER)
    assert (it.document.text, it.key) == (TEXT, plain().key)
    keys = {e.key for e in it.entities}
    assert {m.entity for e in it.entities for m in e.mentions} <= keys
    assert {m.entity for m in it.mentions if m.entity} <= keys


@pytest.mark.parametrize(("target", "now"), [t[:2] for t in TABLE], ids=[f"{t[0]} {t[1]}" for t in TABLE])
def test_what_is_corrected_passes_the_gate(target: str, now: str) -> None:
    graphs = pipeline.graphs(corrected((target, now)), Iris(), pipeline.knowledge())
    whole = dataset((graphs,), Iris().base)
    quads = ((s, p, o, g) for g, triples in whole.named_graphs() for s, p, o in triples)
    report = check.check(quads, {graphs.text: graphs.words}, Iris().base)
    assert [str(f) for f in report.findings if f.severity is check.Severity.VIOLATION] == []


def test_what_is_new_to_the_tool_gets_a_mention() -> None:
    at = TEXT.index("northern road.")
    it = corrected((f"mention {at}-{at + 8}", "place Northern"))
    assert ("place.northern", "Northern") in {(e.key, e.name) for e in it.entities}
    assert said(it) - said(plain()) == {"entity place.northern Northern"}


REFUSED = [
    ("date record", "soon", "is no date"), ("date p99", "1936-05-20", "no decision on 'p99'"),
    ("recipient p12 9", "Belov", "no position 9"), ("recipient p12 3", "Orlov", "stands on the list already"),
    ("entity actor.nobody", "-", "no entity 'actor.nobody'"), ("mention 3-1", "X", "no range"),
    (f"mention {PETROV + 1}-{PETROV + 3}", "person Pet", "correct that mention"), ("colour p12", "red", "no target"),
    ("donor record", "X", "states no donor"), ("provision p12.1.v1", "order", "only be taken away"),
    ("signature signature.7", "X", "no signature"), ("office actor.orlov 1", "X", "0 offices"),
    ("heading p12", "Concerning the northern road.", "without the correction"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "now", "why"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_does_not_fit_changes_nothing_and_says_so(target: str, now: str, why: str) -> None:
    it = corrected((target, now))
    (note,) = set(it.diagnostics) - set(plain().diagnostics)
    assert why in note.message and note.message.startswith(f"a.tsv:2: {target}: ")
    assert replace(it, diagnostics=()) == replace(plain(), diagnostics=())


def test_a_row_that_expects_other_words_waits() -> None:
    row = Correction(plain().key, "date record", "1936-05-01", "1936-05-05", "r", "w", "2026", "a.tsv:3")
    it = corrections.apply(plain(), (row,))
    assert it.claims == plain().claims
    assert [d.code for d in it.diagnostics if d not in plain().diagnostics] == ["correction-outdated"]


BAD_ROWS = [
    ("d-1\tdate record\t\t1936\tr\tw", 2, 26, "6 cells stand here for 7 columns"),
    ("d-1\tdate record\t\t1936\tr\tw\t2026\tx", 2, 32, "8 cells stand here for 7 columns"),
    ("D 1\tdate record\t\t1936\tr\tw\t2026", 2, 1, "'D 1' is no id"),
    ("d-1\tdate\t\t1936\tr\tw\t2026", 2, 5, "'date' is no target"),
    ("d-1\tdate record\t\t\tr\tw\t2026", 2, 18, "the column is is empty (write - for nothing)"),
    ("d-1\tdate record\t\t1936\t\tw\t2026", 2, 23, "the column reason is empty"),
    ("# a note\n\nd-1\tdate record\t\t1936\tr\tw\t5 May 2026", 4, 27, "'5 May 2026' is no date"),
]


@pytest.mark.parametrize(("row", "line", "column", "why"), BAD_ROWS, ids=[r[3] for r in BAD_ROWS])
def test_a_malformed_row_is_one_line_and_costs_no_other(row: str, line: int, column: int, why: str) -> None:
    good = "d-1\ttitle record\t\tOn roads\tr\tw\t2026\n"
    found = parse(f"{HEAD}{row}\n{good}", "c/a.tsv")
    assert [r.target for r in found.rows] == ["title record"]
    (fault,) = found.faults
    assert fault.startswith(f"c/a.tsv:{line}:{column}: ") and why in fault


def test_a_file_without_its_columns_is_one_line() -> None:
    assert parse("d-1\tdate record\n", "a.tsv").faults[0].startswith("a.tsv:1:1: the first line must name the columns")
    assert parse("", "a.tsv") == corrections.Loaded()


def test_corrections_survive_rebuilds_and_show_what_they_replaced(tmp_path: Path) -> None:
    (tmp_path / "road.txt").write_text(TEXT, "utf-8")
    folder = tmp_path / "reviewed"
    folder.mkdir()
    (folder / "a.tsv").write_text(
        f"{HEAD}{plain().key}\tdate record\t1936-05-04\t1936-05-05\ta misprint\tA. Reader\t2026-01-05\n"
        f"{plain().key}\trecipient p12 3\tBelov\tBelyaev\tthe scan\tA. Reader\t2026-01-05\n"
        "x-1\tdate record\t\t1936\tr\tw\t2026\nnothing\n", "utf-8")
    answers = []
    for _ in range(2):
        built = build([tmp_path / "road.txt"], tmp_path / "build", corrections_dir=folder)
        assert [p.line.rpartition("/")[2] for p in built.problems] == [
            "a.tsv:5:8: 1 cells stand here for 7 columns; this row is left out"]
        assert [note.rpartition("/")[2] for note in built.notes] == [
            "a.tsv:4: x-1 is not among the documents of this build; the correction waits"]
        graph = open_graph(tmp_path / "build")
        answers.append([tuple(v.strip('"') for v in row[1:9]) for row in graph.ask("corrections").table.rows])
        assert [r.date for r in graph.ask("documents")] == ["1936-05-05"]
        assert [r.recipient for r in graph.ask("recipients")] == ["Petrov", "Orlov", "Belyaev"]
    assert answers[0] == answers[1] == [
        ("date record", "1936-05-04", "1936-05-05", "a misprint", "A. Reader", "2026-01-05", "May 4, 1936",
         "voice-editor"),
        ("recipient p12 3", "Belov", "Belyaev", "the scan", "A. Reader", "2026-01-05", "Belov", "voice-resolution"),
    ]
