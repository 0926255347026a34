"""``kg check``: a release read back as it was written, and put through the gate."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg import check
from kg.check.index import Quad
from kg.errors import ValidationError
from kg.publish import release
from kg.store import EmbeddedStore


def quads_of(folder: Path) -> Iterator[Quad]:
    """The quads of a release as N-Triples terms, parsed from ``dataset.nq``."""
    try:
        for quad in ox.parse(path=str(folder / "dataset.nq"), format=ox.RdfFormat.N_QUADS):
            yield str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)
    except (OSError, SyntaxError) as error:
        raise ValidationError("the release cannot be read", where=str(folder), why=str(error),
                              todo="run kg build again") from error


def texts_of(folder: Path) -> dict[str, str]:
    """The texts of a release by the IRI that offsets refer to."""
    manifest = json.loads((folder / release.MANIFEST).read_text("utf-8"))
    return {
        f"<{iri}>": (folder / "texts" / f"{key}.txt").read_bytes().decode("utf-8")
        for key, iri in manifest["texts"].items()
    }


def base_of(folder: Path) -> str:
    """The base of a release."""
    return str(json.loads((folder / release.MANIFEST).read_text("utf-8"))["base"])


def run(directory: Path, format_: str) -> tuple[bool, str]:
    """Whether the current release passes, and the report."""
    folder = release.current(directory)
    report = check.check(quads_of(folder), texts_of(folder), base_of(folder))
    bad = _quality(folder)
    return report.ok and not bad, f"{report}\n" + "".join(f"{line}\n" for line in bad)


def _quality(folder: Path) -> list[str]:
    """Each row of a quality query is a fault."""
    found: list[str] = []
    store = EmbeddedStore.of_release(folder)
    for path in sorted((folder / "queries" / "quality").glob("*.rq")):
        table = store.select(path.read_text("utf-8"))
        found.extend(f"V {path.stem}: {' '.join(row)}" for row in table.rows)
    return found


def self_test(directory: Path, format_: str) -> tuple[bool, str]:
    """Inject faults into the current release and report how many the gate catches."""
    from kg.check.selftest import self_test as injected

    folder = release.current(directory)
    result = injected(list(quads_of(folder)), texts_of(folder), base_of(folder))
    return result.passed, f"{result}\n"
