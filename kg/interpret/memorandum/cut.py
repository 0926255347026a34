"""Cutting the record of a conversation: head, those present, topics, paragraphs, close; every line gets one kind.

The head ends at the first line that no form explains. What closes a text is read as in letters.
"""

from __future__ import annotations

import re

from kg.interpret.correspondence import closeforms, headforms, shapes
from kg.interpret.correspondence.cut import cut as as_letter
from kg.interpret.correspondence.inside import read_asides
from kg.interpret.correspondence.lettering import Lettering, bracketed, copies_at
from kg.interpret.correspondence.lines import Piece, lines_of, rebuilt
from kg.interpret.correspondence.tail import read_closings, read_tail
from kg.interpret.correspondence.words import office, ordinary, places, title
from kg.interpret.meeting.prose import attendance_sentence
from kg.interpret.meeting.segment import segment as by_markup
from kg.interpret.memorandum import forms
from kg.interpret.memorandum.clauses import elsewhere
from kg.interpret.memorandum.people import block, read_speakers
from kg.interpret.memorandum.topics import read_topics
from kg.interpret.papers import runin
from kg.interpret.papers.blocks import addressed, read_closers, signed_with_office
from kg.interpret.papers.identify import parted
from kg.interpret.papers.lettered import is_joined, join, pieces, read_notes, read_remarks
from kg.interpret.papers.nouns import CONVERSATION, called, is_heading, records_talk
from kg.interpret.papers.words import closed_up, is_one, pattern
from kg.model import Document, Kind, Segment, Span
from kg.recognise.dates import find_dates
from kg.sentences import sentences

_HEAD_LINES = 50
_STRANGERS = 9


def segment(document: Document, *, talks: bool = True) -> tuple[Segment, ...]:
    """The zones with bodies cut; leaves still partition the text. Bodies with markup keep it.

    ``talks``: lists of those present are looked for, as in the record of a conversation.
    """
    marked = document.zones
    if any(zone.children for zone in document.zones_of(Kind.BODY)):
        marked = by_markup(document) if talks else as_letter(document, False)
    return tuple(
        _cut(document.text, zone, talks) if zone.kind is Kind.BODY and not zone.children else other
        for zone, other in zip(document.zones, marked, strict=True)
    )


def _cut(text: str, zone: Segment, talks: bool) -> Segment:
    lines = runin.parted(lines_of(text, zone)) if talks else lines_of(text, zone)
    lettering = Lettering(lines, False)
    read_notes(lettering)
    body = read_head(lettering, talks)
    lettering.names = frozenset(
        w.casefold() for line in lines[:body] for w in re.findall(r"\b[A-ZÀ-ÞА-ЯЁ][\w’'-]{2,}", line.words)
    )
    if talks:
        _later_people(lettering, body)
        read_speakers(lettering, body)
    read_remarks(lettering, body)
    read_topics(lettering, body)
    read_closings(lettering, body)
    read_tail(lettering, body)
    _signed_in_brackets(lettering, body)
    read_closers(lettering, body)
    signed_with_office(lettering, body)
    read_asides(lettering, body)
    done = rebuilt(zone, tuple(pieces(lettering)))
    if not talks:
        return done
    return Segment(done.kind, done.span, done.label, tuple(_with_attendance(text, child) for child in done.children))


def _signed_in_brackets(lettering: Lettering, body: int) -> None:
    """ "(Bitterlich)" alone on its line below a finished sentence, also where notes or a summary follow."""
    for index in range(body + 1, len(lettering.lines)):
        line = lettering.lines[index]
        name = re.fullmatch(r"\((?P<name>[^()]{3,40})\)", line.words)
        if (
            name
            and line.open
            and index not in lettering.found
            and shapes.is_name(name["name"])
            and not any(ordinary(word) for word in name["name"].split())
            and re.search(r"[.?!)”\"]$", lettering.lines[index - 1].words)
        ):
            lettering.set(index, Kind.SIGNATURE, "signed")


def read_head(lettering: Lettering, talks: bool = True) -> int:
    """Label the head; the index of the first line of the text."""
    index = strangers = 0
    while index < min(len(lettering.lines), _HEAD_LINES):
        line = lettering.lines[index]
        if lettering.is_kind(index, Kind.ANNOTATION) or is_joined(lettering, index):
            index += 1
            continue
        end = block(lettering, index) if talks else addressed(lettering, index)
        if end > index:
            index = end
            continue
        pieces = _head_line(lettering, index)
        if pieces:
            lettering.put(index, pieces)
            _with_value(lettering, index)
            if pieces[-1].kind is Kind.PARAGRAPH:
                return index + 1
        elif index not in lettering.found:
            stranger = strangers >= _STRANGERS or len(line.words) > 90
            if stranger or not (_is_letterhead(line.words) or _goes_on(lettering, index)):
                break
            lettering.set(index, Kind.HEADING, "letterhead")
            strangers += 1
        index += 1
    while index and lettering.lines[index - 1].gap > 0 and _only_letterhead(lettering, index - 1):
        index -= 1  # capitalised lines right above the text head its first topic
        del lettering.found[index]
    return index


def _goes_on(lettering: Lettering, index: int) -> bool:
    """Whether a short line nothing explains stands inside the head: a field, a list or the paper's name comes below."""
    words = lettering.lines[index].words
    if len(words) > 90 or re.search(r"[a-z]{2}[.!?]$", words):
        return False
    below = lettering.lines[index + 1 : index + 4]
    return any(forms.field(o.words) or forms.opening(o.words) or _name(o.words, 0) or parted(o.words) for o in below)


def _only_letterhead(lettering: Lettering, index: int) -> bool:
    """Whether a line was taken for letterhead below the subject: there it heads the text."""
    return (
        lettering.is_kind(index, Kind.HEADING)
        and lettering.found[index][-1].label == "letterhead"
        and any(
            lettering.found.get(i, (Piece(Kind.BLANK, Span(0, 0)),))[-1:]
            and lettering.is_kind(i, Kind.HEADING)
            and lettering.found[i][-1].label in ("subject", "scope", "name")
            for i in range(index)
        )
    )


def _is_letterhead(words: str) -> bool:
    return (
        shapes.is_title_case(words, 14) and not re.search(r"[a-z]{2}[.!?]$", words) and not words.endswith((",", ";"))
    )


def _head_line(lettering: Lettering, index: int) -> tuple[Piece, ...]:
    line = lettering.lines[index]
    words, start = line.words, line.start
    author = parted(words)
    if author:
        end = start + len(author[0])
        return (
            Piece(Kind.ADDRESS, Span(start, end), "author"),
            Piece(Kind.DATELINE, Span(start + author[1], line.end)),
        )
    if named := _beside_mark(words, start) or _name(words, start) or _two_lined(lettering, index):
        return named
    if index < 4 and len(words) < 200 and called(words) == CONVERSATION and not _SENTENCE_END.search(words):
        return shapes.whole(Kind.HEADING, words, start, "name")
    if marks := headforms.mark(words, start):
        return marks
    first, *more = words.split("/")  # "SECRET/NODIS/XGDS": a mark and what may be done with the sheet
    if more and headforms.mark(first, 0) and re.fullmatch(r"[A-Z /-]+", words):
        return shapes.whole(Kind.MARK, words, start, "classification")
    if shapes.is_bracket(words) or (words.startswith("(") and len(words) < 70 and words.endswith(")")):
        return bracketed(words, start) or shapes.whole(Kind.BRACKET, words, start)
    by = re.fullmatch(r"by\s+(?P<who>\S.{2,60})", words)
    if by and shapes.is_name(by["who"]) and any(lettering.is_kind(i, Kind.HEADING) for i in range(index)):
        at = start + by.start("who")
        return Piece(Kind.HEADING, Span(start, at - 1), "letterhead"), Piece(Kind.ADDRESS, Span(at, line.end), "author")
    labelled = forms.field(words)
    if labelled:
        dates = labelled.name == "date" or (labelled.name == "time" and bool(find_dates(words)))
        kind = Kind.DATELINE if dates and not _dated(lettering) else Kind.HEADING
        return shapes.whole(kind, words, start, labelled.name)
    scope = pattern(r"@\s*:\s*(?P<rest>\S.*)", "scope-line").match(words)
    if scope:
        parts = sentences(words, Span(0, len(words)))
        if len(parts) > 1:
            return (
                Piece(Kind.HEADING, Span(start, start + parts[0].end), "scope"),
                Piece(Kind.PARAGRAPH, Span(start + parts[1].start, line.end)),
            )
        return shapes.whole(Kind.HEADING, words, start, "scope")
    directed = headforms.fields(words, start)
    if directed and all(p.label in ("from", "to", "through") for p in directed):
        return directed
    if words.strip(" .,").casefold() in places() and lettering.is_kind(index - 1, Kind.ADDRESS):
        return shapes.whole(Kind.ADDRESS, words, start, "place")  # the addressee's town below his line
    return (
        copies_at(lettering, index)
        or headforms.number_line(words, start)
        or closeforms.made_by(words, start)
        or shapes.dateline(words, start)
        # the day in quotation marks: "17" April 1965
        or (shapes.whole(Kind.DATELINE, words, start) if shapes.dateline(re.sub(r"[“”\"«»]", "", words), 0) else ())
    )


# "From the diary of V. P. ORLOV" on a line of its own above the record, or over his name
_JOURNAL = re.compile(r"From\s+the\s+(?:\w+\s+)?(?:diary|journal)\s+of(?:\s+\S.{2,80})?", re.IGNORECASE)


def _name(words: str, start: int) -> tuple[Piece, ...]:
    """What the paper calls itself: "M e m o r a n d u m - for internal use only", "Record of Conversation with …"."""
    if len(words) > 300:
        return ()
    spaced, end = closed_up(words)
    plain = f"{spaced}{words[end:]}" if spaced else words
    lead = re.split(r"\s+[-–—]\s+", plain, maxsplit=1)
    if is_heading(lead[0], "memo-noun", "memcon", "report-noun") and (
        len(lead) == 1 or is_one(lead[1], "memo-noun") or headforms.mark(lead[1], 0)
    ):
        if len(lead) == 1:
            return shapes.whole(Kind.HEADING, words, start, "name")
        at = words.rindex(lead[1])
        cut = len(words[:at].rstrip())
        return (
            Piece(Kind.HEADING, Span(start, start + cut), "name"),
            Piece(Kind.MARK, Span(start + at, start + len(words)), "classification"),
        )
    if len(words) < 130 and _JOURNAL.fullmatch(words):
        return shapes.whole(Kind.HEADING, words, start, "journal")
    if len(words) < 260 and records_talk(plain) and not re.search(r"[a-zà-þа-я]{3}[.;]$", plain):
        return shapes.whole(Kind.HEADING, words, start, "name")
    return ()


def _beside_mark(words: str, start: int) -> tuple[Piece, ...]:
    """ "From the journal of          SECRET. Copy No. 1": a mark stands beside another line of the head."""
    gap = re.search(r"\s{4,}|\s*\t\s*", words)
    marks = headforms.mark(words[gap.end() :], start + gap.end()) if gap else ()
    if gap is None or not marks:
        return ()
    left = words[: gap.start()]
    return *(_name(left, start) or shapes.whole(Kind.HEADING, left, start, "letterhead")), *marks


def _two_lined(lettering: Lettering, index: int) -> tuple[Piece, ...]:
    """ "STENOGRAPHIC RECORD" over "of the talks of …": the name of the paper on two lines."""
    line, below = lettering.lines[index], lettering.lines[index + 1 : index + 2]
    if len(line.words) > 60 or not below or not _OPENS_LINK.match(below[0].words):
        return ()
    if _SENTENCE_END.search(line.words) or not records_talk(f"{line.words} {below[0].words}"):
        return ()
    return shapes.whole(Kind.HEADING, line.words, line.start, "name")


_OPENS_LINK = re.compile(r"(?:of|on|about|with|between|from)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[a-zà-þа-я]{3}[.;]$")


def _dated(lettering: Lettering) -> bool:
    """Whether a line of the whole head is a dateline proper, so that a field "Date:" is the conversation's."""
    return any(
        parted(line.words) or (shapes.dateline(line.words, 0) and not forms.field(line.words))
        for line in lettering.lines[:_HEAD_LINES]
    )


# words a line cannot end with: the subject goes on below
_OPEN_END = re.compile(r"(?:,|\b(?:and|of|with|the|on|in|between|to|for|at|by|from|und|mit|и|с))$", re.IGNORECASE)


# "RECORD OF A CONVERSATION" over "with the Ambassador …", "Minutes of Conversation" over "Between Comrade A and B"
_LINKED = re.compile(
    r"(?:with|between|of\s+(?:the\s+)?(?:conversation|talks?|meeting|Comrade|Cde\.?|Mr\.?)"
    r"|(?:on|from)\s+(?:the|an?)\s+(?:conversation|talks?|meeting))\s",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d|\s*[ap]\.?m)")


def _names_holder(words: str, below: str) -> bool:
    """Whether an office that ends a line of the paper's name is held by whom the next line names."""
    if len(below) > 60 or (_LINKED.match(words.rsplit("\n", 1)[-1]) is None):
        return False
    lead = title().match(below)
    named = lead is not None and shapes.is_name(below[lead.end() :])
    return named or (len(below.split()) in (2, 3) and shapes.is_name(below) and office().search(words) is not None)


_VALUED = ("subject", "topics", "date", "time", "place", "name", "journal")


def _with_value(lettering: Lettering, index: int) -> None:
    """A field whose value stands, or goes on, on the next lines is one piece with them."""
    piece = lettering.found[index][-1]
    if piece.label not in _VALUED or not lettering.lines[index].open:
        return
    reached = index
    while reached + 1 < len(lettering.lines):
        words, below = lettering.lines[reached].words, lettering.lines[reached + 1]
        labelled = forms.field(lettering.lines[index].words)
        empty = reached == index and labelled is not None and labelled.at >= len(words)
        goes_on = piece.label in ("subject", "name", "topics", "journal") and (
            _OPEN_END.search(words)
            or (below.gap == 1 and below.words[:1].islower() and not below.words.startswith("to "))
            or (piece.label == "name" and (_LINKED.match(below.words) or _names_holder(words, below.words)))
        )
        # "DATE AND TIME: Thursday, September 18, 1975" over "5:15 - 6:05 p.m."
        hours = piece.label == "date" and _CLOCK.match(below.words)
        if (
            not (empty or goes_on or hours)
            or not below.open
            or forms.field(below.words)
            or forms.opening(below.words)
            or headforms.mark(below.words, 0)
            or parted(below.words)
            or len(below.words) > 300
        ):
            break
        if pattern(r"@\s*:", "scope-line").match(below.words):
            break
        reached += 1
    if reached > index:
        join(lettering, index, reached)


def _later_people(lettering: Lettering, body: int) -> None:
    """Lists of those present below the first sentences, or at the foot of the text."""
    index = body
    while index < len(lettering.lines):
        end = block(lettering, index) if index not in lettering.found else index
        index = max(end, index + 1)


def _with_attendance(text: str, leaf: Segment) -> Segment:
    """A paragraph whose sentences state who was present, these set apart."""
    if leaf.kind is not Kind.PARAGRAPH or leaf.children or leaf.span.end - leaf.span.start > 8000:
        return leaf
    found = [s for s in sentences(text, leaf.span) if attendance_sentence(s.of(text)) and not elsewhere(s.of(text))]
    if not found:
        return leaf
    pieces: list[Segment] = []
    at = leaf.span.start
    for sentence in found:
        pieces += _between(text, at, sentence.start)
        pieces.append(Segment(Kind.PARTICIPANTS, sentence, "sentence"))
        at = sentence.end
    pieces += _between(text, at, leaf.span.end)
    return pieces[0] if len(pieces) == 1 else Segment(leaf.kind, leaf.span, leaf.label, tuple(pieces))


def _between(text: str, start: int, end: int) -> list[Segment]:
    words = text[start:end]
    left, right = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    parts = ((Kind.BLANK, start, min(left, end)), (Kind.PARAGRAPH, left, right), (Kind.BLANK, max(right, left), end))
    return [Segment(kind, Span(a, b)) for kind, a, b in parts if a < b]
