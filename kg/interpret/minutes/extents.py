"""Where things end that take more than their line: heads, signatures, brackets; and what stands just below them."""

from __future__ import annotations

import re

from kg.interpret.minutes import shapes
from kg.interpret.minutes.markers import heading_strength, marker_at
from kg.interpret.minutes.notes import LONGEST
from kg.interpret.minutes.scan import Scan

# where a head that shares its line with what follows ends: before a point, an extract id, a heading word, a date line,
# or at a full stop that a sentence follows ("VKP(b) CC. Concerning …"); `No. 84` and `g. Moskva` end nothing
HEAD_END = re.compile(
    r"(?<=\d{4})\s+(?=[A-ZА-Я][a-zа-я]+\s+[a-zа-я])"
    r"|(?:(?<=\d{4})|(?<=[\].)]))[.,]?\s+(?=\d{1,3}\s?[.．]\s+[A-ZА-Я]|\d{1,3}\s+[-–—]\s)"
    r"|\s(?=(?:P|Pb|П)\d{1,4}/)|\s(?=(?:Concerning|The [Qq]uestion|Re:|Decision dated)\s?)"
    r"|(?<![A-Z№º#a-z]{2})\.\s+(?=[A-Z][a-z]+\s[a-z])"
)


def signature(scan: Scan, at: int, end: int) -> int:
    """The end of a signature on the line ``at`` to ``end``, with the lines of the name that belong to it."""
    text = scan.text
    after_sign = re.search(r"[\])/]\s*[^\W\d_][\w. '’-]+\W*$|\[[^\[\]\n]*[A-ZА-Я]\w+\s*\]?\W*$", text[at:end])
    if shapes.ends_with_name(text[at:end]) or after_sign:
        return end
    for _ in range(2):
        following = scan.skip(end)
        stop = min(scan.line_end(following), scan.stop(at)) if following < scan.body.end else following
        if stop <= following or text[end:following].count("\n") > 3 or not shapes.is_name_line(text[following:stop]):
            break
        end = stop
        if shapes.ends_with_name(text[following:stop]):
            break
    return end


def heads_another(scan: Scan, end: int) -> bool:
    """Whether one of the next lines heads an attachment or another sheet: then a signature may stand here."""
    at = end
    for _ in range(3):
        at = scan.skip(at)
        stop = scan.line_end(at) if at < scan.body.end else at
        line = scan.text[at:stop]
        marker = marker_at(scan.text, at, stop)
        if stop > at and (
            shapes.attachment(line) == "attachment" or shapes.is_head(line) or (marker and marker.style == "P/")
        ):
            return True
        at = stop
    return False


def bracket(scan: Scan, at: int) -> int:
    """The end of a bracket that fills its paragraph (`[Translator's note: …]`), or ``at``."""
    depth, limit = 0, scan.stop(at)
    for index in range(at, min(limit, at + LONGEST)):
        depth += {"[": 1, "]": -1}.get(scan.text[index], 0)
        if depth == 0:
            rest = scan.text[index + 1 : scan.line_end(index)].strip(" .;\u00a0")
            return index + 1 if not rest else at
    return at


def head(scan: Scan, at: int, end: int) -> int:
    """The end of a head of minutes that begins at ``at``, with its further lines; a run-in head ends where a point, a
    date line or a heading begins."""
    text = scan.text
    cut = HEAD_END.search(text[at:end])
    if cut:
        return at + cut.start() + (text[at + cut.start()] in ".,")
    dated = bool(re.search(r"\b(?:1[6-9]|20)\d\d\b", text[at:end]))
    while True:
        following = scan.skip(end)
        if following >= scan.body.end or following in scan.standing:
            break
        stop = min(scan.line_end(following), scan.stop(following - 1) if following else scan.body.end)
        line = text[following:stop]
        alone = shapes.is_dateline(line) and not shapes.is_period(line)
        if not (shapes.continues_head(line) or shapes.is_period(line) or shapes.is_head(line)):
            break
        if (
            (alone and dated)
            or shapes.is_mark(line)
            or shapes.is_source(line)
            or heading_strength(text, following, stop) == "strong"
        ):
            break
        if text[end:following].count("\n") > 6:
            break
        dated = dated or bool(re.search(r"\b(?:1[6-9]|20)\d\d\b", line))
        end = stop
    return end
