"""Orders of a minister are decisions: "I order:" above items, an office and a rank above the name."""

from __future__ import annotations

import hashlib

import pytest

from kg import pipeline
from kg.interpret.minutes import heads, signing
from kg.model import Interpretation, Provision, Signed, Source
from tests.support.pages import page

ORDER = """Top Secret

ORDER
of the Minister of Communications of the USSR
No. 0031
12 March 1956, Moscow

On the dispatch of specialists to Egypt

{lead}

1. The head of the Naval Section, Admiral Orlov, to select 24 officers by 1 April.

2. The Archive Section, Cde. Lipin, is to provide interpreters.

Minister of Communications of the USSR
Army General {name}
"""


def read(title: str, body: str) -> Interpretation:
    data = page("L1", title=title, date="March 12, 1956", source="RGANI, f. 5, op. 30, d. 9, l. 5.", body=body).encode()
    source = Source("a.txt", "text/plain", hashlib.sha256(data).hexdigest(), data)
    (found,) = pipeline.interpretations(source, pipeline.knowledge())
    return found


@pytest.mark.parametrize("lead", ["In fulfillment of the decree of 1 March 1956, I order:", "I HEREBY ORDER:"])
@pytest.mark.parametrize("name", ["B. Zimin", "I. Kh. Lipin"])
def test_an_order(lead: str, name: str) -> None:
    found = read("Order on the Dispatch of Specialists", ORDER.format(lead=lead, name=name))
    assert found.genre == "minutes"
    assert [(c.kind, [r.words for r in c.roles if r.role == "charged"]) for c in found.claims
            if isinstance(c, Provision)] == [("charge", ["Orlov"]), ("charge", ["Archive Section", "Lipin"])]
    assert [c.name for c in found.claims if isinstance(c, Signed)] == [name]


def test_a_directive_from_somebody_to_somebody_is_a_letter() -> None:
    body = "To the AMBASSADOR\n\nVisit the minister and inform him of our consent.\n\nA. Orlov"
    assert read("Directive from the Central Committee to the Ambassador in Havana", body).genre == "letter"
    assert read("Directives for Delegations", body).genre != "letter"


@pytest.mark.parametrize(("line", "expected"), [
    ("Marshal of the Soviet Union G. Orlov", True),
    ("Colonel-General I. Lipin", True),
    ("Lieutenant General of Aviation N. Zimin", True),
    ("General questions of A. Orlov", False),
    ("Marshal of the Soviet Union", False),
    ("General Orlov reported on the question.", False),
])
def test_a_rank_before_a_name(line: str, expected: bool) -> None:
    assert signing.is_name_line(line) == expected


@pytest.mark.parametrize("number", ["No. GKO-8916ss", "No. 1234-567ss", "No. ____", "№ 45"])
def test_a_decree_below_the_body_that_issued_it(number: str) -> None:
    assert heads.is_numbered_decree(f"DECREE {number}")


@pytest.mark.parametrize("line", ["DECREE No. of the year", "No. GKO", "DECREE GKO-x"])
def test_no_number_of_a_decree(line: str) -> None:
    assert not heads.is_numbered_decree(line)
