"""The days an EDTF date allows, compared with the calendar and with an independent parser."""

from __future__ import annotations

from datetime import date, timedelta

import edtf as independent
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import bounds, exists, write
from kg.errors import LiteralError

BOUNDS = [
    ("1937-06-14", "1937-06-14", "1937-06-14"),
    ("1937-06", "1937-06-01", "1937-06-30"),
    ("1936-02", "1936-02-01", "1936-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("1936", "1936-01-01", "1936-12-31"),
    ("193X", "1930-01-01", "1939-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("1937-XX", "1937-01-01", "1937-12-31"),
    ("1937-06-XX", "1937-06-01", "1937-06-30"),
    ("1937-04-17/1937-06-15", "1937-04-17", "1937-06-15"),
    ("1950/1951", "1950-01-01", "1951-12-31"),
    ("1935-11/1936-02", "1935-11-01", "1936-02-29"),
    ("1950-08-31T11:32", "1950-08-31", "1950-08-31"),
    ("1942-07-13T11:00:00Z", "1942-07-13", "1942-07-13"),
    ("1997-10-17T10:00/1997-10-17T11:15", "1997-10-17", "1997-10-17"),
    ("1937-21", "1937-03-01", "1937-06-21"),
    ("1937-22", "1937-06-01", "1937-09-23"),
    ("1937-23", "1937-09-01", "1937-12-22"),
    ("1937-24", "1936-12-01", "1938-03-21"),
    ("1937-06-14/..", "1937-06-14", None),
    ("../1937-06-14", None, "1937-06-14"),
    ("1937/", "1937-01-01", None),
    ("XXXX-06-04", None, None),
    ("XXXX-08-31T17:27", None, None),
    ("XXXX-06-04/XXXX-06-06", None, None),
    ("1950~", None, None),
    ("1937-06-14?", None, None),
    ("1937-06-14/1938~", "1937-06-14", None),
]


@pytest.mark.parametrize(("edtf", "first", "last"), BOUNDS)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("wrong", [
    "", "June 1937", "1937-6-14", "1937-06-31", "1937-02-29", "1900-02-29", "XXXX-02-30", "1937-13", "1937-00",
    "1937-06-14T25:00", "37", "1937-06-14/June", "1937-06-14 ", "0000-01-01",
])
def test_what_is_no_date_is_refused_in_one_line(wrong: str) -> None:
    with pytest.raises(LiteralError) as refused:
        bounds(wrong)
    assert repr(wrong) in str(refused.value)
    assert "\n" not in str(refused.value)


DAYS = st.dates(date(1500, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_a_day_is_its_own_bounds_and_lies_in_those_of_its_month_and_year(day: date) -> None:
    iso = write(f"{day.year:04}", day.month, day.day)
    assert bounds(iso) == (day.isoformat(), day.isoformat())
    first, last = bounds(iso[:7])
    assert first is not None and last is not None
    assert first[8:] == "01" and first <= iso <= last
    assert (date.fromisoformat(last) + timedelta(days=1)).day == 1
    assert bounds(iso[:4]) == (f"{iso[:4]}-01-01", f"{iso[:4]}-12-31")


@given(DAYS, DAYS)
def test_an_interval_has_the_bounds_of_its_ends(a: date, b: date) -> None:
    assert bounds(f"{a}/{b}") == (a.isoformat(), b.isoformat())


@given(st.integers(1500, 2099), st.integers(0, 14), st.integers(0, 33))
def test_exists_is_the_calendar(year: int, month: int, day: int) -> None:
    try:
        date(year, month, day)
        real = True
    except ValueError:
        real = False
    assert exists(year, month, day) is real


@pytest.mark.parametrize("edtf", [e for e, first, last in BOUNDS if first and last and "T" not in e and "-2" not in e])
def test_an_independent_parser_reads_the_same_bounds(edtf: str) -> None:
    parsed = independent.parse_edtf(edtf)
    theirs = tuple("{:04}-{:02}-{:02}".format(*t[:3]) for t in (parsed.lower_strict(), parsed.upper_strict()))
    assert theirs == bounds(edtf)
