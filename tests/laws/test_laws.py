"""The laws of the house, each held against the seed, composed documents and spoiled texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import literal, model
from kg.check.ontology import project_ontology
from kg.coverage import ledger
from kg.errors import IriError
from kg.iri import Iris, is_key
from kg.mapping import MAPPINGS, Graphs
from kg.mapping.scope import LABEL, TYPE, Scope, Triple
from kg.model import Conflict, Inferred, Interpretation, Modality, Segment, Voice
from kg.vocab import CRM, OA
from tests.laws.corpus import graphs, interpreted, spoiled, texts, whole

REAL = (Modality.ASSERTED, Modality.REPORTED)
EVENTS = project_ontology().subclasses(CRM.E5, CRM.E7)


def triples(found: Graphs) -> tuple[Triple, ...]:
    return (*found.stated, *found.inferred, *found.prov)


def partition(it: Interpretation) -> Iterator[str]:
    """1. Leaf segments, in order, are exactly the text; children are exactly their parent."""
    text = it.document.text
    if "".join(leaf.span.of(text) for top in it.segments for leaf in top.leaves()) != text:
        yield "the leaves are not the text"
    for top in (Segment(model.Kind.BODY, model.Span(0, len(text)), children=it.segments), *it.segments):
        for one in top.walk():
            edges = [one.span.start, *(c.span.end for c in one.children)]
            if one.children and (edges[:-1] != [c.span.start for c in one.children] or edges[-1] != one.span.end):
                yield f"{one.kind} {one.span} is not its children"


def evidence(it: Interpretation) -> Iterator[str]:
    """2. Every claim, mention and date stands in the text; every quote of the graph is the text it points at."""
    text, found = it.document.text, graphs(it)
    for claim in it.claims:
        if not claim.evidence or not all(s.end <= len(text) for s in claim.evidence):
            yield f"{type(claim).__name__} without words of the text"
        elif not claim.evidence[0].of(text).strip():
            yield f"{type(claim).__name__} rests on blanks"
    yield from (f"{m.name} at {m.span}" for m in it.mentions if not m.span.of(text).strip())
    starts = {s: int(o.split('"')[1]) for s, p, o in found.stated if p == OA.start}
    ends = {s: int(o.split('"')[1]) for s, p, o in found.stated if p == OA.end}
    quotes = {s: o for s, p, o in found.stated if p == CRM.P190 and s in starts}
    if set(starts) != set(ends) or set(starts) != set(quotes):
        yield "a passage lacks its start, end or words"
    yield from (f"{s} quotes otherwise" for s in quotes
                if quotes[s] != literal.string(text[starts[s]:ends[s]]))


def names(it: Interpretation) -> Iterator[str]:
    """4. Nothing but the base of an IRI depends on the base; keys are names; twins of a key do not exist."""
    other = "https://archive.test/a/"
    moved = {tuple(t.replace("<https://data.example.org/id/", f"<{other}") for t in triple)
             for triple in triples(graphs(it))}
    if moved != set(triples(graphs(it, other))):
        yield "another base makes other names"
    yield from (f"{e.key!r} is no key" for e in it.entities if not is_key(e.key))
    if len({e.key for e in it.entities}) != len(it.entities):
        yield "two entities of one key"
    keys = [(type(c).__name__, c.key) for c in it.claims if hasattr(c, "key")]
    yield from sorted({f"two claims {k}" for k in keys if keys.count(k) > 1})


def reachable(it: Interpretation) -> Iterator[str]:
    """5. No blank node; every triple hangs together with the document or the run."""
    found = triples(graphs(it))
    yield from {f"{t} is no IRI or literal" for triple in found for t in triple if t[:1] not in '<"'}
    iris, near = Iris(), dict[str, set[str]]()
    shared = iris.type("x")[:-2]                     # concepts of the vocabularies join everything
    for s, p, o in found:
        if p not in (TYPE, LABEL) and not o.startswith(shared):
            near.setdefault(s, set()).add(o)
            near.setdefault(o, set()).add(s)
    seen, todo = set[str](), [iris.document(it.key), *(s for s, p, o in found if o == iris.type("run"))]
    todo += [iris.graph(it.key, which) for which in ("stated", "inferred", "prov")]
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += [n for n in near.get(node, ()) if n.startswith("<")]
    yield from sorted({f"{s} hangs on nothing" for s, _, _ in found if s not in seen})


def unreal(it: Interpretation) -> Iterator[str]:
    """6. What was ordered, promised, conditional or declined is no event."""
    for claim in it.claims:
        if claim.modality not in REAL and not isinstance(claim, (Conflict, Inferred)):
            made = MAPPINGS[type(claim)](claim, Scope(it, Iris()))
            events = {s for s, p, o in made if p == TYPE and o in EVENTS}
            yield from (f"{type(claim).__name__} {claim.modality} becomes {event}" for event in sorted(events))


def voices(it: Interpretation) -> Iterator[str]:
    """7. A claim's voice is the voice of the words it rests on, and a passage stands in one layer."""
    scope = Scope(it, Iris())
    for claim in it.claims:
        if not isinstance(claim, (Conflict, Inferred)) and scope.layers.of(claim.evidence[0])[1] is not claim.voice:
            yield f"{type(claim).__name__} ({claim.rule}) says {claim.voice}, its words are of another"
    layers: dict[str, set[str]] = {}
    for s, p, o in graphs(it).stated:
        if p == CRM.P106i and "#char=" in s:
            layers.setdefault(s, set()).add(o)
    yield from (f"{s} stands in {len(found)} layers" for s, found in layers.items() if len(found) != 1)


def counted(it: Interpretation) -> Iterator[str]:
    """The ledger of the first law: every character is of one class."""
    found = ledger(it)
    if found.total != len(it.document.text) or round(sum(found.percentages().values()), 6) != 100:
        yield f"{found.total} characters of {len(it.document.text)} are counted"


LAWS: tuple[Callable[[Interpretation], Iterator[str]], ...] = (
    partition, evidence, names, reachable, unreal, voices, counted)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_documents_keep_the_law(law: Callable[[Interpretation], Iterator[str]]) -> None:
    assert {it.genre for it in whole()} >= {"minutes", "telegram", "letter", "memorandum-of-conversation"}
    assert [(it.genre, fault) for it in whole() for fault in law(it)] == []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(spoiled())
def test_spoiled_texts_keep_the_laws(text: str) -> None:
    assert [(law.__name__, fault) for it in interpreted(text) for law in LAWS for fault in law(it)] == []


def test_the_seed_has_unreal_claims_for_the_sixth_law() -> None:
    assert {c.modality for c in whole()[0].claims} >= {Modality.ORDERED, Modality.CONDITIONAL, Modality.DECLINED}
    assert {c.voice for c in whole()[0].claims} >= {Voice.RESOLUTION, Voice.NOTE, Voice.MARK, Voice.EDITOR}
    assert len(whole()) == len(texts())


KEYS = st.from_regex(r"[a-z0-9]{1,4}([.-][a-z0-9]{1,3}){0,2}", fullmatch=True)


@given(st.lists(st.tuples(st.sampled_from(["document", "type", "actor", "place", "holding", "node", "graph"]), KEYS),
                max_size=20))
def test_distinct_keys_have_distinct_names(keys: list[tuple[str, str]]) -> None:
    iris = Iris()
    named = {(kind, key): getattr(iris, kind)("d", key) if kind in ("node", "graph") else getattr(iris, kind)(key)
             for kind, key in keys}
    assert len(set(named.values())) == len(named)
    assert all(re.fullmatch(r"<https://data\.example\.org/id/[a-z0-9./#-]+>", iri) for iri in named.values())


@pytest.mark.parametrize("key", ["", "A", "a b", "ж", "a/b", "a#b", "-a", "a<b", "a\n"])
def test_a_bad_key_is_refused(key: str) -> None:
    with pytest.raises(IriError):
        Iris().node("d", key)
