"""Romanisations: what a Cyrillic or Chinese name may look like in the sources of other countries.

Tables: BGN/PCGN, ISO 9, ALA-LC, German and French for Russian; Palladius to pinyin; Wade-Giles to pinyin.

>>> sorted(russian("Ежов"))
['ejov', 'ezhov', 'ezov', 'iejov', 'jeschow', 'yezhov']
>>> sorted(palladius("Шэн Шицай"))
['sheng shicai']
>>> "sheng shicai" in wade_giles("Sheng Shih-ts'ai")
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from kg.link.fold import fold

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


def _table(values: str) -> dict[str, str]:
    return {letter: "" if v == "-" else v for letter, v in zip(_LETTERS, values.split(), strict=True)}


TABLES = {
    "bgn": _table("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"),
    "iso9": _table("a b v g d e z z i j k l m n o p r s t u f h c c s s - y - e u a"),
    "ala-lc": _table("a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia"),
    "german": _table("a b w g d e sch s i i k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja"),
    "french": _table("a b v g d e j z i i k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia"),
}
"""Folded: without the marks over letters, since names are compared without them."""

# where Е opens a word or follows a vowel or sign it is "Ye" (BGN), "Je" (German), "Ie" (French)
_INITIAL_E = {"bgn": "ye", "german": "je", "french": "ie"}
_VOWELS = "аеёиоуыэюяъь"
# endings with a customary spelling besides the table's: "Litvinoff", "Trotsky"/"Trotskii"/"Trotzki"
_ENDINGS = {
    "french": (("v", "ff"),),
    "german": (("w", "ff"),),
    "bgn": (("iy", "y"), ("yy", "y")),
    "ala-lc": (("ii", "y"),),
}


def russian(name: str) -> frozenset[str]:
    """Folded romanisations of a Russian name by every table; empty where it holds no Cyrillic letter."""
    low = name.lower().replace("ё", "е")
    if not any(c in _LETTERS for c in low):
        return frozenset()
    found: set[str] = set()
    for scheme, table in TABLES.items():
        one = fold("".join(_letters(low, scheme, table)))
        found.add(one)
        found.update(f"{one[: -len(a)]}{b}" for a, b in _ENDINGS.get(scheme, ()) if one.endswith(a) and b != "ff")
    found.add(fold("".join(_letters(low, "french", {**TABLES["french"], "е": "e"}, plain=True))))
    return frozenset(found)


def _letters(low: str, scheme: str, table: dict[str, str], *, plain: bool = False) -> Iterator[str]:
    before = " "
    for letter in low:
        if letter == "е" and not plain and scheme in _INITIAL_E and (not before.isalpha() or before in _VOWELS):
            yield _INITIAL_E[scheme]
        else:
            yield table.get(letter, letter)
        before = letter


# Palladius: initials and finals of a syllable in Cyrillic. What stands before и, я, ю is palatal.
_P_INITIALS = {
    "чж": "zh",
    "цз": "z",
    "б": "b",
    "п": "p",
    "м": "m",
    "ф": "f",
    "д": "d",
    "т": "t",
    "н": "n",
    "л": "l",
    "г": "g",
    "к": "k",
    "х": "h",
    "ц": "c",
    "с": "s",
    "ч": "ch",
    "ш": "sh",
    "ж": "r",
    "": "",
}
_P_PALATAL = {"цз": "j", "ц": "q", "с": "x"}
_P_FINALS = {
    "а": "a",
    "о": "o",
    "э": "e",
    "и": "i",
    "ы": "i",
    "у": "u",
    "юй": "u",
    "ай": "ai",
    "эй": "ei",
    "ао": "ao",
    "оу": "ou",
    "ань": "an",
    "ан": "ang",
    "энь": "en",
    "эн": "eng",
    "ун": "ong",
    "я": "ia",
    "е": "ie",
    "яо": "iao",
    "ю": "iu",
    "янь": "ian",
    "ян": "iang",
    "инь": "in",
    "ин": "ing",
    "юн": "iong",
    "уа": "ua",
    "уай": "uai",
    "уй": "ui",
    "уань": "uan",
    "уан": "uang",
    "унь": "un",
    "юань": "uan",
    "юэ": "ue",
    "юнь": "un",
    "эр": "er",
    "йа": "ia",
    "ое": "ue",
}
_P_ALONE = {
    "i": "yi",
    "u": "wu",
    "ia": "ya",
    "ie": "ye",
    "iao": "yao",
    "iu": "you",
    "ian": "yan",
    "iang": "yang",
    "in": "yin",
    "ing": "ying",
    "iong": "yong",
    "ua": "wa",
    "uai": "wai",
    "ui": "wei",
    "uan": "wan",
    "uang": "wang",
    "un": "wen",
    "uo": "wo",
}
_P_WORDS = {
    "юй": "yu",
    "юань": "yuan",
    "юэ": "yue",
    "юнь": "yun",
    "во": "wo",
    "вэй": "wei",
    "вэнь": "wen",
    "ван": "wang",
    "вань": "wan",
    "ва": "wa",
    "вай": "wai",
    "хуэй": "hui",
    "хой": "hui",
    "го": "guo",
    "ко": "kuo",
    "хо": "huo",
    "до": "duo",
    "то": "tuo",
    "но": "nuo",
    "ло": "luo",
    "чжо": "zhuo",
    "чо": "chuo",
    "шо": "shuo",
    "со": "suo",
    "цзо": "zuo",
    "цо": "cuo",
    "жо": "ruo",
    "у": "wu",
    "и": "yi",
    "эр": "er",
}


def _syllable(part: str) -> str:
    if part in _P_WORDS:
        return _P_WORDS[part]
    for size in (2, 1, 0):
        initial, final = part[:size], part[size:]
        if initial in _P_INITIALS and final in _P_FINALS and len(initial) == size:
            made = _P_FINALS[final]
            if not initial:
                return _P_ALONE.get(made, made)
            palatal = final[0] in "ияюе" and initial in _P_PALATAL
            return (_P_PALATAL if palatal else _P_INITIALS)[initial] + made
    return ""


def palladius(name: str) -> frozenset[str]:
    """The pinyin of a Chinese name in Palladius' transcription; empty where it is none."""
    words: list[set[str]] = []
    for word in name.lower().replace("-", " ").replace("ъ", "'").split():
        options = {"".join(_syllable(p) for p in parts) for parts in _splits(word.replace("'", ""))}
        if not options:
            return frozenset()
        words.append(options)
    return (
        frozenset(" ".join(made) for made in islice(product(*(sorted(w) for w in words)), 16)) if words else frozenset()
    )


def _splits(word: str) -> Iterator[list[str]]:
    """Ways to cut a word into syllables of Palladius, longest first syllable first."""
    if not word:
        yield []
        return
    for size in range(min(6, len(word)), 0, -1):
        if _syllable(word[:size]):
            for rest in islice(_splits(word[size:]), 3):
                yield [word[:size], *rest]


# Wade-Giles: an apostrophe marks the aspirated initial; without it the sound is the plain one. Since sources drop
# the mark, both readings of an unmarked initial are kept as candidates.
_W_INITIALS = (
    ("ts", "z", "c"),
    ("tz", "z", "c"),
    ("ch", "zh", "ch"),
    ("p", "b", "p"),
    ("t", "d", "t"),
    ("k", "g", "k"),
)
_W_FINALS = {
    "ih": "i",
    "u": "u",
    "ien": "ian",
    "ieh": "ie",
    "iung": "iong",
    "ung": "ong",
    "ueh": "ue",
    "eh": "e",
    "o": "o",
    "uei": "ui",
    "erh": "er",
    "yen": "ian",
    "u_": "u",
}
_PINYIN_ALONE = {
    "yen": "yan",
    "yeh": "ye",
    "yu": "you",
    "yung": "yong",
    "yueh": "yue",
    "ssu": "si",
    "szu": "si",
    "tzu": "zi",
    "jih": "ri",
    "erh": "er",
    "i": "yi",
}


def _w_syllable(part: str) -> frozenset[str]:
    marked = "'" in part
    plain = part.replace("'", "")
    if plain in _PINYIN_ALONE:
        extra = {"ci"} if plain == "tzu" else {"yu"} if plain == "yu" else set()
        return frozenset({_PINYIN_ALONE[plain], *extra})
    if plain.startswith("hs"):
        return frozenset({"x" + _W_FINALS.get(plain[2:], plain[2:])})
    if plain.startswith("j") and not plain.startswith("ji"):
        return frozenset({"r" + _W_FINALS.get(plain[1:], plain[1:])})
    for initial, soft, hard in _W_INITIALS:
        if plain.startswith(initial):
            final = plain[len(initial) :]
            made = _W_FINALS.get(final, final)
            readings = (hard,) if marked else (soft, hard)
            found = set()
            for one in readings:
                if initial == "ch" and made[:1] == "i" and final != "ih":
                    one = {"zh": "j", "ch": "q"}[one]
                found.add(one + ("e" if made == "o" and initial == "k" else "uo" if made == "o" else made))
                if initial == "ch" and final in ("u", "un", "uan", "ueh"):  # chü without its dots
                    found.add({"zh": "j", "ch": "q"}.get(one, one) + made)
            return frozenset(found)
    for initial in ("sh", "h", "f", "l", "m", "n", "s", "w", "y", "r", ""):
        if plain.startswith(initial):
            final = plain[len(initial) :]
            made = _W_FINALS.get(final, final)
            if made == "o" and initial in ("h",):
                made = "e"
            elif made == "o" and initial in ("l", "n", "s", "sh"):
                made = "uo"
            return frozenset({initial + made})
    return frozenset({plain})


def wade_giles(name: str) -> frozenset[str]:
    """Possible pinyin forms of a name in Wade-Giles, folded; a word's syllables are joined by hyphens there."""
    clean = re.sub("[’ʼʻ‘`´]", "'", name.lower()).replace("ü", "u").replace("ê", "e").replace("ŭ", "u")
    words = []
    for word in clean.split():
        parts = [_w_syllable(p) for p in word.split("-") if p]
        words.append(["".join(made) for made in islice(product(*(sorted(p) for p in parts)), 12)])
    return frozenset(fold(" ".join(made)) for made in islice(product(*words), 64))
