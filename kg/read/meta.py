"""``FILE.meta.toml``: what a historian states about a transcript."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass

from kg.errors import SourceError
from kg.model import Kind

# key -> label in the appended text, kind of the value; in the order in which they are appended.
_KEYS = {
    "title": ("Title", Kind.TITLE),
    "date": ("Date", Kind.RECORD_DATE),
    "credits": ("Credits", Kind.CREDIT_LINE),
    "citation": ("Citation", Kind.CITATION),
    "rights": ("Rights", Kind.RIGHTS),
    "language": ("Language", Kind.LANGUAGE),
}
_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One stated value: its key (``slug``), the label and kind it gets in the text, and the value's words."""

    slug: str
    label: str
    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Meta:
    """The stated values in the order of the text, and machine values (``("date", "1937-06-14")`` for TOML dates)."""

    entries: tuple[Entry, ...]
    hints: tuple[tuple[str, str], ...] = ()


def parse(data: bytes, where: str) -> Meta:
    """The metadata of a transcript. All keys are optional; ``credits`` may be a list, ``date`` a TOML date.

    Raises :class:`kg.errors.SourceError` with file and line for what is no TOML, for an unknown key, a wrong type,
    an empty value.

    >>> [entry.words for entry in parse(b'title = "Note on rivers"\\ndate = 1937-06-14', "x.meta.toml").entries]
    ['Note on rivers', '1937-06-14']
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError("the metadata is not UTF-8", where=f"{where}:{line}", todo="save it as UTF-8") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        why = _LINE.sub("", str(error)).strip()
        raise SourceError("the metadata is not valid TOML", where=f"{where}:{line}", why=why,
                          todo='write lines such as title = "…"') from error
    for key in table:
        if key not in _KEYS:
            raise SourceError(f"unknown key {key!r}", where=f"{where}:{_line_of(text, key)}",
                              todo=f"use {', '.join(_KEYS)}")
    entries: list[Entry] = []
    hints: list[tuple[str, str]] = []
    for key, (label, kind) in _KEYS.items():
        for words in _words(table.get(key, []), key, f"{where}:{_line_of(text, key)}"):
            entries.append(Entry(key, label, kind, words))
        if isinstance(table.get(key), datetime.date):
            hints.append((key, _words(table[key], key, where)[0]))
    return Meta(tuple(entries), tuple(hints))


def _words(value: object, key: str, where: str) -> tuple[str, ...]:
    if isinstance(value, datetime.datetime):
        return (value.date().isoformat(),)
    if isinstance(value, datetime.date):
        return (value.isoformat(),)
    if key == "date" and isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 2999:
        return (str(value),)
    values: list[object] = value if isinstance(value, list) else [value]
    texts = [one.strip() for one in values if isinstance(one, str)]
    if len(texts) < len(values) or (isinstance(value, list) and value and key not in _LISTS):
        wanted = {"date": "a date or a text", "credits": "a text or a list of texts"}.get(key, "a text")
        raise SourceError(f"{key!r} must be {wanted}, not {type(value).__name__}", where=where,
                          todo=f'write {key} = "…"')
    if not all(texts):
        raise SourceError(f"{key!r} is empty", where=where, todo="give it a value or leave the line out")
    return tuple(texts)


_LISTS = ("credits", "language")


def _line_of(text: str, key: str) -> int:
    """The line a key stands on: ``title =``, ``"title" =`` or ``[title]``."""
    found = re.search(rf"""^\s*\[*\s*["']?{re.escape(key)}["']?\s*[\]=.]""", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1
