"""A fault of the tool in one document, or a document that does not pass the gate, costs the others nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import building, check, pipeline
from kg.api import open_graph
from kg.interpret.minutes import MinutesGenre
from kg.model import Finding, Reading
from tests.support.pages import page

GOOD = page("L1", title="Decision on roads", date="May 4, 1936", source="RGASPI f. 17, op. 162, d. 19, l. 5.",
            body="12. Concerning roads.\n\n1. Charge Cde. Petrov with mending the roads.")
BAD = page("L1", title="Decision on bridges", date="May 5, 1936", source="RGASPI f. 17, op. 162, d. 19, l. 6.",
           body="13. Concerning bridges.\n\n1. Charge Cde. Orlov with building the bridges.")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "bad.txt").write_text(BAD, "utf-8")
    return folder


def points(directory: Path) -> list[str]:
    return [row.point for row in open_graph(directory).ask("points")]


def test_both_are_read_when_nothing_fails(sources: Path, tmp_path: Path) -> None:
    built = building.build([sources], tmp_path / "build", debug=True)
    assert (built.problems, points(tmp_path / "build")) == ((), ["12", "13"])


def test_a_fault_costs_one_document_its_finer_reading(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = MinutesGenre.interpret

    def failing(self: MinutesGenre, reading: Reading) -> Finding:
        if "bridges" in reading.text:
            raise KeyError("no such bridge")
        return whole(self, reading)

    monkeypatch.setattr(MinutesGenre, "interpret", failing)
    built = building.build([sources], tmp_path / "build")
    assert [(Path(p.where).name, "no such bridge" in p.line) for p in built.problems] == [("bad.txt", True)]
    assert points(tmp_path / "build") == ["12"]
    assert [(r.title, r.genre) for r in open_graph(tmp_path / "build").ask("documents")] == [
        ("Decision on roads", "minutes"), ("Decision on bridges", "other")]
    with pytest.raises(KeyError):
        building.build([sources], tmp_path / "build", debug=True)


def test_what_does_not_pass_the_gate_is_not_released(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.graphs

    def lying(it, iris, known, **options):  # type: ignore[no-untyped-def]
        found = whole(it, iris, known, **options)
        if "bridges" not in it.document.text:
            return found
        words = tuple((s, p, o.replace("bridges", "BRIDGES")) for s, p, o in found.stated)
        return type(found)(found.key, found.text, found.words, words, found.inferred, found.prov)

    monkeypatch.setattr(pipeline, "graphs", lying)
    built = building.build([sources], tmp_path / "build")
    assert {Path(p.where).name for p in built.problems} == {"bad.txt"}
    assert [r.title for r in open_graph(tmp_path / "build").ask("documents")] == ["Decision on roads"]
    assert check.Severity.VIOLATION == "V"
