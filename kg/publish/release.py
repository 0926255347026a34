"""A release: built beside, written whole, named by its content, made current by one rename."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import PublishError
from kg.iri import Iris
from kg.mapping import Graphs
from kg.mapping.scope import Triple
from kg.vocab import PREFIXES

MANIFEST = "MANIFEST.json"


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is published: the documents' graphs and the shared graphs, under one base."""

    iris: Iris
    documents: tuple[Graphs, ...]
    shared: tuple[tuple[str, tuple[Triple, ...]], ...]  # ("vocabulary", triples), ("authority", triples)

    def named_graphs(self) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        """Graph IRI and its sorted triples, in graph order."""
        for document in sorted(self.documents, key=lambda d: d.key):
            for which, triples in (
                ("inferred", document.inferred),
                ("prov", document.prov),
                ("stated", document.stated),
            ):
                if triples:
                    yield self.iris.graph(document.key, which), triples
        for which, triples in self.shared:
            if triples:
                yield self.iris.shared_graph(which), triples

    def nquads(self) -> bytes:
        """Canonical N-Quads: every line once, sorted."""
        lines = [f"{s} {p} {o} {g} .\n" for g, triples in self.named_graphs() for s, p, o in triples]
        lines.sort()
        return "".join(lines).encode()


def files(dataset: Dataset, facts: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
    """Every file of the release but the manifest: relative path and bytes."""
    nquads = dataset.nquads()
    yield "dataset.nq", nquads
    yield "dataset.trig", trig(dataset)
    for document in dataset.documents:
        yield f"documents/{document.key}.ttl", turtle((*document.stated, *document.prov), dataset.iris)
        if document.inferred:
            yield f"documents/{document.key}.inferred.ttl", turtle(document.inferred, dataset.iris)
        yield f"texts/{document.key}.txt", document.words.encode()


def prefixes(iris: Iris, used: bytes) -> dict[str, str]:
    """The prefixes people expect, ``t:`` for the dataset's types; only those that occur."""
    table = {**PREFIXES, "t": f"{iris.base}type/"}
    return {name: iri for name, iri in sorted(table.items()) if f"<{iri}".encode() in used}


def turtle(triples: Iterable[Triple], iris: Iris) -> bytes:
    """Sorted Turtle with prefixes."""
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in sorted(set(triples))).encode()
    parsed = ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)
    out = ox.serialize((q.triple for q in parsed), format=ox.RdfFormat.TURTLE, prefixes=prefixes(iris, lines))
    return out or b""


def trig(dataset: Dataset) -> bytes:
    """Sorted TriG with prefixes, one block a graph."""
    lines = "".join(
        f"{s} {p} {o} {g} .\n" for g, triples in sorted(dataset.named_graphs()) for s, p, o in triples
    ).encode()
    parsed = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
    return ox.serialize(parsed, format=ox.RdfFormat.TRIG, prefixes=prefixes(dataset.iris, lines)) or b""


def write(dataset: Dataset, directory: Path, facts: Mapping[str, object], extra: Mapping[str, bytes]) -> Path:
    """Write the release below ``directory/releases`` and make it current; returns its folder.

    ``facts`` go into the manifest (base, version, inputs), ``extra`` are further files (the questions).
    A failure leaves the current release as it was.
    """
    releases = directory / "releases"
    try:
        releases.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=releases))
    except OSError as error:
        raise PublishError(
            "cannot write a release",
            where=str(directory),
            why=str(error.strerror),
            todo="choose a folder you may write to with --dir",
        ) from error
    try:
        listed: dict[str, dict[str, object]] = {}
        for name, data in sorted((*files(dataset, facts), *extra.items())):
            _write(building / name, data)
            listed[name] = {"bytes": len(data), "sha256": sha256(data).hexdigest()}
        manifest = {**facts, "files": listed, "dataset": listed["dataset.nq"]["sha256"]}
        data = (json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
        name = sha256(data).hexdigest()[:16]
        _write(building / MANIFEST, data)
        final = releases / name
        if final.exists():
            shutil.rmtree(building)
        else:
            building.chmod(0o755)
            building.rename(final)
            _sync(releases)
        _point(directory / "current", Path("releases") / name)
        return final
    except OSError as error:
        shutil.rmtree(building, ignore_errors=True)
        raise PublishError(
            "the release could not be written; the previous one is untouched",
            where=str(directory),
            why=str(error.strerror),
            todo="free space or choose another --dir",
        ) from error


def current(directory: Path) -> Path:
    """The current release of a build folder. Raises PublishError where there is none."""
    link = directory / "current"
    if (link / MANIFEST).is_file():
        return link.resolve()
    if (directory / MANIFEST).is_file():
        return directory.resolve()
    raise PublishError(
        "no release here", where=str(directory), todo="run kg build first, or name its folder with --dir"
    )


def manifest(release: Path) -> dict[str, Any]:
    """The manifest of a release folder. Raises PublishError where it is damaged."""
    path = release / MANIFEST
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PublishError(
            "the manifest cannot be read", where=str(path), why=str(error), todo="run kg build again"
        ) from error
    return found


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _point(link: Path, target: Path) -> None:
    beside = link.with_name(f".{link.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    beside.replace(link)
    _sync(link.parent)
