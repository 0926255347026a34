"""Who stands in a stretch of words that names senders or addressees: "Stalin, Chairman of …, and Cde. V. M.
MOLOTOV"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.interpret.correspondence import shapes
from kg.interpret.correspondence.words import is_one, office, pattern, title
from kg.model import Mention, MentionKind, Reading, Span

_ACTORS = (MentionKind.PERSON, MentionKind.GROUP, MentionKind.UNIT, MentionKind.OFFICE)
_SEPARATOR = re.compile(
    r",?\s+(?:and\s+)?(?:please\s+)?report\s+to\s+|\s*[,;]\s*(?:and\s+|и\s+)?|\s+(?:and|&|и|or|или)\s+|\s*\n\s*|\s+/\s+"
)
_LEAD = re.compile(r"(?:(?:to|for|from|via|through|by|and|attention|attn|кому|в)\b[\s:]*)+", re.I)
_ARTICLE = re.compile(r"\b(?:the|an?)\s+", re.I)
_BODY = re.compile(
    r"\b(?:Ministry|Department|Bureau|Office|Committee|Council|Commission|Division|Institute|Board|Agency|"
    r"Embassy|Directorate|Section|Administration)\b"
)
# "Ministry of Foreign Affairs, Department III": a part of the body before it
_SUBUNIT = re.compile(
    r"(?:(?:Political|Economic|Consular|Legal|International|Protocol|Press|First|Second|Third|Far|Eastern|European|Asian)\s+){0,2}"
    r"(?:Department|Division|Section|Directorate|Room|Desk|Bureau)\b"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III)\.?$")


@dataclass(frozen=True, slots=True)
class Party:
    """One holder of a role: ``words`` without title, article and gloss; ``kind`` None where no mention names it."""

    words: str
    span: Span
    entity: str = ""
    kind: MentionKind | None = None
    office: str = ""

    @property
    def is_place(self) -> bool:
        """Whether the words are a place alone: origin or destination, never a sender."""
        return self.kind is MentionKind.PLACE


def mended(words: str) -> str:
    """A name without the spacing defects of a transcript: ``mended("Jawaharlal .Nehru") == "Jawaharlal Nehru"``."""
    words = re.sub(r"(?<=\w)\s+\.(?=\w)", " ", " ".join(words.split()))
    return words.strip(' ,;:“”"«»')


def parties(reading: Reading, span: Span) -> tuple[Party, ...]:
    """The parties a stretch names, in its order; appositions and glosses belong to the person before them."""
    found: list[Party] = []
    for chunk in _chunks(reading, span):
        core = _core(reading.text, chunk)
        if core is None:
            continue
        party = _party(reading, chunk, core)
        plain = pattern(r"^@\s+", "greeting").sub("", core.of(reading.text)).strip(".")
        if not plain or title().fullmatch(plain + ". ") or title().fullmatch(plain + " "):
            continue  # "Mr. and Mrs. Ross", "Esteemed Comrade" over the name
        if party.is_place and found and not found[-1].is_place and re.search(r"\b(?:in|to|at)\s", found[-1].words):
            last = found.pop()  # "Embassies in Hanoi, Pyongyang and Beijing"
            whole = " ".join(reading.text[last.span.start : core.end].split())
            found.append(Party(whole, Span(last.span.start, core.end), last.entity, last.kind, last.office))
            continue
        if found and party.kind is MentionKind.PERSON and _holds(reading.text, found[-1], chunk):
            before = found.pop()  # "the Deputy Minister of Foreign Affairs, Comrade GUSAKOV"
            found.append(replace(party, office=before.words))
            continue
        if found and _is_body_of(reading.text, found[-1], party):
            last = found.pop()
            extent = Span(last.span.start, core.end)
            found.append(Party(" ".join(extent.of(reading.text).split()), extent))
            continue
        if found and party.kind is None and plain[:1].islower() and not office().search(plain):
            continue  # "Hand to Sheng Shidu orally, without leaving the text"
        if found and found[-1].kind is MentionKind.GROUP and _SUBUNIT.match(core.of(reading.text)):
            continue
        if (
            party.kind is not MentionKind.PERSON
            and found
            and not re.search(r"\b(?:and|и)\b", reading.text[found[-1].span.end : core.start])  # "X and the Head of Y"
            and _is_apposition(core.of(reading.text))
            and (
                found[-1].kind is MentionKind.PERSON
                or (found[-1].kind is None and not office().search(found[-1].words))
            )
        ):
            last = found.pop()
            found.append(Party(last.words, last.span, last.entity, last.kind, last.office or core.of(reading.text)))
        else:
            found.append(party)
    return tuple(found)


def _holds(text: str, before: Party, chunk: Span) -> bool:
    """Whether an office stands before a comma and a titled name: the holder of the office."""
    definite = text[max(0, before.span.start - 4) : before.span.start].lower() == "the "  # "the Great Leader, …"
    unnamed = before.kind is MentionKind.OFFICE or (
        before.kind is None and (definite or office().match(before.words) is not None)
    )
    between = text[before.span.end : chunk.start].strip()
    name = text[chunk.start : chunk.end].lstrip(" ,")
    told = title().match(name) or re.match(r"(?:[A-ZА-Я]\.\s?)+[A-ZА-Я]", name)
    return unnamed and between in (",", "") and told is not None


def _is_body_of(text: str, last: Party, party: Party) -> bool:
    """Whether a body follows an office that names none: "The Director, United States Information Agency" is one
    addressee; in "the Minister of Defense, the General Staff" the office is complete."""
    bare = len(last.words.split()) <= 2 and " of " not in last.words and " for " not in last.words
    held = last.kind is MentionKind.OFFICE and bare and "-" not in last.words
    return held and party.kind is MentionKind.GROUP and text[last.span.end : party.span.start] in (", ", ", the ")


def _is_apposition(words: str) -> bool:
    article = _ARTICLE.match(words)
    bare = words[article.end() :] if article else words
    return bool(office().match(bare)) or bare[:1].islower() or bool(_SUFFIX.match(bare))


def _chunks(reading: Reading, span: Span) -> Iterator[Span]:
    """The stretch cut at commas, "and", line ends outside brackets and outside names of bodies and offices."""
    text = reading.text
    blocked = _bracketed(text, span)
    for mention in reading.mentions_in(span):
        blocked.append(mention.span)
        if mention.office_span:
            blocked.append(mention.office_span)
    at = span.start
    for cut in _SEPARATOR.finditer(text, span.start, span.end):
        if any(b.start < cut.end() and cut.start() < b.end for b in blocked) or cut.start() < at:
            continue
        rest = text[cut.end() : span.end]
        if (
            "and" in cut[0]
            and _BODY.search(text[at : cut.start()])
            and not title().match(rest)
            and not _BODY.search(rest)
            and not reading.mentions_in(Span(cut.end(), span.end), *_ACTORS)
        ):
            continue
        if _SUFFIX.match(rest.strip(" .")):
            continue
        yield Span(at, cut.start())
        at = cut.end()
    if at < span.end:
        yield Span(at, span.end)


def _bracketed(text: str, span: Span) -> list[Span]:
    found: list[Span] = []
    opened: list[int] = []
    for index in range(span.start, span.end):
        if text[index] in "([":
            opened.append(index)
        elif text[index] in ")]" and opened:
            found.append(Span(opened.pop(), index + 1))
    return found


def _core(text: str, chunk: Span) -> Span | None:
    """The chunk without lead, title, article, trailing brackets and marks; None when nothing remains."""
    start, end = chunk.start, chunk.end
    while start < end and text[start] in ' \t\n\r[(“"-–—:.,':
        start += 1
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    if start < end and text[start] in '[(“"':
        start += 1
    lead = title().match(text[start:end])
    while lead and lead.end():
        start += lead.end()
        lead = title().match(text[start:end])
    tail = re.search(r"(?:\s*[\[(][^\])]*[\])]?)+\s*[.,:;!]*\s*$", text[start:end])
    if tail and tail.start() > 0:
        end = start + tail.start()
    if text[start:end].isupper():  # "TO AMEMBASSY MOSCOW IMMEDIATE"
        urgent = pattern(r"\s+@$", "mark-handling").search(text[start:end])
        end = start + urgent.start() if urgent else end
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    while (
        end > start
        and text[end - 1] in ' \t\n\r.,;:!–—-”"])'
        and not re.search(r"\b(?:[A-ZА-Я]|Jr|Sr)\.$", text[start:end])
    ):
        end -= 1
    return Span(start, end) if start < end and any(c.isalpha() for c in text[start:end]) else None


def _party(reading: Reading, chunk: Span, core: Span) -> Party:
    words = mended(core.of(reading.text))
    inside = reading.mentions_in(Span(chunk.start, chunk.end), *_ACTORS, MentionKind.PLACE)
    person = next((m for m in inside if m.kind is MentionKind.PERSON and m.span.start < core.end), None)
    if person is not None and not is_one(person.name, "holder-thing"):
        gloss = _gloss(reading.text, chunk)
        held = gloss if gloss.startswith(person.office) else person.office
        return Party(_name(person, words), person.span, person.entity, person.kind, held)
    posted = _in_brackets(reading, chunk, core) if office().match(words) else None
    if posted is not None:
        return posted
    whole = next((m for m in inside if _covers(m, core) and m.kind is not MentionKind.PERSON), None)
    if whole is not None and whole.kind is MentionKind.PLACE:
        return Party(words, core, whole.entity, MentionKind.PLACE)
    if whole is not None:
        return Party(words, core, whole.entity, whole.kind)
    if not office().match(words):
        body = next(
            (
                m
                for m in inside
                if m.kind in (MentionKind.GROUP, MentionKind.UNIT)
                and m.span.start <= core.start + 12
                and 2 * (m.span.end - m.span.start) >= core.end - core.start
            ),
            None,
        )
        if body is not None:
            return Party(words, core, body.entity, body.kind)
    owner = next((m for m in inside if m.kind is MentionKind.OFFICE and m.span.start <= core.start + 4), None)
    return Party(words, core, owner.entity, owner.kind) if owner else Party(words, core)


def _name(person: Mention, words: str) -> str:
    """The person's name: as recognised, unless the line holds more of it (a spacing defect cut the recognised one)."""
    plain = mended(person.name)
    lead = title().match(plain)
    plain = plain[lead.end() :] if lead and plain[lead.end() :] else plain
    if words.startswith(plain) and re.fullmatch(r"\s+(?:ogh?l[uyı]|ogly|kyzy|qizi|gizi)", words[len(plain) :]):
        return words  # "Hasan Jafar oglu"
    return (
        words
        if plain != words
        and words.endswith(plain)
        and re.fullmatch(r"(?:[A-Z][\w’'.-]*\s){1,2}" + re.escape(plain), words)
        and not office().search(words)
        else plain
    )


def _in_brackets(reading: Reading, chunk: Span, core: Span) -> Party | None:
    """The person an office is followed by in brackets: ``the Ambassador in China (Garside)``; not an abbreviation."""
    found = re.match(r"\s*\((?P<name>[^()]{3,40})\)", reading.text[core.end : chunk.end])
    if found is None or not shapes.is_name(found["name"]) or found["name"].isupper():
        return None
    span = Span(core.end + found.start("name"), core.end + found.end("name"))
    held = " ".join(core.of(reading.text).split())
    person = next(iter(reading.mentions_in(span, MentionKind.PERSON)), None)
    wide = next((m for m in reading.mentions if m.kind is MentionKind.PERSON and m.span.covers(span)), None)
    named = person or wide
    if named is None:
        return Party(mended(found["name"]), span, office=held)
    return Party(mended(found["name"]), span, named.entity, MentionKind.PERSON, held)


def _gloss(text: str, chunk: Span) -> str:
    found = re.search(r"\(([^()]{4,120})\)\s*[.,:]*\s*$", chunk.of(text))
    return found[1] if found and office().search(found[1]) else ""


def _covers(mention: Mention, core: Span) -> bool:
    """Whether a mention is nearly all of the words."""
    return mention.span.start <= core.start + 4 and mention.span.end >= core.end - 1
