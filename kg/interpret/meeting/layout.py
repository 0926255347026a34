"""How a record of a meeting is laid out, judged by shape alone: entries of persons, headings, sessions, agenda
items."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon
from kg.interpret.meeting.words import alternation, pattern
from kg.model import Kind, Segment

_U, _L = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪŁŃŇŐŘŚŠŤŪŮŰŹŻŽА-ЯЁ", "a-zß-öø-ÿāăąćčďđēęěğīłńňőřśšťūůűźżžа-яё"
_WORD = rf"[{_U}](?:[{_U}{_L}]|['’\-](?=[{_U}{_L}]))+"
_TOKEN = (rf"(?:{_WORD}|[{_U}]\.(?:-?[{_U}]\.)*|[{_U}][{_L}]{{1,2}}[{_U}]?\.|"
          r"(?:von|van|der|den|de|du|di|da|la|le|el|al|bin|ibn|y))")
_NAME = rf"(?:_{{2,}}\s+)?{_TOKEN}(?:\s+{_TOKEN}){{0,4}}(?:,?\s+(?:Jr|Sr)\.?|,?\s+I{{2,3}}|,?\s+IV)?"


@cache
def _titles() -> str:
    labels = {label for c in lexicon.vocabulary("titles") if c.broader for label in c.labels()}
    found = sorted({*labels, "Chairman", "Chairwoman"}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(label) for label in found) + ")"


@cache
def _entry() -> re.Pattern[str]:
    # "Dr. Dexter Perkins, Chairman" | "Richard C. Snyder [Not present], Director" | "2. Mr Young - Treasury" |
    # "Robert B. Stewart*". What follows the name must part it from the rest: "Mr. Noble called the meeting" is no
    # entry.
    return re.compile(
        rf"(?:[-–—•*]\s*|\(?\d{{1,2}}[.)]\s+)?(?P<title>(?:{_titles()}\s+)*)(?P<name>{_NAME})"
        rf"(?P<after>\s*$|\s*[,(\[*;:/†‡]|\s+[-–—])")


def entry(words: str) -> re.Match[str] | None:
    """The match of a line that reads as one person in a list: title, name, what is said of him."""
    found = _entry().match(words)
    if found is None or len(words) > 400:
        return None
    # "The Town Clerk, Mr. H. Benn, reported that the tenders had been opened." is a sentence, "The President" an entry
    sentence = words.rstrip().endswith(".") and len(words.split()) > 6
    return None if sentence and found["name"].startswith(("The ", "This ", "These ")) else found


def is_person_line(words: str, strict: bool = False) -> bool:
    """Whether a line is the entry of a person; ``strict``: by its title, or two tokens of a name, at least."""
    found = entry(words)
    if found is None or pattern(r"\s*@\b.*", "present", "absent", "observers").fullmatch(found["name"]):
        return False
    return not strict or bool(found["title"]) or len(found["name"].split()) > 1


def is_labelled_run(words: str) -> bool:
    """Whether a line is a label and the people of it: "Committee Members: W. Kimball (chair), E. Rosenberg"."""
    label, colon, rest = words.partition(":")
    if not colon or len(label) > 60 or "\n" in label or not label[:1].isupper() or len(rest) > 1500:
        return False
    pieces = [piece.strip() for piece in re.split(r";" if ";" in rest else r",|\band\b", rest) if piece.strip(" .")]
    return bool(pieces) and sum(is_person_line(piece.rstrip("."), strict=True) for piece in pieces) * 2 > len(pieces)


@cache
def _office() -> str:
    labels = {label for c in lexicon.vocabulary("offices") for label in c.labels()}
    return "(?i:" + "|".join(re.escape(label) for label in sorted(labels, key=lambda w: (-len(w), w))) + ")"


def has_office(words: str) -> bool:
    """Whether words name an office: "Acting Director, Systematic Review Staff (SR), "."""
    return bool(re.search(rf"\b{_office()}\b", words))


def is_officer_line(words: str) -> bool:
    """Whether an office stands before a name that ends the line: "Acting Deputy Assistant Secretary Kenneth Roe"."""
    return bool(re.fullmatch(rf"(?:The\s+)?.{{0,90}}\b{_office()}(?:\s*\([^)]*\))?,?\s+(?:{_titles()}\s+)*"
                             rf"{_TOKEN}(?:\s+{_TOKEN}){{1,3}}", words.strip()))


def opens_list(words: str) -> bool:
    """Whether a heading opens a list of persons: "Present:", "Committee Members Present:", "Participants on our
    side"."""
    line = words.strip().rstrip(":").strip()
    if len(line) > 90 or line.endswith(".") or line.lower().startswith("at "):        # "At present:"
        return False
    return bool(
        pattern(r"@(?:\s*\([^)]*\))?", "present", "absent", "observers", "note-takers", "interpreters").fullmatch(line)
        or pattern(r"(?:[\w’'&/,.-]+\s+){1,8}@", "present", "absent").fullmatch(line)
        or pattern(r"@\s+(?:for|from|on)\s+.{2,60}", "present").fullmatch(line)
        or re.fullmatch(r"(?:The\s+)?(?:Committee\s+)?Members(?:\s+of\s+.{2,50})?|Representing\s+.{2,60}", line,
                        re.IGNORECASE)
    )


# "The following persons from the general public attended the open session:", "Committee members present were:": the
# last
# sentence before a list, in a paragraph that may have begun with other things.
_LEADING = re.compile(
    r"\b(?:present|attend(?:ed|ing|ance)?|participat\w+|took part|присутствовали|участвовали)\b.*:\s*$",
    re.IGNORECASE | re.DOTALL)


def leads_to_list(sentence: str) -> bool:
    """Whether a sentence ends in a colon and says that those who follow were present."""
    return len(sentence) <= 300 and bool(_LEADING.search(sentence))


# "AGENDA ITEM 4: Comments …", "AGENDA ITEMS 1 and 2:", "Agenda Item II –", "Item 3. …". A bare "Item 5 of the list
# was"
# goes on in small letters and is a sentence.
_AGENDA = re.compile(
    r"(?:AGENDA\s+|Agenda\s+)?(?:ITEMS?|Items?)\s+(?P<label>\d+[A-Za-z]?|[IVXLC]+)\b(?P<more>(?:\s*(?:,|and|&|AND)\s*"
    r"(?:and\s+|AND\s+)?(?:\d+|[IVXLC]+)\b)*)\s*(?:[:.–—-]\s*(?P<head>\S.*)?|\s+(?P<upper>[A-ZА-Я].*))?$", re.DOTALL)
# "1. Opening Remarks", "4A. Problems of Access": numbered headings; only lines already known as headings.
_NUMBERED = re.compile(r"(?P<label>\d{1,2}[A-Z]?|[IVX]{1,5})[.)]\s+(?P<head>\S.*)", re.DOTALL)
# "I. On the question of the situation in Poland", "2. About the letter of Cde. Orlov" on a line of its own
_QUESTION = re.compile(r"(?P<label>\d{1,2}|[IVX]{1,5})[.)]\s+"
                       r"(?P<head>(?:On|About|Concerning|Regarding|The\s+[Qq]uestion|О|Об)\s"
                       r"[^\n]{3,150}[^.\s;:,!?]\.?)")
# "Opening Session - 9:15 am. - 12:15 p.m.", "Thursday Morning Session (Open)", "AFTERNOON SESSION", "10:45 a.m.
# session".
_SESSION = re.compile(
    r"(?:(?:[\w.,:-]+\s+){0,6}\b(?:session|SESSION|Session|sitting|Sitting)\b(?!\s+[a-z]).{0,120}|"
    r"(?:Working\s+)?(?:Luncheon|Lunch|Dinner|Breakfast)\b.{0,80})", re.DOTALL)


def agenda(words: str, is_heading: bool) -> tuple[str, str, int] | None:
    """(label, heading, offset of the heading) of a line that opens an agenda item, or None."""
    line = words.strip()
    if len(line) > 300:
        return None
    found = _AGENDA.match(line)
    if found and (found["head"] or found["upper"] or is_heading):
        group = "head" if found["head"] else "upper"
        label = found["label"] + re.sub(r"\s+", " ", found["more"].replace("AND", "and"))
        head = (found[group] or "").strip()
        return label, head.rstrip(":").strip(), found.start(group) if found[group] else len(line)
    numbered = _NUMBERED.match(line) if is_heading else _QUESTION.fullmatch(line)
    if numbered:
        return numbered["label"], numbered["head"].rstrip(":").strip(), numbered.start("head")
    return None


def is_session(words: str) -> bool:
    """Whether a heading opens a session of the meeting."""
    line = words.strip()
    closed = line.endswith("?") or (line.endswith(".") and not line.endswith("m."))     # "… - 12:15 p.m."
    return len(line) <= 160 and not closed and bool(_SESSION.fullmatch(line))


def is_heading(segment: Segment, words: str) -> bool:
    """Whether a segment is a heading: by markup, or as a short line all in capitals, an agenda or session line."""
    if segment.kind is Kind.HEADING:
        return segment.label != "subject"
    if segment.kind is not Kind.PARAGRAPH or segment.children or len(words) > 200:
        return False
    line = words.strip()
    capitals = len(line) <= 120 and line.upper() == line and sum(c.isalpha() for c in line) > 5
    # "MR. NOBLE: Yes." and "BEGIN CLASSIFIED" are in capitals too: a heading has no full stop and more than two words
    if capitals and not line.endswith((".", "?", "!", "]")) and ":" not in line[:-1] and len(line.split()) > 1:
        return True
    return agenda(line, False) is not None or is_session(line)


def is_side(words: str) -> bool:
    """Whether a short line can be the heading over the people of one body: "The Historical Office:", "Others"."""
    line = words.strip()
    return len(line) <= 120 and "\n" not in line and not line.endswith((".", "?", "!")) and line[:1].isupper()


__all__ = [
    "agenda", "alternation", "entry", "is_heading", "is_person_line", "is_session", "is_side", "leads_to_list",
    "opens_list",
]
