"""Numbers and letters that may open a point or an item, and the words by which the heading of a point begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.interpret.minutes.words import NUMBER_SIGN, operative, pattern

# `P78/168`, `No. P84/422`, `Pb 176/125`, `П78/168`, `St-191/13gs`, `P45/12-OP`: minutes and point of an extract sheet.
# A number sign alone does not make one ("No. 5/12"), the letter does. `p. 12/IV` is one too: a page has no such number.
EXTRACT = re.compile(
    rf"(?:{NUMBER_SIGN}\s*)?(?P<label>(?:(?:P|Pb|PB|Pr|St|ST|CT|П|Пб|ПБ|Ст|СТ)[.-]?\s?|p\.\s?(?=\d{{1,4}}\s?/\s?[IVX]))"
    r"(?P<minutes>\d{1,4})\s?/\s?"
    r"(?P<number>\d{1,4}|[IVXLC]{1,7})(?:[-\s]?(?:op|OP|оп|ОП|s|с|gs|GS|гс)\b)?)(?![\w/])"
)
_AFTER_ID = re.compile(r"[^\S\n]*[.:]?[^\S\n]*[-–—]?[^\S\n]*(?=\S)")
# `Point 8.`, `Point Nº 8:`, `Re item 3:`, `On point 5.`, `Ad 2)`; `Point 8 is in classified storage`, `Point 8 of the
# decision` and `on point 5 the commission` are no heads of points
_POINT_WORD = re.compile(
    rf"(?:(?:(?:On|To|Re|Ad|Regarding|Concerning)\b[:.]?\s+(?:the\s+)?)?(?:agenda\s+)?(?:Point|Item|Question|Пункт)|Ad|Re[:.]?(?=\s+\d{{1,2}}[.:)])|По\s+(?:п\.|пункту))\s*"
    rf"(?:{NUMBER_SIGN}\s*)?(?P<label>(?P<number>\d{{1,4}}|(?-i:[IVX]{{1,5}}\b))[a-z]?)\s*(?:[.:)]\s*|[-–—]\s+(?-i:(?=[A-ZА-Я]))|(?=\n|$))",
    re.IGNORECASE,
)
# `539.`, `1．` (full-width), `46. -`, `14. —`; never `12.12.79`, `1.5 million`
_DOTTED = re.compile(r"(?P<label>(?P<number>\d{1,4})(?P<letter>[a-zа-я]?))\s?[.．](?![\d/])\s*(?:[-–—]\s*(?=\S))?")
# `14/2. Concerning X`: the running number, and the one in its session; without a heading `1/2.` opens nothing
_TWICE = re.compile(r"(?P<label>(?P<number>\d{1,4})/\d{1,3})\s?[.．]\s*(?:[-–—]\s*)?(?=[^\W\d_])")
# `110 - Concerning Vostvag.`; `5 - 10 German` and `1 – to Cde Molotov` have no heading word and stay text
_DASHED = re.compile(r"(?P<label>(?P<number>\d{1,4}))\s*[-–—]\s*(?=[^\d\s])")
# `12/OP. - An NKVD issue.`, `41-gs. Concerning X`: the number of a point of the special file, with its text behind
_FILED = re.compile(
    r"(?P<label>(?P<number>\d{1,4}))\s?[/-]\s?(?:op|OP|оп|ОП|gs|GS|гс)\b\.?\s*(?:[-–—]\s*)?(?=[A-ZА-Я][\w'’]*\s)"
)
_PAREN = re.compile(r"(?P<label>(?P<number>\d{1,3}))\.?\)\s*(?=\S)")
# `1/ Send …`, `a/ Send …` as some typists write it; `1/2` and `5/III` have no blank
_SLASH = re.compile(r"(?P<label>(?P<number>\d{1,2}))/[^\S\n]+(?=[^\W\d])")
_PARENS = re.compile(r"\((?P<label>(?P<number>\d{1,3}))\)\s*(?=\S)")
_LETTER = re.compile(r"(?P<label>[a-zA-Zа-я])\.?\)\s*(?=\S)")
_LETTERS = re.compile(r"\((?P<label>[a-zA-Zа-я])\)\s*(?=\S)")
_LETTER_DOT = re.compile(r"(?P<label>[a-zа-я])\.\s+(?=\S)")
_ROMAN = re.compile(r"(?P<label>[IVX]{1,5})\.\s+(?=\S)")
_DECIMAL = re.compile(r"(?P<label>\d{1,2}\.(?P<number>\d{1,2}))(?:\.?[^\S\n]+(?=[A-ZА-Я“\"«])|\.[^\S\n]+(?=[^\W\d_]))")

_ROMAN_VALUES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")


# a character inside a heading: no full stop but those of titles, initials, "No." and brackets
IN_HEADING = (
    r"(?:\((?=[^()\n]{0,90}\))[^()\n]+\)|[^.\n]|(?:(?<=\bCde)|(?<=\bCdes)|(?<=\bComr)|(?<=\bNo))\."
    r"|(?<=\b[A-ZА-Я])\.(?=\s?[A-ZА-Я]))"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number or letter at ``start``; its text begins at ``content``.

    ``style`` names the row it could belong to (``n.``, ``n-``, ``n)``, ``(n)``, ``a)``, ``(a)``, ``a.``, ``I.``,
    ``n.n``, ``P/`` for extract ids, ``point`` for the word); ``heading`` is "strong", "weak", "whole" (a
    title by the column it stands in) or "".
    """

    start: int
    content: int
    label: str
    style: str
    number: int = 0
    heading: str = ""
    dashed: bool = False
    minutes: str = ""

    @property
    def headed(self) -> bool:
        """Whether a heading certainly follows."""
        return self.heading in ("strong", "whole")

    @property
    def year_like(self) -> bool:
        """Whether the number could be a year."""
        return 1600 <= self.number <= 2099


@cache
def _headings() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        pattern(r"@(?<=[:.])\s*\S|@\s+\S", "heading-opening"),
        pattern(
            r"(?:an?|the)\s+(?:(?!(?:is|are|was|were|to|be|has|have|had|shall|should|will|must|may|can|the|an?)\b)"
            r"[^\W\d_][\w'’().\-/]*\s+){1,5}?@"
            r"(?:(?:\s+(?:about|of|on|concerning|regarding|from|by|for|to)\s+[^.\n]{1,90})?\s*(?:[.(\n]|$)|\s+(?=(?P<next>\S)))",
            "heading-noun",
        ),
        pattern(
            rf"@\s+(?P<rest>{IN_HEADING}{{3,140}})(?:\.?\s*(?:\([^()\n]{{0,90}}\)\.?\s*)?(?:\n|$)|\.\s+(?=\d|\(?[a-z]\)))",
            "heading-opening-weak",
        ),
    )


# `1) Overhaul`, `a) Send`, `1. Charge`: an item; `Overhaul the barracks`, `Assign Cde. X`: an order by its form alone
_ITEM_FOLLOWS = re.compile(r"\(?(?:1|[aа])[.)]\s+[A-ZА-Я]")
_ORDER_FOLLOWS = re.compile(
    r"(?!(?:Cde|Comrade|Mr|The|This|That|These|It|He|They)s?\b)[A-Z][a-z]+(?:\s+to)?\s+"
    r"(?:the|an?|that|its|his|Cdes?\b|Comrades?\b|\d|[A-Z]{2,}\b)"
)


def item_follows(text: str, at: int, limit: int) -> bool:
    """Whether the first item of a row, or an order by its known verb, begins at ``at``."""
    return bool(_ITEM_FOLLOWS.match(text, at, limit) or operative().match(text, at, limit))


def order_follows(text: str, at: int, limit: int) -> bool:
    """Whether the words at ``at`` have the form of an order, whatever its verb: ``Overhaul the barracks``."""
    return _ORDER_FOLLOWS.match(text, at, limit) is not None


def unstopped(text: str, at: int, limit: int) -> int:
    """Where a heading of article, body and noun ends before an item or order that follows it without a full stop
    (``an NKVD issue Overhaul the barracks``); -1 when it is none.

    >>> unstopped("an NKVD issue Overhaul the barracks.", 0, 36)
    13
    """
    noun = _headings()[1].match(text, at, limit)
    if noun is None or noun["next"] is None:
        return -1
    follows = item_follows(text, noun.end(), limit) or order_follows(text, noun.end(), limit)
    follows = follows or pattern(r"@\b\.?\s+\S", "comrade").match(text, noun.end(), limit) is not None
    return len(text[: noun.end()].rstrip()) if follows else -1


def heading_strength(text: str, at: int, limit: int) -> str:
    """Whether a heading begins at ``at``: "strong" by its opening words, "weak" by `On …` on a short line, else "".

    >>> heading_strength("An NKID issue.", 0, 14), heading_strength("Decline the request.", 0, 20)
    ('strong', '')
    """
    strong, issue, weak = _headings()
    if strong.match(text, at, limit):
        return "strong"
    if (noun := issue.match(text, at, limit)) and (noun["next"] is None or unstopped(text, at, limit) >= 0):
        return "strong"
    found = weak.match(text, at, limit)
    return "weak" if found and len(found["rest"].split()) <= 18 else ""


@lru_cache(maxsize=1024)  # asked for each line when a text is identified, and again when it is cut
def marker_at(text: str, at: int, limit: int) -> Marker | None:
    """The marker that begins exactly at ``at``, if the characters there can be one."""
    if found := EXTRACT.match(text, at, limit):
        number = found["number"]
        value = int(number) if number.isdigit() else roman(number)
        dash = _AFTER_ID.match(text, found.end(), limit)
        content = dash.end() if dash else found.end()
        heading = heading_strength(text, content, limit)
        return Marker(at, content, found["label"], "P/", value, heading, minutes=found["minutes"])
    if found := _FILED.match(text, at, limit):
        heading = heading_strength(text, found.end(), limit)
        return Marker(at, found.end(), found["label"], "n.", int(found["number"]), heading, dashed=True)
    if found := _POINT_WORD.match(text, at, limit):
        number = found["number"]
        value = int(number) if number.isdigit() else roman(number)
        return Marker(at, found.end(), found["label"], "point", value, heading_strength(text, found.end(), limit))
    if (found := _TWICE.match(text, at, limit)) and (heading := heading_strength(text, found.end(), limit)):
        return Marker(at, found.end(), found["label"], "n.", int(found["number"]), heading)
    if found := _DECIMAL.match(text, at, limit):
        return Marker(at, found.end(), found["label"], "n.n", int(found["number"]))
    if (found := _PAREN.match(text, at, limit)) and text[found.end("number")] == ".":
        return Marker(at, found.end(), found["label"], "n)", int(found["number"]))
    if found := _DOTTED.match(text, at, limit):
        if found["letter"] and not found["number"]:
            return None
        return Marker(
            at,
            found.end(),
            found["label"],
            "n.",
            int(found["number"]),
            heading_strength(text, found.end(), limit),
            dashed=found[0].rstrip()[-1] in "-–—",
        )
    if found := _DASHED.match(text, at, limit):
        heading = heading_strength(text, found.end(), limit)
        if heading or text[found.end()].isupper():
            return Marker(at, found.end(), found["label"], "n-", int(found["number"]), heading, dashed=True)
        return None
    for style, wanted in (("n)", _PAREN), ("(n)", _PARENS), ("n/", _SLASH)):
        if found := wanted.match(text, at, limit):
            return Marker(at, found.end(), found["label"], style, int(found["number"]))
    for style, wanted in (("a)", _LETTER), ("(a)", _LETTERS), ("a.", _LETTER_DOT)):
        if found := wanted.match(text, at, limit):
            return Marker(at, found.end(), found["label"], style)
    if found := _ROMAN.match(text, at, limit):
        return Marker(
            at, found.end(), found["label"], "I.", roman(found["label"]), heading_strength(text, found.end(), limit)
        )
    return None


def roman(letters: str) -> int:
    """The value of a Roman number up to XVI; 0 for other letters."""
    return _ROMAN_VALUES.index(letters) + 1 if letters in _ROMAN_VALUES else 0
