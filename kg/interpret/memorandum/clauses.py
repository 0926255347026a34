"""Sentences and clauses of the text that say who was there, interpreted or took notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.interpret.correspondence.parties import parties
from kg.interpret.memorandum.forms import bare_side
from kg.interpret.papers.words import any_of
from kg.model import Kind, MentionKind, Reading, Role, Span
from kg.sentences import sentences

_TALK = r"(?:conversations?|meetings?|talks?|discussions?|receptions?|lunch|luncheon|dinner|session|negotiations)"


def elsewhere(words: str) -> bool:
    """Whether a sentence says where somebody was present, and it is no talk.

    >>> elsewhere("Mr. Koski was present at the funeral."), elsewhere("Mr. Koski was present at the meeting.")
    (True, False)
    """
    found = re.search(
        r"\b(?:present|attendance|part|participated|attended)\s+(?:(?:at|in|during|for)\s+)?(?P<what>(?:the|a|an|that|his)\s.*)",
        words,
        re.IGNORECASE,
    )
    return found is not None and not re.match(
        rf"(?:the|this)\s+(?:\w+\s+){{0,2}}?{_TALK}\b", found["what"], re.IGNORECASE
    )


@cache
def _clauses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    attended = any_of("attended")
    sources = (
        # "…, in which the adviser X took part", "at which X was present"
        ("participant", rf"\b(?:in|at)\s+which\s+(?P<who>[^.;:]{{3,200}}?)\s*{attended}"),
        # "From the Russian side A and B took part."
        (
            "participant",
            rf"^(?:on|from|for)\s+(?P<side>the\s+(?:[\w&’'-]+\s+){{1,3}}?{any_of('side-noun')}),?\s+(?P<who>[^.;:]{{3,160}}?)"
            rf"\s*{attended}(?:\s+(?:at|in|during)\s+the\s+{_TALK}\b|\s*\.?$)",
        ),
        # "Attaché V. Petrov was present at the conversation."
        (
            "participant",
            rf"^(?P<who>[^.;:]{{3,160}}?)\s+{attended}(?:\s+(?:at|in|during))?(?:\s+the\s+{_TALK}\b|\s*\.?$)",
        ),
        # "Besides the principals, present at the second half were X and Y."
        (
            "participant",
            r"\bpresent\s+(?:at|during|in|for)\s+(?:the\s+)?[^.;:,]{3,60}?\s+(?:was|were)(?:\s+also)?\s+"
            r"(?P<who>[A-Z].{2,160}?)\.?$",
        ),
        # "Present at the conversation were X and Y.", "The conversation was attended by X."
        (
            "participant",
            rf"^(?:also\s+)?(?:present|participating|attending|taking\s+part)\s+(?:at|in)\s+the\s+{_TALK}\s+"
            r"(?:was|were)(?:\s+also)?:?\s+(?P<who>.{3,200}?)\.?$",
        ),
        ("participant", rf"^the\s+{_TALK}\s+was\s+(?:also\s+)?attended\s+by\s+(?P<who>.{{3,200}}?)\.?$"),
        ("interpreter", rf"^(?:the\s+{_TALK}\s+was\s+)?(?:interpreted|translated)\s+by\s+(?P<who>.{{3,120}}?)\.?$"),
        (
            "note-taker",
            rf"^(?:the\s+{_TALK}\s+was\s+)?(?:recorded|written\s+down|noted\s+down|taken\s+down)\s+by\s+"
            r"(?P<who>.{3,120}?)\.?$",
        ),
    )
    return tuple((role, re.compile(source, re.IGNORECASE | re.DOTALL)) for role, source in sources)


def clauses(reading: Reading) -> Iterator[Role]:
    """Persons whom a sentence of the text says to have been there, interpreted or taken notes."""
    for leaf in reading.of_kind(Kind.PARAGRAPH):
        if leaf.children:
            continue
        for sentence in sentences(reading.text, leaf.span):
            words = sentence.of(reading.text)
            if len(words) > 400:
                continue
            for role, pattern_ in _clauses():
                found = pattern_.search(words)
                if found is None:
                    continue
                side = found["side"] if "side" in pattern_.groupindex else ""
                sided = sentence.start + found.start("side") if side else 0
                who = Span(sentence.start + found.start("who"), sentence.start + found.end("who"))
                named = parties(reading, who)
                if all(p.kind is MentionKind.PERSON and p.entity for p in named):
                    for party in named:
                        alone = len(named) == 1
                        yield Role(
                            role=role,
                            entity=party.entity,
                            span=Span(who.start, party.span.end) if alone else party.span,
                            words=party.words,
                            office=party.office,
                            side=bare_side(side),
                            side_span=Span(sided, sided + len(side)) if side else None,
                        )
                break
