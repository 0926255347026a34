"""Recognition as a whole: laws over any text, scopes, markup, and systematic edits of a real page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Kind, Mention, MentionKind, Span
from kg.recognise.mentions import recognise
from tests.recognise.helping import document, lexica, mentions, names

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_text(encoding="utf-8")
_NESTING = (MentionKind.OFFICE, MentionKind.GROUP)

PIECES = [
    "Cde. ", "Cdes. ", "to ", "and ", ", ", "Smirnov", "Ma Hushan", "I. ", "STALIN", "\n", "\n\n", "[", "]", "(", ")",
    "the ", "36th ", "Division", "Uzbek ", "regiments ", "Consul General ", "in ", "Kashgar", " District", "'s ", "’s ",
    "S h t y k o v", "W[illiam] ", "тов. ", "Сталин ", "Ministry ", "of ", "NKID ", ". ", "- 2", "é", "１", "\t",
    "von ",
    "Jr.", "President ", "General ", "Copy", "1. ", "Hotan [District]", "Filippov [Stalin]"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(sorted(Kind)))
def test_mentions_lie_in_the_text_in_order_and_apart(text: str, kind: Kind) -> None:
    found = mentions(text, kind)
    assert list(found) == sorted(found, key=lambda m: (m.span.start, -m.span.end))
    plain = [m for m in found if m.kind not in _NESTING]
    for one, other in pairwise(plain):
        assert one.span.end <= other.span.start
    for one in found:
        for other in found:
            if one is not other and one.span.overlaps(other.span):
                outer = max(one, other, key=lambda m: m.span.end - m.span.start)
                assert outer.kind in _NESTING and outer.span.covers(one.span) and outer.span.covers(other.span)
        assert one.name.strip() == one.name != ""
        assert one.office_span is None or " ".join(text[one.office_span.start:one.office_span.end].split()).startswith(
            one.office)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from([Kind.BODY, Kind.DISTRIBUTION, Kind.SIGNATURE, Kind.TITLE]))
def test_any_text_is_borne(text: str, kind: Kind) -> None:
    mentions(text, kind)


@pytest.mark.parametrize("kind", [Kind.CITATION, Kind.RIGHTS, Kind.CREDIT_LINE, Kind.FURNITURE, Kind.RELATED])
def test_the_record_s_own_words_name_nobody(kind: Kind) -> None:
    assert mentions("Obtained by Jamil Hasanli and translated by Gary Goldberg for the CWIHP in Moscow.", kind) == ()


def test_markup_comes_first() -> None:
    made = document("From Shanghai Jones to Hull, in Moscow Road")
    marked = (Mention(MentionKind.PERSON, Span(5, 19), "Shanghai Jones", rule="markup"),)
    made = replace(made, marked=marked)
    assert [(m.kind.value, m.name) for m in recognise(made, made.zones, lexica())][:1] == [("person", "Shanghai Jones")]


def test_names_do_not_touch_dates() -> None:
    made = document("Cde. June met Cde. Orlov")
    assert [m.name for m in recognise(made, made.zones, lexica(), dates=[Span(5, 9)])] == ["Orlov"]


def _people(text: str) -> list[str]:
    return [n.partition(" = ")[0] for n in names(text, MentionKind.PERSON)]


NEW_NAMES = ["Abakumov", "Rozengol'ts", "Ter-Petrosyan", "Zhukov-Verezhnikov", "Chicherin", "O'Neill", "Pel'she",
             "McKay", "Wałęsa", "Štoll", "Ön", "Li", "Kim Il Sung", "Yu. V. Andropov", "I. STALIN", "von Braun"]


@pytest.mark.parametrize("name", NEW_NAMES)
@pytest.mark.parametrize("old", ["Litvinov", "Kruchinkin", "Smirnov"])
def test_a_renamed_person_is_renamed_everywhere(old: str, name: str) -> None:
    before, after = _people(SEED), _people(SEED.replace(old, name))
    assert after == [name if person == old else person for person in before]


@pytest.mark.parametrize(("old", "new", "names_in_list"), [
    ("Litvinov, Yezhov, Voroshilov, Berzin, and Kruchinkin.", "Yezhov, Litvinov, Voroshilov, Berzin, and Kruchinkin.",
     ["Yezhov", "Litvinov", "Voroshilov", "Berzin", "Kruchinkin"]),
    ("Litvinov, Yezhov, Voroshilov, Berzin, and Kruchinkin.", "Litvinov, Yezhov, Voroshilov and Berzin.",
     ["Litvinov", "Yezhov", "Voroshilov", "Berzin"]),
    ("Litvinov, Yezhov, Voroshilov, Berzin, and Kruchinkin.",
     "Litvinov, Yezhov, Voroshilov, Berzin, Uritsky, and Kruchinkin.",
     ["Litvinov", "Yezhov", "Voroshilov", "Berzin", "Uritsky", "Kruchinkin"]),
    ("Litvinov, Yezhov, Voroshilov, Berzin, and Kruchinkin.",
     "Litvinov, Yezhov,\nVoroshilov, Berzin,\nand Kruchinkin.",
     ["Litvinov", "Yezhov", "Voroshilov", "Berzin", "Kruchinkin"]),
    ("Litvinov, Yezhov, Voroshilov, Berzin, and Kruchinkin.", "Litvinov.", ["Litvinov"]),
])
def test_an_edited_list(old: str, new: str, names_in_list: list[str]) -> None:
    text = SEED.replace(f"to Cdes. {old}", f"to Cdes. {new}")
    at, end = text.index("Excerpts have been sent"), text.index("[handwritten at the top of the page: point 540")
    found = [m.name for m in mentions(text) if m.kind is MentionKind.PERSON and at < m.span.start < end]
    assert found == names_in_list


def test_the_page_s_people() -> None:
    """Every person of the seed by name and count, as read by a person."""
    found = _people(SEED[:SEED.index("Document Information")])
    assert {name: found.count(name) for name in found} == {
        "Smirnov": 3, "Ma Hushan": 7, "Ma Zhongying": 4, "Kruchinkin": 3, "Litvinov": 2, "Yezhov": 2, "Voroshilov": 2,
        "Berzin": 2, "I. Stalin": 1}
