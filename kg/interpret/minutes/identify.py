"""Whether a document is a list of decisions: an excerpt from minutes, a decision, a decree.

The form of the text decides (a head of minutes, points with lists of addressees, storage notes); a title may confirm
or deny it: telegrams, letters and records of what was said at a meeting also speak of decisions.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.interpret.minutes import distribution, heads, runin, shapes
from kg.interpret.minutes.markers import EXTRACT, marker_at
from kg.interpret.minutes.notes import storage_statements
from kg.interpret.minutes.words import pattern
from kg.lexicon import vocabulary
from kg.model import Document, Kind, Span

# titles of other kinds of documents; "Minutes of Conversation" and "Minutes of a meeting between" record talk
_OTHER_TITLE = re.compile(
    r"^\W*(?:(?:top\s+secret|ciphered|encoded|coded|secret|urgent|circular|outgoing|incoming|draft)\s+)*"
    r"(?:telegrams?|cables?|letters?|memorand(?:um|a)|memo|messages?|notes?\b|reports?|information\b|dispatch|statement|speech|"
    r"address|interview|diary|journal|press|petition|transcript|stenogra\w+|record(?:ing)?\s+of|minutes?\s+of\s+(?:an?\s+|the\s+)?"
    r"(?:conversation|talks?|discussions?|negotiations?|meeting\s+(?:between|with|of\s+comrades?))|conversation|notes\s+on|summary\s+of)\b",
    re.IGNORECASE,
)
_OTHER_TYPE = re.compile(
    r"telegram|cable|letter|memorandum|report|conversation|speech|statement|press|petition|diary|interview", re.I
)
_OWN_TYPE = re.compile(r"\b(?:minutes|decision|decree|resolution|excerpt)\b", re.I)
_EXCERPT = re.compile(
    r"\b(?:ex(?:cerpt|ceprt|tract)s?|protocols?|minutes)\b.{0,40}?\b(?:minutes|protocols?|politburo|decisions?|session)\b|^\W*протокол",
    re.I,
)
_DECIDES = re.compile(r"\b(?:decisions?|decrees?|resolutions?|resolves?|решение|постановление)\b", re.I)
# who is there, who speaks: a record of discussion, not a list of decisions
_ATTENDANCE = re.compile(
    r"^\W*(?:present|participants?|attend(?:ance|ed|ees|ing)|members\s+present|those\s+present|chair(?:man|ed\s+by|person)?|"
    r"in\s+attendance|присутствовали|председательств\w+)\b\s*(?:were)?\s*[:\-–]",
    re.I | re.M,
)
_SPEAKER = re.compile(
    r"^\s*(?!(?i:present|absent|attended|participants|presiding|members|candidates|heard|resolved|decided|agenda|on|re)\b)(?:(?:Cde|Comrade|Com|Mr|Dr|Tov|тов)\.?\s+)?(?!(?:Cdes?|Comrades?|Com|Mr|Dr|Tov|тов)\b)[A-ZА-Я][\w'’-]+(?:\s+[A-ZА-Я][\w'’-]+)?\s*[.:]\s+[A-ZА-Я“\"][^\n]{40,}",
    re.M,
)
# "1. Charge", "a) Permit", "(2) Send": the label of an item before its verb
_ITEM = re.compile(r"^\s*\(?(?:\d{1,2}|[a-zа-я]|[IVX]{1,5})[.)．]\s*")
_DEAR = re.compile(r"^\W*(?:my\s+)?(?:dear|esteemed|respected|уважаемый|дорогой)\b", re.I | re.M)


def identifies(document: Document) -> bool:
    """Whether the document is minutes in the sense of the public contract: decisions, with or without points."""
    body = document.zone(Kind.BODY)
    if body is None or document.hint("genre") not in ("", "minutes"):
        return False
    title_zone, type_zone = document.zone(Kind.TITLE), document.zone(Kind.RECORD_TYPE)
    title = " ".join(title_zone.span.of(document.text).split()) if title_zone else ""
    kind = type_zone.span.of(document.text) if type_zone else ""
    text = document.text
    if _OTHER_TYPE.search(kind) and not _OWN_TYPE.search(kind):
        return False
    strength = form(text, body.span)
    own = Span(body.span.start, _attached_at(text, body.span))  # a letter may hang on a decision
    if _discussion(text, own, title):
        return False
    if strength < 4 and _DEAR.search(text, own.start, min(own.end, own.start + 2000)):
        return False  # a letter with numbered paragraphs
    if _OTHER_TITLE.match(title):
        return strength >= 4 and not _DEAR.search(text, own.start, own.end)
    named = (
        bool(_EXCERPT.search(title))
        or bool(_OWN_TYPE.search(kind))
        or (bool(_DECIDES.search(title)) and bool(pattern(r"(?<!\w)@(?!\w)", "deciding-body").search(title)))
    )
    lines = _lines(text, own)
    return strength + (2 if named or (_attended(text, own) and _points_of_a_body(text, lines, title)) else 0) >= 2


def _attended(text: str, body: Span) -> bool:
    return _ATTENDANCE.search(text, body.start, body.end) is not None


def _attached_at(text: str, body: Span) -> int:
    """Where the first attachment begins that stands below some text, or the end of the body."""
    lines = _lines(text, body)
    return next((a for a, b in lines[4:] if shapes.attachment(text[a:b]) == "attachment"), body.end)


def form(text: str, body: Span) -> int:
    """How much of the text has the form of minutes: a head counts 2, points with lists 3, a storage note 3 …"""
    score = 0
    lines = list(_lines(text, body))
    early = lines[:25]
    if any(heads.is_head(text[a:b]) for a, b in early):
        score += 2
    if any(
        heads.is_head(text[a:b])
        and re.match(
            r"\W*(?:from\s+)?(?:the\s+)?(?:minutes|protocol|excerpt|extract|протокол|выписка)", text[a:b], re.I
        )
        for a, b in early
    ):
        score += 1
    if any(heads.names_body(text[a:b]) and heads.is_numbered_decree(text[c:d]) for (a, b), (c, d) in pairwise(early)):
        score += 2
    markers = [m for a, b in lines if (m := marker_at(text, a, b)) is not None]
    if any(m.style == "P/" for m in markers) or any(EXTRACT.search(text, a, b) for a, b in early[:5]):
        score += 2
    points = any(m.headed or m.style in ("P/", "point") for m in markers)
    if any(_has_lead(text, a, b) for a, b in lines):
        score += 3 if points else 2
    if points and any(_orders(text[a:b]) for a, b in lines):
        score += 2
    if storage_statements(text, body):
        score += 3
    if any(shapes.is_dateline(text[a:b]) and _DECIDES.search(text[a:b]) for a, b in early):
        score += 2
    if any(heads.is_preamble(text[a:b]) for a, b in lines):
        score += 2
    return score


def _lines(text: str, body: Span) -> list[tuple[int, int]]:
    """The lines of a body that are not blank; a text without line ends is cut where a line must have begun."""
    run_in = runin.is_run_in(body.of(text).split("\n"))
    cuts = runin.anchors(text, body) if run_in else []
    ends = {m.start() for m in re.compile("\n").finditer(text, body.start, body.end)}
    found = []
    for start, end in pairwise((body.start, *sorted(ends.union(cuts)), body.end)):
        while start < end and (text[start].isspace() or text[start] == "["):
            start += 1
        if start < end:
            found.append((start, end))
    return found


def _has_lead(text: str, start: int, end: int) -> bool:
    if distribution.lead(text, start, end) >= 0:
        return True
    found = pattern(r"(?<=[.;] )@(?!\w)", "distribution-lead").search(text, start, end)
    return found is not None


# `The following were decided:`, `Resolution:` right above the numbers of what was decided; not `What he decided to do:`
_RESOLVES = re.compile(
    r"(?:^|\b(?:were|was|has|have|hereby|committee|politburo|presidium|secretariat|council)\s+)"
    r"(?:decided|decides|resolved|resolves|resolutions?|decisions?)\b[^\n:]{0,40}:\s*$", re.I)


def _orders(line: str) -> bool:
    """`1. Charge Cde. Petrov with …`, `II. charges Cde. Petrov …`: a paragraph that opens with an operative verb."""
    words = re.sub(r"^To\s+(?=[a-z])", "", _ITEM.sub("", line)).split(None, 1)
    if len(words) != 2:
        return False
    first = words[0].rstrip(":,")
    third = first[:-1] if first.islower() and first.endswith("s") else first
    return first.capitalize() in _operative_verbs() or third.capitalize() in _operative_verbs()


# wordings that open with no verb: "Under no circumstances", "No ship is to be", "A reprimand is issued to"
_FUNCTION_WORDS = ("{", "It ", "A ", "In ", "No ", "Nobody ", "Not one ", "Not a ", "There ", "This ", "Under ")


@cache
def _operative_verbs() -> frozenset[str]:
    """The first words of the wordings of `provisions.ttl`, as they stand at the head of a sentence."""
    labels = (label for c in vocabulary("provisions") for label in c.values("skos:hiddenLabel"))
    return frozenset(label.split()[0].rstrip(":") for label in labels if not label.startswith(_FUNCTION_WORDS))


def _discussion(text: str, body: Span, title: str) -> bool:
    """Whether the text records who was there and who said what, and is no list of decisions for all that."""
    attended = _attended(text, body)
    speakers = len(_SPEAKER.findall(text, body.start, body.end))
    if speakers >= 6 or (attended and speakers >= 1):
        return True
    lines = _lines(text, body)
    return attended and not any(_has_lead(text, a, b) for a, b in lines) and not _points_of_a_body(text, lines, title)


def _points_of_a_body(text: str, lines: list[tuple[int, int]], title: str) -> bool:
    """Minutes of a deciding body, named by them or their title, with those present and then points with headings."""
    known = pattern(r"(?<!\w)@(?!\w)", "deciding-body")
    if not known.search(title) and not any(known.search(text[a:b]) for a, b in lines[:25]):
        return False
    if any(_RESOLVES.search(text, a, b) and marker_at(text, c, d) for (a, b), (c, d) in pairwise(lines)):
        return True
    if sum(_orders(text[a:b]) and marker_at(text, a, b) is not None for a, b in lines) > 1:
        return True
    if not any(heads.is_minutes_head(text[a:b]) for a, b in lines[:25]):
        return False
    markers = [m for a, b in lines if (m := marker_at(text, a, b)) is not None]
    if any(m.style == "point" for m in markers) or any(pattern(r"@\s*:", "agenda").match(text[a:b]) for a, b in lines):
        return True  # `On point 1.` below an agenda
    if all(any(pattern(r"@\s*:", name).match(text[a:b]) for a, b in lines) for name in ("heard", "resolved")):
        return True
    if sum(_orders(text[a:b]) for a, b in lines) > 1 or any(heads.is_preamble(text[a:b]) for a, b in lines):
        return True
    rows = [m for m in markers if m.style in ("n.", "n-", "I.")]
    return any(m.headed or m.dashed or (m.style == "I." and m.heading) for m in rows)
