"""Blocks of short lines around a paper: the addressee's above its text, a name over an office below it."""

from __future__ import annotations

import re

from kg.interpret.correspondence import headforms, shapes
from kg.interpret.correspondence.lettering import Lettering
from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.words import office, ordinary, places, title
from kg.interpret.papers.lettered import join
from kg.model import Kind, Span

_NAMED = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w’'.-]+(?:\s+[A-ZÀ-ÞА-ЯЁ][\w’'.-]*){1,2}")


def addressed(lettering: Lettering, index: int) -> int:
    """Label the addressee's block that opens at a line; the index after it, or ``index`` where none opens.

    ``Comrade`` / ``Janos Peter`` / ``Minister of Foreign Affairs`` / ``Budapest``: a form of address, alone or with the
    name, and below it the office or the town.
    """
    line = lettering.lines[index]
    below = lettering.lines[index + 1] if index + 1 < len(lettering.lines) else None
    if re.fullmatch(r"TO:?|To:?", line.words) and below is not None and _goes_on(lettering, index + 1):
        lettering.set(index, Kind.ADDRESS, "to")
        join(lettering, index, index + 1)
        return index + 2
    lead = title().match(re.sub(r"^To:?\s+", "", line.words) + " ")
    if index in lettering.found or not line.open or lead is None or len(line.words) > 70:
        return index
    alone = not re.sub(r"^To:?\s+", "", line.words + " ")[lead.end() :].strip(" .:")
    last = index
    while last - index < 5 and _goes_on(lettering, last + 1):
        last += 1
    under = [lettering.lines[i].words.rstrip(" ,.") for i in range(index + 1, last + 1)]
    named = under[0] if alone and under else line.words[lead.end() :]
    held = [words for words in (under[1:] if alone else under) if shapes.is_office(words) or _is_place(words)]
    if not shapes.is_name(named.strip(" ,.")) or not held:
        return index
    for place in range(index, last + 1):
        lettering.set(place, Kind.ADDRESS, "block")
    return last + 1


def _goes_on(lettering: Lettering, index: int) -> bool:
    if index in lettering.found or index >= len(lettering.lines):
        return False
    line = lettering.lines[index]
    words = line.words.rstrip(" ,.")
    return (
        line.open
        and len(words) < 70
        and shapes.is_title_case(words, 10)
        and not re.search(r"[:;?!]$", line.words)
        and not headforms.mark(line.words, 0)
        and not shapes.dateline(line.words, 0)
    )


def _is_place(words: str) -> bool:
    return words.strip(" .,").casefold() in places()


# "/T. Zhivin/", "(T. Zhivin)" below the text
_ENCLOSED = re.compile(r"/(?P<name>[^/]{3,40})/")
# "Deputy head of the department          L. Baranov": an office, a wide gap, a name
_BESIDE = re.compile(r"(?P<office>\S.*?)(?:\s{4,}|\s*\t\s*)(?P<name>\S.*)")


def read_closers(lettering: Lettering, body: int) -> None:
    """Names between slashes, and names beside an office, below a finished sentence."""
    for index in range(body + 1, len(lettering.lines)):
        line = lettering.lines[index]
        if index in lettering.found or not line.open or len(line.words) > 140:
            continue
        enclosed, beside = _ENCLOSED.fullmatch(line.words), _BESIDE.fullmatch(line.words)
        if enclosed and shapes.is_name(enclosed["name"]):
            lettering.set(index, Kind.SIGNATURE, "signed")
        elif beside and office().search(beside["office"]) and shapes.is_name(beside["name"]):
            lettering.put(
                index,
                (
                    Piece(Kind.SIGNATURE, Span(line.start, line.start + beside.end("office")), "signed"),
                    Piece(Kind.SIGNATURE, Span(line.start + beside.start("name"), line.end), "signed"),
                ),
            )


def signed_with_office(lettering: Lettering, body: int) -> None:
    """A name and an office below the last sentence: "Jeno Sebestyen" over "Ambassador", "Head of Section" over "Piro
    Bita"; ranks and offices below a signature belong to it. "Closing Remarks" over prose is a heading."""
    for index in range(body + 1, len(lettering.lines) - 1):
        line, below = lettering.lines[index], lettering.lines[index + 1]
        if below.gap > max(line.gap, 2) + 1 or any(
            _speaks(lettering, place) for place in range(index + 1, len(lettering.lines))
        ):
            continue
        signed = lettering.is_kind(index, Kind.SIGNATURE) and lettering.found[index][-1].label == "signed"
        above = lettering.lines[index - 1].words
        ended = bool(re.search(r"[.?!)\]”\"]$", above) or shapes.dateline(above, 0))
        named = index not in lettering.found and line.open and ended and _is_name(line.words)
        held = signed and shapes.is_office(line.words)
        if index + 1 in lettering.found or not below.open:
            continue
        if (signed or named) and (shapes.is_office(below.words) or _is_rank(below.words)):
            lettering.set(index, Kind.SIGNATURE, "signed")
            lettering.set(index + 1, Kind.SIGNATURE, "signed")
        elif held and _is_name(below.words):
            lettering.set(index + 1, Kind.SIGNATURE, "signed")


def _is_name(words: str) -> bool:
    """Two or three capitalised words, none of them ordinary: the list of given names need not know them."""
    return (
        _NAMED.fullmatch(words) is not None
        and not any(ordinary(word.strip(".")) for word in words.split())
        and not shapes.is_office(words)
    )


def _is_rank(words: str) -> bool:
    """Whether a line is a form of address alone: "Lieutenant-Colonel"."""
    lead = title().match(words + " ")
    return lead is not None and lead.end() >= len(words)


def _speaks(lettering: Lettering, index: int) -> bool:
    """Whether a line below goes on with the text: unexplained, and a sentence."""
    line = lettering.lines[index]
    open_ = index not in lettering.found and line.open
    return open_ and shapes.is_prose(line.words) and not shapes.is_office(line.words)
