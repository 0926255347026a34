"""Decisions whose verb no wording names: a plain imperative, or an act named by a noun alone."""

from __future__ import annotations

import re

from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.sentences import is_mentioned, is_prose
from kg.interpret.provisions.state import Place, State
from kg.interpret.provisions.wordings import Match
from kg.model import Diagnostic, Severity

# an imperative no wording names: a plain verb before its object; not "The …", "Questions …", "Concerning …"
_IMPERATIVE = re.compile(
    r"(?P<verb>(?!The\b|A\b|An\b|In\b|On\b|At\b|To\b|From\b|For\b|By\b|With\b|Within\b|Without\b|This\b|These\b|That\b"
    r"|Those\b|It\b|He\b|She\b"
    r"|They\b|We\b|I\b|If\b|When\b|As\b|All\b|No\b|Not\b|Only\b|Also\b|And\b|But\b|Concerning\b|Regarding\b|Re\b"
    r"|About\b|Until\b|Upon\b|Between\b"
    r"|Cdes?\b|Com|Mr|Dr\b|There\b|Their\b|His\b|Her\b|Its\b|Our\b|After\b|Before\b|During\b|Under\b|Of\b|Points?\b"
    r"|Items?\b|Since\b|While\b|Because\b"
    r"|Articles?\b|Sections?\b|Paragraphs?\b|Chapters?\b|Annex\b|Appendix\b|Excerpts?\b|Extracts?\b|Question\b|Protocol\b|Minutes\b|Copy\b|Copies\b|Both\b|Each\b|Every\b|Such\b|Some\b"
    r"|Any\b|Through\b|Despite\b|Against\b"
    r"|January\b|February\b|March\b|April\b|May\b|June\b|July\b|August\b|What\b|Who\b|Which\b|How\b|Why\b|One\b|Two\b"
    r"|Three\b|Four\b|Five\b|Due\b|Given\b"
    r"|More\b|Most\b|Many\b|Work\b|Trade\b|Peace\b|Near\b|Over\b|Along\b|Part\b|Top\b|Strictly\b|Secret\b|Special\b"
    r"|According\b|Should\b)"
    r"[A-Z][a-z]+(?<!ing)(?<!ed)(?<!tion)(?<!ment)(?<!ness)(?<!ity)(?<!ance)(?<!ence)(?<!ly)(?<!sion)(?<![^s]s))\s+"
    r"(?=(?:the|a|an|all|any|no|not|his|her|its|their|our|this|these|those|up|out|off|Cdes?\b|Comr|\d)\b)"
)
_PLAIN = re.compile(
    r"(?P<verb>(?!(?:the|and|all|any|for|from|with|his|her|its|our|their|this|that|these|those|they|she|both|each"
    r"|not)\b)[a-z]{3,}(?<!ing)(?<!ed)(?<!tion))\s+(?=\S)"
)
_ITS_OBJECT = re.compile(r"(?:the|an?|all|his|her|its|their|our|it|them|this|these|those|any|no|up|out|Cdes?\b|\d)\b")
_RUSSIAN = re.compile(r"(?P<verb>[А-ЯЁ][а-яё]{2,}(?:ть|ти|чь)(?:ся)?)\s+(?=\S)")
# an act named without a verb, as whole items of a decision are: "Immediate dispatch of two aircraft to Urumqi."
_NOUN = re.compile(
    r"(?:The\s+)?(?:(?:[Ii]mmediate|[Uu]rgent|[Tt]emporary|[Ss]peedy)\s+)?(?P<noun>[Dd]ispatch|[Ss]ending|[Tt]ransfer"
    r"|[Dd]elivery|[Rr]elease|[Cc]reation"
    r"|[Oo]rgani[sz]ation|[Aa]ppointment|[Rr]ecall|[Aa]rrest|[Ww]ithdrawal|[Pp]ublication|[Pp]urchase"
    r"|[Cc]onstruction|[Aa]llocation|[Ee]stablishment|[Ll]iquidation|[Rr]eplacement"
    r")\s+(?:of|for)\s+\S"
)
_ASIDE = re.compile(r", (?:which|who|as|in)[^,]*,")


def unnamed(state: State, clause: Clause, at: int, infinitive: bool, place: Place) -> Match | None:
    """An imperative that no wording names, or an act named by a noun alone."""
    flat = clause.flat
    plain = _PLAIN.match(flat, at) if infinitive or place.plain else None
    if plain and not infinitive and not _ITS_OBJECT.match(flat, plain.end()):
        plain = None  # "a) rifles for the army" is no verb
    found = _IMPERATIVE.match(flat, at) or _RUSSIAN.match(flat, at) or plain
    if found and not is_mentioned(clause, at) and not is_prose(flat, found.end(), clause.end):
        slots = (("task", *clause.trimmed(found.end(), clause.end)),)
        state.notes.append(
            Diagnostic(
                "unknown-imperative",
                Severity.INFO,
                clause.span(*found.span("verb")),
                f"no wording names {found['verb']!r}: kept as a directive",
            )
        )
        return Match("directive", "", verb=found.span("verb"), slots=slots, end=clause.end)
    noun = _NOUN.match(flat, at) if place.item and place.path else None
    if noun and not is_prose(_ASIDE.sub(" ", flat[noun.end() :]), 0, clause.end):
        state.notes.append(
            Diagnostic(
                "no-verb",
                Severity.INFO,
                clause.span(*noun.span("noun")),
                f"{noun['noun']!r} stands without a verb: kept as an order",
            )
        )
        return Match("order", "", verb=(at, at), slots=(("task", *clause.trimmed(at, clause.end)),), end=clause.end)
    return None
