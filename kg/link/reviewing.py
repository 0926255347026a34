"""Review at a terminal: a mention in its context, the candidates with what speaks for each, and a person's word.

The loop is a function of what it reads and writes, so a script can drive it. Commands (numbers count candidates):

``a [n]`` accept · ``r [n] reason`` reject · ``n reason`` NIL · ``s reason`` split: several persons under one name ·
``m old new reason`` merge one record into another · ``u`` undo · ``k`` skip · ``q`` stop and save
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.authority import Authorities
from kg.errors import LinkError
from kg.link import deciding, names
from kg.link.apply import curie
from kg.link.features import compatible
from kg.link.identify import Decision, decisions
from kg.link.ledger import EXACT, MANUAL, NIL, REPLACED, Ledger, Row
from kg.model import Interpretation

WIDTH = 60
"""Characters of context on either side of a mention."""


@dataclass(frozen=True, slots=True)
class Option:
    """One candidate: the record's name in the ledger, its label, and what speaks for it."""

    object_id: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entity to decide on."""

    subject_id: str
    label: str
    context: str
    proposed: str
    options: tuple[Option, ...]


def items(it: Interpretation, authorities: Authorities) -> Iterator[Item]:
    """The entities of a document that come into question, with candidates by variant first and by sound after."""
    index = names.of(authorities)
    for decision in decisions(it, authorities, index):
        entity = decision.entity
        met = [_option(authorities, c.record.slug, _features(decision, i)) for i, c in enumerate(decision.considered)]
        seen = {c.record.slug for c in decision.considered}
        met += [
            _option(authorities, c.slug, f"sounds like {c.variant} ({c.score})")
            for c in index.candidates(entity.name, 5)
            if c.slug not in seen and compatible(entity, authorities.records[c.slug])
        ]
        span = entity.mentions[0].span
        text = it.document.text
        context = " ".join(text[max(0, span.start - WIDTH) : span.end + WIDTH].split())
        yield Item(
            f"doc:{it.key}#{entity.key}",
            entity.name,
            context,
            f"{decision.status} {decision.certainty}".strip(),
            tuple(met),
        )


def _features(decision: Decision, index: int) -> str:
    one = decision.considered[index]
    refused = (f"REFUSED: {one.refused}",) if one.refused else ()
    return "; ".join((*refused, *(f"{name}: {value}" for name, value in one.features)))


def _option(authorities: Authorities, slug: str, said: str) -> Option:
    record = authorities.records[slug]
    return Option(curie(record), record.label, said)


def review(
    waiting: Iterable[Item],
    ledger: Ledger,
    reviewer: str,
    date: str,
    read: Callable[[], str],
    say: Callable[[str], None],
    records: Collection[str],
) -> Ledger:
    """The ledger after the review. ``read`` gives one line (``""`` at the end of input), ``say`` shows one;
    ``records`` are the names of all records (:func:`kg.link.deciding.known`).

    Raises LinkError without a reviewer. Entities a person has decided are not asked about again.
    """
    if not reviewer:
        raise LinkError("a review needs a reviewer", todo="give --reviewer, for example orcid:0000-0002-1825-0097")
    done = {r.subject_id for r in ledger.mentions if r.human}
    todo = [item for item in waiting if item.subject_id not in done]
    history: list[tuple[int, Ledger]] = []
    at = 0
    while at < len(todo):
        item = todo[at]
        _show(item, at, len(todo), say)
        line = read()
        word, _, rest = line.strip().partition(" ")
        if not line or word == "q":
            break
        if word == "k":
            at += 1
        elif word == "u":
            if history:
                at, ledger = history.pop()
                say("undone")
            else:
                say("nothing to undo")
        else:
            try:
                decided = deciding.sound(_decide(item, word, rest.strip(), reviewer, date), records)
                after = ledger.with_row(decided)
            except LinkError as error:
                say(f"! {error}")
                continue
            history.append((at, ledger))
            ledger = after
            say(f"= {decided.subject_id} {decided.predicate_modifier} {decided.predicate_id} {decided.object_id}")
            at += 0 if decided.rejected or decided.predicate_id == REPLACED else 1
    return ledger


def _show(item: Item, at: int, of: int, say: Callable[[str], None]) -> None:
    say(f"[{at + 1}/{of}] {item.label} ({item.subject_id}): proposed {item.proposed}")
    say(f"    … {item.context} …")
    for number, option in enumerate(item.options, 1):
        say(f"    {number}. {option.object_id} {option.label}: {option.said}")


def _decide(item: Item, word: str, rest: str, reviewer: str, date: str) -> Row:
    def row(
        object_id: str,
        label: str,
        comment: str,
        *,
        no: bool = False,
        other: str = "",
        subject: tuple[str, str] = (item.subject_id, item.label),
        predicate: str = EXACT,
    ) -> Row:
        return Row(
            subject[0],
            subject[1],
            predicate,
            "Not" if no else "",
            object_id,
            label,
            MANUAL,
            "",
            reviewer,
            reviewer,
            date,
            other,
            comment,
        )

    if word in ("a", "r"):
        first, _, more = rest.partition(" ")
        number, reason = (first, more) if first.isdecimal() else ("1", rest)  # "r 36th is another" has a reason only
        if not 1 <= int(number) <= len(item.options):
            raise LinkError("there is no candidate of that number", where=number)
        option = item.options[int(number) - 1]
        if word == "r" and not reason:
            raise LinkError("a rejection needs a reason", todo="r [n] reason")
        sure = "" if word == "r" else "certainty=certain|status=link-reviewed"
        return row(option.object_id, option.label, reason or option.said, no=word == "r", other=sure)
    if word in ("n", "s"):
        if not rest:
            raise LinkError("the decision needs a reason", todo=f"{word} reason")
        return row(NIL, "", rest, other="split=yes|status=link-nil" if word == "s" else "status=link-nil")
    if word == "m":
        old, _, tail = rest.partition(" ")
        new, _, reason = tail.partition(" ")
        if not (old.startswith(("actor:", "place:")) and new.startswith(("actor:", "place:")) and reason):
            raise LinkError("a merge names two records and a reason", todo="m actor:old actor:new reason")
        return row(new, "", reason, subject=(old, ""), predicate=REPLACED)
    raise LinkError(f"unknown command {word!r}", todo="a, r, n, s, m, u, k or q")
