"""Which mentions of persons name the same person: bearers of one surname, told apart by given names and offices.

A surname joins a full name only when one bearer of that surname is named, and no stated office speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from kg.model import Diagnostic, Mention, Severity
from kg.recognise import names
from kg.recognise.family import family_first, given_last
from kg.recognise.lexica import Lexica

_UNDER = re.compile(r"\b(?:vice|deputy|under|assistant|acting|former)\b")      # "deputy prime minister"
# What the first of a state or party is besides: "General Secretary" and "member of the Politburo" are one man's
_BESIDES = re.compile(r"\b(?:members?|leader|head|chair(?:man|woman|person)?|delegate|candidate|commander|marshal)\b")
_GOVERNMENT = re.compile(r"\b(?:minister|premier|chancellor)\b")            # "Prime Minister and Minister of Defense"
_PORTFOLIO = re.compile(r"\b(?:minister|secretary|commissar)\b")


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
    if given_last(lexica, tuple(tokens)):                     # "Kádár János"
        return _Parts(texts[0], (texts[1],), " ".join(texts))
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


def identities(people: list[tuple[int, Mention]], lexica: Lexica, diagnostics: list[Diagnostic]) -> dict[int, str]:
    """The key of every mention of a person, by its index; doubts are added to ``diagnostics``."""
    by_surname: dict[str, dict[tuple[str, ...], list[int]]] = {}
    labels: dict[tuple[str, tuple[str, ...]], str] = {}
    name_of: dict[int, Mention] = dict(people)
    taken_apart = {name: parts(one, lexica) for name, one in _spelt(sorted({m.name for _, m in people}), lexica)}
    for index, mention in people:
        taken = taken_apart[mention.name]
        labels[taken.surname, taken.given] = taken.label
        by_surname.setdefault(taken.surname, {}).setdefault(taken.given, []).append(index)
    _nominative(by_surname)
    called = _called(by_surname, taken_apart.values(), lexica)
    identity: dict[int, str] = {}
    for surname, forms in sorted(by_surname.items()):
        bearers = _bearers([g for g in forms if g])
        bare, parted = forms.get((), []), False
        if others := _other_sex(forms, name_of, lexica):
            identity.update((i, f"actor.{slug(f'{name_of[i].title} {surname}')}") for i in others)
            bare, parted = [i for i in bare if i not in others], True
        if len(bearers) == 1 and bare:
            held = [name_of[i] for form in forms if form for i in forms[form]]
            parted = parted or any(_conflict(name_of[i], held, lexica) for i in bare)
            if any(_conflict(name_of[i], held, lexica) for i in bare):
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
    for surname, whole in called.items():
        key = next(identity[i] for i in by_surname[whole.surname][whole.given])
        identity.update((index, key) for index in by_surname[surname][()])
    return identity


def _spelt(written: Sequence[str], lexica: Lexica) -> Iterator[tuple[str, str]]:
    """Each name with the form it is compared by: spellings of one person of the word list are one where the document
    uses several, "Zhou Enlai" and "Chou En-lai"."""
    known: dict[tuple[str, bool], list[str]] = {}
    for name in written:
        hits = lexica.hits(name.replace("’", "'"))
        if len(hits) == 1 and hits[0].end - hits[0].start == len(name) and (entry := hits[0].of("person-name")):
            known.setdefault((entry.slug, " " in name), []).append(name)
    bare = frozenset(written)
    first = {slug: max(forms, key=lambda name: (not bare.isdisjoint(name.split(" ")), name))
             for slug, forms in known.items()}         # the form whose surname also stands alone
    same = {name: first[slug] for slug, forms in known.items() for name in forms}
    yield from ((name, same.get(name, name)) for name in written)


def _other_sex(forms: Mapping[tuple[str, ...], Sequence[int]], name_of: Mapping[int, Mention],
               lexica: Lexica) -> frozenset[int]:
    """The bare surnames of the other sex than those besides them: "Mrs. Smith" beside "Mr. Thomas Smith"."""
    def sexes(indices: Iterable[int]) -> set[str]:
        titles = {name_of[i].title.lower() for i in indices}
        return {sex for sex, of in (("f", lexica.women), ("m", lexica.men)) if titles & of}

    bare = forms.get((), ())
    if sexes(i for form in forms for i in forms[form]) != {"f", "m"}:
        return frozenset()
    whole = sexes(i for form in forms if form for i in forms[form])
    wanted = {"m"} if whole == {"f"} else {"f"}
    return frozenset(i for i in bare if sexes([i]) == wanted)


def _called(by_surname: Mapping[str, Mapping[tuple[str, ...], list[int]]], people: Iterable[_Parts],
            lexica: Lexica) -> dict[str, _Parts]:
    """Bare last syllables of Vietnamese names, by which Vietnamese are called: "Comrade Dong" is Pham Van Dong, where
    the document has one who ends so and nobody of that family name."""
    ends: dict[str, list[_Parts]] = {}
    for one in people:
        tokens = names.run(one.label.title(), 0, len(one.label))
        if one.given and family_first(lexica, tokens) == "vietnamese":
            ends.setdefault(one.given[-1].split(" ")[-1], []).append(one)
    return {end: bearers[0] for end, bearers in ends.items()
            if len(bearers) == 1 and set(by_surname.get(end, ())) == {()}}


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
    return bool(_rank(office, lexica)) and not _UNDER.search(_head(office))


def _rank(office: str, lexica: Lexica) -> str:
    """The first office an office is or stands under: ``president`` for "Vice President" and "Korean President"."""
    head = _head(office)
    return next((sole for sole in lexica.sole if head == sole or head.endswith(f" {sole}")), "")


def _head(office: str) -> str:
    return re.split(r" (?:of|to|for|in|at|on)(?: |$)", office)[0]


def _conflict(bare: Mention, held: Sequence[Mention], lexica: Lexica) -> bool:
    """Whether a bare surname's office is one that none of the full name's stated offices agrees with."""
    office = _office(bare)
    stated = {m.office.lower() for m in held if m.office}
    if not stated or not _sole(office, lexica):
        return False
    if _rank(office, lexica) in lexica.crowned and not any(_rank(o, lexica) in lexica.crowned for o in stated):
        return any(_rank(other, lexica) for other in stated)       # "King Hussein", "President Saddam Hussein"
    if any(_sole(other, lexica) or _BESIDES.search(other) or _rank(other, lexica) == _rank(office, lexica)
           for other in stated):
        return False              # the Vice President becomes President
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
