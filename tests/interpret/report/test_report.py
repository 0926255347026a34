"""Reports: sender and addressee by text and title, and what a title does not say."""

from __future__ import annotations

import pytest

from kg.model import Corresponded, Signed
from tests.support.correspondence import document
from tests.support.papers import interpreted

BODY = "Spa, 3 May 1950\n\nThe mood is calm. Two mills are closed.\n"


@pytest.mark.parametrize(
    ("title", "sent"),
    [
        (
            "Report, Embassy of Hungary in Mongolia to the Hungarian Foreign Ministry",
            [("sender", "Embassy of Hungary in Mongolia"), ("recipient", "Hungarian Foreign Ministry")],
        ),
        ("Report from N. Gorshkov to L. Lebedev", [("sender", "N. Gorshkov"), ("recipient", "L. Lebedev")]),
        (
            "Report from N. Gorshkov to L. Lebedev on the Road to the North",
            [("sender", "N. Gorshkov"), ("recipient", "L. Lebedev")],
        ),
        ("Report from Ambassador N. Gorshkov, 'The Mood in the Capital'", [("sender", "N. Gorshkov")]),
        ("Report by N. Gorshkov on His Visit to the Mines", []),
        ("Report on the Letter from N. Gorshkov to L. Lebedev", []),
        ("Study of the Road to the North", []),
    ],
)
def test_from_whom_to_whom(title: str, sent: list[tuple[str, str]]) -> None:
    found = interpreted(document(title, BODY))
    roles = [(role.role, role.words) for c in found.claims if isinstance(c, Corresponded) for role in c.roles]
    assert (found.genre, roles) == ("report", sent)


def test_the_signature_counts_before_the_title() -> None:
    found = interpreted(document("Report, Embassy of Hungary to the Ministry", f"{BODY}\nFerenc Balogh\nAmbassador\n"))
    (claim,) = (c for c in found.claims if isinstance(c, Corresponded))
    assert next((r.role, r.words) for r in claim.roles) == ("sender", "Ferenc Balogh")
    assert (claim.sent.edtf if claim.sent else "", claim.place) == ("1950-05-03", "Spa")


@pytest.mark.parametrize(
    ("close", "signed"),
    [
        ("/ss/ Aurelian Lazar\nAmbassador of the People's Republic", [("Aurelian Lazar", "signed")]),
        ("/s/ Aurelian Lazar", [("Aurelian Lazar", "signed")]),
        ("Fries\nSector Head", [("Fries", "typed")]),
        # a heading over a sentence, and a ship
        ("Conclusions\nHead of Department Orlov must leave the country.", []),
        ("SS Norden left the harbour.", []),
    ],
)
def test_who_closes_it(close: str, signed: list[tuple[str, str]]) -> None:
    found = interpreted(document("Report on the Mood in the Capital", f"{BODY}\n{close}\n"))
    assert [(c.name, c.how) for c in found.claims if isinstance(c, Signed)] == signed
