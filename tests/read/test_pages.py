"""Every layout family of archive pages: the whole zone list, as a table of kind | label | words."""

import random
import re

import pytest

from kg.errors import SourceError
from kg.model import Document, Kind, Source
from kg.read import read
from tests.support.pages import LAYOUTS, page, rows, table

BODY = """\
EXCERPT from Minutes Nº 7 of the Politburo meetings for May 1934

[handwritten at the top of the page: point 12 is in classified storage]

12. Concerning the road.

1. Charge Cde. Petrov with preparing a report about the road to Ili.

Excerpts have been sent:

to Cdes. Petrov, Ivanov, and Sidorov.

[CC seal] CC SECRETARY [signed] A. Kamenev"""

RECORD = {
    "title": "Decision concerning the Road to Ili",
    "date": "May 03, 1934",
    "body": BODY,
    "source": "RGASPI f. 17, op. 162, d. 16, l. 3. Translated by Ann Smith.",
    "credit": "This document was made possible with support from the Leon Foundation",
    "record_type": "Decision",
    "summary": "The Politburo decides to build a road to Ili and charges Petrov with a report on it.",
    "upload_date": "2011-11-20",
    "language": "Russian",
    "record_id": "113636",
    "classification": "Top Secret",
    "authors": ["Petrov, Ivan"],
    "donors": ["Leon Foundation", "Ministry of Roads"],
    "subjects": ["Soviet Union--Foreign relations--China", "Roads"],
    "places": ["China", "Ili"],
    "people": ["Petrov, Ivan; Ivanov, A.", "NKVT"],
    "related": ["May 4, 1934", "Letter on the road"],
    "description": "A telegram about wheat.",
}


def document(text: str) -> Document:
    found = list(read(Source("page.txt", "text/plain", "0" * 64, text.encode())))
    assert len(found) == 1
    one = found[0]
    assert "".join(leaf.span.of(one.text) for zone in one.zones for leaf in zone.leaves()) == one.text == text
    assert one.is_source_text
    return one


def codes(one: Document) -> list[str]:
    return [diagnostic.code for diagnostic in one.diagnostics]


HEAD = """
    record-date||May 03, 1934
    title||Decision concerning the Road to Ili
    credit-line||This document was made possible with support from the Leon Foundation
"""
BODY_ROW = "body||EXCERPT from Minutes Nº 7 of the Politbu … C seal] CC SECRETARY [signed] A. Kamenev"
SUMMARY_ROW = "summary||The Politburo decides to build a road to …  and charges Petrov with a report on it."
RIGHTS_ROWS = """
    rights||The History and Public Policy Program we … which is retained by the rights holders.
    rights||To enquire about this document's rights  … lic Policy Program at [email␣protected].
"""
L1_TAIL = f"""
    record-type||Decision
    {BODY_ROW}
    {SUMMARY_ROW}
    furniture||Document Information
    citation||RGASPI f. 17, op. 162, d. 16, l. 3. Translated by Ann Smith.
    {RIGHTS_ROWS}
    field-label|original-uploaded-date|Original Uploaded Date
    field-label|record-id|Record ID
    field-label|original-classification|Original Classification
    donor||Leon Foundation
    donor||Ministry of Roads
"""
QUOTED = """
    furniture||“
    title||Decision concerning the Road to Ili
    furniture||,”
    record-date||May 03, 1934
    furniture||, History and Public Policy Program Digital Archive,
    citation||RGASPI f. 17, op. 162, d. 16, l. 3. Translated by Ann Smith.
"""
EXPECTED = {
    "L1": f"furniture||Skip to content {HEAD} {L1_TAIL}",
    "L1-noskip": f"{HEAD} {L1_TAIL}",
    "L1b": f"""
        furniture||Skip to content
        {HEAD}
        {BODY_ROW}
        {SUMMARY_ROW}
        furniture||Document Information
        field-label|source|Source
        citation||RGASPI f. 17, op. 162, d. 16, l. 3. Translated by Ann Smith.
        field-label|rights|Rights
        {RIGHTS_ROWS}
        field-label|original-uploaded-date|Original Uploaded Date
        upload-date||2011-11-20
        field-label|type|Type
        record-type||Decision
        field-label|language|Language
        language||Russian
        field-label|record-id|Record ID
        record-id||113636
        field-label|original-classification|Original Classification
        classification||Top Secret
        field-label|donors|Donors
        donor||Leon Foundation
        donor||Ministry of Roads
        field-label|authors|Author(s):
        author||Petrov, Ivan
        furniture||HAPP@wilsoncenter.org
    """,
    "L1c": f"""
        furniture||A telegram about wheat.
        {HEAD}
        {BODY_ROW}
        {SUMMARY_ROW}
        field-label|people|Associated People & Organizations
        name-term||Petrov, Ivan
        furniture||;
        name-term||Ivanov, A.
        name-term||NKVT
        field-label|places|Associated Places
        place-term||China
        place-term||Ili
        field-label|subjects|Subjects Discussed
        furniture||-
        subject||Soviet Union--Foreign relations--China
        furniture||-
        subject||Roads
        field-label|related-documents|Related Documents
        related||May 4, 1934
        related||Letter on the road
        field-label|source|Source
        citation||RGASPI f. 17, op. 162, d. 16, l. 3. Translated by Ann Smith.
        field-label|rights|Rights
        {RIGHTS_ROWS}
        field-label|language|Language
        language||Russian
    """,
    "L1-pdfurl": f"""
        {HEAD}
        {BODY_ROW}
        {SUMMARY_ROW}
        classification||Top Secret
    """,
    "L2": f"""
        furniture||Search in
        furniture||[ADD SEARCH FILTER...]
        furniture||Digital Archive International History Declassified
        record-date||May 03, 1934
        furniture|title|DECISION CONCERNING THE ROAD TO ILI
        credit-line||This document was made possible with support from the Leon Foundation
        furniture||Citation
        furniture||get citation
        {SUMMARY_ROW}
        {QUOTED}
        furniture||share document
        furniture||English HTML
        {BODY_ROW}
    """,
    "L3": f"""
        furniture||Citation:
        {QUOTED}
        field-label|summary|Summary:
        {SUMMARY_ROW}
        field-label|credits|Credits:
        credit-line||This document was made possible with support from the Leon Foundation
        field-label|language|Original Language:
        language||Russian
        field-label|contents|Contents:
        furniture||English Translation
        {BODY_ROW}
    """,
}


def expected(layout: str) -> list[str]:
    """The rows of a layout; the tables above are put together from parts, one row a line."""
    kinds = "|".join(kind.value for kind in Kind)
    return table(re.sub(rf" (?=(?:{kinds})\|[a-z-]*\|)", "\n", EXPECTED[layout]).replace("\n\n", "\n").strip())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_zones_of_every_layout(layout: str) -> None:
    assert rows(document(page(layout, **RECORD))) == [row for row in expected(layout) if row]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_no_zone(layout: str, ending: str, mark: str) -> None:
    text = mark + page(layout, **RECORD).replace("\n", ending)
    found = [row.replace("␍⏎", "⏎").replace("␍", "⏎") for row in rows(document(text))]
    assert found == [row for row in expected(layout) if row]


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "L3"])
def test_trailing_spaces_and_nbsp_lines_change_no_zone(layout: str) -> None:
    text = "\n".join(f"{line} \u00a0" for line in page(layout, **RECORD).rstrip("\n").split("\n"))
    long = {"body", "summary"}  # their inner line ends carry the spaces too
    found = [row for row in rows(document(text)) if row.split("|")[0] not in long]
    assert found == [row for row in expected(layout) if row and row.split("|")[0] not in long]


def test_a_page_without_optional_fields_states_none() -> None:
    bare = {name: RECORD[name] for name in ("title", "date", "body")}
    assert rows(document(page("L1", **bare, rights=()))) == table(f"""
        furniture||Skip to content
        record-date||May 03, 1934
        title||Decision concerning the Road to Ili
        {BODY_ROW}
        furniture||Document Information
        field-label|original-uploaded-date|Original Uploaded Date
        field-label|record-id|Record ID
        field-label|original-classification|Original Classification
    """)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("layout", ["L1b", "L1c"])
def test_the_order_of_labels_is_free(layout: str, seed: int) -> None:
    known = {
        "L1b": ["Source", "Rights", "Original Uploaded Date", "Type", "Language", "Record ID",
                "Original Classification", "Donors", "Author(s):"],
        "L1c": ["Associated People & Organizations", "Associated Places", "Subjects Discussed", "Related Documents",
                "Source", "Rights", "Language"],
    }[layout]
    labels = random.Random(seed).sample(known, len(known))
    found = rows(document(page(layout, **RECORD, labels=labels)))
    assert sorted(found) == sorted(row for row in expected(layout) if row)
    assert [row.split("|")[2] for row in found if row.startswith("field-label|")] == labels


@pytest.mark.parametrize("date", [
    "June 14, 1937", "March 07, 1941", "November 1967", "July, 1945", "1936", "14 June 1937", "circa 1953",
    "June 14, 1937 - June 16, 1937",
])
def test_header_dates(date: str) -> None:
    one = document(page("L1-noskip", **{**RECORD, "date": date}))
    assert one.zone(Kind.RECORD_DATE).span.of(one.text) == date
    assert one.zone(Kind.TITLE).span.of(one.text) == RECORD["title"]


@pytest.mark.parametrize("title", [
    "Exceprt from Minutes of a Devision.", "Letter, ‘A’ to “B”", "1936 Plan for the Roads",
    "Letter from X, Forwarding 'Y'", "Telegram No. 5, July 1945",
])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_titles_stay_as_written(layout: str, title: str) -> None:
    one = document(page(layout, **{**RECORD, "title": title}))
    assert one.zone(Kind.TITLE).span.of(one.text) == title


@pytest.mark.parametrize(("below", "expected_rows", "expected_codes"), [
    # an empty label, then what can be its value
    ("Record ID\n\n113636\n\nOriginal Classification\n\nSecret", """
        field-label|record-id|Record ID
        record-id||113636
        field-label|original-classification|Original Classification
        classification||Secret""", []),
    # classification words that no list has, also under the last label
    ("Record ID\n\nOriginal Classification\n\nTop Secret, Special Control", """
        field-label|record-id|Record ID
        field-label|original-classification|Original Classification
        classification||Top Secret, Special Control""", []),
    # a donor whose label is lost is no classification
    ("Record ID\n\nOriginal Classification\n\nROK Ministry of Unification and Leon Levy Foundation", """
        field-label|record-id|Record ID
        field-label|original-classification|Original Classification
        donor||ROK Ministry of Unification and Leon Levy Foundation""", []),
    # what nothing explains is neither
    ("Record ID\n\nOriginal Classification\n\nFollow us on the radio", """
        field-label|record-id|Record ID
        field-label|original-classification|Original Classification
        unread||Follow us on the radio""", ["unread-field"]),
    # a label is no value of the label before it; two donors in one line
    ("Original Uploaded Date\nRecord ID\nDonors\nLeon Levy Foundation; Smith Richardson Foundation", """
        field-label|original-uploaded-date|Original Uploaded Date
        field-label|record-id|Record ID
        field-label|donors|Donors
        donor||Leon Levy Foundation
        furniture||;
        donor||Smith Richardson Foundation""", []),
    # labels with their values on one line
    ("Record ID: 113636\nLanguage: Russian\nOriginal Classification:", """
        field-label|record-id|Record ID:
        record-id||113636
        field-label|language|Language:
        language||Russian
        field-label|original-classification|Original Classification:""", []),
    # the archive alone, and mail addresses of two kinds
    ("Original Archive\nForeign Policy Archive\nRights\nPlease ask at\n[email protected]\nHAPP@wilsoncenter.org\n"
     "Record ID", """
        field-label|original-archive|Original Archive
        citation|original-archive|Foreign Policy Archive
        field-label|rights|Rights
        rights||Please ask at
        rights||[email protected]
        furniture||HAPP@wilsoncenter.org
        field-label|record-id|Record ID""", []),
    # subjects under two labels
    ("Associated Topics\nRoads\nSubjects Discussed\n- Asia--Roads\n- Fuel\nRecord ID", """
        field-label|topics|Associated Topics
        subject||Roads
        field-label|subjects|Subjects Discussed
        furniture||-
        subject||Asia--Roads
        furniture||-
        subject||Fuel
        field-label|record-id|Record ID""", []),
])
def test_record_fields(below: str, expected_rows: str, expected_codes: list[str]) -> None:
    text = f"May 3, 1934\n\nA Title\n\nThe road was built.\n\nIt was long.\n\nDocument Information\n\n{below}"
    one = document(text)
    assert rows(one)[4:] == table(expected_rows)
    assert rows(one)[:4] == table("""
        record-date||May 3, 1934
        title||A Title
        body||The road was built.⏎⏎It was long.
        furniture||Document Information""")
    assert codes(one) == expected_codes


def test_the_source_without_a_label_may_take_several_lines() -> None:
    one = document("May 3, 1934\n\nA Title\n\nBody of it.\n\nDocument Information\n\nRGASPI, f. 1, l. 2.\n\n"
                   "Obtained by A.\n\n"
                   "The History and Public Policy Program welcomes reuse of Digital Archive materials.\n\nRecord ID\n")
    assert rows(one)[4:6] == table("""
        citation||RGASPI, f. 1, l. 2.⏎⏎Obtained by A.
        rights||The History and Public Policy Program we … omes reuse of Digital Archive materials.""")


@pytest.mark.parametrize("line", [
    "Source", "Type", "Language:", "Rights", "Summary", "Contents", "Authors", "Results:", "Letter", "get citation",
])
def test_words_of_the_site_inside_a_body_are_the_documents(line: str) -> None:
    paragraphs = [f"Paragraph {n} of the report on it." for n in range(12)]
    body = "\n\n".join(["The road was built.", line, *paragraphs])
    one = document(page("L1", **{**RECORD, "body": body, "summary": ""}))
    assert one.zone(Kind.BODY).span.of(one.text) == body
    assert one.zone(Kind.SUMMARY) is None


def test_a_type_is_a_line_of_its_own_as_the_archive_writes_it() -> None:
    types = {
        "Memorandum of Conversation": "record-type||Memorandum of Conversation",
        "MEMORANDUM OF CONVERSATION": "body||MEMORANDUM OF CONVERSATION⏎⏎The talk went well.",
        "Telegram from Peking": "body||Telegram from Peking⏎⏎The talk went well.",
    }
    assert {line: rows(document(f"Skip to content\n\nMay 3, 1934\n\nA Title\n\n{line}\n\nThe talk went well."))[3]
            for line in types} == types


def test_a_line_above_the_date_is_not_used() -> None:
    one = document(page("L1c", **RECORD))
    assert codes(one) == ["meta-description"]
    assert one.diagnostics[0].span.of(one.text) == "A telegram about wheat."


def test_the_words_of_a_menu_above_the_date() -> None:
    menu = ["Skip to content", "Main navigation", "Collections", "People", "About the Archive", "Search", "Browse 1"]
    one = document("\n".join([*menu, "May 3, 1934", "On Roads", "They are long.", "Document Information", "Record ID"]))
    assert rows(one) == [*(f"furniture||{line}" for line in menu), *table("""
        record-date||May 3, 1934
        title||On Roads
        body||They are long.
        furniture||Document Information
        field-label|record-id|Record ID""")]
    assert codes(one) == []


def test_a_page_without_a_date_keeps_its_title() -> None:
    one = document("Skip to content\n\nOn the Roads of Ili and their Builders\n\nThey are long.\n\n1936\n\nA year."
                   "\n\nDocument Information\n\nRecord ID")
    assert rows(one)[:3] == table("""
        furniture||Skip to content
        title||On the Roads of Ili and their Builders
        body||They are long.⏎⏎1936⏎⏎A year.""")
    assert codes(one) == ["no-record-date"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_old_site_without_the_title_above_and_a_citation_over_two_lines(ending: str) -> None:
    text = ("Search in\nADD SEARCH FILTER...\nDigital Archive International History Declassified\nMarch 07, 1941\n"
            "Citation\nget citation\nThe \"quoted\" summary speaks of roads.\n"
            "\"Letter from A to B, 'On Roads',\" March 07, 1941,\n"
            "History and Public Policy Program Digital Archive, RGASPI f. 1,\nop. 2. www.example.org/document/1234\n"
            "share document\nEnglish HTML\nRussian PDF\nThe road is long.\nshare document\n").replace("\n", ending)
    assert [row.replace("␍⏎", "⏎").replace("␍", "⏎") for row in rows(document(text))] == table("""
        furniture||Search in
        furniture||ADD SEARCH FILTER...
        furniture||Digital Archive International History Declassified
        record-date||March 07, 1941
        furniture||Citation
        furniture||get citation
        summary||The "quoted" summary speaks of roads.
        furniture||"
        title||Letter from A to B, 'On Roads'
        furniture||,"
        record-date||March 07, 1941
        furniture||,⏎History and Public Policy Program Digital Archive,
        citation||RGASPI f. 1,⏎op. 2. www.example.org/document/1234
        furniture||share document
        furniture||English HTML
        furniture||Russian PDF
        body||The road is long.
        furniture||share document
    """)


def test_run_in_text_below_the_banner_of_a_pdf() -> None:
    text = ("Digital Archive digitalarchive.wilsoncenter.org International History Declassified May 3, 1934 On Roads "
            "Citation: “On Roads,” May 3, 1934, Wilson Center Digital Archive, RGASPI f. 1. "
            "Original Language: Russian Contents: English Translation - Scan of Original "
            "12. Roads. 1. Build them. a) Soon. Excerpts have been sent: to Cdes. A and B.")
    assert rows(document(text), words=60) == table("""
        furniture||Digital Archive digitalarchive.wilsoncenter.org International History Declassified
        record-date||May 3, 1934
        furniture|title|On Roads
        furniture||Citation:
        furniture||“
        title||On Roads
        furniture||,”
        record-date||May 3, 1934
        furniture||, Wilson Center Digital Archive,
        citation||RGASPI f. 1.
        field-label|language|Original Language:
        language||Russian
        field-label|contents|Contents:
        furniture||English Translation - Scan of Original
        body||12. Roads. 1. Build them. a) Soon. Excerpts have been sent: to Cdes. A and B.
    """)


LISTS = {
    "pager": "Skip to content\n\nSearch\n\n1 - 10 of 19\n\nJune 14, 1937\n\nOn Roads\n\nA note about roads.",
    "pager with a label": "People\nIvan Petrov\nResults: 1–10 of 1,204 results\nJune 14, 1937\nOn Roads",
    "popular": "Collection on Roads\nPopular Documents\nJune 14, 1937\nOn Roads\nJune 15, 1937\nOn Fuel",
    "search results": "Search in\nADD SEARCH FILTER...\nSEARCH RESULTS\nJune 14, 1937\nOn Roads",
    "results": "Skip to content\nResults:\nJune 14, 1937\nOn Roads\nA note.\n1936\nOn Fuel",
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_documents_are_refused(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        document(LISTS[name])
    assert str(caught.value) == (
        "this is a list of documents, not a document (page.txt): it is a search, people, topic or collection page; "
        "open a document in the list and save its own page")


@pytest.mark.parametrize("text", [
    "Report on Roads\n\nResults:\n\nTwo roads were built.",
    "Report on Roads\n\nCopies 1 - 10 of 50 were burned.\n",
    "Skip no content\n\nThe minutes were read.",
    "A note with\nRecord ID\nin it and nothing else.",
    "1936\n\nA year of roads.\n\nSecret talks were held.",
])
def test_a_text_that_only_mentions_such_words_is_a_transcript(text: str) -> None:
    assert document(text).reader == "transcript"
