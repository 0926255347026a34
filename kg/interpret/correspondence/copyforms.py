"""Lines of lists of copies: their heads, their entries, the number of a copy, the total stated."""

from __future__ import annotations

import re

from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.shapes import CAPITAL, SIGN, is_title_case, whole
from kg.interpret.correspondence.words import NUMBERS, is_one, pattern, title
from kg.model import Kind
from kg.recognise.dates import find_dates

_COUNT = r"(?P<count>\d{1,3}|" + "|".join(NUMBERS) + r")"
# "Copy No. 12", "Copy Nº 6", "Copy. 3", "Copy 19 of 50", "No. 2 of 40 copies"; not "Copy to Stalin" or "Copy of a
# letter"
COPY_NUMBER = re.compile(
    rf"(?:Copy|Экз(?:емпляр)?)\b\.?\s*{SIGN}?\s*(?P<number>\d{{1,4}})(?:\s*(?:of|из)\s*(?P<total>\d{{1,4}})(?:\s+copies)?)?"
    rf"|{SIGN}\s*(?P<number2>\d{{1,4}})\s+of\s+(?P<total2>\d{{1,4}})\s+copies",
    re.I,
)
# "5 copies", "Three copies printed", "Two copies [printed]", "Printed in 3 copies", "Produced in 5 copies for:"; a
# line of
# its own, so that "in two copies and a map" stays a sentence
_TOTAL = re.compile(
    rf"\[?(?:(?:Produced|Made|Printed|Typed|Prepared|Issued|Drawn\s+up|Done|Written|Отпечатано)\s+(?:in|в)\s+)?{_COUNT}\s+"
    r"(?:copies|(?<=\b1\s)copy|(?<=one\s)copy|экз\.?)(?:\s+\[?(?:were\s+)?(?:printed|made|typed|produced|prepared|issued|sent)\]?)?(?:\s+(?:for|to))?\]?"
    r"\s*[.:]?\s*(?P<rest>)"
    # "(total 16 copies)", "Total: 45 copies" below a list
    rf"|[\[(]?\s*total\s*(?:number|of|printed)*\s*:?\s*(?P<summed>\d{{1,3}})\s+copies\s*[\])]?\.?\s*",
    re.I,
)
# "1. Comr. Stalin", "1 – to Cde Molotov", "[1 -] to the addressee", "- Comrade Péter", "4-5 File": an entry of a
# list of copies
_NUMBERED = re.compile(
    rf"\[?(?i:(?:cop(?:y|ies)\s+)?{SIGN}\s*|cop(?:y|ies)\s+)?(?P<number>\d{{1,2}}(?:\s*[-–—]\s*\d{{1,2}}(?=[\s.)]))?)\s*(?:[-–—.):]+|(?=\s))\s*[-–—]?\]?\s*"
    r"(?P<rest>\S.*)"
)
# "1 x Cde. Stoph", "2 × Ministry": how many copies a holder has; "3 x 4 metres" is none
_TIMES = re.compile(r"(?P<count>\d{1,2})\s*(?:[x×]|[cC]op(?:y|ies)\s*[-–—:]?\s*(?:to|for)?)\s+(?P<rest>[^\W\d].*)")
_NUMBERED_CAPITAL = re.compile(rf"(?:\d{{1,2}}\s*[-–—.)]\s*)?{CAPITAL.pattern}")
_BULLET = re.compile(r"[-–—•*]\s*(?P<rest>\S.*)")


def copies_head(words: str, start: int, listed: bool = False) -> tuple[Piece, ...]:
    """The head of a list of copies, with or without its first entries on the line; ``listed``: entries follow it.

    >>> [p.label for p in copies_head("Copies: Stalin (2), Molotov", 0)]
    ['head']
    >>> copies_head("Copies of the letter were made", 0)
    ()
    """
    total = _TOTAL.match(words)
    if total and total["summed"]:
        return whole(Kind.COPIES, words, start, "total") if total.end() == len(words) else ()
    if total and not words[total.end() :].strip(" .:]"):
        return whole(Kind.COPIES, words, start, "head")
    if total and words[: total.end()].rstrip().endswith(":") and len(words) < 300:
        return whole(Kind.COPIES, words, start, "head")
    passed = pattern(r"@\s*:\s*(?P<rest>\S.*)", "label-passed").match(words)
    if passed and len(re.findall(r"[,;]\s", passed["rest"])) > 1 and not find_dates(words) and not re.search(
        r"[a-z]{4}[.!?]\s+[A-Z]", words
    ):
        return whole(Kind.COPIES, words, start, "head")  # "Sent to: Chairman Lin, Premier Su, the Asia Department"
    single = re.match(r"Copy\s*:\s*(?P<rest>\S.*)", words)
    if single and CAPITAL.match(single["rest"]) and is_title_case(re.sub(r"\([^()]*\)", " ", single["rest"]), 30):
        return whole(Kind.COPIES, words, start, "head")  # "Copy: STALIN, KARAKHAN"
    head = pattern(
        rf"@\s*(?:[-–—(]?\s*{_COUNT}\s+(?:copies|copy)\)?)?\s*(?P<mark>[:–—-]|(?=\s*$))\s*(?P<rest>.*)", "label-copies"
    ).match(words)
    if head is None:
        loose = pattern(r"[\[(]?@\s+(?P<rest>.*)", "label-copies").match(words)
        rest = loose["rest"].strip(" .)]") if loose and not words.startswith("CC ") else ""
        plain = re.sub(r"\([^()]*\)", " ", rest)
        told = title().match(rest) or (is_title_case(plain, 30) and len(words) < 200)
        return whole(Kind.COPIES, words, start, "head") if rest and told and len(words) < 300 else ()
    rest = head["rest"].strip()
    if not rest:
        return whole(Kind.COPIES, words, start, "head") if listed or head["mark"] == ":" else ()
    if (
        (head["mark"] != ":" and not head["count"])
        or re.search(r"[a-z]{5,}\.\s+\w{3,}\s+[a-z]", rest)
        or not (_NUMBERED_CAPITAL.match(rest) or is_one(re.split(r"[,;]", rest)[0], "holder-thing"))
    ):
        return ()
    return whole(Kind.COPIES, words, start, "head")


def copies_entry(words: str, start: int) -> tuple[Piece, ...]:
    """One entry of a list of copies on a line of its own, numbered, dashed or with ``to``."""
    if len(words) > 110 or re.search(r"[a-z]{4}[.!?]\s+[A-Z]", words):
        return ()
    if is_one(words, "mark-classification", "mark-handling") or find_dates(words):
        return ()
    found = (
        _TIMES.fullmatch(words)
        or _NUMBERED.fullmatch(words)
        or _BULLET.fullmatch(words)
        or re.fullmatch(r"(?:to|for)\s+(?P<rest>\S.*)", words, re.I)
    )
    if found is None:
        return ()
    rest = re.sub(r"^(?:to|for)\s+", "", found["rest"], flags=re.I)
    rest = re.sub(r"\s*\(\d{1,2}[^)]*\)\s*$|\s*[-–—]\s*\d{1,2}\s*(?:copies|copy)?\s*$", "", rest)
    if is_title_case(rest) or (len(rest) < 50 and pattern(r"\b@\b", "holder-thing").search(rest)):
        return whole(Kind.COPIES, words, start, "entry")
    return ()


def copies_bare(words: str, start: int) -> tuple[Piece, ...]:
    """A holder on a line of its own without number, dash or "to": ``Comr. Stalin - 2``; only below a head."""
    if len(words) > 60 or find_dates(words):
        return ()
    thing = pattern(r"(?:\S+\s+){0,3}@", "holder-thing").fullmatch(words)  # "Comr. 10th department"
    if not (thing and title().match(words)) and not is_title_case(re.sub(r"[-–—]\s*\d+.*$|\(\d+\)", "", words), 6):
        return ()
    return whole(Kind.COPIES, words, start, "entry")


def distribution_note(words: str) -> re.Match[str] | None:
    """A translator's bracket that holds a list of copies; group ``rest`` is the list."""
    return pattern(
        r"[\[(]\s*(?:(?:Translator|Editor|Trans)[^:]{0,20}:\s*)?@\s*:?\s*(?P<rest>.*?)\s*[\])]?\.?$",
        "label-quoted-list",
    ).match(words)


def copy_number(words: str) -> re.Match[str] | None:
    """``Copy No. 12``: groups number or number2, total or total2."""
    return COPY_NUMBER.match(words)


def total_of(words: str) -> tuple[int, int] | None:
    """Where the stated number of copies stands in the head of a list, as offsets of its words."""
    found = re.search(rf"\b{_COUNT}\s+(?:copies|copy|экз)", words, re.I)
    return (found.start("count"), found.end("count")) if found else None


def numbered(words: str) -> re.Match[str] | None:
    """The number or the count, and the rest of an entry of a list of copies."""
    return _TIMES.fullmatch(words) or _NUMBERED.fullmatch(words) or _BULLET.fullmatch(words)
