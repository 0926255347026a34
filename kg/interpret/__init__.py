"""The Genre seam: which kind of document this is. Exactly one genre identifies a document, or none (``other``)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from kg.interpret import provisions
from kg.interpret.base import Genre
from kg.interpret.interview import GENRE as INTERVIEW
from kg.interpret.letter import GENRE as LETTER
from kg.interpret.meeting import GENRE as MEETING
from kg.interpret.memorandum import GENRE as MEMORANDUM
from kg.interpret.minutes import MinutesGenre
from kg.interpret.minutes.identify import form
from kg.interpret.minutes.words import pattern
from kg.interpret.other import GENRE as OTHER
from kg.interpret.petition import GENRE as PETITION
from kg.interpret.press_release import GENRE as PRESS_RELEASE
from kg.interpret.report import GENRE as REPORT
from kg.interpret.sending import is_stated
from kg.interpret.statement import GENRE as STATEMENT
from kg.interpret.telegram import GENRE as TELEGRAM
from kg.model import Diagnostic, Document, Kind, Severity, Span


def genres(ontology: Path) -> tuple[Genre, ...]:
    """All genres, in the order of the decision, with the word lists they need."""
    known = provisions.Known.load(ontology)
    minutes = MinutesGenre(wordings=(partial(provisions.interpret, known=known),))
    return (minutes, TELEGRAM, LETTER, MEMORANDUM, REPORT, MEETING, STATEMENT, PRESS_RELEASE, PETITION, INTERVIEW)


def identify(document: Document, known: tuple[Genre, ...]) -> tuple[Genre, tuple[Diagnostic, ...]]:
    """The genre of a document; several claims are settled by the order of ``known`` and said in a diagnostic."""
    claiming = [genre for genre in known if genre.identifies(document)]
    if MEETING in claiming and _is_discussion(document):
        claiming = [genre for genre in claiming if genre.name != "minutes"]
    if not claiming and known and is_stated(document):
        return LETTER, ()           # the record says who sent it to whom
    if not claiming:
        return OTHER, (Diagnostic("genre-unknown", Severity.INFO, Span(0, 0), "no genre identifies this document"),)
    if len(claiming) > 1:
        rivals = ", ".join(genre.name for genre in claiming)
        return claiming[0], (Diagnostic("genre-rivals", Severity.WARNING, Span(0, 0), f"several genres fit: {rivals}"),)
    return claiming[0], ()


def _is_discussion(document: Document) -> bool:
    """Whether the forms of a list of decisions are weak: a record of who was there and what was said may hold an item
    or a list that looks like one, but no points with lists of addressees."""
    body, title = document.zone(Kind.BODY), document.zone(Kind.TITLE)
    if body is None or (title and pattern(r"(?<!\w)@(?!\w)", "deciding-body").search(title.span.of(document.text))):
        return False                    # a politburo, a council of ministers: its minutes are decisions
    return form(document.text, body.span) < 4
