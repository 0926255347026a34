"""Who fills a slot: a list of persons, bodies and offices as written, each with its entity where it has one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.interpret.provisions.clause import Clause, Named
from kg.model import MentionKind, Role, Span

# words that may stand before a name in a list: articles, titles, "both", "also"
_TITLE = (
    r"(?:Cdes?|Comr?s?|Cmrds?|Comrades?|Mr|Mrs|Ms|Messrs|Dr|Gen|Tov|comrades?|cdes?|comr|тов|тт|т|товарищ(?:у|ам|а|ей"
    r"|и)?)\b\.?"
    r"|[Cc]om\w*\[[a-z]+\]\w*"
)
_LEAD = re.compile(
    rf"(?:\s|the\b|The\b|THE\b|our\b|all\b|both\b|Both\b|also\b|an?\b|personally\b|{_TITLE}|:)*", re.UNICODE
)
_AND = re.compile(
    r"\s*(?:,\s*(?:and|as well as|и)\b|,|\band\b|&|\bas well as\b|\bи\b|\band also\b|\bjointly with\b"
    r"|\btogether with\b)\s*(?:also\s+)?(?:to\s+(?=Cde|Com|the\s))?"
)
# a bracket after a body may hold its head: "the NKO (Cde. Bulganin)"; other brackets are glosses
_BRACKET = re.compile(r"\s*([(\[])([^()\[\]]{0,160})[)\]]")
# nouns for somebody who acts, where no word list names the body: "all party organizations", "a commission"
_NOUN = re.compile(
    r"\b(?:government|command|leadership|ministry|ministries|commissariats?|committees?|council|councils|commissions?"
    r"|departments?|directorates?|administrations?|embassy|embassies|consulates?|authorities|organs|organi[sz]ations?"
    r"|institutions?|institutes?|trusts?|banks?|firms|companies|academy|staff|headquarters|delegations?|missions?|governors?"
    r"|commanders?"
    r"|commissars?|secretary|secretaries|secretariat|ambassadors?|plenipotentiary|representatives?|representation"
    r"|chairm[ae]n"
    r"|directors?|ministers?|chiefs?|heads?|comrades|editors?|prosecutors?|procurators?|consuls?|attach[eé]s?|members?"
    r"|boards?|sections?|sectors?|bureau|union|groups?|brigade|agenc(?:y|ies)|office|party|garrison|firm|company|society"
    r"|troops|workers|specialists?|advisers?|manager"
    r"|guards?|army|armies|fleet|forces|people's commissar|deput(?:y|ies)|enterprises|factor(?:y|ies)|plants?|shipyard"
    r"|collective|relatives|famil(?:y|ies)|side|press|station|house|institution|instructors|experts|students|prisoners|citizens|correspondents|parents|detachments?|units?|squadrons?|crews?|expedition|soviets?)\b",
    re.IGNORECASE,
)
# a side or people without a name of its own: "the Chinese side"
_SIDE = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:side|people|comrades|delegation|authorities|leadership|friends)\b")
_OFFICE = re.compile(
    rf"(?:(?:[A-Z][\w'().-]*|of|for|the|and|acting|commissars?|ministers?|secretar(?:y|ies)|members?|deput(?:y|ies)|chairm[ae]n"
    rf"|heads?|directors?|leaders?|chiefs?)\s+){{1,9}}?(?:{_TITLE})\s+"
)
_TITLED = re.compile(rf"\s+(?:{_TITLE})\s+")
# letters of a body that no list has, "НКПС", and a Russian name of one in the dative, "Внешторгу"
_LETTERS = re.compile(r"[А-ЯЁ]{2,8}(?!\w)|[А-ЯЁ][а-яё]+(?:у|ю|ам|ям)(?!\w)|(?<=the )[A-Z]{3,7}(?!\w)")
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
_POSSESSIVE = re.compile(r"'s\b|s'(?=\s)|'(?=\s)")
_COMPOSED = re.compile(r",?\s+(?:composed|consisting|made up)\s+of:?\s+|,\s+(?=(?:Cdes|Comrades)\b)")
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
# "of the CP(b) of Kazakhstan", behind a body: its name goes on
_CHAIN = re.compile(r"(?:\s+of\s+(?:the\s+)?[A-ZА-ЯЁ][\w-]*(?:\([a-zб]\))?(?:\s+[A-Z][\w-]*){0,2})+")
_HEAD = re.compile(r"\s(?:of|in|for|at|on|from|to|under|about)\s")  # "appeal of the government" is no government
_NOBODY = re.compile(
    r"^(?:it|this|that|these|those|there|what|which|who|he|she|they|we|i|if|when|as|in|on|at|by|for|from|with|to|of|under)\b",
    re.IGNORECASE,
)


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
        first = _LEAD.match(clause.flat, at)
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
        found.append(goes_on or _holder(one))
        end = goes_on.end if goes_on else one.end + (one.end > one.name_end and clause.flat.startswith(")", one.end))
        composed = _COMPOSED.match(clause.flat, end)
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
        if not joined or joined.end() == end:
            break
        at = joined.end()
    return Listed(tuple(found), end) if found else None


def _first(clause: Clause, at: int, lead: int) -> Named | None:
    """The mention that begins right after the words that may precede it."""
    for one in clause.starting(at, lead + 1):
        if one.acts and (one.start == lead or _LEAD.fullmatch(clause.flat, at, one.start)):
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
    title = _TITLED.match(clause.flat, office.name_end)
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


def _holder(one: Named) -> Holder:
    m = one.mention
    return Holder(
        one.name,
        one.name_end,
        m.name,
        m.entity,
        m.office if m.kind is MentionKind.PERSON else "",
        m.kind is MentionKind.PERSON,
    )


def phrase(clause: Clause, start: int, end: int, *, sure: bool = False) -> Listed | None:
    """Somebody whom no list names, as written: "all party organizations", "Sovsin'torg"; mentions in it lead nowhere.

    With ``sure`` the words around it leave no doubt that somebody is meant, whatever the noun.
    """
    through = re.compile(r",?\s+through\s").search(clause.flat, start, end)
    start, end = clause.trimmed(start, through.start() if through else end)
    words = clause.flat[start:end]
    if not words or _LEAD.fullmatch(words) or len(words) > 160 or _NOBODY.match(words) or _CLAUSE.search(words):
        return None
    if _VERBAL.search(words):
        return None
    known = listed(clause, start)
    tail = clause.flat[known.end : end] if known else ""
    if known and known.holders[-1].person and (tail.lstrip().startswith(",") or known.holders[-1].office):
        return known if len(tail) <= 90 and not re.search(r"\b(?:with|that|to|is|are)\b", tail) else None
    proper = _PROPER.fullmatch(words)
    if not proper and not sure and not _NOUN.search(_HEAD.split(words, maxsplit=1)[0]):
        return None
    composed = _COMPOSED.search(clause.flat, start, end)
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


def state(clause: Clause, start: int, end: int) -> Listed | None:
    """A country that acts: "The GDR is to offer a credit"; it stands for its government and is no entity that acts."""
    lead = _LEAD.match(clause.flat, start)
    at = lead.end() if lead else start
    for one in clause.starting(at, at + 1):
        if one.mention.kind is MentionKind.PLACE and not clause.flat[one.name_end : end].strip():
            return Listed((Holder(one.name, one.name_end, one.mention.name),), one.name_end)
    return None


def roles(clause: Clause, found: Listed, role: str) -> tuple[Role, ...]:
    """One role for each holder."""
    return tuple(
        Role(role=role, entity=h.entity, span=clause.span(h.start, h.end), words=h.words, office=h.office)
        for h in found.holders
    )


def helped(clause: Clause, at: int) -> Listed | None:
    """Whoever is helped to do something: "the national groups of Tuluy" before "create an organization"."""
    found = _HELPED.match(clause.flat, at)
    if found is None:
        return None
    article = _ARTICLE.match(found.group())
    first = at + (article.end() if article else 0)
    return Listed((Holder(first, found.end(), clause.words(first, found.end())),), found.end())


def somebody(clause: Clause, start: int, end: int) -> Listed | None:
    """Whoever is named in exactly ``start:end``: a list, or a phrase for a body."""
    start, end = clause.trimmed(start, end)
    found = listed(clause, start)
    if found and found.end >= end:
        return found if found.end == end else None
    return phrase(clause, start, end)


def span_of(clause: Clause, found: Listed) -> Span:
    """The stretch a list covers."""
    return clause.span(found.holders[0].start, max(found.end, found.holders[-1].end))


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
