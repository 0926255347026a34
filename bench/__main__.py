"""Speed as ratios within one run: ``python -m bench [--documents 1000] [--write]``.

Absolute figures differ from machine to machine and from hour to hour; ratios of two things measured side by side in one
process do not. ``--write`` keeps the tables in docs/performance.md.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench import measure, questions, writing

ROOT = Path(__file__).parents[1]
Rows = Iterable[tuple[str, ...]]
SCANS = 1000
"""Up to so many documents, questions are also asked about everything there is."""


def main() -> None:
    """Measure everything and print it as Markdown."""
    given = argparse.ArgumentParser(prog="bench", description=__doc__)
    given.add_argument("--documents", type=int, default=100, help="generated documents (10000 take half an hour)")
    given.add_argument("--write", action="store_true", help="keep the tables in docs/performance.md")
    arguments = given.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench ") as folder:
        text = report(Path(folder), arguments.documents)
    print(text, end="")
    if arguments.write:
        page = ROOT / "docs" / "performance.md"
        head, mark, _ = page.read_text("utf-8").partition("<!-- measured -->\n")
        page.write_text(f"{head}{mark}{text}", "utf-8")


def report(folder: Path, documents: int) -> str:
    """All tables."""
    say(f"building {documents} generated documents")
    sample = writing.sample(folder / "sources", documents)
    corpus = writing.build(folder / "sources", folder / "build", measure.cores())
    say("writing, beside pyoxigraph and rdflib")
    parts = [
        f"Python {platform.python_version()}, {platform.machine()}, {measure.cores()} cores, {documents:,} generated "
        f"documents of about {sample.bytes_of_text // len(sample.documents):,} bytes.\n",
        "### From text to quads\n",
        table(("what", "measured", "against"), writing.rows(sample, corpus)),
    ]
    for title, graph in questions.places(folder, corpus):
        say(f"questions on {title}")
        parts.append(f"### Questions on {title}\n")
        parts.append(table(questions.HEAD, questions.rows(graph, scans=documents <= SCANS)))
    return "\n".join(parts)


def table(head: tuple[str, ...], rows: Rows) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def say(words: str) -> None:
    """Progress, on stderr."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
