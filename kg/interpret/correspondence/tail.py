"""The close of a letter or telegram: formulas, signatures, copies, the addressee at the foot."""

from __future__ import annotations

import re

from kg.interpret.correspondence import closeforms, copyforms, headforms, shapes
from kg.interpret.correspondence.foot import breaks_off, continues, place_below, read_foot, read_note_foot
from kg.interpret.correspondence.lettering import Lettering, bare_holder, bracketed, copies_at
from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.words import given_name, ordinary, pattern, title
from kg.model import Kind

# "Seal of the Council of Ministers", "Stamp: Received 3 May"; not "Seal the letter"
_SEAL = re.compile(
    r"(?:(?:Official|Round|Square)\s+)?(?:Seal|Stamp)(?:\s+of\s+(?:the\s+)?[A-Z].{2,60}|\s*:\s*.{2,80})?\.?"
)
# "P. Moravec, by his own hand", "P. Moravec m. p."
_OWN_HAND = re.compile(r",?\s*\(?(?:(?:by|in)\s+(?:his|her)\s+own\s+hand|m\.\s?p\.|v\.\s?r\.)\)?$")
# "(S. Dutt)", "/T. Zhivin/" below the text
_ENCLOSED = re.compile(r"[(/]\s*(?P<name>[^()/]{3,40}?)\s*[)/]\.?")


def read_closings(section: Lettering, body: int) -> None:
    """Closing formulas anywhere below the head, and the names and offices on the lines below them."""
    for index in range(body, len(section.lines)):
        line = section.lines[index]
        pieces = closeforms.closing(line.words, line.start) if line.open or line.kind is Kind.CLOSING else ()
        if not pieces and line.kind is not Kind.CLOSING:
            continue
        section.put(index, pieces or shapes.whole(Kind.CLOSING, line.words, line.start))
        if closeforms.in_third_person(line.words):  # a note from body to body: a body below it is the addressee
            read_note_foot(section, body, index + 1)
            continue
        for below in range(index + 1, min(index + 8, len(section.lines))):
            under = section.lines[below]
            cut = section.is_kind(below - 1, Kind.CLOSING) and breaks_off(section.lines[below - 1].words)
            if cut and under.gap < 3:
                section.set(below, Kind.CLOSING)
                continue
            if below in section.found or under.gap > 4 or not _signs(section, below):
                break
    read_foot(section, body)


def _signs(section: Lettering, index: int) -> bool:
    line = section.lines[index]
    words, start = line.words, line.start
    if line.kind is Kind.SIGNATURE:
        section.set(index, Kind.SIGNATURE, "signed")
        return True
    if not line.open or headforms.fields(words, start) or copies_at(section, index):
        return False
    pieces = closeforms.signature(words, start)
    if not pieces and closeforms.made_by(words, start):
        return False
    if not pieces and shapes.dateline(words, start):
        pieces = shapes.dateline(words, start)
    if (
        shapes.is_address_block(words)
        and (line.gap >= 2 or words.endswith(","))
        and section.is_kind(index - 1, Kind.SIGNATURE)
    ):
        return False
    plain = _OWN_HAND.sub("", words)
    inner = _ENCLOSED.fullmatch(plain)
    if inner and shapes.is_name(inner["name"]):
        pieces = shapes.whole(Kind.SIGNATURE, words, start, "signed")
    if not pieces and (shapes.is_name(plain) or shapes.is_office(words) or shapes.is_body(words)):
        pieces = shapes.whole(Kind.SIGNATURE, words, start, "signed")
    if not pieces:
        pieces = closeforms.dated_name(words, start)
    if pieces:
        section.put(index, pieces)
    return bool(pieces)


def read_tail(section: Lettering, body: int) -> None:
    begin = _tail_start(section, body)
    named = any(
        section.is_kind(i, Kind.SIGNATURE) and section.found[i][-1].label != "quoted" for i in range(body, begin)
    )
    fresh, addressed = not named, []
    if begin > body + 1 and pattern(r"@[^:.]{0,60}:", "signers-head").fullmatch(section.lines[begin - 1].words):
        section.set(begin - 1, Kind.CLOSING)
        for index in range(begin, len(section.lines)):
            if index in section.found or not _signs(section, index):
                break
    for index in range(begin, len(section.lines)):
        if index in section.found:
            fresh = fresh and section.is_kind(index, Kind.DATELINE, Kind.MARK, Kind.ANNOTATION)
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
        if not pieces and line.open and copyforms.numbered(line.words):
            fresh = not named  # the end of a list in the text, not of the text's close
        else:
            fresh = fresh and bool(pieces) and pieces[0].kind in (Kind.DATELINE, Kind.MARK, Kind.ADDRESS)
    _addressed(section, addressed, body)


def _tail_start(section: Lettering, body: int) -> int:
    index = len(section.lines)
    while index > body and not _is_prose(section, index - 1):
        index -= 1
    return index


def _is_prose(section: Lettering, index: int) -> bool:
    line = section.lines[index]
    words, start = line.words, line.start
    if index in section.found:
        return False
    if not line.open:
        return line.kind in (Kind.ITEM, Kind.BRACKET)
    if (
        shapes.is_footnote(words)
        or copyforms.distribution_note(words)
        or closeforms.signature(words, start)
        or closeforms.made_by(words, start)
        or copyforms.copies_head(words, start)
        or copyforms.copies_entry(words, start)
        or headforms.mark(words, start)
        or shapes.dateline(words, start)
        or shapes.is_bracket(words)
        or shapes.is_office(words)
    ):
        return False
    if (inner := _ENCLOSED.fullmatch(words)) and shapes.is_name(inner["name"]):
        return False
    if (shapes.is_name(words) and not shapes.closes_quote(words)) or closeforms.dated_name(words, start):
        return False
    tail = headforms.fields(words, start)
    if line.gap == 1 and words[:1].islower() and continues(words):
        return False
    return not tail and (len(words) > 60 or bool(re.search(r"[.!?…:;”\"»)]$", words)) or words[:1].islower())


def _tail_line(section: Lettering, index: int) -> tuple[Piece, ...]:
    line = section.lines[index]
    words, start = line.words, line.start
    if not line.open:
        return ()
    if shapes.is_footnote(words):
        return shapes.whole(Kind.FOOTNOTE, words, start)
    bracket = bracketed(words, start)
    if bracket:
        return bracket
    if section.is_kind(index - 1, Kind.COPIES) and not copies_at(section, index):
        entry = copyforms.copies_entry(words, start)
        if entry or (line.gap == 1 and (entry := bare_holder(section, index))):
            return entry
    return (
        copies_at(section, index)
        or headforms.mark(words, start)
        or closeforms.signature(words, start)
        or closeforms.made_by(words, start)
        or _only(_addressed_to(words, start), "to", "sent", "received", "passed", "number", "date")
        or headforms.number_line(words, start)
        or shapes.dateline(words, start)
        or place_below(section, index)
        or (shapes.whole(Kind.BRACKET, words, start) if shapes.is_bracket(words) or _SEAL.fullmatch(words) else ())
    )


def _addressed_to(words: str, start: int) -> tuple[Piece, ...]:
    """The fields of a line below the text; "For the Committee" without a colon opens a signature, not an address."""
    if re.match(r"for\s", words, re.I) and ":" not in words and not title().match(words[4:].lstrip()):
        return ()
    return headforms.fields(words, start)


def _only(pieces: tuple[Piece, ...], *labels: str) -> tuple[Piece, ...]:
    return pieces if pieces and all(p.label in (*labels, "") for p in pieces) else ()


def _follows_signature(section: Lettering, index: int) -> bool:
    return (
        section.lines[index].gap <= 3
        and section.is_kind(index - 1, Kind.SIGNATURE)
        and section.found[index - 1][-1].label == "signed"
    )


def _bare_signature(section: Lettering, index: int, body: int) -> tuple[Piece, ...]:
    """A name or office right under the text, without formula or mark."""
    line = section.lines[index]
    words, start = line.words, line.start
    if len(words) > 140:
        return ()
    if index > body and (dated := closeforms.dated_name(words, start)):
        return dated
    beside = [section.lines[i].words for i in (index - 1, index + 1) if body < i < len(section.lines)]
    listed = len(words.split()) > 1 and any(len(w.split()) > 1 and shapes.is_name(w) for w in beside)
    strong = listed or _is_strong(words, section)
    below = section.lines[index + 1].words if index + 1 < len(section.lines) else ""
    if shapes.is_name(words) and (section.telegraphic or strong) and index > body:
        return shapes.whole(Kind.SIGNATURE, words, start, "signed")
    if index > body and _over_office(section, index):
        return shapes.whole(Kind.SIGNATURE, words, start, "signed")
    if index > body and _closes_letter(section, index):
        return shapes.whole(Kind.SIGNATURE, words, start, "signed")
    if index > body and _is_party(words, section):
        return shapes.whole(Kind.SIGNATURE, words, start, "signed")
    parenthesis = _ENCLOSED.fullmatch(words)
    if parenthesis and shapes.is_name(parenthesis["name"]) and index > body:
        return shapes.whole(Kind.SIGNATURE, words, start, "signed")
    enclosed = _ENCLOSED.fullmatch(below)
    bare = enclosed["name"] if enclosed else below
    named = shapes.is_name(bare) or closeforms.signature(below, 0) or _follows_signature(section, index)
    known = words.split()[-1].strip(".").casefold() in section.names
    if (
        shapes.is_office(words)
        and index > body
        and (named or known or re.search(r"\s(?:[A-Z]\.\s?)+[A-Z][\w’']+$", words))
    ):
        return shapes.whole(Kind.SIGNATURE, words, start, "signed")
    if section.telegraphic and index > body and shapes.is_body(words):
        return shapes.whole(Kind.SIGNATURE, words, start, "signed")
    return ()


def _over_office(section: Lettering, index: int) -> bool:
    """One surname below a finished text, right above an office that ends it: "Fries" over "Sector Head".

    "Conclusion" over "Head of the …" is an ordinary word; where more than marks and copies follow it heads a part.
    """
    words, below = section.lines[index].words, section.lines[index + 1 : index + 2]
    return (
        bool(below)
        and below[0].gap <= 2
        and below[0].open
        and shapes.is_office(below[0].words)
        and not shapes.is_name(below[0].words)
        and re.fullmatch(r"[A-ZÀ-ÞА-ЯЁ][\w’'-]{2,}", words) is not None
        and shapes.is_name(words)
        and not ordinary(words)
        and not shapes.is_office(words)
        and bool(re.search(r"[.?!)”\"]$", section.lines[index - 1].words))
    )


def _closes_letter(section: Lettering, index: int) -> bool:
    """A name of two words and more below a text that greets somebody, with nothing but date or office below it."""
    words, below = section.lines[index].words, section.lines[index + 1 : index + 2]
    greeted = any(section.is_kind(i, Kind.SALUTATION) for i in range(index))
    last = not below or bool(shapes.dateline(below[0].words, 0)) or shapes.is_office(below[0].words)
    return (
        greeted
        and last
        and 2 <= len(words.split()) <= 4
        and shapes.is_name(words)
        and not shapes.is_office(words)
        and bool(re.search(r"[.?!)”\"]$", section.lines[index - 1].words))
    )


def _is_party(words: str, section: Lettering) -> bool:
    """Whether a line is nothing but a name of two words and more that the head or the title gives: "Do Xuan Bach"."""
    parts = [w.casefold() for w in re.findall(r"[\w’'-]{2,}", words)]
    return len(parts) > 1 and shapes.is_title_case(words, 5) and all(w in section.names for w in parts)


def _is_strong(words: str, section: Lettering) -> bool:
    """Whether a name without formula or mark is sure: initials, capitals, a title, a given name, or named in the head.

    Two capitalised words alone ("Closing Remarks") are too little.
    """
    words = words.strip("() .")
    return (
        words.isupper()
        or bool(re.search(r"(?:^|\s)(?:[A-ZА-ЯЁ]\.)", words))
        or bool(title().match(words))
        or given_name(next(iter(words.split()), ""))
        or any(w.casefold() in section.names for w in words.split())
    )


def _addressed(section: Lettering, indices: list[int], body: int) -> None:
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
