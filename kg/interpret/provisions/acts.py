"""Past acts: what a decision presents as having happened, with who did it and when, as stated.

A noun counts with an actor ("the governor's suggestion", "the appeals to it by …") or a date ("the agreement of 15 July
1936"), a verb with its subject ("the aid he requested") or "by". What is planned, offered or only possible is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.interpret.provisions import holders
from kg.interpret.provisions.clause import Clause, Named
from kg.lexicon import Concept
from kg.model import MentionKind, Role, Span, When

_NUMBER = re.compile(r"\s*,?\s*(?:No|Nº|N|Nr|#|№)\.?\s*[\w/-]*\d[\w/-]*")
_DATED = re.compile(r"\s*,?\s+(?:of|dated|from|от)\s+(?=\d|[A-Z])")
_ON = re.compile(r"\s+(?:on|of|in)\s+(?=\d|[A-Z])")
# "to submit by 15 February proposals": a term, not the day of the proposals
_TERM = re.compile(r"\b(?:by|before|until|till|than|within|after|since|from)\s+(?:the\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\s+(?P<how>of|by|from)\s+")
_MADE = re.compile(
    r"\s+(?:made|sent|signed|concluded|set forth|received|dispatched)(?=\s+(?:by|on|in|between|with|from)\b)"
)
_TO = re.compile(r"\s+to\s+")
_WITH = re.compile(r"\s+(?:with|between)\s+")
_PRONOUN = re.compile(r"(?P<word>it|him|them|the latter|the former)\b")
_JOIN = re.compile(r"\s*(?:,|and|,\s*and)\s+")
# up to three plain words may stand between whose it is and the noun: "the written appeals", "his earlier request"
_WORDS = r"(?P<words>(?:(?!(?:of|to|by|in|for|and|or|on|with|from|at|as|that|is|are|was|will)\b)[A-Za-z-]+\s+){0,3})"
_WHOSE = re.compile(
    r"(?:(?P<owner>'s|s')|(?<![\w'])(?P<pronoun>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|(?<![\w'])(?P<definite>[Tt]he|[Tt]his"
    r"|[Tt]hese|[Tt]hat"
    rf"|[Tt]hose)|(?<![\w'])(?P<indefinite>an?))\s+{_WORDS}$"
)
_PLAIN = re.compile(rf"(?<![\w'])(?:[Tt]he\s+)?{_WORDS}$")
# what is wished, drafted, feared or still to be made has not happened
_UNREAL = re.compile(
    r"\b(?:in the event of|in case of|conclud(?:e|ing)|conclusion of|sign(?:ing)?|prepar(?:e|ing)|draft(?:ing)?"
    r"|draw(?:ing)? up|mak(?:e|ing)|submit(?:ting)?"
    r"|propos(?:e|ing)|awaiting|await|until|before|up ?on|without|against|prevent(?:ing)?|avoid(?:ing)?|threat of"
    r"|possibility of|in preparation for"
    r"|new|possible|future|any|no|write|writing|working out|work out|hear(?:ing)?|if|unless|draft"
    r"|present(?:ing)?)\s+(?:the|an?|any|new|his|their)?\s*(?:draft\s+)?$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether|when|should|in case|until|that)\s+(?:the\s+)?$", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\s+(?:(?:has|have|had|also|already|recently|once|at one time|earlier|previously|personally|himself)\s+)*$"
)
_PASSIVE = re.compile(r"\b(?:was|were|had been|has been|have been)\s+(?:\w+ly\s+|at one time\s+)?$")
_NEVER = re.compile(r"\b(?:be|being|to be|not|get)\s+(?:\w+ly\s+)?$")
_AS_VERB = re.compile(r"\b(?:to|will|shall|must)\s+$")
_THEY = re.compile(r"(?<!\w)(he|she|they)\s+$")
_WHICH = re.compile(r"(?<!\w)(?:who|which),?\s+$")
_IT = re.compile(r"(?<!\w)(he|she|they|it)$")
_HAVING = re.compile(r"\bhaving\s+$", re.IGNORECASE)

_TERRITORY = re.compile(r"\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){0,2}(?:territory|border|soil|side)\b")


@dataclass(frozen=True, slots=True)
class Words:
    """The nouns and past forms of ``past-acts.ttl`` and the kinds they name; ``dated`` kinds count only with a date."""

    nouns: re.Pattern[str]
    verbs: re.Pattern[str]
    kinds: dict[str, str]
    dated: frozenset[str]
    placed: frozenset[str]

    @classmethod
    def of(cls, concepts: tuple[Concept, ...]) -> Words:
        """``skos:hiddenLabel`` are nouns, ``altLabel`` past forms, ``scopeNote`` says what must stand with them."""
        nouns = {label.lower(): c.slug for c in concepts for label in c.values("skos:hiddenLabel")}
        verbs = {label.text.lower(): c.slug for c in concepts for label in c.alts}
        notes = {c.slug: c.values("skos:scopeNote") for c in concepts}
        return cls(
            _any(nouns),
            _any(verbs),
            {**nouns, **verbs},
            frozenset(s for s, n in notes.items() if "dated" in n),
            frozenset(s for s, n in notes.items() if "place" in n),
        )


def _any(words: dict[str, str]) -> re.Pattern[str]:
    each = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(
        r"(?<![\w'-])(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in each) + r")(?![\w-])", re.IGNORECASE
    )


@dataclass(frozen=True, slots=True)
class Act:
    """One act found in a clause, ``start:end`` its words; ``dates`` in text order, one act for each."""

    kind: str
    start: int
    end: int
    roles: tuple[Role, ...]
    dates: tuple[When, ...] = ()


class Finder:
    """Finds the acts of one clause; ``unreal`` are its conditions, ``subject`` whoever the sentence is about."""

    def __init__(self, clause: Clause, words: Words, unreal: tuple[tuple[int, int], ...]) -> None:
        self.clause, self.words, self.unreal, self.flat = clause, words, unreal, clause.flat

    def find(self) -> tuple[Act, ...]:
        """All acts in text order."""
        found = [a for m in self.words.nouns.finditer(self.flat) if (a := self._noun(m))]
        found += [a for m in self.words.verbs.finditer(self.flat) if (a := self._verb(m))]
        kept: list[Act] = []
        for act in sorted(found, key=lambda a: (a.start, -a.end)):
            if not any(k.start <= act.start and act.end <= k.end and k.kind == act.kind for k in kept):
                kept.append(act)
        return tuple(kept)

    def _unreal(self, at: int) -> bool:
        return any(s <= at < e for s, e in self.unreal)

    def _kind(self, words: str) -> str:
        return self.words.kinds[" ".join(words.lower().split())]

    def _noun(self, noun: re.Match[str]) -> Act | None:
        kind = self._kind(noun.group())
        if _AS_VERB.search(self.flat, max(0, noun.start() - 12), noun.start()):
            return None  # "to report on 1 July" is a verb
        left = max(0, noun.start() - 140)
        whose = _WHOSE.search(self.flat[left : noun.start()])
        roles: list[Role] = []
        dates: list[When] = []
        start = noun.start()
        definite = bool(whose and not whose["indefinite"])
        if whose:
            start = left + whose.start()
            if whose["owner"]:
                owner = self._ending(start)
                if owner is None:
                    return None
                roles, start = [self._role("actor", owner)], owner.start
            elif whose["pronoun"] and (
                role := self._meant(left + whose.start("pronoun"), left + whose.end("pronoun"), "actor")
            ):
                roles = [role]
        before = self._before(noun.start())
        if isinstance(before, Named) and not roles:
            roles, start, definite = [self._role("actor", before)], before.start, True
        elif isinstance(before, tuple):
            dates, start, definite = [before[2]], before[0], True
        if _UNREAL.search(self.flat[max(0, start - 60) : start]) or (
            whose and whose["words"] and re.search(r"\b(?:draft|new|possible|suitable)\b", whose["words"])
        ):
            return None
        end, more, own = self._after(noun.end(), kind)
        land = _TERRITORY.match(self.flat, end) if kind in self.words.placed else None
        end = land.end() if land else end
        own_by = any(r.role == "actor" for r in more)
        roles += [r for r in more if r.role != "actor" or not any(x.role == "actor" for x in roles)]
        dates += own
        placed = kind in self.words.placed and any(r.role in ("location", "destination") for r in roles) and definite
        actor = any(r.role == "actor" for r in roles)
        if kind in self.words.dated:
            valid = bool(dates)
        else:
            valid = (
                bool(dates)
                or placed
                or (actor and (definite or own_by) and kind not in self.words.placed)
                or (kind in self.words.placed and actor)
            )
        if not valid or (self._unreal(noun.start()) and not dates and not placed):
            return None
        if kind == "past-decision" and self.flat[max(0, start - 1) : start] == "(":
            return None  # "(Politburo decision of 14 June 1937)" says how the point itself was adopted
        return Act(kind, start, end, tuple(roles), tuple(dates))

    def _ending(self, at: int) -> Named | None:
        one = self.clause.ending(at)
        return one if one is not None and (one.acts or one.mention.kind is MentionKind.PLACE) else None

    def _before(self, at: int) -> Named | tuple[int, int, When] | None:
        """A body or date right before the noun: "the NKVT proposal", "the 15 July 1936 peace agreement"."""
        gap = _PLAIN.search(self.flat[max(0, at - 60) : at])
        first = at - (len(gap["words"]) if gap else 0)
        for start, end, when in self.clause.dates_from(at - 120):
            if start >= at:
                break
            if end > at or _TERM.search(self.flat, max(0, start - 24), start):
                continue
            near = first <= end <= at or (end <= at and not self.flat[end:at].strip())
            if near and not self.flat[end:at].strip(" abcdefghijklmnopqrstuvwxyz-"):
                return start, end, when
        return next(
            (
                n
                for n in self.clause.starting(at - 200, at)
                if n.mention.kind is MentionKind.GROUP
                and n.name_end < at
                and n.name_end >= at - 40
                and re.fullmatch(r"\s+(?:[a-z-]+\s+){0,2}", self.flat[n.name_end : at])
                and not re.search(
                    r"\b(?:of|to|by|in|for|and|or|on|with|from|at|as|that|the|an?|is|are|was|has|have|had|will)\b",
                    self.flat[n.name_end : at],
                )
            ),
            None,
        )

    def _after(self, at: int, kind: str, *, made: bool = False) -> tuple[int, list[Role], list[When]]:
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
            elif kind in self.words.placed and (place := self._place(at)):
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
            meant = self._meant(at, pronoun.end(), role)
            return ([meant] if meant else []), pronoun.end()
        found = holders.listed(self.clause, at) or holders.noun(self.clause, at)
        if found is None:
            if kind in self.words.placed and how in ("of", "to") and (place := self._place(at - 4, at)):
                return [place[0]], place[1]
            return None
        if kind in self.words.placed and how == "of":
            role = "affected"
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

    def _role(self, role: str, one: Named) -> Role:
        m = one.mention
        entity = "" if m.kind is MentionKind.PLACE else m.entity
        return Role(
            role=role,
            entity=entity,
            span=self.clause.span(one.name, one.name_end),
            words=m.name,
            office=m.office if m.kind is MentionKind.PERSON else "",
        )

    def _meant(self, start: int, end: int, role: str) -> Role | None:
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
            if n.name_end <= start and n.mention.kind in kinds and (inside is not None or not self._unreal(n.start))
        )
        one = next(fitting, None)
        if one is None:
            return None
        return Role(role=role, entity=one.mention.entity, span=self.clause.span(start, end), words=one.mention.name)

    def _verb(self, verb: re.Match[str]) -> Act | None:
        kind = self._kind(verb.group())
        before = self.flat[max(0, verb.start() - 100) : verb.start()]
        if _NEVER.search(before):
            return None
        if _HAVING.search(before):
            return self._having(kind, verb)
        end, more, dates = self._after(verb.end(), kind, made=True)
        if passive := _PASSIVE.search(before):
            return self._suffered(kind, verb, verb.start() - len(before) + passive.start(), end, more, dates)
        by = [
            r
            for r in more
            if r.role == "actor" and re.search(r"\bby\b[^,;]*$", self.flat[verb.end() : self._at(r.span)])
        ]
        if by:
            return Act(kind, verb.start(), end, tuple(more), tuple(dates))
        return self._did(kind, verb, end, [r for r in more if r.role != "actor"], dates)

    def _at(self, span: Span) -> int:
        return next((at + span.start - piece.start for at, piece in self.clause.pieces if piece.covers(span)), 0)

    def _having(self, kind: str, verb: re.Match[str]) -> Act | None:
        subject = holders.listed(self.clause, 0)
        if subject is None or not re.match(r"[\s,]*having\s", self.flat[subject.end : subject.end + 20]):
            return None
        return Act(kind, subject.holders[0].start, verb.end(), holders.roles(self.clause, subject, "actor"))

    def _suffered(
        self, kind: str, verb: re.Match[str], at: int, end: int, more: list[Role], dates: list[When]
    ) -> Act | None:
        """ "he was interned": whom it befell; who did it only where "by" says so."""
        if self._unreal(verb.start()):
            return None
        pronoun = _THEY.search(self.flat, max(0, at - 12), at)
        one = self._ending(at - 1)
        if who := _WHICH.search(self.flat, max(0, at - 12), at):
            start = who.start()
            nearest = self._ending(max(0, start - 4) + len(self.flat[max(0, start - 4) : start].rstrip(" ,")))
            roles = (
                [
                    Role(
                        role="affected",
                        entity=nearest.mention.entity,
                        words=nearest.mention.name,
                        span=self.clause.span(nearest.name, nearest.name_end),
                    )
                ]
                if nearest and nearest.acts
                else []
            )
        elif pronoun:
            start = pronoun.start(1)
            meant = self._meant(start, pronoun.end(1), "affected")
            roles = [meant] if meant else []
        elif one is not None and one.acts:
            start, roles = (
                one.start,
                [
                    Role(
                        role="affected",
                        entity=one.mention.entity,
                        words=one.mention.name,
                        span=self.clause.span(one.name, one.name_end),
                    )
                ],
            )
        else:
            return None
        if _IF.search(self.flat[max(0, start - 20) : start]):
            return None
        return Act(kind, start, end, (*roles, *more), tuple(dates))

    def _did(self, kind: str, verb: re.Match[str], end: int, more: list[Role], dates: list[When]) -> Act | None:
        if self._unreal(verb.start()):
            return None
        auxiliary = _AUXILIARY.search(self.flat, max(0, verb.start() - 60), verb.start())
        at = auxiliary.start() if auxiliary else verb.start()
        pronoun = _IT.search(self.flat, max(0, at - 12), at)
        one = self._ending(at)
        if pronoun:
            start = pronoun.start(1)
            meant = self._meant(start, at, "actor")
            if meant is None:
                return None
            roles = [meant]
        elif one is not None and one.acts:
            start, roles = one.start, [self._role("actor", one)]
        else:
            return None
        if _IF.search(self.flat[max(0, start - 20) : start]):
            return None
        return Act(kind, start, end, (*roles, *more), tuple(dates))


def find(clause: Clause, words: Words, unreal: tuple[tuple[int, int], ...]) -> Iterator[Act]:
    """The past acts of a clause in text order."""
    yield from Finder(clause, words, unreal).find()
