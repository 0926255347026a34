"""What the writer of a message asks for, proposes, promises, refuses and accepts, in the first person.

"We ask you to send us ninety tons of wheat by the end of the year" is a request of those who sign to those addressed;
"He asked me for wheat" reports a talk and is left out. In a note verbale the body that sends it speaks of itself.
Nothing here is said to have been done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.interpret.correspondence.sections import Section
from kg.interpret.correspondence.words import any_of
from kg.interpret.provisions import conditions, holders
from kg.interpret.provisions.clause import Clause, Mentions
from kg.interpret.provisions.obliged import obliged
from kg.model import Claim, Corresponded, Kind, Modality, Provision, Reading, Required, Role, Span, Voice
from kg.sentences import sentences

# kind: the role of whoever writes, the mode in which it is stated
_KINDS = {
    "request": ("requester", Modality.REPORTED),
    "recommendation": ("actor", Modality.RECOMMENDED),
    "promise": ("promisor", Modality.OFFERED),
    "refusal": ("actor", Modality.DECLINED),
    "acceptance": ("actor", Modality.REPORTED),
    "warning": ("warner", Modality.REPORTED),
}
_TO = (
    r"(?:not\s+)?to\s+(?!(?:the|this|that|these|those|his|her|its|their|our|my|your|an?|all|any|it|him|them|me|us"
    r"|you)\b)(?=[a-z])"
)
# "I request instructions": things asked for without an article
_BARE = r"(?=(?:instructions?|consent|permission|approval|help|aid|assistance)\b)"
_THAT = r"that\s+"
_NOUN = r"(?=(?:the|this|these|any|all|his|her|its|their|our|my|your|an?|some|more|\d[\d,.]*)\s)"
# what each kind may go on with, behind whoever is addressed
_FORMS = {
    "request": re.compile(rf"\s+(?:{_TO}|{_THAT}|for\s+(?=\S)|{_NOUN}|{_BARE})"),
    "recommendation": re.compile(rf"\s+(?:{_TO}|{_THAT}|(?=[a-z]{{2,}}ing\b)|{_NOUN})"),
    "promise": re.compile(rf"\s+(?:{_TO})"),
    "refusal": re.compile(rf"\s+(?:{_TO}|to\s+(?=(?:the|this|these|your)\s)|with\s+(?=(?:the|this|your)\s)|{_NOUN})"),
    "acceptance": re.compile(rf"\s+(?:to\s+(?=(?:the|this|these|your)\s)|{_NOUN})"),
    "warning": re.compile(rf"\s+(?:{_THAT}|against\s+(?=\S))"),
}
# "Therefore, …", "With this in mind, …", "2. …" before the subject; a clause of its own ("If …, we") is read apart
_LEAD = re.compile(
    r"(?:[\s(]|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s"
    r"|(?:Therefore|Thus|Hence|And|But|Moreover|Also|Now)\s"
    r"|(?!(?:I|We|If|When|Although|Though|Because|While|That|As|Since|Unless|Provided|Should|Had|He|She|They|Comrade|Cde)\b)"
    r"[A-Z][^,;:“”\".]{0,90},\s)*"
)
_YOU = re.compile(r"\s+(?:of\s+|to\s+)?(?P<you>you|thee|Your\s+Excellency)\b(?!\s+(?:and|or)\b)")
_WHOM = re.compile(r"\s+(?:of\s+|to\s+|from\s+)?")
# "Please instruct us"; "Please accept, Sir, the assurances …" and "Please refer to my letter" ask for nothing
_PLEASE = re.compile(
    r"(?:Please|Kindly)\s+(?!(?:accept|find|refer|note|allow|permit|believe|be\s+assured|see)\b)(?=[a-z])"
)
_READY = re.compile(r"\s+(?:is|are|am|stands?)\s+(?:also\s+|fully\s+|always\s+)?(?:ready|prepared|willing)\s+(?=to\s)")
_AND = re.compile(r"(?:,|;)?\s+(?:and|but)\s+(?:(?:I|we|also|therefore|again)\s+){0,2}|;\s+(?:I|we)\s+")
_IF = re.compile(r"(?P<if>(?:If|Provided|Should|Unless)\b[^;:“”]{6,160}?),\s+(?=(?:I|we)\b)")


@dataclass(frozen=True, slots=True)
class _Said:
    kind: str
    verb: tuple[int, int]
    task: int
    end: int
    by: tuple[Role, ...]
    to: tuple[Role, ...] = ()
    condition: tuple[int, int] | None = None


def asks(
    reading: Reading, section: Section, sent: Corresponded | None, within: Sequence[tuple[Span, Corresponded]] = ()
) -> Iterator[Claim]:
    """The undertakings of one text; ``within`` are messages quoted in it, who speak for themselves."""
    if sent is None:
        return
    mentions, number, quoted = Mentions.of(reading), 0, 0
    for segment in section.of_kind(Kind.PARAGRAPH, Kind.ITEM):
        message = next((m for span, m in within if span.covers(segment.span)), sent)
        for sentence in sentences(reading.text, segment.span):
            others = quoted > 0 and message is sent
            quoted = _depth(sentence.of(reading.text), quoted)
            if others:
                continue  # somebody else's words: 'He said: "It is late. We ask you to wait."'
            clause = Clause.of(mentions, sentence)
            for said in _read(clause, message):
                number += 1
                key = f"{section.key + '.' if section.key else ''}ask.{number}"
                yield from _claims(clause, said, key, message.part)


def _read(clause: Clause, sent: Corresponded) -> Iterator[_Said]:
    """What a sentence says of its writer, then what further verbs of the same subject say."""
    lead = _LEAD.match(clause.flat)
    at = lead.end() if lead else 0
    if found := _PLEASE.match(clause.flat, at):
        end = found.start() + len(found[0].rstrip())
        by, to = _own(sent, "we", clause, at), _meant(sent, clause, at, end)
        yield _Said("request", (found.start(), end), found.end(), clause.end, by, to)
        return
    given = _IF.match(clause.flat, at)
    at = given.end() if given else at
    subject = _subject(sent).match(clause.flat, at)
    if subject is None:
        yield from _of_others(clause, at)
        return
    by = _own(sent, subject["who"], clause, subject.start("who"))
    condition = given.span("if") if given else None
    at = subject.end()
    while by:
        said = _verb(clause, at, by, sent, condition)
        more = _more(clause, said.task if said else at)
        if said is not None:
            yield replace(said, end=more.start()) if more else said
        if more is None:
            return
        at = more.end()


def _subject(sent: Corresponded) -> re.Pattern[str]:
    """I, we; in a note the body that sends it, where the other side is of another kind."""
    own = [r.words for r in sent.roles if r.role == "sender"]
    other = " ".join(r.words for r in sent.roles if r.role == "recipient")
    noun = re.search(r"\b(?:Ministry|Embassy|Consulate|Legation|Government|Mission)\b", own[0]) if own else None
    body = rf"|[Tt]he\s+{noun[0]}(?!\s+of\b)" if noun and sent.kind == "note" and noun[0] not in other else ""
    return re.compile(rf"(?P<who>I|[Ww]e{body})\s+(?:{any_of('ask-adverb')}\s+){{0,3}}")


def _verb(
    clause: Clause, at: int, by: tuple[Role, ...], sent: Corresponded, condition: tuple[int, int] | None
) -> _Said | None:
    for kind, form in _FORMS.items():
        verb = _wording(kind).match(clause.flat, at)
        if verb is None:
            continue
        to, after = _addressed(clause, verb.end(), sent)
        for begin, addressed in ((after, to), (verb.end(), ())):
            if task := form.match(clause.flat, begin):
                start = task.start() + len(task[0]) - len(task[0].lstrip()) if "not" in task[0].split() else task.end()
                return _Said(kind, verb.span(), start, clause.end, by, addressed, condition)
    return None


def _depth(words: str, depth: int) -> int:
    """How many quotation marks are open behind a sentence; straight marks open and close in turn."""
    for mark in re.findall(r"[“„«”»\"]", words):
        opens = not depth if mark == '"' else mark in "“„«"
        depth = depth + 1 if opens else max(0, depth - 1)
    return depth


def _more(clause: Clause, at: int) -> re.Match[str] | None:
    """The "and" before a further verb of the same subject, where no clause begins before it."""
    for more in _AND.finditer(clause.flat, at):
        if re.search(r"\b(?:that|whether|which|who|if)\b", clause.flat[at : more.start()]):
            return None
        if any(
            ((verb := _wording(kind).match(clause.flat, more.end())) and form.match(clause.flat, verb.end()))
            or (verb and _YOU.match(clause.flat, verb.end()))
            for kind, form in _FORMS.items()
        ):
            return more
    return None


def _of_others(clause: Clause, at: int) -> Iterator[_Said]:
    """A body named in the sentence that stands ready: "The Soviet Government is ready to send specialists"."""
    article = re.compile(r"[Tt]he\s+").match(clause.flat, at)
    listed = holders.listed(clause, article.end() if article else at)
    ready = _READY.match(clause.flat, listed.end) if listed else None
    if listed and ready:
        task = re.compile(r"to\s+").match(clause.flat, ready.end())
        begin = task.end() if task else ready.end()
        verb = (listed.end + 1, ready.end() - 1)
        yield _Said("promise", verb, begin, clause.end, holders.roles(clause, listed, "promisor"))


def _own(sent: Corresponded, who: str, clause: Clause, at: int) -> tuple[Role, ...]:
    held = [r for r in sent.roles if r.role == "sender"]
    if not held or (who == "I" and len(held) > 1) or any(r.role == "author" for r in sent.roles):
        return ()
    span = clause.span(at, at + len(who))
    return tuple(Role(role="", entity=r.entity, span=span, words=r.words) for r in held)


def _meant(sent: Corresponded, clause: Clause, start: int, end: int) -> tuple[Role, ...]:
    held = [r for r in sent.roles if r.role == "recipient"]
    return tuple(Role(role="addressee", entity=r.entity, span=clause.span(start, end), words=r.words) for r in held)


def _addressed(clause: Clause, at: int, sent: Corresponded) -> tuple[tuple[Role, ...], int]:
    """Whoever is asked or promised something, and where his name ends."""
    if you := _YOU.match(clause.flat, at):
        return _meant(sent, clause, *you.span("you")), you.end("you")
    gap = _WHOM.match(clause.flat, at)
    listed = holders.listed(clause, gap.end()) if gap else None
    return (holders.roles(clause, listed, "addressee"), listed.end) if listed else ((), at)


def _claims(clause: Clause, said: _Said, key: str, part: str) -> Iterator[Claim]:
    whole = clause.span(0, clause.end)
    cut = conditions.analyse(clause, said.task, said.end)
    stated = [*([said.condition] if said.condition else []), *cut.stated] if said.kind != "warning" else []
    task = cut.main if said.kind != "warning" else clause.trimmed(said.task, said.end)
    if task[1] <= task[0]:
        return
    role, modality = _KINDS[said.kind]
    kind = "conditional-promise" if said.kind == "promise" and stated else said.kind
    by = tuple(Role(role=role, entity=r.entity, span=r.span, words=r.words, office=r.office) for r in said.by)
    yield Provision(
        key=key,
        part=part,
        point="",
        path="",
        kind=kind,
        verb=clause.words(*said.verb),
        task=clause.span(*task),
        roles=(*by, *said.to),
        evidence=(whole,),
        voice=Voice.TEXT,
        modality=Modality.CONDITIONAL if kind == "conditional-promise" else modality,
        rule=f"first-person-{said.kind}",
    )
    for number, at in enumerate(stated if said.kind != "refusal" else (), 1):
        who = obliged(clause, *at)
        span = clause.span(*at)
        condition = f"{key}.c{number}"
        yield Provision(
            key=condition,
            part=part,
            point="",
            path="",
            kind="condition",
            roles=who,
            parent=key,
            evidence=(span,),
            voice=Voice.TEXT,
            modality=Modality.CONDITIONAL,
            rule="first-person-condition",
        )
        yield Required(
            dependent=key,
            condition=condition,
            obliged=who[0].words if who else "",
            evidence=(span,),
            voice=Voice.TEXT,
            modality=Modality.CONDITIONAL,
            rule="requires",
        )


@cache
def _wording(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(f"ask-{kind}"), re.IGNORECASE)
