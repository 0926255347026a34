"""Wordings: the labels of ``provisions.ttl`` as patterns, and matching them to the beginning of a sentence.

A wording is words and slots, ``Charge {addressee} with {task}``. Slots that name somebody must hold an actor; a
wording whose slot does not is passed over, so that "Permit the transfer of guns to the front" permits a transfer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.lexicon import Concept
from kg.model import Span

ACTORS = frozenset({"addressee", "appointee", "promisor"})
"""Slots that must hold a person, body, unit or office."""

_SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """One label: its kind, its pattern, its slots in order; ``weight`` = the length of its fixed words."""

    kind: str
    label: str
    pattern: re.Pattern[str]
    slots: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence that follows a wording: the kind, where the operative words stand, and what fills the slots."""

    kind: str
    verb: Span
    verb_words: str
    slots: tuple[tuple[str, Span], ...]

    def slot(self, name: str) -> Span | None:
        """The span of a slot."""
        return next((span for slot, span in self.slots if slot == name), None)


def wordings(concepts: tuple[Concept, ...]) -> tuple[Wording, ...]:
    """All wordings, those with more fixed words first, so that the most telling one decides."""
    found = [_compile(c.slug, label) for c in concepts for label in c.values("skos:hiddenLabel")]
    return tuple(sorted(found, key=lambda w: (-w.weight, -len(w.slots), w.label)))


def _compile(kind: str, label: str) -> Wording:
    pieces: list[str] = []
    slots: list[str] = []
    parts = _SLOT.split(label)
    for index, part in enumerate(parts):
        if index % 2:
            last = index == len(parts) - 2 and not parts[-1].strip()
            slots.append(part)
            pieces.append(f"(?P<{part}>.+)" if last else f"(?P<{part}>.+?)")
        else:
            pieces.append(r"\s+".join(re.escape(word) for word in part.split()))
    joined = ""
    for index, piece in enumerate(pieces):
        if piece:
            glue = r"(?:,?\s+|(?=[:,]))" if index % 2 == 0 else r"\s+"
            joined += (glue if joined else "") + piece
    words = _SLOT.sub("", label)
    return Wording(kind, label, re.compile(joined, re.IGNORECASE | re.DOTALL), tuple(slots), len("".join(words.split())))


def first_word(wording: Wording) -> str:
    """The lower-case first word of a wording that begins with a word, '' for one that begins with a slot."""
    return "" if wording.label.startswith("{") else wording.label.split()[0].lower().rstrip(":")


@dataclass(frozen=True, slots=True)
class Book:
    """The wordings by their first word, so that a sentence is compared with few of them."""

    by_word: dict[str, tuple[Wording, ...]]
    passive: tuple[Wording, ...]

    @classmethod
    def of(cls, all_: tuple[Wording, ...]) -> Book:
        """Group the wordings."""
        table: dict[str, list[Wording]] = {}
        for wording in all_:
            table.setdefault(first_word(wording), []).append(wording)
        return cls({word: tuple(found) for word, found in table.items() if word}, tuple(table.get("", ())))

    def match(self, text: str, sentence: Span, is_actor: Callable[[Span], bool]) -> Match | None:
        """The wording a sentence follows, if any. ``is_actor`` says whether a stretch names somebody."""
        for wording in self._candidates(text, sentence):
            found = wording.pattern.match(text, sentence.start, sentence.end)
            if found is None:
                continue
            slots = tuple((name, _trimmed(text, *found.span(name))) for name in wording.slots)
            if all(is_actor(span) for name, span in slots if name in ACTORS):
                return Match(wording.kind, *_verb(text, found, wording), slots)
        return None

    def _candidates(self, text: str, sentence: Span) -> Iterator[Wording]:
        head = re.match(r"[^\W\d_]+", text[sentence.start : sentence.end])
        yield from self.by_word.get(head.group().lower() if head else "", ())
        yield from self.passive


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\r\n,:;":
        start += 1
    while end > start and text[end - 1] in " \t\r\n,:;.":
        end -= 1
    return Span(start, end)


def _verb(text: str, found: re.Match[str], wording: Wording) -> tuple[Span, str]:
    """The operative words: what stands before the first slot, or between the first two slots of a passive."""
    spans = [found.span(name) for name in wording.slots]
    if not wording.label.startswith("{"):
        span = _trimmed(text, found.start(), spans[0][0])
    else:
        span = _trimmed(text, spans[0][1], spans[1][0] if len(spans) > 1 else found.end())
    words = text[span.start : span.end]
    tail = re.search(r"\s+(?:to|that|with)$", words)
    return span, " ".join((words[: tail.start()] if tail else words).split())
