"""Dates in numerals: "12.12.79", "31.8.1950", "05/10/50", "29.VII.37", "2/II 46", "1937-06-14", "31.8 17:27"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.dates.leads import is_labelled, opens_line, words_before
from kg.recognise.dates.parts import SPACE, Atom, Order, Stated, full_year, single
from kg.recognise.dates.words import ROMAN

# 12.12.79 · 31.8.1950 · 05/10/50 · 14-06-1937 · 1937-06-14 · 1972. 02. 21. · 29.VII.37 · 2/II 46 · 15.-17.5.1998 ·
# 31.8 17:27. Not "10.12.79.1", "893.24/1386", "118-01082-04", "11/6-7/59", "2.3%", "$3.12.50".
_NUMERIC = re.compile(
    rf"(?P<a>[0-9](?<![\w.,/:$£€§№#+][0-9])[0-9]{{0,3}}(?![0-9]))(?:\.?[-–](?P<to>[0-9]{{1,2}})(?=\.))?"
    rf"(?P<s1>[./-]){SPACE}(?P<b>[0-9]{{1,2}}(?![0-9])|[IVXХ]{{1,4}}(?!\w))"
    rf"(?:(?=\.?[^\S\n]{{1,3}}[0-9]{{1,2}}:[0-9]{{2}}(?![0-9:]))"
    rf"|(?P<s2>[./-]{SPACE}|[^\S\n]{{1,2}})(?P<c>[0-9]{{4}}|[0-9]{{2}})(?![0-9]|[./][0-9])"
    rf"(?P<t>T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\.[0-9]{{1,9}})?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?"
    rf"(?:{SPACE}г(?:ода|\.)?)?(?!\w))"
)
# "7 XII 50" alone on its line, "7 XII 1950" anywhere: a Roman month between blanks; "Chapter 7 XII 50" is none.
_SPACED_ROMAN = re.compile(
    r"(?<![\w.,/§№#-])(?P<a>[0-9]{1,2})[^\S\n](?P<b>[IVXХ]{1,4})\.?[^\S\n]"
    r"(?P<c>(?:18|19|20)[0-9]{2}(?![\w/])|[0-9]{2}(?=\s?г?\.?[^\S\n]*(?:\n|\Z)))(?P<t>)"
)
# "10.12.50-12.12.50": the hyphen ends a date; "495-12.12.79" continues a number.
_ENDS_DATE = re.compile(r"[./](?:[12][0-9]{3}|[0-9]{2})[-–]\Z")


def numeric(text: str, start: int, end: int, order: Order | None) -> Iterator[Atom]:
    """Every date in numerals between two offsets; ``order`` reads those with slashes or hyphens."""
    for match in _NUMERIC.finditer(text, start, end):
        atom = _read(text, match, order)
        if atom is not None:
            yield atom
    for match in _SPACED_ROMAN.finditer(text, start, end):
        whole = len(match["c"]) == 4 or opens_line(text, match.start())
        atom = _roman(match) if whole and not is_labelled(words_before(text, match.start())) else None
        if atom is not None:
            yield atom


def _read(text: str, match: re.Match[str], order: Order | None) -> Atom | None:
    a, b, c, sep = match["a"], match["b"], match["c"], match["s1"]
    start = match.start()
    if _continues_number(text, start) or is_labelled(words_before(text, start)):
        return None
    if not b[0].isdigit():
        return _roman(match)
    if c is None:                                      # "Received 31.8 17:27"
        if sep != "." or len(a) > 2 or not (1 <= int(a) <= 31 and 1 <= int(b) <= 12):
            return None
        return single(start, match.end(), Stated("", int(b), int(a)), "dotted")
    if (match["s2"] or "").strip() != sep:
        return None
    if len(a) == 4:
        return _year_first(text, match)
    spaced = any(sign.isspace() for sign in text[start:match.end("c")])
    if (
        len(a) > 2 or match["t"]
        or (len(c) == 4 and not "1500" <= c <= "2099")
        or (len(c) == 2 and (spaced or sep == "-"))    # "1. 2. 50" enumerates, "12-10-50" is a code
        or (sep == "-" and text[match.end():match.end() + 1] == "-")
        or (sep == "." and len(c) == 2 and c < "20" and _opens_section(text, match))
    ):
        return None
    return _day_and_month(match, int(a), int(b), full_year(c), order)


def _day_and_month(match: re.Match[str], a: int, b: int, year: str, order: Order | None) -> Atom | None:
    """Day and month from two numbers. Dots are day first; slashes and hyphens go by the document's order."""
    start, stop, dotted = match.start(), match.end(), match["s1"] == "."
    day_first = Stated(year, b, a) if 1 <= b <= 12 and 1 <= a <= 31 else None
    month_first = Stated(year, a, b) if 1 <= a <= 12 and 1 <= b <= 31 else None
    if match["to"]:                                    # 15.-17.5.1998
        last = Stated(year, b, int(match["to"]))
        if day_first is None or not day_first.precedes(last) or int(match["to"]) > 31:
            return None
        return single(start, stop, day_first, "dotted", last=last)
    if day_first is None:
        # "5.13.50" may be a section; "5.13.1950" can only be the thirteenth of May.
        if month_first is None or (dotted and len(match["c"]) == 2):
            return None
        return single(start, stop, month_first, "numeric-mdy")
    if dotted or month_first == day_first:
        return single(start, stop, day_first, "dotted" if dotted else "numeric")
    if month_first is None:
        return single(start, stop, day_first, "numeric-dmy")
    if order == "mdy":
        return single(start, stop, month_first, "numeric")
    return single(start, stop, day_first, "numeric", other=month_first if order is None else None)


def _year_first(text: str, match: re.Match[str]) -> Atom | None:
    """"1937-06-14", "1942-07-13T11:00:00", "1972. 02. 21."; not the name of a file "1957-03-21-kennan"."""
    a, b, c, stop = match["a"], match["b"], match["c"], match.end()
    if not "1500" <= a <= "2099" or len(b) != 2 or len(c) != 2 or match["to"]:
        return None
    if not (1 <= int(b) <= 12 and 1 <= int(c) <= 31) or (match["s1"] == "-" and text[stop:stop + 1] == "-"):
        return None
    return single(match.start(), stop, Stated(a, int(b), int(c)), "iso", time=(match["t"] or "")[1:6])


def _roman(match: re.Match[str]) -> Atom | None:
    a, c = match["a"], match["c"]
    month = ROMAN.get(match["b"].replace("Х", "X"))    # the Cyrillic letter
    if month is None or c is None or match["t"] or len(a) > 2 or not 1 <= int(a) <= 31:
        return None
    if len(c) == 4 and not "1500" <= c <= "2099":
        return None
    return single(match.start(), match.end(), Stated(full_year(c), month, int(a)), "roman")


def _continues_number(text: str, at: int) -> bool:
    if at < 2 or text[at - 1] not in "-–" or not text[at - 2].isalnum():
        return False
    return _ENDS_DATE.search(text[max(0, at - 7):at]) is None


def _opens_section(text: str, match: re.Match[str]) -> bool:
    """Whether "3.1.12 Tasks" at the start of a line is a section number; "31.8.50 Moscow" is a date."""
    follows = text[match.end():match.end() + 6]
    word = follows.lstrip(" \t\xa0")
    return word[:1].isalpha() and word != follows and opens_line(text, match.start())
