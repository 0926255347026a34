"""Sentences that state who was present: "Present from HO were David Trask, Bill Slany, and David Baehler."

Only stretches of a sentence that hold nothing but the names are handed on; who is named there is recognised
elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.interpret.meeting.words import pattern


@dataclass(frozen=True, slots=True)
class Stretch:
    """``words[start:end]`` names people in one ``role`` (participant | absent | observer) of one ``side``."""

    start: int
    end: int
    role: str
    side: str = ""


# Words after which names follow. "Present: Mr. Jones" needs names behind the colon; "Present from CIA were …" a verb;
# "The following persons from the general public attended the open session: Professors Cole and Lowe" both.
_BODY = (r"(?P<side>(?:the\s+)?[A-Z][\w’'&/.-]*(?:\s+(?:of|for|and|the|on|general|public|side|[A-Z][\w’'&/.-]*)){0,9}?"
         r"|the\s+[a-z ]{3,40}?)")
_PRESENT_WERE = re.compile(
    rf"(?:Also\s+|Those\s+)?(?:[Pp]resent|[Aa]ttending|[Ii]n\s+attendance|[Pp]articipating)(?:\s+(?:from|for)\s+{_BODY})?\s+"
    r"(?:were|was)\s*:?\s+(?=\S)")
_FOLLOWING = re.compile(
    r"(?:The\s+following|Those)\b(?P<who>[^:]{0,160}?)\b(?:present|attended|attending|participated|took\s+part|absent)\b"
    r"(?P<where>[^:]{0,120}):\s+(?=\S)")
# "Apologies for absence were received from the Rev. C. Wyatt and Mrs. Holt.", "Regrets from Dr. Low"
_APOLOGIES = re.compile(r"(?:An\s+)?(?:[Aa]polog(?:y|ies)|[Rr]egrets)\b[^.:;]{0,60}?\bfrom\s*:?\s+(?=\S)")
_CHAIRED = re.compile(r"(?:Chaired\s+by|Presided\s+over\s+by|Under\s+the\s+chairmanship\s+of)\s+(?=\S)")
_FROM = re.compile(rf"\b(?:from|for|of|representing)\s+{_BODY}\s*$")
# "Drs. Trask and Kogan represented HO, and Mr. Blair represented PA" | "CIA was represented by Mr. Allen and Mr.
# Coe".
_REPRESENTED = re.compile(rf"\s+(?:also\s+)?represented\s+{_BODY}(?=[.,;]|\s+and\s|\s+at\b|$)")
_REPRESENTED_BY = re.compile(rf"^{_BODY}\s+(?:was|were)\s+represented\s+by\s+(?=\S)")
# "Messrs. Blair, Trask, and Slany also were present." The verb closes the list; "attended a luncheon" is another
# event.
_WERE_PRESENT = re.compile(
    r"[ ,]+(?:(?:was|were)\s+(?:also\s+)?|also\s+(?:was|were)\s+)"
    r"(?:(?P<absent>absent|not\s+present|unable\s+to\s+(?:attend|be\s+present))|present|in\s+attendance)\b|"
    r"[ ,]+(?:also\s+)?(?:attended|participated\s+in|took\s+part\s+in|sat\s+in\s+on)\s+(?:the|this)\s+(?:\w+\s+)?"
    r"(?:meeting|session|discussion|conference)s?\b")
# A list of names at the start: a title, or two names joined by "and". "The Committee attended", "Numerous staff
# members of
# HO attended" begin otherwise.
_NAMES_FIRST = re.compile(
    r"(?:Also,?\s+)?(?:(?:Messrs|Mr|Mrs|Ms|Miss|Drs?|Profs?|Professors?|Ambassadors?|Generals?|Colonel|Senators?)\b\.?\s+[A-Z]"
    r"|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]*){1,3}(?:,|\s+and\s+[A-Z]))")


def stretches(words: str) -> tuple[Stretch, ...]:
    """Where a sentence names those present, or nothing.

    >>> stretches("Drs. Trask and Kogan represented HO.")
    (Stretch(start=0, end=20, role='participant', side='HO'),)
    """
    if len(words) > 4000:
        return ()
    lead = pattern(r"(?:The\s+)?@(?:\s*\([^)]*\))?\s*:\s+(?=\S)", "present", "absent", "observers", "note-takers",
                   "interpreters").match(words) or _chaired(words)
    if lead and "\n" not in lead[0]:
        return (Stretch(lead.end(), len(words), _role(lead[0])),)
    if found := _APOLOGIES.match(words):
        return (Stretch(found.end(), len(words), "absent"),)
    if found := _PRESENT_WERE.match(words):
        return (Stretch(found.end(), len(words), "participant", _side(found["side"])),)
    if found := _FOLLOWING.match(words):
        named = _FROM.search(found["who"].rstrip()) or _FROM.search(found["where"].rstrip())
        role = "absent" if "absent" in found[0] else "participant"
        return (Stretch(found.end(), len(words), role, _side(named["side"]) if named else ""),)
    if found := _REPRESENTED_BY.match(words):
        return (Stretch(found.end(), len(words), "participant", _side(found["side"])),)
    if not _NAMES_FIRST.match(words):
        return ()
    represented, at = [], 0
    for found in _REPRESENTED.finditer(words):
        represented.append(Stretch(at, found.start(), "participant", _side(found["side"])))
        at = found.end()
    if represented:
        return tuple(represented)
    present = _WERE_PRESENT.search(words)
    if present and not re.search(r"[a-z]{3,}ed\b|\bthat\b|\bhad\b|\bwould\b", words[:present.start()]):
        return (Stretch(0, present.start(), "absent" if present["absent"] else "participant"),)
    return ()


def _chaired(words: str) -> re.Match[str] | None:
    """"Chairman: Mr. Holt.", "Chaired by Comrade L. I. Roe": a name and nothing else. A transcript's "THE CHAIRMAN:
    Shall we go on?" has a sentence behind its colon."""
    lead = pattern(r"@\s*:\s+(?=\S)", "chair", "elected-office").match(words) or _CHAIRED.match(words)
    alone = re.fullmatch(r"(?:[A-ZА-ЯЁ][\w’'-]*\.?\s*){1,6}", words[lead.end():].rstrip(".")) if lead else None
    return lead if alone else None


def attendance_sentence(words: str) -> bool:
    """Whether a sentence states by name who was present or absent."""
    return any(re.search(r"[A-ZА-Я]", words[s.start:s.end]) for s in stretches(words))


def _side(words: str | None) -> str:
    if not words:
        return ""
    side = " ".join(words.split()).rstrip(".,")
    return side[4:] if side.startswith("the ") else side


def _role(words: str) -> str:
    for slug, role in (("absent", "absent"), ("observers", "observer"), ("note-takers", "note-taker"),
                       ("interpreters", "interpreter"), ("chair", "chair")):
        if pattern(r".*@.*", slug).fullmatch(words.strip()) and not pattern(r"@\s*:?\s*", "present").fullmatch(words):
            return role
    return "participant"
