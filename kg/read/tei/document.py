"""One TEI document -> :class:`kg.model.Document`: header, archive's paragraphs, body.

Which part of the header is text: the title of the document (``title type="complete"``, else ``type="main"``, else the
first), the words of its date of creation, those of who sent it to whom (``correspAction``), the source description and
the shelfmark (``msIdentifier``). A document inside a volume has none of these: its title is its ``head``, its date the
first ``date`` of its dateline; the volume's title and the heads above stand before it.
"""

from __future__ import annotations

import re

from lxml import etree

from kg.model import Document, Kind, Source
from kg.read.tei.header import children, created_of, find, language_of, title_of, words_of
from kg.read.tei.markup import date_value, is_source_note
from kg.read.tei.text import Run
from kg.read.tei.xml import local, xml_id
from kg.read.tei.zones import NAME, Zones

__all__ = ["NAME", "in_volume", "is_alone", "is_document", "people_of", "whole_file"]

_CITED = re.compile(r"(Also\s+)?(Cited|Printed|Published|Quoted|Excerpted) in\b")


def is_document(element: etree._Element) -> bool:
    """Whether the markup calls this division a document."""
    return local(element).startswith("div") and element.get("type") == "document"


def whole_file(
    source: Source, tei: etree._Element, part: str = "", record: bool = False,
) -> tuple[Document, list[Run]]:
    """The file as one document: its header names it; several ``div type="document"`` are its parts."""
    header, text = find(tei, "teiHeader"), find(tei, "text")
    created = created_of(header)
    inner = find(text, "body")
    documents = [e for e in inner if is_document(e)] if inner is not None else []
    outer = _outer(inner, documents)
    notes = _source_notes(documents[0]) if len(documents) == 1 and not outer else []
    zones = Zones(record)
    zones.line(title_of(header), Kind.TITLE)
    zones.line(created, Kind.RECORD_DATE)
    zones.correspondence(header)
    zones.sources(header, bool(outer or notes))
    cited = False
    for paragraph in outer:
        kind = Kind.RELATED if _CITED.match(words_of(paragraph)) else Kind.SOURCE_NOTE if cited else Kind.CITATION
        cited = cited or kind is Kind.CITATION
        zones.line(paragraph, kind)
    for note in notes:
        zones.line(note, Kind.CITATION)
    zones.text.written.update(notes)
    for section in children(text, "front", "body", "back", "group"):
        zones.text.loose(section, 0, section.text)
        for child in section:
            if child in outer:
                continue
            if len(documents) > 1 and child in documents:
                zones.text.open(Kind.PART, xml_id(child) or f"{documents.index(child) + 1}")
                zones.text.block(child)
                zones.text.flush_notes()
                zones.text.close()
            else:
                zones.text.stray(child)
    zones.body()
    zones.numbered(document.get("n", "") for document in documents)
    day = "" if created is None else date_value(created)
    hints = [("date", day), ("language", language_of(inner, text, tei))]
    return zones.finish(source, part, hints)


def _outer(body: etree._Element | None, documents: list[etree._Element]) -> list[etree._Element]:
    """The paragraphs before the first document: they speak of the whole file."""
    if body is None or not documents:
        return []
    return [child for child in body if local(child) == "p" and body.index(child) < body.index(documents[0])]


def _source_notes(div: etree._Element) -> list[etree._Element]:
    """The source note of a document: in its head, or right below it."""
    notes = [e for e in div.iter() if local(e) == "note" and is_source_note(e)]
    return [note for note in notes if note.getparent() in (div, find(div, "head"))][:1]


def is_alone(tei: etree._Element, div: etree._Element) -> bool:
    """Whether a file holds one document of a series and nothing else: its head and source note describe it better
    than the header, which may be that of the volume."""
    text = find(tei, "text")
    if text is None or find(div, "head") is None or not (div.get("n") or _source_notes(div)):
        return False
    return len(words_of(text)) == len(words_of(div))


def in_volume(source: Source, header: etree._Element | None, div: etree._Element, part: str,
              record: bool = False) -> tuple[Document, list[Run]]:
    """One document of a volume: title from its head, source from its source note, date from its dateline."""
    zones = Zones(record)
    zones.line(title_of(header), Kind.FURNITURE)
    above = [a for a in reversed(list(div.iterancestors())) if local(a).startswith("div")]
    for heading in (find(a, "head") for a in above):
        zones.line(heading, Kind.FURNITURE)
    head = find(div, "head")
    zones.titled(head)
    for child in div:
        if local(child) == "note" and is_source_note(child) and not zones.text.top:
            zones.line(child, Kind.CITATION)
        elif child is not head:
            zones.text.stray(child)
    zones.body()
    zones.dated()
    date = next((d for line in div.iter() if local(line) == "dateline" for d in line.iter()
                 if local(d) == "date" and date_value(d)), None)
    hints = [("date", date_value(date) if date is not None else ""), ("language", language_of(div)),
             ("number", div.get("n", "")), ("subtype", div.get("subtype", ""))]
    return zones.finish(source, part, hints)


def people_of(source: Source, header: etree._Element | None, lists: etree._Element, part: str,
              record: bool = False) -> tuple[Document, list[Run]]:
    """The editors' list of persons at the front or back of a volume, as a document of theirs."""
    zones = Zones(record)
    zones.line(title_of(header), Kind.FURNITURE)
    head = find(lists, "head")
    zones.titled(head)
    for child in lists:
        if child is not head:
            zones.text.stray(child)
    zones.body(Kind.FRONT)
    return zones.finish(source, part, [("language", language_of(lists))])
