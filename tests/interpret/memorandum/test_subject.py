"""What subjects and titles say of a conversation: between whom, when, where; whose words a sentence reports."""

from __future__ import annotations

import pytest

from kg.model import Met, Spoke
from tests.support.correspondence import document
from tests.support.papers import interpreted

HEAD = "MD K. Reuther          Bonn, 3 May 1992\nM e m o r a n d u m\nSubject: "


def met(subject: str) -> tuple[list[tuple[str, str]], str, str]:
    found = interpreted(document("", f"{HEAD}{subject}\nCoal is short.\n(Reuther)\n"))
    (claim,) = (claim for claim in found.claims if isinstance(claim, Met))
    place = claim.place_span.of(found.document.text) if claim.place_span else ""
    return [(role.words, role.office) for role in claim.roles], claim.when.edtf if claim.when else "", place


@pytest.mark.parametrize(
    ("subject", "roles", "when", "place"),
    [
        (
            "The Chancellor's Conversation with Finnish President Laine on 17 April 1991, 10 a.m. - 11.15 a.m.[1]",
            [("Chancellor", "Chancellor"), ("Laine", "Finnish President")],
            "1991-04-17T10:00/1991-04-17T11:15",
            "",
        ),
        (
            "Chancellor's Meeting with British PM Hallam on 20 October 1991 in London",
            [("Chancellor", "Chancellor"), ("Hallam", "British PM")],
            "1991-10-20",
            "London",
        ),
        (
            "Telephone Conversation between the Chancellor and President Dale on 3 May 1992",
            [("Chancellor", "Chancellor"), ("Dale", "President")],
            "1992-05-03",
            "",
        ),
        (
            "Meeting of Foreign Minister Brandt with Ambassador Walter Pell in Aachen",
            [("Brandt", "Foreign Minister"), ("Walter Pell", "Ambassador")],
            "",
            "Aachen",
        ),
        ("Talk with Mr. Koski and Dr. Maki on the Gas Treaty", [("Koski", ""), ("Maki", "")], "", ""),
        ("Conversation with Ambassador Pell about the Talks between Iran and Iraq", [("Pell", "Ambassador")], "", ""),
        (
            "Chancellor Reuther's Lunch with Prime Minister Haddad, 5 June 1991",
            [("Reuther", "Chancellor"), ("Haddad", "Prime Minister")],
            "1991-06-05",
            "",
        ),
    ],
)
def test_between_whom_when_and_where(subject: str, roles: list[tuple[str, str]], when: str, place: str) -> None:
    assert met(subject) == (roles, when, place)


def test_the_date_of_the_talk_is_not_the_date_of_the_memorandum() -> None:
    found = interpreted(
        document("", f"{HEAD}The Chancellor's Talk with President Laine on 17 April 1992\nCoal.\n(Reuther)\n")
    )
    (claim,) = (claim for claim in found.claims if isinstance(claim, Met))
    dated = [claim.value for claim in found.claims if getattr(claim, "field", "") == "date"]
    assert (claim.when.edtf if claim.when else "", dated) == ("1992-04-17", ["1992-05-03"])


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("President Laine emphasized that coal was short.", "Laine"),
        ("The Chancellor agrees.", "Chancellor"),
        ("In reply to a question, the Chancellor said that he did not know.", "Chancellor"),
        ("When asked by the Chancellor, President Laine stressed that he did.", "Laine"),
        ("PM stated that he would come.", "Hallam"),
        ("BK affirmed this.", "Chancellor"),
        ("FM stated that he would come.", ""),  # no foreign minister takes part
        ("He said that President Laine agreed.", ""),  # not the subject
        ("The paper that President Laine praised was short.", ""),
        ("President Laine had said so in May.", ""),  # another time
        ("President Laine's letter stated the facts.", ""),
        ("Coal prices stated in the paper fell.", ""),
    ],
)
def test_whose_words_are_reported(sentence: str, speaker: str) -> None:
    subject = "The Chancellor's Talk with President Laine and British PM Hallam on 17 April 1992"
    found = interpreted(document("", f"{HEAD}{subject}\n{sentence}\n(Reuther)\n"))
    names = {entity.key: entity.name for entity in found.entities}
    assert [names[claim.speaker] for claim in found.claims if isinstance(claim, Spoke)] == [speaker] * bool(speaker)
