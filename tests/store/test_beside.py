"""The store on disk beside a large release: made whole or not at all, the same answers, no part of the release."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.iri import Iris
from kg.query import catalogue
from kg.resources import queries_dir
from kg.store import EmbeddedStore, beside
from tests.support import releases


@pytest.fixture
def release(tmp_path: Path) -> Path:
    target = tmp_path / "build" / "releases" / "0123456789abcdef"
    shutil.copytree(releases.corpus(), target)
    return target


def test_small_releases_have_none(release: Path) -> None:
    assert beside.prepare(release) is None
    assert not (release.parent.parent / "stores").exists()


def test_same_answers_from_disk_as_from_memory(release: Path) -> None:
    before = {p.relative_to(release): p.read_bytes() for p in release.rglob("*") if p.is_file()}
    memory = EmbeddedStore.of_release(release)
    target = beside.prepare(release, least=0)
    assert target == release.parent.parent / "stores" / release.name
    assert beside.prepare(release, least=0) == target
    disk = EmbeddedStore.of_release(release)
    for name, question in catalogue.load(queries_dir()).items():
        text = question.query({}, Iris())
        assert disk.select(text) == memory.select(text), name
    assert {p.relative_to(release): p.read_bytes() for p in release.rglob("*") if p.is_file()} == before


def test_a_store_that_cannot_be_made_or_opened_is_no_failure(release: Path) -> None:
    target = release.parent.parent / "stores" / release.name
    data = (release / "dataset.nq").read_bytes()
    (release / "dataset.nq").write_bytes(data + b"broken")
    assert beside.prepare(release, least=0) is None
    assert [p.name for p in target.parent.iterdir()] == []
    (release / "dataset.nq").write_bytes(data)
    target.mkdir()
    (target / "CURRENT").write_text("rubbish")
    assert EmbeddedStore.of_release(release).ask("ASK { GRAPH ?g { ?s ?p ?o } }")


def test_stores_of_releases_that_are_gone_are_removed(release: Path) -> None:
    gone = release.parent.parent / "stores" / "gone"
    gone.mkdir(parents=True)
    beside.prepare(release, least=0)
    assert [p.name for p in gone.parent.iterdir()] == [release.name]
