"""Heads of minutes and decrees: the lines that name body, kind, number and date, and those that go on with them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.interpret.minutes import shapes
from kg.interpret.minutes.words import DATE, NUMBER_SIGN, NUMBERED, RANGE, pattern
from kg.lexicon import vocabulary

_HEADS = tuple(re.compile(head, re.I) for head in (
    # `Extract Minutes from Protocol #78 of …`, `Excerpt from protocol No. 84 of …`, `Выписка из протокола № 182`
    r"(?:extracts?|excerpts?|выписк[аи])\b[^\n.]{0,60}?\b(?:minutes|protocols?|протокол\w*|decisions?|decrees?|resolutions?|record)\b",
    # `MINUTES Nº 49 of the`, `from Minutes N 23 of the Politburo meetings for April 1935`, `Протокол № 49`
    rf"(?:from\s+(?:the\s+)?)?(?:minutes|protocol|протокол\w*)\s*(?:[\"“«]\w[\"”»]\s*)?(?:{NUMBER_SIGN}\s*)?\d+\b",
    r"(?:minutes|protocol|протокол)\s*(?:$|\n)",
))
# `DECISIONS OF 17 April - 15 June 1937` under a head that has lost words
_PERIOD = re.compile(
    rf"(?:decisions?|meetings?|sessions?|решения)\s*(?:of|for|from|от|за)?\s*(?:the\s+)?(?:{RANGE})\W*$", re.I
)
# `DECREE of the USSR Council of Ministers`, `Decision of the Politburo of the CC`, `USSR COUNCIL OF MINISTERS DECREE
# No. 758-319ss`; only with a body that decides, and without a verb
_DECREE = re.compile(
    r"(?:joint\s+)?(?:decrees?|resolutions?|decisions?|orders?|directives?|постановлени[ея]|решени[ея]|указ)\s*"
    rf"(?:\b(?:of|by|from|dated|от)\b|{NUMBERED}|\d|[(:–—-]|$|(?=(?-i:[А-Я])))",
    re.I,
)
_DECREE_AFTER = re.compile(r"\b(?:decrees?|resolutions?|decisions?|постановление|решение)\b", re.I)
_CONTINUED = re.compile(
    rf"(?:(?:of|for|from|dated|и|от|за)\b\s*[^.\n]{{1,140}}|\(?special\b[^\n]{{0,40}}|{DATE}\s*"
    rf"|(?:meeting|session)\s+(?:of|on|held\s+on)\s+{DATE}|{NUMBERED}[\w/-]*)\W*$",
    re.I,
)
_PREAMBLE = re.compile(
    r"\b(?:decrees?|resolves?|DECREES?|RESOLVES?|has\s+decided|has\s+resolved|DECIDES|decides|постановляет|постановляют)\s*:\s*$"
)


def names_body(line: str) -> bool:
    """Whether a line names a body that decides."""
    return bool(pattern(r"(?<!\w)@(?!\w)", "deciding-body").search(line))


def is_minutes_head(line: str) -> bool:
    """Whether the line opens the head of minutes, or of an excerpt from minutes or decisions."""
    return any(head.match(line) for head in _HEADS) and not shapes.is_sentence(" ".join(line.split()[:40]))


@lru_cache(maxsize=256)  # the form of a text is weighed by its heads, then they are cut
def is_head(line: str) -> bool:
    """Whether the line opens the head of minutes or of a decree.

    >>> is_head("from Minutes N 23 of the Politburo meetings for April 1935"), is_head("Minutes are to be kept.")
    (True, False)
    """
    words = line.split()
    if not words or len(words) > 60 or line.rstrip().endswith("?"):
        return False
    if is_minutes_head(line):
        return True
    if len(words) > 32 or shapes.is_dateline(line) or shapes.is_sentence(line):
        return False
    if not pattern(r"(?<!\w)@(?!\w)", "deciding-body").search(line):
        return False
    if _DECREE.match(line.lstrip("(")) or re.match(r"(?:minutes|protocol)\s+(?:of|from)\b", line, re.I):
        return not line.rstrip().endswith(";")
    if len(words) > 25 or line.rstrip().endswith((":", ".", ";")) or not _DECREE_AFTER.search(line):
        return False
    # `VKP(b) CC Politburo Decision Concerning …`: the body, then what it did
    titled = (
        r"(?:the\s+)?(?:(?-i:[A-ZА-Я])[\w()]*\s+){0,4}?@"
        r"(?:\s+(?:of\s+(?:the\s+)?)?(?-i:[A-ZА-Я])[\w()]*){0,5}?\s+(?:decision|decree|resolution)\b"
    )
    capitals = line.upper() == line or re.search(NUMBERED, line) is not None
    return capitals or pattern(titled, "deciding-body").match(line) is not None


# `DECREE No. 1218-478ss`, `DECREE GOKO No. 7569ss of 20 February 1945`, `Resolution No. 5`
_NUMBERED_DECREE = re.compile(
    rf"(?:joint\s+)?(?:decree|resolution|decision|order|directive|ordinance|disposition|постановление|распоряжение|решение)\s+(?-i:[A-ZА-Я()]+\s+){{0,3}}(?:[\"“«]\w[\"”»]\s*)?"
    rf"(?:{NUMBERED}[\w./-]*|{NUMBER_SIGN}\s*_{{2,}})(?:\s+(?:of|from|dated|от)\s+{DATE})?[\s.,]*(?:Moscow)?[\s.,]*(?:Kremlin)?\W*$",
    re.I,
)
_NOUN_ALONE = re.compile(
    r"\W*(?:draft\s+)?(?:joint\s+)?"
    r"(?:decree|resolution|decision|directive|order|ordinance|disposition|edict|ukase|постановление|решение|распоряжение|указ)\W*$",
    re.I,
)


def is_decree_noun(line: str) -> bool:
    """`RESOLUTION` alone on its line, above the body that adopted it."""
    return bool(_NOUN_ALONE.match(line))


@cache
def _places() -> frozenset[str]:
    return frozenset(label.casefold() for concept in vocabulary("places") for label in concept.labels())


def is_place_line(line: str) -> bool:
    """Where a decree was adopted, on a line of its own: `Moscow, the Kremlin`, `Prague`."""
    words = line.strip(" .").split(",")
    bare = [re.sub(r"^(?:the|g\.|г\.)\s+", "", word.strip(), flags=re.I).casefold() for word in words]
    return len(words) <= 2 and bare[0] in _places() and all(w in _places() or w in ("kremlin", "кремль") for w in bare)


def is_numbered_decree(line: str) -> bool:
    """The kind and number of a decree on a line of its own, below the body that issued it."""
    return bool(_NUMBERED_DECREE.match(line.strip()))


def is_period(line: str) -> bool:
    """`DECISIONS OF 17 April - 15 June 1937`."""
    return bool(_PERIOD.match(line.strip()))


def continues_head(line: str) -> bool:
    """A further line of a head: `of the VKP(b) CC`, `(special Nº 46)`, `VKP(b) CC Politburo`, a date."""
    words = line.split()
    if not words or len(words) > 24 or shapes.is_sentence(line):
        return False
    if (
        is_period(line)
        or _CONTINUED.match(line.strip())
        or re.match(rf"{NUMBER_SIGN}\s*\d+\s+(?:of|from|от)\b", line.strip())
    ):
        return True
    return (
        len(words) <= 10
        and not line.rstrip().endswith((".", ":", ";", ","))
        and not line[:1].islower()
        and bool(pattern(r"(?:[\w()]+\s+){0,4}@(?:\W+[\w()]+){0,6}\W*$", "deciding-body").match(line.strip()))
    )


def is_body_line(line: str) -> bool:
    """A deciding body that fills a line, as at the close of a text: `CC CPSU Politburo`."""
    stripped = line.strip()
    return (
        len(stripped.split()) <= 8
        and not stripped.endswith((".", ":", ";", ","))
        and bool(
            pattern(
                r"(?:(?-i:[A-ZА-Я]{2,}[\w()]*)\s+)*@(?:\s+(?:of\s+(?:the\s+)?)?(?-i:[A-ZА-Я][\w()]*))*$",
                "deciding-body",
            ).match(stripped)
        )
    )


# `In fulfillment of the decree of 1 March, I order:`, `I HEREBY ORDER:`; not `I order a new coat:`
_I_ORDER = re.compile(r"\bI\s+(?:do\s+)?(?:hereby\s+)?order\s*:$|\bприказываю\s*:$", re.I)


def is_preamble(line: str) -> bool:
    """`The USSR Council of Ministers DECREES:` above the items of a decree, `I order:` above those of an order."""
    decrees = len(line.split()) <= 30 and bool(_PREAMBLE.search(line)) and names_body(line)
    return decrees or bool(_I_ORDER.search(line.rstrip()))
