"""Sources in batches: the same release whatever the batches, and an authority file at fault is named as such."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.generate import write
from kg import batch, building
from kg.batch import Settings
from kg.errors import ValidationError
from kg.publish import release
from kg.vocab import CRM
from tests.support.pages import page

BODY = "12. Concerning roads.\n\n1. Charge Cde. Petrov with mending the roads."
RECORD = {"title": "Decision on roads", "date": "May 4, 1936", "source": "RGASPI f. 17, op. 162, d. 19, l. 5."}


def test_batches_of_any_size_give_the_same_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "sources", 5)
    names = set()
    for size, jobs in ((1, 1), (3, 1), (8, 1), (1, 2)):
        monkeypatch.setattr(batch, "SIZE", size)
        built = building.build([tmp_path / "sources"], tmp_path / f"{size} {jobs}", jobs=jobs)
        assert (built.problems, len(built.documents)) == ((), 5)
        assert built.release is not None
        names.add(release.manifest(built.release)["dataset"])
    assert len(names) == 1


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_of_two_texts_of_one_document_one_is_built(order: tuple[str, str], tmp_path: Path) -> None:
    texts = {"a": BODY, "b": BODY.replace("mending", "building")}
    for name, which in zip(("1.txt", "2.txt"), order, strict=True):
        (tmp_path / name).write_text(page("L1", body=texts[which], **RECORD), "utf-8")
    built = building.build([tmp_path], tmp_path / "build")
    assert (len(built.documents), [p.line.count("with other bytes") for p in built.problems]) == (1, [1])
    assert built.release is not None
    kept = release.manifest(built.release)["dataset"]
    assert kept == release.manifest(building.build([Path(built.problems[0].line.split("the same document as ")[1]
                                                        .split(" (")[0])], tmp_path / "alone").release)["dataset"]


def test_an_authority_file_at_fault_is_named_and_no_document_is_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "sources", 2)
    whole = batch.shared

    def spoilt(people, types, iris):  # type: ignore[no-untyped-def]
        (name, records), vocabulary = whole(people, types, iris)
        return (name, (*records, (iris.actor("nobody"), CRM.P82a, '"yesterday"'))), vocabulary

    monkeypatch.setattr(batch, "shared", spoilt)
    with pytest.raises(ValidationError, match="the authority file or the vocabulary does not pass the gate"):
        building.build([tmp_path / "sources"], tmp_path / "build")


def test_a_fault_is_laid_at_the_door_of_its_document(tmp_path: Path) -> None:
    write(tmp_path, 3)
    sources = [batch.one(path, Settings()) for path in sorted(tmp_path.iterdir())]
    (spoilt,) = sources[1].graphs
    lie = (Settings().base and f"<{Settings().base}place/nowhere>", CRM.P168, '"here"')
    sources[1] = replace(sources[1], graphs=(replace(spoilt, stated=tuple(sorted((*spoilt.stated, lie)))),))
    passed, refused = batch.gated(sources, Settings())
    assert [bool(lines) for lines in refused] == [False, True, False]
    assert [len(source.graphs) for source in passed] == [1, 1, 1]
