"""Every canned question through our interface against the bare engine running the same text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from bench import measure
from bench.writing import Corpus
from kg import resources
from kg.api import Graph
from kg.building import build
from kg.iri import DEFAULT_BASE
from kg.publish import release
from kg.store import EmbeddedStore, beside

HEAD = ("question", "own parameters", "one document", "open (full scan)", "through our interface / bare engine")
_POINT = "540"
_AIM = {"fond": "17", "opis": "162", "item": "1"}
Place = tuple[Graph, ox.Store]


def places(folder: Path, made: Corpus) -> Iterator[tuple[str, Place]]:
    """The seed, and the generated documents as ``kg ask`` finds them: a large release has its store on disk."""
    seed = build([resources.seeds_dir()], folder / "seed").release
    assert seed is not None
    yield "the seed", _place(seed)
    where = "on disk" if beside.find(made.release) else "in memory"
    yield f"{made.documents:,} documents, {made.quads:,} quads {where}", _place(made.release)


def _place(folder: Path) -> Place:
    store = beside.find(folder)
    if store is None:
        store = ox.Store()
        store.bulk_load(path=str(folder / release.NQUADS), format=ox.RdfFormat.N_QUADS, lenient=True)
    return Graph(EmbeddedStore(store), DEFAULT_BASE), store


def rows(place: Place, *, scans: bool) -> Iterator[tuple[str, ...]]:
    """Milliseconds of each question in three scopes, and the ratio of our interface to the bare engine.

    Full scans are left out of a large corpus: they grow with it, and take an hour of ten thousand documents.
    """
    graph, engine = place
    middle = sorted(row.document for row in graph.ask("points", {"point": _POINT}))
    lists = graph.ask("recipients", {"document": middle[len(middle) // 2]} if middle else {})
    aim = lists[len(lists) // 2]
    others = [r.recipient for r in lists if (r.document, r.point) == (aim.document, aim.point)]
    known = {**_AIM, "point": aim.point, "name": others[0], "one": others[0], "other": others[-1], "a": aim.point}
    points = sorted({r.point for r in lists if r.document == aim.document})
    known["b"] = next((p for p in points if p != aim.point), aim.point)
    ratios: list[float] = []
    one = aim.document
    for name, question in graph.questions.items():
        own = {p.name: known.get(p.name, p.example) for p in question.parameters}
        cells = [_ms(graph, name, own) if own else "", _ms(graph, name, {"document": one})]
        text = question.query({**own, "document": one}, graph.iris)
        ours, bare = measure.medians((
            lambda name=name, own=own: graph.ask(name, {**own, "document": one}),
            lambda text=text: [tuple(row) for row in engine.query(text)],
        ), budget=0.1)
        ratios.append(ours / bare)
        scan = f"{measure.once(lambda name=name: graph.ask(name)) * 1e3:.0f} ms" if scans else ""
        yield (name, *cells, scan, f"{ours / bare:.2f} ×")
    ratios.sort()
    yield ("**median**", "", "", "", f"**{ratios[len(ratios) // 2]:.2f} ×**")


def _ms(graph: Graph, name: str, values: dict[str, str]) -> str:
    (taken,) = measure.medians((lambda: graph.ask(name, values),), budget=0.1)
    return f"{taken * 1e3:.1f} ms"
