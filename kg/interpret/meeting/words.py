"""The wordings of records of meetings, from ``ontology/vocabularies/meeting.ttl``, as patterns."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon


@cache
def alternation(*slugs: str) -> str:
    """A pattern for any label of these entries, longest first; white space in a label matches any run of it."""
    concepts = {c.slug: c for c in lexicon.vocabulary("meeting")}
    found = sorted({label for slug in slugs for label in concepts[slug].labels()}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in found) + ")"


@cache
def pattern(template: str, *slugs: str) -> re.Pattern[str]:
    """``template`` compiled without regard to case, ``@`` standing for the labels of ``slugs``.

    >>> bool(pattern(r"@\\s*:?", "present").fullmatch("Other Persons Present:"))
    True
    """
    return re.compile(template.replace("@", alternation(*slugs)), re.IGNORECASE)


@cache
def decision_verbs() -> tuple[tuple[str, str], ...]:
    """(verb, kind of provision) for each verb by which a body decides: ("recommended", "recommendation")."""
    slugs = ("resolves", "recommends", "approves", "elects")
    concepts = {c.slug: c for c in lexicon.vocabulary("meeting")}
    return tuple((label, concepts[slug].broader[0]) for slug in slugs for label in concepts[slug].labels())


# An abbreviated title, an initial or a time does not end a sentence: "Mr. Bemis", "T. R. Martin", "9:15 a.m. and".
_STOP = re.compile(r"[.?!][”’\"')\]]*(?=\s+[“‘\"(\[]?[A-ZА-Я0-9]|\s*$)|:(?=\n)")
_SHORT = re.compile(
    r"(?:^|[\s(\[“])(?:[A-Z]|Mr|Mrs|Ms|Messrs|Dr|Drs|Prof|Profs|Amb|Gen|Col|Capt|Lt|Sen|Rep|Hon|St|Jr|Sr|No|Nos|Vol|Vols|"
    r"Dept|Gov|U\.S|v|vs|e\.g|i\.e|ca|Assoc|Inc|Co|Ed|pp?)$")


def sentences(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of a stretch, without the spaces between them."""
    found: list[tuple[int, int]] = []
    at = start
    for match in _STOP.finditer(text, start, end):
        if match[0].startswith(".") and _SHORT.search(text[at:match.start()]) and match.end() < end:
            continue
        found.append((at, match.end()))
        at = match.end()
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        found.append((at, end))
    return tuple((a, a + len(text[a:b].rstrip())) for a, b in found if text[a:b].strip())
