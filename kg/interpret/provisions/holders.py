"""Who fills a slot: persons, bodies and offices as written, one role each."""

from __future__ import annotations

import re

from kg.model import Mention, MentionKind, Reading, Role, Span

_ACTING = (MentionKind.PERSON, MentionKind.GROUP, MentionKind.UNIT, MentionKind.OFFICE)
# words that may stand before the name that heads a slot: articles, titles, "both", list words
_LEAD = re.compile(
    r"(?:\s|,|and\b|both\b|the\b|our\b|all\b|also\b|Cdes?\b\.?|Com(?:r|rade)?s?\b\.?|Cmrds?\b\.?|Mrs?\b\.?|тов\.|тт\.|т\.|\()*",
    re.IGNORECASE)
# a noun for somebody who acts: bodies and offices that no list names ("the command of the 36th Division")
_ACTOR_NOUN = re.compile(
    r"^(?:the\s+|our\s+|an?\s+)?(?:[\w'’-]+\s+){0,5}?(?P<noun>government|command|leadership|ministry|commissariats?|committees?|council|commission"
    r"|departments?|directorate|administration|embassy|consulate|authorities|organs|organi[sz]ations?|institutions?"
    r"|trust|bank|academy|staff|headquarters|delegation|mission|governor|commander|commissar|commissars|secretary"
    r"|ambassador|plenipotentiary|representatives?|chairman|director|minister|chief|head|comrades|editor|editors"
    r"|prosecutor|procurator|consul|attach[eé])\b",
    re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|our|an?)\s+", re.IGNORECASE)


def heads(reading: Reading, slot: Span) -> tuple[Mention, ...]:
    """The mentions that head a slot: those in its list, not those inside an office or after a head noun."""
    found: list[Mention] = []
    end = slot.start
    for mention in reading.mentions:
        if mention.span.start < slot.start or mention.kind not in _ACTING:
            continue
        if mention.span.end > slot.end:
            break
        if mention.span.start < end:
            continue
        gap = reading.text[end : mention.span.start]
        if not _LEAD.fullmatch(gap) and not (found and re.fullmatch(r"[\s,)]*", gap)):
            break
        found.append(mention)
        end = mention.span.end
        if mention.office_span is not None and mention.office_span.start >= mention.span.end:
            end = mention.office_span.end
    return tuple(found)


def is_actor(reading: Reading, slot: Span) -> bool:
    """Whether a slot names somebody: a mention at its head, or a noun for a body or office."""
    if slot.end - slot.start > 240:
        return False
    return bool(heads(reading, slot)) or bool(_ACTOR_NOUN.match(slot.of(reading.text)))


def roles(reading: Reading, slot: Span, role: str) -> tuple[Role, ...]:
    """One role for each holder in the slot; a body no list names is given as written, without entity."""
    found = heads(reading, slot)
    if found:
        return tuple(
            Role(role=role, entity=m.entity, span=m.span, words=m.name, office=m.office) for m in found)
    words = " ".join(_ARTICLE.sub("", slot.of(reading.text)).split())
    return (Role(role=role, entity="", span=slot, words=words),) if _ACTOR_NOUN.match(slot.of(reading.text)) else ()
