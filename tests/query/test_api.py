"""The graph as Python users hold it, and what the command prints."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.api import Answer, Graph, typed
from kg.errors import QueryError, StoreError
from kg.query import formats
from kg.store import Table
from tests.support import releases

SUITES = Path(__file__).parents[3] / "shared" / "data" / "suites" / "sparql11"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return kg.open(releases.seed())


def test_rows_are_named_and_typed(graph: Graph) -> None:
    answer = graph.ask("recipients", point="540")
    first = answer[0]
    assert (first.recipient, first.position, first.point, type(first.start)) == ("Litvinov", 1, "540", int)
    assert answer.columns == graph.questions["recipients"].columns
    assert len(answer) == 5 and [r.position for r in answer[1:3]] == [2, 3]
    assert repr(answer) == "Answer(document, point, position, recipient, quote, start, end: 5 rows)"
    point = graph.ask("points", {"from": "1937-01-01"}, point="539")[0]
    assert (point.decided_from, point.decided_to) == (date(1937, 6, 14), date(1937, 6, 14))


TYPED = [
    ("", None), ('"x"', "x"), ('"x"@en', "x"), ("<http://x/>", "http://x/"), (f'"7"^^<{XSD}integer>', 7),
    (f'"1.5"^^<{XSD}decimal>', 1.5), (f'"true"^^<{XSD}boolean>', True), (f'"0"^^<{XSD}boolean>', False),
    (f'"1937-06-14"^^<{XSD}date>', date(1937, 6, 14)), ('"7"', "7"),
]


@pytest.mark.parametrize(("term", "value"), TYPED)
def test_a_term_as_a_python_value(term: str, value: object) -> None:
    assert typed(term) == value and type(typed(term)) is type(value)


def test_a_data_frame(graph: Graph) -> None:
    pandas = pytest.importorskip("pandas")
    frame = graph.ask("recipients", point="539").to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.recipient) == ["Litvinov", "Yezhov", "Voroshilov", "Berzin", "Kruchinkin"]
    assert list(graph.ask("executions").to_pandas().columns) == list(graph.questions["executions"].columns)


def test_html_is_escaped() -> None:
    page = Answer(Table(("a<b",), (('"<script>alert(1)</script> & \\"q\\""',),)))._repr_html_()
    cell = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;q&quot;"
    head = "<thead><tr><th>a&lt;b</th></tr></thead>"
    assert page == f"<table>{head}<tbody><tr><td>{cell}</td></tr></tbody></table>"


def test_the_dataset_is_a_copy_with_every_quad(graph: Graph) -> None:
    lines = (releases.seed() / "dataset.nq").read_text("utf-8").count("\n")
    with pytest.warns(DeprecationWarning):
        dataset = graph.graph()
    assert len(list(dataset.quads())) == lines


def test_what_is_wrong_says_so(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="did you mean recipients"):
        graph.ask("recipient")
    with pytest.raises(kg.errors.StoreError, match="run kg build first"):
        kg.open(tmp_path)
    with pytest.raises(StoreError, match="whole"):
        kg.open(endpoint="http://127.0.0.1:1/query").graph()
    with pytest.raises(QueryError, match="embedded or rdflib"):
        kg.open(releases.seed(), store="sqlite")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = 0
    try:
        cli.main([*arguments])
    except SystemExit as done:
        code = int(done.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


EMPTY = {
    "csv": "document,plan,event,quote,start,end\r\n",
    "tsv": "?document\t?plan\t?event\t?quote\t?start\t?end\n",
    "md": "| document | plan | event | quote | start | end |\n| --- | --- | --- | --- | --- | --- |\n",
}


@pytest.mark.parametrize("format_", [*EMPTY, "json"])
def test_an_empty_answer_says_so_and_is_no_error(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "ask", "executions", "--dir", str(releases.seed()), "--format", format_)
    assert (code, err) == (0, "no rows: the sources state nothing that answers this\n")
    if format_ == "json":
        head = {"vars": ["document", "plan", "event", "quote", "start", "end"]}
        assert json.loads(out) == {"head": head, "results": {"bindings": []}}
    else:
        assert out == EMPTY[format_]


WRONG = [
    (["recipient"], 2, "did you mean recipients"),
    (["recipients", "point"], 2, "write NAME=VALUE"),
    (["recipients", "pont=540"], 2, "did you mean point?"),
    (["recipients", "from=June"], 2, "for example from=1937-01-01"),
    (["recipients", "--format", "xml"], 2, "use table, json, csv, tsv or md"),
    (["recipients", "--store", "x"], 2, "use embedded or rdflib"),
    (["recipients", "--endpoint", "http://127.0.0.1:1/query"], 2, "cannot be reached"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), WRONG)
def test_a_mistake_is_one_line(
    arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found, out, err = run(capsys, "ask", *arguments, "--dir", str(releases.seed()))
    assert (found, out, err.count("\n")) == (code, "", 1)
    assert said in err


QUERIES = [
    ("SELECT (1 AS ?n) {}", "csv", 0, "n\r\n1\r\n"),
    ("ASK {}", "table", 0, "true\n"),
    ("ASK { <x:a> <x:b> <x:c> }", "table", 1, "false\n"),
    ('CONSTRUCT { <http://x/s> <http://x/p> "é" } {}', "nt", 0, '<http://x/s> <http://x/p> "é" .\n'),
    ('CONSTRUCT { <http://x/s> <http://x/p> "é" } {}', "table", 0, '<http://x/s> <http://x/p> "é" .\n'),
    ('CONSTRUCT { <http://x/s> <http://x/p> "é" } {}', "xml", 2, ""),
    ("DROP ALL", "table", 2, ""),
    ("# SELECT\nINSERT DATA { <a> <b> 'SELECT' }", "table", 2, ""),
    ("hello", "table", 2, ""),
]


@pytest.mark.parametrize(("text", "format_", "code", "out"), QUERIES)
def test_queries_of_ones_own(
    text: str, format_: str, code: int, out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.rq"
    file.write_text(text, "utf-8")
    found = run(capsys, "query", str(file), "--dir", str(releases.seed()), "--format", format_)
    assert found[:2] == (code, out)


def test_triples_as_json_ld(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.rq"
    file.write_text("CONSTRUCT { <http://x/s> <http://x/p> <http://x/o> } {}", "utf-8")
    _, out, _ = run(capsys, "query", str(file), "--dir", str(releases.seed()), "--format", "jsonld")
    assert json.loads(out) == [{"@id": "http://x/s", "http://x/p": [{"@id": "http://x/o"}]}]


def test_the_catalogue_answers_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.rq"
    text = 'SELECT ?n { ?q <https://schema.org/keywords> "units" ; <https://schema.org/identifier> ?n }'
    file.write_text(text, "utf-8")
    assert run(capsys, "query", str(file), "--catalogue", "--format", "csv") == (0, "n\r\nunits\r\n", "")


LISTS = ["table", "json", "csv", "tsv", "md", "turtle"]


@pytest.mark.parametrize("format_", LISTS)
def test_the_list_of_questions_in_every_format(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "ask", "--format", format_)
    assert code == 0 and "recipients" in out and "Who was sent excerpts" in out


def test_nothing_in_a_table_steers_the_terminal() -> None:
    from kg.query.printing import table

    shown = table(Table(("x",), (('"a\\u001B[2J\u202eb\\nc"',),)), "table")
    assert "\x1b" not in shown and "\u202e" not in shown and "a\ufffd[2J\ufffdb c" in shown


@pytest.mark.parametrize("number", ["01", "02", "03"])
def test_csv_and_tsv_are_those_of_the_w3c_suite(number: str) -> None:
    """SELECT * leaves the order of columns and blank node labels open; everything else must be equal."""
    import pyoxigraph as ox

    from kg.store import EmbeddedStore

    folder = SUITES / "csv-tsv-res"
    if not folder.is_dir():
        pytest.skip("the W3C suite is not here")
    query = (folder / f"csvtsv{number.replace('03', '01')}.rq").read_text("utf-8")
    store = ox.Store()
    store.load((folder / ("data2.ttl" if number == "03" else "data.ttl")).read_bytes(), format=ox.RdfFormat.TURTLE)
    found = EmbeddedStore(store).select(query)

    def cells(text: str, delimiter: str) -> list[list[tuple[str, str]]]:
        quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
        head, *rest = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
        value = plain if delimiter == "," else term
        return sorted(sorted(zip(head, map(value, row), strict=True)) for row in rest)

    def plain(cell: str) -> str:
        try:
            return str(float(cell))  # the store writes numbers in their canonical form: 1.0E6 as 1000000
        except ValueError:
            return "_:b" if cell.startswith("_:") else cell

    def term(cell: str) -> str:
        """Turtle may shorten numbers and the store writes them in canonical form, so they are compared by value."""
        if not cell or cell.startswith("_:"):
            return cell[:2]
        (quad,) = ox.parse(f"<x:s> <x:p> {cell} .".encode(), format=ox.RdfFormat.TURTLE)
        return plain(quad.object.value) if isinstance(quad.object, ox.Literal) else str(quad.object)

    assert cells(formats.as_csv(found), ",") == cells((folder / f"csvtsv{number}.csv").read_text("utf-8"), ",")
    assert cells(formats.as_tsv(found), "\t") == cells((folder / f"csvtsv{number}.tsv").read_text("utf-8"), "\t")


@pytest.mark.parametrize("number", ["01", "02", "03", "04"])
def test_json_is_that_of_the_w3c_suite(number: str) -> None:
    import pyoxigraph as ox

    from kg.store import EmbeddedStore

    folder = SUITES / "json-res"
    query = folder / f"jsonres{number}.rq"
    if not query.is_file():
        pytest.skip("the W3C suite is not here")
    store = ox.Store()
    store.load((folder / "data.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    text = query.read_text("utf-8")
    theirs = json.loads((folder / f"jsonres{number}.srj").read_text("utf-8"))
    if "boolean" in theirs:
        assert EmbeddedStore(store).ask(text) is theirs["boolean"]
        return
    ours = json.loads(formats.as_json(EmbeddedStore(store).select(text)))

    def bindings(answer: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> list[str]:
        return sorted(
            json.dumps({n: {**t, "value": "b" if t["type"] == "bnode" else t["value"]} for n, t in row.items()},
                       sort_keys=True)
            for row in answer["results"]["bindings"]
        )

    assert sorted(ours["head"]["vars"]) == sorted(theirs["head"]["vars"])
    assert bindings(ours) == bindings(theirs)
