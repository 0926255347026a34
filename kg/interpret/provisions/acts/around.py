"""What stands around the word of a past act: number, date, by whom, to whom, where, and whom a pronoun means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.interpret.provisions import holders, phrases
from kg.interpret.provisions.clause import Clause, Named
from kg.model import MentionKind, Role, When

_NUMBER = re.compile(r"\s*,?\s*(?:No|Nº|N|Nr|#|№)\.?\s*[\w/-]*\d[\w/-]*")
_DATED = re.compile(r"\s*,?\s+(?:of|dated|from|от)\s+(?=\d|[A-Z])")
_ON = re.compile(r"\s+(?:on|of|in)\s+(?=\d|[A-Z])")
_BY = re.compile(r"\s+(?P<how>of|by|from)\s+")
_MADE = re.compile(
    r"\s+(?:made|sent|signed|concluded|set forth|received|dispatched)(?=\s+(?:by|on|in|between|with|from)\b)"
)
_TO = re.compile(r"\s+to\s+")
_WITH = re.compile(r"\s+(?:with|between)\s+")
_PRONOUN = re.compile(r"(?P<word>it|him|them|the latter|the former)\b")
_JOIN = re.compile(r"\s*(?:,|and|,\s*and)\s+")


@dataclass(frozen=True, slots=True)
class Around:
    """A clause searched around a word; ``unreal`` are its conditions, ``placed`` the kinds that name a place."""

    clause: Clause
    placed: frozenset[str]
    unreal: tuple[tuple[int, int], ...]

    @property
    def flat(self) -> str:
        """The clause on one line."""
        return self.clause.flat

    def is_unreal(self, at: int) -> bool:
        return any(s <= at < e for s, e in self.unreal)

    def ending(self, at: int) -> Named | None:
        one = self.clause.ending(at)
        return one if one is not None and (one.acts or one.mention.kind is MentionKind.PLACE) else None

    def after(self, at: int, kind: str, *, made: bool = False) -> tuple[int, list[Role], list[When]]:
        roles: list[Role] = []
        dates: list[When] = []
        for _ in range(6):
            if number := _NUMBER.match(self.flat, at):
                at = number.end()
            elif (dated := (_ON if made else _DATED).match(self.flat, at)) and (days := self._days(dated.end())):
                dates += days[0]
                at = days[1]
            elif (by := _BY.match(self.flat, at)) and (found := self._who(by.end(), "actor", kind, by["how"])):
                roles += found[0]
                at = found[1]
            elif (done := _MADE.match(self.flat, at)) is not None:
                made, at = True, done.end()
            elif (
                not dates
                and (to := _TO.match(self.flat, at))
                and (found := self._who(to.end(), "addressee", kind, "to"))
            ) or (
                (also := _WITH.match(self.flat, at)) and (found := self._who(also.end(), "counterparty", kind, "with"))
            ):
                roles += found[0]
                at = found[1]
            elif kind in self.placed and (place := self._place(at)):
                roles.append(place[0])
                at = place[1]
            else:
                break
        return at, roles, dates

    def _days(self, at: int) -> tuple[list[When], int] | None:
        found: list[When] = []
        for start, end, when in self.clause.dates_from(at):
            if start > at:
                break
            if start == at:
                found.append(when)
                joined = _JOIN.match(self.flat, end)
                last, at = end, joined.end() if joined else end
        return (found, last) if found else None

    def _who(self, at: int, role: str, kind: str, how: str) -> tuple[list[Role], int] | None:
        if pronoun := _PRONOUN.match(self.flat, at):
            meant = self.meant(at, pronoun.end(), role)
            return ([meant] if meant else []), pronoun.end()
        found = holders.listed(self.clause, at) or phrases.noun(self.clause, at)
        if found is None:
            if kind in self.placed and how in ("of", "to") and (place := self._place(at - 4, at)):
                return [place[0]], place[1]
            if kind not in self.placed and how in ("of", "by", "from") and (place := self._place(at - 4, at)):
                return [replace(place[0], role=role, entity="")], place[1]  # "the offer of the GDR"
            return None
        if kind in self.placed and how == "of":
            role = "affected"
        if len(found.holders) > 1 and self.flat[found.holders[-2].end : found.holders[-1].start].strip(" the") == ",":
            found = holders.Listed(found.holders[:1], found.holders[0].end)  # "the report of X, the Presidium resolves"
        roles = list(holders.roles(self.clause, found, role))
        return roles, found.holders[-1].end if not found.holders[-1].office else found.end

    def _place(self, at: int, begin: int | None = None) -> tuple[Role, int] | None:
        lead = re.compile(r"\s*(?:into|of|to|from|in)?\s*(?:the\s+)?").match(
            self.flat, begin if begin is not None else at
        )
        first = lead.end() if lead else at
        one = next((n for n in self.clause.starting(first, first + 1) if n.mention.kind is MentionKind.PLACE), None)
        if one is None:
            return None
        return Role(
            role="location",
            entity=one.mention.entity,
            span=self.clause.span(one.name, one.name_end),
            words=one.mention.name,
        ), one.name_end

    def role(self, role: str, one: Named) -> Role:
        m = one.mention
        entity = "" if m.kind is MentionKind.PLACE else m.entity
        return Role(
            role=role,
            entity=entity,
            span=self.clause.span(one.name, one.name_end),
            words=m.name,
            office=m.office if m.kind is MentionKind.PERSON else "",
        )

    def meant(self, start: int, end: int, role: str) -> Role | None:
        """Whom a pronoun means: the nearest fitting mention before it, conditions left out unless it stands in one."""
        word = self.flat[start:end].lower()
        people = (MentionKind.PERSON, MentionKind.OFFICE)
        kinds = (
            people
            if word in ("his", "her", "he", "him", "she")
            else (*people, MentionKind.GROUP)
            if word in ("the latter", "the former", "they", "their", "them")
            else (MentionKind.GROUP,)
        )
        inside = next(((s, e) for s, e in self.unreal if s <= start < e), None)
        before = self.clause.starting(0, start)
        fitting = (
            n
            for n in (before if word in ("it", "its") else reversed(before))
            if n.name_end <= start and n.mention.kind in kinds and (inside is not None or not self.is_unreal(n.start))
        )
        one = next(fitting, None)
        if one is None:
            return None
        return Role(role=role, entity=one.mention.entity, span=self.clause.span(start, end), words=one.mention.name)
