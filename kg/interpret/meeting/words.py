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
