"""Building a release from files: what a run needs of the outside world, in one place.

One bad source never spoils the others: it becomes a :class:`Problem` and the rest is released. Documents are read and
checked in batches and lie on disk until they are written, so memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from kg import batch, corrections, ingredients, pipeline, read, resources
from kg.batch import MAX_BYTES, Done, Settings, dataset
from kg.corrections import Correction, Loaded
from kg.errors import KgError, SourceError
from kg.iri import DEFAULT_BASE, Iris
from kg.model import Interpretation
from kg.publish import disk, release
from kg.publish.spool import Place, Spool, Spooled
from kg.query import described
from kg.store import beside
from kg.version import VERSION

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
class _Held:
    """A document in the spool."""

    text: str
    place: Place
    people: frozenset[str]
    types: frozenset[str]
    owner: Path
    sha256: str


@dataclass(slots=True)
class Settled:
    """One document per id: byte-identical sources are one; of differing ones the lowest sha256 is kept."""

    spool: Spool = field(default_factory=Spool)
    inputs: dict[str, str] = field(default_factory=dict)
    documents: dict[str, _Held] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)

    def add(self, done: Done) -> None:
        """Take a source: its documents go to the spool, unless they are there already."""
        if done.problem:
            self.problems.append(Problem(str(done.path), done.problem))
        self.faults += [Problem(str(done.path), line) for line in done.refused]
        if done.sha256 in self.inputs or not (done.documents or not (done.problem or done.refused)):
            return
        self.inputs[done.sha256] = done.path.name
        for document in done.documents:
            pieces = document.pieces
            new = _Held(pieces.text, (0, 0), document.people, document.types, done.path, done.sha256)
            old = self.documents.get(pieces.key)
            if old is None or new.sha256 < old.sha256:
                self.documents[pieces.key] = replace(new, place=self.spool.put(pieces))
            if old is not None:
                kept, lost = sorted((old, new), key=lambda held: held.sha256)
                self.problems.append(Problem(str(lost.owner), (
                    f"{lost.owner}: the same document as {kept.owner} ({pieces.key}), with other bytes: the lowest "
                    "sha256 was built; remove one")))

    def whole(self, iris: Iris) -> Spooled:
        """Everything that is kept, ready to be written."""
        held = [self.documents[key] for key in sorted(self.documents)]
        people = frozenset[str]().union(*(h.people for h in held))
        types = frozenset[str]().union(*(h.types for h in held))
        return Spooled(iris, batch.shared(people, types, iris), self.spool, tuple(h.place for h in held))


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


def run(paths: Sequence[Path], settings: Settings, *, jobs: int = 1,
        progress: Callable[[int, int, Path], None] | None = None) -> Iterator[Done]:
    """Every source after the gate, in source order, whatever the number of jobs."""
    files = sources(paths)
    for index, done in enumerate(_results(files, settings, jobs), 1):
        if progress:
            progress(index, len(files), done.path)
        yield done


def _results(files: tuple[Path, ...], settings: Settings, jobs: int) -> Iterator[Done]:
    size = max(1, min(batch.SIZE, len(files) // (4 * jobs)))
    batches = [files[start : start + size] for start in range(0, len(files), size)]
    work = partial(batch.run, settings=settings)
    if jobs <= 1 or len(batches) < 2:
        for found in map(work, batches):
            yield from found
        return
    pipeline.knowledge()  # once, before the processes part
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for found in pool.map(work, batches):
            yield from found


def settle(results: Iterable[Done]) -> Settled:
    """What all sources give together."""
    settled = Settled()
    for done in results:
        settled.add(done)
    return settled


def build(paths: Sequence[Path], directory: Path, *, base: str = DEFAULT_BASE, inference: bool = True, jobs: int = 1,
          max_bytes: int = MAX_BYTES, progress: Callable[[int, int, Path], None] | None = None,
          debug: bool = False, corrections_dir: Path | None = None) -> Built:
    """Build a release; the previous one stays current unless the new one is whole and passes the gate.

    ``corrections_dir`` holds the readers' corrections; none named: ``corrections/`` beside the seeds.
    """
    release.must_be_free(directory)
    reviewed = reviewed_in(corrections_dir)
    settings = Settings(base, inference, max_bytes, debug, reviewed.rows)
    settled = settle(run(paths or (resources.seeds_dir(),), settings, jobs=jobs, progress=progress))
    documents = tuple(sorted(settled.documents))
    problems = (*settled.problems, *settled.faults,
                *(Problem(line.partition(":")[0], line) for line in reviewed.faults))
    if not documents:
        return Built(None, (), problems or (Problem("", "no source was named or found"),))
    facts = {"base": base, "version": VERSION, "rules": pipeline.knowledge().tool.rules, "inference": inference,
             "made_of": ingredients.made_of(),
             "inputs": [{"sha256": sha, "name": name} for sha, name in sorted(settled.inputs.items())],
             "documents": documents, "texts": {key: settled.documents[key].text[1:-1] for key in documents}}
    if reviewed.rows:
        facts["corrections"] = [Path(row.where).name for row in reviewed.rows]
    folder = release.write(settled.whole(Iris(base)), directory, facts, _questions(base))
    beside.prepare(folder)
    _list(directory, paths)
    return Built(folder, documents, problems, astray(reviewed, frozenset(documents)))


def reviewed_in(folder: Path | None) -> Loaded:
    """The readers' corrections of a folder; none named: those beside the seeds."""
    if folder is not None and not folder.is_dir():
        raise SourceError("no folder of corrections", where=str(folder), todo="name a folder with *.tsv files")
    return corrections.load(folder or resources.corrections_dir())


def astray(reviewed: Loaded, documents: frozenset[str]) -> tuple[str, ...]:
    """A line for each correction of a document that is not among these."""
    return tuple(f"{row.where}: {row.document} is not among the documents of this build; the correction waits"
                 for row in reviewed.rows if row.document not in documents)


def listed(directory: Path) -> tuple[Path, ...]:
    """The sources of the last build in this folder, as they were named."""
    path = directory / SOURCES
    return tuple(Path(line) for line in path.read_text("utf-8").splitlines()) if path.is_file() else ()


def _list(directory: Path, paths: Sequence[Path]) -> None:
    names = dict.fromkeys(str(path.resolve()) for path in paths or (resources.seeds_dir(),))
    disk.replace(directory / SOURCES, "".join(f"{name}\n" for name in names).encode())


def _questions(base: str) -> Mapping[str, bytes]:
    folder = resources.queries_dir()
    found = {}
    for path in sorted(folder.rglob("*.rq")):
        text = path.read_text("utf-8").replace(f"BASE <{DEFAULT_BASE}>", f"BASE <{base}>", 1)
        found[f"queries/{path.relative_to(folder).as_posix()}"] = text.encode()
    return {**found, described.NAME: described.of_files(found, Iris(base))}


__all__ = [
    "MAX_BYTES", "Built", "KgError", "Problem", "build", "dataset", "interpretations", "run", "settle", "sources",
]
