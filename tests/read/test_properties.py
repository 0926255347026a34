"""Laws of every reader, on mutated pages and arbitrary texts: nothing dropped, nothing moved, zones without edges."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Document, Kind, Segment, Source, Span
from kg.read import read
from kg.read.lines import lines, partition
from tests.read.test_pages import RECORD
from tests.support.pages import LAYOUTS, page

PAGES = {layout: page(layout, **RECORD) for layout in LAYOUTS}
PIECES = [
    "\n", "\r\n", "\n\n\n\n", " ", "\u00a0", "\ufeff", "[", "]", "“", "\"", "Document Information", "Record ID",
    "1 - 10 of 19", "get citation", "Citation:", "Summary:", "May 3, 1934", "Source",
    ", Wilson Center Digital Archive, ", "- ", ";", "Original Classification", "Related Documents",
    "\u2028", "🚂", "е́", "1936", "Contents:", "\x0b",
]


def lawful(one: Document) -> None:
    """Leaves concatenate to the text; words of one zone have no white space at their edges; blanks are blank."""
    leaves = [leaf for zone in one.zones for leaf in zone.leaves()]
    assert "".join(leaf.span.of(one.text) for leaf in leaves) == one.text
    assert [leaf.span.start for leaf in leaves[1:]] == [leaf.span.end for leaf in leaves[:-1]]
    for leaf in leaves:
        words = leaf.span.of(one.text)
        assert words
        if leaf.kind is Kind.BLANK:
            assert all(character.isspace() or character in "\ufeff\u200b\u2060" for character in words)
        else:
            assert not words[0].isspace() and not words[-1].isspace() and words[0] != "\ufeff" != words[-1]
    for diagnostic in one.diagnostics:
        assert diagnostic.span.end <= len(one.text)
    assert sum(zone.kind is Kind.BODY for zone in one.zones) <= 1


def check(text: str, media_type: str = "text/plain") -> None:
    try:
        found = list(read(Source("x", media_type, "0" * 64, text.encode("utf-8", "surrogatepass"))))
    except SourceError as error:
        assert "\n" not in str(error)
        return
    for one in found:
        lawful(one)
        if one.is_source_text:
            assert one.text == text


def mutated(layout: str, seed: int) -> str:
    """A page with pieces put in, cut out, doubled and swapped at random."""
    chance = random.Random(f"{layout}{seed}")
    text = PAGES[layout]
    for _ in range(chance.randint(1, 6)):
        at, end = sorted(chance.choices(range(len(text) + 1), k=2))
        match chance.randrange(5):
            case 0:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[min(end, at + 40):]
            case 2:
                text = text[:at] + text[at:at + 60] + text[at:]
            case 3:
                rows = text.split("\n")
                chance.shuffle(rows)
                text = "\n".join(rows) if chance.random() < 0.2 else text
            case _:
                text = text[:end]
    return text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_mutated_pages_keep_every_character(layout: str) -> None:
    for seed in range(250):
        check(mutated(layout, seed))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_cut_anywhere_is_read_or_refused(layout: str) -> None:
    for end in range(0, len(PAGES[layout]), 23):
        check(PAGES[layout][:end])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25).map("".join))
def test_arbitrary_texts_keep_every_character(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(
    st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<br>", "<nav>", "</nav>", "<pre>", "&amp;", "<script>", "<"]),
    st.sampled_from(PIECES), st.text(max_size=8)), max_size=30).map("".join))
def test_arbitrary_html_is_read_or_refused(markup: str) -> None:
    check(f"<!DOCTYPE html><html><body><p>Skip to content<p>May 3, 1934<p>On Roads<p>Long.{markup}", "text/html")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.text(max_size=10), min_size=1, max_size=4), max_size=6))
def test_arbitrary_rows_are_read_or_named(cells: list[list[str]]) -> None:
    check("title,text_body,donors\n" + "\n".join(",".join(row) for row in cells), "text/csv")


@given(st.text(alphabet=" a\n\r-;\u00a0\ufeff", max_size=30), st.data())
def test_a_partition_of_any_zones(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    zones = [Segment(Kind.TITLE, Span(a, b)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    found = partition(text, zones)
    assert "".join(zone.span.of(text) for zone in found) == text
    assert [line.words for line in lines(text)] == [
        core for row in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if (core := row.strip("\ufeff \u00a0"))]


def test_zones_that_overlap_are_a_broken_promise() -> None:
    with pytest.raises(ValueError, match="overlaps the zone before it"):
        partition("abcdef", [Segment(Kind.TITLE, Span(0, 4)), Segment(Kind.BODY, Span(3, 6))])
