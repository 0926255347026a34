"""Lists of addressees: every wording, where a list ends, and who in it is nobody."""

from __future__ import annotations

import pytest

from kg.interpret.minutes.segment import cut
from kg.model import Distributed, Kind, Span
from tests.support.minutes import understand

POINT = "5. Concerning X.\n\nApprove the draft.\n\n"

WORDINGS = [
    "Excerpts have been sent:\n\n\nto Cdes. Orlin, Petrakov, and Li.",
    "Excerpts have been sent to:\n\nCdes. Orlin, Petrakov and Li.",
    "Excerpts have been sent (to):\n\nCdes. Orlin, Petrakov, and Li",
    "Excerpts have been sent: to Cdes. Orlin, Petrakov, and Li.",
    "Excerpts have been sent : to Cdes. Orlin,Petrakov, and Li.",
    "Excerpts have been sent:\n\nto Cdes. Orlin,\nPetrakov, and\nLi.",
    "Excerpts sent: Cdes. Orlin, Petrakov, Li",
    "Extracts sent to: Comrades Orlin, Petrakov, Li.",
    "Extracts have been sent to Comrades Orlin, Petrakov and Li.",
    "Copies to: Cdes. Orlin, Petrakov, Li.",
    "Copies: Comrades Orlin, Petrakov, Li",
    "Sent to Cdes. Orlin, Petrakov, and Li.",
    "Excerpts have been sent:\nto Cde. Orlin\nto Cde. Petrakov\nto Cde. Li",
    "Excerpts have been sent to Com. Orlin, Com. Petrakov, Com. Li.",
    "An excerpt has been sent to Cdes. Orlin, Petrakov, and Li.",
    "(Excerpts sent to Cdes. Orlin, Petrakov, and Li).",
    "Excerpts: Cdes. Orlin, Petrakov, Li.",
    "Sent: to Cdes. Orlin, Petrakov, Li",
    "EXCERPTS HAVE BEEN SENT: to Cdes. Orlin, Petrakov, and Li.",
]


def sent(text: str) -> list[tuple[str, list[str]]]:
    return [
        (c.part, [r.name + (f" [{r.scope}]" if r.scope else "") for r in c.recipients])
        for c in understand(text).claims
        if isinstance(c, Distributed)
    ]


@pytest.mark.parametrize("wording", WORDINGS)
def test_wordings_below_a_point(wording: str) -> None:
    assert sent(POINT + wording) == [("p5", ["Orlin", "Petrakov", "Li"])]


@pytest.mark.parametrize("wording", WORDINGS)
def test_a_list_ends_where_the_next_point_begins(wording: str) -> None:
    text = POINT + wording + "\n\n6. Concerning Y.\n\nDecline.\n\nExcerpts have been sent: to Cde. Sazhin."
    assert sent(text) == [("p5", ["Orlin", "Petrakov", "Li"]), ("p6", ["Sazhin"])]


@pytest.mark.parametrize(
    "head",
    [
        "No. P84/5 Copies: Comrades Orlin, Petrakov, Li\n\n",
        "No. P84/5\n\nTo: Cmrds Orlin, Petrakov, Li\n\n",
        "P84/5\nTo Comrades Orlin,Petrakov,Li\n\n",
        "No. P84/5\n\nCopies: Orlin, Petrakov, Sazhin\n\n",
    ],
)
def test_the_head_of_a_sheet_is_the_list_of_its_point(head: str) -> None:
    expected = ["Orlin", "Petrakov", "Sazhin" if "Sazhin" in head else "Li"]
    assert sent(head + "On the loan\n\n1. Grant it.\n\nSECRETARY OF THE CC") == [("p5", expected)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("to Cdes. Orlin and Frunin - everything.", ["Orlin", "Frunin [everything]"]),
        ("to Cdes. Orlin – points 1 and 2; Frunin - all.", ["Orlin [points 1 and 2]", "Frunin [all]"]),
        ("to Cdes. V. M. Orlin, Ya. Frunin, Rozengol'tsev.", ["V. M. Orlin", "Ya. Frunin", "Rozengol'tsev"]),
        ("to Cdes. Orlin (NKPS), Frunin.", ["Orlin", "Frunin"]),
        ("to Cde. Orlin, NKVD.", ["Orlin", "NKVD"]),
        ("to Cdes. Orlin, everything, Copy, File.", ["Orlin"]),
        (
            "to Cdes. Orlin, Petrakov, Li, Sazhin, Dorokhov, and Belyayev.",
            ["Orlin", "Petrakov", "Li", "Sazhin", "Dorokhov", "Belyayev"],
        ),
    ],
)
def test_who_is_addressed(names: str, expected: list[str]) -> None:
    assert sent(f"{POINT}Excerpts have been sent: {names}") == [("p5", expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sent to Cde. Orlin by Cde. Frunin is a map of the district.",
        "To Cde. Orlin it is permitted to go.",
        "Copies of the plan are to be made.",
        "The reply is to be given to Cde. Orlin by Cde. Frunin.",
    ],
)
def test_sentences_are_no_lists(sentence: str) -> None:
    assert sent(POINT + sentence) == []


def test_positions_count_from_one_in_the_order_of_the_text() -> None:
    (claim,) = (c for c in understand(POINT + WORDINGS[0]).claims if isinstance(c, Distributed))
    assert [r.position for r in claim.recipients] == [1, 2, 3]
    assert claim.evidence[0].of(POINT + WORDINGS[0]) == WORDINGS[0]


def test_an_addressee_that_is_nobody_is_said_so() -> None:
    finding = understand(POINT + "Excerpts have been sent: to Cdes. Orlin, 10th department.")
    assert [r.name for c in finding.claims if isinstance(c, Distributed) for r in c.recipients] == ["Orlin"]
    assert [d.code for d in finding.diagnostics] == ["unread-addressee"]


def test_text_after_a_list_is_not_lost() -> None:
    text = POINT + "Excerpts have been sent: to Cde. Orlin. The maps are returned."
    kinds = [(s.kind, s.span.of(text)) for s in cut(text, Span(0, len(text)))]
    assert (Kind.PARAGRAPH, "The maps are returned.") in kinds
