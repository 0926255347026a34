"""Releases that several test modules ask: built once a run, in a folder of their own."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from bench.generate import document
from kg import resources
from kg.building import build
from kg.publish import release

SEED = next(iter(sorted(resources.seeds_dir().glob("*.txt"))))

TELEGRAM = """Skip to content

May 3, 1951

Telegram, Zorin to Malik

CIPHERED TELEGRAM No. 517

To: Malik
From: Zorin

Report by May 5 on the talks in Prague.

Zorin

Document Information

AVPRF, f. 059a, op. 5a, p. 11, d. 4, l. 7. Obtained by Ivo Brandt and translated by Anna Kemp and Mark Loyd.

Original Uploaded Date

Record ID

Original Classification
"""


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="releases ")


def built(name: str, texts: tuple[str, ...]) -> Path:
    """The release folder of documents given as texts."""
    folder = Path(_folder().name) / name
    sources = folder / "sources"
    sources.mkdir(parents=True)
    for number, text in enumerate(texts):
        (sources / f"{number}.txt").write_bytes(text.encode())
    done = build([sources], folder / "build")
    assert done.problems == ()
    return release.current(folder / "build")


def seed_text(*edits: tuple[str, str]) -> str:
    """The seed with words replaced; each must occur."""
    text = SEED.read_text("utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text


@cache
def seed() -> Path:
    """The seed alone."""
    return built("seed", (seed_text(),))


@cache
def corpus() -> Path:
    """The seed, a second document with the same points in other minutes, two made-up ones and a telegram."""
    other = seed_text(("Nº 49", "Nº 53"), ("d. 20", "d. 21"), ("Berzin", "Uritsky"), ("June 14, 1937", "June 14, 1938"),
                      ("14 June 1937", "14 June 1938"), ("15 June 1937", "15 June 1938"))
    return built("corpus", (seed_text(), other, document(1), document(2), TELEGRAM))
