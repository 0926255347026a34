"""What a promise, permission or recommendation hangs on: where a condition stands in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span

# "on condition that the command … commit itself", "in the event it receives a satisfactory reply", "provided that",
# "insofar as he accepts", "only after", "unless"; a bare "if" only at a clause boundary, not in "as if"
_MARK = re.compile(
    r"(?P<mark>\bon (?:the )?conditions? that\b|\bunder the conditions? that\b|\bin the event(?: that| of)?\b|\bin case(?: of)?\b"
    r"|\bprovided(?: that)?\b|\binsofar as\b|\binasmuch as\b|\bas long as\b|\bon the understanding that\b|\bsubject to\b"
    r"|\bonly after\b|\bonly if\b|\bunless\b|(?<!as )\bif\b|\bпри условии,? что\b|\bв случае\b|\bесли\b)",
    re.IGNORECASE)
# "When these conditions are met the Soviet government is ready": the conditions are those listed before
_BACK = re.compile(
    r"(?:when|once|if|upon|after|provided)\s+(?:all\s+)?(?:these|the above|the above-mentioned|the said|such)\s+conditions"
    r"(?:\s+(?:are|have been|being)\s+(?:met|fulfilled|observed|accepted))?\s*,?\s*", re.IGNORECASE)
# "on the following conditions:": the conditions are the items that follow
_FORWARD = re.compile(r"\b(?:on|under|with|subject to) the following conditions?\b\s*:?|\bпри следующих условиях\b\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Conditional:
    """How a sentence is conditioned: its main clause, the conditions stated in it, and whether it points elsewhere."""

    main: Span
    stated: tuple[Span, ...]
    back: bool = False
    forward: bool = False


def analyse(text: str, sentence: Span) -> Conditional:
    """Cut the conditions off a sentence. ``main`` keeps what is left at the front (or after a leading condition)."""
    back = _BACK.match(text, sentence.start, sentence.end)
    start = back.end() if back else sentence.start
    forward = _FORWARD.search(text, start, sentence.end)
    end = forward.start() if forward else sentence.end
    marks = [m for m in _MARK.finditer(text, start, end)]
    if not marks:
        return Conditional(_trim(text, start, end), (), bool(back), bool(forward))
    first = marks[0]
    if first.start() <= start + 1:        # "If X, then Y": the condition leads
        comma = text.find(",", first.end(), end)
        if comma < 0:
            return Conditional(Span(start, end), (), bool(back), bool(forward))
        rest = [m for m in marks if m.start() > comma]
        stated = (_trim(text, first.start(), comma), *_tails(text, rest, end))
        main_end = rest[0].start() if rest else end
        return Conditional(_trim(text, comma + 1, main_end), stated, bool(back), bool(forward))
    return Conditional(_trim(text, start, first.start()), _tails(text, marks, end), bool(back), bool(forward))


def _tails(text: str, marks: list[re.Match[str]], end: int) -> tuple[Span, ...]:
    """Each condition runs from its mark to the next mark or the end of the clause."""
    spans: list[Span] = []
    for index, mark in enumerate(marks):
        stop = marks[index + 1].start() if index + 1 < len(marks) else end
        spans.append(_trim(text, mark.start(), stop))
    return tuple(s for s in spans if s.end > s.start)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\r\n,;:":
        start += 1
    while end > start and text[end - 1] in " \t\r\n,;:":
        end -= 1
    return Span(start, max(start, end))
