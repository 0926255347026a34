"""Names the markup states are cut to the names; a mark without one names nobody."""

from __future__ import annotations

import pytest

from kg import resources
from kg.model import Mention, MentionKind, Span
from kg.recognise.lexica import Lexica
from kg.recognise.marked import stated
from kg.recognise.view import View

LEXICA = Lexica.load(resources.ontology_dir())


@pytest.mark.parametrize(("words", "kind", "expected"), [
    ("Henry A. Kissinger", MentionKind.PERSON, [("Henry A. Kissinger", "", "")]),
    ("Mr. Kissinger", MentionKind.PERSON, [("Kissinger", "Mr.", "")]),
    ("President Reagan’s", MentionKind.PERSON, [("Reagan", "", "President")]),
    ("the Secretary", MentionKind.PERSON, []),
    ("Fine", MentionKind.PERSON, [("Fine", "", "")]),
    ("the Department of State", MentionKind.GROUP, [("Department of State", "", "")]),
    ("Oslo", MentionKind.PLACE, [("Oslo", "", "")]),
])
def test_marks_are_cut_to_names(words: str, kind: MentionKind, expected: list[tuple[str, str, str]]) -> None:
    view = View.of(words, LEXICA)
    found = stated(view, (Mention(kind, Span(0, len(words)), words, entity="actor.x"),))
    assert [(m.name, m.title, m.office) for m in found] == expected
    assert all(m.entity == "actor.x" and m.span.of(words) == m.name for m in found)
