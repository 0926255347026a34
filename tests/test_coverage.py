"""The ledger: every character counted once, whatever the text; what the seed's ledger must reach."""

from __future__ import annotations

import time
import tomllib
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import pipeline, resources
from kg.coverage import Ledger, ledger
from kg.model import Described, Document, Interpretation, Kind, Segment, Source, Span, Voice

FLOOR = tomllib.loads((Path(__file__).parent / "coverage_floor.toml").read_text("utf-8"))


@cache
def seed() -> Interpretation:
    (path,) = resources.seeds_dir().glob("000_*.txt")
    data = path.read_bytes()
    (it,) = pipeline.interpretations(Source("t", "text/plain", sha256(data).hexdigest(), data), pipeline.knowledge())
    return it


def test_the_seed_does_not_fall_below_its_floor() -> None:
    shares = ledger(seed()).percentages()
    assert 100 - shares["unread"] >= FLOOR["understood"]
    assert shares["asserted"] >= FLOOR["asserted"]


def made(*zones: tuple[Kind, str], asserted: tuple[Span, ...] = ()) -> Ledger:
    """The ledger of a text of zones, of which these spans are evidence."""
    text, segments = "", []
    for kind, words in zones:
        segments.append(Segment(kind, Span(len(text), len(text) + len(words))))
        text += words
    claims = tuple(Described(field="x", value="x", evidence=(s,), voice=Voice.TEXT, rule="r") for s in asserted)
    document = Document(Source("t", "text/plain", "0" * 64, text.encode()), text, "t", tuple(segments))
    return ledger(replace(seed(), document=document, segments=tuple(segments), mentions=(), claims=claims))


B, F = Kind.PARAGRAPH, Kind.FURNITURE


def counts(found: Ledger) -> tuple[int, int, int, int, list[tuple[int, int]]]:
    spans = [(s.start, s.end) for s in found.stretches]
    return found.asserted, found.structural, found.furniture, found.unread, spans


def test_each_character_has_one_class() -> None:
    assert counts(made((F, "Skip\n"), (B, "1. A road."))) == (0, 5, 5, 5, [(8, 14)])
    assert counts(made((B, "one two three"), asserted=(Span(4, 7),))) == (3, 2, 0, 8, [(0, 3), (8, 13)])
    assert counts(made((B, "one, two"), asserted=(Span(0, 8),))) == (8, 0, 0, 0, [])
    assert counts(made((Kind.BLANK, " \n"), (Kind.HEADING, "Roads"))) == (0, 7, 0, 0, [])


ZONES = st.lists(st.tuples(st.sampled_from(list(Kind)), st.text(alphabet="ab1. \n,–д", max_size=12)), max_size=8)


@settings(max_examples=200, deadline=None)
@given(ZONES, st.lists(st.tuples(st.integers(0, 96), st.integers(0, 9)), max_size=4))
def test_the_counts_sum_to_the_text_and_the_percentages_to_100(
    zones: list[tuple[Kind, str]], evidence: list[tuple[int, int]]
) -> None:
    text = "".join(words for _, words in zones)
    spans = tuple(Span(a, min(a + n, len(text))) for a, n in evidence if a <= len(text))
    found = made(*zones, asserted=spans)
    assert found.total == len(text)
    assert round(sum(found.percentages().values()), 6) == (100 if text else 0)
    assert min(found.percentages().values()) >= 0
    edges = [edge for s in found.stretches for edge in (s.start, s.end)]
    assert edges == sorted(edges)
    assert all(text[s.start].isalnum() and text[s.end - 1].isalnum() for s in found.stretches)
    inside = sum(c.isalnum() for s in found.stretches for c in s.of(text))
    assert inside == found.unread


def test_a_text_twice_as_long_takes_about_twice_as_long() -> None:
    def seconds(size: int) -> float:
        began = time.perf_counter()
        made((B, "word ... " * size))
        return time.perf_counter() - began

    seconds(1_000)
    assert seconds(80_000) < 12 * max(seconds(20_000), 0.005)
