"""Texts whose lines were lost (PDF text on one line): cut again before labels of the head and names that speak."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.interpret.correspondence.lines import Line
from kg.interpret.papers.words import any_of

_LONG = 300
# "Zhou Enlai: Welcome.": one to four capitalised words and a colon, at the beginning or behind a finished sentence
_SPEAKER = re.compile(
    r"(?:^|(?<=[.?!)\]”\"]\s))(?P<name>[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,3}):\s"
)


@cache
def _labels() -> re.Pattern[str]:
    # "Time: 9 July 1971 Place: … Chinese participants: … Interpreter: …"
    fields = any_of("label-date", "label-time", "label-place", "label-subject", "present", "absent")
    roles = any_of("role-interpreter", "role-note-taker")
    side = rf"(?:(?:North|South|East|West)\s+)?{any_of('side-name')}\s+{any_of('side-noun')}"
    apart = r"(?<![\w:])(?<!\bthe\s)(?<!\bour\s)(?<!\bon\s)(?-i:(?=[A-Z]))"
    return re.compile(rf"{apart}(?:{fields}|{roles}|{side})\s*:\s", re.IGNORECASE)


def parted(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, long ones cut where a record of a conversation would begin another; others as they are.

    A name is taken for a speaker's only where it stands so twice.
    """
    return tuple(part for line in lines for part in (_cut(line) if len(line.words) > _LONG and line.open else (line,)))


def _cut(line: Line) -> tuple[Line, ...]:
    labels = [found.start() for found in _labels().finditer(line.words)]
    names = dict.fromkeys(found["name"] for found in _SPEAKER.finditer(line.words))
    twice = [name for name in names if line.words.count(f"{name}: ") > 1]
    if len(labels) < 2 and len(twice) < 2:
        return (line,)
    spoken = "|".join(re.escape(name) for name in (names if len(twice) > 1 else ()))
    starts = {0, *labels}
    if spoken:
        starts |= {found.start() for found in re.finditer(rf"(?<![\w-])(?:{spoken}):\s", line.words)}
    found: list[Line] = []
    for first, last in pairwise((*sorted(starts), len(line.words))):
        words = line.words[first:last].rstrip()
        if words:
            found.append(Line(words, line.start + first, line.gap if not found else 1, line.kind))
    return tuple(found)
