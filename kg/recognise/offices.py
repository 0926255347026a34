"""Offices: in apposition to a name, before a name as its title, or alone ("the governor").

An office is ``modifier* head complement?``: *acting* **Consul General** *in Kashgar*, *Xinjiang* **governor**,
**People's Commissar** *of Defense*.  Heads and modifiers are in ``ontology/vocabularies/offices.ttl``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Mention, MentionKind, Span
from kg.recognise.lexica import Hit
from kg.recognise.names import L, U
from kg.recognise.view import View

_BEFORE = re.compile(rf"(?<![\w'\-])([{U}{L}][\w'\-./()]*)(?:'s)? ?$")
_WORD = re.compile(rf"(?:[{U}]\.){{2,}}|[{U}{L}\d][\w'\-]*(?:\(b\)|/b/)?")
_JOIN = re.compile(r" (of|in|for|at|to|on|from) (?:the |The )?")
_LINK = re.compile(r"(?:'s| (?:of the|for the|of|for|and|&)|,(?= [A-Z][\w' ]*,? and ))? ")
# "was the chairman", "as the head of the group": said of somebody, who is named or not; no holder of his own
_PREDICATE = re.compile(r"\b(?:as|is|was|are|were|be|been|being|become|became|appointed|elected|named|confirmed) $")
_POSTED = re.compile(r" in (?:the )?")
_LONGEST = 160           # characters of a complement: "Central Committee of the Communist Party of the Soviet Union"
_LAST_WORD = re.compile(r"[\w'\-]+$")
_SOME_ARTICLE = re.compile(r"(?:the|The|a|an|as|our|its) ")
_DEFINITE = re.compile(r"(?<![\w'])(?:the|The|THE) (?:(?:new|present|current|then|incoming|outgoing|late|next) )?$")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$")
# Which complements an office may take besides "of": the ambassador "to" a country, the consul "in" a town. A governor
# is not sent "to X" by his title, so that "send the governor to Urumqi" keeps the office short.
_TO = re.compile(r"ambassador|envoy|representative|delegate|adviser|advisor|minister|secretary to|assistant|aide|deputy"
                 r"|observer|commissioner|consul|attach|delegation|high commissioner", re.IGNORECASE)
_IN = re.compile(r"ambassador|envoy|representative|consul|attach|\bresident|commander|minister|adviser|advisor|agent"
                 r"|commissioner|plenipotentiary|charg|member|head|chief|delegate|посол|консул", re.IGNORECASE)
_FOR = re.compile(r"secretary|minister|commissar|adviser|advisor|director|deputy|representative|assistant|officer"
                  r"|chief|commissioner|coordinator|head", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase: its extent without article, the head's extent, and whether the head needs a complement."""

    start: int
    end: int
    head: Hit
    complement: int          # where the complement begins; equal to ``end`` when there is none

    def words(self, view: View) -> str:
        """As written on one line: ``acting Consul General in Kashgar``."""
        return " ".join(view.text[self.start:self.end].split())


def offices(view: View, start: int, end: int) -> Iterator[Office]:
    """Every office phrase in ``start:end``, also those that turn out to be titles or that need a complement."""
    done = start
    for hit in view.within(start, end):
        if hit.start < done or not hit.of("office"):
            continue
        following = view.at.get(hit.end + 1)
        if following and following.of("office") and following.end <= end and view.flat.startswith(" ", hit.end) and (
                not hit.of("office-title") or view.flat[hit.start:hit.end].lower() in view.lexica.modifiers):
            continue              # "plenipotentiary representative": the last noun is the head
        left = _left(view, hit, done)
        complement = right = hit.end
        found = _right(view, hit, end)
        if found > hit.end:
            right = found
        done = right
        yield Office(left, right, hit, complement)


def office_at(view: View, at: int, end: int) -> Office | None:
    """The office phrase that begins at ``at`` after an optional article; None when something else stands there."""
    article = _SOME_ARTICLE.match(view.flat, at, end)
    first = article.end() if article else at
    office = next(offices(view, first, min(end, first + 160)), None)
    return office if office and office.start == first else None


def _left(view: View, hit: Hit, floor: int) -> int:
    """Where the modifiers before a head begin: ``acting``, ``Soviet``, ``Xinjiang``, ``NKVD``."""
    flat, lexica = view.flat, view.lexica
    at = hit.start
    for _ in range(5):
        if at - 3 >= floor and flat[at - 3:at].lower() == "ex-":
            at -= 3               # "ex-Premier Nagy"
        found = _BEFORE.search(flat, max(floor, at - 40), at)
        if not found or not flat[found.end(1):at].startswith(" "):
            break
        word, low = found[1], found[1].lower()
        known = view.covering(found.start(1), found.end(1))
        if low in lexica.modifiers or low in lexica.adjectives or _ORDINAL.match(low):
            pass
        elif known and known.start >= floor and (
                (known.end == found.end(1) and known.of("place", "group-name"))
                or (known.of("office-title", "office-head") and word[0].isupper() == flat[hit.start].isupper())):
            at = known.start
            continue
        elif low == "then" and flat[max(0, found.start(1) - 4):found.start(1)].lower() == "the ":
            pass                  # "the then Foreign Minister"; not "and then Foreign Minister Ek spoke"
        elif "-" in word and low.rsplit("-", 1)[-1] in lexica.adjectives:
            pass
        elif word.isupper() and word.isalpha() and 2 < len(word) < 7 and word not in lexica.capitals \
                and flat[hit.start].isupper() and not flat[hit.start:hit.end].isupper():
            pass                  # "KCIA Director"
        else:
            break
        at = found.start(1)
    return at


def _right(view: View, hit: Hit, end: int) -> int:
    """Where the complement after a head ends; ``hit.end`` when there is none."""
    flat = view.flat
    head = flat[hit.start:hit.end]
    joined = _JOIN.match(flat, hit.end, end)
    if not joined:
        if head[-1] > "Ѐ" and flat.startswith(" ", hit.end):   # a Russian genitive follows without a joint
            reached = complement_end(view, hit.end + 1, end, own=False)
            return reached if reached > hit.end + 1 else hit.end
        return hit.end
    word = joined[1]
    allowed = word == "of" or (word == "to" and _TO.search(head)) or (word in ("in", "at") and _IN.search(head)) \
        or (word == "for" and _FOR.search(head)) or (word == "on" and "advis" in head.lower()) \
        or (word == "from" and "epresentative" in head)
    if not allowed:
        return hit.end
    reached = complement_end(view, joined.end(), end, own=bool(word == "of"))
    if reached == joined.end() or (word not in ("of", "for") and flat[joined.end():reached].islower()):
        return hit.end
    if word in ("of", "for") and _IN.search(head) and (posted := _POSTED.match(flat, reached, end)) \
            and (place := view.at.get(posted.end())) and place.of("place") and place.end <= end:
        return place.end          # "representative of the OGPU in Kazakhstan"
    return reached


def complement_end(view: View, at: int, end: int, own: bool, holder: bool = True) -> int:
    """How far an institution, unit or place named in a complement reaches: ``the 36th Division of the NRA``.

    Capitalised words that nothing knows are taken only at the beginning (``Director of Vostvag``): after a known
    institution they are the holder's name (``People's Commissar of Defense Voroshilov``), unless no ``holder`` can
    follow (``Institute of International Studies``).
    """
    flat, lexica = view.flat, view.lexica
    begin = reached = at
    end = min(end, at + _LONGEST)
    known_before = False
    while at < end:
        hit = view.at.get(at)
        if hit and hit.end <= end and hit.of("place", "group", "unit") and not hit.of("office", "title"):
            if hit.of("place") and known_before and not _linked(flat, reached, at):
                break
            if flat[reached:at] in (" and ", " & ") and hit.of("group-name"):
                break
            reached, known_before = hit.end, True
        else:
            found = _WORD.match(flat, at, end)
            if not found:
                break
            word, low = found[0], found[0].lower()
            if hit and hit.of("title", "office"):
                break
            if _institutional(view, word, low) or (low in lexica.ordinals and flat.startswith(" ", found.end())):
                known_before = True
            elif not (low in lexica.region_nouns and known_before) and not (
                    word[0].isupper() and low not in lexica.function
                    and ((not known_before and own) or (not holder and len(word) > 1)
                         or _body_follows(view, found.end()))):
                break
            reached = found.end()
        link = _LINK.match(flat, reached, end)
        if not link:
            break
        at = link.end()
        if link[0] == " " and flat[at:at + 1].islower() and not _lower_goes_on(view, at):
            break
    while reached > begin and (last := _LAST_WORD.search(flat[begin:reached])) and last[0].lower() in lexica.adjectives:
        reached = max(begin, begin + last.start() - 1)      # "historian of American policy" is no office of a place
    return reached if reached > begin and _substantial(view, begin, reached) else begin


def _body_follows(view: View, at: int) -> bool:
    """Whether the noun of a body stands next: "National Coordinating Committee"."""
    hit = view.at.get(at + 1)
    return hit is not None and hit.of("group-head") is not None


def _institutional(view: View, word: str, low: str) -> bool:
    """Whether a word belongs to the names of institutions: "36th", "foreign", "Economics", "F.A.O."."""
    lexica = view.lexica
    if _ORDINAL.match(low) or low in lexica.complements or low in lexica.unit_nouns or low in lexica.adjectives:
        return True
    if word[0].isupper() and low in lexica.words:
        return True
    return word not in lexica.capitals and ((word.isupper() and 1 < len(word) < 7) or word[1:2] == ".")


def _linked(flat: str, reached: int, at: int) -> bool:
    return flat[reached:at].strip() != ""


def _lower_goes_on(view: View, at: int) -> bool:
    found = _WORD.match(view.flat, at)
    low = found[0].lower() if found else ""
    return low in view.lexica.complements or low in view.lexica.unit_nouns or low in view.lexica.adjectives \
        or low in view.lexica.region_nouns


def _substantial(view: View, start: int, end: int) -> bool:
    words = view.flat[start:end]
    return any(c.isupper() or c.isdigit() for c in words) or words.split(" ")[-1] in view.lexica.complements


def says_whose(view: View, office: Office) -> bool:
    """Whether a people, place or body stands before the head: "Soviet representative", "NKVD chief"."""
    before = view.flat[office.start:office.head.start]
    return any(word.lower() in view.lexica.adjectives for word in before.split()) or any(
        hit.of("place", "group-name") for hit in view.within(office.start, office.head.start))


def unnamed(view: View, start: int, found: Iterable[Office]) -> Iterator[Mention]:
    """Holders named by office alone: "the acting commander of the 36th Division", "The Chancellor".

    Only with the definite article, or a country before the head ("Decline Soviet ambassador's …" has none): "a
    minister" and "ministers" are nobody in particular. Heads that need a complement must have one.
    """
    flat = view.flat
    for office in found:
        if office.head.of("office-plural") and not office.head.of("office-title", "office-head"):
            continue
        if not office.head.of("office-title") and office.complement == office.end and not says_whose(view, office):
            continue
        definite = _DEFINITE.search(flat, max(start, office.start - 16), office.start)
        if not definite:
            continue
        first = definite.start()
        if flat[office.end:office.end + 1] == "-" or _PREDICATE.search(flat, max(start, first - 12), first):
            continue
        words = office.words(view)
        span = Span(office.start, office.end)
        yield Mention(MentionKind.OFFICE, span, words, office=words, office_span=span, rule="office-alone")
