"""Names whose family name stands first: Chinese, Korean, Vietnamese; and, by their given name, Hungarian and Japanese.

A family name of the word list before syllables of its language is evidence of a person where no title stands: "Ma
Hushan", "Kim Il-sung", "Pham Van Dong". Of Hungarian and Japanese names the given name is known: "Kádár János".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyascii import anyascii

from kg.recognise.lexica import Lexica

if TYPE_CHECKING:
    from kg.recognise.names import Token

_SYLLABLE = {
    "chinese": re.compile(
        r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an"
        r"|en|in|un|ia|ie|iu|ua|uo|ui|ue|üe|er|a|o|e|i|u|ü|ih|eh|ien|ueh)'?){1,2}$"),
    "korean": re.compile(r"(?:[bcdghjklmnpstwy']{0,3}[aeiouy]{1,3}(?:ng|[nmlkptrbgh])?){1,2}$"),
    "vietnamese": re.compile(
        r"(?:ngh|gh|ng|nh|th|tr|ch|kh|ph|gi|qu|[bcdđghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$"),
}
_TWO = re.compile(r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])[aeiou]{1,3}(?:ng|n)?"
                  r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])[aeiou]{1,3}(?:ng|n)?$")        # of these only whole pinyin
_ROMANISED = re.compile(r"[a-z']{1,6}-[a-z']{1,6}$")       # "kai-shek", "il-sung", "tse-tung"
_STRONG_KOREAN = frozenset({"Kim", "Pak", "Park", "Rhee", "Choe", "Choi", "Yi", "Ri", "Lee", "Chong", "Kang", "Pang",
                            "Ho", "Hong", "No", "Roh", "Chang", "Mun", "O", "Nam", "Mu", "Heo", "Hwang", "Kwak", "Kwon",
                            "Paek", "Paik"})


def romanised(word: str) -> bool:
    """Whether a word is two syllables with a hyphen, as Korean and Chinese given names are written: "Jin-u"."""
    return bool(_ROMANISED.match(word.lower()))


def family_first(lexica: Lexica, tokens: tuple[Token, ...]) -> str:
    """The tongue whose family name stands first: "Ma Hushan" is chinese, "Kim Il-sung" korean; else ""."""
    if len(tokens) < 2 or any(t.kind != "word" for t in tokens[:2]):
        return ""
    family, rest = tokens[0].text.capitalize(), [t.text.lower() for t in tokens[1:]]
    families = lexica.families
    if family.lower() in lexica.words:
        return ""
    if family.lower() in lexica.function:          # "Do Xuan Bach"; not "Do You Mean", "Do Not"
        if family in families["chinese"] and len(rest) == 1 and len(rest[0]) > 4 and not lexica.ordinary(rest[0]) \
                and _TWO.match(rest[0]):
            return "chinese"                       # "He Yingqin"
        plain = any(lexica.ordinary(word) or lexica.ordinary(f"{word}s") for word in rest)
        return "vietnamese" if family in families["vietnamese"] and len(rest) == 2 and not plain and all(
            _SYLLABLE["vietnamese"].match(word) for word in rest) else ""

    def syllables(tongue: str) -> bool:
        if tongue == "korean":
            return all(_ROMANISED.match(word) or _SYLLABLE[tongue].match(word) for word in map(anyascii, rest))
        return all(_ROMANISED.match(word) or _SYLLABLE[tongue].match(word) for word in rest)

    if family in families["chinese"] and len(rest) <= 2 and syllables("chinese"):
        return "chinese"
    if family in families["korean"] and len(rest) <= 2 and syllables("korean") and (
            family in _STRONG_KOREAN or (len(rest) == 1 and _ROMANISED.match(rest[0]))):
        return "korean"
    family, rest = anyascii(family).capitalize(), [anyascii(word) for word in rest]        # "Nguyễn Hữu Thọ"
    if family in families["vietnamese"] and len(rest) <= 3 and syllables("vietnamese"):
        return "vietnamese"
    return ""


def given_last(lexica: Lexica, tokens: tuple[Token, ...]) -> bool:
    """Whether two words are a family name and a given name of a people who write them so: "Kádár János", "Satō
    Naotake"; not "János Kádár", nor "Péter János", which may be either."""
    if len(tokens) != 2 or any(t.kind != "word" for t in tokens):
        return False
    family, given = (t.text.capitalize() if t.text.isupper() else t.text for t in tokens)
    return lexica.ends_name(given) and not lexica.is_given(family) and not lexica.ordinary(family)
