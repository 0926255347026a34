"""Texts the laws are held against: the seed, composed documents of each genre, and spoiled copies of them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from hypothesis import strategies as st

from bench.score.decisions import compose
from bench.score.letters import conversation, letter, telegram
from bench.score.sheets import cipher, decree, meeting, run_in, sheet
from kg import pipeline, resources
from kg.errors import SourceError
from kg.iri import Iris
from kg.mapping import Graphs
from kg.model import Interpretation, Source


@cache
def texts() -> tuple[str, ...]:
    """The seed first, then documents of every generator."""
    (seed,) = resources.seeds_dir().glob("000_*.txt")
    made = [make(number).text for make in (compose, telegram, letter, conversation) for number in range(3)]
    made += [make(number).text for make in (run_in, sheet, decree, cipher, meeting) for number in range(2)]
    return (seed.read_bytes().decode(), *made)


def interpreted(text: str) -> tuple[Interpretation, ...]:
    """What is read of a text; nothing where it is refused."""
    data = text.encode()
    source = Source("t.txt", "text/plain", sha256(data).hexdigest(), data)
    try:
        return tuple(pipeline.interpretations(source, pipeline.knowledge()))
    except SourceError:
        return ()


@cache
def whole() -> tuple[Interpretation, ...]:
    """The readings of :func:`texts`."""
    return tuple(it for text in texts() for it in interpreted(text))


def graphs(it: Interpretation, base: str = "https://data.example.org/id/") -> Graphs:
    """The graphs of a reading."""
    return pipeline.graphs(it, Iris(base), pipeline.knowledge())


# fragments that open, close, number, name or break what stands around them
FRAGMENTS = ("[", "]", "[handwritten:", "1.", "a)", "539.", "\n\n", "\r\n", " ", "Nº 7", "Excerpts have been sent:",
             "to Cdes. ", "Cde. ", "S M I R N O V", "Стр. 5", "5 May 1936", "Attachment", "CC SECRETARY", "From: ",
             "To: ", "Copies: 3", "Participants:", "f. 17, op. 3", "\u2028", "\u00a0", "\ud83d\ude00".encode(
                 "utf-16", "surrogatepass").decode("utf-16"))


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """One of the texts with stretches cut out, doubled, moved or broken up by fragments."""
    text = draw(st.sampled_from(texts()))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(len(text) - 1, 0)))
        end = min(len(text), start + draw(st.integers(0, 120)))
        piece, rest = text[start:end], text[:start] + text[end:]
        kind = draw(st.sampled_from(("cut", "double", "move", "upper", "insert")))
        at = draw(st.integers(0, len(rest)))
        text = {
            "cut": rest, "double": text[:end] + piece + text[end:], "move": rest[:at] + piece + rest[at:],
            "upper": text[:start] + piece.upper() + text[end:],
            "insert": text[:start] + draw(st.sampled_from(FRAGMENTS)) + text[start:],
        }[kind]
    return text


__all__ = ["graphs", "interpreted", "spoiled", "texts", "whole"]
