"""Where a further decision begins inside a sentence: "Charge X with A, and recommend to Y that B"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.interpret.provisions import holders
from kg.interpret.provisions.book import Book
from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.kinds import SPEECH
from kg.interpret.provisions.sentences import is_mentioned
from kg.interpret.provisions.wordings import Match

# verbs by which the deciding body itself acts: after "to do A, and" they begin a decision of their own
_PERFORMATIVE = frozenset(
    {
        "charge",
        "entrust",
        "instruct",
        "recommend",
        "permit",
        "allow",
        "authorize",
        "oblige",
        "commission",
        "поручить",
        "рекомендовать",
        "разрешить",
        "обязать",
    }
)
_AND = re.compile(
    r"(?:\s*[,;]\s*|\s+)(?:and|but|and also|и)\s+(?:also\s+|at the same time\s+"
    r"|simultaneously\s+)?(?:to\s+)?(?=[A-Za-zА-я])|\s*;\s+(?:to\s+)?(?=[A-Za-zА-я])|,\s+(?:to\s+)?(?=[a-zа-я])"
)
# after "and" a verb is followed by its object: "… and supply trucks" is a list of things, "and supply the trust" a verb
_DETERMINED = re.compile(
    r"\s+(?:the|a|an|to|it|them|him|her|that|this|these|those|all|any|no|his|its|their|our|up|out|from|Cdes?\b|[Cc]om|in"
    r"|with|for|on|[A-Z\d])"
)
_AGAIN = re.compile(r"(?:is|are|shall|should|must|will|has|have|may)\s+(?:not\s+)?(?:to\s+)?[a-z]+")
_NAME = re.compile(r"[A-Z][\w'-]+(?=\s+(?:to|with)\s)")
_HIM = re.compile(r"[a-z]+\s+(?:to\s+)?(?:him|her|them)\b")
# "…, appointing him deputy head", "…, relieving him of his duties as head"
_PARTICIPLE = re.compile(
    r",?\s+(?:and\s+|while\s+)?(?:having\s+)?(?P<verb>appoint(?:ing|ed)|reliev(?:ing|ed)|releas(?:ing|ed)|dismiss(?:ing|ed)|confirm(?:ing|ed))\s+(?:him|her"
    r"|them)\s+(?:of his duties as\s+|of her duties as\s+|of\s+|from\s+|as\s+|to the post of\s+)?"
)


def parted(book: Book, clause: Clause, match: Match, *, single: bool) -> tuple[Match, tuple[Clause, Match] | None]:
    """A match cut where a further verb begins: "Charge X with …, and recommend to Y …"."""
    behind = max((e for n, _, e in match.slots), default=match.verb[1])
    behind = max(behind, match.verb[1])
    start = max((s for n, s, e in match.slots if e >= match.end - 3), default=behind)
    if single or match.kind in SPEECH | {"directive"}:
        return match, None
    if match.held and (match.kind in ("appointment", "dismissal") or match.slot("office")):
        done = _PARTICIPLE.search(clause.flat, start, match.end)
        if done:
            return _cut(clause, match, done.start()), (clause, _office(clause, match, done))
    for joined in _AND.finditer(clause.flat, start, match.end):
        for further in (_gapped, _same_subject, _new_subject, _new_verb):
            if rest := further(book, clause, match, joined):
                return _cut(clause, match, joined.start()), rest
    return match, None


def _office(clause: Clause, match: Match, done: re.Match[str]) -> Match:
    """ "…, appointing him deputy head": a second appointment or dismissal of whoever the first is about."""
    kind = "appointment" if done["verb"].startswith(("app", "conf")) else "dismissal"
    slots = (("office", *clause.trimmed(done.end(), match.end)),)
    return Match(kind, "", verb=done.span("verb"), slots=slots, held=match.held, end=match.end)


def _same_subject(book: Book, clause: Clause, match: Match, joined: re.Match[str]) -> tuple[Clause, Match] | None:
    """ "The reply should thank for the medicines, and should make no mention of talks": the subject is said once."""
    if not match.label.startswith("{") or not _AGAIN.match(clause.flat, joined.end()):
        return None
    again = Clause.of(clause.mentions, clause.span(*match.slots[0][1:]), clause.span(joined.end(), match.end))
    found = book.match(again, 0, again.end)
    return (again, found) if found else None


def _new_subject(book: Book, clause: Clause, match: Match, joined: re.Match[str]) -> tuple[Clause, Match] | None:
    """ "X is relieved of his post, and Y is charged with it"."""
    words = joined.group()
    named = holders.listed(clause, joined.end()) or clause.flat.startswith("the ", joined.end())
    if "," not in words or "and" not in words or not named:
        return None
    found = book.match(clause, joined.end(), match.end)
    if found and found.label.startswith("{") and found.slots[0][1] <= joined.end() + 12:
        return clause, found
    return None


def _new_verb(book: Book, clause: Clause, match: Match, joined: re.Match[str]) -> tuple[Clause, Match] | None:
    """ "Charge X with …, and recommend to Y …"; a verb after an infinitive goes on with it unless the body acts."""
    at = joined.end()
    word = re.compile(r"[^\W\d_]+").match(clause.flat, at)
    if not word or not book.begins(clause, at) or is_mentioned(clause, at):
        return None
    theirs = _for_them(clause, match, joined)
    if match.infinitive and word.group().lower() not in _PERFORMATIVE and not theirs:
        return None
    following = book.match(clause, at, match.end)
    if following is None or following.verb[0] != at or not _DETERMINED.match(clause.flat, following.verb[1]):
        return None
    bare = joined.group().strip() == ","
    if (bare or match.infinitive) and not following.held and not theirs:
        return None
    return clause, following


def _for_them(clause: Clause, match: Match, joined: re.Match[str]) -> bool:
    """ "Permit X to go to Paris, and release to him 900 rubles": what is done for X is not what X is to do."""
    words = joined.group()
    if not match.held or "," not in words or "to" in words.split() or not _HIM.match(clause.flat, joined.end()):
        return False
    return not any(n.acts for n in clause.starting(match.held[-1][1].end, joined.start()))  # "him" may be another


def _cut(clause: Clause, match: Match, at: int) -> Match:
    slots = tuple((n, s, min(e, clause.trimmed(s, at)[1])) for n, s, e in match.slots if s < at)
    return replace(match, slots=slots, end=at)


def _gapped(book: Book, clause: Clause, match: Match, joined: re.Match[str]) -> tuple[Clause, Match] | None:
    """ "Charge X with A, and Y with B": the verb is said once."""
    other = holders.listed(clause, joined.end()) if match.held and "and" in joined.group() else None
    if other is None and match.held and "and" in joined.group() and (name := _NAME.match(clause.flat, joined.end())):
        other = holders.Listed((holders.Holder(*name.span(), name.group()),), name.end())
    link = match.label.rpartition("} ")[2].partition(" {")[0]
    if other is None or link not in ("with", "to", "as") or not re.match(rf"\s+{link}\s", clause.flat[other.end :]):
        return None
    again = Clause.of(clause.mentions, clause.span(*match.verb), clause.span(joined.end(), match.end))
    found = book.match(again, 0, again.end)
    return (again, found) if found and found.label == match.label else None
