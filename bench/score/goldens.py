"""Hand-made goldens of the tests as a table: for each genre the lines right, missed and invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bench.score.measure import Score
from kg import pipeline
from kg.interpret.meeting import GENRE as MEETING
from kg.model import Source
from kg.read.tei import TeiReader
from tests.interpret import test_meeting as meeting
from tests.interpret.papers import test_pages as pages
from tests.support import correspondence, minutes, papers

TESTS = Path(__file__).parents[2] / "tests"
Lines = tuple[str, Counter[object], Counter[object]]


def scores() -> dict[str, tuple[int, Score]]:
    """For each genre: the number of goldens and the score of their lines."""
    found: dict[str, tuple[int, Score]] = {}
    for genre, expected, lines in (*_minutes(), *_correspondence(), *_papers(), *_meetings(), *_pages()):
        count, score = found.get(genre, (0, Score()))
        score.right += (expected & lines).total()
        score.missed += (expected - lines).total()
        score.invented += (lines - expected).total()
        found[genre] = (count + 1, score)
    return found


def _minutes() -> Iterator[Lines]:
    for path in sorted((TESTS / "goldens" / "minutes").glob("*.txt")):
        if path.stem != "README":
            body, _, golden = path.read_text(encoding="utf-8").partition("\n=====\n")
            yield "minutes", Counter(golden.splitlines()), Counter(minutes.notation(body).splitlines())


def _correspondence() -> Iterator[Lines]:
    for genre in correspondence.GENRES:
        for path in sorted((TESTS / "interpret" / genre / "documents").glob("*.txt")):
            document, golden = correspondence.load(path)
            name = correspondence.identified(document)
            lines = correspondence.notation(*correspondence.read(document), name) if name else ()
            yield genre, Counter(golden), Counter(lines)


def _papers() -> Iterator[Lines]:
    for path in papers.files():
        document, golden = correspondence.load(path)
        yield path.parent.parent.name, Counter(golden), Counter(papers.notation(papers.interpreted(document)))


def _meetings() -> Iterator[Lines]:
    for path in meeting.GOLDENS if meeting.DATA.is_dir() else ():
        if path.stem != "README":
            data = (meeting.DATA / f"{path.stem}.xml").read_bytes()
            source = Source(path.stem, "application/tei+xml", sha256(data).hexdigest(), data)
            (document,) = TeiReader().read(source)
            it = pipeline.interpret(document, pipeline.knowledge())
            yield f"{MEETING.name} (real)", Counter(meeting.golden(path.read_text("utf-8"))), Counter(meeting.rows(it))


def _pages() -> Iterator[Lines]:
    for path in pages.GOLDENS if pages.DATA.is_dir() else ():
        golden = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        it = pages.interpreted(pages.DATA / path.name)
        yield f"{it.genre} (real)", Counter(golden), Counter(pages.facts(it))
