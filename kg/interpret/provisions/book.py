"""The book of wordings: which of them a sentence follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.interpret.provisions import attempt
from kg.interpret.provisions.clause import Clause
from kg.interpret.provisions.inflection import stems
from kg.interpret.provisions.walk import WORD, Walk
from kg.interpret.provisions.wordings import Match, Wording


@dataclass(frozen=True, slots=True)
class Book:
    """The wordings by their first word, so that a sentence is compared with few of them.

    Passives are kept by the first two words behind their subject ("is charged") and, for those of one word, by it.
    """

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
        behind = [(w, " ".join(w.tokens[1].words.split(" ")[:2])) for w in all_ if w.tokens[0].slot]
        for wording in all_:
            if not wording.tokens[0].slot:
                leading.setdefault(wording.tokens[0].words.split(" ")[0], []).append(wording)
        keys = dict.fromkeys(key for _, key in behind)
        first = sorted({re.escape(key.split(" ")[0]) for key in keys}, key=lambda w: (-len(w), w))
        anchors = re.compile(
            r"(?<![\w'])(?P<one>" + "|".join(first) + r")(?!\w)(?:(?=[\s,:]+(?P<two>[^\W\d_]+)))?", re.I
        )
        return cls(
            {w: tuple(f) for w, f in leading.items()},
            {key: tuple(w for w, own in behind if own in (key, key.split(" ")[0])) for key in keys},
            anchors if first else re.compile(r"(?!)"),
            sure,
            cls.of(spoken) if spoken else None,
        )

    def match(self, clause: Clause, at: int, end: int, *, third: bool = False, open_: bool = False) -> Match | None:
        """The wording that ``at:end`` follows, if any; ``third`` asks for "charges", "charged" instead of "charge"."""
        for sure in (False, True):
            for wording in self._leading(clause, at, third):
                if not sure or wording.tokens[0].words.split(" ")[0] in self.sure:
                    found = attempt.leading(Walk(clause, wording, end, open_, sure), at, third)
                    if found is not None:
                        return found
        return None if third else self._passive(clause, at, end, open_)

    def _leading(self, clause: Clause, at: int, third: bool) -> Iterator[Wording]:
        head = WORD.match(clause.flat, at)
        word = head.group().lower() if head else ""
        words = stems(word) if third else (word,)
        for one in words:
            yield from self.by_word.get(one, ())

    def _passive(self, clause: Clause, at: int, end: int, open_: bool) -> Match | None:
        for count, anchor in enumerate(self.anchors.finditer(clause.flat, at, min(end, at + 420))):
            if count > 15:
                break
            one = anchor["one"].lower()
            for wording in self.passive.get(f"{one} {(anchor['two'] or '').lower()}") or self.passive.get(one, ()):
                found = attempt.passive(Walk(clause, wording, end, open_), at, anchor.start())
                if found is not None:
                    return found
        return None

    def word(self, clause: Clause, at: int) -> Match | None:
        """A decision of one word, "Approve." or "Postponed.", after a heading that says what."""
        head = WORD.match(clause.flat, at)
        if head is None or clause.flat[head.end() :].strip(" .;") or at:
            return None
        word = head.group().lower()
        every = [w for w in self.by_word.get(word, ()) if len(w.tokens) == 2 and " " not in w.tokens[0].words]
        every += [
            w for w in self.passive.get(f"is {word}", ()) if w.tokens[1].words == f"is {word}" and len(w.tokens) == 2
        ]
        found = next(iter(every), None)
        return Match(found.kind, found.label, verb=head.span(), end=clause.end) if found else None

    def is_verb(self, word: str, *, third: bool = False) -> bool:
        """Whether a word alone is the first of some wording, in the third person or, unless ``third``, as it stands."""
        low = word.lower()
        return (low in self.by_word and not third) or any(stem in self.by_word for stem in stems(low))

    def begins(self, clause: Clause, at: int) -> bool:
        """Whether the word at ``at`` begins some wording."""
        head = WORD.match(clause.flat, at)
        return bool(head) and head.group().lower() in self.by_word if head else False
