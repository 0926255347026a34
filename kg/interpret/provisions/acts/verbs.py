"""Past acts told by a verb: "the aid he requested", "he was interned", "submitted by the NKVT"."""

from __future__ import annotations

import re

from kg.interpret.provisions import holders
from kg.interpret.provisions.acts.around import Around
from kg.interpret.provisions.acts.words import Act, Words
from kg.model import Role, Span, When

_IF = re.compile(r"\b(?:if|unless|whether|when|should|in case|until|that)\s+(?:the\s+)?$", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\s+(?:(?:has|have|had|also|already|recently|once|at one time|earlier|previously|personally|himself)\s+)*$"
)
_PASSIVE = re.compile(r"\b(?:was|were|had been|has been|have been)\s+(?:\w+ly\s+|at one time\s+)?$")
_NEVER = re.compile(r"\b(?:be|being|to be|not|get)\s+(?:\w+ly\s+)?$")
_THEY = re.compile(r"(?<!\w)(he|she|they)\s+$")
_WHICH = re.compile(r"(?<!\w)(?:who|which),?\s+$")
_IT = re.compile(r"(?<!\w)(he|she|they|it)$")
_HAVING = re.compile(r"\bhaving\s+$", re.IGNORECASE)


def read(around: Around, words: Words, verb: re.Match[str]) -> Act | None:
    """The act a past form names, with whoever did it or suffered it."""
    kind = words.kind(verb.group())
    before = around.flat[max(0, verb.start() - 100) : verb.start()]
    if _NEVER.search(before):
        return None
    if _HAVING.search(before):
        return _having(around, kind, verb)
    end, more, dates = around.after(verb.end(), kind, made=True)
    if passive := _PASSIVE.search(before):
        return _suffered(around, kind, verb, verb.start() - len(before) + passive.start(), end, more, dates)
    by = [
        r
        for r in more
        if r.role == "actor" and re.search(r"\bby\b[^,;]*$", around.flat[verb.end() : _at(around, r.span)])
    ]
    if by:
        return Act(kind, verb.start(), end, tuple(more), tuple(dates))
    return _did(around, kind, verb, end, [r for r in more if r.role != "actor"], dates)


def _at(around: Around, span: Span) -> int:
    return next((at + span.start - piece.start for at, piece in around.clause.pieces if piece.covers(span)), 0)


def _having(around: Around, kind: str, verb: re.Match[str]) -> Act | None:
    subject = holders.listed(around.clause, 0)
    if around.flat[: verb.start()].strip().lower() in ("having", "after having"):  # "Having heard X, Y resolves"
        after = [holders.listed(around.clause, comma.end()) for comma in re.finditer(r",\s+", around.flat)]
        subject = next((s for s in after if s and re.match(r",?\s+[a-z]+s\b", around.flat[s.end :])), None)
        roles = holders.roles(around.clause, subject, "actor") if subject else ()
        return Act(kind, 0, verb.end(), roles) if roles else None
    if subject is None or not re.match(r"[\s,]*having\s", around.flat[subject.end : subject.end + 20]):
        return None
    return Act(kind, subject.holders[0].start, verb.end(), holders.roles(around.clause, subject, "actor"))


def _suffered(
    around: Around, kind: str, verb: re.Match[str], at: int, end: int, more: list[Role], dates: list[When]
) -> Act | None:
    """ "he was interned": whom it befell; who did it only where "by" says so."""
    if around.is_unreal(verb.start()):
        return None
    pronoun = _THEY.search(around.flat, max(0, at - 12), at)
    one = around.ending(at - 1)
    if who := _WHICH.search(around.flat, max(0, at - 12), at):
        start = who.start()
        nearest = around.ending(max(0, start - 4) + len(around.flat[max(0, start - 4) : start].rstrip(" ,")))
        roles = (
            [
                Role(
                    role="affected",
                    entity=nearest.mention.entity,
                    words=nearest.mention.name,
                    span=around.clause.span(nearest.name, nearest.name_end),
                )
            ]
            if nearest and nearest.acts
            else []
        )
    elif pronoun:
        start = pronoun.start(1)
        meant = around.meant(start, pronoun.end(1), "affected")
        roles = [meant] if meant else []
    elif one is not None and one.acts:
        start, roles = (
            one.start,
            [
                Role(
                    role="affected",
                    entity=one.mention.entity,
                    words=one.mention.name,
                    span=around.clause.span(one.name, one.name_end),
                )
            ],
        )
    else:
        return None
    if _IF.search(around.flat[max(0, start - 20) : start]):
        return None
    return Act(kind, start, end, (*roles, *more), tuple(dates))


def _did(around: Around, kind: str, verb: re.Match[str], end: int, more: list[Role], dates: list[When]) -> Act | None:
    if around.is_unreal(verb.start()):
        return None
    auxiliary = _AUXILIARY.search(around.flat, max(0, verb.start() - 60), verb.start())
    at = auxiliary.start() if auxiliary else verb.start()
    pronoun = _IT.search(around.flat, max(0, at - 12), at)
    one = around.ending(at)
    if pronoun:
        start = pronoun.start(1)
        meant = around.meant(start, at, "actor")
        if meant is None:
            return None
        roles = [meant]
    elif one is not None and one.acts:
        start, roles = one.start, [around.role("actor", one)]
    else:
        return None
    if _IF.search(around.flat[max(0, start - 20) : start]):
        return None
    return Act(kind, start, end, (*roles, *more), tuple(dates))
