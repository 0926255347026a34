"""Building a release from files: what a run needs of the outside world, in one place.

One bad source never spoils the others: it becomes a :class:`Problem` and the rest is released.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from kg import check, corrections, ingredients, pipeline, read, resources
from kg.corrections import Correction, Loaded
from kg.errors import KgError, SourceError, ValidationError
from kg.iri import DEFAULT_BASE, Iris
from kg.mapping import Graphs, types_in, types_used
from kg.mapping.authority import authority, used_by
from kg.mapping.vocabulary import vocabulary
from kg.model import Interpretation
from kg.publish import release
from kg.query import described
from kg.store import beside
from kg.version import VERSION

MAX_BYTES = 50_000_000
SOURCES = "sources.txt"
"""Beside the releases, not in them: which files and folders the last build was given."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A source that could not be taken, in one line for its owner."""

    where: str
    line: str


@dataclass(frozen=True, slots=True)
class Built:
    """What a run gave: the release folder (None: nothing released), its documents, problems, and notes on the input."""

    release: Path | None
    documents: tuple[str, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Work:
    path: Path
    iris: Iris
    inference: bool
    max_bytes: int
    debug: bool
    corrections: tuple[Correction, ...] = ()
    reduced: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One source after the run: its documents' graphs, its digest, and a problem if it has one.

    A table with bad rows has both: the documents of its good rows, and the problem that names the others.
    """

    path: Path
    sha256: str
    graphs: tuple[Graphs, ...]
    problem: str = ""


def sources(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files named by paths; folders give their files, sorted, without hidden ones and side files."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(p for p in sorted(path.rglob("*")) if p.is_file() and not _aside(p, path))
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def _aside(path: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
    return hidden or path.name.endswith(".meta.toml")


def interpretations(path: Path, *, inference: bool = True, max_bytes: int = MAX_BYTES,
                    corrected: tuple[Correction, ...] = ()) -> Iterator[Interpretation]:
    """Every document of one file, interpreted. Raises SourceError, for bad rows of a table after the good ones."""
    source = read.load(path, max_bytes=max_bytes)
    yield from pipeline.interpretations(source, pipeline.knowledge(), inference=inference, corrected=corrected)


def _one(work: _Work) -> Result:
    """One source, walled off from the others: a fault of ours costs at most this document's finer reading."""
    problem = ""
    for reduced in (work.reduced, True):
        try:
            result = _read(work, reduced=reduced)
            return replace(result, problem=problem or result.problem)
        except Exception as error:
            if work.debug:
                raise
            problem = problem or str(SourceError(
                "the tool failed on this document", where=str(work.path), why=f"{type(error).__name__}: {error}",
                todo="only its record and mentions are released; report it with the file"))
    return Result(work.path, "", (), problem)


def _read(work: _Work, *, reduced: bool) -> Result:
    known = pipeline.knowledge()
    graphs: list[Graphs] = []
    sha256 = problem = ""
    try:
        source = read.load(work.path, max_bytes=work.max_bytes)
        sha256 = source.sha256
        for it in pipeline.interpretations(source, known, inference=work.inference, reduced=reduced,
                                           corrected=work.corrections):
            graphs.append(pipeline.graphs(it, work.iris, known, inference=work.inference))
    except SourceError as error:
        problem = str(error)
    return Result(work.path, sha256, tuple(graphs), problem)


def run(paths: Sequence[Path], *, base: str = DEFAULT_BASE, inference: bool = True, jobs: int = 1,
        max_bytes: int = MAX_BYTES, progress: Callable[[int, int, Path], None] | None = None,
        debug: bool = False, corrected: tuple[Correction, ...] = ()) -> tuple[Result, ...]:
    """Every source after the run, in source order, whatever the number of jobs."""
    files = sources(paths)
    work = [_Work(path, Iris(base), inference, max_bytes, debug, corrected) for path in files]
    results: list[Result] = []
    for index, result in enumerate(_results(work, jobs), 1):
        results.append(result)
        if progress:
            progress(index, len(files), result.path)
    return tuple(results)


def _results(work: list[_Work], jobs: int) -> Iterable[Result]:
    if jobs <= 1 or len(work) < 2:
        yield from map(_one, work)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        yield from pool.map(_one, work, chunksize=4)


def settle(results: Iterable[Result]) -> tuple[tuple[Graphs, ...], tuple[tuple[str, str], ...], tuple[Problem, ...]]:
    """One document per id: byte-identical sources are one; of differing ones the lowest sha256 is kept."""
    problems: list[Problem] = []
    by_sha: dict[str, Result] = {}
    for result in results:
        if result.problem:
            problems.append(Problem(str(result.path), result.problem))
        if result.graphs or not result.problem:
            by_sha.setdefault(result.sha256, result)
    documents: dict[str, Graphs] = {}
    inputs: list[tuple[str, str]] = []
    owner: dict[str, Path] = {}
    for sha, result in sorted(by_sha.items()):
        inputs.append((sha, result.path.name))
        for graphs in result.graphs:
            if graphs.key in documents:
                problems.append(Problem(str(result.path), f"{result.path}: the same document as {owner[graphs.key]} "
                                        f"({graphs.key}), with other bytes: the lowest sha256 was built; remove one"))
                continue
            documents[graphs.key] = graphs
            owner[graphs.key] = result.path
    return tuple(documents[k] for k in sorted(documents)), tuple(inputs), tuple(problems)


def dataset(documents: tuple[Graphs, ...], base: str) -> release.Dataset:
    """The documents' graphs with the shared graphs they need."""
    iris = Iris(base)
    known = pipeline.knowledge()
    people = authority(used_by(documents, iris), known.authorities, iris)
    used = types_used(documents, iris) | types_in(people, iris)
    shared = (("authority", people), ("vocabulary", vocabulary(used, known.concepts, iris)))
    return release.Dataset(iris, documents, shared)


def build(paths: Sequence[Path], directory: Path, *, base: str = DEFAULT_BASE, inference: bool = True, jobs: int = 1,
          max_bytes: int = MAX_BYTES, progress: Callable[[int, int, Path], None] | None = None,
          debug: bool = False, corrections_dir: Path | None = None) -> Built:
    """Build a release; the previous one stays current unless the new one is whole and passes the gate.

    ``corrections_dir`` holds the readers' corrections; none named: ``corrections/`` beside the seeds.
    """
    release.must_be_free(directory)
    reviewed = reviewed_in(corrections_dir)
    results = run(paths or (resources.seeds_dir(),), base=base, inference=inference, jobs=jobs, max_bytes=max_bytes,
                  progress=progress, debug=debug, corrected=reviewed.rows)
    passing, faults = _gated(results, base, inference, max_bytes, reviewed.rows)
    documents, inputs, problems = settle(passing)
    problems = (*problems, *faults, *(Problem(line.partition(":")[0], line) for line in reviewed.faults))
    if not documents:
        return Built(None, (), problems or (Problem("", "no source was named or found"),))
    whole = dataset(documents, base)
    facts = {"base": base, "version": VERSION, "rules": pipeline.knowledge().tool.rules, "inference": inference,
             "made_of": ingredients.made_of(),
             "inputs": [{"sha256": sha, "name": name} for sha, name in inputs],
             "documents": [d.key for d in documents], "texts": {d.key: d.text[1:-1] for d in documents}}
    if reviewed.rows:
        facts["corrections"] = [Path(row.where).name for row in reviewed.rows]
    folder = release.write(whole, directory, facts, _questions(base))
    beside.prepare(folder)
    _list(directory, paths)
    return Built(folder, tuple(d.key for d in documents), problems,
                 astray(reviewed, frozenset(d.key for d in documents)))


def reviewed_in(folder: Path | None) -> Loaded:
    """The readers' corrections of a folder; none named: those beside the seeds."""
    if folder is not None and not folder.is_dir():
        raise SourceError("no folder of corrections", where=str(folder), todo="name a folder with *.tsv files")
    return corrections.load(folder or resources.corrections_dir())


def astray(reviewed: Loaded, documents: frozenset[str]) -> tuple[str, ...]:
    """A line for each correction of a document that is not among these."""
    return tuple(f"{row.where}: {row.document} is not among the documents of this build; the correction waits"
                 for row in reviewed.rows if row.document not in documents)


def _gated(results: tuple[Result, ...], base: str, inference: bool, max_bytes: int,
           corrected: tuple[Correction, ...]) -> tuple[tuple[Result, ...], tuple[Problem, ...]]:
    """The results that pass the gate: one that does not is read again for its record alone, or left out."""
    faults: list[Problem] = []
    for reduced in (True, None):
        documents, _, _ = settle(results)
        bad = _violations(dataset(documents, base))
        if not bad:
            break
        kept: list[Result] = []
        for result in results:
            found = [bad[g.key] for g in result.graphs if g.key in bad]
            if not found:
                kept.append(result)
                continue
            todo = "only its record and mentions are released" if reduced else "it is left out"
            faults.append(Problem(str(result.path), str(ValidationError(
                "a document does not pass the gate", where=str(result.path), why=found[0], todo=f"{todo}; report it"))))
            if reduced:
                kept.append(_one(_Work(result.path, Iris(base), inference, max_bytes, debug=False,
                                       corrections=corrected, reduced=True)))
        results = tuple(kept)
    return results, tuple(faults)


def _violations(whole: release.Dataset) -> dict[str, str]:
    """The first violation of each document that has one."""
    if not whole.documents:
        return {}
    quads = ((s, p, o, g) for g, triples in whole.named_graphs() for s, p, o in triples)
    report = check.check(quads, {d.text: d.words for d in whole.documents}, whole.iris.base)
    owners = {part[1:-1]: d.key for d in whole.documents for part in (whole.iris.document(d.key), d.text)}
    owners |= {whole.iris.graph(d.key, which)[1:-1]: d.key for d in whole.documents
               for which in ("stated", "inferred", "prov")}
    found: dict[str, str] = {}
    for finding in report.findings:
        if finding.severity is check.Severity.VIOLATION:
            names = (finding.graph[1:-1], finding.focus[1:-1].partition("#")[0], finding.value[1:-1].partition("#")[0])
            key = next((owners[n] for n in names if n in owners), whole.documents[0].key)
            found.setdefault(key, str(finding))
    return found


def listed(directory: Path) -> tuple[Path, ...]:
    """The sources of the last build in this folder, as they were named."""
    path = directory / SOURCES
    return tuple(Path(line) for line in path.read_text("utf-8").splitlines()) if path.is_file() else ()


def _list(directory: Path, paths: Sequence[Path]) -> None:
    names = dict.fromkeys(str(path.resolve()) for path in paths or (resources.seeds_dir(),))
    (directory / SOURCES).write_text("".join(f"{name}\n" for name in names), "utf-8")


def _questions(base: str) -> Mapping[str, bytes]:
    folder = resources.queries_dir()
    found = {}
    for path in sorted(folder.rglob("*.rq")):
        text = path.read_text("utf-8").replace(f"BASE <{DEFAULT_BASE}>", f"BASE <{base}>", 1)
        found[f"queries/{path.relative_to(folder).as_posix()}"] = text.encode()
    return {**found, described.NAME: described.of_files(found, Iris(base))}


__all__ = ["Built", "KgError", "Problem", "build", "dataset", "interpretations", "run", "settle", "sources"]
