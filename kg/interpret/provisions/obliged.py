"""Who must fulfil a condition, where its words say so."""

from __future__ import annotations

import re

from kg.interpret.provisions import holders, phrases
from kg.interpret.provisions.clause import Clause
from kg.model import MentionKind, Role

# "The command of the 36th Division should settle": who must fulfil a condition stands before its modal
_MODAL = re.compile(
    r"\b(?:should|must|shall|is to|are to|is obliged|are obliged|commits?|will|undertakes?|agrees?|ensures?|accepts?"
    r"|pays?|ceases?|guarantees?|has|have|does|do)\b"
)
_MARK = re.compile(
    r"^(?:on (?:the |one |express )?conditions? that|under the conditions? that|in the event(?: that)?|in case"
    r"|provided(?: that)?|that"
    r"|insofar as|as long as|on the understanding that|with the proviso that|should|only after|only if|if|unless)\s+",
    re.I,
)

# "in the event of an appeal … by the command", "in the event it receives a reply from X": whose doing the event is
_EVENT = re.compile(r"in (?:the event|case)\b", re.I)
_DOER = re.compile(r"\b(?:by|from)\s+(?=the\s|[A-Z])")


def obliged(clause: Clause, start: int, end: int) -> tuple[Role, ...]:
    """The role of whoever must fulfil a condition, where its subject says so."""
    mark = _MARK.match(clause.flat[start:end])
    at = start + (mark.end() if mark else 0)
    found = holders.listed(clause, at)
    if (
        found
        and found.end < end
        and re.match(r",?\s+[a-z]", clause.flat[found.end : end])
        and not re.match(r",?\s+(?:of|in|at|to|with)\b", clause.flat[found.end : end])
    ):
        return holders.roles(clause, found, "obliged")
    for by in _DOER.finditer(clause.flat, at, end) if mark or _EVENT.match(clause.flat[start:end]) else ():
        doer = holders.listed(clause, by.end()) or phrases.noun(clause, by.end())
        if doer and doer.end <= end:
            return holders.roles(clause, doer, "obliged")
    kinds = (MentionKind.GROUP,) if clause.flat.startswith("it ", at) else (MentionKind.PERSON, MentionKind.OFFICE)
    pronoun = re.match(r"(?:he|she|they|it)\s+", clause.flat[at:end])
    before = clause.starting(0, start)
    people = [n for n in before[-40:] if n.name_end <= start and n.mention.kind in kinds]
    if pronoun and people:
        one = people[-1]
        return (
            Role(
                role="obliged",
                entity=one.mention.entity,
                span=clause.span(at, at + len(pronoun.group().strip())),
                words=one.mention.name,
            ),
        )
    modal = _MODAL.search(clause.flat, at, min(end, at + 160))
    somebody = phrases.phrase(clause, at, modal.start()) if modal else None
    plain = phrases.noun(clause, at)
    if (
        plain
        and re.match(r"\s+[a-z]+", clause.flat[plain.end : end])
        and not re.match(r"\s+(?:of|in|at|to|with|for|be|and)\b", clause.flat[plain.end : end])
    ):
        return holders.roles(clause, plain, "obliged")
    return holders.roles(clause, somebody, "obliged") if somebody else ()
