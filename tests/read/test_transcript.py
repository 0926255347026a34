"""A historian's transcripts, with and without metadata beside them."""

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Document, Kind
from kg.read import load, read
from tests.support.pages import page, rows, table

TEXT = "\ufeff\r\nNote on the roads\r\n\r\nIli, 5 May 1934.\r\n\r\nDear Petrov,\r\nThe road is long. \r\n"


def document(tmp_path: Path, text: str, meta: str | None = None) -> Document:
    path = tmp_path / "note.txt"
    path.write_bytes(text.encode())
    if meta is not None:
        (tmp_path / "note.txt.meta.toml").write_bytes(meta.encode())
    (one,) = read(load(path))
    assert "".join(leaf.span.of(one.text) for zone in one.zones for leaf in zone.leaves()) == one.text
    return one


def test_without_metadata_the_whole_text_is_the_body(tmp_path: Path) -> None:
    one = document(tmp_path, TEXT)
    assert (one.text, one.is_source_text, one.reader) == (TEXT, True, "transcript")
    assert [(zone.kind, zone.span.of(TEXT)) for zone in one.zones] == [
        (Kind.BLANK, "\ufeff\r\n"),
        (Kind.BODY, "Note on the roads\r\n\r\nIli, 5 May 1934.\r\n\r\nDear Petrov,\r\nThe road is long."),
        (Kind.BLANK, " \r\n"),
    ]
    assert one.hints == (("title", "Note on the roads"),)
    assert [(d.code, d.span.of(TEXT)) for d in one.diagnostics] == [
        ("title-from-first-line", "Note on the roads"), ("date-from-dateline", "Note on the roads")]


def test_metadata_is_appended_and_moves_no_offset(tmp_path: Path) -> None:
    one = document(tmp_path, TEXT, """
        rights = "Public domain."
        title = "A Note"
        date = 1934-05-05
        citation = "GARF, f. 1, l. 2."
        language = ["Russian", "English"]
        credits = ["Translated by A. Smith", "Obtained by B."]
    """)
    assert one.text.startswith(TEXT) and not one.is_source_text
    assert one.text[len(TEXT):] == (
        "\n\nTitle: A Note\nDate: 1934-05-05\nCredits: Translated by A. Smith\nCredits: Obtained by B.\n"
        "Citation: GARF, f. 1, l. 2.\nRights: Public domain.\nLanguage: Russian\nLanguage: English\n")
    assert rows(one)[1:] == table("""
        field-label|title|Title:
        title||A Note
        field-label|date|Date:
        record-date||1934-05-05
        field-label|credits|Credits:
        credit-line||Translated by A. Smith
        field-label|credits|Credits:
        credit-line||Obtained by B.
        field-label|citation|Citation:
        citation||GARF, f. 1, l. 2.
        field-label|rights|Rights:
        rights||Public domain.
        field-label|language|Language:
        language||Russian
        field-label|language|Language:
        language||English
    """)
    assert one.zone(Kind.BODY).span.of(one.text) == TEXT.strip("\ufeff \r\n")
    assert (one.hints, one.diagnostics) == ((("date", "1934-05-05"),), ())


@pytest.mark.parametrize(("meta", "hints", "codes"), [
    ('date = "May 1934"', (("title", "Note on the roads"),), ["title-from-first-line"]),
    ('title = "A Note"', (), ["date-from-dateline"]),
    ("date = 1934", (("title", "Note on the roads"),), ["title-from-first-line"]),
    ("date = 1934-05-05T10:00:00", (("title", "Note on the roads"), ("date", "1934-05-05")), ["title-from-first-line"]),
])
def test_what_metadata_leaves_open_comes_from_the_text(
    meta: str, hints: tuple[tuple[str, str], ...], codes: list[str], tmp_path: Path
) -> None:
    one = document(tmp_path, TEXT, meta)
    assert (one.hints, [d.code for d in one.diagnostics]) == (hints, codes)


@pytest.mark.parametrize(("meta", "expected"), [
    ('title = "x"\nauthor = "y"',
     "unknown key 'author' ({}:2): use title, date, credits, citation, rights, language"),
    ('[title]\na = 1', "'title' must be a text, not dict ({}:1): write title = \"…\""),
    ('\n\ncitation = 5', "'citation' must be a text, not int ({}:3): write citation = \"…\""),
    ('title = ["a", "b"]', "'title' must be a text, not list ({}:1): write title = \"…\""),
    ('credits = ["a", 5]', "'credits' must be a text or a list of texts, not list ({}:1): write credits = \"…\""),
    ('date = true', "'date' must be a date or a text, not bool ({}:1): write date = \"…\""),
    ('rights = " "', "'rights' is empty ({}:1): give it a value or leave the line out"),
    ('title = "x"\ndate = 5 May', "the metadata is not valid TOML ({}:2): Expected newline or end of document after a "
     'statement; write lines such as title = "…"'),
    ('title = "x', "the metadata is not valid TOML ({}:1): Unterminated string (at end of document); write lines such "
     'as title = "…"'),
])
def test_wrong_metadata_is_an_error_with_file_and_line(meta: str, expected: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        document(tmp_path, TEXT, meta)
    assert str(caught.value) == expected.replace("{}", f"{tmp_path}/note.txt.meta.toml")


def test_metadata_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "note.txt.meta.toml").write_bytes('title = "x"\nrights = "Café"'.encode("latin-1"))
    with pytest.raises(SourceError) as caught:
        document(tmp_path, TEXT)
    assert str(caught.value) == f"the metadata is not UTF-8 ({tmp_path}/note.txt.meta.toml:2): save it as UTF-8"


def test_metadata_beside_a_page_is_not_used(tmp_path: Path) -> None:
    text = page("L1", title="On Roads", date="May 3, 1934", body="The road is long.")
    one = document(tmp_path, text, 'title = "Another"')
    assert one.text == text and one.zone(Kind.TITLE).span.of(text) == "On Roads"
    assert [d.code for d in one.diagnostics] == ["meta-unused"]


PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
TITLES = {
    "address-mr-frank-aiken-united-nations-general-assembly-offic.txt": "United Nations",
    "chancellors-helmut-kohls-conversation-portuguese-prime-minis.txt": "Head of Department 2",
    "chancellors-helmut-kohls-meeting-british-pm-blair-20-october.txt": "MD J. Bitterlich",
    "chancellors-helmut-kohls-meeting-russian-president-yeltsin-1.txt": "MD J. Bitterlich",
    "letter-jawaharlal-nehru-all-provincial-premiers.txt": "Secret.",
}


@pytest.mark.skipif(not PAGES.is_dir(), reason="the real pages are not beside this checkout")
@pytest.mark.parametrize("name", TITLES)
def test_real_texts_are_transcripts(name: str) -> None:
    (one,) = read(load(PAGES / name))
    assert one.text.encode() == (PAGES / name).read_bytes()
    assert one.zone(Kind.BODY).span.of(one.text) == one.text.strip()
    assert one.hint("title").startswith(TITLES[name])
