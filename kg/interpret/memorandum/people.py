"""Lists of those present: which lines belong to one, and where sides, names and columns stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.correspondence import headforms, shapes
from kg.interpret.correspondence.lettering import Lettering
from kg.interpret.correspondence.lines import Line, Piece
from kg.interpret.correspondence.words import office, ordinary, title
from kg.interpret.memorandum import forms
from kg.interpret.papers.identify import parted
from kg.interpret.papers.nouns import CONVERSATION, called
from kg.model import Kind, Span

_WIDE = re.compile(r"\s{3,}|\s*\t\s*")


def block(lettering: Lettering, index: int) -> int:
    """Label the list of those present that opens at a line; the index after it, or ``index`` where none opens."""
    line = lettering.lines[index]
    if index in lettering.found or not line.open:
        return index
    label = forms.opening(line.words)
    alone = forms.role_label(line.words)
    if alone is not None and len(line.words) < 120 and forms.is_entry(line.words[alone[1] :]):
        lettering.found[index] = (Piece(Kind.PARTICIPANTS, line.span, "run"),)
        return index + 1
    if label is None or not _opens(lettering, index, label):
        return index
    lettering.found[index] = tuple(_opened(line, label))
    last, index = index, index + 1
    while index < len(lettering.lines) and index not in lettering.found:
        pieces = _continued(lettering, index)
        if not pieces:
            break
        lettering.found[index] = pieces
        last = index if any(p.kind is Kind.PARTICIPANTS for p in pieces) else last
        index += 1
    for late in range(last + 1, index):
        del lettering.found[late]
    return last + 1


# "Premier Lu: (shaking hands) How are you?", "DALE: Thank you.", "Comrade N. Cernescu [in Russian]: Welcome."
_LABEL = re.compile(
    r"(?P<label>[A-ZÀ-ÞА-ЯЁ][\w’'.-]*(?:\s+[A-ZÀ-ÞА-ЯЁ][\w’'.-]*){0,4})(?P<aside>\s*[\[(][^\])\n]{1,40}[\])])?\s*:\s+(?=\S)"
)


def read_speakers(lettering: Lettering, body: int) -> None:
    """Label the names that head the paragraphs of a transcript: three at least, two of them different."""
    found: dict[int, re.Match[str]] = {}
    for index in range(body, len(lettering.lines)):
        line = lettering.lines[index]
        match = _LABEL.match(line.words) if index not in lettering.found and line.open else None
        if match and forms.field(line.words) is None and _names_somebody(match["label"]):
            found[index] = match
    if len(found) < 3 or len({match["label"] for match in found.values()}) < 2:
        return
    for index, match in found.items():
        line = lettering.lines[index]
        lettering.found[index] = (
            Piece(Kind.PARTICIPANTS, Span(line.start, line.start + len(match[0].rstrip())), "speaker"),
            Piece(Kind.PARAGRAPH, Span(line.start + match.end(), line.end)),
        )


def _names_somebody(label: str) -> bool:
    """Whether a label is a name, perhaps behind a title or office: "Premier Lu"; "Question" and "Note" are none."""
    lead = title().match(label) or office().match(label)
    words = label[lead.end() :].split() if lead else label.split()
    if not words:
        return office().fullmatch(label) is not None  # "Chairman:" stands for whoever holds the office
    return not any(ordinary(word.strip(".")) for word in words)


def _opens(lettering: Lettering, index: int, label: forms.Label) -> bool:
    """Names stand behind the label or on the lines below it."""
    line = lettering.lines[index]
    rest = line.words[label.end :].strip()
    if rest:
        return len(rest) < 1500 and (
            bool(re.match(r"(?:the\s+)?[A-ZÀ-ÞА-ЯЁ]", rest))
            or rest[:1] in "([-–1"
            or bool(forms.role_of(rest.split(",")[0]))
            or bool(title().match(rest))
            or bool(forms.inner_labels(line.words, label.end))
        )
    below = lettering.lines[index + 1].words if index + 1 < len(lettering.lines) else ""
    return bool(below) and (
        forms.is_side(_WIDE.split(below)[0])
        or forms.is_entry(_WIDE.split(below)[0])
        or forms.opening(below) is not None
    )


def _opened(line: Line, label: forms.Label) -> Iterator[Piece]:
    start = line.start
    kind = "absent" if label.role == "absent" else "side" if label.side else "present"
    yield Piece(Kind.HEADING, Span(start, start + label.end), kind)
    yield from _stretch(line, label.end, "run")


def _stretch(line: Line, at: int, label: str) -> Iterator[Piece]:
    """The rest of a line: labels of sides inside it and the names between them."""
    for inner in forms.inner_labels(line.words, at):
        yield from _names(line, at, inner.start, label)
        yield Piece(Kind.HEADING, Span(line.start + inner.start, line.start + inner.end), "side")
        at = inner.end
    yield from _names(line, at, len(line.words), label)


def _names(line: Line, start: int, end: int, label: str) -> Iterator[Piece]:
    """Names of a stretch, one piece a column; a column that is a side alone heads those below or behind it."""
    at = start
    for gap in (*_WIDE.finditer(line.words, start, end), None):
        stop = gap.start() if gap else end
        words = line.words[at:stop]
        left, right = at + len(words) - len(words.lstrip()), at + len(words.rstrip())
        if left < right:
            core = line.words[left:right].strip(" ;,")
            kind, name = Kind.UNREAD, ""
            if any(c.isalpha() for c in core):
                kind, name = (Kind.HEADING, "side") if forms.is_side(core) else (Kind.PARTICIPANTS, _run(core, label))
            yield Piece(kind, Span(line.start + left, line.start + right), name)
        at = gap.end() if gap else end


def _run(words: str, label: str) -> str:
    """ "entry" for one person, "run" for several: parted by semicolons, or with more than one form of address."""
    if label == "run" or ";" in words or forms.role_label(words):
        return "run"
    titles = len(re.findall(rf"(?:^|[,;]\s+|\band\s+){title().pattern}", words))
    return "run" if titles > 1 else "entry"


def _continued(lettering: Lettering, index: int) -> tuple[Piece, ...]:
    """The pieces of a line that goes on with a list; () where the list is over."""
    line = lettering.lines[index]
    words = line.words
    label = forms.opening(words)
    if label is not None:
        return tuple(_opened(line, label)) if _opens(lettering, index, label) else ()
    if (
        not line.open
        or forms.field(words)
        or parted(words)
        or shapes.dateline(words, 0)
        or headforms.mark(words, 0)
        or shapes.is_footnote(words)
        or (called(words) == CONVERSATION and len(words) > 12)
    ):
        return ()
    inner = forms.inner_labels(words, 0)
    if inner and inner[0].start == 0 and len(words) < 600:
        return tuple(_stretch(line, 0, "run"))
    if _heads_topic(lettering, index):
        return ()
    cells = [cell for cell in _WIDE.split(words) if cell]
    if forms.is_side(words):
        return (Piece(Kind.HEADING, line.span, "side"),)
    if all(forms.is_side(cell) or forms.is_entry(cell) for cell in cells) or _between(lettering, index):
        return tuple(_names(line, 0, len(words), "entry"))
    return ()


def _heads_topic(lettering: Lettering, index: int) -> bool:
    """ "1. European Union" below unnumbered names begins the text: a list numbers all its entries or none."""
    number = forms.numbered(lettering.lines[index].words)
    if number is None:
        return False
    if number[0] != "1":
        return forms.numbered(lettering.lines[index - 1].words) is None
    below = lettering.lines[index + 1].words if index + 1 < len(lettering.lines) else ""
    then = forms.numbered(below)
    return then is None or then[0] != "2" or not forms.is_entry(below)


def _between(lettering: Lettering, index: int) -> bool:
    """A short run of capitalised words whose shape is no name's ("U Thein Maung"), right above a sure entry."""
    line = lettering.lines[index]
    below = lettering.lines[index + 1] if index + 1 < len(lettering.lines) else None
    return (
        len(line.words.split()) <= 5
        and all(word[:1].isupper() for word in line.words.split())
        and not re.search(r"[.:;!?]$", line.words)
        and below is not None
        and below.gap <= line.gap
        and forms.field(below.words) is None
        and forms.is_entry(below.words)
    )
