"""The head of a saved page: website words, date, title, credit and type above the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lines import Line
from kg.model import Diagnostic, Kind, Segment, Severity
from kg.read import words
from kg.read.layout import CREDIT, is_date


@dataclass(frozen=True, slots=True)
class Head:
    """The zones of a page head, the index of the first line below it, and the title's words ('' when missing)."""

    zones: tuple[Segment, ...]
    body: int
    title: str
    diagnostics: tuple[Diagnostic, ...]


# How many foreign lines may stand above the date: the page's description. Words of the site's menu ("Collections",
# "About the Archive") are shorter than a title and do not count.
_BEFORE_DATE = 1
_MENU_LENGTH = 25
_MENU_LINES = 60
# The page's address on a line of its own: "112345.pdf?v=3", "digitalarchive.example.org/document/112345".
_ADDRESS = re.compile(r"(?:\w+://)?\S*/(?:document|node)/\S+|\d{3,}\.pdf(?:\?\S*)?|\w+://\S+")


def is_furniture(line: Line) -> bool:
    """Whether a line is the website's: its words, or a page address."""
    return words.key(line.words) in words.labels("website-word") or _ADDRESS.fullmatch(line.words) is not None


def head(found: Sequence[Line]) -> Head:
    """The head of a page, whose lines are given.

    A line above the date is the page's description, seen to belong to another document: FURNITURE, with a diagnostic.
    A type is a line such as "Memorandum of Conversation" exactly as the archive writes types.
    """
    zones: list[Segment] = []
    diagnostics: list[Diagnostic] = []
    at = _above(found, zones, diagnostics)
    title = ""
    while at < len(found):
        line = found[at]
        key = words.key(line.words)
        if key in words.labels("fields-heading") or ((label := words.fields().get(key)) and label.strong):
            break
        if is_furniture(line):
            zones.append(Segment(Kind.FURNITURE, line.span))
        elif line.words.casefold().startswith(CREDIT):
            zones.append(Segment(Kind.CREDIT_LINE, line.span))
        elif not title:
            title = line.words
            zones.append(Segment(Kind.TITLE, line.span))
        elif line.words in words.record_types() and not any(zone.kind is Kind.RECORD_TYPE for zone in zones):
            zones.append(Segment(Kind.RECORD_TYPE, line.span))
        else:
            break
        at += 1
    if not title:
        diagnostics.append(Diagnostic("no-title", Severity.WARNING, found[min(at, len(found) - 1)].span,
                                      "the page head has no title"))
    return Head(tuple(zones), at, title, tuple(diagnostics))


def _above(found: Sequence[Line], zones: list[Segment], diagnostics: list[Diagnostic]) -> int:
    """Everything up to and including the date; without a date, the website words alone."""
    dated = _date_line(found)
    first = next((i for i, line in enumerate(found) if not is_furniture(line)), len(found))
    end = first if dated is None else dated
    for line in found[:end]:
        zones.append(Segment(Kind.FURNITURE, line.span))
        if not is_furniture(line) and not _is_menu(line):
            diagnostics.append(Diagnostic(
                "meta-description", Severity.INFO, line.span,
                "a line above the record's date describes a page, not certainly this document; it is not used",
            ))
    if dated is None:
        where = found[min(first, len(found) - 1)].span
        diagnostics.append(Diagnostic("no-record-date", Severity.WARNING, where,
                                      "the page head has no date on a line of its own"))
        return end
    zones.append(Segment(Kind.RECORD_DATE, found[dated].span))
    return dated + 1


def _date_line(found: Sequence[Line]) -> int | None:
    foreign = 0
    for index, line in enumerate(found[:_MENU_LINES]):
        if is_date(line.words):
            return index
        foreign += not is_furniture(line) and not _is_menu(line)
        if foreign > _BEFORE_DATE:
            return None
    return None


def _is_menu(line: Line) -> bool:
    return len(line.words) <= _MENU_LENGTH and line.words[-1].isalnum()
