"""Lists of addressees: where they begin and end, and who in them is addressed.

All wordings say that excerpts *were sent*, not that they arrived; the order of the document is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.interpret.minutes.words import DATE, alternation, pattern
from kg.model import Diagnostic, Distributed, Mention, MentionKind, Reading, Recipient, Severity, Span, Voice

_TITLE = r"(?:to\s+)?(?:the\s+)?@\b[.:]{0,2}"
# `Copies: Bulganin, Molotov` at the head of a sheet: names without titles, and more than one; a group may have a scope
# (`Lunin, Orlov: all; Petrov: points 1-6, 8`)
_NAME = r"(?:[A-ZА-Я]\.\s*){0,2}[A-ZА-Я][\w'’-]+"
_WHAT = r"(?:\s*[:–—-]\s*(?:all|everything|entirely|points?|items?|paras?\b|pp?\.|\d)[^;\n]*)"
_GROUP = rf"{_NAME}(?:\s*,\s*(?:and\s+|и\s+)?{_NAME}|\s+(?:and|и)\s+{_NAME})*{_WHAT}?"
_NAMES = re.compile(
    rf"(?:{_NAME}\s*,\s*){{1,}}(?:and\s+|и\s+)?{_NAME}\W*$|(?={_NAME}\s*,)(?:{_GROUP}\s*;\s*)+{_GROUP}\W*$"
    rf"|(?={_NAME}\s*,)(?=[^\n]*:){_GROUP}\W*$"
)
# what may stand in a list: names, initials, titles, particles, words in brackets, separators. A sentence ends it.
_TOKEN = re.compile(
    r"\s*(?:(?P<initial>(?:Ya|Yu|Ye|Yo|Ia|Iu|Ie|Kh|Zh|Shch|Sh|Ch|Ts|Dzh|[A-ZА-Я])\.)|(?P<bracket>\[[^\]\n]{0,80}\]|\([^)\n]{0,80}\))|(?P<word>[\w][\w'’.-]*[\w'’]|\w)"
    r"|(?P<stop>\.)|(?P<sep>[,;:&/–—-]+)|(?P<quote>[“”\"«»*+]))"
)
# a finite verb shows that a sentence has begun and the list is over
_VERBS = {"is", "are", "was", "were", "has", "have", "had", "shall", "should", "will", "must"}
_POINT_ABBREVIATED = re.compile(r"\b(?:pp?|пп?)\.$")  # `Grinko - p. 1.`
# `IV - to Comrades A, B; V - to Comrade C`, `point 2: Cdes. A`: what was sent stands before those it was sent to
_SCOPE_BEFORE = (
    r"(?P<scope>(?:points?\s+|items?\s+|pp?\.\s*|пп?\.\s*)?(?:\d{1,3}|(?-i:[IVXLC]{1,6}\b))"
    r"(?:(?:\s*,\s*|\s+(?:and|и)\s+)(?:\d{1,3}|(?-i:[IVXLC]{1,6}\b)))*)\s*[-–—:]\s*(?:to\s+)?"
)
# a full date is no part of a list: `Cdes. Lunin, Orlov 25 September 1943`
_DAY = re.compile(rf"(?=\d){DATE}", re.I)
_AGAIN = r"\s*(?:\d{1,2}\s*[.)–—-]+\s*|[-–—•]\s*)?(?:to\s+)?@\b\.?\s+\S"


def lead(text: str, at: int, limit: int) -> int:
    """The end of `Excerpts have been sent:` at ``at``, or -1: these words open a list wherever a sentence may begin."""
    found = pattern(r"[(\[]?@(?!\w)(?:\s*\(\s*to\s*\))?\s*:?\s*(?:to\s*:?(?=\s))?", "distribution-lead").match(
        text, at, limit
    )
    return found.end() if found else -1


def sheet_lead(text: str, at: int, limit: int) -> int:
    """The end of `Copies:`, `To:`, `Sent to` at ``at`` when titled names follow, or -1."""
    wanted = pattern(rf"[(\[]?@(?!\w)\s*:?\s*(?:to\s*:?\s*)?(?:{_SCOPE_BEFORE})?(?=\S)", "sheet-lead")
    found = wanted.match(text, at, limit)
    if not found:
        return -1
    if pattern(rf"{_TITLE}\s+\S", "comrade").match(text, found.end(), limit):
        return found.end()
    line = text.find("\n", found.end(), limit)
    names = ":" in found[0] and _NAMES.match(text, found.end(), limit if line < 0 else line)
    return found.end() if names else -1


def titled_lead(text: str, at: int, limit: int) -> int:
    """`To Comrades A, B` at the head of a sheet: the titles themselves open the list; -1 otherwise."""
    found = pattern(r"to\s+(?=@\b[.:]{0,2}\s+\S)", "comrade").match(text, at, limit)
    if found:
        return found.end()
    bare = pattern(r"@\b[.:]{0,2}\s+(?=\S)", "comrade").match(text, at, limit)  # `Cdes. Lunin, Orlov, Petrov.`
    return at if bare and _NAMES.match(text, bare.end(), limit) else -1


def list_end(text: str, start: int, limit: int, stops: frozenset[int] = frozenset()) -> int:
    """Where the list that begins at ``start`` ends; at ``start`` when no name follows.

    The list ends with its sentence, before a paragraph that does not go on with it, or at a position of ``stops``
    (where something else certainly begins). A full stop after a title or an initial is none of the sentence's.
    """
    titles = pattern(r"@\.?$", "comrade")
    at = end = start
    named = False
    joined = True  # whether a comma, "and" or a title asks for another name
    while at < limit:
        token = _TOKEN.match(text, at, limit)
        if token is None:
            break
        begin = at + len(token[0]) - len(token[0].lstrip())
        gap = text[at:begin]
        if begin > start and (begin in stops or (named and _DAY.match(text, begin, limit))):
            break
        if "\n" in gap and named and not _goes_on(text, begin, limit, joined, gap.count("\n")):
            break
        kind, words = str(token.lastgroup), token[0].strip()
        if kind == "stop":
            end = token.end()
            cited = _POINT_ABBREVIATED.search(text, start, end) and re.match(r"\s?\d", text[end : end + 2])
            if named and not cited:
                break
        elif kind == "word":
            if titles.match(words):
                joined = True
                end = at = token.end() + (1 if text[token.end() : token.end() + 1] == "." else 0)
                continue
            if words.lower() in _VERBS:
                break
            named = named or words[0].isupper()
            joined = words.lower() in ("and", "to", "и")
            end = token.end()
        else:
            joined = kind == "sep" and ("," in words or ";" in words)
            named = named or kind == "initial"
            end = token.end()
        at = token.end()
    if named and end < limit and text[end] in ")]":
        opened = text[max(0, start - 40) : end]
        if opened.count("(") + opened.count("[") > opened.count(")") + opened.count("]"):
            end += 2 if text[end + 1 : end + 2] == "." else 1
    return end if named else start


def _goes_on(text: str, at: int, limit: int, joined: bool, breaks: int) -> bool:
    """Whether a list runs on over a line end: after a comma or "and", or with another titled name."""
    if joined:
        return True
    if re.match(r"(?:and|и|,)\s", text[at : at + 5]):
        return True
    return bool(pattern(_AGAIN, "comrade").match(text, at, limit)) and breaks <= 3


def distributed(
    reading: Reading, span: Span, key: str, part: str, voice: Voice
) -> tuple[list[Distributed], list[Diagnostic]]:
    """The distribution stated in ``span``: its addressees in the document's order, and what names nobody."""
    recipients: list[Recipient] = []
    diagnostics: list[Diagnostic] = []
    nobody = pattern(r"(?:\d+\w*\s+)?@(?:\s+of\s+.*|\s*№?\s*\d+)?[.\s]*$", "not-a-person")
    mentions = _addressed(reading, span)
    for mention in mentions:
        if nobody.match(mention.name) or re.fullmatch(r"\W*\d+(?:st|nd|rd|th)?\b.*", mention.name):
            diagnostics.append(
                Diagnostic(
                    "not-a-person",
                    Severity.INFO,
                    mention.span,
                    f"{mention.name!r} in a distribution list is no addressee",
                )
            )
            continue
        recipients.append(
            Recipient(
                entity=mention.entity,
                name=mention.name,
                span=mention.span,
                position=len(recipients) + 1,
                scope=_scope(reading.text, mention.span.end, span.end)
                or _scope_before(reading.text, mention.span, span),
            )
        )
    named = reading.mentions_in(span)
    for entry in entries(reading.text, span):
        if not any(m.span.overlaps(entry) or (m.office_span and m.office_span.overlaps(entry)) for m in named):
            diagnostics.append(
                Diagnostic(
                    "unread-addressee", Severity.WARNING, entry, f"no name was recognised in {entry.of(reading.text)!r}"
                )
            )
    if not recipients:
        diagnostics.append(
            Diagnostic("no-addressee", Severity.WARNING, span, "a distribution list without a recognised name")
        )
        return [], diagnostics
    claim = Distributed(
        evidence=(span,), voice=voice, rule="minutes.distribution", key=key, part=part, recipients=tuple(recipients)
    )
    return [claim], diagnostics


def spread(claim: Distributed, points: Mapping[str, str], above: Sequence[str], text: str) -> tuple[Distributed, ...]:
    """One distribution for each point that the scopes of a list name: ``Voroshilov - 110, 111; Yezhov - everything``.

    ``points`` are the keys of the document's points by number, ``above`` the keys of those this list closes. Names
    of one group (between semicolons) share the scope at its end; a number that is no point's is no scope.
    """
    scopes = _group_scopes(claim.recipients, text)
    wanted = [_named(scope, points, above) for scope in scopes]
    if not any(wanted):
        cleared = tuple(replace(r, scope="" if r.scope[:1].isdigit() else r.scope) for r in claim.recipients)
        return (replace(claim, recipients=cleared),)
    made: list[Distributed] = []
    for key in dict.fromkeys((*above, *points.values())):
        chosen = [
            (recipient, scope)
            for recipient, scope, keys in zip(claim.recipients, scopes, wanted, strict=True)
            if key in (keys or (claim.part,))
        ]
        if chosen:
            ordered = tuple(replace(r, position=n, scope=scope) for n, (r, scope) in enumerate(chosen, 1))
            own = claim.key if key == claim.part else f"{key}.{claim.key}"
            made.append(replace(claim, key=own, part=key, recipients=ordered))
    return tuple(made)


def _group_scopes(recipients: tuple[Recipient, ...], text: str) -> list[str]:
    """The scope of each addressee; within a group closed by a semicolon the last one's holds for all."""
    scopes = [r.scope for r in recipients]
    grouped = any(";" in text[a.span.end : b.span.start] for a, b in pairwise(recipients))
    for index in range(len(recipients) - 2, -1, -1):
        between = text[recipients[index].span.end : recipients[index + 1].span.start]
        if grouped and not scopes[index] and ";" not in between:
            scopes[index] = scopes[index + 1]
    return scopes


def _named(scope: str, points: Mapping[str, str], above: Sequence[str]) -> tuple[str, ...]:
    """The keys of the points a scope names; none where it names none of this document."""
    numbers = re.findall(r"\d{1,3}|\b[IVXLC]+\b", scope)
    if numbers:
        return tuple(points[n] for n in numbers) if all(n in points for n in numbers) else ()
    whole = bool(re.match(r"(?:everything|all|всё|все)\b", scope, re.I))
    return tuple(above) if whole and len(above) > 1 else ()


def _addressed(reading: Reading, span: Span) -> Iterator[Mention]:
    """Persons and bodies of the list; a body in brackets after a person says where he serves."""
    text, before = reading.text, None
    wanted = (MentionKind.PERSON, MentionKind.GROUP, MentionKind.OFFICE)
    officials = [m for m in reading.mentions_in(span) if m.office_span]
    for mention in reading.mentions_in(span, *wanted):
        if not mention.entity:
            continue
        first = span.start + 1 if text[span.start] in "([" else span.start
        inside = _in_brackets(text, first, mention.span.start)
        if (
            inside
            and before is not None
            and (before.kind is MentionKind.PERSON or mention.kind is not MentionKind.PERSON)
        ):
            continue
        if mention.kind is MentionKind.GROUP and re.match(
            r"\s*['’]s?\s", text[mention.span.end : mention.span.end + 4]
        ):
            continue
        if any(m is not mention and m.office_span and m.office_span.covers(mention.span) for m in officials):
            continue
        before = mention
        yield mention


def _in_brackets(text: str, start: int, at: int) -> bool:
    ahead = text[start:at]
    return ahead.count("(") > ahead.count(")") or ahead.count("[") > ahead.count("]")


# `Frinovsky - everything`, `Yezhov – points 1 and 2`, `Voroshilov - 110, 111`: a dash with a lower-case word or
# numbers after a name says what was sent
_SCOPE = re.compile(
    r"\s*(?:\([^)\n]*\)\s*)?(?:\s[-–—]|[–—]|:(?=\s))\s*(?P<words>(?:points?\s+|items?\s+|pp?\.\s*|пп?\.\s*)?\d{1,3}(?:(?:\s*,\s*|\s+(?:and|и)\s+)\d{1,3})*(?![\w)])"
    r"|(?:everything|all|only|points?|items?|п\.|всё|все)\b[^,;.\n]*)",
    re.I,
)


def _scope(text: str, at: int, limit: int) -> str:
    found = _SCOPE.match(text, at, limit)
    return " ".join(found["words"].split()) if found else ""


def _scope_before(text: str, name: Span, span: Span) -> str:
    """The scope at the head of the name's group, which a semicolon or a line end closes."""
    start = max(text.rfind(sign, span.start, name.start) for sign in ";\n") + 1
    if start == 0:
        words = pattern(r"\W*@\s*:?\s*(?:to\s*:\s*)?", "sheet-lead", "distribution-lead")
        opened = words.match(text, span.start, name.start)
        start = opened.end() if opened else span.start
    found = re.compile(r"\s*" + _SCOPE_BEFORE, re.I).match(text, start, name.start)
    return " ".join(found["scope"].split()) if found else ""


def entries(text: str, span: Span) -> Iterator[Span]:
    """The entries of the list between its commas, without titles: what ought to name somebody."""
    opening = max(
        lead(text, span.start, span.end),
        sheet_lead(text, span.start, span.end),
        titled_lead(text, span.start, span.end),
        span.start,
    )
    separator = re.compile(r"\s*(?:[,;]\s*(?:and\s|и\s)?|\n\s*\n|\s(?:and|и)\s)\s*")
    title = pattern(
        rf"\s*(?:\d{{1,2}}\s*[.)–—-]\s*)?(?:{alternation('comrade')}\b\.?|to\b|the\b|:|\(to\)|\s)*", "comrade"
    )
    at = opening
    while at < span.end:
        cut = separator.search(text, at, span.end)
        stop = cut.start() if cut else span.end
        skip = title.match(text, at, stop)
        start = skip.end() if skip else at
        while stop > start and text[stop - 1] in " .,;:\n":
            stop -= 1
        if re.search(r"[^\W\d_]{2}", text[start:stop]):
            yield Span(start, stop)
        at = cut.end() if cut else span.end
