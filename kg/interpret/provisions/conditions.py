"""What a promise, permission or recommendation hangs on: where conditions stand in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.interpret.provisions.clause import Clause

# "on condition that the command … commit itself", "in the event it receives a satisfactory reply", "provided that",
# "insofar as he accepts"; "funds provided by X", "as if", "even if", "goods subject to release", "find out if" are none
MARK = re.compile(
    r"\bon (?:the |one |express )?conditions? (?:that|of)\b|\bunder the conditions? (?:that|of)\b"
    r"|\bwith the (?:proviso|condition|understanding) that\b"
    r"|\bin the event (?:that|of)\b|\bin the event\b(?= \w)|\bin case (?:of|that)\b|\bin case\b(?= \w)"
    r"|\bprovided that\b"
    r"|(?<=, )provided\b(?! (?:by|for|with|to|in)\b)|\binsofar as\b|\bso long as\b|\bas long as\b"
    r"|\bon the understanding that\b"
    r"|\bsubject to (?:the |prior |its |their |his )*(?:approval|consent|agreement|confirmation|conditions?"
    r"|fulfil+ment|observance)\b"
    r"|(?-i:\bShould)(?= (?:the|this|these|he|she|they|it|any|his|their|its|Cde)\b)"
    r"|\bonly (?:with|upon|on|at|by) (?:the |prior |its |his |their )*(?:consent|approval|permission|agreement|sanction"
    r"|recommendation|requests?|orders?|decisions?|instructions?|authori[sz]ation)\b"
    r"|\bonly after\b|\bonly if\b|\bonly when\b|\bunless\b"
    r"|(?<!as )(?<!even )(?<!out )(?<!know )(?<!ask )(?<!see )(?<!clarify )(?<!determine )\bif\b(?! possible)"
    r"|\bпри условии,? что\b|\bв случае\b|\bесли\b",
    re.IGNORECASE,
)
# one telling word of every mark, so that most sentences are looked at once
_MAY = re.compile(
    r"condition|[ei]n the ev|in case|provide|insofar|long as|should|proviso|understanding|subject to|only |unless|if "
    r"|при усл"
    r"|в случ|если",
    re.IGNORECASE,
)
# "When these conditions are met the Soviet government is ready": the conditions are those listed before
BACK = re.compile(
    r"(?:when|once|if|upon|after|provided|should|on|with)\s+(?:all\s+(?:of\s+)?)?(?:these|those|the above"
    r"|the above-mentioned|the said|such|the listed)\s+conditions"
    r"(?:\s+(?:are|have been|being|be))?(?:\s+(?:met|fulfil+ed|observed|accepted|satisfied|complied with))?\s*,?\s*",
    re.IGNORECASE,
)
# "on the following conditions:": the conditions are the items that follow
FORWARD = re.compile(
    r"\b(?:on|under|with|subject to|upon) the following conditions?\b\s*:?|\bon (?:the )?conditions? that\s*:\s*$"
    r"|\bпри следующих условиях\b\s*:?|\b(?:if|provided(?: that)?|on conditions?)\s*:\s*$",
    re.IGNORECASE,
)
# a leading condition ends at a comma, but not at one inside it ("he not only accepts them, but observes them")
_COMMA = re.compile(
    r",\s+(?!but\b|and\b|or\b|which\b|who\b|whose\b|as\b|not\b|nor\b|including\b)(?:then\s+)?", re.IGNORECASE
)
# or where the recommended act begins: "in the event of an appeal to him … to conclude an agreement"
_ACT = re.compile(
    r"\s(?=to (?!the\b|an?\b|his\b|her\b|its\b|their\b|our\b|this\b|that\b|these\b|those\b|him\b|them\b|it\b|us\b"
    r"|which\b|whom\b|[A-Z\d])[a-z]+)"
)
# or where its main clause has a subject and a modal: "In case of disturbances | the organs of order may use firearms"
_MAIN = re.compile(
    r"\s(?=(?:the|our|Cdes?|Comrades?)\s(?:(?!the\b)[\w'.-]+\s){1,6}?(?:may|must|shall|should|is to|are to)\s)"
)
# a reason behind a condition is no part of it: "…, as he was interned at one time"
_REASON = re.compile(
    r"\s*[,;]\s+(?:as|since|because|inasmuch as|in view of|so that|for which purpose|otherwise|and (?:also )?to)\b",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r",?\s+and(?: also)? (?=that\b)")


@dataclass(frozen=True, slots=True)
class Conditional:
    """How ``start:end`` is conditioned: its main clause, the conditions stated in it, whether it points elsewhere."""

    main: tuple[int, int]
    stated: tuple[tuple[int, int], ...] = ()
    back: bool = False
    forward: bool = False


def analyse(clause: Clause, start: int, end: int) -> Conditional:
    """Cut the conditions off a stretch; ``main`` is what is left at its front, or behind a leading condition."""
    flat = clause.flat
    forward = (
        FORWARD.search(flat, start, end)
        if ":" in flat[start:end] or "following" in flat[start:end] or "следующ" in flat[start:end]
        else None
    )
    stop = forward.start() if forward else end
    that = re.compile(r"that\s+").match(flat, start, stop)
    first = that.end() if that else start
    marks = list(MARK.finditer(flat, start, stop)) if _MAY.search(flat, start, stop) else []
    if not marks:
        return Conditional(clause.trimmed(start, stop), (), False, bool(forward))
    if marks[0].start() <= first:
        limit = marks[1].start() if len(marks) > 1 else stop
        comma = _COMMA.search(flat, marks[0].end(), stop)
        act = _ACT.search(flat, marks[0].end(), limit)
        if (comma and comma.start() < limit) or (comma and not act):
            cut, begin = comma.start(), comma.end()
        elif act:
            cut, begin = act.start(), act.end()
        elif main_clause := _MAIN.search(flat, marks[0].end(), limit):
            cut, begin = main_clause.start(), main_clause.end()
        else:
            return Conditional((stop, stop), _stated(clause, marks, stop), False, bool(forward))
        rest = [m for m in marks if m.start() >= begin]
        main = clause.trimmed(begin, rest[0].start() if rest else stop)
        return Conditional(
            main, (clause.trimmed(marks[0].start(), cut), *_stated(clause, rest, stop)), False, bool(forward)
        )
    return Conditional(clause.trimmed(start, marks[0].start()), _stated(clause, marks, stop), False, bool(forward))


def _stated(clause: Clause, marks: list[re.Match[str]], end: int) -> tuple[tuple[int, int], ...]:
    """Each condition runs from its mark to the next mark, to a reason, or to the end; "and that …" begins another."""
    spans: list[tuple[int, int]] = []
    for index, mark in enumerate(marks):
        stop = marks[index + 1].start() if index + 1 < len(marks) else end
        reason = _REASON.search(clause.flat, mark.end(), stop)
        stop = reason.start() if reason else stop
        start = mark.start()
        if re.search(r"\band\s+$", clause.flat[max(0, start - 6) : start]) and (
            act := _ACT.search(clause.flat, mark.end(), stop)
        ):
            stop = act.start()  # "to protect it, and in case of resistance to use arms"
        for also in _AND_THAT.finditer(clause.flat, mark.end(), stop) if mark.group().endswith("that") else ():
            spans.append(clause.trimmed(start, also.start()))
            start = also.end()
        spans.append(clause.trimmed(start, stop))
    return tuple((s, e) for s, e in spans if e - s > 3)


def ranges(clause: Clause) -> tuple[tuple[int, int], ...]:
    """Everything conditional in a clause: nothing in it is said to have happened."""
    start = 0
    found: list[tuple[int, int]] = []
    for sign in [*re.finditer(r"[;.](?=\s)", clause.flat), None]:
        end = sign.start() if sign else clause.end
        found += analyse(clause, *_whole(clause, start, end)).stated
        start = sign.end() if sign else end
    return tuple(found)


def _whole(clause: Clause, start: int, end: int) -> tuple[int, int]:
    while start < end and clause.flat[start] == " ":
        start += 1
    return start, end
