"""The shapes of personal names, without a judgement on who is meant.

A name is a run of tokens on one line: words with a capital (``Rozengol'ts``, ``McNamara``, ``Il-sung``), initials
(``I.``, ``Ya.``), completed initials (``W[illiam]``), particles (``van der``, ``al-``), letter-spaced words, and a
suffix (``Jr.``, ``III``).  The word list of ordinary words ends a run; a possessive never belongs to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.recognise.family import family_first
from kg.recognise.lexica import Hit, Lexica
from kg.recognise.view import View


def _letters(upper: bool) -> str:
    wanted = (c for c in map(chr, (*range(0x41, 0x250), *range(0x386, 0x530), *range(0x1E00, 0x1F00)))
              if c.isalpha() and (c.isupper() if upper else c.islower()))
    return "".join(wanted)


U, L = _letters(True), _letters(False)
PARTICLES = frozenset({
    "von", "van", "der", "den", "de", "da", "di", "del", "della", "du", "la", "le", "los", "las", "dos", "das", "do",
    "bin", "ibn", "ben", "zu", "zum", "zur", "und", "af", "av", "y", "e", "ter", "ten", "al", "el", "ul", "ud"})
PARTICLE = "|".join(sorted(PARTICLES - {"do", "e", "y", "und", "du", "le", "la"}, key=len, reverse=True))
# "Rozengol'ts", "Pel'she", "O'Neill" go on after the apostrophe, "Hushan's" does not; "Il-sung", "Alma-Ata" go on after
# the hyphen, "Molotov-1" and "Soviet-led" do not.
_GO_ON = (rf"(?:'(?![sS](?![{L}{U}]))(?=[{L}{U}])"
          rf"|-(?!(?:led|era|type|style|backed|based|held|made|born|like|in)\b)(?=[{L}{U}]))")
_WORD = rf"(?:(?:al|el|as|ad|ar|an|ash|at|az|ul)-(?=[{U}]))?[{U}](?:[{L}{U}]|{_GO_ON})+"
# "I.", "J.-P."; letters that transliterate one Cyrillic letter: "Ya.", "Shch.", and those of a Hungarian sound: "Gy.";
# in capitals only before capitals ("YU. ANDROPOV"); not "Cde." or "Vol."
_INITIAL = (rf"(?:[{U}]|Ya|Yu|Ye|Yo|Ia|Iu|Ie|Zh|Kh|Ts|Ch|Sh|Shch|Dzh|Th|Ph|Gy|Sz|Zs|Cs|Gh|Wm|Chr|Lj|Dj|Vl"
            rf"|(?:YA|YU|YE|ZH|KH|TS|CH|SH|GY|SZ)(?=\. ?[{U}]{{2}}))\.(?:-[{U}]\.)?")
# "W[illiam]", "Kruch[inkin]", "[Zhou] Enlai"
_COMPLETED = rf"[{U}][{L}]*\[[{L}]{{1,15}}\][{L}]*|\[[{U}][{L}]{{1,15}}\](?= [{U}][{L}])"
# "S H T Y K O V", "S h t y k o v": at least four single letters; "M e m o r a n d u m" is sorted out by the word list
_SPACED = rf"[{U}](?: [{U}]){{3,}}(?![{U}{L}'])|[{U}](?: [{L}]){{3,}}(?![{L}'])"
_LONE = rf"[{U}](?= [{U}][{L}])"                                                 # "U Thant"
TOKEN = re.compile(
    rf"(?P<spaced>{_SPACED})|(?P<completed>{_COMPLETED})|(?P<initial>{_INITIAL})"
    rf"|(?P<word>{_WORD})|(?P<particle>(?:{PARTICLE})(?= +(?:[{U}]|(?:{PARTICLE}) )))|(?P<lone>{_LONE})"
)
_GAP = re.compile(r" {1,2}(?=\S)")
_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|II|III|IV)(?![\w'])")
_DIGIT_NEXT = re.compile(r",? \d")
_REGNAL = re.compile(r" (?:II|III|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI?|XXIII)(?![\w'])")        # "Pius XII"
# "MfAA", "MfS", "BfV": an abbreviation with a small letter; not "McCOY"
_MIXED = re.compile(rf"(?!Mc|De|Le|La)[{U}][{L}][{U}]{{1,3}}$")
# "So do I. Petrov left", "as tall as I am, and did I. REAGAN: Yes": the pronoun ends a sentence
PRONOUN = re.compile(r"(?:do|did|have|had|am|was|will|would|can|could|shall|should|nor) $")
# An abbreviation that is an initial by shape only: "U.S.", "U.N.", "D.C.", "N.N."
_NO_INITIALS = frozenset({"U.S.", "U. S.", "U.N.", "U. N.", "U.K.", "U. K.", "D.C.", "N.N.", "N. N.", "P.S.",
                          "N.Y.", "N. Y.", "M.P.", "R.S.", "A.D.", "B.C.", "A.M.", "P.M.", "L.S.", "M.D.", "P.O.",
                          "S.S.", "H.M.", "U.S.S.R.", "U.S.A.", "F.N.", "No.", "Vol.", "St."})


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a name: ``kind`` is word, initial, completed, spaced, particle, lone or suffix."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A name's extent and tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are more than initials and particles."""
        return tuple(t for t in self.tokens if t.kind in ("word", "spaced", "completed", "lone"))

    @property
    def initials(self) -> tuple[Token, ...]:
        """The initials."""
        return tuple(t for t in self.tokens if t.kind == "initial")


def run(flat: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens from ``start`` that stand together: ``I. V. STALIN`` gives three."""
    tokens: list[Token] = []
    at = start
    while len(tokens) < 8 and (found := TOKEN.match(flat, at, end)):
        tokens.append(Token(str(found.lastgroup), at, found.end(), found[0]))
        at = found.end()
        if gap := _GAP.match(flat, at, end):
            at = gap.end()
        elif tokens[-1].kind != "initial":
            break
    return tuple(tokens)


def close(tokens: tuple[Token, ...]) -> Shape | None:
    """A shape from tokens, without particles and lone letters at its end; None when no word is left."""
    kept = list(tokens)
    while kept and kept[-1].kind in ("particle", "lone"):
        kept.pop()
    if not any(t.kind in ("word", "spaced", "completed") for t in kept):
        return None
    return Shape(kept[0].start, kept[-1].end, tuple(kept))


def read(view: View, start: int, end: int, *, trust: str, most: int = 4,
         tokens: tuple[Token, ...] | None = None) -> Shape | None:
    """The name that begins exactly at ``start``, or None.

    ``trust`` says how sure the place is that a person follows: ``title`` (after "Cde."), ``list`` (an entry of an
    address or distribution list), ``office`` (after "Minister"), ``rank`` (after "General", which also begins names of
    bodies), ``prose``. ``tokens`` may be given where the run has been read already.
    """
    flat, lexica = view.flat, view.lexica
    if (form := view.at.get(start)) and form.of("title-personal") and "." in flat[start + 2:form.end]:
        return None               # "H.E." are no initials
    kept: list[Token] = []
    tokens = run(flat, start, end) if tokens is None else tokens
    words = 0
    for index, token in enumerate(tokens):
        if token.kind == "initial":
            if not kept and (flat[start:tokens[min(1, len(tokens) - 1)].end] in _NO_INITIALS
                             or flat[max(0, start - 12):start].rstrip(", ").endswith("Washington")):
                return None
            if words and not (token.text[0] > "Ѐ" or _more_initials(tokens, index, trust)):
                break
        elif token.kind == "word":
            low = token.text.lower()
            if words and kept[-1].kind == "initial" and token.text[0] > "Ѐ":
                break             # "Сталину И.В. Зам. …": surname and initials are the whole name
            hit = view.at.get(token.start)
            if _MIXED.match(token.text):
                break
            if words == most or (low in lexica.function
                                 and (kept or not family_first(lexica, tokens[index:index + 3]))):
                break             # "Do Xuan Bach" goes on
            if low in lexica.times and _DIGIT_NEXT.match(flat, token.end, end):
                break             # "told Ambassador Burke May 5"
            syllable = len(kept) == 1 and low in lexica.syllables and low not in view.small \
                and bool(family_first(lexica, (kept[0], token)))
            if not syllable and not (not kept and low in lexica.function) and (
                    low in lexica.words or low in lexica.adjectives or (trust != "title" and lexica.ordinary(low))):
                break
            namesake = low in lexica.namesakes
            if namesake and not _namesake(view, kept, tokens, index, trust):
                break
            if hit and _other(hit, token, not words, trust) and not (namesake and not hit.of("group", "unit")) \
                    and not (not kept and not hit.of("title") and _initial_follows(tokens, index)):
                break
            if token.text.isupper() and len(token.text) < 5 and (token.text in lexica.capitals or (
                    words and kept[-1].kind == "word" and not kept[-1].text.isupper())):
                break
            if trust in ("rank", "office", "prose") and low in view.small and not words:
                break
            if words and low in view.small and not namesake:
                break
            words += 1
        elif token.kind == "spaced":
            if close_up(token).lower() in lexica.words:
                break
            words += 1
        elif token.kind == "completed":
            if token.text[0] == "[" and not _added(lexica, tokens[index:index + 2]):
                break
            words += 1
        kept.append(token)
    shape = close(tuple(kept))
    if shape is None:
        return None
    suffix = _SUFFIX.match(flat, shape.end, end) if len(shape.tokens) > 1 else _REGNAL.match(flat, shape.end, end)
    if suffix:
        text = suffix[0].lstrip(", ")
        token = Token("suffix", suffix.end() - len(text), suffix.end(), text)
        shape = Shape(shape.start, suffix.end(), (*shape.tokens, token))
    return shape


def _more_initials(tokens: tuple[Token, ...], index: int, trust: str) -> bool:
    """An initial after a word stays when a word follows ("Richard W. Leopold") or two end it ("Molotov V. M.")."""
    rest = tokens[index + 1:]
    if any(t.kind in ("word", "spaced") for t in rest):
        return True
    if trust in ("prose", "office") and len(tokens) != 3:
        return False
    pair = bool(rest) or (index > 1 and tokens[index - 1].kind == "initial")
    return trust in ("list", "title", "office", "prose") and pair and all(t.kind == "initial" for t in rest)


def _added(lexica: Lexica, tokens: tuple[Token, ...]) -> bool:
    """Whether an editor added the first of two names: "[Zhou] Enlai", "[Andrei] Gromyko"; not "[Signed] Stalin"."""
    if len(tokens) < 2 or tokens[1].kind != "word":
        return False
    word = close_up(tokens[0])
    return word in lexica.given or bool(family_first(lexica, (replace(tokens[0], kind="word", text=word), tokens[1])))


def _namesake(view: View, kept: list[Token], tokens: tuple[Token, ...], index: int, trust: str) -> bool:
    """An ordinary word that is a surname or given name too: after a title alone ("Mr. Young"), after given names or
    initials ("Frank Long"), or as a given name before initials or a surname ("Dean Rusk", "Frank P. Lockhart")."""
    last = index + 1 == len(tokens)
    if kept or trust == "title" or (trust in ("list", "office") and last):
        return True
    if trust == "rank" and last and tokens[index].text.lower() not in view.lexica.powers:
        return True               # "General Taylor"; not "Major Power"
    if _initial_follows(tokens, index):
        return True
    text = tokens[index].text
    known = text in view.lexica.given or any(text in families for families in view.lexica.families.values())
    return not last and known and tokens[index + 1].kind == "word" and not view.lexica.ordinary(tokens[index + 1].text)


def _initial_follows(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an initial and a word come next: "Milan W. Jerabek" is no town."""
    return index + 2 < len(tokens) and tokens[index + 1].kind == "initial" and tokens[index + 2].kind in (
        "word", "initial")


def _other(hit: Hit, token: Token, first: bool, trust: str) -> bool:
    """Whether the word is (the beginning of) something else than a name."""
    if hit.of("group", "office", "unit") and hit.end >= token.end:
        return True
    if hit.of("title") and (hit.end > token.end or (trust == "prose" and first)):
        return True
    if hit.of("place") and hit.end >= token.end:
        return trust != "title" if first else bool(hit.of("place-country"))
    return False


def close_up(token: Token) -> str:
    """The word a token stands for: ``S H T Y K O V`` is ``Shtykov``, ``W[illiam]`` is ``William``."""
    if token.kind == "spaced":
        return token.text.replace(" ", "").capitalize()
    if token.kind == "completed":
        return token.text.replace("[", "").replace("]", "")
    return token.text


def written(view: View, shape: Shape) -> str:
    """The name as written, on one line and closed up: ``I. Stalin``, ``Shtykov``, ``William Hyland``."""
    parts: list[str] = []
    at = shape.start
    for token in shape.tokens:
        text = view.text[token.start:token.end]
        parts += [view.text[at:token.start], close_up(Token(token.kind, token.start, token.end, text))]
        at = token.end
    return " ".join("".join(parts).split())
