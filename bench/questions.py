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
from kg.store import EmbeddedStore

HEAD = ("question", "own parameters", "one document", "open (full scan)", "through our interface / bare engine")
_AIM = {"fond": "17", "opis": "162", "item": "1"}
Place = tuple[Graph, ox.Store]


def places(folder: Path, made: Corpus) -> Iterator[tuple[str, Place]]:
    """The seed, and the generated documents: in memory, and on disk as ``kg build`` leaves a large release."""
    release = build([resources.seeds_dir()], folder / "seed").release
    assert release is not None
    yield "the seed", _place((release / "dataset.nq").read_bytes())
    yield f"{made.quads:,} quads in memory", _place(made.nquads)
    store = ox.Store(str(folder / "rocks"))
    store.bulk_load(made.nquads, format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()
    del store
    opened = ox.Store.read_only(str(folder / "rocks"))
    yield f"{made.quads:,} quads on disk", (Graph(EmbeddedStore(opened), DEFAULT_BASE), opened)


def _place(nquads: bytes) -> Place:
    store = ox.Store()
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS, lenient=True)
    return Graph(EmbeddedStore(store), DEFAULT_BASE), store


def rows(place: Place) -> Iterator[tuple[str, ...]]:
    """Milliseconds of each question in three scopes, and the ratio of our interface to the bare engine."""
    graph, engine = place
    lists = graph.ask("recipients")
    aim = lists[len(lists) // 2]
    others = [r.recipient for r in lists if (r.document, r.point) == (aim.document, aim.point)]
    known = {**_AIM, "point": aim.point, "name": others[0], "one": others[0], "other": others[-1], "a": aim.point}
    points = sorted({r.point for r in lists if r.document == aim.document})
    known["b"] = next((p for p in points if p != aim.point), aim.point)
    ratios = []
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
        slow = measure.once(lambda name=name: graph.ask(name))
        yield (name, *cells, f"{slow * 1e3:.0f} ms", f"{ours / bare:.2f} ×")
    ratios.sort()
    yield ("**median**", "", "", "", f"**{ratios[len(ratios) // 2]:.2f} ×**")


def _ms(graph: Graph, name: str, values: dict[str, str]) -> str:
    (taken,) = measure.medians((lambda: graph.ask(name, values),), budget=0.1)
    return f"{taken * 1e3:.1f} ms"
