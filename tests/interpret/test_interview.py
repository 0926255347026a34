"""Interviews: those who speak are named; nothing else is read into them."""

from __future__ import annotations

import pytest

from kg.model import Spoke
from tests.support.correspondence import document
from tests.support.papers import interpreted

BODY = """Hollis: General, when did the preparations begin?

Tran Quoc Bao: In the autumn of 1971. Comrade Le Huan gave the order.

Hollis: Did the advisers take part?

Tran Quoc Bao: No, they did not.
"""


@pytest.mark.parametrize(
    ("title", "speakers"),
    [
        ("Interview with General Tran Quoc Bao", ["Hollis", "Tran Quoc Bao", "Hollis", "Tran Quoc Bao"]),
        ("Oral History Interview with Tran Quoc Bao", ["Hollis", "Tran Quoc Bao", "Hollis", "Tran Quoc Bao"]),
        ("Recollections of Tran Quoc Bao", []),
    ],
)
def test_who_speaks_in_an_interview(title: str, speakers: list[str]) -> None:
    found = interpreted(document(title, BODY))
    names = {entity.key: entity.name for entity in found.entities}
    assert found.genre == "other"
    assert [names[claim.speaker] for claim in found.claims if isinstance(claim, Spoke)] == speakers
