"""Who is meant by the subject of a sentence: a name, an office one participant holds, "he", "I" of whoever writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.interpret.memorandum.forms import TALK
from kg.interpret.papers.words import any_of, is_one, saying
from kg.model import EntityKind, Kind, Mention, MentionKind, Reading, Role, Span

PEOPLE = (MentionKind.PERSON, MentionKind.OFFICE)
_ACTORS = (*PEOPLE, MentionKind.GROUP)
_ARTICLE = re.compile(
    r"(?:the|der|comrades?|cdes?\.?|mr\.?|mrs\.?|ms\.?|miss|messrs\.?|dr\.?|dear|herr|[A-Z][a-z]{1,10}\.)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch that reports what somebody said: the speakers' entity keys, in order, and where subject and verb stand.

    ``direct``: the words of a speaker under his name, as in a transcript.
    """

    span: Span
    speakers: tuple[str, ...]
    subject: Span
    verb: Span
    direct: bool = False


@cache
def _verb() -> re.Pattern[str]:
    # "Mr. Orlov, in reply, said", "The Chancellor also warmly thanked"; auxiliaries ("had said") speak of another time
    adverb = rf"(?:(?:{any_of('adverb')}|[a-z]{{3,}}ly)\s+)"
    return re.compile(rf"(?:,[^,.;]{{1,80}},)?\s+{adverb}{{0,3}}(?P<verb>{saying()})(?!\s+down\b)", re.IGNORECASE)


@cache
def _short() -> re.Pattern[str]:
    labels = sorted({c.pref[0].text for c in lexicon.vocabulary("papers") if c.slug.startswith("abbreviation-")})
    return re.compile(rf"(?:The\s+|the\s+)?(?P<short>{'|'.join(labels)})(?=\s)")


@cache
def _lead() -> re.Pattern[str]:
    # "In conclusion the Ambassador said", "Then Kim asked": phrases that need no comma; any other needs one
    return re.compile(rf"{any_of('speech-lead')}\s*,?", re.IGNORECASE)


# "In reply to my question he said", "Responding to this, Pavel noted"
_REPLYING = re.compile(
    r"(?:In\s+(?:reply|response|answer)|Responding|Replying|Answering|Asked)\s+(?:to|about)\s+"
    r"(?:my|his|her|our|this|the|these|that)\s+\w+(?=\s*,|\s+(?:he|she|I|the|[A-Z]))"
    r"|In\s+(?:an?|the|his|this|our)\s+(?:\w+\s+)?(?:conversation|talk|meeting|discussion)s?(?:\s+with\s+me)?"
    rf"|(?:During|In\s+the\s+course\s+of|(?:At|Towards?)\s+the\s+\w+\s+of|Following|After|Before)\s+(?:the|this|our)\s+{TALK}"
)
# "On September 5 the Soviet ambassador told me", "On the same day Kim asked", "Today he said"
_ON_DAY = re.compile(
    r"(?:On\s+(?:the\s+)?)?(?P<same>(?:same|next|following)\s+(?:day|evening|morning)|Today|Yesterday)?"
)
# "He then asked", "She added": goes on from the sentence before; "I replied": whoever writes
_PRONOUN = re.compile(r"(?:He|he|She|she)(?=[\s,])")
_FIRST = re.compile(r"I(?=[\s,])")
_OTHER = re.compile(r"(?:My|The|my|the)\s+(?:interlocutor|conversation\s+partner)(?=[\s,])")


@cache
def _says_first() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:(?:also|therefore|hereby)\s+)?(?P<verb>{any_of('says-first')})", re.IGNORECASE)


class Cast:
    """Those who took part, as the sentences of a record speak of them; ``writer`` is the entity of "I", if known."""

    def __init__(self, reading: Reading, roles: Sequence[Role], writer: str = "") -> None:
        self.reading, self.text, self.writer = reading, reading.text, writer
        self.known = frozenset(role.entity for role in roles if role.entity)
        self._held = tuple((office, key) for key, office in _offices(reading, roles))
        self._short = self._abbreviations()
        heads = [s.span for s in reading.of_kind(Kind.TITLE, Kind.HEADING)]
        others = [r for r in roles if r.entity and r.role == "participant" and r.entity != writer]
        others = [r for r in others if any(head.covers(r.span) for head in heads)] or others
        self._other = others[0].entity if writer and len(others) == 1 else ""

    def _abbreviations(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for concept in lexicon.vocabulary("papers"):
            if concept.slug.startswith("abbreviation-"):
                # the office itself, or the office with its country before it: "Portuguese Prime Minister"
                labels = [f" {label.casefold()}" for label in concept.labels()]
                keys = {key for office, key in self._held if any(f" {office}".endswith(o) for o in labels)}
                if len(keys) == 1:
                    found[concept.pref[0].text] = next(iter(keys))
        return found

    def meant(self, mention: Mention) -> str:
        """The entity a mention stands for: an office alone stands for the one participant who holds it."""
        if mention.kind is not MentionKind.OFFICE:
            return mention.entity
        entity = self.reading.entity(mention.entity)
        if entity is not None and entity.kind is EntityKind.PERSON:
            return mention.entity
        return self.holder(mention.name) or mention.entity

    def holder(self, words: str) -> str:
        """The one participant whose office the words give for short: "the Ambassador"; "" for none or several."""
        bare = re.sub(r"^the\s+", "", " ".join(words.split()).casefold())
        # where nobody is known to take part, only the whole office names its holder
        keys = {key for office, key in self._held if office == bare or (self.known and _is_short(bare, office))}
        return next(iter(keys)) if len(keys) == 1 else ""

    def said(self, span: Span, before: str) -> Said | None:
        """Who says what a sentence reports; ``before`` is the speaker of the sentence right before it."""
        at = span.start
        for form in (_lead(), _REPLYING):
            lead = form.match(self.text, at, span.end)
            at = lead.end() if lead else at
        dated = _ON_DAY.match(self.text, at, span.end)
        day = next((d for d in self.reading.dates_in(span) if dated and d.span.start == dated.end()), None)
        at = day.span.end if day else dated.end() if dated and dated["same"] else at
        while at < span.end and self.text[at] in " ,":
            at += 1
        return self._subject(Span(at, span.end), span, before)

    def _subject(self, rest: Span, whole: Span, before: str) -> Said | None:
        for pattern, entity in ((_PRONOUN, before), (_FIRST, self.writer), (_OTHER, self._other)):
            found = pattern.match(self.text, rest.start, rest.end)
            verb = _verb().match(self.text, found.end(), rest.end) if found else None
            if found and verb is None and pattern is _FIRST:
                verb = _says_first().match(self.text, found.end(), rest.end)
            if verb:
                thought = pattern is _FIRST and is_one(verb["verb"], "thinks")
                return _made(whole, (entity,), rest.start, verb) if entity and not thought else None
        named = self.reading.mentions_in(rest, *_ACTORS)[:6]
        for index, mention in enumerate(named):
            verb = _verb().match(self.text, self._end(mention), rest.end) if mention.entity else None
            if verb is None or (mention.kind is MentionKind.GROUP and is_one(verb["verb"], "thinks")):
                continue
            for first in sorted({self._first(named, index), index}):
                if self._opens(rest.start, named[first]):
                    speakers = tuple(dict.fromkeys(self.meant(m) for m in named[first : index + 1]))
                    return _made(whole, speakers, _begin(named[first]), verb) if all(speakers) else None
        short = _short().match(self.text, rest.start, rest.end)
        if short is None:
            comma = re.compile(r"[A-Z][^.:;]{0,140}?,\s+").match(self.text, rest.start, rest.end)
            short = _short().match(self.text, comma.end(), rest.end) if comma else None
        if short and short["short"] in self._short:
            verb = _verb().match(self.text, short.end(), rest.end)
            return _made(whole, (self._short[short["short"]],), short.start("short"), verb) if verb else None
        return None

    def _end(self, mention: Mention) -> int:
        """Where a subject ends: behind the comma that closes "The Soviet Ambassador, Sergei Larin,"."""
        end, office = mention.span.end, mention.office_span
        between = self.text[office.end : mention.span.start] if office and office.end < mention.span.start else ""
        return end + 1 if "," in between and self.text[end : end + 1] == "," else end

    def _first(self, named: Sequence[Mention], last: int) -> int:
        """The first of the names that make one subject with the last: "Orlov and Comrade Larin agreed"."""
        first, joint = last, r"\s*,?\s+and\s+"
        while first and re.fullmatch(
            rf"{joint}(?:(?:the|Comrades?|Cdes?\.|Mr\.|Mrs\.|Dr\.)\s+)?",
            self.text[named[first - 1].span.end : _begin(named[first])],
        ):
            first, joint = first - 1, r"\s*,\s+"
        return first

    def _opens(self, start: int, mention: Mention) -> bool:
        """Whether a subject stands first, or behind an opening phrase that a comma closes."""
        before = self.text[start : _begin(mention)].rstrip()
        before = before.removesuffix(mention.title) if mention.title else _short().sub("", f"{before} ")
        while (found := _ARTICLE.search(before)) is not None:
            before = before[: found.start()]
        before = before.rstrip()
        return not before or (
            before.endswith(",") and len(before) <= 160 and not re.search(r"[:;“\"]|\b(?:that|which|who)\b", before)
        )


def _made(span: Span, speakers: tuple[str, ...], subject: int, verb: re.Match[str]) -> Said:
    return Said(span, speakers, Span(subject, verb.start()), Span(verb.start("verb"), verb.end("verb")))


def _begin(mention: Mention) -> int:
    if mention.office_span is not None:
        return min(mention.span.start, mention.office_span.start)
    return mention.span.start


def begins(mention: Mention, before: str) -> bool:
    """Whether nothing but an article or the mention's own title stands before it."""
    bare = _ARTICLE.sub("", before).strip()
    return not bare or bare == mention.title


def _offices(reading: Reading, roles: Sequence[Role]) -> Iterable[tuple[str, str]]:
    """(entity, office) of each participant, offices without regard to case."""
    present = {r.entity for r in roles if r.entity and r.role != "absent"}
    present = present or {m.entity for m in reading.mentions if m.kind is MentionKind.PERSON and m.entity}
    pairs = [(r.entity, r.office) for r in roles if r.entity in present]
    pairs += [(m.entity, m.office) for m in reading.mentions if m.entity in present]
    return tuple(dict.fromkeys((key, " ".join(office.casefold().split())) for key, office in pairs if office))


@cache
def _standing() -> frozenset[str]:
    return frozenset(label.casefold() for c in lexicon.vocabulary("office-standing") for label in c.labels())


def _is_short(bare: str, office: str) -> bool:
    """Whether an office alone can be short for a fuller one: "ambassador" for "soviet ambassador", "minister" for
    "Hungarian minister of defence"; "president" is not short for "vice president" or "secretary to the president"."""
    found = re.search(rf"(?:^|\s){re.escape(bare)}(?:$|,|\s+(?:of|to|in|for|at)\s)", office)
    before = re.findall(r"[^\W_]+", office[: found.start()]) if found else []
    return found is not None and not {*_standing(), "of", "to", "in", "for", "at", "and", "the"} & set(before)
