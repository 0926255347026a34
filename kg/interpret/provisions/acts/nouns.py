"""Past acts named by a noun: "the governor's suggestion", "the agreement of 15 July 1936"."""

from __future__ import annotations

import re

from kg.interpret.provisions.acts.around import Around
from kg.interpret.provisions.acts.words import Act, Words
from kg.interpret.provisions.clause import Named
from kg.model import MentionKind, Role, When

# "to submit by 15 February proposals": a term, not the day of the proposals
_TERM = re.compile(r"\b(?:by|before|until|till|than|within|after|since|from)\s+(?:the\s+)?$", re.IGNORECASE)
# up to three plain words may stand between whose it is and the noun: "the written appeals", "his earlier request"
_WORDS = r"(?P<words>(?:(?!(?:of|to|by|in|for|and|or|on|with|from|at|as|that|is|are|was|will)\b)[A-Za-z-]+\s+){0,3})"
_WHOSE = re.compile(
    r"(?:(?P<owner>'s|s')|(?<![\w'])(?P<pronoun>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|(?<![\w'])(?P<definite>[Tt]he|[Tt]his"
    r"|[Tt]hese|[Tt]hat"
    rf"|[Tt]hose)|(?<![\w'])(?P<indefinite>an?))\s+{_WORDS}$"
)
_PLAIN = re.compile(rf"(?<![\w'])(?:[Tt]he\s+)?{_WORDS}$")
# what is wished, drafted, feared or still to be made has not happened
_UNREAL = re.compile(
    r"\b(?:in the event of|in case of|conclud(?:e|ing)|conclusion of|sign(?:ing)?|prepar(?:e|ing)|draft(?:ing)?"
    r"|draw(?:ing)? up|mak(?:e|ing)|submit(?:ting)?"
    r"|propos(?:e|ing)|awaiting|await|until|before|up ?on|without|against|prevent(?:ing)?|avoid(?:ing)?|threat of"
    r"|possibility of|in preparation for"
    r"|new|possible|future|any|no|write|writing|working out|work out|hear(?:ing)?|if|unless|draft"
    r"|draw up|present(?:ing)?)\s+(?:the|an?|any|new|his|their)?\s*(?:draft\s+)?$",
    re.IGNORECASE,
)
# "issue a joint appeal of the two bodies": an appeal, not the appeal, is still to be made
_PLANNED = re.compile(
    r"\b(?:issu(?:e|ing)|send(?:ing)?|address(?:ing)?|transmit(?:ting)?|deliver(?:ing)?|compos(?:e|ing)|publish(?:ing)?"
    r"|adopt(?:ing)?|give|giving|hand(?:ing)?)\s+(?:[\w.]+\s+){0,4}$",
    re.IGNORECASE,
)
# a report that was heard has been made: "having heard the report of Cde. X"
_HEARD = re.compile(
    r"\b(?:heard|discussed|considered|examined|received|read|studied|reviewed"
    r"|note of|approv(?:e|es|ed))\s+(?:and\s+\w+\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# "according to the requests of the ministry": whatever it will ask for
_STANDING = re.compile(r"\b(?:according to|in accordance with|as per|on the basis of)\s+(?:the\s+)?$", re.IGNORECASE)
_FINITE = re.compile(r"(?<=s)\s+(?:the|that|an?|to|Cdes?|Com|his|its|all|not)\b|(?<=s)\s+Comrades?\b")
_AS_VERB = re.compile(r"\b(?:to|will|shall|must)\s+$")
_TERRITORY = re.compile(r"\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){0,2}(?:territory|border|soil|side)\b")


def read(around: Around, words: Words, noun: re.Match[str]) -> Act | None:
    """The act a noun names, if somebody did it or it has a date."""
    kind = words.kind(noun.group())
    if _AS_VERB.search(around.flat, max(0, noun.start() - 12), noun.start()):
        return None  # "to report on 1 July" is a verb
    left = max(0, noun.start() - 140)
    whose = _WHOSE.search(around.flat[left : noun.start()])
    roles: list[Role] = []
    dates: list[When] = []
    start = noun.start()
    definite = bool(whose and not whose["indefinite"])
    if whose:
        start = left + whose.start()
        if whose["owner"]:
            owner = around.ending(start)
            if owner is None:
                return None
            roles, start = [around.role("actor", owner)], owner.start
        elif whose["pronoun"] and (
            role := around.meant(left + whose.start("pronoun"), left + whose.end("pronoun"), "actor")
        ):
            roles = [role]
    before = _before(around, noun.start())
    if isinstance(before, Named) and before.name_end + 1 == noun.start() and _FINITE.match(around.flat, noun.end()):
        return None  # "The Secretariat requests Comrade X to …" is a verb
    if isinstance(before, Named) and not roles:
        roles, start, definite = [around.role("actor", before)], before.start, True
    elif isinstance(before, tuple):
        dates, start, definite = [before[2]], before[0], True
    if _UNREAL.search(around.flat[max(0, start - 60) : start]) or (
        whose and whose["words"] and re.search(r"\b(?:draft|new|possible|suitable)\b", whose["words"])
    ):
        return None
    if whose and whose["indefinite"] and _PLANNED.search(around.flat[max(0, start - 60) : start]):
        return None
    end, more, own = around.after(noun.end(), kind)
    land = _TERRITORY.match(around.flat, end) if kind in words.placed else None
    end = land.end() if land else end
    own_by = any(r.role == "actor" for r in more)
    roles += [r for r in more if r.role != "actor" or not any(x.role == "actor" for x in roles)]
    dates += own
    placed = kind in words.placed and any(r.role in ("location", "destination") for r in roles) and definite
    actor = any(r.role == "actor" for r in roles)
    if not dates and noun.group().endswith("s") and _STANDING.search(around.flat[max(0, start - 40) : start]):
        return None
    if kind in words.dated:
        heard = kind == "past-report" and actor
        valid = bool(dates) or (heard and bool(_HEARD.search(around.flat[max(0, start - 40) : start])))
    else:
        valid = (
            bool(dates)
            or placed
            or (actor and (definite or own_by) and kind not in words.placed)
            or (kind in words.placed and actor)
        )
    if not valid or (around.is_unreal(noun.start()) and not dates and not placed):
        return None
    if kind == "past-decision" and around.flat[max(0, start - 1) : start] == "(":
        return None  # "(Politburo decision of 14 June 1937)" says how the point itself was adopted
    if kind == "past-decision" and start == 0 and not around.flat[end:].strip(" .,") and not around.flat.endswith("."):
        return None  # "DECREE No. 1114 of 18 March 1949" is the decree's own head
    return Act(kind, start, end, tuple(roles), tuple(dates))


def _before(around: Around, at: int) -> Named | tuple[int, int, When] | None:
    """A body or date right before the noun: "the NKVT proposal", "the 15 July 1936 peace agreement"."""
    gap = _PLAIN.search(around.flat[max(0, at - 60) : at])
    first = at - (len(gap["words"]) if gap else 0)
    for start, end, when in around.clause.dates_from(at - 120):
        if start >= at:
            break
        if end > at or _TERM.search(around.flat, max(0, start - 24), start):
            continue
        near = first <= end <= at or (end <= at and not around.flat[end:at].strip())
        if near and not around.flat[end:at].strip(" abcdefghijklmnopqrstuvwxyz-"):
            return start, end, when
    return next(
        (
            n
            for n in around.clause.starting(at - 200, at)
            if n.mention.kind is MentionKind.GROUP
            and n.name_end < at
            and n.name_end >= at - 40
            and re.fullmatch(r"\s+(?:[a-z-]+\s+){0,2}", around.flat[n.name_end : at])
            and not re.search(
                r"\b(?:of|to|by|in|for|and|or|on|with|from|at|as|that|the|an?|is|are|was|has|have|had|will)\b",
                around.flat[n.name_end : at],
            )
        ),
        None,
    )
