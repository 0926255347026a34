"""TEI in: the whitespace rule, ready segments, the map, volumes, and one clear line for whatever is not TEI."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from kg.errors import SourceError
from kg.model import Document, Kind, MentionKind, Segment, Source
from kg.read.tei import TeiReader, map_of

TEI = "http://www.tei-c.org/ns/1.0"
FILES = sorted((Path(__file__).parents[3] / "shared" / "data" / "tei").glob("*.xml"))
needs_files = pytest.mark.skipif(not FILES, reason="../shared/data/tei is not here")


def source(xml: str | bytes, name: str = "x.xml") -> Source:
    data = xml.encode() if isinstance(xml, str) else xml
    return Source(name, "application/tei+xml", hashlib.sha256(data).hexdigest(), data)


def tei(body: str, header: str = "", attributes: str = "") -> str:
    head = header or """<titleStmt><title>A Letter</title></titleStmt>
        <publicationStmt><date type="created" when="1921-05-04">May 4, 1921</date></publicationStmt>
        <sourceDesc><p>Typed copy.</p></sourceDesc>"""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="{TEI}" {attributes}><teiHeader><fileDesc>{head}</fileDesc></teiHeader>
<text><body>{body}</body></text></TEI>"""


def read(xml: str | bytes) -> list[Document]:
    return list(TeiReader().read(source(xml)))


def one(xml: str) -> Document:
    (document,) = read(xml)
    return document


def outline(document: Document, *kinds: Kind) -> list[tuple[str, str, str]]:
    """(kind, label, words) of every leaf that is not white space, or of all segments of some kinds."""
    found = (s for zone in document.zones for s in zone.walk())
    return [(s.kind.value, s.label, s.span.of(document.text)) for s in found
            if (s.kind in kinds if kinds else not s.children and s.kind is not Kind.BLANK)]


def assert_partition(document: Document) -> None:
    leaves = [leaf for zone in document.zones for leaf in zone.leaves()]
    assert "".join(leaf.span.of(document.text) for leaf in leaves) == document.text
    assert all(leaf.span.end > leaf.span.start for leaf in leaves)
    assert all(not leaf.span.of(document.text).strip() for leaf in leaves if leaf.kind is Kind.BLANK)

    def nested(segment: Segment) -> None:
        if segment.children:
            edges = [segment.span.start, *(c.span.end for c in segment.children)]
            assert [c.span.start for c in segment.children] == edges[:-1] and edges[-1] == segment.span.end
        for child in segment.children:
            nested(child)

    for zone in document.zones:
        nested(zone)


HEADER = [("title", "", "A Letter"), ("record-date", "", "May 4, 1921"), ("furniture", "", "Typed copy.")]


@pytest.mark.parametrize(("body", "expected"), [
    ("<p>one\n    two\t three</p><p>four</p>", [("paragraph", "", "one two three"), ("paragraph", "", "four")]),
    ("<p>a <hi rend='italic'>b</hi>c <!-- no --> d</p>", [("paragraph", "", "a bc d")]),
    ("<p>line<lb/>break</p>", [("paragraph", "", "line\nbreak")]),
    ("<p>no\u00a0break</p>", [("paragraph", "", "no\u00a0break")]),
    ("<head>Minutes</head><dateline>Oslo, 4 May</dateline>",
     [("heading", "", "Minutes"), ("dateline", "", "Oslo, 4 May")]),
    ("<p>A fact.<note n='3'>Its proof.</note> More.</p><p>Next.</p>",
     [("paragraph", "", "A fact. More."), ("footnote", "3", "Its proof."), ("paragraph", "", "Next.")]),
    ("<list><item>Staff:<list><item>Ann Lee</item><item>Bo Ek</item></list></item><item>Guests</item></list>",
     [("heading", "", "Staff:"), ("item", "", "Ann Lee"), ("item", "", "Bo Ek"), ("item", "", "Guests")]),
    ("<p>Present:<list><item>Ann</item></list>and Bo.</p>",
     [("paragraph", "", "Present:"), ("item", "", "Ann"), ("paragraph", "", "and Bo.")]),
    ("<p>He said <q>stay</q>.</p>", [("paragraph", "", "He said stay.")]),
    ("<p>He wrote:<quote rend='blockquote'>stay</quote></p>",
     [("paragraph", "", "He wrote:"), ("paragraph", "", "stay")]),
    ("<p>the <choice><sic>teh</sic><corr>the</corr></choice> end</p>", [("paragraph", "", "the teh end")]),
    ("<p>one</p><pb n='7'/><p>two</p>",
     [("paragraph", "", "one"), ("page-break", "7", "\n\n"), ("paragraph", "", "two")]),
    ("<p>one <pb n='7'/>two</p>", [("paragraph", "", "one two")]),
    ("<p rend='underline'>Agenda item 1</p><p rend='center'>*****</p><p rend='center'>[He left.]</p>",
     [("heading", "", "Agenda item 1"), ("furniture", "", "*****"), ("bracket", "", "[He left.]")]),
    ("<opener><dateline>Rome</dateline><salute>Sir:</salute></opener><p>x</p>"
     "<closer>Yours,<signed>A. B. Roe</signed></closer>",
     [("dateline", "", "Rome"), ("salutation", "", "Sir:"), ("paragraph", "", "x"), ("closing", "", "Yours,"),
      ("signature", "", "A. B. Roe")]),
    ("<p>Dear Ms. Roe:</p><p>x</p><p>Sincerely,<lb/>Jan P. Stone</p>",
     [("salutation", "", "Dear Ms. Roe:"), ("paragraph", "", "x"), ("closing", "", "Sincerely,"),
      ("signature", "", "Jan P. Stone")]),
    ("<p>Dear Roe: some notes.</p><p>x</p><p>Jan P. Stone</p>",
     [("paragraph", "", "Dear Roe: some notes."), ("paragraph", "", "x"), ("signature", "", "Jan P. Stone")]),
    ("<p>Jan P. Stone</p><p>Central Files</p>",
     [("paragraph", "", "Jan P. Stone"), ("paragraph", "", "Central Files")]),
    ("<p>Subject: Rail</p>", [("heading", "subject", "Subject: Rail")]),
    ("<table><row><cell>Ann</cell><cell>Oslo</cell></row><row><cell>Bo</cell><cell>Rome</cell></row></table>",
     [("item", "", "Ann"), ("item", "", "Oslo"), ("item", "", "Bo"), ("item", "", "Rome")]),
    ("loose words<p>x</p>behind",
     [("paragraph", "", "loose words"), ("paragraph", "", "x"), ("paragraph", "", "behind")]),
    ("<div><p>Source: Box 4, Reports. Secret; Sensitive. Drafted by T. R. Lund.</p></div>",
     [("paragraph", "", "Source: Box 4, Reports. Secret; Sensitive. Drafted by T. R. Lund.")]),
    ("<p>Source: Box 4, Vol. II, Min. of Talks. Secret; Nodis. Drafted by T. R. Lund.</p><p>Cited in A Book</p>"
     "<div type='document'><p>x</p></div>",
     [("field-label", "source", "Source:"), ("citation", "", "Box 4, Vol. II, Min. of Talks."),
      ("classification", "", "Secret; Nodis"), ("furniture", "", "."), ("source-note", "", "Drafted by T. R. Lund."),
      ("related", "", "Cited in A Book"), ("paragraph", "", "x")]),
])
def test_the_whitespace_rule_and_ready_segments(body: str, expected: list[tuple[str, str, str]]) -> None:
    document = one(tei(body))
    assert outline(document) == HEADER + expected
    assert_partition(document)


def test_blocks_stand_apart_by_an_empty_line_items_by_a_line_cells_by_a_tab() -> None:
    body = "<p>a</p><list><item>b</item><item>c</item></list><table><row><cell>d</cell><cell>e</cell></row></table>"
    assert one(tei(body)).text == "A Letter\n\nMay 4, 1921\n\nTyped copy.\n\na\n\nb\nc\n\nd\te"


def test_marked_names_places_and_dates() -> None:
    document = one(tei("""<head>Telegram From the <gloss type="from">Embassy in Rome</gloss> to
        <persName type="to" corresp="#p_1">Ann  Lee</persName></head>
        <dateline><placeName>Rome</placeName>, <date when="1921-05-04T10:00:00">4 May</date></dateline>
        <p>In <date from="1920-01" to="1920-03">early 1920</date>; <date>soon</date>,
        a <gloss target="#t">gloss</gloss>.</p>"""))
    found = [(m.kind, m.name, m.span.of(document.text), m.entity, m.rule) for m in document.marked]
    assert found == [
        (MentionKind.GROUP, "Embassy in Rome", "Embassy in Rome", "", "tei:gloss[from]"),
        (MentionKind.PERSON, "Ann Lee", "Ann Lee", "actor.1", "tei:persName[to]"),
        (MentionKind.PLACE, "Rome", "Rome", "", "tei:placeName"),
    ]
    assert [(d.edtf, d.words) for d in document.dates] == [("1921-05-04", "4 May"), ("1920-01/1920-03", "early 1920")]
    assert document.hint("date") == "1921-05-04"


def test_several_documents_in_one_dated_file_are_its_parts() -> None:
    document = one(tei("""<p>Source: Box 1, Letters.</p>
        <div type="document" xml:id="a"><head>A to B</head><p>x</p></div>
        <div type="document" xml:id="b"><head>B to A</head><p>y</p></div>"""))
    assert outline(document, Kind.PART) == [("part", "a", "A to B\n\nx"), ("part", "b", "B to A\n\ny")]
    assert document.part == ""


VOLUME_HEADER = "<titleStmt><title>Papers of the Northern Railway, Volume II</title></titleStmt>"


def volume(count: int, words: int = 60) -> str:
    """A volume as the series encodes them: front matter, a compilation of chapters, numbered documents."""
    documents = []
    for n in range(1, count + 1):
        documents.append(f"""<div type="document" xml:id="d{n}" n="{n}" subtype="historical-document">
            <head>{n}. Telegram From the <gloss type="from">Station at Nord {n}</gloss> to Headquarters<note n="1"
            type="source" xml:id="d{n}fn1">Source: Railway Archive, Box {n}, Telegrams. Secret; Priority. Drafted by
            <persName corresp="#p_LA">A. Lund</persName>.</note></head>
            <opener><dateline><placeName>Nord</placeName>, <date when="1921-05-{n % 28 + 1:02}">May {n % 28 + 1},
            1921</date>, 2 p.m.</dateline></opener>
            <p>Line {n} is open.<note n="2" xml:id="d{n}fn2">See Document {n}.</note> <pb n="{n}"/>
            {"word " * words}</p>
            <closer><signed><persName>Berg</persName></signed></closer></div>""")
    return tei(f"""<div type="compilation" xml:id="comp1"><head>The Northern Line</head>
        <div type="chapter"><head>Spring</head>{"".join(documents)}</div></div>""", VOLUME_HEADER).replace(
        "<body>", """<front><div type="section" xml:id="persons"><head>Persons</head><list type="persons"><item>
        <hi rend="strong"><persName xml:id="p_LA">Lund, Anna</persName></hi>, engineer</item></list></div></front>
        <body>""")


def test_a_volume_gives_one_document_a_numbered_division() -> None:
    documents = read(volume(3))
    assert [d.part for d in documents] == ["d1", "d2", "d3", "persons"]
    second = documents[1]
    assert_partition(second)
    assert outline(second)[:15] == [
        ("furniture", "", "Papers of the Northern Railway, Volume II"), ("furniture", "", "The Northern Line"),
        ("furniture", "", "Spring"), ("furniture", "2", "2. "),
        ("title", "", "Telegram From the Station at Nord 2 to Headquarters"), ("field-label", "source", "Source:"),
        ("citation", "", "Railway Archive, Box 2, Telegrams."), ("classification", "", "Secret; Priority"),
        ("furniture", "", "."),
        ("source-note", "", "Drafted by A. Lund."),
        ("dateline", "", "Nord, "), ("record-date", "", "May 3, 1921"),
        ("dateline", "", ", 2 p.m."), ("paragraph", "", "Line 2 is open. " + ("word " * 60).strip()),
        ("footnote", "2", "See Document 2."),
    ]
    assert outline(second)[-1] == ("signature", "", "Berg")
    assert dict(second.hints) == {"date": "1921-05-03", "number": "2", "subtype": "historical-document"}


@pytest.mark.parametrize(("body", "words"), [
    ("the King<lb break='no'/>dome", "the Kingdome"),
    ("the Parlia\n  <pb n='2' break='no'/>\n  ment", "the Parliament"),
    ("Nach<pb n='2'/>richt", "Nachricht"), ("till <del>nyne</del><add>ten</add> at night", "till ten at night"),
    ("with <gap reason='illegible'/> men<supplied>, as I</supplied> heare", "with men, as I heare"),
    ("<app><lem>blue</lem><rdg>green</rdg></app> sky", "blue sky"),
    ("<choice><sic>teh</sic><corr>the</corr></choice> <choice><reg>your</reg><orig>yor</orig></choice>", "teh yor"),
])
def test_what_of_a_manuscript_is_text(body: str, words: str) -> None:
    document = one(tei(f"<p>{body}</p>"))
    assert outline(document)[-1] == ("paragraph", "", words)
    assert_partition(document)


def test_what_is_no_text_is_said() -> None:
    document = one(tei("<p>till <del>nyne</del> ten <gap/></p>"))
    assert [(d.code, d.message) for d in document.diagnostics] == [
        ("tei-del", "words struck out in the source are not read: 'nyne'"),
        ("tei-gap", "the source has words here that the file has not")]


@pytest.mark.parametrize(("body", "expected"), [
    ("<sp who='#a'><speaker>MISS HOLT</speaker><p>No.</p></sp>",
     [("heading", "speaker", "MISS HOLT"), ("paragraph", "", "No.")]),
    ("<list type='to'><head>TO</head><item>The Secretary of State</item><item>The Director</item></list>",
     [("heading", "", "TO"), ("address", "to", "The Secretary of State"), ("address", "to", "The Director")]),
    ("<list type='cc'><head>cc:</head><item>The Chairman</item></list>",
     [("heading", "", "cc:"), ("copies", "entry", "The Chairman")]),
    ("<opener><seg>A–88</seg><dateline>Oslo, May 4</dateline></opener>",
     [("mark", "number", "A–88"), ("dateline", "", "Oslo, May 4")]),
    ("<dateline>Oslo, May 4—4 p.m.<lb/>[Received May 5.]</dateline>",
     [("dateline", "", "Oslo, May 4—4 p.m."), ("dateline", "", "[Received May 5.]")]),
    ("<opener><dateline>Oslo, May 4</dateline><note>[Received May 5.]</note></opener>",
     [("dateline", "", "Oslo, May 4"), ("dateline", "", "[Received May 5.]")]),
])
def test_segments_of_speeches_lists_and_openers(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(k, label if label != "None" else "", w) for k, label, w in outline(one(tei(body)))[3:]] == expected


CORRESPONDENCE = """<titleStmt><title>Holt to Lund</title></titleStmt><publicationStmt><p>x</p></publicationStmt>
    <sourceDesc><msDesc><msIdentifier><settlement>Oslo</settlement><institution>University</institution>
    <repository>Library</repository><idno><idno type="url">x</idno><idno type="shelfmark">MS 4, fol. 7</idno></idno>
    </msIdentifier></msDesc></sourceDesc></fileDesc><profileDesc><correspDesc><correspAction type="sent">
    <persName ref="http://d-nb.info/gnd/1">Anna Holt</persName><placeName>Bergen</placeName>
    <date when="1921-05-04">4 May</date></correspAction><correspAction type="received"><orgName>Lund Brothers</orgName>
    </correspAction></correspDesc>
    </profileDesc><fileDesc>"""


def test_what_the_header_says_of_a_letter_has_zones_of_its_own() -> None:
    document = one(tei("<p>Dear Sir,</p>", CORRESPONDENCE).replace("<fileDesc></fileDesc>", ""))
    assert outline(document)[:-1] == [
        ("title", "", "Holt to Lund"), ("record-date", "", "4 May"), ("author", "sent", "Anna Holt"),
        ("place-term", "sent", "Bergen"), ("name-term", "received", "Lund Brothers"), ("furniture", "", "Oslo"),
        ("citation", "shelfmark repository idno", "Library\n\nMS 4, fol. 7")]
    assert [(m.name, m.entity) for m in document.marked] == [
        ("Anna Holt", "actor.gnd-1"), ("Bergen", ""), ("Lund Brothers", "")]


def test_one_numbered_document_alone_is_described_by_its_own_head() -> None:
    document = one(tei("""<div type="document" n="88"><head>No. 88<lb/>Memorandum of Conversation</head>
        <note type="source">Lot 1, Box 2.</note><p>x</p></div>""", VOLUME_HEADER))
    assert [(k, w) for k, _, w in outline(document)] == [
        ("furniture", "Papers of the Northern Railway, Volume II"), ("furniture", "No. 88\n"),
        ("title", "Memorandum of Conversation"), ("citation", "Lot 1, Box 2."), ("paragraph", "x")]


def test_the_source_note_of_a_dated_file_stands_before_its_body() -> None:
    document = one(tei("""<div type="document" n="31"><head>31. Telegram From A to B<note type="source">Source: Lot 1,
        Box 2. Secret.</note></head><p>x</p></div>"""))
    assert outline(document)[3:] == [
        ("field-label", "source", "Source:"), ("citation", "", "Lot 1, Box 2."), ("classification", "", "Secret"),
        ("furniture", "", "."), ("furniture", "31", "31. "), ("heading", "", "Telegram From A to B"),
        ("paragraph", "", "x")]


def test_a_single_undated_document_is_the_whole_file() -> None:
    document = one(tei('<div type="document" xml:id="d1"><head>A Memo</head><p>x</p></div>', VOLUME_HEADER))
    assert (document.part, document.zone(Kind.TITLE).span.of(document.text)) == (  # type: ignore[union-attr]
        "", "Papers of the Northern Railway, Volume II")


def test_a_corpus_is_read_tei_by_tei() -> None:
    inner = tei("<p>x</p>").partition("?>")[2]
    documents = read(f'<teiCorpus xmlns="{TEI}"><teiHeader/>{inner}{inner}</teiCorpus>')
    assert [outline(d)[-1][2] for d in documents] == ["x", "x"]
    assert [d.part for d in documents] == ["tei-1", "tei-2"]


MEASURE = """
import resource, sys
from tests.read.test_tei import TeiReader, source, volume
data = volume(600, words=3_000).encode()
held = source(data)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(1 for _ in TeiReader().read(held))
print(count, len(data), (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)
"""


def test_a_volume_of_hundreds_of_documents_is_streamed() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])
    count, size, growth = map(int, done.stdout.split())
    assert count == 601 and size > 9_000_000
    assert growth < 2 * size, f"{growth:,} bytes more for {size:,} bytes of XML"     # as one tree: more than 4 times


BOMB = '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(("xml", "words", "place"), [
    (tei("<p>x</q>"), "not well-formed XML", ":5:"),
    (tei("<p>x</p>")[:-8], "not well-formed XML", ":5:"),
    (tei("<p>x &amp y</p>"), "not well-formed XML", ":5:"),
    (tei("<p>&undeclared;</p>"), "Entity 'undeclared' not defined", ":5:"),
    (BOMB + tei("<p>&b;</p>").partition("?>")[2], "DOCTYPE", ":1:1"),
    ('<?xml version="1.0"?>\n<!-- <TEI> -->\n  ' + BOMB + "<TEI/>", "DOCTYPE", ":3:3"),
    (tei("<p>caf\u00e9</p>").replace("UTF-8", "ISO-8859-1"), "the bytes are UTF-8", ":1:1"),
    (tei("<p>caf\u00e9</p>").encode("latin-1"), "not well-formed XML", ":5:"),
    (tei("<p>x</p>").replace("UTF-8", "UTF-77"), "not well-formed XML", ":1:"),
    ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "XHTML", ":1:1"),
    ('<?xml version="1.0"?>\n<ead><archdesc/></ead>', "root element is 'ead'", ":2:1"),
    ('<?xml version="1.0"?><TEI.2><text/></TEI.2>', "TEI P4", ":1:1"),
    (tei("<p>x</p><schemaSpec ident='x'/>"), "ODD", ":5:1"),
    (tei("<div>" * 300 + "x" + "</div>" * 300), "nested deeper than 256", ":5:"),
    ("", "not well-formed XML", ":1:1"),
], ids=lambda value: value[:24] if isinstance(value, str) and "<" not in value else "")
def test_what_is_not_tei_ends_in_one_line(xml: str | bytes, words: str, place: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(xml)
    line = str(caught.value)
    assert words in line and f"x.xml{place}" in line and "\n" not in line and len(line) < 300


def test_a_file_over_the_limit_is_refused_and_the_limit_can_be_raised() -> None:
    data = tei("<p>x</p>").encode()
    with pytest.raises(SourceError, match=r"more than the limit of 100 .*raise it with --max-bytes"):
        list(TeiReader(max_bytes=100).read(source(data)))
    assert len(list(TeiReader(max_bytes=len(data)).read(source(data)))) == 1


@pytest.mark.parametrize(("media_type", "data", "claimed"), [
    ("application/tei+xml", b"<TEI/>", True), ("application/xml", b"<ead/>", True),
    ("", b"<?xml version='1.0'?><a/>", True), ("", b"\xef\xbb\xbf<TEI xmlns='x'/>", True),
    ("application/xhtml+xml", b"<html/>", False), ("", b"<?xml version='1.0'?><html/>", False),
    ("text/plain", b"<TEI> is the root of TEI", False), ("", b"TEI", False),
])
def test_claims(media_type: str, data: bytes, claimed: bool) -> None:
    assert TeiReader().claims(Source("x", media_type, "0", data)) is claimed


def test_the_map_is_exact_and_runs_both_ways() -> None:
    xml = tei("""<div xml:id="d1"><p>one <hi>two</hi>\n three<!-- c --> four<note n="1">five</note> six</p></div>""")
    found = map_of(source(xml))
    tree = etree.fromstring(xml.encode())
    document = one(xml)
    assert found.text == document.text
    for offset, letter in enumerate(document.text):
        path, at = found.to_xml(offset)
        (node,) = tree.xpath(path, namespaces={"tei": TEI})
        if not letter.isspace():
            assert node[at] == letter and found.to_text(path, at) == offset
    assert found.to_xml(document.text.index("three") + 2) == ('//*[@xml:id="d1"]/tei:p[1]/text()[2]', 4)
    with pytest.raises(SourceError, match="no words of this document"):
        found.to_text("/tei:TEI/text()[9]", 0)


def test_a_volume_document_has_its_own_map() -> None:
    found = map_of(source(volume(3)), "d2")
    at = found.text.index("Line 2")
    assert found.to_xml(at) == ('//*[@xml:id="d2"]/tei:p[1]/text()[1]', 0)
    with pytest.raises(SourceError, match="no document 'd9'"):
        map_of(source(volume(3)), "d9")


@needs_files
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_the_history_office(path: Path) -> None:
    document = one(path.read_text(encoding="utf-8"))
    assert_partition(document)
    counts = {kind: len(document.zones_of(kind)) for kind in (Kind.TITLE, Kind.RECORD_DATE, Kind.CITATION, Kind.BODY)}
    assert counts == {Kind.TITLE: 1, Kind.RECORD_DATE: 1, Kind.CITATION: 1, Kind.BODY: 1}
    assert document.hint("date")[:2] == "19"
    tree = etree.parse(path)
    stated = Counter("".join(str(t) for t in tree.getroot()[1].itertext()))
    assert not [c for c, n in stated.items() if c not in " \t\n" and document.text.count(c) < n]


@needs_files
@pytest.mark.parametrize("path", FILES[::6], ids=lambda path: path.stem)
def test_the_map_of_real_files(path: Path) -> None:
    text = path.read_bytes()
    found, tree, nodes = map_of(source(text)), etree.fromstring(text), dict[str, str]()
    for run in found.runs:
        if run.path not in nodes:
            (nodes[run.path],) = tree.xpath(run.path, namespaces={"tei": TEI})
        assert nodes[run.path][run.offset:run.offset + run.end - run.start] == found.text[run.start:run.end]
    assert sum(run.end - run.start for run in found.runs) == sum(1 for c in found.text if c not in " \n\t")
