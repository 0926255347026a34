"""Law 3: every claim type has a mapping, a shape of its own and a hand-read golden; what is missing is listed here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import model, resources
from kg.check.ontology import project_ontology
from kg.iri import Iris
from kg.mapping import MAPPINGS
from kg.mapping.scope import TYPE, Scope
from tests.laws.corpus import whole

CLAIMS = {c for c in vars(model).values()
          if isinstance(c, type) and issubclass(c, model.Claim) and c is not model.Claim}
TESTS = Path(__file__).parents[1]
SH = "http://www.w3.org/ns/shacl#"

# Shapes for all nodes alike (a label, a class, a kind) hold for every claim; these have none that knows their kind.
# The lists may only become shorter.
WITHOUT_A_SHAPE: set[str] = set()
WITHOUT_A_GOLDEN = {"Identified"}
# made by no document of the corpus: only by a reader, an authority file or rarer forms
NOT_IN_THE_CORPUS = {"Corrected", "Identified", "Spoke"}


@cache
def targets() -> frozenset[str]:
    """Classes, kinds and properties that shapes other than those of all nodes look at."""
    found: set[str] = set()
    for path in sorted((resources.ontology_dir() / "shapes").glob("*.ttl")):
        if path.stem not in ("node", "prefixes"):
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=Iris().base):
                if quad.predicate.value.startswith(f"{SH}target"):
                    found.add(str(quad.object))
    return frozenset(found)


@cache
def made_of() -> dict[str, frozenset[str]]:
    """For each claim type of the corpus: classes, kinds and properties of what its mapping makes."""
    supers, found = project_ontology().supers, dict[str, set[str]]()
    for it in whole():
        scope = Scope(it, Iris())
        for claim in it.claims:
            made = found.setdefault(type(claim).__name__, set())
            for _, p, o in MAPPINGS[type(claim)](claim, scope):
                made.add(p)
                if p == TYPE:
                    made.update(supers.get(o, (o,)))
                elif o.startswith("<"):
                    made.add(o)
    return {name: frozenset(made) for name, made in found.items()}


def test_every_claim_type_has_a_mapping() -> None:
    assert set(MAPPINGS) == CLAIMS


def test_the_corpus_holds_every_claim_type_but_those_named() -> None:
    assert {c.__name__ for c in CLAIMS} - set(made_of()) <= NOT_IN_THE_CORPUS


def test_what_has_no_shape_of_its_own_is_listed() -> None:
    assert {name for name, made in made_of().items() if not made & targets()} <= WITHOUT_A_SHAPE


def test_what_has_no_golden_is_listed() -> None:
    """A golden names the type where it writes what was found."""
    texts = [p.read_text("utf-8") for p in TESTS.rglob("*.py") if p.parent != Path(__file__).parent]
    named = {c.__name__ for c in CLAIMS if any(re.search(rf"\b{c.__name__}\b", text) for text in texts)}
    assert {c.__name__ for c in CLAIMS} - named <= WITHOUT_A_GOLDEN
