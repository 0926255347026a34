"""Inside a provision: units and where to, talks and with whom, coordination, models, what is answered or declined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.interpret.provisions import holders
from kg.interpret.provisions.acts import Act
from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.movements import Movements
from kg.interpret.provisions.movements import found as movement
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
        subtype, moved = movement(clause, start, end, movements)
        roles += moved
        if not subtype and _AGREEMENT.search(words):
            subtype = "planned-agreement"
        if not subtype and _TALKS.match(words) and kind not in ("promise", "conditional-promise", "prohibition"):
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
