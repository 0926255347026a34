"""What the forms of dates yield, and the pieces their regular expressions share.

Every expression of this package begins with the character it is searched by and looks behind that character
afterwards; repetitions are bounded or possessive. That keeps a scan linear and fast.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kg.edtf import exists, write

Order = Literal["dmy", "mdy"]
"""How a document writes day and month in numerals."""

SPACE = r"[^\S\n]{0,4}"
GAP = r"(?:[^\S\n]{1,40}(?:\n[^\S\n]{0,80})?|\n[^\S\n]{0,80})"
"""White space with at most one line break: "17 April -\\n15 June"; never a blank line."""

NOT_A_DAY_AFTER = (
    rf"(?![0-9%]|[.:][0-9]|/[0-9]{{1,2}}/|/[0-9]{{3}}|,[0-9]{{3}}"
    rf"|{SPACE}(?:[ap]\.?m\b|o['’]clock|per{GAP}?cent))"
)
"""What may not follow a day: "June 10,000 men", "May 4:30", "June 12 p.m.", "May 10 %"."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One date as stated: ``year`` is four digits, ``193X`` or "" (not stated); months 21 to 24 are seasons."""

    year: str
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        """The date in EDTF: ``Stated("", 6, 4).edtf == "XXXX-06-04"``."""
        return write(self.year, self.month, self.day)

    @property
    def grain(self) -> int:
        """1 a year, 2 a month, 3 a day."""
        return 1 if self.month is None else 2 if self.day is None else 3

    @property
    def is_real(self) -> bool:
        """Whether the calendar has it; a day without year, whether some year has it."""
        if self.month is None or self.day is None:
            return True
        return exists(int(self.year) if self.year.isdigit() else None, self.month, self.day)

    def precedes(self, other: Stated) -> bool:
        """Whether it lies before another that states its year, or states none, as this one does."""
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)


@dataclass(frozen=True, slots=True)
class Item:
    """One date or range (``last``) and where its words stand. ``other`` is a second possible reading."""

    start: int
    end: int
    first: Stated
    last: Stated | None = None
    other: Stated | None = None

    @property
    def is_real(self) -> bool:
        """Whether every date of it exists."""
        return self.first.is_real and (self.last is None or self.last.is_real)

    def in_year(self, year: str) -> Item:
        """The item with the year a later date of the same expression states: "17 April - 15 June 1937"."""
        last = None if self.last is None else replace(self.last, year=year)
        return replace(self, first=replace(self.first, year=year), last=last)


Form = Literal[
    "day-first", "month-first", "year-first",              # in words
    "dotted", "roman", "iso",
    "numeric",                                             # slashes or hyphens, two readings or none decisive
    "numeric-dmy", "numeric-mdy",                          # one reading only: evidence of the document's order
    "month", "season", "year", "years", "decade", "joined",
]


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression: its form and items. ``weak`` (a bare month) becomes a date only in company."""

    start: int
    end: int
    items: tuple[Item, ...]
    form: Form
    weak: bool = False
    time: str = ""

    @property
    def is_real(self) -> bool:
        """Whether every date of it exists."""
        return all(item.is_real for item in self.items)


def single(start: int, end: int, stated: Stated, form: Form, *, last: Stated | None = None,
           other: Stated | None = None, time: str = "") -> Atom:
    """An expression of one date or one range."""
    return Atom(start, end, (Item(start, end, stated, last, other),), form, time=time)


def full_year(digits: str | None) -> str:
    """Four digits, or "" for None; two-digit years are of the twentieth century, which the archive is about."""
    bare = (digits or "").lstrip("'’")
    return f"19{bare}" if len(bare) == 2 else bare
