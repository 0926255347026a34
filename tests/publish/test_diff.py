"""Differences name exactly what changed, by document and with the cause; a patch gives the other release back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import publishing
from kg.cli import main
from kg.errors import PublishError
from kg.publish import diffing, patch, release
from kg.publish.dataset import Dataset, digest
from kg.publish.diff import Change, diff
from kg.publish.dumps import dump_files
from kg.vocab import RDFS
from tests.publish.world import dataset, facts, graphs, held

BASE = dataset(documents=3)
IRIS = BASE.iris


def without(key: str) -> Dataset:
    return Dataset(IRIS, tuple(d for d in BASE.documents if d.key != key), BASE.shared)


def changed() -> Dataset:
    """The person of document 12-b is called otherwise; nothing else."""
    documents = tuple(graphs(IRIS, "12-b", person="Yezhov") if d.key == "12-b" else d for d in BASE.documents)
    return Dataset(IRIS, documents, BASE.shared)


def told(old: Dataset, new: Dataset, **manifest: object) -> tuple[Change, ...]:
    return diff(old, new, facts(old), {**facts(new), **manifest}).changes


ACTOR = IRIS.node("12-b", "actor.litvinov")


def test_nothing_changed() -> None:
    assert told(BASE, BASE) == ()


def test_one_value_for_another() -> None:
    (change,) = told(BASE, changed())
    assert (change.name, change.kind, change.added, change.removed) == ("12-b", "changed", (), ())
    assert change.changed == ((ACTOR, RDFS.label, '"Litvinov"', '"Yezhov"'),)


@pytest.mark.parametrize(("old", "new", "kind"), [(without("12-b"), BASE, "added"), (BASE, without("12-b"), "removed")])
def test_a_document_more_or_less(old: Dataset, new: Dataset, kind: str) -> None:
    (change,) = told(old, new)
    assert (change.name, change.kind, change.causes) == ("12-b", kind, ("source",))
    assert {"added": len(change.added), "removed": len(change.removed)}[kind] > 10
    assert (change.added == ()) == (kind == "removed")


@pytest.mark.parametrize("causes", [("rule",), ("link",), ("model",), ("rule", "model")])
def test_causes(causes: tuple[str, ...]) -> None:
    made = {"rule": "1", "link": "2", "model": "3"}
    was, is_ = {**facts(BASE), "made_of": made}, {**facts(BASE), "made_of": made | dict.fromkeys(causes, "other")}
    assert [c.causes for c in diff(BASE, changed(), was, is_).changes] == [causes]
    assert told(BASE, changed(), inference=False)[0].causes == ("inference",)


def test_another_base_is_said_and_changes_no_fact() -> None:
    moved = BASE.rebased("https://data.archive.edu/id/")
    found = diff(BASE, moved, facts(BASE), facts(moved))
    assert (found.changes, found.before == found.after) == ((), False)


def test_text_and_json() -> None:
    found = diff(BASE, changed(), facts(BASE), facts(changed()))
    assert diffing.text(found) == (
        f"from {found.before[:16]} to {found.after[:16]}\n\n12-b changed (rule)\n"
        '  ~ :actor.litvinov rdfs:label "Litvinov" -> "Yezhov"\n'
    )
    told_so = json.loads(diffing.as_json(found))
    assert [c["name"] for c in told_so["changes"]] == ["12-b"]
    assert told_so["changes"][0]["facts"]["changed"] == [
        {"subject": ACTOR, "property": RDFS.label, "before": '"Litvinov"', "after": '"Yezhov"'}
    ]
    same = diff(BASE, BASE, facts(BASE), facts(BASE))
    assert diffing.text(same).endswith("nothing changed\n")


def test_documents_that_say_the_same_are_counted_not_listed() -> None:
    extra = (IRIS.agent("protokol"), RDFS.label, '"another version"')
    documents = tuple(replace(d, prov=(*d.prov, extra)) for d in BASE.documents)
    found = diff(BASE, Dataset(IRIS, documents, BASE.shared), facts(BASE), {**facts(BASE), "rules": "other"})
    assert [(c.provenance, c.same_facts) for c in found.changes] == [((1, 0), True)] * 3
    assert diffing.text(found).splitlines()[1:] == ["", "3 documents say the same (rule): only their provenance is new"]


PARTS = st.sets(st.sampled_from([d.key for d in BASE.documents])).map(
    lambda keys: Dataset(IRIS, tuple(d for d in (*BASE.documents[:1], *changed().documents[1:]) if d.key in keys), ())
)


@settings(max_examples=30, deadline=None)
@given(PARTS, PARTS)
def test_a_patch_gives_the_other_dataset(old: Dataset, new: Dataset) -> None:
    text = patch.write(old.nquads(), new.nquads())
    assert patch.apply(old.nquads(), text) == new.nquads()


PATCH = patch.write(BASE.nquads(), changed().nquads())
BAD = [
    (PATCH[:-5], "cut off"),
    (PATCH.replace("A <", "A <x"), "does not give the dataset it names"),
    (PATCH.replace("D <", "D <x"), "does not fit"),
    (PATCH.replace('"Litvinov"', '"Nobody"'), "does not fit"),
    (PATCH.replace("TX .", "PA ."), "does not fit"),
    (PATCH.replace("H id", "H name"), "does not give the dataset it names"),
    (patch.write(changed().nquads(), BASE.nquads()), "for another dataset"),
    ("", "cut off"),
]


@pytest.mark.parametrize(("text", "said"), BAD, ids=[f"{i} {b[1]}" for i, b in enumerate(BAD)])
def test_a_bad_patch_is_refused(text: str, said: str) -> None:
    with pytest.raises(PublishError, match=said):
        patch.apply(BASE.nquads(), text)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, whole in (("a", BASE), ("b", changed())):
        release.write(whole, tmp_path / name, facts(whole), {})
    a, b = tmp_path / "a", tmp_path / "b"
    (tmp_path / "patch").write_text(publishing.diff(a, b, "patch"))
    with pytest.raises(SystemExit) as ended:
        main(["diff", str(a), "--apply", str(tmp_path / "patch"), "--out", str(tmp_path / "out.nq")])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"{digest(changed().nquads())}\n")
    assert (tmp_path / "out.nq").read_bytes() == changed().nquads()


@pytest.mark.parametrize("new", [without("12-b"), changed()], ids=["removed", "changed"])
def test_only_the_files_and_lines_of_one_document_change(new: Dataset) -> None:
    before, after = held(dump_files(BASE)), held(dump_files(new))
    own = {n for n in before if n.startswith(("documents/12-b.", "texts/12-b."))}
    differing = {n for n in before if not n.endswith(".gz") and before[n] != after.get(n)}
    assert {n for n in differing if "/" in n} <= own
    assert {n for n in before if "/" in n} - {n for n in after if "/" in n} <= own
    for name in sorted(n for n in differing if "/" not in n):
        one, two = (data[name].decode().splitlines() for data in (before, after))
        assert [line for line in set(two) - set(one) if "Yezhov" not in line] == []
        gone = set(one) - set(two)
        assert [line for line in gone if not mine(line, name, one)] == []


def mine(line: str, name: str, lines: list[str]) -> bool:
    """Whether a line belongs to document 12-b: by its name, or by standing in its section of a file for reading."""
    if "12-b" in line or text_of("12-b") in line or name.endswith((".nq", ".nt")):
        return "12-b" in line or text_of("12-b") in line
    owner = ""
    for one in lines:
        if one.startswith("@prefix : <"):
            owner = one.rpartition("/")[2].partition("#")[0]
        if one == line:
            return owner == "12-b"
    return False


def text_of(key: str) -> str:
    return next(d.text[-17:-1] for d in BASE.documents if d.key == key)
