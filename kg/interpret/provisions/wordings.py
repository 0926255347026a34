"""Wordings: the labels of ``provisions.ttl`` and how a sentence is compared with them.

A wording is words and slots, ``Charge {addressee} with {task}``. Slots that name somebody are read as lists of names,
so that the words after them are looked for where the list ends; a wording whose slot names nobody is passed over:
"Permit the transfer of guns to the front" permits a transfer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.interpret.provisions.holders import Listed
from kg.interpret.provisions.inflection import finite
from kg.lexicon import Concept

ACTORS = frozenset({"addressee", "appointee", "promisor", "promisee", "person"})
"""Slots that must hold a person, body, unit or office."""

_SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a wording: a slot, or fixed words in small letters."""

    slot: str
    words: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The fixed words in a text."""
        return _pattern(self.words, False)

    @property
    def third(self) -> re.Pattern[str]:
        """The fixed words with their first verb in a finite form: "charges", "charged" for "charge"."""
        return _pattern(self.words, True)


@cache
def _pattern(words: str, third: bool) -> re.Pattern[str]:
    """Fixed words as a pattern, compiled when a sentence first asks for them."""
    first, *more = words.split(" ")
    start = finite(first) if third else re.escape(first)
    bound = r"(?<!\w)" if first[:1].isalnum() else ""
    return re.compile(bound + start + "".join(r"[\s,:]+" + re.escape(w) for w in more) + r"(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """One label: its kind, its tokens, and ``weight``, the length of its fixed words."""

    kind: str
    label: str
    tokens: tuple[Token, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence that follows a wording. Offsets are those of the clause.

    ``slots`` are (name, start, end); ``held`` who fills the slots that name somebody; ``inserted`` what stands between
    commas inside; ``open`` says that the words end where a list is to follow.
    """

    kind: str
    label: str
    verb: tuple[int, int] = (0, 0)
    slots: tuple[tuple[str, int, int], ...] = ()
    held: tuple[tuple[str, Listed], ...] = ()
    inserted: tuple[tuple[int, int], ...] = ()
    open: bool = False
    end: int = 0

    def slot(self, *names: str) -> tuple[int, int] | None:
        """The first of these slots that is filled."""
        return next(((s, e) for name in names for n, s, e in self.slots if n == name), None)

    @property
    def infinitive(self) -> bool:
        """Whether its task is a verb or a clause, so that further verbs after "and" belong to it."""
        return bool(re.search(r"\b(?:to|that|of|must|shall|should|will|may) \{(?:task|object)\}$|\{verb\}", self.label))


def wordings(concepts: tuple[Concept, ...], *, speech: bool = False) -> tuple[Wording, ...]:
    """All wordings, those with more fixed words first; with ``speech`` those that hold only inside what is declared."""
    labels = [
        (c.slug, label)
        for c in concepts
        for label in ([a.text for a in c.alts] if speech else c.values("skos:hiddenLabel"))
        if _SLOT.search(label)
    ]
    return tuple(
        sorted((_compile(kind, label) for kind, label in labels), key=lambda w: (-w.weight, -len(w.tokens), w.label))
    )


def _compile(kind: str, label: str) -> Wording:
    tokens: list[Token] = []
    for index, part in enumerate(_SLOT.split(label)):
        words = [w for w in part.split() if w != ","]
        if index % 2:
            tokens.append(Token(part, ""))
        elif words:
            tokens.append(Token("", " ".join(words).lower()))
    return Wording(kind, label, tuple(tokens), sum(len(t.words.replace(" ", "")) for t in tokens))
