"""Law 3: every claim type has a mapping."""

from __future__ import annotations

from kg import model
from kg.mapping import MAPPINGS

CLAIMS = {
    c for c in vars(model).values() if isinstance(c, type) and issubclass(c, model.Claim) and c is not model.Claim
}


def test_every_claim_type_has_a_mapping() -> None:
    assert set(MAPPINGS) == CLAIMS
