"""One text while its lines are labelled, and the lines that can stand above as well as below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.interpret.correspondence import closeforms, copyforms, headforms, shapes
from kg.interpret.correspondence.lines import Line, Piece
from kg.interpret.correspondence.words import any_of
from kg.model import Kind

_NOUNS = {"telegram": "noun-telegram", "letter": "noun-letter", "memo": "noun-memo", "petition": "noun-petition"}


@dataclass(slots=True)
class Lettering:
    lines: Sequence[Line]
    telegraphic: bool
    names: frozenset[str] = frozenset()
    attached: bool = False
    found: dict[int, tuple[Piece, ...]] = field(default_factory=dict)

    def set(self, index: int, kind: Kind, label: str = "") -> None:
        line = self.lines[index]
        self.found[index] = shapes.whole(kind if line.open else line.kind, line.words, line.start, label)

    def put(self, index: int, pieces: tuple[Piece, ...]) -> None:
        line = self.lines[index]
        self.found[index] = pieces if line.open else shapes.whole(line.kind, line.words, line.start, pieces[0].label)

    def is_kind(self, index: int, *kinds: Kind) -> bool:
        return index in self.found and self.found[index][-1].kind in kinds


def bare_holder(section: Lettering, index: int) -> tuple[Piece, ...]:
    """A bare holder, below a head that ends with a colon or states a number, or below another bare holder."""
    before, line = section.lines[index - 1], section.lines[index]
    head = section.found[index - 1][0].label == "head"
    run = re.match(r"(?:cc|c\.c\.|copy to|copies to)\s*:?\s*(?P<first>\S.*)", before.words, re.I)
    if run and line.gap == 1 and shapes.is_name(run["first"]) and shapes.is_name(line.words):
        return copyforms.copies_bare(line.words, line.start)  # "cc: David Ames" above "Rose Hart"
    if head and not (
        before.words.endswith((":", "]")) or (copyforms.total_of(before.words) and len(before.words) < 60)
    ):
        return ()
    if heading(line.words, line.start) or headforms.fields(line.words, line.start):
        return ()
    return copyforms.copies_bare(line.words, line.start)


def copies_at(section: Lettering, index: int) -> tuple[Piece, ...]:
    line = section.lines[index]
    after = section.lines[index + 1] if index + 1 < len(section.lines) else None
    listed = after is not None and bool(copyforms.copies_entry(after.words, after.start))
    return copyforms.copies_head(line.words, line.start, listed)


@cache
def _headed(slug: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('noun-adjective')}\s+)*{any_of(slug)}(?P<rest>.*)$", re.IGNORECASE)


def heading(words: str, start: int) -> tuple[Piece, ...]:
    """A heading that names the kind of message, perhaps with its number: ``CIPHERED TELEGRAM No. 709``.

    >>> [p.label for p in heading("CIPHERED TELEGRAM No. 709", 0)], heading("Telegram traffic was heavy that week.", 0)
    (['telegram'], ())
    """
    if len(words) > 120:
        return ()
    for label, slug in _NOUNS.items():
        found = _headed(slug).match(words)
        if found is None:
            continue
        rest = re.sub(r"^\s*[.,:–—-]\s*", "", found["rest"]).strip()
        number = headforms.number_in(words)
        bare = re.sub(
            r"(?:Special\s+)?(?:No\.?|Nos\.?|N[º°]|№|#|Nr\.?)?\s*[\w./-]*\d[\w./-]*", " ", rest, flags=re.I
        ).strip(" .,;")
        if (
            not rest
            or (number and (not bare or shapes.is_title_case(bare, 10)))
            or shapes.dateline(rest, 0)
            or (
                re.match(r"(?:from|to|of)\s", rest, re.I)
                and shapes.is_title_case(rest[4 if rest[:1] in "fF" else 2 :], 24)
            )
        ):
            return shapes.whole(Kind.HEADING, words, start, label)
    return ()


def bracketed(words: str, start: int) -> tuple[Piece, ...]:
    """A line in square brackets: a list of copies, a handwritten note, a signature, or the editor's words."""
    if not words.startswith(("[", "(")):
        return ()
    if copyforms.distribution_note(words):
        return shapes.whole(Kind.COPIES, words, start, "bracket")
    if re.match(r"\[+\s*(?:hand-?written|manuscript)", words, re.I):
        return shapes.whole(Kind.ANNOTATION, words, start)
    total = copyforms.copies_head(words, start)
    return total or closeforms.signature(words, start)
