"""Single lines of a head that only their neighbours or their capitals explain: places, receipts, wired addresses."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.interpret.correspondence import shapes
from kg.interpret.correspondence.lettering import Lettering, heading
from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.words import is_one, office, places, title
from kg.model import Kind, Span

# "FROM PEKING TO FOREIGN OFFICE": both ends stand in the head already
_COURSE = re.compile(r"FROM\s+[^:]{3,40}?\s+TO\s+\S", re.I)


def by_course(section: Lettering, first: int, index: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A titled name alone below both ends of a telegram is the sender's: "Mr. Trench" under "FROM PEKING TO …"."""
    alone = len(pieces) == 1 and pieces[0].kind is Kind.ADDRESS and pieces[0].label == "to"
    words = section.lines[index].words
    if not alone or not title().match(words) or not shapes.is_name(words.rstrip(".")):
        return pieces
    course = any(_COURSE.match(section.lines[i].words) for i in range(max(first, index - 3), index))
    return (replace(pieces[0], label="from"),) if course else pieces


# "Vientiane, May 3, 1961, 2 p.m. [Received May 3, 7:40 a.m.]", "Sir G. Marlowe to Mr. Lloyd. (Received December 2)"
_RECEIPT = re.compile(
    r"(?P<head>\S.*?)[\s.—–-]*(?P<receipt>[\[(](?:Received|Rec[’']d)\b[^\])]*\d[^\])]*[\])])\.?", re.I
)


def with_receipt(section: Lettering, index: int) -> tuple[Piece, ...]:
    """A line of the head that ends with the time of receipt in brackets."""
    line = section.lines[index]
    found = _RECEIPT.fullmatch(line.words)
    if found is None or not shapes.is_title_case(re.sub(r"\d\S*|[ap]\.m\.", "", found["head"]), 20):
        return ()
    before = line.words[: found.start("receipt")].rstrip()
    head = shapes.dateline(before, line.start) or shapes.whole(Kind.HEADING, before, line.start)
    at = line.start + found.start("receipt")
    return (*head, Piece(Kind.DATELINE, Span(at, line.end), "received"))


# "To the great leader, dear Comrade STALIN"
_PRAISED = re.compile(r"To\s+(?:the|our)\s+[a-z][^:;.]{3,60}?,\s+(?:dear\s+)?(?P<to>[A-ZА-Я][^:;,]{4,50})")


def named_above(words: str, start: int) -> tuple[Piece, ...]:
    """The addressee of a letter without "To": ``Com. STALIN.``, ``USSR SNK - to Cde. MOLOTOV V. M.``"""
    dashed = _DASHED.fullmatch(words)
    if dashed and shapes.is_title_case(dashed["to"], 10):
        return (
            Piece(Kind.HEADING, Span(start, start + len(words[: dashed.start("to")].rstrip()))),
            Piece(Kind.ADDRESS, Span(start + dashed.start("to"), start + len(words)), "to"),
        )
    praised = _PRAISED.fullmatch(words)
    if praised and shapes.is_name(praised["to"].rstrip(".!")) and title().match(praised["to"]):
        at = praised.start("to")
        return (
            Piece(Kind.HEADING, Span(start, start + len(words[:at].rstrip()))),
            Piece(Kind.ADDRESS, Span(start + at, start + len(words)), "to"),
        )
    lead = title().match(words)
    if lead is None or not lead[0].strip().casefold().startswith(("com", "cde", "cmrd", "тов")) or words[-1:] in ",:!":
        return ()
    core = words[lead.end() :].rstrip(".")
    named = shapes.is_name(core) and (words.endswith(".") or any(w.isupper() and len(w) > 2 for w in core.split()))
    return shapes.whole(Kind.ADDRESS, words, start, "to") if named else ()


# "D. 6.30 a.m. 4th February, 1954", "R: 0815 hours 4 Feb.": despatched and received on a telegram of the Foreign Office
_CLOCKED = re.compile(r"(?P<label>[DR])[.:]\s+\d{1,2}[.:]?\d{2}\s*(?:[ap]\.?\s?m\b|h(?:ou)?rs?\b)", re.I)


def clocked(words: str, start: int) -> tuple[Piece, ...]:
    """A line of a Foreign Office telegram that says when it left or came: ``D. 6.30 a.m. 4th February, 1954``."""
    found = _CLOCKED.match(words)
    if found is None:
        return ()
    return shapes.whole(Kind.DATELINE, words, start, "sent" if found["label"] in "Dd" else "received")


# "LONDON SW1A 2AA", "102 Berlin": what the post adds to a town
POSTCODE = re.compile(r"\s+[A-Z]{1,2}\d\w?\s?\d[A-Z]{2}$|^\d{3,6}\s+(?=[A-Z])")


def place_above(section: Lettering, index: int) -> tuple[Piece, ...]:
    """A place alone on a line beside the date: ``New Delhi`` over ``1 April 1949``, ``Moscow, Kremlin`` below it."""
    line = section.lines[index]
    bare = POSTCODE.sub("", line.words)
    if bare.split(",")[0].strip(" .").casefold() not in places() or not shapes.is_place_shaped(bare):
        return ()
    after = section.lines[index + 1 : index + 2]
    if after and after[0].words.split(",")[0].strip(" .").casefold() in places():
        return ()  # "REPUBLIC OF KOREA" over "SEOUL"
    beside = (index - 2, index - 1, index + 1, *(() if section.telegraphic else (index + 2, index + 3)))
    near = [section.lines[i] for i in beside if 0 <= i < len(section.lines)]
    if not any(shapes.dateline(other.words, other.start) for other in near):
        return ()
    return shapes.whole(Kind.DATELINE, line.words, line.start, "place")


def to_alone(section: Lettering, index: int) -> tuple[Piece, ...]:
    """``To the`` alone on its line, right above the offices and the name of the one addressed."""
    line, below = section.lines[index], section.lines[index + 1 : index + 2]
    if not re.fullmatch(r"To(?:\s+the)?", line.words, re.I) or not below or below[0].gap > 2:
        return ()
    return shapes.whole(Kind.ADDRESS, line.words, line.start, "to") if shapes.is_title_case(below[0].words, 16) else ()


_DASHED = re.compile(r"(?P<place>[A-ZА-Я][A-ZА-Я ]+?)(?:\s*[-–—]+|,)\s*(?P<to>(?:TO|FOR|to|for|К)\s+\S.*)")


_LED = re.compile(r"(?P<place>[^\n:]{3,50}?),\s+(?P<to>(?:to|TO)\s+(?P<name>[^\n:]{3,60}?))[.:]?")


def wired(words: str, start: int) -> tuple[Piece, ...]:
    """Addresses only telegrams have: ``BEIJING--``, ``SOVAMBASSADOR``, ``Foreign Ministry:``, ``Comrade FYN SI.``"""
    bare = words.rstrip("-–—.,: ")
    dashed = _DASHED.fullmatch(words)
    if dashed and shapes.is_title_case(dashed["to"], 10):
        return (
            Piece(Kind.ADDRESS, Span(start, start + len(words[: dashed.start("to")].rstrip())), "place"),
            Piece(Kind.ADDRESS, Span(start + dashed.start("to"), start + len(words)), "to"),
        )
    led = _LED.fullmatch(words)
    if led and led["place"].split(",")[0].strip().casefold() in places() and led["name"].split()[-1].isupper():
        return (
            Piece(Kind.ADDRESS, Span(start, start + led.end("place")), "place"),
            Piece(Kind.ADDRESS, Span(start + led.start("to"), start + len(words)), "to"),
        )  # "Moscow, Narkomindel, to CHICHEROV"
    if all(is_one(w, "address-office") or w.strip().casefold() in places() for w in bare.split(",")):
        if all(w.strip().casefold() in places() for w in bare.split(",")) and not (
            bare.isupper() or words.endswith("--")
        ):
            return ()
        return shapes.whole(Kind.ADDRESS, words, start, "to")
    if is_one(bare, "address-office"):
        return shapes.whole(Kind.ADDRESS, words, start, "to")
    if (
        bare.isupper()
        and 1 <= len(bare.split()) <= 4
        and (words.endswith(("--", "—", "–", "-")) or bare.casefold() in places())
    ):
        return shapes.whole(Kind.ADDRESS, words, start, "place")
    addressed = re.sub(r"\breport\s+to\b", "", bare)  # "Foreign Ministry, report to Chairman and the Premier:"
    if words.endswith(":") and len(words) < 140 and shapes.is_title_case(addressed, 20) and not heading(bare, 0):
        return shapes.whole(Kind.ADDRESS, words, start, "to")
    lead = title().match(words)
    bare, _, held = bare.partition(", ")
    if held and not office().match(held):
        return ()
    core = bare[lead.end() :] if lead else bare
    if (posted := office().match(core)) and core[posted.end() :].strip():
        bare = core[posted.end() :].strip()  # "Comrade Deputy Minister Hegner"
    if lead and len(words) < 90 and shapes.is_name(bare) and words[-1:] != ",":
        return shapes.whole(Kind.ADDRESS, words, start, "to")
    return ()


def is_place(words: str) -> bool:
    """Whether words are the name of a place and nothing else."""
    return words.strip(" .").casefold() in places()
