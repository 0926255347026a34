"""Wordings: the labels of ``provisions.ttl`` and how a sentence is compared with them.

A wording is words and slots, ``Charge {addressee} with {task}``. Slots that name somebody are read as lists of names,
so that the words after them are looked for where the list ends; a wording whose slot names nobody is passed over:
"Permit the transfer of guns to the front" permits a transfer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from kg.interpret.provisions import holders
from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.holders import Listed
from kg.interpret.provisions.sentences import is_prose
from kg.lexicon import Concept

ACTORS = frozenset({"addressee", "appointee", "promisor", "promisee", "person"})
"""Slots that must hold a person, body, unit or office."""

_SLOT = re.compile(r"\{([a-z]+)\}")
_GLUE = r"[\s,:]*"
_GAP = re.compile(_GLUE)
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
_PRONOUN = re.compile(r"(?:him|her|them|it)\b(?=,?\s+(?:that|to|with|of|about|the following)\b)")
_ASIDE = re.compile(
    r"\s*,\s*(?:as|in|by|on|if|with|for|subject|within|at|to|not|no|provided|starting)\b[^,;:]{2,90},\s*", re.IGNORECASE
)
_ASKED = re.compile(r"\s+(the (?:request|proposal|complaint))$", re.IGNORECASE)
_NOT = re.compile(r"(?=not\s+to\s)")
# what may follow "to" when a verb must: not "to the NKVD", "to Cde. X", "to 5 May", "to him"
_VERB = re.compile(
    r"(?!the\b|an?\b|his\b|her\b|its\b|their\b|our\b|this\b|that\b|these\b|those\b|him\b|them\b|it\b|us\b|both\b|all\b"
    r"|which\b|whom\b|date\b|[A-Z\d])"
)
# a bare verb is followed by its object: "Release of goods was slow", "Supply is short", "Order No. 5" give no order
_OBJECT = re.compile(
    r"(?!of\b|is\b|was\b|were\b|are\b|has\b|have\b|had\b|will\b|by\b|would\b|No\b|Nº|N\b|№|and\b|or\b|as\b"
    r"|than\b)\s*[^\s,.;:)]"
)
_ANYTHING = re.compile(r"[\s:,.]*$")
_STOP = re.compile(r"\s(?:for|in|by|from|on|at|within|under|to|and|with)\b|[,.;]")
# the subject of "… is to be sent" is a plain noun phrase at the head of its sentence
_SUBJECT = re.compile(
    r"(?!(?:It|There|This|That|What|Which|If|When|As|Since|Because|In|On|At|He|She|They|We|I|Within|By|Until|Not|No|From|Starting|For|With|After|Before|During|Under)\b)[^;:!?“”]{2,200}$"
)
_WHO = re.compile(r"\b(?:who|which|whom)\b[^,;]*")
_FINITE = re.compile(r"\b(?:because|although|whereas|reports?|says?|said|was|were|had)\b|, (?:as|since|that|but)\b")


# "ought to be arrested", "is to provide", "shall send": the verb that says what comes last
_MODAL = re.compile(r"\} (?:(?:is|are|has|have|ought) to|shall|must|should|ought to|(?:.* )?be) \{task\}$")

_DONE = re.compile(
    r"(?!present\b|absent\b|sufficient\b|different\b|important\b|urgent\b|indifferent\b|open\b|even\b)(?:\w+ly\s+)?"
    r"(?:read\b|gone\b|done\b|run\b|come\b|seen\b"
    r"|\w+(?:ed|en|wn|ne|ght|ld|nt|pt|ft|lt|st|de|id|ut|et|un|ng|ot|it)\b)",
    re.IGNORECASE,
)
_DOES = re.compile(r"(?!have\b|be able\b|know\b|be aware\b|understand\b|be expected\b|be feared\b)")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a wording: a slot, or fixed words in small letters."""

    slot: str
    words: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The fixed words in a text."""
        return _pattern(self.words, False)

    @property
    def third(self) -> re.Pattern[str]:
        """The fixed words with their first verb in the third person: "charges" for "charge"."""
        return _pattern(self.words, True)


@cache
def _pattern(words: str, third: bool) -> re.Pattern[str]:
    """Fixed words as a pattern, compiled when a sentence first asks for them."""
    first, *more = words.split(" ")
    start = re.escape(first)
    if third:
        start = start[:-1] + "ies" if start.endswith("y") and start[-2] not in "aeo" else start + "e?s"
    return re.compile(start + "".join(r"[\s,:]+" + re.escape(w) for w in more) + r"(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """One label: its kind, its tokens, and ``weight``, the length of its fixed words."""

    kind: str
    label: str
    tokens: tuple[Token, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence that follows a wording. Offsets are those of the clause.

    ``slots`` are (name, start, end); ``held`` who fills the slots that name somebody; ``inserted`` what stands between
    commas inside; ``open`` says that the words end where a list is to follow.
    """

    kind: str
    label: str
    verb: tuple[int, int] = (0, 0)
    slots: tuple[tuple[str, int, int], ...] = ()
    held: tuple[tuple[str, Listed], ...] = ()
    inserted: tuple[tuple[int, int], ...] = ()
    open: bool = False
    end: int = 0

    def slot(self, *names: str) -> tuple[int, int] | None:
        """The first of these slots that is filled."""
        return next(((s, e) for name in names for n, s, e in self.slots if n == name), None)

    @property
    def infinitive(self) -> bool:
        """Whether its task is a verb or a clause, so that further verbs after "and" belong to it."""
        return bool(re.search(r"\b(?:to|that|of) \{(?:task|object)\}$|\{verb\}", self.label))


def wordings(concepts: tuple[Concept, ...], *, speech: bool = False) -> tuple[Wording, ...]:
    """All wordings, those with more fixed words first; with ``speech`` those that hold only inside what is declared."""
    labels = [
        (c.slug, label)
        for c in concepts
        for label in ([a.text for a in c.alts] if speech else c.values("skos:hiddenLabel"))
        if _SLOT.search(label)
    ]
    return tuple(
        sorted((_compile(kind, label) for kind, label in labels), key=lambda w: (-w.weight, -len(w.tokens), w.label))
    )


def _compile(kind: str, label: str) -> Wording:
    tokens: list[Token] = []
    for index, part in enumerate(_SLOT.split(label)):
        words = [w for w in part.split() if w != ","]
        if index % 2:
            tokens.append(Token(part, ""))
        elif words:
            tokens.append(Token("", " ".join(words).lower()))
    return Wording(kind, label, tuple(tokens), sum(len(t.words.replace(" ", "")) for t in tokens))


@dataclass(frozen=True, slots=True)
class Book:
    """The wordings by their first word, so that a sentence is compared with few of them."""

    by_word: dict[str, tuple[Wording, ...]]
    passive: dict[str, tuple[Wording, ...]]
    anchors: re.Pattern[str]
    sure: frozenset[str] = frozenset()
    spoken: Book | None = field(default=None, repr=False)

    @classmethod
    def of(
        cls, all_: tuple[Wording, ...], spoken: tuple[Wording, ...] = (), sure: frozenset[str] = frozenset()
    ) -> Book:
        """Group the wordings."""
        leading: dict[str, list[Wording]] = {}
        passive: dict[str, list[Wording]] = {}
        for wording in all_:
            fixed = wording.tokens[0] if not wording.tokens[0].slot else wording.tokens[1]
            (passive if wording.tokens[0].slot else leading).setdefault(fixed.words.split(" ")[0], []).append(wording)
        anchors = re.compile(
            r"(?<![\w'])(?:" + "|".join(sorted(map(re.escape, passive), key=len, reverse=True)) + r")(?!\w)", re.I
        )
        return cls(
            {w: tuple(f) for w, f in leading.items()},
            {w: tuple(f) for w, f in passive.items()},
            anchors if passive else re.compile(r"(?!)"),
            sure,
            cls.of(spoken) if spoken else None,
        )

    def match(self, clause: Clause, at: int, end: int, *, third: bool = False, open_: bool = False) -> Match | None:
        """The wording that ``at:end`` follows, if any; ``third`` allows "charges" for "charge"."""
        for sure in (False, True):
            for wording in self._leading(clause, at, third):
                if not sure or wording.tokens[0].words.split(" ")[0] in self.sure:
                    found = _Attempt(clause, wording, end, third, open_, sure).leading(at)
                    if found is not None:
                        return found
        return None if third else self._passive(clause, at, end, open_)

    def _leading(self, clause: Clause, at: int, third: bool) -> Iterator[Wording]:
        head = _WORD.match(clause.flat, at)
        word = head.group().lower() if head else ""
        words = [word] if not third else [word[:-1], word[:-2], word[:-3] + "y"] if word.endswith("s") else []
        for one in words:
            yield from self.by_word.get(one, ())

    def _passive(self, clause: Clause, at: int, end: int, open_: bool) -> Match | None:
        for count, anchor in enumerate(self.anchors.finditer(clause.flat, at, min(end, at + 420))):
            if count > 15:
                break
            for wording in self.passive[anchor.group().lower()]:
                found = _Attempt(clause, wording, end, False, open_).passive(at, anchor.start())
                if found is not None:
                    return found
        return None

    def word(self, clause: Clause, at: int) -> Match | None:
        """A decision of one word, "Approve." or "Postponed.", after a heading that says what."""
        head = _WORD.match(clause.flat, at)
        if head is None or clause.flat[head.end() :].strip(" .;") or at:
            return None
        word = head.group().lower()
        every = [w for w in self.by_word.get(word, ()) if len(w.tokens) == 2 and " " not in w.tokens[0].words]
        every += [w for w in self.passive.get("is", ()) if w.tokens[1].words == f"is {word}" and len(w.tokens) == 2]
        found = next(iter(every), None)
        return Match(found.kind, found.label, verb=head.span(), end=clause.end) if found else None

    def begins(self, clause: Clause, at: int) -> bool:
        """Whether the word at ``at`` begins some wording."""
        head = _WORD.match(clause.flat, at)
        return bool(head) and head.group().lower() in self.by_word if head else False


_WORD = re.compile(r"[^\W\d_]+")


class _Attempt:
    """One wording against one clause."""

    def __init__(
        self, clause: Clause, wording: Wording, end: int, third: bool, open_: bool, sure: bool = False
    ) -> None:
        self.clause, self.wording, self.end, self.third, self.open, self.sure = clause, wording, end, third, open_, sure
        self.tokens = wording.tokens
        self.bounds = [at for at, _ in clause.pieces[1:]]

    def leading(self, at: int) -> Match | None:
        token = self.tokens[0]
        found = (token.third if self.third else token.pattern).match(self.clause.flat, at, self.end)
        if found is None:
            return None
        if (
            len(self.tokens) == 2
            and " " not in token.words
            and self.tokens[1].slot not in ACTORS
            and not self._at_end(found.end())
        ):
            aside = _ASIDE.match(self.clause.flat, found.end(), self.end)
            gap = _GAP.match(self.clause.flat, aside.end() if aside else found.end())
            if not _OBJECT.match(self.clause.flat, gap.end() if gap else found.end()) or is_prose(
                self.clause.flat, found.end(), self.end
            ):
                return None
        start = Match(self.wording.kind, self.wording.label, verb=(found.start(), found.end()), end=self.end)
        aside = _ASIDE.match(self.clause.flat, found.end(), self.end)
        if aside:  # "Permit, as an exception, the entry of 20 families"
            start = replace(start, inserted=((found.end(), aside.end()),))
        return self._finish(self._walk(1, aside.end() if aside else found.end(), start, token.words))

    def passive(self, at: int, anchor: int) -> Match | None:
        token, flat = self.tokens[1], self.clause.flat
        found = token.pattern.match(flat, anchor, self.end)
        if found is None:
            return None
        bare = token.words in ("to", "to be")  # "The NKVT to deliver 50 trucks.": no finite verb anywhere
        if bare and (is_prose(flat, found.end(), self.end) or re.search(r"\bnot\s+$", flat[at:anchor])):
            return None
        infinitive = token.words.endswith("to") and self.tokens[2:] and self.tokens[2].slot in ("task", "verb")
        if infinitive and not self._verb_follows(found.end()):
            return None
        name = self.tokens[0].slot
        start, stop = self.clause.trimmed(at, anchor)
        match = Match(self.wording.kind, self.wording.label, verb=(found.start(), found.end()), end=self.end)
        if name in ACTORS:
            held, inserted = self._subject(start, stop)
            if held is None or (bare and (inserted or held.end < stop)):
                return None
            match = replace(match, held=((name, held),), inserted=inserted)
        elif not _SUBJECT.match(flat[start:stop]) or _FINITE.search(_WHO.sub("", flat[start:stop])):
            return None
        match = replace(match, slots=((name, start, stop),))
        return self._finish(self._walk(2, found.end(), match, token.words))

    def _subject(self, start: int, stop: int) -> tuple[Listed | None, tuple[tuple[int, int], ...]]:
        held = holders.listed(self.clause, start)
        if held and held.end <= stop:
            gap = self.clause.flat[held.end : stop]
            if not gap.strip(" ,)"):
                return held, ()
            if (gap.lstrip().startswith(",") and self.clause.flat[stop:].lstrip().startswith(",")) or (
                re.match(r"\s*,.*,?\s*$", gap, re.S) and len(gap) < 320
            ):
                return held, ((held.end, stop),)
        found = holders.phrase(self.clause, start, stop)
        return found, ()

    def _finish(self, match: Match | None) -> Match | None:
        if match is None:
            return None
        start, stop = match.verb
        words = self.clause.flat[start:stop]
        asked = _ASKED.search(words)
        if (
            asked and match.slots and match.slots[-1][0] == "object"
        ):  # "Grant the request of X": the request is the object
            slots = (*match.slots[:-1], ("object", start + asked.start(1), match.slots[-1][2]))
            return replace(match, verb=(start, start + asked.start()), slots=slots)
        tail = re.search(r"[\s,:]+(?:to|that|with|of|for|as|the right to|what)$", words)
        passive = match.slot("task") if _MODAL.search(match.label) else None
        if passive and not (_DONE if match.label.endswith("be {task}") else _DOES).match(self.clause.flat, passive[0]):
            return None  # "will be ready", "must have known" lay nothing down
        done = _WORD.match(self.clause.flat, passive[0]) if passive else None
        if done:  # "ought to be arrested": the participle says what
            return replace(match, verb=(start, done.end()))
        return replace(match, verb=(start, stop - (len(words) - tail.start() if tail else 0)))

    def _at_end(self, at: int) -> bool:
        return self.open and bool(_ANYTHING.match(self.clause.flat[at : self.end]))

    def _walk(self, index: int, at: int, match: Match, before: str) -> Match | None:
        if index == len(self.tokens):
            return match
        if self._at_end(at):
            return replace(match, open=True) if match.held or match.slots else None
        token = self.tokens[index]
        if not token.slot:
            after = self._fixed(index, at)
            return self._walk(index + 1, after, match, token.words) if after is not None else None
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
            crossed = ":" in self.clause.flat[at:start] and any(at <= b <= start for b in self.bounds)
            return start if crossed and words in ("to", "with", "that", "the right to") else None
        following = self.tokens[index + 1].slot if index + 1 < len(self.tokens) else ""
        infinitive = words.split(" ")[-1] == "to" and following in ("task", "verb")
        return found.end() if not infinitive or self._verb_follows(found.end()) else None

    def _verb_follows(self, at: int) -> bool:
        gap = _GAP.match(self.clause.flat, at)
        return bool(_VERB.match(self.clause.flat, gap.end() if gap else at))

    def _verb(self, index: int, at: int, match: Match) -> Match | None:
        found = re.compile(r"\s+([a-zа-яё][\w-]*)").match(self.clause.flat, at, self.end)
        if found is None or not _VERB.match(found[1]):
            return None
        first = found.start(1) if match.held else match.verb[0]
        return self._walk(index + 1, found.end(), replace(match, verb=(first, found.end())), "")

    def _actor(self, index: int, at: int, match: Match) -> Match | None:
        gap = _GAP.match(self.clause.flat, at, self.end)
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
            ) or (held and self._at_end(held.end))
            if (
                held
                and ends
                and re.search(r"\bthat \{\w+\} \{task\}$", self.wording.label)
                and re.match(r"\s+(?:not\s+)?be\b", self.clause.flat[held.end :])
            ):
                return None  # "that the NKVT be given": it is not the NKVT that acts
            if held is None and self.tokens[0].words in ("help", "assist") and following.slot == "task":
                held = holders.helped(self.clause, at)
                return self._walk(index + 1, held.end, self._with(match, name, held), "") if held else None
            if held is None and (colon := self.clause.flat.find(":", at, min(self.end, at + 60))) > 0:
                held = holders.phrase(self.clause, at, colon)  # "Reply to Apresin: the proposal is …"
                return self._walk(index + 1, colon, self._with(match, name, held), "") if held else None
            return self._walk(index + 1, held.end, self._with(match, name, held), "") if held and ends else None
        if held is None and (pronoun := _PRONOUN.match(self.clause.flat, at, self.end)):
            held = Listed((holders.Holder(at, pronoun.end(), pronoun.group(), "", "", True),), pronoun.end())
        if held:
            if (self._fixed(index + 1, held.end) is not None or self._at_end(held.end)) and (
                done := self._walk(index + 1, held.end, self._with(match, name, held), "")
            ):
                return done
            inserted = re.compile(_BETWEEN + "(?=" + following.pattern.pattern + ")", re.I).match(
                self.clause.flat, held.end, self.end
            )
            if inserted and (
                done := self._walk(
                    index + 1,
                    inserted.end(),
                    replace(self._with(match, name, held), inserted=((held.end, inserted.end()),)),
                    "",
                )
            ):
                return done
        for found in following.pattern.finditer(self.clause.flat, held.end if held else at, min(self.end, at + 200)):
            somebody = holders.phrase(self.clause, at, found.start(), sure=self.sure)
            if (
                somebody
                and self._fixed(index + 1, found.start()) is not None
                and (done := self._walk(index + 1, found.start(), self._with(match, name, somebody), ""))
            ):
                return done
        if self.open and (somebody := holders.phrase(self.clause, at, self.end)) and name != "person":
            return replace(self._with(match, name, somebody), open=True)
        return None

    def _last(self, name: str, at: int, held: Listed | None, match: Match) -> Match | None:
        """A wording that ends with somebody: what follows the list belongs to the purpose, not to the name."""
        if held and not re.match(r"'", self.clause.flat[held.end :]):
            return self._with(match, name, held)
        stop = _STOP.search(self.clause.flat, at, self.end)
        named = holders.phrase(self.clause, at, stop.start() if stop else self.end) if not held else None
        return self._with(match, name, named) if named else None

    def _with(self, match: Match, name: str, held: Listed) -> Match:
        first, last = held.holders[0].start, max(held.end, held.holders[-1].end)
        return replace(match, held=(*match.held, (name, held)), slots=(*match.slots, (name, first, last)))

    def _free(self, index: int, at: int, match: Match, before: str) -> Match | None:
        start, stop = self.clause.trimmed(at, self.end)
        name = self.tokens[index].slot
        if start >= stop:
            return None
        if index + 1 == len(self.tokens):
            return replace(match, slots=(*match.slots, (name, start, stop)))
        for count, found in enumerate(self.tokens[index + 1].pattern.finditer(self.clause.flat, start + 1, self.end)):
            if count > 5:
                break
            inner = self.clause.trimmed(start, found.start())
            if inner[0] < inner[1] and (
                done := self._walk(index + 1, found.start(), replace(match, slots=(*match.slots, (name, *inner))), "")
            ):
                return done
        if self.open and any(t.slot in ACTORS for t in self.tokens[index:]):
            return replace(match, slots=(*match.slots, (name, start, stop)), open=True)
        return None
