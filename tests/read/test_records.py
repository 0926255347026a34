"""Record rows as CSV, TSV, JSON and JSON lines: one document a row, a bad row costs only itself."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kg import building
from kg.batch import Settings
from kg.model import Document, Kind, Source
from kg.read import read
from kg.read.fields import FIELDS
from kg.read.records import RowsError
from tests.support.pages import rows, table

ROW = {
    "title": "Decision on Roads", "date": "May 1934",
    "credits": "This document was made possible with support from X",
    "text_body": "12. Concerning roads.\n 1. Charge Petrov; build.\n \"Sent\" to Cdes. A, B",
    "summary": "A short note.",
    "authors": "Petrov, Ivan; Council of Roads", "associated_places": "China\nIli", "subjects_discussed": "Asia--Roads",
    "associated_people_orgs": "NKVT", "document_contributors": "Smith, Ann", "source": "GARF, f. 1, l. 2.",
    "original_upload_date": "2011-11-20", "language": "Russian", "rights": "Free.", "record_id": "113636",
    "original_classification": "Secret", "donors": "Leon Foundation; Roads Fund",
}
EXPECTED = table("""
    field-label|date|Date
    record-date||May 1934
    field-label|title|Title
    title||Decision on Roads
    field-label|credits|Credits
    credit-line||This document was made possible with support from X
    field-label|text-body|Text
    body||12. Concerning roads.⏎ 1. Charge Petrov; build.⏎ "Sent" to Cdes. A, B
    field-label|summary|Summary
    summary||A short note.
    field-label|source|Source
    citation||GARF, f. 1, l. 2.
    field-label|rights|Rights
    rights||Free.
    field-label|original-uploaded-date|Original Uploaded Date
    upload-date||2011-11-20
    field-label|language|Language
    language||Russian
    field-label|record-id|Record ID
    record-id||113636
    field-label|original-classification|Original Classification
    classification||Secret
    field-label|authors|Author(s)
    author||Petrov, Ivan
    furniture||;
    author||Council of Roads
    field-label|contributors|Document Contributors
    contributor||Smith, Ann
    field-label|people|Associated People & Organizations
    name-term||NKVT
    field-label|places|Associated Places
    place-term||China
    place-term||Ili
    field-label|subjects|Subjects Discussed
    subject||Asia--Roads
    field-label|donors|Donors
    donor||Leon Foundation
    furniture||;
    donor||Roads Fund
""")


def documents(text: str, media_type: str = "text/csv") -> tuple[list[Document], tuple[str, ...]]:
    """The documents of a table, and what is wrong with its other rows."""
    found: list[Document] = []
    problems: tuple[str, ...] = ()
    try:
        for one in read(Source("rows", media_type, "0" * 64, text.encode())):
            assert "".join(leaf.span.of(one.text) for zone in one.zones for leaf in zone.leaves()) == one.text
            assert not one.is_source_text
            found.append(one)
    except RowsError as error:
        problems = error.problems
        assert error.total == len(found) + len(problems)
    return found, problems


def sheet(found: Sequence[Mapping[str, str]], columns: Sequence[str], delimiter: str = ",", end: str = "\r\n") -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows([{name: row[name] for name in columns} for row in found])
    return stream.getvalue()


@pytest.mark.parametrize("columns", [list(ROW), list(reversed(ROW))])
@pytest.mark.parametrize(("delimiter", "media_type"), [
    (",", "text/csv"), (";", "text/csv"), ("|", "text/csv"), ("\t", "text/tab-separated-values"),
])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_row_in_any_order_of_columns(columns: list[str], delimiter: str, media_type: str, end: str) -> None:
    found, problems = documents("\ufeff" + sheet([ROW], columns, delimiter, end), media_type)
    assert ([rows(one) for one in found], [one.part for one in found], problems) == ([EXPECTED], ["row 1"], ())


@pytest.mark.parametrize("spelling", [
    str.upper, str.title, lambda name: name.replace("_", " ").title(), lambda name: name.replace("_", "-"),
    lambda name: f"  {name} ",
])
def test_names_of_columns_are_read_with_tolerance(spelling) -> None:  # type: ignore[no-untyped-def]
    text = sheet([ROW], list(ROW)).replace(",".join(ROW), ",".join(spelling(name) for name in ROW), 1)
    assert [rows(one) for one in documents(text)[0]] == [EXPECTED]


def test_every_field_of_the_contract_is_known() -> None:
    assert set(ROW) | {"type"} == set(FIELDS)


@pytest.mark.parametrize(("text", "media_type", "part"), [
    (json.dumps(ROW), "application/json", ""),
    (json.dumps([ROW]), "application/json", "row 1"),
    (json.dumps({"documents": [ROW]}, indent=1), "application/json", "row 1"),
    (json.dumps(ROW) + "\n", "application/x-ndjson", ""),
    (json.dumps(ROW) + "\n\n" + json.dumps(ROW), "application/x-ndjson", "row 1"),
    (json.dumps(ROW) + "\n" + json.dumps(ROW), "application/json", "row 1"),
])
def test_json(text: str, media_type: str, part: str) -> None:
    found, problems = documents(text, media_type)
    assert (rows(found[0]), found[0].part, problems) == (EXPECTED, part, ())


def test_json_arrays_and_numbers() -> None:
    row = {"title": "T", "text_body": ["One.", "Two."], "authors": [{"name": "Petrov, Ivan"}, "Ivanov; Sidorov"],
           "record_id": 113636, "donors": None, "language": []}
    found, _ = documents(json.dumps(row), "application/json")
    assert found[0].text == ("Title\nT\n\nText\nOne.\n\nTwo.\n\nLanguage\n\nRecord ID\n113636\n\n"
                             "Author(s)\nPetrov, Ivan\nIvanov; Sidorov\n\nDonors\n\n")
    assert rows(found[0])[-7:] == table("""
        record-id||113636
        field-label|authors|Author(s)
        author||Petrov, Ivan
        author||Ivanov
        furniture||;
        author||Sidorov
        field-label|donors|Donors""")


def test_a_json_array_in_a_cell() -> None:
    found, _ = documents('title,text_body,associated_places\nT,B,"[""China"", ""Ili, East""]"\n')
    assert rows(found[0])[-2:] == ["place-term||China", "place-term||Ili, East"]


def test_an_empty_cell_leaves_its_label_without_a_value() -> None:
    found, _ = documents("title,date,text_body,record_id,language\nT,,B,,\n")
    assert rows(found[0]) == table("""
        field-label|date|Date
        field-label|title|Title
        title||T
        field-label|text-body|Text
        body||B
        field-label|language|Language
        field-label|record-id|Record ID""")
    assert [(d.code, d.message) for d in found[0].diagnostics] == [("no-date", "the record's date is empty")]


def test_other_columns_are_kept_unread() -> None:
    found, _ = documents("title,text_body,Shelf Mark,note\nT,B,x 9,\n")
    assert rows(found[0])[-2:] == ["field-label|shelf-mark|Shelf Mark", "unread||x 9"]
    assert [d.code for d in found[0].diagnostics] == ["unread-field"]


BAD = """title,date,text_body,associated_places
A,1934,Body of A,China
B,1935
C,1936,Body of C,China,Ili
,1937,,China
D,1938,Body of D,[China
E,1939,"Body" of E,China
F,1940,Body of F,China
,,,
G,1941,"Body of G
"""


def test_a_bad_row_costs_only_itself_and_is_named() -> None:
    found, problems = documents(BAD)
    assert [(one.part, one.zone(Kind.TITLE).span.of(one.text)) for one in found] == [("row 1", "A"), ("row 7", "F")]
    assert problems == (
        "row 2: it ends before column 'text_body' (2 cells of 4)",
        "row 3: it goes on after the last column 'associated_places' (5 cells for 4 columns)",
        "row 4: column 'text_body' is empty and there is no title either",
        "row 5: column 'associated_places' holds a JSON array that is not valid: Expecting value: line 1 column 2 "
        "(char 1)",
        "row 6: ',' expected after '\"' (line 7)",
        "row 8: unexpected end of data (line 10)",
    )


def test_bad_rows_in_one_line() -> None:
    with pytest.raises(RowsError) as caught:
        list(read(Source("rows.csv", "text/csv", "0" * 64, BAD.encode())))
    line = str(caught.value)
    assert line.startswith("6 of 8 rows cannot be read (rows.csv): row 2: it ends before column 'text_body'")
    assert line.endswith("and 1 more; mend these rows; the others are read")


def test_bad_json_rows() -> None:
    good = {"title": "T", "text_body": "B"}
    bad = [good, 5, {"title": "T", "text_body": {"a": 1}}, {"title": True, "text_body": "B"}, {"title": "\ud800",
           "text_body": "B"}, {"title": "T", "text_body": "a\x00b"}, "x", None, {"x": 1}]
    found, problems = documents(json.dumps(bad), "application/json")
    assert [one.part for one in found] == ["row 1"]
    assert problems == (
        "row 2: it is a number, not an object",
        "row 3: column 'text_body' holds an object, not a text",
        "row 4: column 'title' holds true or false, not a text",
        "row 5: column 'title' holds characters that are no text",
        "row 6: column 'text_body' holds characters that are no text",
        "row 7: it is a text, not an object",
        "row 8: it is null, not an object",
        "row 9: column 'text_body' is empty and there is no title either",
    )


def test_bad_json_lines() -> None:
    found, problems = documents('{"title": "T", "text_body": "B"}\n{bad\n[1]\n', "application/x-ndjson")
    assert [one.part for one in found] == ["row 1"]
    assert problems == (
        "row 2: not valid JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "row 3: it is an array, not an object",
    )


def test_a_cell_may_be_longer_than_the_csv_module_allows() -> None:
    limit = csv.field_size_limit()
    found, _ = documents(sheet([{**ROW, "text_body": "road " * 60_000}], list(ROW)))
    assert found[0].zone(Kind.BODY).span.end > 299_000
    assert csv.field_size_limit() == limit


def test_a_build_releases_the_good_rows_and_names_the_bad(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(sheet([ROW, {**ROW, "title": "", "text_body": ""}, {**ROW, "title": "Another"}], list(ROW)))
    settled = building.settle(building.run([path], Settings()))
    assert (len(settled.documents), [*settled.inputs.values()]) == (2, ["rows.csv"])
    assert [problem.line for problem in settled.problems] == [
        f"1 of 3 rows cannot be read ({path}): row 2: column 'text_body' is empty and there is no title either; "
        "mend these rows; the others are read"]
