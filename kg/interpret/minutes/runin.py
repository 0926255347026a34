"""Texts taken from PDF, run in on one line: where a line of the sheet must have begun.

Only formulas that open something wherever they stand are trusted: marks of secrecy, ids of sheets, heads of minutes,
points with a heading word, lists of addressees, offices in capitals. The places found count as line starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.minutes import distribution, numbering, shapes
from kg.interpret.minutes.markers import EXTRACT, IN_HEADING, Marker, marker_at, order_follows
from kg.interpret.minutes.notes import storage_statements
from kg.interpret.minutes.words import DATE, NUMBER_SIGN, labels, operative, pattern
from kg.model import Span

_WORD = re.compile(r"(?<=\s)(?=\S)|^(?=\S)")
# not before a noun with a capital letter: `On the results of the Work`
_BEFORE_CAPITAL = re.compile(r"(?<!\bthe)(?<!\bof)(?<!\band)(?<!\bfor)(?<!\bin)(?<!\bto)(?<!\ba)\s+(?=[A-ZА-Я])")
# heads of minutes and decrees with their capital letter: "the minutes Nº 5" inside a sentence has none
_HEAD = re.compile(
    rf"(?:Extract|Excerpt|Выписка)\s+(?:Minutes\s+)?(?:from|из)\b(?:\s+(?:the\s+)?(?:[Mm]inutes|[Pp]rotocol|протокола)\b)?|(?:[Ff]rom\s+)?(?:Minutes|MINUTES|Протокол)\s+{NUMBER_SIGN}\s*\d"
    rf"|(?:DECREE|RESOLUTION)\s+of\b|(?:[A-Z]{{2,}}[A-Z()b]*\s+){{2,6}}(?:DECREE|RESOLUTION)\s+{NUMBER_SIGN}\s*\d"
)
_DATED = re.compile(rf"Decisions?\s+(?:dated|of)\s+{DATE}")
_OF_DAY = re.compile(rf"\s+(?:(?:of|from|от)\s+)?{DATE}")
# `25 September 1943 Excerpt from Minutes …`: the date of a sheet, above its head
_SHEET_DATE = re.compile(rf"(?<!\bof\s)(?<!\bfrom\s)(?<=\s){DATE}(?=\s+(?:Extract|Excerpt|Выписка)\s)")
_FIRST = re.compile(r"1[.．]\s+[A-ZА-Я]")
_SECOND = re.compile(r"\s2[.．]\s+[A-ZА-Я]")
# `… the Japanese note a) Send`: a letter or number in brackets before an order; "in point a) of" has no order behind it
_LABEL = re.compile(r"\(?[a-zа-я0-9]\)\s+[A-ZА-Я]")
_OFFICE = re.compile(
    r"(?:CC\s+)?(?:SECRETARY|CHAIRMAN)(?:\s+[A-Z()]{2,})*(?![a-z])|CC\s+Secretary\s+(?=[A-Z]\.)|\[\s*(?:signature|signed)\s*\]"
)
_CERTIFIED = re.compile(r"(?:Correct\s+Record|True\s+copy|Верно)\s*[,:]")
# `Chairman of the Council of Ministers I. Stalin` at the end, or before another office, a list or a bracket
_OFFICER = re.compile(
    r"(?:(?:First\s+)?Deputy\s+|First\s+|General\s+)?(?:Chairman|Secretary|Administrator|Manager|Director|Minister)"
    r"(?:\s+(?:of|the|for|and|[A-Z][\w()'’]*)){1,14}?\s+(?:[A-Z][a-z]?\.\s?){1,2}[A-Z][\w'’-]+"
    r"(?=\W*$|\s+(?:\[|Excerpt|Extract|Cop(?:y|ies)\b|Sent\b|Distribut|(?:First|Deputy|General|Chairman|Secretary|Administrator|Manager)\b))"
)
_ATTACHED = re.compile(rf"(?:Attachment|Appendix|Приложение)\s+(?:to\s+point|{NUMBER_SIGN}\s*\d|к\s)")

# `COMMUNIST PARTY OF THE SOVIET UNION. CENTRAL COMMITTEE`: the printed head of a sheet, in capitals
_PRINTED = re.compile(
    r"(?:ALL-UNION\s+)?COMMUNIST\s+PARTY(?:\s+OF\s+THE\s+SOVIET\s+UNION)?(?:\s+\((?:OF\s+THE\s+)?BOLSHEVIKS\))?[.,]?\s+CENTRAL\s+COMMITTEE"
)

_OPENINGS = (_HEAD, _OFFICE, _OFFICER, _CERTIFIED, _ATTACHED)
# `The Council of Ministers DECREES: 1. …`: the preamble begins with its body and ends with its colon
_BODY_DECREES = re.compile(
    r"The\s+(?:(?:of|the|and|[A-Z][\w()'’]*)\s+){1,14}(?:[Dd]ecrees?|DECREES?|[Rr]esolves?|RESOLVES?)\s*:(?=\s)"
)
_DECREES = re.compile(r"\b(?:[Dd]ecrees?|DECREES?|[Rr]esolves?|RESOLVES?|постановля[ею]т)\s*:(?=\s)")


def is_run_in(lines: list[str]) -> bool:
    """Whether a body of these lines has lost its line ends: few lines, and one of them long; or a single line.

    >>> is_run_in(["5. Concerning X. 1. Charge A with B. " * 20]), is_run_in(["MINUTES", "", "Approve."])
    (True, False)
    """
    filled = [line for line in lines if line.strip()]
    if len(filled) == 1:
        return len(filled[0]) >= 60
    return bool(filled) and max(map(len, filled)) >= 160 and len(filled) <= max(3, sum(map(len, filled)) // 500)


def anchors(text: str, body: Span) -> list[int]:
    """The places in ``body`` where something certainly begins or has just ended, ascending."""
    found: set[int] = set()
    for start, end in (*_spans(text, body), *_formulas(text, body)):
        found.add(_skip(text, start, body.end))
        if end >= 0:
            found.add(_skip(text, end, body.end))
    return sorted(at for at in found if body.start < at < body.end)


def _skip(text: str, at: int, limit: int) -> int:
    while at < limit and text[at].isspace():
        at += 1
    return at


def _spans(text: str, body: Span) -> Iterator[tuple[int, int]]:
    """Marks, storage statements, ids and dates: their end is a place too."""
    capitals = "|".join(
        re.escape(label.upper()).replace(r"\ ", r"\s+") for label in labels("classification-mark") if len(label) > 5
    )
    for mark in re.finditer(rf"(?<!\w)(?:{capitals})(?!\w)|\((?:op|оп)\)", text[body.start : body.end]):
        yield body.start + mark.start(), body.start + mark.end()
    for statement in storage_statements(text, body):
        if text[statement.span.start].isupper():
            yield statement.span.start, statement.span.end
    for found in EXTRACT.finditer(text, body.start, body.end):
        if dated := _OF_DAY.match(text, found.end(), body.end):
            yield found.end(), dated.end()
        yield found.start(), -1 if re.match(r"\s*[-–—.:]", text[found.end() : found.end() + 3]) else found.end()
    for found in _DECREES.finditer(text, body.start, body.end):
        yield found.end(), -1
    for found in _BODY_DECREES.finditer(text, body.start, body.end):
        yield found.start(), -1
    for wanted in (pattern("@", "letterhead"), _PRINTED):
        for found in wanted.finditer(text, body.start, body.end):
            yield found.start(), found.end()
    for wanted in (_DATED, _SHEET_DATE):
        for found in wanted.finditer(text, body.start, body.end):
            yield found.start(), found.end()


def heading_before_order(text: str, at: int, limit: int, numbered: bool = False) -> bool:
    """Whether a heading of weak opening words ends at a full stop and an order follows: `On barracks. Send …`.

    Behind a number (``numbered``) no finite verb in it and a sentence after it are enough: `25. On barracks. Repair …`.
    """
    if _unstopped_before_order(text, at, limit):
        return True
    found = pattern(rf"@\s+(?P<words>{IN_HEADING}{{3,140}})\.\s+", "heading-opening-weak").match(text, at, limit)
    if found is None:
        return False
    if operative().match(text, found.end(), limit):
        return True
    sentence = text[found.end() : limit][:1].isupper()
    return numbered and sentence and "," not in found["words"] and not shapes.is_sentence(found["words"])


def _unstopped_before_order(text: str, at: int, limit: int) -> bool:
    """`On the maps Approve the draft`: weak opening words, no full stop, and then an order by its known verb."""
    opening = pattern(rf"@\s+{IN_HEADING}{{3,140}}", "heading-opening-weak").match(text, at, limit)
    if opening is None:
        return False
    for gap in _BEFORE_CAPITAL.finditer(text, at, opening.end()):
        if operative().match(text, gap.end(), limit):
            return len(text[at : gap.start()].split()) > 2 and not shapes.is_sentence(text[at : gap.start()])
    return False


def _headed(text: str, marker: Marker, limit: int) -> bool:
    strong = marker.headed or (bool(marker.heading) and marker.dashed)
    return strong or heading_before_order(text, marker.content, limit, numbered=True)


def _numbered(text: str, at: int, limit: int) -> bool:
    """Whether a number or label opens a point or an item: a heading or an order follows it, or the next of its row."""
    marker = marker_at(text, at, limit)
    if marker is None:
        return False
    if operative().match(text, marker.content, limit):
        return True
    if marker.style in ("n)", "a)", "(a)", "(n)"):
        ordered = order_follows(text, marker.content, limit) or _next_label(text, marker, limit)
        return numbering.first(marker.style, marker.label) and ordered
    return _headed(text, marker, limit)


def _next_label(text: str, marker: Marker, limit: int) -> bool:
    """Whether `b)` comes after `a)`, or `2)` after `1)`, before some capital letter."""
    wanted = {"1": "2", "a": "b", "а": "б"}.get(marker.label.lower(), "")
    signs = re.escape(text[marker.start : marker.content].rstrip()).replace(re.escape(marker.label), wanted or "$^")
    following = re.compile(rf"(?<=[.;])\s+{signs}\s+[A-ZА-Я]")
    return following.search(text, marker.content, min(limit, marker.content + 4000)) is not None


def _formulas(text: str, body: Span) -> Iterator[tuple[int, int]]:
    """Openings that stand at the start of a word."""
    second = [m.start() for m in _SECOND.finditer(text, body.start, body.end)]
    opened = r"(?-i:To|Copies|Distribution|Sent\s+to|Sent|Distributed\s+to)"
    titled = pattern(rf"{opened}\b\s*:?\s*(?:to\s+)?@\b[.:]{{0,2}}\s+\S", "comrade")
    done = body.start
    for word in _WORD.finditer(text, body.start, body.end):
        at = word.start()
        if at < done:
            continue
        if text[at].isdigit() or _LABEL.match(text, at, body.end):
            if _numbered(text, at, body.end) or (
                _FIRST.match(text, at, body.end) and any(at < later < at + 4000 for later in second)
            ):
                yield at, -1
        elif (stop := distribution.lead(text, at, body.end)) >= 0:
            done = stop  # "An excerpt has been sent": its second word opens no other list
            yield at, -1
        elif titled.match(text, at, body.end):
            yield at, -1
        else:
            found = next((m for p in _OPENINGS if (m := p.match(text, at, body.end))), None)
            if found is not None:
                done = found.end()
                yield at, -1
