"""Names and literals as terms: nothing without a name of ours, nothing a store would rewrite."""

import datetime
import re
from collections.abc import Callable, Iterator

from kg.check.index import Index
from kg.check.report import Finding, Severity, short
from kg.vocab import DCAT, DCTERMS, FOAF, RDFS, SCHEMA, SKOS, VOID, XSD, table_of

V = Severity.VIOLATION

# Properties that may lead to a page or a licence on the open web.
_WEB_LINKS = frozenset(
    {
        *(RDFS.seeAlso, RDFS.isDefinedBy, DCTERMS.license, DCTERMS.rights, DCTERMS.source, DCTERMS.publisher),
        *(SCHEMA.url, SCHEMA.sameAs, SCHEMA.license, FOAF.page, FOAF.homepage, DCTERMS.conformsTo),
        *(DCAT.landingPage, DCAT.accessURL, DCAT.downloadURL, DCAT.mediaType, VOID.dataDump, VOID.feature),
        *(SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch),
    }
)

def _is_day(value: str) -> bool:
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _like(form: str) -> Callable[[str], bool]:
    pattern = re.compile(form)
    return lambda value: pattern.fullmatch(value) is not None


_TIME = _like(r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d*[1-9])?(Z|[+-]\d\d:\d\d)?")
_CANONICAL: dict[str, Callable[[str], bool]] = {
    XSD.integer: _like(r"0|-?[1-9][0-9]*"),
    XSD.date: _is_day,
    XSD.dateTime: lambda value: _is_day(value[:10]) and _TIME(value[10:]),
    XSD.gYear: _like(r"\d{4}"),
    XSD.gYearMonth: _like(r"\d{4}-(0[1-9]|1[0-2])"),
    XSD.boolean: _like(r"true|false"),
    XSD.decimal: _like(r"-?\d+(\.\d+)?"),
    XSD.anyURI: _like(r"[^\s<>\"{}|\\^`]+"),
}


def names(ix: Index) -> Iterator[Finding]:
    """S36: no blank nodes, no IRI outside the base and the known vocabularies."""
    home = f"<{ix.base}"
    web = "<http"
    fine: set[str] = {""}

    def fault(term: str, link: bool) -> str:
        """What is wrong with a name; remembers the good ones."""
        if term.startswith(home):
            fine.add(term)
            return ""
        if term.startswith("_:"):
            return "is a blank node: give it a name made of its stable key."
        namespace = table_of(term)
        if namespace is not None and term in namespace:
            fine.add(term)
            return ""
        if link and term.startswith(web):
            return ""
        return f"lies outside {ix.base} and the known vocabularies: build it from a key."

    for predicate, uses in ix.by_predicate.items():
        linking = predicate in _WEB_LINKS
        for s, o, g in uses:
            if s not in fine and (message := fault(s, False)):
                yield Finding("S36", V, s, predicate, s, f"{short(s)} {message}", g)
            if o[0] != '"' and o not in fine and (message := fault(o, linking)):
                yield Finding("S36", V, s, predicate, o, f"{short(o)} {message}", g)
            if g not in fine and (message := fault(g, False)):
                yield Finding("S36", V, s, predicate, g, f"{short(g)} {message}", g)


def literals(ix: Index) -> Iterator[Finding]:
    """S47: literals have a datatype every store keeps as it is, and a canonical form that fits it."""
    for predicate, uses in ix.by_predicate.items():
        for s, o, g in uses:
            if o[0] != '"' or o[-1] != ">":
                continue  # a node, plain words, or words with a language
            cut = o.rindex('"^^')
            datatype = o[cut + 3 :]
            canonical = _CANONICAL.get(datatype)
            if canonical is None:
                message = f"stores rewrite {short(datatype)}: use xsd:integer, xsd:date, xsd:dateTime or a string."
            elif not canonical(o[1:cut]):
                message = f"{short(o)} is not a canonical value of its type: correct it."
            else:
                continue
            yield Finding("S47", V, s, predicate, o, message, g)


RULES: tuple[Callable[[Index], Iterator[Finding]], ...] = (names, literals)
"""The rules of this module in the order they run."""
