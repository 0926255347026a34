"""Sentences of a decision, as spans, and where the operative words of a sentence begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.provisions import holders
from kg.interpret.provisions.clause import Clause
from kg.model import MentionKind, Span

# "with the NKID. Excerpts": a stop, then white space and a capital; ";" ends a sentence before anything
_END = re.compile(r"[.!?](?=\s+[\"“(\[]?[A-ZА-ЯЁ])|;(?=\s)|(?<=[.!?])[”\"](?=\s+[A-ZА-ЯЁ])")
# Not after "Cde.", "No.", initials ("V. M.", "A. Ya."), or the abbreviations of shelfmarks and titles.
_ABBREVIATED = re.compile(
    r"(?:\b(?:[Cc]des?|[Cc]omr?s?|Cmrds?|Comrades|Mrs?|Ms|Messrs|Dr|Prof|Gen|Maj|Col|Lt|Adm|No|Nos|Nr|St|vs|op|ed"
    r"|approx|incl|тов|тт|т|г|гг|им|руб|тыс)"
    r"|(?<![\w.])[A-ZА-ЯЁ]|\b(?:Ya|Yu|Ye|Yo|Ia|Iu|Ie|Kh|Zh|Shch|Sh|Ch|Ts|Dzh)|\bU\.S|\be\.g|\bi\.e)\.$"
)
# a line of its own for those who carry out, or a term: "Responsible: Comrade Rau", "Deadline: 1 September"
_LABELLED = re.compile(
    r"\n[ \t]*(?=(?:Responsib\w+|Persons? responsible|Those responsible|To be (?:carried out|implemented|executed) by"
    r"|Carried out by|Executors?|In charge|Implementation|For (?:implementation|execution)|Verantwortlich|Deadline"
    r"|Term|Time limit|Due date|Due|Date due"
    r"|Rapporteur|Presenter|Presented by|Reported by|Referent|Speaker|Control|Supervision)(?: for [a-z ]{3,30})?\s*:)"
)
_OPENING, _CLOSING = "“«(", "”»)"
# words that only join a sentence to the one before it
_JOINER = re.compile(
    r"(?:(?:In addition|On the other hand|At the same time|Moreover|Besides(?: this)?|Further|Furthermore|Also|And|But"
    r"|To this end|In this regard|In this case"
    r"|With this|For this purpose|In this connection|In connection with this|Therefore|Simultaneously|Accordingly"
    r"|In accordance with this|Consequently|Then|Finally"
    r"|In view of this|For these purposes|Together with this|Additionally|However|Immediately|Urgently|As an exception"
    r"|Temporarily"
    r"|В связи с этим|Одновременно|Кроме того)(?:,\s+|\s+(?!to\b|of\b|the\b|with\b|that\b)))+",
    re.IGNORECASE,
)
# "Decided: …", "It was decided to …": the words that announce the decision and no more
_ANNOUNCED = re.compile(
    r"(?:(?:it (?:was|is|has been)\s+)?(?:decided|resolved|decreed|agreed)(?: as follows)?:?"
    r"|(?:decision|resolution)(?=\s*:)"
    r"|постановили|решили|постановляет|постановляют)\s*:?\s*(?=[\w“(])",
    re.IGNORECASE,
)
# "The Politburo decides:" / "… resolves to": the deciding body and its verb
_DECIDES = re.compile(
    r"\s*,?\s*(?:hereby\s+)?(?:decrees?|decreed|resolves?|resolved|decides?|decided|orders?|постановляет"
    r"|постановляют)\s*(?::|\bthat\b|(?=\bto\b))\s*",
    re.IGNORECASE,
)
# "Within five days the NKVT is to …": a term without a comma behind it
_TERM = re.compile(
    r"(?:Within|By|Before|No later than|Not later than|From|Starting(?: from)?|In)\s+(?:[\w-]+\s+){0,3}?(?:days?"
    r"|weeks?|months?|hours?"
    r"|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+(?:\d{4}\s+)?(?=(?:the\s+)?[A-Z])"
)
# "To charge Cde. X": the infinitive of a resolution; "To date" and "To the NKVD" are none
_TO = re.compile(
    r"(?:[Tt]o|TO)\s+(?!(?:the|date|this|these|those|that|an?|all|each|both|every|his|her|its|their|our|him|them"
    r"|it)\b)(?=[a-z])"
)
# "to categorically forbid", "immediately recall": an adverb before the verb
_ADVERB = re.compile(
    r"(?:categorically|immediately|urgently|once\s+again|once\s+more|again|also|strictly|additionally|temporarily)\s+(?=[a-z])"
)
# a body no list names, as it stands before its verb: "The Political Committee of the HSWP"
_UNLISTED = re.compile(r"(?:[Tt]he\s+|THE\s+)?(?:[A-Z][\w'’()-]*\s+){0,3}?")
_OF_IT = re.compile(r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w'’()-]*(?:\s+[A-Z][\w'’()-]*){0,4})*")
_LABEL = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?\s*[:.]|[-–—•*]|\(?[a-zа-я\d]{1,2}[).])\s+"
)


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a stretch without surrounding white space; nothing is cut inside quotations or brackets."""
    for line in _LABELLED.finditer(text, span.start, span.end):
        yield from _running(text, Span(span.start, line.start()))
        span = Span(line.end(), span.end)
    yield from _running(text, span)


def _running(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    depth = [0]
    counted = span.start
    for found in _END.finditer(text, span.start, span.end):
        for character in text[counted : found.start()]:
            if character in _OPENING:
                depth[0] += 1
            elif character in _CLOSING:
                depth[0] = max(0, depth[0] - 1)
        counted = found.start()
        if depth[0] and found.end() - start < 1500 and found.group() not in ("”", '"'):
            continue
        if found.group() == "." and _ABBREVIATED.search(text, max(span.start, found.start() - 8), found.end()):
            continue
        yield from _whole(text, start, found.end())
        start, depth[0] = found.end(), 0
    yield from _whole(text, start, span.end)


def _whole(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


# what a body is or is ready to do decides nothing here
_NOT_DECIDING = re.compile(
    r"(?:is|are|was|has (?!no objection)|express(?:es)?|agrees to (?!the\b|an?\b|this\b|its\b)|undertakes|promises)\b"
)
_SAYS = re.compile(r"\s+(?:hereby\s+)?[a-z]+s\b")
# "The Politburo approved …", where the minutes tell what was decided
_TOLD = re.compile(
    r"\s+(?:also\s+|further\s+)?(?:[a-z]+s|[a-z]+ed|did\s+not|took|gave|found|sent|set|put|held|forbade|left|made)\b"
)


def operative(clause: Clause, at: int, deciding: re.Pattern[str]) -> tuple[int, bool, bool]:
    """Where the operative words begin: behind joining words, the deciding body, "decided:" and a leading "to".

    With it: whether the verb is in the third person ("The Politburo charges …"), and whether "to" led it.
    """
    flat = clause.flat
    at += len(flat[at:]) - len(flat[at:].lstrip())
    for pattern in (_LABEL, _JOINER, _ANNOUNCED, _JOINER, _TERM):
        found = pattern.match(flat, at)
        at = found.end() if found else at
    third = False
    if body := _body(clause, at, deciding):
        end, several = body
        decides = _DECIDES.match(flat, end)
        if decides:
            at = decides.end()
        elif (_TOLD if clause.told else _SAYS).match(flat, end) or (several and re.match(r"\s+[a-z]+\b", flat[end:])):
            hereby = re.compile(r"\s+(?:(?:hereby|also|further)\s+)?").match(flat, end)
            if hereby and not _NOT_DECIDING.match(flat, hereby.end()):
                at, third = hereby.end(), not several
    led = _TO.match(flat, at)
    at = led.end() if led else at
    quick = _ADVERB.match(flat, at)
    return (quick.end() if quick else at), third, bool(led)


def begins_with_body(clause: Clause, deciding: re.Pattern[str]) -> bool:
    """Whether the deciding body is the first thing named: "The Politburo, after a discussion:"."""
    return _body(clause, 0, deciding) is not None


def _body(clause: Clause, at: int, deciding: re.Pattern[str]) -> tuple[int, bool] | None:
    """Where the deciding body that begins at ``at`` ends, and whether it is more than one."""
    body = holders.listed(clause, at)
    if body:
        known = all(h.entity.startswith("group.") and deciding.search(h.words) for h in body.holders)
        return (body.end, len(body.holders) > 1) if known else None
    found = deciding.search(clause.flat, at, at + 60)
    if found is None or not _UNLISTED.fullmatch(clause.flat[at : found.start()]):
        return None
    rest = _OF_IT.match(clause.flat, found.end())
    return (rest.end() if rest else found.end()), False


# a finite verb outside a relative clause makes prose of it: "Work on the road has stopped"
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|must|should|would|can|cannot|could|may|might|does|did|became"
    r"|remains?|continues)\b"
)
_RELATIVE = re.compile(
    r"\b(?:which|that|who|whom|whose|if|when|where|as|because|since|until|after|before|how|what|unless|provided|and)\b"
    r"|[,(]"
)


def is_prose(flat: str, at: int, end: int) -> bool:
    """Whether a finite verb follows, so that what stands before it is a noun and no imperative."""
    end = min(end, at + 400)
    relative = _RELATIVE.search(flat, at, end)
    return bool(_FINITE.search(flat, at, relative.start() if relative else end))


def is_mentioned(clause: Clause, at: int) -> bool:
    """Whether a name or place begins at ``at``, so that no verb does."""
    return any(
        n.start <= at < n.end and n.mention.kind is not MentionKind.DATE for n in clause.starting(at - 300, at + 1)
    )
