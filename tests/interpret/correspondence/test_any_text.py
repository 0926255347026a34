"""Laws over any text: every character keeps its place, every claim its words, whatever stands in the lines."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.interpret.correspondence.cut import classify, cut
from kg.interpret.correspondence.lines import lines_of
from kg.interpret.letter import GENRE as LETTER
from kg.interpret.telegram import GENRE as TELEGRAM
from kg.model import Kind, Segment, Span
from tests.support.correspondence import document, read

_LINES = [
    "CIPHERED TELEGRAM No. 12",
    "TOP SECRET",
    "Copy No. 3",
    "Copies: Orlov (2), Petrov, File of 8th",
    "To Cde. Orlov",
    "BEIJING--",
    "From Hanoi. Sent 31.8.50 11:32 Received 31.8 17:27",
    "To:",
    "From:",
    "SOVAMBASSADOR",
    "Dear Mr. Ashdown,",
    "Comrade Orlov!",
    "The road is open.",
    "“We agree. ORLOV”",
    "Convey to Comrade Damdin the following:",
    "Sincerely,",
    "Yours, (Sd).",
    "P. Orlov",
    "Minister of Trade",
    "5 copies",
    "1. Comr. Orlov",
    "- Comrade Péter",
    "[signed] V. Orlov",
    "True copy: Petrenko",
    "12 May 1950",
    "New Delhi, 1st April, 1949.",
    "Attachment No. 1",
    "Enclosure",
    "[Translator’s note: x]",
    "[handwritten: y",
    "Typed by Orlova",
    "cc: A, B",
    "His Excellency Mr. X,",
    "4ak",
    "No. 12",
    "",
    " ",
    "\u00a0",
    "(Bauer)",
    "[1] BArch, B 1",
    "Прошу ответа.",
    "Верно: Орлов",
]
_BODY = st.lists(st.one_of(st.sampled_from(_LINES), st.text(max_size=30)), min_size=1, max_size=14)
_JOIN = st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=_BODY, join=_JOIN, wired=st.booleans())
def test_pieces_cover_every_word(lines: list[str], join: str, wired: bool) -> None:
    body = join.join(lines)
    found = document("Letter from Orlov to Ross", body)
    leaves = [leaf for top in cut(found, wired) for leaf in top.leaves()]
    assert "".join(leaf.span.of(found.text) for leaf in leaves) == found.text
    for leaf in leaves:
        if leaf.kind is Kind.BLANK:
            assert not leaf.span.of(found.text).strip()
    pieces = classify(lines_of(body, Segment(Kind.BODY, Span(0, len(body)))), wired)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(pieces))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=_BODY, wired=st.booleans())
def test_claims_keep_their_words(lines: list[str], wired: bool) -> None:
    found = document("Letter from Orlov to Ross", "\n\n".join(lines))
    reading, finding = read(found, TELEGRAM if wired else LETTER)
    keys = [claim.key for claim in finding.claims if hasattr(claim, "key")]
    assert len(keys) == len(set(keys))
    for claim in finding.claims:
        assert all(span.of(found.text).strip() and span.end <= len(found.text) for span in claim.evidence)
        for role in getattr(claim, "roles", ()):
            assert role.words.strip() and role.span.of(found.text).strip()
            assert not role.entity or reading.entity(role.entity) is not None
