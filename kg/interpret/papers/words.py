"""The words of papers, from ``ontology/vocabularies/papers.ttl``, as patterns."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon
from kg.interpret.meeting.words import alternation as meeting


@cache
def entries(slug: str) -> tuple[str, ...]:
    """All wordings of one entry, in the order of the file."""
    return tuple(label for c in lexicon.vocabulary("papers") if c.slug == slug for label in c.labels())


@cache
def any_of(*slugs: str) -> str:
    """The source of a pattern for any wording of these entries, longest first; any white space for a space."""
    labels = sorted({label for slug in slugs for label in entries(slug)}, key=lambda label: (-len(label), label))
    return "(?:" + "|".join(_flexible(label) for label in labels) + ")"


def _flexible(label: str) -> str:
    end = r"\b" if label[-1].isalnum() else ""
    return r"\s+".join(re.escape(word) for word in label.split()) + end


@cache
def pattern(template: str, *slugs: str) -> re.Pattern[str]:
    """``template`` compiled without regard to case, ``@`` standing for the wordings of ``slugs``.

    >>> bool(pattern(r"@\\s*:", "label-subject").match("Re: the talks"))
    True
    """
    return re.compile(template.replace("@", any_of(*slugs)), re.IGNORECASE)


def is_one(words: str, *slugs: str) -> bool:
    """Whether the words are one wording of these entries, whatever the marks at the edges.

    >>> is_one("Interpreter.", "role-interpreter"), is_one("the interpreter spoke", "role-interpreter")
    (True, False)
    """
    bare = " ".join(words.split()).strip(" .:;,()[]!-–—").casefold()
    return bare in {label.casefold() for slug in slugs for label in entries(slug)}


# "M e m o r a n d u m", "N o t e": at least four single letters parted by single spaces; wider gaps part words
_SPACED = re.compile(r"[^\W\d_](?: [^\W\d_]){3,}(?:\s{2,}[^\W\d_](?: [^\W\d_])+)*(?![^\W\d_])")


def closed_up(words: str) -> tuple[str, int]:
    """A letter-spaced beginning as words, and where it ends; ("", 0) where the line does not begin so.

    >>> closed_up("N o t e - for internal use only")
    ('Note', 7)
    >>> closed_up("A B C of trade")
    ('', 0)
    """
    found = _SPACED.match(words)
    if found is None:
        return "", 0
    parts = re.split(r"\s{2,}", found[0])
    return " ".join(part.replace(" ", "") for part in parts), found.end()


@cache
def saying() -> str:
    """The source of a pattern for any verb that reports speech, in the past and in the present."""
    return f"(?:{any_of('says')}|{meeting('says')})"
