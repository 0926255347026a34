"""The shared vocabulary graph: every concept the dataset uses, with its broader concepts and definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import literal
from kg.iri import Iris
from kg.lexicon import Concept
from kg.mapping.scope import LABEL, TYPE, Triple
from kg.vocab import CRM, SKOS


def vocabulary(used: Iterable[str], concepts: dict[str, Concept], iris: Iris) -> tuple[Triple, ...]:
    """Triples of the concepts used and of all above them; a concept without definition has its slug as label."""
    done: set[str] = set()
    triples: set[Triple] = set()
    waiting = sorted(used, reverse=True)
    while waiting:
        slug = waiting.pop()
        if slug in done:
            continue
        done.add(slug)
        triples.update(_concept(slug, concepts.get(slug), iris))
        if slug in concepts:
            waiting.extend(concepts[slug].broader)
    graph = iris.shared_graph("vocabulary")
    triples.update({(graph, TYPE, CRM.E73), (graph, LABEL, literal.string("vocabulary"))})
    return tuple(sorted(triples))


def _concept(slug: str, concept: Concept | None, iris: Iris) -> Iterator[Triple]:
    node = iris.type(slug)
    yield node, TYPE, CRM.E55
    yield node, TYPE, SKOS.Concept
    yield node, LABEL, literal.text(concept.label() if concept else slug.replace("-", " "), "en")
    if concept is None:
        return
    for broader in concept.broader:
        yield node, CRM.P127, iris.type(broader)
        yield node, SKOS.broader, iris.type(broader)
    for note in concept.notes[:1]:
        yield node, SKOS.scopeNote, literal.text(note.text, note.lang or "en")
