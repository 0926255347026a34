"""What one line of a letter or telegram can be, by its own words: marks, labels, addresses, dates, names.

Every function takes the words of one line and the offset where they stand, and answers with pieces that cover them, or
with nothing. None of them knows where in the document the line stands: :mod:`.cut` does.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.words import NUMBERS, any_of, is_one, office, ordinary, pattern, places, title
from kg.model import Kind, Span
from kg.recognise.dates import find_dates

_COUNT = r"(?P<count>\d{1,3}|" + "|".join(NUMBERS) + r")"
_SIGN = r"(?:No\.?|Nos\.?|Nr\.?|N[º°o]\.?|№|#|Number|Экз\.?|N)"
# "Copy No. 12", "Copy Nº 6", "Copy. 3", "Copy 19 of 50", "No. 2 of 40 copies"; not "Copy to Stalin" or "Copy of a letter"
_COPY_NUMBER = re.compile(
    rf"(?:Copy|Экз(?:емпляр)?)\b\.?\s*{_SIGN}?\s*(?P<number>\d{{1,4}})(?:\s*(?:of|из)\s*(?P<total>\d{{1,4}})(?:\s+copies)?)?"
    rf"|{_SIGN}\s*(?P<number2>\d{{1,4}})\s+of\s+(?P<total2>\d{{1,4}})\s+copies",
    re.I,
)
# "5 copies", "Three copies printed", "Two copies [printed]", "Printed in 3 copies", "Produced in 5 copies for:"; a line of
# its own, so that "in two copies and a map" stays a sentence
_TOTAL = re.compile(
    rf"\[?(?:(?:Produced|Made|Printed|Typed|Prepared|Issued|Drawn\s+up|Done|Written|Отпечатано)\s+(?:in|в)\s+)?{_COUNT}\s+"
    r"(?:copies|copy|экз\.?)(?:\s+\[?(?:were\s+)?(?:printed|made|typed|produced|prepared|issued|sent)\]?)?(?:\s+(?:for|to))?\]?"
    r"\s*[.:]?\s*(?P<rest>)",
    re.I,
)
# "1. Comr. Stalin", "1 – to Cde Molotov", "[1 -] to the addressee", "- Comrade Péter", "4-5 File": an entry of a list of copies
_NUMBERED = re.compile(
    r"\[?(?P<number>\d{1,2}(?:\s*[-–—]\s*\d{1,2}(?=[\s.)]))?)\s*(?:[-–—.)]+|(?=\s))\s*[-–—]?\]?\s*(?P<rest>\S.*)"
)
_BULLET = re.compile(r"[-–—•*]\s*(?P<rest>\S.*)")
# "No. 2270", "№ 45/ss", "F. No. 12-A"; needs a digit; "No way" is none
_NUMBER = re.compile(rf"(?:[A-Z][a-z]+\s+)?{_SIGN}\s*(?P<value>[\w./-]*\d[\w./-]*)", re.I)
# "002/25/1/1961", "4587/ss-50": a registry number without a sign, alone on its line
_REGISTRY = re.compile(r"(?=\S*\d)[\dA-ZА-Я]{1,8}(?:[/-][\dA-Za-zА-я.]{1,8}){1,5}")
_TYPIST = re.compile(r"\d{1,3}\s?[-–]?\s?[a-zа-я]{1,3}\.?")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s+\S")
# words that join capitals in an address: "to the Ambassador of the USSR in Ulaanbaatar", "to all Premiers"
_JOIN = frozenset(
    ["of", "the", "and", "for", "in", "at", "to", "de", "la", "le", "du", "des", "von", "van", "der", "den", "di", "da", "al", "el", "bin", "ibn", "all", "on", "with", "&", "-", "–", "—", "his", "her", "и", "в", "во", "от", "для", "на", "при", "по", "personally", "personal", "only", "von", "zu", "attention"]
)
_CAPITAL = re.compile(r"[\[(“\"'«]*(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ]|[a-z]{1,2}[-’'][A-Z]|\d{1,2}(?:st|nd|rd|th)\b|\.[A-Z])")
_PERSON_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ]\.)+|\.?[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w’'ʹ`-]*[.,]?|(?:de|la|von|van|der|den|al|el|bin|ibn|da|di|du|Jr\.?|Sr\.?)"
    r"|[\[(][^\])]{1,60}[\])][.,]?"
)
_PARTICLES = frozenset("de la von van der den al el bin ibn da di du".split())
_SPACED = re.compile(r"(?:[A-ZА-ЯЁ]\s){3,}[A-ZА-ЯЁ]\.?")
_TIME = re.compile(
    r"[\s,.;]*(?:at\s+)?(?:\d{1,2}[.:]\d{2}|\d{1,2}(?=\s*[ap]\.?m))?(?:\s*(?:[ap]\.?\s?m\.?|hours?|hrs\.?|h\.|o'clock|Moscow time))*[\s,.;]*",
    re.I,
)
_YEAR_MARK = re.compile(r"[\s,.]*(?:г\.?|year|y\.)?[\s.]*", re.I)
_OPEN = '“"«„‘'
_CLOSE = '”"»“’'


def whole(kind: Kind, words: str, start: int, label: str = "") -> tuple[Piece, ...]:
    """The whole line as one piece."""
    return (Piece(kind, Span(start, start + len(words)), label),)


def is_title_case(words: str, limit: int = 14) -> bool:
    """Whether all words but joining ones begin with a capital, as in addresses and letterheads.

    >>> is_title_case("Ambassador of the USSR in Ulaanbaatar"), is_title_case("this end we propose a meeting")
    (True, False)
    """
    found = words.replace(",", " ").replace(";", " ").replace("/", " ").split()
    plain = [w for w in found if w.strip(".:!()[]") and w.strip(".:!()[]").casefold() not in _JOIN]
    return 0 < len(found) <= limit and bool(plain) and all(_CAPITAL.match(w) for w in plain)


def is_name(words: str) -> bool:
    """Whether a line has the shape of a person's name: one to five capitalised words, initials, a gloss.

    >>> [is_name(w) for w in ("SHTYKOV", "K. Chernenko", "Jawaharlal .Nehru", "We agree.", "14 May", "Moscow")]
    [True, True, True, False, False, False]
    """
    words = words.strip().strip('“”"«»').rstrip(".,;")
    if _SPACED.fullmatch(words):
        return True
    lead = title().match(words)
    core = words[lead.end() :] if lead else words
    plain = re.sub(r"[\[(][^\])]*[\])]", " ", core).strip(" .,")
    if not plain or any(c.isdigit() for c in plain) or plain.casefold() in places() or office().match(plain):
        return False
    if is_one(
        plain,
        "mark-classification",
        "mark-handling",
        "holder-thing",
        "label-to",
        "label-from",
        "closing-formula",
        "label-attachment",
        "noun-telegram",
        "noun-letter",
        "noun-memo",
        "noun-other",
        "sign-mark",
        "address-office",
    ):
        return False
    if any(ordinary(word.strip(".,")) for word in plain.split() if not re.fullmatch(r"(?:[A-ZА-Я]\.)+", word)
           and word.casefold() not in _PARTICLES):
        return False
    tokens = re.findall(r"[\[(][^\])]*[\])]\S*|\S+", core)
    return 1 <= len(re.findall(r"\S+", plain)) <= 5 and all(_PERSON_WORD.fullmatch(t) for t in tokens)


def is_office(words: str) -> bool:
    """Whether a line names an office: it begins with one, or with an adjective and one, and is no sentence.

    >>> is_office("Minister of Foreign Affairs of the USSR"), is_office("The minister agreed with us.")
    (True, False)
    """
    words = words.strip()
    found = office().search(words)
    if not found or len(words) > 140 or re.search(r"[a-z]{3}[.!?]$", words):
        return False
    return words[:1].isupper() and words[: found.start()].count(" ") <= 6 and is_title_case(words, 24)


# the head word of a body that can close a text: "Chinese Embassy in Burma", "CC Workers' Party of Korea"
_BODY = re.compile(
    r"\b(?:Embassy|Legation|Consulate|Ministry|Committee|Department|Mission|Delegation|Bureau|Office|Government|Party|Council|"
    r"Presidium|Union|Association|Academy|Command|Commission|Secretariat|Directorate|CC|Central)\b", re.I)


def is_body(words: str) -> bool:
    """Whether a line has the shape of the name of a body: ``Chinese Embassy in Burma``; a sentence has not."""
    return bool(_BODY.search(words)) and is_title_case(words, 14) and words[-1:] not in ".:;," and len(words) < 120


# forms of address that others give, not signers: "His Excellency Mr. …" below a letter opens an address
_ADDRESSED = re.compile(r"(?:His|Her|Your)\s+Excellenc(?:y|ies)\b|H\.\s?E\.|Mr\.?\s|Mrs\.?\s|Miss\s|Messrs|Shri\s|Comrade\s|Cde\.?\s|The\s+(?:Right\s+)?Hon|Hon\.\s|Sir\s")


def is_address_block(words: str) -> bool:
    """Whether a line below the signature opens the address of the addressee: ``His Excellency Mr. Ashdown,``."""
    return bool(_ADDRESSED.match(words)) and is_title_case(words.rstrip(",."), 12)


def dated_name(words: str, start: int) -> tuple[Piece, ...]:
    """A date and a name on one line below the text: ``5.VI.49 P. Gorshenin``, ``A. Orlov  12 May 1950``."""
    found = find_dates(words)
    if len(found) != 1 or len(words) > 80:
        return ()
    date, end = found[0].span, len(words)
    before, after = words[:date.start].strip(" ,\t"), words[date.end:].strip(" ,\t")
    if not before and is_name(after) and len(after.split()) > 1:
        at = words.index(after, date.end)
        return (Piece(Kind.DATELINE, Span(start, start + len(words[:at].rstrip()))),
                Piece(Kind.SIGNATURE, Span(start + at, start + end), "signed"))
    if not after.strip(".") and is_name(before) and len(before.split()) > 1 and not is_place_shaped_only(before):
        return (Piece(Kind.SIGNATURE, Span(start, start + len(words[:date.start].rstrip())), "signed"),
                Piece(Kind.DATELINE, Span(start + date.start, start + end)))
    return ()


def is_place_shaped_only(words: str) -> bool:
    """Whether words before a date are a place rather than a name: a known place, or without an initial."""
    return words.casefold() in places() or not re.search(r"\b[A-ZА-Я]\.", words)


def mark(words: str, start: int) -> tuple[Piece, ...]:
    """Marks on a line of their own, several parted by signs: ``TOP SECRET. Copy No. 2``.

    >>> [(p.label, p.span.of("TOP SECRET. Copy No. 2")) for p in mark("TOP SECRET. Copy No. 2", 0)]
    [('classification', 'TOP SECRET.'), ('copy-number', 'Copy No. 2')]
    """
    found: list[Piece] = []
    lead = re.compile(r"(?:Classification|Гриф)\s*:\s*", re.I).match(words)
    at = lead.end() if lead else 0
    one = pattern(r"(?P<c>@)", "mark-classification")
    two = pattern(r"(?P<h>@)", "mark-handling")
    while at < len(words):
        copy = _COPY_NUMBER.match(words, at)
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
    covered = "".join(p.span.of(" " * start + words) for p in found)
    return (
        tuple(found)
        if len("".join(covered.split())) == len("".join(words.split()))
        else whole(Kind.MARK, words, start, found[0].label)
        if found
        else ()
    )


def copies_head(words: str, start: int, listed: bool = False) -> tuple[Piece, ...]:
    """The head of a list of copies, with or without its first entries on the line; ``listed``: entries follow it.

    >>> [p.label for p in copies_head("Copies: Stalin (2), Molotov", 0)], copies_head("Copies of the letter were made", 0)
    (['head'], ())
    """
    total = _TOTAL.match(words)
    if total and not words[total.end() :].strip(" .:]"):
        return whole(Kind.COPIES, words, start, "head")
    if total and words[: total.end()].rstrip().endswith(":") and len(words) < 300:
        return whole(Kind.COPIES, words, start, "head")
    head = pattern(
        rf"@\s*(?:[-–—(]?\s*{_COUNT}\s+(?:copies|copy)\)?)?\s*(?P<mark>[:–—-]|(?=\s*$))\s*(?P<rest>.*)", "label-copies"
    ).match(words)
    if head is None:
        loose = pattern(r"[\[(]?@\s+(?P<rest>.*)", "label-copies").match(words)
        rest = loose["rest"].strip(" .)]") if loose and not words.startswith("CC ") else ""
        plain = re.sub(r"\([^()]*\)", " ", rest)
        told = title().match(rest) or (is_title_case(plain, 30) and len(words) < 200)
        return whole(Kind.COPIES, words, start, "head") if rest and told and len(words) < 300 else ()
    rest = head["rest"].strip()
    if not rest:
        return whole(Kind.COPIES, words, start, "head") if listed or head["mark"] == ":" else ()
    if (head["mark"] != ":" and not head["count"]) or re.search(r"[a-z]{5,}\.\s+\w{3,}\s+[a-z]", rest) or not _CAPITAL.match(rest):
        return ()
    return whole(Kind.COPIES, words, start, "head")


def copies_entry(words: str, start: int) -> tuple[Piece, ...]:
    """One entry of a list of copies on a line of its own, numbered, dashed or with ``to``."""
    if len(words) > 110 or re.search(r"[a-z]{4}[.!?]\s+[A-Z]", words):
        return ()
    if is_one(words, "mark-classification", "mark-handling") or find_dates(words):
        return ()
    found = (
        _NUMBERED.fullmatch(words)
        or _BULLET.fullmatch(words)
        or re.fullmatch(r"(?:to|for)\s+(?P<rest>\S.*)", words, re.I)
    )
    if found is None:
        return ()
    rest = re.sub(r"^(?:to|for)\s+", "", found["rest"], flags=re.I)
    if is_title_case(rest) or (len(rest) < 50 and pattern(r"\b@\b", "holder-thing").search(rest)):
        return whole(Kind.COPIES, words, start, "entry")
    return ()


def copies_bare(words: str, start: int) -> tuple[Piece, ...]:
    """A holder on a line of its own without number, dash or "to": ``Comr. Stalin - 2``; only below a head."""
    if len(words) > 60 or find_dates(words) or not is_title_case(re.sub(r"[-–—]\s*\d+.*$|\(\d+\)", "", words), 6):
        return ()
    return whole(Kind.COPIES, words, start, "entry")


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
    cuts: list[tuple[int, str]] = []
    for at in _boundaries(words):
        label = _label_at(words, at)
        if label and (not cuts or at > cuts[-1][0]):
            cuts.append((at, label))
    if not cuts or cuts[0][0] != 0:
        return ()
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
        0,
        *(
            m.end()
            for m in re.finditer(
                r"(?<=[.,;:\]])\s+|\s{2,}|\t|(?<=\d)\s+(?=[A-Z])|\s+\[?(?=(?:To [Ww]hom|TO|FROM|TO WHOM):)|\s(?=No\.)|\s(?=[№#])",
                words,
            )
        ),
    ]


def _label_at(words: str, at: int) -> str:
    for name in ("passed", *(f for f in _FIELDS if f != "passed")):
        found = pattern(r"\[?(?P<label>@)\]?\s*(?P<colon>:)?", f"label-{name}").match(words, at)
        if not found or (at and not found["colon"] and name in ("to", "date", "subject", "origin")):
            continue
        if not found["colon"] and (
            (not words[at].isupper() and at == 0 and name not in ("to", "from")) or name in ("subject", "origin", "date")
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
    for name in ("passed", *(f for f in _FIELDS if f != "passed"), "number"):
        found = pattern(r"\[?@\]?\s*:?\s*[-–—]?\s*", f"label-{name}").match(words)
        if found:
            return found.end()
    return 0


def _fits(label: str, stretch: str) -> bool:
    rest = value(stretch)
    has_colon = stretch[: len(stretch) - len(rest)].rstrip().endswith(":")
    if label in ("sent", "received", "date"):
        return (bool(re.search(r"\d", rest)) and len(stretch) < 120) or (has_colon and len(rest) < 60)
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


def dateline(words: str, start: int) -> tuple[Piece, ...]:
    """A line of a date, with or without a place before it: ``Budapest, 12 May 1965``; no sentence.

    >>> bool(dateline("New Delhi, 1st April, 1949.", 0)), dateline("We met on 3 May 1950", 0)
    (True, ())
    """
    if len(words) > 90:
        return ()
    found = find_dates(words.rstrip(".")) or ()
    if not found:
        return ()
    before = words[: found[0].span.start].strip(" ,.;:–—-([")
    after = words[found[-1].span.end :]
    between = "".join(words[a.span.end : b.span.start] for a, b in pairwise(found))
    if between.strip(" ,-–—/()") or not (_TIME.fullmatch(after.strip(")] ")) or _YEAR_MARK.fullmatch(after)):
        return ()
    if before and not is_place_shaped(before):
        return ()
    return whole(Kind.DATELINE, words, start)


_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.I)


def is_place_shaped(words: str) -> bool:
    """Whether words before a date can be a place or weekday: up to five capitalised words, no label, no name's title."""
    words = re.sub(r"^(?:City of|гор\.|г\.)\s+", "", words)
    return (
        is_title_case(words, 5)
        and not title().match(words)
        and not any(c.isdigit() for c in words)
        and not re.match(
            any_of(
                "made-typing",
                "made-drafting",
                "sign-certified",
                "label-copies",
                "noun-other",
                "noun-letter",
                "noun-telegram",
                "noun-memo",
                "label-received",
                "label-sent",
                "closing-formula",
            ),
            words,
            re.I,
        )
        and not office().match(words)
    )


def is_weekday(words: str) -> bool:
    """Whether words before a date are only a weekday."""
    return bool(_WEEKDAY.fullmatch(words.strip(" ,.")))


def number_line(words: str, start: int) -> tuple[Piece, ...]:
    """A line that holds a number alone: ``No. 2270``, ``Special no. 550``."""
    bare = words.rstrip(".")
    found = _NUMBER.fullmatch(bare) or (_REGISTRY.fullmatch(bare) and not find_dates(bare))
    return whole(Kind.MARK, words, start, "number") if found else ()


def number_in(words: str) -> tuple[str, int, int] | None:
    """The message number in a heading or field, without its sign, and where it stands.

    >>> number_in("CIPHERED TELEGRAM # 600428/sh")[0], number_in("TELEGRAM 075.048")[0], number_in("Telegram of 3 May 1950")
    ('600428/sh', '075.048', None)
    """
    alone = _REGISTRY.fullmatch(words.strip(" ."))
    if alone and not find_dates(alone[0]):
        at = words.index(alone[0])
        return alone[0], at, at + len(alone[0])
    found = re.search(rf"(?<![\w.]){_SIGN}\s*(?P<value>[\w./-]*\d[\w./-]*)", words, re.I)
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
        r"@(?:(?:\s+|,\s*)[^\n:!,]{1,70}?(?:,\s*[^\n:!,]{1,60}?)?)?\s*(?P<mark>[:!,]|—|-$|\.$|$)", "greeting"
    ).match(words)
    if found is None and pattern(r"@\s*[:!,]?", "greeting-alone").fullmatch(words) and words[-1:] in ":!,":
        return whole(Kind.SALUTATION, words, start)
    if found is None:
        lead = title().match(words)
        if lead and words[-1:] in ":!," and len(words) < 80 and is_title_case(words.rstrip(":!,"), 10):
            return whole(Kind.SALUTATION, words, start)
        return ()
    if found.end() == len(words):
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


def closing(words: str, start: int) -> tuple[Piece, ...]:
    """A closing formula, alone or with a sign mark or the name behind it: ``Yours sincerely, (Sd).``

    >>> [(p.kind.value, p.label) for p in closing("Sincerely, William H. Webster", 0)]
    [('closing', ''), ('signature', 'signed')]
    """
    found = pattern(r"(?:I (?:am|remain),?\s+)?@(?:\s+and\s+@)?\s*[,.!]?\s*", "closing-formula").match(words)
    if found is None:
        assured = re.compile(
            r"(?:Please\s+)?(?:accept|I\s+avail\s+myself|I\s+have\s+the\s+honou?r\s+to\s+(?:be|remain)).{0,200}"
            r"(?:consideration|respects?|esteem|servant|regards?)\s*[.,!]?",
            re.I,
        ).fullmatch(words)
        return whole(Kind.CLOSING, words, start) if assured else ()
    rest = words[found.end() :]
    if not rest or re.fullmatch(rf"[\[(/]?\s*{any_of('sign-mark')}\s*[\])/]?\s*[.,]?", rest, re.I):
        return whole(Kind.CLOSING, words, start)
    if is_name(rest) and words[: found.end()].rstrip()[-1:] in ",.!":
        end = len(words[: found.end()].rstrip())
        return (
            Piece(Kind.CLOSING, Span(start, start + end)),
            Piece(Kind.SIGNATURE, Span(start + found.end(), start + len(words)), "signed"),
        )
    return ()


def made_by(words: str, start: int) -> tuple[Piece, ...]:
    """Tail lines of the office: who drafted, typed, deciphered; the basis, the typist's mark."""
    if len(words) > 140:
        return ()
    for name in ("drafting", "typing", "deciphering", "translation"):
        if pattern(r"[\[(]?@\s*:?\s+\S", f"made-{name}").match(words) and not re.search(
            r"[a-z]{4}[.!?]\s+[A-Z][a-z]+\s[a-z]", words
        ):
            return whole(Kind.SIGNATURE, words, start, name)
    if pattern(r"@\s*:", "label-basis").match(words):
        return whole(Kind.MARK, words, start, "basis")
    return whole(Kind.MARK, words, start, "typist") if _TYPIST.fullmatch(words) else ()


def sign_mark(words: str) -> re.Match[str] | None:
    """A sign mark somewhere in a line: ``[signed] I. Stalin``, ``/s/ Hull``, ``(Sd).``, ``Signed: X``."""
    bracketed = re.search(rf"[\[(/]\s*{any_of('sign-mark')}\s*[\])/]\s*[.:]?|\bs/(?=\s)|/s/", words, re.I)
    return bracketed or pattern(r"\b@\s*:|^@(?=\s+[A-ZА-Я])", "sign-mark").match(words)


def signature(words: str, start: int) -> tuple[Piece, ...]:
    """A line that says itself that it is signed or certified: ``Authenticated: X``, ``[signed] X``, ``True copy``.

    >>> [p.label for p in signature("Authenticated: Petrenko", 0)], signature("It was signed in Moscow.", 0)
    (['certified'], ())
    """
    if len(words) > 140:
        return ()
    bare = words.strip("[]() .")
    certified = pattern(r"[\[(]?@\s*(?P<mark>[:,–—-]|(?=\s*[\[(/]))?\s*(?P<rest>.*)", "sign-certified").match(words)
    if certified:
        rest = re.sub(rf"[\[(/]\s*{any_of('sign-mark')}\s*[\])/]", " ", certified["rest"], flags=re.I).strip(" :.,[]()")
        if not rest or ((certified["mark"] or "by" in certified[0].casefold().split()[:2]) and _is_signatory(rest)):
            return whole(Kind.SIGNATURE, words, start, "certified")
    found = sign_mark(words)
    if found is None:
        return whole(Kind.SIGNATURE, words, start, "signed") if is_one(bare, "sign-mark") and words[:1] in "[(/" else ()
    rest = (words[: found.start()] + " " + words[found.end() :]).strip(" :.,;[]()/")
    if rest and not _is_signatory(rest):
        return ()
    return whole(Kind.SIGNATURE, words, start, "signed")


def _is_signatory(words: str) -> bool:
    words = re.split(r",?\s+(?:on|of)?\s*(?=\d)", words)[0].strip(" ,")
    return is_name(words) or is_office(words) or is_title_case(words, 12)


def is_bracket(words: str) -> bool:
    """Whether the whole line stands in one pair of square brackets."""
    return words[:1] == "[" and words.rstrip(".")[-1:] == "]" and "]" not in words[1:].rstrip(".")[:-1].rstrip("]")


def distribution_note(words: str) -> re.Match[str] | None:
    """A translator's bracket that holds a list of copies; group ``rest`` is the list."""
    return pattern(
        r"[\[(]\s*(?:(?:Translator|Editor|Trans)[^:]{0,20}:\s*)?@\s*:?\s*(?P<rest>.*?)\s*[\])]?\.?$",
        "label-quoted-list",
    ).match(words)


def is_footnote(words: str) -> bool:
    """A note of the edition: ``[1] BArch, B 136/59748, 326-334.``"""
    return bool(_FOOTNOTE.match(words))


def opens_quote(words: str) -> bool:
    """Whether a line begins with an opening quotation mark."""
    return words[:1] in _OPEN


def closes_quote(words: str) -> bool:
    """Whether a line ends with a closing quotation mark."""
    return words.rstrip(".,; ")[-1:] in _CLOSE


def copy_number(words: str) -> re.Match[str] | None:
    """``Copy No. 12``: groups number or number2, total or total2."""
    return _COPY_NUMBER.match(words)


def total_of(words: str) -> tuple[int, int] | None:
    """Where the stated number of copies stands in the head of a list, as offsets of its words."""
    found = re.search(rf"\b{_COUNT}\s+(?:copies|copy|экз)", words, re.I)
    return (found.start("count"), found.end("count")) if found else None


def numbered(words: str) -> re.Match[str] | None:
    """The number and the rest of an entry of a list of copies."""
    return _NUMBERED.fullmatch(words) or _BULLET.fullmatch(words)
