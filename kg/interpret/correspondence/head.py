"""The head of a letter or telegram: up to the salutation or the first line that no form explains."""

from __future__ import annotations

import re

from kg.interpret.correspondence import closeforms, copyforms, headforms, shapes
from kg.interpret.correspondence.headlines import (
    by_course,
    clocked,
    is_place,
    named_above,
    place_above,
    to_alone,
    wired,
    with_receipt,
)
from kg.interpret.correspondence.lettering import Lettering, bare_holder, bracketed, copies_at, heading
from kg.interpret.correspondence.lines import Line, Piece
from kg.interpret.correspondence.words import pattern, title
from kg.model import Kind

_HEAD_LINES = 45
_STRANGERS = 9


def read_head(section: Lettering, first: int) -> int:
    """Label the head; the index of the first line of the text."""
    strangers, waiting, index = 0, "", first
    while index < min(len(section.lines), first + _HEAD_LINES):
        line = section.lines[index]
        if section.is_kind(index, Kind.ANNOTATION):
            index += 1
            continue
        if line.kind in (Kind.ITEM, Kind.CLOSING, Kind.SIGNATURE):
            break
        pieces = _head_line(section, index)
        if pieces:
            section.put(index, by_course(section, first, index, pieces))
            waiting = _waiting(line, pieces[-1])
            if pieces[0].kind is Kind.SALUTATION or line.kind is Kind.SALUTATION:
                _block(section, first, index)
                _body_block(section, first, index)
                return index + 1
        elif line.open and _FIELD.fullmatch(line.words) and _fields_follow(section, index):
            section.set(index, Kind.HEADING, "field")
        elif line.open and line.gap == 1 and _names_holder(section, index):
            section.set(index, Kind.ADDRESS, "to")
        elif waiting and shapes.is_title_case(re.sub(r"^\d[\d-]*\s", "", line.words), 16) and len(line.words) < 140:
            section.set(index, Kind.ADDRESS, waiting)
        elif not line.open:
            section.set(index, line.kind)
            waiting = ""
        elif strangers < _STRANGERS and (
            (len(line.words) < 90 and _is_letterhead(line.words)) or _goes_on(section, index)
        ):
            section.set(index, Kind.HEADING)
            strangers, waiting = strangers + 1, ""
        else:
            break
        index += 1
    _body_block(section, first, index)
    return index


# "Primary: Asia China", "Number: R057722  5106": a field of the form whose label nobody knows, among known ones
_FIELD = re.compile(r"[A-Z][\w/ ]{1,24}:\s+\S.{0,70}(?<![.!?;,])")


def _fields_follow(section: Lettering, index: int) -> bool:
    """Whether one of the next lines is a field that is known: the form of the sheet goes on."""
    below = (line for line in section.lines[index + 1 : index + 5] if line.open)
    return any(headforms.fields(line.words, line.start) or _FIELD.fullmatch(line.words) for line in below)


def _names_holder(section: Lettering, index: int) -> bool:
    """Whether a line names, with a title, the holder of the office addressed on the line above."""
    above, words = section.found.get(index - 1, ()), section.lines[index].words
    if not above or above[-1].kind is not Kind.ADDRESS or above[-1].label != "to":
        return False
    addressed = headforms.value(section.lines[index - 1].words)
    return (
        title().match(words) is not None
        and shapes.is_name(words.rstrip(",."))
        and shapes.is_office(re.sub(r"^the\s+", "", addressed, flags=re.I))
    )


def _goes_on(section: Lettering, index: int) -> bool:
    """Whether a line that no form explains stands inside the head: it is no prose, and a labelled line, a salutation
    or a heading follows before any prose does.

    "(No. 231. Confidential)" over "Baghdad," "November 28, 1955." "Sir,"; not "I report:" over "From 3 May the road …".
    """
    for line in section.lines[index : index + 10]:
        if not line.open or (line.start > section.lines[index].start and _opens_or_labels(line.words)):
            return line.kind is Kind.SALUTATION or line.open
        if shapes.is_prose(line.words):
            return False
    return False


def _opens_or_labels(words: str) -> bool:
    pieces = headforms.salutation(words, 0) or headforms.fields(words, 0)
    plain = pieces and pieces[0].kind not in (Kind.SALUTATION, Kind.DATELINE)
    if plain and ":" not in words[:24] and not words[:2].isupper():
        return False
    return bool(
        pieces
        or heading(words, 0)
        or headforms.number_line(words, 0)
        or shapes.dateline(words, 0)
        or copyforms.copies_head(words, 0)
        or any(p.label != "handling" for p in headforms.mark(words, 0))
    )


def _head_line(section: Lettering, index: int) -> tuple[Piece, ...]:
    line = section.lines[index]
    words, start = line.words, line.start
    if line.kind is Kind.SALUTATION:
        return shapes.whole(Kind.SALUTATION, words, start)
    if words.startswith("[") and not headforms.mark(words, start) and shapes.is_bracket(words):
        return bracketed(words, start) or headforms.fields(words, start) or shapes.whole(Kind.BRACKET, words, start)
    if section.is_kind(index - 1, Kind.COPIES) and not copies_at(section, index):
        entry = copyforms.copies_entry(words, start)
        if entry or (line.gap == 1 and not headforms.mark(words, start) and (entry := bare_holder(section, index))):
            return entry
    return (
        headforms.mark(words, start)
        or copies_at(section, index)
        or with_receipt(section, index)
        or clocked(words, start)
        or headforms.salutation(words, start)
        or headforms.fields(words, start)
        or heading(words, start)
        or headforms.number_line(words, start)
        or closeforms.made_by(words, start)
        or shapes.dateline(words, start)
        or place_above(section, index)
        or to_alone(section, index)
        or (wired(words, start) if section.telegraphic or section.attached else named_above(words, start))
    )


def _waiting(line: Line, piece: Piece) -> str:
    """The label of an address whose value stands on the lines below: ``To:`` alone on its line."""
    if piece.kind is Kind.ADDRESS and re.fullmatch(r"to(?:\s+the)?", line.words, re.I):
        return "to"
    alone = piece.kind is Kind.ADDRESS and piece.label in ("to", "from", "through") and line.end == piece.span.end
    if not alone:
        return ""
    return piece.label if not headforms.value(line.words).strip(" :[]") else ""


def _is_letterhead(words: str) -> bool:
    return (
        shapes.is_title_case(words, 14) and not re.search(r"[a-z]{4}[.!?]$", words) and not words.endswith((",", ";"))
    )


def _forms_address(words: str) -> bool:
    """Whether a line begins with a form of address, perhaps after a courtesy: ``Esteemed Comrade``."""
    return title().match(pattern(r"^@\s+", "greeting").sub("", words, count=1) + " ") is not None


def _body_block(section: Lettering, first: int, end: int) -> None:
    """The body addressed in a head without "To": its lines below date or number, the sender's letterhead above them.

    "Embassy of X / Havana, 20 January 1963 / Ref. No. 016/63 / Ministry of Foreign Affairs / Prague".
    """
    kinds = [section.found[i][-1] if i in section.found else None for i in range(first, end)]
    if any(p and p.kind is Kind.ADDRESS and p.label in ("to", "block") for p in kinds):
        return
    dated = next((i for i in range(first, end) if section.is_kind(i, Kind.DATELINE)), end)
    letterhead = any(shapes.is_body(section.lines[i].words) for i in range(first, min(dated, end)))
    plain = [i for i in range(dated + 1, end) if section.is_kind(i, Kind.HEADING) and not section.found[i][0].label]
    start = next((i for i in plain if shapes.is_body(section.lines[i].words)), end)
    if not letterhead or start == end:
        return
    index = start
    while index < end and section.is_kind(index, Kind.HEADING) and not section.found[index][0].label:
        if index > start and section.lines[index].gap > 1:
            return
        section.set(index, Kind.ADDRESS, "block")
        index += 1


def _block(section: Lettering, first: int, salutation: int) -> None:
    """The inner address above a salutation: lines without a gap, the first of which begins with a form of address."""
    begin = salutation
    while (
        begin > first
        and section.is_kind(begin - 1, Kind.HEADING)
        and section.found[begin - 1][0].label == ""
        and (begin == salutation or section.lines[begin].gap == 1 or is_place(section.lines[begin].words))
    ):
        begin -= 1
    while begin < salutation and not _forms_address(section.lines[begin].words):
        begin += 1
    for index in range(begin, salutation):
        section.set(index, Kind.ADDRESS, "block")
