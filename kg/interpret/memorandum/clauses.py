"""Sentences and clauses of the text that say who was there, interpreted or took notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.interpret.correspondence.parties import parties
from kg.interpret.memorandum.forms import TALK, bare_side
from kg.interpret.papers.words import any_of
from kg.model import Kind, MentionKind, Reading, Role, Span
from kg.sentences import sentences

# who is named before a verb: no sentence ends inside, and the full stops of initials and titles end none
_WHO = r"(?:[^.;:]|(?<=\b[A-ZА-ЯЁ])\.|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bDr)\.|(?<=\bCde)\.|(?<=\bCdes)\.|(?<=\bComr)\.)"


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
        rf"(?:the|this)\s+(?:\w+\s+){{0,2}}?{TALK}\b", found["what"], re.IGNORECASE
    )


@cache
def _clauses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    attended = any_of("attended")
    side = rf"(?P<side>the\s+(?:[\w&’'-]+\s+){{1,3}}?{any_of('side-noun')}|the\s+[A-Z]{{2,5}})"
    ends = r"\s*(?:,\s*as\s+(?:was|were|did)\s.*)?\.?$"
    place = rf"\s+(?:at|in|during|for)\s+(?:the|this)\s+(?:\w+\s+){{0,2}}?{TALK}\b|\s+(?:the|this)\s+{TALK}\b"
    at = rf"(?:{place}|{ends})"
    sources = (
        # "…, in which the adviser X took part", "at which X was present"
        ("participant", rf"\b(?:in|at)\s+which\s+(?P<who>{_WHO}{{3,200}}?)\s*{attended}"),
        # "From the Russian side A and B took part.", "On the Polish side, Cde. J. Koski, counselor, was present."
        ("participant", rf"^(?:on|from|for)\s+{side},?\s+(?P<who>{_WHO}{{3,200}}?)\s*,?\s*{attended}{at}"),
        # "Attaché V. Petrov was present at the conversation."
        ("participant", rf"^(?P<who>{_WHO}{{3,200}}?)\s*,?\s+{attended}{at}"),
        # "…, as was Foreign Minister X."
        ("participant", rf"{attended}(?:{place})?\s*,?\s*as\s+(?:was|were|did)\s+(?P<who>{_WHO}{{3,160}}?)\.?$"),
        # "Besides the principals, present at the second half were X and Y."
        (
            "participant",
            r"\bpresent\s+(?:at|during|in|for)\s+(?:the\s+)?[^.;:,]{3,60}?\s+(?:was|were)(?:\s+also)?\s+"
            r"(?P<who>[A-Z].{2,160}?)\.?$",
        ),
        # "Present at the conversation were X and Y.", "The conversation was attended by X."
        (
            "participant",
            rf"^(?:also\s+)?(?:present|participating|attending|taking\s+part)\s+(?:at|in)\s+the\s+{TALK}\s+"
            r"(?:was|were)(?:\s+also)?:?\s+(?P<who>.{3,200}?)\.?$",
        ),
        ("participant", rf"^the\s+{TALK}\s+(?:was|were)\s+(?:also\s+)?attended\s+by\s+(?P<who>.{{3,200}}?)\.?$"),
        # "The Ambassador was accompanied by Counselor X."
        (
            "participant",
            rf"^{_WHO}{{1,80}}?\s+(?:was|were)\s+accompanied\s+by\s+"
            r"(?P<who>(?:(?!\b(?:on|during|when|who)\b).){3,160}?)\.?$",
        ),
        (
            "interpreter",
            rf"^(?:the\s+{TALK}\s+(?:was|were)\s+)?(?:interpreted|translated)\s+by\s+(?P<who>.{{3,120}}?)\.?$",
        ),
        # "Comrade X translated.", "X acted as interpreter."
        (
            "interpreter",
            rf"^(?P<who>{_WHO}{{3,120}}?)\s*,?\s+(?:also\s+)?(?:interpreted|translated|(?:acted|served|was)\s+as\s+(?:an?\s+|the\s+)?"
            rf"(?:interpreter|translator)|was\s+(?:the|our|his)\s+(?:interpreter|translator))(?:\s+the\s+{TALK})?{ends}",
        ),
        # "Stenographers: A and B." behind other sentences
        ("interpreter", rf"^{any_of('role-interpreter')}s?\s*:\s+(?P<who>.{{3,120}}?)\.?$"),
        ("note-taker", rf"^{any_of('role-note-taker')}s?\s*:\s+(?P<who>.{{3,120}}?)\.?$"),
        (
            "note-taker",
            rf"^(?:the\s+{TALK}\s+(?:was|were)\s+)?(?:recorded|written\s+down|noted\s+down|taken\s+down)\s+by\s+"
            r"(?P<who>.{3,120}?)\.?$",
        ),
        # "X took notes.", "X recorded the conversation."
        (
            "note-taker",
            rf"^(?P<who>{_WHO}{{3,120}}?)\s+(?:took\s+(?:the\s+)?notes|(?:recorded|wrote\s+down)\s+the\s+{TALK}){ends}",
        ),
    )
    return tuple((role, re.compile(source, re.IGNORECASE | re.DOTALL)) for role, source in sources)


def clauses(reading: Reading) -> Iterator[Role]:
    """Persons whom a sentence of the text says to have been there, interpreted or taken notes."""
    for leaf in reading.of_kind(Kind.PARAGRAPH, Kind.PARTICIPANTS):
        if leaf.children or (leaf.kind is Kind.PARTICIPANTS and leaf.label != "sentence"):
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
