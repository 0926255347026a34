"""The person of one entry in a list of those present, a place where nothing but a name can stand.

A genre that has read the list's layout labels such a leaf ``entry``. There an ordinary word is a surname too
("Herbert A.
Fine", "Page Miller"), and codes of offices after the name ("John Doe, EUR") are nobody. An entry that does not
begin with a
title or a name is left to the rules of lists.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.recognise import persons
from kg.recognise.names import Shape, Token, close, run
from kg.recognise.view import View

# What parts the name from what is said of him: "Robert B. Stewart (chairman), Professor …", "Ann Roe - Treasury",
# "Roe*".
_END = re.compile(r"\s*(?:$|[,;:(\[*†‡]|[-–—](?=\s))")
_LEAD = re.compile(r"\s*(?:and\s+)?(?:[-–—•*]\s+|\(?\d{1,2}[.)]\s+)?(?:_{2,}\s+)?")


# "Committee Members: W. Kimball (chair), E. Rosenberg, A. Van Camp": a label, then a run of names.
_LABEL = re.compile(r"[^\n:,]{2,60}(?::|\s[-–—])\s+(?=\S)")
_PIECE = re.compile(r"(?:[^,()]|,(?= (?:Jr|Sr)\.))+?(?:\([^)]*\))?(?=,(?! (?:Jr|Sr)\.)| and |$)")
_PARTED = re.compile(r"[^;]+")


def people(view: View, start: int, end: int) -> tuple[Mention, ...]:
    """The persons of an entry: the one it begins with, or, after a label, one a piece; () where neither is read."""
    first = entry(view, start, end)
    if first is not None:
        return (first,)
    label = _LABEL.match(view.flat, start, end)
    if label is None:
        return ()
    cut = _PARTED if ";" in view.flat[label.end():end] else _PIECE
    pieces = [(entry(view, piece.start(), _stop(view, piece)), piece) for piece in cut.finditer(
        view.flat, label.end(), end) if piece[0].strip(" .")]
    # "Ann Roe, Chairman, Bo Ek": a piece may be an office; one that is neither leaves the line to other rules
    known = all(mention or any(hit.of("office") for hit in view.within(piece.start(), piece.end()))
                for mention, piece in pieces)
    return tuple(mention for mention, _ in pieces if mention is not None) if known else ()


def _stop(view: View, piece: re.Match[str]) -> int:
    """The end of a piece without the full stop of the line ("… and Carl Lund."), which is no part of "Jr."."""
    words = view.flat[piece.start():piece.end()].rstrip()
    return piece.start() + len(words) - (words.endswith(".") and not words.endswith(("Jr.", "Sr.")))


def entry(view: View, start: int, end: int) -> Mention | None:
    """The person an entry begins with, or None."""
    flat = view.flat
    cell = view.text.find("\t", start, end)                 # a table's row: the name is its first cell
    end = cell if cell > 0 else end
    lead = _LEAD.match(flat, start, end)
    at = lead.end() if lead else start
    title = "_" if lead and "_" in lead[0] else ""          # "_____ Hopper": a given name left open
    while (hit := view.at.get(at)) and hit.of("title") and hit.end < end:
        title = " ".join((title, view.text[hit.start:hit.end])).strip()
        at = hit.end
        while at < end and flat[at] == " ":
            at += 1
    tokens = run(flat, at, end)
    while tokens and flat.startswith(". ", tokens[-1].end) and (more := run(flat, tokens[-1].end + 2, end)):
        tokens = (*tokens, *more)                           # "Hugh McL. Woodward", "Roy. R. Rubottom"
    shape = close(tokens)
    if shape is None or not _END.match(flat[shape.end:end]) or not _is_name(view, shape, title):
        return None
    shape = _suffixed(view, shape, end)
    return persons.person(view, shape, "list-entry", title.lstrip("_ "), persons.apposition(view, shape.end, end))


def _is_name(view: View, shape: Shape, title: str) -> bool:
    """Evidence that a run of capitalised words is a name and no body: a title, an initial, a given name, or a word
    that
    is no ordinary one; and no name of a body or office in it."""
    if any(hit.of("group", "unit", "office") for hit in view.within(shape.start, shape.end)):
        return False
    words = shape.words
    if not words or any(word.text.isupper() and len(word.text) < 6 and not shape.initials for word in words):
        return False
    if title or shape.initials:
        return True
    return len(words) > 1 and (words[0].text in view.lexica.given
                               or any(not view.lexica.ordinary(word.text) for word in words))


_SUFFIX = re.compile(r",? (?P<suffix>(?:Jr|Sr)\.|I{2,3}(?![\w.])|IV(?![\w.]))")


def _suffixed(view: View, shape: Shape, end: int) -> Shape:
    found = _SUFFIX.match(view.flat, shape.end, end)
    if not found or len(shape.tokens) < 2:
        return shape
    token = Token("suffix", found.start("suffix"), found.end("suffix"), found["suffix"])
    return Shape(shape.start, found.end("suffix"), (*shape.tokens, token))
