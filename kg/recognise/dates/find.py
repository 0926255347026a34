"""The public functions: find dates, resolve overlaps, join ranges and lists, attach times.

``find_dates`` reads every form of this package, joins neighbours to ranges and lists ("17 April -
15 June 1937", "4 and 6 June"), and attaches times ("31.8.50 11:32"). What the text leaves open stays open:

* no year stated: ``XXXX-06-04``; the year is another stage's inference (``default_year`` only fills
  ``alternatives``);
* "end of May", "early 1951": the month or year they lie in, precision ``approximate``; "about 1950": ``1950~``;
* ``05/10/50`` without evidence of its order: precision ``ambiguous``, both readings in ``alternatives``, the
  day-first one as ``edtf``, because the sheets of these archives write the day first;
* 31 June: no date, but an :class:`InvalidDate` for the diagnostics.

Weekdays are not part of the words. Two-digit years are of the twentieth century.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from kg.model import Span, When
from kg.recognise.dates.calendars import calendars
from kg.recognise.dates.clock import time_after, time_before
from kg.recognise.dates.leads import closes_line, is_between, leads_month, opens_line, qualifier, words_before
from kg.recognise.dates.numeric import numeric
from kg.recognise.dates.parts import Atom, Item, Order
from kg.recognise.dates.worded import worded
from kg.recognise.dates.years import years

Precision = Literal["time", "day", "month", "season", "year", "decade", "interval", "approximate", "ambiguous"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date and its words: ``words == text[span.start:span.end]``.

    ``edtf`` as :mod:`kg.edtf` describes; ``precision`` says how much is known: ``time`` (to the minute), ``day``,
    ``month``, ``season``, ``year``, ``decade``, ``interval``, ``approximate`` (a part of the period named, or
    about it), ``ambiguous`` (``alternatives`` has both readings). ``alternatives`` of a date without year holds
    its reading in ``default_year``, if one was given. ``time`` is ``HH:MM`` or ``HH:MM/HH:MM``. ``whole`` is
    the expression it is part of: that of "4" in "4 and 6 June 1937" is all of it.
    """

    span: Span
    edtf: str
    words: str
    precision: Precision
    whole: Span
    alternatives: tuple[str, ...] = ()
    time: str | None = None

    @property
    def when(self) -> When:
        """The date as the claims carry it."""
        return When(self.edtf, self.words, self.span)


@dataclass(frozen=True, slots=True)
class InvalidDate:
    """Words in the form of a date that no calendar has: "31 June 1937"."""

    span: Span
    words: str
    reason: str


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, order: Order | Literal["both"] | None = None,
    default_year: int | None = None,
) -> tuple[DateMention, ...]:
    """All dates between two offsets, left to right, without overlap; spans are code points of ``text``.

    ``order`` decides slash and hyphen dates both of whose readings exist (see :func:`infer_order`).

    >>> [(d.edtf, d.words) for d in find_dates("of 4 and 6 June; DECISIONS OF 17 April - 15 June 1937")]
    [('XXXX-06-04', '4'), ('XXXX-06-06', '6 June'), ('1937-04-17/1937-06-15', '17 April - 15 June 1937')]
    """
    stop = len(text) if end is None else end
    found: list[DateMention] = []
    reached = start
    for atom in _joined(text, _resolved(text, start, stop, None if order == "both" else order)):
        if not atom.is_real:
            continue
        for item in atom.items:
            mention = _mention(text, item, atom, reached, stop, default_year)
            if mention.span.start < start:
                continue        # its first words stand before the stretch that was asked for
            found.append(mention)
            reached = mention.span.end
    return tuple(found)


def find_invalid_dates(text: str, start: int = 0, end: int | None = None) -> tuple[InvalidDate, ...]:
    """What looks like a date and is none, for a diagnostic.

    >>> [d.words for d in find_invalid_dates("between 30 and 31 June 1937")]
    ['30 and 31 June 1937']
    """
    stop = len(text) if end is None else end
    return tuple(
        InvalidDate(Span(atom.start, atom.end), text[atom.start:atom.end], "no calendar has this day")
        for atom in _joined(text, _resolved(text, start, stop, None))
        if not atom.is_real
    )


def parse_header_date(line: str, *, offset: int = 0) -> DateMention | None:
    """The date of a line that holds nothing else: "June 14, 1937", "November 1967", "1936", "2011-11-20".

    A weekday before it and a full stop after it are allowed. Spans are shifted by ``offset``, the line's place
    in the document. None when the line holds more, or no date.

    >>> parse_header_date("March 07, 1941").edtf, parse_header_date("June 14, 1937: minutes")
    ('1941-03-07', None)
    """
    match = _HEADER.fullmatch(line)
    if match is None:
        return None
    begin, words = match.start("date"), match["date"]
    iso_month = _ISO_MONTH.fullmatch(words)            # a range "1937-38" is none: the months end at 12
    if iso_month is not None:
        span = Span(begin + offset, begin + offset + len(words))
        return DateMention(span, words, words, "month", span)
    found = find_dates(line, begin, match.end("date"))
    if len(found) != 1 or (found[0].span.start, found[0].span.end) != (begin, match.end("date")):
        return None
    shifted = Span(found[0].span.start + offset, found[0].span.end + offset)
    return replace(found[0], span=shifted, whole=shifted)


def infer_order(text: str) -> Order | Literal["both"] | None:
    """How the document writes its numeric dates, from those that allow one reading only.

    Numerals decide: 31/8/50 and 31.8.50 are day first, 8/31/50 is month first, and 05/10/50 is day first where
    the text also says "October 5, 1950". Without such numerals, day-first dates in words count; month-first
    ones alone prove nothing: translators write them above numerals they copied.
    "both" when the evidence conflicts; None when there is none.

    >>> infer_order("Decision dated October 5, 1950 ... 05/10/50"), infer_order("4/13/62"), infer_order("05/10/50")
    ('dmy', 'mdy', None)
    """
    resolved = [a for a in _resolved(text, 0, len(text), None) if a.is_real]
    worded = {item.first for a in resolved if a.form in ("day-first", "month-first") for item in a.items}
    seen: set[Order] = set()
    for atom in resolved:
        first, other = atom.items[0].first, atom.items[0].other
        if atom.form in ("numeric-dmy", "numeric-mdy"):
            seen.add("dmy" if atom.form == "numeric-dmy" else "mdy")
        elif other is not None and (first in worded) != (other in worded):
            seen.add("dmy" if first in worded else "mdy")
    if any(a.form in ("dotted", "roman") for a in resolved):
        seen.add("dmy")
    if not seen:
        forms = {a.form for a in resolved if not (opens_line(text, a.start) and closes_line(text, a.end))}
        if {"day-first", "month-first"} <= forms:
            return "both"
        return "dmy" if "day-first" in forms else None
    return "both" if len(seen) == 2 else seen.pop()


_HEADER = re.compile(r"\s*(?:[A-ZА-Я][a-zа-я]+day,?\s+)?(?P<date>\S(?:.{0,78}?\S)?)\s*\.?\s*")
_ISO_MONTH = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])")
_LIMIT = 40
# "17 April - 15 June", "from 3 May to 5 May", "June / July": between begin and end of a range.
_RANGE = re.compile(
    r"\s{0,40}(?:[-–—−/]|(?:(?:and\s+)?up\s+)?to|till|until|through|bis|по|до|au)\s{0,40}(?:the\s+)?"
)
# "4 June and 6 July 1937": the year is said once.
_LIST = re.compile(r"\s{0,40},?\s{0,40}(?:and|or|&|и|und|et)\s{1,40}(?:the\s+)?")

def _resolved(text: str, start: int, end: int, order: Order | None) -> list[Atom]:
    """The atoms that stand: leftmost, then longest; bare months only where nothing else claims their words."""
    strong: list[Atom] = []
    weak: list[Atom] = []
    in_words, in_years = _unordered(text, start, end)
    for atom in (*in_words, *numeric(text, start, end, order), *in_years):
        (weak if atom.weak else strong).append(atom)
    strong.sort(key=lambda a: (a.start, -a.end))
    kept: list[Atom] = []
    for atom in strong:
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return _with_weak(kept, weak) if weak else kept


@lru_cache(maxsize=64)  # a text is asked for its order, then for its dates, and its first lines by several genres
def _unordered(text: str, start: int, end: int) -> tuple[tuple[Atom, ...], tuple[Atom, ...]]:
    """The atoms that no order of numerals changes: days in words, and years."""
    return (*calendars(text, start, end), *worded(text, start, end)), tuple(years(text, start, end))


def _with_weak(strong: list[Atom], weak: list[Atom]) -> list[Atom]:
    merged: list[Atom] = []
    position = 0
    for atom in weak:
        while position < len(strong) and strong[position].end <= atom.start:
            merged.append(strong[position])
            position += 1
        if position == len(strong) or atom.end <= strong[position].start:
            merged.append(atom)
    return merged + strong[position:]


def _joined(text: str, found: list[Atom]) -> list[Atom]:
    """Ranges and lists whose parts stand side by side; a bare month that found no company must be led in.

    From right to left, because what comes later in an expression completes what came before it.
    """
    done: list[Atom] = []                              # reversed
    for atom in reversed(found):
        while done and (pair := _join(text, atom, done[-1])) is not None:
            done.pop()
            atom = pair
        if atom.weak and leads_month(text, atom.start, atom.end):
            atom = replace(atom, weak=False)
        done.append(atom)
    return [atom for atom in reversed(done) if not atom.weak]


def _join(text: str, left: Atom, right: Atom) -> Atom | None:
    if right.start - left.end > _LIMIT:
        return None
    a, b = left.items[-1], right.items[0]
    if a.first.grain != b.first.grain or a.last is not None or a.other is not None or b.other is not None:
        return None
    gap = text[left.end:right.start]
    ranged = _RANGE.fullmatch(gap) is not None
    listed = not ranged and _LIST.fullmatch(gap) is not None
    if not (ranged or listed) or gap.count("\n") > 1 or (a.first.year and not b.first.year):
        return None
    if left.weak and right.weak and not leads_month(text, left.start, left.end):
        return None
    completes = not any(item.first.year for item in left.items) and b.first.year != ""
    if completes:
        a = a.in_year(b.first.year)
    if listed and is_between(words_before(text, left.start)):
        ranged, listed = True, False
    if ranged and b.last is None and len(left.items) == 1 and a.first.precedes(b.first):
        item = Item(left.start, b.end, a.first, b.first)
        return Atom(left.start, right.end, (item, *right.items[1:]), "joined")
    if listed and (completes or left.weak):
        items = tuple(item.in_year(b.first.year) for item in left.items)
        return Atom(left.start, right.end, (*items, *right.items), "joined")
    return None


def _mention(
    text: str, item: Item, atom: Atom, reached: int, end: int, default_year: int | None
) -> DateMention:
    start, stop = item.start, item.end
    grain = item.first.grain
    is_season = item.first.month is not None and item.first.month > 12
    precision: Precision = (
        "interval" if item.last is not None else "decade" if item.first.year.endswith("X")
        else "season" if is_season else ("year", "month", "day")[grain - 1]
    )
    edtf, time = item.first.edtf, atom.time
    if item.last is not None:
        edtf = f"{edtf}/{item.last.edtf}"
    elif grain == 3 and not time:
        start, stop, time = _timed(text, start, stop, reached, end, item.end == atom.end)
    if time and item.last is None:
        begin, _, finish = time.partition("/")
        edtf = f"{item.first.edtf}T{begin}" + (f"/{item.first.edtf}T{finish}" if finish else "")
        precision = "interval" if finish else "time"
    if not time:
        start, edtf, precision = _qualified(text, start, edtf, precision, reached)
    alternatives: tuple[str, ...] = ()
    if item.other is not None:
        suffix = edtf[len(item.first.edtf):] if "/" not in edtf else ""
        alternatives, precision = (edtf, item.other.edtf + suffix), "ambiguous"
    elif default_year is not None and "XXXX" in edtf and _exists_in(item, default_year):
        alternatives = (edtf.replace("XXXX", f"{default_year:04}"),)
    whole = Span(min(start, atom.start), max(stop, atom.end))
    return DateMention(Span(start, stop), edtf, text[start:stop], precision, whole, alternatives, time or None)


def _timed(text: str, start: int, stop: int, reached: int, end: int, is_last: bool) -> tuple[int, int, str]:
    """The date's words with the time that stands after or before it."""
    after = time_after(text, stop, end) if is_last else None
    if after is not None:
        return start, after[1], after[0]
    led = time_before(text, start, reached)
    if led is not None:
        return led[1], stop, led[0]
    return start, stop, ""


def _qualified(
    text: str, start: int, edtf: str, precision: Precision, reached: int
) -> tuple[int, str, Precision]:
    """ "end of May" and "about 1950": the words of the qualifier join those of the date."""
    if precision == "interval":
        return start, edtf, precision
    found = qualifier(text, start)
    if found.start < reached or not (found.about or (found.part and precision != "day")):
        return start, edtf, precision
    return found.start, edtf + "~" * found.about, "approximate"


def _exists_in(item: Item, year: int) -> bool:
    return item.in_year(f"{year:04}").is_real
