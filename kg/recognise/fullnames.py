"""Bare names of running text: full names, and surnames that do what people do or hold an office in apposition.

Initials or a known given name before a surname, East Asian, Hungarian and Japanese names, a name before its office,
"Rakhmanov reported", "Alekseev, Ambassador in Havana". A bare capitalised word is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention, MentionKind, Span
from kg.recognise.family import family_first, given_last, romanised
from kg.recognise.names import PARTICLE, PRONOUN, L, Shape, Token, U, read, run
from kg.recognise.persons import apposition, institution, person, weak_place
from kg.recognise.view import View

# Two capitalised tokens or more side by side: only these can be a bare full name ("Boris Yeltsin", "A.A. Gromyko"), or
# two with particles between them ("Joachim von Ribbentrop").
_RUN = re.compile(rf"\[(?=[{U}][{L}]+\] [{U}][{L}])"
                  rf"|[{U}](?=[\w'\-]*\.? ?(?:(?:{PARTICLE}) ){{0,3}}(?:al-|el-)?[{U}]|[{L}]*\[[{L}]+\])")
_SPEAKING = re.compile(rf"([{U}][{L}'\-]+[{L}]) (?:has |had |also |then )?([a-z]+)")
# "Alekseev, Ambassador in Havana, cabled"
_OFFICE_NEXT = re.compile(rf"(?<![\w'\-.])([{U}][{L}'\-]+[{L}])(?=, [\w])")
_IN = re.compile(r"(?<!confidence )(?<!trust )(?<!faith )(?<!belief )(?<!believe )(?<!interest )\b[Ii]n $")
_NAME_BEFORE = re.compile(rf"[{U}][\w'\-]*\.? $")
_JOINED = re.compile(r"[\w'\-.]")
_COMPASS = frozenset({"N.", "S.", "E.", "W."})


def full_names(view: View, start: int, end: int) -> Iterator[Mention]:
    """Bare full names: initials or a known given name before a surname, East Asian names, a name before its office."""
    flat = view.flat
    done = start
    for found in _RUN.finditer(flat, start, end):
        if found.start() < done or _JOINED.match(flat, max(start, found.start() - 1), found.start()):
            continue
        at = found.start()
        tokens = run(flat, at, end)
        if not tokens:
            continue
        done = tokens[-1].end
        for index, token in enumerate(tokens):
            if token.kind == "word" and view.lexica.ordinary(token.text) and not view.lexica.is_given(token.text) \
                    and not family_first(view.lexica, tokens[index:index + 3]):
                continue          # but "Do Xuan Bach"
            if token.kind == "word" and token.text.isupper() and len(token.text) < 6 and any(
                    t.kind == "word" and not t.text.isupper() for t in tokens[index + 1:]):
                continue          # "КНДР Т. Штыков", "USIA Harold Burns": capital letters of a body or state
            if token.kind == "initial" and index and not _apart(view, tokens[index - 1]) and not (
                    tokens[index - 1].kind == "word" and _doubled(tokens[index:index + 3])):
                continue          # the middle of something that was not understood: "S. Ct.", "D.C. Cir."
            if token.text == "I." and PRONOUN.search(flat, max(start, token.start - 8), token.start):
                continue          # "So do I. GORBACHEV: Good."
            shape = read(view, token.start, end, trust="prose", tokens=tokens[index:])
            if shape is None:
                continue
            rule = _evidence(view, shape)
            office = apposition(view, shape.end, end)
            if not rule and office and len(shape.words) >= 2 and index == 0 and not weak_place(view, shape):
                rule = "name-before-office"
            if not rule and index + 1 < len(tokens) and _doubled(tokens[index + 1:index + 4]):
                continue          # "Academician P. L. Kapitsa"
            if not rule:
                break
            if flat.startswith(" ", shape.end) and institution(view, shape.end + 1):
                break
            done = max(done, shape.end)
            yield person(view, shape, rule, "", office)
            break


def _apart(view: View, token: Token) -> bool:
    """Whether a token before initials is no part of their name: "Chairman I. Petrov", "КНДР Т. Штыков"."""
    return token.kind == "word" and (view.lexica.ordinary(token.text) or (token.text.isupper() and len(token.text) < 6))


def _doubled(tokens: Sequence[Token]) -> bool:
    """Whether two initials and a word stand here, the whole name of a Russian."""
    return [token.kind for token in tokens] == ["initial", "initial", "word"]


def speaking(view: View, start: int, end: int) -> Iterator[Mention]:
    """A bare surname that does what people do: "Rakhmanov reported", with the ending of a surname, not of a town."""
    for found in _OFFICE_NEXT.finditer(view.flat, start, end):
        first, last, word = found.start(1), found.end(1), found[1]
        if word.endswith(view.lexica.surname_endings) and not view.lexica.ordinary(word) \
                and word.lower() not in view.small and not view.covering(first, last) \
                and not _NAME_BEFORE.search(view.flat, max(start, first - 30), first) \
                and (office := apposition(view, last, end)) and office.end > office.complement \
                and view.flat[office.end:office.end + 1] in (",", ".", ";"):
            yield Mention(MentionKind.PERSON, Span(first, last), view.text[first:last], rule="surname-office",
                          office=office.words(view), office_span=Span(office.start, office.end))
    for found in _SPEAKING.finditer(view.flat, start, end):
        first, last, word = found.start(1), found.end(1), found[1]
        if found[2] in view.lexica.speech and word.endswith(view.lexica.surname_endings) \
                and not view.lexica.ordinary(word) and word.lower() not in view.small \
                and not view.covering(first, last) and not _JOINED.match(view.flat, max(start, first - 1), first) \
                and not _NAME_BEFORE.search(view.flat, max(start, first - 30), first):
            yield Mention(MentionKind.PERSON, Span(first, last), view.text[first:last], rule="surname-speaking")


def _evidence(view: View, shape: Shape) -> str:
    """Which pattern makes a bare run of tokens a person, or ""."""
    tokens = shape.tokens
    words = [t for t in tokens if t.kind in ("word", "spaced")]
    if tokens[0].kind == "completed" and words:
        return "completed-name"
    if tokens[0].kind == "initial":
        if not words or tokens[-1].kind not in ("word", "spaced", "suffix"):
            return ""
        if tokens[0].text in _COMPASS and (hit := view.covering(words[0].start, words[0].end)) and not hit.of("person"):
            return ""             # "N. Korea"; but "N. S. Khrushchev"
        if len(shape.initials) == 1 and not _sole_initial(view, shape, words):
            return ""
        return "initials"
    if [t.kind for t in tokens] == ["lone", "word"] and tokens[0].text == "U" and len(tokens[1].text) < 7:
        return "burmese-name"     # "U Nu", "U Thant"
    if [t.kind for t in tokens] == ["lone", "word"] and tokens[0].text == "O" and romanised(tokens[1].text):
        return "family-name-first"     # "O Jin-u"
    if tokens[0].kind != "word":
        return ""
    first = tokens[0].text
    lexica = view.lexica
    if family_first(lexica, tokens):
        return "" if _whereabouts(view, shape) else "family-name-first"
    if [t.kind for t in tokens] == ["word", "initial", "initial"] and first.endswith(lexica.surname_endings) \
            and not view.covering(tokens[0].start, tokens[0].end):
        return "surname-initials"     # "Smirnov E. I. reported"
    if len(words) < 2:
        return ""
    if given_last(lexica, tokens):
        return "given-name-last"
    if (lexica.is_given(first) or (first.lower() in lexica.namesakes and shape.initials)) and (
            first.lower() not in lexica.words or shape.initials):
        return "" if _whereabouts(view, shape) else "given-name"
    if shape.initials and tokens[1].kind == "initial" and len(tokens) >= 3 and not _doubled(tokens[1:4]):
        return "middle-initial"
    if any(t.text.endswith(lexica.patronymics) for t in words[1:]):
        return "patronymic"
    if words[-1].text in lexica.dignities and not view.covering(words[0].start, words[-1].end):
        return "dignity"
    return ""


def _whereabouts(view: View, shape: Shape) -> bool:
    """Whether two bare words stand where a place does: "in Nam Tha"; not "in Mao Zedong's speech", "confidence in …".

    Elsewhere in the document they are a place too when most of them stand so: "the loss of Nam Tha".
    """
    flat, words = view.flat, view.flat[shape.start:shape.end]
    if len(shape.tokens) != 2 or "-" in words or f"n {words}" not in flat or view.covering(shape.start, shape.end):
        return False
    inside = [bool(_IN.search(flat, max(0, m.start() - 24), m.start())) and not flat.startswith("'s", m.end())
              for m in re.finditer(re.escape(words) + r"(?!\w)", flat)]
    here = _IN.search(flat, max(0, shape.start - 24), shape.start) and not flat.startswith("'s", shape.end)
    return bool(here) or 2 * sum(inside) >= len(inside)


def _sole_initial(view: View, shape: Shape, words: list[Token]) -> bool:
    """One initial and a word: a name, unless it is a heading's letter or numeral ("A. Background", "I. Aims")."""
    before = view.flat[max(0, shape.start - 2):shape.start]
    line_start = shape.start == 0 or before.endswith("\n") or before.strip() == ""
    if line_start and len(shape.tokens[0].text) == 2 and len(words) > 2:
        return False
    hit = view.covering(words[0].start, words[0].end)
    return (hit is None or hit.of("person") is not None) and words[0].text.lower() not in view.small
