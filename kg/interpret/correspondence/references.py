"""Earlier messages a letter speaks of: "your letter of 9 March", "my telegram No. 12 of 4 May 1950"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.interpret.correspondence.sections import Section
from kg.interpret.correspondence.words import any_of
from kg.model import Corresponded, Kind, MentionKind, PastAct, Reading, Role, Span, Voice

_KINDS = {
    "letter": "past-letter",
    "telegram": "past-telegram",
    "cable": "past-telegram",
    "telex": "past-telegram",
    "airgram": "past-telegram",
    "memorandum": "past-memorandum",
}


def _reference() -> re.Pattern[str]:
    # "Your letter No. 5 of 9 March", "Thank you for your memorandum of November 2", "My last letter to you was sent
    # on the
    # 9th March", "the telegram from Orlov of 3 May"; the date must follow at once, so that "your letter about May
    # Day" is none
    noun = any_of("message-noun")
    return re.compile(
        rf"\b(?P<whose>[Yy]our|[Mm]y|[Oo]ur)\s+(?:last\s+|previous\s+|earlier\s+|kind\s+|ciphered\s+|coded\s+)?(?P<noun>{noun})"
        r"(?:\s+to\s+(?:you|me|us))?(?:\s+(?:No\.?|Nos\.?|N[º°]|№|#)\s*[\w/.-]+|\s+\d[\w/.-]*(?=\s*,?\s+(?:of|dated)\s))?"
        r"(?:\s*,)?\s+(?:(?:was|were)\s+(?:sent|written|dated)\s+)?(?:of|dated|sent|from|on)?\s*(?:on\s+)?(?:the\s+)?(?=\d|[A-Z])"
    )


_HANDED = re.compile(
    r"\b(?:hand(?:ed|s)|receiv(?:ed|es)|gave|gives|deliver(?:ed|s)|pass(?:ed|es)|convey(?:ed|s)|transmit(?:ted|s)|got|read|"
    r"discuss(?:ed|es)|forward(?:ed|s)|present(?:ed|s))\b[^.;:]*$"
)


def references(
    reading: Reading, section: Section, sent: Corresponded | None, within: Sequence[tuple[Span, Corresponded]] = ()
) -> Iterator[PastAct]:
    """Acts of writing the text states as having happened, with their date as stated.

    ``within``: messages quoted in the text and where; "your" in one of them means its own addressee.
    """
    if sent is None:
        return
    found = _reference()
    for segment in section.of_kind(Kind.PARAGRAPH, Kind.ITEM):
        words = segment.span.of(reading.text)
        for match in found.finditer(words):
            handed = _HANDED.search(words[max(0, match.start() - 40) : match.start()])
            if handed and re.search(r"\bon\s+(?:the\s+)?$", match[0]):
                continue  # "Bakulov handed me your letter on 3 July": the day it was handed over
            end = segment.span.start + match.end()
            when = next((w for w in reading.dates_in(segment.span) if end <= w.span.start <= end + 4), None)
            if when is None:
                continue
            start = segment.span.start + match.start()
            message = next((m for span, m in within if span.covers(segment.span)), sent)
            role = _role(message, match["whose"].lower(), Span(start, start + len(match["whose"])))
            yield PastAct(
                key=f"reference.{start}",
                kind=_KINDS.get(match["noun"].lower(), "past-message"),
                when=when,
                part=section.key,
                roles=role,
                evidence=(Span(start, when.span.end),),
                voice=Voice.TEXT,
                rule="earlier-message",
            )


def _role(sent: Corresponded, whose: str, span: Span) -> tuple[Role, ...]:
    """Who wrote it: the one addressee ("your"), the one sender ("my"); with several, nobody."""
    wanted = "recipient" if whose == "your" else "sender"
    holders: Sequence[Role] = [r for r in sent.roles if r.role == wanted and r.entity]
    authors = [r for r in sent.roles if r.role == "author"]
    if len(holders) != 1 or (wanted == "sender" and authors):
        return ()
    return (Role(role="actor", entity=holders[0].entity, span=span, words=holders[0].words),)


__all__ = ["MentionKind", "references"]
