"""Reported speech and minuted decisions: whose words a sentence reports, and what a body is stated to have
decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.interpret.meeting.words import alternation, decision_verbs, pattern

# "MR. NOBLE: First I would like …", "BREZHNEV: …", "Andropov. …" is left out: a name and a full stop begin sentences.
_LABEL = re.compile(
    r"(?P<title>(?:(?:MR|MRS|MS|DR|PROF|Mr|Mrs|Ms|Dr|Prof|Com|Comrade|Cde|CDE|COMRADE|AMBASSADOR|Ambassador|"
    r"SECRETARY|GENERAL|SENATOR|MISS|Miss|PRESIDENT|President|Vice\s+President|Secretary|General|Admiral|Senator|Governor|"
    r"Director|Minister|Premier|Chancellor|Chairman|CHAIRMAN|Colonel|Under\s+Secretary|Attorney\s+General|THE|The)\b\.?\s+)*)"
    r"(?P<name>[A-ZА-ЯЁ][\w’'.-]*(?:\s+[A-ZА-ЯЁ][\w’'.-]*){0,3})\s*(?:\([^)\n]{1,40}\)|\[[^\]\n]{1,60}\])?:\s+(?=\S)")
_UPPER = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ’'. -]+")
# "ANDROPOV. The situation …": stenograms of the Politburo set a name in capitals and a full stop. Four letters at
# least, a capital after it and no other word in capitals: "MINUTES. THE BOARD" is a heading.
_STENOGRAM = re.compile(r"(?:COMRADE\s+)?(?P<name>[A-ZА-ЯЁ][A-ZА-ЯЁ’'-]{3,})(?P<title>)(?:\s*\([^)\n]{1,40}\))?\.\s+"
                        r"(?=[A-ZА-ЯЁ][a-zа-яё]|[A-ZIА-Я]\s[a-zа-яё])")


def speaker_label(words: str) -> re.Match[str] | None:
    """The label of a transcript's speaker: a title and a name, or a name in capitals, before a colon."""
    found = _LABEL.match(words)
    if found and (found["title"] or _UPPER.fullmatch(found["name"])) and len(found["name"]) > 2:
        return found
    return _STENOGRAM.match(words)


@cache
def _says() -> re.Pattern[str]:
    # The speaker stands before the verb with at most an aside between: "Mr. Gleason, in reply, said that"; adverbs
    # may
    # stand there ("then", "also"). "Mr. Noble said" is reported speech; "the paper Mr. Noble said he had" is not
    # ours to
    # read, since the sentence must begin with the speaker.
    return re.compile(
        rf"(?:,[^,.]{{1,80}},)?\s+(?:(?:then|also|again|further|therefore|subsequently|briefly|once|more|next|thereupon|"
        rf"however|now|finally|first|later|strongly|simply|himself|herself|again)\s+){{0,2}}(?:{alternation('says')})\b",
        re.IGNORECASE)


_TITLE = (r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Messrs|Drs|Amb|Cde)\.|Professor|Ambassador|Secretary|Chairman|Miss|Senator|"
          r"General|Comrade)")
_WHO = re.compile(
    rf"(?P<title>{_TITLE}\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]*\.?(?:\s+(?:[A-ZÀ-Þ][\w’'-]*\.?|de|von|van|der)){{0,3}})")
# "In response to a question from Mr. Wilson, Mr. Franklin said …": an opening phrase, then a comma, title and name.
_LEAD = re.compile(
    r"(?:In|On|At|To|After|Before|As|With|For|By|When|While|Concerning|Regarding|Referring|Replying|Responding|Continuing|"
    r"Commenting|Turning|Asked|Summing|Noting|Speaking|Returning|Following|During)\s[^;:]{3,160}?,\s+"
    rf"(?={_TITLE}\s)")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that reports speech: where the speaker's words stand in it, and the verb."""

    start: int
    end: int
    verb_end: int


def statement(words: str) -> Said | None:
    """Whether a sentence reports what its subject said: "Mr. Bishop inquired whether …".

    >>> statement("Mr. Bishop inquired whether the papers would be reprinted.")
    Said(start=0, end=10, verb_end=19)
    >>> statement("The volume was published.") is None
    True
    """
    starts = [0, *(lead.end() for lead in _LEAD.finditer(words, 0, min(len(words), 220)) if lead.start() == 0)]
    if starts[1:]:
        starts += _after_commas(words, starts[1])
    for start in starts:
        who = _WHO.match(words, start)
        if who is None or (start and not who["title"]) or who["name"].split()[0] in _NOBODY:
            continue
        verb = _says().match(words, who.end())
        if verb:
            return Said(who.start(), who.end(), verb.end())
    return None


def _after_commas(words: str, start: int) -> list[int]:
    """Places behind later commas of the opening where a title stands: "… from Messrs. Holt and Lund, Mr. Roe"."""
    return [m.end() for m in re.finditer(rf",\s+(?={_TITLE}\s)", words[:220]) if m.end() > start]


_NOBODY = frozenset((
    "The", "This", "That", "These", "Those", "It", "There", "He", "She", "They", "We", "I", "In", "On", "At", "As",
    "For", "To", "If", "When", "While", "After", "Before", "All", "Some", "Several", "Most", "Many", "Each", "Another",
    "One", "Both", "Such", "What", "Which", "Who", "A", "An", "Members", "Committee",
))


def _opinion(rest: str) -> bool:
    """"agreed that it was important": a shared opinion; "agreed that a disclaimer will be drafted" decides."""
    clause = re.match(r"\s+(?:unanimously\s+)?that\b(?P<said>.{0,160}?)(?:, and [A-Z]|$)", rest, re.DOTALL)
    return bool(clause) and not re.search(r"\b(?:would|should|will|shall|must|be)\b(?!\s+(?:have\s+been|desirable))",
                                          clause["said"] if clause else "")


@dataclass(frozen=True, slots=True)
class Decision:
    """A sentence that states a decision: kind of provision, verb, and where the decided words stand in it."""

    kind: str
    verb: str
    verb_start: int
    verb_end: int
    body_start: int
    body_end: int


@cache
def _decides() -> re.Pattern[str]:
    verbs = "|".join(sorted((re.escape(v).replace(r"\ ", r"\s+") for v, _ in decision_verbs()), key=len, reverse=True))
    # "The Committee then voted unanimously to …"; no "had", "would", "might" between body and verb: that is another
    # time
    # or no decision. "The Committee recommended last year" is refused by the caller.
    return re.compile(
        rf"(?P<body>{alternation('deciding-body')}|It\s+was|It\s+was\s+(?:then\s+)?(?:unanimously\s+)?)"
        rf"(?:\s+(?:then|also|therefore|thereupon|unanimously|formally|subsequently|generally|finally)"
        rf"|\s*,\s+by\s+[\w\s]{{3,30}},){{0,3}}"
        rf"\s+(?P<verb>{verbs})(?:\s+unanimously)?\b", re.IGNORECASE)


# A decision of another time or in another paper: "agreed last year", "recommended in its 1960 report".
_ELSEWHERE = re.compile(
    r"\b(?:last\s+year|previous(?:ly)?|earlier|in\s+the\s+past|several\s+times|in\s+its\s+(?:\d{4}\s+)?report|"
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
_MOTION = r"\b(?:motion|resolution)\s+(?:was|were)\s+(?:then\s+)?(?:unanimously\s+)?(?P<verb>@)\b"
# "Professor Perkins was re-elected", "Dr. Varg was chosen to serve as Chairman": in the chair, or in no named office.
_ELECTED = (r"(?P<who>[A-Z][\w’'-]+)\s+was\s+(?:then\s+|unanimously\s+)*(?P<verb>(?:re-?)?elected|chosen|selected)\b"
            r"(?=\s*[.;,]|\s+(?:as\s+|to\s+serve\s+as\s+|by\s+acclamation|unanimously|@))")


def decision(words: str) -> Decision | None:
    """What a sentence states a body to have decided.

    >>> decision("The Committee decided to set aside the agenda.").kind
    'resolution'
    >>> decision("The Committee has several times recommended an increase.") is None
    True
    """
    kinds = {verb.lower(): kind for verb, kind in decision_verbs()}
    found = _decides().match(words)
    if found and not _ELSEWHERE.search(words[found.start():found.end() + 60]):
        verb = " ".join(found["verb"].split()).lower()
        kind = kinds[verb]
        impersonal = found["body"].lower().startswith("it")
        if impersonal and kind == "recommendation":
            return None                     # "It was suggested that": by whom, and whether it was taken up, is not said
        if _OBJECT[kind].match(words, found.end()) and not _opinion(words[found.end():]):
            return Decision(kind, found["verb"], found.start("verb"), found.end("verb"), *found.span("body"))
    motion = pattern(_MOTION, "carried").search(words)
    if motion:
        return Decision("motion", motion["verb"], motion.start(), motion.end(), *motion.span())
    elected = re.search(_ELECTED.replace("@", f"(?i:{alternation('chair')})"), words)
    if elected:
        return Decision("appointment", elected["verb"], *elected.span("verb"), 0, elected.end("who"))
    return None
