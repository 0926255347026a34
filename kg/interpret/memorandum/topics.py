"""What was spoken about: numbered and unnumbered headings, lists of topics, and the parts of the text they head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.interpret.correspondence import shapes
from kg.interpret.correspondence.lettering import Lettering
from kg.interpret.correspondence.lines import Piece
from kg.interpret.memorandum import forms
from kg.interpret.papers.nouns import called
from kg.model import Kind, Part, Reading, Segment, Span, Voice

_ROMAN = {
    numeral: value
    for value, numeral in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"), 1
    )
}


def read_topics(lettering: Lettering, body: int) -> None:
    """Label headings of topics: AGENDA with their number or letter, HEADING ("section") without."""
    runs = _numbered_runs(lettering, body)
    for run in runs:
        for index, label, at in run:
            line = lettering.lines[index]
            if forms.is_topic(line.words[at:], numbered=True):
                lettering.found[index] = (Piece(Kind.AGENDA, line.span, label),)
    _lettered(lettering, body)
    for index in range(body, len(lettering.lines) - 1):
        if index not in lettering.found and _is_heading(lettering, index, body):
            lettering.set(index, Kind.HEADING, "section")


def _numbered_runs(lettering: Lettering, body: int) -> list[list[tuple[int, str, int]]]:
    """Lines numbered 1, 2, 3 … of which most are headings; another 1 begins another run."""
    runs: list[list[tuple[int, str, int]]] = []
    due = 1
    for index in range(body, len(lettering.lines)):
        line = lettering.lines[index]
        found = forms.numbered(line.words) if index not in lettering.found and line.open else None
        if found is None:
            continue
        label, mark, at = found
        value = int(label) if label.isdigit() else _ROMAN.get(label, 0)
        # "7th conference on gold" between 6. and 8.: an ordinal counts only where its number is due
        ordinal = mark in ("st", "nd", "rd", "th")
        if value == 1 and not ordinal and (not runs or due > 2):
            runs.append([])
            due = 1
        if runs and value == due and (not ordinal or _followed(lettering, index, due + 1)):
            runs[-1].append((index, label, at))
            due += 1
    return [
        run
        for run in runs
        if len(run) > 1
        and 2 * sum(forms.is_topic(lettering.lines[i].words[at:], numbered=True) for i, _, at in run) > len(run)
    ]


def _followed(lettering: Lettering, index: int, value: int) -> bool:
    below = lettering.lines[index + 1 : index + 2]
    found = forms.numbered(below[0].words) if below else None
    return found is not None and found[0] == str(value)


def _lettered(lettering: Lettering, body: int) -> None:
    """ "a) China", "b) Iran" below a numbered topic: two at least, in order."""
    due = "a"
    held: list[tuple[int, str]] = []
    for index in range(body, len(lettering.lines)):
        line = lettering.lines[index]
        if lettering.is_kind(index, Kind.AGENDA):
            _set(lettering, held)
            due, held = "a", []
            continue
        found = forms.lettered(line.words) if index not in lettering.found and line.open else None
        if found and found[0] == due and forms.is_topic(line.words[found[1] :], numbered=True):
            held.append((index, due))
            due = chr(ord(due) + 1)
    _set(lettering, held)


def _set(lettering: Lettering, held: list[tuple[int, str]]) -> None:
    if len(held) > 1:
        for index, label in held:
            lettering.set(index, Kind.AGENDA, label)


def _is_heading(lettering: Lettering, index: int, body: int) -> bool:
    """A short line without a final mark above a paragraph, below a finished one."""
    line, below = lettering.lines[index], lettering.lines[index + 1]
    words = line.words
    bare = re.sub(r"\([^()]*\)", " ", words)  # what stands in brackets does not make a heading long
    if (
        not line.open
        or len(bare) > 120
        or len(words) > 200
        or not forms.is_topic(words)
        or (re.search(r"[.:,\d]$|^[\d(\[\"“'–•*-]", words) and not re.search(r"\b\d{4}$", words))
    ):
        return False
    if (
        below.words[:1].islower()
        or words.count("[") != words.count("]")
        or re.search(r":.*,", words)
        or (":" in words and shapes.is_title_case(words.partition(":")[2], 12))
    ):
        return False  # a wrapped sentence, an open bracket, a labelled list
    if forms.field(words) or shapes.dateline(words, 0) or len(bare.split()) > 14:
        return False
    if (
        index > body
        and index - 1 not in lettering.found
        and not re.search(r"[.?!:)\]”\"]$", lettering.lines[index - 1].words)
    ):
        return False
    prose = below.open and index + 1 not in lettering.found and (len(below.words) > 80 or below.words[-1:] in ".:")
    heads = (
        index + 2 < len(lettering.lines)
        and len(below.words) <= 120
        and forms.is_topic(below.words)
        and index + 1 not in lettering.found
        and len(lettering.lines[index + 2].words) > 80
    )
    return prose or heads


@dataclass(frozen=True, slots=True)
class _Head:
    segment: Segment
    label: str
    heading: Span
    listed: bool


def parts(reading: Reading) -> tuple[Part, ...]:
    """The topics as parts of the text: ``topic.1``, ``topic.12.a``; headings beside a list of topics are sections."""
    heads = tuple(_heads(reading))
    end = _end(reading)
    numbered = [h for h in heads if h.label and not h.label.isalpha()]
    found: list[Part] = []
    made: dict[str, int] = {}
    above = ""
    plain = 0
    for place, head in enumerate(heads):
        letter = len(head.label) == 1 and head.label.islower()
        if head.label:
            key = f"{above}.{head.label}" if letter and above else f"topic.{head.label.lower()}"
            kind = "topic"
        else:
            plain += 1
            kind = "section" if numbered else "topic"
            key = f"{kind}.{plain}"
        made[key] = made.get(key, 0) + 1
        key = key if made[key] == 1 else f"{key}.again{made[key]}"
        above = key if head.label and not letter else "" if not head.label else above
        stop = (
            next(
                (
                    h.segment.span.start
                    for h in heads[place + 1 :]
                    if not (len(h.label) == 1 and h.label.islower()) or letter
                ),
                end,
            )
            if not head.listed
            else head.segment.span.end
        )
        stop = head.segment.span.start + len(reading.text[head.segment.span.start : stop].rstrip())
        found.append(
            Part(
                key=key,
                kind=kind,
                label=head.label,
                heading=_words(reading.text, head.heading),
                heading_span=head.heading,
                span=Span(head.segment.span.start, max(stop, head.segment.span.end)),
                parent=key.rpartition(".")[0] if letter and key.count(".") > 1 else "",
                evidence=(head.segment.span,),
                voice=Voice.TEXT,
                rule="topic-heading",
            )
        )
    return (*found, *_named(reading, len(made)))


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split()).rstrip(":").strip()


def _heads(reading: Reading) -> Iterator[_Head]:
    leaves = [
        s for zone in reading.segments if zone.kind is Kind.BODY for s in zone.leaves() if s.kind is not Kind.BLANK
    ]
    for place, leaf in enumerate(leaves):
        after = leaves[place + 1].kind if place + 1 < len(leaves) else None
        words = leaf.span.of(reading.text)
        if leaf.kind is Kind.AGENDA:
            found = forms.numbered(words)
            lettered = forms.lettered(words)
            at = found[2] if found else lettered[1] if lettered else 0
            before = leaves[place - 1].kind if place else None
            yield _Head(
                leaf,
                leaf.label,
                Span(leaf.span.start + at, leaf.span.end),
                after is Kind.AGENDA or (before is Kind.AGENDA and not _speaks(leaves, place)),
            )
        elif leaf.kind is Kind.HEADING and (leaf.label == "section" or (leaf.label == "" and place > 1)):
            yield _Head(leaf, "", leaf.span, False)


def _speaks(leaves: list[Segment], place: int) -> bool:
    """Whether the last of adjoining numbered lines heads a text: not where they stood in one list."""
    run = 0
    while place - run - 1 >= 0 and leaves[place - run - 1].kind is Kind.AGENDA:
        run += 1
    return run < 2


def _end(reading: Reading) -> int:
    bodies = [
        s
        for zone in reading.segments
        if zone.kind is Kind.BODY
        for s in zone.leaves()
        if s.kind in (Kind.PARAGRAPH, Kind.BRACKET, Kind.AGENDA, Kind.ITEM)
    ]
    return bodies[-1].span.end if bodies else len(reading.text)


def _named(reading: Reading, before: int) -> Iterator[Part]:
    """The topics a field names: "Topics: Middle East; trade", "SUBJECT: 1. Trade 2. Cuba"."""
    number = before
    for segment in reading.of_kind(Kind.HEADING):
        if segment.label not in ("topics", "subject"):
            continue
        if segment.label == "subject" and called(re.sub(r"^[^:]{0,16}:\s*", "", segment.span.of(reading.text))):
            continue
        labelled = forms.field(segment.span.of(reading.text))
        start = segment.span.start + (labelled.at if labelled else 0)
        for span in listed(reading.text, Span(start, segment.span.end)):
            number += 1
            yield Part(
                key=f"topic.{number}" if not before else f"topic.named.{number - before}",
                kind="topic",
                heading=_words(reading.text, span),
                heading_span=span,
                span=span,
                evidence=(span,),
                voice=Voice.TEXT,
                rule="topics-field",
            )


def listed(text: str, span: Span) -> Iterator[Span]:
    """The items of a run: parted by numbers, semicolons or line ends; by commas where there is none of these.

    >>> line = "Cuba; trade; Berlin"
    >>> [s.of(line) for s in listed(line, Span(0, len(line)))]
    ['Cuba', 'trade', 'Berlin']
    """
    words = span.of(text)
    cut = (
        r"(?:^|\s)\(?\d{1,2}[.)]\s+"
        if re.match(r"\(?1[.)]\s", words) and re.search(r"\s\(?2[.)]\s", words)
        else r"\s*;\s*(?:and\s+)?|\s*\n\s*"
        if ";" in words or "\n" in words.strip()
        else r"\s*,\s*(?:and\s+)?"
    )
    at = 0
    for found in (*re.finditer(cut, words), None):
        stop = found.start() if found else len(words)
        item = words[at:stop]
        core = item.strip(" .;,\n")
        if core:
            begin = span.start + at + item.index(core)
            yield Span(begin, begin + len(core))
        at = found.end() if found else stop
