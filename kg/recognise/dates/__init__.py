"""Dates and times in running text, with the words they rest on, and nothing guessed.

    words    the names of months, the nouns that make a number a count
    leads    the words before a number that make it a date, or forbid it
    parts    what the forms yield: Stated, Item, Atom
    worded   "14 June 1937", "June 14, 1937", "4 and 6 June"
    numeric  "12.12.79", "05/10/50", "29.VII.37", "1937-06-14"
    calendars  one day by two calendars: "7 November (25 October) 1917"
    years    "in 1936", "1936-1937", "1930s", "spring of 1937"
    clock    "at 4.45 p.m.", "17:27"
    find     the public functions: resolves overlaps, joins ranges and lists, attaches times

The values are EDTF strings; :mod:`kg.edtf` says which, and what days they allow (:func:`kg.edtf.bounds`).
"""

from kg.edtf import bounds
from kg.recognise.dates.clock import TimeMention, find_times
from kg.recognise.dates.find import (
    DateMention,
    InvalidDate,
    Precision,
    find_dates,
    find_invalid_dates,
    infer_order,
    parse_header_date,
)
from kg.recognise.dates.parts import Order

__all__ = [
    "DateMention",
    "InvalidDate",
    "Order",
    "Precision",
    "TimeMention",
    "bounds",
    "find_dates",
    "find_invalid_dates",
    "find_times",
    "infer_order",
    "parse_header_date",
]
