"""The nouns and past forms that name a past act, and the act once found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon import Concept
from kg.model import Role, When


@dataclass(frozen=True, slots=True)
class Words:
    """The nouns and past forms of ``past-acts.ttl`` and the kinds they name; ``dated`` kinds count only with a date."""

    nouns: re.Pattern[str]
    verbs: re.Pattern[str]
    kinds: dict[str, str]
    dated: frozenset[str]
    placed: frozenset[str]

    @classmethod
    def of(cls, concepts: tuple[Concept, ...]) -> Words:
        """``skos:hiddenLabel`` are nouns, ``altLabel`` past forms, ``scopeNote`` says what must stand with them."""
        nouns = {label.lower(): c.slug for c in concepts for label in c.values("skos:hiddenLabel")}
        verbs = {label.text.lower(): c.slug for c in concepts for label in c.alts}
        notes = {c.slug: c.values("skos:scopeNote") for c in concepts}
        return cls(
            _any(nouns),
            _any(verbs),
            {**nouns, **verbs},
            frozenset(s for s, n in notes.items() if "dated" in n),
            frozenset(s for s, n in notes.items() if "place" in n),
        )

    def kind(self, words: str) -> str:
        """The kind that a noun or past form names."""
        return self.kinds[" ".join(words.lower().split())]


def _any(words: dict[str, str]) -> re.Pattern[str]:
    each = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(
        r"(?<![\w'-])(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in each) + r")(?![\w-])", re.IGNORECASE
    )


@dataclass(frozen=True, slots=True)
class Act:
    """One act found in a clause, ``start:end`` its words; ``dates`` in text order, one act for each."""

    kind: str
    start: int
    end: int
    roles: tuple[Role, ...]
    dates: tuple[When, ...] = ()
