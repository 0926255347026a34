"""Saved HTML pages: the visible text, then the page layouts.

White space rule. Scripts, styles and the document head are not text. Runs of space, tab and line end become one space,
except in ``pre``; NBSP stays. ``br`` is one line end. Every start or end of a block element between two stretches of
words counts as one line end, six at most; so paragraphs are parted by one blank line and fields of a page by more, and
the gap before a summary can be seen. Navigation, footers, forms and asides stay in the text as FURNITURE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HTMLParser

from kg.errors import SourceError
from kg.model import Document, Source, Span
from kg.read.encoding import decode
from kg.read.page import page_zones

_HIDDEN = frozenset({"script", "style", "template", "head", "noscript", "svg", "iframe", "object", "title"})
_BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", "button",
})
_SITE = frozenset({"nav", "footer", "form", "aside"})
_SITE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MOST_LINE_ENDS = 6


class HtmlReader:
    """A page of the archive saved as HTML."""

    name = "archive-page-html"

    def claims(self, source: Source) -> bool:
        """HTML, whatever is in it."""
        return source.media_type == "text/html"

    def read(self, source: Source) -> Iterator[Document]:
        """One document, whose text is the page's visible text; :class:`kg.errors.SourceError` when it is no page."""
        decode(source.data, source.locator)
        text, site = visible_text(source.data, source.locator)
        zones, diagnostics = page_zones(text, source.locator, site)
        yield Document(source=source, text=text, reader=self.name, zones=zones, is_source_text=False,
                       diagnostics=diagnostics)


def visible_text(data: bytes, where: str) -> tuple[str, tuple[Span, ...]]:
    """The visible text of a page in UTF-8 by the rule above, and the stretches of it that are the site's own.

    Raises :class:`kg.errors.SourceError` when no element can be found; ``where`` names the source.

    >>> visible_text(b"<nav>Home</nav><p>June 14,\\n 1937</p><p>Title</p>", "x.html")
    ('Home\\n\\nJune 14, 1937\\n\\nTitle', (Span(start=0, end=4),))
    """
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError("the page is not HTML that can be read", where=where, why=str(error),
                          todo="save the page's text as plain text") from error
    if root is None:
        raise SourceError("the page holds no HTML element", where=where, todo="save the page's text as plain text")
    writer = _Writer()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            writer.start(element)
        else:
            writer.end(element)
    return "".join(writer.pieces), tuple(writer.site)


class _Writer:
    """Collects words and the white space between them; state of one walk over one page."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.site: list[Span] = []
        self.hidden = self.kept = self.within_site = 0
        self.ends = 0
        self.space = False
        self.site_start = -1

    def start(self, element: etree._Element) -> None:
        """An element begins."""
        tag = str(element.tag).lower()
        self.boundary(tag)
        self.hidden += tag in _HIDDEN
        self.kept += tag == "pre"
        if _is_site(element, tag):
            self.within_site += 1
        self.words(element.text)

    def end(self, element: etree._Element) -> None:
        """An element ends; the words after it belong to the element above."""
        tag = str(element.tag).lower()
        self.hidden -= tag in _HIDDEN
        self.kept -= tag == "pre"
        if _is_site(element, tag):
            self.within_site -= 1
            if not self.within_site and self.site_start >= 0:
                self.site.append(Span(self.site_start, self.length))
                self.site_start = -1
        self.boundary(tag)
        self.words(element.tail)

    def boundary(self, tag: str) -> None:
        """Line ends for a block element's start or end; ``br`` counts once, at its start and end together."""
        if not self.hidden:
            self.ends += 2 if tag in _BLOCK else tag == "br"

    def words(self, text: str | None) -> None:
        """Words in the current element."""
        if not text or self.hidden:
            return
        if self.kept:
            self.put(text)
            return
        flat = _SPACE.sub(" ", text)
        if flat.strip(" "):
            self.space = self.space or flat[0] == " "
            self.put(flat.strip(" "))
            self.space = flat[-1] == " "
        elif flat:
            self.space = True

    def put(self, text: str) -> None:
        """Words, after the white space that is due before them."""
        if self.length:
            between = "\n" * min(self.ends // 2, _MOST_LINE_ENDS) or (" " if self.space else "")
            self.pieces.append(between)
            self.length += len(between)
        self.ends, self.space = 0, False
        if self.within_site and self.site_start < 0:
            self.site_start = self.length
        self.pieces.append(text)
        self.length += len(text)


def _is_site(element: etree._Element, tag: str) -> bool:
    return tag in _SITE or element.get("role", "") in _SITE_ROLES
