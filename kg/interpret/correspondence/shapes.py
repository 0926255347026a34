"""The shapes of single lines: a name, an office, a body, an address, a date with its place, a bracket, a footnote."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.words import any_of, is_one, office, ordinary, places, title
from kg.model import Kind, Span
from kg.recognise.dates import find_dates

SIGN = r"(?:No\.?|Nos\.?|Nr\.?|N[º°o]\.?|№|#|Number|Экз\.?|N)"
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s+\S")
# words that join capitals in an address: "to the Ambassador of the USSR in Ulaanbaatar", "to all Premiers"
_JOIN = frozenset(
    [
        "pro",  # "Secretary pro tem"
        "tem",
        "tempore",
        "ad",  # "Chargé d’Affaires ad interim"
        "interim",
        "of",
        "the",
        "and",
        "for",
        "in",
        "at",
        "to",
        "de",
        "la",
        "le",
        "du",
        "des",
        "von",
        "van",
        "der",
        "den",
        "di",
        "da",
        "al",
        "el",
        "bin",
        "ibn",
        "all",
        "on",
        "with",
        "&",
        "-",
        "–",
        "—",
        "his",
        "her",
        "и",
        "в",
        "во",
        "от",
        "для",
        "на",
        "при",
        "по",
        "personally",
        "a.i",
        "ad",
        "interim",
        "oglu",
        "ogly",
        "oghlu",
        "kyzy",
        "personal",
        "only",
        "von",
        "zu",
        "attention",
        "or",
        "или",
    ]
)
CAPITAL = re.compile(r"[\[(“\"'«]*(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ]|[a-z]{1,2}[-’'][A-Z]|\d{1,2}(?:st|nd|rd|th)\b|\.[A-Z])")
_PERSON_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ]\.)+|\.?[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w’'ʹ`-]*[.,]?|(?:de|la|von|van|der|den|al|el|bin|ibn|da|di|du|ogl[uy]|oghlu|kyzy|Jr\.?|Sr\.?)"
    r"|[\[(][^\])]{1,60}[\])][.,]?"
)
_PARTICLES = frozenset(["de", "la", "von", "van", "der", "den", "al", "el", "bin", "ibn", "da", "di", "du",
                        "oglu", "ogly", "oghlu", "kyzy"])
_SPACED = re.compile(r"(?:[A-ZА-ЯЁ]\s){3,}[A-ZА-ЯЁ]\.?|[A-ZА-ЯЁ](?:\s[a-zà-žа-яё]){2,}\.?")
_TIME = re.compile(
    r"[\s,.;—–-]*(?:at\s+)?(?:\d{1,2}[.:]\d{2}|\d{1,2}(?=\s*[ap]\.?\s?m))?"
    r"(?:\s*(?:[ap]\.?\s?m\.?|hours?|hrs\.?|h\.|o'clock|Moscow time))*[\s,.;]*",
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
    return 0 < len(found) <= limit and bool(plain) and all(CAPITAL.match(w) for w in plain)


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
    if any(
        ordinary(word.strip(".,"))
        for word in plain.split()
        if not re.fullmatch(r"(?:[A-ZА-Я]\.)+", word) and word.casefold() not in _PARTICLES
    ):
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
    if found.start() == 0 and words[:1].islower():  # "chargé d’affaires ad interim" under a name
        return (
            len(words.split()) <= 8
            and words[-1:] not in ".,;:!?"
            and not re.search(r"\b(?:is|was|has|will|and)\b", words)
        )
    return words[:1].isupper() and words[: found.start()].count(" ") <= 6 and is_title_case(words, 24)


# the head word of a body that can close a text: "Chinese Embassy in Burma", "CC Workers' Party of Korea"
BODY = re.compile(
    r"\b(?:Embassy|Legation|Consulate|Ministry|Committee|Department|Mission|Delegation|Bureau|Office|Government|Party|Council|"
    r"Presidium|Union|Association|Academy|Command|Commission|Secretariat|Directorate|CC|Central)\b",
    re.I,
)


def is_body(words: str) -> bool:
    """Whether a line has the shape of the name of a body: ``Chinese Embassy in Burma``; a sentence has not."""
    return bool(BODY.search(words)) and is_title_case(words, 14) and words[-1:] not in ".:;," and len(words) < 120


# forms of address that others give, not signers: "His Excellency Mr. …" below a letter opens an address
_ADDRESSED = re.compile(
    r"(?:His|Her|Your)\s+Excellenc(?:y|ies)\b|H\.\s?E\.|Mr\.?\s|Mrs\.?\s|Miss\s|Messrs|Shri\s|Comrade\s|Cde\.?\s|The\s+(?:Right\s+)?Hon|Hon\.\s|Sir\s"
)


def is_address_block(words: str) -> bool:
    """Whether a line below the signature opens the address of the addressee: ``His Excellency Mr. Ashdown,``."""
    return bool(_ADDRESSED.match(words)) and is_title_case(words.rstrip(",."), 24)


def is_prose(words: str) -> bool:
    """Whether a line is (the beginning of) a sentence of a text rather than a line of a head.

    >>> is_prose("The commission finished its work on 1 March 1949."), is_prose("(No. 231. Confidential)")
    (True, False)
    """
    if len(words) > 120 or words[:1].islower():
        return True
    small = [w for w in re.findall(r"[\w’']+", words) if w.islower() and w.isalpha() and len(w) > 3]
    return len(small) >= (2 if re.search(r"[.!?:;]$", words) else 5)


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
    before = re.sub(r",\s*on\s*$", "", words[: found[0].span.start]).strip(" ,.;:–—-([")
    if re.search(r"\s(?:on|by|of|until|before|after|from|since|for)$", before):
        return ()  # "Review on October 9, 1985", "Declassified by X on …": no place
    after = words[found[-1].span.end :]
    between = "".join(words[a.span.end : b.span.start] for a, b in pairwise(found))
    if between.strip(" ,-–—/()") or not (_TIME.fullmatch(after.strip(")] ")) or _YEAR_MARK.fullmatch(after)):
        return ()
    if before and not is_place_shaped(before):
        return ()
    return whole(Kind.DATELINE, words, start)


_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.I)


def is_place_shaped(words: str) -> bool:
    """Whether words before a date can be a place or weekday: up to five capitalised words, no label, no title."""
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


def is_bracket(words: str) -> bool:
    """Whether the whole line stands in one pair of square brackets."""
    return words[:1] == "[" and words.rstrip(".")[-1:] == "]" and "]" not in words[1:].rstrip(".")[:-1].rstrip("]")


def is_footnote(words: str) -> bool:
    """A note of the edition: ``[1] BArch, B 136/59748, 326-334.``"""
    return bool(_FOOTNOTE.match(words))


def opens_quote(words: str) -> bool:
    """Whether a line begins with an opening quotation mark."""
    return words[:1] in _OPEN


def closes_quote(words: str) -> bool:
    """Whether a line ends with a closing quotation mark."""
    return words.rstrip(".,; ")[-1:] in _CLOSE
