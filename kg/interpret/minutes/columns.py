"""The columns of a protocol, and its agenda: HEARD and RESOLVED, and the list of what was to be discussed.

A list of titles that is followed by the numbers again is an agenda: it gives the points their headings and is no list
of decisions. Where every title stands right above its resolution, the number that RESOLVED repeats opens nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.interpret.minutes.markers import Marker
from kg.interpret.minutes.notes import trim
from kg.interpret.minutes.words import alternation
from kg.model import Span

_STYLES = ("n.", "n-", "n)", "I.")
_FREE = ("para", "line")


@dataclass(frozen=True, slots=True)
class Agenda:
    """A list of titles from ``start`` to ``end``; ``entries`` are its numbered lines."""

    start: int
    end: int
    entries: tuple[tuple[Marker, Span], ...]


@dataclass(slots=True)
class Columns:
    """What the columns and the agenda settle about the numbers of a body."""

    agendas: dict[int, Agenda] = field(default_factory=dict)  # by start
    labels: dict[int, tuple[int, str]] = field(default_factory=dict)  # start of HEARD: -> its end, heard | resolved
    titles: set[int] = field(default_factory=set)  # starts of numbers that a title follows, all of it heading
    again: set[int] = field(default_factory=set)  # starts of numbers that only repeat the point's

    def titled(self, text: str, marker: Marker) -> bool:
        """Whether the agenda's own words follow the number: its title stands above the decision again."""
        entries = [pair for agenda in self.agendas.values() for pair in agenda.entries]
        same = [(one, span) for one, span in entries if one.number == marker.number]
        titles = [text[min(one.content, span.end) : span.end].strip(" .") for one, span in same]
        return any(title and text.startswith(title, marker.content) for title in titles)

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the agenda: they are points wherever they open a paragraph again."""
        return frozenset(marker.number for agenda in self.agendas.values() for marker, _ in agenda.entries)


def label_ends(text: str, body: Span, starts: Sequence[int]) -> list[int]:
    """Where HEARD: and RESOLVED: end, when both stand in the body: what follows on the line begins something."""
    ends = [[_label(text, at, body, name) for at in starts] for name in ("heard", "resolved")]
    both = all(max(row, default=-1) > 0 for row in ends)
    return sorted(end for row in ends for end in row if end > 0) if both else []


def columns(
    text: str, body: Span, order: Sequence[int], breaks: Mapping[int, str], marker: Callable[[int], Marker | None]
) -> Columns:
    """The columns of ``body``, whose possible beginnings are ``order``; ``marker`` reads the number at one."""
    starts = [at for at in order if breaks[at] in _FREE]
    found = Columns()
    named = ((at, name, _label(text, at, body, name)) for at in starts for name in ("heard", "resolved"))
    labels = [(at, stop, name) for at, name, stop in named if stop > 0]
    if {name for *_, name in labels} == {"heard", "resolved"}:
        for index, (at, stop, name) in enumerate(labels):
            limit = labels[index + 1][0] if index + 1 < len(labels) else body.end
            inside = [m for a in starts if stop <= a < limit and (m := marker(a)) is not None and m.style in _STYLES]
            if name == "heard" and len(inside) > 1 and inside[1].number == inside[0].number + 1:
                found.agendas[at] = _agenda(text, at, inside, limit)
                continue
            found.labels[at] = (stop, name)
            if name == "heard" and inside:
                found.titles.add(inside[0].start)
            elif name == "resolved" and inside and not any(m.number == inside[0].number + 1 for m in inside):
                found.again.add(inside[0].start)
    for at in starts:
        if _label(text, at, body, "agenda") > 0 and (row := _row(text, at, body, starts, marker)):
            after = bisect_left(starts, row[-1].start) + 1
            found.agendas[at] = _agenda(text, at, row, starts[after] if after < len(starts) else body.end)
    return found


def _label(text: str, at: int, body: Span, name: str) -> int:
    """The end of `HEARD:` at ``at``: the word alone on its line, or before a colon; -1 when it is not there."""
    end = text.find("\n", at, body.end)
    colon = r"\s*:" if name == "agenda" else r"\s*(?::|$)"
    words = re.compile(rf"\W{{0,2}}{alternation(name)}(?:{colon}|\W*$)", re.I)
    found = words.match(text, at, body.end if end < 0 else end)
    sure = found is not None and (":" in found[0] or name == "agenda" or found[0].isupper())
    return found.end() if found is not None and sure else -1


def _row(
    text: str, at: int, body: Span, starts: Sequence[int], marker: Callable[[int], Marker | None]
) -> list[Marker]:
    """The numbered lines right below an agenda's label, as far as their numbers run on."""
    row: list[Marker] = []
    skipped = 0  # `Reporter: Cde. X` below a title
    for start in starts[bisect_left(starts, at) + 1 :]:
        found = marker(start)
        if found is None or found.style not in _STYLES:
            skipped += 1
        elif row and found.number != row[-1].number + 1:
            break
        else:
            row.append(found)
            skipped = 0
        if skipped > (2 if row else 0):
            break
    return row


def _agenda(text: str, at: int, row: Sequence[Marker], limit: int) -> Agenda:
    ends = [*(m.start for m in row[1:]), limit]
    whole = tuple(trim(text, one.start, end) for one, end in zip(row, ends, strict=True))
    # `1. Trip to Moscow                 Comrade Orlov`: the reporter stands in a column of his own, or below his label,
    # `Presenter: Comrade Orlov`; a title that goes on over the line's end has no label there
    gaps = (re.search(r"\S(?:\s{4,}\S|\s*\n\s*[A-Z][\w ]{2,24}:\s)", span.of(text)) for span in whole)
    titles = (Span(s.start, s.start + gap.start() + 1) if gap else s for s, gap in zip(whole, gaps, strict=True))
    return Agenda(at, whole[-1].end, tuple(zip(row, titles, strict=True)))
