"""What a title or heading calls a document: the record of a conversation, a report, a statement, a press release.

The first noun decides: "Report on Conversations with …" is a report, "Record of Conversation" none.
"""

from __future__ import annotations

import re
from functools import cache

from kg.interpret.correspondence.titles import noun_of
from kg.interpret.papers.words import any_of

CONVERSATION = "memorandum-of-conversation"
REPORT = "report"
STATEMENT = "statement"
PRESS = "press-release"

# The words before the talk: "main content of the conversation", "secret telephone conversation"; no mark of
# punctuation, so that "Memorandum on Trade. Talks failed" is none.
_GAP = r"(?:(?:[^\W\d]|['’\-])[\w'’()\[\]\-]*\s+){0,5}?"
_NAME = r"(?:(?:the|his|her|an?)\s+)?[A-ZÀ-ÞА-ЯЁ\[(“\"]"


@cache
def _conversation() -> tuple[re.Pattern[str], ...]:
    adjective, record, talk, meet = any_of("adjective"), any_of("record-of"), any_of("talk-noun"), any_of("meet-noun")
    two = r"(?:\s+(?:of|between|with|among|and|des|der|mit|zwischen|между)\s|\s+\()"
    return tuple(
        re.compile(source, re.IGNORECASE)
        for source in (
            # "Memorandum of Conversation", "Record of the Main Content of the Conversation between …", "Запись беседы"
            rf"(?:{adjective}\s+)*{record}\s+(?:(?:of|on|about|from|concerning|regarding|über)\s+)?{_GAP}{talk}",
            # "Minutes of the Meeting between X and Y": two sides met; "Minutes of the Meeting of the Board": one
            rf"(?:{adjective}\s+)*{record}\s+(?:of|on|about|from)\s+{_GAP}{meet}\s+(?:between|with)\s",
            # "Conversation between X and Y", "Talk with X", "Telephone Conversation, X and Y"
            rf"(?:{adjective}\s+)*{_GAP}{talk}(?:{two}|,\s)(?-i:{_NAME})",
            rf"(?:{adjective}\s+)*(?:\w+\s+){{0,2}}?{meet}\s+(?:between|with|of\s+[^.:;]{{2,80}}?\s+with)\s+(?-i:{_NAME})",
            # "The Chancellor's [Helmut Kohl's] Meeting with President Orlov", "Mao Zedong's Talk with X"
            rf"[^\n:]{{2,110}}?['’]s?\]?\s+(?:[\w-]+\s+){{0,3}}?(?:{talk}|{meet})\s+with\s+(?-i:{_NAME})",
            rf"(?:{adjective}\s+)*{any_of('memcon')}",
            # "T. Orlov - I. Larin, Record of Conversation, Moscow"
            rf"[^,:]{{5,90}}[,:]\s+(?:{adjective}\s+)*{record}\s+(?:of|on)\s+{_GAP}{talk}",
            # "Note by the Embassy of X in Y on the Conversation between A and B"; a note "to" somebody is a letter,
            # the minutes of a meeting are of that meeting
            rf"(?:{adjective}\s+)*(?!(?:minutes|protocol)\b){record}(?:(?!\s+to\s)[^.;:]){{2,90}}?"
            rf"\s(?:on|about|regarding)\s+(?:the|an?|his|her)\s+(?:{adjective}\s+)*{talk}\s+(?:between|with)\s+(?-i:{_NAME})",
        )
    )


@cache
def _simple() -> tuple[tuple[str, re.Pattern[str]], ...]:
    adjective = any_of("adjective")
    # what may follow the noun of a title: nothing, a mark, a number, or a word that joins what it is of
    after = (
        r"(?=\s*$|\s*[,:.(\[“\"'‘;–—-]|\s+(?:on|about|from|of|to|by|at|for|in|before|concerning|regarding|re|"
        r"delivered|made|given|submitted|titled|entitled|prepared|No|Nos|N[ºo°]|№|\#|[A-Z]{2,5}[\s-]?\d|\d))"
    )
    # "William Orlov Report on the Meeting", "WZS Report on Results": names or bodies before the noun, no other noun
    other = (
        r"(?!(?:telegram|cable|letter|decision|decree|resolution|minutes|protocol|petition|instructions?|order|directive|"
        r"agreement|treaty|request|reply|response|proposal|draft|plan|message|comments?|notes?|meeting|plenum|session)s?\b)"
    )
    before = rf"(?:{other}(?-i:[A-ZÀ-ÞА-ЯЁ])[\w.'’&/-]*\s+(?:(?:of|the|for|and)\s+){{0,2}}){{0,7}}?"
    found = []
    for kind, slug in ((PRESS, "press-noun"), (STATEMENT, "statement-noun"), (REPORT, "report-noun")):
        noun = any_of(slug)
        found.append((kind, re.compile(rf"(?:{adjective}\s+)*{noun}{after}", re.IGNORECASE)))
        linked = r"\s+(?:on|about|of|by|to|at|concerning|regarding)\s"
        found.append((kind, re.compile(rf"{before}{noun}{linked}", re.IGNORECASE)))
    return tuple(found)


def records_talk(line: str) -> bool:
    """Whether a line begins as the record of a talk: "Record of a Conversation between …"; stricter than a title."""
    words = " ".join(line.split())
    return any(_conversation()[index].match(words) for index in (0, 1, 5))


def called(title: str) -> str:
    """The genre a title names, or "".

    >>> [called(t) for t in ("Record of Conversation between I. Orlov and Li Wei", "Report, Legation to the Ministry")]
    ['memorandum-of-conversation', 'report']
    >>> called("The Chancellor's Meeting with President Orlov on 3 May 1991 in Spa"), called("On the Question of Trade")
    ('memorandum-of-conversation', '')
    """
    line = " ".join(title.split()).strip("“”\"' ")
    journal = re.match(
        r"[^:]{0,90}\b(?:diary|journal|дневник\w*)\b[^:]{0,90}"
        r"(?:[:.]\s+|,\s+(?=(?:Record|Conversation|Memorandum|Notes?|Meeting|Talk)s?\s+(?:of|on|with|between)\b))",
        line,
        re.IGNORECASE,
    )
    line = line[journal.end() :] if journal else line
    if noun_of(line)[0] in ("telegram", "letter", "petition"):
        return ""
    if any(one.match(line) for one in _conversation()) and not _reports_first(line):
        return CONVERSATION
    return next((kind for kind, one in _simple() if one.match(line)), "")


def _reports_first(line: str) -> bool:
    """ "Report on Conversations with …", "Statement at the Meeting with …": another noun heads the title."""
    first = re.match(
        rf"(?:{any_of('adjective')}\s+)*(?P<noun>{any_of('report-noun', 'statement-noun', 'press-noun')})\s+"
        r"(?:on|about|of|from|by|to|at|for|after|following|concerning|regarding)\b",
        line,
        re.IGNORECASE,
    )
    return first is not None and first["noun"].casefold() not in ("memorandum", "справка")


def is_heading(words: str, *slugs: str) -> bool:
    """Whether a short line is one of these nouns with adjectives, a number or a mark: "REPORT", "Press Release No. 12".

    >>> is_heading("PRESS RELEASE GA/1852", "press-noun"), is_heading("Report of what I saw there", "report-noun")
    (True, False)
    """
    return len(words) < 90 and _nothing_but(*slugs).fullmatch(words.strip()) is not None


@cache
def _nothing_but(*slugs: str) -> re.Pattern[str]:
    number = r"(?:\s*(?:No\.?|N[º°o]\.?|№|#|[A-Z]{1,5}/|/)\s*[\w./-]*|\s+[A-Z]{0,4}/?\d[\w./-]*)?"
    return re.compile(rf"(?:{any_of('adjective')}\s+)*{any_of(*slugs)}{number}\s*[.:]?", re.IGNORECASE)
