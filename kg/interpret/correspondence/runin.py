"""Text that was run in: a whole letter on one line, cut where its head, its prose, its close and its lists begin.

``CIPHERED TELEGRAM No. 75 From Hanoi To Cde. ORLOV The road is open. GORSHENIN`` are five lines. Only what the head's
and the close's own forms show is cut off; what is in doubt stays with the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.interpret.correspondence import headforms, shapes
from kg.interpret.correspondence.copyforms import COPY_NUMBER
from kg.interpret.correspondence.lines import Line
from kg.interpret.correspondence.words import any_of, function_word, office, pattern, places, title
from kg.recognise.dates import find_dates

_LONG = 160
_MOST = 3
_VALUE = r"(?:\(\d{2,4}\)\s?)?[\w./-]*\d[\w./-]*"
_LABELS = ("label-to", "label-from", "label-sent", "label-received", "label-date", "label-destination", "label-origin",
           "label-number", "label-copies")
_TOKEN = re.compile(r"\s*(?P<word>[\[(][^\])]{1,60}[\])]|\S+)")


def unrolled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a text; those of a text that stands on one line or few are cut where a letter has line ends."""
    held = [line for line in lines if line.open]
    if len(held) > _MOST or not any(len(line.words) > _LONG for line in held):
        return tuple(lines)
    return tuple(part for line in lines for part in (_cut(line) if line.open else (line,)))


def _cut(line: Line) -> Iterator[Line]:
    cuts: list[int] = []
    starts = [0, *(m.end() for m in _further().finditer(line.words))]
    for begin, stop in zip(starts, [*starts[1:], len(line.words)], strict=True):
        words, at = line.words[:stop], [begin]
        while (end := _head(words, at[-1])) is not None and at[-1] < end < stop:
            at.append(end)
        cuts += [*at, *_tail(words, at[-1])]
    for begin, end in zip(cuts, [*cuts[1:], len(line.words)], strict=True):
        words = line.words[begin:end].rstrip()
        if words:
            yield replace(line, words=words, start=line.start + begin, gap=line.gap if begin == 0 else 2)


@cache
def _further() -> re.Pattern[str]:
    """Where a further message or an attachment opens: a heading in capitals, "Attachment" before a capital."""
    number = rf"TELEGRAM\s+(?:{shapes.SIGN}\s*)?\d"
    heading = rf"(?:CIPHER|CIPHERED|CODED)\s+{number}|(?<![A-Z]{{4}}\s){number}|LETTER\s+FROM\s+[A-Z]"
    attached = r"(?:Attachment|Appendix|Annex|Enclosure)(?:\s+(?:No\.?\s*)?\d{1,2})?\s*:?\s+[A-ZА-Я]"
    return re.compile(rf"(?<=[\w.!?”\")])\s+(?={heading}|{attached})")


def _head(words: str, at: int) -> int | None:
    """Where the next line of the head ends (and what follows begins), None where prose begins."""
    rest = words[at:]
    for form in (_bracketed, _attached, _marked, _titled, _timed, _labelled, _dated, _greeted, _placed, _letterhead):
        if end := form(rest):
            return at + end + len(rest[end:]) - len(rest[end:].lstrip())
    return None


def _bracketed(rest: str) -> int:
    found = re.match(r"\[[^\[\]]{3,200}\](?=\s+[A-ZА-Я“\"])", rest)
    return found.end() if found else 0


def _attached(rest: str) -> int:
    found = re.match(r"(?:Attachment|Appendix|Annex|Enclosure)(?:\s+(?:No\.?\s*)?\d{1,2})?\s*:?(?=\s+[A-ZА-Я])", rest)
    return found.end() if found else 0


def _marked(rest: str) -> int:
    """A mark, a copy number or a number before a capital: ``TOP SECRET Copy No. 2 From …``."""
    number = COPY_NUMBER.match(rest)
    if (label := pattern(r"@\s*:\s*", "label-mark").match(rest)) and (value := _marked(rest[label.end() :])):
        return label.end() + value
    found = pattern(r"(?:@)[.!]?(?=\s+(?-i:[A-ZА-Я\d\[(№#]))", "mark-classification", "mark-handling").match(rest)
    if found and number is None and all(word[:1].isupper() for word in found[0].split()):
        return found.end()
    number = number or re.match(rf"{shapes.SIGN}\s*:?\s*{_VALUE}(?=\s+[A-ZА-Я“\"])", rest)
    return number.end() if number else 0


def _titled(rest: str) -> int:
    """A heading with the kind of message: in capitals or with a number."""
    found = re.match(
        rf"(?:{any_of('noun-adjective')}\s+)*{any_of('noun-telegram')}(?P<number>\s+(?:{shapes.SIGN}\s*)?{_VALUE})?",
        rest,
        re.I,
    )
    if found is None:
        found = re.match(rf"{any_of('noun-memo', 'noun-letter', 'noun-petition')}(?P<number>)(?=\s)", rest, re.I)
        return found.end() if found and found[0].isupper() else 0
    return found.end() if found["number"] or found[0].isupper() else 0


def _dated(rest: str) -> int:
    dates = find_dates(rest[:80])
    if not dates or not shapes.dateline(rest[: dates[0].span.end], 0):
        return 0
    end = dates[0].span.end
    before = rest[: dates[0].span.start].split()
    odd = len(before) > 2 or any(word.endswith(".") or function_word(word) for word in before)
    where = " ".join(before).strip(" ,.").casefold()
    town = where.split(",")[0] in places() or (len(before) == 1 and before[0].endswith(","))
    if odd or (before and not town) or re.match(r",?\s+[a-zа-я]|,\s", rest[end:]):
        return 0  # "On June 25 the deputy came", "July 5, when …"
    time = re.compile(r",?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?|\.(?=\s)").match(rest, end)
    return time.end() if time else end


_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|hours?|minutes?|at|on"
    r"|Moscow|time|\d[\d.:,/]*|[ap]\.?\s?m\.?)"
)


def _timed(rest: str) -> int:
    """When it was sent or received: ``Sent 4.11.50 03:00``, ``received on 3 May 1966 at 9:15``."""
    clock = rf"(?:on\s+|at\s+)?\d[\d.:/]*,?(?:\s+{_MONTHS},?)*\.?"
    found = pattern(rf"(?:@)\s*:?\s+{clock}", "label-sent", "label-received").match(rest)
    return found.end() if found else 0


def _placed(rest: str) -> int:
    """A place in capitals: ``PYONGYANG For immediate transmission to …``."""
    found = re.match(r"[A-ZА-Я]{4,}(?:[ -][A-ZА-Я]{3,})?(?=\s+[A-ZА-Я])", rest)
    if found is None or found[0].casefold() not in places():
        return 0
    ahead = rest[found.end() :].lstrip()
    return found.end() if _labelled(ahead) or _titled(ahead) or _timed(ahead) else 0


def _greeted(rest: str) -> int:
    found = pattern(r"@\s+[^\n:!,.]{2,60}[:!,]", "greeting").match(rest)
    named = title().match(rest)
    if found is None and named:
        found = re.compile(r"[A-ZА-Я][^:,.!]{2,50}[!:]").match(rest, named.end())
    return found.end() if found else 0


def _labelled(rest: str) -> int:
    """A label and its value; the value ends before the next label, mark or date, or before prose."""
    label = pattern(r"\[?(?:@)\]?\s*:\s*", *_LABELS).match(rest)
    plain = pattern(r"(?:@)\s+(?=(?-i:[A-ZА-Я\[])|the\s)", "label-to", "label-from").match(rest)
    plain = plain or headforms.passed_on(rest)
    opened = label or (plain if rest[:1].isupper() else None)
    if opened is None:
        return 0
    begin = end = opened.end()
    sure = False
    while (token := _TOKEN.match(rest, end)) and end - begin < 200:
        start = token.start("word")
        sure = end > begin and _stops(rest, begin, start)
        if sure or not shapes.is_title_case("A " + re.sub(r"\d", "", token["word"].strip(".,;:()-–")) + " A", 5):
            break
        end = token.end()
        if sure := bool(re.search(r"[a-zа-я)\]]{3}\.$", rest[begin:end])) and not title().match(token["word"] + " "):
            break
    value = rest[begin:end]
    if not sure and end < len(rest) and not re.search(r"\d", value):
        return 0  # "From: Sidorski Pham Van Lam received me": where the name ends nobody can say
    return end if value.strip() and (re.search(r"\d", value) or shapes.is_title_case(value, 20)) else 0


def _stops(rest: str, begin: int, start: int) -> bool:
    """Whether another line or prose begins: a label, a mark, a date, "The …", small letters after capitals."""
    ahead = rest[start:]
    word = re.match(r"[\w’']+", ahead)
    before = rest[begin:start].split()[-1].strip(".,")
    labelled = pattern(r"\[?(?:@)\]?\s*:", *_LABELS, "label-mark").match(ahead)
    if labelled or _marked(ahead) or _titled(ahead) or _greeted(ahead):
        return True
    if _timed(ahead) or re.match(r"(?:From|FROM|To|TO)\s+(?:the\s+)?[A-ZА-Я\[]", ahead):
        return True
    if not any(c.isdigit() for c in rest[begin:start]) and _dated(ahead) and ahead[:1].isdigit():
        return True
    sentence = word is not None and word[0][:1].isupper() and (word[0] == "I" or not word[0].isupper())
    if word and sentence and function_word(word[0]) and ahead[len(word[0]) :][:1] != ".":
        return True
    if title().match(ahead):
        return False
    return bool(word) and len(before) > 2 and before.isupper() and not ahead[:3].isupper() and ahead[:1].isupper()


def _letterhead(rest: str) -> int:
    """Capitalised words before a mark, heading, label or date, or a body's name that ends with a full stop."""
    found = re.match(r"[^.:!?]{6,90}(?<!No)\.(?=\s)", rest)
    if found and shapes.is_body(found[0].rstrip(".")):
        return found.end()
    for space in re.finditer(r"\s+", rest[:140]):
        before, ahead = rest[: space.start()], rest[space.end() :]
        if not shapes.is_title_case(f"A {before}", 17) or re.search(r"[.:!?]\s", before):
            break
        if _marked(ahead) or _titled(ahead) or (ahead[:1].isupper() and (_labelled(ahead) or _dated(ahead))):
            return space.start()
    return 0


def _tail(words: str, begin: int) -> list[int]:
    """Where the lines of the close begin: lists of copies, the formula, names, offices, the date."""
    cuts: list[int] = []
    end = len(words)
    lists = pattern(r"(?<=[\w.”\"])\s+(?=(?:@)\s*:\s)", "label-copies")
    copies = list(lists.finditer(words, begin))
    if copies:
        first, end = copies[-1].end(), copies[-1].start()
        # "1. Addressee 2. Department II", "1 x Cde. Stoph 1 x Ministry"
        cuts = [first, *(m.end() for m in re.compile(r"\s+(?=\d{1,2}(?:[.)]|\s+[x×-])\s+\S)").finditer(words, first))]
    formula = pattern(r"(?<=[.!?”\"])\s+(?P<formula>@[,.!]?)\s+(?=[A-ZА-Я\[(/])", "closing-formula")
    closed = list(formula.finditer(words, max(begin, end - 300), end))
    if closed:
        name = closed[-1].end()
        return [closed[-1].start("formula"), name, *_signed(words[name:end], name), *cuts]
    names = r"(?:[A-ZА-Я]{3,}(?:[ -][A-ZА-Я]{3,}){0,2}|(?:[A-ZА-Я]\s){3,}[A-ZА-Я]|(?:[A-ZА-Я]\.\s?){1,2}[A-ZА-Я][\w-]+)"
    begins = r"(?<=[.!?”\"])(?<!\s[A-ZА-Я]\.)\s+"
    bare = re.compile(rf"{begins}(?P<name>(?:\[signed\]\s*)?{names})(?P<rest>[\s.,].{{0,70}})?$")
    found = bare.search(words[:end], max(begin, end - 140))
    if found and shapes.is_name(found["name"].removeprefix("[signed]").strip()):
        return [found.start("name"), *_signed(words[found.start("name") : end], found.start("name")), *cuts]
    return cuts


def _signed(words: str, start: int) -> Iterator[int]:
    """Where an office and a date begin behind the name that signs."""
    dates = find_dates(words)
    place = re.search(r"[A-ZА-Я][\w-]+,\s*$", words[: dates[-1].span.start]) if dates else None
    day = (place.start() if place else dates[-1].span.start) if dates else len(words)
    addressed = re.search(
        r"\s(?=(?:His|Her)\s+Excellency\b|To\s+(?:the|Comrade|Mr)\b)|(?<=\))\s+(?=[A-ZА-Я])", words[:day]
    )
    if addressed:
        yield start + addressed.end()
        day = addressed.start()
        dates = ()
    held = office().search(words, 4, day)
    if held:
        yield start + held.start()
    if dates and day > 3:
        yield start + day
