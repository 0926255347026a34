"""Links in the built graph: asserted where confirmed, apart from what is stated, withdrawn without a trace lost."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import api, building, gate, pipeline, resources
from kg.authority import Status, authorities
from kg.cli import app
from kg.iri import Iris
from kg.link import ledger
from kg.link.apply import applied
from kg.mapping import map_document
from kg.mapping.authority import authority
from kg.publish import release
from kg.query import cards
from kg.vocab import CRM, RDFS, SCHEMA, WD

IRIS = Iris()
GOLD = Path(__file__).parent / "gold"
SEEDS = resources.seeds_dir()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    found = building.build((SEEDS, GOLD), folder)
    assert found.release is not None
    return folder


def ask(folder: Path, name: str, **values: str) -> list[tuple[str, ...]]:
    from kg.query import formats

    return [tuple(formats.value(cell) for cell in row) for row in api.open_graph(folder).ask(name, values).table.rows]


def test_the_gate_passes(built: Path) -> None:
    passed, text = gate.run(built, "table")
    assert passed, text


def test_the_eighteen_items_stand_under_their_status(built: Path) -> None:
    rows = {
        (entity, target.rpartition("/")[2], predicate, status)
        for entity, _, target, predicate, status, _ in ask(built, "links")
    }
    words = {Status.CURATED: "schema:sameAs", Status.CLOSE: "rdfs:seeAlso", Status.CANDIDATE: ""}
    expected = {
        (r.slug, i.value, words[i.status], i.status.value)
        for r in authorities().records.values()
        for i in r.identifiers
        if i.scheme == "wikidata-qid" and r.slug != "soviet-union-state"
    }
    assert rows == expected and len(rows) == 18


def test_every_link_shows_its_evidence(built: Path) -> None:
    for entity, _, target, _, _, evidence in ask(built, "links"):
        record = authorities().records[entity]
        (one,) = (i for i in record.identifiers if i.value == target.rpartition("/")[2])
        assert evidence == f"“{one.quoted}” in {'; '.join(one.sources)}"


def test_only_confirmed_links_are_asserted(built: Path) -> None:
    dataset = release.load(release.current(built))
    shared = dict(dataset.shared)["authority"]
    same = {(s, o) for s, p, o in shared if p == SCHEMA.sameAs}
    assert (IRIS.actor("iosif-stalin"), WD.Q855) in same and len(same) == 14
    assert not any(o == WD.Q4426244 and p in (SCHEMA.sameAs, RDFS.seeAlso) for _, p, o in shared)
    for document in dataset.documents:
        assert not any(
            p == SCHEMA.sameAs or o.startswith("<http://www.wikidata.org")
            for _, p, o in (*document.stated, *document.inferred)
        )


def test_identification_changes_nothing_stated(built: Path) -> None:
    known = pipeline.knowledge()
    for path in building.sources((SEEDS,)):
        for it in building.interpretations(path):
            with_links = pipeline.graphs(it, IRIS, known)
            without = map_document(it, IRIS, known.tool)
            assert with_links.stated == without.stated
            assert set(without.inferred) < set(with_links.inferred)


@pytest.mark.parametrize("name", ["Ежов", "Ezhov", "Jeschow", "Yezhov"])
def test_one_person_under_every_name(name: str, built: Path) -> None:
    (seed,) = (d for d in release.manifest(release.current(built))["documents"] if d.startswith("rgaspi-"))
    text = cards.show(api.open_graph(built), name, "table")
    assert f"{seed}#actor.yezhov" in text and "identified nikolai-yezhov · curated · certain" in text


def test_candidates_and_nil_are_answered(built: Path) -> None:
    nil = {(entity, status) for _, entity, _, status, _ in ask(built, "nil")}
    assert {("actor.smirnov", "link-nil"), ("actor.kruchinkin", "link-nil"), ("kruchinkin", "link-nil")} & nil >= {
        ("actor.smirnov", "link-nil"),
        ("actor.kruchinkin", "link-nil"),
    }
    found = {(entity, target) for _, entity, _, target, _, _ in ask(built, "candidates")}
    assert ("soviet-government", "http://www.wikidata.org/entity/Q4426244") in found
    assert ("unit.36th-division", "36th-division-nra") in found  # the division of Shanghai


def test_builds_need_no_network_and_give_the_same_bytes(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object, **named: object) -> None:
        raise AssertionError("a build asked the network")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    again = building.build((GOLD, SEEDS), tmp_path)
    assert again.release is not None
    assert (again.release / "dataset.nq").read_bytes() == (release.current(built) / "dataset.nq").read_bytes()
    run = CliRunner().invoke(app, ["link", "check"])
    assert (run.exit_code, run.stdout) == (0, "0 faults\n")
    first, second = (CliRunner().invoke(app, ["link", "candidates", str(GOLD)]).stdout for _ in range(2))
    assert first == second and "link-automatic" in first


def test_a_rejected_link_goes_and_the_name_still_answers(built: Path, tmp_path: Path) -> None:
    links = tmp_path / "links"
    shutil.copytree(ledger.folder_of(), links)
    run = CliRunner().invoke(
        app,
        [
            "link",
            "reject",
            "actor:iosif-stalin",
            "wd:Q855",
            "--reason",
            "another man",
            "--reviewer",
            "orcid:x",
            "--dir",
            str(built),
            "--links",
            str(links),
            "--yes",
        ],
    )
    assert run.exit_code == 0, run.output
    assert "answer: links: <actor/iosif-stalin> schema:sameAs wd:Q855 goes" in run.stdout
    after = applied(authorities(), ledger.load(links).catalogue)
    triples = set(authority((), after, IRIS))  # even where no document needs the record
    node, claim = IRIS.actor("iosif-stalin"), IRIS.part(IRIS.actor("iosif-stalin"), "link.q855")
    assert (node, RDFS.label, '"Iosif Stalin"') in triples
    assert not any(p == SCHEMA.sameAs and s == node for s, p, _ in triples)
    assert (claim, CRM.P2, IRIS.type("link-rejected")) in triples
    (reason,) = (o for s, p, o in triples if s == claim and p == CRM.P3)
    assert "another man" in reason and "orcid:x" in reason


def test_a_merged_record_redirects(built: Path) -> None:
    row = ledger.Row("actor:ma-hushan", "", ledger.REPLACED, "", "actor:ma-zhongying", reviewer_id="me", comment="one")
    triples = set(authority((), applied(authorities(), [row]), IRIS))
    node = IRIS.actor("ma-hushan")
    assert {(node, CRM.P2, IRIS.type("tombstone")), (node, RDFS.seeAlso, IRIS.actor("ma-zhongying"))} <= triples
    assert (IRIS.actor("ma-zhongying"), RDFS.label, '"Ma Zhongying"') in triples


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["link", "resolve-titles", "--online"], "--online needs a contact"),
        (["link", "resolve-titles"], "we are offline"),
        (["link", "reject", "actor:nobody", "wd:Q1", "--reason", "x", "--reviewer", "y"], "has no actor:nobody"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[str], code: str, tmp_path: Path) -> None:
    more = ["--cache", str(tmp_path / "none"), "--links", str(tmp_path)] if arguments[1] == "resolve-titles" else []
    run = CliRunner().invoke(app, [*arguments, *more])
    assert run.exit_code != 0 and code in str(run.exception)
