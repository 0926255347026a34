"""The genre ``press-release``: texts given to the press, communiqués, and the draft resolutions they print.

``Press Release GA/1852`` · a list of contents · ``[page break]`` · ``Draft resolution`` with its sponsors · paragraphs
that begin with ``Noting`` (preamble) or ``Urges`` (operative).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import lexicon
from kg.interpret.correspondence import headforms, shapes
from kg.interpret.correspondence.inside import read_asides
from kg.interpret.correspondence.lettering import Lettering
from kg.interpret.correspondence.lines import Line, Piece, lines_of, rebuilt
from kg.interpret.correspondence.tail import read_closings, read_tail
from kg.interpret.memorandum.claims import told
from kg.interpret.papers.closing import closing
from kg.interpret.papers.identify import kind
from kg.interpret.papers.lettered import pieces, read_notes, read_remarks
from kg.interpret.papers.nouns import is_heading
from kg.interpret.papers.words import any_of, pattern
from kg.model import (
    Claim,
    Document,
    Finding,
    Kind,
    MentionKind,
    Modality,
    Part,
    PastAct,
    Provision,
    Reading,
    Role,
    Segment,
    Span,
    Voice,
)

_OPERATIVE = ("operative-request", "operative-recommendation", "operative-resolution", "operative-declaration")
# "[page break]", "[end of page 2]": the transcriber's, alone on its line
_PAGE = re.compile(r"\[+\s*(?:page\s+break|end\s+of\s+page\b[^\]]*|p(?:age|\.)\s*\d+)\s*\]+", re.IGNORECASE)
# "1. Requests the Secretary-General …", "(a) Urges": the number of an operative paragraph
_NUMBER = re.compile(r"(?:(?P<label>\d{1,2}|[IVX]{1,4}|[a-z])[.)]|\((?P<inner>\d{1,2}|[a-z])\))\s+")


class PressRelease:
    """Texts for publication by their own office."""

    name = "press-release"

    def identifies(self, document: Document) -> bool:
        """By record type, title or heading."""
        return kind(document) == self.name

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """Head, contents, page breaks, draft resolutions by paragraphs, the rest."""
        return tuple(
            _cut(document.text, zone) if zone.kind is Kind.BODY and not zone.children else zone
            for zone in document.zones
        )

    def interpret(self, reading: Reading) -> Finding:
        """Draft resolutions, who sponsors them and what they would have done; signatures and marks."""
        end = closing(reading, "message")
        return Finding((*end.claims, *_resolutions(reading), *told(reading, (), (), "")), end.notes)


def _cut(text: str, zone: Segment) -> Segment:
    lines = lines_of(text, zone)
    lettering = Lettering(lines, False)
    read_notes(lettering)
    body = _head(lettering)
    inside = False
    for index in range(len(lines)):
        line = lines[index]
        if index in lettering.found or not line.open:
            continue
        if _PAGE.fullmatch(line.words):
            lettering.set(index, Kind.PAGE_BREAK)
        elif index >= body and _heads_resolution(line, lines[index + 1 : index + 9]):
            lettering.set(index, Kind.HEADING, "resolution")
            inside = True
        elif inside:
            lettering.put(index, _paragraph(line))
    read_remarks(lettering, body)
    read_closings(lettering, body)
    read_tail(lettering, body)
    read_asides(lettering, body)
    return rebuilt(zone, tuple(pieces(lettering)))


def _head(lettering: Lettering) -> int:
    contents = False
    for index in range(min(len(lettering.lines), 40)):
        line = lettering.lines[index]
        words, start = line.words, line.start
        if re.fullmatch(r"(?:table\s+of\s+)?contents\s*:?", words, re.IGNORECASE):
            lettering.set(index, Kind.HEADING, "contents")
            contents = True
        elif contents and (
            re.search(r"(?:\.{2,}|…|\s{2,})\s*\d{1,3}$", words) or re.match(r"(?:\d{1,2}|[IVX]+)\.\s", words)
        ):
            lettering.set(index, Kind.AGENDA, "contents")
        elif _PAGE.fullmatch(words):
            lettering.set(index, Kind.PAGE_BREAK)
            contents = False
        elif is_heading(words, "press-noun"):
            lettering.set(index, Kind.HEADING, "name")
        elif found := (
            headforms.mark(words, start) or headforms.number_line(words, start) or shapes.dateline(words, start)
        ):
            lettering.put(index, found)
        elif index < 12 and _is_letterhead(words) and not pattern(r"\W*@", "resolution-head").match(words):
            lettering.set(index, Kind.HEADING)
        else:
            return index
    return min(len(lettering.lines), 40)


def _is_letterhead(words: str) -> bool:
    """A short line without a sentence's end, or one in capitals: "Hold for release", "PERMANENT MISSION OF …"."""
    if re.search(r"[a-z]{2}[.;:,]$", words) or _opens(words):
        return False
    return len(words) < 60 or (len(words) < 120 and (words.isupper() or shapes.is_title_case(words, 16)))


# "Ireland, Morocco: revised draft resolution" below the heading of a draft
_SPONSORED = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^:.;]{2,200}):\s*(?:\w+\s+)?(?:draft\s+resolution|amendments?)\b", re.IGNORECASE
)


def _heads_resolution(line: Line, below: tuple[Line, ...] | list[Line]) -> bool:
    """A line that heads a draft resolution: what follows opens paragraphs as resolutions do."""
    if len(line.words) > 160 or not pattern(r"\W*@\b[^.]{0,120}[.:]?$", "resolution-head").match(line.words):
        return False
    return any(_opens(other.words) for other in below)


def _opens(words: str) -> str:
    """preamble | an entry of operative verbs, by the first words of a paragraph; ""."""
    number = _NUMBER.match(words)
    rest = words[number.end() :] if number else words
    for slug in ("preamble", *_OPERATIVE):
        # case counts: resolutions begin their paragraphs with a capital, sentences hold these verbs inside
        found = re.match(rf"{any_of(slug)}", rest, re.IGNORECASE)
        if found and rest[:1].isupper() and not (slug != "preamble" and re.match(r"\S+\s+(?:is|are|was|were)\b", rest)):
            return slug
    return ""


def _paragraph(line: Line) -> tuple[Piece, ...]:
    opened = _opens(line.words)
    if not opened:
        sponsored = pattern(r"\W*@\b", "sponsors").search(line.words) or _SPONSORED.match(line.words)
        label = "sponsors" if sponsored and len(line.words) < 600 else ""
        return (Piece(Kind.PARAGRAPH, line.span, label),)
    if opened == "preamble":
        return (Piece(Kind.PARAGRAPH, line.span, "preamble"),)
    number = _NUMBER.match(line.words)
    return (Piece(Kind.ITEM, line.span, (number["label"] or number["inner"]) if number else ""),)


def _resolutions(reading: Reading) -> Iterator[Claim]:
    """Each draft as a part, its sponsors, and its operative paragraphs: proposed, not decided."""
    leaves = [
        s for zone in reading.segments if zone.kind is Kind.BODY for s in zone.leaves() if s.kind is not Kind.BLANK
    ]
    number, key, end = 0, "", -1
    for place, leaf in enumerate(leaves):
        if leaf.kind is Kind.HEADING and leaf.label == "resolution":
            number += 1
            key = f"resolution.{number}"
            last = _last(leaves, place)
            end = last.span.end
            words = " ".join(leaf.span.of(reading.text).split()).rstrip(":.")
            yield Part(
                key=key,
                kind="section",
                heading=words,
                heading_span=leaf.span,
                span=Span(leaf.span.start, end),
                evidence=(leaf.span,),
                voice=Voice.TEXT,
                rule="draft-resolution",
            )
            yield from _sponsors(reading, leaf, key)
        elif key and leaf.span.end <= end and leaf.label == "sponsors":
            yield from _sponsors(reading, leaf, key)
        elif key and leaf.span.end <= end and leaf.kind is Kind.ITEM:
            yield from _operative(reading, leaf, key)


def _last(leaves: list[Segment], place: int) -> Segment:
    last = leaves[place]
    for leaf in leaves[place + 1 :]:
        if leaf.kind is Kind.HEADING:
            break
        if leaf.kind is Kind.ITEM or leaf.label in ("preamble", "sponsors"):
            last = leaf
    return last


def _sponsors(reading: Reading, leaf: Segment, key: str) -> Iterator[PastAct]:
    """ "sponsored by Ireland, Japan and Mexico": who proposed the draft."""
    words = leaf.span.of(reading.text)
    named = _SPONSORED.match(words)
    found = pattern(r"@\b", "sponsors").search(words)
    if named:
        span = Span(leaf.span.start, leaf.span.start + named.end("who"))
    elif found:
        stop = re.search(r"[.;\n]|\s-\s", words[found.end() :])
        span = Span(
            leaf.span.start + found.end(), leaf.span.start + (found.end() + stop.start() if stop else len(words))
        )
    else:
        return
    roles = tuple(
        Role(role="mover", entity=m.entity, span=m.span, words=m.name)
        for m in reading.mentions_in(span, MentionKind.PLACE, MentionKind.GROUP, MentionKind.PERSON)
        if m.entity
    )
    if roles:
        yield PastAct(
            key=f"{key}.proposal.{leaf.span.start}",
            kind="proposal",
            roles=roles,
            part=key,
            evidence=(leaf.span,),
            voice=Voice.TEXT,
            modality=Modality.REPORTED,
            rule="sponsors",
        )


def _operative(reading: Reading, leaf: Segment, key: str) -> Iterator[Provision]:
    words = leaf.span.of(reading.text)
    number = _NUMBER.match(words)
    start = number.end() if number else 0
    slug = _opens(words)
    found = re.match(any_of(slug), words[start:], re.IGNORECASE) if slug in _OPERATIVE else None
    if found is None:
        return
    at = leaf.span.start + start + found.end()
    roles = tuple(
        Role(role="addressee", entity=m.entity, span=m.span, words=m.name)
        for m in reading.mentions_in(Span(at, leaf.span.end), MentionKind.OFFICE, MentionKind.GROUP, MentionKind.PLACE)[
            :1
        ]
        if m.entity
        and not re.sub(r"\b(?:all|the|upon|to|States?|Governments?|of)\b|\W", "", reading.text[at : m.span.start])
    )
    label = leaf.label
    yield Provision(
        key=f"{key}.{label or leaf.span.start}",
        part=key,
        point="",
        path=label,
        kind=_kind(slug),
        verb=found[0],
        task=Span(at + 1, leaf.span.end) if leaf.span.end > at + 1 else None,
        roles=roles,
        evidence=(leaf.span,),
        voice=Voice.TEXT,
        modality=Modality.OFFERED,
        rule="draft-resolution",
    )


def _kind(slug: str) -> str:
    """The kind of provision the vocabulary gives an operative verb."""
    return next(c.broader[0] for c in lexicon.vocabulary("papers") if c.slug == slug)


GENRE = PressRelease()
