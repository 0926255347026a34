"""Finite forms of the verbs of wordings: "charges", "charged", "took note of" for "Charge", "Take note of"."""

from __future__ import annotations

import re
from functools import cache

# past forms no rule gives, of verbs that decide
_PAST = {
    "bring": "brought",
    "call": "called",
    "draw": "drew",
    "find": "found",
    "forbid": "forbade",
    "give": "gave",
    "hold": "held",
    "leave": "left",
    "make": "made",
    "put": "put",
    "send": "sent",
    "set": "set",
    "sell": "sold",
    "take": "took",
    "withdraw": "withdrew",
    "do": "did",
    "not": "not",
}
_FROM_PAST = {**{past: verb for verb, past in _PAST.items()}, "has": "have"}


@cache
def finite(verb: str) -> str:
    """A pattern for the third person and the past of a verb in small letters.

    >>> re.fullmatch(finite("permit"), "permitted") is not None
    True
    """
    forms = {verb + "s", verb + "es", verb + "d", verb + "ed", verb + verb[-1] + "ed", _PAST.get(verb, verb + "ed")}
    if verb == "have":
        forms |= {"has", "had"}
    if verb.endswith("y") and verb[-2:-1] not in "aeo":
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f))) + ")"


def stems(word: str) -> tuple[str, ...]:
    """The verbs a finite form in small letters may belong to: ``obliged`` to ``oblige`` or ``oblig``."""
    found = [_FROM_PAST[word]] if word in _FROM_PAST else []
    if word.endswith("s"):
        found += [word[:-1], word[:-2]]
    if word.endswith("ed"):
        found += [word[:-1], word[:-2], word[:-3]]
    if word.endswith(("ies", "ied")):
        found.append(word[:-3] + "y")
    return tuple(found)
