"""The editors' source paragraph: where its citation ends and its remarks begin.

``Source: Department of State, …, Box 2, 1970—Minutes. Limited Official Use. Drafted by William Slany.`` is
cut into a
label, the citation, a classification, and one remark a sentence. What each remark says is read elsewhere.
"""

from __future__ import annotations

import re

from kg.lexicon import vocabulary
from kg.model import Kind, Segment, Span

_LABEL = re.compile(r"Sources?\s*:\s*")
# A full stop (or ".”", ".]", "?") before a capital, bracket or quotation mark. "1959-Min. of Meeting" goes
# on in lower case,
# "Sept. 16-20" with a digit: neither ends there. "Vol. IV", "R.P. No." and "VIET S." need the two lists
# below.
_STOP = re.compile(r"[.?!][”’\"')\]]*\s+(?=[“‘\"(\[]?[A-ZÀ-ÞА-Я])")
# One capital ("T. R. Martin", "William H. Webster") or an abbreviation of shelfmarks and titles never ends
# a sentence,
# unless a classification follows ("… POL 27 VIET S. Confidential;").
_SHORT = re.compile(
    r"(?:^|[\s.(\[“])(?:[A-Z]|Vols?|Nos?|Mr|Mrs|Ms|Dr|Drs|Messrs|Gen|Col|Capt|Lt|Gov|Sen|Rep|Amb|Hon|St|Jr|Sr|Min|"
    r"Misc|"
    r"Conf|Dept|Div|pp?|fols?|ff?|op|ed|eds|ser|Pt|Sec|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|c|ca|cf|e\.g|i\.e)$")


def marks() -> tuple[str, ...]:
    """The wordings of classification marks, longest first (``ontology/vocabularies/classifications.ttl``)."""
    labels = (label for concept in vocabulary("classifications") for label in concept.labels("en"))
    return tuple(sorted(labels, key=len, reverse=True))


def _is_mark(words: str) -> bool:
    """Whether the sentence is nothing but marks: "Secret; Sensitive.", "Limited Official Use."."""
    known = {mark.lower() for mark in marks()}
    parts = re.split(r"[;,/]\s*", words.rstrip(". "))
    return bool(parts[0]) and all(part.strip().lower() in known for part in parts)


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of ``span``, each with its full stop, without the spaces between them."""
    cuts = [span.start]
    for match in _STOP.finditer(text, span.start, span.end):
        # “12/8 Per Secto 32013 (?) Secretary signed memo …”: words in quotation marks are not cut
        if text.count("“", span.start, match.start()) > text.count("”", span.start, match.end()):
            continue
        before, after = text[cuts[-1]:match.start()], text[match.end():span.end]
        first = _STOP.search(after)
        if _SHORT.search(before) and not _is_mark(after[:first.end()] if first else after):
            continue
        cuts.append(match.end())
    ends = [*cuts[1:], span.end]
    found = (Span(a, a + len(text[a:b].rstrip())) for a, b in zip(cuts, ends, strict=True))
    return tuple(span for span in found if span.end > span.start)


def source_zones(text: str, span: Span) -> tuple[Segment, ...]:
    """The zones of one source paragraph: FIELD_LABEL, CITATION, then CLASSIFICATION and SOURCE_NOTE as they
    come."""
    label = _LABEL.match(text, span.start, span.end)
    zones = []
    start = span.start
    if label:
        end = span.start + len(label[0].rstrip())
        zones.append(Segment(Kind.FIELD_LABEL, Span(span.start, end), "source"))
        start = label.end()
    for number, sentence in enumerate(sentences(text, Span(start, span.end)) if start < span.end else ()):
        mark = _is_mark(sentence.of(text))
        kind = Kind.CLASSIFICATION if mark else Kind.SOURCE_NOTE if number else Kind.CITATION
        zones.append(Segment(kind, sentence))
    return tuple(zones)
