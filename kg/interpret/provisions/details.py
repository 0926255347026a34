"""Inside a provision: units and where to, talks and with whom, coordination, models, what is answered or declined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.interpret.provisions import holders
from kg.interpret.provisions.acts import Act
from kg.interpret.provisions.clause import Clause, Named
from kg.lexicon import Concept
from kg.model import MentionKind, Role

_COORDINATION = re.compile(
    r"\b(?:in coordination with|jointly with|together with|in agreement with|in consultation with|in concert with"
    r"|having coordinated (?:it |this |them )?with|by agreement with|upon agreement with)\s+",
    re.I,
)
_COUNTERPARTY = re.compile(
    r"\b(?:discussions?|talks|negotiations?|conversations?|agreements?|treaty|contracts?|pact|armistice)\b"
    r"(?:\s+(?!with\b|and\b|to\b|coordination\b|agreement\b|accordance\b|consultation\b|connection\b"
    r"|conformity\b)[\w-]+){0,3}\s+with\s+",
    re.I,
)
_TALKS = re.compile(
    r"(?:(?!(?:after|before|during|until|about|on|end|results?|in)\b)[\w'.,()-]+\s+){0,10}?(?:discussions|talks"
    r"|negotiations)\b",
    re.I,
)
_AGREEMENT = re.compile(
    r"\b(?:conclud(?:e|ing)|conclusion of|sign(?:ing)?)\b[^.;]{0,80}?\b(?:agreement|treaty|contract|pact)", re.I
)
_HERE = re.compile(r"\b(?:on site|on the spot|on the ground|locally)\b|\bhere\b(?!\s*(?:by|with it|in)\b)", re.I)
_MODEL = re.compile(
    r"\b(?:similar to|analogous to|along the lines of|on the (?:model|pattern|lines) of|modell?ed on"
    r"|on the same terms as)\s+(?:the\s+)?",
    re.I,
)
_EXTENSION = re.compile(r"\b(?:extension of|extend(?:ing)?|prolong(?:ing)?|prolongation of)\s+(?:the\s+)?", re.I)
_SCOPE = re.compile(r"\bto\s+(?:all\s+(?:of\s+)?|the (?:whole|entirety) of\s+)?(?:the\s+)?$", re.I)
_BESIDES = re.compile(r"\b(?:besides|except(?: for)?|excluding|apart from|with the exception of)\s+(?:the\s+)?$", re.I)
_REPLY = re.compile(r"\b(?:reply|replies|answer|response)(?:\s+[a-z]+){0,2}\s+to\s+", re.I)
_PASSIVE = re.compile(r"\b(?:be|been|being)\s+(?:\w+ly\s+)?$")
_LISTED = re.compile(r"(?:\s|,|&|and\b|also\b|as well as\b|the\b|our\b|both\b|one\b|[a-z]+ of the\b)*$", re.I)
# "on our border with X", "to the X area": a place in a few words behind its preposition
_WHERE = re.compile(r"\b(?:on|to|into|in|at|near|along|towards?|onto)\s+(?:[\w'-]+\s+){0,5}$", re.I)
_AWAY = re.compile(r"\b(?:from|out of|of|between|against)\s+(?:the\s+|our\s+)?(?:[A-Za-z-]+\s+)?$", re.I)
# a place that no list names: "on the Manchurian border", "to the frontier"
_SOMEWHERE = re.compile(
    r"\b(?:on|to|into|in|at|near|along|towards?)\s+(?:the\s+|our\s+)?(?P<place>(?:[\w'-]+\s+){0,3}(?:border|frontier"
    r"|borders|region|area"
    r"|district|sector|line|coast|front|zone|city|port|railway))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Movements:
    """The verbs by which units are moved ("concentrate", "concentrated"), with the finer kind each shows."""

    verbs: re.Pattern[str]
    kinds: dict[str, str]

    @classmethod
    def of(cls, concepts: tuple[Concept, ...]) -> Movements:
        """From the ``skos:hiddenLabel`` of the finer kinds of order, those without slots."""
        kinds = {label.lower(): c.slug for c in concepts for label in c.values("skos:hiddenLabel") if "{" not in label}
        each = sorted(kinds, key=lambda w: (-len(w), w))
        return cls(re.compile(r"(?<![\w'-])(?:" + "|".join(map(re.escape, each)) + r")(?![\w-])", re.I), kinds)


@dataclass(frozen=True, slots=True)
class Details:
    """What the words of a provision state besides its task, and the finer kind they show."""

    subtype: str = ""
    roles: tuple[Role, ...] = ()


PLANS = frozenset(
    {
        "order",
        "directive",
        "charge",
        "recommendation",
        "permission",
        "request",
        "promise",
        "conditional-promise",
        "prohibition",
    }
)


def of(
    clause: Clause,
    kind: str,
    whole: tuple[int, int],
    acts: tuple[tuple[Act, tuple[str, ...]], ...],
    movements: Movements,
) -> Details:
    """Roles inside ``whole`` (the verb and the task of a provision), and the finer kind they show."""
    start, end = whole
    words = clause.flat[start:end]
    roles: list[Role] = []
    subtype = ""
    if kind in PLANS:
        subtype, moved = _movement(clause, start, end, movements)
        roles += moved
        if not subtype and _AGREEMENT.search(words):
            subtype = "planned-agreement"
        if not subtype and _TALKS.match(words) and kind not in ("promise", "conditional-promise"):
            subtype = "planned-discussions"
        for found in _COORDINATION.finditer(clause.flat, start, end):
            roles += _named(clause, found.end(), end, "coordination")
        for found in _COUNTERPARTY.finditer(clause.flat, start, end):
            roles += _named(clause, found.end(), end, "counterparty")
        if subtype == "planned-discussions" and (here := _HERE.search(clause.flat, start, end)):
            roles.append(
                Role(role="location", entity="", span=clause.span(*here.span()), words=clause.words(*here.span()))
            )
        roles += _extended(clause, start, end)
    roles += _linked(clause, kind, start, end, acts)
    return Details(subtype, tuple(roles))


def _named(clause: Clause, at: int, end: int, role: str) -> tuple[Role, ...]:
    found = holders.listed(clause, at)
    return holders.roles(clause, found, role) if found and found.end <= end else ()


def _movement(clause: Clause, start: int, end: int, movements: Movements) -> tuple[str, list[Role]]:
    """Units that are the object of a verb of movement, or the subject of its passive, and where they are to go."""
    for verb in movements.verbs.finditer(clause.flat, start, end):
        kind = movements.kinds[verb.group().lower()]
        units = _row(clause, verb.end(), end)
        after = units[-1].name_end if units else verb.end()
        if not units and _PASSIVE.search(clause.flat, max(0, verb.start() - 40), verb.start()):
            units = _row(clause, start, verb.start())
        if units:
            roles = [
                Role(role="unit", entity=u.mention.entity, span=clause.span(u.name, u.name_end), words=u.mention.name)
                for u in units
            ]
            return kind, roles + list(_destination(clause, after, end))
    return "", []


def _row(clause: Clause, at: int, end: int) -> list[Named]:
    """Unit after unit from ``at``, with nothing but list words between."""
    units: list[Named] = []
    for one in clause.starting(at, min(end, at + 4000)):
        if one.start > at + 120:
            break
        if one.mention.kind is MentionKind.UNIT and one.name_end <= end and one.name >= at:
            if not _LISTED.fullmatch(clause.flat[at : one.name]):
                break
            units.append(one)
            at = one.name_end
    return units


def _destination(clause: Clause, at: int, end: int) -> Iterator[Role]:
    last = -1
    for one in clause.starting(at, end):
        if one.mention.kind is not MentionKind.PLACE:
            continue
        before = clause.flat[max(at, one.name - 60) : one.name]
        listed = last >= 0 and _LISTED.fullmatch(clause.flat[last : one.name])
        again = (
            last >= 0
            and re.match(r"\s*(?:,|and\b)", clause.flat[last : one.name])
            and not re.search(r"[.;]", clause.flat[last : one.name])
        )
        if last >= 0 and not listed and not again:
            return
        if listed or (_WHERE.search(before) and not _AWAY.search(before)):
            yield Role(
                role="destination",
                entity=one.mention.entity,
                span=clause.span(one.name, one.name_end),
                words=one.mention.name,
            )
            last = one.name_end
    if last < 0 and (found := _SOMEWHERE.search(clause.flat, at, end)):
        yield Role(
            role="destination",
            entity="",
            span=clause.span(*found.span("place")),
            words=clause.words(*found.span("place")),
        )


def _extended(clause: Clause, start: int, end: int) -> Iterator[Role]:
    """How far an agreement is to reach: "the extension of the agreement … to all of X besides Y".

    Whether "besides" leaves out or adds is left open.
    """
    extension = _EXTENSION.search(clause.flat, start, end)
    for one in clause.starting(extension.end(), end) if extension else ():
        if one.mention.kind is MentionKind.PLACE and one.name_end <= end:
            before = clause.flat[max(start, one.name - 50) : one.name]
            role = "scope" if _SCOPE.search(before) else "scope-besides" if _BESIDES.search(before) else ""
            if role:
                yield Role(
                    role=role,
                    entity=one.mention.entity,
                    span=clause.span(one.name, one.name_end),
                    words=one.mention.name,
                )


def _linked(
    clause: Clause, kind: str, start: int, end: int, acts: tuple[tuple[Act, tuple[str, ...]], ...]
) -> Iterator[Role]:
    """Past acts a provision answers, declines, accepts, extends or takes as its model, by their own words."""
    inside = [(a, keys) for a, keys in acts if start <= a.start < end]
    for act, keys in inside:
        before = clause.flat[max(start, act.start - 60) : act.start]
        role = next(
            (
                r
                for r, p in (("in-reply-to", _REPLY), ("model", _MODEL), ("extended-agreement", _EXTENSION))
                if (m := _last(p, before)) and m.end() == len(before)
            ),
            "",
        )
        for key in keys if role else ():
            yield Role(
                role=role, entity=key, span=clause.span(act.start, act.end), words=clause.words(act.start, act.end)
            )
    if kind in ("refusal", "acceptance", "approval") and inside:
        act, keys = inside[0]
        if act.start - start < 24:
            if kind == "refusal":
                for one in (r for r in act.roles if r.role == "actor"):
                    yield Role(role="requester", entity=one.entity, span=one.span, words=one.words)
            yield Role(
                role="declined" if kind == "refusal" else "object",
                entity=keys[0],
                span=clause.span(act.start, act.end),
                words=clause.words(act.start, act.end),
            )


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(tuple(pattern.finditer(text))), None)


# "The command of the 36th Division should settle": who must fulfil a condition stands before its modal
_MODAL = re.compile(
    r"\b(?:should|must|shall|is to|are to|is obliged|are obliged|commits?|will|undertakes?|agrees?|ensures?|accepts?"
    r"|pays?|ceases?|guarantees?|has|have|does|do)\b"
)
_MARK = re.compile(
    r"^(?:on (?:the |one |express )?conditions? that|under the conditions? that|in the event(?: that)?|in case"
    r"|provided(?: that)?|that"
    r"|insofar as|as long as|on the understanding that|with the proviso that|should|only after|only if|if|unless)\s+",
    re.I,
)

# "in the event of an appeal … by the command", "in the event it receives a reply from X": whose doing the event is
_EVENT = re.compile(r"in (?:the event|case)\b", re.I)
_DOER = re.compile(r"\b(?:by|from)\s+(?=the\s|[A-Z])")


def obliged(clause: Clause, start: int, end: int) -> tuple[Role, ...]:
    """The role of whoever must fulfil a condition, where its subject says so."""
    mark = _MARK.match(clause.flat[start:end])
    at = start + (mark.end() if mark else 0)
    found = holders.listed(clause, at)
    if (
        found
        and found.end < end
        and re.match(r",?\s+[a-z]", clause.flat[found.end : end])
        and not re.match(r",?\s+(?:of|in|at|to|with)\b", clause.flat[found.end : end])
    ):
        return holders.roles(clause, found, "obliged")
    for by in _DOER.finditer(clause.flat, at, end) if mark or _EVENT.match(clause.flat[start:end]) else ():
        doer = holders.listed(clause, by.end())
        if doer and doer.end <= end:
            return holders.roles(clause, doer, "obliged")
    kinds = (MentionKind.GROUP,) if clause.flat.startswith("it ", at) else (MentionKind.PERSON, MentionKind.OFFICE)
    pronoun = re.match(r"(?:he|she|they|it)\s+", clause.flat[at:end])
    before = clause.starting(0, start)
    people = [n for n in before[-40:] if n.name_end <= start and n.mention.kind in kinds]
    if pronoun and people:
        one = people[-1]
        return (
            Role(
                role="obliged",
                entity=one.mention.entity,
                span=clause.span(at, at + len(pronoun.group().strip())),
                words=one.mention.name,
            ),
        )
    modal = _MODAL.search(clause.flat, at, min(end, at + 160))
    somebody = holders.phrase(clause, at, modal.start()) if modal else None
    plain = holders.noun(clause, at)
    if (
        plain
        and re.match(r"\s+[a-z]+", clause.flat[plain.end : end])
        and not re.match(r"\s+(?:of|in|at|to|with|for|be|and)\b", clause.flat[plain.end : end])
    ):
        return holders.roles(clause, plain, "obliged")
    return holders.roles(clause, somebody, "obliged") if somebody else ()
