"""Who closes a text; nobody is invented."""

from __future__ import annotations

import pytest

from kg.model import Absent, Signed
from tests.support.minutes import understand

POINT = "5. Concerning X.\n\nApprove the draft.\n\nExcerpts have been sent: to Cde. Orlin.\n\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("[CC seal] CC SECRETARY [signed] P. Gorshkov", ("P. Gorshkov", "CC SECRETARY", "signed")),
        ("SECRETARY OF THE CC", ("", "SECRETARY OF THE CC", "typed")),
        ("SECRETARY OF THE CC\n\n(P. GORSHKOV)", ("P. GORSHKOV", "SECRETARY OF THE CC", "typed")),
        ("[signature] K. Chernyshov", ("K. Chernyshov", "", "signed")),
        ("Correct Record, signed [K Chernyshov]", ("K Chernyshov", "", "certified")),
        ("[handwritten: CC Secretary P. Gorshkov]", ("P. Gorshkov", "CC Secretary", "handwritten")),
        ("CC Secretary P. Gorshkov", ("P. Gorshkov", "CC Secretary", "typed")),
        ("Зам. Председателя Совета\nМ.П. … В. Зоркин.", ("В. Зоркин", "Зам. Председателя Совета", "typed")),
        ("P. GORSHKOV", ("P. GORSHKOV", "", "typed")),
        (
            "Chairman of the USSR Council of Ministers (P. Gorshkov)",
            ("P. Gorshkov", "Chairman of the USSR Council of Ministers", "typed"),
        ),
        ("True copy: A. Rybin", ("A. Rybin", "", "certified")),
    ],
)
def test_signatures(words: str, expected: tuple[str, str, str]) -> None:
    found = [(c.name, c.office, c.how) for c in understand(POINT + words).claims if isinstance(c, Signed)]
    assert found == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "To be returned",
        "The Secretary of the CC is charged with this.",
        "[CC seal]",
        "Appoint Orlin Deputy Minister",
        "Верно: [Подпись]",
    ],
)
def test_no_name_is_invented(words: str) -> None:
    assert [c for c in understand(POINT + words).claims if isinstance(c, Signed)] == []


@pytest.mark.parametrize("words", ["SECRETARY OF THE CC", "Верно: [Подпись]", "CC SECRETARY [signed]"])
def test_a_missing_name_is_said_to_be_missing(words: str) -> None:
    assert [c.what for c in understand(POINT + words).claims if isinstance(c, Absent)] == ["signature"]
