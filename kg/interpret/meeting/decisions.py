"""Minuted decisions: what a body is stated to have decided, and motions with their movers and what became of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.interpret.meeting.words import alternation, decision_verbs, pattern


@dataclass(frozen=True, slots=True)
class Decision:
    """A sentence that states a decision: kind of provision, verb, and where the body and the decided words stand in it.

    ``mover`` and ``seconder`` are where those who moved and seconded it are named; ``open``: a motion whose fate this
    sentence does not tell; ``alone``: a fate that needs the motion before it ("Carried unanimously.").
    """

    kind: str
    verb: str
    verb_start: int
    verb_end: int
    body_start: int
    body_end: int
    mover: tuple[int, int] | None = None
    seconder: tuple[int, int] | None = None
    open: bool = False
    alone: bool = False


def _opinion(rest: str) -> bool:
    """"agreed that it was important": a shared opinion; "agreed that a disclaimer will be drafted" decides."""
    clause = re.match(r"\s+(?:unanimously\s+)?that\b(?P<said>.{0,160}?)(?:, and [A-Z]|$)", rest, re.DOTALL)
    return bool(clause) and not re.search(r"\b(?:would|should|will|shall|must|be)\b(?!\s+(?:have\s+been|desirable))",
                                          clause["said"] if clause else "")


# "After discussion, the Committee …": when or on what occasion, not "In its 1960 report, the Committee recommended"
_LEAD = r"(?:(?:After|Following|At|On|Upon|With|Having)\s(?!its\b)[^;:,.]{3,80},\s+)?"


@cache
def _decides(own: str = "") -> re.Pattern[str]:
    verbs = "|".join(sorted((re.escape(v).replace(r"\ ", r"\s+") for v, _ in decision_verbs()), key=len, reverse=True))
    # "The Committee then voted unanimously to …"; no "had", "would", "might" between body and verb: that is another
    # time or no decision. "The Committee recommended last year" is refused by the caller.
    return re.compile(
        rf"{_LEAD}(?P<body>{own}{alternation('deciding-body')}|It\s+was|It\s+was\s+(?:then\s+)?(?:unanimously\s+)?)"
        rf"(?:\s+(?:then|also|therefore|thereupon|unanimously|formally|subsequently|generally|finally)"
        rf"|\s*,\s+by\s+[\w\s]{{3,30}},){{0,3}}"
        rf"\s+(?P<verb>{verbs})(?:\s+unanimously)?\b", re.IGNORECASE)


# A decision of another time or in another paper: "agreed last year", "recommended in its 1960 report".
_ELSEWHERE = re.compile(
    r"\b(?:last\s+(?:year|meeting|session|spring|summer|fall|autumn|winter)|previous(?:ly)?|earlier|in\s+the\s+past|several\s+times|in\s+its\s+(?:\d{4}\s+)?report|"
    r"ago|in\s+(?:1[89]|20)\d\d)\b", re.IGNORECASE)
# What follows makes it a decision: "that", "to", an object. "The Committee agreed with Mr. X" and "concluded its
# work" are none.
_OBJECT = {
    "resolution": re.compile(
        r"\s+(?:unanimously\s+)?(?:that\b|to\b(?!\s+(?:disagree|differ)\b)|on\b|upon\b)", re.IGNORECASE),
    "recommendation": re.compile(
        r"\s+(?:strongly\s+)?(?:that\b|to\b|the\b|a\b|an\b|increas|further|continu)", re.IGNORECASE),
    "approval": re.compile(r"\s+(?:the\b|a\b|an\b|this\b|these\b|its\b|that\b|unanimously)", re.IGNORECASE),
    "appointment": re.compile(r"\s+(?:as\s+)?(?=[A-Z])"),
}
# "Professor Perkins was re-elected", "Dr. Varg was chosen to serve as Chairman": in the chair, or in no named office.
_ELECTED = (r"(?P<who>[A-Z][\w’'-]+)\s+was\s+(?:then\s+|unanimously\s+)*(?P<verb>(?:re-?)?elected|chosen|selected)\b"
            r"(?=\s*[.;,]|\s+(?:as\s+|to\s+serve\s+as\s+|by\s+acclamation|unanimously|@)"
            r"|\s+(?:the\s+)?%(?=\s*[.;,]|\s+(?:of|for)\s+the\b))")
# "Resolved that the tender be accepted", "RESOLVED, That", "Agreed to write …" at the head of a minute, without a
# subject. "Agreed." alone tells the fate of a motion, "Decided views were expressed" has no "that" or "to".
_BARE = re.compile(r"(?P<verb>(?:RESOLVED|Resolved|AGREED|Agreed|DECIDED|Decided)(?:\s+unanimously)?)"
                   r"(?:[,:]\s*(?:(?:that|That|to)\b|(?=[A-Z]))|\s+(?:that|to)\b)")
# "The minutes of the meeting of 10th December were read and confirmed": the body's own minutes or agenda. Those of
# another body ("the minutes were approved by the Board of 1950") have a "by".
_MINUTES = re.compile(
    r"(?:The\s+)?(?:[Mm]inutes|[Aa]genda)\b[^.;]{0,140}?\b(?:was|were|having\s+been)\s+(?:[\w\s,]{0,40}?\b)?"
    r"(?P<verb>approved|confirmed|adopted|accepted|agreed)\b(?!\s+by\b)")
# "It was the consensus of the Committee that no change be made"
_CONSENSUS = re.compile(r"It\s+was\s+(?:the\s+)?(?:general\s+)?(?P<verb>consensus|sense)\s+of\s+the\s+[\w\s]{3,30}?"
                        r"(?=\s+that\b)")
_PERSON = r"(?:[A-Z][\w’'.-]*\.?(?:\s+|(?=[,:]))){1,5}"
# "It was moved by Mr. Moore and seconded by Mr. Maddox that …", "Proposed by Mrs. Fane, seconded by Mr. Ogle, that …",
# "On the motion of Dr. Ames, seconded by Mr. Low, it was resolved that …"
_MOVED_BY = re.compile(
    r"(?:It\s+was\s+|On\s+the\s+|On\s+(?:a\s+)?|Upon\s+(?:a\s+)?)?(?:(?P<verb>[Mm]oved|[Pp]roposed)|motion|proposition|proposal)"
    rf"\s+(?:by|of|from)\s+(?P<mover>{_PERSON}),?\s*(?:and\s+)?(?:duly\s+)?(?:(?:was\s+)?seconded\s+by\s+"
    rf"(?P<seconder>{_PERSON}))?,?\s*(?:and\s+)?[:—]?\s*"
    r"(?:(?:it\s+was\s+)?(?:unanimously\s+)?(?P<done>resolved|agreed|decided|carried|approved|voted)\s+(?:unanimously\s+)?)?"
    r"(?P<that>that\b|to\b)", re.DOTALL)
# "Mr. Maddox moved that the minutes be approved", "Dr. Low moved the adoption of the report", "moved to adjourn"; not
# "Mr. Hull moved to Boston"
_MOVED = re.compile(rf"(?P<mover>{_PERSON})(?:then\s+|also\s+)?(?P<verb>moved|(?:proposed|made)\s+a\s+motion)\s*,?\s*"
                    rf"(?:(?:and\s+)?(?P<seconder>{_PERSON})seconded,?\s*)?"
                    r"(?:that|(?:the\s+)?(?:adoption|approval)|to\s+(?:adjourn|adopt|approve|accept|reconsider|recess|"
                    r"table|postpone|amend|close|elect|refer|strike|substitute|request|direct|authorize|instruct))\b")
_SECONDED = re.compile(rf"(?:(?P<a>{_PERSON})seconded\b|.{{0,80}}?\bseconded\s+by\s+(?P<b>{_PERSON}))", re.DOTALL)
# "The motion was seconded by Miss Tarrant and carried unanimously.", "This resolution was defeated by four votes to
# three": what became of a motion, not "the motion to be carried".
_FATE = (r"^(?:(?:The|This|That|His|Her)\s+)?(?:[\w’'.]+\s+)?(?:motion|resolution|amendment|proposal)\b[^.;]{0,120}?"
         r"\b(?:was|were|and)\s+(?:then\s+|duly\s+|unanimously\s+|subsequently\s+)*(?P<verb>@)\b")
# "The motion carried.", "The amendment then failed"
_WENT = r"^(?:The|This|That)\s+(?:motion|resolution|amendment)\s+(?:then\s+|unanimously\s+)?(?P<verb>@)\b"
_DECLARED = r"^.{0,60}\bdeclared\s+the\s+(?:motion|resolution|amendment)\s+(?P<verb>@)\b"
_MOTION = r"\b(?:motion|resolution)\s+(?:was|were)\s+(?:then\s+)?(?:unanimously\s+)?(?P<verb>@)\b"
_ALONE = r"(?P<verb>@|agreed)(?:\s+(?:unanimously|without\s+dissent|nem\.?\s*con\.?|by\s+[\w\s]{3,40}))?\s*\.?"


def own_bodies(names: tuple[str, ...]) -> str:
    """A pattern for the bodies whose record it is, for :func:`decision`: those its title names."""
    return "".join(rf"(?:The\s+)?{re.escape(name)}|".replace(r"\ ", r"\s+") for name in names)


def decision(words: str, own: str = "") -> Decision | None:
    """What a sentence states a body to have decided; ``own``: a pattern of bodies besides "The Committee" and its like.

    >>> decision("The Committee decided to set aside the agenda.").kind
    'resolution'
    >>> decision("The Committee has several times recommended an increase.") is None
    True
    """
    kinds = {verb.lower(): kind for verb, kind in decision_verbs()}
    found = _decides(own).match(words)
    if found and not _ELSEWHERE.search(words[:found.end() + 60].partition(" that ")[0]):
        verb = " ".join(found["verb"].split()).lower()
        kind = kinds[verb]
        impersonal = found["body"].lower().startswith("it")
        if impersonal and kind == "recommendation":
            return _moved(words)            # "It was suggested that": by whom, and whether it was taken up, is not said
        held = kind != "recommendation" and _opinion(words[found.end():])       # "recommended that it restore"
        if _OBJECT[kind].match(words, found.end()) and not held:
            return Decision(kind, found["verb"], found.start("verb"), found.end("verb"), *found.span("body"))
    return _moved(words) or _fate(words) or _minuted(words)


def _minuted(words: str) -> Decision | None:
    """Elections, resolutions without a subject, the approval of the minutes."""
    offices = _ELECTED.replace("@", f"(?i:{alternation('chair')})").replace("%", alternation("elected-office"))
    elected = re.search(offices, words)
    if elected:
        return Decision("appointment", elected["verb"], *elected.span("verb"), 0, elected.end("who"))
    bare = _BARE.match(words)
    if bare:
        return Decision("resolution", bare["verb"], *bare.span("verb"), 0, 0)
    sense = _CONSENSUS.match(words)
    if sense and not _opinion(words[sense.end():]):
        return Decision("resolution", sense["verb"], sense.start("verb"), sense.end(), *sense.span())
    read = _MINUTES.match(words)
    if read and not _ELSEWHERE.search(words[read.end():]):
        return Decision("approval", read["verb"], *read.span("verb"), 0, 0)
    return None


def _moved(words: str) -> Decision | None:
    """A motion as it is put: who moved it, who seconded it, and what it says."""
    found = _MOVED_BY.match(words) or _MOVED.match(words)
    if found is None:
        return None
    by = {name: found.span(name) for name in ("mover", "seconder") if found[name]}
    named = found.groupdict()
    if named.get("done"):
        return Decision("resolution", named["done"], *found.span("done"), 0, 0, by.get("mover"), by.get("seconder"))
    verb = "verb" if named.get("verb") else "mover"
    start = found.start("that") if "that" in named else found.end("verb")
    return Decision("motion", named.get("verb") or "motion", found.start(verb), start, 0, 0, by.get("mover"),
                    by.get("seconder"), open=True)


def _fate(words: str) -> Decision | None:
    """What became of a motion that was put before."""
    for form, alone in ((_FATE, False), (_WENT, False), (_DECLARED, False), (_MOTION, False), (_ALONE, True)):
        told = pattern(form, "carried")
        found = told.fullmatch(words.strip()) if alone else told.search(words)
        if found:
            return Decision("motion", found["verb"], *found.span("verb"), 0, 0, seconder=seconder(words), alone=alone)
    return None


def seconder(words: str) -> tuple[int, int] | None:
    """Who a sentence says seconded the motion before it: "Miss Tarrant seconded the motion."."""
    found = _SECONDED.match(words)
    return next((found.span(n) for n in ("a", "b") if found[n]), None) if found else None
