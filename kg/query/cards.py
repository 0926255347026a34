"""The card of an entity: everything the graph says of it, each with its words."""

from __future__ import annotations

import json

from kg.api import Graph
from kg.errors import QueryError
from kg.iri import slug
from kg.link.fold import fold
from kg.link.romanise import palladius, russian
from kg.query import formats
from kg.vocab import CRM, OA, RDFS, SCHEMA


def show(graph: Graph, name: str, format_: str) -> str:
    """The card of the entity with that name or IRI; several of one name give several cards.

    Raises QueryError, with the nearest names, when there is none.
    """
    found = _find(graph, name)
    if not found:
        near = _near(graph, name)
        raise QueryError(
            f"nothing is named {name[:60]!r}",
            todo=f"did you mean {', '.join(near)}?" if near else "kg ask people lists persons",
        )
    cards = [_card(graph, iri) for iri in found]
    if format_ == "json":
        return json.dumps(cards, ensure_ascii=False, indent=1) + "\n"
    return "\n".join(_text(card) for card in cards)


def _find(graph: Graph, name: str) -> tuple[str, ...]:
    if name.startswith(graph.iris.base):
        table = graph.store.select(f"SELECT DISTINCT ?x {{ VALUES ?x {{ <{_safe(name)}> }} GRAPH ?g {{ ?x ?p ?o }} }}")
        return tuple(row[0] for row in table.rows)
    named = f"GRAPH ?g {{ ?x {CRM.P1} ?n ; {CRM.P67i} ?p . ?n {CRM.P190} ?words }}"
    rows = graph.store.select(f"SELECT DISTINCT ?x ?words {{ {named} }} ORDER BY ?x").rows
    wanted = slug(name)
    exact = [x for x, words in rows if formats.value(words) == name]
    loose = [
        x
        for x, words in rows
        if slug(formats.value(words)) == wanted or wanted in slug(formats.value(words)).split("-")
    ]
    return tuple(dict.fromkeys((*(exact or loose), *_identified(graph, name, bool(exact)))))


def _identified(graph: Graph, name: str, known: bool) -> tuple[str, ...]:
    """What is identified with a record of the authority file that bears the name in any script or romanisation:
    the entities of documents, or the record itself where nothing of that name is ``known`` otherwise."""
    authority = graph.iris.shared_graph("authority")
    rows = graph.store.select(
        f"SELECT DISTINCT ?x ?words {{ GRAPH {authority} {{ ?x {CRM.P1}/{CRM.P190} ?words }} }} ORDER BY ?x").rows
    wanted = fold(name)
    records = dict.fromkeys(x for x, words in rows if wanted and wanted in _forms(formats.value(words)))
    if not records:
        return ()
    undecided = ", ".join(graph.iris.type(f"link-{s}") for s in ("candidate", "rejected"))
    found = graph.store.select(
        f"SELECT DISTINCT ?x {{ VALUES ?r {{ {' '.join(records)} }} GRAPH ?g {{ ?e {CRM.P140} ?x ; {CRM.P141} ?r ; "
        f"{CRM.P177} {graph.iris.type('property-identified-as')} "
        f"FILTER NOT EXISTS {{ ?e {CRM.P2} ?s FILTER(?s IN ({undecided})) }} }} }} ORDER BY ?x").rows
    return tuple(row[0] for row in found) or (() if known else tuple(records))


def _forms(words: str) -> frozenset[str]:
    return frozenset({fold(words)}) | russian(words) | palladius(words)


def _safe(iri: str) -> str:
    if any(c in iri for c in '<>"{}|^`\\ \n\t'):
        raise QueryError("not an IRI", where=iri[:80], todo="give a name, or an IRI as kg ask prints it")
    return iri


def _near(graph: Graph, name: str) -> tuple[str, ...]:
    from rapidfuzz import process

    rows = graph.store.select(
        f"SELECT DISTINCT ?words {{ GRAPH ?g {{ ?x {CRM.P1} ?n ; {CRM.P67i} ?p . ?n {CRM.P190} ?words }} }}"
    ).rows
    names = sorted({formats.value(row[0]) for row in rows})
    return tuple(match for match, _, _ in process.extract(name, names, limit=3, score_cutoff=60))


def _select(graph: Graph, iri: str, pattern: str, *names: str) -> list[dict[str, str]]:
    variables = " ".join(f"?{n}" for n in names)
    table = graph.store.select(
        f"SELECT DISTINCT {variables} {{ VALUES ?x {{ {iri} }} GRAPH ?g {{ {pattern} }} }} ORDER BY {variables}"
    )
    return [{n: formats.value(cell) for n, cell in zip(names, row, strict=True)} for row in table.rows]


def _card(graph: Graph, iri: str) -> dict[str, object]:
    words = f"?p {CRM.P190} ?quote ; {OA.start} ?start ; {OA.end} ?end"
    doc = f"?doc {CRM.P2} {graph.iris.type('document')} . BIND(REPLACE(STR(?doc), '^.*/', '') AS ?document)"
    # numbers of other authority files are no names of a shared record
    number = "" if "#" in iri else f" FILTER NOT EXISTS {{ ?n a {CRM.E42} }}"
    return {
        "iri": iri[1:-1],
        "class": [r["class"].rpartition("/")[2] for r in _select(graph, iri, "?x a ?class", "class")],
        "names": [r["words"] for r in _select(graph, iri, f"?x {CRM.P1} ?n . ?n {CRM.P190} ?words{number}", "words")],
        "offices": _select(
            graph,
            iri,
            f"?r {CRM.P02} ?x ; {CRM['P67.1']} ?o ; {CRM.P01} ?s . ?s {CRM.P70i} ?p . "
            f"?o {CRM.P2} {graph.iris.type('office')} ; {RDFS.label} ?office . {words} . {doc}",
            "office",
            "document",
            "quote",
        ),
        "roles": _select(
            graph,
            iri,
            f"?r {CRM.P02} ?x ; {CRM['P67.1']} ?o ; {CRM.P01} ?in . ?in {RDFS.label} ?of . {doc} "
            "BIND(REPLACE(STR(?o), '^.*/role-', '') AS ?role) FILTER(CONTAINS(STR(?o), '/type/role-'))",
            "document",
            "role",
            "of",
        ),
        "mentions": _select(graph, iri, f"?x {CRM.P67i} ?p . {words} . {doc}", "document", "start", "end", "quote"),
        "identified": _select(
            graph,
            iri,
            f"?e {CRM.P140} ?x ; {CRM.P141} ?to ; {CRM.P177} {graph.iris.type('property-identified-as')} ; "
            f"{CRM.P3} ?reason ; {CRM.P2} ?s . FILTER(CONTAINS(STR(?s), '/type/link-')) "
            "BIND(REPLACE(STR(?s), '^.*/link-', '') AS ?status) "
            f"OPTIONAL {{ ?e {CRM.P2} ?c FILTER(CONTAINS(STR(?c), '/type/certainty-')) }} "
            "BIND(COALESCE(REPLACE(STR(?c), '^.*/certainty-', ''), '') AS ?certainty) "
            "BIND(REPLACE(STR(?to), '^.*/', '') AS ?record)",
            "record",
            "status",
            "certainty",
            "reason",
        ),
        "links": [r["link"] for r in _links(graph, iri)],
        "given-up": _select(
            graph,
            iri,
            f"?x {CRM.P2} {graph.iris.type('tombstone')} ; {CRM.P3} ?reason . OPTIONAL {{ ?x {RDFS.seeAlso} ?o }} "
            "BIND(COALESCE(STR(?o), '') AS ?instead)",
            "reason",
            "instead",
        ),
    }


def _links(graph: Graph, iri: str) -> list[dict[str, str]]:
    """Links of the entity, and of the records it is identified with."""
    elsewhere = f"FILTER(!STRSTARTS(STR(?link), '{graph.iris.base}'))"
    own = _select(graph, iri, f"?x {SCHEMA.sameAs}|{RDFS.seeAlso} ?link {elsewhere}", "link")
    undecided = ", ".join(graph.iris.type(f"link-{s}") for s in ("candidate", "rejected"))
    rows = graph.store.select(
        f"SELECT DISTINCT ?link {{ VALUES ?x {{ {iri} }} GRAPH ?g {{ ?e {CRM.P140} ?x ; {CRM.P141} ?r ; "
        f"{CRM.P177} {graph.iris.type('property-identified-as')} "
        f"FILTER NOT EXISTS {{ ?e {CRM.P2} ?s FILTER(?s IN ({undecided})) }} }} "
        f"GRAPH {graph.iris.shared_graph('authority')} {{ ?r {SCHEMA.sameAs}|{RDFS.seeAlso} ?link "
        f"{elsewhere} }} }} ORDER BY ?link").rows
    return [*own, *({"link": formats.value(row[0])} for row in rows)]


def _text(card: dict[str, object]) -> str:
    lines = [f"{card['iri']}", f"  class     {', '.join(card['class'])}", f"  names     {'; '.join(card['names'])}"]  # type: ignore[arg-type]
    for key in ("given-up", "offices", "roles", "mentions", "identified"):
        rows = card[key]
        assert isinstance(rows, list)
        for row in rows:
            lines.append(f"  {key:9} " + " · ".join(" ".join(v.split()) for v in row.values()))
    lines.extend(f"  link      {link}" for link in card["links"])  # type: ignore[attr-defined]
    return "\n".join(lines) + "\n"
