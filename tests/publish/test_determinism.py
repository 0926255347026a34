"""Equal sources give equal bytes, whatever the machine is set to; a document more or less changes only itself."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from bench.generate import document
from kg import publishing
from kg.building import build
from kg.iri import Iris
from kg.publish import release
from kg.publish.dataset import split
from kg.resources import seeds_dir

RUN = """
import sys
from kg.cli import main
build, public = sys.argv[1] + "/b", sys.argv[1] + "/p"
for arguments in (["build", *sys.argv[2:], "--dir", build], ["publish", public, "--dir", build]):
    try:
        main(arguments)
    except SystemExit as ended:
        assert not ended.code, ended.code
"""
SHARED = {Iris().shared_graph(which) for which in ("authority", "vocabulary")}
LOCALES = ("C", "C.UTF-8", "POSIX", "tr_TR.UTF-8")
ZONES = ("UTC", "Asia/Tokyo", "America/St_Johns", "Asia/Kathmandu")
# hash seed, locale, time zone, turn of the files, jobs
FEW = [("0", "C", "UTC", 0, 1), ("31337", "tr_TR.UTF-8", "Asia/Kathmandu", 2, 4)]
MANY = [(str(7 * n), LOCALES[n % 4], ZONES[n // 4 % 4], n % 5, (1, 4)[n % 2]) for n in range(20)]


def tree(folder: Path) -> dict[str, bytes]:
    top = release.current(folder)
    return {f"{top.name}/{p.relative_to(top)}": p.read_bytes() for p in top.rglob("*") if p.is_file()}


def built(folder: Path, sources: list[Path], setting: tuple[str, str, str, int, int]) -> dict[str, bytes]:
    """Every file of a build and its publication, made by a process of its own under that setting."""
    seed, locale, zone, turn, jobs = setting
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
    files = [str(p) for p in (*sources[turn:], *sources[:turn])]
    done = subprocess.run(
        [sys.executable, "-c", RUN, folder, *files, "--jobs", str(jobs)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return {f"{part}/{name}": data for part in ("b", "p") for name, data in tree(folder / part).items()}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return [*pages(tmp_path_factory.mktemp("sources"), 2), next(seeds_dir().glob("*.txt"))]


def pages(folder: Path, count: int) -> list[Path]:
    for number in range(count):
        (folder / f"{number:03}.txt").write_bytes(document(number).encode())
    return sorted(folder.glob("*.txt"))


def state() -> str:
    """A digest of everything the tool is made of: rules are part of what a release says."""
    root, found = Path(__file__).parents[2], sha256()
    for path in sorted(p for top in ("kg", "ontology", "queries") for p in (root / top).rglob("*") if p.is_file()):
        if path.suffix != ".pyc":
            found.update(path.read_bytes())
    return found.hexdigest()


def test_a_few_settings_give_the_same_bytes(sources: list[Path], tmp_path: Path) -> None:
    before = state()
    first, second = (built(tmp_path / str(n), sources, setting) for n, setting in enumerate(FEW))
    if state() != before:
        pytest.skip("somebody edited the tool while it ran")
    assert [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)] == []
    assert len(first) > 100


@pytest.mark.slow
def test_twenty_settings_give_the_same_bytes(sources: list[Path], tmp_path: Path) -> None:
    first = built(tmp_path / "first", sources, MANY[0])
    for number, setting in enumerate(MANY[1:]):
        other = built(tmp_path / str(number), sources, setting)
        assert (setting, [n for n in first.keys() | other.keys() if first.get(n) != other.get(n)]) == (setting, [])


@pytest.mark.parametrize("count", [5, pytest.param(100, marks=pytest.mark.slow)])
def test_one_of_many_documents_changes_only_itself(count: int, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    files = pages(folder, count)
    last, extra = files[-1], folder / "extra.txt"
    base = release.load(made(files, tmp_path / "base"))
    text = last.read_text("utf-8")
    translated = text.index("translated by ") + len("translated by ")
    cases = {
        "removed": (files[:-1], text),
        "changed": (
            files,
            f"{text[:translated]}Dr. {text[translated:]}".replace("translated by Dr. ", "translated by Eva "),
        ),
        "added": ([*files, extra], text),
    }
    extra.write_bytes(document(count + 7).encode())
    for kind, (chosen, words) in cases.items():
        last.write_bytes(words.encode())
        now = release.load(made(chosen, tmp_path / kind))
        before, after = ({d.key for d in data.documents} for data in (base, now))
        keys = before ^ after or {d.key for d, e in zip(base.documents, now.documents, strict=True) if d != e}
        assert len(keys) == 1, kind
        (key,) = keys
        check_only(key, tmp_path / "base", tmp_path / kind)
        names = [[key, *shared] for shared in ([], ["authority"], ["vocabulary"], ["authority", "vocabulary"])]
        told = publishing.diff(tmp_path / "base", tmp_path / kind)
        assert [line.split()[0] for line in told.splitlines() if line and line[0] not in " f"] in names
        assert f"{key} {kind}" in told and "(source)" in told
        patch = tmp_path / f"{kind}.rdfp"
        patch.write_text(publishing.diff(tmp_path / "base", tmp_path / kind, "patch"), "utf-8")
        assert (
            publishing.apply(tmp_path / "base", patch) == release.manifest(release.current(tmp_path / kind))["dataset"]
        )
    last.write_bytes(text.encode())


def made(files: list[Path], directory: Path) -> Path:
    found = build(files, directory)
    assert (found.problems, len(found.documents)) == ((), len(files))
    assert found.release is not None
    return found.release


def check_only(key: str, old: Path, new: Path) -> None:
    """Only the files of a document differ, and in the file of all only its lines."""
    one, two = ({name.partition("/")[2]: data for name, data in tree(folder).items()} for folder in (old, new))
    differing = {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)}
    assert {n for n in differing if key not in n} == {"MANIFEST.json", "dataset.nq", "dataset.trig"}
    first, second = (set(data["dataset.nq"].decode().splitlines()) for data in (one, two))
    assert [line for line in first ^ second if f"/{key}/" not in split(line)[3] and split(line)[3] not in SHARED] == []
    if f"texts/{key}.txt" in one and f"texts/{key}.txt" in two:
        return
    # what is shared is there for the documents that use it: it may come with a document and go with it, not change
    come, gone = ({line for line in lines if split(line)[3] in SHARED} for lines in (second - first, first - second))
    assert (gone if f"texts/{key}.txt" in two else come) == set()
