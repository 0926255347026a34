"""Draft resolutions in press releases: proposed, never decided."""

from __future__ import annotations

import pytest

from kg.model import Modality, PastAct, Provision
from tests.support.correspondence import document
from tests.support.papers import interpreted

HEAD = "PRESS RELEASE\n12 November 1958\n\nDraft resolution\n"


def drafted(lines: str) -> list[tuple[str, str, Modality]]:
    found = interpreted(document("", f"{HEAD}{lines}\n"))
    assert found.genre == "press-release"
    return [(c.kind, c.verb, c.modality) for c in found.claims if isinstance(c, Provision)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Noting the danger,\n1. Urges all States to refrain;", [("request", "Urges")]),
        ("Recalling its wish,\nDecides to meet again.", [("resolution", "Decides")]),
        (
            "Recognizing the need,\n(a) Recommends a study;\n(b) Condemns the tests.",
            [("recommendation", "Recommends"), ("declaration", "Condemns")],
        ),
        ("The debate went on.\nHe urges all to wait.", []),  # no draft follows the heading
        ("Noting the danger,\nThe Assembly was urged to wait.", []),
    ],
)
def test_operative_paragraphs(lines: str, expected: list[tuple[str, str]]) -> None:
    assert drafted(lines) == [(kind, verb, Modality.OFFERED) for kind, verb in expected]


def test_sponsors_propose() -> None:
    found = interpreted(
        document("", f"{HEAD}Sponsored by Ireland, Japan and Mexico.\nNoting the danger,\nUrges all to wait.\n")
    )
    assert [[role.words for role in c.roles] for c in found.claims if isinstance(c, PastAct)] == [
        ["Ireland", "Japan", "Mexico"]
    ]
