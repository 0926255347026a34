"""What square brackets mean: handwriting, marks, notes, glosses, completions, omissions, page breaks.

Brackets of these documents need not balance: an opening bracket without end closes at the next blank line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Span


class BracketKind(StrEnum):
    """The meaning of a bracket."""

    HANDWRITING = "handwriting"      # [handwritten at the top of the page: …]
    MARK = "mark"                    # [CC seal], [signed], [signature]
    NOTE = "note"                    # [sic], [Translator's note: …], [SIC, presumably X]
    GLOSS = "gloss"                  # Kumul [Hami], Filippov [Stalin]
    COMPLETION = "completion"        # Hotan [District], W[illiam]
    OMISSION = "omission"            # [...]
    PAGE = "page"                    # [page break], [l. 50]
    FOOTNOTE = "footnote"            # [1]
    OTHER = "other"                  # [Received 2:42 p.m.]


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket with its meaning: ``inner`` is between the signs, ``before`` the capitalised words it follows, if any.

    ``label`` is what stands before a colon inside ("handwritten at the top of the page"); ``closed`` is False when the
    text never closes it.
    """

    kind: BracketKind
    span: Span
    inner: Span
    before: Span | None = None
    label: str = ""
    closed: bool = True


_HAND = re.compile(
    r"\W*(?:a )?hand-?\s?written|\W*(?:written )?(?:in|with) (?:\w+ )?(?:pencil|ink|handwriting)\b|\W*written by hand"
    r"|\W*marginal(?:ia|\s(?:note|remark|comment)s?)\b"
    r"|\W*(?:note|remark|comment|resolution|notation)s? (?:in|on) the margins?\b"
    r"|\W*(?:от руки|рукописн)", re.IGNORECASE)
_MARK = re.compile(
    r"\W*(?:[\w.()]+ ){0,3}(?:seal|stamp|stamped|letterhead|emblem|initials?|initialed|signed|signature|signatures"
    r"|signature illegible|illegible signature|coat of arms|подпись|печать)(?::.*|\W.*)?$", re.IGNORECASE | re.DOTALL)
_NOTE = re.compile(
    r"\W*(?:sic|tn:|translat(?:or|ion)(?:'s|’s|s')? (?:note|comment)|translator:"
    r"|editor(?:'s|’s|s'|ial)? (?:note|comment)"
    r"|ed(?:\.|itor)?:|trans\.?:|note:|n\.?b\.?|transl?\.? ?note|in (?:english|russian|the original|original)"
    r"|handwriting|illegible(?! (?:signature|initial))|unreadable|unclear|not further|no further"
    r"|reproduced|as in (?:the )?original|literally"
    r"|lit\.|presumably|probably|phonetic|date|undated|text|word|words|one|two|several|remainder|document|underlined"
    r"|emphasis|excised|declassified|redacted|blank|crossed out|struck (?:out|through)|deleted|paragraphs?|passage"
    r"|(?:\d+|three|four|five|six) (?:words?|lines?|pages?|paragraphs?))(?!\w)", re.IGNORECASE)
_PAGE = re.compile(
    r"\W*(?:page break|(?:end of |new )?page|(?:p|pp|l|ll|page|pages|end of page|folio|fol|лист|л)\.?\s*\d+.*"
    r"|\d+ ?(?:об|ob)\.?)\W*$", re.IGNORECASE)
_OMISSION = re.compile(r"[\s.…]*$")
_FOOTNOTE = re.compile(r"(?:\d{1,3}|[*†]+|[ivx]{1,5})$")       # not "[a]", a word that the translator adds
_NAME_BEFORE = re.compile(r"((?:[^\W\d_][\w'’\-.]*[ ]){0,3}[^\W\d_a-z][\w'’\-]*)[ ]?$")
_REGION_WORD = re.compile(
    r"(?:[Dd]istrict|[Pp]rovince|[Oo]blast|[Rr]egion|[Cc]ounty|[Tt]erritory|[Rr]iver|[Cc]ity|[Oo]krug|[Pp]refecture)$")


def bracket_meanings(text: str, span: Span) -> tuple[Bracket, ...]:
    """The outermost brackets of ``span`` in order; nesting and missing ends are borne."""
    found: list[Bracket] = []
    at = span.start
    while (at := text.find("[", at, span.end)) >= 0:
        end, closed = _end(text, at, span.end)
        inner = Span(at + 1, end - 1 if closed else end)
        found.append(_judge(text, Span(at, end), inner, closed, span.start))
        at = end if end > at else at + 1
    return tuple(found)


def _end(text: str, at: int, limit: int) -> tuple[int, bool]:
    depth = 0
    for index in range(at, limit):
        char = text[index]
        if char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if depth == 0:
                return index + 1, True
    # "N [[[unreadable]3]": more signs open than close; the last closing sign of the paragraph ends the bracket
    paragraph = text.find("\n\n", at, limit)
    stop = limit if paragraph < 0 else paragraph
    last = text.rfind("]", at, stop)
    return (last + 1, True) if last > at else (stop, False)


def _judge(text: str, span: Span, inner: Span, closed: bool, floor: int) -> Bracket:
    words = inner.of(text).strip("[] \n")
    label = words.partition(":")[0].strip() if ":" in words else ""
    before = _NAME_BEFORE.search(text, max(floor, span.start - 60), span.start)
    glued = span.start > floor and text[span.start - 1].isalpha()
    after = text[span.end:span.end + 1]
    if _HAND.match(words):
        return Bracket(BracketKind.HANDWRITING, span, inner, label=label, closed=closed)
    if _OMISSION.match(words):
        return Bracket(BracketKind.OMISSION, span, inner, closed=closed)
    if _FOOTNOTE.match(words):
        return Bracket(BracketKind.FOOTNOTE, span, inner, closed=closed)
    if _PAGE.match(words):
        return Bracket(BracketKind.PAGE, span, inner, closed=closed)
    if words.isalpha() and words.islower() and (glued or after.isalpha()):
        first = span.start
        while first > floor and text[first - 1].isalpha():
            first -= 1
        return Bracket(BracketKind.COMPLETION, span, inner, Span(first, span.start), closed=closed)
    if _NOTE.match(words):
        return Bracket(BracketKind.NOTE, span, inner, _span(before), label, closed)
    if _MARK.match(words) and len(words) < 80:
        return Bracket(BracketKind.MARK, span, inner, label=label, closed=closed)
    if before and _REGION_WORD.match(words):
        return Bracket(BracketKind.COMPLETION, span, inner, _span(before), closed=closed)
    if before and closed and len(words) < 80 and not glued and text[span.start - 1] in " \n":
        return Bracket(BracketKind.GLOSS, span, inner, _span(before), closed=closed)
    return Bracket(BracketKind.OTHER, span, inner, _span(before), label, closed)


def _span(found: re.Match[str] | None) -> Span | None:
    return Span(found.start(1), found.end(1)) if found else None
