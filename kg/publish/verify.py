"""``kg publish --verify``: everything a release says of itself is recomputed; every lie is one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kg import literal
from kg.errors import KgError
from kg.mapping.scope import Triple
from kg.publish import describe, facts, publication, release
from kg.publish.dataset import Dataset, digest
from kg.version import VERSION
from kg.vocab import CRM, OA, RDF

_NAMED = {"dataset.trig": ox.RdfFormat.TRIG, "dataset.jsonld": ox.RdfFormat.JSON_LD}


def verify(folder: Path) -> list[str]:
    """Every lie of a release folder, sorted by file; empty where everything holds."""
    found = release.faults(folder)
    try:
        said = release.manifest(folder)
        found += _names(folder, said)
        dataset, expected = publication.recompute(folder)
    except (KgError, KeyError, TypeError, OSError, UnicodeDecodeError) as error:
        return [*found, f"{release.MANIFEST}: the dataset cannot be read: {error}"]
    damaged = {line.partition(":")[0] for line in found} - {release.MANIFEST}
    found += [line for line in _dataset(folder, dataset, said) if line.partition(":")[0] not in damaged]
    found += _texts(dataset)
    found += description(folder, dataset, said)
    wrong = {line.partition(":")[0] for line in found}
    for name, entry in expected.items():
        path = folder / name
        if path.is_file() and name not in wrong and release.entry(path) != entry and said.get("version") == VERSION:
            found.append(f"{name}: is not what version {VERSION} writes for this dataset")
        elif not path.is_file() and name not in wrong:
            found.append(f"{name}: missing, and not in the manifest")
    return found


def _names(folder: Path, said: Mapping[str, object]) -> Iterator[str]:
    name = release.name_of((folder / release.MANIFEST).read_bytes())
    if folder.parent.name == "releases" and folder.name != name:
        yield f"{release.MANIFEST}: the folder is called {folder.name}, the manifest's sha256 gives {name}"
    if said["documents"] != sorted(said["texts"]):  # type: ignore[call-overload]
        yield f"{release.MANIFEST}: its documents and its texts are not the same"


def _dataset(folder: Path, dataset: Dataset, said: Mapping[str, object]) -> Iterator[str]:
    data = (folder / release.NQUADS).read_bytes()
    if digest(data) != said["dataset"]:
        yield f"{release.MANIFEST}: says dataset {said['dataset']}, {release.NQUADS} has {digest(data)}"
    parsed = ox.Dataset(ox.parse(data, format=ox.RdfFormat.N_QUADS))
    parsed.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    if "".join(sorted(f"{q} .\n" for q in parsed)).encode() != data:
        yield f"{release.NQUADS}: is not the canonical form of its dataset (RDFC-1.0)"
    for name, format_ in _NAMED.items():
        if (folder / name).is_file() and _parsed(folder / name, format_) != set(
            data.decode().splitlines(keepends=True)
        ):
            yield f"{name}: does not say what {release.NQUADS} says"
    for name, triples in _unnamed(dataset):
        if (folder / name).is_file() and _parsed(folder / name, ox.RdfFormat.TURTLE) != triples:
            yield f"{name}: does not say what {release.NQUADS} says"


def _unnamed(dataset: Dataset) -> Iterator[tuple[str, set[str]]]:
    """What each dump without named graphs has to say."""
    documents = dataset.documents
    shared = [triples for _, triples in dataset.shared]
    yield "dataset.ttl", _lines(*(t for d in documents for t in (d.stated, d.prov)), *shared)
    yield "dataset.inferred.ttl", _lines(*(d.inferred for d in documents))
    yield "dataset-facts.nt", _lines(*(facts.facts(d.stated) for d in documents))
    for document in documents:
        yield f"documents/{document.key}.ttl", _lines(document.stated, document.prov)
        yield f"documents/{document.key}.inferred.ttl", _lines(document.inferred)


def _lines(*graphs: tuple[Triple, ...]) -> set[str]:
    return {f"{s} {p} {o} .\n" for graph in graphs for s, p, o in graph}


def _parsed(path: Path, format_: ox.RdfFormat) -> set[str]:
    try:
        return {f"{q} .\n" for q in ox.parse(path=str(path), format=format_)}
    except (SyntaxError, ValueError):
        return {"it cannot be parsed"}


def _texts(dataset: Dataset) -> Iterator[str]:
    """The texts are those their IRIs name, and every quote stands where it says."""
    for document in dataset.documents:
        name, words = f"texts/{document.key}.txt", document.words
        found = sha256(words.encode()).hexdigest()
        if document.text[-17:-1] != found[:16]:
            yield f"{name}: sha256 {found[:16]}…, its IRI says {document.text[-17:-1]}"
        values: dict[str, dict[str, str]] = {}
        passages: set[str] = set()
        for s, p, o in document.stated:
            if p == RDF.type and o == OA.TextPositionSelector:
                passages.add(s)
            elif p in (OA.start, OA.end, CRM.P190):
                values.setdefault(s, {})[p] = o
        for node in sorted(passages):
            about = values.get(node, {})
            if about.keys() != {OA.start, OA.end, CRM.P190}:
                yield f"{name}: passage {node} has no offsets or no words"
                continue
            start, end = (int(literal.value(about[p])) for p in (OA.start, OA.end))
            if words[start:end] != literal.value(about[CRM.P190]):
                yield f"{name}: passage {node} quotes words that do not stand there"


def description(folder: Path, dataset: Dataset, said: Mapping[str, object]) -> list[str]:
    """Where ``void.ttl`` differs from what is counted in the files beside it."""
    path = folder / describe.NAME
    if "about" not in said:
        return []
    entries = {
        p.relative_to(folder).as_posix(): release.entry(p) for p in folder.rglob("*") if p.is_file()
    }
    try:
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        stated = [(str(q.subject), str(q.predicate), str(q.object)) for q in quads]
    except (OSError, SyntaxError, ValueError) as error:
        return [f"{describe.NAME}: cannot be read: {error}"]
    return describe.lies(stated, describe.describe(dataset, entries, publication.about_of(said)))
