"""The closed hierarchies: what stands above a class, what a property demands, what excludes what."""

import pytest

from kg.check.ontology import project_ontology
from kg.vocab import CRM, OA, PROV, RDFS, SKOS, XSD

ONTOLOGY = project_ontology()


@pytest.mark.parametrize(
    ("below", "above"),
    [
        (CRM.E29, CRM.E73),
        (CRM.E21, CRM.E39),
        (CRM.E21, CRM.E18),
        (CRM.E10, CRM.E5),
        (CRM.E42, CRM.E41),
        (CRM.PC67, CRM.PC0),
        (PROV.SoftwareAgent, PROV.Agent),
        (OA.TextPositionSelector, OA.Selector),
        (CRM.E1, CRM.E1),
    ],
)
def test_above(below: str, above: str) -> None:
    assert above in ONTOLOGY.supers[below]
    assert below in ONTOLOGY.subclasses(above)
    assert below == above or below not in ONTOLOGY.supers[above]


@pytest.mark.parametrize(
    ("term", "domain", "range_"),
    [
        (CRM.P14, CRM.E7, CRM.E39),
        (CRM.P29, CRM.E10, CRM.E39),
        (CRM["P67.1"], CRM.PC67, CRM.E55),
        (CRM.P82a, CRM.E52, RDFS.Literal),
        (CRM.P70i, CRM.E1, CRM.E31),
        (PROV.used, PROV.Activity, PROV.Entity),
    ],
)
def test_own_demand_comes_first(term: str, domain: str, range_: str) -> None:
    assert (ONTOLOGY.domains[term][0], ONTOLOGY.ranges[term][0]) == (domain, range_)


def test_demands_are_inherited() -> None:
    assert ONTOLOGY.domains[SKOS.broader] == (SKOS.Concept,)
    assert ONTOLOGY.ranges[OA.start] == (XSD.nonNegativeInteger,)


def test_plain_properties_of_property_classes() -> None:
    assert ONTOLOGY.plain[CRM.PC14] == CRM.P14
    assert {term for term in ONTOLOGY.supers if term in CRM and "/PC" in term} - set(ONTOLOGY.plain) == {CRM.PC0}


def test_no_class_excludes_itself() -> None:
    for term, above in ONTOLOGY.supers.items():
        assert [pair for pair in ONTOLOGY.disjoint if above.issuperset(pair)] == [], term
