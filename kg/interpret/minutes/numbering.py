"""Which numbers and letters open points and items: the state that decides it in text order.

`1.` after `539.` is its child, `540.` its sibling: the running number and the heading word decide, never the depth.
A year or a sum of money at the start of a line continues no row and opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.interpret.minutes.markers import Marker, roman

_NUMBERED = ("n.", "n)", "(n)", "n/", "n.n")
_LATIN, _CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя"
_TRANSLIT = ("a", "b", "v", "g", "d", "e", "zh", "z", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh")


def follows(style: str, last: str, label: str) -> bool:
    """Whether ``label`` comes directly after ``last`` in its row (a, b, c; а, б, в; transliterated a, b, v, g)."""
    if style in _NUMBERED:
        return _tail(label) == _tail(last) + 1
    if style == "I.":
        return roman(label) == roman(last) + 1
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
            # an excerpt may begin with point IV; `V. Molotov` has no heading behind it
            first_of_all = (
                bool(marker.heading)
                and (self.point is None and not self.levels)
                and (marker.number > 1 or self._continued(marker, context))
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
            marker.headed
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
