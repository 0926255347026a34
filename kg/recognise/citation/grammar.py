"""The grammar of source lines (`citation.lark`) with the vocabularies' words filled in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template

from lark import Lark, Token, Tree

from kg.recognise.citation import words

#: "17", "059a", "9401ss", "9401 s/ch", "R-5446", "1-B", "96/5a", "14/AP". The letters behind the digits must not be
#: the next label ("17op.162"), and a point belongs to the number only before a digit ("Ф.17.Оп.162").
NUMBER = (
    r"(?:[^\W\d_]{1,3}[-‑])?\d+(?:[^\W\d_]{1,3}(?![^\W_]*\.\d|[^\W\d_]))?(?:\s?s/ch|\s?с/ч)?"
    r"(?:[-/.]\d+(?:[^\W\d_](?![^\W\d_]))?|-[^\W\d_]{1,2}(?![\w])|/[A-Z]{2,3}(?![\w]))*"
)
_LEAF = r"\d+(?:\s?(?:ob|об)\b\.?|\s?(?:verso|recto)\b|[^\W\d_](?![^\W_]))?"
#: "62-63", "9-15, 17, 20 ob.", "5 and 7". A list does not run on into a year or a date ("l. 5, 12 May 1950").
LEAVES = (
    rf"{_LEAF}(?:\s?[-–—‑]\s?{_LEAF})?"
    rf"(?:\s?(?:,|\band\b|&|\bи\b)\s?(?!(?:1[89]|20)\d\d\b){_LEAF}(?:\s?[-–—‑]\s?{_LEAF})?"
    r"(?![/.\d]\d|\.\s?[a-zа-яà-ž]|\s?(?!and\b|и\b)[^\W\d_]{3}))*"
)
#: A token with a digit, brackets inside it included ("23(15)-AMS/56"), a Roman number, or capitals ("JNSG").
TOKEN = (
    r"(?:(?=[^\s,;:()]*\d)(?:[^\s,;:()\[\]“”\"]|\([^()\s]*\))*[^\s,;:.()\[\]“”\"]|[^\s,;:()]+\([^()\s]*\d[^()\s]*\)"
    r"|[IVXLC]+(?![\w])|[A-Z]{2,}[A-Z/-]*(?![\w]))"
)
#: "96 D 292", "64D563", "71 A 3470", "80–B01285A", "79R01012A".
LOT = r"\d{2,4}\s?[-–]?\s?[A-Z]{1,2}\s?\d{1,6}[A-Z]?\d?(?![\w])"
#: A fond known by its name: "CC al PCR – Cancelarie".
TITLE = rf"{words.CAPITAL}(?:[^,;:.()]|\.(?!\s|$))*[^\s,;:.()]"
_AFTER_LABEL = r"(?:['’´ʹʼ]?(?:\.\s*|:\s*|\s+))(?:(?:Nos?|nos?|Nr|nr|N[ºo]|№|Number|number|#)\.?\s*)?"
_ABBREVIATIONS = (
    "No|Nos|Nr|Vol|Vols|Min|Doc|Docs|Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr|Gen|Col|Amb|Cde|Cdes|Ed|Eds|eds|ed|pp|p|ca|cf|Jan|Feb|"
    "Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Dept|Gov|Inf|Univ|Inst|Fig|op|cit|etc"
)
_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b"
_INITIAL = rf"{words.CAPITAL}\.(?:[-\s]?{words.CAPITAL}\.)*"
_NAME = rf"(?:(?:al|el|Al|El|ad|as)-|[dDoO]['’])?{words.CAPITAL}[\w’'‘ʹ&-]*"
_PARTICLE = (
    rf"(?:de|da|dos|das|di|du|del|della|la|le|van|von|der|den|ten|ter|zu|zur|af|av|bin|ibn|ben|of|the)"
    rf"(?=\s+(?:(?:the|der|la|den)\s+)?{words.CAPITAL})"
)
#: For whom: "CWIHP", "the North Korea International Documentation Project".
PROGRAM = rf"{words.CAPITAL}[\w&-]*(?:\s+(?:(?:of|the|for|and)\s+(?:the\s+)?)?{words.CAPITAL}[\w&-]*)*"


def _agent(roles: str) -> str:
    """A person or body: "Gary Goldberg", "K. C. Smith", "Ruud van Dijk", "Institute of History".

    An initial before a role is the end of a sentence, not of a name: "Obtained by X. Translated by Y".
    """
    initial = rf"{_INITIAL}(?=\s?{words.CAPITAL})(?!\s*(?i:{roles})\b)"
    titles = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Amb|Gen|Col|Cde)\.\s?)*"
    behind = rf"(?:\s+(?:{initial}|{_NAME}|{_PARTICLE})|(?<=\.){_NAME})*"
    return rf"{titles}(?:{initial}\s?)*{_NAME}{behind}(?:,?\s+(?:Jr|Sr)\b\.?)?"


def terminals() -> dict[str, str]:
    """The patterns that fill `citation.lark`, ready to stand between slashes."""
    numbers = [
        kind
        for kind in words.parts()
        if kind not in (*words.LEAF_KINDS, *words.TOKEN_KINDS, *words.LOT_KINDS, "repository")
    ]
    roles_by = "|".join((words.role_labels("of"), words.role_labels("by")))
    join = r"(?:\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*)"
    language = rf"(?:\s+(?:from|into)\s+(?:the\s+)?{words.CAPITAL}\w+(?:\s+(?:in)?to\s+English)?)?"
    program = rf"\s+for\s+(?:the\s+)?{PROGRAM}"
    role_tail = (
        rf"(?:{join}(?i:{roles_by}))*{language}"
        rf"(?:(?:{program})?\s+(?:by|of)\s+(?:the\s+)?{words.CAPITAL}|{program}\s*(?:[.,;]|$))"
    )
    patterns = {
        "number_labels": words.labels_of(numbers),
        "leaf_labels": words.labels_of(words.LEAF_KINDS),
        "token_labels": words.labels_of(words.TOKEN_KINDS),
        "lot_labels": words.labels_of(words.LOT_KINDS),
        "labels_behind": words.labels_behind(),
        "after_label": _AFTER_LABEL,
        "number": NUMBER,
        "leaves": LEAVES,
        "token": TOKEN,
        "lot": LOT,
        "title": TITLE,
        "capital": words.CAPITAL,
        "abbreviations": _ABBREVIATIONS,
        "months": _MONTHS,
        "markings": words.either(words.markings()),
        "roles_by": roles_by,
        "roles_in": words.role_labels("in"),
        "role_tail": role_tail,
        "agent": _agent(f"{roles_by}|{words.role_labels('in')}"),
        "program": PROGRAM,
    }
    return {name: pattern.replace("/", "\\/") for name, pattern in patterns.items()}


@cache
def _parser() -> Lark:
    text = Path(__file__).with_name("citation.lark").read_text(encoding="utf-8")
    return Lark(Template(text).safe_substitute(terminals()), parser="lalr", lexer="contextual")


def tree(text: str) -> Tree[Token]:
    """The tree of one source line; every token knows its place (``start_pos``, ``end_pos``). Never fails."""
    return _parser().parse(text)
