"""Times of day: "at 4.45 p.m.", "10 a.m. - 11.15 a.m.", "17:27", "13:30 p.m.", "1730 hours", "11.30 Uhr".

A time is written as stated, to the minute and without zone: ``16:45``; a stretch of time as ``10:00/11:15``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span
from kg.recognise.dates.words import is_count


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day in the text: ``clock`` is ``HH:MM``, or ``HH:MM/HH:MM`` for a stretch of one day."""

    span: Span
    clock: str
    words: str


_s = r"[^\S\n]{0,4}"
_w = r"(?:[^\S\n]{1,40}(?:\n[^\S\n]{0,80})?|\n[^\S\n]{0,80})"


def _one(n: str) -> str:
    """One time of day; the groups mil, h, sep, m, half and unit carry the suffix ``n``."""
    return (
        rf"(?:(?P<mil{n}>[01][0-9][0-5][0-9]|2[0-3][0-5][0-9])(?={_s}(?:hours|hrs)\b)"
        rf"|(?P<h{n}>[0-9]{{1,2}})(?:(?P<sep{n}>[:.])(?P<m{n}>[0-5][0-9])(?::[0-5][0-9])?)?)"
        rf"(?![0-9]|[.:/][0-9]|,[0-9])"
        rf"(?:(?:{_w})?(?P<half{n}>[ap]\.{_s}?m\.?|[AP]\.{_s}?M\.?|(?:(?<!\s)|(?<=[0-9] ))(?:[ap]m|[AP]M)\b)"
        rf"|{_s}(?P<unit{n}>hours\b|hrs\b\.?|Uhr\b|o['’]clock\b|час(?:ов|а)?\b|ч\.))?"
    )


# "between 2 and 4 p.m."; without "between" the times are two
_RANGE = rf"(?:{_s}[-–—]{_s}|{_w}(?:to|until|till|bis|до|(?P<pair>and)){_w})"
_CLOCK = rf"{_one('0')}(?:{_RANGE}{_one('1')})?"

# "19 September, 1958, / at 4.45 p.m.", "31.8.50 11:32", "17 October 1997, 10 a.m. - 11.15 a.m.". A line break
# only after a comma or before "at": the times of a table's next line belong to that line.
_AFTER = re.compile(
    rf"(?:(?P<led>,?{_w}(?:at|um|в|à){_w})|,?[^\S\n]{{1,8}}|,{_w})(?:from{_w})?(?:about{_w})?{_CLOCK}"
)
# "at 9:30 a.m. on 5 May 1943", "17:35, 31.8.50". Not "2.15 pages. 5 May": full stops do not join.
_BEFORE = re.compile(rf"(?<![\w.:/,]){_CLOCK},?{_w}(?:on{_w})?(?:the{_w})?(?:[A-Z][a-z]+day,?{_w})?\Z")
_HAS_DIGIT = re.compile(r"[0-9]")
# A time alone: "[Received 2:42 p.m.]", "at 9:30", "Sent ... 17:35". Not "5:3" (odds), "10.30", "1:250,000".
_ALONE = re.compile(rf"[0-9](?<![\w.,:/$£€][0-9])(?=[0-9]{{0,3}}(?:[:.]|\s{{0,12}}(?:[apAP]\.?{_s}?[mM]|[hUoч])))")


def _minutes(match: re.Match[str], n: str, half: str) -> int | None:
    """Minutes since midnight, or None when this is no time of day."""
    if match[f"mil{n}"]:
        return int(match[f"mil{n}"][:2]) * 60 + int(match[f"mil{n}"][2:])
    hour, minute = int(match[f"h{n}"]), int(match[f"m{n}"] or 0)
    if hour > 23:
        return None
    if half == "p" and hour < 12:            # "13:30 p.m." occurs and means 13:30
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return hour * 60 + minute


def _is_marked(match: re.Match[str], n: str) -> bool:
    return bool(match[f"mil{n}"] or match[f"half{n}"] or match[f"unit{n}"] or match[f"sep{n}"] == ":")


def _half(match: re.Match[str], n: str) -> str:
    return (match[f"half{n}"] or "")[:1].lower()


_BETWEEN = re.compile(r"\b[Bb]etween\s{1,8}\Z")


def _read(match: re.Match[str], *, led: bool) -> tuple[str, int] | None:
    """The clock value and where its words end. ``led``: "at" stands before it, so "4.45" is a time."""
    has_range = match["h1"] is not None or match["mil1"] is not None
    first_ok = _is_marked(match, "0") or (led and match["sep0"] is not None)
    if match["pair"] and not _BETWEEN.search(match.string, 0, match.start("h0" if match["h0"] else "mil0")):
        if not first_ok:
            return None
        has_range = False
    last_ok = has_range and (_is_marked(match, "1") or (first_ok and led and match["sep1"] is not None))
    if not first_ok and not (last_ok and (match["half1"] or match["unit1"])):
        return None
    first, last = _minutes(match, "0", _half(match, "0")), None
    if last_ok:
        last = _minutes(match, "1", _half(match, "1"))
        if not _half(match, "0") and _half(match, "1") and first is not None and last is not None:
            shared = _minutes(match, "0", _half(match, "1"))     # "2 - 3 p.m."; but "11.30 - 3 p.m." as written
            first = shared if shared is not None and shared < last else first
    if first is None:
        return None
    if last is not None and first < last:
        return f"{_clock(first)}/{_clock(last)}", match.end()
    if not first_ok:
        return None
    unit = match.end("unit0") if match["unit0"] else -1
    half = match.end("half0") if match["half0"] else -1
    return _clock(first), max(match.end("mil0"), match.end("h0"), match.end("m0"), unit, half)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def time_after(text: str, at: int, end: int) -> tuple[str, int] | None:
    """The time that follows a date ending at ``at``, and the offset where it ends.

    >>> time_after("31.8.50 11:32", 7, 13)
    ('11:32', 13)
    """
    match = _AFTER.match(text, at, end)
    if match is None:
        return None
    led = bool(match["led"]) and not is_count(text, match.end(), end, plural=True)      # "at 4.45 rubles"
    return _read(match, led=led)


def time_before(text: str, at: int, start: int) -> tuple[str, int] | None:
    """The time that stands before a date beginning at ``at``, and the offset where it begins.

    >>> time_before("at 9:30 a.m. on 5 May 1943", 16, 0)
    ('09:30', 3)
    """
    begin = max(start, at - 48)
    before = text[begin:at]
    if not _HAS_DIGIT.search(before):
        return None
    match = _BEFORE.search(before)
    if match is None or (begin > start and match.start() == 0):      # cut in the middle of something
        return None
    read = _read(match, led=False)
    if read is None or (match["pair"] and "/" not in read[0]):       # "at 2 and 4 p.m. on 5 May": two times
        return None
    return read[0], begin + match.start()


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[TimeMention, ...]:
    """All times of day between two offsets, left to right, whether a date stands beside them or not.

    >>> [t.clock for t in find_times("[Received 2:42 p.m.] Sent 17:35, deciphered 10.30 a.m. - 1 p.m.")]
    ['14:42', '17:35', '10:30/13:00']
    """
    stop = len(text) if end is None else end
    found: list[TimeMention] = []
    at = start
    for anchor in _ALONE.finditer(text, start, stop):
        if anchor.start() < at:
            continue
        match = _WHOLE.match(text, anchor.start(), stop)
        read = None if match is None else _read(match, led=False)
        if read is not None:
            at = read[1]
            found.append(TimeMention(Span(anchor.start(), at), read[0], text[anchor.start():at]))
    return tuple(found)


_WHOLE = re.compile(_CLOCK)
