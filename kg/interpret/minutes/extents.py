"""Where things end that take more than their line: heads, signatures, brackets; and what stands just below them."""

from __future__ import annotations

import re

from kg.interpret.minutes import distribution, heads, marks, shapes, signing
from kg.interpret.minutes.markers import heading_strength, marker_at
from kg.interpret.minutes.notes import LONGEST
from kg.interpret.minutes.scan import Scan
from kg.interpret.minutes.words import pattern

# where a head that shares its line with what follows ends: before a point, an extract id, a heading word, a date line,
# or at a full stop that a sentence follows ("VKP(b) CC. Concerning …"); `No. 84` and `g. Moskva` end nothing
HEAD_END = re.compile(
    r"(?<=\d{4})\s+(?=[A-ZА-Я][a-zа-я]+\s+[a-zа-я])"
    r"|(?:(?<=\d{4})|(?<=[\].)]))[.,]?\s+(?=\d{1,3}\s?[.．]\s+[A-ZА-Я]|\d{1,3}\s+[-–—]\s)"
    r"|(?:(?<=[A-Z)\d])|(?<=Kremlin))\s+(?=(?:On|About|Regarding)\s+[a-z])"
    r"|\s(?=(?:P|Pb|П)\d{1,4}/)|\s(?=(?:Concerning|The [Qq]uestion|Re:|Decision dated)\s?)"
    r"|(?<![A-Z№º#a-z]{2})\.\s+(?=[A-Z][a-z]+\s[a-z])"
)


def signature(scan: Scan, at: int, end: int) -> int:
    """The end of a signature on the line ``at`` to ``end``, with the lines of the name that belong to it."""
    text = scan.text
    after_sign = re.search(r"[\])/]\s*[^\W\d_][\w. '’-]+\W*$|\[[^\[\]\n]*[A-ZА-Я]\w+\s*\]?\W*$", text[at:end])
    if signing.ends_with_name(text[at:end]) or after_sign:
        return end
    for _ in range(2):
        following = scan.skip(end)
        stop = min(scan.line_end(following), scan.stop(at)) if following < scan.body.end else following
        line = text[following:stop]
        named = signing.is_name_line(line) or signing.is_side_by_side(line)
        if stop <= following or text[end:following].count("\n") > 3 or not named:
            break
        end = stop
        if signing.ends_with_name(text[following:stop]):
            break
    return end


_CLOSING = (
    *(signing.is_name_line, signing.is_initialed_name, signing.is_signed, signing.is_office_line),
    *(marks.is_mark, signing.is_typist_mark, shapes.is_dateline),
)


def office_over_name(scan: Scan, at: int, end: int) -> bool:
    """`SECRETARY OF THE CC:` with the name on the next line."""
    line, following = scan.text[at:end].rstrip(), scan.skip(end)
    if not line.endswith(":") or not signing.is_office_line(line.rstrip(" :")) or following >= scan.body.end:
        return False
    below = scan.text[following : scan.line_end(following)]
    return signing.is_name_line(below) or signing.is_initialed_name(below)


def closes(scan: Scan, end: int) -> bool:
    """Whether a text is over at ``end``: below the names of those who sign, an attachment, another sheet, a list of
    addressees, a vote, a seal or a certification follows, or nothing."""
    at = end
    for _ in range(4):
        at = scan.skip(at)
        stop = min(scan.line_end(at), scan.stop(at - 1)) if at < scan.body.end else at
        if stop <= at:
            return at >= scan.body.end
        line = scan.text[at:stop]
        marker = marker_at(scan.text, at, stop)
        if (
            shapes.attachment(line) == "attachment"
            or (shapes.attachment(line) == "draft" and len(line.split()) <= 3)
            or heads.is_head(line)
            or (marker and marker.style == "P/")
            or distribution.lead(scan.text, at, stop) >= 0
            or distribution.sheet_lead(scan.text, at, stop) >= 0
            or marks.seal(scan.text, at, stop)
            or signing.is_certified(line)
            or votes(scan, at, stop) > at
        ):
            return True
        if not any(is_such(line) for is_such in _CLOSING):
            return False
        at = stop
    return False


_VOTE = re.compile(
    r"[^\n]*[-–—:]\s*(?:for|in\s+favou?r|against|abstain(?:ed|ing)?|agreed?|yes|no|за|против|воздержал\w+)\W*$", re.I
)


def votes(scan: Scan, at: int, end: int) -> int:
    """The end of a record of votes that begins on the line ``at`` to ``end``: `Voted: X, Y - for`, or a label with one
    name and vote on each line below it; ``at`` when there is none."""
    found = pattern(r"\W{0,2}@(?:\s+(?:for|against))?(?P<sign>\s*[:–—-]|\W*$)", "voting").match(scan.text, at, end)
    if found is None:
        return at
    stop = end if scan.text[found.end() : end].strip() else at
    following = scan.skip(end)
    while following < scan.body.end:
        line = scan.line_end(following)
        if not (_VOTE.match(scan.text, following, line) or signing.is_initialed_name(scan.text[following:line])):
            break
        stop = line
        following = scan.skip(line)
    return stop


def named_decree(scan: Scan, at: int, end: int) -> bool:
    """Whether the first line of a decree stands there: `USSR COUNCIL OF MINISTERS`, and below it `DECREE No. 1218`; or
    `RESOLUTION`, and below it `of the Politburo of the CC CPSU`."""
    following = scan.skip(end)
    below = scan.text[following : scan.line_end(following)] if following < scan.body.end else ""
    line = scan.text[at:end]
    if heads.is_decree_noun(line):
        return heads.continues_head(below) and heads.names_body(below)
    if heads.is_numbered_decree(line):
        return heads.continues_head(below) and heads.names_body(below)
    body = heads.is_body_line(line) or (line.isupper() and len(line.split()) <= 24 and heads.names_body(line))
    return body and (heads.is_numbered_decree(below) or heads.is_decree_noun(below))


def ends_sheet(scan: Scan, at: int) -> bool:
    """Whether nothing but breaks of the page stands between ``at`` and an attachment or the end."""
    while at < scan.body.end:
        stop = scan.line_end(at)
        line = scan.text[at:stop]
        if not shapes.is_page_break(line):
            return shapes.attachment(line) == "attachment"
        at = scan.skip(stop)
    return True


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
        alone = shapes.is_dateline(line) and not heads.is_period(line)
        numbered = heads.is_numbered_decree(line) or heads.is_decree_noun(line) or heads.is_place_line(line)
        if not (numbered or heads.continues_head(line) or heads.is_period(line) or heads.is_head(line)):
            break
        if (
            (alone and dated)
            or marks.is_mark(line)
            or shapes.is_source(line)
            or heading_strength(text, following, stop) == "strong"
        ):
            break
        if text[end:following].count("\n") > 6:
            break
        dated = dated or bool(re.search(r"\b(?:1[6-9]|20)\d\d\b", line))
        end = stop
    return end
