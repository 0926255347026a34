"""The wordings of minutes, from ``ontology/vocabularies/minutes.ttl``, as patterns."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon

NUMBER_SIGN = r"(?:NN|N[ºo°]\.?|№{1,2}|Nos?\.?|Nr\.?|N\.?|\#)"
"""Nº, N, NN (several), No., Nr, # and №; upper and lower case are the caller's business."""
NUMBERED = rf"{NUMBER_SIGN}\s*(?:[A-ZА-Я]{{2,5}}\s?[-–—]\s?)?\d"
"""A number with its sign, as far as its first digit: `No. 1234-567ss`, or `No. GKO-8916ss` with its body before it."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\.?"
)
_YEAR = r"(?:1[6-9]|20)\d\d(?:\s*г(?:ода|\.)?)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# "17 April - 15 June 1937", "5 October 1950", "October 5, 1950", "April 1935", "05/10/50", "12.12.79", "2/II 46".
# Only shapes of dates on lines of their own and in heads: what they mean is the date recogniser's business.
DATE = (
    rf"(?:{_DAY}\s*(?:{_MONTH}\s*)?(?:{_YEAR}\s*)?[-–—]\s*{_DAY}\s+{_MONTH},?\s+{_YEAR}"
    rf"|{_DAY}\s+{_MONTH},?\s+{_YEAR}|{_MONTH}\s+{_DAY},?\s+{_YEAR}|{_MONTH},?\s+{_YEAR}"
    r"|\d{1,2}\s?[./-]\s?(?:\d{1,2}|[IVX]{1,4})[./\s-]\s?(?:(?:1[6-9]|20)\d\d|\d\d)(?!\d)(?:\s*г(?:ода|\.)?)?)"
)
DAY = rf"(?:{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY})"
RANGE = (
    rf"(?:{_DAY}\s*(?:{_MONTH}\s*)?(?:{_YEAR}\s*)?[-–—]\s*{_DAY}\s+{_MONTH},?\s+{_YEAR}"
    rf"|{_MONTH}\s*[-–—]\s*{_MONTH},?\s+{_YEAR})"
)


@cache
def labels(slug: str) -> tuple[str, ...]:
    """The labels of one entry of the vocabulary, longest first."""
    concept = next(c for c in lexicon.vocabulary("minutes") if c.slug == slug)
    return tuple(sorted(concept.labels(), key=lambda label: (-len(label), label)))


@cache
def alternation(*slugs: str) -> str:
    """A pattern for any label of these entries; white space in a label matches any run of it, ' also matches ’."""
    found = sorted({label for slug in slugs for label in labels(slug)}, key=lambda label: (-len(label), label))
    return "(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+").replace("'", "['’]") for f in found) + ")"


@cache
def pattern(template: str, *slugs: str) -> re.Pattern[str]:
    """``template`` compiled without regard to case, with ``@`` standing for the labels of ``slugs``.

    >>> bool(pattern(r"@\\b", "manner").search("adopted by a survey of Politburo members"))
    True
    """
    return re.compile(template.replace("@", alternation(*slugs)), re.IGNORECASE)


# wordings may begin with a body or another word that opens no order: `Bureau … decides`, `Point … is annulled`
_NO_VERBS = frozenset({"No", "That", "Point", "Bureau", "Cabinet", "Plenum", "Orgburo"})


@cache
def operative() -> re.Pattern[str]:
    """The first words of the wordings of decisions (`Charge`, `Consider it`): a capital letter, then a slot.

    A line that begins so is the text of a point, not its heading.
    """
    wordings = {
        w.partition("{")[0].strip(" :") for c in lexicon.vocabulary("provisions") for w in c.values("skos:hiddenLabel")
    }
    verbs = (w for w in wordings if w[:1].isupper() and not w.isupper() and w not in _NO_VERBS)
    found = sorted(verbs, key=lambda w: (-len(w), w))
    return re.compile("(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in found) + r")(?!\w)")


@cache
def adopted() -> re.Pattern[str]:
    """The day of the decision in brackets behind a heading: `(from 5.XI.39)`, `(PB from 5.V.34, by a survey)`.

    `(PB of 30.V.31, pr. No. 41)` names an earlier decision.
    """
    day = rf"(?:of|from|dated|от)\s+{DATE}"
    return pattern(rf"\s*\((?:(?:(?:PB|Politburo|ПБ)\s+)?{day},?\s*@|{day})\s*\)\.?", "manner")
