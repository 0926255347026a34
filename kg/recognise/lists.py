"""Persons in lists: distribution, copies, participants, addresses, signatures, catalogue terms.

There an entry that is nothing but a name is a person without a title: "Copies: Stalin (2), Malenkov - 1, File of 8th"
names two.  An entry with other words than a name, its count, scope or office is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention, MentionKind, Span
from kg.recognise import offices, persons
from kg.recognise.names import L, Shape, U, read
from kg.recognise.view import View

# entries end at line ends, semicolons, commas, "and", and at wide gaps ("MD J. Bitterlich          Bonn")
_CUT = re.compile(r"\n|;|,(?! ?(?:Jr|Sr|II|III)\b)| (?:and|&|и|or|или) | {3,}")
# "1. Comr. Stalin", "1 – to Cde Molotov", "[1 -] to the addressee", "- Comrade Péter", "(3) "
_NUMBER = re.compile(r"[\s\[(]*(?:and\s|и\s)?(?:\d{1,3}(?![\w])|[a-zа-я](?=[).]))?[\s\]).]*[-–—•*]?[\s\])]*")
# what may stand between the beginning of an entry and its name: "Copies:", "to", "drafted by", "Deciphered by", "TO"
_LEAD = re.compile(
    r"(?:(?:[^\W\d]['\w]*[ ]){0,5}?"
    r"(?:to|by|for|from|via|cc|To|By|For|From|TO|BY|FOR|FROM|VIA|CC|кому|Кому|Whom|от)\b[ :]*|"
    r"(?:[^\W\d][\w' ]{0,40}[-–—]? ?\d* ?(?:copies|copy)?|[\w' ()]{0,40}):[ ]*)+")
_TAIL = re.compile(
    rf"\s*(?:\(\s*\d+\s*\)|[-–—]\s*\d+(?:\s*(?:cop(?:y|ies)|экз\.?))?|\d+ cop(?:y|ies)"
    r"|[-–—:]+\s*(?:(?:points?|items?|pp?\.)\s?\d[\d –-]*|all\b|everything\b)"
    rf"|[-–—]+\s*(?:pp?\.\s?\d[\d, ]*|[{L}][\w ]*)"
    r"|\([^()]*\)|\[[^\]]*\])*"
    r"\s*[.!:*)\]]*\s*$")
_GO_ON = re.compile(r" (?:on|at|in|of|from) ")

LIST_KINDS = frozenset({Kind.DISTRIBUTION, Kind.COPIES, Kind.PARTICIPANTS, Kind.ADDRESS, Kind.SIGNATURE,
                        Kind.SALUTATION, Kind.CLOSING, Kind.AUTHOR})


def entries(view: View, start: int, end: int, kind: Kind) -> Iterator[Mention]:
    """The persons of a list segment."""
    at = start
    while at < end:
        cut = _CUT.search(view.flat, at, end)
        stop = cut.start() if cut else end
        mention = _entry(view, at, stop, end, kind)
        if mention:
            yield mention
        at = cut.end() if cut else end


def _entry(view: View, start: int, stop: int, end: int, kind: Kind) -> Mention | None:
    flat = view.flat
    first = _NUMBER.match(flat, start, stop)
    begin = first.end() if first else start
    for at in _openings(view, start, begin, stop, kind):
        mention = _name_at(view, at, stop, end, kind, led=at > begin)
        if mention:
            return mention
    return None


def _openings(view: View, start: int, begin: int, stop: int, kind: Kind) -> Iterator[int]:
    """Where the name of an entry may begin: at its beginning, after a lead, after a mark such as [signed]."""
    flat = view.flat
    if flat[begin - 1:begin] == "[" and begin > start:       # "[Zhou] Enlai"
        yield begin - 1
    yield begin
    if lead := _LEAD.match(flat, begin, stop):
        number = _NUMBER.match(flat, lead.end(), stop)
        yield number.end() if number else lead.end()
    if kind in (Kind.SIGNATURE, Kind.CLOSING):       # from the start: a number's brackets may have taken its "["
        for mark in re.compile(r"(?:\[[^\]\n]*\]|\([^()\n]*\)|/s/|[Ss]igned:?)\s*").finditer(flat, start, stop):
            yield mark.end()
            if flat[mark.start()] in "([":
                yield mark.start() + 1


def _name_at(view: View, at: int, stop: int, end: int, kind: Kind, *, led: bool) -> Mention | None:
    flat = view.flat
    title = ""
    if (hit := view.at.get(at)) and hit.of("title") and not hit.of("place"):
        title = view.text[hit.start:hit.end]
        at = hit.end
        while at < stop and flat[at] == " ":
            at += 1
    office = None
    shape = read(view, at, stop, trust="title" if title else "list")
    if shape is None and (office := offices.office_at(view, at, stop)) and office.start == at \
            and flat.startswith(" ", office.end):
        shape = read(view, office.end + 1, stop, trust="office")
    if shape is None:
        return None
    bare = not title and office is None
    if bare and not _tail(view, shape, stop, led):
        return None
    if bare and not _allowed(view, shape, kind, at):
        return None
    after = office or persons.apposition(view, shape.end, end)
    return persons.person(view, shape, f"list-{kind.value}", title, after)


def _tail(view: View, shape: Shape, stop: int, led: bool) -> bool:
    """Whether only a count, a scope, a bracket or an office stands after the name; after "typed by" also a date."""
    flat = view.flat
    if _TAIL.match(flat, shape.end, stop):
        return True
    return led and bool(_GO_ON.match(flat, shape.end, stop)) and bool(re.search(r"\d", flat[shape.end:stop]))


def _allowed(view: View, shape: Shape, kind: Kind, at: int) -> bool:
    """Bare names that are too short to tell: a sender's line may be a town that no word list has."""
    words = shape.words
    if any((hit := view.covering(w.start, w.end)) and hit.of("group", "unit", "office") for w in words):
        return False
    if len(words) == 1 and not shape.initials:
        low = words[0].text.lower()
        if len(words[0].text) < 3 or low in view.small or low in view.lexica.namesakes:
            return False
        line = view.flat[view.flat.rfind("\n", 0, at) + 1:at]
        if kind is Kind.SALUTATION and not line.strip() and not view.lexica.is_given(words[0].text):
            return False                    # "Gentelmen", "Brethren," greet nobody by name
        if words[0].text.isupper() and (words[0].text in view.lexica.capitals or (
                len(words[0].text) < 5 and any(c.islower() for c in line) and line.rstrip().endswith(","))):
            return False          # "Foreign Assessment Center, CRD": an office's letters
        if line.endswith(" & ") or view.flat.startswith(" & ", shape.end):
            return False          # "Sullivan & Cromwell": a firm
        # "To: Orlov, Petrov"; not "FROM: OMSK"
        if kind is Kind.ADDRESS and not re.search(r"\bto\b|\bкому\b", line, re.I):
            return False
    return True


# "Kwasniewski, Aleksander", "Stalin, Joseph, 1878-1953", "Roosevelt, Franklin D. (Franklin Delano)"
_CATALOGUE = re.compile(
    rf"\s*([{U}][{U}{L}'\-]+(?: [{U}][{U}{L}'\-]+)?), ([{U}][{U}{L}.' \-]*?)(?:,? ?\(?[\d\-–]+\)?)?(?: ?\(.*\))?\s*$")


def term(view: View, start: int, end: int) -> Iterator[Mention]:
    """A person of a catalogue's name list: ``Kwasniewski, Aleksander``."""
    found = _CATALOGUE.match(view.flat, start, end)
    if found and not any(view.lexica.ordinary(w) for w in re.findall(r"\w+", found[1] + " " + found[2])) \
            and not any(h.of("group", "place-country", "office", "unit") for h in view.within(start, end)):
        span = Span(found.start(1), found.end(2))
        yield Mention(MentionKind.PERSON, span, " ".join(span.of(view.text).split()), rule="catalogue-name")
        return
    begin = start + len(view.flat[start:end]) - len(view.flat[start:end].lstrip())
    shape = read(view, begin, end, trust="list")
    if shape and len(shape.words) + len(shape.initials) > 1 and not view.flat[shape.end:end].strip(" .\n"):
        yield persons.person(view, shape, "catalogue-name")
