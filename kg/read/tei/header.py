"""What the header of a TEI file states: title, date, language, shelfmark, and who sent what to whom."""

from __future__ import annotations

import re

from lxml import etree

from kg.read.tei.xml import local, xml_lang


def children(element: etree._Element | None, *names: str) -> list[etree._Element]:
    """Child elements of these local names."""
    return [] if element is None else [child for child in element if local(child) in names]


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path of local names, or None."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def words_of(element: etree._Element) -> str:
    """All text below an element, stripped at its ends."""
    return "".join(str(part) for part in element.itertext()).strip()


def title_of(header: etree._Element | None) -> etree._Element | None:
    """The title the header gives the file."""
    titles = [t for t in children(find(header, "fileDesc", "titleStmt"), "title") if words_of(t)]
    chosen = (t for kind in ("complete", "main") for t in titles if t.get("type") == kind)
    return next(chosen, next(iter(titles), None))


def created_of(header: etree._Element | None) -> etree._Element | None:
    """The date the document was made, where the header states one."""
    stated = children(find(header, "fileDesc", "publicationStmt"), "date")
    created = next((d for d in stated if d.get("type") == "created"), None)
    if created is None:
        creation = find(header, "profileDesc", "creation")
        created = find(creation, "date")
    if created is None:
        actions = [a for a in actions_of(header) if a.get("type") == "sent"]
        created = next((d for a in actions for d in children(a, "date")), None)
    return created


def actions_of(header: etree._Element | None) -> list[etree._Element]:
    """The acts of a correspondence the header describes: sent, received, forwarded …"""
    return children(find(header, "profileDesc", "correspDesc"), "correspAction")


def language_of(*elements: etree._Element | None) -> str:
    """The ``xml:lang`` of the first of these elements that has one."""
    return next((xml_lang(element) for element in elements if element is not None and xml_lang(element)), "")


def sources_of(header: etree._Element | None) -> list[etree._Element]:
    """The paragraphs and bibliographic lines of the source description."""
    return children(find(header, "fileDesc", "sourceDesc"), "p", "ab", "bibl")


_MARK = ("repository", "institution", "collection", "idno")
_ABOVE = ("country", "region", "settlement", "district", "geogName", "placeName")


def shelfmark_of(header: etree._Element | None) -> tuple[list[etree._Element], list[etree._Element]]:
    """(places, parts) of the first ``msIdentifier``: where the holder is, and holder, collection and shelfmark.

    An ``idno`` that holds others gives its shelfmark, else its first.
    """
    source = find(header, "fileDesc", "sourceDesc")
    if source is None:
        return [], []
    for mark in source.iter():
        if local(mark) == "msIdentifier":
            parts = [_inner(child) for child in children(mark, *_MARK) if words_of(child)]
            if any(local(part) == "repository" for part in parts):
                parts = [part for part in parts if local(part) != "institution"]
            return [child for child in children(mark, *_ABOVE) if words_of(child)], parts
    return [], []


def _inner(part: etree._Element) -> etree._Element:
    inner = [child for child in children(part, "idno") if words_of(child)]
    return next((child for child in inner if child.get("type") == "shelfmark"), next(iter(inner), part))


# "Box 12", "pp. 41–42", "No. 17", "fol. 88r": a source line that leads to a place in an archive has a number behind a
# comma; "Typed copy.", "Released in 2012 as printed book" and "Born digital" have not.
_LEADS = re.compile(r"[,;:]\s*[^,;:]*\d")


def leads_to_archive(words: str) -> bool:
    """Whether a source line has the shape of a shelfmark: parts behind commas, a number in one of them."""
    return bool(_LEADS.search(words)) and "http" not in words
