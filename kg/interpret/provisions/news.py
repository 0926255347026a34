"""What only looks like a decision: modals in prose, what others are ready to do, headings that begin with a verb."""

from __future__ import annotations

import re

from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.state import Place, State
from kg.interpret.provisions.wordings import Match

_MODAL = re.compile(
    r"\} (?:must|should|shall|ought|will|has|have|may|to|is to|are to|is ready|are ready|is prepared|are prepared"
    r"|is willing|are willing|agrees?|undertakes?|promises|guarantees|is responsible|are responsible)\b"
)
# whose plans are no orders of the deciding body
_STATE = re.compile(
    r"\b(?:government|side|union|republic|state|country|people|troops|army|enemy|USSR|USA|party(?=$))\b", re.IGNORECASE
)
# "will inform the ambassador"; "will speak", "will be in Moscow" are news
_ACTIVE = re.compile(r"\s+(?:the|an?|his|her|its|their|all|this|these|with|to|Cdes?|Comrades?|[A-Z\d])\b")
# a word that is a noun before a preposition
_NOUN = re.compile(
    r"(?:Reports?|Reply|Replies|Notes?|Requests?|Proposals?|Supply|Transfer|Release|Visit|Work|Trade|Study|Control|Plan|Answer|Orders?"
    r"|Support|Attack|Exchange|Review|Dispatch|Purchase|Help|Call|Address|Appeal|Offer|Change|Increase|Award|Permit|Charge|Present)"
    r"\s+(?:on|to|by|from|for|about|in|of|with|concerning|regarding)\b"
)
# who was there: "Present: Comrades A and B."
_PRESENT = re.compile(r"(?:Also\s+)?Present(?:\s+were)?\s*:\s*(?=\S)")
# a term makes a verb of it: "Report on fulfilment within ten days"
_WHEN = re.compile(r"\b(?:within|by|before|no later than|not later than|every|monthly|weekly|daily)\s+[\w]")


_DECIDED = re.compile(r"(?:postponed|annulled|rescinded|repealed|deferred|cancell?ed)$| to be | to \{")


def modal_decides(clause: Clause, match: Match, place: Place, head: bool) -> bool:
    """ "The NKVD must be told" above a list of items may be prose: modals decide only where decisions stand.

    "Cde. Naszkowski will inform the ambassador" decides in an item; what a government will do is news or a promise.
    """
    if clause.told and match.label.startswith("{object} ") and match.kind in ("order", "prohibition"):
        return place.item and bool(_DECIDED.search(match.label))
    if "} will {" in match.label:
        who = " ".join(h.words for _, held in match.held for h in held.holders)
        persons = all(h.person for _, held in match.held for h in held.holders)
        named = place.item and bool(match.held) and (persons or (bool(place.path) and not _STATE.search(who)))
        return named and bool(_ACTIVE.match(clause.flat, match.verb[1]))
    return place.item or head or not _MODAL.search(match.label)


def is_own(state: State, clause: Clause, match: Match, place: Place) -> bool:
    """Whether a readiness is promised: by one's own side, or in the words of a reply; that of others is news."""
    if match.kind != "promise" or not match.label.startswith("{promisor}"):
        return True
    who = " ".join(clause.flat[s:e] for name, s, e in match.slots if name == "promisor")
    said = bool(state.reply) and place.part.startswith(state.reply)
    return said or bool(state.known.own.search(who) or state.known.deciding.search(who))


def is_heading(clause: Clause) -> bool:
    """ "Report on the repatriation of minors", "Reply to the Algerian party": a noun at the head of a line, no verb."""
    if _PRESENT.match(clause.flat):
        return True
    if clause.flat.rstrip().endswith((".", ";", ":")) or _WHEN.search(clause.flat):
        return False
    return bool(_NOUN.match(clause.flat))
