"""A publication is whole, says nothing false of itself, and every lie put into it is named."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import publishing
from kg.building import build
from kg.cli import main
from kg.errors import PublishError
from kg.iri import is_reserved
from kg.publish import about, cite, profile, publication, release, verify
from kg.publish.cards import Card
from kg.resources import seeds_dir
from kg.vocab import VOID
from tests.publish.test_formats import by_rdflib, hash_of
from tests.publish.world import dataset, facts, held

QUERY = b"#+ title: All points\nBASE <https://data.example.org/id/>\nSELECT ?p WHERE { ?p crm:P2_has_type t:point }\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    build, target = tmp_path_factory.mktemp("build"), tmp_path_factory.mktemp("published")
    whole = dataset(documents=2)
    release.write(whole, build, facts(whole), {"queries/points.rq": QUERY})
    folder, warnings = publishing.publish(build, target)
    assert len(warnings) == 1 and "a domain nobody can own" in warnings[0]
    return folder


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_every_promised_file_is_there(published: Path) -> None:
    whole = {
        f"dataset{end}{gz}"
        for end in (".nq", ".trig", ".jsonld", ".ttl", ".inferred.ttl", "-facts.nt")
        for gz in ("", ".gz")
    }
    documents = {
        f"documents/{key}{end}" for key in ("12-a", "12-b") for end in (".ttl", ".jsonld", ".rdf", ".bib", ".csl.json")
    }
    inferred = {"documents/12-a.inferred.ttl", "documents/12-a.inferred.rdf"}
    others = {
        "MANIFEST.json",
        "void.ttl",
        "CITATION.cff",
        "citation.bib",
        "citation.csl.json",
        "vocabulary.ttl",
        "vocabulary.rdf",
        "queries/points.rq",
        "texts/12-a.txt",
        "texts/12-b.txt",
    }
    assert {n for n in names(published) if not n.startswith("profile/")} == whole | documents | inferred | others


def test_the_manifest_says_what_went_in(published: Path) -> None:
    said = release.manifest(published)
    assert set(said) == {
        "about",
        "base",
        "canonicalization",
        "crosswalks",
        "dataset",
        "documents",
        "files",
        "inference",
        "inputs",
        "rules",
        "texts",
        "version",
    }
    assert set(said["files"]) == names(published) - {"MANIFEST.json"}
    assert said["files"]["dataset.nq"]["sha256"] == said["dataset"]


def test_an_honest_publication_has_no_lie(published: Path) -> None:
    assert publishing.lies(published) == (published, [])


def edited(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return edit


LIES = [
    ("dataset.trig", edited(b'"Litvinov"', b'"Yezhov"'), "dataset.trig: does not say what dataset.nq says"),
    ("dataset.jsonld", edited(b'"-3"', b'"3"'), "dataset.jsonld: does not say what dataset.nq says"),
    ("dataset.ttl", edited(b" .\n:", b" ..\n:"), "dataset.ttl: does not say what dataset.nq says"),
    ("dataset-facts.nt", edited(b'"Litvinov"', b'"Yezhov"'), "dataset-facts.nt: does not say what dataset.nq says"),
    ("documents/12-a.ttl", edited(b"# prov", b"# "), "documents/12-a.ttl: is not what version"),
    ("documents/12-a.rdf", edited(b"Litvinov", b"Yezhov"), "documents/12-a.rdf: is not what version"),
    ("dataset.nq.gz", edited(b"\x00\x02\xff", b"\x00\x02\x03"), "dataset.nq.gz: is not what version"),
    ("texts/12-a.txt", edited(b"line", b"lime"), "texts/12-a.txt: passage <https://data.example.org/id/src/"),
    (
        "void.ttl",
        edited(b"void:documents 2", b"void:documents 3"),
        'void.ttl: <https://data.example.org/id/dataset> void:documents is "3"',
    ),
    ("void.ttl", edited(b"void:entities 2 ", b"void:entities 4 "), "void:entities is"),
    (
        "void.ttl",
        edited(b"    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;\n", b""),
        "The dataset has one licence, by its IRI.",
    ),
    ("void.ttl", edited(b"@prefix void", b"@prefiks void"), "void.ttl: cannot be read"),
    ("CITATION.cff", edited(b"CC-BY-4.0", b"CC0-1.0"), "CITATION.cff: is not what version"),
    ("profile/index.html", edited(b"Application", b"Applied"), "profile/index.html: is not what version"),
    ("queries/points.rq", edited(b"data.example.org", b"data.example.net"), "queries/points.rq: sha256"),
]


@pytest.mark.parametrize("consistent", [False, True], ids=["manifest as it was", "manifest lies too"])
@pytest.mark.parametrize(("name", "edit", "line"), LIES, ids=[f"{n} {i}" for i, (n, _, _) in enumerate(LIES)])
def test_every_lie_is_named(
    name: str, edit: Callable[[bytes], bytes], line: str, consistent: bool, published: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "releases" / published.name
    shutil.copytree(published, folder)
    data = edit((folder / name).read_bytes())
    (folder / name).write_bytes(data)
    if consistent:
        said = json.loads((folder / "MANIFEST.json").read_bytes())
        said["files"][name] = release.entry(folder / name)
        manifest = release.manifest_bytes({k: v for k, v in said.items() if k != "files"}, said["files"])
        (folder / "MANIFEST.json").write_bytes(manifest)
        folder = folder.rename(folder.with_name(release.name_of(manifest)))
    found = publishing.lies(folder)[1]
    if consistent and name.startswith("queries/"):  # questions are inputs: nothing else says what they should be
        assert found == []
        return
    assert [one for one in found if one.startswith(f"{name}: ")] != []
    assert not consistent or [one for one in found if line in one] != []
    assert [one for one in found if "\n" in one] == []


def test_lies_of_the_manifest_and_of_the_folder(published: Path, tmp_path: Path) -> None:
    folder = tmp_path / "releases" / "0123456789abcdef"
    shutil.copytree(published, folder)
    (folder / "dataset.ttl").unlink()
    (folder / "extra.txt").write_text("x")
    said = json.loads((folder / "MANIFEST.json").read_bytes())
    said["dataset"] = "0" * 64
    (folder / "MANIFEST.json").write_text(json.dumps(said))
    found = publishing.lies(folder)[1]
    assert [line.split(":")[0] for line in found[:4]] == ["dataset.ttl", "extra.txt", "MANIFEST.json", "MANIFEST.json"]


def test_the_command_names_lies_and_fails(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(published, tmp_path / "p")
    main_exit(["publish", str(tmp_path / "p"), "--verify"], 0)
    void = tmp_path / "p" / "void.ttl"
    void.write_bytes(void.read_bytes().replace(b"void:documents 2", b"void:documents 9"))
    capsys.readouterr()
    main_exit(["publish", str(tmp_path / "p"), "--check"], 1)
    assert capsys.readouterr().out == (
        "void.ttl: <https://data.example.org/id/dataset> void:documents is "
        '"9"^^<http://www.w3.org/2001/XMLSchema#integer>, counted "2"^^<http://www.w3.org/2001/XMLSchema#integer>\n'
    )


def main_exit(arguments: list[str], code: int) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == code


@pytest.mark.parametrize(
    ("base", "reserved"),
    [
        ("https://data.example.org/id/", True),
        ("http://localhost:8000/", True),
        ("https://a.test/", True),
        ("https://example.com/x/", True),
        ("https://archive.example/", True),
        ("https://notexample.org/id/", False),
        ("https://data.archive.edu/id/", False),
        ("https://example.org.archive.edu/", False),
    ],
)
def test_reserved_domains(base: str, reserved: bool) -> None:
    assert is_reserved(base) is reserved


def test_another_base_moves_everything_and_warns_no_more(tmp_path: Path) -> None:
    trees = []
    for place, base, wanted in (
        ("one", "https://data.example.org/id/", "https://data.archive.edu/id/"),
        ("two", "https://data.archive.edu/id/", ""),
    ):
        whole = dataset(base)
        query = QUERY.replace(b"https://data.example.org/id/", base.encode())
        release.write(whole, tmp_path / place, facts(whole), {"queries/points.rq": query})
        folder, warnings = publishing.publish(tmp_path / place, tmp_path / f"{place}.out", base=wanted)
        assert warnings == []
        trees.append({name: (folder / name).read_bytes() for name in names(folder)})
        assert [n for n, data in trees[-1].items() if b"example.org" in data] == []
    assert trees[0] == trees[1]


def test_the_numbers_of_the_description(published: Path) -> None:
    quads = {f"{q.subject} {q.predicate}": str(q.object) for q in ox.parse(path=str(published / "void.ttl"))}
    me = "<https://data.example.org/id/dataset"
    lines = (published / "dataset.nq").read_text().splitlines()
    triples = {line.rsplit(" ", 2)[0] for line in lines}
    persons = {t for t in triples if t.endswith(" <http://www.cidoc-crm.org/cidoc-crm/E21_Person>")}
    assert {
        key: quads[key].split('"')[1]
        for key in (
            f"{me}> {VOID.triples}",
            f"{me}#class.crm-e21-person> {VOID.entities}",
            f"{me}#linkset.wikidata.schema-sameas> {VOID.triples}",
            f"{me}#document.12-b> {VOID.triples}",
        )
    } == {
        f"{me}> {VOID.triples}": str(len(triples)),
        f"{me}#class.crm-e21-person> {VOID.entities}": str(len(persons)),
        f"{me}#linkset.wikidata.schema-sameas> {VOID.triples}": "1",
        f"{me}#document.12-b> {VOID.triples}": str(len({ln for ln in lines if "/graph/12-b/" in ln})),
    }


CARD = Card(
    "12-a",
    "https://x.org/12-a",
    "Trade & 50% {of} all_of_it",
    "1937-06-14",
    "minutes",
    "RGASPI",
    ("RGASPI f. 17", "AVP RF f. 1"),
    ("Ann Lee", "Bo"),
    ("J. Hasanli",),
    (),
)


def test_citations_say_what_is_known_and_nothing_else() -> None:
    assert cite.bib(CARD) == (
        "@misc{12-a,\n  title = {Trade \\& 50\\% \\{of\\} all\\_of\\_it},\n  translator = {{Ann Lee} and Bo},\n"
        "  date = {1937-06-14},\n  howpublished = {RGASPI f. 17; AVP RF f. 1},\n  note = {Obtained by J. Hasanli},\n"
        "  url = {https://x.org/12-a},\n}\n"
    )
    bare = Card("x", "https://x.org/x", "x", "", "", "", (), (), (), ())
    assert cite.bib(bare) == "@misc{x,\n  title = {x},\n  url = {https://x.org/x},\n}\n"
    assert cite.csl(bare) == {"id": "x", "type": "manuscript", "title": "x", "URL": "https://x.org/x"}


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("1937-06-14", {"date-parts": [[1937, 6, 14]]}),
        ("1937-06", {"date-parts": [[1937, 6]]}),
        ("1937", {"date-parts": [[1937]]}),
        ("1937-06~", {"literal": "1937-06~"}),
        ("1937/1938", {"literal": "1937/1938"}),
    ],
)
def test_csl_dates(date: str, issued: dict[str, object]) -> None:
    assert cite._issued(date) == issued


def test_a_citation_file_has_what_cff_requires(published: Path) -> None:
    lines = (published / "CITATION.cff").read_text().splitlines()
    fields = {line.partition(":")[0] for line in lines if re.match(r"[a-z]", line)}
    assert fields >= {"cff-version", "message", "title", "authors", "type", "version", "license", "identifiers"}
    assert [item["id"] for item in json.loads((published / "citation.csl.json").read_text())] == [
        "dataset",
        "12-a",
        "12-b",
    ]


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found.update(v or "" for k, v in attrs if k in ("href", "src"))


def test_the_profile_has_a_page_for_every_term_and_no_dead_or_foreign_link(published: Path) -> None:
    pages = sorted((published / "profile").glob("*.html"))
    for path in pages:
        parser = Links()
        parser.feed(path.read_text("utf-8"))
        assert [link for link in parser.found if not (path.parent / link).resolve().is_file()] == []
        assert parser.tags & {"script", "iframe", "img"} == set()
    assert {"t-point.html", "crm-E21_Person.html", "crm-P67.1_has_type.html", "oa-start.html"} <= {
        p.name for p in pages
    }
    text = (published / "profile" / "t-point.html").read_text("utf-8")
    assert "../queries/points.rq" in text and "12-a#p540" in text


def test_the_profile_escapes_what_documents_say() -> None:
    whole = dataset(person="<script>alert(1)</script>")
    pages = b"".join(data for _, data in profile.files(whole, about.About(title="<b>"), {}))
    assert b"<script" not in pages and b"<b>" not in pages and b"&lt;script&gt;" in pages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('titel = "x"', "titel"),
        ("title = 3", "not known or not text"),
        ('creators = "A"', "creators is a list"),
        ('licence = "GPL"', "CC-BY-4.0"),
        ("title =", "cannot be read"),
    ],
)
def test_a_description_that_is_not_understood(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "about.toml"
    path.write_text(text)
    with pytest.raises(PublishError) as caught:
        about.read(path)
    assert said in str(caught.value)


def test_the_publishers_words(tmp_path: Path) -> None:
    path = tmp_path / "about.toml"
    path.write_text('title = "Minutes"\ncreators = ["A. B.", "C. D."]\nlicence = "CC0-1.0"\n')
    whole, said = dataset(), about.read(path)
    files = held(publication.files(whole, said, {}))
    assert b'title: "Minutes"\n' in files["CITATION.cff"] and b'  - name: "C. D."\n' in files["CITATION.cff"]
    assert b"publicdomain/zero/1.0" in files["void.ttl"]


def test_a_real_document_moved_to_another_base_is_the_one_built_there(tmp_path: Path) -> None:
    base = "https://data.archive.edu/id/"
    build([seeds_dir()], tmp_path / "here")
    build([seeds_dir()], tmp_path / "there", base=base)
    moved = publication.publish(tmp_path / "here", tmp_path / "one", base=base, crosswalks=True)
    built = publication.publish(tmp_path / "there", tmp_path / "two", crosswalks=True)
    differing = [n for n in names(moved) | names(built) if not same(moved / n, built / n)]
    assert (differing, moved.name) == ([], built.name)
    assert verify.verify(moved) == []
    for name, format_ in (("dataset.trig", "trig"), ("dataset.jsonld", "json-ld")):
        assert hash_of(by_rdflib((moved / name).read_bytes(), format_)) == release.manifest(moved)["dataset"]


def same(one: Path, two: Path) -> bool:
    return one.is_file() and two.is_file() and one.read_bytes() == two.read_bytes()
