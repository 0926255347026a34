"""Numbers and letters that may open a point or an item, and the state that decides which of them do.

`1.` after `539.` is its child, `540.` its sibling: the running number and the heading word decide, never the depth.
A year or a sum of money at the start of a line continues no row and opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.interpret.minutes.words import NUMBER_SIGN, pattern

# `P78/168`, `No. P84/422`, `Pb 176/125`, `П78/168`: minutes and point of an extract sheet. A number sign alone does
# not make one ("No. 5/12"), the letter does.
EXTRACT = re.compile(
    rf"(?:{NUMBER_SIGN}\s*)?(?P<label>(?:P|Pb|PB|Pr|П|Пб|ПБ)\.?\s?(?P<minutes>\d{{1,4}})\s?/\s?"
    r"(?P<number>\d{1,4}|[IVXLC]{1,7})(?:-?(?:op|оп|s|с|gs|гс))?)(?![\w/])"
)
_AFTER_ID = re.compile(r"[^\S\n]*[.:]?[^\S\n]*[-–—]?[^\S\n]*(?=\S)")
# `Point 8.`, `Point Nº 8:`; `Point 8 is in classified storage` and `Point 8 of the decision` are no heads of points
_POINT_WORD = re.compile(
    rf"(?:Point|Item|Пункт)\s*(?:{NUMBER_SIGN}\s*)?(?P<label>(?P<number>\d{{1,4}})[a-z]?)\s*(?:[.:]\s*|[-–—]\s+(?-i:(?=[A-ZА-Я]))|(?=\n|$))",
    re.IGNORECASE,
)
# `539.`, `1．` (full-width), `46. -`, `14. —`; never `12.12.79`, `1.5 million`
_DOTTED = re.compile(r"(?P<label>(?P<number>\d{1,4})(?P<letter>[a-zа-я]?))\s?[.．](?![\d/])\s*(?:[-–—]\s*(?=\S))?")
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
_DECIMAL = re.compile(r"(?P<label>\d{1,2}\.(?P<number>\d{1,2}))\.?[^\S\n]+(?=[A-ZА-Я“\"«])")

_NUMBERED = ("n.", "n)", "(n)", "n/", "n.n")
_LATIN, _CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя"
_TRANSLIT = ("a", "b", "v", "g", "d", "e", "zh", "z", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh")
_ROMAN_VALUES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")


@dataclass(frozen=True, slots=True)
class Marker:
    """A number or letter at ``start``; its text begins at ``content``.

    ``style`` names the row it could belong to (``n.``, ``n-``, ``n)``, ``(n)``, ``a)``, ``(a)``, ``a.``, ``I.``,
    ``n.n``, ``P/`` for extract ids, ``point`` for the word); ``heading`` is "strong", "weak" or "".
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
    def year_like(self) -> bool:
        """Whether the number could be a year."""
        return 1600 <= self.number <= 2099


@cache
def _headings() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        pattern(r"@(?<=[:.])\s*\S|@\s+\S", "heading-opening"),
        pattern(
            r"(?:an?|the)\s+(?:(?!(?:is|are|was|were|to|be|has|have|had|shall|should|will|must|may|can)\b)"
            r"[^\W\d_][\w'’().\-/]*\s+){1,5}?@"
            r"(?:\s+(?:about|of|on|concerning|regarding|from|by|for|to)\s+[^.\n]{1,90})?\s*(?:[.(\n]|$)",
            "heading-noun",
        ),
        pattern(r"@\s+(?P<rest>[^.\n]{3,140})(?:\.?\s*(?:\n|$)|\.\s+(?=\d|\(?[a-z]\)))", "heading-opening-weak"),
    )


def heading_strength(text: str, at: int, limit: int) -> str:
    """Whether a heading begins at ``at``: "strong" by its opening words, "weak" by `On …` on a short line, else "".

    >>> heading_strength("An NKID issue.", 0, 14), heading_strength("Decline the request.", 0, 20)
    ('strong', '')
    """
    strong, issue, weak = _headings()
    if strong.match(text, at, limit) or issue.match(text, at, limit):
        return "strong"
    found = weak.match(text, at, limit)
    return "weak" if found and len(found["rest"].split()) <= 18 else ""


def marker_at(text: str, at: int, limit: int) -> Marker | None:
    """The marker that begins exactly at ``at``, if the characters there can be one."""
    if found := EXTRACT.match(text, at, limit):
        number = found["number"]
        value = int(number) if number.isdigit() else _roman(number)
        dash = _AFTER_ID.match(text, found.end(), limit)
        content = dash.end() if dash else found.end()
        heading = heading_strength(text, content, limit)
        return Marker(at, content, found["label"], "P/", value, heading, minutes=found["minutes"])
    if found := _FILED.match(text, at, limit):
        heading = heading_strength(text, found.end(), limit)
        return Marker(at, found.end(), found["label"], "n.", int(found["number"]), heading, dashed=True)
    if found := _POINT_WORD.match(text, at, limit):
        return Marker(
            at, found.end(), found["label"], "point", int(found["number"]), heading_strength(text, found.end(), limit)
        )
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
            at, found.end(), found["label"], "I.", _roman(found["label"]), heading_strength(text, found.end(), limit)
        )
    return None


def _roman(letters: str) -> int:
    return _ROMAN_VALUES.index(letters) + 1 if letters in _ROMAN_VALUES else 0


def follows(style: str, last: str, label: str) -> bool:
    """Whether ``label`` comes directly after ``last`` in its row (a, b, c; а, б, в; transliterated a, b, v, g)."""
    if style in _NUMBERED:
        return _tail(label) == _tail(last) + 1
    if style == "I.":
        return _roman(label) == _roman(last) + 1
    last, label = last.lower(), label.lower()
    rows = (tuple(_LATIN), tuple(_CYRILLIC), _TRANSLIT)
    return any(last in row and label in row and row.index(label) == row.index(last) + 1 for row in rows)


def _tail(label: str) -> int:
    digits = re.findall(r"\d+", label)
    return int(digits[-1]) if digits else -1


def first(style: str, label: str) -> bool:
    """Whether ``label`` begins a row."""
    return (
        label.lower() in ("a", "а")
        if style in ("a)", "(a)", "a.")
        else _tail(label) == 1
        if style != "I."
        else label == "I"
    )


@dataclass(slots=True)
class Level:
    """One open row of items: its style and the last label."""

    style: str
    last: str
    returns: bool  # an unlabelled paragraph after it speaks for the level above


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a marker: how its line broke off (para | line | wrapped | inline) and what came before."""

    broke: str
    introduced: bool = False  # the text before it ends with a colon
    after_list: bool = False  # a distribution list has closed the point above
    known: frozenset[int] = frozenset()  # numbers that storage notes call points
    ahead: Sequence[Marker] = ()  # the markers still to come
    item_points: bool = False  # numbered paragraphs with a list of addressees each are points


class Numbering:
    """Which markers open points and items, decided in text order."""

    def __init__(self, number: int | None = None) -> None:
        self.point: int | None = number
        self.levels: list[Level] = []
        self.roman = False  # the points have Roman numbers, as in protocols of the Presidium

    def open_point(self, number: int | None) -> None:
        """A point begins: no row of items is open."""
        self.point, self.levels = number, []

    def decide(self, marker: Marker, context: Context) -> str:
        """ "point", "item" or "" for ``marker``; an item is entered into its row at once."""
        if marker.style in ("P/", "point"):
            return "point" if context.broke in ("para", "line") else ""
        if marker.style == "n-" and not marker.heading:
            after = self.point is not None and marker.number == self.point + 1
            return "point" if context.broke in ("para", "line") and (after or marker.number in context.known) else ""
        if marker.style == "I." and context.broke in ("para", "line"):
            first_of_all = (
                bool(marker.heading)
                and (self.point is None and not self.levels)
                and (marker.number == 1 and self._continued(marker, context))
            )
            if first_of_all or (self.roman and marker.number == (self.point or 0) + 1):
                self.roman = True
                return "point"
        if marker.style in ("n.", "n-") and not self.roman and self._is_point(marker, context):
            return "point"
        if marker.style == "n-":
            return ""
        return "item" if self._is_item(marker, context) else ""

    def _is_point(self, marker: Marker, context: Context) -> bool:
        number, free = marker.number, context.broke in ("para", "line")
        row = next((level for level in self.levels if level.style == "n."), None)
        if (
            marker.heading == "strong"
            and not (marker.year_like and number != (self.point or 0) + 1)
            and (free or context.broke == "inline")
        ):
            if self.point is None:
                return row is None or number > 20 or context.after_list or marker.dashed
            if context.after_list and free:
                return row is None or not follows("n.", row.last, marker.label) or number > self.point
            return number > self.point and (free or number - self.point < 200)
        if number in context.known and (self.point is None or number > self.point) and free:
            return row is None or context.after_list or not follows("n.", row.last, marker.label)
        if self.point is None:
            if context.item_points:
                return free and not marker.year_like
            if marker.heading == "weak" and free and row is None:
                return number > 1 or _has_own_items(marker, context)
            return row is None and number > 1 and free and not marker.year_like and context.broke == "para"
        if (
            row is not None
            and follows("n.", row.last, marker.label)
            and not (context.after_list and number == self.point + 1)
        ):
            return False
        if number <= self.point or number == 1:
            return False
        if number == self.point + 1:
            return free or (context.broke == "inline" and context.after_list)
        return (
            free
            and not marker.year_like
            and (context.after_list or (context.broke == "para" and number - self.point < 100))
        )

    def _is_item(self, marker: Marker, context: Context) -> bool:
        style, label = marker.style, marker.label
        at = next((n for n, level in enumerate(self.levels) if level.style == style), None)
        free = context.broke in ("para", "line")
        if style == "n.n" and not (self.levels and self.levels[0].last == label.partition(".")[0]):
            return False
        if at is not None:
            last = self.levels[at].last
            if follows(style, last, label):
                pass
            elif first(style, label):
                if not free and not (context.introduced and self._continued(marker, context)):
                    return False
                if context.introduced and style == "n." and at == len(self.levels) - 1 and last != label:
                    at += 1  # `2. On condition that:` `1.` opens a row inside
                    self.levels[at:] = [Level(style, label, True)]
                    return True
            elif not (free and self._small_gap(style, last, label, 30 if context.broke == "para" else 4)):
                return False
            self.levels[at:] = [Level(style, label, self.levels[at].returns)]
            return True
        if not first(style, label):
            if not (
                context.broke == "para" and style in ("n.", "n)", "a)") and not marker.year_like and marker.number < 60
            ):
                return False
        elif (style in ("I.", "a.") and not self._continued(marker, context)) or (
            not free
            and not (
                (context.broke == "inline" and style == "n." and not self.levels) or self._continued(marker, context)
            )
        ):
            return False
        returns = bool(self.levels) or (context.introduced and style != "n.")
        self.levels.append(Level(style, label, returns))
        return True

    def _continued(self, marker: Marker, context: Context) -> bool:
        return any(m.style == marker.style and follows(m.style, marker.label, m.label) for m in context.ahead[:60])

    @staticmethod
    def _small_gap(style: str, last: str, label: str, most: int) -> bool:
        """Whether the row goes on with some numbers left out, as excerpts do; a year is no number of a row."""
        if style in _NUMBERED:
            return 1 < _tail(label) - _tail(last) <= most
        return any(
            row.find(label.lower()) - row.find(last.lower()) in (2, 3) and last.lower() in row and label.lower() in row
            for row in (_LATIN, _CYRILLIC)
        )


def _has_own_items(marker: Marker, context: Context) -> bool:
    """Whether `1.` comes again before `2.`: then this `1.` is a point with items of its own."""
    for other in context.ahead:
        if other.style == "n.":
            return other.number == 1
        if other.style in ("n)", "a)", "(n)", "(a)"):
            return True
    return False
