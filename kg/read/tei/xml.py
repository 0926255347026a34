"""Bytes -> checked XML elements: what is not safe, well-formed TEI P5 ends here in one line.

Nothing outside the file is ever read: a DOCTYPE (and with it every entity declaration) is refused before
the parser
sees it, the network and DTD loading are off, and libxml2's own bounds (nesting 256, text nodes 10 MB) stay
on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import cast
from xml.dom import XML_NAMESPACE

from lxml import etree

from kg.errors import SourceError
from kg.model import Source

_HEAD = 65_536
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# The prolog before the root: white space, processing instructions (`<?xml-model …?>` in every
# history-office file) and
# comments. A DOCTYPE inside a comment is a comment: hence one pattern that walks, and no search for
# "<!DOCTYPE".
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_DECLARED = re.compile(r"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")


def opening(data: bytes) -> str:
    """The first 64 KB as text, for a look at the prolog: decoded by its byte order mark, else byte by
    byte."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark):_HEAD].decode(encoding, "replace")
    return data[:_HEAD].decode("latin-1")


def root_name(data: bytes) -> str:
    """The local name of the root element as the prolog shows it, "" where none is seen:
    ``root_name(b"<TEI/>")``."""
    text = opening(data)
    at = _PROLOG.match(text)
    rest = text[at.end():] if at else text
    if rest.startswith("<!DOCTYPE"):
        name = re.match(r"<!DOCTYPE\s+(?:[\w.-]+:)?([\w.-]+)", rest)
        return name[1] if name else ""
    found = _ROOT.match(rest)
    return found[1] if found else ""


def looks_like_xml(data: bytes) -> bool:
    """Whether the source is XML that no web browser would show as a page: TEI, or something to be refused
    as TEI."""
    text = opening(data).lstrip()
    name = root_name(data)
    return (text.startswith("<?xml") or name in ("TEI", "teiCorpus", "TEI.2")) and name.lower() != "html"


def refuse(
    source: Source, what: str, *, at: tuple[int, int] | None = None, why: str = "", todo: str = "",
) -> SourceError:
    """The error for a source that cannot be read, with ``locator:line:column``."""
    place = f"{source.locator}:{at[0]}:{at[1]}" if at else source.locator
    return SourceError(what, where=place, why=why, todo=todo)


def _check_prolog(source: Source) -> None:
    text = opening(source.data)
    match = _PROLOG.match(text)
    at = match.end() if match else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    if text.startswith("<!DOCTYPE", at):
        raise refuse(source, "XML with a DOCTYPE is not read", at=(line, column),
                     why="it can declare entities that grow without bound or read other files",
                     todo="remove the DOCTYPE and write characters instead of entities")
    declared = _DECLARED.match(text)
    name = declared[1].lower() if declared else "utf-8"
    if name not in ("utf-8", "utf8", "us-ascii", "ascii") and not name.startswith(("utf-16", "utf16")):
        try:
            multi = len(source.data.decode("utf-8")) < len(source.data)
        except UnicodeDecodeError:
            multi = False
        if multi:
            raise refuse(source, f"the XML declaration says {name}, the bytes are UTF-8", at=(1, 1),
                         why="read as declared, every accented letter would come out wrong",
                         todo='write encoding="UTF-8" in its first line')


def parse(source: Source, max_bytes: int | None = None) -> Iterator[tuple[str, etree._Element]]:
    """("start" | "end", element) for every element, while the tree grows.

    Raises :class:`SourceError` with line and column for XML that is malformed, wrongly declared, too large,
    nested
    too deep, or carries a DOCTYPE.
    """
    if max_bytes is not None and len(source.data) > max_bytes:
        raise refuse(source, f"{len(source.data):,} bytes are more than the limit of {max_bytes:,}",
                     todo="raise it with --max-bytes, or split the file")
    _check_prolog(source)
    events = etree.iterparse(
        BytesIO(source.data), events=("start", "end"), tag="{*}*",
        no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        resolve_entities=False, huge_tree=False, remove_comments=False, remove_pis=False, recover=False,
    )
    try:
        yield from cast("Iterator[tuple[str, etree._Element]]", events)
    except (etree.XMLSyntaxError, LookupError, UnicodeError) as error:
        raise _translated(source, error, events) from error


def _translated(source: Source, error: Exception, events: etree.iterparse) -> SourceError:
    """libxml2's first complaint with its place; the exception itself names neither for an undeclared entity."""
    logged = next((entry for entry in events.error_log if entry.level_name == "FATAL"), None)
    line, column = (logged.line, logged.column) if logged else getattr(error, "position", None) or (1, 1)
    words = (logged.message if logged else str(error)) or "no reason given"
    what = "XML nested deeper than 256 elements" if "depth" in words else "not well-formed XML"
    return refuse(source, what, at=(max(line, 1), max(column, 1)),
                  why=re.sub(r",? line \d+, column \d+.*$|, use XML_PARSE_HUGE option|\(line 0\)", "", words),
                  todo="repair it with an XML editor; the file is not read in part")


def local(element: etree._Element) -> str:
    """The tag without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def xml_id(element: etree._Element) -> str:
    """The element's xml:id, or ''."""
    return element.get(f"{{{XML_NAMESPACE}}}id", "")


def xml_lang(element: etree._Element) -> str:
    """The element's xml:lang, or ''."""
    return element.get(f"{{{XML_NAMESPACE}}}lang", "")
