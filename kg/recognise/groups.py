"""Bodies: by name, by a head noun with its complement, and by capital letters that the document treats as a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention, MentionKind, Span
from kg.recognise.lexica import Hit
from kg.recognise.names import L, U
from kg.recognise.offices import complement_end
from kg.recognise.view import View

_PARTS = frozenset({
    "CC", "Central Committee", "Politburo", "Political Bureau", "PB", "Orgburo", "Secretariat", "Presidium",
    "CC Politburo", "CC Presidium"})
_BESIDE = frozenset({"CC", "Central Committee", "Secretariat"})       # beside a party's name: "SED CC", "CC PUWP"
_OF_THE = re.compile(r" of (?:the )?")
_OF = re.compile(r" (?:of|for|(?<=Council )on|(?<=Committee )on|(?<=Commission )on|(?<=Board )on) (?:the )?")
_THE = re.compile(r"(?<![\w'])[Tt]he $")
_CAPITAL_NEXT = re.compile(rf" [{U}]")
_POSSESSIVE = frozenset({"people's", "workers'", "women's", "soldiers'", "peasants'", "writers'", "veterans'"})
_OPENING = frozenset({"supreme", "central", "national", "state", "general", "international"})   # begin a sentence too
_VAGUE = frozenset({"foreign", "other", "new", "own", "local", "present", "federal", "central", "national"})
_BEFORE = re.compile(rf"(?<![\w'\-.])([{U}][\w'\-]*) $")
_NUMBER_BEFORE = re.compile(r"(?<![\w'\-])([A-Z][a-z]+|\d{1,2}(?:st|nd|rd|th)) $")
_LOWER_BEFORE = re.compile(rf"(?<![\w'\-.])([{U}{L}\d][\w'\-]*) $")
# Capital letters are a body when the text puts "the" before them somewhere and no noun after them: "of the NKTM and",
# not "BK expresses" (a person's initials) and not "the CFE treaty"
_THE_CAPITALS = re.compile(r"he ([A-Z]{2,6})(?![\w\-/])(?:'s)?(?= ?([^\w\s'])| ([a-z]+))")
_DEFINED = re.compile(rf"[{L}] \(([A-Z]{{2,6}})\)")
_ROMAN = re.compile(r"[IVXLCM]+$")
# "Council of Ministers of the Azerbaijan SSR", "… of the Kazakh SSR": the republic is more than its country's name
_REPUBLIC = re.compile(rf" of the (?:[{U}][\w\-]+ ){{1,3}}"
                       r"(?:(?:A?SSR|SFSR|SSSR)(?!\w)|(?:Autonomous )?Soviet Socialist Republic)")
_SHOUT = re.compile(r"[A-Z]{2,}[ ,]+[A-Z]{2,}")


def groups(view: View, start: int, end: int, letters: re.Pattern[str] | None) -> Iterator[Mention]:
    """Every body named in ``start:end``; ``letters`` are the abbreviations found by :func:`abbreviations`."""
    for hit in view.within(start, end):
        if hit.of("group-name"):
            if view.flat[max(0, hit.start - 5):hit.start].lower() == "anti-":
                continue          # "the Anti-Comintern Pact"
            yield _mention(view, *_named(view, hit, end), "group-list")
        elif (hit.of("group-head") or hit.of("group-lower")) and (found := _by_head(view, hit, start, end)):
            yield _mention(view, *found, "group-head")
    if letters is not None:
        for match in letters.finditer(view.flat, start, end):
            if not view.covering(match.start(), match.end()) and not _shouted(view, match):
                yield _mention(view, match.start(), match.end(), "group-letters")


def _mention(view: View, start: int, end: int, rule: str) -> Mention:
    return Mention(MentionKind.GROUP, Span(start, end), " ".join(view.text[start:end].split()), rule=rule)


def abbreviations(view: View) -> re.Pattern[str] | None:
    """A pattern of the capital letters that this document uses for a body: with "the", or in brackets after a name."""
    found = {m[1] for m in _THE_CAPITALS.finditer(view.flat) if m[2] or m[3] in view.lexica.function}
    found |= {m[1] for m in _DEFINED.finditer(view.flat)}
    words = sorted(w for w in found if w not in view.lexica.capitals and not _ROMAN.match(w))
    return re.compile(rf"(?<![\w'\-./])(?:{'|'.join(words)})(?![\w\-/]|\.[A-Z])") if words else None


def _shouted(view: View, match: re.Match[str]) -> bool:
    """Whether the letters stand in a line of capitals, where every word looks like an abbreviation."""
    flat = view.flat
    first = flat.rfind("\n", 0, match.start()) + 1
    last = flat.find("\n", match.end())
    line = flat[max(first, match.start() - 80):last if 0 <= last < match.end() + 80 else match.end() + 80]
    return not any(c.islower() for c in line)


def _named(view: View, hit: Hit, end: int) -> tuple[int, int]:
    """A body of the list, with the body it belongs to when that follows: "Politburo of the CC CPSU"."""
    reached, start = hit.end, hit.start
    words = view.flat[hit.start:hit.end]
    if " " in words or words in ("Politburo", "Duma"):
        found = _BEFORE.search(view.flat, max(0, start - 40), start)
        known = view.covering(found.start(1), found.end(1)) if found else None
        if found and found[1].lower() in view.lexica.adjectives:
            start = found.start(1)
        elif known and known.of("place-country", "place-region") and known.end == start - 1:
            start = known.start
    reached = _whole(view, hit, end)
    if republic := _REPUBLIC.match(view.flat, hit.end, end):
        reached = republic.end()
    return start, reached


def _whole(view: View, hit: Hit, end: int) -> int:
    """Where a body and what it is a part of end: "Politburo of the CC PUWP", "SED CC", "CC of the Communist Party of
    Mozambique"."""
    flat, reached, words = view.flat, hit.end, view.flat[hit.start:hit.end]
    while True:
        joined = _OF_THE.match(flat, reached, end)
        following = view.at.get(joined.end() if joined else reached + 1)
        if following is None or following.end > end or not (joined or flat.startswith(" ", reached)):
            break
        its = flat[following.start:following.end]
        if joined and following.of("group-name", "place-country") and (
                joined[0] == " of the " or words in _PARTS or words.endswith("Party")):
            pass
        elif joined or not following.of("group-name") or _beside(words) == _beside(its) \
                or {words, its} & (_PARTS - _BESIDE):
            break
        reached, words = following.end, its
    if (joined := _OF_THE.match(flat, reached, end)) and words in _PARTS:
        last = complement_end(view, joined.end(), end, own=False, holder=False)
        if any(h.of("group-head") for h in view.within(joined.end(), last)):
            reached = last
    return reached


def _beside(words: str) -> bool:
    return words in _BESIDE or words.endswith((" of the CC", " of the Central Committee"))


def _by_head(view: View, hit: Hit, start: int, end: int) -> tuple[int, int] | None:
    flat, lexica = view.flat, view.lexica
    capital = flat[hit.start].isupper()
    left, proper = hit.start, 0
    at = hit.start
    while True:
        found = (_BEFORE if capital else _LOWER_BEFORE).search(flat, max(start, at - 40), at)
        if not found:
            break
        low = found[1].lower()
        known = view.covering(found.start(1), found.end(1))
        if known and known.of("title", "office-title", "unit-head"):
            break
        if "'" in low and low.endswith(("'s", "s'")) and low not in _POSSESSIVE:
            break
        if known and known.end == found.end(1) and known.of("place", "group-name") and known.start >= start:
            at = left = known.start
            proper += 1
            continue
        if low in lexica.adjectives or (capital and low.rsplit("-", 1)[-1] in lexica.adjectives):
            proper += 1
        elif not capital:
            if low not in ("central", "provincial", "local", "military", "supreme", "national", "people's", "own"):
                break
            if low in ("own", "local"):
                break
        elif low in lexica.function:
            break
        elif found.start(1) == 0 or flat[found.start(1) - 1] == "\n" or flat[max(0, found.start(1) - 2)] in ".!?:":
            if low in lexica.words and low not in _OPENING:
                break
            proper += 1
        else:
            proper += 1
        at = left = found.start(1)
        if hit.start - left > 60:
            break
    if proper and capital and (number := _NUMBER_BEFORE.search(flat, max(start, left - 14), left)) \
            and (number[1][0].isdigit() or number[1].lower() in lexica.ordinals):
        left = number.start(1)    # "Fourth European Department", "1st Far Eastern Department"
    right = hit.end
    if joined := _OF.match(flat, hit.end, end):
        reached = complement_end(view, joined.end(), end, own=capital and " of" in joined[0], holder=False)
        while capital and reached > joined.end() and flat[flat.rfind(" ", joined.end() - 1, reached) + 1].islower():
            reached = max(flat.rfind(" ", joined.end() - 1, reached), joined.end())
        adjective = flat[joined.end():reached].lower() in lexica.adjectives
        if reached > joined.end() and not adjective and (capital or _says_whose(view, joined.end(), reached)):
            right = reached
            proper += 1
    if flat.startswith((" Act", " Meeting", " Conference"), right) and not flat[right + 4:right + 5].islower():
        return None
    if flat[left:hit.start].strip().lower() in _VAGUE and flat[hit.start:hit.end].lower() == "government":
        return None
    if right == hit.end and flat[left:right].isupper() and not _says_whose(view, left, hit.start):
        return None
    if not proper:
        # "the Government", "the Embassy" as this document's own; in small letters it is nobody in particular
        if capital and flat[hit.start:hit.end].lower() not in ("division", "branch") \
                and _THE.search(flat[max(start, hit.start - 5):hit.start]) \
                and not _CAPITAL_NEXT.match(flat, right):
            return hit.start, right
        return None
    if not capital and right == hit.end and not _says_whose(view, left, hit.start):
        return None
    return left, right


def _says_whose(view: View, start: int, end: int) -> bool:
    """Whether a country, place, body or numbered unit is named in these words."""
    words = view.flat[start:end]
    return any(h.of("place", "group-name", "unit") for h in view.within(start, end)) or any(
        w.lower() in view.lexica.adjectives for w in words.split(" ")) or bool(re.search(r"\d(?:st|nd|rd|th)\b", words))
