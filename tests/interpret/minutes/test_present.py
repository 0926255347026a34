"""Those present above the points of minutes: who, in which role; nobody where no line says so."""

from __future__ import annotations

import hashlib

import pytest

from kg import pipeline
from kg.model import Interpretation, Met, Part, Source
from tests.support.pages import page

POINTS = (
    "1. Concerning roads.\n\nCharge Cde. Petrov with mending the roads.\n\n2. Concerning bridges.\n\nApprove the plan."
)


def read_(above: str, points: str = POINTS) -> Interpretation:
    text = page("L1", title="Minutes No. 7 of the Politburo of the Central Committee", date="May 4, 1966",
                source="RGANI, f. 3, op. 16, d. 9, l. 5.",
                body=f"MINUTES No. 7\nof the session of May 4, 1966\n\n{above}\n\n{points}")
    data = text.encode()
    source = Source("a.txt", "text/plain", hashlib.sha256(data).hexdigest(), data)
    (found,) = pipeline.interpretations(source, pipeline.knowledge())
    return found


@pytest.mark.parametrize(("above", "expected"), [
    ("Present: Comrades Anton Orlov, Boris Lipin and Vera Zimina.",
     ["Orlov participant", "Lipin participant", "Zimina participant"]),
    ("Those present: Cdes. Orlov, Lipin.\n\nAbsent: Cde. Zimin.",
     ["Orlov participant", "Lipin participant", "Zimin absent"]),
    ("Present:\n\nAnton Orlov\n\nBoris Lipin, Minister of Trade", ["Orlov participant", "Lipin participant"]),
    ("Invited: Comrades Anton Orlov and Boris Lipin.", ["Orlov participant", "Lipin participant"]),
    ("Chaired by: Comrade Anton Orlov.", ["Orlov chair"]),
    ("Present conditions require that Comrade Anton Orlov be heard.", []),
    ("The session was prepared by Comrade Anton Orlov.", []),
    ("", []),
])
def test_those_present(above: str, expected: list[str]) -> None:
    met = [c for c in read_(above).claims if isinstance(c, Met)]
    assert [f"{role.words.split()[-1]} {role.role}" for claim in met for role in claim.roles] == expected
    assert [claim.when.edtf for claim in met if claim.when] == ["1966-05-04"] * bool(expected)


def test_who_presents_a_title_of_the_agenda_is_no_part_of_it() -> None:
    agenda = ("AGENDA:\n1. Aid to the fishermen\nof the north coast.\nPresenter: Anton Orlov\n\n"
              "2. A visit.\nPresenter: Boris Lipin")
    points = "Re 1: The Committee approves the proposal.\n\nRe 2: The Committee takes note of the report."
    parts = [c.heading for c in read_(agenda, points).claims if isinstance(c, Part) and c.kind == "point"]
    assert [" ".join(heading.split()) for heading in parts] == ["Aid to the fishermen of the north coast.", "A visit."]
