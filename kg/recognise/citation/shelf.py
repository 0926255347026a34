"""Parts without a label: shelfmarks as each country's archives write them ("B 136/59748", "118-01082-04")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kg.recognise.citation.model import Part

# "1957-1990", "1955–60", "1973". Not "2010-6386", the number of a Japanese file.
_YEARS = r"(?:1[789]|20)\d\d(?:\s?[-–—/]\s?(?:(?:1[789]|20)\d\d|\d\d))?"
#: "893.24/1386", "611.61/8-1955", "893.00 Sinkiang/1–2349", "740.00119 Control (Korea)/9–1145", "501.BB Korea/8–1549":
#: a paper of the Department of State's decimal file, class and number. Not a sum or a time of day ("100.50", "12.30").
DECIMAL: Final = re.compile(
    r"\d{3}[A-Z]?\.(?:\d+[A-Z]?|[A-Z]{2})(?: [A-Z][\w.]*)*(?: ?\([^()]*\))?(?:/[A-Z][\w ]*)?/\d[\d–-]*[a-z]?"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A whole stretch between two commas. Group names are kinds, ``_`` for the hyphen."""

    pattern: re.Pattern[str]
    needs: str = ""  # "holding": a body of records stands before; "no-holding", "no-file": none does


def _form(pattern: str, needs: str = "") -> _Form:
    return _Form(re.compile(pattern), needs)


# Each form: the line that needed it; what it must not take.
_FORMS: Final = (
    # "PRC FMA 118-01082-04", "CFMA, No. 106-01122-03": fond 118, file 01082, paper 04, always cited whole. Not a range
    # of pages.
    _form(r"(?:No\. )?(?P<file>\d{3}-\d{4,5}-\d{2}(?:\s?\(\d+\))?)"),
    # "National Archives of Ireland, Department of Foreign Affairs/5/313/3D". Not a date ("11/6/59").
    _form(r"(?P<collection>[A-ZÀ-Ž][^\W\d_]*(?: [^\W\d_]+)*)/(?P<series>\d+)/(?P<file>\d[\w/.-]*)"),
    # "National Archives, 611.61/8-1955"; the class alone behind a body of records: "Central Files, 110.10".
    _form(rf"(?P<file>{DECIMAL.pattern})"),
    _form(r"(?P<file>\d{3}[A-Z]?\.\d+[A-Z]?(?:-[A-Z][A-Z ]*)?)", "holding"),
    # "RG 59, Central Files 1964-66, POL 27 VIET S": the subject-numeric file. Not "BOX 5".
    _form(r"(?P<file>(?!BOX|LOT|RG\b)[A-Z]{2,6} \d+(?:[-–]\d+)?(?:\([A-Z]+\))?(?: [A-Z]+)+(?:[-–][A-Z]+)*)"),
    # "PA AA, MfAA, C 152/75", "BStU, MfS, ZAIG 5382", "AAN, KC PZPR, XIA/30": a file inside the body named before it.
    _form(r"(?P<file>[A-Z]{1,5}(?:[ -][A-Z]{1,2})? ?\d+(?:/\d+)?|[IVXLC]+[A-Z]?/[\w-]+)", "holding"),
    # "SAPMO-BArch, DY 30, IV 2/20/137": the party archive's own numbers inside its fond.
    _form(r"(?P<file>(?:J )?IV [A-Z]?\d+[A-Z]?(?:/[\d.]+[A-Z]?)+)", "holding"),
    # "BArch, B 136/59748", "TNA, FO 371/116139", "SAPMO-BArch, DY 30/J IV 2/2A/3196": letters and number of the body of
    # records, then the file. Only directly behind the repository.
    _form(r"(?P<collection>[A-Z]{1,5}(?:[ -][A-Z]{1,3})? ?\d{1,4})/(?P<file>[\w-]+(?:[ /]\w[\w-]*)*)", "no-holding"),
    # "MOL, XIX-J-1-j Korea, 4. doboz", "MOL, M-KS 288": fond of the Hungarian archive with its country.
    _form(
        r"(?P<collection>(?:[IVXLC]+|[A-Z]-[A-Z]{2})(?:-[A-Z])?(?:-\d+)?(?:-[a-z]+)?(?: (?:[A-Z]\w+|\d+))*)",
        "no-holding",
    ),
    # "SAPMO-BArch, DY30, 2477": the number of the file follows behind a comma.
    _form(r"(?P<collection>(?!RG)[A-Z]{1,3} ?\d{1,4})", "no-holding"),
    # "Gansu Provincial Archives, 91-4-123", "jianchuan 1-1-12", "UN Archives, S-0703-0001-01". Not "1949-1950".
    _form(r"(?P<file>(?:[A-Z]{1,2}-?|[a-z]+ )?\d+(?:-\d+){2,})"),
    # "1989 P-Reels, P890058-1591", "D760452-1128": film numbers of the Central Foreign Policy File.
    _form(r"(?P<microfilm>[PDN]\d{6}-\d{4}(?: and [PDN]\d{6}-\d{4})?)"),
    # "4. doboz, 5/a, 004076/ 1955": the item of the Hungarian filing plan, then the paper's registry number and year.
    _form(r"(?P<item>\d{1,3}/[a-z])"),
    _form(r"(?P<number>\d{3,6}\s?/\s?(?:1[89]|20)\d\d)"),
    # "Israel State Archive, hts-6416/12", "CIA-RDP79R00904A000500010018-8", "2010-6386": one word with digits and
    # letters or a hyphen or slash, behind a repository. Not a bare number.
    _form(r"(?P<file>(?=\S*\d)(?=\S*[^\W\d_]\S*\d|\d+[-/]\d{3})[^\s“”\"]{5,})", "no-file"),
)
_YEAR = re.compile(_YEARS)
_BARE_NUMBERS = re.compile(r"\d+[a-z]?(?:\s?[-–—]\s?\d+[a-z]?)?")
#: "(Lot File 96 D 292)" has its label; "(83 D 230)" in brackets is a lot by its form.
_LOT = re.compile(r"\d{2}\s?D\s?\d{1,3}")


def read(text: str, start: int, known: tuple[Part, ...], bracketed: bool = False) -> tuple[Part, ...]:
    """The parts of a stretch that has no label, or () where its form is not known.

    ``start`` is where the stretch stands; ``known`` are the parts before it, which tell a page from a file and a file
    from a body of records. ``read("B 136/59748", 7, ())`` gives collection ``B 136`` and file ``59748``.
    """
    text = re.sub(r"\s", " ", text)  # a shelfmark may run over the end of a line; its length stays
    if bracketed:
        return (Part("lot", text, start, start + len(text)),) if _LOT.fullmatch(text) else ()
    kinds = {part.kind for part in known}
    if _BARE_NUMBERS.fullmatch(text) and (numbers := _numbers(text, start, kinds)):
        return numbers
    if _YEAR.fullmatch(text):
        return (Part("year", text, start, start + len(text)),)
    holding = bool(kinds & {"collection", "fond", "record-group", "series", "lot"})
    beside = holding or bool(known and known[-1].kind == "unit" and is_body(known[-1].value))
    refused = {
        "holding": not beside,
        "no-holding": holding,
        "no-file": not known or bool(kinds & {"file", "delo", "listy"}),
    }
    for form in _FORMS:
        if refused.get(form.needs):
            continue
        if found := form.pattern.fullmatch(text):
            return tuple(
                Part(kind, value, start + found.start(kind), start + found.end(kind), "/" if place else "")
                for place, (kind, value) in enumerate(found.groupdict().items())
            )
    return ()


def _numbers(text: str, start: int, kinds: set[str]) -> tuple[Part, ...]:
    """A bare number: pages behind a file, a file behind a body of records, else a year where it looks like one."""
    end = start + len(text)
    if kinds & {"file", "delo", "number"} and not kinds & {"listy", "pages"}:
        return (Part("pages", text, start, end),)
    if _YEAR.fullmatch(text):
        return (Part("year", text, start, end),)
    if "collection" in kinds and not kinds & {"box", "volume", "folder", "series"}:
        return (Part("file", text, start, end),)
    return ()


def is_body(name: str) -> bool:
    """Whether a division can hold files: "MfAA", "KC PZPR", "Ministry of External Affairs". Not a city: "New Delhi"."""
    return bool(re.search(r"\b\w*[A-ZÀ-Ž]\w*[A-ZÀ-Ž]|\s(?:of|al|der|des|de|for)\s", name))


def years(text: str) -> bool:
    """Whether the stretch is a year or a span of years: "1957-1990"."""
    return bool(_YEAR.fullmatch(text))
