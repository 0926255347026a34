"""Recognition: who and what is mentioned where, scoped by segment.

``recognise(document, segments, lexica)`` is the entry. What markup states comes first; then offices, persons, units,
bodies and places, each only where its kind of segment allows it; a second pass finds bare names of persons whom the
document names clearly elsewhere.  Dates are another module's; names inside ``dates`` spans are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Document, Kind, Mention, MentionKind, Segment, Span
from kg.recognise import (
    again,
    appositions,
    entries,
    fullnames,
    glosses,
    groups,
    headlines,
    lists,
    marked,
    offices,
    persons,
    places,
    units,
)
from kg.recognise.extents import Extents
from kg.recognise.lexica import Lexica
from kg.recognise.things import is_thing
from kg.recognise.view import View

# the record's own words about rights, credits and shelfmarks name nobody in the text
_SILENT = frozenset({
    Kind.FURNITURE, Kind.RECORD_DATE, Kind.CREDIT_LINE, Kind.RECORD_TYPE, Kind.CITATION, Kind.RIGHTS, Kind.FIELD_LABEL,
    Kind.LANGUAGE, Kind.RECORD_ID, Kind.CLASSIFICATION, Kind.UPLOAD_DATE, Kind.DONOR, Kind.SUBJECT, Kind.CONTRIBUTOR,
    Kind.RELATED, Kind.BLANK, Kind.PAGE_BREAK, Kind.SOURCE_NOTE,
})
# which finding wins where two overlap: lower first, then the longer
_RANK = {
    MentionKind.UNIT: 2, MentionKind.PERSON: 1, MentionKind.GROUP: 3, MentionKind.PLACE: 4,
}


def recognise(document: Document, segments: tuple[Segment, ...], lexica: Lexica,
              dates: Sequence[Span] = ()) -> tuple[Mention, ...]:
    """All mentions in text order. An office alone, or a command, may hold the place, unit or body it names ("acting
    commander of the **36th Division**", "command of the **36th Division**"); nothing else overlaps.

    ``Mention.span`` covers the name alone ("Smirnov"), ``name`` the name closed up; ``office``/``office_span`` an
    apposition or the office before the name. ``dates`` are spans that names must not touch.
    """
    view = View.of(document.text, lexica)
    leaves = [leaf for top in segments for leaf in top.leaves() if leaf.kind not in _SILENT]
    letters = groups.abbreviations(view)
    raw: list[Mention] = []
    alone: list[Mention] = []
    for leaf in leaves:
        held = tuple(offices.offices(view, leaf.span.start, leaf.span.end))
        raw += (m for m in _leaf(view, leaf, letters, held) if m.kind not in (MentionKind.PERSON, MentionKind.PLACE)
                or m.rule.startswith("list") or not is_thing(
                    view, m.span.start, m.span.end, m.title, place=m.kind is MentionKind.PLACE))
        alone += offices.unnamed(view, leaf.span.start, held)
    raw += again.famous(view, leaves)
    stated = marked.stated(view, document.marked)
    found = _settle((*stated, *raw), dates, len(stated))
    size = -1
    while size != len(found):   # a second name in brackets may be known elsewhere, and its first name may occur again
        found = _with_glosses(view, leaves, found)
        if size == len(found):
            break
        people = [m for m in found if m.kind is MentionKind.PERSON]
        found = _added(found, [*again.companions(view, leaves, people), *again.bare(view, leaves, people)], dates)
        size = len(found)
    found = appositions.attach(document.text, found, alone)
    taken = Extents([*(m.span for m in found if m.kind is MentionKind.PERSON),
                     *(m.office_span for m in found if m.office_span)])
    ends = {m.span.end for m in found if m.kind is MentionKind.PERSON}
    holders = [*(o for o in alone if not taken.touches(o.span) and not _appointed(document.text, o, ends)),
               *_commands(raw, found)]
    return tuple(sorted((*found, *holders), key=lambda m: (m.span.start, -m.span.end)))


def _appointed(text: str, office: Mention, ends: set[int]) -> bool:
    """Whether the office is what a person before it is to be: "Appoint Cde. Apresov the Consul General in Urumqi"."""
    at = office.span.start
    return text[max(0, at - 5):at] == " the " and at - 5 in ends


def _with_glosses(view: View, leaves: Sequence[Segment], found: list[Mention]) -> list[Mention]:
    """``found`` with the brackets of each leaf read."""
    starts = [m.span.start for m in found]
    new: list[Mention] = []
    gone: set[Span] = set()
    for leaf in leaves:
        start, end = leaf.span.start, leaf.span.end
        if view.text.find("[", start, end) >= 0 or view.text.find("(", start, end) >= 0:
            own = found[bisect_left(starts, start):bisect_left(starts, end)]
            made, dropped = glosses.complete(view, leaf.span, own)
            new += made
            gone |= dropped
    if not new:
        return found
    return _settle((*(m for m in found if m.span not in gone), *new), (), 0)


def _added(found: list[Mention], more: Iterable[Mention], dates: Sequence[Span]) -> list[Mention]:
    """``found`` with those of ``more`` that touch neither it nor a date."""
    taken = Extents([*(m.span for m in found), *dates])
    kept = [m for m in more if not taken.touches(m.span)]
    return sorted((*found, *kept), key=lambda m: m.span.start) if kept else found


def _commands(raw: Sequence[Mention], found: Sequence[Mention]) -> Iterator[Mention]:
    """Bodies that are named after a unit: the unit is a mention of its own inside."""
    units_found = [m.span for m in found if m.kind is MentionKind.UNIT]
    near = Extents(units_found)
    others = Extents(m.span for m in found if m.kind is not MentionKind.UNIT)
    for mention in raw:
        if mention.kind is not MentionKind.GROUP or not near.touches(mention.span) or others.touches(mention.span):
            continue
        own = [unit for unit in units_found if mention.span.overlaps(unit)]
        if all(mention.span.covers(unit) and mention.span != unit for unit in own):
            yield mention         # but in "116th Division of the 39th Army" the first word is a unit's


def _leaf(view: View, leaf: Segment, letters: re.Pattern[str] | None,
          held: Sequence[offices.Office]) -> Iterator[Mention]:
    start, end = leaf.span.start, leaf.span.end
    if leaf.kind is Kind.PLACE_TERM:
        yield from places.places(view, start, end)
        return
    if leaf.kind is Kind.NAME_TERM:
        yield from lists.term(view, start, end)
        yield from groups.groups(view, start, end, letters)
        return
    named = entries.people(view, start, end) if leaf.kind is Kind.PARTICIPANTS and leaf.label == "entry" else ()
    yield from named
    if not named and leaf.kind in lists.LIST_KINDS:
        yield from lists.entries(view, start, end, leaf.kind)
    if leaf.kind is Kind.TITLE:
        yield from headlines.names(view, start, end)
    yield from persons.titled(view, start, end)
    yield from persons.by_office(view, end, held)
    yield from fullnames.full_names(view, start, end)
    yield from fullnames.speaking(view, start, end)
    yield from units.units(view, start, end)
    yield from groups.groups(view, start, end, letters)
    yield from places.places(view, start, end)


def _settle(found: Iterable[Mention], dates: Sequence[Span], first: int) -> list[Mention]:
    """One mention where several overlap: the ``first`` ones as given, then by kind, then the longest."""
    every = list(found)
    towns = {m.span for m in every if m.rule == "place-settlement"}   # "the town of Molotov" is not Molotov
    given, rest = every[:first], [m for m in every[first:] if m.kind is MentionKind.PLACE or m.span not in towns]
    rest.sort(key=lambda m: (_RANK.get(m.kind, 9), m.span.start - m.span.end, not m.title, -len(m.office),
                             m.span.start))
    blocked = Extents(dates)
    taken = Extents()
    kept: list[Mention] = []
    for index, mention in enumerate((*given, *rest)):
        if not taken.touches(mention.span) and (index < first or not blocked.touches(mention.span)):
            kept.append(mention)
            taken.add(mention.span)
    return sorted(kept, key=lambda m: m.span.start)
