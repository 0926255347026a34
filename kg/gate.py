"""``kg check``: a release read back as it was written, and put through the gate.

A large release is checked in shares of whole documents, each with the shared graphs, so that memory stays flat.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg import check
from kg.check.index import Quad
from kg.errors import ValidationError
from kg.iri import Iris
from kg.publish import release
from kg.publish.pieces import WHICH
from kg.store import EmbeddedStore

SHARE = 64_000_000
"""Bytes of ``dataset.nq`` that are checked at once."""


def quads_of(folder: Path) -> Iterator[Quad]:
    """The quads of a release as N-Triples terms, parsed from ``dataset.nq``."""
    try:
        with (folder / release.NQUADS).open("rb") as lines:
            yield from _parsed(lines)
    except (OSError, SyntaxError) as error:
        raise ValidationError("the release cannot be read", where=str(folder), why=str(error),
                              todo="run kg build again") from error


def _parsed(lines: IO[bytes]) -> Iterator[Quad]:
    for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS):
        yield str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)


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
    report = checked(folder)
    bad = _quality(folder)
    return report.ok and not bad, f"{report}\n" + "".join(f"{line}\n" for line in bad)


def checked(folder: Path, share: int = SHARE) -> check.Report:
    """The report of the gate over a release."""
    texts, base = texts_of(folder), base_of(folder)
    iris, keys = Iris(base), json.loads((folder / release.MANIFEST).read_text("utf-8"))["texts"]
    count = min(len(keys), -(-(folder / release.NQUADS).stat().st_size // share))
    if count <= 1:
        return check.check(quads_of(folder), texts, base)
    place = {key: number * count // len(keys) for number, key in enumerate(sorted(keys))}
    owner = {iris.graph(key, which).encode(): at for key, at in place.items() for which in WHICH}
    with ExitStack() as held:
        files = [held.enter_context(tempfile.TemporaryFile(buffering=1 << 20)) for _ in range(count)]
        shared = _parted(folder, owner, files)
        reports = [
            check.check(_rewound(file), {f"<{keys[key]}>": texts[f"<{keys[key]}>"] for key in keys if place[key] == at},
                        base)
            for at, file in enumerate(files)
        ]
    return check.Report.merged(reports, shared * (count - 1))


def _parted(folder: Path, owner: dict[bytes, int], files: list[IO[bytes]]) -> int:
    """Write each line into the share of its document, those of no document into all; how many these are."""
    shared = 0
    with (folder / release.NQUADS).open("rb") as lines:
        for line in lines:
            at = owner.get(line.rsplit(b" ", 2)[1])
            shared += at is None
            for file in files if at is None else files[at : at + 1]:
                file.write(line)
    return shared


def _rewound(file: IO[bytes]) -> Iterable[Quad]:
    file.seek(0)
    return _parsed(file)


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
