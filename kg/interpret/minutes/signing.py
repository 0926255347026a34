"""Lines that close a text: offices, names, certifications, the marks of those who typed it."""

from __future__ import annotations

import re
from functools import cache

from kg.interpret.minutes import marks, shapes
from kg.interpret.minutes.words import pattern
from kg.lexicon import vocabulary

_NAME = r"(?:(?:[A-ZА-Я][a-zа-я]?\.\s*){1,3}[A-ZА-Я][\w'’-]+|[A-ZА-Я][\w'’-]+(?:\s+(?:[A-ZА-Я][a-zа-я]?\.\s*){1,2})?)"
_INITIALED = re.compile(r"\W*(?:[A-ZА-Я][a-zа-я]?\.\s*){1,3}[A-ZА-Я][\w'’-]+\s*\W*$")
# `K. Rusakin     A. Gromov`: signatures in a row
_SIDE_BY_SIDE = re.compile(
    r"\W*(?:[A-ZА-Я][a-zа-я]?\.\s?){1,2}[A-ZА-Я][\w'’-]+(?:\s+(?:[A-ZА-Я][a-zа-я]?\.\s?){1,2}[A-ZА-Я][\w'’-]+){1,3}\W*$"
)
_NAME_LINE = re.compile(
    rf"[\s(/\[._…]*(?:м\.\s?п\.|п/п|signed|signature|facsimile|подпись)?[\s:)(/\[\]._…]*{_NAME}[\s)/\]._…]*$", re.I
)
SIGN = r"\((?:s|ss|[-–—])\)"
"""`(s)`, `(-)`: the sheet was signed, as typists of the people's democracies wrote it."""


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of `[signed]`, of a certification (`Correct:`) and of an office at the head of a line."""
    return (
        pattern(
            rf"[\[(/]\s*@\b[^\])/\n]{{0,40}}[\])/]|\b@\s*:?\s*\[|/\s*@\s*/|^\s*@\s*:|(?:^|(?<=\s)){SIGN}\s+(?=\S)",
            "signed",
        ),
        pattern(r"\W{0,3}@(?=\s*[:,.\[(]|\s*$)", "certification"),
        pattern(r"\W{0,3}(?-i:(?:[A-ZА-Я]{2,}[\w()]*|[Oo]f|[Tt]he|[Ff]or)\s+){0,5}?@(?!\w)", "signing-office"),
    )


def is_signed(line: str) -> bool:
    """A line with `[signed]`, `[signature]`, `[Подпись]`, or a certification before a name."""
    signed = patterns()[0]
    if len(line.split()) > 24:
        return False
    if signed.search(line):
        return True
    return is_certified(line)


def is_office_line(line: str) -> bool:
    """An office that could sign, alone or with a name: `SECRETARY OF THE CC`, `Chairman of the Council (I. Stalin)`."""
    stripped = line.strip()
    office = patterns()[2].match(stripped)
    return (
        bool(office)
        and len(stripped.split()) <= 20
        and not stripped.endswith((":", ";", ","))
        and not shapes.is_sentence(stripped)
        and not re.search(r"\b(?:Cde|Cdes|Comrades?|тов)\b", stripped)
        and stripped[:1].upper() == stripped[:1]
    )


def is_certified(line: str) -> bool:
    """`True copy: [signature] Vasilenko`, `Correct:`: a certification at the head of the line."""
    return bool(patterns()[1].match(line)) and len(line.split()) <= 12 and not shapes.is_sentence(line)


def is_bracketed_name(line: str) -> bool:
    """A name alone in round brackets, as under a telegram: `(Gromyko)`, `(A. Gromyko)`."""
    return bool(re.fullmatch(r"\(\s*(?:(?:[A-ZА-Я][a-zа-я]?\.\s*){1,3})?[A-ZА-Я][\w'’-]+\s*\)\W*", line.strip()))


@cache
def _ranked() -> re.Pattern[str]:
    """`Marshal of the Soviet Union G. Orlov`, `Colonel-General I. Lipin`: a rank before initials and surname."""
    ranks = {label for c in vocabulary("titles") if "kind-title-rank" in c.broader for label in c.labels()}
    found = "|".join(re.escape(rank) for rank in sorted(ranks, key=lambda rank: (-len(rank), rank)))
    return re.compile(
        rf"\W{{0,3}}(?:{found})(?:\s+of(?:\s+the)?(?:\s+[A-Z][\w-]+){{1,3}})?"
        r"\s+(?:[A-ZА-Я][a-zа-я]?\.\s*){1,3}[A-ZА-Я][\w'’-]+\W*$"
    )


def is_name_line(line: str) -> bool:
    """A name alone under an office: `(I. STALIN)`, `М.П. … В. Молотов.`, `[signed] Stalin`, `STALIN`."""
    if _ranked().match(line):
        return True
    bare = re.sub(r"[\W_]", "", line)
    marked = line.strip()[:1] in "([/_…." or re.search(r"\b[A-ZА-Я][a-zа-я]?\.", line) or bare.isupper()
    return (
        len(line.split()) <= 5
        and bool(marked and _NAME_LINE.match(line))
        and not marks.is_mark(line)
        and not shapes.attachment(line)
    )


def ends_with_name(words: str) -> bool:
    """Whether the words end with initials and a surname: `Secretary of the CC I. Orlov`."""
    return bool(re.search(r"(?:[A-ZА-Я][a-zа-я]?\.\s*){1,2}[A-ZА-Я][\w'’-]+\W*$", words))


def is_initialed_name(line: str) -> bool:
    """A name with initials alone on a line, or two of them side by side: what a typed signature looks like."""
    return (len(line.split()) <= 4 and bool(_INITIALED.match(line))) or is_side_by_side(line)


def is_side_by_side(line: str) -> bool:
    """Several names with initials in a row on one line."""
    return bool(_SIDE_BY_SIDE.match(line))


def names_in_row(line: str) -> tuple[int, ...]:
    """Where each of several names with initials begins on its line, and where the line ends.

    >>> names_in_row("K. Rusakin     A. Gromov")
    (0, 15, 24)
    """
    starts = [m.start() for m in re.finditer(r"(?<!\S)(?:[A-ZА-Я][a-zа-я]?\.\s?){1,2}[A-ZА-Я][\w'’-]+", line)]
    return (*starts, len(line)) if is_side_by_side(line) else ()


def is_typist_mark(line: str) -> bool:
    """`33-ri`, `4ak`, `ke`: the marks of the typing office below a text."""
    return bool(re.fullmatch(r"\d{0,3}\s?-?\s?[a-zа-я]{1,4}\.?(?:/[a-zа-я]{1,4})?", line.strip()))
