"""Cutting the body of a letter or telegram: head, text, close, tail; every line gets one kind.

The head ends at the salutation or at the first line that no form of :mod:`.forms` explains; the tail is what such forms
explain below the last sentence. A name under the text is a signature only there, after a closing formula, or where the
line says itself that it is signed. What nothing explains stays a PARAGRAPH.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.interpret.correspondence import forms
from kg.interpret.correspondence.lines import Line, Piece, lines_of, rebuilt
from kg.interpret.correspondence.titles import read_title
from kg.interpret.correspondence.words import any_of, given_name, is_one, pattern, places, title
from kg.model import Document, Kind, Segment, Span

_PARTS = (Kind.PART, Kind.ATTACHMENT)
_HEAD_LINES = 45
_STRANGERS = 9
# "Attachment", "Annex No. 2", "Enclosure 1: Letter from …", "[Attachment:]" on a short line of its own
_ATTACHED = r"[\[(]?@(?:\s+(?:No\.?\s*|Nº\s*|№\s*|#\s*)?(?:\d{1,2}|[A-Z]|[IVX]{1,4}))?\s*[\])]?\s*(?:[:.–—-]\s*(?P<title>\S.{0,110})?)?[\])]?$"
_NOUNS = {"telegram": "noun-telegram", "letter": "noun-letter", "memo": "noun-memo", "petition": "noun-petition"}
# a name in capitals at the end of a quoted message: "… at once. FILIPPOV”"
_INNER = re.compile(
    r"[.!?…]\s*[”\"»]?\s+(?P<name>(?:[A-ZА-ЯЁ]\.\s?)*[A-ZА-ЯЁ]{3,}(?:[ -][A-ZА-ЯЁ]{2,})?)\.?\s*[”\"»]\.?$"
)


@dataclass(slots=True)
class _Section:
    lines: Sequence[Line]
    telegraphic: bool
    names: frozenset[str] = frozenset()
    attached: bool = False
    found: dict[int, tuple[Piece, ...]] = field(default_factory=dict)

    def set(self, index: int, kind: Kind, label: str = "") -> None:
        line = self.lines[index]
        self.found[index] = forms.whole(kind if line.open else line.kind, line.words, line.start, label)

    def put(self, index: int, pieces: tuple[Piece, ...]) -> None:
        line = self.lines[index]
        self.found[index] = pieces if line.open else forms.whole(line.kind, line.words, line.start, pieces[0].label)

    def is_kind(self, index: int, *kinds: Kind) -> bool:
        return index in self.found and self.found[index][-1].kind in kinds


def cut(document: Document, telegraphic: bool) -> tuple[Segment, ...]:
    """The zones of a document with its bodies cut; leaves still partition the text. ``telegraphic``: a telegram."""
    names = _title_names(document)
    return tuple(
        _cut(document.text, zone, telegraphic, names) if zone.kind is Kind.BODY else zone for zone in document.zones
    )


def _title_names(document: Document) -> frozenset[str]:
    """The words of the parties the record's title names: a lone surname below the text is one of them or nobody."""
    zone = document.zone(Kind.TITLE)
    if zone is None:
        return frozenset()
    title = read_title(document.text, zone.span)
    spans = (s for s in (title.sender, title.recipient, title.via, title.author, title.addressee) if s)
    return frozenset(w.casefold() for s in spans for w in re.findall(r"\b[A-ZÀ-ÞА-ЯЁ][\w’'-]{2,}", s.of(document.text)))


def _cut(text: str, segment: Segment, telegraphic: bool, names: frozenset[str]) -> Segment:
    inner = [child for child in segment.children if child.kind in _PARTS]
    own = Segment(segment.kind, segment.span, segment.label, tuple(c for c in segment.children if c.kind not in _PARTS))
    lines = lines_of(text, own if segment.children else segment)
    pieces = classify(lines, telegraphic, names)
    done = rebuilt(segment, pieces)
    if not inner:
        return done
    children = tuple(
        _cut(text, child, telegraphic, names) if child.kind in _PARTS else child for child in done.children
    )
    return Segment(done.kind, done.span, done.label, children)


def classify(
    lines: Sequence[Line], telegraphic: bool = False, names: frozenset[str] = frozenset()
) -> tuple[Piece, ...]:
    """Every line as pieces in text order; lines of attachments are read as texts of their own.

    ``names`` are words of names, case folded, that the title gives the parties.
    """
    starts = [0, *(i for i in range(1, len(lines)) if _is_attachment(lines, i)), len(lines)]
    pieces: list[Piece] = []
    for begin, end in itertools.pairwise(starts):
        section = _Section(lines[begin:end], telegraphic, names)
        _read(section, begin > 0)
        for index, line in enumerate(section.lines):
            default = forms.whole(Kind.PARAGRAPH if line.open else line.kind, line.words, line.start)
            pieces.extend(section.found.get(index, default))
    return tuple(pieces)


def _is_attachment(lines: Sequence[Line], index: int) -> bool:
    """A heading that opens an attachment: alone on its line, with a text of at least two lines below it."""
    line = lines[index]
    if (not line.open and line.kind is not Kind.HEADING) or len(line.words) > 130 or len(lines) - index < 3:
        return False
    found = pattern(_ATTACHED, "label-attachment").match(line.words)
    if not found or re.match(r"\w+s\s*:\s*$", line.words):  # "Attachments:" opens a list of titles
        return False
    named = found["title"]
    return not named or (forms.is_title_case(named, 20) and not re.search(r"[a-z]{4}\.$", named) and line.gap != 1)


def _read(section: _Section, attached: bool) -> None:
    first = 0
    section.attached = attached
    if attached:
        section.set(0, Kind.HEADING, "attachment")
        first = 1
    body = _head(section, first)
    section.names |= frozenset(
        w.casefold()
        for i in range(body)
        for p in section.found.get(i, ())
        if p.kind is Kind.ADDRESS
        for w in re.findall(r"\b[A-ZÀ-ÞА-ЯЁ][\w’'-]{2,}", section.lines[i].words)
    )
    _closings(section, body)
    _tail(section, body)
    _quoted(section, body)
    _asides(section, body)


# --------------------------------------------------------------------------- head


def _head(section: _Section, first: int) -> int:
    """Label the head; the index of the first line of the text."""
    strangers, waiting, index = 0, "", first
    while index < min(len(section.lines), first + _HEAD_LINES):
        line = section.lines[index]
        if line.kind in (Kind.ITEM, Kind.CLOSING, Kind.SIGNATURE):
            break
        pieces = _head_line(section, index)
        if pieces:
            section.put(index, pieces)
            waiting = _waiting(line, pieces[-1])
            if pieces[0].kind is Kind.SALUTATION or line.kind is Kind.SALUTATION:
                _block(section, first, index)
                return index + 1
        elif waiting and forms.is_title_case(line.words, 16) and len(line.words) < 140:
            section.set(index, Kind.ADDRESS, waiting)
        elif not line.open:
            section.set(index, line.kind)
            waiting = ""
        elif strangers < _STRANGERS and len(line.words) < 90 and _is_letterhead(line.words):
            section.set(index, Kind.HEADING)
            strangers, waiting = strangers + 1, ""
        else:
            break
        index += 1
    return index


def _head_line(section: _Section, index: int) -> tuple[Piece, ...]:
    line = section.lines[index]
    words, start = line.words, line.start
    if line.kind is Kind.SALUTATION:
        return forms.whole(Kind.SALUTATION, words, start)
    if words.startswith("[") and not forms.mark(words, start) and forms.is_bracket(words):
        return _bracket(words, start) or forms.fields(words, start) or forms.whole(Kind.BRACKET, words, start)
    if section.is_kind(index - 1, Kind.COPIES) and not _copies(section, index):
        entry = forms.copies_entry(words, start)
        if entry or (line.gap == 1 and not forms.mark(words, start) and (entry := _bare(section, index))):
            return entry
    return (
        forms.mark(words, start)
        or _copies(section, index)
        or forms.salutation(words, start)
        or forms.fields(words, start)
        or heading(words, start)
        or forms.number_line(words, start)
        or forms.made_by(words, start)
        or forms.dateline(words, start)
        or _place_above(section, index)
        or (_wired(words, start) if section.telegraphic or section.attached else ())
    )


def _place_above(section: _Section, index: int) -> tuple[Piece, ...]:
    """A place on a line of its own beside the date: ``New Delhi`` over ``1 April 1949``, ``Moscow, Kremlin`` below it."""
    line = section.lines[index]
    if line.words.split(",")[0].strip(" .").casefold() not in places() or not forms.is_place_shaped(line.words):
        return ()
    near = [section.lines[i] for i in (index - 2, index - 1, index + 1) if 0 <= i < len(section.lines)]
    if not any(forms.dateline(other.words, other.start) for other in near):
        return ()
    return forms.whole(Kind.DATELINE, line.words, line.start, "place")


def _bare(section: _Section, index: int) -> tuple[Piece, ...]:
    """A bare holder, below a head that ends with a colon or states a number, or below another bare holder."""
    before, line = section.lines[index - 1], section.lines[index]
    head = section.found[index - 1][0].label == "head"
    if head and not (before.words.endswith((":", "]")) or (forms.total_of(before.words) and len(before.words) < 60)):
        return ()
    if heading(line.words, line.start) or forms.fields(line.words, line.start):
        return ()
    return forms.copies_bare(line.words, line.start)


def _copies(section: _Section, index: int) -> tuple[Piece, ...]:
    line = section.lines[index]
    after = section.lines[index + 1] if index + 1 < len(section.lines) else None
    listed = after is not None and bool(forms.copies_entry(after.words, after.start))
    return forms.copies_head(line.words, line.start, listed)


def _waiting(line: Line, piece: Piece) -> str:
    """The label of an address whose value stands on the lines below: ``To:`` alone on its line."""
    alone = piece.kind is Kind.ADDRESS and piece.label in ("to", "from", "through") and line.end == piece.span.end
    if not alone:
        return ""
    return piece.label if not forms.value(line.words).strip(" :[]") else ""


def _is_letterhead(words: str) -> bool:
    return forms.is_title_case(words, 14) and not re.search(r"[a-z]{4}[.!?]$", words) and not words.endswith((",", ";"))


def heading(words: str, start: int) -> tuple[Piece, ...]:
    """A heading that names the kind of message, perhaps with its number: ``CIPHERED TELEGRAM No. 709``.

    >>> [p.label for p in heading("CIPHERED TELEGRAM No. 709", 0)], heading("Telegram traffic was heavy that week.", 0)
    (['telegram'], ())
    """
    if len(words) > 120:
        return ()
    for label, slug in _NOUNS.items():
        found = re.match(rf"(?:{any_of('noun-adjective')}\s+)*{any_of(slug)}(?P<rest>.*)$", words, re.IGNORECASE)
        if found is None:
            continue
        rest = re.sub(r"^\s*[.,:–—-]\s*", "", found["rest"]).strip()
        number = forms.number_in(words)
        bare = re.sub(
            r"(?:Special\s+)?(?:No\.?|Nos\.?|N[º°]|№|#|Nr\.?)?\s*[\w./-]*\d[\w./-]*", " ", rest, flags=re.I
        ).strip(" .,;")
        if (
            not rest
            or (number
            and (not bare or forms.is_title_case(bare, 10)))
            or forms.dateline(rest, 0)
            or (re.match(r"(?:from|to|of)\s", rest, re.I)
            and forms.is_title_case(rest[4 if rest[:1] in "fF" else 2 :], 24))
        ):
            return forms.whole(Kind.HEADING, words, start, label)
    return ()


def _wired(words: str, start: int) -> tuple[Piece, ...]:
    """Addresses only telegrams have: ``BEIJING--``, ``SOVAMBASSADOR``, ``Foreign Ministry:``, ``Comrade FYN SI.``"""
    bare = words.rstrip("-–—.,: ")
    dashed = re.fullmatch(r"(?P<place>[A-ZА-Я][A-ZА-Я ]+?)\s*[-–—]+\s*(?P<to>(?:TO|FOR|to|for|К)\s+\S.*)", words)
    if dashed and forms.is_title_case(dashed["to"], 10):
        return (
            Piece(Kind.ADDRESS, Span(start, start + len(words[: dashed.start("to")].rstrip())), "place"),
            Piece(Kind.ADDRESS, Span(start + dashed.start("to"), start + len(words)), "to"),
        )
    if all(is_one(w, "address-office") or w.strip().casefold() in places() for w in bare.split(",")):
        if all(w.strip().casefold() in places() for w in bare.split(",")) and not (
            bare.isupper() or words.endswith("--")
        ):
            return ()
        return forms.whole(Kind.ADDRESS, words, start, "to")
    if is_one(bare, "address-office"):
        return forms.whole(Kind.ADDRESS, words, start, "to")
    if (
        bare.isupper()
        and 1 <= len(bare.split()) <= 4
        and (words.endswith(("--", "—", "–", "-")) or bare.casefold() in places())
    ):
        return forms.whole(Kind.ADDRESS, words, start, "place")
    if words.endswith(":") and len(words) < 120 and forms.is_title_case(bare, 16) and not heading(bare, 0):
        return forms.whole(Kind.ADDRESS, words, start, "to")
    lead = title().match(words)
    if lead and len(words) < 60 and forms.is_name(bare) and words[-1:] != ",":
        return forms.whole(Kind.ADDRESS, words, start, "to")
    return ()


def _block(section: _Section, first: int, salutation: int) -> None:
    """The inner address above a salutation: lines without a gap, the first of which begins with a form of address."""
    begin = salutation
    while (
        begin > first
        and section.is_kind(begin - 1, Kind.HEADING)
        and section.found[begin - 1][0].label == ""
        and (begin == salutation or section.lines[begin].gap == 1)
    ):
        begin -= 1
    while begin < salutation and not title().match(section.lines[begin].words):
        begin += 1
    for index in range(begin, salutation):
        section.set(index, Kind.ADDRESS, "block")


# --------------------------------------------------------------------------- close and tail


def _closings(section: _Section, body: int) -> None:
    """Closing formulas anywhere below the head, and the names and offices on the lines below them."""
    for index in range(body, len(section.lines)):
        line = section.lines[index]
        pieces = forms.closing(line.words, line.start) if line.open or line.kind is Kind.CLOSING else ()
        if not pieces and line.kind is not Kind.CLOSING:
            continue
        section.put(index, pieces or forms.whole(Kind.CLOSING, line.words, line.start))
        for below in range(index + 1, min(index + 8, len(section.lines))):
            under = section.lines[below]
            if below in section.found or under.gap > 4 or not _signs(section, below):
                break
    _foot(section, body)


def _foot(section: _Section, body: int) -> None:
    """The addressee's address below a signature: lines without a gap, the first with a form of address."""
    for index in range(body + 1, len(section.lines)):
        line = section.lines[index]
        signed = any(section.is_kind(i, Kind.SIGNATURE, Kind.CLOSING) for i in range(max(body, index - 3), index))
        if index in section.found or not line.open or not signed or not forms.is_address_block(line.words):
            continue
        if line.gap < 2 and not line.words.endswith(","):
            continue
        section.set(index, Kind.ADDRESS, "block")
        below = index + 1
        while below < len(section.lines) and below not in section.found and section.lines[below].gap == 1 \
                and forms.is_title_case(section.lines[below].words.rstrip(",."), 14):
            section.set(below, Kind.ADDRESS, "block")
            below += 1
        return


def _signs(section: _Section, index: int) -> bool:
    line = section.lines[index]
    words, start = line.words, line.start
    if line.kind is Kind.SIGNATURE:
        section.set(index, Kind.SIGNATURE, "signed")
        return True
    if not line.open or forms.fields(words, start) or _copies(section, index):
        return False
    pieces = forms.signature(words, start)
    if not pieces and forms.made_by(words, start):
        return False
    if not pieces and forms.dateline(words, start):
        pieces = forms.dateline(words, start)
    if forms.is_address_block(words) and (line.gap >= 2 or words.endswith(",")) and section.is_kind(index - 1, Kind.SIGNATURE):
        return False
    if not pieces and (forms.is_name(words) or forms.is_office(words) or forms.is_body(words)):
        pieces = forms.whole(Kind.SIGNATURE, words, start, "signed")
    if not pieces:
        pieces = forms.dated_name(words, start)
    if pieces:
        section.put(index, pieces)
    return bool(pieces)


def _tail(section: _Section, body: int) -> None:
    begin = _tail_start(section, body)
    named = any(section.is_kind(i, Kind.SIGNATURE) for i in range(body, begin))
    fresh, addressed = not named, []
    for index in range(begin, len(section.lines)):
        if index in section.found:
            fresh = fresh and section.is_kind(index, Kind.DATELINE, Kind.MARK)
            continue
        line = section.lines[index]
        pieces = _tail_line(section, index)
        if not pieces and line.open and (fresh or _follows_signature(section, index)):
            pieces = _bare_signature(section, index, body)
        if pieces:
            section.put(index, pieces)
            if pieces[0].kind is Kind.ADDRESS:
                addressed.append(index)
        elif line.kind is Kind.SIGNATURE:
            section.set(index, Kind.SIGNATURE, "signed")
        fresh = fresh and bool(pieces) and pieces[0].kind in (Kind.DATELINE, Kind.MARK, Kind.ADDRESS)
    _addressed(section, addressed, body)


def _tail_start(section: _Section, body: int) -> int:
    index = len(section.lines)
    while index > body and not _is_prose(section, index - 1):
        index -= 1
    return index


def _is_prose(section: _Section, index: int) -> bool:
    line = section.lines[index]
    words, start = line.words, line.start
    if index in section.found:
        return False
    if not line.open:
        return line.kind in (Kind.ITEM, Kind.BRACKET)
    if (
        forms.is_footnote(words)
        or forms.distribution_note(words)
        or forms.signature(words, start)
        or forms.made_by(words, start)
        or forms.copies_head(words, start)
        or forms.copies_entry(words, start)
        or forms.mark(words, start)
        or forms.dateline(words, start)
        or forms.is_bracket(words)
        or forms.is_office(words)
    ):
        return False
    if re.fullmatch(r"\([^()]{3,40}\)\.?", words) and forms.is_name(words.strip("(). ")):
        return False
    if (forms.is_name(words) and not forms.closes_quote(words)) or forms.dated_name(words, start):
        return False
    tail = forms.fields(words, start)
    return not tail and (len(words) > 60 or bool(re.search(r"[.!?…:;”\"»)]$", words)) or words[:1].islower())


def _tail_line(section: _Section, index: int) -> tuple[Piece, ...]:
    line = section.lines[index]
    words, start = line.words, line.start
    if not line.open:
        return ()
    if forms.is_footnote(words):
        return forms.whole(Kind.FOOTNOTE, words, start)
    bracket = _bracket(words, start)
    if bracket:
        return bracket
    if section.is_kind(index - 1, Kind.COPIES) and not _copies(section, index):
        entry = forms.copies_entry(words, start)
        if entry or (line.gap == 1 and (entry := _bare(section, index))):
            return entry
    return (
        _copies(section, index)
        or forms.mark(words, start)
        or forms.signature(words, start)
        or forms.made_by(words, start)
        or _only(forms.fields(words, start), "to", "sent", "received", "passed", "number", "date")
        or forms.number_line(words, start)
        or forms.dateline(words, start)
        or (forms.whole(Kind.BRACKET, words, start) if forms.is_bracket(words) else ())
    )


def _only(pieces: tuple[Piece, ...], *labels: str) -> tuple[Piece, ...]:
    return pieces if pieces and all(p.label in (*labels, "") for p in pieces) else ()


def _bracket(words: str, start: int) -> tuple[Piece, ...]:
    """A line in square brackets: a list of copies, a handwritten note, a signature, or the editor's words."""
    if not words.startswith(("[", "(")):
        return ()
    if forms.distribution_note(words):
        return forms.whole(Kind.COPIES, words, start, "bracket")
    if re.match(r"\[+\s*(?:hand-?written|manuscript)", words, re.I):
        return forms.whole(Kind.ANNOTATION, words, start)
    total = forms.copies_head(words, start)
    return total or forms.signature(words, start)


def _follows_signature(section: _Section, index: int) -> bool:
    return (
        section.lines[index].gap <= 3
        and section.is_kind(index - 1, Kind.SIGNATURE)
        and section.found[index - 1][-1].label == "signed"
    )


def _bare_signature(section: _Section, index: int, body: int) -> tuple[Piece, ...]:
    """A name or office right under the text, without formula or mark."""
    line = section.lines[index]
    words, start = line.words, line.start
    if len(words) > 140:
        return ()
    if index > body and (dated := forms.dated_name(words, start)):
        return dated
    beside = [section.lines[i].words for i in (index - 1, index + 1) if body < i < len(section.lines)]
    listed = len(words.split()) > 1 and any(len(w.split()) > 1 and forms.is_name(w) for w in beside)
    strong = listed or _is_strong(words, section)
    below = section.lines[index + 1].words if index + 1 < len(section.lines) else ""
    if forms.is_name(words) and (section.telegraphic or strong) and index > body:
        return forms.whole(Kind.SIGNATURE, words, start, "signed")
    parenthesis = re.fullmatch(r"\((?P<name>[^()]{3,40})\)\.?", words)
    if parenthesis and forms.is_name(parenthesis["name"]) and index > body:
        return forms.whole(Kind.SIGNATURE, words, start, "signed")
    named = forms.is_name(below) or forms.signature(below, 0) or _follows_signature(section, index)
    if forms.is_office(words) and index > body and (named or re.search(r"\s(?:[A-Z]\.\s?)+[A-Z][\w’']+$", words)):
        return forms.whole(Kind.SIGNATURE, words, start, "signed")
    if (
        section.telegraphic
        and index > body
        and forms.is_body(words)
    ):
        return forms.whole(Kind.SIGNATURE, words, start, "signed")
    return ()


def _is_strong(words: str, section: _Section) -> bool:
    """Whether a name without formula or mark is sure: initials, capitals, a title, a given name, or named in the head.

    Two capitalised words alone ("Closing Remarks") are too little.
    """
    words = words.strip("() .")
    return (
        words.isupper() or bool(re.search(r"(?:^|\s)(?:[A-ZА-ЯЁ]\.)", words)) or bool(title().match(words))
        or given_name(words.split()[0]) or any(w.casefold() in section.names for w in words.split())
    )


def _addressed(section: _Section, indices: list[int], body: int) -> None:
    """``To …`` below the text: the addressee when the head names none and one line does; else holders of copies."""
    head = any(
        section.is_kind(i, Kind.ADDRESS) and p.label in ("to", "block")
        for i in range(body)
        for p in section.found.get(i, ())
    )
    if head or len(indices) > 1:
        for index in indices:
            if all(p.label == "to" for p in section.found[index]):
                section.set(index, Kind.COPIES, "entry")


# --------------------------------------------------------------------------- inside the text


def _quoted(section: _Section, body: int) -> None:
    """Names that close a message quoted or relayed inside the text."""
    opened = False
    relay = pattern(r"\b@\b", "relay-verb")
    for index in range(body, len(section.lines)):
        line = section.lines[index]
        opened = (
            opened
            or any(mark in line.words for mark in '“"«„')
            or bool(section.telegraphic and relay.search(line.words))
        )
        if not line.open or not opened or section.is_kind(index, Kind.COPIES, Kind.ADDRESS, Kind.MARK):
            continue
        closing_mark = forms.closes_quote(line.words)
        bare = line.words.strip('“”"«» ').rstrip(".")
        signed = section.is_kind(index, Kind.SIGNATURE)
        if (
            closing_mark
            and not forms.opens_quote(line.words)
            and forms.is_name(bare)
            and (index not in section.found or signed)
        ):
            section.found[index] = _unquoted(line.words, line.start)
        elif (
            index not in section.found
            and section.telegraphic
            and index > body
            and bare.isupper()
            and forms.is_name(bare)
            and index + 1 < len(section.lines)
        ):
            section.set(index, Kind.SIGNATURE, "quoted")
        elif index not in section.found and section.telegraphic and (found := _INNER.search(line.words)):
            at = line.start + found.start("name")
            head = line.words[: found.start("name")].rstrip()
            section.found[index] = (
                Piece(Kind.PARAGRAPH, Span(line.start, line.start + len(head))),
                *_unquoted(line.words[found.start("name") :], at),
            )


def _unquoted(words: str, start: int) -> tuple[Piece, ...]:
    """The name that closes a quoted message, and the quotation mark behind it as a piece of its own."""
    end = len(words.rstrip('”"»’.“ '))
    pieces = [Piece(Kind.SIGNATURE, Span(start, start + end), "quoted")]
    if end < len(words):
        pieces.append(Piece(Kind.MARK, Span(start + end, start + len(words)), "quotation-mark"))
    return tuple(pieces)


def _asides(section: _Section, body: int) -> None:
    """Brackets, notes of the edition and lists of copies that stand in the text."""
    for index in range(body, len(section.lines)):
        line = section.lines[index]
        if index in section.found or not line.open:
            continue
        if forms.is_footnote(line.words):
            section.set(index, Kind.FOOTNOTE)
        elif pieces := _bracket(line.words, line.start):
            if pieces[0].kind in (Kind.COPIES, Kind.ANNOTATION):
                section.put(index, pieces)
        elif forms.is_bracket(line.words):
            section.set(index, Kind.BRACKET)
