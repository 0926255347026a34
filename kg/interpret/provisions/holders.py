"""Who fills a slot: a list of persons, bodies and offices as written, each with its entity where it has one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.interpret.provisions.clause import Clause, Named
from kg.model import MentionKind, Role

# words that may stand before a name in a list: articles, titles, "both", "also"
_TITLE = (
    r"(?:Cdes?|Comr?s?|Cmrds?|Comrades?|Mr|Mrs|Ms|Messrs|Dr|Gen|Tov|comrades?|cdes?|comr|тов|тт|т|товарищ(?:у|ам|а|ей"
    r"|и)?)\b\.?"
    r"|[Cc]om\w*\[[a-z]+\]\w*"
)
LEAD = re.compile(
    rf"(?:\s|the\b|The\b|THE\b|our\b|all\b|both\b|Both\b|also\b|an?\b|personally\b|{_TITLE}|:)*", re.UNICODE
)
_AND = re.compile(
    r"\s*(?:,\s*(?:and|as well as|и)\b|,|\band\b|&|\bas well as\b|\bи\b|\band also\b|\bjointly with\b"
    r"|\btogether with\b)\s*(?:also\s+)?(?:to\s+(?=Cde|Com|the\s))?"
)
# a bracket after a body may hold its head: "the NKO (Cde. Bulganin)"; other brackets are glosses
_BRACKET = re.compile(r"\s*([(\[])([^()\[\]]{0,160})[)\]]")
# a side or people without a name of its own: "the Chinese side"
_SIDE = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:side|people|comrades|delegation|authorities|leadership|friends)\b")
_OFFICE = re.compile(
    rf"(?:(?:[A-Z][\w'().-]*|of|for|the|and|acting|commissars?|ministers?|secretar(?:y|ies)|members?|deput(?:y|ies)|chairm[ae]n"
    rf"|heads?|directors?|leaders?|chiefs?)\s+){{1,9}}?(?:{_TITLE})\s+"
)
# "the Minister of National Defense, General of the Army Comrade X": one man; "the governor, Cdes. X and Y" are three
_APPOSED = re.compile(
    r"\s*,\s+(?:(?:[A-Z][\w-]*|of|the)\s+){0,5}?(?:Cde|Comr?|Comrade|comrade|General|Marshal|Colonel|Mr|Dr)\b\.?\s+(?=[A-ZА-ЯЁ])"
)
_DATED = re.compile(r"\([^()]*\d[^()]*\)")
_TITLED = re.compile(rf"\s+(?:{_TITLE})\s+")
# letters of a body that no list has, "НКПС", and a Russian name of one in the dative, "Внешторгу"
_LETTERS = re.compile(r"[А-ЯЁ]{2,8}(?!\w)|[А-ЯЁ][а-яё]+(?:у|ю|ам|ям)(?!\w)|(?<=the )[A-Z]{3,7}(?!\w)")
_POSSESSIVE = re.compile(r"'s\b|s'(?=\s)|'(?=\s)")
COMPOSED = re.compile(r",?\s+(?:composed|consisting|made up)\s+of:?\s+|,\s+(?=(?:Cdes|Comrades)\b)")
# "of the CP(b) of Kazakhstan", behind a body: its name goes on
_CHAIN = re.compile(r"(?:\s+of\s+(?:the\s+)?[A-ZА-ЯЁ][\w-]*(?:\([a-zб]\))?(?:\s+[A-Z][\w-]*){0,2})+")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a slot: ``start:end`` in the clause, words as written, entity and office where they are stated."""

    start: int
    end: int
    words: str
    entity: str = ""
    office: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """The holders of a slot and where their list ends."""

    holders: tuple[Holder, ...]
    end: int


def listed(clause: Clause, at: int) -> Listed | None:
    """The list of mentions that begins at ``at``: "the NKO (Cde. Bulganin), Cdes. A and B". None where none begins."""
    found: list[Holder] = []
    end = at
    while True:
        first = LEAD.match(clause.flat, at)
        lead = first.end() if first else at
        one = _first(clause, at, lead)
        if one is None:
            side = _SIDE.match(clause.flat, lead) or _LETTERS.match(clause.flat, lead)
            if (
                side is None
                or any(n.start <= lead < n.name_end for n in clause.starting(lead - 200, lead + 1))
                or _POSSESSIVE.match(clause.flat, side.end())
            ):
                break
            found.append(Holder(side.start(), side.end(), side.group()))
            end = side.end()
            bracket = _BRACKET.match(clause.flat, end)
            inside = listed(clause, bracket.start(2)) if bracket else None
            if bracket and inside and inside.end <= bracket.end(2):
                found += inside.holders
                end = bracket.end()
            joined = _AND.match(clause.flat, end)
            if not joined or joined.end() == end:
                break
            at = joined.end()
            continue
        if _POSSESSIVE.match(clause.flat, one.end):
            return None if not found else Listed(tuple(found), end)
        goes_on = _headed(clause, one)
        found.append(goes_on or holder(one))
        end = goes_on.end if goes_on else one.end + (one.end > one.name_end and clause.flat.startswith(")", one.end))
        composed = COMPOSED.match(clause.flat, end)
        if composed and (inner := listed(clause, composed.end())):
            found += inner.holders
            end = inner.end
        while bracket := _BRACKET.match(clause.flat, end):
            inside = listed(clause, bracket.start(2)) if bracket[1] == "(" else None
            if inside is not None and inside.end <= bracket.end(2):
                known = {h.entity for h in found}
                found += [h for h in inside.holders if h.entity not in known]
            end = bracket.end()
        joined = _AND.match(clause.flat, end)
        if (
            not joined
            or joined.end() == end
            or (joined.group().strip() == "," and _DATED.search(clause.flat, one.end, end))
        ):
            break  # "of the government (telegram of 18 August), the ministry is …": the bracket closed what led
        at = joined.end()
    return Listed(tuple(found), end) if found else None


def _first(clause: Clause, at: int, lead: int) -> Named | None:
    """The mention that begins right after the words that may precede it."""
    for one in clause.starting(at, lead + 1):
        if one.acts and (one.start == lead or LEAD.fullmatch(clause.flat, at, one.start)):
            return _bearer(clause, one) or one
    before = _OFFICE.match(clause.flat, lead)  # "People's Commissar of Defense Cde. Voronin"
    for one in clause.starting(before.end(), before.end() + 1) if before else ():
        if one.mention.kind is MentionKind.PERSON:
            return one
    for one in clause.starting(lead, lead + 24):  # a title the lead does not know: "Professor Orlov"
        title = one.mention.title
        if one.acts and title and clause.flat[lead : one.start].strip() == title.strip():
            return one
    return None


def _bearer(clause: Clause, office: Named) -> Named | None:
    """ "the Minister of Transport Cde. Dorji": an office right before the title and name of whoever holds it."""
    if office.mention.kind is not MentionKind.OFFICE:
        return None
    title = _TITLED.match(clause.flat, office.name_end) or _APPOSED.match(clause.flat, office.name_end)
    following = clause.starting(title.end(), title.end() + 1) if title else ()
    return next((n for n in following if n.mention.kind is MentionKind.PERSON), None)


def _headed(clause: Clause, one: Named) -> Holder | None:
    """ "The CC of the CP of Kazakhstan (Cde. Orlin)": a longer name, and no list knows it; its head in brackets."""
    goes_on = _CHAIN.match(clause.flat, one.name_end) if one.mention.kind is MentionKind.GROUP else None
    if goes_on is None or one.end > goes_on.end():
        return None
    bracket = re.compile(r"\s*\(").match(clause.flat, goes_on.end())
    head = listed(clause, bracket.end()) if bracket else None
    if bracket is None or head is None or not head.holders[0].person or clause.flat[head.end : head.end + 1] != ")":
        return None
    return Holder(one.name, goes_on.end(), clause.words(one.name, goes_on.end()))


def holder(one: Named) -> Holder:
    """A mention as the holder of a slot."""
    m = one.mention
    return Holder(
        one.name,
        one.name_end,
        m.name,
        m.entity,
        m.office if m.kind is MentionKind.PERSON else "",
        m.kind is MentionKind.PERSON,
    )


def roles(clause: Clause, found: Listed, role: str) -> tuple[Role, ...]:
    """One role for each holder."""
    return tuple(
        Role(role=role, entity=h.entity, span=clause.span(h.start, h.end), words=h.words, office=h.office)
        for h in found.holders
    )
