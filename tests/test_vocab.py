"""Closed namespaces: what exists is found by name or code, what does not is refused with the nearest name."""

import pickle

import pytest

from kg import vocab
from kg.errors import KgError, VocabularyError
from kg.lexicon import LexiconError
from kg.vocab import CRM, OA, PREFIXES, PROV, SCHEMA, SH, SKOS, WD, XSD


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (CRM.P14_carried_out_by, "<http://www.cidoc-crm.org/cidoc-crm/P14_carried_out_by>"),
        (CRM.P14, "<http://www.cidoc-crm.org/cidoc-crm/P14_carried_out_by>"),
        (CRM["P14.1"], "<http://www.cidoc-crm.org/cidoc-crm/P14.1_in_the_role_of>"),
        (CRM.P70i, "<http://www.cidoc-crm.org/cidoc-crm/P70i_is_documented_in>"),
        (CRM.PC67, "<http://www.cidoc-crm.org/cidoc-crm/PC67_refers_to>"),
        (CRM.P01, "<http://www.cidoc-crm.org/cidoc-crm/P01_has_domain>"),
        (CRM.P1, "<http://www.cidoc-crm.org/cidoc-crm/P1_is_identified_by>"),
        (CRM.E33, "<http://www.cidoc-crm.org/cidoc-crm/E33_Linguistic_Object>"),
        (CRM.P82a, "<http://www.cidoc-crm.org/cidoc-crm/P82a_begin_of_the_begin>"),
        (OA.prefix, "<http://www.w3.org/ns/oa#prefix>"),
        (SH["in"], "<http://www.w3.org/ns/shacl#in>"),
        (SCHEMA.sameAs, "<https://schema.org/sameAs>"),
        (XSD.integer, "<http://www.w3.org/2001/XMLSchema#integer>"),
        (WD.Q855, "<http://www.wikidata.org/entity/Q855>"),
    ],
)
def test_terms(term: str, expected: str) -> None:
    assert term == expected


@pytest.mark.parametrize(
    ("namespace", "name", "suggestions"),
    [
        (CRM, "P14_carriedout_by", ("P14_carried_out_by", "PC14_carried_out_by")),
        (CRM, "E21_person", ("E21_Person",)),
        (CRM, "E100", ()),
        (CRM, "P14.1_in_the_role_off", ("P14.1_in_the_role_of",)),
        (PROV, "wasDerivdFrom", ("wasDerivedFrom",)),
        (SKOS, "preflabel", ("prefLabel",)),
        (SCHEMA, "possition", ("position",)),
        (CRM, "", ()),
    ],
)
def test_unknown_names_are_refused(
    namespace: vocab.Namespace, name: str, suggestions: tuple[str, ...]
) -> None:
    for look_up in (lambda: namespace[name], lambda: getattr(namespace, name)):
        with pytest.raises(VocabularyError) as caught:
            look_up()
        assert caught.value.name == name
        assert caught.value.suggestions[:1] == suggestions[:1]
        assert set(suggestions) <= set(caught.value.suggestions)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["Q0", "Q", "q1", "Q1 ", "P31", "Q1>"])
def test_wikidata_is_closed_by_its_pattern(name: str) -> None:
    with pytest.raises(VocabularyError):
        WD[name]


def test_namespaces_cannot_be_extended() -> None:
    with pytest.raises(AttributeError):
        CRM.P999_is_mine = "<x>"  # type: ignore[misc]


def test_own_attributes_do_not_hide_terms() -> None:
    for namespace in vocab.NAMESPACES:
        if isinstance(namespace, vocab.Namespace):
            for name in namespace:
                assert namespace[name] == getattr(namespace, name) == f"<{namespace}{name}>"
                assert namespace[name] in namespace


def test_expand_and_compact_are_inverse() -> None:
    for prefix, iri in PREFIXES.items():
        local = {"wd": "Q1", "wdt": "P1"}.get(prefix) or next(iter(vocab._BY_PREFIX[prefix]))
        assert vocab.expand(f"{prefix}:{local}") == f"<{iri}{local}>"
        assert vocab.compact(f"<{iri}{local}>") == f"{prefix}:{local}"
    assert vocab.compact("<https://data.example.org/id/type/order>") == "<https://data.example.org/id/type/order>"
    with pytest.raises(VocabularyError, match="did you mean crm"):
        vocab.expand("crn:E1_CRM_Entity")


def test_errors_cross_process_borders() -> None:
    error = VocabularyError("crm:", "E100", ("E9_Move",))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.__dict__) == (VocabularyError, str(error), error.__dict__)
    assert isinstance(again, KgError)


OWN = {VocabularyError: ("a", "b", ("c",)), LexiconError: ("f.ttl", 1, 2, "a\nb", "do")}


@pytest.mark.parametrize("child", [c for c in KgError.__subclasses__() if c.__init__ is KgError.__init__ or c in OWN])
def test_every_error_is_one_line(child: type[KgError]) -> None:
    error = child(*OWN[child]) if child in OWN else child("a\nb", where="f:1:2", todo="do")
    assert str(error) and "\n" not in str(error)
