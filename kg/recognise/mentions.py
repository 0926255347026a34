"""Recognition: who and what is mentioned where, scoped by segment.

``recognise(document, segments, lexica)`` is the entry. What markup states comes first; then offices, persons, units,
bodies and places, each only where its kind of segment allows it; a second pass finds bare names of persons whom the
document names clearly elsewhere.  Dates are another module's; names inside ``dates`` spans are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.model import Document, Kind, Mention, MentionKind, Segment, Span
from kg.recognise import again, glosses, groups, lists, offices, persons, places, units
from kg.recognise.lexica import Lexica
from kg.recognise.view import View

# the record's own words about rights, credits and shelfmarks name nobody in the text
_SILENT = frozenset({
    Kind.FURNITURE, Kind.RECORD_DATE, Kind.CREDIT_LINE, Kind.RECORD_TYPE, Kind.CITATION, Kind.RIGHTS, Kind.FIELD_LABEL,
    Kind.LANGUAGE, Kind.RECORD_ID, Kind.CLASSIFICATION, Kind.UPLOAD_DATE, Kind.DONOR, Kind.SUBJECT, Kind.CONTRIBUTOR,
    Kind.RELATED, Kind.BLANK, Kind.PAGE_BREAK, Kind.SOURCE_NOTE,
})
# which finding wins where two overlap: lower first, then the longer
_RANK = {
    "markup": 0, MentionKind.UNIT: 2, MentionKind.PERSON: 1, MentionKind.GROUP: 3, MentionKind.PLACE: 4,
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
        raw += _leaf(view, leaf, letters)
        alone += offices.unnamed(view, leaf.span.start, leaf.span.end)
    raw += again.famous(view, leaves)
    found = _settle((*document.marked, *raw), dates, len(document.marked))
    for _ in range(2):   # a second name in brackets may be known elsewhere, and its first name may occur again
        found = _with_glosses(view, leaves, found)
        people = [m for m in found if m.kind is MentionKind.PERSON]
        found = _settle((*found, *again.bare(view, leaves, people)), dates, len(found))
    taken = [m.span for m in found if m.kind is MentionKind.PERSON] + [m.office_span for m in found if m.office_span]
    holders = [*(o for o in alone if not _touches(o.span, taken)), *_commands(raw, found)]
    return tuple(sorted((*found, *holders), key=lambda m: (m.span.start, -m.span.end)))


def _with_glosses(view: View, leaves: Sequence[Segment], found: list[Mention]) -> list[Mention]:
    done: list[Mention] = []
    at = 0
    for leaf in leaves:
        while at < len(found) and found[at].span.start < leaf.span.start:
            done.append(found[at])
            at += 1
        own = []
        while at < len(found) and found[at].span.end <= leaf.span.end:
            own.append(found[at])
            at += 1
        done += glosses.complete(view, leaf.span, own)
    return _settle((*done, *found[at:]), (), 0)


def _commands(raw: Sequence[Mention], found: Sequence[Mention]) -> Iterator[Mention]:
    """Bodies that are named after a unit: the unit is a mention of its own inside."""
    units_found = [m.span for m in found if m.kind is MentionKind.UNIT]
    others = [m.span for m in found if m.kind is not MentionKind.UNIT]
    for mention in raw:
        if mention.kind is not MentionKind.GROUP or _touches(mention.span, others):
            continue
        if any(mention.span.covers(unit) and mention.span != unit for unit in units_found):
            yield mention


def _leaf(view: View, leaf: Segment, letters: frozenset[str]) -> Iterator[Mention]:
    start, end = leaf.span.start, leaf.span.end
    if leaf.kind is Kind.PLACE_TERM:
        yield from places.places(view, start, end)
        return
    if leaf.kind is Kind.NAME_TERM:
        yield from lists.term(view, start, end)
        yield from groups.groups(view, start, end, letters)
        return
    if leaf.kind in lists.LIST_KINDS:
        yield from lists.entries(view, start, end, leaf.kind)
    yield from persons.strong(view, start, end)
    yield from units.units(view, start, end)
    yield from groups.groups(view, start, end, letters)
    yield from places.places(view, start, end)


def _settle(found: Iterable[Mention], dates: Sequence[Span], first: int) -> list[Mention]:
    """One mention where several overlap: the ``first`` ones as given, then by kind, then the longest."""
    ranked = sorted(
        enumerate(found),
        key=lambda item: (0 if item[0] < first else 1, _RANK.get(item[1].kind, 9) if item[0] >= first else 0,
                          item[1].span.start - item[1].span.end, -len(item[1].office), -len(item[1].title),
                          item[1].span.start),
    )
    kept: list[Mention] = []
    taken: dict[int, Mention] = {}
    blocked = {at for span in dates for at in range(span.start, span.end)}
    for index, mention in ranked:
        extent = range(mention.span.start, mention.span.end)
        clash = next((taken[at] for at in extent if at in taken), None)
        if clash is not None or (index >= first and any(at in blocked for at in extent)):
            continue
        kept.append(mention)
        for at in extent:
            taken[at] = mention
    return sorted(kept, key=lambda m: m.span)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
