"""Lines below a text: closing formulas, signatures, who drafted and typed it."""

from __future__ import annotations

import re

from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.shapes import BODY, is_name, is_office, is_title_case, whole
from kg.interpret.correspondence.words import any_of, is_one, pattern, places
from kg.model import Kind, Span
from kg.recognise.dates import find_dates

_TYPIST = re.compile(r"\d{1,3}\s?[-–]?\s?[a-zа-я]{1,3}\.?")


def dated_name(words: str, start: int) -> tuple[Piece, ...]:
    """A date and a name on one line below the text: ``5.VI.49 P. Gorshenin``, ``A. Orlov  12 May 1950``."""
    found = find_dates(words)
    if len(found) != 1 or len(words) > 80:
        return ()
    date, end = found[0].span, len(words)
    before, after = words[: date.start].strip(" ,\t"), words[date.end :].lstrip(" .,\t").rstrip(" ,\t")
    if not before.strip(".") and is_name(after) and (len(after.split()) > 1 or after.isupper()):
        at = words.index(after, date.end)
        return (
            Piece(Kind.DATELINE, Span(start, start + len(words[:at].rstrip()))),
            Piece(Kind.SIGNATURE, Span(start + at, start + end), "signed"),
        )
    if not after.strip(".") and is_name(before) and len(before.split()) > 1 and not is_place_shaped_only(before):
        return (
            Piece(Kind.SIGNATURE, Span(start, start + len(words[: date.start].rstrip())), "signed"),
            Piece(Kind.DATELINE, Span(start + date.start, start + end)),
        )
    return ()


def is_place_shaped_only(words: str) -> bool:
    """Whether words before a date are a place rather than a name: a known place, or without an initial."""
    return words.casefold() in places() or not re.search(r"\b[A-ZА-Я]\.", words)


_ASSURED = re.compile(
    r"(?:Please\s+)?(?:accept|I\s+(?:take|avail)\s+(?:myself|this)|I\s+have\s+the\s+honou?r\s+to\s+(?:be|remain)).{0,200}"
    r"(?:consideration|respects?|esteem|servant|regards?)\s*[.,!]?",
    re.I,
)
# "Wishing you good health,", "I wish you success in your work."
_WISHED = re.compile(r"(?:I\s+|We\s+)?wish(?:ing)?\s+you\b[^.!]{3,90}[,.!]", re.I)
# "On behalf of the residents:", "On behalf of the workers of the mine", "By order of the CC" above the names of those
# who sign
_BEHALF = re.compile(
    r"(?:(?:On|In)\s+behalf|By\s+(?:the\s+)?order|By\s+(?:the\s+)?authority)\s+of\s+(?P<side>[^.;!?]{3,90}?):?", re.I
)


def closing(words: str, start: int) -> tuple[Piece, ...]:
    """A closing formula, alone or with a sign mark or the name behind it: ``Yours sincerely, (Sd).``

    >>> [(p.kind.value, p.label) for p in closing("Sincerely, William H. Webster", 0)]
    [('closing', ''), ('signature', 'signed')]
    """
    found = pattern(
        r"(?:I (?:am|remain),?\s+(?:(?:dear\s+)?Sir,?\s+)?)?@(?:\s+and\s+@)?\s*[,.!]?\s*", "closing-formula"
    ).match(words)
    if found is None:
        assured = any(form.fullmatch(words) for form in (_ASSURED, _WISHED)) or in_third_person(words)
        sides = _BEHALF.fullmatch(words)
        behalf = sides is not None and (words.endswith(":") or is_title_case(sides["side"], 12))
        # "FOR THE CENTRAL COMMITTEE OF THE" over the rest of the body's name and who signs for it
        body = re.fullmatch(r"(?:FOR|For)\s+(?:THE|the)\s+(?P<side>[A-Z].{3,110})", words)
        signs = body is not None and is_title_case(body["side"], 14) and bool(BODY.search(body["side"]))
        return whole(Kind.CLOSING, words, start) if assured or behalf or signs else ()
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


# "The Ministry of X presents its compliments to the Embassy of Y and has the honour to …": both sides of a note verbale
COMPLIMENTS = re.compile(
    r"(?:^|[.:]\s+)(?P<from>(?:The\s+)?[A-Z][^.;:]{3,150}?)\s+(?:presents?|conveys?|expresses)\s+(?:its|his|her|their)\s+"
    r"(?:\w+\s+)?(?:compliments|respects?)\s+to\s+(?P<to>[^.;:]{3,170}?)(?=,?\s+and\s+[a-z]|,?\s+and,|[.;:]|,\s+(?:in|with|on)\s|$)"
)


def in_third_person(words: str) -> bool:
    """The formula that closes a note without a signer: ``The Ministry avails itself of the opportunity to renew``."""
    found = re.compile(
        r"(?:The\s+)?[^.;:]{3,150}?\b(?:avails?\s+(?:itself|themselves)\s+of|takes?)\s+(?:the|this)\s+(?:opportunity|occasion)\b.{0,260}"
        r"(?:consideration|respects?|esteem|regards?)\s*[.,!]?",
        re.I | re.S,
    )
    return found.fullmatch(words) is not None


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


# "Ambassador: Dr. Pavlik": an office before its holder
_POST = re.compile(r"(?P<office>[A-Z][^:\n]{3,60}):\s+(?P<name>[A-Z][^:\n]{2,50})")


def sign_mark(words: str) -> re.Match[str] | None:
    """A sign mark in a line: ``[signed] I. Stalin``, ``/s/ Hull``, ``/ss/ Lazar``, ``/-/ Lis``, ``Signed: X``."""
    bracketed = re.search(
        rf"[\[(/]\s*{any_of('sign-mark')}\s*[\])/]\s*[.:]?|\bss?/(?=\s)|/ss?/|/[-–—]/|^\([-–—]\)(?=\s)", words, re.I
    )
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
    post = _POST.fullmatch(words)
    if found is None and post and is_office(post["office"]) and is_name(post["name"]):
        return whole(Kind.SIGNATURE, words, start, "signed")
    if found is None:
        return whole(Kind.SIGNATURE, words, start, "signed") if is_one(bare, "sign-mark") and words[:1] in "[(/" else ()
    rest = (words[: found.start()] + " " + words[found.end() :]).strip(" :.,;[]()/")
    if rest and not _is_signatory(rest):
        return ()
    return whole(Kind.SIGNATURE, words, start, "signed")


def _is_signatory(words: str) -> bool:
    words = re.split(r",?\s+(?:on|of)?\s*(?=\d)", words)[0].strip(" ,")
    return is_name(words) or is_office(words) or is_title_case(words, 12)
