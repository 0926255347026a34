"""What square brackets mean."""

import pytest

from kg.model import Span
from kg.recognise.brackets import BracketKind, bracket_meanings
from tests.recognise.helping import resolved

MEANINGS = [
    ("[handwritten at the top of the page: point 540 is in classified storage]", ["handwriting"]),
    ("[handwritten at the top of the page: point 539 is in classified storage;\n\nhandwritten before the previous"
     " entry: decision\n\nof 14 June 1937]", ["handwriting"]),
    ("[Handwritten note: seen]. [handwritten]: MINUTES", ["handwriting", "handwriting"]),
    ("[Handwritten across the upper left-hand corner: “yes”]", ["handwriting"]),
    ("[a handwritten version of the above follows]", ["handwriting"]),
    ("[CC seal] CC SECRETARY [signed] I. Stalin", ["mark", "mark"]),
    ("[signature] K. Chernenko", ["mark"]),
    ("[USSR MVD Secretariat letterhead]", ["mark"]),
    ("Верно: [Подпись]", ["mark"]),
    ("the seperate [sic] peace", ["note"]),
    ("[Translator's note: the cable went to two]", ["note"]),
    ("[Translator’s note: Distribution for this cable is as follows: two]", ["note"]),
    ("Machuin [SIC, presumably Ma Zhongying]", ["note"]),
    ("Kumul [Hami]", ["gloss"]),
    ("Filippov [Stalin] said", ["gloss"]),
    ("Ospan Batyr [Osman Batur]", ["gloss"]),
    ("Urpra [Urumqi Government]", ["gloss"]),
    ("Duban [Governor] of", ["gloss"]),
    ("Hotan [District]", ["completion"]),
    ("W[illiam] Hyland", ["completion"]),
    ("comr[ade] Petrov", ["completion"]),
    ("and so [...] on […]", ["omission", "omission"]),
    ("[page break]", ["page"]),
    ("text[1] and", ["footnote"]),
    ("[Received 2:42 p.m.]", ["other"]),
    ("[in red pencil: no] [marginal note by the minister: agreed]", ["handwriting", "handwriting"]),
    ("[illegible signature] [coat of arms]", ["mark", "mark"]),
    ("[2 words illegible] [Note: the page is torn] [TN: so written] [crossed out: no]", ["note"] * 4),
    ("[end of page 4] [50ob.] [folio 3]", ["page", "page", "page"]),
    ("sent [a] letter and [i] and [two] men", ["other", "footnote", "note"]),
    ("N [[[unreadable]3] of", ["note"]),
    ("[handwritten: never closed\n\nnext paragraph", ["handwriting"]),
    ("no brackets", []),
    ("] only closing ]", []),
]


@pytest.mark.parametrize(("text", "wanted"), MEANINGS)
def test_meanings(text: str, wanted: list[str]) -> None:
    assert [b.kind.value for b in bracket_meanings(text, Span(0, len(text)))] == wanted


@pytest.mark.parametrize("text", [
    "[", "[[", "]]", "[]", "[[]", "a[", "[a[b]c", "x [y\n\n[z] [", "[" * 50 + "a" + "]" * 49])
def test_anything_is_borne(text: str) -> None:
    """Brackets come in order, do not overlap, and lie inside the text."""
    end = 0
    for bracket in bracket_meanings(text, Span(0, len(text))):
        assert end <= bracket.span.start < bracket.span.end <= len(text)
        assert bracket.span.covers(bracket.inner)
        end = bracket.span.end


GLOSSES = [
    ("a letter of Filippov [Stalin] to Comrade Stalin", "Filippov", "Stalin", "alias"),
    ("Cde. Ospan Batyr [Osman Batur] came", "Ospan Batyr", "Osman Batur", "alias"),
    ("in Kumul [Hami] and Aksu", "Kumul", "Hami", "gloss"),
    ("besides Hotan [District] also", "Hotan", "Hotan District", "completion"),
    ("Comrade Machuin [SIC, presumably Ma Zhongying] came", "Machuin", "Ma Zhongying", "presumed"),
    ("a letter to Machuin [SIC, presumably Ma Zhongying].", "Machuin", "Ma Zhongying", "presumed"),
    ("Zhang Yifeng (Kashen) reported", "Zhang Yifeng", "Kashen", "alias"),
]


@pytest.mark.parametrize(("text", "of_name", "name", "relation"), GLOSSES)
def test_second_names(text: str, of_name: str, name: str, relation: str) -> None:
    found = resolved(text)
    assert [(c.of_name, c.name, c.relation, c.voice.value) for c in found.claims] == [  # type: ignore[attr-defined]
        (of_name, name, relation, "voice-translator")]
    by_name = {m.name: m.entity for m in found.mentions}
    if relation == "presumed":
        assert by_name[of_name] != by_name[name]
        assert [d.code for d in found.diagnostics] == ["presumed-identity"]
    elif relation != "completion":
        assert by_name[of_name] == by_name[name]


def test_a_title_in_brackets_is_no_second_name() -> None:
    assert resolved("the Duban [Governor] wrote").claims == ()


def test_kinds_are_documented() -> None:
    assert {k.value for k in BracketKind} == {
        "handwriting", "mark", "note", "gloss", "completion", "omission", "page", "footnote", "other"}
