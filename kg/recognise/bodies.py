"""One key for the spellings of a party's committee: "CC SED", "SED CC", "Central Committee of the SED" are one body."""

from __future__ import annotations

import re

from kg.recognise.lexica import Lexica

_COMMITTEE = re.compile(r"(?:CC|Central Committee)(?: of(?: the)?)?")
_BUREAU = re.compile(r"(?:Politburo|Political Bureau|PB)(?: of(?: the)?)?")


def party_body(name: str, lexica: Lexica) -> str:
    """``SED CC``, ``SED Politburo`` for a name that holds nothing but a party of the word list and words for its
    central committee or political bureau; "" for every other."""
    rest, parts = name, []
    for label, form in (("Politburo", _BUREAU), ("CC", _COMMITTEE)):
        cut = form.sub("", rest, count=1)
        if cut != rest:
            parts.append(label)
            rest = cut
    party = " ".join(rest.split())
    found = lexica.hits(party)
    if not parts or len(found) != 1 or (found[0].start, found[0].end) != (0, len(party)):
        return ""
    entry = found[0].of("group-name")
    return f"{lexica.labels[entry.slug]} {parts[0]}" if entry else ""
