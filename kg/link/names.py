"""Which records a name may mean: variants generate, rapidfuzz ranks, nothing here decides.

The index holds every label of the authority file, the romanisations of its Cyrillic labels, the pinyin of its
Palladius and Wade-Giles forms, initials of western names, and the names of bodies made of their own and their larger
body's. `exact` is for decisions, `candidates` for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz

from kg.authority import Authorities, Record
from kg.lexicon import Label
from kg.link.fold import fold, numbers, tokens
from kg.link.romanise import palladius, russian, wade_giles
from kg.model import Entity, EntityKind

LIMIT = 20
"""Candidates shown to a reviewer, and the size at which recall is measured."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record and how its name was met: ``strength`` is full, initials, name, surname or generic, ``variant`` its
    spelling in the authority file."""

    slug: str
    strength: str
    variant: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record with the score of its best variant (0 to 100): an order to look at, never a confidence."""

    slug: str
    score: float
    variant: str


@dataclass(frozen=True, slots=True)
class Index:
    """Folded variants -> matches; sounds -> slugs."""

    exactly: Mapping[str, tuple[Match, ...]]
    sounding: Mapping[str, tuple[str, ...]]
    variants: Mapping[str, tuple[str, ...]]

    def exact(self, name: str) -> tuple[Match, ...]:
        """Records one of whose variants is this name; words of a person's name may stand in another order."""
        found = self.exactly.get(fold(name), ())
        return found or self.exactly.get(_unordered(name), ())

    def candidates(self, name: str, limit: int = LIMIT) -> tuple[Candidate, ...]:
        """At most ``limit`` records, best first; numbers in a name must agree."""
        wanted = fold(name)
        forms = {wanted, *russian(name), *palladius(name), *wade_giles(name)}
        near = {slug for form in forms for slug in self._sounding(form)}
        near |= {m.slug for form in forms for m in self.exactly.get(form, ())}
        scored = []
        for slug in near or self.variants:
            best = max(
                (
                    (_score(form, variant), variant)
                    for form in forms
                    for variant in self.variants[slug]
                    if numbers(form) == numbers(variant)
                ),
                default=(0.0, ""),
            )
            if best[0] >= (0 if slug in near else 60):
                scored.append(Candidate(slug, round(best[0], 1), best[1]))
        scored = [c for c in scored if c.variant]
        return tuple(sorted(scored, key=lambda c: (-c.score, c.slug))[:limit])

    def _sounding(self, form: str) -> set[str]:
        return {slug for word in form.split() if len(word) > 2 for slug in self.sounding.get(sound(word), ())}


def _score(one: str, other: str) -> float:
    return float(max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)))


def _unordered(name: str) -> str:
    return "~" + " ".join(sorted(tokens(name)))


# Spellings of one Russian or Chinese sound in western languages, longest first: "Jeschow", "Yezhov", "Iejov", "Ezhov".
_SOUNDS = (
    (r"schtsch|chtch|shch|szcz|tsch|tch|sch|zh|sh|cz|ch|sz|ts|tz|dj|dz|hs|kh|[jzcsxqgkh]", "S"),
    (r"ph|ff|[wfvb]", "V"),
    (r"[dt]+", "T"),
    (r"p+", "P"),
    (r"[mn]+g?", "N"),
    (r"l+", "L"),
    (r"r+", "R"),
    (r"[aeiouy]", ""),
)
_SOUND = re.compile("|".join(f"({pattern})" for pattern, _ in _SOUNDS))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The skeleton of a folded word: ``sound("jeschow") == sound("yezhov")``."""
    bare = re.sub(r"^(?:[jyi]+(?=[eaou])|[yi](?=e))", "", word)
    made = _SOUND.sub(lambda m: _SOUNDS[(m.lastindex or 1) - 1][1], bare)
    return re.sub(r"(.)\1+", r"\1", made) or word[:1]


def _composed(record: Record, known: Mapping[str, Record], seen: frozenset[str] = frozenset()) -> tuple[Label, ...]:
    """The names of a body that is known by a generic name, with each name of the body it belongs to: "Central
    Committee of the CPSU", "VKP(b) CC", "Politburo of the CC of the CPSU". Such a name is its own.
    """
    whole = [known[slug] for slug in record.within if slug in known and slug not in seen]
    names = [
        label.text
        for larger in whole
        for label in (*larger.names, *_composed(larger, known, seen | {record.slug}))
        if label.lang == "en" and label.text not in larger.generic
    ]
    forms = ("{0} of the {1}", "{0} of {1}", "{0} {1}", "{1} {0}")
    return tuple(Label(f.format(part, name), "en") for part in record.generic for name in names for f in forms)


def _forms(record: Record, composed: tuple[Label, ...] = ()) -> dict[str, tuple[str, str]]:
    """Folded form -> strength and spelling."""
    found: dict[str, tuple[str, str]] = {}
    person = record.kind is EntityKind.PERSON

    def add(form: str, strength: str, spelling: str) -> None:
        if form:
            found.setdefault(form, (strength, spelling))

    for label in (*record.names, *composed):
        forms = {fold(label.text)}
        if label.lang == "ru":
            forms |= russian(label.text) | palladius(label.text)
        if "-" in label.text or "'" in label.text:
            forms |= wade_giles(label.text) & {fold(n.text) for n in record.names}
        for form in sorted(forms):
            words = form.split()
            if not person:
                add(form, "generic" if label.text in record.generic else "name", label.text)
                continue
            initials = len(words) > 1 and any(len(w) == 1 for w in words)
            strength = "surname" if len(words) == 1 else "initials" if initials else "full"
            if label.lang not in ("en", "ru") and len(words) == 1:
                strength = "surname"
            add(form, strength, label.text)
            if len(words) == 3 and _PATRONYMIC.search(words[1]):  # "Dear Vyacheslav Mikhailovich!": many bear the two
                add(" ".join(words[:2]), "surname", label.text)
            if strength == "full":
                add(_unordered(form), "full", label.text)
                if len(words) in (2, 3) and label.lang in ("en", "ru") and not _family_first(record):
                    add(" ".join((*(w[0] for w in words[:-1]), words[-1])), "initials", label.text)
                    add(f"{words[0][0]} {words[-1]}", "initials", label.text)
    return found


_PATRONYMIC = re.compile(r"(?:[oe]vi(?:ch|c|tsch|tch)|i(?:ch|tsch)|(?:[oe]v|i[cn]?h?)na)$")


def another(entity: Entity, record: Record, match: Match) -> str:
    """Why a bare surname is another person's ("" = it may be his): the document also gives it a first name, and none of
    the record's begins so. "Kaganovich … Mikhail Kaganovich" is not Lazar."""
    if match.strength != "surname" or record.kind is not EntityKind.PERSON:
        return ""
    own = [tokens(label.text) for label in record.names]
    first = {words[0][0] for words in own if len(words) > 1}
    surnames = {words[-1] for words in own if words} | {words[0] for words in own if len(words) == 1}
    for name in (entity.name, *entity.names):
        words = tokens(name)
        given = [word for word in words if word not in surnames]
        if len(words) > 1 and len(given) < len(words) and given and first and given[0][0] not in first:
            return f"bears another first name than {name}"
    return ""


def _family_first(record: Record) -> bool:
    """Whether the record has a Chinese name: its family name stands first, and initials are not used."""
    return any(label.lang == "zh" for label in record.names) and not any(
        " " in n.text for n in record.names if n.lang == "ru" and len(n.text.split()) > 2
    )


def index(records: Iterable[Record]) -> Index:
    """The index over records that mentions can be identified with."""
    exactly: dict[str, dict[str, Match]] = {}
    sounding: dict[str, dict[str, None]] = {}
    variants: dict[str, tuple[str, ...]] = {}
    known = {r.slug: r for r in records}
    for record in sorted(known.values(), key=lambda r: r.slug):
        if record.kind is None or record.withdrawn:
            continue
        forms = _forms(record, _composed(record, known))
        variants[record.slug] = tuple(sorted(f for f in forms if not f.startswith("~")))
        for form, (strength, spelling) in forms.items():
            exactly.setdefault(form, {})[record.slug] = Match(record.slug, strength, spelling)
            for word in form.removeprefix("~").split():
                if len(word) > 2:
                    sounding.setdefault(sound(word), {})[record.slug] = None
    return Index(
        MappingProxyType({k: tuple(v.values()) for k, v in exactly.items()}),
        MappingProxyType({k: tuple(v) for k, v in sounding.items()}),
        MappingProxyType(variants),
    )


@lru_cache(maxsize=4)
def index_of(slugs: tuple[Record, ...]) -> Index:
    """The index of these records, built once."""
    return index(slugs)


def of(authorities: Authorities) -> Index:
    """The index of an authority file."""
    return index_of(tuple(authorities.records.values()))
