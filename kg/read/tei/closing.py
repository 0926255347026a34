"""Openings and closings of letters that the markup gives as plain paragraphs.

``<p>Dear Mr. Trask:</p>``, ``<p>Subject: …</p>``, ``<p>Sincerely,<lb/>Thomas H. White</p>``, ``<p>Gerald R.
Ford</p>``.
Only whole paragraphs are renamed, never cut, but for the line end between a closing formula and its name.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import Kind, Segment, Span

# "Subject: Clearance with Foreign Governments …"; needs the colon, so that "Subject peoples …" stays a
# sentence.
_SUBJECT = re.compile(r"(?:Subject|SUBJECT|Re|RE)\s*:\s*\S")
# A salutation fills its paragraph and ends with a mark; "Dear Kennan: Here are a few stray notes" is a
# sentence.
_SALUTATION = re.compile(
    r"(?:(?:My\s+)?[Dd]ear\s+[A-ZА-Я][^\n:]{0,70}|Gentlemen|Sirs?|Excellency|Madam|Mr\. \w+)\s*[:,!]")
# The formula above a signature, ended by a comma or alone on its line; "Sincerely yours", "Very truly
# yours,".
_FORMULA = re.compile(
    r"(?:Yours\s+)?(?:Very\s+)?(?:(?:[Ss]incerely|[Tt]ruly|[Rr]espectfully|[Ff]aithfully|[Cc]ordially)(?:\s+yours)?|"
    r"(?:With\s+)?(?:[Bb]est|[Kk]ind|[Ww]arm|[Kk]indest|[Ww]armest)\s+(?:personal\s+)?(?:regards|wishes)|"
    r"Respectfully submitted)\s*[,.]?")
# A typed name that fills its paragraph: given name, initial, surname. Two words alone ("Closing Remarks")
# are too little.
_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z]\.)+\s+(?:[A-Z][\w’'-]+)(?:,?\s+(?:Jr|Sr)\.)?(?:\n[^\n]{1,80})?")
# "A–88", "No. 0912/66" alone above a dateline: the number of an airgram or paper, not a year nor a Roman numeral
_NUMBER = re.compile(r"(?:No\.?\s*\d[\w/–-]*|[A-Z]{1,4}[–-]\d[\w–-]*)\.?")
_TAIL = (Kind.BLANK, Kind.FOOTNOTE, Kind.PAGE_BREAK, Kind.ATTACHMENT)


def with_closings(text: str, zone: Segment) -> Segment:
    """The zone with subject lines, salutations, closing formulas and typed signatures named as such."""
    if zone.kind not in (Kind.BODY, Kind.PART, Kind.ATTACHMENT):
        return zone
    words = [s for s in zone.children if s.kind not in _TAIL]
    last = words[-1] if words else None
    after = {id(b) for a, b in pairwise(words) if a.kind is Kind.CLOSING}
    children: list[Segment] = []
    for child in zone.children:
        if child.kind is Kind.PARAGRAPH and not child.children:
            children.extend(_renamed(text, child, child is last or id(child) in after))
        elif child.kind is Kind.HEADING and not child.children and _NUMBER.fullmatch(child.span.of(text)):
            children.append(Segment(Kind.MARK, child.span, "number"))
        else:
            children.append(with_closings(text, child))
    return Segment(zone.kind, zone.span, zone.label, tuple(children))


def _renamed(text: str, paragraph: Segment, is_last: bool) -> tuple[Segment, ...]:
    span, words = paragraph.span, paragraph.span.of(text)
    if _SUBJECT.match(words):
        return (Segment(Kind.HEADING, span, "subject"),)
    if _SALUTATION.fullmatch(words):
        return (Segment(Kind.SALUTATION, span),)
    formula = _FORMULA.match(words)
    if formula and formula.end() == len(words):
        return (Segment(Kind.CLOSING, span),)
    if formula and words[formula.end()] == "\n":
        end = span.start + formula.end()
        return (Segment(Kind.CLOSING, Span(span.start, end)), Segment(Kind.BLANK, Span(end, end + 1)),
                Segment(Kind.SIGNATURE, Span(end + 1, span.end)))
    return (Segment(Kind.SIGNATURE, span),) if is_last and _NAME.fullmatch(words) else (paragraph,)
