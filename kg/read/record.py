"""The record's fields below a page's body: labels, their values, and paragraphs whose label the page has lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.lines import Line
from kg.model import Diagnostic, Kind, Segment, Severity, Span
from kg.read import words
from kg.read.layout import CREDIT, is_date
from kg.read.words import Field


def start(lines: Sequence[Line], after: int) -> int:
    """The index of the first line of the record's fields, or ``len(lines)`` when the page has none below its body.

    Looked for from the end: a label belongs to the fields as long as what follows it can be its value. So a list of
    places that a page prints above the body begins nothing, nor does a body line "Source" or "Type": above the heading
    "Document Information" only strong labels count, and without that heading at least one of them must be there.
    """
    first = certain = len(lines)
    headed = False
    for index in range(len(lines) - 1, after - 1, -1):
        if (label := _label(lines[index])) is None:
            continue
        if not _can_hold(label, lines[index + 1:first]):
            break
        first = index
        if label.strong or label.slug == _HEADING:
            certain = index
        headed = headed or label.slug == _HEADING
    return certain if headed or certain == len(lines) else first


_HEADING = "fields-heading"
# How many lines a field can hold; those that are not named here hold any number of short ones.
_AT_MOST = {
    Kind.CITATION: 8, Kind.RIGHTS: 10, Kind.SUMMARY: 5, Kind.CREDIT_LINE: 3, Kind.LANGUAGE: 4, Kind.RECORD_TYPE: 3,
    Kind.AUTHOR: 20, Kind.DONOR: 20, Kind.CONTRIBUTOR: 20, Kind.FURNITURE: 3,
}


def _label(line: Line) -> Field | None:
    key = words.key(line.words) if len(line.words) < 60 else ""
    if key in words.labels(_HEADING):
        return Field(_HEADING, Kind.FURNITURE, strong=True)
    return words.fields().get(key)


def _can_hold(label: Field, values: Sequence[Line]) -> bool:
    """Whether the lines up to the next label can be the value of this one (and the unlabelled lines that follow it)."""
    if label.slug == _HEADING or label.kind is Kind.RELATED:
        return True
    if label.kind in _AT_MOST:
        return len(values) <= _AT_MOST[label.kind]
    return all(len(line.words) <= 160 or is_rights(line.words) for line in values)


def is_rights(paragraph: str) -> bool:
    """Whether a paragraph is the archive's general statement of rights."""
    flat = " ".join(paragraph.split()).casefold()
    return any(phrase in flat for phrase in words.labels("rights-phrase"))


_HIDDEN_MAIL = re.compile(r"\[email\s+protected\]\s*\.?|\.", re.IGNORECASE)  # on a line of its own after "contact … at"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\.?")
_INLINE = re.compile(r"(?P<label>[A-Z][\w&()/ ]{2,40}?\s?:)\s*(?P<value>\S.*)")
_ITEM = re.compile(r"[^;]+")
LISTS = frozenset({
    Kind.DONOR, Kind.AUTHOR, Kind.CONTRIBUTOR, Kind.NAME_TERM, Kind.PLACE_TERM, Kind.SUBJECT, Kind.LANGUAGE,
})
_MERGED = frozenset({Kind.CITATION, Kind.SUMMARY, Kind.CREDIT_LINE})
_UPLOADED = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}")
_NUMBER = re.compile(r"[A-Za-z]{0,4}[-_ ]?\d[\w./-]{0,20}")
_LANGUAGES = re.compile(r"[^\W\d_]+(?:[ ,;/&()-]+[^\W\d_]+){0,5}")


@dataclass(slots=True)
class _State:
    zones: list[Segment] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    label: Field | None = None
    holding: bool = False      # the current label already has a value
    labelled: bool = False     # a label has been seen


def zones(lines: Sequence[Line]) -> tuple[tuple[Segment, ...], tuple[Diagnostic, ...]]:
    """The record's fields as segments: FIELD_LABEL (also of empty fields), then their values by kind.

    ``lines`` run from the first label or the heading "Document Information" to the end of the text. A paragraph under
    that heading without a label is the source line; rights paragraphs are known by their words wherever they stand; a
    value that its label cannot have stays UNREAD, with a diagnostic, except a donor's name after the last label: the
    page has lost the label "Donors".
    """
    state = _State()
    last_label = max((i for i, line in enumerate(lines) if _label(line)), default=-1)
    for index, line in enumerate(lines):
        label = _label(line)
        if label is not None and label.slug == _HEADING:
            state.zones.append(Segment(Kind.FURNITURE, line.span))
            state.label, state.labelled = None, False
        elif label is not None:
            _open(state, label, line.span)
        elif found := _inline(line):
            inline, name, value = found
            _open(state, inline, name)
            _value(state, value, last=False)
        else:
            _value(state, line, last=index > last_label)
    return tuple(state.zones), tuple(state.diagnostics)


def _open(state: _State, label: Field, span: Span) -> None:
    state.zones.append(Segment(Kind.FIELD_LABEL, span, label.slug))
    state.label, state.holding, state.labelled = label, False, True


def _inline(line: Line) -> tuple[Field, Span, Line] | None:
    """A label and its value on one line: "Language: Russian"."""
    found = _INLINE.fullmatch(line.words)
    if found is None or (label := words.fields().get(words.key(found["label"]))) is None:
        return None
    at = line.start + found.start("value")
    return label, Span(line.start, line.start + found.end("label")), Line(found["value"], at, 0)


def _value(state: _State, line: Line, last: bool) -> None:
    previous = state.zones[-1] if state.zones else None
    key = words.key(line.words)
    if is_rights(line.words) or (previous and previous.kind is Kind.RIGHTS and _HIDDEN_MAIL.fullmatch(line.words)):
        state.zones.append(Segment(Kind.RIGHTS, line.span))
        if state.label and state.label.kind is not Kind.RIGHTS:
            state.label = None
    elif _MAIL.fullmatch(line.words) or key in words.labels("website-word"):
        state.zones.append(Segment(Kind.FURNITURE, line.span))
    elif line.words.casefold().startswith(CREDIT):
        state.zones.append(Segment(Kind.CREDIT_LINE, line.span))
    elif state.label is not None and _fits(state.label, line.words, last, state.holding):
        _add(state, state.label, line)
        state.holding = True
    elif state.label is None and not state.labelled and not (previous and previous.kind is Kind.RIGHTS):
        _add(state, Field("", Kind.CITATION), line)
    elif last and _is_body_name(line.words):
        _add(state, Field("", Kind.DONOR), line)
    else:
        state.zones.append(Segment(Kind.UNREAD, line.span))
        state.diagnostics.append(Diagnostic(
            "unread-field", Severity.INFO, line.span,
            f"a line among the record's fields was not understood: {line.words[:60]!r}",
        ))


def _fits(label: Field, value: str, last: bool, holding: bool) -> bool:
    """Whether a line can be the value of a label. After the last label of the page only a certain value counts."""
    if label.one and holding:
        return False
    match label.kind:
        case Kind.UPLOAD_DATE:
            return _UPLOADED.fullmatch(value) is not None or is_date(value)
        case Kind.RECORD_ID:
            return _NUMBER.fullmatch(value) is not None
        case Kind.CLASSIFICATION:
            known = words.key(value) in words.labels("classification") or _SECRECY.search(value)
            return len(value.split()) <= 6 and bool(known or not last)
        case Kind.RECORD_TYPE:
            return value in words.record_types() or (not last and len(value.split()) <= 6)
        case Kind.LANGUAGE:
            return _LANGUAGES.fullmatch(value) is not None and (not last or len(value.split()) == 1)
    return True


_SECRECY = re.compile(r"\b(?:secret|confidential|restricted|(?:un)?classified)\b", re.IGNORECASE)
# A donor: a name in capitals without a full stop that says it gives money ("Leon Levy Foundation"). A sentence does
# not have this form; "Follow Us" and other last words of a site lack the word.
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][\w.'’-]*|and|of|the|for|&|in|de|d\.", re.UNICODE)


def _is_body_name(value: str) -> bool:
    tokens = [token.strip(",;()") for token in value.split()]
    if words.labels("donor-word").isdisjoint(token.casefold() for token in tokens):
        return False
    return 2 <= len(tokens) <= 16 and value[-1] not in ".:?!" and all(map(_NAME_WORD.fullmatch, filter(None, tokens)))


def _add(state: _State, label: Field, line: Line) -> None:
    slug = "original-archive" if label.slug == "original-archive" else ""
    previous = state.zones[-1] if state.zones else None
    if label.kind in _MERGED and previous is not None and (previous.kind, previous.label) == (label.kind, slug):
        state.zones[-1] = Segment(label.kind, Span(previous.span.start, line.end), slug)
    elif label.kind in LISTS:
        state.zones += items(label.kind, line)
    else:
        state.zones.append(Segment(label.kind, line.span, slug))


def items(kind: Kind, line: Line) -> Iterator[Segment]:
    """One zone per term: "A; B" are two, a leading dash or bullet belongs to none."""
    for found in _ITEM.finditer(line.words):
        lead = len(found[0]) - len(found[0].lstrip("-–—•*· \t\xa0"))
        if found[0][lead:].strip():
            yield Segment(kind, Span(line.start + found.start() + lead, line.start + found.end()))
