"""The editors' source paragraph: where its citation ends and its remarks begin.

``Source: Department of State, …, Box 2, 1970—Minutes. Limited Official Use. Drafted by William Slany.`` is
cut into a
label, the citation, a classification, and one remark a sentence. What each remark says is read elsewhere.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import vocabulary
from kg.model import Kind, Segment, Span
from kg.sentences import sentences

_LABEL = re.compile(r"Sources?\s*:\s*")


@cache
def marks() -> frozenset[str]:
    """The wordings of classification marks (``ontology/vocabularies/classifications.ttl``), in small letters."""
    return frozenset(label.lower() for concept in vocabulary("classifications") for label in concept.labels("en"))


def _is_mark(words: str) -> bool:
    """Whether the sentence is nothing but marks: "Secret; Sensitive.", "Limited Official Use."."""
    parts = re.split(r"[;,/]\s*", words.rstrip(". "))
    return bool(parts[0]) and all(part.strip().lower() in marks() for part in parts)


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
    for number, sentence in enumerate(sentences(text, Span(start, span.end), _is_mark) if start < span.end else ()):
        mark = _is_mark(sentence.of(text))
        if mark:
            end = sentence.start + len(sentence.of(text).rstrip("."))
            zones.append(Segment(Kind.CLASSIFICATION, Span(sentence.start, end)))
            if end < sentence.end:
                zones.append(Segment(Kind.FURNITURE, Span(end, sentence.end)))
        else:
            zones.append(Segment(Kind.SOURCE_NOTE if number else Kind.CITATION, sentence))
    return tuple(zones)
