"""What is no document is refused in one line: what, where, why, what to do."""

import os
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Document, Source
from kg.read import READERS, ClaimError, load, read
from kg.read.encoding import decode
from kg.read.sniff import media_type

RUSSIAN = "Протокол заседания. Слушали: о дорогах.\nПостановили: строить.\n"

AS_TEXT = "add the document's text as a UTF-8 file"
NO_WORDS = "add a file with the document's text"
AGAIN = "only UTF-8 is read; save it as UTF-8 and add it again"
NOT_GUESSED = "and encodings are not guessed; convert it: iconv -f"
NO_RECORDS = ("the JSON holds no records ({}): no object in it has text_body and title or date; give an array of "
              "objects with these fields")
NO_PAGE = ("no archive page is recognised in this text ({}): save the document's own page, or its text alone as plain "
           "text")

FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", f"the file is empty ({{}}): {NO_WORDS}"),
    "blank.txt": (b" \n\t\r\n", f"the file holds only white space ({{}}): {NO_WORDS}"),
    "mark.txt": ("\ufeff \u00a0\n".encode(), f"the file holds only white space ({{}}): {NO_WORDS}"),
    "x.png": (b"\x89PNG\r\n\x1a\n\x00\x00", f"this is a PNG image, not a text ({{}}): {AS_TEXT}"),
    "x.txt": (b"%PDF-1.7\n%\xe2\xe3", f"this is a PDF file, not a text ({{}}): {AS_TEXT}"),
    "x.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
              f"this is an old Microsoft Office file (.doc, .xls), not a text ({{}}): {AS_TEXT}"),
    "x.docx": (b"PK\x03\x04\x14\x00",
               f"this is a ZIP archive (also .docx, .odt, .xlsx, .epub), not a text ({{}}): {AS_TEXT}"),
    "x.rtf": (b"{\\rtf1\\ansi Minutes}", f"this is an RTF file, not a text ({{}}): {AS_TEXT}"),
    "x.gz": (b"\x1f\x8b\x08\x00", f"this is a gzip archive, not a text ({{}}): {AS_TEXT}"),
    "x.jpg": (b"\xff\xd8\xff\xe0", f"this is a JPEG image, not a text ({{}}): {AS_TEXT}"),
    "nul.txt": (b"The road\nto\x00 Ili is very long.",
                f"the file holds NUL bytes, so it is no text ({{}}:2): {AS_TEXT}"),
    "utf16.txt": (RUSSIAN.encode("utf-16"), f"the text is encoded in UTF-16 ({{}}): {AGAIN}"),
    "utf16be.txt": ("\ufeff".encode("utf-16-be") + b"\x00A", f"the text is encoded in UTF-16 ({{}}): {AGAIN}"),
    "utf32.txt": (RUSSIAN.encode("utf-32"), f"the text is encoded in UTF-32 ({{}}): {AGAIN}"),
    "utf16-bare.txt": ("The road to Ili".encode("utf-16-le"),
                       f"the text is encoded in UTF-16LE (without a byte order mark) ({{}}): {AGAIN}"),
    "utf16-ru.txt": (RUSSIAN.encode("utf-16-be"),
                     f"the text is encoded in UTF-16BE (without a byte order mark) ({{}}): {AGAIN}"),
    "utf32-bare.txt": ("The road to Ili".encode("utf-32-le"),
                       f"the text is encoded in UTF-32 (without a byte order mark) ({{}}): {AGAIN}"),
    "cp1251.txt": (b"Minutes\n" + RUSSIAN.encode("cp1251"),
                   "the text is not UTF-8 (byte 0xCF at offset 8) ({}:2): it is probably windows-1251, "
                   f"{NOT_GUESSED} windows-1251 -t UTF-8"),
    "koi8.txt": (RUSSIAN.encode("koi8-r"),
                 "the text is not UTF-8 (byte 0xF0 at offset 0) ({}:1): it is probably KOI8-R, "
                 f"{NOT_GUESSED} KOI8-R -t UTF-8"),
    "dos.txt": (RUSSIAN.encode("cp866"),
                "the text is not UTF-8 (byte 0x8F at offset 0) ({}:1): it is probably IBM866, "
                f"{NOT_GUESSED} IBM866 -t UTF-8"),
    "latin.txt": ("Café de la Paix, 5 May".encode("latin-1"),
                  "the text is not UTF-8 (byte 0xE9 at offset 3) ({}:1): it is probably windows-1252, "
                  f"{NOT_GUESSED} windows-1252 -t UTF-8"),
    "page.xhtml": (b"<?xml version='1.0'?>\n<html xmlns='x'><body>Minutes</body></html>",
                   "no reader claims this source ({}): it is application/xhtml+xml; XHTML is not read: save the page "
                   "as HTML or plain text"),
    "other.html": (b"<!DOCTYPE html><html><body><p>Minutes of the council</p></body></html>", NO_PAGE),
    "empty.html": (b"<html><body></body></html>", NO_PAGE),
    "list.html": (b"<html><body><h1>Search</h1><p>1 - 10 of 19</p><p>June 14, 1937</p><p>On Roads</p></body></html>",
                  "this is a list of documents, not a document ({}): it is a search, people, topic or collection "
                  "page; open a document in the list and save its own page"),
    "names.csv": (b"name,age\nPetrov,40\n",
                  "the table's head does not name the fields of a record ({}:1): found name, age; name at least "
                  "text_body, and title or date, in the first line"),
    "head.csv": (b"title,date,text_body\n", "the file holds no record ({}): add rows below the head"),
    "twice.csv": (b"title,Title,text_body\na,b,c\n", "two columns of the table hold title ({}:1): keep one"),
    "settings.json": (b'{"a": {"b": 1}}', NO_RECORDS),
    "array.json": (b"[]", NO_RECORDS),
    "lines.jsonl": (b'{"a": 1}\n', NO_RECORDS),
    "broken.json": (b'{"title": "x",\n "date" "1936"}',
                    "the file is not valid JSON ({}:2:9): Expecting ':' delimiter; repair it, or save the text as "
                    "plain text"),
    "deep.json": (b"[" * 200_000, "the JSON is nested too deeply to be records ({}): give an array of objects"),
    "a.txt.meta.toml": (b"title = 'x'",
                        "this file describes a transcript and is no document itself ({}): add a.txt instead; it is "
                        "read along with it"),
}


@pytest.mark.parametrize("name", FILES)
def test_one_clear_line(name: str, tmp_path: Path) -> None:
    data, expected = FILES[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        list(read(load(path)))
    assert str(caught.value) == expected.replace("{}", str(path))


@pytest.mark.parametrize("name", ["odd.xml", "svg.xml", "broken.xml"])
def test_xml_that_is_no_document_is_refused(name: str, tmp_path: Path) -> None:
    content = {"odd.xml": '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><schemaSpec/></body></text></TEI>',
               "svg.xml": '<?xml version="1.0"?><svg/>', "broken.xml": '<?xml version="1.0"?><TEI><text>'}[name]
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(SourceError) as caught:
        list(read(load(path)))
    assert "\n" not in str(caught.value) and str(path) in str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        load(tmp_path / "no.txt")
    assert str(caught.value) == f"no such file ({tmp_path}/no.txt): check the path"


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        load(tmp_path)
    assert str(caught.value) == f"this is a folder, not a file ({tmp_path}): name the files in it"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError) as caught:
        load(tmp_path / "pipe")
    assert str(caught.value) == (
        f"this is no ordinary file ({tmp_path}/pipe): add the document's text as a UTF-8 file")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(SourceError) as caught:
        load(tmp_path / "loop.txt")
    assert caught.value.where == str(tmp_path / "loop.txt")


@pytest.mark.parametrize("path", ["a\x00b.txt", "x" * 5000])
def test_a_path_that_no_file_can_have(path: str) -> None:
    with pytest.raises(SourceError):
        load(path)


def test_the_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("The road is long.")
    assert load(path, max_bytes=17).data == b"The road is long."
    with pytest.raises(SourceError) as caught:
        load(path, max_bytes=16)
    assert str(caught.value) == (f"the file is over the size limit ({path}): 17 bytes, and at most 16 are read; "
                                 "split it, or raise --max-bytes")


def test_a_file_of_60_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(SourceError, match="60,000,000 bytes, and at most 50,000,000 are read"):
        load(path)


@pytest.mark.parametrize(("text", "name", "expected"), [
    ("Minutes", "a.txt", "text/plain"),
    ("Minutes", "a", "text/plain"),
    ("[handwritten: on top] Minutes", "a.txt", "text/plain"),
    ("{sic} Minutes", "a.txt", "text/plain"),
    ("<<l.50>> Minutes", "a.txt", "text/plain"),
    ("<illegible> Minutes", "a.txt", "text/plain"),
    ("\ufeff<!-- saved from url=(0014)about:internet -->\n<HTML><BODY>", "a.txt", "text/html"),
    ("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML+RDFa 1.0//EN' 'x'>\n<html xmlns='y'>", "a.html", "text/html"),
    ("<!doctype html><center>", "a.html", "text/html"),
    ("<div><p>x</p></div>", "a.html", "text/html"),
    ("<?xml version='1.0'?>\n<!-- c -->\n<tei:TEI xmlns:tei='x'>", "a.xml", "application/tei+xml"),
    ("<!DOCTYPE TEI [<!ENTITY a 'b'>]><TEI>", "a.xml", "application/tei+xml"),
    ("<teiCorpus>", "a", "application/tei+xml"),
    ("<?xml version='1.0'?><svg/>", "a.svg", "application/xml"),
    ("<svg xmlns='x'/>", "a.svg", "application/xml"),
    ("{\"title\": 1}", "a", "application/json"),
    ("[\n {\"title\": 1}]", "a", "application/json"),
    ("x", "a.JSON", "application/json"),
    ("{\"a\": 1}\n{\"a\": 2}", "a.jsonl", "application/x-ndjson"),
    ("x", "a.csv", "text/csv"),
    ("x", "a.tsv", "text/tab-separated-values"),
    ("\ufeff\"Record ID\";\"Title\";\"Text Body\"\n", "export", "text/csv"),
])
def test_media_types(text: str, name: str, expected: str) -> None:
    assert media_type(text, name) == expected


@pytest.mark.parametrize("text", ["a", "a\r\nb\r", "\ufeffa", "Заседание\u00a0№ 1", "naïve “quotes”", "\x0c\u2028a"])
def test_utf8_is_decoded_code_point_for_code_point(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


class Greedy:
    """A reader that claims everything."""

    name = "greedy"

    def claims(self, source: Source) -> bool:
        return True

    def read(self, source: Source) -> list[Document]:
        raise AssertionError("never asked")


def test_rivals_are_named() -> None:
    source = Source("a.txt", "text/plain", "0" * 64, b"Minutes of the council")
    with pytest.raises(ClaimError) as caught:
        read(source, (*READERS, Greedy()))
    assert caught.value.rivals == ("transcript", "greedy")
    assert str(caught.value) == (
        "more than one reader claims this source (a.txt): transcript and greedy both recognise it as text/plain; "
        "make their claims exclude each other")


def test_no_reader() -> None:
    source = Source("a.bin", "image/png", "0" * 64, b"Minutes")
    with pytest.raises(ClaimError) as caught:
        read(source)
    assert (caught.value.rivals, caught.value.media_type) == ((), "image/png")
    assert str(caught.value) == (
        "no reader claims this source (a.bin): it is image/png; add an archive page, a transcript, record rows (CSV, "
        "JSON), or a TEI file")


def test_the_digest_and_the_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    assert load(str(path)) == Source(
        str(path), "text/plain", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", b"abc")
