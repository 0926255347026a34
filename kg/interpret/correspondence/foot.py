"""Below the close of a text: the addressee's address, the foot of a note verbale, a place under the date."""

from __future__ import annotations

import re

from kg.interpret.correspondence import closeforms, headforms, shapes
from kg.interpret.correspondence.lettering import Lettering
from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.words import places
from kg.model import Kind


def read_note_foot(section: Lettering, body: int, begin: int) -> None:
    """The foot of a note verbale: who sends it, seal, place and date, the body addressed with its town below."""
    opening = (closeforms.COMPLIMENTS.search(line.words) for line in section.lines[body : body + 2])
    said = next((found for found in opening if found), None)
    sender = re.sub(r"^The\s+", "", said["from"]).casefold() if said else ""
    for index in range(begin, min(begin + 8, len(section.lines))):
        line = section.lines[index]
        words = line.words
        if index in section.found or not line.open:
            continue
        below = section.is_kind(index - 1, Kind.ADDRESS) and line.gap == 1 and continues(words)
        if sender and words.casefold().startswith(sender) and not section.is_kind(index - 1, Kind.ADDRESS):
            section.set(index, Kind.SIGNATURE, "signed")
        elif words.rstrip(".").casefold() in places() and section.is_kind(index - 1, Kind.DATELINE):
            section.set(index, Kind.DATELINE, "place")
        elif not below and (dated := shapes.dateline(words, line.start)):
            section.put(index, dated)
        elif below or shapes.is_body(re.sub(r"^(?:To\s+)?(?:the\s+)?", "", words, flags=re.I).rstrip(".,;")):
            section.set(index, Kind.ADDRESS, "block")
        elif not (shapes.is_bracket(words) or headforms.mark(words, 0) or shapes.dateline(words, 0)):
            return


def continues(words: str) -> bool:
    """Whether a line goes on with an address or office of the line above: ``in Warsaw``, ``of Ministers``."""
    return shapes.is_title_case(words, 10) and words[-1:] not in ":;"


def breaks_off(words: str) -> bool:
    """Whether a line ends inside a name: "FOR THE CENTRAL COMMITTEE OF THE"."""
    return bool(re.search(r"\b(?:of|the|and|for)$", words, re.I))


def read_foot(section: Lettering, body: int) -> None:
    """The addressee's address below a signature: lines without a gap, the first with a form of address."""
    for index in range(body + 1, len(section.lines)):
        line = section.lines[index]
        signed = any(section.is_kind(i, Kind.SIGNATURE, Kind.CLOSING) for i in range(max(body, index - 3), index))
        if index in section.found or not line.open or not signed or not shapes.is_address_block(line.words):
            continue
        if line.gap < 2 and not line.words.endswith(","):
            continue
        section.set(index, Kind.ADDRESS, "block")
        below = index + 1
        while (
            below < len(section.lines)
            and below not in section.found
            and section.lines[below].gap == 1
            and shapes.is_title_case(section.lines[below].words.rstrip(",."), 14)
        ):
            section.set(below, Kind.ADDRESS, "block")
            below += 1
        return


def place_below(section: Lettering, index: int) -> tuple[Piece, ...]:
    """A place alone right below the date: ``City of Urumqi``."""
    line = section.lines[index]
    bare = re.sub(r"^(?:(?:the\s+)?City of|г\.|гор\.)\s+", "", line.words.rstrip(" ."), flags=re.I)
    below = section.lines[index + 1 : index + 2]
    dated = section.is_kind(index - 1, Kind.DATELINE) or any(shapes.dateline(other.words, 0) for other in below)
    if not dated or bare.casefold() not in places():
        return ()
    return shapes.whole(Kind.DATELINE, line.words, line.start, "place")
