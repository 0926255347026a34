"""What the title of a message says: its kind, from whom, to whom, through whom.

``Letter from X to Y`` · ``Letter of X to Y, Z, and W`` · ``X to Cde. Y`` · ``Letter, X to Y`` ·
``Ciphered Telegram, X to Y (via Z)`` · ``Message from X and Y, Forwarding '...'`` · ``Cable from the O, '...'`` ·
``Ciphered Telegram from X transmitting Message from A to B`` · ``Memorandum From X (Office) Through Y to Z (Office)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.interpret.correspondence.words import any_of, office, title
from kg.model import Span

_KINDS = (
    ("telegram", "noun-telegram"),
    ("petition", "noun-petition"),
    ("letter", "noun-letter"),
    ("memo", "noun-memo"),
)
# words with which the description of the content begins: ", Forwarding '…'", " regarding the talks", " to discuss",
# ", 5 May"
_TAIL = re.compile(
    r",?\s+(?:with\s+(?:a\s+)?)?cop(?:y|ies|ied)\s+to\b|,?\s+(?:on|regarding|concerning|about|transmitting|conveying|forwarding|containing|relaying|enclosing|requesting|informing|"
    r"reporting|discussing|describing|proposing|asking|thanking|dated|titled|entitled|summari[sz]ing|detailing|outlining|"
    r"accompanying|announcing|in\s+(?:response|reply|connection|regard|reference|relation)|with\s+(?:an?\s|the\s|attach|enclos|regard|respect|note|comment|letter|annex|copy|cover)"
    r"|re:?)\b|,\s*(?=['\"‘“«])|\s(?=['\"‘“](?-i:[A-Z]))|,\s+(?=\d)|,\s+(?=(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Spring|Summer|Autumn|Fall|Winter|Early|Late|Undated|Concerning|Regarding|On\s|About|Re\b))"
    r"|,\s+(?=top\s+secret|secret|confidential|urgent|flash|nos?\.?\s*\d|n[º°]|№|\#)"
    r"|\s+[–—-]\s+|;|:\s|(?-i:(?<=[a-z]{5})\.\s+(?=[A-Z][a-z]{3})|\s+to\s+(?=(?!the\b|all\b|his\b|her\b|our\b|von\b|de\b|el-|al-)[a-z]))",
    re.I | re.X,
)
# of these, offices are followed by "to" without naming an addressee: "Ambassador to China"
_POSTED = re.compile(
    r"(?:Ambassador|Assistant|Advis[eo]r|Envoy|Representative|Delegate|Delegation|Consul|Deputy|Attach[eé]|Counsell?or|"
    r"Aide|Minister|Commissioner|Emissary|Mission|Secretary|Embassy|Aid|Visit)(?:[\s-]General)?$",
    re.I,
)
# what follows the head noun of a title: "Letter from", "Telegram, X to Y", "Telegram 075.048"; not "The Telegram
# That …"
_AFTER = (
    r"(?=\s*$|\s*[,:;([#№–—-]|\s+(?:\d|from|of|by|to|for|no\b|n[º°.]|regarding|on|concerning|about|with|between|sent|"
    r"in|re|transmitting|conveying|dated|addressed|exchange|containing|forwarding|via)|\s+[А-Я])"
)
# offices and bodies by which older editions name the parties of a despatch
_OFFICE = re.compile(
    r"(?:the\s+)?(?:(?:Acting|Deputy|Under|Assistant|American|British|French|German|Japanese|Soviet|Chinese|Consul|First|Vice|Special|"
    r"Appointed|Officer|Diplomatic|Military|Naval)[\s-]+)*"
    r"(?:Ambassador|Minister|Charg[eé]|Consul|Consulate|Secretary|Under\s+Secretary|Counsell?or|Commissioner|Agent|Representative|Embassy|Legation|"
    r"President|Department\s+of|Ministry|Foreign\s+(?:Minister|Office|Secretary)|Prime\s+Minister|Generalissimo|Premier|Attach[eé]|"
    r"High\s+Commissioner|Chairman|Chief|Director|Head|in\s+Charge)\b",
    re.I,
)
_TO = re.compile(r"\s+to\s+", re.I)
# "Letter of Credit", "Note of Thanks": what the message is, not whose
_CONTENT = re.compile(
    r"(?:Credit|Intent|Introduction|Protest|Understanding|Condolences?|Recommendation|Thanks|Agreement|"
    r"Congratulations?|Gratitude|Resignation|Apology|Greetings?|Appreciation|Support|Advice)\b",
    re.I,
)
# "Letter, with Map, from X to Y"; "Note of Protest from X to Y"
_LATE = re.compile(r"(?:\s*,[^,]{1,40},|\s+of\s+\w+)\s+from\s+", re.I)
# "Note on the Situation in the South, L. Orlov to V. Petrov": the sides at the end, each with an initial or a title
_ENDS = re.compile(r"(?<=\w),\s+(?P<from>[^,]{4,50}?)\s+to\s+(?P<to>[^,]{4,60})$")
_VIA = re.compile(r"[\s,]*[\[(](?:via|through)\s+(?P<in>[^\])]+)[\])]|,?\s+(?:via|through)\s+(?P<out>.+)$", re.I)
_MESSAGE = re.compile(
    r"\b(?:transmitting|conveying|forwarding|containing|relaying|enclosing|with)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?"
    r"(?:Message|Telegram|Letter|Reply|Cable)s?\s+(?:from|of|by)\s+(?P<rest>.+)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class TitleReading:
    """``kind`` is telegram | letter | memo | petition | "" (no noun); ``noun`` the noun as written. Spans are of the
    text.

    ``author`` and ``addressee`` are those of a message the title says is passed on.
    """

    kind: str
    noun: str = ""
    sender: Span | None = None
    recipient: Span | None = None
    via: Span | None = None
    author: Span | None = None
    addressee: Span | None = None

    @property
    def directed(self) -> bool:
        """Whether the title names a sender or an addressee."""
        return self.sender is not None or self.recipient is not None


@cache
def _head_noun(slug: str, after: str) -> re.Pattern[str]:
    adjectives = rf"(?:(?:The|An?)\s+)?(?:{any_of('noun-adjective')}\s+)*"
    return re.compile(rf"{adjectives}(?P<noun>{any_of(slug)}){after}", re.I)


def noun_of(words: str) -> tuple[str, str, int]:
    """The kind a title's head noun names, the noun as written and where the rest begins; "other" for other kinds.

    >>> noun_of("Draft Letter From A to B")[:2], noun_of("Memorandum of Conversation with X")[0], noun_of("On Trade")[0]
    (('letter', 'Letter'), 'other', '')
    """
    other = _head_noun("noun-other", "").match(words)
    best: tuple[str, str, int] = ("other", other["noun"], other.end()) if other else ("", "", 0)
    for kind, slug in _KINDS:
        found = _head_noun(slug, _AFTER).match(words)
        if found and (not best[0] or found.end() > best[2] or (found.end() == best[2] and best[0] == "other")):
            best = (kind, found["noun"], found.end())
    return best


def read_title(text: str, span: Span) -> TitleReading:
    """The parts of a title; spans are offsets into ``text``.

    >>> t = "Ciphered Telegram, Ivanov to Petrov (via Orlov)"
    >>> r = read_title(t, Span(0, len(t)))
    >>> [s.of(t) for s in (r.sender, r.recipient, r.via)]
    ['Ivanov', 'Petrov', 'Orlov']
    """
    words = span.of(text)
    kind, noun, end = noun_of(words)
    if kind == "other":
        return TitleReading("other", noun)
    rest = words[end:]
    passed = _MESSAGE.search(rest)
    author, addressee = (None, None)
    if passed:
        author, addressee = _pair(rest, passed.start("rest"), len(rest), named=True)[:2]
    ends = _ENDS.search(rest) if kind and not passed else None
    if not kind:
        sender, recipient, via = _unnamed(words)
        shift = span.start
    elif ends and all(_is_marked(ends[side]) for side in ("from", "to")):
        sender, recipient, via = (*(Span(ends.start(g), ends.end(g)) for g in ("from", "to")), None)
        shift = span.start + end
    else:
        shift = span.start + end
        number = re.match(r"\s*(?:(?:No\.?|Nº|N°|№|#|Nr\.?)\s*[\w./-]*\d[\w./-]*|\d[\w./-]*)(?=[\s,:])", rest)
        lead = re.compile(
            r"\s*(?:(?P<comma>[,:–—-])\s*(?:from\s+)?|\s(?P<word>from|of|by)\s+|\s(?P<to>to|for)\s+)", re.I
        ).match(" " + rest, (number.end() + 1) if number else 0)
        begin = lead.end() - 1 if lead else 0
        late = _LATE.match(rest)
        if late:
            sender, recipient, via = _pair(rest, late.end(), len(rest), named=True)
        elif lead is None:
            sender = recipient = via = None
        elif lead["to"]:
            (recipient, sender), via = _reverse(rest, begin), None
        else:
            sender, recipient, via = _pair(rest, begin, len(rest), named=(lead["word"] or "").lower() in ("from", "by"))
    return TitleReading(
        kind,
        noun,
        *(_moved(s, shift) for s in (sender, recipient, via)),
        *(_moved(s, span.start + end) for s in (author, addressee)),
    )


def _moved(span: Span | None, by: int) -> Span | None:
    return Span(span.start + by, span.end + by) if span else None


def _masked(words: str) -> str:
    """The words with everything in brackets or quotation marks made neutral, so that offsets stay."""
    masked = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", lambda m: "\0" * len(m[0]), words)
    return re.sub(r"(?<=[\s,])[“‘\"'«][^”’\"'»]{12,}[”’\"'»]?", lambda m: m[0][0] + "\0" * (len(m[0]) - 1), masked)


def _pair(words: str, begin: int, end: int, named: bool) -> tuple[Span | None, Span | None, Span | None]:
    """Sender, addressee and relay of ``X to Y (via Z)`` from ``begin``; a lone sender only after "from"."""
    masked = _masked(words[:end])
    stop = _TAIL.search(masked, begin)
    splits = list(_TO.finditer(masked, begin, end))
    good = [m for m in splits if not _POSTED.search(masked[begin : m.start()])] if len(splits) > 1 else splits
    split = next(iter(good or splits), None)
    if split is not None and stop is not None and stop.start() < split.start():
        split = None
    via: Span | None = None
    if split is None:
        if not named:
            return None, None, None
        last = stop.start() if stop else end
        sender, via = _via(words, begin, last)
        return sender, None, via
    tail = _TAIL.search(masked, split.end())
    sender, via = _via(words, begin, split.start())
    recipient, via2 = _via(words, split.end(), tail.start() if tail else end)
    if sender is None or recipient is None or not _is_party(sender.of(words)) or not _is_party(recipient.of(words)):
        return (
            (sender, None, via) if named and sender is not None and _is_party(sender.of(words)) else (None, None, None)
        )
    return sender, recipient, via or via2


def _reverse(words: str, begin: int) -> tuple[Span | None, Span | None]:
    """``Letter to Y from X``."""
    masked = _masked(words)
    source = re.compile(r"\s+from\s+(?=\D)", re.I).search(masked, begin)
    stop = _TAIL.search(masked, begin)
    if source and (stop is None or source.start() < stop.start()):
        recipient = _trim(words, begin, source.start())
        sender = _trim(words, source.end(), stop.start() if stop else len(words))
        return recipient, sender
    recipient = _trim(words, begin, stop.start() if stop else len(words))
    return (recipient if recipient and _is_party(recipient.of(words)) else None), None


def _via(words: str, begin: int, end: int) -> tuple[Span | None, Span | None]:
    found = _VIA.search(words[:end], begin)
    if found is None:
        return _trim(words, begin, end), None
    group = "in" if found["in"] else "out"
    return _trim(words, begin, found.start()), _trim(words, found.start(group), found.end(group))


def _trim(words: str, begin: int, end: int) -> Span | None:
    while begin < end and words[begin] in " ,.;:–—-\n":
        begin += 1
    while (
        end > begin and words[end - 1] in " ,.;:–—-\n" and not re.search(r"\b(?:[A-Z]|Jr|Sr|St)\.$", words[begin:end])
    ):
        end -= 1
    return Span(begin, end) if begin < end else None


def _is_party(words: str) -> bool:
    """Whether words can name a sender or addressee: they begin with a capital, perhaps after an article."""
    bare = re.sub(r"^(?:the|all|an?)\s+", "", words, flags=re.I)
    if _CONTENT.match(bare):
        return False
    return bare[:1].isupper() or bare[:1] in '[“"‘' or title().match(words) is not None


def _is_marked(words: str) -> bool:
    """Whether words name a person beyond doubt: all capitalised, with an initial or a form of address."""
    marked = title().match(words) or re.match(r"(?:[A-Z]\.\s?)+[A-Z]", words)
    return bool(marked) and all(w[:1].isupper() or w in ("and", "de", "von") for w in words.split())


def _unnamed(words: str) -> tuple[Span | None, Span | None, Span | None]:
    """``X to Cde. Y``: without a noun only where one side has a form of address or an initial and both are names.

    "From War to Peace" and "A Visit to the Soviet Union" are none.
    """
    sender, recipient, via = _pair(words, 0, len(words), named=False)
    if sender is None or recipient is None:
        return None, None, None
    sides = (sender.of(words), recipient.of(words))
    if all(_OFFICE.match(re.sub(r"^The\s+", "", s)) or title().match(s) for s in sides) and not any(
        c.isdigit() for s in sides for c in s
    ):
        return sender, recipient, via  # "The Ambassador in China (Garside) to the Secretary of State"
    marked = any(title().match(s) or re.search(r"\b[A-Z]\.\s?[A-Z]", s) for s in sides)
    plain = all(
        len(re.sub(r"[\[(][^\])]*[\])]", "", s).split()) <= 9
        and not any(c.isdigit() for c in s)
        and not re.match(r"(?:The|A|An|On|From|In|How|Why|Concerning|Regarding|Soviet|Aid|Visit|Trip|Support)\b", s)
        for s in sides
    )
    names = all(all(w[:1].isupper() or w in ("and", "de", "von") or w[:1] in "([" for w in s.split()) for s in sides)
    return (
        (sender, recipient, via)
        if marked and plain and names and not office().fullmatch(sides[0])
        else (None, None, None)
    )
