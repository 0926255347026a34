"""Where sentences end in English prose with initials, abbreviations and quotations."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Span

# A mark before a capital, digit, bracket or quotation mark ("… at 9:15 a.m. in Room 1105": small letters go on), or a
# colon at a line end.
_STOP = re.compile(r"[.?!][”’\"')\]]*(?=\s+[“‘\"(\[]?[A-ZÀ-ÞА-ЯЁ0-9]|\s*$)|:(?=\n)")
# "T. R. Martin", "A.Ya. Pel'she", "Mr. Bemis", "Vol. IV", "R.P. No. 1261", "Sept. 16": no sentence ends there.
_SHORT = re.compile(
    r"(?:^|[\s.(\[“])(?:[A-ZА-Я]|Ya|Yu|Ye|Yo|Ia|Iu|Ie|Kh|Zh|Shch|Sh|Ch|Ts|Dzh|Cdes?|Comrs?|Mr|Mrs|Ms|Messrs|Mmes?|Dr|Drs|Prof|Profs|Revd?|Fr|Amb|Gen|Maj|Col|Capt|Cmdr|Adm|Lt|Sgt|Sen|Rep|Hon|Gov|St|Jr|Sr|"
    r"Nos?|Vols?|Dept|Div|Min|Misc|Conf|Inf|v|vs|e\.g|i\.e|c|ca|cf|Assoc|Inc|Co|Ed|ed|eds|pp?|ff?|fols?|op|ser|Pt|Sec|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$")
_SHORT_MOST = 8      # no short word, with what leads it, is longer
# "… approved. In 1947" ends; "on Sept. 16-20" and "No. 12" do not: a digit ends nothing after a short word, and "Jr."
# may close a sentence only before the end.


def sentences(text: str, span: Span, whole: Callable[[str], bool] | None = None) -> tuple[Span, ...]:
    """The sentences in ``text[span]``, each with its mark, without the white space between them.

    Nothing is cut inside “quotation marks”. ``whole`` names sentences that are recognised as such, so that what stands
    before them ends even with an abbreviation ("… POL 27 VIET S." before "Confidential.").

    >>> text = "Mr. T. R. Bemis spoke. The meeting ended."
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
    ['Mr. T. R. Bemis spoke.', 'The meeting ended.']
    """
    found: list[Span] = []
    start = counted = span.start
    opened = 0      # quotation marks up to ``counted`` that are not closed
    for match in _STOP.finditer(text, span.start, span.end):
        opened += text.count("“", counted, match.start()) - text.count("”", counted, match.end())
        counted = match.end()
        if match.end() < span.end and (opened > 0 or _goes_on(text, span, start, match, whole)):
            continue
        found.append(Span(start, match.end()))
        start = match.end()
        while start < span.end and text[start].isspace():
            start += 1
    if text[start:span.end].strip():
        found.append(Span(start, start + len(text[start:span.end].rstrip())))
    return tuple(found)


def _goes_on(text: str, span: Span, start: int, match: re.Match[str], whole: Callable[[str], bool] | None) -> bool:
    near = text[max(start, match.start() - _SHORT_MOST):match.start()]
    if not (match[0].startswith(".") and _SHORT.search(near)):
        return False
    if whole is None:
        return True
    following = _STOP.search(text, match.end(), span.end)
    return not whole(text[match.end():following.end() if following else span.end].strip())
