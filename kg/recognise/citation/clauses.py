"""Cutting a line's tree into clauses: labelled fields and the stretches of words between the separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lark import Token, Tree

from kg.recognise.citation import words
from kg.recognise.citation.model import Credit, Named


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled part: ``f. 17``. ``start``–``end`` is the whole, ``value_start``–``value_end`` the value."""

    kind: str
    label: str
    value_start: int
    value_end: int
    start: int
    end: int

    @property
    def loose(self) -> bool:
        """A single letter without a dot ("F 2"): a label only beside other labels."""
        return len(self.label) == 1


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch without labels between two separators; ``bracketed`` when it fills a pair of brackets' inside."""

    start: int
    end: int
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two full stops, semicolons or credits; ``sentence`` counts the full stops before it."""

    pieces: tuple[Field | Words, ...]
    start: int
    end: int
    sentence: int


def clauses(tree: Tree[Token], text: str) -> Iterator[Clause | Credit]:
    """Clauses and credits in text order."""
    pieces: list[Field | Words] = []
    start = depth = sentence = 0
    for node in tree.children:
        if isinstance(node, Token):
            depth = max(0, depth + (node.type == "OPEN") - (node.type == "CLOSE"))
            if node.type in ("STOP", "SEMICOLON") and not (depth and node.type == "SEMICOLON"):
                yield Clause(tuple(pieces), start, _start(node), sentence)
                pieces, start, depth = [], _end(node), 0
                sentence += node.type == "STOP"
            continue
        first, last = _start(node), _end(node)
        if node.data in ("made", "published"):
            yield Clause(tuple(pieces), start, first, sentence)
            made = tuple(_credits(node, text))
            yield from made
            pieces, start = [], max((credit.end for credit in made), default=last)
        elif node.data == "chunk":
            pieces.append(Words(first, last, depth > 0))
        else:
            pieces.append(_field(node, text))
    yield Clause(tuple(pieces), start, len(text), sentence)


def _start(node: Token | Tree[Token]) -> int:
    token = node if isinstance(node, Token) else next(node.scan_values(lambda _: True))
    return token.start_pos or 0


def _end(node: Token | Tree[Token]) -> int:
    token = node if isinstance(node, Token) else list(node.scan_values(lambda _: True))[-1]
    return token.end_pos or 0


# "Folder no. 1495", "op. № 3": the sign belongs to no label, but "Registration Number" is one.
_NUMBER_SIGN = re.compile(r"\s*(?:Nos?|nos?|Nr|nr|N[ºo]|№|Number|number|#)\.?\s*$")


def _field(node: Tree[Token], text: str) -> Field:
    start, end = _start(node), _end(node)
    if node.data == "postposed":
        number = re.match(r"\d+[a-z]?(?:[-/]\d+)*", text[start:end])
        assert number is not None
        label = text[start + number.end() : end].strip(". ")
        return Field(words.kind_of_label_behind()[words.plain(label)], label, start, start + number.end(), start, end)
    label, value = (child for child in node.children if isinstance(child, Token))
    written = str(label).strip().rstrip(":").strip()
    if words.plain(written) not in words.kind_of_label():
        written = _NUMBER_SIGN.sub("", written).strip()
    kind = words.kind_of_label()[words.plain(written)]
    return Field(kind, written, value.start_pos or 0, value.end_pos or 0, start, end)


def _credits(node: Tree[Token], text: str) -> Iterator[Credit]:
    """One credit per role: "Contributed, transcribed, and translated by X" are three, with one agent."""
    start, end = _start(node), _end(node)
    if node.data == "published":
        role, work = (child for child in node.children if isinstance(child, Token))
        found = re.match(r"\s*(?:[^\W\d_]+\s+)?in\s+", text[role.end_pos :])
        first = (role.end_pos or 0) + (found.end() if found else 0)
        named = _named(text, first, work.end_pos or 0)
        yield Credit("published", (), None, start, named.end, text[start : named.end], named)
        return
    agents, last = _agents(node, text)
    if _tokens(node, "AGENT") and not agents:
        return
    program = next((_named(text, *_place(token)) for token in _tokens(node, "PROGRAM")), None)
    days = (
        _tokens(node, "WHEN") if last >= max((_place(token)[1] for token in _tokens(node, "AGENT")), default=0) else []
    )
    day = next((_named(text, *_place(token)) for token in days), None)
    end = max(last, program.end if program else 0, day.end if day else 0) if agents else end
    for token in _tokens(node, "ROLE"):
        yield Credit(
            words.roles()[" ".join(token.lower().split())], agents, program, start, end, text[start:end], when=day
        )


def _agents(node: Tree[Token], text: str) -> tuple[tuple[Named, ...], int]:
    """The names, and where they end. Commas join names only where an "and" closes the list: "by X, Sofia" names one."""
    names = [_named(text, *_place(token)) for token in _tokens(node, "AGENT")]
    if any(words.is_office(name.name) for name in names):
        return (), 0
    joins = [token.strip() for token in _tokens(node, "AGENT_JOIN")]
    count = len(names)
    if joins and joins[-1] == ",":
        closed = [place for place, join in enumerate(joins) if join != ","]
        count = closed[-1] + 2 if closed else 1
    kept = tuple(names[:count])
    affiliations = [token for token in _tokens(node, "AFFILIATION") if count == len(names)]
    return kept, max([kept[-1].end if kept else 0, *(token.end_pos or 0 for token in affiliations)])


def _tokens(node: Tree[Token], kind: str) -> list[Token]:
    return [token for token in node.scan_values(lambda value: isinstance(value, Token)) if token.type == kind]


def _place(token: Token) -> tuple[int, int]:
    return token.start_pos or 0, token.end_pos or 0


# "the National Security Archive", "Dr. Kim", "on July 3": article, title and preposition are not part of the name.
_NOT_NAME = re.compile(r"(?:the\s+|,\s*|on\s+|(?:Dr|Prof|Mr|Mrs|Ms|Amb|Gen|Col|Cde)\.\s*)+")


def _named(text: str, start: int, end: int) -> Named:
    lead = _NOT_NAME.match(text, start, end)
    start = words.behind_office(text, lead.end() if lead else start, end)
    name = text[start:end].rstrip(" ,;")
    return Named(" ".join(name.split()), start, start + len(name))
