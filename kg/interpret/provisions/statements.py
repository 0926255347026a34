"""One sentence of a decision: its past acts, and which wording its operative words follow."""

from __future__ import annotations

import re

from kg.interpret.provisions import conditions, executors, happened, imperatives, laying, news
from kg.interpret.provisions.book import Book
from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.sentences import begins_with_body, operative
from kg.interpret.provisions.state import Place, State
from kg.interpret.provisions.wordings import Match
from kg.model import Span

# an item in the third person below "THE POLITBURO DECIDES:": "Obliges the ministry", "Approves the plan"
_THIRD = re.compile(
    r"(?!Reports\b)[A-Z][a-z]+s\s+(?:to\s+)?(?:the|an?|[Cc]omrades?|[Cc]des?|his|its|all|this|these|it)\b"
)
# "I. approves the report": what has no subject of its own has that of the decision
_SUBJECTLESS = re.compile(r"[a-z]+s\b")
_IT = re.compile(r"It\s+(?:also\s+|further\s+|hereby\s+)*(?=[a-z]+(?:s|ed)\b|(?:does|did)\s+not\s)(?!is\b|was\b|has\b)")
# "with the following reply", "in the following sense", "as follows:": what comes next is said, not reported
_FOLLOWS = re.compile(
    r"\b(?:the\s+following|as\s+follows)\b|\b(?:reply|answer|telegram|letter|text|statement|sense|content)\s*:\s*$",
    re.IGNORECASE,
)
# heads that only gather decisions: each item below is of its own kind
_EMBRACING = frozenset({"acceptance", "approval", "order", "directive"})
_MEASURES = re.compile(
    r"\b(?:measures|proposals|decisions?|resolution|steps|decree|plan)\b[^:.;]{0,80}:?\s*$"
    r"|\b(?:the following|as follows)\s*:\s*$",
    re.IGNORECASE,
)
# what is accepted or sent, not decided: "Accept the following conditions:", "Approve the following telegram to X:"
_TERMS = re.compile(
    r"\b(?:conditions?|terms|requests?|demands?|telegram|letter|reply|answer|text|statement|directives?|instructions?|list"
    r"|appeal|message|note)\b",
    re.IGNORECASE,
)
# what may lead a sentence before its verb
_ADVERBIAL = re.compile(
    r"(?:In|On|At|By|For|With|Within|Taking|Considering|Having|Given|Due|Until|From|Pursuant|Following|Upon|Along"
    r"|Because|Since|As|After|Before|Under|Bearing|Proceeding"
    r"|Besides|In order to|To|Concerning|Regarding|Noting|Despite|Through|So that|When|Once|Before|Not|No later"
    r"|Starting|Beginning|Apart|In addition|Together|Based"
    r"|В|На|С|По)\s",
    re.IGNORECASE,
)


def read(state: State, sentence: Span, place: Place, head: bool) -> str:
    """The provisions of a sentence; the key of the first of them."""
    alone = Clause.of(state.mentions, sentence)
    if blank := len(alone.flat) - len(alone.flat.lstrip()):  # a note in brackets before the sentence
        if blank == alone.end:
            return ""
        sentence = Span(sentence.start + blank, sentence.end)
        alone = Clause.of(state.mentions, sentence)
    if key := executors.read(state, alone, place):
        return key
    unreal = conditions.ranges(alone)
    found = happened.claimed(state, alone, place.part, unreal)
    if place.heads and (key := _continued(state, sentence, place, head)):
        return key
    alone = alone.in_present() if state.told else alone
    at, third, led = operative(alone, 0, state.known.deciding)
    if place.path and at == 0 and (_THIRD.match(alone.flat) or (not place.heads and _SUBJECTLESS.match(alone.flat))):
        third = True
    if state.decides and (it := _IT.match(alone.flat, at)):
        at, third = it.end(), True
    match = _match(state.known.book, alone, at, alone.end, third, head)
    leading: tuple[tuple[int, int], ...] = ()
    if match is None and (lead := conditions.analyse(alone, at, alone.end)).stated and lead.main[0] > at:
        begin, third, led = operative(alone, lead.main[0], state.known.deciding)
        match, leading = _match(state.known.book, alone, begin, alone.end, third, head), lead.stated[:1]
    back = conditions.BACK.match(alone.flat, at) if match is None or not state.listed else None
    back = back or conditions.BACK.match(alone.flat, at)
    if back and state.listed:
        match, leading = _match(state.known.book, alone, back.end(), alone.end, third, head), ()
    else:
        back = None
    if match is None and _ADVERBIAL.match(alone.flat, at):
        match = _behind(state, alone, at, third, head)
    if match is not None and not (
        news.modal_decides(alone, match, place, head) and news.is_own(state, alone, match, place)
    ):
        match = None
    if match is not None and head and not match.held and (task := match.slot("task")):
        match = None if alone.flat.startswith("it ", task[0]) else match  # "Consider it necessary:"
    if at == 0 and news.is_heading(alone):
        return ""
    match = match or state.known.book.word(alone, at)
    if match is None:
        match = imperatives.unnamed(state, alone, at, led, place)
    state.decides = state.decides or (match is not None and third)
    if match is None:
        return ""
    if _FOLLOWS.search(alone.flat):
        state.reply = place.part
    return laying.lay_down(state, alone, match, sentence, place, leading, bool(back), found)


def opens_list(state: State, sentence: Span) -> bool:
    """Whether a list continues the sentence: "Permit the NKVT:", or a verb alone, "II. charges" above "1. X"."""
    if sentence.of(state.text).endswith((":", "to", "with", "—", "-")):
        return True
    clause = Clause.of(state.mentions, sentence)
    at, *_ = operative(clause, 0, state.known.deciding)
    return state.known.book.is_verb(clause.flat[at:].strip(" .,;"))


def _behind(state: State, clause: Clause, at: int, third: bool, head: bool) -> Match | None:
    """ "In accordance with the decision of 5 May, cancel the trip": the verb behind what leads it."""
    for count, comma in enumerate(re.finditer(r",\s+", clause.flat[at : at + 600])):
        if count > 5:
            break
        begin, third, _ = operative(clause, at + comma.end(), state.known.deciding)
        if match := _match(state.known.book, clause, begin, clause.end, third, head):
            return match
    return None


def _continued(state: State, sentence: Span, place: Place, head: bool) -> str:
    """An item of a list read with the head of the list: "Permit the NKVT:" … "b) to buy two boats"."""
    clause = Clause.of(state.mentions, *place.heads, sentence)
    at, third, _ = operative(clause, 0, state.known.deciding)
    own = Clause.of(state.mentions, sentence)
    begin, _, _ = operative(own, 0, state.known.deciding)
    if (
        own.flat[:1].isupper()
        and begin == 0
        and (mine := state.known.book.match(own, 0, own.end))
        and any(name == "addressee" for name, _ in mine.held)
    ):
        return ""
    third = third or state.known.book.is_verb(place.heads[0].of(state.text).strip(" .,;"), third=True)
    if (
        own.flat[:1].islower()
        and begin == 0
        and begins_with_body(clause, state.known.deciding)
        and (mine := state.known.book.match(own, 0, own.end, third=True, open_=head))
    ):  # "The Politburo, after a discussion: … 1. obliged X to"
        found = happened.again(state, own, conditions.ranges(own), 0)
        return laying.lay_down(state, own, mine, sentence, place, (), False, found)
    match = state.known.book.match(clause, at, clause.end, third=third, open_=head)
    border = clause.pieces[-1][0]
    if match is not None and match.kind in _EMBRACING and not match.held:
        mine = _match(state.known.book, own, begin, own.end, False, head)
        above = clause.flat[:border]
        if mine is not None and not _TERMS.search(above) and (mine.held or _MEASURES.search(above)):
            return ""  # "Adopt the following measures:" … "b) charge Cde. Orlin with …": the item says what it is
    if match is None or not any(e > border for _, _, e in match.slots):
        return ""
    unreal = conditions.ranges(own)
    found = happened.again(state, own, unreal, border)
    evidence = (sentence, *place.heads[-1:])
    return laying.lay_down(state, clause, match, sentence, place, (), False, found, evidence=evidence)


def _match(book: Book, clause: Clause, at: int, end: int, third: bool, head: bool) -> Match | None:
    return book.match(clause, at, end, third=third, open_=head) or (
        book.match(clause, at, end, open_=head) if third else None
    )
