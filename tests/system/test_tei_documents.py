"""TEI documents of other editions, written for this test with the answers beside them: what each states, row by row.

A row is what the public answers say: who took part (name, side, role), who sent and who was addressed (number, sender,
addressee, day, place), who signed in which office, what was decided by which word, and who said what.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline, read
from kg.model import Cited, Corresponded, Described, Held, Interpretation, Met, Provision, Signed, Spoke
from kg.read.tei import map_of

FOLDER = Path(__file__).parents[1] / "goldens" / "tei"

PRESENT: dict[str, list[tuple[str, str, str]]] = {
    "board-minutes": [
        ("Walter Lindqvist", "The Advisory Board", "chair"), ("Ernest R. Maddox", "The Advisory Board", "participant"),
        ("Louise P. Tarrant", "The Advisory Board", "participant"),
        ("Carlton Hayes Moore", "The Advisory Board", "participant"),
        ("Harold B. Pruitt", "The Historical Office", "participant"),
        ("Irene Sokolow", "The Historical Office", "participant"), ("Gordon A. Wickes", "", "absent")],
    "commission-transcript": [("Olav Brekke", "", "chair"), ("Ragnhild Stene", "", "participant"),
                              ("Per A. Wold", "", "participant")],
    "parish-council": [("J. Cotterill", "", "chair"), ("E. Fane", "", "participant"), ("T. Bagshaw", "", "participant"),
                       ("W. Ogle", "", "participant"), ("H. R. Pym", "", "participant"), ("A. Dunn", "", "participant"),
                       ("C. Wyatt", "", "absent")],
    "trustees": [("Whitlow", "", "chair"), ("Dabney", "", "participant"), ("Prentiss", "", "participant"),
                 ("Ada Colfax", "", "participant"), ("Simon Rusk", "", "participant"), ("Leland Moss", "", "absent"),
                 ("Edith Farrow", "", "participant"), ("Paul Gann", "", "participant")],
    "verbatim-record": [("Rafael Alvarado", "", "chair"), ("Harbans Singh Gill", "", "participant"),
                        ("Nils Olsson", "", "note-taker")],
    "attendance-table": [("Dana Whitfield", "State", "chair"), ("Louis Ortega", "State", "participant"),
                         ("Brenda Kohl", "CIA", "participant"), ("Steven Tull", "NARA", "participant"),
                         ("Mary Ann Voss", "NARA", "participant")],
}
SENT: dict[str, list[tuple[str, str, str, str, str]]] = {
    "nsdm": [("", "Henry A. Kissinger", name, "1972-09-05", "Washington") for name in (
        "Secretary of State", "Secretary of Defense", "Director, United States Information Agency")],
    "brief-de": [("", "Caroline Wessel", "Theodor Anger", "1811-05-03", "Jena")],
    "early-modern-letter": [("", "Robert Thornhill", "Edward Lacy", "1641-06-14", "London")],
    "letters-corpus": [("", "Jonas Achterberg", "Brothers Veit", "1823-01-09", "Solingen"),
                       ("", "Brothers Veit", "Jonas Achterberg", "1823-02-02", "Berlin")],
    "legation-telegrams": [("23", "Kreeger", "Secretary of State", "1926-03-08T16:00", "Asunción"),
                           ("17", "Kellogg", "Kreeger", "1926-03-11T18:00", "Washington")],
    "airgram-with-persons": [("A–88", "Thomas Veale", "Department of State", "1966-06-10", "Norburg"),
                             ("", "O. Zelmin", "Brock", "1966-06-08", "Norburg")],
}
CLOSED: dict[str, list[tuple[str, str]]] = {
    "board-minutes": [("Irene Sokolow", "Executive Secretary")],
    "parish-council": [("J. Cotterill", "Chairman")], "trustees": [("Edith Farrow", "Secretary pro tem")],
    "attendance-table": [("Louis Ortega", "Recording Secretary")], "nsdm": [("Henry A. Kissinger", "")],
    "commission-transcript": [], "verbatim-record": [], "brief-de": [("Caroline Wessel", "")],
    "airgram-with-persons": [("Thomas Veale", "Counselor of Embassy"), ("O. Zelmin", "")],
}
DECIDED: dict[str, list[tuple[str, str, str]]] = {
    "board-minutes": [("motion", "carried unanimously", "Maddox, Tarrant"), ("recommendation", "recommended", ""),
                      ("motion", "defeated", "Moore, Maddox"), ("planned-meeting", "was set", "")],
    "parish-council": [("approval", "confirmed", ""), ("motion", "Carried unanimously", "Fane, Ogle"),
                       ("resolution", "Resolved", ""), ("resolution", "agreed", ""),
                       ("planned-meeting", "will be held", "")],
    "trustees": [("resolution", "voted", "Rusk, Colfax"), ("motion", "carried", "Dabney, Prentiss"),
                 ("resolution", "RESOLVED", ""), ("appointment", "elected", "Prentiss")],
    "attendance-table": [("resolution", "agreed", ""), ("planned-meeting", "is scheduled", "")],
    "verbatim-record": [],
}
SAID: dict[str, list[tuple[str, str]]] = {
    "board-minutes": [("Harold B. Pruitt", "Mr. Pruitt reported"), ("Carlton Hayes Moore", "Mr. Moore asked"),
                      ("Walter Lindqvist", "The Chairman suggested")],
    "commission-transcript": [("Olav Brekke", "THE CHAIRMAN"), ("Ragnhild Stene", "MISS STENE"),
                              ("Per A. Wold", "MR. WOLD"), ("Olav Brekke", "THE CHAIRMAN")],
    "verbatim-record": [("Rafael Alvarado", "The Chairman"), ("Harbans Singh Gill", "Mr. Singh Gill"),
                        ("Nils Olsson", "Mr. Olsson")],
    "trustees": [("Paul Gann", "The Director reported"), ("Edith Farrow", "The Treasurer explained")],
}
KEPT: dict[str, list[str]] = {
    "brief-de": ["Goethe- und Schiller-Archiv GSA 44/212, Bl. 3–4"],
    "early-modern-letter": ["Bodleian Library Lacy Papers MS Lacy 12, fol. 88r"],
    "parish-council": ["Westshire Record Office, PC/12/4, pp. 41–42"],
    "letters-corpus": ["Town Archive Solingen, Collection Achterberg, Box 3, No. 17",
                       "Town Archive Solingen, Collection Achterberg, Box 3, No. 18"],
    "verbatim-record": ["United Nations Archives Boundary Committee S-0442, Box 8, File 3"],
}


def built(name: str) -> list[Interpretation]:
    known = pipeline.knowledge()
    return list(pipeline.interpretations(read.load(FOLDER / f"{name}.xml"), known))


@pytest.mark.parametrize("name", PRESENT)
def test_who_was_present(name: str) -> None:
    meetings = [c for found in built(name) for c in found.claims if isinstance(c, Met)]
    assert [(role.words, role.side, role.role) for met in meetings for role in met.roles] == PRESENT[name]


@pytest.mark.parametrize("name", SENT)
def test_who_sent_what_to_whom(name: str) -> None:
    rows = []
    for claim in (c for found in built(name) for c in found.claims if isinstance(c, Corresponded)):
        by = {kind: [role.words for role in claim.roles if role.role == kind] for kind in ("sender", "recipient")}
        day = claim.sent.edtf if claim.sent else ""
        rows += [(claim.number, a, b, day, claim.place) for a in by["sender"] for b in by["recipient"]]
    assert rows == SENT[name]


@pytest.mark.parametrize("name", CLOSED)
def test_who_signed(name: str) -> None:
    signed = [c for found in built(name) for c in found.claims if isinstance(c, Signed)]
    assert [(claim.name, claim.office) for claim in signed] == CLOSED[name]


@pytest.mark.parametrize("name", DECIDED)
def test_what_was_decided(name: str) -> None:
    laid = [c for found in built(name) for c in found.claims if isinstance(c, Provision)]
    people = [", ".join(role.words for role in claim.roles if role.role != "body") for claim in laid]
    assert [(c.kind, c.verb, who) for c, who in zip(laid, people, strict=True)] == DECIDED[name]


@pytest.mark.parametrize("name", SAID)
def test_who_said_what(name: str) -> None:
    rows = []
    for found in built(name):
        names = {entity.key: entity.name for entity in found.entities}
        rows += [(names[c.speaker], c.words.of(found.document.text)) for c in found.claims if isinstance(c, Spoke)]
    assert [(who, words[:len(start)]) for (who, words), (_, start) in zip(rows, SAID[name], strict=True)] == SAID[name]


@pytest.mark.parametrize("name", KEPT)
def test_where_the_original_is_kept(name: str) -> None:
    assert [c.words for found in built(name) for c in found.claims if isinstance(c, Cited)] == KEPT[name]


def test_minutes_are_dated_by_their_title_and_not_by_the_day_they_were_signed() -> None:
    (found,) = built("parish-council")
    days = [c.value for c in found.claims if isinstance(c, Described) and c.field == "date"]
    assert days == ["1926-01-14"] and "date-conflict" not in {d.code for d in found.diagnostics}


def test_the_editors_list_of_persons_gives_offices_without_their_years() -> None:
    listed = built("airgram-with-persons")[-1]
    assert listed.document.part == "persons"
    held = [(c.person, c.office, c.voice.value) for c in listed.claims if isinstance(c, Held)]
    assert held == [
        ("actor.brk1", "Ambassador to Norland", "voice-editor"),
        ("actor.brk1", "Deputy Under Secretary of State for Administration", "voice-editor"),
        ("actor.qry1", "Director of the Bureau of Intelligence and Research", "voice-editor"),
    ]
    assert {e.name for e in listed.entities if e.key.startswith("actor.")} == {
        "Brock, Edgar T.", "Zelmin, Oskar", "Query, John"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.xml")), ids=lambda path: path.stem)
def test_every_word_is_found_in_the_xml_and_back(path: Path) -> None:
    source = read.load(path)
    for document in read.read(source):
        places = map_of(source, document.part)
        assert places.text == document.text
        words = [at for at, letter in enumerate(document.text) if not letter.isspace()]
        assert all(places.to_text(*places.to_xml(at)) == at for at in words)
