"""Letters and telegrams attached to a decision: to whom they are addressed and who closes them.

They are drafts or texts to be sent: the decision prescribes the sending, it does not say that it took place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.correspondence.words import is_one
from kg.interpret.minutes.structure import Structure
from kg.interpret.minutes.walk import walk_beside
from kg.model import Claim, Corresponded, Kind, Mention, MentionKind, Modality, Reading, Role, Segment, Span, Voice

_TELEGRAM = re.compile(r"\btelegram|\bcable\b|\bcipher(?:ed)?\b|телеграмм|шифром", re.IGNORECASE)
_LETTER = re.compile(r"\bletter\b|\breply\b|письм", re.IGNORECASE)
_NOBODY = (MentionKind.PLACE, MentionKind.DATE, MentionKind.UNIT)


def messages(reading: Reading, found: Structure) -> Iterator[Claim]:
    """One Corresponded for each attachment that is addressed or greets somebody."""
    for key, segment, _, outline in found.attachments:
        beside = list(walk_beside(segment))
        addressed = next((s for s in beside if s.kind is Kind.ADDRESS), None)
        greeting = next((s for s in beside if s.kind is Kind.SALUTATION), None)
        opening = addressed or greeting
        if opening is None:
            continue
        roles = list(_roles(reading, "recipient", opening)) or list(_by_office(found.text, opening))
        closing = next((s for s in beside if s.kind is Kind.SIGNATURE), None)
        if closing is not None:
            roles += _roles(reading, "sender", closing)
        if not roles:
            continue
        first = opening.span.start
        words = found.text[outline.heading.start if outline.heading else segment.span.start : first]
        kind = "telegram" if _TELEGRAM.search(words) else "letter" if greeting or _LETTER.search(words) else "message"
        yield Corresponded(
            evidence=(opening.span, *([closing.span] if closing else [])),
            voice=Voice.RESOLUTION,
            modality=Modality.ORDERED,
            rule="minutes.attached-message",
            key=f"{key}.message",
            part=key,
            roles=tuple(roles),
            kind=kind,
        )


def _by_office(text: str, segment: Segment) -> Iterator[Role]:
    """The addressee that a word of telegrams names by the office alone: ``TO SOVAMBASSADOR``."""
    words = re.sub(r"^(?:to|кому)\b\s*:?\s*", "", segment.span.of(text).strip(), flags=re.IGNORECASE)
    if segment.kind is Kind.ADDRESS and is_one(words, "address-office"):
        start = segment.span.start + segment.span.of(text).index(words)
        yield Role(role="recipient", entity="", span=Span(start, start + len(words)), words=words)


def _roles(reading: Reading, role: str, segment: Segment) -> Iterator[Role]:
    inside: Mention | None = None
    for mention in reading.mentions_in(segment.span):
        if mention.kind in _NOBODY or not mention.entity or (inside and inside.span.overlaps(mention.span)):
            continue
        inside = mention
        yield Role(role=role, entity=mention.entity, span=mention.span, words=mention.name, office=mention.office)
