"""Persons whom a title or an office announces: "Cde. Smirnov", "to Cdes. A, B, and C", "Prime Minister Guterres".

:mod:`kg.recognise.fullnames` finds names without either, :mod:`kg.recognise.again` their bare names elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention, MentionKind, Span
from kg.recognise import offices
from kg.recognise.names import TOKEN, L, Shape, U, read, written
from kg.recognise.view import View

_AFTER_TITLE = re.compile(r" ?\n? {0,3}(?=\S)")
_BETWEEN = re.compile(r" ?,?[ \n](?:and|&|и)[ \n](?=\S)| ?, ?\n? ?(?=\S)| ?\n ?(?=\S)")
_LETTERS = re.compile(rf", (?!Mc)[{U}][{L}][{U}]{{1,3}}(?=, )")     # "Comrades Stibi, MfAA, and Hegen": a ministry
_APPOSITION = re.compile(r"(?:, | \(|, (?:and|who is) )(?=\S)")
_SIGNED = re.compile(
    r":?\s{1,3}(?:\[(?:signed|signature|подпись|handwritten)\]|\((?:signed|signature)\)|/[sS]/|/signature/|/signed/|signed:?)?\s{0,3}",
    re.IGNORECASE)
_FRAMED = re.compile(r"[ \n]{1,3}\((?!(?:[Ss]igned|[Ss]ignature)\))")      # "Chairman of the Council\n(P. ORLOV)"
_GOES_ON = re.compile(r", (?!(?:and|or|as well|the|a)\b)[a-z]")
_THE = re.compile(r"[Tt]he $")


def person(view: View, shape: Shape, rule: str, title: str = "", office: offices.Office | None = None) -> Mention:
    """The mention of a shape."""
    return Mention(
        MentionKind.PERSON, Span(shape.start, shape.end), written(view, shape), title=title, rule=rule,
        office=office.words(view) if office else "",
        office_span=Span(office.start, office.end) if office else None,
    )


def titled(view: View, start: int, end: int) -> Iterator[Mention]:
    """Names after a form of address or rank, and the rest of the list they begin: "to Cdes. A, B, and C"."""
    for hit in view.within(start, end):
        entry = hit.of("title")
        if not entry or hit.of("place"):
            continue
        title = view.text[hit.start:hit.end]
        trust = "title" if entry.kind == "title-personal" else "rank" if _word(view, title) else "office"
        gap = _AFTER_TITLE.match(view.flat, hit.end, end)
        at = gap.end() if gap else hit.end
        if (second := view.at.get(at)) and second.of("title") and view.flat.startswith(" ", second.end) \
                and read(view, second.end + 1, end, trust="office"):
            continue              # "Field Marshal Viscount Montgomery": the name follows the second title
        plural = _plural(title)
        yield from names_from(view, at, end, trust, title, many=plural)


def _word(view: View, title: str) -> bool:
    """Whether a rank is an ordinary word too: "General Assembly", "Major Powers", "Captain"."""
    low = title.lower()
    return low in view.lexica.words or low in view.lexica.namesakes


def _plural(title: str) -> bool:
    return bool(re.fullmatch(r"(?:.*s\.?|тт\.|т\.т\.|товарищ(?:и|ам|ей|ами))", title)) \
        and title.lower().rstrip(".") not in ("mrs", "ms", "miss")


def names_from(view: View, at: int, end: int, trust: str, title: str, *, many: bool) -> Iterator[Mention]:
    """The name at ``at`` and, when ``many``, the names that follow it in the same list."""
    first = True
    while at < end:
        shape = _named(view, at, end, trust if first else "list")
        if shape is None:
            return
        office = apposition(view, shape.end, end)
        yield person(view, shape, f"title-{trust}" if first else "title-list", title, office)
        if not many:
            return
        first = False
        at = office.end if office else shape.end
        if view.flat.startswith(")", at):
            at += 1
        if many and (body := _LETTERS.match(view.flat, at, end)):
            at = body.end()
        step = _BETWEEN.match(view.flat, at, end)
        if not step:
            return
        at = step.end()
        if (hit := view.at.get(at)) and hit.of("title-personal"):
            gap = _AFTER_TITLE.match(view.flat, hit.end, end)
            at = gap.end() if gap else hit.end


def _named(view: View, at: int, end: int, trust: str) -> Shape | None:
    """A name, also behind an office that stands between title and name ("Comrade Ambassador Shtykov")."""
    shape = read(view, at, end, trust=trust)
    if shape is None and (office := offices.office_at(view, at, end)) and office.start == at \
            and view.flat.startswith(" ", office.end):
        return read(view, office.end + 1, end, trust="office")
    return shape


def apposition(view: View, at: int, end: int) -> offices.Office | None:
    """An office after a name: ", the acting Consul General in Kashgar", "'s (commander of the 36th Division)"."""
    flat = view.flat
    if flat.startswith("'s ", at):
        at += 2
    found = _APPOSITION.match(flat, at, end)
    if not found:
        return None
    office = offices.office_at(view, found.end(), end)
    if office is None or (office.head.of("office-plural") and not office.head.of("office-title", "office-head")):
        return None
    # "…, Ambassador Bohlen" begins the next entry, and so does ", Foreign Minister of Japan Arita"
    if flat.startswith(" ", office.end) and read(view, office.end + 1, end, trust="office"):
        return None
    closed = flat[office.end:office.end + 1]
    if office.end == office.complement and office.head.of("office-head") and not office.head.of("office-title") \
            and office.start == office.head.start and closed not in ".,;)\n":
        return None
    return office


def by_office(view: View, end: int, held: Sequence[offices.Office]) -> Iterator[Mention]:
    """Names right after an office: "Portuguese Prime Minister Guterres", "CC SECRETARY [signed] I. Stalin"."""
    for office in held:
        if framed := _FRAMED.match(view.flat, office.end, end):
            shape = read(view, framed.end(), end, trust="list")
            if shape and view.flat.startswith(")", shape.end) and (shape.initials or "\n" in framed[0]):
                yield person(view, shape, "office-before", view.text[office.head.start:office.head.end], office)
            continue
        if after := _after_comma(view, office, end):
            yield after
            continue
        gap = _SIGNED.match(view.flat, office.end, end)
        if not gap or gap.end() == office.end:
            continue
        plain = view.flat[gap.start():gap.end()] == " "
        if not plain and not re.search(r"(?i)sign|/s/|подпись", gap[0]):
            continue
        if office.head.of("title-personal") and office.start == office.head.start and office.end == office.head.end:
            continue              # "Professor Perkins" is a form of address
        if not office.head.of("office-title", "office-plural") and office.end == office.complement and not (
                office.head.of("office-head") and offices.says_whose(view, office)):
            continue              # "the British historian D. C. Watt": a calling, no office
        shape = read(view, gap.end(), end, trust="office" if plain else "list")
        if shape is None:
            continue
        if shape.end < end and view.flat.startswith(" ", shape.end) and institution(view, shape.end + 1):
            continue
        many = bool(office.head.of("office-plural"))
        follow = list(names_from(view, gap.end(), end, "office" if plain else "list", "", many=many))
        head = view.text[office.head.start:office.head.end]
        for mention in follow:
            yield Mention(
                mention.kind, mention.span, mention.name, title=" ".join(head.split()), rule="office-before",
                office=_singular(view, office), office_span=Span(office.start, office.end),
            )


def _after_comma(view: View, office: offices.Office, end: int) -> Mention | None:
    """"the Hungarian Ambassador to Pyongyang, Pál Szarvas, reported": two words or more in apposition to an office."""
    flat = view.flat
    if not flat.startswith(", ", office.end) or not _THE.search(flat, max(0, office.start - 4), office.start) \
            or not office.head.of("office-title", "office-head") or " " not in flat[office.start:office.end]:
        return None
    shape = read(view, office.end + 2, end, trust="prose")
    if shape is None or weak_place(view, shape) or flat[shape.end:shape.end + 1] not in (",", ".", ";", ")"):
        return None
    if len(shape.words) + len(shape.initials) < 2 and not (
            office.end > office.complement and _GOES_ON.match(flat, shape.end)):
        return None               # "the Second Secretary of the Embassy, Holub, came"; not a list of offices and bodies
    return person(view, shape, "office-comma", "", office)


def _singular(view: View, office: offices.Office) -> str:
    """The office of one of several: "Ambassadors Orr and Holm" makes each ``Ambassador``."""
    words = office.words(view)
    plural = office.head.of("office-plural") and not office.head.of("office-title", "office-head")
    return words[:-1] if plural and words.endswith("s") else words


def institution(view: View, at: int) -> bool:
    """Whether a capitalised ordinary word follows, so that a name is part of a thing's name: "Lenin Library"."""
    found = TOKEN.match(view.flat, at)
    if not found or found.lastgroup != "word":
        return False
    low = found[0].lower()
    return low in view.lexica.words and low not in view.lexica.times and not (
        (hit := view.at.get(at)) and hit.of("office", "title"))


def weak_place(view: View, shape: Shape) -> bool:
    return any((hit := view.covering(t.start, t.end)) and not hit.of("person") for t in shape.words)
