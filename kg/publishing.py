"""``kg publish``: a release made public, and everything it says of itself checked.

Composes the publisher with the gate's SHACL engine and with the network; the formats themselves are in ``kg.publish``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.check import shapes
from kg.errors import PublishError, QueryError
from kg.iri import DEFAULT_BASE, is_reserved
from kg.publish import describe, diffing, disk, patch, publication, release, verify
from kg.publish import diff as diff_
from kg.publish import push as push_
from kg.publish.about import About, read
from kg.publish.dataset import digest
from kg.publish.push import GraphStore, Pushed, journal_of

SHAPES = Path(publication.__file__).with_name("description.shacl.ttl")


def publish(directory: Path, target: Path, *, base: str = "", about: Path | None = None,
            crosswalks: bool = False, progress: Callable[[str], None] | None = None) -> tuple[Path, list[str]]:
    """Publish the current release of ``directory`` into ``target``: the folder, and what the publisher should know."""
    said = read(about) if about else About()
    folder = publication.publish(directory, target, base=base, about=said, crosswalks=crosswalks,
                                 progress=progress)
    used = release.manifest(folder)["base"]
    warnings = []
    if is_reserved(used):
        warnings.append(f"the names of this dataset lie under {used}, a domain nobody can own: "
                        "publish with --base https://your.host/id/")
    return folder, warnings


def lies(target: Path) -> tuple[Path, list[str]]:
    """The current publication of a folder and everything in it that does not hold, one line each."""
    folder = release.current(target)
    found = verify.verify(folder)
    return folder, found + [line for line in description(folder) if line not in found]


def description(target: Path) -> list[str]:
    """Every number of the description that lies and every shape it does not fit."""
    folder = release.current(target)
    said = release.manifest(folder)
    if "about" not in said:
        return []
    found = verify.description(folder, release.load(folder), said)
    if found and "cannot be read" in found[0]:
        return found
    return found + shape_faults(folder / describe.NAME, said["base"])


def shape_faults(path: Path, base: str) -> list[str]:
    """Where a description does not fit the shapes a catalogue needs."""
    compiled = shapes.compile_shapes(SHAPES.read_text("utf-8").replace(DEFAULT_BASE, base), base)
    data = "".join(f"{quad.subject} {quad.predicate} {quad.object} .\n"
                   for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    found = [compiled.finding(result) for result in shapes.engine()(data, compiled, base)]
    return [f"{path.name}: {f.focus} {f.message}" for f in found]


def diff(before: Path, after: Path, format_: str = "text") -> str:
    """The difference of two releases as text, JSON or RDF Patch. Raises QueryError for another format."""
    old, new = release.current(before), release.current(after)
    if format_ == "patch":
        return patch.write((old / release.NQUADS).read_bytes(), (new / release.NQUADS).read_bytes())
    if format_ not in ("text", "json"):
        raise QueryError(f"there is no format {format_!r} for a difference", todo="text, json or patch")
    found = diff_.diff(release.load(old), release.load(new), release.manifest(old), release.manifest(new))
    return diffing.text(found) if format_ == "text" else diffing.as_json(found)


def apply(before: Path, patch_: Path, out: Path | None = None) -> str:
    """The dataset hash that a patch leads to from a release; the N-Quads go to ``out``."""
    try:
        said = patch_.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PublishError("the patch cannot be read", where=str(patch_), why=str(error)) from error
    result = patch.apply((release.current(before) / release.NQUADS).read_bytes(), said)
    if out is not None:
        out.write_bytes(result)
    return digest(result)


def push(directory: Path, url: str, *, base: str = "", progress: Callable[[str], None] | None = None) -> Pushed:
    """Send the current release of a folder to a Graph Store, or what of it is not there yet. Raises StoreError."""
    dataset = release.load(release.current(directory))
    store = GraphStore(url)
    home = directory if (directory / "releases").is_dir() else directory.resolve().parent
    with disk.locked(home):  # beside the releases, never in one
        return push_.push(dataset.rebased(base or dataset.iris.base), store, journal_of(home, store), progress)
