"""Offices that stand before a name and a comma: "the Soviet Ambassador in China, Cde. Bogomolov, …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Mention, MentionKind

# "the governor, Cde. Smirnov, and …", "The Chancellor, Mr. Rossi, signee, interpreter": the list goes on
_LISTED = re.compile(r"\s+and\b|,\s+(?:and\b|[A-ZА-ЯЁ]|signee\b|interpreter\b|translator\b|note-?\s?taker\b)")


def attach(text: str, found: list[Mention], alone: Sequence[Mention]) -> list[Mention]:
    """``found`` with the offices that a following name explains.

    The name must end the apposition (a comma, full stop, bracket or line end behind it). An office without anything
    that says which ("the governor, Cde. Smirnov, and …", "The Chancellor, MD Rossi") may be the first entry of a list
    and is left alone.
    """
    starts = [m.span.start for m in found]
    done = list(found)
    for office in alone:
        index = bisect_left(starts, office.span.end)
        if index == len(done) or done[index].kind is not MentionKind.PERSON or done[index].office:
            continue
        person = done[index]
        gap = " ".join(text[office.span.end:person.span.start].split())
        if gap not in (",", f", {person.title}"):
            continue
        after = text[person.span.end:person.span.end + 6]
        if after[:1] not in ("", ",", ".", ";", ")", "\n", ":"):
            continue
        if " " not in office.name and (_LISTED.match(text, person.span.end) or sum(map(str.isupper, person.title)) > 1):
            continue
        done[index] = replace(person, office=office.office, office_span=office.span)
    return done
