"""Whether the last paragraph before the record's fields is the archive's summary or the document's own last words.

Pages give no label to the summary. A wrong summary is worse than none: it takes words from the document and puts them
into the editor's mouth. So the decision needs two kinds of evidence, by wording and by place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median_low

from kg.lines import Line
from kg.model import Span
from kg.read import words


class Feature(StrEnum):
    """What speaks for or against a paragraph being a summary."""

    ABOUT = "about the document"          # "… the Politburo resolves that …", third person and present tense
    OPENING = "opens by naming it"        # "Letter from …", "Report on …"
    APART = "stands apart"                # at least two blank lines more before it than is usual in the text
    CLOSED = "after the close"            # the paragraph before it closes a document: signature, distribution, footnote
    TITLE = "shares words with the title"
    # against
    VOICE = "first person"                # "we", "my": the document's author speaks
    FORM = "has the form of a body line"  # numbered, bracketed, addressed, a list, capitals, no sentence


_AGAINST = frozenset({Feature.VOICE, Feature.FORM})


@dataclass(frozen=True, slots=True)
class Decision:
    """``span`` is the summary's, None when there is none; ``unsure`` asks for a diagnostic; the features say why."""

    span: Span | None
    unsure: bool = False
    features: frozenset[Feature] = frozenset()
    candidate: Span | None = None


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: str
    start: int
    end: int
    gap: int


def decide(body: Sequence[Line], title: str = "") -> Decision:
    """The summary at the end of a page's body, whose lines are given; one paragraph, or two.

    It is one when its wording and its place agree: it speaks about the document, and it stands apart or after a
    close. It is one, but unsure, when it stands apart after a close and shares the title's names, or, in pages without
    blank lines, when it opens by naming the document of the title. Otherwise the words stay in the body.
    """
    paragraphs = _paragraphs(body)
    if len(paragraphs) < 2:
        return Decision(None)
    usual = median_low([p.gap for p in paragraphs[1:]])
    last = _features(paragraphs, len(paragraphs) - 1, usual, title)
    span = Span(paragraphs[-1].start, paragraphs[-1].end)
    if _is_summary(last):
        return Decision(span, False, last, span)
    if len(paragraphs) > 2 and not last & _AGAINST:
        before = _features(paragraphs, len(paragraphs) - 2, usual, title)
        goes_on = paragraphs[-1].gap < paragraphs[-2].gap and last & {Feature.ABOUT, Feature.OPENING, Feature.TITLE}
        if _is_summary(before) and goes_on:
            both = Span(paragraphs[-2].start, span.end)
            return Decision(both, False, before, both)
    if last & _AGAINST:
        return Decision(None)
    weak = {Feature.APART, Feature.CLOSED, Feature.TITLE} <= last or (
        usual == 1 and {Feature.OPENING, Feature.TITLE} <= last
    )
    if weak:
        return Decision(span, True, last, span)
    doubtful = bool(last & {Feature.OPENING, Feature.APART}) or {Feature.ABOUT, Feature.TITLE} <= last
    return Decision(None, doubtful, last, span)


def _is_summary(features: frozenset[Feature]) -> bool:
    return (
        not features & _AGAINST
        and bool(features & {Feature.ABOUT, Feature.OPENING})
        and bool(features & {Feature.APART, Feature.CLOSED})
    )


def _paragraphs(body: Sequence[Line]) -> list[_Paragraph]:
    """Lines as paragraphs; where blank lines part paragraphs, lines that follow directly belong together."""
    gaps = [line.gap for line in body[1:]]
    wrapped = bool(gaps) and sum(gap > 1 for gap in gaps) * 4 >= len(gaps)
    found: list[_Paragraph] = []
    for line in body:
        if wrapped and found and line.gap == 1:
            found[-1] = _Paragraph(f"{found[-1].words} {line.words}", found[-1].start, line.end, found[-1].gap)
        else:
            found.append(_Paragraph(line.words, line.start, line.end, line.gap))
    return found


def _features(paragraphs: Sequence[_Paragraph], index: int, usual: int, title: str) -> frozenset[Feature]:
    paragraph, before = paragraphs[index], paragraphs[index - 1] if index else None
    tests = {
        Feature.ABOUT: _about(paragraph.words),
        Feature.OPENING: _opening(paragraph.words),
        Feature.APART: paragraph.gap >= usual + 2,
        Feature.CLOSED: before is not None and closes(before.words),
        Feature.TITLE: len(_names(paragraph.words) & _names(title)) >= 2,
        Feature.VOICE: _FIRST_PERSON.search(_QUOTED.sub(" ", paragraph.words)) is not None,
        Feature.FORM: _body_form(paragraph.words),
    }
    return frozenset(feature for feature, holds in tests.items() if holds)


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]|[‘][^‘’]*[’]")
# The author's own voice. "us" only in small letters (US is a country), "I" not after a dot or before one (initials:
# "I. Stalin"; "Wilhelm I.").
_FIRST_PERSON = re.compile(r"(?<![\w.’'])(?:I(?!\.|\w)|[Ww]e|[Oo]ur|us|[Mm]y|[Yy]ou|[Yy]our|me)(?![\w’'])")
# "In response to X's request, the Politburo resolves": what comes before the comma may be in the past.
_CLAUSE = re.compile(r"(?:In|As|After|While|During|Following|On|At|Writing|Speaking|Having)\b[^.;]*?,\s")
_SENTENCE_END = re.compile(r"(?<=[a-z)\]”\"])[.;]\s")
# Before these the word that follows is a noun: "the requests", "of orders", "other comments".
_BEFORE_NOUN = frozenset({
    "the", "a", "an", "of", "in", "from", "by", "with", "on", "for", "to", "and", "or", "these", "those", "their",
    "his", "her", "its", "other", "any", "no", "all", "various", "several", "some", "such", "new", "more", "many",
    "two", "are",
})
_PAST = frozenset({
    "was", "were", "had", "did", "said", "told", "gave", "made", "held", "took", "went", "wrote", "sent", "met",
    "spoke", "began", "came", "thought", "felt", "brought", "put", "saw", "should", "must", "shall", "will", "would",
    "may",
})


def _about(paragraph: str) -> bool:
    """A sentence whose subject, in the third person, does something in the present tense to or in the document.

    The verb comes within the first words, or of those after an opening clause ("In response to …,"), and no verb in
    the past or in a commanding tone comes before it. The first word does not count: "Notes on …", "Orders of the day".
    """
    sentence = _SENTENCE_END.split(_QUOTED.sub(" ", paragraph), maxsplit=1)[0]
    clause = _CLAUSE.match(sentence)
    tokens = [found[0] for found in _WORD.finditer(sentence, clause.end() if clause else 0)][:24]
    for before, token in pairwise(tokens):
        if token in words.labels("summary-verb") and before.casefold() not in _BEFORE_NOUN:
            return True
        if token in _PAST or (token.endswith("ed") and token.islower()):
            return False
    return False


def _opening(paragraph: str) -> bool:
    """Up to three words and a name for documents, then a preposition: "A short letter from", "Report on".

    A verb among them makes it a sentence of the document: "Mr. Leopold opened the meeting by".
    """
    tokens = [found[0] for found in _WORD.finditer(paragraph[:120])]
    for token, following in pairwise(tokens[:5]):
        if token.casefold() in words.labels("document-noun"):
            return following.casefold() in _LINKS
        if token.endswith("ing") or (token.endswith("ed") and token.islower()) or token in _PAST:
            return False
    return False


_LINKS = frozenset({
    "from", "to", "of", "on", "by", "about", "between", "concerning", "regarding", "describing", "detailing", "in",
    "with", "outlining", "discussing", "addressed", "sent", "which", "that", "for", "approving", "authorizing",
})
_SMALL = frozenset({
    "The", "A", "An", "In", "On", "Of", "And", "To", "From", "By", "With", "For", "Concerning", "Letter",
})


def _names(text: str) -> frozenset[str]:
    """Capitalised words without possessive: what a summary and a title have in common when they speak of one thing."""
    return frozenset(
        re.sub(r"['’]s$", "", found[0]).casefold()
        for found in _WORD.finditer(text)
        if found[0][0].isupper() and found[0] not in _SMALL and len(found[0]) > 2
    )


# A line of a body, not a sentence of an editor: "2. …", "a) …", "- …", "[CC seal]", "(Bitterlich)", "to Cdes. …",
# "Cde. …", "Copies: …", "Yours sincerely". A summary may begin with a number of years ("1937 decree"), so a digit
# counts only with a stop or bracket after it.
_LINE_FORM = re.compile(
    r"(?:\d{1,4}[.)．]|[a-zа-я][.)]\s|[A-Z]\)\s|[-–—*•\[(<]|to\s+C(?:de|omr)|C(?:de|omr)|Copies|Copy\b|Yours|Dear\b"
    r"|Sincerely|Signed|Typed|Drafted|Authenticated|Distribution)"
)


_SENTENCE = re.compile(r"[.!…][\"”’')\]]*$")


def _body_form(paragraph: str) -> bool:
    tokens = paragraph.split()
    letters = [c for c in paragraph if c.isalpha()]
    return (
        _LINE_FORM.match(paragraph) is not None
        or len(tokens) < 6
        or _SENTENCE.search(paragraph) is None
        or sum(c.isupper() for c in letters) > len(letters) / 2
        or "[signed]" in paragraph
    )


# What closes a document: a signature ("[signed] I. Stalin", "(Bitterlich)", "CC SECRETARY …"), a distribution line
# (names only: "Cde. Smirnov is charged with …" decides something), certification, a footnote with its source.
_CLOSE = re.compile(
    r"\[\s*(?i:signed|signature)|\[?CC [Ss]eal|^\[(?i:handwritten):?\s+(?:CC )?(?:SECRETARY|Secretary)\b|\bSECRETARY\b"
    r"|^\([A-Z][\w.\s-]{2,40}\)$|\((?:signed|Sd)\.?\)|^(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+\.?$"
    r"|^(?i:to\s+)?(?i:C(?:des?|omrs?|omrades?|mrds?))\b(?!.*\b(?:is|are|to|that|with)\b)"
    r"|(?i:have been sent)\s*(?:\(to\)|to)?\s*:"
    r"|^\[\d{1,3}\]|^(?:Authenticated|Certified|Correct|Verified|Typed|Signed|Distribution|Copies)\b"
    r"|^M\.P\.|^Yours\b|^Sincerely\b|^With (?:communist )?greetings|^Верно|^М\.П\."
)


def closes(paragraph: str) -> bool:
    """Whether a paragraph closes a document.

    >>> [closes(p) for p in ("[CC seal] CC SECRETARY [signed] I. Stalin", "2. Send the regiments to our border.")]
    [True, False]
    """
    return len(paragraph) < 400 and _CLOSE.search(paragraph) is not None
