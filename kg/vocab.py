"""Closed namespaces: the only module of the project with namespace strings in it.

A term is a plain `str` in canonical N-Triples form, ready to be written. Terms are looked up by name,
never put together; a name that does not exist raises :class:`~kg.errors.VocabularyError` and names the
nearest one that does.

>>> CRM.P14_carried_out_by
'<http://www.cidoc-crm.org/cidoc-crm/P14_carried_out_by>'
>>> CRM.P14 == CRM.P14_carried_out_by and CRM["P14.1"] == CRM["P14.1_in_the_role_of"]
True
>>> PROV.wasDerivdFrom
Traceback (most recent call last):
kg.errors.VocabularyError: prov: has no term 'wasDerivdFrom': did you mean wasDerivedFrom?

Kinds (`t:`) are E55 of the dataset, relative to its base, and live in `ontology/vocabularies/`, not here.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kg import vocab_terms as names
from kg.errors import VocabularyError


class Namespace:
    """A closed table of terms under one IRI.

    `CRM.E21_Person`, `CRM["P14.1_in_the_role_of"]` and, where codes exist, `CRM.E21`, `CRM.P70i`,
    `CRM["P14.1"]` give the term as `<…>`. `str(CRM)` is the namespace IRI; iterating gives the local names;
    `term in CRM` tells whether a term in N-Triples form belongs to the table. Own attributes are private,
    since `oa:prefix` is a term too.
    """

    def __init__(self, prefix: str, iri: str, local_names: str, *, codes: bool = False) -> None:
        terms = {name: f"<{iri}{name}>" for name in local_names.split()}
        # First come, first served: E33 is E33_Linguistic_Object, not E33_E41_Linguistic_Appellation.
        short = {name.split("_", 1)[0]: term for name, term in reversed(terms.items())} if codes else {}
        self.__dict__.update(short | terms)
        self.__dict__["_prefix"], self.__dict__["_iri"], self.__dict__["_terms"] = prefix, iri, terms
        self.__dict__["_known"] = frozenset(terms.values())

    def __getattr__(self, name: str) -> str:  # only reached when the instance has no such attribute
        if name.startswith("_"):
            raise AttributeError(name)
        raise VocabularyError(f"{self.__dict__['_prefix']}:", name, self.nearest_terms(name))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"namespace {self.__dict__['_prefix']}: is closed, {name} cannot be set")

    def __getitem__(self, name: str) -> str:
        term: str | None = None if name.startswith("_") else self.__dict__.get(name)
        if term is None:
            raise VocabularyError(f"{self.__dict__['_prefix']}:", name, self.nearest_terms(name))
        return term

    def nearest_terms(self, name: str) -> tuple[str, ...]:
        """The names of the table most like a name that is not in it, best first."""
        terms: dict[str, str] = self.__dict__["_terms"]
        by_lower = {known.lower(): known for known in terms}
        found = difflib.get_close_matches(name.lower(), by_lower, n=2, cutoff=0.7)
        return tuple(by_lower[key] for key in found)

    def __contains__(self, term: object) -> bool:
        return term in self.__dict__["_known"]

    def __iter__(self) -> Iterator[str]:
        return iter(self.__dict__["_terms"])

    def __len__(self) -> int:
        return len(self.__dict__["_terms"])

    def __str__(self) -> str:
        iri: str = self.__dict__["_iri"]
        return iri

    def __repr__(self) -> str:
        return f"Namespace({self.__dict__['_prefix']}: {self}, {len(self)} terms)"


class PatternNamespace:
    """A namespace of identifiers that cannot be listed, closed by a pattern instead.

    >>> WD.Q855
    '<http://www.wikidata.org/entity/Q855>'
    >>> WD["P31"]
    Traceback (most recent call last):
    kg.errors.VocabularyError: wd: has no term 'P31': look it up in the ontology; no terms of our own
    """

    def __init__(self, prefix: str, iri: str, pattern: str) -> None:
        self._prefix, self._iri = prefix, iri
        self._local = re.compile(pattern)

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> str:
        if not self._local.fullmatch(name):
            raise VocabularyError(f"{self._prefix}:", name)
        return f"<{self._iri}{name}>"

    def __contains__(self, term: object) -> bool:
        return (
            isinstance(term, str)
            and term.startswith(f"<{self._iri}")
            and self._local.fullmatch(term[len(self._iri) + 1 : -1]) is not None
        )

    def __str__(self) -> str:
        return self._iri

    def __repr__(self) -> str:
        return f"PatternNamespace({self._prefix}: {self._iri}, {self._local.pattern})"


CRM: Final = Namespace("crm", "http://www.cidoc-crm.org/cidoc-crm/", names.CRM, codes=True)
PROV: Final = Namespace("prov", "http://www.w3.org/ns/prov#", names.PROV)
OA: Final = Namespace("oa", "http://www.w3.org/ns/oa#", names.OA)
SKOS: Final = Namespace("skos", "http://www.w3.org/2004/02/skos/core#", names.SKOS)
SCHEMA: Final = Namespace("schema", "https://schema.org/", names.SCHEMA)
RDF: Final = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", names.RDF)
RDFS: Final = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#", names.RDFS)
XSD: Final = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#", names.XSD)
OWL: Final = Namespace("owl", "http://www.w3.org/2002/07/owl#", names.OWL)
DCAT: Final = Namespace("dcat", "http://www.w3.org/ns/dcat#", names.DCAT)
DCTERMS: Final = Namespace("dcterms", "http://purl.org/dc/terms/", names.DCTERMS)
VOID: Final = Namespace("void", "http://rdfs.org/ns/void#", names.VOID)
SH: Final = Namespace("sh", "http://www.w3.org/ns/shacl#", names.SH)
SD: Final = Namespace("sd", "http://www.w3.org/ns/sparql-service-description#", names.SD)
FORMATS: Final = Namespace("formats", "http://www.w3.org/ns/formats/", names.FORMATS)
FOAF: Final = Namespace("foaf", "http://xmlns.com/foaf/0.1/", names.FOAF)
RICO: Final = Namespace("rico", "https://www.ica.org/standards/RiC/ontology#", names.RICO)
SPDX: Final = Namespace("spdx", "http://spdx.org/rdf/terms#", names.SPDX)
CC: Final = PatternNamespace("cc", "https://creativecommons.org/", r"licenses/by(-sa)?/4\.0/|publicdomain/zero/1\.0/")
MEDIA: Final = PatternNamespace(
    "media", "https://www.iana.org/assignments/media-types/", r"(text|application)/[a-z][a-z0-9.+-]*"
)
NP: Final = Namespace("np", "http://www.nanopub.org/nschema#", names.NP)
CONTEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "annotation": "http://www.w3.org/ns/anno.jsonld",
        "linked-art": "https://linked.art/ns/v1/linked-art.json",
        "schema": "https://schema.org/",
    }
)
"""The published JSON-LD contexts that exports name; nothing fetches them."""
TEI: Final = "http://www.tei-c.org/ns/1.0"
WD: Final = PatternNamespace("wd", "http://www.wikidata.org/entity/", r"Q[1-9][0-9]*")
WDT: Final = PatternNamespace("wdt", "http://www.wikidata.org/prop/direct/", r"P[1-9][0-9]*")

NAMESPACES: Final[tuple[Namespace | PatternNamespace, ...]] = (
    *(CRM, PROV, OA, SKOS, SCHEMA, RDF, RDFS, XSD, OWL),
    *(DCAT, DCTERMS, VOID, SH, SD, FORMATS, FOAF, RICO, SPDX, NP, WD, WDT),
)

PREFIXES: Final[Mapping[str, str]] = MappingProxyType({ns._prefix: str(ns) for ns in NAMESPACES})
"""Prefix to namespace IRI, in reading order, for serialisers and queries. `t:` depends on the base."""

_BY_PREFIX: Final = MappingProxyType({ns._prefix: ns for ns in NAMESPACES})
_BY_IRI: Final = MappingProxyType({iri: prefix for prefix, iri in PREFIXES.items()})


def expand(name: str) -> str:
    """The term a prefixed name stands for.

    >>> expand("crm:P70i_is_documented_in")
    '<http://www.cidoc-crm.org/cidoc-crm/P70i_is_documented_in>'

    Raises VocabularyError where prefix or term does not exist.
    """
    prefix, _, local = name.partition(":")
    if prefix not in _BY_PREFIX:
        nearest = difflib.get_close_matches(prefix, PREFIXES, n=2)
        raise VocabularyError("the table of prefixes", prefix, tuple(nearest))
    return _BY_PREFIX[prefix][local]


def table_of(term: str) -> Namespace | PatternNamespace | None:
    """The namespace a term in N-Triples form lies in, whether or not the term exists there.

    >>> table_of("<http://www.w3.org/ns/prov#usedd>")
    Namespace(prov: http://www.w3.org/ns/prov#, 118 terms)
    """
    cut = max(term.rfind("/"), term.rfind("#")) + 1
    return _BY_PREFIX.get(_BY_IRI.get(term[1:cut], ""))


def compact(term: str) -> str:
    """The term as people write it, `crm:P14_carried_out_by`; a term of no table comes back unchanged.

    For messages and logs: the result need not be a prefixed name of Turtle.

    >>> compact("<http://www.w3.org/ns/prov#used>"), compact('"Litvinov"')
    ('prov:used', '"Litvinov"')
    """
    if not term.startswith("<"):
        return term
    cut = max(term.rfind("/"), term.rfind("#")) + 1
    prefix = _BY_IRI.get(term[1:cut])
    return f"{prefix}:{term[cut:-1]}" if prefix else term



WIKIDATA_API: Final = "https://www.wikidata.org/w/api.php"
WIKIDATA_SPARQL: Final = "https://query.wikidata.org/sparql"
WIKIDATA_RECONCILE: Final = "https://wikidata.reconci.link/en/api"
"""Services that `kg link --online` asks unless it is given others; nothing else of the project uses a network."""
