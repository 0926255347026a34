"""Dates in EDTF (ISO 8601-2): writing them, and the first and last day they allow.

Level 0 and 1, and two readings of our own that the sources need and the standard's levels do not spell out:

* ``XXXX-06-04``: a day whose year is not stated (level 2 allows it). It is never completed by guess.
* ``1950-08-31T11:32`` and ``XXXX-08-31T17:27``: hours and minutes without seconds or zone, as stated.

Pure and free of text and graph: recognition writes these strings, the mapping reads them.
"""

from __future__ import annotations

import re
from calendar import monthrange

from kg.errors import LiteralError

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
"""The months 21 to 24 of EDTF level 1."""

_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)"
    r"(?:-(?P<month>0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?P<day>0[1-9]|[12][0-9]|3[01]|XX))?)?"
    r"(?P<time>T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
    r"(?P<vague>[~?%])?"
)

# Outer limits of the seasons of the northern hemisphere: the earlier of the meteorological and astronomical
# first day, the later of both last days. A winter named by one year may be that of its January or December.
_SEASONS = {
    SPRING: ("-03-01", "-06-21"),
    SUMMER: ("-06-01", "-09-23"),
    AUTUMN: ("-09-01", "-12-22"),
}


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has that day; without a year, whether some year has it.

    >>> exists(1937, 6, 31), exists(1900, 2, 29), exists(None, 2, 29)
    (False, False, True)
    """
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 if year is None else year, month)[1]


def write(year: str, month: int | None = None, day: int | None = None, time: str = "") -> str:
    """A date as EDTF. ``year`` is four digits, ``193X`` or "" (not stated); ``time`` is "" or ``HH:MM``.

    >>> write("1937", 6, 14), write("", 6, 4), write("1937", SPRING), write("", 8, 31, "17:27")
    ('1937-06-14', 'XXXX-06-04', '1937-21', 'XXXX-08-31T17:27')
    """
    text = year or "XXXX"
    if month is not None:
        text += f"-{month:02}"
        if day is not None:
            text += f"-{day:02}"
    return f"{text}T{time}" if time else text


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The first and the last day a date allows, as ISO days; None where nothing is known.

    A day is its own bounds, a month or year its first and last day, an interval the first day of its begin
    and the last of its end. A date without year (``XXXX-06-04``), an approximate or uncertain one
    (``1950~``) and the open side of an interval (``1937-06-14/..``) have no bounds: they set no hard limit.

    Raises :class:`kg.errors.LiteralError` when the string is none of these or names a day that never was.

    >>> bounds("1937-04-17/1937-06-15")
    ('1937-04-17', '1937-06-15')
    >>> bounds("1936-02"), bounds("XXXX-06-04"), bounds("1950-08-31T11:32")
    (('1936-02-01', '1936-02-29'), (None, None), ('1950-08-31', '1950-08-31'))
    """
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _limits(edtf, edtf)
    first = None if begin in ("", "..") else _limits(begin, edtf)[0]
    last = None if end in ("", "..") else _limits(end, edtf)[1]
    return first, last


def _limits(date: str, whole: str) -> tuple[str | None, str | None]:
    match = _DATE.fullmatch(date)
    if match is None:
        raise LiteralError(f"{whole!r} is not a date in EDTF", todo="write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = match["year"], match["month"], match["day"]
    if day is not None and "XX" not in (month, day):
        known = int(year) if year.isdigit() else None
        if year == "0000" or not exists(known, int(month), int(day)):
            raise LiteralError(f"{whole!r} names a day that never was", todo="check the source's date")
    if match["vague"] or year == "XXXX":
        return None, None
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if month is None or month == "XX" or not year.isdigit():
        return f"{first}-01-01", f"{last}-12-31"
    if int(month) == WINTER:
        return f"{int(year) - 1:04}-12-01", f"{int(year) + 1:04}-03-21"
    if int(month) in _SEASONS:
        begin, end = _SEASONS[int(month)]
        return year + begin, year + end
    if day is None or day == "XX":
        return f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]:02}"
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
