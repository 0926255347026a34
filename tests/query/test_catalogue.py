"""The catalogue is true: headers, files as they stand, generated pages, and the catalogue as RDF."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.iri import Iris
from kg.query import catalogue, described, reference
from kg.resources import queries_dir
from kg.store import EmbeddedStore
from kg.vocab import SCHEMA
from tests.support import releases

ROOT = Path(__file__).parents[2]
QUESTIONS = catalogue.load(queries_dir())
COLUMNS = reference.columns(queries_dir())
POINTS = (queries_dir() / "recipients.rq").read_text("utf-8")
CONTRACT = {  # the columns other programs rely on; more may follow
    "documents": "document title date genre citation translator obtained_by",
    "citation": "document repository fond opis delo listy",
    "points": "document minutes point heading storage decided_from decided_to",
    "recipients": "document point position recipient quote",
    "annotations": "document text place quote",
    "signatures": "document signatory office quote",
    "mentions": "document entity type name start end quote",
    "provisions": "document point item kind verb addressee quote",
    "charges": "document point charged task quote",
    "units": "document point unit place quote",
    "conditions": "document promise condition obliged quote",
    "references": "document act kind actor date quote",
    "offices": "document person office group voice quote",
    "unnamed": "document office quote",
    "inferences": "document subject property value basis reason",
    "conflicts": "document subject claim_a voice_a quote_a claim_b voice_b quote_b",
    "storage": "document point note quote",
    "correspondence": "document number sender recipient sent received place quote",
    "participants": "document participant side role quote",
    "copies": "document holder count quote",
    "subjects": "document subject",
    "people": "document person name offices mentions",
}


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.of_release(releases.seed())


@pytest.mark.parametrize("name", CONTRACT)
def test_fixed_columns_come_first_and_in_order(name: str) -> None:
    fixed = tuple(CONTRACT[name].split())
    assert QUESTIONS[name].columns[: len(fixed)] == fixed


LIES = [
    ("unknown key", "#+ tags:", "#+ tag:", "unknown key 'tag'"),
    ("a key twice", "#+ tags:", "#+ title: x\n#+ tags:", "twice the key 'title'"),
    ("no summary", "#+ summary: ", "#+ title: ", "twice the key 'title'"),
    ("a column missing", " recipient quote", " quote", "columns are"),
    ("columns in another order", "point position", "position point", "columns are"),
    ("a column too many", "recipient quote start end\n", "recipient quote start end more\n", "columns are"),
    ("an unused parameter", "#+ columns", "#+ parameter year: string 1937 -- the year\n#+ columns", "VALUES ?year"),
    ("another example", "string 540 --", "string 541 --", 'VALUES ?point { "541" }'),
    ("a parameter of no type", "point: string", "point: text", "type text"),
    ("a slot unexplained", "#+ parameter point: string 540 -- the number of the point\n", "", "without a parameter"),
    ("the question names no parameter", "of point {point}", "of {minute}", "minute"),
    ("another prefix", "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/oa", "prefix oa:"),
    ("an idle prefix", "PREFIX t:", "PREFIX owl: <http://www.w3.org/2002/07/owl#>\nPREFIX t:", "owl: is not used"),
    ("rows in other words", " as it stands", "", "rows is not"),
    ("an order that leaves rows loose", " ?recipient ?point\n", " ?point\n", "does not settle recipient"),
    ("no base", "BASE <", "# BASE <", "BASE line"),
    ("a common slot missing", "VALUES ?minutes_is { UNDEF }", "", "no open slot for minutes"),
]


@pytest.mark.parametrize(("old", "new", "said"), [lie[1:] for lie in LIES], ids=[lie[0] for lie in LIES])
def test_a_header_that_lies_is_refused(old: str, new: str, said: str) -> None:
    assert old in POINTS
    with pytest.raises(QueryError) as caught:
        catalogue.read("recipients", POINTS.replace(old, new, 1))
    assert said in str(caught.value)


@pytest.mark.parametrize("name", QUESTIONS)
def test_rows_on_the_seed_are_as_many_as_the_header_says(name: str, store: EmbeddedStore) -> None:
    question = QUESTIONS[name]
    as_it_stands, is_open = store.select(question.text), store.select(question.query({}, Iris()))
    assert (len(as_it_stands.rows), len(is_open.rows)) == question.rows
    assert as_it_stands.variables == question.columns


@pytest.mark.parametrize("name", QUESTIONS)
def test_columns_are_known_and_of_their_type(name: str, store: EmbeddedStore) -> None:
    ends = {"string": '"', "integer": "XMLSchema#integer>", "date": "XMLSchema#date>", "boolean": "XMLSchema#boolean>"}
    found = store.select(QUESTIONS[name].query({}, Iris()))
    for row in found.rows:
        for column, cell in zip(found.variables, row, strict=True):
            assert cell == "" or cell.endswith(ends[COLUMNS[column].type]), (column, cell)


def test_every_column_is_explained_and_none_besides() -> None:
    assert {c for q in QUESTIONS.values() for c in q.columns} == set(COLUMNS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_lines_fit_and_factual_questions_read_named_graphs_only(name: str) -> None:
    text = QUESTIONS[name].text
    body = text[text.index("SELECT") :]
    assert "GRAPH ?g" in body or name == "links"
    assert "FROM <" not in body and "SERVICE" not in body


def test_generated_pages_are_up_to_date() -> None:
    generated = runpy.run_path(str(ROOT / "tools" / "docs.py"))["generated"]
    stale = [path.name for path, text in generated().items() if not path.is_file() or path.read_text("utf-8") != text]
    assert stale == [], "run make docs"


def test_another_base_changes_the_base_line_only() -> None:
    iris = Iris("https://archive.example/data/")
    for question in QUESTIONS.values():
        before, after = question.text.splitlines(), catalogue.rebased(question.text, iris).splitlines()
        changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
        assert changed == [("BASE <https://data.example.org/id/>", "BASE <https://archive.example/data/>")]


BAD = [
    ({"pont": "540"}, "did you mean point?"),
    ({"from": "1937"}, "for example from=1937-01-01"),
    ({"from": "1937-02-30"}, "for example from=1937-01-01"),
    ({"point": "\ud800"}, "for example point=540"),
]


@pytest.mark.parametrize(("values", "said"), BAD)
def test_a_wrong_parameter_says_what_is_expected(values: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError) as caught:
        QUESTIONS["recipients"].query(values, Iris())
    assert said in str(caught.value)


def test_a_wrong_name_suggests_the_nearest() -> None:
    with pytest.raises(QueryError) as caught:
        catalogue.find(QUESTIONS, "recipient")
    assert "did you mean recipients" in str(caught.value)


def test_the_catalogue_as_rdf_answers_questions_about_itself() -> None:
    asked = described.store(QUESTIONS, Iris())
    found = asked.select(
        f"SELECT ?name ?text {{ ?q a <http://www.w3.org/ns/shacl#SPARQLSelectExecutable> ; {SCHEMA.identifier} ?name ; "
        "<http://www.w3.org/ns/shacl#select> ?text } ORDER BY ?name"
    )
    names = [row[0].strip('"') for row in found.rows]
    assert names == sorted(QUESTIONS)
    prefixed = asked.select(
        "SELECT DISTINCT ?p { ?c <http://www.w3.org/ns/shacl#declare>/<http://www.w3.org/ns/shacl#prefix> ?p }"
    )
    used = {p for q in QUESTIONS.values() for p in re.findall(r"^PREFIX (\w+):", q.text, re.MULTILINE)}
    assert {row[0].strip('"') for row in prefixed.rows} == used


def test_a_release_carries_its_questions_and_their_catalogue() -> None:
    folder = releases.seed()
    for name, question in QUESTIONS.items():
        assert (folder / "queries" / f"{name}.rq").read_text("utf-8") == question.text
    assert (folder / described.NAME).read_bytes() == described.turtle(QUESTIONS, Iris())
    assert b"_:" not in (folder / described.NAME).read_bytes().replace(b"crm:P", b"")
