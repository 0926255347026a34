"""Five real pages against facts read from them by hand."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kg import pipeline, read
from kg.model import Cited, Corresponded, Described, Interpretation, Kind, Met, Part, Signed, Source

GOLDENS = sorted(p for p in (Path(__file__).parents[2] / "goldens" / "pages").glob("*.txt"))
DATA = Path(__file__).parents[3].parent / "shared" / "data" / "pages"


def interpreted(path: Path) -> Interpretation:
    data = path.read_bytes()
    (document,) = read.read(Source(path.stem, "text/plain", sha256(data).hexdigest(), data))
    return pipeline.interpret(document, pipeline.knowledge(), inference=False)


def facts(found: Interpretation) -> list[str]:
    """The facts of an interpretation in the notation of tests/goldens/pages/README.md."""
    lines = [f"genre {found.genre}"]
    for claim in found.claims:
        if isinstance(claim, Described) and claim.field in ("title", "author", "date", "classification"):
            lines.append(f"{claim.field} {claim.value}")
        elif isinstance(claim, Met):
            place = claim.place_span.of(found.document.text) if claim.place_span else "-"
            lines.append(f"met {claim.when.edtf if claim.when else '-'} | {place}")
            lines += [f"participant {role.words} | {role.side or '-'} | {role.role}" for role in claim.roles]
        elif isinstance(claim, Signed):
            lines.append(f"signature {claim.name}")
        elif isinstance(claim, Cited):
            lines.append(f"citation {claim.words}")
        elif isinstance(claim, Corresponded):
            lines += [f"{role.role} {role.words}" for role in claim.roles]
            lines.append(f"sent {claim.sent.edtf if claim.sent else '-'}")
            lines.append(f"place {claim.place}")
    held = [claim for claim in found.claims if isinstance(claim, Part)]
    lines += [f"agenda {part.label}" for part in held if part.kind == "agenda-item"]
    topics = [part.key.removeprefix("topic.") for part in held if part.kind == "topic"]
    lines.append(f"topics {' '.join(topics) or '-'}")
    lines.append(f"sections {sum(part.kind == 'section' for part in held)}")
    speakers = [
        s.span.of(found.document.text)
        for top in found.segments
        for s in top.leaves()
        if s.kind is Kind.HEADING and s.label == "speaker"
    ]
    lines += [f"speeches {' '.join(words.partition('.')[0] for words in speakers)}"] * bool(speakers)
    return lines


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/pages is not here")
@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: path.stem)
def test_facts_as_read_by_hand(golden: Path) -> None:
    expected = [line for line in golden.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = facts(interpreted(DATA / golden.name))
    assert {"missed": sorted(set(expected) - set(found)), "invented": sorted(set(found) - set(expected))} == {
        "missed": [],
        "invented": [],
    }
    assert len(found) == len(expected)
