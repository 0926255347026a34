"""The words of citations as patterns, from the vocabularies: labels of parts, holders, credits, markings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.lexicon import Concept, vocabulary

#: Kinds whose values are leaves ("9-15, 17 ob."), tokens ("A’0392", "II"), lots ("96 D 292"); the others are numbers.
LEAF_KINDS = ("listy", "pages")
TOKEN_KINDS = ("entry", "series", "file", "volume", "folder", "microfilm", "item", "number")
LOT_KINDS = ("lot",)

#: Capital letters of the Latin and Cyrillic scripts that names in credits begin with.
CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚА-ЯЁҐЄІЇ]"
#: Finite verbs and participles that make a clause a story about papers, not a citation: "was given to", "is in".
PROSE = re.compile(
    r"(?i:\b(?:was|were|is|are|be|been|has|have|had|gave|given|handed|presented|received|found|made|sent|see|bears?|"
    r"posted|located|attached|misspelled|according|which|who|whose|he|she|they|we|this|that|these|those|"
    r"не|был[аио]?|передан[аоы]?|см)\b)"
)


def plain(label: str) -> str:
    """A label as it is compared: ``plain("Opis' ") == plain("opis") == "opis"``, ``plain("ед. хр.") == "едхр"``."""
    return re.sub(r"[\W_]+", "", label.replace("kh/n", "khn")).lower()


def either(labels: Iterable[str]) -> str:
    """A pattern that matches any of the labels, the longest first; inner spaces are free."""
    patterns = {re.sub(r"(?:\\ )+", r"\\s+", re.escape(label.strip())) for label in labels}
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))


def _before_the_value(label: str) -> str:
    """The pattern of one label: the dot is free, so are spaces between the letters of an abbreviation."""
    letters = [re.escape(word) for word in re.split(r"[.\s]+", label.strip(".'’ ")) if word]
    return r"\.?\s?".join(letters) if "." in label else r"\s+".join(letters)


@cache
def parts() -> dict[str, Concept]:
    """The concepts of citation parts by kind, in the order of the vocabulary."""
    return {concept.slug: concept for concept in vocabulary("citation-parts") if not concept.slug.startswith("column-")}


@cache
def kind_of_label() -> dict[str, str]:
    """Kinds by plain label; the first kind that claims a label has it."""
    known: dict[str, str] = {}
    for kind, concept in parts().items():
        for label in concept.labels()[len(concept.pref) :]:
            known.setdefault(plain(label), kind)
    return known


@cache
def kind_of_label_behind() -> dict[str, str]:
    """Kinds of labels that stand behind their number ("4. doboz")."""
    return {plain(label): kind for kind, concept in parts().items() for label in concept.values("skos:hiddenLabel")}


def labels_of(kinds: Iterable[str]) -> str:
    """A pattern for the labels that stand before values of these kinds."""
    known = kind_of_label()
    patterns = {
        _before_the_value(label)
        for kind in kinds
        for label in parts()[kind].labels()[len(parts()[kind].pref) :]
        if known[plain(label)] == kind
    }
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))


def labels_behind() -> str:
    """A pattern for the labels that stand behind a number."""
    labels = {label for concept in parts().values() for label in concept.values("skos:hiddenLabel")}
    patterns = {re.escape(label).replace(r"\ ", r"\s?") for label in labels}
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))


@cache
def holders() -> dict[str, Concept]:
    """Known repositories by their names, white space single."""
    return {
        name: concept
        for concept in vocabulary("repositories")
        if {"archive", "library"} & set(concept.broader)
        for name in concept.labels()
    }


@cache
def holder_names() -> re.Pattern[str]:
    """Any known repository's name as a whole word. Case counts: "Mol" and "pro" are no archives."""
    return re.compile(rf"(?<![\w-])(?:{either(holders())})(?![\w])")


@cache
def holder_words() -> re.Pattern[str]:
    """Words that make a capitalised name the name of a holder: "Archives of …", "… Library"."""
    [words] = (concept for concept in vocabulary("repositories") if concept.slug == "holder-word")
    return re.compile(rf"\b(?:{either(words.labels()[1:])}|archives?)\b")


def is_publisher(name: str) -> bool:
    """Whether words name who published the document on the web, not who holds it."""
    publishers = (concept for concept in vocabulary("repositories") if "publisher" in concept.broader)
    return any(" ".join(name.split()) in concept.labels() for concept in publishers)


def holder(name: str) -> Concept | None:
    """The known repository of that name, perhaps with its abbreviation in brackets.

    ``holder("AVP RF").slug == "avprf"``; None for a name the vocabulary does not have.
    """
    name = " ".join(name.replace("’", "'").split())
    found = holders().get(name) or holders().get(re.sub(r"\s*\([^()]*\)", "", name))
    if found is None and (bracket := re.search(r"\(([^()]+)\)", name)):
        found = holders().get(bracket[1])
    return found


@cache
def roles() -> dict[str, str]:
    """Roles of credits by label, lower case."""
    return {
        label.lower(): concept.slug
        for concept in vocabulary("citation-credits")
        if concept.broader
        for label in concept.labels()
    }


def role_labels(connective: str) -> str:
    """A pattern for the roles that take this connective: "by", "of" or "in"."""
    return either(
        label
        for concept in vocabulary("citation-credits")
        if connective in concept.broader
        for label in concept.labels()
    )


@cache
def markings() -> dict[str, str]:
    """Kinds of classification marks by words, lower case."""
    return {label.lower(): concept.slug for concept in vocabulary("classifications") for label in concept.labels()}


@cache
def _offices() -> tuple[frozenset[str], frozenset[str]]:
    """The words offices are made of ("Deputy", "Assistant"), and those they end in ("Secretary", "Historian")."""
    every = {"Historian"}
    heads = {"Historian"}
    for concept in vocabulary("offices"):
        for label in concept.labels("en"):
            written = label.title().split()
            every.update(written)
            if "kind-office-title" in concept.broader and not {"Of", "For"} & set(written):
                heads.add(written[-1])
    return frozenset(every), frozenset(heads)


def behind_office(text: str, start: int, end: int) -> int:
    """Where the name begins behind an office: at "Neal" in "Deputy Historian Neal H. Petersen".

    "National Security Archive" stays whole: none of its words ends an office.
    """
    every, heads = _offices()
    at = start
    for word in re.finditer(r"(\S+)\s+(?=\S)", text[start:end]):
        if word[1] not in every:
            break
        if word[1] in heads and text[start + word.end()].isupper():
            at = start + word.end()
    return at


def is_office(name: str) -> bool:
    """Whether words that stand for a name are an office alone: "Assistant Secretary of State"."""
    every, _ = _offices()
    return name.split()[0] in every and " of " in name
