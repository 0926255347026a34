"""Bytes -> text, strictly UTF-8: everything else is refused with a hint, never guessed."""

from __future__ import annotations

import re

from kg.errors import SourceError
from kg.model import Span
from kg.read.lines import trimmed

# How a file begins that is no text: its first bytes and what people call it.
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"%PDF-", "a PDF file"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"AT&TFORM", "a DjVu file"),
    (b"PK\x03\x04", "a ZIP archive (also .docx, .odt, .xlsx, .epub)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
)
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_LF = b"\n"
_CONVERT = "save it as UTF-8 and add it again"


def decode(data: bytes, where: str) -> str:
    """The text of a file, code point for code point (a byte order mark and CRLF stay).

    Raises :class:`kg.errors.SourceError` for an empty file, for other formats and encodings, and for NUL bytes;
    for text in an old code page the message says which one is likely, and the line of the first offending byte.

    >>> decode("Протокол".encode(), "a.txt")
    'Протокол'
    """
    if not data.strip():
        raise SourceError("the file is empty" if not data else "the file holds only white space", where=where,
                          todo="add a file with the document's text")
    if name := _binary(data):
        raise SourceError(f"this is {name}, not a text", where=where,
                          todo="add the document's text as a UTF-8 file")
    if name := _wide(data):
        raise SourceError(f"the text is encoded in {name}", where=where, why="only UTF-8 is read", todo=_CONVERT)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        likely = _code_page(data)
        hint = f"it is probably {likely}" if likely else "its encoding is not known"
        raise SourceError(
            f"the text is not UTF-8 (byte 0x{data[error.start]:02X} at offset {error.start})",
            where=f"{where}:{data.count(_LF, 0, error.start) + 1}",
            why=f"{hint}, and encodings are not guessed",
            todo=f"convert it: iconv -f {likely} -t UTF-8" if likely else _CONVERT,
        ) from error
    if (at := data.find(b"\x00")) >= 0:
        raise SourceError("the file holds NUL bytes, so it is no text", where=f"{where}:{data.count(_LF, 0, at) + 1}",
                          todo="add the document's text as a UTF-8 file")
    if trimmed(text, Span(0, len(text))) is None:
        raise SourceError("the file holds only white space", where=where, todo="add a file with the document's text")
    return text


def _binary(data: bytes) -> str:
    return next((name for magic, name in _MAGIC if data.startswith(magic)), "")


def _wide(data: bytes) -> str:
    """The name of a UTF-16 or UTF-32 encoding, by its mark or by where the high bytes of Latin and Cyrillic stand."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:4096]
    if len(head) < 8 or (b"\x00" not in head and b"\x04" not in head):
        return ""
    if all(head[i::4].count(0) * 10 >= 9 * len(head[i::4]) for i in (0, 1)) or all(
        head[i::4].count(0) * 10 >= 9 * len(head[i::4]) for i in (2, 3)
    ):
        return "UTF-32 (without a byte order mark)"
    for start, name in ((0, "UTF-16BE"), (1, "UTF-16LE")):
        high = head[start::2]
        if (high.count(0) + high.count(4)) * 10 >= 7 * len(high):
            return f"{name} (without a byte order mark)"
    return ""


# Runs of bytes above ASCII: Cyrillic words are long runs of them, accented Latin letters stand alone.
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


def _code_page(data: bytes) -> str:
    """The code page a reader should try first; '' when nothing speaks for one."""
    runs = [found[0] for found in _HIGH_RUN.finditer(data[:200_000])]
    high = b"".join(runs)
    if not runs:
        return ""
    if len(high) / len(runs) < 2.5:
        return "windows-1252"
    # Where each page keeps the small Cyrillic letters, which are most of any text.
    lower = {
        "windows-1251": bytes(range(0xE0, 0x100)),
        "KOI8-R": bytes(range(0xC0, 0xE0)),
        "IBM866": bytes((*range(0xA0, 0xB0), *range(0xE0, 0xF0))),
    }
    share = {name: sum(byte in codes for byte in high) for name, codes in lower.items()}
    return max(share, key=lambda name: share[name])
