"""The words of correspondence, from ``ontology/vocabularies/correspondence.ttl``, as patterns."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon

PERSONAL = ("kind-title-personal", "kind-title-rank")


@cache
def entries(slug: str) -> tuple[str, ...]:
    """All wordings of one entry of the vocabulary, the longest first."""
    found = {label for c in lexicon.vocabulary("correspondence") if c.slug == slug for label in c.labels()}
    return tuple(sorted(found, key=lambda label: (-len(label), label)))


def _flexible(label: str) -> str:
    body = r"\s+".join(re.escape(word) for word in label.rstrip(".").split()).replace("'", "['’]").replace("’", "['’]")
    body = body.replace("['['’]]", "['’]")
    end = r"\b" if label.rstrip(".")[-1:].isalnum() else ""
    return body + end + r"\.?"


@cache
def any_of(*slugs: str) -> str:
    """The alternatives of all wordings of some entries, longest first, as the source of a pattern."""
    labels = sorted({label for slug in slugs for label in entries(slug)}, key=lambda label: (-len(label), label))
    return "(?:" + "|".join(_flexible(label) for label in labels) + ")"


@cache
def pattern(source: str, *slugs: str) -> re.Pattern[str]:
    """``source`` with ``@`` replaced by the alternatives of the entries, compiled without regard to case."""
    return re.compile(source.replace("@", any_of(*slugs)), re.IGNORECASE)


def is_one(words: str, *slugs: str) -> bool:
    """Whether the words are exactly one wording of these entries, whatever the final punctuation.

    >>> is_one("TOP  SECRET.", "mark-classification"), is_one("Secret talks", "mark-classification")
    (True, False)
    """
    return key(words) in _keys(*slugs)


def key(words: str) -> str:
    """Words without case, double spaces and punctuation at the edges, for comparing."""
    return " ".join(words.split()).strip(" .:;,!-–—").casefold()


@cache
def _keys(*slugs: str) -> frozenset[str]:
    return frozenset(key(label) for slug in slugs for label in entries(slug))


@cache
def _titles() -> tuple[str, ...]:
    return tuple(label for c in lexicon.vocabulary("titles") if set(c.broader) & set(PERSONAL) for label in c.labels())


@cache
def title() -> re.Pattern[str]:
    """A form of address or rank at the start of a name: ``Cde. ``, ``Mr. ``, ``General ``; case counts."""
    extra = ("com.", "His Excellency", "Her Excellency", "H.E.", "The Honorable", "The Honourable", "Hon.")
    upper = tuple(label.upper() for label in _titles())
    labels = sorted({*_titles(), *upper, *extra}, key=lambda label: (-len(label), label))
    return re.compile("(?:" + "|".join(_flexible(label) for label in labels) + rf"){_NO_RANK}(?=[\s\[(]|[A-ZА-Я])\s*")


# "General Office of the Foreign Ministry", "General Secretary": an adjective, no rank
_NO_RANK = (
    r"(?!(?<=General)\s+(?:Office|Secretar|Department|Staff|Directorate|Assembly|Consul|Political|Command|Headquarters|"
    r"Administration|Affairs|Bureau|Council|Committee|Union))"
)


@cache
def office() -> re.Pattern[str]:
    """The first word of an office, capitalised or in capitals: ``Minister``, ``AMBASSADOR``, ``Посол``."""
    labels = {
        label
        for c in lexicon.vocabulary("offices")
        if set(c.broader) & {"kind-office-title", "kind-office-head"}
        for label in c.labels()
        if len(label) > 2
    }
    forms = sorted(
        {form for label in labels for form in (label, label.upper(), label[:1].upper() + label[1:], label.title())},
        key=lambda form: (-len(form), form),
    )
    return re.compile(r"\b(?:" + "|".join(_flexible(form) for form in forms) + ")")


@cache
def places() -> frozenset[str]:
    """Names of places, case folded: a lone ``Moscow`` under a letter is no signature."""
    kinds = {"kind-place-city", "kind-place-country", "kind-place-region"}
    return frozenset(
        label.casefold() for c in lexicon.vocabulary("places") if set(c.broader) & kinds for label in c.labels()
    )


@cache
def _listed(name: str, *kinds: str) -> frozenset[str]:
    return frozenset(
        label.casefold() for c in lexicon.vocabulary(name) if set(c.broader) & set(kinds) for label in c.labels()
    )


def ordinary(word: str) -> bool:
    """Whether a word is an ordinary one, never (part of) a name: ``ordinary("Remarks")``."""
    return word.casefold() in _listed("name-stoplist", "kind-stop-word", "kind-stop-function")


def function_word(word: str) -> bool:
    """Whether a word only joins others, such as articles and prepositions: ``function_word("The")``."""
    return word.casefold() in _listed("name-stoplist", "kind-stop-function")


def given_name(word: str) -> bool:
    """Whether a word is a given name: ``given_name("William")``."""
    return word.casefold() in _listed("given-names", "kind-given-name")


NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
        ],
        1,
    )
}


def number(words: str) -> int | None:
    """A number in digits or words up to sixteen: ``number("Three") == 3``."""
    return int(words) if words.isdigit() else NUMBERS.get(words.casefold())
