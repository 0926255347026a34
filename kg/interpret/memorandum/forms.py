"""What one line of a record of conversation can be, by its own words: fields, those present, sides, topics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.interpret.correspondence.shapes import is_title_case
from kg.interpret.correspondence.words import places, title
from kg.interpret.meeting import layout
from kg.interpret.papers.words import any_of, is_one, pattern, saying
from kg.model import Span

_LABELS = ("subject", "topics", "date", "time", "place", "office")


TALK = r"(?:conversations?|meetings?|talks?|discussions?|receptions?|lunch|luncheon|dinner|session|negotiations)"


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled line: ``name`` subject | topics | date | time | place | office; ``at``: where its value begins."""

    name: str
    at: int


def field(words: str) -> Field | None:
    """The field a line opens: a label before a colon, before a wide gap, or alone on its line.

    >>> field("Subject: The talks"), field("DATE      3 May 1970"), field("Place names are spelt as written")
    (Field(name='subject', at=9), Field(name='date', at=10), None)
    """
    for name in _LABELS:
        # "Subject:", "Betr.:", "SUBJECT(S):", "DATE      3 May"; "Date palms grew there" has neither colon nor gap
        found = pattern(r"@(?:\(s\))?\.?\s*(?::\s*|\s{3,}|\t\s*|$)", f"label-{name}").match(words)
        if found and (
            found[0].rstrip()[-1:] == ":" or len(found[0]) > len(found[0].rstrip()) or words == words.upper()
        ):
            return Field(name, found.end())
    return None


@dataclass(frozen=True, slots=True)
class Label:
    """Words before a colon that say who follows: where they stand, their side, the role they give."""

    start: int
    end: int
    side: str = ""
    role: str = ""  # "" = it opens or goes on with a list


@cache
def _opening() -> re.Pattern[str]:
    # "Participants:", "Present were:", "Participants on the Kazakh side: …", "PARTICIPANTS (in order)",
    # "Also taking part in the talks were, on the GDR side: …", "The talks were attended by:"; a colon, a wide gap or
    # the line's end must follow, so that "Present conditions …" and "Participants agreed" are sentences
    side = r"(?:,?\s+(?P<lead>on|from|for|of)\s+(?P<side>(?:the\s+|our\s+)?[^:\n]{2,60}?))?"
    at = rf"(?:\s+(?:at|in|during)\s+(?:the|this)\s+{TALK})?(?:\s+(?:was|were))?(?:\s+also)?"
    word = rf"(?P<word>{any_of('present', 'absent')}){at}|(?:the\s+)?{TALK}\s+(?:was|were)\s+(?:also\s+)?attended\s+by"
    took = rf"{any_of('attended')}(?:\s+(?:at|in)\s+the\s+{TALK})?"
    following = rf"(?:also\s+)?(?:the\s+)?following\s+(?:[\w-]+\s+){{0,2}}?{took}"
    sided = rf"\s+(?:on|from|for)\s+(?:the|our)\s(?:[\w&’'-]+\s+){{0,3}}?{any_of('side-noun')}"
    return re.compile(
        rf"\(?(?:{word}|{following}){side}(?:\s*\([^)\n]{{1,40}}\))?\s*"
        rf"(?::|\.(?=\s+(?:on|from|for)\s+(?:the|our)\s)|,?(?={sided}\s*:)|(?=\s{{3}}|\t|$))",
        re.IGNORECASE,
    )


def opening(words: str) -> Label | None:
    """The label that opens a list of those present.

    >>> opening("Participants on the Kazakh side: President Orlov").side, opening("Present talks went on")
    ('Kazakh side', None)
    """
    found = _opening().match(words)
    if found:
        side = found["side"] or ""
        role = "absent" if is_one(found["word"] or "", "absent") else ""
        lead = found["lead"] or ""
        return Label(
            0,
            found.end(),
            bare_side(f"our {side[4:]}" if side.lower().startswith("our ") else side)
            if lead.lower() != "of"
            else bare_side(side),
            role,
        )
    return _side_opening(words)


def _side_opening(words: str) -> Label | None:
    """A label that names a side alone: "American participants:", "From the Soviet side:", "On our side: …"."""
    for shape in _sides():
        found = shape.match(words)
        if found is None:
            continue
        rest = words[found.end() :]
        # "On the Soviet side – Mr. Orlov said – the road is closed" goes on as a sentence
        if found[0].rstrip()[-1:] in "-–—" and (not title().match(rest) or _FINITE.search(rest)):
            continue
        return Label(0, found.end(), bare_side(found["side"]))
    return None


_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says|\w{3,}ed)\b")


@cache
def _sides() -> tuple[re.Pattern[str], ...]:
    word = r"(?:(?:[A-ZÀ-Þ]\.){2,4}|[^\W\d_][\w&’'-]*)"
    side = rf"(?P<side>(?:the\s+|our\s+)?(?:{word}\s+){{0,4}}{any_of('side-noun')})"
    shapes = (
        rf"(?:[-–—•*]\s*)?(?:(?:on\s+behalf\s+of|on|from|for|at)\s+)?{side}\s*:",
        # "On the Romanian side, the following participated", a colon or the line's end behind it
        rf"(?:on|from|for)\s+{side}\s*,?\s+the\s+following\s+(?:\w+\s+)?{any_of('attended')}\s*(?::|\.?$)",
        # "On the side of the GDR:"; "On the side of caution stood …" has no colon
        rf"(?:on|from|for)\s+the\s+(?:side|part)\s+of\s+(?P<side>(?:the\s+)?(?:{word}\s+){{0,4}}{word})\s*:",
        # "On the Polish side – Comrades A, B"
        rf"(?:on|from|for)\s+{side}\s+[-–—]\s+",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def bare_side(words: str) -> str:
    """A side without article and colon: ``bare_side("the Kazakh side:") == "Kazakh side"``."""
    line = " ".join(words.split()).rstrip(":–—- ").strip()
    lead = r"^(?:(?:also\s+)?(?:accompanying|attending|present)\s+)?(?:on\s+behalf\s+of\s+|(?:on|from|for|of)\s+)?"
    line = re.sub(lead, "", line, flags=re.IGNORECASE)
    return re.sub(r"^the\s+", "", line, flags=re.IGNORECASE)


_BRACKETED = re.compile(r"\s*[(\[](?P<side>(?:the\s+)?(?:[A-ZÀ-Þ][\w-]*\s+){1,2}(?:side|delegation))[)\]]")


def bracketed_side(text: str, at: int) -> Span | None:
    """The side a bracket behind a name gives: "Li Yueran (Chinese side)"."""
    found = _BRACKETED.match(text, at)
    return Span(*found.span("side")) if found else None


@cache
def _inner() -> re.Pattern[str]:
    # inside a line: "…; on our side: The Chancellor", "U.S.: The Secretary   USSR: …", "for Hungary: …"
    sided = rf"(?:on|from|for)\s+(?:the\s+|our\s+)?[^:;,\n]{{0,40}}?{any_of('side-noun')}"
    country = rf"(?:(?:on|from|for)\s+(?:the\s+)?)?{any_of('side-name')}(?:\s+{any_of('side-noun')})?"
    return re.compile(
        rf"(?:(?<=^)|(?<=[;,.]\s)|(?<=\s\s)|(?<=\t)|(?<=:\s)|(?<=\band\s))(?P<label>{sided}|{country})\s*:",
        re.IGNORECASE,
    )


def inner_labels(words: str, start: int) -> tuple[Label, ...]:
    """The labels of sides inside a line, from an offset.

    >>> line = "Participants: X; on our side: The Chancellor"
    >>> [line[l.start:l.end] for l in inner_labels(line, 14)]
    ['on our side:']
    """
    return tuple(
        Label(found.start("label"), found.end(), bare_side(found["label"])) for found in _inner().finditer(words, start)
    )


def is_side(words: str) -> bool:
    """Whether a line of a list names a side alone: "U.S.", "Soviet Union:", "The Hungarian Delegation".

    >>> [is_side(w) for w in ("USSR", "American side:", "Ambassador Orlov", "For the GDR:")]
    [True, True, False, True]
    """
    line = re.sub(r"^(?:on|from|for)\s+", "", words.strip().rstrip(":").strip(), flags=re.IGNORECASE)
    if len(line) > 60 or "," in line or not line:
        return False
    bare = re.sub(r"^the\s+", "", line, flags=re.IGNORECASE)
    if is_one(bare, "side-name") or bare.casefold() in places():
        return True
    return bool(
        re.fullmatch(rf"(?:[A-ZÀ-ÞА-ЯЁ][\w.&’'/-]*\s+){{1,4}}{any_of('side-noun')}", bare, re.IGNORECASE)
        and (bare[:1].isupper() or line.lower().startswith("our"))
    )


_ROLES = (("interpreter", "role-interpreter"), ("note-taker", "role-note-taker"), ("signee", "role-signee"))


def role_of(words: str) -> str:
    """interpreter | note-taker | signee, where the words are nothing else: ``role_of("Interpreter")``."""
    return next((role for role, slug in _ROLES if is_one(words, slug)), "")


def role_label(words: str) -> tuple[str, int] | None:
    """The role a line gives those it names: "Interpreters: X and Y", "Notetaker – X"; where the names begin."""
    for role, slug in _ROLES[:2]:
        # "Interpreter: X", "Interpreters: X and Y", "Interpreter and notetaker: X"
        also = rf"(?:\s*(?:and|&|/|,)\s*{any_of('role-interpreter', 'role-note-taker')})?"
        found = pattern(rf"@s?{also}\s*(?::|\s[-–—])\s*(?=\S)", slug).match(words)
        if found:
            return role, found.end()
    return None


def is_entry(words: str) -> bool:
    """Whether a line of a list can be one who was present: a person by shape, an office, a role; no sentence.

    >>> [is_entry(w) for w in ("Mr. A. Orlov, Counselor", "The Secretary", "The talks began at nine and lasted long.")]
    [True, True, False]
    """
    if len(words) > 220 or re.search(r"[a-zà-þа-я]{3}[.?!]\s+[A-ZÀ-ÞА-Я][\w’']+\s+[a-zà-þа-я]", words):
        return False
    if re.search(r"[a-zà-þа-я]{4}[.?!]$", words) and len(words.split()) > 9 and not layout.is_person_line(words):
        return False
    if role_of(words) or role_label(words):
        return True
    if re.match(r"[^:\n]{2,60}:\s+\S", words):  # "Orlov: We have come to listen." is said, not a name of a list
        return False
    number = re.match(r"\(?\d{1,2}[.)]\s+", words)
    if number and not (
        title().match(words[number.end() :]) or re.search(r"\b[A-ZА-Я]\.|,", words) or layout.has_office(words)
    ):
        return False  # "1. Baltic Sea" is a topic, "1. Mr. Orlov" an entry
    if layout.is_person_line(words) or layout.is_officer_line(words):
        return True
    first = re.split(r",|\(|\s[-–—]\s", words)[0]
    return layout.has_office(first) and is_title_case(re.sub(r"^[-–—•*]\s*|^\(?\d{1,2}[.)]\s*", "", first), 14)


# "1. Economic issues", "2) Trade", "III. Cuba", "a) China"; "7th conference on gold" is a misread "7." when 7 is due
_NUMBERED = re.compile(r"(?P<label>\d{1,2}|[IVX]{1,5})\s?(?P<mark>[.)．]|(?:st|nd|rd|th)(?=\s))\s*(?P<head>\S.*)")
_LETTERED = re.compile(r"\(?(?P<label>[a-z])\)\s*(?P<head>\S.*)")


def numbered(words: str) -> tuple[str, str, int] | None:
    """(label, mark, offset of the heading) of a numbered line."""
    found = _NUMBERED.fullmatch(words)
    return (found["label"], found["mark"], found.start("head")) if found else None


def lettered(words: str) -> tuple[str, int] | None:
    """(letter, offset of the heading) of a lettered line."""
    found = _LETTERED.fullmatch(words)
    return (found["label"], found.start("head")) if found else None


def is_topic(words: str, numbered: bool = False) -> bool:
    """Whether a line can be the heading of a topic: short, one stretch of words, no statement. Behind a number it may
    begin with a small letter.

    >>> is_topic("Expansion of cooperation between universities"), is_topic("The Chancellor agreed to look into it.")
    (True, False)
    """
    bare = re.sub(r"\([^()]*\)", " ", words).strip()
    if not bare or len(bare) > 170 or not (numbered or bare[:1].isupper() or bare[:1].isdigit() or bare[:1] in '“"«'):
        return False
    if re.search(r"[!?;,]$|[a-zà-þ]{2}[.?!]\s+[A-ZÀ-Þ]", bare) or (bare.endswith(".") and len(bare.split()) > 8):
        return False
    return not _reports().search(bare)


@cache
def _reports() -> re.Pattern[str]:
    # "Orlov replied that", "The Chancellor agreed to look into it"; verbs that are nouns too ("Questions on trade",
    # "Reports on Cuba") need an object or a clause behind them
    return re.compile(
        rf"(?:^|\s){saying()}\s+(?:that|the|his|her|him|whether)\b|\b(?:agreed|asked|proposed|promised|"
        r"wanted|offered|decided|wished)\s+to\b",
        re.IGNORECASE,
    )
