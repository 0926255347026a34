"""Whatever the text, its segments are exactly the text, and nothing crashes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.interpret.minutes import GENRE
from kg.model import Kind, Segment
from tests.support.minutes import document, understand

GOLDENS = sorted((Path(__file__).parents[2] / "goldens" / "minutes").glob("*.txt"))
BODIES = [p.read_text(encoding="utf-8").partition("\n=====\n")[0] for p in GOLDENS]
# what breaks a layout: brackets that do not balance, numbers out of row, formulas in the wrong place
PIECES = [
    "[",
    "]",
    "(",
    "\n",
    "\n\n",
    " ",
    "\u00a0",
    "1. ",
    "2. ",
    "540. ",
    "a) ",
    "1936. ",
    "P78/168 ",
    "Point 8.",
    "[handwritten: ",
    "[handwritten]: ",
    "handwritten below: ",
    "Excerpts have been sent: ",
    "to Cdes. Orlin, ",
    "Concerning X.",
    "[CC seal] ",
    "CC SECRETARY [signed] ",
    "Attachment\n",
    "SECRETARY OF THE CC\n",
    "．",
    ":",
    "\r\n",
    "\ufeff",
    "I. ",
    "Верно: [Подпись]",
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A decision with stretches cut out, repeated, moved, and pieces of layout thrown in."""
    text = draw(st.sampled_from(BODIES))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 60)))
        change = draw(st.sampled_from(["cut", "put", "double", "flatten", "join", "end"]))
        if change == "cut":
            text = text[:at] + text[end:]
        elif change == "put":
            text = text[:at] + draw(st.sampled_from(PIECES)) + text[at:]
        elif change == "double":
            text = text[:end] + text[at:]
        elif change == "flatten":
            text = text.replace("\n", " ")
        elif change == "join":
            other = draw(st.sampled_from(BODIES))
            text = text[:at] + other[at : at + 300] + text[at:]
        else:
            text = text[:at]
    return text


def faults(segment: Segment) -> list[str]:
    """Where children do not partition their segment."""
    found = []
    for one in segment.walk():
        if one.children:
            edges = [one.span.start, *(c.span.end for c in one.children)]
            if edges[:-1] != [c.span.start for c in one.children] or edges[-1] != one.span.end:
                found.append(f"{one.kind} {one.span}")
    return found


@settings(max_examples=300, deadline=None)
@given(mutated())
def test_segments_partition_every_text(text: str) -> None:
    (whole,) = GENRE.segment(document(text))
    assert faults(whole) == []
    assert "".join(leaf.span.of(text) for leaf in whole.leaves()) == text
    assert [
        leaf.span.of(text) for leaf in whole.leaves() if leaf.kind is Kind.BLANK and leaf.span.of(text).strip()
    ] == []


@settings(max_examples=60, deadline=None)
@given(mutated())
def test_every_claim_rests_on_words_of_the_text(text: str) -> None:
    finding = understand(text)
    keys = [claim.key for claim in finding.claims if hasattr(claim, "key")]
    assert len(set(keys)) == len(keys)
    for claim in finding.claims:
        assert claim.evidence and all(span.end <= len(text) for span in claim.evidence)
        assert claim.evidence[0].of(text).strip()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="[]()1.2ab)\n :-PN/CcX,;“”hd", max_size=80))
def test_no_characters_crash_it(text: str) -> None:
    (whole,) = GENRE.segment(document(text))
    assert "".join(leaf.span.of(text) for leaf in whole.leaves()) == text
