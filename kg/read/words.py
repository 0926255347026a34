"""The words an archive's page puts around a document, from ``ontology/vocabularies/archive-pages.ttl``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg import lexicon
from kg.model import Kind


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the record: its ``slug`` ("record-id"), the kind of its value, and two traits of its label.

    ``strong`` labels do not stand alone on a line of a document's own text; ``one`` fields hold one line at most.
    """

    slug: str
    kind: Kind
    strong: bool = False
    one: bool = False


def key(words: str) -> str:
    """How a line is compared with the vocabulary: case, inner white space and a final colon do not count.

    >>> key("Original  Uploaded Date :")
    'original uploaded date'
    """
    return " ".join(words.split()).rstrip(":").rstrip().casefold()


@cache
def _concepts() -> Mapping[str, lexicon.Concept]:
    return MappingProxyType({concept.slug: concept for concept in lexicon.vocabulary("archive-pages")})


@cache
def fields() -> Mapping[str, Field]:
    """Every label of a record field, as :func:`key` spells it, with its field."""
    found: dict[str, Field] = {}
    for concept in _concepts().values():
        if "field-label" in concept.broader:
            traits = concept.values("skos:editorialNote")
            kind = Kind(concept.values("skos:notation")[0])
            field = Field(concept.slug, kind, strong="strong" in traits, one="one" in traits)
            found.update((key(label), field) for label in concept.labels())
    return MappingProxyType(found)


@cache
def labels(slug: str) -> frozenset[str]:
    """The labels of one entry and of the entries below it, as :func:`key` spells them."""
    return frozenset(
        key(label)
        for concept in _concepts().values()
        if concept.slug == slug or slug in concept.broader
        for label in concept.labels()
    )


@cache
def record_types() -> frozenset[str]:
    """Types of documents exactly as the archive writes them: ``"Memorandum of Conversation"``, not ``"TELEGRAM"``."""
    return frozenset(label.text for label in _concepts()["record-type"].alts)
