"""Persons: named after a title, in a list, by initials, by a given name, or known from elsewhere in the document.

``strong`` finds the persons a text states; ``again`` finds their bare names elsewhere.  In prose a bare capitalised
word is nobody: "The Council met Smirnov" names a person only if another place of the document does so clearly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention, MentionKind, Span
from kg.recognise import offices
from kg.recognise.family import family_first, given_last
from kg.recognise.names import PARTICLE, PRONOUN, TOKEN, L, Shape, Token, U, read, run, written
from kg.recognise.view import View

_AFTER_TITLE = re.compile(r" ?\n? {0,3}(?=\S)")
_BETWEEN = re.compile(r" ?,?[ \n](?:and|&|и)[ \n](?=\S)| ?, ?\n? ?(?=\S)| ?\n ?(?=\S)")
_LETTERS = re.compile(rf", (?!Mc)[{U}][{L}][{U}]{{1,3}}(?=, )")     # "Comrades Stibi, MfAA, and Hegen": a ministry
_APPOSITION = re.compile(r"(?:, | \(|, (?:and|who is) )(?=\S)")
_SIGNED = re.compile(
    r":?\s{1,3}(?:\[(?:signed|signature|подпись|handwritten)\]|\((?:signed|signature)\)|/[sS]/|/signature/|/signed/|signed:?)?\s{0,3}",
    re.IGNORECASE)
_FRAMED = re.compile(r"[ \n]{1,3}\((?!(?:[Ss]igned|[Ss]ignature)\))")      # "Chairman of the Council\n(P. ORLOV)"
# Two capitalised tokens or more side by side: only these can be a bare full name ("Boris Yeltsin", "A.A. Gromyko"), or
# two with particles between them ("Joachim von Ribbentrop").
_RUN = re.compile(rf"\[(?=[{U}][{L}]+\] [{U}][{L}])"
                  rf"|[{U}](?=[\w'\-]*\.? ?(?:(?:{PARTICLE}) ){{0,3}}(?:al-|el-)?[{U}]|[{L}]*\[[{L}]+\])")
_THE = re.compile(r"[Tt]he $")
_SPEAKING = re.compile(rf"([{U}][{L}'\-]+[{L}]) (?:has |had |also |then )?([a-z]+)")
_IN = re.compile(r"(?<!confidence )(?<!trust )(?<!faith )(?<!belief )(?<!believe )(?<!interest )\b[Ii]n $")
_NAME_BEFORE = re.compile(rf"[{U}][\w'\-]*\.? $")
_JOINED = re.compile(r"[\w'\-.]")
_COMPASS = frozenset({"N.", "S.", "E.", "W."})


def person(view: View, shape: Shape, rule: str, title: str = "", office: offices.Office | None = None) -> Mention:
    """The mention of a shape."""
    return Mention(
        MentionKind.PERSON, Span(shape.start, shape.end), written(view, shape), title=title, rule=rule,
        office=office.words(view) if office else "",
        office_span=Span(office.start, office.end) if office else None,
    )


def strong(view: View, start: int, end: int, held: Sequence[offices.Office]) -> Iterator[Mention]:
    """Persons of running text: after titles and offices, by initials, given names, or an office in apposition."""
    yield from titled(view, start, end)
    yield from by_office(view, end, held)
    yield from full_names(view, start, end)
    yield from speaking(view, start, end)


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
        if shape.end < end and view.flat.startswith(" ", shape.end) and _institution(view, shape.end + 1):
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
    if shape is None or len(shape.words) + len(shape.initials) < 2 or _weak_place(view, shape) \
            or flat[shape.end:shape.end + 1] not in (",", ".", ";", ")"):
        return None
    return person(view, shape, "office-comma", "", office)


def _singular(view: View, office: offices.Office) -> str:
    """The office of one of several: "Ambassadors Orr and Holm" makes each ``Ambassador``."""
    words = office.words(view)
    plural = office.head.of("office-plural") and not office.head.of("office-title", "office-head")
    return words[:-1] if plural and words.endswith("s") else words


def _institution(view: View, at: int) -> bool:
    """Whether a capitalised ordinary word follows, so that a name is part of a thing's name: "Lenin Library"."""
    found = TOKEN.match(view.flat, at)
    if not found or found.lastgroup != "word":
        return False
    low = found[0].lower()
    return low in view.lexica.words and low not in view.lexica.times and not (
        (hit := view.at.get(at)) and hit.of("office", "title"))


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
            if not rule and office and len(shape.words) >= 2 and index == 0 and not _weak_place(view, shape):
                rule = "name-before-office"
            if not rule and index + 1 < len(tokens) and _doubled(tokens[index + 1:index + 4]):
                continue          # "Academician P. L. Kapitsa"
            if not rule:
                break
            if flat.startswith(" ", shape.end) and _institution(view, shape.end + 1):
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
    for found in _SPEAKING.finditer(view.flat, start, end):
        first, last, word = found.start(1), found.end(1), found[1]
        if found[2] in view.lexica.speech and word.endswith(view.lexica.surname_endings) \
                and not view.lexica.ordinary(word) and word.lower() not in view.small \
                and not view.covering(first, last) and not _JOINED.match(view.flat, max(start, first - 1), first) \
                and not _NAME_BEFORE.search(view.flat, max(start, first - 30), first):
            yield Mention(MentionKind.PERSON, Span(first, last), view.text[first:last], rule="surname-speaking")


def _weak_place(view: View, shape: Shape) -> bool:
    return any((hit := view.covering(t.start, t.end)) and not hit.of("person") for t in shape.words)


def _evidence(view: View, shape: Shape) -> str:
    """Which pattern makes a bare run of tokens a person, or ""."""
    tokens = shape.tokens
    words = [t for t in tokens if t.kind == "word"]
    if tokens[0].kind == "completed" and words:
        return "completed-name"
    if tokens[0].kind == "initial":
        if not words or tokens[-1].kind not in ("word", "suffix"):
            return ""
        if tokens[0].text in _COMPASS and view.covering(words[0].start, words[0].end):
            return ""
        if len(shape.initials) == 1 and not _sole_initial(view, shape, words):
            return ""
        return "initials"
    if [t.kind for t in tokens] == ["lone", "word"] and tokens[0].text == "U" and len(tokens[1].text) < 7:
        return "burmese-name"     # "U Nu", "U Thant"
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
