"""One point read for its provisions: its heading, the paragraphs above the items, the items, what follows them."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.interpret.outline import Item, Point
from kg.interpret.provisions import happened, statements
from kg.interpret.provisions.attachments import decides
from kg.interpret.provisions.clause import Clause, Mentions
from kg.interpret.provisions.knowledge import Known
from kg.interpret.provisions.sentences import sentences
from kg.interpret.provisions.state import Place, State
from kg.model import Finding, Span

# a further sentence among listed conditions is one if it says what must be done
_DUTY = re.compile(
    r"\b(?:should|must|shall|is to|are to|has to|have to|will|undertakes?|commits?|ought to|not to|may not|cannot)\b",
    re.IGNORECASE,
)


def read(mentions: Mentions, point: Point, known: Known, *, told: bool = False) -> Finding:
    """All claims of the point; nothing for an attachment that is a letter, a speech or a list.

    ``told`` says that the minutes tell in the past what was decided.
    """
    state = State(mentions, point, known, told)
    if point.attachment and not decides(state.text, point):
        return Finding(())
    if point.heading is not None:
        happened.claimed(state, Clause.of(mentions, point.heading), point.key, ())
    before, after = _around(point.passages, point.items)
    heads, above = _passages(state, before, Place(point.key, "", item=not point.items), point.items)
    for item in point.items:
        _item(state, item, heads, above)
    _passages(state, after, Place(point.key, "", item=True), ())
    return Finding(tuple(state.claims), tuple(state.notes))


def _around(passages: tuple[Span, ...], items: tuple[Item, ...]) -> tuple[list[Span], list[Span]]:
    """The paragraphs above a list of items, and those between or below them."""
    above = [p for p in passages if not items or p.start < items[0].span.start]
    return above, [p for p in passages if p not in above]


def _item(state: State, item: Item, heads: tuple[Span, ...], above: str) -> None:
    """An item with those below it; ``heads`` are the sentences whose list it continues."""
    own, later = _around(item.passages, item.items)
    waiting, state.pending = state.pending, []
    place = Place(item.key, item.path, heads, above, item=True, plain="." in item.path)
    below, under = _passages(state, own, place, item.items)
    dependents = state.pending
    for child in item.items:
        if dependents:
            _condition(state, child)
        else:
            _item(state, child, below, under)
    for dependent in dependents:
        for condition in state.listed:
            state.require(dependent, condition)
    state.pending = waiting
    _passages(state, later, Place(item.key, item.path, item=True), ())
    state.listed = []


def _condition(state: State, item: Item) -> None:
    """An item below "on the following conditions:": its first sentence is one, others if they lay a duty down."""
    own, later = _around(item.passages, item.items)
    place = Place(item.key, item.path, item=True)
    waiting, state.pending = state.pending, []
    for number, sentence in enumerate(s for p in own for s in sentences(state.text, p)):
        clause = Clause.of(state.mentions, sentence)
        happened.claimed(state, clause, item.key, (), conditional=True)
        if number == 0 or _DUTY.search(clause.flat):
            state.listed.append(state.condition(clause, (0, len(clause.flat.rstrip(" ;,"))), place, ""))
    for child in item.items:
        _item(state, child, (), "")
    state.pending = waiting
    _passages(state, later, Place(item.key, item.path, item=True), ())


def _passages(
    state: State, passages: list[Span], place: Place, items: tuple[Item, ...]
) -> tuple[tuple[Span, ...], str]:
    """Read paragraphs; what comes back is the head of the list that follows, with the key of its provision."""
    heads: tuple[Span, ...] = ()
    above = ""
    for number, passage in enumerate(passages):
        each = list(sentences(state.text, passage))
        for sentence in each:
            last = sentence is each[-1] and number == len(passages) - 1
            head = bool(items) and last and statements.opens_list(state, sentence)
            first = sentence is each[0] and number == 0
            key = statements.read(state, sentence, place if first else replace(place, heads=(), above=""), head)
            if head and not state.pending:
                heads, above = (*place.heads, sentence) if place.heads else (sentence,), key
    return heads, above
