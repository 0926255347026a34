"""Reported speech: whose words a sentence or a transcript's paragraph reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.interpret.meeting.words import alternation

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


@cache
def _officer_says() -> re.Pattern[str]:
    # "The Chairman suggested that …", "The Director of the Office explained …": an office, whose holder the list of
    # those present tells; "The Committee said" and "The report noted" name nobody there
    return re.compile(rf"(?P<who>The\s+[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*){{0,4}}){_says().pattern}")


def officer_statement(words: str) -> Said | None:
    """Whether a sentence reports what the holder of an office said, named by the office alone.

    >>> officer_statement("The Chairman suggested a letter.")
    Said(start=0, end=12, verb_end=22)
    """
    found = _officer_says().match(words)
    return Said(0, found.end("who"), found.end()) if found else None


def _after_commas(words: str, start: int) -> list[int]:
    """Places behind later commas of the opening where a title stands: "… from Messrs. Holt and Lund, Mr. Roe"."""
    return [m.end() for m in re.finditer(rf",\s+(?={_TITLE}\s)", words[:220]) if m.end() > start]


_NOBODY = frozenset((
    "The", "This", "That", "These", "Those", "It", "There", "He", "She", "They", "We", "I", "In", "On", "At", "As",
    "For", "To", "If", "When", "While", "After", "Before", "All", "Some", "Several", "Most", "Many", "Each", "Another",
    "One", "Both", "Such", "What", "Which", "Who", "A", "An", "Members", "Committee",
))


# "President: We have three options", "The Secretary: …", "THE CHAIRMAN: …": a capitalised label of few words, which
# counts only where the list of those present names a holder; "Recommendation: That you approve" has none there.
_OFFICE_LABEL = re.compile(r"(?P<who>(?:(?:The|THE)\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})\s*"
                           r"(?:\([^)\n]{1,40}\))?:\s+(?=\S)")


def office_label(words: str) -> re.Match[str] | None:
    """A label before a speech that may be an office: "President: We have three options."."""
    return _OFFICE_LABEL.match(words)
