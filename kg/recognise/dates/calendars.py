"""One day in two calendars: "7 November (25 October) 1917", "25 October [7 November] 1917", "12 (25) March 1917".

Until 1918 Russian papers count by the Julian calendar, which lags behind by twelve days and, from March 1900,
thirteen. Two dates that lie just so far apart, one of them in brackets or behind a slash, are one day; it is given in
the Gregorian calendar, the later of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.recognise.dates.parts import SPACE, Atom, Stated, single
from kg.recognise.dates.words import CAPITAL_MONTH, MONTHS

_LAST = 1929                 # anniversaries are counted in both calendars for some years yet
_YEAR = r"(?:1[7-9][0-9]{2})(?![0-9])"
_STYLE = r"(?:O\. ?S\.|N\. ?S\.|Old Style|New Style|old style|new style)"


def _day(number: int) -> str:
    return (rf"(?:(?P<d{number}>[0-9]{{1,2}})(?:st|nd|rd|th)?{SPACE}(?:of )?(?P<m{number}>{CAPITAL_MONTH})"
            rf"|(?P<n{number}>{CAPITAL_MONTH}){SPACE}(?P<e{number}>[0-9]{{1,2}})(?![0-9]))")


# "7 November (25 October) 1917", "October 25 (November 7), 1917", "31 December 1917 [13 January 1918]",
# "25 October/7 November 1917"; a range ("25 October - 7 November 1917") has a dash and stays one
_TWO_MONTHS = re.compile(
    rf"(?<![0-9.:/]){_day(1)}(?:,? (?P<y1>{_YEAR}))?{SPACE}(?P<open>[(\[/]){SPACE}(?:{_STYLE},? )?{_day(2)}"
    rf"(?:,? (?P<y2>{_YEAR}))?(?:,? {_STYLE})?{SPACE}[)\]]?(?:,? (?P<y3>{_YEAR}))?")
# "12 (25) March 1917", "12/25 March 1917"; "20/21 November 1917" is a night
_ONE_MONTH = re.compile(
    rf"(?<![0-9.:/])(?P<d1>[0-9]{{1,2}}){SPACE}(?P<open>[(\[/]){SPACE}(?P<d2>[0-9]{{1,2}}){SPACE}[)\]]?{SPACE}"
    rf"(?P<m2>{CAPITAL_MONTH})(?:,? (?P<y3>{_YEAR}))")
# What either of them has: a day or month behind the mark, and a year of that time. Asked first, since most texts have
# none, and every number and month begins one of the patterns.
_BEHIND_MARK = re.compile(rf"[(\[/]{SPACE}(?:{_STYLE},? )?(?:[0-9]|{CAPITAL_MONTH})")
_OLD_YEAR = re.compile(r"1(?:[78][0-9]|9[0-2])[0-9]")


def calendars(text: str, start: int, end: int) -> Iterator[Atom]:
    """Every day that is stated in both calendars between two offsets."""
    if not (_OLD_YEAR.search(text, start, end) and _BEHIND_MARK.search(text, start, end)):
        return
    for found in _TWO_MONTHS.finditer(text, start, end):
        day = [(found[f"m{n}"] or found[f"n{n}"], found[f"d{n}"] or found[f"e{n}"]) for n in (1, 2)]
        years = [found["y1"] or found["y2"] or found["y3"], found["y2"] or found["y3"] or found["y1"]]
        if (atom := _same(found, day, years)) is not None:
            yield atom
    for found in _ONE_MONTH.finditer(text, start, end):
        day = [(found["m2"], found["d1"]), (found["m2"], found["d2"])]
        if (atom := _same(found, day, [found["y3"]] * 2)) is not None:
            yield atom


def _same(found: re.Match[str], day: list[tuple[str, str]], years: list[str | None]) -> Atom | None:
    """The later of two days that the calendars hold for one, over all words of ``found``."""
    whole = [_date(int(year), MONTHS[month.rstrip(".").casefold()], int(number))
             for (month, number), year in zip(day, years, strict=True) if year]
    first, second = (whole[0], whole[1]) if len(whole) == 2 else (None, None)
    if first is None or second is None or max(first, second).year > _LAST:
        return None
    later = max(first, second)
    if abs((first - second).days) != (13 if later > date(1900, 3, 12) else 12):
        return None
    return single(found.start(), found.end(), Stated(f"{later.year}", later.month, later.day), "joined")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
