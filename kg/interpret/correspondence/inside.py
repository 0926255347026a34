"""What stands inside the text: names that close quoted messages, brackets, notes of the edition."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.interpret.correspondence import shapes
from kg.interpret.correspondence.lettering import Lettering, bracketed
from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.words import pattern
from kg.model import Kind, Span

# a name in capitals at the end of a quoted message: "… at once. FILIPPOV”"
_INNER = re.compile(
    r"(?<![\s.][A-ZА-ЯЁ])[.!?…]\s*[”\"»]?\s+"
    r"(?P<name>(?:[A-ZА-ЯЁ]\.\s?)*[A-ZА-ЯЁ]{3,}(?:[ -][A-ZА-ЯЁ]{2,})?)\.?\s*[”\"»]\.?$"
)


def read_quoted(section: Lettering, body: int) -> None:
    """Names that close a message quoted or relayed inside the text."""
    depth, told = 0, False
    relay = pattern(r"\b@\b[^.]{0,120}:\s*$", "relay-verb")
    ends = frozenset(block[-1] for block in _blocks(section, body))
    for index in range(body, len(section.lines)):
        line = section.lines[index]
        told = (told or (section.telegraphic and bool(relay.search(line.words)))) and index - 1 not in ends
        before, depth = depth, _depth(line.words, depth)
        if not line.open or section.is_kind(index, Kind.COPIES, Kind.ADDRESS, Kind.MARK):
            continue
        bare = line.words.strip('“”"«» ').rstrip(".")
        free = index not in section.found
        if before and shapes.closes_quote(line.words) and not shapes.opens_quote(line.words) and shapes.is_name(bare):
            section.found[index] = _unquoted(line.words, line.start)
        elif free and section.telegraphic and body < index < len(section.lines) - 1 and shapes.is_name(bare):
            known = bare.casefold() in section.names or bool(re.match(r"(?:[A-ZА-Я]\.\s?)+", bare))
            if (bare.isupper() and (before or (told and known))) or (
                before
                and (shapes.dateline(_bare(section, index + 1), 0) and "”" in section.lines[index + 1].words[-2:])
            ):
                section.set(index, Kind.SIGNATURE, "quoted")
        elif free and section.telegraphic and (found := _INNER.search(line.words)):
            at = line.start + found.start("name")
            head = line.words[: found.start("name")].rstrip()
            section.found[index] = (
                Piece(Kind.PARAGRAPH, Span(line.start, line.start + len(head))),
                *_unquoted(line.words[found.start("name") :], at),
            )


def read_blocks(section: Lettering, body: int) -> None:
    """Names that close a message which quotation marks hold as a whole are its own, not the text's."""
    for index in (i for block in _blocks(section, body) for i in block):
        if section.is_kind(index, Kind.SIGNATURE):
            section.found[index] = tuple(
                replace(p, label="quoted") if p.kind is Kind.SIGNATURE and p.label == "signed" else p
                for p in section.found[index]
            )


def _blocks(section: Lettering, body: int) -> list[range]:
    """Runs of lines that one pair of quotation marks holds: messages quoted in full.

    Straight marks open after a space and close before one; a curly mark that opens a paragraph of the run again is
    no second opening. What is never closed is no run.
    """
    found: list[range] = []
    start, depth = -1, 0
    for index in range(body, len(section.lines)):
        words = section.lines[index].words
        again = start >= 0 and words[:1] in "“„«" and depth > 0
        depth = max(0, depth - again + _balance(words))
        if start < 0 and depth > 0:
            start = index
        elif start >= 0 and depth == 0:
            found.append(range(start, index + 1))
            start = -1
    return found


_QUOTE = re.compile(r"[“„«]|(?:(?<=^)|(?<=[\s(\[—–-]))\"(?=\S)")
_UNQUOTE = re.compile(r"[”»]|(?<=\S)\"(?=$|[\s).,;:!?\]—–-])")


def _balance(words: str) -> int:
    return len(_QUOTE.findall(words)) - len(_UNQUOTE.findall(words))


def _bare(section: Lettering, index: int) -> str:
    return section.lines[index].words.rstrip('”"» .')


def _depth(words: str, depth: int) -> int:
    """How many quotation marks are open after a line; straight marks open and close in turn."""
    for mark in re.findall(r"[“„«”»\"]", words):
        opens = not depth if mark == '"' else mark in "“„«"
        depth = depth + 1 if opens else max(0, depth - 1)
    return depth


# "… by Friday [handwritten: no later] and then …": a note inside a line, closed on the line
_INLINE = re.compile(r"\[(?:a\s+)?hand-?\s?written\b[^\[\]]*\]", re.I)


def _noted(words: str, start: int) -> tuple[Piece, ...]:
    """A line with a handwritten note inside it, in pieces."""
    found = list(_INLINE.finditer(words))
    if not found or found[0].start() == 0:
        return ()
    pieces: list[Piece] = []
    at = 0
    for note in found:
        before = words[at : note.start()]
        if before.strip():
            begin = at + len(before) - len(before.lstrip())
            pieces.append(Piece(Kind.PARAGRAPH, Span(start + begin, start + at + len(before.rstrip()))))
        pieces.append(Piece(Kind.ANNOTATION, Span(start + note.start(), start + note.end())))
        at = note.end()
    rest = words[at:]
    if rest.strip():
        begin = at + len(rest) - len(rest.lstrip())
        pieces.append(Piece(Kind.PARAGRAPH, Span(start + begin, start + len(words))))
    return tuple(pieces)


def _unquoted(words: str, start: int) -> tuple[Piece, ...]:
    """The name that closes a quoted message, and the quotation mark behind it as a piece of its own."""
    end = len(words.rstrip('”"»’.“ '))
    pieces = [Piece(Kind.SIGNATURE, Span(start, start + end), "quoted")]
    if end < len(words):
        pieces.append(Piece(Kind.MARK, Span(start + end, start + len(words)), "quotation-mark"))
    return tuple(pieces)


def read_asides(section: Lettering, body: int) -> None:
    """Brackets, notes of the edition and lists of copies that stand in the text."""
    for index in range(len(section.lines)):
        line = section.lines[index]
        if (
            line.open
            and (index not in section.found or section.is_kind(index, Kind.PARAGRAPH))
            and (pieces := _noted(line.words, line.start))
        ):
            section.found[index] = pieces
        if index in section.found or not line.open or index < body:
            continue
        if shapes.is_footnote(line.words):
            section.set(index, Kind.FOOTNOTE)
        elif pieces := bracketed(line.words, line.start):
            if pieces[0].kind in (Kind.COPIES, Kind.ANNOTATION):
                section.put(index, pieces)
        elif shapes.is_bracket(line.words):
            section.set(index, Kind.BRACKET)
