"""Reported speech: sentences whose subject is a person or the holder of an office and whose verb says what he said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import lexicon
from kg.interpret.meeting.agenda import part_at
from kg.interpret.papers.words import any_of, saying
from kg.model import Kind, Mention, MentionKind, Modality, Part, Reading, Role, Span, Spoke, Voice
from kg.sentences import sentences

_PEOPLE = (MentionKind.PERSON, MentionKind.OFFICE)
_ARTICLE = re.compile(
    r"(?:the|der|comrade|cde\.?|mr\.?|mrs\.?|ms\.?|miss|dr\.?|dear|herr|[A-Z][a-z]{1,10}\.)\s*$", re.IGNORECASE
)


@cache
def _verb() -> re.Pattern[str]:
    # "Mr. Orlov, in reply, said", "The Chancellor also asked"; auxiliaries ("had said") speak of another time
    return re.compile(rf"(?:,[^,.]{{1,80}},)?\s+(?:{any_of('adverb')}\s+){{0,3}}{saying()}\b", re.IGNORECASE)


@cache
def _short() -> re.Pattern[str]:
    labels = sorted({c.pref[0].text for c in lexicon.vocabulary("papers") if c.slug.startswith("abbreviation-")})
    return re.compile(rf"(?:(?P<lead>[A-Z][^.:;]{{0,140}}?),\s+)?(?:The\s+|the\s+)?(?P<short>{'|'.join(labels)})(?=\s)")


def abbreviations(roles: Sequence[Role]) -> dict[str, str]:
    """Offices for short and the one participant who holds the office: ``{"PM": "actor.orlov"}``."""
    found: dict[str, str] = {}
    for concept in lexicon.vocabulary("papers"):
        if not concept.slug.startswith("abbreviation-"):
            continue
        offices = {label.casefold() for label in concept.labels()}
        # the office itself, or the office with its country before it: "British PM", "Portuguese Prime Minister"
        holders = {
            role.entity
            for role in roles
            if role.entity
            and role.office
            and any(role.office.casefold() == o or role.office.casefold().endswith(f" {o}") for o in offices)
        }
        if len(holders) == 1:
            found[concept.pref[0].text] = next(iter(holders))
    return found


def speech(reading: Reading, parts: tuple[Part, ...], roles: Sequence[Role]) -> Iterator[Spoke]:
    """Statements in the order of the text."""
    short = abbreviations(roles)
    known = frozenset(role.entity for role in roles if role.entity)
    number = 0
    headed: Span | None = None
    speaker = ""
    for leaf in (s for zone in reading.segments if zone.kind is Kind.BODY for s in zone.leaves()):
        if leaf.kind is Kind.PARTICIPANTS and leaf.label == "speaker":
            named = reading.mentions_in(leaf.span, *_PEOPLE)
            headed, speaker = leaf.span, named[0].entity if named else ""
            continue
        if leaf.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            continue
        if headed is not None:
            if speaker:
                number += 1
                yield _spoke(number, speaker, Span(headed.start, leaf.span.end), parts)
            headed = None
            continue
        labelled = label(reading, leaf.span, known)
        spans = (leaf.span,) if labelled else sentences(reading.text, leaf.span)
        for span in spans:
            speaker = labelled.entity if labelled else _speaker(reading, span, short)
            if speaker:
                number += 1
                yield _spoke(number, speaker, span, parts)


def _spoke(number: int, speaker: str, span: Span, parts: tuple[Part, ...]) -> Spoke:
    return Spoke(
        key=f"statement.{number}",
        speaker=speaker,
        words=span,
        part=part_at(parts, span.start),
        evidence=(span,),
        voice=Voice.TEXT,
        modality=Modality.REPORTED,
        rule="reported-speech",
    )


def label(reading: Reading, span: Span, known: frozenset[str] = frozenset()) -> Mention | None:
    """The speaker a paragraph of a transcript begins with: "Mao Zedong: …", "THE PRESIDENT: …"; "Orlov. …" where Orlov
    is one of ``known``, those who took part."""
    head = Span(span.start, min(span.end, span.start + 90))
    for mention in reading.mentions_in(head, *_PEOPLE)[:2]:
        after = re.match(r"\s*(?:[(\[][^)\]\n]{1,40}[)\]])?\s*:\s", reading.text[mention.span.end : span.end])
        before = _ARTICLE.sub("", reading.text[span.start : _begin(mention)]).strip()
        if mention.entity in known and not before:
            after = after or re.match(r"\.\s+(?=[\"“«A-ZА-ЯЁ])", reading.text[mention.span.end : span.end])
        if after and mention.entity and (not before or before == mention.title):
            return mention
    return None


def _begin(mention: Mention) -> int:
    if mention.office_span is not None:
        return min(mention.span.start, mention.office_span.start)
    return mention.span.start


def _speaker(reading: Reading, span: Span, short: dict[str, str]) -> str:
    for mention in reading.mentions_in(span, *_PEOPLE)[:4]:
        if not mention.entity or not _verb().match(reading.text, mention.span.end, span.end):
            continue
        before = reading.text[span.start : _begin(mention)]
        while (found := _ARTICLE.search(before)) is not None:
            before = before[: found.start()]
        before = before.rstrip()
        # nothing, or an opening phrase closed by a comma: "In reply to his question, the Chancellor said"
        if not before or (
            before.endswith(",") and len(before) <= 160 and not re.search(r"[:;“\"]|\b(?:that|which|who)\b", before)
        ):
            return mention.entity
    found = _short().match(reading.text, span.start, span.end)
    if found and found["short"] in short and _verb().match(reading.text, found.end(), span.end):
        return short[found["short"]]
    return ""
