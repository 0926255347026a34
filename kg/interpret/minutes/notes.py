"""Handwritten notes and other brackets: where they begin and end, and what in them is label, place and words.

Brackets of typed-up sheets cannot be trusted to balance. A note ends at its bracket, at the next point line or at a
distribution line, whichever the text really has; text after an unclosed bracket is never swallowed or lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.interpret.minutes.markers import marker_at
from kg.interpret.minutes.words import NUMBER_SIGN, pattern
from kg.model import Span

# `[handwritten at the top of the page: …`, `[Handwritten note: …`, `[handwritten]: …`, `[Handwritten:] …`,
# `[handwritten] …`, `[a handwritten version of the above follows]`. The bracket directly before the word keeps
# "a letter [handwritten by him] was read" out only when it says more than where it stands: see _PLACE.
_OPEN = re.compile(
    r"(?<![\[(])[\[(]{1,6}\s*(?P<article>an?\s+|the\s+)?(?:hand-?\s?written|written\s+by\s+hand|in\s+handwriting|"
    r"marginal\s+(?:notes?|annotation|remark)|margin\s+notes?|pencil(?:l?ed)?\s+notes?|(?=(?:(?:note|remark|resolution|inscription|written)\s+)?"
    r"in\s+(?:(?:blue|red|black|green|violet|ordinary|simple)\s+)?(?:pencil|ink|the\s+margin))(?:note|remark|resolution|inscription|written)?|"
    r"от\s+руки|рукописн\w+)"
    r"(?P<rest>(?:(?![:\[\]()]|\n\s*\n)[\s\S]){0,120}?)(?P<end>\s*:\s*\]|\s*\]\s*:|\s*:|\s*\](?!\s*:)|\s*\))",
    re.IGNORECASE,
)
# a second note inside the same bracket: `handwritten before the previous entry: …` after `;` or at a line's start
_NESTED = re.compile(r"(?:(?<=[;.,])\s*|\n\s*)(?=(?:hand-?written)\b[^:\[\]\n]{0,80}:)", re.IGNORECASE)
_NESTED_LABEL = re.compile(r"hand-?written(?P<rest>[^:\[\]\n]{0,80}?)\s*:", re.IGNORECASE)
_NOUN = re.compile(
    r"\s*(?:notes?|words?|text|inscription|remark|annotation|comment|resolution|addition|entry)?\s*", re.I
)
_PLACE = re.compile(
    r"(?:at|across|in|on|onto|before|after|above|below|under|over|beside|next|along|to\s+the|near|between|by\s+the|вверху|внизу)\b",
    re.I,
)
_MAY_OPEN = re.compile(r"(?<=\S)\s+(?=\d{1,4}\s?[.．–—-])")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# `point 539 is in classified storage`, `Points NN 110, 111, and 112 are in…`, `Point N - in classified storage`.
# The verb may be missing; "(op)" and "Special File" are marks of secrecy and never match.
_NUMBERS = r"\d{1,4}[a-zа-я]?(?:(?:\s*,\s*(?:and\s+|и\s+)?|\s+(?:and|и|to|through)\s+|\s*[-–—&]\s*)\d{1,4}[a-zа-я]?)*"


LONGEST = 6000
"""No bracket is longer than this: what opens one and does not close it by then is not closed."""


@dataclass(frozen=True, slots=True)
class Note:
    """One handwritten note. ``span`` is its own stretch of the bracket, label and bracket included.

    ``words`` is what was written by hand, ``place`` where on the sheet, as stated; notes of one bracket share
    ``bracket`` (where it opens). ``closed`` is False when no bracket ends it; ``described`` says that the editor
    only tells of handwriting (`[a handwritten version of the above follows]`).
    """

    span: Span
    words: Span
    place: Span | None
    bracket: int
    closed: bool = True
    described: bool = False


@dataclass(frozen=True, slots=True)
class Storage:
    """A statement that points are in classified storage: their numbers as written, all its words, the storage words."""

    numbers: tuple[str, ...]
    span: Span
    words: Span


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without white space at its ends; empty at ``start`` when there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def matching(text: str, opening: int, limit: int) -> int:
    """The position after the bracket that balances the one at ``opening``, or -1 before ``limit``."""
    close = {"[": "]", "(": ")"}[text[opening]]
    depth = 0
    for at in range(opening, min(limit, opening + LONGEST)):
        if text[at] == text[opening]:
            depth += 1
        elif text[at] == close:
            depth -= 1
            if depth == 0:
                return at + 1
    return -1


def find_notes(text: str, body: Span, points: Sequence[int], starts: Sequence[int]) -> tuple[Note, ...]:
    """The handwritten notes in ``body``, in text order, not overlapping.

    ``points`` are the starts of lines that certainly open a point, ``starts`` of all lines that may open something
    new (a point, an item, a distribution list, a head), both ascending: a note without its bracket ends there.
    """
    notes: list[Note] = []
    at = body.start
    while (found := _OPEN.search(text, at, body.end)) is not None:
        label_end = found.end()
        at = label_end
        if "\n" in found["rest"].strip("\n") and not found["end"].strip().startswith((":", "]")):
            continue
        round_bracket = text[found.start()] == "("
        if round_bracket and (":" not in found["end"] or matching(text, found.start(), body.end) < 0):
            continue  # "(handwritten)" in a sentence is a remark about something else
        place, label_only = _label(text, Span(*found.span("rest")))
        if "]" in found["end"] and not label_only and ":" not in found["end"]:
            # words but no label: `[handwritten Point 8 is in …]`, `[a handwritten version of the above follows]`
            span = _with_stop(text, found.start(), label_end, body.end)
            described = bool(found["article"]) or found["rest"].lstrip().lower().startswith(("version", "copy"))
            inner = trim(text, found.start("rest"), found.start("end"))
            if described:
                inner = trim(text, found.start() + len(found[0]) - len(found[0].lstrip("[( ")), found.start("end"))
            notes.append(Note(span, inner, None, found.start(), described=described))
            at = span.end
        elif "]" in found["end"]:
            end = _open_scope(text, label_end, body.end, starts)
            notes.append(Note(trim(text, found.start(), end), trim(text, label_end, end), place, found.start()))
            at = max(end, label_end)
        else:
            end, closed, inner_end = _close(text, found.start(), label_end, body.end, points, starts)
            notes.extend(_split(text, found.start(), label_end, inner_end, end, place, closed))
            at = end
    return tuple(notes)


def _label(text: str, rest: Span) -> tuple[Span | None, bool]:
    """The place a label states, and whether it holds nothing but a noun and a place (`note at the top`)."""
    noun = _NOUN.match(text, rest.start, rest.end)
    left = trim(text, noun.end() if noun else rest.start, rest.end)
    if left.start == left.end:
        return None, True
    if _PLACE.match(text, left.start, left.end):
        return left, left.end - left.start < 60
    return None, False


def _with_stop(text: str, start: int, end: int, limit: int) -> Span:
    """Takes in the full stop that sometimes follows the bracket (`[handwritten: …].`)."""
    return Span(start, end + 1 if end < limit and text[end] in ".;" else end)


def _open_scope(text: str, start: int, limit: int, starts: Sequence[int]) -> int:
    """The end of what a label without words speaks of: the rest of its line, else the next paragraph's first line."""
    line_end = text.find("\n", start, limit)
    line_end = limit if line_end < 0 else line_end
    first = trim(text, start, line_end).start
    if first < line_end:
        return _line_scope(text, start, min(line_end, _next(starts, first, limit)))
    if ":" not in text[max(0, start - 3) : start]:
        return start
    following = trim(text, start, limit).start
    if following >= limit or (following in starts and following - start > 2 and text.startswith("[", following)):
        return start
    line_end = text.find("\n", following, limit)
    return limit if line_end < 0 else line_end


def _line_scope(text: str, start: int, line_end: int) -> int:
    """The end of an open note on its line: before a point with a heading, or after one sentence of a run-in text."""
    for found in _MAY_OPEN.finditer(text, start, line_end):
        marker = marker_at(text, found.end(), line_end)
        if marker is not None and marker.heading == "strong":
            return found.start()
    sentence = (
        re.search(r"(?<![A-ZА-Я])[.;](?=\s+[A-ZА-Я\d\[])", text[start:line_end]) if line_end - start > 160 else None
    )
    return start + sentence.end() if sentence else line_end


def _next(positions: Sequence[int], after: int, limit: int) -> int:
    at = bisect_right(positions, after)
    return min(positions[at], limit) if at < len(positions) else limit


def _close(
    text: str, opening: int, content: int, limit: int, points: Sequence[int], starts: Sequence[int]
) -> tuple[int, bool, int]:
    """Where the note ends, whether a bracket says so, and where its words end."""
    end = matching(text, opening, _next(points, content - 1, limit))
    if end >= 0:
        return _with_stop(text, opening, end, limit).end, True, end - 1
    bound = _next(starts, content - 1, limit)
    blank = _BLANK_LINE.search(text, trim(text, content, bound).start, bound)
    paragraph = trim(text, content, blank.start() if blank else bound).end
    # `N [[[unreadable]3]`: more brackets open than close, yet the last one of the paragraph ends the note
    if paragraph > content and text[content:paragraph].rstrip(".;").endswith("]"):
        last = text.rfind("]", content, paragraph)
        return paragraph, True, last
    while blank is not None:
        following = trim(text, blank.end(), bound).start
        if following >= bound or _complete(text, paragraph, following):
            break
        blank = _BLANK_LINE.search(text, following, bound)
        paragraph = trim(text, following, blank.start() if blank else bound).end
    return paragraph, False, paragraph


def _complete(text: str, end: int, following: int) -> bool:
    """Whether a note without bracket has said all at ``end``: no sentence runs on into what follows."""
    return text[end - 1] not in ",:-–—(" and not text[following].islower()


def _split(
    text: str, opening: int, content: int, inner_end: int, end: int, place: Span | None, closed: bool
) -> list[Note]:
    """One note for each label inside the bracket."""
    cuts = [m.end() for m in _NESTED.finditer(text, content, inner_end)]
    notes: list[Note] = []
    start, words_start = opening, content
    for cut in (*cuts, -1):
        if 0 <= cut < words_start:
            continue        # inside the label that is read already
        stop = inner_end if cut < 0 else cut
        words = trim(text, words_start, stop)
        if cut >= 0:
            while words.end > words.start and text[words.end - 1] in ";,":
                words = trim(text, words.start, words.end - 1)
        notes.append(Note(trim(text, start, end if cut < 0 else stop), words, place, opening, closed))
        if cut >= 0 and (label := _NESTED_LABEL.match(text, cut, inner_end)) is not None:
            place, _ = _label(text, Span(*label.span("rest")))
            start, words_start = cut, label.end()
    return notes


_STORED = (
    rf"\b(?:points?|items?|п\.|пункты?)\s*(?:{NUMBER_SIGN}\s*)?(?P<numbers>{_NUMBERS})\s*"
    r"(?:\b(?:is|are|was|were|to\s+be|kept|held|stored|находится|хранится)\b\s*)*[-–—:,]?\s*(?P<words>@)(?!\w)"
)


def storage_statements(text: str, span: Span) -> tuple[Storage, ...]:
    """Every statement inside ``span`` that points are in classified storage.

    >>> [s.numbers for s in storage_statements("Points NN 110, 111, and 112 are in classified storage", Span(0, 53))]
    [('110', '111', '112')]
    """
    return tuple(
        Storage(_expand(found["numbers"]), Span(*found.span()), Span(*found.span("words")))
        for found in pattern(_STORED, "storage").finditer(text, span.start, span.end)
    )


def _expand(numbers: str) -> tuple[str, ...]:
    """`110, 111, and 112` as three numbers; `110-112` too, when it rises by no more than fifty."""
    found: list[str] = []
    for part in re.finditer(r"(\d+)\s*(?:[-–—]|to|through)\s*(\d+)|\d+[a-zа-я]?", numbers):
        low, high = (int(part[1]), int(part[2])) if part[1] else (0, -1)
        if part[1] and 0 < high - low <= 50:
            found.extend(str(n) for n in range(low, high + 1))
        else:
            found.extend(re.findall(r"\d+[a-zа-я]?", part[0]))
    return tuple(dict.fromkeys(found))
