"""What is printed, stamped or noted on the sheet beside its text: marks of secrecy, letterheads, seals, copies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.minutes import shapes
from kg.interpret.minutes.words import NUMBER_SIGN, pattern
from kg.model import Span

_SEAL = re.compile(
    r"\[[^\[\]\n]{0,60}\b(?P<what>seal|stamp|letterhead|emblem|печать|штамп)\b[^\[\]\n]{0,60}\]\.?", re.I
)
_OPEN_FILE = re.compile(
    rf"(?:\(\s*(?:op|оп)\.?\s*\)|{NUMBER_SIGN}\s*Op\b[^\n]{{0,60}}|\d{{1,4}}\s*-\s*(?:op|оп))\.?\s*$", re.I
)


def is_translated(line: str) -> bool:
    """`Translated from Korean`, `Translation from Chinese`: the translator's line above the text."""
    return bool(re.fullmatch(r"\W*(?:unofficial\s+)?translat(?:ion|ed)\s+from\s+(?:the\s+)?[A-Z]\w+\W*", line, re.I))


def is_copy_line(line: str) -> bool:
    """`Copy No. 4`, `Copy 2 of 5`, `Prepared in 3 copies`: how many sheets there were, and which of them this is."""
    return bool(
        re.fullmatch(
            rf"\W*(?:(?:Copy|Ex\.|Экз\.?)\s*(?:{NUMBER_SIGN}\s*)?\d+(?:\s+of\s+\d+)?"
            r"|(?:(?:Prepared|Printed|Made|Typed|Produced|Issued|Copied)\s*(?:in|:)?\s*)?\d{1,3}\s+copies|Single\s+copy)\W*",
            line,
            re.I,
        )
    )


def seal(text: str, at: int, limit: int) -> re.Match[str] | None:
    """`[CC seal]`, `[stamp: …]`, `[USSR MVD Secretariat letterhead]` at ``at``."""
    return _SEAL.match(text, at, limit)


def seals(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Every seal or stamp in brackets inside ``span``."""
    return _SEAL.finditer(text, span.start, span.end)


def is_mark(line: str) -> bool:
    """A mark of secrecy or a letterhead that fills its line: `Strictly secret`, `(op)`, `Nº Op […] 1-1`."""
    return bool(
        _OPEN_FILE.match(line.strip())
        or pattern(r"[\W_]*@(?:[\s,./()\[\]–-]+@)*[\W_]*$", "classification-mark", "letterhead").match(line)
    )


def is_letterhead(line: str) -> bool:
    """`Proletarians of all countries, unite!`"""
    return bool(pattern(r"\W*@\W*$", "letterhead").match(line))


def is_return_mark(line: str) -> bool:
    """`To be returned within 3 days to the CC CPSU (General Department, 1st sector)`."""
    uncopied = r"(?:\W*(?:must\s+)?not\s+(?:to\s+)?be\s+copied)?\W*$"
    found = pattern(rf"\W*@\b(?P<rest>[^;:\n]*?){uncopied}", "return-mark").match(line)
    return found is not None and len(line.split()) <= 18 and not shapes.is_sentence(found["rest"])


def is_printed_head(line: str) -> bool:
    """The printed head of a sheet: `Communist Party of the Soviet Union. CENTRAL COMMITTEE`, `CENTRAL COMMITTEE`."""
    party = pattern(
        r"(?:the\s+)?(?:(?-i:[A-ZА-Я])[\w'’-]*\s+){0,3}?@(?:\s+of\s+(?:the\s+)?(?:(?-i:[A-ZА-Я])[\w'’-]*\s*){1,4})?"
        r"(?:\s*\((?:of\s+)?(?:the\s+)?(?:bolsheviks?|b)\))?[\s.,:–—-]*(?:central\s+committee)?\W*$",
        "party",
    )
    alone = re.compile(r"(?:the\s+)?central\s+committee(?:\s+of\s+the\s+(?-i:[A-Z])[\w ()]+)?\W*$", re.I)
    return len(line.split()) <= 16 and bool(party.match(line) or alone.match(line))
