"""The media type of a text, from its first words; the file's name decides only between JSON, CSV and plain text."""

from __future__ import annotations

import re

from kg.read.fields import looks_like_header

# What may stand before the root element: XML declaration and other instructions, comments ("saved from url=..." of
# browsers), a DOCTYPE with or without internal subset.
_BEFORE_ROOT = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!doctype[^<>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"\s*<(?:[A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)(?P<rest>[^<>]*)>?")
# JSON that can hold records: an object with a first key, or an array of objects. "[handwritten: …" is neither.
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{\]])')
_HTML_START = frozenset({"html", "head", "body", "title", "meta", "div", "main", "article", "section", "p", "h1"})

def media_type(text: str, name: str = "") -> str:
    """One of text/plain, text/html, application/xhtml+xml, application/tei+xml, application/xml, application/json,
    application/x-ndjson, text/csv, text/tab-separated-values.

    ``name`` is the file's name.

    >>> media_type("<!DOCTYPE html><html><body>x</body></html>")
    'text/html'
    >>> media_type("[handwritten: to the archive]")
    'text/plain'
    """
    start = text.lstrip("\ufeff")
    suffix = name[name.rfind("."):].lower() if "." in name else ""
    if start.lstrip().startswith("<") and (kind := _markup(start, name)):
        return kind
    if suffix in (".jsonl", ".ndjson"):
        return "application/x-ndjson"
    if suffix == ".json" or _JSON.match(start):
        return "application/json"
    if suffix == ".tsv":
        return "text/tab-separated-values"
    if suffix == ".csv" or looks_like_header(start[:4096].lstrip().partition("\n")[0]):
        return "text/csv"
    return "text/plain"


def _markup(text: str, name: str) -> str:
    at = 0
    while found := _BEFORE_ROOT.match(text, at):
        at = found.end()
    root = _ROOT.match(text, at)
    if root is None:
        return "application/xml" if text.lstrip().startswith("<?xml") else ""
    element = root["name"]
    if element in ("TEI", "teiCorpus", "TEI.2"):
        return "application/tei+xml"
    declared = text.lstrip().startswith("<?xml")
    if element.lower() == "html":
        return "application/xhtml+xml" if declared or name.lower().endswith((".xhtml", ".xht")) else "text/html"
    if declared or "xmlns" in root["rest"]:
        return "application/xml"
    return "text/html" if element.lower() in _HTML_START or "<!doctype html" in text[:at].lower() else ""
