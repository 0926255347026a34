"""Inside a provision: units and where to, coordination, who asked; and past acts the text treats as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.interpret.provisions import holders
from kg.model import Mention, MentionKind, PastAct, Reading, Role, Span

_COORDINATION = re.compile(r"\b(?:in coordination with|jointly with|together with|in agreement with|in consultation with)\s+", re.I)
_TALKS = re.compile(r"\b(?:discussions|talks|negotiations)\b", re.I)
_AGREEMENT = re.compile(r"\bconclud(?:e|ing)\b[^.;]{0,80}?\bagreement", re.I)
_COUNTERPARTY = re.compile(r"\bwith\s+", re.I)


@dataclass(frozen=True, slots=True)
class Details:
    """What the task of a provision states besides its words."""

    subtype: str = ""
    roles: tuple[Role, ...] = ()


def of(reading: Reading, task: Span, kind: str) -> Details:
    """Roles inside a task, and the finer kind they show."""
    words = task.of(reading.text)
    units = reading.mentions_in(task, MentionKind.UNIT)
    places = _places(reading, task)
    roles: list[Role] = []
    subtype = ""
    if kind in ("order", "directive", "charge") and units:
        roles += [_role("unit", m) for m in units]
        roles += [_role("destination", m) for m in places]
        subtype = "concentration-of-units" if places and kind == "order" else ""
    elif kind in ("order", "directive", "charge", "recommendation", "permission"):
        roles += [_role("location", m) for m in places]
    for found in _COORDINATION.finditer(reading.text, task.start, task.end):
        roles += holders.roles(reading, Span(found.end(), task.end), "coordination")
    if kind in ("order", "directive", "charge", "recommendation"):
        if _TALKS.search(words):
            subtype = subtype or "planned-discussions"
        elif _AGREEMENT.search(words):
            subtype = subtype or "planned-agreement"
    if kind == "refusal":
        roles += [Role(role="requester", entity=m.entity, span=m.span, words=m.name)
                  for m in holders.heads(reading, task)[:1]]
    return Details(subtype, tuple(roles))


def _places(reading: Reading, task: Span) -> tuple[Mention, ...]:
    return reading.mentions_in(task, MentionKind.PLACE)


def _role(role: str, mention: Mention) -> Role:
    return Role(role=role, entity=mention.entity, span=mention.span, words=mention.name)


# "The command of the 36th Division should settle": who must fulfil a condition stands before its modal
_OBLIGED = re.compile(r"^(?P<who>[^.;:]{3,120}?)\s+(?:should|must|shall|is to|are to|commits? itself|commits? themselves|will|undertakes?)\b", re.I)
_MARK = re.compile(
    r"^(?:on (?:the )?conditions? that|under the conditions? that|in the event(?: that| of)?|in case(?: of)?|provided(?: that)?"
    r"|insofar as|only after|only if|if|unless)\s+", re.I)


def obliged(reading: Reading, condition: Span) -> tuple[Role, ...]:
    """The role of whoever must fulfil a condition, where its subject says so."""
    text = reading.text
    mark = _MARK.match(text[condition.start : condition.end])
    start = condition.start + (mark.end() if mark else 0)
    found = _OBLIGED.match(text[start : condition.end])
    if not found:
        return ()
    return holders.roles(reading, Span(start, start + found.end("who")), "obliged")


# "the written appeals to it by Ma Hushan", "his appeals to the Soviet government of 4 and 6 June"; kinds are nouns
_ACTS = re.compile(r"\b(?:(?P<article>the|his|her|its|their|an?)\s+)?(?:(?P<adjective>written|verbal|oral|earlier|repeated)\s+)?"
                   r"(?P<noun>appeals?|requests?|suggestions?|proposals?|petitions?|letters?|telegrams?|peace agreement|agreement|treaty)\b", re.I)
_KIND = {"appeal": "appeal", "request": "request", "suggestion": "suggestion", "proposal": "proposal", "petition": "petition",
         "letter": "letter", "telegram": "telegram", "agreement": "agreement-conclusion", "peace agreement": "agreement-conclusion",
         "treaty": "agreement-conclusion"}


def past_acts(reading: Reading, sentence: Span, part: str) -> Iterator[PastAct]:
    """Acts named by a noun with an actor ("by Ma Hushan", "the governor's") or a date; a plan has neither."""
    return iter(())
