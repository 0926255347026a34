"""Years where the words around them make them dates: "in 1936", "(1936)", "1936-1937", "1930s", "spring of 1937"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.dates.leads import (
    closes_line,
    is_between,
    is_sum,
    leads_year,
    opens_line,
    qualifier,
    season_before,
    small_month_before,
    start_of_words,
    words_before,
)
from kg.recognise.dates.parts import GAP, NOT_A_DAY_AFTER, SPACE, Atom, Item, Stated, single
from kg.recognise.dates.words import ANY_MONTH, ENGLISH, MONTHS, is_count

# in 1936 · (1936) · 1936-1937 · 1950-51 · 2001/2002 · 1914 to 1917 · in 1904 and 1907 · 1930s · 1937 г. ·
# 1972 February 21. Not "19360", "P1936", "1,950", "1950.5", "1950-born", "/1386": both neighbours.
_four = r"(?:1[5-9]|20)[0-9]{2}"
_end = r"(?![\w%]|[-./:,][0-9]|-\w)"
_YEAR = re.compile(
    rf"(?P<a>[12](?<![\w/:$£€§№#'’.+][12])(?<![0-9][,-][12])[0-9]{{3}})(?:"
    rf"(?P<decade>['’]?s|-?х|-?er)(?!\w)"
    rf"|[.,]?{GAP}(?P<month>{ANY_MONTH}){GAP}(?P<day>[0-9]{{1,2}}){NOT_A_DAY_AFTER}(?!,?{GAP}[12][0-9]{{3}})"
    rf"|(?P<link>{SPACE}[-–—]{SPACE}|/|{GAP}(?:to|until|through|bis|по|до){GAP})(?P<b>{_four}|[0-9]{{2}}){_end}"
    rf"(?P<gg>{SPACE}гг\.?)?"
    rf"|(?P<more>(?:,{GAP}{_four}(?!\w)){{0,6}},?{GAP}(?:and|or|и|und|et){GAP}{_four}{_end})"
    rf"|(?![\w%]|[-–/.,:][0-9]|[-–/][^\W\d_])(?P<g>{SPACE}(?:гг?\.|год(?:а|у|ом|е)?)(?!\w))?)"
)
_PREFIX = re.compile(r"\b(?:post|pre)-\Z", re.I)
_FOUR = re.compile(r"[12][0-9]{3}")


def years(text: str, start: int, end: int) -> Iterator[Atom]:
    """Every year, span of years, decade and season between two offsets."""
    for match in _YEAR.finditer(text, start, end):
        if "1500" <= match["a"] <= "2099":
            atom = _read(text, match, end)
            if atom is not None:
                yield atom


def _read(text: str, match: re.Match[str], end: int) -> Atom | None:
    a, start, stop = match["a"], match.start(), match.end()
    if match["decade"]:
        if a[3] == "0":
            return single(start, stop, Stated(a[:3] + "X"), "decade")
        return _alone(text, start, start + 4, end) if len(match["decade"]) == 2 else None      # "in 1937's"
    if match["month"]:
        name = match["month"].rstrip(".")
        if name in ENGLISH or not 1 <= int(match["day"]) <= 31:      # in lower case
            return None
        return single(start, stop, Stated(a, MONTHS[name.casefold()], int(match["day"])), "year-first")
    if match["b"]:
        return _span(text, match, end)
    if match["g"]:
        return single(start, stop, Stated(a), "year")
    if match["more"]:
        return _listed(text, match, end)
    return _alone(text, start, stop, end)


def _span(text: str, match: re.Match[str], end: int) -> Atom | None:
    """"1936-1937", "1950-51", "2001/2002", "1914 to 1917"; not "pp. 1936-1940", "1900 to 2000 men"."""
    a, b, start, stop, link = match["a"], match["b"], match.start(), match.end(), match["link"].strip()
    last = a[:2] + b if len(b) == 2 else b
    led = words_before(text, start)
    if is_sum(led) or is_count(text, stop, end, plural=False):
        return None
    round_numbers = a.endswith("00") and last.endswith("00") and not match["gg"] and not leads_year(led)
    in_order = int(last) == int(a) + 1 if link == "/" else a < last
    if in_order and not round_numbers and (len(b) == 4 or not link.isalpha()):
        return single(start, stop, Stated(a), "years", last=Stated(last))
    return _alone(text, start, start + 4, end) if link.isalpha() else None


def _listed(text: str, match: re.Match[str], end: int) -> Atom | None:
    """"in 1904 and 1907": the words before the first lead in all."""
    start, stop = match.span()
    first = _alone(text, start, start + 4, end)
    if first is None or is_count(text, stop, end, plural=True):
        return first
    last = text[stop - 4:stop]
    if is_between(words_before(text, start)) and match["a"] < last:
        return single(start, stop, Stated(match["a"]), "years", last=Stated(last))
    rest = (Item(m.start(), m.end(), Stated(m[0])) for m in _FOUR.finditer(text, start + 4, stop))
    return Atom(first.start, stop, (first.items[0], *rest), "year")


def _alone(text: str, start: int, stop: int, end: int) -> Atom | None:
    """A bare year is a date only where the words around it say so."""
    year = text[start:start + 4]
    if opens_line(text, start) and closes_line(text, stop):
        return single(start, stop, Stated(year), "year") if year >= "1800" else None
    previous = text[start - 1:start]
    if previous in ("(", "["):
        return single(start, stop, Stated(year), "year") if text[stop:stop + 1] in (")", "]") else None
    if previous == "-":                                # "mid-1950", "post-1945"; not "B-1950"
        leads = qualifier(text, start).part or _PREFIX.search(text[max(0, start - 6):start])
        return single(start, stop, Stated(year), "year") if leads else None
    led = words_before(text, start)
    if not led or led[-1][-1].isdigit():               # "1936 1936 1936": columns of numbers
        return None
    season, count = season_before(led)
    if season:
        return single(start_of_words(text, start, count), stop, Stated(year, season), "season")
    month, count = small_month_before(led)
    if month and not is_count(text, stop, end, plural=False):
        begin = start_of_words(text, start, count)
        if text[begin].islower():
            return single(begin, stop, Stated(year, month), "month")
    how = leads_year(led)
    if not how and not qualifier(text, start).part:
        return None
    if how == "loosely" and is_sum(led):
        return None
    if is_count(text, stop, end, plural=how == "loosely" or year.endswith("00")):
        return None
    return single(start, stop, Stated(year), "year")
