"""What a line of minutes is when it is no point, item or sentence: head, date, mark, signature, list, source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.interpret.correspondence.words import is_one
from kg.interpret.minutes.markers import EXTRACT
from kg.interpret.minutes.words import DATE, DAY, NUMBER_SIGN, RANGE, pattern
from kg.lexicon import vocabulary
from kg.model import Kind, Span

# a finite verb makes a sentence of what might be a head ("Minutes Nº 5 of the commission are approved.")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|shall|should|will|must|may|can|cannot|утвердить|поручить|считать|being)\b"
)
_HEADS: tuple[str, ...] = (
    # `Extract Minutes from Protocol #78 of …`, `Excerpt from protocol No. 84 of …`, `Выписка из протокола № 182`
    r"(?:extracts?|excerpts?|выписк[аи])\b[^\n.]{0,60}?\b(?:minutes|protocols?|протокол\w*|decisions?|decrees?|resolutions?|record)\b",
    # `MINUTES Nº 49 of the`, `from Minutes N 23 of the Politburo meetings for April 1935`, `Протокол № 49`
    rf"(?:from\s+(?:the\s+)?)?(?:minutes|protocol|протокол\w*)\s*(?:[\"“«]\w[\"”»]\s*)?(?:{NUMBER_SIGN}\s*)?\d+\b",
    r"(?:minutes|protocol|протокол)\s*(?:$|\n)",
)
# `DECISIONS OF 17 April - 15 June 1937` under a head that has lost words
_PERIOD = re.compile(
    rf"(?:decisions?|meetings?|sessions?|решения)\s*(?:of|for|from|от|за)?\s*(?:the\s+)?(?:{RANGE})\W*$", re.I
)
# `DECREE of the USSR Council of Ministers`, `Decision of the Politburo of the CC`, `USSR COUNCIL OF MINISTERS DECREE
# No. 758-319ss`; only with a body that decides, and without a verb
_DECREE = re.compile(
    r"(?:joint\s+)?(?:decrees?|resolutions?|decisions?|orders?|directives?|постановлени[ея]|решени[ея]|указ)\s*"
    rf"(?:\b(?:of|by|from|dated|от)\b|{NUMBER_SIGN}\s*\d|\d|[(:–—-]|$|(?=(?-i:[А-Я])))",
    re.I,
)
_DECREE_AFTER = re.compile(r"\b(?:decrees?|resolutions?|decisions?|постановление|решение)\b", re.I)
_CONTINUED = re.compile(
    rf"(?:(?:of|for|from|dated|и|от|за)\b\s*[^.\n]{{1,140}}|\(?special\b[^\n]{{0,40}}|{DATE}\s*"
    rf"|(?:meeting|session)\s+(?:of|on|held\s+on)\s+{DATE}|{NUMBER_SIGN}\s*\d[\w/-]*)\W*$",
    re.I,
)
_DECISION = r"(?:decisions?|decree|resolution|решение|постановление)"
# `Decision dated October 5, 1950`, `Politburo decision of 7 February 1936`, `of 7 February 1936`; never `To publish
# from 1 July 1945.`: words before a date name a decision
_DATED = re.compile(
    rf"\W*(?:(?:[^\W\d_][\w()]*\s+){{0,4}}?{_DECISION}\s*)?"
    rf"(?:(?:of|dated|from|taken|adopted|on|от)\s*){{0,2}}(?P<date>{DATE})(?:[\s,.]*(?:the\s+)?(?:Moscow|Kremlin|Москва|Кремль)){{0,2}}\W*$"
    rf"|\W*{_DECISION}\s+(?:of|dated|from|taken\s+on|от)\s+{DAY}\W*$",
    re.I,
)
_PLACED = re.compile(rf"(?:[A-ZА-Я][\w-]+[,.]?\s+){{1,3}}(?P<date>{DATE})\W*$")
_PAGE = re.compile(
    r"(?:\[+\s*(?:page\s+break|p(?:age|p)?\.?\s*\]?\]?\s*\d+[^\]\n]{0,12})\]+|<<\s*l\.?\s*\d+[^>\n]{0,6}>>"
    r"|[-–—]\s?\d{1,4}\s?[-–—]|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\.?\s*$",
    re.I,
)
_SEAL = re.compile(
    r"\[[^\[\]\n]{0,60}\b(?P<what>seal|stamp|letterhead|emblem|печать|штамп)\b[^\[\]\n]{0,60}\]\.?", re.I
)
_OPEN_FILE = re.compile(
    rf"(?:\(\s*(?:op|оп)\.?\s*\)|{NUMBER_SIGN}\s*Op\b[^\n]{{0,60}}|\d{{1,4}}\s*-\s*(?:op|оп))\.?\s*$", re.I
)
# `RGASPI f. 17, op. 162, d. 20, l. 62-63.` at the head of a body; `Fond 9401ss`, `Opis' 2` on lines of their own
_SHELFMARK = re.compile(r"\b(?:f|fond|ф|фонд)\b\.?\s*\d+\w*\W+(?:op|opis|opis['’]|оп|опись)\b\.?\s*\d+", re.I)
_SHELF_LINE = re.compile(
    r"(?:Fond|Opis['’]?|Delo|List[yi]?|Papka|Фонд|Опись|Дело|Листы?)\s*[:.]?\s*\d[\w-]*\s*[,.;]?\s*$", re.I
)
_NAME = r"(?:(?:[A-ZА-Я][a-zа-я]?\.\s*){1,3}[A-ZА-Я][\w'’-]+|[A-ZА-Я][\w'’-]+(?:\s+(?:[A-ZА-Я][a-zа-я]?\.\s*){1,2})?)"
_INITIALED = re.compile(r"\W*(?:[A-ZА-Я][a-zа-я]?\.\s*){1,3}[A-ZА-Я][\w'’-]+\s*\W*$")
# `K. Rusakin     A. Gromov`: signatures in a row
_SIDE_BY_SIDE = re.compile(
    r"\W*(?:[A-ZА-Я][a-zа-я]?\.\s?){1,2}[A-ZА-Я][\w'’-]+(?:\s+(?:[A-ZА-Я][a-zа-я]?\.\s?){1,2}[A-ZА-Я][\w'’-]+){1,3}\W*$"
)
_NAME_LINE = re.compile(
    rf"[\s(/\[._…]*(?:м\.\s?п\.|п/п|signed|signature|facsimile|подпись)?[\s:)(/\[\]._…]*{_NAME}[\s)/\]._…]*$", re.I
)


_PREAMBLE = re.compile(
    r"\b(?:decrees?|resolves?|DECREES?|RESOLVES?|has\s+decided|has\s+resolved|DECIDES|decides|постановляет|постановляют)\s*:\s*$"
)


def is_sentence(line: str) -> bool:
    """Whether a line holds a finite verb of the commonest: `The list is approved.`"""
    return bool(_VERB.search(line))


def names_body(line: str) -> bool:
    """Whether a line names a body that decides."""
    return bool(pattern(r"(?<!\w)@(?!\w)", "deciding-body").search(line))


def is_minutes_head(line: str) -> bool:
    """Whether the line opens the head of minutes, or of an excerpt from minutes or decisions."""
    return any(re.match(head, line, re.I) for head in _HEADS) and not _VERB.search(" ".join(line.split()[:40]))


def is_head(line: str) -> bool:
    """Whether the line opens the head of minutes or of a decree.

    >>> is_head("from Minutes N 23 of the Politburo meetings for April 1935"), is_head("Minutes are to be kept.")
    (True, False)
    """
    words = line.split()
    if not words or len(words) > 60 or line.rstrip().endswith("?"):
        return False
    if is_minutes_head(line):
        return True
    if len(words) > 32 or is_dateline(line) or _VERB.search(line):
        return False
    if not pattern(r"(?<!\w)@(?!\w)", "deciding-body").search(line):
        return False
    if _DECREE.match(line.lstrip("(")) or re.match(r"(?:minutes|protocol)\s+(?:of|from)\b", line, re.I):
        return not line.rstrip().endswith(";")
    if len(words) > 25 or line.rstrip().endswith((":", ".", ";")) or not _DECREE_AFTER.search(line):
        return False
    # `VKP(b) CC Politburo Decision Concerning …`: the body, then what it did
    titled = (
        r"(?:the\s+)?(?:(?-i:[A-ZА-Я])[\w()]*\s+){0,4}?@"
        r"(?:\s+(?:of\s+(?:the\s+)?)?(?-i:[A-ZА-Я])[\w()]*){0,5}?\s+(?:decision|decree|resolution)\b"
    )
    capitals = line.upper() == line or re.search(rf"{NUMBER_SIGN}\s*\d", line) is not None
    return capitals or pattern(titled, "deciding-body").match(line) is not None


# `DECREE No. 1218-478ss`, `DECREE GOKO No. 7569ss of 20 February 1945`, `Resolution No. 5`
_NUMBERED_DECREE = re.compile(
    rf"(?:joint\s+)?(?:decree|resolution|decision|order|directive|ordinance|disposition|постановление|распоряжение|решение)\s+(?-i:[A-ZА-Я()]+\s+){{0,3}}"
    rf"{NUMBER_SIGN}\s*\d[\w./-]*(?:\s+(?:of|from|dated|от)\s+{DATE})?[\s.,]*(?:Moscow)?[\s.,]*(?:Kremlin)?\W*$",
    re.I,
)


_NOUN_ALONE = re.compile(
    r"\W*(?:draft\s+)?(?:joint\s+)?"
    r"(?:decree|resolution|decision|directive|order|ordinance|disposition|edict|ukase|постановление|решение|распоряжение|указ)\W*$",
    re.I,
)


def is_decree_noun(line: str) -> bool:
    """`RESOLUTION` alone on its line, above the body that adopted it."""
    return bool(_NOUN_ALONE.match(line))


@cache
def _places() -> frozenset[str]:
    return frozenset(label.casefold() for concept in vocabulary("places") for label in concept.labels())


def is_manner_line(line: str) -> bool:
    """How a decision was adopted, on a line of its own: `Decision by circular vote`, `(by a survey)`."""
    adopted = r"(?:(?:decision|decided|adopted|approved|taken|resolved)\s*[:,]?\s+)?"
    return bool(pattern(rf"\W*{adopted}@\W*$", "manner").match(line))


def is_translated(line: str) -> bool:
    """`Translated from Korean`, `Translation from Chinese`: the translator's line above the text."""
    return bool(re.fullmatch(r"\W*(?:unofficial\s+)?translat(?:ion|ed)\s+from\s+(?:the\s+)?[A-Z]\w+\W*", line, re.I))


def is_place_line(line: str) -> bool:
    """Where a decree was adopted, on a line of its own: `Moscow, the Kremlin`, `Prague`."""
    words = line.strip(" .").split(",")
    bare = [re.sub(r"^(?:the|g\.|г\.)\s+", "", word.strip(), flags=re.I).casefold() for word in words]
    return len(words) <= 2 and bare[0] in _places() and all(w in _places() or w in ("kremlin", "кремль") for w in bare)


def is_copy_line(line: str) -> bool:
    """`Copy No. 4`, `Copy 2 of 5`, `Prepared in 3 copies`: how many sheets there were, and which of them this is."""
    return bool(
        re.fullmatch(
            rf"\W*(?:(?:Copy|Ex\.|Экз\.?)\s*(?:{NUMBER_SIGN}\s*)?\d+(?:\s+of\s+\d+)?"
            r"|(?:(?:Prepared|Printed|Made|Typed|Produced|Issued|Copied)\s*(?:in|:)?\s*)?\d{1,3}\s+copies|Single\s+copy)\W*",
            line,
            re.I,
        )
    )


def is_numbered_decree(line: str) -> bool:
    """The kind and number of a decree on a line of its own, below the body that issued it."""
    return bool(_NUMBERED_DECREE.match(line.strip()))


def is_period(line: str) -> bool:
    """`DECISIONS OF 17 April - 15 June 1937`."""
    return bool(_PERIOD.match(line.strip()))


def continues_head(line: str) -> bool:
    """A further line of a head: `of the VKP(b) CC`, `(special Nº 46)`, `VKP(b) CC Politburo`, a date."""
    words = line.split()
    if not words or len(words) > 24 or _VERB.search(line):
        return False
    if (
        is_period(line)
        or _CONTINUED.match(line.strip())
        or re.match(rf"{NUMBER_SIGN}\s*\d+\s+(?:of|from|от)\b", line.strip())
    ):
        return True
    return (
        len(words) <= 10
        and not line.rstrip().endswith((".", ":", ";", ","))
        and not line[:1].islower()
        and bool(pattern(r"(?:[\w()]+\s+){0,4}@(?:\W+[\w()]+){0,6}\W*$", "deciding-body").match(line.strip()))
    )


def is_dateline(line: str) -> bool:
    """`Decision dated October 5, 1950`, `4 May 1943`, `of 7 February 1936`, `Moscow, Kremlin, 5 March 1949`."""
    return len(line) < 120 and bool(_DATED.match(line) or _PLACED.match(line))


def is_page_break(line: str) -> bool:
    """`[page break]`, `[[p.]] 620]`, `<<l.50>>`."""
    return bool(_PAGE.match(line))


def is_separator(line: str) -> bool:
    """`* * *`, `_______`: a line of the sheet without a word."""
    return bool(re.fullmatch(r"[\s*_=•~–—-]{3,}", line))


def is_footnote(line: str) -> bool:
    """`[1] RGASPI …`, `Translator's note: …` on a line of its own."""
    return bool(re.match(r"\[\d{1,2}\]\s+\S|(?:Translator|Editor|Transl?)['’]?s?\.?\s+notes?\s*:", line, re.I))


def seal(text: str, at: int, limit: int) -> re.Match[str] | None:
    """`[CC seal]`, `[stamp: …]`, `[USSR MVD Secretariat letterhead]` at ``at``."""
    return _SEAL.match(text, at, limit)


def seals(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Every seal or stamp in brackets inside ``span``."""
    return _SEAL.finditer(text, span.start, span.end)


def is_mark(line: str) -> bool:
    """A mark of secrecy or a letterhead that fills its line: `Strictly secret`, `(op)`, `Nº Op […] 1-1`."""
    return bool(
        _OPEN_FILE.match(line.strip())
        or pattern(r"[\W_]*@(?:[\s,./()\[\]–-]+@)*[\W_]*$", "classification-mark", "letterhead").match(line)
    )


def is_letterhead(line: str) -> bool:
    """`Proletarians of all countries, unite!`"""
    return bool(pattern(r"\W*@\W*$", "letterhead").match(line))


def is_return_mark(line: str) -> bool:
    """`To be returned within 3 days to the CC CPSU (General Department, 1st sector)`."""
    uncopied = r"(?:\W*(?:must\s+)?not\s+(?:to\s+)?be\s+copied)?\W*$"
    found = pattern(rf"\W*@\b(?P<rest>[^;:\n]*?){uncopied}", "return-mark").match(line)
    return found is not None and len(line.split()) <= 18 and not is_sentence(found["rest"])


def is_printed_head(line: str) -> bool:
    """The printed head of a sheet: `Communist Party of the Soviet Union. CENTRAL COMMITTEE`, `CENTRAL COMMITTEE`."""
    party = pattern(
        r"(?:the\s+)?(?:(?-i:[A-ZА-Я])[\w'’-]*\s+){0,3}?@(?:\s+of\s+(?:the\s+)?(?:(?-i:[A-ZА-Я])[\w'’-]*\s*){1,4})?"
        r"(?:\s*\((?:of\s+)?(?:the\s+)?(?:bolsheviks?|b)\))?[\s.,:–—-]*(?:central\s+committee)?\W*$",
        "party",
    )
    alone = re.compile(r"(?:the\s+)?central\s+committee(?:\s+of\s+the\s+(?-i:[A-Z])[\w ()]+)?\W*$", re.I)
    return len(line.split()) <= 16 and bool(party.match(line) or alone.match(line))


def is_source(line: str) -> bool:
    """An archival citation that fills its paragraph."""
    return len(line.split()) <= 40 and bool(_SHELFMARK.search(line[:120]) or _SHELF_LINE.match(line))


SIGN = r"\((?:s|ss|[-–—])\)"
"""`(s)`, `(-)`: the sheet was signed, as typists of the people's democracies wrote it."""


@cache
def signing() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of `[signed]`, of a certification (`Correct:`) and of an office at the head of a line."""
    return (
        pattern(
            rf"[\[(/]\s*@\b[^\])/\n]{{0,40}}[\])/]|\b@\s*:?\s*\[|/\s*@\s*/|^\s*@\s*:|(?:^|(?<=\s)){SIGN}\s+(?=\S)",
            "signed",
        ),
        pattern(r"\W{0,3}@(?=\s*[:,.\[(]|\s*$)", "certification"),
        pattern(r"\W{0,3}(?-i:(?:[A-ZА-Я]{2,}[\w()]*|[Oo]f|[Tt]he|[Ff]or)\s+){0,5}?@(?!\w)", "signing-office"),
    )


def is_signed(line: str) -> bool:
    """A line with `[signed]`, `[signature]`, `[Подпись]`, or a certification before a name."""
    signed = signing()[0]
    if len(line.split()) > 24:
        return False
    if signed.search(line):
        return True
    return is_certified(line)


def is_office_line(line: str) -> bool:
    """An office that could sign, alone or with a name: `SECRETARY OF THE CC`, `Chairman of the Council (I. Stalin)`."""
    stripped = line.strip()
    office = signing()[2].match(stripped)
    return (
        bool(office)
        and len(stripped.split()) <= 20
        and not stripped.endswith((":", ";", ","))
        and not _VERB.search(stripped)
        and not re.search(r"\b(?:Cde|Cdes|Comrades?|тов)\b", stripped)
        and stripped[:1].upper() == stripped[:1]
    )


def is_body_line(line: str) -> bool:
    """A deciding body that fills a line, as at the close of a text: `CC CPSU Politburo`."""
    stripped = line.strip()
    return (
        len(stripped.split()) <= 8
        and not stripped.endswith((".", ":", ";", ","))
        and bool(
            pattern(
                r"(?:(?-i:[A-ZА-Я]{2,}[\w()]*)\s+)*@(?:\s+(?:of\s+(?:the\s+)?)?(?-i:[A-ZА-Я][\w()]*))*$",
                "deciding-body",
            ).match(stripped)
        )
    )


def is_certified(line: str) -> bool:
    """`True copy: [signature] Vasilenko`, `Correct:`: a certification at the head of the line."""
    return bool(signing()[1].match(line)) and len(line.split()) <= 12 and not _VERB.search(line)


def is_bracketed_name(line: str) -> bool:
    """A name alone in round brackets, as under a telegram: `(Gromyko)`, `(A. Gromyko)`."""
    return bool(re.fullmatch(r"\(\s*(?:(?:[A-ZА-Я][a-zа-я]?\.\s*){1,3})?[A-ZА-Я][\w'’-]+\s*\)\W*", line.strip()))


def is_preamble(line: str) -> bool:
    """`The USSR Council of Ministers DECREES:` above the items of a decree."""
    return len(line.split()) <= 30 and bool(_PREAMBLE.search(line)) and names_body(line)


def is_name_line(line: str) -> bool:
    """A name alone under an office: `(I. STALIN)`, `М.П. … В. Молотов.`, `[signed] Stalin`, `STALIN`."""
    bare = re.sub(r"[\W_]", "", line)
    marked = line.strip()[:1] in "([/_…." or re.search(r"\b[A-ZА-Я][a-zа-я]?\.", line) or bare.isupper()
    return (
        len(line.split()) <= 5
        and bool(marked and _NAME_LINE.match(line))
        and not is_mark(line)
        and not attachment(line)
    )


def ends_with_name(words: str) -> bool:
    """Whether the words end with initials and a surname: `Secretary of the CC I. Orlov`."""
    return bool(re.search(r"(?:[A-ZА-Я][a-zа-я]?\.\s*){1,2}[A-ZА-Я][\w'’-]+\W*$", words))


def is_initialed_name(line: str) -> bool:
    """A name with initials alone on a line, or two of them side by side: what a typed signature looks like."""
    return (len(line.split()) <= 4 and bool(_INITIALED.match(line))) or is_side_by_side(line)


def is_side_by_side(line: str) -> bool:
    """Several names with initials in a row on one line."""
    return bool(_SIDE_BY_SIDE.match(line))


def names_in_row(line: str) -> tuple[int, ...]:
    """Where each of several names with initials begins on its line, and where the line ends.

    >>> names_in_row("K. Rusakin     A. Gromov")
    (0, 15, 24)
    """
    starts = [m.start() for m in re.finditer(r"(?<!\S)(?:[A-ZА-Я][a-zа-я]?\.\s?){1,2}[A-ZА-Я][\w'’-]+", line)]
    return (*starts, len(line)) if is_side_by_side(line) else ()


def is_typist_mark(line: str) -> bool:
    """`33-ri`, `4ak`, `ke`: the marks of the typing office below a text."""
    return bool(re.fullmatch(r"\d{0,3}\s?-?\s?[a-zа-я]{1,4}\.?(?:/[a-zа-я]{1,4})?", line.strip()))


# `To Comrade Kim`, `To the Soviet Ambassador`, `Dear Comrade Kim!` at the head of an attached letter or telegram
_TO = re.compile(r"(?:To|TO|Кому)\b\s*:?\s*(?=[^\W\d_])(?![a-z]+\b(?<!the)\b)[^\n]{2,90}$")
_DEAR = re.compile(r"(?:Dear|Esteemed|Respected|Уважаем\w+|Дорог\w+)\s[^\n]{2,80}[!,:.]?$")


# `To point 73 of protocol No. 78`, `To p. IV, minutes No. 12`, `Re point 112 (p. 76)`, `К п. 14 прот. № 20` on a line
# above a text that hangs on the decision; `to point 5 of the agreement` goes on in a sentence and names no minutes
_TO_POINT = re.compile(
    rf"[\[(]?(?:To|К|TO|Re|RE|Regarding|Concerning|On)\b[:.]?\s+(?:the\s+)?(?:point|item|paragraph|p\.|pt\.|пункту|п\.|§)\s*(?:{NUMBER_SIGN}\s*)?"
    rf"(?:\d[\w()]*|[IVXLC]{{1,6}})(?:\s*\(?-?(?:op|оп|gs|гс)\)?)?,?\s*\(?(?:of|from|in)?\s*"
    rf"(?:the\s+)?(?:Politburo\s+|Secretariat\s+)?(?:minutes|protocol|prot\.|pr\.|p\.|прот\w*\.?|пр\.)\s*(?:{NUMBER_SIGN}\s*)?\d+"
    r"(?:\s+of\s+[^\n]{3,60})?[\])]*\.?",
    re.I,
)


# `To No. St-251/33gs`, `Re: P177/151`: the id of the sheet that it hangs on
_TO_SHEET = re.compile(rf"[\[(]?(?:To|К|TO|Re|RE)\b[:.]?\s+{EXTRACT.pattern}[\])]*\.?")


def greeting(line: str) -> Kind | None:
    """Whether the line of a message names its addressee (ADDRESS) or greets him (SALUTATION)."""
    stripped = line.strip()
    if len(stripped.split()) > 14 or _VERB.search(stripped):
        return None
    if _DEAR.match(stripped):
        return Kind.SALUTATION
    if is_one(stripped, "address-office"):
        return Kind.ADDRESS
    return Kind.ADDRESS if _TO.match(stripped) and not stripped.endswith((".", ";")) else None


def attachment(line: str) -> str:
    """ "attachment", "draft" or "": whether the line heads a text that hangs on the decision."""
    stripped = line.strip()
    if len(stripped.split()) > 24 or _VERB.search(stripped):
        return ""
    if pattern(rf"\W{{0,2}}@(?:\s*(?:{NUMBER_SIGN}\s*)?\d+)?(?:,?\s+(?:to|к)\b[^\n]*)?\W*$", "attachment").match(
        stripped
    ):
        return "attachment"
    if _TO_POINT.fullmatch(stripped) or _TO_SHEET.fullmatch(stripped):
        return "attachment"
    short = len(stripped.split()) <= 12 and not stripped.endswith((".", ";"))
    return "draft" if short and pattern(r"\W{0,2}@(?:\s[^\n]*)?$", "attachment-draft").match(stripped) else ""
