"""The word lists of recognition as one frozen bundle, loaded once and passed in.

``Lexica.load(ontology_dir())`` reads the files named in ``FILES`` under ``vocabularies/``.
Phrases are found by one Aho-Corasick automaton (leftmost, longest, whole words); single words are looked up in sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind
from anyascii import anyascii

from kg import lexicon

FILES = ("titles", "offices", "groups", "units", "places", "given-names", "persons", "name-stoplist")

# kinds whose labels are phrases to be found in running text, with the spellings tried besides the one written
_PHRASES = MappingProxyType({
    "title-personal": "upper",
    "title-rank": "upper",
    "office-title": "any",
    "office-head": "any",
    "office-calling": "any",
    "group-name": "upper",
    "group-head": "title",
    "group-lower": "lower",
    "unit-head": "any",
    "place-country": "upper",
    "place-region": "upper",
    "place-city": "upper",
    "person-name": "upper",
})
_LETTER_QUOTE = re.compile(r"[^\W\d_]'")     # "d'Affaires" is no whole word behind its apostrophe
# endings of English nouns that no family name has: "Mechanization", "Armaments", "Separatists"
_ABSTRACT = re.compile(r".(?:[st]ions?|isms?|ists|ments|ships|ness|ities|ologies|ological|ically|atives)$")
_SMALL = frozenset({"of", "and", "in", "for", "the", "to", "d'affaires", "d’affaires"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A label's kind (``place-city``) and concept (``place-kashgar``)."""

    kind: str
    slug: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """What one spelling may be: its entries, and their kinds, also up to the hyphen (``place-city``, ``place``)."""

    entries: tuple[Entry, ...]
    kinds: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Pattern:
        """The pattern of these entries."""
        every = tuple(entries)
        return cls(every, frozenset(k for e in every for k in (e.kind, e.kind.partition("-")[0])))


class Hit(NamedTuple):
    """A whole-word occurrence of a label at ``start:end``; one spelling may have several entries."""

    start: int
    end: int
    pattern: Pattern

    def of(self, *kinds: str) -> Entry | None:
        """The first entry of one of these kinds or of a kind beginning so: ``hit.of("place")``."""
        if self.pattern.kinds.isdisjoint(kinds):
            return None
        return next(e for e in self.pattern.entries if e.kind in kinds or e.kind.partition("-")[0] in kinds)


def _title(label: str) -> str:
    return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in label.split(" "))


def _spellings(label: str, how: str) -> Iterator[str]:
    if how == "lower":
        yield label.lower()
        return
    if how == "title":
        yield _title(label)
        yield label.upper()
        return
    yield label
    if how == "any":
        yield from (label[:1].upper() + label[1:], _title(label), label.upper())
    elif len(label) > 3 or label.endswith("."):   # "Mao" may be MAO, "Mr." is MR., but an "Or" is not found in "OR"
        yield label.upper()


_AUTHORITY = MappingProxyType({
    "persons": ("crm:E21_Person", "person-name"),
    "places": ("crm:E53_Place", "place-city"),
    "groups": ("crm:E74_Group", "group-name"),
})


def _of_authority(folder: Path) -> Iterator[tuple[lexicon.Concept, str]]:
    """Persons, places and bodies of the authority file: whole names and names of places and bodies are known wherever
    they stand. Units are left to the grammar of units, which reads their number with them."""
    for name, (type_, kind) in _AUTHORITY.items():
        path = folder / f"{name}.ttl"
        if path.is_file():
            yield from (
                (concept, kind) for concept in lexicon.load(path)
                if type_ in concept.types and "t:military-unit" not in concept.values("crm:P2_has_type")
            )


def _sought(concept: lexicon.Concept, family: str, heads: frozenset[str]) -> Iterator[str]:
    """The spellings sought as they stand: whole names of persons; of bodies what holds no head noun, since the grammar
    of bodies reads "Soviet government" together with what stands around it, but not "Party (of Bolsheviks)"."""
    told_apart = {label.text for label in concept.pref if " (" in label.text}   # "Soviet Union (state)": nobody's words
    for label in concept.labels():
        words = label.lower().split()
        if label[:1].isupper() and label not in told_apart and (
            family == "place" or (family == "person" and len(words) > 1)
            or (family == "group" and ("(" in label or heads.isdisjoint(words)))
        ):
            yield from _spellings(label.replace("’", "'"), "upper")


@dataclass(frozen=True, slots=True)
class Lexica:
    """What recognition knows about words. Sets hold lower-case words, except ``capitals``, ``given``, ``families``.

    ``function`` words end every name; ``words`` are ordinary words; ``namesakes`` ordinary words that are surnames
    too; ``capitals`` capital letters that name no body; ``families`` the family names that stand first, by language.
    """

    automaton: AhoCorasick = field(repr=False, compare=False)
    patterns: tuple[Pattern, ...] = field(repr=False)
    labels: Mapping[str, str] = field(repr=False)            # concept -> preferred label
    function: frozenset[str] = field(repr=False)
    words: frozenset[str] = field(repr=False)
    namesakes: frozenset[str] = field(repr=False)
    powers: frozenset[str] = field(repr=False)               # of these, what may be general or major too: "power"
    syllables: frozenset[str] = field(repr=False)            # ordinary words that end East Asian names: "dam"
    capitals: frozenset[str] = field(repr=False)
    things_named: frozenset[str] = field(repr=False)         # before a name: "cruiser", "operation"
    named_things: frozenset[str] = field(repr=False)         # behind a name: "works", "prize"
    given: frozenset[str] = field(repr=False)
    given_last: frozenset[str] = field(repr=False)           # given names that follow the family name, plain letters
    families: Mapping[str, frozenset[str]] = field(repr=False)
    dignities: frozenset[str] = field(repr=False)            # after a name: "Batyr", "Khan"
    surname_endings: tuple[str, ...] = field(repr=False)     # "sky", "enko"
    patronymics: tuple[str, ...] = field(repr=False)         # "ovich"
    speech: frozenset[str] = field(repr=False)               # "reported", "replied"
    adjectives: frozenset[str] = field(repr=False)           # "soviet", "north korean"
    peoples: frozenset[str] = field(repr=False)              # adjectives but "european", "western"
    modifiers: frozenset[str] = field(repr=False)            # "acting", "deputy"
    sole: frozenset[str] = field(repr=False)                 # offices of the first in a state or party: "president"
    crowned: frozenset[str] = field(repr=False)              # those of them that are no party's or government's: "king"
    women: frozenset[str] = field(repr=False)                # titles of women: "mrs."
    men: frozenset[str] = field(repr=False)                  # titles of men: "mr."
    complements: frozenset[str] = field(repr=False)          # "foreign", "affairs"
    times: frozenset[str] = field(repr=False)                # "monday", "may"
    region_nouns: frozenset[str] = field(repr=False)         # "district"
    arms: frozenset[str] = field(repr=False)                 # "rifle"
    unit_nouns: Mapping[str, str] = field(repr=False)        # "regiments" -> "regiment"
    counts: frozenset[str] = field(repr=False)               # "one", "two"
    ordinals: frozenset[str] = field(repr=False)             # "first"

    @classmethod
    def load(cls, ontology: Path) -> Lexica:
        """Read the word lists under ``ontology/vocabularies`` and the names of ``ontology/authority``.

        Errors as in :func:`kg.lexicon.load`.
        """
        concepts = [c for name in FILES for c in lexicon.load(ontology / "vocabularies" / f"{name}.ttl")]
        by_kind: dict[str, list[lexicon.Concept]] = {}
        for concept in concepts:
            for kind in concept.broader:
                by_kind.setdefault(kind.removeprefix("kind-"), []).append(concept)
        found: dict[str, dict[Entry, None]] = {}
        for kind, how in _PHRASES.items():
            for concept in by_kind.get(kind, ()):
                for label in concept.labels():
                    for spelling in _spellings(label.replace("’", "'"), how):
                        found.setdefault(spelling, {})[Entry(kind, concept.slug)] = None
                    if kind == "office-title" and " of " not in label:   # "Ministers Gromyko and Rusk"
                        found.setdefault(_title(label) + "s", {})[Entry("office-plural", concept.slug)] = None
        own = {c.slug: c.label() for c in concepts}
        heads = frozenset(
            n.lower() for kind in ("group-head", "group-lower") for c in by_kind.get(kind, ()) for n in c.labels())
        for concept, kind in _of_authority(ontology / "authority"):
            family = kind.partition("-")[0]
            names = concept.labels() if family == "group" else (concept.label(),)
            known = (e for name in names for e in found.get(name, {}) if e.kind.partition("-")[0] == family)
            same = next(known, Entry(kind, f"{family}-{concept.slug}"))
            own.setdefault(same.slug, concept.label())
            for spelling in _sought(concept, family, heads):
                if family != "group" or spelling not in found:   # "USSR" stays a place
                    found.setdefault(spelling, {})[same] = None
        patterns = sorted(found)

        def labels(*kinds: str, lower: bool = True) -> frozenset[str]:
            names: Iterable[str] = (name for k in kinds for c in by_kind.get(k, ()) for name in c.labels())
            return frozenset(name.lower() if lower else name for name in names)

        return cls(
            automaton=AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest),
            patterns=tuple(Pattern.of(found[p]) for p in patterns),
            labels=MappingProxyType(own),
            function=labels("stop-function"),
            words=labels("stop-word"),
            namesakes=labels("stop-namesake"),
            powers=labels("stop-namesake-thing"),
            syllables=labels("stop-syllable"),
            capitals=labels("stop-capitals", lower=False),
            things_named=labels("stop-thing-before"),
            named_things=labels("stop-thing-behind"),
            given=labels("given-name", lower=False),
            given_last=frozenset(anyascii(name) for name in labels("given-name-last", lower=False)),
            families=MappingProxyType({
                tongue: labels(f"surname-{tongue}", lower=False) for tongue in ("chinese", "korean", "vietnamese")
            }),
            dignities=labels("dignity-after", lower=False),
            surname_endings=tuple(sorted(labels("surname-ending"))),
            patronymics=tuple(sorted(labels("patronymic-ending"))),
            speech=labels("speech-verb"),
            adjectives=labels("place-adjective", "place-direction"),
            peoples=labels("place-adjective"),
            modifiers=labels("office-modifier"),
            sole=labels("office-sole"),
            crowned=labels("office-crown"),
            women=labels("title-woman"),
            men=labels("title-man"),
            complements=labels("office-complement"),
            times=labels("stop-time"),
            region_nouns=labels("place-kind"),
            arms=labels("unit-arm"),
            unit_nouns=MappingProxyType({
                name.lower(): c.label().lower() for c in by_kind.get("unit-head", ()) for name in c.labels()
            }),
            counts=labels("unit-number"),
            ordinals=labels("unit-ordinal"),
        )

    def hits(self, flat: str) -> tuple[Hit, ...]:
        """Every whole-word label in the text, in order, without overlaps."""
        patterns, length = self.patterns, len(flat)
        return tuple(
            Hit(start, end, patterns[index])
            for index, start, end in self.automaton.find_matches_as_indexes(flat)
            if not (start and (flat[start - 1].isalnum() or _LETTER_QUOTE.match(flat, start - 2)))
            and (flat[end - 1] == "." or end == length or not flat[end].isalnum())
        )

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name, or two of them with a hyphen: ``is_given("Jean-Paul")``."""
        return word in self.given or self.ends_name(word) or word.replace("'", "") in self.given or (
            "-" in word and all(part in self.given for part in word.split("-")))

    def ends_name(self, word: str) -> bool:
        """Whether a word is a given name of a people who put it behind the family name: ``ends_name("János")``."""
        return anyascii(word) in self.given_last

    def ordinary(self, word: str) -> bool:
        """Whether a capitalised word is an ordinary word, never a name: ``ordinary("Department")``."""
        low = word.lower()
        if low in self.words or low in self.function or low in self.adjectives or _ABSTRACT.search(low):
            return True
        if "-" in low and all(p in self.words or p in self.times or p in self.adjectives for p in low.split("-")):
            return True               # "February-March", "Anglo-American"
        return any(single in self.words or single in self.adjectives for single in _singulars(low))


def _singulars(word: str) -> Iterator[str]:
    """What a plural may be the plural of: ``embassies`` of ``embassy``, ``factories``, ``committees``."""
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
