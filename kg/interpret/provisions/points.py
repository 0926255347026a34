"""One point read for its provisions: sentence by sentence, item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.interpret.outline import Item, Point
from kg.interpret.provisions import details, holders
from kg.interpret.provisions.conditions import Conditional, analyse
from kg.interpret.provisions.sentences import operative, sentences
from kg.interpret.provisions.wordings import Book, Match
from kg.model import (
    Claim,
    Diagnostic,
    Finding,
    Modality,
    PastAct,
    Provision,
    Reading,
    Required,
    Role,
    Severity,
    Span,
    Voice,
)

_MODALITY = {
    "recommendation": Modality.RECOMMENDED, "refusal": Modality.DECLINED, "permission": Modality.OFFERED,
    "promise": Modality.OFFERED, "conditional-promise": Modality.CONDITIONAL, "condition": Modality.CONDITIONAL,
}
_ROLE = {"charge": "charged", "appointment": "appointee", "dismissal": "appointee", "promise": "promisor",
         "conditional-promise": "promisor"}
# kinds that can hang on a condition (E29); sayings cannot
_DEPENDENT = frozenset({"promise", "conditional-promise", "permission", "recommendation", "charge", "order", "request",
                        "appointment", "award", "directive"})
# an imperative no wording names: a capitalised plain verb before an object; not "The …", "Questions …", "Concerning …"
_IMPERATIVE = re.compile(
    r"(?P<verb>(?!The\b|A\b|An\b|In\b|On\b|At\b|To\b|From\b|For\b|By\b|With\b|This\b|These\b|That\b|Those\b|It\b|He\b|She\b"
    r"|They\b|We\b|I\b|If\b|When\b|As\b|All\b|No\b|Not\b|Only\b|Also\b|And\b|But\b|Concerning\b|Regarding\b|Re\b|About\b"
    r"|Cde|Com|Mr|Dr|There\b|Their\b|His\b|Her\b|Its\b|Our\b|After\b|Before\b|During\b|Under\b|Of\b|Point\b|Points\b"
    r"|Excerpts?\b|Decision\b|Decisions\b|Question\b|Protocol\b|Minutes\b|Copy\b|Both\b|Each\b|Every\b|Such\b|Some\b|Any\b)"
    r"[A-Z][a-z]+(?<!ing)(?<!ed)(?<!tion)(?<!ment)(?<![^s]s))\s+"
    r"(?=(?:the|a|an|to|from|in|on|for|with|within|all|any|no|not|his|her|its|their|our|this|these|those|up|out|off|Cdes?\b|Comr|\d)\b)")


class PointReader:
    """Reads one point. Keys of provisions are the item's key and an ordinal, ``p12.1.v1``."""

    def __init__(self, reading: Reading, point: Point, book: Book) -> None:
        self.reading, self.point, self.book = reading, point, book
        self.claims: list[Claim] = []
        self.notes: list[Diagnostic] = []
        self._count: dict[str, int] = {}
        self._pending: list[str] = []       # provisions waiting for "the following conditions"
        self._listed: list[str] = []        # conditions listed so far in this item
        self._parent = ""

    def read(self) -> Finding:
        """All claims of the point."""
        for passage in self.point.passages:
            self._passage(passage, self.point.key, "")
        for item in self.point.items:
            self._item(item)
        return Finding(tuple(self.claims), tuple(self.notes))

    def _item(self, item: Item, *, as_condition: bool = False) -> None:
        own = [p for p in item.passages if not item.items or p.start < item.items[0].span.start]
        later = [p for p in item.passages if item.items and p.start >= item.items[0].span.start]
        outer = self._parent
        if as_condition:
            for passage in own:
                self._listed.append(self._condition(passage, item.key, item.path, obliged_in=passage))
        else:
            for passage in own:
                self._passage(passage, item.key, item.path)
        waiting, self._pending = self._pending, []
        for child in item.items:
            self._item(child, as_condition=bool(waiting))
        for dependent in waiting:
            for condition in self._listed:
                self._require(dependent, condition)
        for passage in later:
            self._passage(passage, item.key, item.path)
        if not as_condition:
            self._listed = []
        self._parent = outer

    def _passage(self, passage: Span, part: str, path: str) -> None:
        for sentence in sentences(self.reading.text, passage):
            self._sentence(sentence, part, path)

    def _sentence(self, sentence: Span, part: str, path: str) -> None:
        text = self.reading.text
        clause = analyse(text, operative(text, sentence))
        match = self.book.match(text, operative(text, clause.main), lambda s: holders.is_actor(self.reading, s))
        if match is None:
            match = self._imperative(operative(text, clause.main), first=not self._count.get(part))
        if match is not None:
            self._provision(match, clause, sentence, part, path)
        self.claims.extend(self._past_acts(sentence, part))

    def _imperative(self, clause: Span, *, first: bool) -> Match | None:
        found = _IMPERATIVE.match(self.reading.text, clause.start, clause.end)
        if found is None or not first:
            return None
        if any(m.span.start == clause.start for m in self.reading.mentions):
            return None
        verb = Span(*found.span("verb"))
        return Match("directive", verb, found["verb"], (("task", Span(found.end(), clause.end)),))

    def _provision(self, match: Match, clause: Conditional, sentence: Span, part: str, path: str) -> None:
        kind = match.kind
        conditioned = bool(clause.stated) or clause.back or clause.forward
        if kind == "promise" and conditioned:
            kind = "conditional-promise"
        key = self._key(part)
        roles = tuple(self._roles(match, kind))
        task = match.slot("task") or match.slot("object") or match.slot("office")
        seen = details.of(self.reading, task, kind) if task is not None else details.Details()
        self.claims.append(Provision(
            key=key, part=part, point=self.point.key if self.point.number else "", path=path, kind=kind,
            verb=match.verb_words, subtype=seen.subtype, task=task, roles=(*roles, *seen.roles), parent=self._parent,
            evidence=(sentence,), voice=Voice.RESOLUTION, modality=_MODALITY.get(kind, Modality.ORDERED),
            rule=f"wording-{match.kind}"))
        if kind == "directive":
            self.notes.append(Diagnostic("unknown-imperative", Severity.INFO, match.verb,
                                         f"no wording names {match.verb_words!r}: kept as a directive"))
        if kind in _DEPENDENT:
            for stated in clause.stated:
                self._require(key, self._condition(stated, part, path, obliged_in=stated, parent=key))
            if clause.back:
                for condition in self._listed:
                    self._require(key, condition)
            if clause.forward:
                self._pending.append(key)

    def _roles(self, match: Match, kind: str) -> Iterator[Role]:
        for name in ("addressee", "appointee", "promisor"):
            span = match.slot(name)
            if span is not None:
                role = name if name != "addressee" else _ROLE.get(kind, "addressee")
                yield from holders.roles(self.reading, span, role)

    def _condition(self, span: Span, part: str, path: str, *, obliged_in: Span, parent: str = "") -> str:
        key = self._key(part)
        obliged = details.obliged(self.reading, obliged_in)
        self.claims.append(Provision(
            key=key, part=part, point=self.point.key if self.point.number else "", path=path, kind="condition",
            roles=obliged, parent=parent, evidence=(span,), voice=Voice.RESOLUTION, modality=Modality.CONDITIONAL,
            rule="condition"))
        return key

    def _require(self, dependent: str, condition: str) -> None:
        claim = next(c for c in self.claims if isinstance(c, Provision) and c.key == condition)
        self.claims.append(Required(
            dependent=dependent, condition=condition, obliged=claim.roles[0].words if claim.roles else "",
            evidence=claim.evidence, voice=Voice.RESOLUTION, modality=Modality.CONDITIONAL, rule="requires"))

    def _past_acts(self, sentence: Span, part: str) -> Iterator[PastAct]:
        for number, act in enumerate(details.past_acts(self.reading, sentence, part)):
            yield replace(act, key=f"{act.key}.{number}") if number else act

    def _key(self, part: str) -> str:
        self._count[part] = self._count.get(part, 0) + 1
        return f"{part}.v{self._count[part]}"
