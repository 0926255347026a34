"""A publication: a release in every format, with its description, citations and application profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.iri import Iris
from kg.publish import cite, describe, exports, profile, release
from kg.publish.about import About
from kg.publish.cards import card
from kg.publish.dataset import Dataset
from kg.publish.dumps import core_files, dump_files
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


def watched(found: Iterator[tuple[str, bytes]], progress: Progress | None) -> Iterator[tuple[str, bytes]]:
    """The same files; each is named to ``progress`` before it is written."""
    for name, data in found:
        if progress is not None:
            progress(name)
        yield name, data


def files(
    dataset: Dataset, about: About, queries: Mapping[str, bytes], crosswalks: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Every file of a publication but the manifest: a pure function of its arguments."""
    entries: dict[str, dict[str, object]] = {}
    for name, data in dump_files(dataset):
        entries[name] = release.entry(data)
        yield name, data
    yield from sorted(queries.items())
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


def recompute(folder: Path) -> tuple[Dataset, dict[str, bytes]]:
    """The dataset of a published folder, and every file it should have, from the dataset alone."""
    said: dict[str, Any] = release.manifest(folder)
    dataset = release.load(folder)
    queries = questions(folder, said["base"], said["base"])
    if "about" not in said:  # what kg build makes, not what kg publish makes
        return dataset, {**dict(core_files(dataset)), **queries}
    return dataset, dict(files(dataset, about_of(said), queries, bool(said.get("crosswalks"))))


def about_of(manifest: Mapping[str, Any]) -> About:
    """The publisher's words, from the manifest."""
    given = manifest["about"]
    return About(**{**given, "creators": tuple(given["creators"])})
