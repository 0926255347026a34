"""What those who talk promise, refuse, ask for and recommend, as the record reports it, with the conditions they set.

"Honecker agreed to send specialists provided that the Korean side bears the costs" is a promise on a condition; that
he "agreed that the situation was serious" lays nothing down. Nothing here is said to have been done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.interpret.meeting.agenda import part_at
from kg.interpret.memorandum.speakers import Cast, Said
from kg.interpret.papers.words import any_of
from kg.interpret.provisions import conditions, holders, phrases
from kg.interpret.provisions.clause import Clause, Mentions
from kg.interpret.provisions.obliged import obliged
from kg.model import Claim, Kind, Modality, Part, Provision, Reading, Required, Role, Span, Voice
from kg.sentences import sentences

# kind: the role of whoever speaks, the mode in which it is reported
_KINDS = {
    "promise": ("promisor", Modality.OFFERED),
    "refusal": ("actor", Modality.DECLINED),
    "request": ("requester", Modality.REPORTED),
    "recommendation": ("actor", Modality.RECOMMENDED),
    "warning": ("warner", Modality.REPORTED),
    "acceptance": ("actor", Modality.REPORTED),
}
# what is only said (a refusal, a warning, an acceptance) hangs on nothing
_PLANS = frozenset({"promise", "request", "recommendation"})
# "to send", "not to send"; "to the proposal" is no infinitive
_TO = re.compile(
    r"\s+(?:not\s+)?to\s+(?!(?:the|this|that|these|those|his|her|its|their|our|my|an?|all|any|it|him|them|me|us|what|which"
    r"|whom)\b)(?=[a-z])"
)
_THAT = re.compile(r"\s+that\s+")
_NOUN = re.compile(r"\s+(?=(?:the|this|these|any|all|his|her|its|their|our|an?|some|more|\d[\d,.]*)\s)")
# "requested material aid"
_ANY = re.compile(r"\s+(?=[a-z]{3,})(?!(?:that|from|for|with|about|whether|and|him|her|them)\b)")
_FOR = re.compile(r"\s+for\s+(?=\S)")
_DOING = re.compile(r"\s+(?=[a-z]{2,}ing\b)")
_AGAINST = re.compile(r"\s+against\s+(?=\S)")
_WHO_TO = re.compile(r"\s+(?:to\s+|of\s+|from\s+)?")
_PRONOUN = re.compile(r"\s+(?:to\s+|of\s+)?(?P<who>me|us|him|her|them|you)\b")
# "We ask you to send veterinarians", "I therefore propose …": what a speaker of a transcript says of himself, now
_OWN = re.compile(
    r"(?:(?:Therefore|So|But|And|Then|Well|Yes|No|Now),?\s+)?(?P<who>I|[Ww]e)\s+(?:(?:also|therefore|again|now|would\s+like\s+to)\s+)*"
    r"(?=[a-z]+\b)(?!\w+ed\b)"
)
# what each kind may go on with, behind whoever is addressed
_FORMS = {
    "promise": (_TO, _THAT),
    "refusal": (_TO, _NOUN),
    "request": (_TO, _THAT, _FOR, _NOUN, _ANY),
    "recommendation": (_TO, _THAT, _DOING, _AGAINST, _NOUN),
    "warning": (_THAT, _AGAINST, _TO),
    "acceptance": (_NOUN,),
}
# "requested 40 tractors", "proposed a mixed commission"; "asked the man" and "advised the envoy" have no such object
_ADVICE = "recommendation"
_TAKES = re.compile(r"(?:request|demand|propos|suggest|recommend)\w*", re.IGNORECASE)
# "agreed that the situation is serious" shares an opinion, "agreed that talks should begin" binds
_BINDS = re.compile(r"\b(?:will|would|shall|should|must|(?:is|are|was|were)\s+to)\b")
# "stated that the Soviet side is ready to reduce", "said that he was not prepared to discuss it"
_READY = re.compile(
    r"\s+that\s+(?P<who>[^,;:]{2,80}?)\s+(?:(?:is|are|was|were|would\s+be|stood|stands)\s+(?:also\s+|always\s+|fully\s+)?"
    r"(?P<not>not\s+)?(?:ready|prepared|willing|in\s+a\s+position)|(?P<cannot>could\s+not|cannot|would\s+not)\s+agree)"
    r"(?=\s+to\s)"
)
_SAYS = re.compile(r"(?:sa(?:id|ys)|state[ds]|declare[ds]|repli(?:ed|es)|answered|added|explained|stressed)$", re.I)
# "thanked for the visit and asked that …": a second verb of the same subject, before any clause begins
_ALSO = re.compile(r",?\s+(?:and|but)\s+(?:(?:also|then|again|therefore|finally)\s+)?")
_PARTED = re.compile(r",\s+(?:and|but)\s+(?:(?:also|then|again|therefore|finally)\s+)?(?=[a-z])")
_CLAUSE = re.compile(r"\b(?:that|whether|if|who|which|whom|when|while|because|as|how|what)\b|:")


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    verb: tuple[int, int]
    task: int
    to: tuple[Role, ...] = ()
    by: tuple[Role, ...] | None = None  # None: whoever speaks
    lead: int = 0  # where an "and" before the verb begins


class Dealings:
    """Reads the statements of one text; keys are ``dealing.1``, ``dealing.2`` …"""

    def __init__(self, reading: Reading, parts: tuple[Part, ...], cast: Cast) -> None:
        self.reading, self.parts, self.cast = reading, parts, cast
        self.mentions = Mentions.of(reading)
        self.number = 0

    def read(self, statements: Sequence[Said]) -> Iterator[Claim]:
        """What each reported sentence amounts to, then what the sides together agreed."""
        reported = [said.span for said in statements]
        for said in statements:
            if not said.direct:
                yield from self._said(Clause.of(self.mentions, said.span), said)
                continue
            for sentence in sentences(self.reading.text, _behind(self.reading.text, said)):
                clause = Clause.of(self.mentions, sentence)
                if subject := _OWN.match(clause.flat):
                    own = Span(sentence.start + subject.start("who"), sentence.start + subject.end("who"))
                    verb = Span(sentence.start + subject.end(), sentence.end)
                    yield from self._said(clause, replace(said, span=sentence, subject=own, verb=verb))
        for leaf in self.reading.of_kind(Kind.PARAGRAPH, Kind.ITEM):
            for sentence in sentences(self.reading.text, leaf.span) if not leaf.children else ():
                if any(span.overlaps(sentence) for span in reported):
                    continue
                yield from self._sides(Clause.of(self.mentions, sentence))

    def _said(self, clause: Clause, said: Said) -> Iterator[Claim]:
        found = list(self._verbs(clause, said.verb.start - said.span.start))
        own = tuple(Role(role="", entity=key, span=said.subject, words=self._name(key)) for key in said.speakers)
        for place, one in enumerate(found):
            end = found[place + 1].lead if place + 1 < len(found) else clause.end
            yield from self._claims(clause, one, end, own)

    def _name(self, key: str) -> str:
        entity = self.reading.entity(key)
        return entity.name if entity is not None else ""

    def _verbs(self, clause: Clause, first: int) -> Iterator[_Found]:
        """What the verb of the subject says, and what further verbs of the same subject say."""
        at, lead = first, first
        while True:
            found = self._at(clause, at)
            if found is not None:
                yield replace(found, lead=lead)
            reach = _CLAUSE.search(clause.flat, found.task if found else at)
            more = _ALSO.search(clause.flat, at + 1, reach.start() if reach else clause.end)
            if more is None or self._at(clause, more.end()) is None:
                more = self._parted(clause, max(at + 1, found.task if found else 0)) or more
            if more is None:
                return
            at, lead = more.end(), more.start()

    def _parted(self, clause: Clause, at: int) -> re.Match[str] | None:
        """A verb behind ", and": it goes on with the subject of the sentence, not with that of a clause inside it."""
        return next((m for m in _PARTED.finditer(clause.flat, at) if self._at(clause, m.end()) is not None), None)

    def _at(self, clause: Clause, at: int) -> _Found | None:
        """What the verb at an offset says, and where the words of the act begin."""
        for kind, forms in _FORMS.items():
            verb = _verb(kind).match(clause.flat, at)
            if verb is None:
                continue
            to, after = self._addressed(clause, verb.end())
            for form in forms:
                if form in (_NOUN, _ANY) and kind in ("request", "recommendation") and not _TAKES.match(verb[0]):
                    continue
                if task := form.match(clause.flat, verb.end()):
                    return _made(kind, verb, task, self._advised(clause, task.end()) if kind == _ADVICE else ())
                if after > verb.end() and (task := form.match(clause.flat, after)):
                    return _made(kind, verb, task, to)
        return self._ready(clause, at)

    def _ready(self, clause: Clause, at: int) -> _Found | None:
        end = re.compile(r"\w+").match(clause.flat, at)
        ready = _READY.match(clause.flat, end.end()) if end and _SAYS.match(end[0]) else None
        task = _TO.match(clause.flat, ready.end()) if ready else None
        if ready is None or task is None:
            return None
        kind = "refusal" if ready["not"] or ready["cannot"] else "promise"
        who = None if ready["who"].lower() in ("he", "she", "i", "we", "they") else self._who(clause, ready)
        return _Found(kind, (at, ready.end()), task.end(), (), who)

    def _who(self, clause: Clause, ready: re.Match[str]) -> tuple[Role, ...]:
        listed = holders.listed(clause, ready.start("who"))
        if listed is not None and listed.end == ready.end("who"):
            return holders.roles(clause, listed, "")
        words = re.sub(r"^the\s+", "", ready["who"])
        start = ready.end("who") - len(words)
        return (Role(role="", entity="", span=clause.span(start, ready.end("who")), words=words),)

    def _addressed(self, clause: Clause, at: int) -> tuple[tuple[Role, ...], int]:
        """Whoever is asked, warned or promised something, and where his name ends."""
        pronoun = _PRONOUN.match(clause.flat, at)
        if pronoun is not None:
            start, end = pronoun.span("who")
            meant = self.cast.writer if pronoun["who"] == "me" else ""
            role = Role(role="addressee", entity=meant, span=clause.span(start, end), words=self._name(meant))
            return ((role,) if meant else ()), end
        gap = _WHO_TO.match(clause.flat, at)
        listed = holders.listed(clause, gap.end()) if gap else None
        listed = listed or (phrases.noun(clause, gap.end()) if gap else None)
        return (holders.roles(clause, listed, "addressee"), listed.end) if listed else ((), at)

    def _advised(self, clause: Clause, at: int) -> tuple[Role, ...]:
        """ "recommended that the ICC double its patrols": who is to act stands before the verb."""
        listed = holders.listed(clause, at)
        acts = listed is not None and re.match(r"\s+(?:should\s+)?[a-z]", clause.flat[listed.end :])
        return holders.roles(clause, listed, "addressee") if listed is not None and acts else ()

    def _sides(self, clause: Clause) -> Iterator[Claim]:
        """ "Both sides agreed to …", "The Chinese side promised to …", "It was agreed that … should …"."""
        found = _side().match(clause.flat)
        one = self._at(clause, found.end()) if found else None
        if found is None:
            return
        if one is None and clause.flat.startswith("agreed", found.end()):
            verb = (found.end(), found.end() + len("agreed"))
            task = _THAT.match(clause.flat, verb[1])
            one = _Found("promise", verb, task.end()) if task and _BINDS.search(clause.flat, task.end()) else None
        if one is not None and (found["who"] or found["is"] or one.kind == "promise"):
            by: tuple[Role, ...] = ()
            if found["is"] and one.kind not in ("recommendation", "request"):
                return
            if found["who"]:
                span = clause.span(*found.span("who"))
                words = re.sub(r"^the\s+", "", clause.words(*found.span("who")), flags=re.IGNORECASE)
                by = (Role(role="", entity="", span=span, words=words),)
            yield from self._claims(clause, replace(one, by=one.by or by), clause.end, ())

    def _claims(self, clause: Clause, one: _Found, end: int, own: tuple[Role, ...]) -> Iterator[Claim]:
        whole = clause.span(0, clause.end)
        cut = conditions.analyse(clause, one.task, end)
        plans = one.kind in _PLANS
        stated = [*self._leading(clause, one.verb[0]), *cut.stated] if plans else []
        task = cut.main if plans else clause.trimmed(one.task, end)
        if task[1] <= task[0]:
            return
        kind = "conditional-promise" if one.kind == "promise" and stated else one.kind
        role, modality = _KINDS[one.kind]
        self.number += 1
        key = f"dealing.{self.number}"
        by = tuple(
            Role(role=role, entity=r.entity, span=r.span, words=r.words, office=r.office)
            for r in (own if one.by is None else one.by)
        )
        part = part_at(self.parts, whole.start)
        yield Provision(
            key=key,
            part=part,
            point="",
            path="",
            kind=kind,
            verb=clause.words(*one.verb),
            task=clause.span(*task),
            roles=(*by, *one.to),
            evidence=(whole,),
            voice=Voice.TEXT,
            modality=Modality.CONDITIONAL if kind == "conditional-promise" else modality,
            rule=f"dealing-{one.kind}",
        )
        for number, at in enumerate(stated, 1):
            yield from self._condition(clause, at, key, f"{key}.c{number}", part)

    def _leading(self, clause: Clause, verb: int) -> list[tuple[int, int]]:
        """A condition before the subject: "If the tin came, Orlov promised to …"."""
        mark = conditions.MARK.match(clause.flat)
        comma = clause.flat.find(", ", 0, verb) if mark else -1
        return [clause.trimmed(0, comma)] if comma > 0 else []

    def _condition(self, clause: Clause, at: tuple[int, int], above: str, key: str, part: str) -> Iterator[Claim]:
        who = obliged(clause, *at)
        span = clause.span(*at)
        yield Provision(
            key=key,
            part=part,
            point="",
            path="",
            kind="condition",
            roles=who,
            parent=above,
            evidence=(span,),
            voice=Voice.TEXT,
            modality=Modality.CONDITIONAL,
            rule="dealing-condition",
        )
        yield Required(
            dependent=above,
            condition=key,
            obliged=who[0].words if who else "",
            evidence=(span,),
            voice=Voice.TEXT,
            modality=Modality.CONDITIONAL,
            rule="requires",
        )


def _made(kind: str, verb: re.Match[str], task: re.Match[str], to: tuple[Role, ...] = ()) -> _Found | None:
    if task.re is _THAT and verb[0].lower().startswith("agree"):
        return None  # that he "agreed that it was serious" lays nothing down
    if kind == "request" and task.re is _THAT and _TOLD.match(task.string, task.end()):
        return None  # "asked that he had heard of new ideas" asks for nothing
    start = task.start() + len(task[0]) - len(task[0].lstrip()) if "not" in task[0].split() else task.end()
    return _Found(kind, verb.span(), start, to)


def _behind(text: str, said: Said) -> Span:
    """The words behind a speaker's name and its colon or full stop."""
    rest = text[said.verb.end : said.span.end]
    return Span(said.verb.end + len(rest) - len(rest.lstrip(" :.)]")), said.span.end)


_TOLD = re.compile(r"(?:he|she|it|they|there|this)\s+(?:had|has|have|was|were|is|are)\b")


@cache
def _verb(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(f"dealing-{kind}"), re.IGNORECASE)


@cache
def _side() -> re.Pattern[str]:
    # "Both sides agreed", "The two delegations further agreed", "The Chinese side promised", "It was also agreed",
    # "2. It is recommended that …"
    noun = r"(?:sides?|part(?:y|ies)|delegations?|interlocutors|governments|comrades|ministers|leaders|presidents)"
    who = rf"(?:[Bb]oth(?:\s+{noun})?|(?:[Tt]he\s+two|[Tt]he(?:\s+[A-Z][\w-]+){{0,3}})\s+{noun})"
    return re.compile(
        r"(?:\d{1,2}[.)]\s+)?"
        rf"(?:{any_of('speech-lead')}\s*,?\s+)?(?:(?P<who>{who})\s+|[Ii]t\s+was\s+|(?P<is>[Ii]t\s+is)\s+)(?:(?:{any_of('adverb')}|have|has)\s+){{0,2}}"
    )
