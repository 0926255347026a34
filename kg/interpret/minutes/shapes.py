"""What a line of minutes is when it is no point, item or sentence: date, page, source, attachment, greeting."""

from __future__ import annotations

import re

from kg.interpret.correspondence.words import is_one
from kg.interpret.minutes.markers import EXTRACT
from kg.interpret.minutes.words import DATE, DAY, NUMBER_SIGN, pattern
from kg.model import Kind

# a finite verb makes a sentence of what might be a head ("Minutes Nº 5 of the commission are approved.")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|shall|should|will|must|may|can|cannot|утвердить|поручить|считать|being)\b"
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
_DIGIT = re.compile(r"\d")
_PLACED = re.compile(rf"(?:[A-ZА-Я][\w-]+[,.]?\s+){{1,3}}(?P<date>{DATE})\W*$")
_PAGE = re.compile(
    r"(?:\[+\s*(?:page\s+break|p(?:age|p)?\.?\s*\]?\]?\s*\d+[^\]\n]{0,12})\]+|<<\s*l\.?\s*\d+[^>\n]{0,6}>>"
    r"|[-–—]\s?\d{1,4}\s?[-–—]|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\.?\s*$",
    re.I,
)
# `RGASPI f. 17, op. 162, d. 20, l. 62-63.` at the head of a body; `Fond 9401ss`, `Opis' 2` on lines of their own
_SHELFMARK = re.compile(r"\b(?:f|fond|ф|фонд)\b\.?\s*\d+\w*\W+(?:op|opis|opis['’]|оп|опись)\b\.?\s*\d+", re.I)
_SHELF_LINE = re.compile(
    r"(?:Fond|Opis['’]?|Delo|List[yi]?|Papka|Фонд|Опись|Дело|Листы?)\s*[:.]?\s*\d[\w-]*\s*[,.;]?\s*$", re.I
)


def is_sentence(line: str) -> bool:
    """Whether a line holds a finite verb of the commonest: `The list is approved.`"""
    return bool(_VERB.search(line))


def is_manner_line(line: str) -> bool:
    """How a decision was adopted, on a line of its own: `Decision by circular vote`, `(by a survey)`."""
    adopted = r"(?:(?:decision|decided|adopted|approved|taken|resolved)\s*[:,]?\s+)?"
    return bool(pattern(rf"\W*{adopted}@\W*$", "manner").match(line))


def is_dateline(line: str) -> bool:
    """`Decision dated October 5, 1950`, `4 May 1943`, `of 7 February 1936`, `Moscow, Kremlin, 5 March 1949`."""
    return len(line) < 120 and _DIGIT.search(line) is not None and bool(_DATED.match(line) or _PLACED.match(line))


def is_page_break(line: str) -> bool:
    """`[page break]`, `[[p.]] 620]`, `<<l.50>>`."""
    return bool(_PAGE.match(line))


def is_separator(line: str) -> bool:
    """`* * *`, `_______`: a line of the sheet without a word."""
    return bool(re.fullmatch(r"[\s*_=•~–—-]{3,}", line))


def is_footnote(line: str) -> bool:
    """`[1] RGASPI …`, `Translator's note: …` on a line of its own."""
    return bool(re.match(r"\[\d{1,2}\]\s+\S|(?:Translator|Editor|Transl?)['’]?s?\.?\s+notes?\s*:", line, re.I))


def is_source(line: str) -> bool:
    """An archival citation that fills its paragraph."""
    return len(line.split()) <= 40 and bool(_SHELFMARK.search(line[:120]) or _SHELF_LINE.match(line))


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
