"""TEI P5 -> documents.

A file whose header states when the document was made (``date type="created"``, ``creation/date``) is one
document, and
the several ``div type="document"`` it may hold are its parts (:attr:`kg.model.Kind.PART`). A file without
such a date
that holds several ``div type="document"`` is a volume: each of them is a document, ``part`` its xml:id. Any
other TEI file is
one document. A ``teiCorpus`` is read TEI by TEI, ``part`` its xml:id or its number. Volumes are streamed: what was read
is forgotten. Their editors' lists of persons follow as documents of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

from kg.model import Document, Source
from kg.read.tei.document import NAME, in_volume, is_alone, is_document, people_of, whole_file
from kg.read.tei.header import created_of
from kg.read.tei.map import TeiMap
from kg.read.tei.text import Run
from kg.read.tei.xml import local, looks_like_xml, parse, refuse, xml_id

__all__ = ["TeiMap", "TeiReader", "map_of"]

_TEI = "//www.tei-c.org/ns/1.0"


class TeiReader:
    """Reader of TEI P5; it also answers for XML that is not TEI, to say so in one line."""

    name = NAME

    def __init__(self, max_bytes: int | None = None) -> None:
        """``max_bytes`` bounds the source; None: its size was judged when it was loaded (``kg.read.load``)."""
        self.max_bytes = max_bytes

    def claims(self, source: Source) -> bool:
        """Whether the source is TEI, or XML that no other reader takes (XHTML is a saved page)."""
        if source.media_type in ("application/tei+xml", "application/xml"):
            return True
        unknown = source.media_type in ("", "text/xml", "application/octet-stream")
        return unknown and looks_like_xml(source.data)

    def read(self, source: Source) -> Iterator[Document]:
        """The documents of the file; :class:`kg.errors.SourceError` names line and column of what cannot be
        read."""
        for document, _ in _documents(source, self.max_bytes, False):
            yield document


def map_of(source: Source, part: str = "", max_bytes: int | None = None) -> TeiMap:
    """The map between the text of document ``part`` and the XML of its source; computed anew, a pure
    function.

    Raises :class:`kg.errors.SourceError` where the source holds no such document.
    """
    for document, runs in _documents(source, max_bytes, True, part):
        if document.part == part:
            return TeiMap(document.text, tuple(runs))
    raise refuse(source, f"the file holds no document {part!r}", todo="name one of the documents it lists")


def _documents(
    source: Source, max_bytes: int | None, record: bool, wanted: str = "",
) -> Iterator[tuple[Document, list[Run]]]:
    seen, depth, corpus = 0, 0, 0
    header: etree._Element | None = None
    held: etree._Element | None = None
    single, used, within = True, set[str](), ""
    for event, element in parse(source, max_bytes):
        name = local(element)
        if event == "start":
            if depth == 0:
                _check_root(source, element, name)
            corpus += name == "teiCorpus"
            depth += 1
            if name in ("schemaSpec", "elementSpec", "classSpec", "moduleSpec"):
                raise refuse(source, "this is an ODD, a TEI schema, not a document", at=_place(element),
                             todo="add the TEI files of the documents themselves")
            if name == "TEI":
                header, held, seen, single = None, None, 0, True
                within = _part(element, used, "tei") if corpus else ""
            continue
        depth -= 1
        if name == "teiHeader":
            parent = element.getparent()
            if parent is not None and local(parent) == "TEI":
                header, single = element, created_of(element) is not None
        elif is_document(element) and not single and not _inside_document(element):
            seen += 1
            if held is None and seen == 1 and not _in_division(element):
                held = element                       # alone in its file, it is the whole file
                continue
            for div in ([held] if held is not None else []) + [element]:
                part = _part(div, used)
                if not record or not wanted or part == wanted:
                    yield in_volume(source, header, div, part, record)
                _forget(div)
            held = None
        elif name == "TEI":
            if held is not None and is_alone(element, held):
                yield in_volume(source, header, held, within, record)
            elif single or seen == 0 or held is not None:
                yield whole_file(source, element, within, record)
            else:
                for lists in _lists_of_persons(element):
                    part = _part(lists, used, "persons")
                    if not record or not wanted or part == wanted:
                        yield people_of(source, header, lists, part, record)
            _forget(element)


def _check_root(source: Source, root: etree._Element, name: str) -> None:
    at = _place(root)
    space = str(root.tag)[1:].partition("}")[0] if str(root.tag).startswith("{") else ""
    if name in ("TEI", "teiCorpus") and (not space or space.endswith(_TEI)):
        return
    if name == "html":
        raise refuse(source, "this is an XHTML page, not TEI", at=at,
                     todo="save it as .html to read it as a saved page")
    if name == "TEI.2":
        raise refuse(source, "this is TEI P4, not P5", at=at,
                     todo="convert it, for example with the TEI's p4top5 stylesheet")
    raise refuse(source, f"the root element is {name!r}, not TEI", at=at, why="only TEI P5 is read as XML",
                 todo="convert the file to TEI or to plain text")


def _place(element: etree._Element) -> tuple[int, int]:
    return max(cast("int", element.sourceline) or 1, 1), 1


def _inside_document(element: etree._Element) -> bool:
    return any(is_document(above) for above in element.iterancestors())


def _in_division(element: etree._Element) -> bool:
    return any(local(above).startswith("div") for above in element.iterancestors())


def _lists_of_persons(tei: etree._Element) -> list[etree._Element]:
    """The divisions before and after the documents of a volume that hold its editors' lists of persons."""
    found = (e for matter in tei.iter() if local(matter) in ("front", "back") for e in matter.iter()
             if local(e) == "listPerson" or (local(e) == "list" and e.get("type") == "persons"))
    above = (e.getparent() for e in found)
    return list(dict.fromkeys(e for e in above if e is not None and local(e).startswith("div")))


def _part(div: etree._Element, used: set[str], what: str = "document") -> str:
    name = xml_id(div) or (f"n{div.get('n')}" if div.get("n") else f"{what}-{len(used) + 1}")
    if name in used:
        name = f"{name}-{len(used) + 1}"
    used.add(name)
    return name


def _forget(div: etree._Element) -> None:
    """Empty an element that was read, and those before it, so that a volume never stands in memory whole."""
    tail = div.tail
    div.clear()
    div.tail = tail
