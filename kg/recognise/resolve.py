"""Resolution inside one document: which mentions name the same person, body, unit or place.

Nothing is joined across documents, and nothing by resemblance alone: a surname joins a full name only when one bearer
of that surname is named.  ``Entity.key`` is ``kind.slug`` and does not depend on the order of unrelated mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from anyascii import anyascii

from kg.model import (
    Claim,
    Diagnostic,
    Document,
    Entity,
    EntityKind,
    Mention,
    MentionKind,
    Named,
    Severity,
    Span,
    Voice,
)
from kg.recognise import glosses, names
from kg.recognise.family import family_first
from kg.recognise.lexica import Lexica

_UNDER = re.compile(r"\b(?:vice|deputy|under|assistant|acting|former)\b")      # "deputy prime minister"
# What the first of a state or party is besides: "General Secretary" and "member of the Politburo" are one man's
_BESIDES = re.compile(r"\b(?:members?|leader|head|chair(?:man|woman|person)?|delegate|candidate|commander|marshal)\b")
_GOVERNMENT = re.compile(r"\b(?:minister|premier|chancellor)\b")            # "Prime Minister and Minister of Defense"
_PORTFOLIO = re.compile(r"\b(?:minister|secretary|commissar)\b")
_PREFIX = {MentionKind.PERSON: "actor", MentionKind.GROUP: "group", MentionKind.UNIT: "unit",
           MentionKind.PLACE: "place", MentionKind.OFFICE: "holder"}
_KIND = {MentionKind.PERSON: EntityKind.PERSON, MentionKind.GROUP: EntityKind.GROUP, MentionKind.UNIT: EntityKind.UNIT,
         MentionKind.PLACE: EntityKind.PLACE, MentionKind.OFFICE: EntityKind.UNNAMED}


def slug(words: str) -> str:
    """``Ma Hushan`` as ``ma-hushan``; letters of other scripts are transliterated."""
    plain = re.sub(r"['’ʼ`]", "", anyascii(words)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


@dataclass(frozen=True, slots=True)
class _Parts:
    """A person's name taken apart: surname, given names (initials with a dot), all in small letters.

    ``label`` is what the key is made of when the name is whole: in the order of the name's own language.
    """

    surname: str
    given: tuple[str, ...]
    label: str


def parts(name: str, lexica: Lexica) -> _Parts:
    """Surname and given names: ``I. V. STALIN`` has surname ``stalin`` and given ``i.``, ``v.``; ``Sheng Shicai`` and
    ``Shicai Sheng`` have surname ``sheng``."""
    if (comma := name.find(", ")) > 0 and not re.match(r", (?:Jr|Sr|II)", name[comma:]):
        plain = name.replace(", ", " ", 1)                    # "Le, Thanh Nghi" is Le Thanh Nghi, whose surname is Le
        name = plain if _eastern(plain, lexica) else f"{name[comma + 2:]} {name[:comma]}"
    tokens = [t for t in names.run(name.replace("’", "'"), 0, len(name)) if t.kind != "suffix"]
    texts = [_folded(names.close_up(t)).lower() for t in tokens]
    if not texts:
        return _Parts(name.lower(), (), name)
    if len(texts) > 1 and texts[-1].endswith("."):           # "Молотов В.М."
        words = [t for t in texts if not t.endswith(".")]
        given = tuple(t for t in texts if t != words[-1])
        return _Parts(words[-1], given, " ".join((*given, words[-1])))
    if family_first(lexica, tuple(tokens)):
        return _Parts(texts[0], (" ".join(texts[1:]),), " ".join(texts))
    if len(tokens) == 2 and family_first(lexica, (tokens[1], tokens[0])) and texts[0].capitalize() not in lexica.given:
        return _Parts(texts[1], (texts[0],), f"{texts[1]} {texts[0]}")
    at = len(texts) - 1
    while at and tokens[at - 1].kind == "particle":           # "von der Schulenburg" is one surname
        at -= 1
    return _Parts(" ".join(texts[at:]), tuple(texts[:at]), " ".join(texts))


def _eastern(name: str, lexica: Lexica) -> bool:
    tokens = names.run(name.replace("’", "'"), 0, len(name))
    return bool(tokens) and tokens[-1].end == len(name) and bool(family_first(lexica, tokens))


def _folded(word: str) -> str:
    """A Latin word without its diacritics: ``Ceaușescu`` and ``Ceausescu`` are one name; other scripts stay."""
    return anyascii(word) if all(c < "\u0370" or "\u1e00" <= c <= "\u1eff" or not c.isalpha() for c in word) else word


class Resolved(NamedTuple):
    """Mentions with their entities, the entities in text order, ``Named`` claims (glosses, aliases), diagnostics."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    diagnostics: tuple[Diagnostic, ...]


def resolve(document: Document, mentions: tuple[Mention, ...], lexica: Lexica) -> Resolved:
    """Give every mention its entity."""
    diagnostics: list[Diagnostic] = []
    identity: dict[int, str] = {}
    people = [(i, m) for i, m in enumerate(mentions) if m.kind is MentionKind.PERSON]
    identity.update(_people(people, lexica, diagnostics))
    _as_marked(people, identity)
    keys: dict[tuple[MentionKind, str], str] = {}
    for index, mention in enumerate(mentions):
        if index not in identity:
            named = (mention.kind, mention.name)
            if named not in keys:
                keys[named] = f"{_PREFIX.get(mention.kind, 'thing')}.{_other(mention, lexica)}"
            identity[index] = keys[named]
    resolved = tuple(m if m.entity else replace(m, entity=identity[i]) for i, m in enumerate(mentions))
    found = tuple(glosses.pairs(document.text, resolved))
    resolved = _joined(resolved, found)
    claims, doubts = _glossed(document, resolved, found)
    return Resolved(resolved, _entities(resolved), claims, (*diagnostics, *doubts))


def _as_marked(people: list[tuple[int, Mention]], identity: dict[int, str]) -> None:
    """Persons the markup identifies lend their key to the other mentions of the same person: a signature's plain
    "Averill T. Hale" under a head with ``<persName corresp="#p_HAT1">``. Of two with one name the same form decides."""
    keys: dict[str, set[str]] = {}
    forms: dict[tuple[str, str], set[str]] = {}
    for index, mention in people:
        if mention.entity:
            keys.setdefault(identity[index], set()).add(mention.entity)
            forms.setdefault((identity[index], mention.name), set()).add(mention.entity)
    for index, mention in people:
        known = keys.get(identity[index], set())
        same = forms.get((identity[index], mention.name), set()) if len(known) > 1 else known
        if not mention.entity and len(same) == 1:
            identity[index] = next(iter(same))


def _joined(mentions: tuple[Mention, ...], found: Sequence[glosses.Gloss]) -> tuple[Mention, ...]:
    """Second names get the entity of the first: "Filippov [Stalin]" is one person wherever either name stands."""
    other: dict[str, str] = {}
    for gloss in found:
        first, second = _root(other, gloss.first.entity), _root(other, gloss.second.entity)
        if gloss.relation != "presumed" and first != second:
            other[second] = first
    return tuple(replace(m, entity=_root(other, m.entity)) for m in mentions) if other else mentions


def _root(other: dict[str, str], key: str) -> str:
    while key in other:
        key = other[key]
    return key


def _glossed(document: Document, mentions: tuple[Mention, ...], found: Sequence[glosses.Gloss]) -> tuple[
        tuple[Claim, ...], tuple[Diagnostic, ...]]:
    """What the brackets say, as claims of the translator, and a diagnostic for what they only presume."""
    entity = {m.span: m.entity for m in mentions}
    claims: list[Claim] = []
    doubts: list[Diagnostic] = []
    for gloss in found:
        claims.append(Named(
            evidence=(gloss.span,), voice=Voice.TRANSLATOR, rule=f"gloss-{gloss.relation}",
            entity=entity[gloss.first.span], name=gloss.second.name, of_name=gloss.first.name, relation=gloss.relation))
        if gloss.relation == "presumed":
            doubts.append(Diagnostic(
                "presumed-identity", Severity.INFO, gloss.span,
                f"the translator presumes that {gloss.first.name!r} is {gloss.second.name!r}; kept as two"))
    for mention in mentions:
        if mention.rule == "place-completed":
            words = mention.span.of(document.text)
            at = mention.span.start + words.index("[")
            claims.append(Named(
                evidence=(Span(at, mention.span.end),), voice=Voice.TRANSLATOR, rule="gloss-completion",
                entity=mention.entity, name=mention.name, of_name=words[:words.index("[")].strip(),
                relation="completion"))
    return tuple(claims), tuple(doubts)


def _other(mention: Mention, lexica: Lexica) -> str:
    name = mention.name
    if mention.kind is MentionKind.OFFICE:
        return slug(name)
    found = lexica.hits(name.replace("’", "'"))
    wanted = {MentionKind.GROUP: "group-name", MentionKind.PLACE: "place"}.get(mention.kind)
    if wanted and len(found) == 1 and (entry := found[0].of(wanted)) and len(name) == found[0].end - found[0].start:
        return slug(lexica.labels[entry.slug])
    return slug(re.sub(r"^(?:the|a|an) ", "", name, flags=re.IGNORECASE))


def _people(people: list[tuple[int, Mention]], lexica: Lexica, diagnostics: list[Diagnostic]) -> dict[int, str]:
    by_surname: dict[str, dict[tuple[str, ...], list[int]]] = {}
    labels: dict[tuple[str, tuple[str, ...]], str] = {}
    name_of: dict[int, Mention] = dict(people)
    taken_apart = {name: parts(name, lexica) for name in {m.name for _, m in people}}
    for index, mention in people:
        taken = taken_apart[mention.name]
        labels[taken.surname, taken.given] = taken.label
        by_surname.setdefault(taken.surname, {}).setdefault(taken.given, []).append(index)
    _nominative(by_surname)
    identity: dict[int, str] = {}
    for surname, forms in sorted(by_surname.items()):
        bearers = _bearers([g for g in forms if g])
        bare = forms.get((), [])
        parted = False
        if len(bearers) == 1 and bare:
            held = [name_of[i] for form in forms if form for i in forms[form]]
            parted = any(_conflict(name_of[i], held, lexica) for i in bare)
            if parted:
                bare = _parted(bare, held, name_of, surname, lexica, identity, diagnostics)
        for group in bearers.values():
            fullest = max(group, key=lambda form: (sum(len(g) for g in form if not g.endswith(".")), len(form), form))
            label = labels.get((surname, fullest)) or " ".join((*fullest, surname))
            if bare and len(bearers) == 1:
                label = surname if label.endswith(surname) and not parted else label
                identity.update((index, f"actor.{slug(label)}") for index in bare)
            identity.update((index, f"actor.{slug(label)}") for form in group for index in forms[form])
        if len(bearers) == 1:
            continue
        for index in bare:
            if bearers:
                diagnostics.append(Diagnostic(
                    "ambiguous-person", Severity.WARNING, name_of[index].span,
                    f"{name_of[index].name!r} may be any of {len(bearers)} persons of that surname; kept apart"))
            identity[index] = f"actor.{slug(surname)}"
    return identity


def _parted(bare: list[int], held: list[Mention], name_of: dict[int, Mention], surname: str, lexica: Lexica,
            identity: dict[int, str], diagnostics: list[Diagnostic]) -> list[int]:
    """The bare surnames that still belong to the bearer of the full name, when "President Kennedy" is not the
    "Attorney General Robert F. Kennedy"; the others get the surname's own key, with a warning where nothing tells."""
    offices = {_office(m) for m in held}
    kept: list[int] = []
    for index in bare:
        mention = name_of[index]
        if _office(mention) in offices - {""}:
            kept.append(index)
            continue
        identity[index] = f"actor.{slug(surname)}"
        if not _conflict(mention, held, lexica):
            diagnostics.append(Diagnostic(
                "ambiguous-person", Severity.WARNING, mention.span,
                f"{mention.name!r} may be either of two persons of that surname; kept apart from {held[0].name!r}"))
    return kept


def _office(mention: Mention) -> str:
    return (mention.office or mention.title).lower()


def _sole(office: str, lexica: Lexica) -> bool:
    """Whether an office is the first of a state or party: "Korean President"; not "Assistant to the President"."""
    head = re.split(r" (?:of|to|for|in|at|on)(?: |$)", office)[0]
    return any(head == sole or (head.endswith(f" {sole}") and not _UNDER.search(head)) for sole in lexica.sole)


def _conflict(bare: Mention, held: Sequence[Mention], lexica: Lexica) -> bool:
    """Whether a bare surname's office is one that none of the full name's stated offices agrees with."""
    office = _office(bare)
    stated = {m.office.lower() for m in held if m.office}
    if not stated or not _sole(office, lexica):
        return False
    if any(_sole(other, lexica) or _BESIDES.search(other) for other in stated):
        return False
    return not (_GOVERNMENT.search(office) and any(_PORTFOLIO.search(other) for other in stated))


# Russian cases of surnames, tried only where the nominative stands in the document too
_CASES = (("ому", "ий"), ("ого", "ий"), ("им", "ий"), ("ому", "ой"), ("ого", "ой"), ("ым", ""), ("ом", ""), ("у", ""),
          ("а", ""), ("е", ""), ("ю", "ь"), ("я", "ь"), ("и", "я"), ("ю", "я"))


def _nominative(by_surname: dict[str, dict[tuple[str, ...], list[int]]]) -> None:
    """Join the cases of a Cyrillic surname to its nominative: ``Сталину`` to ``Сталин``."""
    for surname in sorted(name for name in by_surname if name[:1] > "Ѐ"):
        base = next((surname[:-len(end)] + whole for end, whole in _CASES
                     if surname.endswith(end) and surname[:-len(end)] + whole in by_surname), "")
        if base and base != surname:
            for given, indices in by_surname.pop(surname).items():
                by_surname[base].setdefault(given, []).extend(indices)


def _bearers(forms: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Given names grouped by bearer: ``i. v.`` and ``iosif vissarionovich`` are one, ``j.`` and ``p.`` two."""
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for form in sorted(forms, key=lambda f: (-len("".join(f)), f)):
        fits = [head for head in groups if _compatible(head, form)]
        if len(fits) == 1:
            groups[fits[0]].append(form)
        else:
            groups[form] = [form]
    return groups


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(a == b or (a[0] == b[0] and (a.endswith(".") or b.endswith(".")))
               for a, b in zip(one, other, strict=False))


def _entities(mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.entity, []).append(mention)
    entities = []
    for key, own in found.items():
        forms = tuple(dict.fromkeys(m.name for m in own))
        # "Premier Zhou [Enlai]": what only a bracket says names nobody as long as another form has as many words
        plain = {m.name for m in own if not m.rule.startswith("gloss")}
        inside = {m.name for m in own} - plain
        name = max(forms, key=lambda f: (len(f.split()), f not in inside, sum(c.islower() for c in f) > 0, len(f), f))
        entities.append(Entity(key, _KIND.get(own[0].kind, EntityKind.GROUP), name, forms, tuple(own)))
    return tuple(entities)
