"""Entries of lists of those present: who is named at the beginning, and who is not."""

from __future__ import annotations

import pytest

from kg import resources
from kg.recognise.entries import people
from kg.recognise.lexica import Lexica
from kg.recognise.view import View

LEXICA = Lexica.load(resources.ontology_dir())


@pytest.mark.parametrize(("line", "expected"), [
    ("Herbert A. Fine, P/HO", [("Herbert A. Fine", "")]),
    ("Dr. Gary R. Hess, Professor of History, Bowling Green State University", [("Gary R. Hess", "Dr.")]),
    ("Page Miller, American Historical Association", [("Page Miller", "")]),
    ("Jack M. Fleischer, EUR", [("Jack M. Fleischer", "")]),
    ("Anne H. Van Camp, Hoover Institution, Stanford, California", [("Anne H. Van Camp", "")]),
    ("William W. Bishop, Jr.", [("William W. Bishop, Jr.", "")]),
    ("Robert B. Stewart (chairman), Professor of International Law", [("Robert B. Stewart", "")]),
    ("3. Mr. Young - Treasury", [("Young", "Mr.")]),
    ("_____ Hopper, Scholarly Resources, Inc.", [("Hopper", "")]),
    ("Committee Members: W. Kimball (chair), E. Rosenberg, A. Van Camp",
     [("W. Kimball", ""), ("E. Rosenberg", ""), ("A. Van Camp", "")]),
    ("L/M - Catherine Skipper", [("Catherine Skipper", "")]),
    ("Hugh McL. Woodward", [("Hugh McL. Woodward", "")]),
    ("Committee members", []),
    ("Office of the Historian", []),
    ("The Ford Foundation", []),
    ("PA/HO Staff", []),
    ("Mr. Stevens called the meeting to order.", []),
    ("[Name not declassified] Latin American Branch, CRD", []),
])
def test_an_entry_names_whom_it_begins_with(line: str, expected: list[tuple[str, str]]) -> None:
    view = View.of(line, LEXICA)
    assert [(m.name, m.title) for m in people(view, 0, len(line))] == expected
