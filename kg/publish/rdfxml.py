"""RDF/XML for the few who ask. It has no named graphs: a file holds the graphs its first comment names, merged.

XML 1.0 has no place for most control characters (a form feed of a scan, for one): statements with them cannot be
written, and the first comment says how many were left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kg import literal
from kg.errors import PublishError
from kg.iri import Iris
from kg.mapping.scope import Triple
from kg.publish.turtle import USED
from kg.vocab import PREFIXES

# What XML 1.0 allows: its Char production; 0x0B and 0x0C (form feed) are the ones real texts hold.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A local name an element may have.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_BY_IRI = {iri: name for name, iri in PREFIXES.items()}


def fits(triple: Triple) -> bool:
    """Whether XML can hold the statement."""
    obj = triple[2]
    return obj[0] == "<" or not _NOT_XML.search(literal.value(obj))


def write(triples: Iterable[Triple], iris: Iris, graphs: Iterable[str]) -> str:
    """Sorted triples as RDF/XML."""
    whole = sorted(set(triples))
    kept = [t for t in whole if fits(t)]
    left = len(whole) - len(kept)
    spaces = "".join(f" xmlns:{name}={quoteattr(PREFIXES[name])}" for name in USED)
    note = f"RDF/XML has no named graphs: {' and '.join(graphs)} merged."
    if left:
        note += f" Left out, for characters XML does not allow: {left} statements; the other formats have them."
    parts = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- {note} -->\n<rdf:RDF xml:base={quoteattr(iris.base)}{spaces}>\n'
    ]
    subject = ""
    for s, p, o in kept:
        if s != subject:
            parts.append(f"{'</rdf:Description>' if subject else ''}\n<rdf:Description rdf:about={_iri(s, iris)}>\n")
            subject = s
        parts.append(_statement(p, o, iris))
    parts.append("</rdf:Description>\n\n</rdf:RDF>\n" if subject else "</rdf:RDF>\n")
    return "".join(parts)


def _statement(predicate: str, obj: str, iris: Iris) -> str:
    name = _qualified(predicate)
    if obj[0] == "<":
        return f"  <{name} rdf:resource={_iri(obj, iris)}/>\n"
    text = escape(literal.value(obj), {"\r": "&#13;"})
    if obj[-1] == ">":
        return f"  <{name} rdf:datatype={_iri(obj.rpartition('^^')[2], iris)}>{text}</{name}>\n"
    language = f' xml:lang="{obj.rpartition("@")[2]}"' if obj[-1] != '"' else ""
    return f"  <{name}{language}>{text}</{name}>\n"


def _qualified(term: str) -> str:
    cut = max(term.rfind("#"), term.rfind("/")) + 1
    prefix, local = _BY_IRI.get(term[1:cut], ""), term[cut:-1]
    if prefix not in USED or not _NAME.fullmatch(local):
        raise PublishError(
            "a property has no name in XML", where=term, todo="give its namespace a prefix in kg/publish"
        )
    return f"{prefix}:{local}"


def _iri(term: str, iris: Iris) -> str:
    text = term[1:-1]
    return quoteattr(text[len(iris.base) :] if text.startswith(iris.base) and text != iris.base else text)
