"""A publication: a release in every format, with its description, citations and application profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from kg.iri import Iris
from kg.publish import cite, describe, exports, profile, release
from kg.publish.about import About
from kg.publish.cards import card
from kg.publish.dataset import Dataset
from kg.publish.dumps import core_files, dump_files
from kg.publish.pieces import File
from kg.query import described

Progress = Callable[[str], None]


def publish(
    source: Path,
    target: Path,
    *,
    base: str = "",
    about: About | None = None,
    crosswalks: bool = False,
    progress: Progress | None = None,
) -> Path:
    """Publish the current release of a build folder into ``target``; returns the folder that is now current there.

    ``base`` moves every IRI of the dataset to the publisher's own; ``crosswalks`` adds ``exports/``.
    Raises PublishError, IriError, LockedError.
    """
    folder = release.current(source)
    said = release.manifest(folder)
    dataset = release.load(folder).rebased(base or said["base"])
    queries = questions(folder, said["base"], dataset.iris.base)
    about = about or About()
    facts = {
        **{k: v for k, v in said.items() if k not in ("files", "dataset", "canonicalization")},
        "base": dataset.iris.base,
        "crosswalks": crosswalks,
        "texts": {d.key: d.text[1:-1] for d in dataset.documents},
        "about": {
            "title": about.title,
            "description": about.description,
            "creators": list(about.creators),
            "publisher": about.publisher,
            "licence": about.licence,
        },
    }
    return release.commit(watched(files(dataset, about, queries, crosswalks), progress), target, facts)


def watched(found: Iterator[File], progress: Progress | None) -> Iterator[File]:
    """The same files; each is named to ``progress`` before it is written."""
    for name, data in found:
        if progress is not None:
            progress(name)
        yield name, data


def files(
    dataset: Dataset, about: About, queries: Mapping[str, bytes], crosswalks: bool = False
) -> Iterator[File]:
    """Every file of a publication but the manifest: a pure function of its arguments.

    Each must be read to its end before the next is asked for: the description says what the dumps turned out to be.
    """
    entries: dict[str, release.Entry] = {}
    for name, data in dump_files(dataset):
        yield name, release.measured(name, data, entries)
    yield from release.plain(dict(sorted(queries.items())))
    yield from release.plain(dict(_said(dataset, about, queries, crosswalks, entries)))


def _said(dataset: Dataset, about: About, queries: Mapping[str, bytes], crosswalks: bool,
          entries: Mapping[str, release.Entry]) -> Iterator[tuple[str, bytes]]:
    """What the publication says of itself."""
    described = describe.describe(dataset, entries, about)
    yield describe.NAME, describe.turtle(described, dataset.iris)
    cards = [card(d, dataset.iris) for d in dataset.documents]
    yield from cite.files(cards, about, dataset.iris, str(entries[release.NQUADS]["sha256"]))
    yield from profile.files(dataset, about, queries)
    if crosswalks:
        yield from exports.files(dataset, queries)


def questions(folder: Path, old: str, new: str) -> dict[str, bytes]:
    """The questions of a release, asked of another base."""
    found = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        .replace(f"BASE <{old}>", f"BASE <{new}>", 1)
        .encode()
        for path in sorted((folder / "queries").rglob("*.rq"))
    }
    if (folder / described.NAME).is_file():
        found[described.NAME] = described.of_files(found, Iris(new))
    return found


def recompute(folder: Path) -> tuple[Dataset, dict[str, release.Entry]]:
    """The dataset of a published folder, and what its manifest should say of every file, from the dataset alone."""
    said: dict[str, Any] = release.manifest(folder)
    dataset = release.load(folder)
    queries = questions(folder, said["base"], said["base"])
    if "about" not in said:  # what kg build makes, not what kg publish makes
        expected: Iterator[File] = chain(core_files(dataset), release.plain(queries))
    else:
        expected = files(dataset, about_of(said), queries, bool(said.get("crosswalks")))
    found: dict[str, release.Entry] = {}
    for name, data in expected:
        for _ in release.measured(name, data, found):
            pass
    return dataset, found


def about_of(manifest: Mapping[str, Any]) -> About:
    """The publisher's words, from the manifest."""
    given = manifest["about"]
    return About(**{**given, "creators": tuple(given["creators"])})
