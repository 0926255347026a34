"""The application profile as HTML: a page for every class, property and type the dataset uses.

Each page says how often it is used, shows examples from the data and names the canned questions that need it. What is
above a term, and what a property leads from and to, comes from the ontology files; what a type means from the
vocabulary graph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg import literal
from kg.mapping.scope import Triple
from kg.publish.about import About
from kg.publish.cards import Index, index
from kg.publish.dataset import Dataset
from kg.publish.turtle import Names
from kg.resources import ontology_dir
from kg.vocab import CRM, RDF, RDFS, SKOS, compact

TEMPLATES = Path(__file__).parent / "templates"
# A prefixed name in a question: "crm:P14.1_in_the_role_of", "t:sending-of-excerpt".
_NAME = re.compile(r"\b([a-z]+):([A-Za-z0-9_][A-Za-z0-9_.-]*[A-Za-z0-9_]|[A-Za-z0-9_])")
_TITLE = re.compile(r"^#\+ title: (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One class, property or type."""

    kind: str
    name: str
    iri: str
    count: int
    label: str = ""
    note: str = ""
    above: list[tuple[str, str]] = field(default_factory=list)
    domain: list[tuple[str, str]] = field(default_factory=list)
    range: list[tuple[str, str]] = field(default_factory=list)
    examples: list[dict[str, str]] = field(default_factory=list)
    questions: list[dict[str, str]] = field(default_factory=list)

    @property
    def page(self) -> str:
        """The file of its page: ``crm-E21_Person.html``."""
        return page(self.name)


def page(name: str) -> str:
    """The file name of a term's page."""
    return re.sub(r"[^A-Za-z0-9_.-]", "-", name) + ".html"


def files(dataset: Dataset, about: About, queries: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The pages of the profile, below ``profile/``."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found = entries(dataset, queries)
    groups = [
        (heading, [e for e in found if e.kind == kind])
        for heading, kind in (("Classes", "class"), ("Properties", "property"), ("Types", "type"))
    ]

    def render(template: str, **values: Any) -> bytes:
        return environment.get_template(template).render(**values).encode()

    yield "profile/style.css", (TEMPLATES / "style.css").read_bytes()
    yield (
        "profile/index.html",
        render("index.html", title="Application profile", groups=groups, about=about, base=dataset.iris.base),
    )
    for entry in found:
        yield f"profile/{entry.page}", render("entry.html", title=entry.name, entry=entry)


def entries(dataset: Dataset, queries: Mapping[str, bytes]) -> list[Entry]:
    """Every term the dataset uses, by kind and name."""
    triples = sorted({t for _, found in dataset.named_graphs() for t in found})
    graph = index(triples)
    view = _View(dataset, graph, _asked(queries))
    types = dataset.iris.type("x")[:-2]
    counts = {
        "class": Counter(o for _, p, o in triples if p == RDF.type),
        "property": Counter(p for _, p, _ in triples),
        "type": Counter(o for _, p, o in triples if o.startswith(types) and p not in _ABOVE),
    }
    examples: dict[tuple[str, str], list[Triple]] = {}
    for triple in triples:
        _, p, o = triple
        kinds = [("property", p)]
        if p == RDF.type:
            kinds.append(("class", o))
        elif o.startswith(types) and p not in _ABOVE:
            kinds.append(("type", o))
        for key in kinds:
            found = examples.setdefault(key, [])
            if len(found) < 3:
                found.append(triple)
    used = {view.name(term) for count in counts.values() for term in count}
    return [
        view.entry(kind, term, count, examples[kind, term], used)
        for kind in ("class", "property", "type")
        for term, count in sorted(counts[kind].items())
    ]


_ABOVE = (CRM.P127, SKOS.broader)


class _View:
    def __init__(self, dataset: Dataset, graph: Index, asked: Mapping[str, list[dict[str, str]]]) -> None:
        self._dataset, self._graph, self._asked = dataset, graph, asked
        self._names = Names(dataset.iris)
        self._doc = dataset.iris.document("x")[:-2]
        self._types = dataset.iris.type("x")[:-2]

    def name(self, term: str) -> str:
        """crm:E21_Person, t:decision."""
        return f"t:{term[len(self._types) : -1]}" if term.startswith(self._types) else compact(term)

    def entry(self, kind: str, term: str, count: int, examples: Iterable[Triple], used: set[str]) -> Entry:
        """The page of a term."""
        about = self._graph.get(term, {}) if kind == "type" else _ontology().get(term, {})

        def links(*properties: str) -> list[tuple[str, str]]:
            names = sorted({self.name(o) for p in properties for o in about.get(p, ())})
            return [(n, page(n) if n in used else "") for n in names]

        name = self.name(term)
        return Entry(
            kind,
            name,
            term[1:-1],
            count,
            self._text(about, RDFS.label),
            self._text(about, SKOS.scopeNote),
            links(RDFS.subClassOf, RDFS.subPropertyOf, CRM.P127),
            links(RDFS.domain),
            links(RDFS.range),
            [self._example(kind, t) for t in examples],
            self._asked.get(name, []),
        )

    def _text(self, about: Mapping[str, list[str]], property_: str) -> str:
        return next((literal.value(o) for o in about.get(property_, ()) if o[0] == '"'), "")

    def _example(self, kind: str, triple: Triple) -> dict[str, str]:
        short = self._names.short
        subject = triple[0]
        key = subject[len(self._doc) : -1].partition("#")[0] if subject.startswith(self._doc) else ""
        text = " ".join(map(short, triple)) if kind == "property" else short(subject)
        return {
            "text": text if len(text) <= 400 else f"{text[:400]}…",
            "label": "" if kind == "property" else self._text(self._graph.get(subject, {}), RDFS.label),
            "file": f"documents/{key}.ttl" if key else "",
        }


def _asked(queries: Mapping[str, bytes]) -> dict[str, list[dict[str, str]]]:
    """The questions that name a term."""
    found: dict[str, list[dict[str, str]]] = {}
    for path, data in sorted(queries.items()):
        if path.count("/") != 1 or not path.endswith(".rq"):  # the questions, not the checks and exports below them
            continue
        text = data.decode()
        title = _TITLE.search(text)
        question = {"file": path, "name": path[8:-3], "title": title[1] if title else ""}
        for name in sorted({f"{prefix}:{local}" for prefix, local in _NAME.findall(text)}):
            found.setdefault(name, []).append(question)
    return found


@cache
def _ontology() -> Index:
    quads = (
        q
        for name in ("crm.ttl", "prov-oa.ttl")
        for q in ox.parse(path=str(ontology_dir() / name), format=ox.RdfFormat.TURTLE)
    )
    return index(sorted((str(q.subject), str(q.predicate), str(q.object)) for q in quads))
