"""Words dates are made of: the names of months in nine languages, and the nouns that make a number a count.

Facts of language, not of any document. Names are matched as written: English and German months with a
capital (or all capitals), the others also in lower case, as their languages write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def _numbered(names: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(names.split(), start=1)}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH = _numbered("January February March April May June July August September October November December")
_SHORT = {**_numbered("Jan Feb Mar Apr - Jun Jul Aug Sep Oct Nov Dec"), "Sept": 9}
del _SHORT["-"]                                # May is a full name and takes no full stop
_GERMAN = {
    **_numbered("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "Maerz": 3, "Jänner": 1,
}
_FRENCH = {
    **_numbered("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "fevrier": 2, "aout": 8, "decembre": 12,
}
_HUNGARIAN = _numbered(
    "január február március április május június július augusztus szeptember október november december"
)
_OTHERS = (      # only ever after a day, in lower case: Romanian, Polish, Spanish, Italian
    _numbered("ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"),
    _numbered(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    ),
    _numbered("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    _numbered("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
)
# Russian writes dates in the genitive, and speaks of months in the other cases.
_RUSSIAN = {
    form: number
    for number, forms in enumerate((
        "января январь январе январю", "февраля февраль феврале февралю", "марта март марте марту",
        "апреля апрель апреле апрелю", "мая май мае маю", "июня июнь июне июню", "июля июль июле июлю",
        "августа август августе августу", "сентября сентябрь сентябре сентябрю",
        "октября октябрь октябре октябрю", "ноября ноябрь ноябре ноябрю", "декабря декабрь декабре декабрю",
    ), start=1)
    for form in forms.split()
}

MONTHS: dict[str, int] = {
    word.casefold(): number
    for table in (_ENGLISH, _GERMAN, _SHORT, _FRENCH, _HUNGARIAN, _RUSSIAN, *_OTHERS)
    for word, number in table.items()
}
"""Casefolded month word (without full stop) to its number, 1 to 12."""

ENGLISH: frozenset[str] = frozenset(word.casefold() for word in _ENGLISH)
"""English month names; in lower case (OCR) they count as months only in a date with a year."""

ABBREVIATIONS: frozenset[str] = frozenset(word.casefold() for word in _SHORT)

ALSO_NAMES: frozenset[str] = _set("may april june august march")
"""Months that are also names or verbs: "by May", "of August Bebel", "the March on"."""

SMALL_MONTHS: frozenset[str] = frozenset(
    {word.casefold() for table in (_ENGLISH, _GERMAN, _FRENCH, _HUNGARIAN, _RUSSIAN) for word in table}
    - _set("may march mai mars")
)
"""Lower-case months that may stand before a year: "juin 1937", "june 1937"; not the verbs "may" and "march"."""

ROMAN: dict[str, int] = _numbered("I II III IV V VI VII VIII IX X XI XII")

SEASONS: dict[str, int] = {
    **dict.fromkeys(("spring", "frühjahr", "frühling", "printemps", "весна", "весной", "весны"), 21),
    **dict.fromkeys(("summer", "sommer", "été", "лето", "летом", "лета"), 22),
    **dict.fromkeys(("autumn", "fall", "herbst", "automne", "осень", "осенью", "осени"), 23),
    **dict.fromkeys(("winter", "hiver", "зима", "зимой", "зимы"), 24),
}
"""Casefolded season to its EDTF month, 21 to 24."""


def _cases(words: Iterable[str], *, small: bool) -> set[str]:
    forms: set[str] = set()
    for word in words:
        forms |= {word[0].upper() + word[1:], word.upper()}
        if small:
            forms.add(word.lower())
    return forms


def _alternation(full: Iterable[str]) -> str:
    """Month words as one alternation, longest first; only abbreviations take a full stop.

    Each word carries its own boundary, so that every branch starts with a literal and the engine can skip
    to the first letters.
    """
    end = r"(?![^\W\d_])"
    words = [(word, end) for word in full] + [(word, end + r"\.?") for word in _cases(_SHORT, small=False)]
    return "|".join(re.escape(word) + tail for word, tail in sorted(words, key=lambda w: (-len(w[0]), w[0])))


CAPITAL_MONTH: str = _alternation(
    _cases(_ENGLISH, small=False) | _cases(_GERMAN, small=False) | _cases(_RUSSIAN, small=True)
)
"""Months that may open a date: with a capital, or Cyrillic. A regular expression."""

_anywhere = (
    _cases(_ENGLISH, small=True) | _cases(_GERMAN, small=False)
    | _cases(_FRENCH, small=True) | _cases(_HUNGARIAN, small=True) | _cases(_RUSSIAN, small=True)
    | {word for table in _OTHERS for word in table}
)
ANY_MONTH: str = (
    f"(?=[{''.join(sorted({word[0] for word in _anywhere}))}])(?:{_alternation(_anywhere)})"
)
"""Months after a day number, in any case. A regular expression; its first letters are tested first."""

_COUNTED = _set(
    """ton tons tonne tonnes men people persons soldiers troops officers horsemen cavalrymen guns rifles
    bayonets sabres sabers horses head rubles roubles dollars yuan marks pounds francs rupees per percent cent
    km kilometers kilometres kilometer kilometre meters metres miles kg kilograms poods hectares acres liters
    litres barrels pages copies sheets words lines documents volumes hours hrs hour h days weeks months
    years degrees families households wounded killed dead prisoners aircraft planes tanks vehicles trucks
    cars cartridges shells rounds bombs workers peasants members delegates votes tonnage metric square cubic
    тонн человек рублей часов чел км руб"""
)
_FUNCTION = _set(
    """the a an and or but to of in on at by for from with as that which who when while was were is are be had
    has have he she it they we i his her its their our this these those there not also until after before
    between under against because if than then did does would could should will may can no all some"""
)
_NOT_PLURAL = _set(
    "was is has his as its this us thus does perhaps always towards besides across onwards afterwards"
)
_NEXT = re.compile(r"[^\S\n]{1,4}\n?[^\S\n]{0,80}([^\W\d_]{1,24})(?:[^\S\n]{1,4}([^\W\d_]{1,24}))?")


def is_count(text: str, at: int, end: int, *, plural: bool) -> bool:
    """Whether what stands at ``at`` makes the number before it a count: "1950 tons", "1950 metric tons".

    With ``plural`` any plural noun does ("of 1950 banners"), at the price of "of 1937 purges".

    >>> is_count("of 1950 tons", 7, 12, plural=False), is_count("in 1936 the men", 7, 15, plural=True)
    (True, False)
    """
    match = _NEXT.match(text, at, end)
    if match is None or not match[1].islower():
        return False
    first, second = match[1], match[2]
    if first in _FUNCTION:
        return False
    if first in _COUNTED or second in _COUNTED:
        return True
    return plural and len(first) > 3 and first[-1] == "s" and first[-2] != "s" and first not in _NOT_PLURAL
