"""Which page layout a text has, from its lines alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.lines import Line
from kg.model import Source
from kg.read import words
from kg.read.encoding import decode
from kg.read.lines import lines


class Layout(StrEnum):
    """The families of archive pages."""

    PAGE = "page"          # head, body, summary, record fields under labels
    OLD_SITE = "old-site"  # title and source only in a quoted citation above the body
    RUN_IN = "run-in"      # text of a PDF: labels, values and body follow each other on one line
    LIST = "list"          # search, people, topic and collection pages: no document


_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEAR = r"(?:1\d|20)\d\d"
_DAY = rf"(?:{_MONTH})(?:\s+\d{{1,2}})?,?\s+{_YEAR}|\d{{1,2}}\s+(?:{_MONTH}),?\s+{_YEAR}|{_YEAR}"
# A page head gives the date a line of its own: "June 14, 1937", "March 07, 1941", "November 1967", "July, 1945",
# "1936", "circa 1953", "June 14, 1937 - June 16, 1937". Whole line only: "New Delhi, 1st April, 1949." and
# "Friday, 19 September, 1958," are datelines of bodies.
DATE = re.compile(rf"(?:c\.\s*|ca\.\s*|circa\s+)?(?:{_DAY})(?:\s*[-–—]\s*(?:{_DAY}))?", re.IGNORECASE)

# "1 - 10 of 19", "Results: 1 - 10 of 19", "Showing 1–10 of 1,204 results". Whole line only: a report may say
# "copies 1 - 10 of 50 were burned".
_PAGER = re.compile(
    r"(?:(?:search )?results:?|showing|displaying|viewing)?\s*\d[\d,]*\s*[-–—]\s*\d[\d,]*\s+of\s+(?:about\s+)?\d[\d,]*"
    r"(?:\s+(?:results|documents|items|records|entries))?\.?",
    re.IGNORECASE,
)
# The citation that old pages and PDFs print in full: ', History and Public Policy Program Digital Archive, '.
CITED_ARCHIVE = re.compile(
    r",\s*(?:History\s+and\s+Public\s+Policy\s+Program|Cold\s+War\s+International\s+History\s+Project|Wilson\s+Center)"
    r"\s+Digital\s+Archive\b\.?,?\s*"
)
# A PDF's "Citation: “Title," where the label and the quote share a line or stand on two.
RUN_IN_CITATION = re.compile(r"\bCitation:\s*[“\"«]")
# At least one of the labels that follow it there; a scholar's note "Citation: "X," …" alone is no page.
_RUN_IN_LABEL = re.compile(r"\b(?:Summary|Original Language|Contents|Credits):")
CREDIT = "this document was made possible with support from"
_HEAD_LINES = 40


def is_date(words_of_line: str) -> bool:
    """Whether a line is nothing but a date as page heads write it.

    >>> [is_date(line) for line in ("July, 1945", "1936", "Bonn, 12 May 1997")]
    [True, True, False]
    """
    return len(words_of_line) < 60 and DATE.fullmatch(words_of_line) is not None


@dataclass(frozen=True, slots=True)
class Look:
    """What readers of plain text look at: the decoded text, its lines, and its layout."""

    text: str
    lines: tuple[Line, ...]
    layout: Layout | None


@lru_cache(maxsize=1)
def look(source: Source) -> Look:
    """A first look at a plain text; the last one is kept, for a source is looked at before it is claimed and read.

    Raises :class:`kg.errors.SourceError` for bytes that are no text.
    """
    text = decode(source.data, source.locator)
    found = lines(text)
    return Look(text, found, layout_of(text, found))


def layout_of(text: str, found: Sequence[Line]) -> Layout | None:
    """The layout family of a text, or None when it is no archive page; ``found`` are its lines, or some of them."""
    keys = [words.key(line.words) if len(line.words) < 80 else "" for line in found]
    known = set(keys)
    cited = "Digital" in text and CITED_ARCHIVE.search(text) is not None
    if cited and RUN_IN_CITATION.search(text) and _RUN_IN_LABEL.search(text):
        return Layout.RUN_IN
    if cited and "get citation" in known:
        return Layout.OLD_SITE
    if known & words.labels("fields-heading"):
        return Layout.PAGE
    if _is_list(found, keys):
        return Layout.LIST
    strong = {keys[i] for i in range(len(keys)) if (field := words.fields().get(keys[i])) and field.strong}
    if len(strong) >= 2 or _has_page_head(found, keys):
        return Layout.PAGE
    if cited and known & words.labels("old-site-banner"):
        return Layout.OLD_SITE
    return None


def _is_list(found: Sequence[Line], keys: Sequence[str]) -> bool:
    """A pager decides alone; the other marks of lists only near the head, with entries below or website words above.

    "Results:" is a heading in reports too: there no website words and no column of bare dates stand beside it.
    """
    if any(_PAGER.fullmatch(line.words) for line in found if len(line.words) < 60):
        return True
    if not set(keys[:_HEAD_LINES]) & words.labels("list-mark"):
        return False
    website = bool(set(keys[:_HEAD_LINES]) & words.labels("website-word"))
    return website or sum(is_date(line.words) for line in found) >= 2


def _has_page_head(found: Sequence[Line], keys: Sequence[str]) -> bool:
    """The head of a page whose record fields are missing: the site's words and a date line, or date, title, credit.

    Pages saved under the address of a PDF have neither labels nor website words; date, title and, as the last line,
    a bare classification mark are then what makes them pages.
    """
    dated = next((i for i, line in enumerate(found[:6]) if is_date(line.words)), None)
    if dated is None or dated + 2 >= len(found):
        return False
    if set(keys[:dated]) & words.labels("website-word"):
        return True
    if any(line.words.casefold().startswith(CREDIT) for line in found[dated + 1:dated + 4]):
        return True
    return dated <= 1 and len(found) > 4 and keys[-1] in words.labels("classification")
