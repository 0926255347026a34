"""What reading provisions knows: wordings, past acts, movements of units, bodies that decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg import lexicon
from kg.interpret.provisions.acts import Words
from kg.interpret.provisions.book import Book
from kg.interpret.provisions.movements import Movements
from kg.interpret.provisions.wordings import wordings


@dataclass(frozen=True, slots=True)
class Known:
    """The word lists ``provisions.ttl`` and ``past-acts.ttl``, ready for use."""

    book: Book
    acts: Words
    movements: Movements
    deciding: re.Pattern[str]

    @classmethod
    def load(cls, ontology: Path) -> Known:
        """Read the word lists under ``ontology/vocabularies``. Errors as in :func:`kg.lexicon.load`."""
        provisions = lexicon.load(ontology / "vocabularies" / "provisions.ttl")
        sure = [label for c in provisions if c.slug == "addressing-verb" for label in c.values("skos:hiddenLabel")]
        bodies = [label for c in provisions if c.slug == "deciding-body" for label in c.values("skos:hiddenLabel")]
        return cls(
            Book.of(wordings(provisions), wordings(provisions, speech=True), frozenset(sure)),
            Words.of(lexicon.load(ontology / "vocabularies" / "past-acts.ttl")),
            Movements.of(provisions),
            re.compile("|".join(rf"(?<!\w){re.escape(b)}(?!\w)" for b in bodies) or r"(?!)"),
        )
