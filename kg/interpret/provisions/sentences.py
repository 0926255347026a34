"""Sentences of a decision, as spans: what a wording is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

# "with the NKID. Excerpts": a period, then white space and a capital. Not after "Cde.", "No.", initials ("V. M."),
# or the abbreviations of shelfmarks and titles.
_END = re.compile(r"[.;!?](?=\s+[\"“(\[]?[A-ZА-ЯЁ])|;(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Cdes?|Comr?s?|Cmrds?|Mrs?|Ms|Dr|Prof|Gen|Col|Lt|No|Nos|Nr|St|vs|op|тов|тт|т|г|гг|им)|\b[A-ZА-ЯЁ])\.$")
# words that only join a sentence to the one before it
_JOINER = re.compile(
    r"(?:(?:In addition|On the other hand|At the same time|Moreover|Besides|Further|Furthermore|Also|And|To this end"
    r"|With this|For this purpose|In this connection|Therefore|Simultaneously)\b,?\s+)+", re.IGNORECASE)
# "To charge Cde. X", "That the NKVD …": the infinitive of a resolution
_TO = re.compile(r"(?:to|that)\s+(?=[a-z])", re.IGNORECASE)


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a stretch of text, without surrounding white space."""
    start = span.start
    for found in _END.finditer(text, span.start, span.end):
        if found.group() == "." and _ABBREVIATED.search(text, max(span.start, found.start() - 8), found.end()):
            continue
        yield from _whole(text, start, found.end())
        start = found.end()
    yield from _whole(text, start, span.end)


def _whole(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def operative(text: str, sentence: Span) -> Span:
    """The sentence without the words that join it ("On the other hand, warn …") and without a leading "to"."""
    start = sentence.start
    joined = _JOINER.match(text, start, sentence.end)
    if joined:
        start = joined.end()
    infinitive = _TO.match(text, start, sentence.end)
    if infinitive:
        start = infinitive.end()
    return Span(start, sentence.end)
