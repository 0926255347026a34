"""Which attachments of a decision decide themselves: decrees do, letters, speeches and lists do not."""

from __future__ import annotations

import re

from kg.interpret.outline import Point

_NO_DECISION = re.compile(
    r"\b(?:telegram|letter|message|speech|statement|note|report|cable|memorandum|article|appeal|information|list of"
    r"|minutes)\b",
    re.I,
)
_DECISION = re.compile(r"\b(?:decree|decision|resolution|measures|directive|instructions?)\b", re.IGNORECASE)
# "DECREE OF THE COUNCIL OF MINISTERS" on a line of its own; "Decree No. 5 was published in the press." is a sentence
_NAMED = re.compile(
    r"(?:draft\s+)?(?:decree|resolution|decision)\s+(?:of|by|no|nº|n°|№)(?!\w)(?![^\n]*\b(?:is|are|was|were|has|had)\b)",
    re.IGNORECASE,
)
# "The USSR Council of Ministers decrees:"
_DECREES = re.compile(r"\b(?:decrees|resolves|decides|has\s+(?:decreed|resolved|decided))\s*:\s*$", re.IGNORECASE)


def decides(text: str, point: Point) -> bool:
    """Whether an attachment is a decree: its heading says so, or the line below it, or "… decrees:"."""
    if point.heading is None:
        return False
    words = point.heading.of(text)
    if not _NO_DECISION.search(words) and _DECISION.search(words):
        return True
    inside = [*point.passages, *(item.span for item in point.items)]
    first = min((span.start for span in inside), default=point.span.end)
    opening = next((span.of(text) for span in point.passages if span.start == first), "")
    named = text[point.heading.end : first].strip()
    return bool(_NAMED.match(named) or (len(opening) < 160 and (_NAMED.match(opening) or _DECREES.search(opening))))
