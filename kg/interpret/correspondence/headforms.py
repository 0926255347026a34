"""Lines above a text: marks, labelled fields, numbers, salutations."""

from __future__ import annotations

import re

from kg.interpret.correspondence.copyforms import COPY_NUMBER
from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.shapes import SIGN, is_title_case, whole
from kg.interpret.correspondence.words import pattern, title
from kg.model import Kind, Span
from kg.recognise.dates import find_dates

# "No. 2270", "№ 45/ss", "F. No. 12-A"; needs a digit; "No way" is none
_VALUE = r"(?:\(\d{2,4}\)\s?)?[\w./-]*\d[\w./-]*(?:\(\w{1,5}\)[\w./-]*)*"
_NUMBER = re.compile(rf"(?:[A-Z][a-z]+\.?\s+)?{SIGN}\s*:?\s*(?P<value>{_VALUE})", re.I)
# "002/25/1/1961", "4587/ss-50": a registry number without a sign, alone on its line
_REGISTRY = re.compile(r"(?=\S*\d)[\dA-ZА-Я]{1,8}(?:[/-][\dA-Za-zА-я.]{1,8}){1,5}")


def mark(words: str, start: int) -> tuple[Piece, ...]:
    """Marks on a line of their own, several parted by signs: ``TOP SECRET. Copy No. 2``.

    >>> [(p.label, p.span.of("TOP SECRET. Copy No. 2")) for p in mark("TOP SECRET. Copy No. 2", 0)]
    [('classification', 'TOP SECRET.'), ('copy-number', 'Copy No. 2')]
    """
    found: list[Piece] = []
    if inner := re.fullmatch(r"\((?P<mark>[^()]{4,40})\)\.?", words):  # "(Top Secret)"
        alone = mark(inner["mark"], start + 1)
        return whole(Kind.MARK, words, start, alone[0].label) if len(alone) == 1 else ()
    lead = pattern(r"@\s*:\s*", "label-mark").match(words)
    at = lead.end() if lead else 0
    one = pattern(r"(?P<c>@)", "mark-classification")
    two = pattern(r"(?P<h>@)", "mark-handling")
    while at < len(words):
        copy = COPY_NUMBER.match(words, at)
        classified, handling = one.match(words, at), two.match(words, at)
        best = max((m for m in (copy, classified, handling) if m), key=lambda m: m.end(), default=None)
        if best is None or best.end() == at:
            return ()
        label = "copy-number" if best is copy else "classification" if best is classified else "handling"
        end = best.end()
        trail = re.compile(r"[.,;!/)\]]*").match(words, end)
        end = trail.end() if trail else end
        begin = start + (0 if lead and not found else at)
        found.append(Piece(Kind.MARK, Span(begin, start + end), label))
        gap = re.compile(r"[\s.,;/|–—-]*").match(words, end)
        at = gap.end() if gap else end
    if len(found) > 1 and {p.label for p in found} == {"classification"} and re.fullmatch(r"[\w ]+(?:/[\w ]+)+", words):
        return whole(Kind.MARK, words, start, "classification")  # "TOP SECRET/SENSITIVE/EYES ONLY" is one mark
    covered = "".join(p.span.of(" " * start + words) for p in found)
    return (
        tuple(found)
        if len("".join(covered.split())) == len("".join(words.split()))
        else whole(Kind.MARK, words, start, found[0].label)
        if found
        else ()
    )


_FIELDS = ("from", "to", "through", "destination", "origin", "sent", "received", "passed", "date", "subject")
_LABEL_KIND = {
    "from": Kind.ADDRESS,
    "to": Kind.ADDRESS,
    "through": Kind.ADDRESS,
    "destination": Kind.ADDRESS,
    "origin": Kind.ADDRESS,
    "sent": Kind.DATELINE,
    "received": Kind.DATELINE,
    "passed": Kind.MARK,
    "date": Kind.DATELINE,
    "subject": Kind.HEADING,
}


def fields(words: str, start: int) -> tuple[Piece, ...]:
    """A line of labelled fields, cut at each label: ``From Pyongyang. Sent 31.8.50 11:32``.

    >>> line = "Destination: PEKING  To Whom: SovAmbassador"
    >>> [(p.label, p.span.of(line)) for p in fields(line, 0)]
    [('destination', 'Destination: PEKING'), ('to', 'To Whom: SovAmbassador')]
    """
    first = _label_at(words, 0)
    if not first:
        return ()
    cuts = [(0, first)]
    for at in _boundaries(words):
        label = _label_at(words, at) if at > cuts[-1][0] else ""
        if label:
            cuts.append((at, label))
    ends = [at for at, _ in cuts[1:]] + [len(words)]
    pieces: list[Piece] = []
    for (at, label), end in zip(cuts, ends, strict=True):
        stretch = words[at:end].rstrip()
        if not _fits(label, stretch):
            return ()
        pieces.extend(_with_number(label, stretch, start + at))
    return tuple(pieces)


def _boundaries(words: str) -> list[int]:
    return [
        m.end()
        for m in re.finditer(
            r"(?<=[.,;:\]])\s+|\s{2,}|\t|(?<=\d)\s+(?=[A-Z])"
            r"|\s+\[?(?=(?:To [Ww]hom|TO|FROM|TO WHOM|From|To):)|\s(?=No\.)|\s(?=[№#])"
            r"|\s+(?=(?:Received|Sent|RECEIVED|SENT)\s+(?:at\s+|on\s+)?\d)",
            words,
        )
    ]


def _label_at(words: str, at: int) -> str:
    if at == 0 and passed_on(words):
        return "to"
    for name in ("passed", *(f for f in _FIELDS if f != "passed")):
        found = pattern(r"\[?(?P<label>@)\]?\s*(?P<colon>:)?", f"label-{name}").match(words, at)
        if not found or (at and not found["colon"] and name in ("to", "date", "subject", "origin")):
            continue
        if not found["colon"] and (
            (
                not found["label"][:1].isupper()
                and at == 0
                and name not in ("to", "from")
                and not (name in ("sent", "received") and re.match(r"\s*(?:at|on)?\s*\d", words[found.end() :]))
            )
            or name in ("subject", "origin", "date")
        ):
            continue
        return name
    number = pattern(r"@\s*[\w./-]*\d", "label-number").match(words, at)
    return "number" if number and at else ""


def value(words: str) -> str:
    """What follows the label of a field: ``value("To Whom: SovAmbassador") == "SovAmbassador"``."""
    return words[value_start(words) :]


def value_start(words: str) -> int:
    """Where the value of a field begins inside its words; 0 where no label is written."""
    if ordered := passed_on(words):
        return ordered.end()
    for name in ("passed", *(f for f in _FIELDS if f != "passed"), "number"):
        found = pattern(r"\[?@\]?\s*:?\s*[-–—]?\s*", f"label-{name}").match(words)
        if found:
            return found.end()
    return 0


def passed_on(words: str) -> re.Match[str] | None:
    """``For immediate transmission to`` at the beginning of words: the addressee stands behind it."""
    return pattern(r"[\[(]?\s*@\s*[\])]?\s+to\b\s*:?\s*", "passing-on").match(words)


# "31.8 17:27", "4 p. m.", "15.VI", "23 hours"; not "Sent Department 412; repeated Nanking 310"
_TIMED = re.compile(r"\d{1,2}[:.]\d{1,2}|\d{1,2}\.[IVX]+\b|\d\s*[ap]\.?\s?m\b|\d\s*(?:hours?|hrs|h)\b", re.I)


def _fits(label: str, stretch: str) -> bool:
    rest = pattern(r"(?:\b(?:and|и)\s+)?[\[(]?\b@\b[\])]?(?=\s+to\b)", "passing-on").sub(" ", value(stretch))
    stretch = stretch[: len(stretch) - len(value(stretch))] + rest
    has_colon = stretch[: len(stretch) - len(rest)].rstrip().endswith(":")
    if label in ("sent", "received", "date"):
        timed = bool(find_dates(rest)) or _TIMED.search(rest) is not None
        return (timed and len(stretch) < 120) or (has_colon and len(rest) < 60)
    if label == "passed":
        return len(stretch) < 160
    if label == "subject":
        return has_colon
    if label == "number":
        return len(rest) < 80
    if has_colon:
        return len(rest) < 200 and not re.search(r"[a-z]{3}[.!?]\s+[A-Z][a-z]+\s+[a-z]+\s+[a-z]+", rest)
    return bool(rest) and len(stretch) < 120 and is_title_case(_undated(rest))


def _undated(words: str) -> str:
    for found in reversed(find_dates(words)):
        words = words[: found.span.start] + words[found.span.end :]
    return re.sub(r"\s\d{1,2}[:.]\d\d\b|\b[ap]\.?m\.?", " ", words).strip(" ,.-–—:;")


def _with_number(label: str, stretch: str, start: int) -> tuple[Piece, ...]:
    """A field; where an address ends in a date the date is a piece of its own."""
    kind = Kind.MARK if label == "number" else _LABEL_KIND[label]
    dates = find_dates(stretch)
    if (
        label in ("from", "to", "number", "destination", "origin")
        and dates
        and dates[-1].span.end >= len(stretch.rstrip(" .")) - 12
    ):
        cut = len(stretch[: dates[0].span.start].rstrip(" ,"))
        begin = dates[0].span.start
        if cut and not stretch[cut:begin].strip(" ,"):
            head = stretch[:begin].rstrip()
            return (
                Piece(kind, Span(start, start + len(head)), label),
                Piece(Kind.DATELINE, Span(start + begin, start + len(stretch)), ""),
            )
    return (Piece(kind, Span(start, start + len(stretch)), label),)


# "Ref. 014.221/72", "Our ref: 45/12"
_REF = re.compile(r"(?:Our\s+|Your\s+)?(?:Ref|File)\.?\s*:?\s*(?P<value>\d[\w./-]*\d)\.?", re.I)


def number_line(words: str, start: int) -> tuple[Piece, ...]:
    """A line that holds a number alone: ``No. 2270``, ``Special no. 550``."""
    bare = words.strip("()[]. ") if words[:1] in "([" else words.rstrip(".")
    marked = re.match(rf"(?P<number>{SIGN}\s*[\w/-]*\d[\w/-]*)[.,;]\s+(?P<marks>\S.*)", bare)
    if marked and all(p.label != "copy-number" for p in mark(marked["marks"], 0)) and mark(marked["marks"], 0):
        bare = marked["number"]  # "(No. 231. Confidential)"
    found = _NUMBER.fullmatch(bare) or _REF.fullmatch(words) or (_REGISTRY.fullmatch(bare) and not find_dates(bare))
    return whole(Kind.MARK, words, start, "number") if found else ()


def number_in(words: str) -> tuple[str, int, int] | None:
    """The message number in a heading or field, without its sign, and where it stands.

    >>> number_in("CIPHERED TELEGRAM # 600428/sh")[0], number_in("TELEGRAM 075.048")[0]
    ('600428/sh', '075.048')
    """
    flat = words.replace("–", "-")  # "A–88"
    alone = _REGISTRY.fullmatch(flat.strip(" ."))
    if alone and not find_dates(alone[0]):
        at = flat.index(alone[0])
        return words[at : at + len(alone[0])], at, at + len(alone[0])
    found = re.search(rf"(?<![\w.]){SIGN}\s*:?\s*(?P<value>{_VALUE})", words, re.I)
    found = found or _REF.fullmatch(words)
    if found is None:
        found = pattern(r"@\s+(?P<value>\d[\w./-]*)(?=\s*$|\s*[,;]|\s{2,})", "noun-telegram").search(words)
        if found is None or find_dates(found["value"]):
            return None
    text = found["value"].rstrip("./-")
    return text, found.start("value"), found.start("value") + len(text)


def salutation(words: str, start: int) -> tuple[Piece, ...]:
    """A salutation, alone on its line or before the first sentence: ``Dear Kennan: Here are …``.

    >>> [bool(salutation(w, 0)) for w in ("My dear premier,", "Dear Mr. Molotov!", "Dear friends of peace met in May.")]
    [True, True, False]
    """
    found = pattern(
        r"@(?:(?:\s+|,\s*)[^\n:!,]{1,70}?(?:,\s*[^\n:!,]{1,60}?){0,3})?\s*(?P<mark>[:!,]|—|-$|\.$|$)", "greeting"
    ).match(words)
    if found is None and pattern(r"@\s*[:!,]?", "greeting-alone").fullmatch(words) and words[-1:] in ":!,":
        return whole(Kind.SALUTATION, words, start)
    if found is None:
        lead = title().match(words)
        if lead and words[-1:] in ":!," and len(words) < 80 and is_title_case(words.rstrip(":!,"), 10):
            return whole(Kind.SALUTATION, words, start)
        return ()
    if found.end() == len(words):
        named = pattern(r"@\s+", "greeting").sub("", words, count=1)
        if not found["mark"] and title().fullmatch(named + " "):
            return ()  # "Esteemed Comrade" over the name: an address
        if found["mark"] in (".", "") and (len(words) > 60 or len(words.split()) > 5):
            return ()
        return whole(Kind.SALUTATION, words, start)
    if (found["mark"] != ":" and found["mark"] != "!") or len(words[: found.end()]) > 60:
        comma = pattern(r"@\s+[^\n:!,.]{1,50}[,!:]", "greeting").fullmatch(words[: found.end()])
        if not (comma and found["mark"] == ","):
            return ()
        return () if not re.match(r"\s*[A-Z]", words[found.end() :]) else _greeted(words, start, found.end())
    return _greeted(words, start, found.end())


def _greeted(words: str, start: int, end: int) -> tuple[Piece, ...]:
    rest = len(words) - len(words[end:].lstrip())
    return (
        Piece(Kind.SALUTATION, Span(start, start + end)),
        Piece(Kind.PARAGRAPH, Span(start + rest, start + len(words))),
    )
