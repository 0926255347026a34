"""The fast engine against the test suite of the W3C: same conformance, same focus, component, value and severity."""

import re
from pathlib import Path

import pytest
import rdflib
import shacl
from rdflib import RDF, BNode, Namespace

from kg.check.shapes import shapes_text
from kg.iri import DEFAULT_BASE

SUITE = Path(__file__).resolve().parents[3] / "shared" / "data" / "suites" / "shacl" / "tests"
SH = Namespace("http://www.w3.org/ns/shacl#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")

if not SUITE.exists():
    pytest.skip("the W3C SHACL test suite is absent", allow_module_level=True)

FILES = sorted(
    path for folder in ("core", "sparql") for path in (SUITE / folder).rglob("*.ttl") if path.stem != "manifest"
)
# Shapes the suite wants refused: the engine takes them. No shape of ours uses what they test (MINUS, VALUES, SERVICE,
# nested SELECT or AS in a constraint), and `test_no_refused_sparql` holds us to it.
LENIENT = {"pre-binding-006", *(f"unsupported-sparql-00{n}" for n in range(1, 7))}
TESTS = [
    path for path in FILES if "sht:Validate" in path.read_text("utf-8") and path.stem not in LENIENT
]


def shown(node: object) -> str:
    """A term for comparison; blank nodes have no name that could be compared."""
    return "_:" if isinstance(node, BNode) or node is None else node.n3()  # type: ignore[attr-defined]


def normal(term: str | None) -> str:
    """A term of the engine as rdflib writes it."""
    if not term or term.startswith("_:"):
        return "_:"
    return shown(rdflib.util.from_n3(term))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_w3c(path: Path) -> None:
    graph = rdflib.Graph().parse(path, publicID=path.as_uri())
    test = graph.value(predicate=RDF.type, object=SHT.Validate)
    action, expected = graph.value(test, MF.action), graph.value(test, MF.result)
    data, shapes = (Path(str(graph.value(action, p))[7:]) for p in (SHT.dataGraph, SHT.shapesGraph))
    compiled = shacl.Shapes.from_text(shapes.read_text("utf-8"), "turtle", shapes.as_uri())
    report = compiled.validate_text(data.read_text("utf-8"), "turtle", data.as_uri())
    wanted = sorted(
        (
            shown(graph.value(r, SH.focusNode)), shown(graph.value(r, SH.sourceConstraintComponent)),
            shown(graph.value(r, SH.value)), shown(graph.value(r, SH.resultSeverity)),
        )
        for r in graph.objects(expected, SH.result)
    )  # fmt: skip
    found = sorted(
        (normal(r.focus_node), f"<{r.component_iri.strip('<>')}>", normal(r.value), f"<{r.severity_iri.strip('<>')}>")
        for r in report.results
    )
    assert found == wanted
    assert report.conforms == (str(graph.value(expected, SH.conforms)) == "true")


def test_no_refused_sparql() -> None:
    for select in re.findall(r'sh:select """(.*?)"""', shapes_text(DEFAULT_BASE), re.DOTALL):
        assert not re.search(r"\b(MINUS|VALUES|SERVICE)\b|\bAS \?this|\{\s*SELECT", select)
