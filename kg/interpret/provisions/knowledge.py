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
    own: re.Pattern[str]  # words for the side that decides: "Soviet", "our"
    executor: re.Pattern[str]  # "Responsible:" before those who carry something out

    @classmethod
    def load(cls, ontology: Path) -> Known:
        """Read the word lists under ``ontology/vocabularies``. Errors as in :func:`kg.lexicon.load`."""
        provisions = lexicon.load(ontology / "vocabularies" / "provisions.ttl")
        listed = {c.slug: c.values("skos:hiddenLabel") for c in provisions}
        said = {c.slug: tuple(label.text for label in c.alts) for c in provisions}
        sure = frozenset(listed.get("addressing-verb", ()))
        return cls(
            Book.of(wordings(provisions), wordings(provisions, speech=True), sure),
            Words.of(lexicon.load(ontology / "vocabularies" / "past-acts.ttl")),
            Movements.of(provisions),
            _words(listed.get("deciding-body", ())),
            _words(said.get("own-side", ())),
            re.compile(rf"(?P<words>{_words(said.get('executor-line', ())).pattern})\s*:\s*", re.IGNORECASE),
        )


def _words(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, whole."""
    return re.compile("|".join(rf"(?<!\w){re.escape(b)}(?!\w)" for b in labels) or r"(?!)")
