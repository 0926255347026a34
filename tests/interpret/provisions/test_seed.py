"""The seed's two points, read by hand: everything laid down, required and presented as having happened."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from kg import pipeline
from kg.model import Provision, Source
from tests.support.provisions import line

SEED = Path(__file__).parents[3] / "seeds" / "000_a0130684bb8289fa.txt"


def test_the_seed() -> None:
    data = SEED.read_bytes()
    source = Source("seed", "text/plain", sha256(data).hexdigest(), data)
    (found,) = pipeline.interpretations(source, pipeline.knowledge())
    shown = [s for claim in found.claims if (s := line(claim, found.document.text))]
    assert shown == (Path(__file__).parent / "seed.txt").read_text("utf-8").splitlines()


def test_what_hangs_on_the_listed_conditions_is_promised_not_done() -> None:
    data = SEED.read_bytes()
    source = Source("seed", "text/plain", sha256(data).hexdigest(), data)
    (found,) = pipeline.interpretations(source, pipeline.knowledge())
    modes = {c.kind: c.modality.value for c in found.claims if isinstance(c, Provision)}
    assert modes == {
        "charge": "ordered",
        "condition": "conditional",
        "conditional-promise": "conditional",
        "declaration": "ordered",
        "order": "ordered",
        "recommendation": "recommended",
        "refusal": "declined",
        "warning": "ordered",
    }
