"""The card of an entity: found by name in any spelling or by IRI, and nothing a name can break."""

from __future__ import annotations

import json

import pytest

from kg.api import Graph, open_graph
from kg.errors import QueryError
from kg.query import cards
from tests.query.test_hostile import VALUES
from tests.support import releases


@pytest.fixture(scope="module")
def graph() -> Graph:
    return open_graph(releases.seed())


def card(graph: Graph, name: str) -> dict[str, object]:
    (found,) = json.loads(cards.show(graph, name, "json"))
    return found


def test_a_card_shows_names_roles_and_mentions_with_their_words(graph: Graph) -> None:
    found = card(graph, "Litvinov")
    text = releases.seed_text()
    mentions = found["mentions"]
    assert isinstance(mentions, list) and len(mentions) == 2
    assert [text[int(m["start"]) : int(m["end"])] for m in mentions] == [m["quote"] for m in mentions]
    assert (found["class"], found["names"]) == (["E21_Person"], ["Litvinov"])


@pytest.mark.parametrize("name", ["Ma Hushan", "ma hushan", "MA HUSHAN", "Hushan", " Ma  Hushan "])
def test_spellings_lead_to_the_same_card(name: str, graph: Graph) -> None:
    assert card(graph, name)["iri"] == card(graph, "Ma Hushan")["iri"]


def test_an_iri_leads_to_its_card(graph: Graph) -> None:
    iri = card(graph, "Litvinov")["iri"]
    assert isinstance(iri, str) and card(graph, iri) == card(graph, "Litvinov")


def test_a_wrong_name_suggests_the_nearest(graph: Graph) -> None:
    with pytest.raises(QueryError) as caught:
        cards.show(graph, "Livtinof", "table")
    assert "Litvinov" in str(caught.value)


@pytest.mark.parametrize("prefix", ["", "https://data.example.org/id/doc/"])
def test_no_value_breaks_the_search(prefix: str, graph: Graph) -> None:
    for value in VALUES[:90]:
        try:
            shown = cards.show(graph, prefix + value, "table")
        except QueryError as error:
            assert "\n" not in str(error)
        else:
            assert "\x1b" not in shown
