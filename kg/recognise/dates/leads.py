"""The words before a number or a month: which make it a date ("in 1936", "since February"), which make it a
label or a count ("No. 14 June", "a total of 1950"), and which blur it ("end of May", "about 1950").

Looking back is by words, not by regular expressions: a search towards an end costs as much as the whole slice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.recognise.dates.words import ALSO_NAMES, MONTHS, SEASONS, SMALL_MONTHS

_BACK = 64          # code points looked back: six words
_OPENING = "([{\"'“”‘«„*_"
_OPENERS = frozenset(_OPENING)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# "No. 14 June 1937", "point 5 June", "l. 12 May": the number belongs to the label, not to the month.
_LABELS = _set(
    """№ # § nº n° no no. nos nos. nr nr. point points item items paragraph paragraphs para para. article articles
    section sections clause clauses page pages volume volumes box fond opis delo annex copy room d. op. f.
    l. ll. p. pp. vol. fol. п. пункт ст. стр. л. лл. д. оп. ф."""
)
# "a total of 1950", "pp. 1936-1940", "Box 1950"
_SUMS = _set(
    """total sum number strength amount quota figure rate height weight distance population output pages
    page copies copy"""
)
_BETWEEN = _set("between zwischen entre между")
_DAY_PREPOSITIONS = _set("on of from since until by the to date dated am vom bis den for")
_YEAR_SURELY = _set(
    "in since during until till throughout year years fy early late circa ca. im jahre jahren seit depuis année"
)
_YEAR_LOOSELY = _set("of by from for through before after between")
_PAIRS = frozenset({("up", "to"), ("prior", "to"), ("early", "as"), ("late", "as"), ("ago", "as")})
_YEAR_FILLERS = _set("the about around mid period fiscal calendar end beginning middle of")
# "since February", "in November", "made in April", "в июне"; the looser ones also lead names: "by August Bebel"
_MONTH_SURELY = _set("in since until till during last next im seit en depuis в с до к")
_MONTH_LOOSELY = _set("this by of from before after through throughout between")
_ABOUT = _set("about around circa ca. c. approximately roughly около примерно etwa vers")
_PART = _set(
    """early late mid middle beginning start end close anfang mitte ende début fin
    начале начала конце конца середине"""
)
_PART_MODIFIED = _set("half quarter part week weeks days third decade")     # only as "the first half of 1937"
_MODIFIERS = _set("first second third fourth latter last early greater ten")
_PART_ENDINGS = tuple(
    ending.split() for ending in ("of the year", "of the month of", "of the year of", "of", "in", "de")
)
_BEGINS = _set("beginning start end close")     # "beginning in 1941" goes on from there: no part of 1941
_DAYS_IN_WORDS = _set("first second third fourth fifth sixth seventh eighth ninth tenth twelfth twentieth")
_LAST_OF_QUALIFIER = _PART | _PART_MODIFIED | _ABOUT | {ending[-1] for ending in _PART_ENDINGS} | {"the"}


def words_before(text: str, at: int) -> list[str]:
    """Up to six words before an offset, casefolded, without opening brackets; none across a blank line.

    >>> words_before("(in the spring of 1937)", 18)
    ['in', 'the', 'spring', 'of']
    """
    low = max(0, at - _BACK)
    led = text[low:at]
    if not led or not led[-1].isspace():
        return []
    if "\n" in led:
        line = led.rfind("\n")
        if not led[:line].rstrip(" \t\r\xa0") or led[:line].rstrip(" \t\r\xa0").endswith("\n"):
            led = led[line:]
    if "—" in led:
        led = led.replace("—", " ")
    words = led.casefold().split()
    if low and len(words) > 1:
        del words[0]                             # cut in the middle
    words = words[-6:]
    if _OPENERS.isdisjoint(led):
        return words
    return [word.lstrip(_OPENING) or word for word in words]


def start_of_words(text: str, at: int, count: int) -> int:
    """Where the last ``count`` words before an offset begin.

    >>> start_of_words("at the end of May", 14, 2)
    7
    """
    for _ in range(count):
        while text[at - 1].isspace() or text[at - 1] == "—":
            at -= 1
        while at and not text[at - 1].isspace() and text[at - 1] not in "—" and text[at - 1] not in _OPENERS:
            at -= 1
    return at


def opens_line(text: str, at: int) -> bool:
    """Whether only white space stands before the offset on its line."""
    led = text[max(0, at - 120):at].rstrip(" \t\r\xa0")
    return not led or led[-1] == "\n"


def closes_line(text: str, at: int) -> bool:
    """Whether only a full stop and white space follow on the line."""
    rest = text[at:at + 120].lstrip(" \t\r\xa0.")
    return not rest or rest[0] == "\n"


def is_labelled(words: list[str]) -> bool:
    """Whether the next number is that of a label: "No.", "point", "p."."""
    return bool(words) and words[-1] in _LABELS


def is_sum(words: list[str]) -> bool:
    """Whether the next number counts things or leaves: "a total of", "pp.", "No."."""
    if not words:
        return False
    if words[-1] == "of":
        return len(words) > 1 and words[-2] in _SUMS
    return words[-1] in _SUMS or words[-1] in _LABELS


def is_between(words: list[str]) -> bool:
    """Whether the next "and" joins begin and end: "between", "between the"."""
    return bool(words) and (words[-1] in _BETWEEN or (words[-1] == "the" and words[-2:-1] != []
                                                      and words[-2] in _BETWEEN))


def is_prepositional(words: list[str]) -> bool:
    """Whether a preposition or "the" leads to the next day."""
    return bool(words) and words[-1] in _DAY_PREPOSITIONS


def leads_year(words: list[str]) -> Literal["surely", "loosely", ""]:
    """Whether the words make the next number a year: "in" and "since" do, "of" and "by" also lead counts.

    >>> leads_year("by the end of".split()), leads_year("throughout the year".split()), leads_year(["volume"])
    ('loosely', 'surely', '')
    """
    found: Literal["loosely", ""] = ""
    if words[-1:] == ["the"]:                    # "the 1936 agreement": the year of a thing's name
        return ""
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        if word in _YEAR_SURELY:
            return "surely"
        if word in _YEAR_LOOSELY or tuple(words[max(0, position - 1):position + 1]) in _PAIRS:
            found = "loosely"
        if word not in _YEAR_FILLERS:
            break
    return found


def season_before(words: list[str]) -> tuple[int, int]:
    """The season named before a year and how many words name it: "the spring of", "summer"; (0, 0) if none."""
    for count in (1, 2):
        if len(words) >= count and (count == 1 or words[-1] in ("of", "de")):
            season = SEASONS.get(words[-count].rstrip(","))
            if season:
                return season, count
    return 0, 0


def small_month_before(words: list[str]) -> tuple[int, int]:
    """A month in lower case before a year and how many words name it: "juin", "june of"; (0, 0) if none."""
    for count in (1, 2):
        if len(words) >= count and (count == 1 or words[-1] in ("of", "de")):
            word = words[-count].rstrip(",")
            if word in SMALL_MONTHS:
                return MONTHS[word], count
    return 0, 0


def leads_month(text: str, start: int, end: int) -> bool:
    """Whether the words before a bare month make it a date: "since February"; not "by August Bebel".

    >>> leads_month("until May", 6, 9), leads_month("of May", 3, 6), leads_month("of July", 3, 7)
    (True, False, True)
    """
    words = words_before(text, start)
    if (not words or words[-1] in _LAST_OF_QUALIFIER) and qualifier(text, start).part:
        return True
    while words and words[-1] in ("about", "early", "late"):
        words.pop()
    if words[-2:] == ["month", "of"] or tuple(words[-2:]) in _PAIRS:
        return True
    if words[-1:] == ["of"] and len(words) > 1 and words[-2].rpartition("-")[2] in _DAYS_IN_WORDS:
        return False                             # "the Fourth of July": a day, but not one read here
    if not words:
        return False
    if words[-1] in _MONTH_SURELY:
        return True
    name = text[start:end].casefold()
    if name in ALSO_NAMES:
        follower = text[end:end + 3].lstrip(" \xa0")[:1]
        if name in ("may", "march") or (follower.isupper() and text[end:end + 1].isspace()):
            return False
    return words[-1] in _MONTH_LOOSELY


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Words that blur a date, and where they begin: ``part`` of a period, ``about`` it."""

    start: int
    part: bool = False
    about: bool = False


def qualifier(text: str, at: int) -> Qualifier:
    """What blurs the date that begins at ``at``: "end of", "early", "mid-", "about the beginning of".

    >>> qualifier("about the end of 1950", 17)
    Qualifier(start=0, part=True, about=True)
    """
    if at and text[at - 1] == "-":
        for prefix in ("mid-", "end-", "early-", "late-", "mi-"):
            if text[max(0, at - len(prefix)):at].casefold() == prefix:
                return Qualifier(at - len(prefix), part=True)
    words = words_before(text, at)
    if not words or words[-1] not in _LAST_OF_QUALIFIER:
        return Qualifier(at)
    count = _part_words(words)
    rest = len(words) - count
    about = rest - (1 if rest and words[rest - 1] == "the" else 0)
    if about and words[about - 1] in _ABOUT:
        return Qualifier(start_of_words(text, at, len(words) - about + 1), part=count > 0, about=True)
    return Qualifier(start_of_words(text, at, count), part=count > 0)


def _part_words(words: list[str]) -> int:
    """How many of the last words say "a part of": "early" 1, "the first half of" 3, "end of the year" 4."""
    at = len(words)
    for ending in _PART_ENDINGS:
        if words[at - len(ending):at] == ending and at > len(ending):
            at -= len(ending)
            break
    if not at:
        return 0
    if words[at - 1] in _PART:
        return 0 if words[-1] == "in" and words[at - 1] in _BEGINS else len(words) - at + 1
    if words[at - 1] in _PART_MODIFIED:
        first = at - 1
        while first and words[first - 1] in _MODIFIERS:
            first -= 1
        return len(words) - first if first < at - 1 else 0
    return 0
