"""Dates with the month in words: "14 June 1937", "June 14, 1937", "2-4. December 1997", "4 and 6 June"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.recognise.dates.leads import is_between, is_labelled, is_prepositional, opens_line, words_before
from kg.recognise.dates.parts import GAP, NOT_A_DAY_AFTER, SPACE, Atom, Form, Item, Stated, full_year, single
from kg.recognise.dates.words import ABBREVIATIONS, ANY_MONTH, CAPITAL_MONTH, ENGLISH, MONTHS, is_count

_ordinal = r"(?:st|nd|rd|th|ST|ND|RD|TH|er|-?го|-?е)?"
# Between the days of one month: "6-7", "20./21.", "4 and 6", "3 to 5", "4, 6 and 8".
_link = (
    rf"(?:{SPACE}[-–—−/&]{SPACE}|,?{GAP}(?:to|till|until|and|or|bis|und|au|et|по|и){GAP}(?:the{GAP})?|,{GAP})"
)
_year = rf"(?:(?:1[5-9]|20)[0-9]{{2}}|['’]?[0-9]{{2}}{NOT_A_DAY_AFTER})(?![0-9%]|[.:,/][0-9])"
_bracketed = rf",?{GAP}\[(?P<added>(?:1[5-9]|20)[0-9]{{2}})\]"
_russian_year = rf"(?:{SPACE}г(?:ода|оду|\.)?(?!\w))?"

# 14 June 1937 · the 9th March · 1st of April, 1949 · 2-4. December 1997 · 20./21. November 1997 · 4 and 6 June ·
# 14 июня 1937 г. · 14-Jun-50 · 1er mai 1937 · April/1 May. Not "P78/12 June", "§5 May", "$5 May", "1.14 June":
# what stands before the first digit; not "36 June": the days are checked below. "17" April 1965, «17» апреля: a day
# filled into a form; a quotation mark counts only with its opening ('"Item 17" April 1965' is no day). "21 May [1953]":
# the year the editor adds.
_DAY_FIRST = re.compile(
    rf"(?P<days>[0-9](?<![\w:$£€§№#'’][0-9])(?<![^a-zа-я]/[0-9])(?<![0-9][.,][0-9])[0-9]?(?![0-9]){_ordinal}\.?"
    rf"(?:{_link}[0-9]{{1,2}}(?![0-9]){_ordinal}\.?){{0,6}}+)"
    rf"(?P<quote>[\"”“»]?)(?P<gap>{GAP}(?:day{GAP})?(?:of{GAP}|de{GAP})?|-|{SPACE})"
    rf"(?P<month>{ANY_MONTH})"
    rf"(?:(?P<join>,?{GAP}(?:of{GAP}|de{GAP})?|[-.,])(?P<year>{_year}){_russian_year}|{_bracketed})?"
)

# June 14, 1937 · November 6-7, 1964 · June 14th · Nov. 6–7, 1964 · July, 1945 · November 1967 · bare "April".
# Not "June 10,000 men", "May 4:30", "June 12 p.m.": what follows the day.
_MONTH_FIRST = re.compile(
    rf"(?P<month>{CAPITAL_MONTH})"
    rf"(?:(?P<comma>,?)(?:{GAP}|(?<=\.))(?:the{GAP})?"
    rf"(?P<days>[0-9]{{1,2}}{NOT_A_DAY_AFTER}{_ordinal}(?:{_link}[0-9]{{1,2}}{NOT_A_DAY_AFTER}{_ordinal}){{0,6}}+)"
    rf"(?:(?:,?{GAP}(?:of{GAP})?|,)(?P<year>{_year})|{_bracketed})?"
    rf"|(?:,?{GAP}(?:of{GAP}|de{GAP})?|-|(?<=\.))(?P<alone>{_year}){_russian_year})?"
)

_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|ST|ND|RD|TH|er|-?го|-?е)?\.?")
# "on page 5 June 14, 1937": the five is not June's.
_MONTH_FIRST_FOLLOWS = re.compile(rf",?{GAP}[0-9]{{1,2}}(?:st|nd|rd|th)?,?{GAP}[12][0-9]{{3}}(?![0-9])")
_MODAL = re.compile(r"\s+(?:I|we|you|he|she|it|they|one|not)\b")
_ENDS_LINE = re.compile(r"[.,;]?[^\S\n]*(?:\r?\n|\Z|,?[^\S\n]*(?:at[^\S\n]+)?[0-9]{1,2}[:.][0-9]{2})")
# "1936-15 June 1938": the hyphen ends a date, it does not continue "62-14".
_ENDS_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}[-–]\Z")


@dataclass(frozen=True, slots=True)
class _Day:
    number: int
    start: int
    end: int
    link: str        # what joins it to the day before: range, slash, comma, and


def worded(text: str, start: int, end: int) -> Iterator[Atom]:
    """Every date with its month in words between two offsets; readings may overlap."""
    taken: set[int] = set()
    at = start
    while match := _DAY_FIRST.search(text, at, end):
        atom, at = _day_first(text, match, end), match.end("month")
        if atom is not None:
            taken.add(match.start("month"))
            at = atom.end
            yield atom
    at = start
    while match := _MONTH_FIRST.search(text, at, end):
        at, begin = match.end("month"), match.start()
        if begin not in taken and (begin == 0 or not text[begin - 1].isalpha()):
            atom = _month_first(text, match, end)
            if atom is not None:
                at = atom.end
                yield atom


# ------------------------------------------------------------------ the days of one month

def _days(text: str, start: int, end: int) -> list[_Day]:
    found: list[_Day] = []
    at = start
    for match in _DAY.finditer(text, start, end):
        found.append(_Day(int(match[1]), match.start(), match.end(), _link_kind(text[at:match.start()])))
        at = match.end()
    return found


def _link_kind(words: str) -> str:
    link = (words.split() or [""])[0]
    if link in ("-", "–", "—", "−", "to", "till", "until", "bis", "au", "по"):
        return "range"
    return {"/": "slash", ",": "comma"}.get(link, "and")


def _grouped(days: list[_Day], *, between: bool, commas: bool) -> list[list[_Day]]:
    """Days that stand together, as single days and ranges; the first is kept, the rest as far as they fit.

    A comma joins only where an "and" follows ("4, 6 and 8"); a slash only two days on end ("20./21.").
    """
    groups = [[days[0]]]
    for position, day in enumerate(days[1:], start=1):
        last = groups[-1][-1]
        if not 1 <= day.number <= 31:
            break
        is_range = (
            day.link == "range" or (day.link == "slash" and day.number == last.number + 1)
            or (day.link == "and" and between)
        )
        if is_range:
            if len(groups[-1]) == 2 or day.number <= last.number:
                break
            groups[-1].append(day)
        elif day.link == "and" or (
            day.link == "comma" and commas and any(later.link == "and" for later in days[position + 1:])
        ):
            groups.append([day])
        else:
            break
    return groups


def _fit_together(days: list[_Day]) -> bool:
    """Whether all days hang together up to the last one."""
    if not 1 <= days[0].number <= 31:
        return False
    return sum(map(len, _grouped(days, between=False, commas=True))) == len(days)


def _expression(groups: list[list[_Day]], start: int, end: int, year: str, month: int, form: Form) -> Atom:
    """One item a group; the first begins at ``start``, the last ends at ``end`` (with month and year)."""
    items = tuple(
        Item(
            start if position == 0 else group[0].start,
            end if position == len(groups) - 1 else group[-1].end,
            Stated(year, month, group[0].number),
            Stated(year, month, group[1].number) if len(group) == 2 else None,
        )
        for position, group in enumerate(groups)
    )
    return Atom(start, end, items, form)


# ------------------------------------------------------------------ 14 June 1937

def _day_first(text: str, match: re.Match[str], end: int) -> Atom | None:
    word = match["month"]
    name = word.rstrip(".").casefold()
    year, stop = _year_of_day_first(text, match, end, name)
    if not year and (
        (word.islower() and name in ENGLISH)                         # "12 may follow", "5 march on"
        or not match["gap"]                                          # "5May": a slip only where a year stands by
        or ("of" in match["gap"] and match["days"][-1].isdigit())    # "articles 3 and 5 of May's agreement"
        or _MONTH_FIRST_FOLLOWS.match(text, stop, end)
    ):
        return None
    days = _days(text, match.start("days"), match.end("days"))
    if match["quote"]:
        return _quoted(text, match, days, year, stop, MONTHS[name])
    while len(days) > 1 and not _fit_together(days):
        del days[0]                                                  # the day next to the month is sure
    led = words_before(text, days[0].start) or _sign_before(text, days[0].start)
    if is_labelled(led):                                             # "No. 5 - 6 June": the six is June's
        if len(days) == 1 or any(day.link in ("and", "comma") for day in days[1:]):
            return None                                              # "articles 3 and 5 of May 1937"
        days, led = days[-1:], []
    start = days[0].start
    if not 1 <= days[0].number <= 31 or (start == match.start() and _continues_number(text, start)):
        return None
    if len(days) == 1 and name in ENGLISH and _is_numbered_month(text, days[0], led, name, year, stop, end):
        return None
    groups = _grouped(days, between=is_between(led), commas=True)
    return _expression(groups, start, stop, year, MONTHS[name], "day-first")


def _quoted(text: str, match: re.Match[str], days: list[_Day], year: str, stop: int, month: int) -> Atom | None:
    """"17" April 1965: one day between quotation marks of a pair; the marks belong to the words."""
    start = match.start("days") - 1
    pairs = ('""', "“”", "„“", "„”", "«»")
    if len(days) > 1 or start < 0 or text[start] + match["quote"] not in pairs or text[start - 1:start].isalnum() \
            or not 1 <= days[0].number <= 31:
        return None
    return _expression([days], start, stop, year, month, "day-first")


def _year_of_day_first(text: str, match: re.Match[str], end: int, name: str) -> tuple[str, int]:
    """The year and where the date ends; "" where the digits after the month are none."""
    year, stop = match["year"] or match["added"], match.end()
    if year is None:
        return "", match.end("month")
    if len(year) == 2 and not _is_short_year(text, match, name):
        return "", match.end("month")
    if is_count(text, stop, end, plural=len(year) == 2 or year.endswith("00")):
        return "", match.end("month")                                # "5 June 1730 hours", "5 June 2000 banners"
    return full_year(year), stop


def _is_short_year(text: str, match: re.Match[str], name: str) -> bool:
    """Two digits are a year in "14-Jun-50", "14.June.37", "5 OCT 50", "5 Oct 50."; not in "12 March-15 April"."""
    if match["join"] in ("-", "."):
        return match["gap"] == ("-" if match["join"] == "-" else "")
    if match["month"].isupper():
        return name in ABBREVIATIONS or name == "may"
    return name in ABBREVIATIONS and text[match.end():match.end() + 1] in ("", ".", ",", ";", ")", "]", "\n", "\r")


def _sign_before(text: str, at: int) -> list[str]:
    return [text[at - 1]] if at and text[at - 1] in "№#§" else []


def _is_numbered_month(
    text: str, day: _Day, led: list[str], name: str, year: str, stop: int, end: int
) -> bool:
    """Whether "4." is a point's number and not a German-style day: "4. March 1937 plan", "12. May I suggest"."""
    dotted, opens = text[day.end - 1] == ".", opens_line(text, day.start)
    if dotted and opens and (not year or not _ENDS_LINE.match(text, stop, end)):
        return True
    if not year and name == "may" and (dotted or (opens and _MODAL.match(text, stop, end))):
        return True
    return dotted and not year and not is_prepositional(led)         # "see section 3. June was quiet"


def _continues_number(text: str, at: int) -> bool:
    """Whether a digit after a hyphen continues a number: "62-14 June" does."""
    if at < 2 or text[at - 1] not in "-–" or not text[at - 2].isdigit():
        return False
    return _ENDS_YEAR.search(text[max(0, at - 6):at]) is None


# ------------------------------------------------------------------ June 14, 1937

def _month_first(text: str, match: re.Match[str], end: int) -> Atom | None:
    name = match["month"].rstrip(".").casefold()
    month, start = MONTHS[name], match.start()
    if match["days"] is not None:
        atom = _month_and_days(text, match, end, month)
        if atom is not None:
            return atom
    alone = match["alone"]
    if alone and len(alone) != 2 and not is_count(text, match.end(), end, plural=alone.endswith("00")):
        return single(start, match.end(), Stated(full_year(alone), month), "month")
    if name in ABBREVIATIONS:
        return None                                                  # "Jan", "Mar", "Dec." alone are nothing
    stop = match.end("month")
    return Atom(start, stop, (Item(start, stop, Stated("", month)),), "month", weak=True)


def _month_and_days(text: str, match: re.Match[str], end: int, month: int) -> Atom | None:
    year, stop = match["year"] or match["added"] or "", match.end()
    days = _days(text, match.start("days"), match.end("days"))
    if not 1 <= days[0].number <= 31:
        return None
    if len(year) == 2 or (year and is_count(text, stop, end, plural=year.endswith("00"))):
        year, stop = "", match.end("days")                           # "June 14 37", "June 4, 2000 soldiers"
    led = words_before(text, match.start())
    groups = _grouped(days, between=is_between(led), commas=bool(year))
    if sum(map(len, groups)) < len(days):                            # "November 6, 7 delegates"
        year, stop = "", groups[-1][-1].end
    if not year:
        if match["comma"]:
            return None                                              # "in June, 14 men"
        while len(groups) > 1 and is_count(text, groups[-1][-1].end, end, plural=True):
            groups.pop()                                             # "on June 4 and 6 soldiers"
        stop = groups[-1][-1].end
        if is_count(text, stop, end, plural=led[-1:] == ["in"]):
            return None                                              # "In June 30 tanks", "March 15 kilometres"
    return _expression(groups, match.start(), stop, full_year(year), month, "month-first")
