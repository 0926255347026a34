"""Sentences and clauses of the text that say who was there, interpreted or took notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.interpret.correspondence.parties import parties
from kg.interpret.memorandum.forms import TALK, bare_side, role_of
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
            rf"^(?:also\s+)?(?:present|participating|attending|taking\s+part)(?:\s+(?:at|in))?\s+the\s+{TALK}\s+"
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
            if sentence.end - sentence.start <= 700:
                yield from _sided(reading, sentence)
            if sentence.end - sentence.start <= 400:
                yield from _of_sentence(reading, sentence)
    yield from _met(reading)


_I_MET = re.compile(
    r"(?<![\w.])I\s+(?:\w+ly\s+)?(?:received|met|visited|called\s+on|talked\s+(?:with|to)|spoke\s+(?:with|to)|paid\s+a\s+visit"
    r"|had\s+an?\s+(?:\w+\s+)?(?:conversation|talk|meeting))\b"
)


def first_person(reading: Reading, writer: str) -> Iterator[Role]:
    """The writer, where he says in the first sentences that he met somebody."""
    entity = reading.entity(writer)
    for leaf in reading.of_kind(Kind.PARAGRAPH)[:2] if entity is not None else ():
        found = _I_MET.search(reading.text, leaf.span.start, min(leaf.span.end, leaf.span.start + 300))
        if entity is not None and found is not None:
            span = Span(found.start(), found.start() + 1)
            yield Role(role="participant", entity=writer, span=span, words=entity.name)
            return


def _of_sentence(reading: Reading, sentence: Span) -> Iterator[Role]:
    words = sentence.of(reading.text)
    for role, pattern_ in _clauses():
        found = pattern_.search(words)
        if found is None:
            continue
        side = _at(sentence, found, "side") if "side" in pattern_.groupindex else None
        yield from _roles(reading, _at(sentence, found, "who"), role, side)


def _at(sentence: Span, found: re.Match[str], group: str) -> Span:
    return Span(sentence.start + found.start(group), sentence.start + found.end(group))


def _roles(reading: Reading, who: Span, role: str, side: Span | None) -> Iterator[Role]:
    """The persons of a stretch, if it names nobody else."""
    named = parties(reading, who)
    held = {p.office for p in named if p.entity}  # "the counselor of the Embassy, R. Amador" may be read twice
    named = tuple(p for p in named if p.entity or p.words not in held)
    if not all(p.kind is MentionKind.PERSON and p.entity for p in named):
        return
    for party in named:
        lead = _played().search(reading.text[max(who.start, party.span.start - 30) : party.span.start])
        yield Role(
            role=(role_of(lead["role"]) if lead else "") or role_of(party.office) or role,
            entity=party.entity,
            span=Span(who.start, party.span.end) if len(named) == 1 else party.span,
            words=party.words,
            office="" if role_of(party.office) else party.office,
            side=bare_side(side.of(reading.text)) if side else "",
            side_span=side,
        )


@cache
def _played() -> re.Pattern[str]:
    # "the interpreter Comrade Cho"
    roles = any_of("role-interpreter", "role-note-taker")
    return re.compile(rf"(?P<role>{roles})\s+(?:Comrade\s+|Cde\.\s+|Mr\.\s+)?$", re.IGNORECASE)


@cache
def _sides() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:from|on|for)\s+(?P<side>(?:the|our)\s+(?:[\w&’'-]+\s+){{0,3}}?{any_of('side-noun')})\s*[,:]?\s*"
        r"(?:(?:there\s+)?(?:was|were)\s*:?\s+)?"
        r"(?=(?:the\s+)?(?:(?-i:[A-ZÀ-ÞА-ЯЁ])|comrades?\b|cdes?\b|ambassador|interpreter|translator))",
        re.IGNORECASE,
    )


_PRESENT = re.compile(r"\b(?:present|attend(?:ed|ing)|participat(?:ed|ing)|(?:took|taking)\s+part)\b", re.IGNORECASE)
_LAST = re.compile(
    r"[\s,;]*(?:and\s+)?(?:(?:also\s+)?(?:took\s+part|participated|attended|(?:was|were)\s+(?:also\s+)?present)\b.*)?"
    r"[.;,\s]*$",
    re.DOTALL,
)


def _sided(reading: Reading, sentence: Span) -> Iterator[Role]:
    """ "Present from our side were A and B; from the Korean side, C": each side up to the next."""
    words = sentence.of(reading.text)
    heads = list(_sides().finditer(words)) if _PRESENT.search(words) else []
    if not heads or (len(heads) == 1 and not _PRESENT.match(words.removeprefix("Also ").removeprefix("also "))):
        return
    for place, head in enumerate(heads):
        stop = heads[place + 1].start() if place + 1 < len(heads) else len(words)
        tail = _LAST.search(words, head.end(), stop)
        stop = tail.start() if tail else stop
        yield from _roles(
            reading,
            Span(sentence.start + head.end(), sentence.start + stop),
            "participant",
            _at(sentence, head, "side"),
        )


@cache
def _meets() -> re.Pattern[str]:
    # "On 3 February the chief of our mission, General X, paid a visit to Marshal Y": both took part
    return re.compile(
        rf"(?P<who>{_WHO}{{3,140}}?)\s*,?\s+(?:met(?:\s+with)?|received|visited|paid\s+a\s+visit\s+to|called\s+on"
        r"|talked\s+(?:with|to)|spoke\s+with|had\s+an?\s+(?:\w+\s+)?(?:conversation|talk|meeting)\s+with)\s+"
        rf"(?P<whom>{_WHO}{{3,160}}?)(?=\s+(?:on|at|in|for|to|during|upon|after|over)\s|[,.;]|$)"
    )


# "Orlov said that he had met Larin" tells of another meeting
_TELLS = re.compile(r"\b(?:that|had|has|who|which|when|after|before|if)\b")


def _met(reading: Reading) -> Iterator[Role]:
    """Those of whom the first sentences say that they met."""
    for leaf in reading.of_kind(Kind.PARAGRAPH)[:2]:
        for sentence in sentences(reading.text, leaf.span)[:2]:
            day = next((d.span.end for d in reading.dates_in(sentence) if d.span.start - sentence.start < 12), None)
            start = sentence.start if day is None else day + len(reading.text[day : sentence.end]) - len(
                reading.text[day : sentence.end].lstrip(" ,")
            )
            found = _meets().match(reading.text, start, sentence.end)
            if found is None:
                continue
            who, whom = (Span(*found.span(group)) for group in ("who", "whom"))
            people = reading.mentions_in(who, MentionKind.PERSON)
            both = [tuple(_roles(reading, one, "participant", None)) for one in (who, whom)]
            if all(both) and people[-1].span.end == who.end and not _TELLS.search(who.of(reading.text)):
                yield from (role for roles in both for role in roles)
