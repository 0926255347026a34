"""A wording walked along a clause: fixed words must stand there, slots take what fills them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.interpret.provisions import holders, phrases
from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.holders import Listed
from kg.interpret.provisions.wordings import ACTORS, Match, Token, Wording

GAP = re.compile(r"[\s,:]*")
"""What may stand between two words of a wording."""
WORD = re.compile(r"[^\W\d_]+")
# "Charge Cde. X personally with …"
_ADVERB = re.compile(
    r"[\s,:]*(?:(?:personally|immediately|urgently|again|once again|once more|jointly|additionally|categorically"
    r"|separately|themselves|himself|both|together)[\s,]+)?"
)
# what may stand between somebody and the words that follow: ", if the governor agrees," / "within ten days"
_BETWEEN = (
    r"(?:\s*,[^;:]{2,220}?,\s*|\s+(?:within|by|before|no later than|not later than|in the course of|during"
    r"|on behalf of|for|as of|after|in)\s[^,;:]{3,60}?\s+)"
)
_PRONOUN = re.compile(r"(?:him|her|them|it)\b(?=,?\s+(?:that|to|with|of|about|from|as|the following)\b)")
_BEFORE_NOT = re.compile(r"\s+not\s+$")
_NOT = re.compile(r"(?=not\s+to\s)")
# what may follow "to" when a verb must: not "to the NKVD", "to Cde. X", "to 5 May", "to him"
_VERB = re.compile(
    r"(?!the\b|an?\b|his\b|her\b|its\b|their\b|our\b|this\b|that\b|these\b|those\b|him\b|them\b|it\b|us\b|both\b|all\b"
    r"|which\b|whom\b|date\b|[A-Z\d])"
)
_ANYTHING = re.compile(r"[\s:,.]*$")
# what somebody can be given to do: "the delivery of the weapons", "supervision", not "500 rubles", "a house"
_ACTION = re.compile(
    r"(?:(?:the|all|further|its|their)\s+)*(?:[a-z-]+\s+){0,2}?(?!million\b|billion\b|equipment\b|pensions?\b|rations?\b)"
    r"[a-z-]*(?:[a-z]{3}(?:tion|sion|ment|ance|ence|ing|ysis)|delivery|supply|control|dispatch|purchase|leadership|transport|work"
    r"|command|repair|recovery|withdrawal|search|task|care|responsibility|defen[cs]e|removal|arrival|choice|study|review)\b"
    r"(?!\s*,?\s+(?:and|or)\s+\d)"
)
# whose request: "the governor's", "his", "Cde. X's earlier"
_OWNER = re.compile(r"(?:[^,;:]{1,80}(?:'s|s')|his|her|its|their)(?:\s+[a-z]+)?")
_DOUBLE = re.compile(r"\s+(?:an?\s|up to\s|\d)")
_STOP = re.compile(r"\s(?:for|in|by|from|on|at|within|under|to|and|with)\b|[,.;]")


@dataclass(frozen=True, slots=True)
class Walk:
    """One wording against one clause up to ``end``; ``open`` where a list follows, ``sure`` where a body is sure."""

    clause: Clause
    wording: Wording
    end: int
    open: bool = False
    sure: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words and slots of the wording."""
        return self.wording.tokens

    def at_end(self, at: int) -> bool:
        return self.open and bool(_ANYTHING.match(self.clause.flat[at : self.end]))

    def walk(self, index: int, at: int, match: Match, before: str) -> Match | None:
        if index == len(self.tokens):
            return match
        if self.at_end(at):
            return replace(match, open=True) if match.held or match.slots else None
        token = self.tokens[index]
        if not token.slot:
            after = self._fixed(index, at)
            return self.walk(index + 1, after, match, token.words) if after is not None else None
        if token.slot == "verb":
            return self._verb(index, at, match)
        return self._actor(index, at, match) if token.slot in ACTORS else self._free(index, at, match, before)

    def _fixed(self, index: int, at: int) -> int | None:
        """Where the fixed words end that must stand at ``at``; a connecting word may be missing before a list."""
        gap = _ADVERB.match(self.clause.flat, at, self.end)
        start = gap.end() if gap else at
        words = self.tokens[index].words
        if words == "to" and _NOT.match(self.clause.flat, start, self.end):
            return start  # "Instruct X not to leave": the task says "not"
        found = self.tokens[index].pattern.match(self.clause.flat, start, self.end)
        if found is None:
            crossed = ":" in self.clause.flat[at:start] and any(at <= b <= start for b, _ in self.clause.pieces[1:])
            return start if crossed and words in ("to", "with", "that", "the right to") else None
        following = self.tokens[index + 1].slot if index + 1 < len(self.tokens) else ""
        infinitive = words.split(" ")[-1] == "to" and following in ("task", "verb")
        return found.end() if not infinitive or self.verb_follows(found.end()) else None

    def verb_follows(self, at: int) -> bool:
        gap = GAP.match(self.clause.flat, at)
        return bool(_VERB.match(self.clause.flat, gap.end() if gap else at))

    def _verb(self, index: int, at: int, match: Match) -> Match | None:
        found = re.compile(r"\s+([a-zа-яё][\w-]*)").match(self.clause.flat, at, self.end)
        if found is None or not _VERB.match(found[1]):
            return None
        first = found.start(1) if match.held else match.verb[0]
        return self.walk(index + 1, found.end(), replace(match, verb=(first, found.end())), "")

    def _actor(self, index: int, at: int, match: Match) -> Match | None:
        gap = GAP.match(self.clause.flat, at, self.end)
        at = gap.end() if gap else at
        name = self.tokens[index].slot
        held = holders.listed(self.clause, at)
        if held and held.end > self.end:
            held = None
        if name == "person" and not (held and all(h.person for h in held.holders)):
            return None
        if index + 1 == len(self.tokens):
            return self._last(name, at, held, match)
        following = self.tokens[index + 1]
        if following.slot:
            ends = (
                held and not re.match(r"[.;'(]|\s*,?\s*$|\s+(?:and|or|of|to)\b", self.clause.flat[held.end : self.end])
            ) or (held and self.at_end(held.end))
            if (
                held
                and ends
                and re.search(r"\bthat \{\w+\} \{task\}$", self.wording.label)
                and re.match(r"\s+(?:not\s+)?be\b", self.clause.flat[held.end :])
            ):
                return None  # "that the NKVT be given": it is not the NKVT that acts
            if held is None and re.search(r"\bthat \{\w+\} \{task\}$", self.wording.label):
                held = phrases.noun(self.clause, at)  # "necessary that the press report on it"
                ends = bool(
                    held
                    and re.match(r"\s+(?!be\b|of\b|in\b|to\b|for\b|on\b|and\b)[a-z]+\s", self.clause.flat[held.end :])
                )
            if held is None and (plain := phrases.noun(self.clause, at)) and _DOUBLE.match(self.clause.flat, plain.end):
                held, ends = plain, True  # "Grant the provincial government a loan"
            if held is None and self.tokens[0].words in ("help", "assist") and following.slot == "task":
                held = phrases.helped(self.clause, at)
                return self.walk(index + 1, held.end, self._with(match, name, held), "") if held else None
            if held is None and (colon := self.clause.flat.find(":", at, min(self.end, at + 60))) > 0:
                held = phrases.phrase(self.clause, at, colon)  # "Reply to Apresin: the proposal is …"
                return self.walk(index + 1, colon, self._with(match, name, held), "") if held else None
            return self.walk(index + 1, held.end, self._with(match, name, held), "") if held and ends else None
        if held is None and (pronoun := _PRONOUN.match(self.clause.flat, at, self.end)):
            held = Listed((holders.Holder(at, pronoun.end(), pronoun.group(), "", "", True),), pronoun.end())
        if held:
            if (self._fixed(index + 1, held.end) is not None or self.at_end(held.end)) and (
                done := self.walk(index + 1, held.end, self._with(match, name, held), "")
            ):
                return done
            inserted = re.compile(_BETWEEN + "(?=" + following.pattern.pattern + ")", re.I).match(
                self.clause.flat, held.end, self.end
            )
            if inserted and (
                done := self.walk(
                    index + 1,
                    inserted.end(),
                    replace(self._with(match, name, held), inserted=((held.end, inserted.end()),)),
                    "",
                )
            ):
                return done
        for found in following.pattern.finditer(self.clause.flat, held.end if held else at, min(self.end, at + 200)):
            stop = _BEFORE_NOT.search(
                self.clause.flat, at, found.start()
            )  # "Instruct the posts not to let him through"
            border = stop.start() if stop else found.start()
            somebody = phrases.phrase(self.clause, at, border, sure=self.sure)
            if (
                somebody
                and self._fixed(index + 1, border) is not None
                and (done := self.walk(index + 1, border, self._with(match, name, somebody), ""))
            ):
                return done
        if self.open and (somebody := phrases.phrase(self.clause, at, self.end)) and name != "person":
            return replace(self._with(match, name, somebody), open=True)
        return None

    def _last(self, name: str, at: int, held: Listed | None, match: Match) -> Match | None:
        """A wording that ends with somebody: what follows the list belongs to the purpose, not to the name."""
        if held and not re.match(r"'", self.clause.flat[held.end :]):
            return self._with(match, name, held)
        stop = _STOP.search(self.clause.flat, at, self.end)
        last = stop.start() if stop else self.end
        adverb = re.compile(r"\s+\w+ly\s*$").search(
            self.clause.flat, at, last
        )  # "by the district councils individually"
        named = phrases.phrase(self.clause, at, adverb.start() if adverb else last) if not held else None
        return self._with(match, name, named) if named else None

    def _with(self, match: Match, name: str, held: Listed) -> Match:
        first, last = held.holders[0].start, max(held.end, held.holders[-1].end)
        return replace(match, held=(*match.held, (name, held)), slots=(*match.slots, (name, first, last)))

    def _free(self, index: int, at: int, match: Match, before: str) -> Match | None:
        start, stop = self.clause.trimmed(at, self.end)
        name = self.tokens[index].slot
        if start >= stop or (name == "action" and not _ACTION.match(self.clause.flat, start, stop)):
            return None
        name = "task" if name == "action" else name
        if index + 1 == len(self.tokens):
            return replace(match, slots=(*match.slots, (name, start, stop)))
        for count, found in enumerate(self.tokens[index + 1].pattern.finditer(self.clause.flat, start + 1, self.end)):
            if count > 5:
                break
            inner = self.clause.trimmed(start, found.start())
            if name == "owner" and not _OWNER.fullmatch(self.clause.flat, *inner):
                continue
            if inner[0] < inner[1] and (
                done := self.walk(index + 1, found.start(), replace(match, slots=(*match.slots, (name, *inner))), "")
            ):
                return done
        if self.open and any(t.slot in ACTORS for t in self.tokens[index:]):
            return replace(match, slots=(*match.slots, (name, start, stop)), open=True)
        return None
