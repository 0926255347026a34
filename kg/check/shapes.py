"""The SHACL gate: the shapes of `ontology/shapes/` over the union of all graphs of a dataset.

One interface, two engines: `fast` (the Rust package `shacl`, and Oxigraph for the constraints in SPARQL) does the
work, `reference` (pySHACL) is what it is held to by the parity tests and what runs where the fast one is not
installed. Both get the same flat graph with the class hierarchy beside it, so that `sh:class crm:E39_Actor` holds for
an E21.

Shapes are named `s:{rule}-{what}`; rule, path and message of a result are those of the shape, whichever
engine found it. The files are written for the base `https://data.example.org/id/`; :func:`shapes_text`
rewrites it.
"""

import importlib.util
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.check.constraints import Constraint, constraints, violations
from kg.check.index import Quad
from kg.check.report import Finding, Severity
from kg.errors import ValidationError
from kg.iri import DEFAULT_BASE
from kg.resources import ontology_dir
from kg.vocab import CRM, OA, RDF, RDFS, SH

_SEVERITY = {"Violation": Severity.VIOLATION, "Warning": Severity.WARNING, "Info": Severity.INFO}


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One SHACL validation result, the same from every engine.

    `shape` is the local name of the named shape; `component` the local name of the constraint component;
    `path` is written as in SPARQL; `focus` and `value` are terms in N-Triples form ("" where there is
    none).
    """

    shape: str
    focus: str
    path: str
    component: str
    value: str
    severity: Severity


@dataclass(frozen=True)
class Shapes:
    """The shapes of one base: Turtle text, and path and message of every named shape by its local name.

    `core` is what the engine is given, as N-Triples: all of them but the `constraints` in SPARQL that are asked apart.
    """

    text: str
    paths: Mapping[str, str]
    messages: Mapping[str, str]
    core: str
    constraints: tuple[Constraint, ...]

    def finding(self, result: Result) -> Finding:
        """The finding an editor reads for a result."""
        rule = result.shape.partition("-")[0]
        message = self.messages.get(result.shape, "This node does not have the form the profile asks for.")
        return Finding(rule, result.severity, result.focus, result.path, result.value, message)


def shapes_text(base: str, folder: Path | None = None) -> str:
    """All shape files as one Turtle text, written for `base`."""
    files = sorted((folder or ontology_dir() / "shapes").glob("*.ttl"))
    return "\n".join(file.read_text(encoding="utf-8").replace(DEFAULT_BASE, base) for file in files)


@cache
def load(base: str) -> Shapes:
    """The shapes of the project for one base, compiled once."""
    return compile_shapes(shapes_text(base), base)


def compile_shapes(text: str, base: str) -> Shapes:
    """Paths and messages of the named shapes in a Turtle text."""
    facts: dict[str, dict[str, list[str]]] = {}
    home = f"<{base}shape/"
    triples: list[tuple[str, str, str]] = []
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        s, p, o = str(quad.subject), str(quad.predicate), quad.object
        triples.append((s, p, str(o)))
        facts.setdefault(s, {}).setdefault(p, []).append(o.value if isinstance(o, ox.Literal) else str(o))
    ways = {s: _path(about[SH.path][0], facts) for s, about in facts.items() if SH.path in about}
    named = {s[len(home) : -1]: s for s in facts if s.startswith(home)}
    paths = {name: ways[s] for name, s in named.items() if s in ways}
    messages = {name: facts[s][SH.message][-1] for name, s in named.items() if SH.message in facts[s]}
    asked = constraints(facts, ways)
    apart = {one.node for one in asked}
    core = "\n".join(f"{s} {p} {o} ." for s, p, o in triples if s not in apart and o not in apart)
    return Shapes(text, paths, messages, core, asked)


_UNARY = {SH.inversePath: "^{}", SH.zeroOrMorePath: "({})*", SH.oneOrMorePath: "({})+", SH.zeroOrOnePath:
"({})?"}


def _path(node: str, facts: Mapping[str, Mapping[str, list[str]]]) -> str:
    """A SHACL path as SPARQL writes it; `node` is the value of sh:path."""
    about = facts.get(node, {})
    if node.startswith("<"):
        return node
    for predicate, form in _UNARY.items():
        if predicate in about:
            return form.format(_path(about[predicate][0], facts))
    either = about.get(SH.alternativePath)
    parts = [_path(item, facts) for item in _items(either[0] if either else node, facts)]
    return "(" + ("|" if either else "/").join(parts) + ")"


def _items(node: str, facts: Mapping[str, Mapping[str, list[str]]]) -> list[str]:
    items = []
    while node != RDF.nil:
        items.append(facts[node][RDF.first][0])
        node = facts[node][RDF.rest][0]
    return items


Engine = Callable[[str, Shapes, str], tuple[Result, ...]]
"""Data as N-Triples, shapes, base of the dataset -> sorted results."""


def fast(data: str, shapes: Shapes, base: str) -> tuple[Result, ...]:
    """The results of the Rust engine, and of Oxigraph for the constraints in SPARQL that are asked apart."""
    import shacl

    home = f"<{base}shape/"
    report = shacl.Shapes.from_text(shapes.core, "ntriples").validate_text(data, "ntriples")
    found = [(r.source_shape or "", r.focus_node, r.component, r.value or "", r.severity) for r in report.results]
    found += [
        (one.shape, focus, "SPARQLConstraintComponent", value, one.severity)
        for one, focus, value in violations(data, shapes.constraints)
    ]
    return tuple(sorted(_result(shapes, home, *each) for each in found))


def reference(data: str, shapes: Shapes, base: str) -> tuple[Result, ...]:
    """The results of pySHACL."""
    import pyshacl
    import rdflib

    graph = rdflib.Graph().parse(data=data, format="nt")
    _, report, _ = pyshacl.validate(
        graph, shacl_graph=rdflib.Graph().parse(data=shapes.text, format="turtle"), inplace=True
    )
    if not isinstance(report, rdflib.Graph):
        raise ValidationError("the shapes could not be applied", why=str(report))
    sh = rdflib.Namespace(str(SH))
    home = f"<{base}shape/"

    def one(node: rdflib.term.Node, predicate: str) -> str:
        value = report.value(node, sh[predicate])
        return "" if value is None else value.n3()

    return tuple(
        sorted(
            _result(
                shapes,
                home,
                one(node, "sourceShape"),
                one(node, "focusNode"),
                _local(one(node, "sourceConstraintComponent")),
                one(node, "value"),
                _local(one(node, "resultSeverity")),
            )
            for node in report.objects(None, sh.result)
        )
    )


def _local(term: str) -> str:
    return term[term.rfind("#") + 1 : -1]


def _result(
    shapes: Shapes, home: str, shape: str, focus: str, component: str, value: str, severity: str
) -> Result:
    name = shape[len(home) : -1] if shape.startswith(home) else shape
    if component in _ABOUT_COUNTS:
        value = ""  # engines disagree whether a count has a value
    return Result(name, focus, shapes.paths.get(name, ""), component, value, _SEVERITY[severity])


_ABOUT_COUNTS = frozenset(
    f"{kind}{bound}ConstraintComponent" for kind in ("", "Qualified") for bound in ("MinCount", "MaxCount")
)


def engine() -> Engine:
    """The fast engine where it is installed, the reference elsewhere."""
    return fast if importlib.util.find_spec("shacl") else reference


@cache
def _hierarchy() -> str:
    """The class hierarchy as N-Triples: what `sh:class` and `sh:targetClass` need of the ontology."""
    lines = []
    for name in ("crm.ttl", "prov-oa.ttl"):
        for quad in ox.parse(path=str(ontology_dir() / name), format=ox.RdfFormat.TURTLE):
            if str(quad.predicate) == RDFS.subClassOf:
                lines.append(f"{quad.subject} {quad.predicate} {quad.object} .")
    return "\n".join(lines)


def flatten(quads: Iterable[Quad]) -> str:
    """The quads as one N-Triples text without graphs, the class hierarchy appended.

    Passages are three quarters of a dataset and the business of :mod:`kg.check.evidence`: of a passage
    only its begin is kept, so no shape may ask for more (a test looks).
    """
    begin, evidence = OA.start, CRM.P70i
    lines = dict.fromkeys(
        f"{s} {p} {o} ."
        for s, p, o, _ in quads
        if p != evidence and (p == begin or "#char=" not in s)
    )
    return "\n".join([*lines, _hierarchy(), ""])


def validate(quads: Iterable[Quad], base: str, run: Engine | None = None) -> list[Finding]:
    """The findings of all shapes over a dataset with that base."""
    shapes = load(base)
    results = (run or engine())(flatten(quads), shapes, base)
    return [shapes.finding(result) for result in results]
