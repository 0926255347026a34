"""The clients against a scripted server on loopback. The live services were never asked by these tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.authority import authorities
from kg.errors import LinkError
from kg.iri import Iris
from kg.link import http, online, reconcile, sparql, wikidata
from kg.link.http import Client
from kg.link.ledger import Ledger, Row
from tests.link.services import Script, playing


@pytest.fixture
def script() -> Iterator[Script]:
    made = Script()
    with playing(made) as address:
        made.address = address
        yield made


class Clock:
    """Sleep that only remembers."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


def client(tmp_path: Path, clock: Clock | None = None, contact: str = "me@example.org") -> Client:
    return Client(tmp_path / "cache", contact, sleep=clock or Clock())


def ids(script: Script, made: Client, *wanted: str) -> list[str]:
    return [i.id for i in wikidata.by_ids(made, wanted, f"{script.address}/api")]


FAULTS = {
    "429 with Retry-After": (["429"], [7.0]),
    "maxlag with status 200": (["maxlag", "maxlag"], [5.0, 5.0]),
    "503 with an HTML body": (["503", "503"], [1.0, 2.0]),
    "dropped in the middle of the body": (["drop"], [1.0]),
    "several in a row": (["503", "drop", "429", "maxlag"], [1.0, 2.0, 7.0, 5.0]),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_that_passes_is_waited_out(what: str, script: Script, tmp_path: Path) -> None:
    faults, slept = FAULTS[what]
    script.faults = list(faults)
    clock = Clock()
    assert ids(script, client(tmp_path, clock), "Q9000001") == ["Q9000001"]
    assert clock.slept == slept


REFUSED = {
    "portal": "the answer is a web page, not data",
    "away": "the service asks us to stay away",
    "error": "the service reports an error",
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_does_not_pass_is_one_clear_line(fault: str, script: Script, tmp_path: Path) -> None:
    script.always = fault
    made = client(tmp_path)
    with pytest.raises(LinkError, match=REFUSED[fault]):
        ids(script, made, "Q9000001")
    assert made.sent == 1 and list((tmp_path).glob("cache/*")) == []


@pytest.mark.parametrize("fault", ["429", "503", "maxlag", "drop"])
def test_a_fault_that_stays_ends_after_five_attempts(fault: str, script: Script, tmp_path: Path) -> None:
    script.always = fault
    made = client(tmp_path)
    with pytest.raises(LinkError, match="does not answer"):
        ids(script, made, "Q9000001")
    assert made.sent == http.ATTEMPTS


def test_gzip_and_the_agent(script: Script, tmp_path: Path) -> None:
    script.zipped = True
    assert ids(script, client(tmp_path), "Q9000001") == ["Q9000001"]
    assert {agent for _, _, agent in script.asked} == {"protokol/0.1.0 (me@example.org)"}
    assert {p["maxlag"] for _, p, _ in script.asked} == {"5"}


@pytest.mark.parametrize(("largest", "requests"), [(50, 2), (25, 6), (10, 22)])
def test_batches_are_halved_when_refused(largest: int, requests: int, script: Script, tmp_path: Path) -> None:
    script.largest = largest
    wanted = [f"Q{n}" for n in range(9100000, 9100080)]
    made = client(tmp_path)
    assert ids(script, made, *wanted) == wanted
    assert made.sent == requests
    again = client(tmp_path)
    assert ids(script, again, *wanted) == wanted and again.sent == 0


def test_one_that_is_refused_alone_is_an_error(script: Script, tmp_path: Path) -> None:
    script.largest = 0
    with pytest.raises(LinkError, match="refuses a request of this size"):
        ids(script, client(tmp_path), "Q9000001", "Q9000002")


def test_redirected_and_deleted_items(script: Script, tmp_path: Path) -> None:
    found = wikidata.by_ids(client(tmp_path), ["Q9000008", "Q9000007", "Q9000002"], f"{script.address}/api")
    assert [(i.asked, i.id, i.redirected, i.deleted) for i in found] == [
        ("Q9000008", "Q9000009", "Q9000008", False),
        ("Q9000007", "", "", True),
        ("Q9000002", "Q9000002", "", False),
    ]


def test_titles_become_candidates_and_a_second_run_asks_nothing(script: Script, tmp_path: Path) -> None:
    first, second = client(tmp_path), client(tmp_path)
    api = f"{script.address}/api"
    asked = online.resolve_titles(first, authorities(), api)
    assert {r.subject_id: r.object_id for r in asked.rows} == {
        "actor:nikolai-yezhov": "wd:Q9000001",
        "actor:ma-hushan": "wd:Q9000002",
        "actor:kliment-voroshilov": "wd:Q9000003",
    }
    assert {(r.author_id, r.reviewer_id, r.facts()["status"]) for r in asked.rows} == {
        ("synthetic-service", "", "link-candidate")
    }
    assert "actor:ma-zhongying: enwiki has no item for Ma_Zhongying" in asked.lines
    assert online.resolve_titles(second, authorities(), api) == asked
    assert (first.sent, second.sent, len(script.asked)) == (2, 0, 2)
    offline = Client(tmp_path / "cache")
    assert online.resolve_titles(offline, authorities(), api) == asked and offline.sent == 0


def test_refresh_names_redirects_deletions_and_other_labels(script: Script, tmp_path: Path) -> None:
    ledger = Ledger(
        (
            Row("actor:ma-hushan", object_id="wd:Q9000008"),
            Row("actor:rgaspi", object_id="wd:Q9000007"),
            Row("actor:nkid", object_id="wd:Q9000001", object_label="Nikolai Yezhov"),
        )
    )
    found = online.refresh(client(tmp_path), authorities(), ledger, f"{script.address}/api")
    assert [line for line in found.lines if "Q9000" in line] == [
        "actor:rgaspi: Q9000007 was deleted",
        "actor:ma-hushan: Q9000008 now redirects to Q9000009 “Renamed”",
    ]
    assert [(r.subject_id, r.object_id, r.human) for r in found.rows] == [("actor:ma-hushan", "wd:Q9000009", False)]


def test_offline_without_an_answer_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LinkError, match="we are offline"):
        wikidata.search(Client(tmp_path), "Yezhov", "en")


def test_a_cache_can_be_carried(script: Script, tmp_path: Path) -> None:
    made = client(tmp_path)
    assert [i.id for i in wikidata.search(made, "Yezhov", "en", f"{script.address}/api")] == ["Q9000001"]
    text = http.export(tmp_path / "cache")
    assert http.take(tmp_path / "other", text) == 1 and http.take(tmp_path / "other", text) == 0
    assert http.export(tmp_path / "other") == text
    away = Client(tmp_path / "other")
    assert [i.label for i in wikidata.search(away, "Yezhov", "en", f"{script.address}/api")] == ["Yezhov"]
    assert away.sent == 0


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"x": {}}', '{"x": {"url": "u", "params": [], "form": [], "body": ""}}']
)
def test_what_is_no_cache_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(LinkError):
        http.take(tmp_path, text)


QUERIES = (reconcile.Query("Yezhov", "Q5", 3, (("P569", "1895"),)), reconcile.Query("Ma Hushan"))


@pytest.mark.parametrize(("versions", "path"), [(("0.2",), "/reconcile"), (("0.2", "1.0-draft"), "/reconcile/match")])
def test_both_versions_of_reconciliation(versions: tuple[str, ...], path: str, script: Script, tmp_path: Path) -> None:
    script.versions = versions
    found = reconcile.match(client(tmp_path), f"{script.address}/reconcile", QUERIES)
    assert [[(c.id, c.types, c.features) for c in one] for one in found] == [
        [("Q9000001", ("Q5",), (("all_labels", "100"),))]
    ] * 2
    assert [p for p, _, _ in script.asked] == ["/reconcile", path]


def test_a_service_of_another_version_is_refused(script: Script, tmp_path: Path) -> None:
    script.versions = ("7.1",)
    with pytest.raises(LinkError, match="speaks another version"):
        reconcile.match(client(tmp_path), f"{script.address}/reconcile", QUERIES)


@pytest.mark.parametrize("answer", [None, [], {}, {"q0": {}}, {"q0": {"result": 3}}, {"results": []}])
def test_answers_of_another_form_are_refused(answer: object) -> None:
    with pytest.raises(LinkError):
        reconcile.decode_02(answer, 1)
    with pytest.raises(LinkError):
        reconcile.decode_10(answer, 1)


def test_sparql_goes_through_the_wrapper_and_the_cache(script: Script, tmp_path: Path) -> None:
    made = client(tmp_path)
    endpoint = f"{script.address}/sparql"
    expected = (sparql.Facts("Q855", "1878-12-18", "", ("Q5",)),)
    assert sparql.facts(made, ["Q855"], endpoint) == expected
    again = client(tmp_path)
    assert sparql.facts(again, ["Q855"], endpoint) == expected and (made.sent, again.sent) == (1, 0)
    assert [agent for _, _, agent in script.asked] == ["protokol/0.1.0 (me@example.org)"]


def test_our_own_answers_keep_to_version_0_2() -> None:
    manifest = reconcile.manifest(Iris())
    assert {"versions", "name", "identifierSpace", "schemaSpace"} <= set(manifest) and manifest["versions"] == ["0.2"]
    asked = reconcile.encode_02(
        [
            reconcile.Query("Ежов", "E21_Person"),
            reconcile.Query("Ежов", "E53_Place"),
            reconcile.Query("Ma Bufang"),
            reconcile.Query("Tihwa"),
        ]
    )
    answer = reconcile.answer(asked, authorities())
    assert {k: [(c["id"], c["match"]) for c in one["result"]][:1] for k, one in answer.items()} == {
        "q0": [("actor/nikolai-yezhov", True)],
        "q1": [],
        "q2": [("actor/ma-zhongying", False)],
        "q3": [("place/urumqi", True)],
    }
    for one in answer.values():
        for candidate in one["result"]:
            assert set(candidate) == {"id", "name", "type", "score", "match"}
            assert isinstance(candidate["score"], float) and all(set(t) == {"id", "name"} for t in candidate["type"])
    assert reconcile.decode_02(json.loads(json.dumps(answer)), 4)[0][0].id == "actor/nikolai-yezhov"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"q0": 1}', '{"q0": {"query": 1}}', '{"q0": {}}'])
def test_a_batch_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(LinkError):
        reconcile.answer(text, authorities())


@pytest.mark.online
def test_the_starting_table_at_the_service() -> None:
    """For users with a network and a contact in PROTOKOL_CONTACT: every item of the authority file still exists."""
    import os
    import tempfile

    contact = os.environ.get("PROTOKOL_CONTACT", "")
    if not contact:
        pytest.skip("set PROTOKOL_CONTACT to an address for the User-Agent")
    with tempfile.TemporaryDirectory() as folder:
        found = online.refresh(Client(Path(folder), contact), authorities(), Ledger())
    assert [line for line in found.lines if "deleted" in line or "redirects" in line] == []
