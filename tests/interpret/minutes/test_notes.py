"""Handwritten notes in all the shapes in which they are typed up."""

from __future__ import annotations

import pytest

from kg.interpret.minutes.notes import storage_statements
from kg.interpret.minutes.scan import Scan
from kg.model import Span

# text ; one "words|place" for each note, "~" before the words of a note that no bracket closes
SHAPES = [
    ("[handwritten at the top of the page: point 5 is kept]", ["point 5 is kept|at the top of the page"]),
    ("[handwritten note at the top of the page: Sent\n\non 3 May]", ["Sent\n\non 3 May|at the top of the page"]),
    ("[handwritten: To the file]", ["To the file|"]),
    ("[Handwritten note: To the file].", ["To the file|"]),
    ("[Handwritten across the upper left-hand corner: “Agreed”]", ["“Agreed”|across the upper left-hand corner"]),
    ("[handwritten words: in favor]", ["in favor|"]),
    ("[handwritten]: MINUTES\n\n5. Concerning X.", ["MINUTES|"]),
    ("[Handwritten:] Point 8 is kept\n5. Concerning X.", ["Point 8 is kept|"]),
    ("[Handwritten note:] Point 32 is kept.\n\nText.", ["Point 32 is kept.|"]),
    ("[handwritten] Copy sent to Cde. Orlin\nText.", ["Copy sent to Cde. Orlin|"]),
    ("[handwritten on the left: one;\n\nhandwritten below: two\n\nthree]", ["one|on the left", "two\n\nthree|below"]),
    ("[handwritten: no bracket\n\n5. Concerning X. Text [sic] here.", ["~no bracket|"]),
    ("[handwritten: no bracket\n\nExcerpts have been sent: to Cde. Orlin.", ["~no bracket|"]),
    ("[handwritten: no bracket,\n\ngoing on\n\nThe Council meets.", ["~no bracket,\n\ngoing on|"]),
    ("[handwritten: N [[[unreadable]3]\n\n5. Concerning X.", ["N [[[unreadable]3|"]),
    ("[handwritten: send to Urumqi [Dihua] now]\nText", ["send to Urumqi [Dihua] now|"]),
    ("[handwritten: CC Secretary P. Gorshkov]", ["CC Secretary P. Gorshkov|"]),
    ("[a handwritten version of the above follows]", ["a handwritten version of the above follows|"]),
    ("[handwritten point 8 is kept]", ["point 8 is kept|"]),
    ("[hand-written in the margin: yes]", ["yes|in the margin"]),
    ("[Handwritten:]\n\nTo the file\n\nText.", ["To the file|"]),
    ("[handwritten: first] [handwritten: second]", ["first|", "second|"]),
    ("The letter was handwritten: he had no machine.", []),
    ("A letter (handwritten) came.", []),
    ("Kumul [Hami] and Feng Xi [Stalin]", []),
    ("[CC seal] [signed] [sic]", []),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_words_place_and_end_of_notes(text: str, expected: list[str]) -> None:
    notes = Scan(text, Span(0, len(text))).notes
    found = [("" if n.closed else "~") + n.words.of(text) + "|" + (n.place.of(text) if n.place else "") for n in notes]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("[handwritten: a]. Text", "[handwritten: a]."),
        ("[handwritten: a] Text", "[handwritten: a]"),
        ("[handwritten]: MINUTES\nText", "[handwritten]: MINUTES"),
        ("[handwritten: never closed\n\n12. Concerning X.", "[handwritten: never closed"),
    ],
)
def test_what_a_note_covers(text: str, end: str) -> None:
    assert Scan(text, Span(0, len(text))).notes[0].span.of(text) == end


@pytest.mark.parametrize(
    ("text", "numbers", "words"),
    [
        ("point 539 is in classified storage", ("539",), "in classified storage"),
        ("Points NN 110, 111, and 112 are in classified storage.", ("110", "111", "112"), "in classified storage"),
        ("Point 12 - in classified storage", ("12",), "in classified storage"),
        ("Point 8 is in a classified repository", ("8",), "in a classified repository"),
        ("points 3-5 are in  classified\nstorage", ("3", "4", "5"), "in  classified\nstorage"),
        ("points Nº 3 and 7 are in closed storage", ("3", "7"), "in closed storage"),
        ("point 5 is in the Special File", (), ""),
        ("point 5 (op)", (), ""),
        ("the point is in classified storage", (), ""),
    ],
)
def test_storage_is_stated_in_many_wordings(text: str, numbers: tuple[str, ...], words: str) -> None:
    found = storage_statements(text, Span(0, len(text)))
    assert tuple(n for s in found for n in s.numbers) == numbers
    assert "".join(s.words.of(text) for s in found) == words
