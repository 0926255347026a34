"""Whoever no list names: bodies and people in plain words, a country that acts, somebody who is helped."""

from __future__ import annotations

import re

from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.holders import COMPOSED, LEAD, Holder, Listed, holder, listed
from kg.model import MentionKind

# nouns for somebody who acts, where no word list names the body: "all party organizations", "a commission"
_NOUN = re.compile(
    r"\b(?:government|command|leadership|ministry|ministries|commissariats?|committees?|council|councils|commissions?"
    r"|departments?|directorates?|administrations?|embassy|embassies|consulates?|authorities|organs|organi[sz]ations?"
    r"|institutions?|institutes?|trusts?|banks?|firms|companies|academy|staff|headquarters|delegations?|missions?|governors?"
    r"|commanders?"
    r"|commissars?|secretary|secretaries|secretariat|ambassadors?|plenipotentiary|representatives?|representation"
    r"|chairm[ae]n"
    r"|directors?|ministers?|chiefs?|heads?|comrades|editors?|prosecutors?|procurators?|consuls?|attach[eé]s?|members?"
    r"|boards?|sections?|sectors?|bureau|union|groups?|brigade|agents?|agenc(?:y|ies)|office|party|garrison|firm|company|society"
    r"|troops|workers|specialists?|advisers?|manager"
    r"|guards?|army|armies|fleet|forces|people's commissar|deput(?:y|ies)|enterprises|factor(?:y|ies)|plants?|shipyard"
    r"|collective|relatives|famil(?:y|ies)|side|press|station|house|institution|instructors|experts|students|prisoners|citizens|correspondents|parents|detachments?|units?|squadrons?|crews?|expedition|soviets?)\b",
    re.IGNORECASE,
)
# what may follow a name inside one phrase: "the NKVD organs in X", not a verb ("the government put the finances")
_TAIL = re.compile(
    r"\s+(?:in|of|at|on|for|under|from)\s|\s+(?:[\w'-]+\s+){0,2}(?:organs|representatives?|representation|departments?"
    r"|administrations?|directorates?"
    r"|troops|units|organi[sz]ations?|staff|sections?|commanders?|heads?|chiefs?|deput(?:y|ies)|trade representatives?"
    r"|collegium|leadership|commission|members?)\b"
)
# a name no list knows stands as one to three capitalised words: "Sovsin'torg", "Glavsevmorput", "Far East Trust"
_PROPER = re.compile(r"(?:[Tt]he\s+)?[A-ZА-ЯЁ][\w'().-]*(?:\s+[A-ZА-ЯЁ][\w'().-]*){0,3}", re.UNICODE)
_PLAIN = re.compile(rf"(?:the|our|an?|The|An?)\s+(?P<words>(?:[\w'-]+\s+){{0,3}}?{_NOUN.pattern})")
_ARTICLE = re.compile(r"^(?:the|our|an?|all)\s+", re.IGNORECASE)
# what names no one however it is written
_CLAUSE = re.compile(
    r"[;:“”\"]|\b(?:that|which|who|whom|with)\b|\bto (?!the\b|[A-Z])"
    r"|\b(?:is|are|was|were|has|have|had|been|will)\b"
)
# "the groups of Tuluy create an organization": a verb and its object, no longer the name of a body
_NO_VERB = (
    r"(?!(?:of|in|for|at|on|from|to|under|with|and|or|by|as|into|through|all|both|about|over|against|among|between"
    r"|within|also|than|via|near|that|which|who)\s)"
)
_VERBAL = re.compile(rf"\s{_NO_VERB}[a-z]+\s+(?:an?|their|its|his|her|our)\s")
# "Help the national groups of Tuluy create an organization": somebody, and a bare verb with its object
_HELPED = re.compile(
    rf"(?:the|our|local)\s+(?:{_NO_VERB}[\w'-]+\s+){{0,3}}?(?:{_NOUN.pattern})"
    rf"(?:\s+(?:of|in)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*)?(?=\s+{_NO_VERB}[a-z]+\s+"
    r"(?:an?|the|their|its|his|her|up|out)\s)"
)
_HEAD = re.compile(r"\s(?:of|in|for|at|on|from|to|under|about)\s")  # "appeal of the government" is no government
_NOBODY = re.compile(
    r"^(?:it|this|that|these|those|there|what|which|who|he|she|they|we|i|if|when|as|in|on|at|by|for|from|with|to|of|under|should|unless|once|provided|until|after|before)\b",
    re.IGNORECASE,
)


def phrase(clause: Clause, start: int, end: int, *, sure: bool = False) -> Listed | None:
    """Somebody whom no list names, as written: "all party organizations", "Sovsin'torg"; mentions in it lead nowhere.

    With ``sure`` the words around it leave no doubt that somebody is meant, whatever the noun.
    """
    through = re.compile(r",?\s+through\s").search(clause.flat, start, end)
    start, end = clause.trimmed(start, through.start() if through else end)
    words = clause.flat[start:end]
    if not words or LEAD.fullmatch(words) or len(words) > 160 or _NOBODY.match(words) or _CLAUSE.search(words):
        return None
    if _VERBAL.search(words):
        return None
    whole = clause.ending(end)  # "Draw Cde. X's attention": the name before its possessive
    if whole and whole.acts and LEAD.fullmatch(clause.flat, start, whole.start):
        return Listed((holder(whole),), end)
    known = listed(clause, start)
    tail = clause.flat[known.end : end] if known else ""
    if known and known.holders[-1].person and (tail.lstrip().startswith(",") or known.holders[-1].office):
        return known if len(tail) <= 90 and not re.search(r"\b(?:with|that|to|is|are)\b", tail) else None
    proper = _PROPER.fullmatch(words)
    if not proper and not sure and not _NOUN.search(_HEAD.split(words, maxsplit=1)[0]):
        return None
    composed = COMPOSED.search(clause.flat, start, end)
    members = listed(clause, composed.end()) if composed else None
    if composed and members and members.end <= end:
        body = phrase(clause, start, composed.start(), sure=sure)
        return Listed((*body.holders, *members.holders), end) if body else None
    if any(
        n.mention.kind in (MentionKind.PLACE, MentionKind.DATE) and n.name_end >= end
        for n in clause.starting(start, start + 5)
    ):
        return None
    if known and known.end <= end and not tail.strip():
        return known
    if known and (len(known.holders) > 1 or not _TAIL.match(tail) or len(tail.split()) > 9):
        return None
    inner = tuple(h for bracket in re.finditer(r"\(", words) if (h := listed(clause, start + bracket.end())))
    article = _ARTICLE.match(words)
    first = start + (article.end() if article else 0)
    bracket = words.find(" (")
    last = start + bracket if bracket > 0 else end
    own = Holder(first, last, clause.words(first, last))
    return Listed((own, *(h for i in inner for h in i.holders)), end)


def noun(clause: Clause, at: int) -> Listed | None:
    """A body or office in plain words at ``at``: "the provincial government", "the firm"."""
    found = _PLAIN.match(clause.flat, at)
    if (
        found is None
        or _NOBODY.match(found.group())
        or any(n.name_end > found.start("words") for n in clause.starting(found.start() - 200, found.end()))
    ):
        return None
    own = Holder(found.start("words"), found.end(), clause.words(found.start("words"), found.end()))
    return Listed((own,), found.end())


def helped(clause: Clause, at: int) -> Listed | None:
    """Whoever is helped to do something: "the national groups of Tuluy" before "create an organization"."""
    found = _HELPED.match(clause.flat, at)
    if found is None:
        return None
    article = _ARTICLE.match(found.group())
    first = at + (article.end() if article else 0)
    return Listed((Holder(first, found.end(), clause.words(first, found.end())),), found.end())


def state(clause: Clause, start: int, end: int) -> Listed | None:
    """A country that acts: "The GDR is to offer a credit"; it stands for its government and is no entity that acts."""
    lead = LEAD.match(clause.flat, start)
    at = lead.end() if lead else start
    for one in clause.starting(at, at + 1):
        if one.mention.kind is MentionKind.PLACE and not clause.flat[one.name_end : end].strip():
            return Listed((Holder(one.name, one.name_end, one.mention.name),), one.name_end)
    return None
