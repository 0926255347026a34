"""Standoff annotations for the TEI a document was read from: the evidence put back, the text left alone.

A ``standOff`` with one ``annotation`` for each pointer from a thing to its words is put before the end tag of the
root; every other byte stays as it is. Targets are TEI pointers (``range`` and ``string-index`` over an XPath), and the
map from offsets to places in the XML comes as data: this module reads no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from kg import literal
from kg.errors import PublishError
from kg.mapping import Graphs
from kg.vocab import CRM, OA, PROV, TEI

Place = Callable[[int], tuple[str, int]]
"""From an offset of the text to the XPath of a text node and an offset in it."""
_MOTIVES = {CRM.P70i: "describing", CRM.P67i: "identifying", PROV.wasQuotedFrom: "linking"}
# The end tag of the root with what may follow it; a teiCorpus ends otherwise and is refused.
_END = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?TEI\s*>(?:\s|<!--.*?-->|<\?.*?\?>)*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """A thing and a stretch of the text that speaks of it."""

    start: int
    end: int
    thing: str
    motive: str


def notes(document: Graphs) -> list[Note]:
    """Every pointer of a document to its words, in text order."""
    ends: dict[str, int] = {}
    starts: dict[str, int] = {}
    for s, p, o in document.stated:
        if p == OA.start:
            starts[s] = int(literal.value(o))
        elif p == OA.end:
            ends[s] = int(literal.value(o))
    return sorted(
        Note(starts[o], ends[o], s[1:-1], _MOTIVES[p])
        for s, p, o in document.stated
        if p in _MOTIVES and o in starts and o in ends and starts[o] < ends[o]
    )


def standoff(data: bytes, found: Iterable[tuple[Iterable[Note], Place]]) -> bytes:
    """The TEI file with its annotations. Raises PublishError for a file that has no place for them."""
    end = _END.search(data)
    if end is None:
        raise PublishError(
            "the file has no root TEI element to annotate",
            why="it is a corpus, or written in UTF-16",
            todo="annotate its TEI files one by one, in UTF-8",
        )
    lines = "".join(line for listed, place in found for line in _annotations(listed, place))
    block = f"<standOff xmlns={quoteattr(TEI)}>\n <listAnnotation>\n{lines} </listAnnotation>\n</standOff>\n"
    return data[: end.start()] + block.encode("ascii", "xmlcharrefreplace") + data[end.start() :]


def _annotations(listed: Iterable[Note], place: Place) -> Iterator[str]:
    for note in listed:
        first, last = place(note.start), place(note.end - 1)
        target = f"#range({_point(first)},{_point((last[0], last[1] + 1))})"
        yield (
            f'  <annotation motivation="{note.motive}" target={quoteattr(target)}>'
            f"<ptr target={quoteattr(note.thing)}/></annotation>\n"
        )


def _point(place: tuple[str, int]) -> str:
    return f"string-index(xpath({place[0]}),{place[1]})"
