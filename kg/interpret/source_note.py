"""What an editor's source paragraph states besides the shelfmark: "Confidential. Drafted by William Slany. …".

``source_statements(text, span)`` reads whole sentences; the words of each statement are its evidence, the voice is
the
editor's. Names are given as written, with their titles and offices: they are statements of the record, not mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.model import Span
from kg.sentences import sentences


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: ``field`` is a slug ("classification", "drafted-by" …), ``value`` as written, ``span`` its
    sentence."""

    field: str
    value: str
    span: Span


# "Drafted by William Slany.", "The memorandum was drafted by Susan Tait (M/MO) on August 3", "Minutes taken by …":
# a name
# follows and ends at a date, a second verb ("… on August 3 and captioned") or the sentence.
_BY = {
    "drafted-by": r"(?:was\s+|were\s+)?[Dd]rafted\s+by",
    "cleared-by": r"[Cc]leared\s+(?:by|in\s+draft\s+by|with)",
    "approved-by": r"[Aa]pproved\s+(?:by|in)",
    "minutes-taken-by": r"(?:[Mm]inutes|[Nn]otes)\s+taken\s+by",
    "typed-by": r"[Tt]yped\s+by",
    "copies-sent-to": (r"(?:[Cc]opies|[Ee]xtra\s+copies|[Aa]\s+copy(?:\s+of\s+the\s+\w+)?)\s+(?:was\s+|were\s+)?"
                       r"(?:also\s+)?sent\s+to"),
    "sent-for-clearance-to": r"[Ss]ent\s+for\s+clearance\s+to",
    "repeated-to": r"[Rr]epeated\s+to",
}
_STOP = re.compile(
    r"(?=,?\s+(?:on\s+)?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s+\d|\s+and\s+(?:captioned|approved|cleared|signed|initialed|sent)\b|;|$)")
# What an editor says about hands, signatures and what is or is not posted: a remark, kept whole.
_REMARK = (
    ("corrections", re.compile(
        r"\b(?:hand-?written|correction|annotat|unknown\s+hand|underlined|marginal|strikethrough)", re.I)),
    ("signature-note", re.compile(r"\b(?:signature|signed|initialed|initialled|initial\b|stamped)", re.I)),
    ("posting-note", re.compile(r"\b(?:not\s+posted|posted\s+(?:from|in)|is\s+missing|not\s+been\s+(?:located|found)|"
                                r"no\s+(?:final|record|other)\b)", re.I)),
)


@cache
def _marks() -> frozenset[str]:
    return frozenset(label.lower() for concept in lexicon.vocabulary("classifications") for label in concept.labels())


def source_statements(text: str, span: Span) -> tuple[Statement, ...]:
    """The statements in ``text[span]``: a source paragraph, or one sentence of it.

    >>> [(s.field, s.value) for s in source_statements("Secret; Nodis. Drafted by A. Roe on May 4.", Span(0, 42))]
    [('classification', 'Secret; Nodis'), ('drafted-by', 'A. Roe')]
    """
    return tuple(statement for sentence in sentences(text, span, _is_mark) for statement in _of(text, sentence))


def _is_mark(words: str) -> bool:
    parts = [part.strip().lower() for part in re.split(r"[;,/]", words.strip().rstrip("."))]
    return bool(parts) and all(part in _marks() for part in parts)


def _of(text: str, sentence: Span) -> Iterator[Statement]:
    words = sentence.of(text)
    if _is_mark(words):
        yield Statement("classification", words.strip().rstrip("."), sentence)
        return
    found = False
    for field, lead in _BY.items():
        for match in re.finditer(rf"\b{lead}\s+", words):
            stop = _STOP.search(words, match.end())
            value = words[match.end():stop.start() if stop else len(words)].strip().rstrip(".,")
            if value and (value[0].isupper() or value[0] in "[("):
                found = True
                yield Statement(field, value, sentence)
    if found:
        return
    for field, pattern in _REMARK:
        if pattern.search(words):
            yield Statement(field, words, sentence)
            return
