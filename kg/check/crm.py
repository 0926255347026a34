"""The CRM gate: terms, domain and range, disjointness, property classes, names and literals.

Every function takes the index of a dataset and yields findings; the rules are the facts of
`ontology/crm.ttl` and `ontology/prov-oa.ttl`, not code. Rule numbers are those of `docs/rules.md`.
"""

import re
from collections.abc import Callable, Iterator

from kg.check.index import Index
from kg.check.report import Finding, Severity, short
from kg.vocab import (
    CRM,
    DCAT,
    DCTERMS,
    FOAF,
    NAMESPACES,
    OA,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VOID,
    WD,
    XSD,
    Namespace,
)

V = Severity.VIOLATION

# The range in RDFS is rdfs:Literal; everything else that begins with xsd: names a datatype.
_LITERAL = RDFS.Literal
_SAFE = {
    XSD.integer: re.compile(r"-?(0|[1-9][0-9]*)"),
    XSD.date: re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d\d:\d\d)?"),
    XSD.dateTime: re.compile(
        r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d*[1-9])?(Z|[+-]\d\d:\d\d)?"
    ),
    XSD.gYear: re.compile(r"-?\d{4,}"),
    XSD.gYearMonth: re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])"),
    XSD.boolean: re.compile(r"true|false"),
    XSD.decimal: re.compile(r"-?\d+(\.\d+)?"),
    XSD.anyURI: re.compile(r"[^\s<>\"{}|\\^`]+"),
}
# Properties that may lead to a page or a licence on the open web.
_WEB_LINKS = frozenset(
    {
        *(RDFS.seeAlso, RDFS.isDefinedBy, DCTERMS.license, DCTERMS.rights, DCTERMS.source, DCTERMS.publisher),
        *(SCHEMA.url, SCHEMA.sameAs, SCHEMA.license, FOAF.page, FOAF.homepage, DCTERMS.conformsTo),
        *(DCAT.landingPage, DCAT.accessURL, DCAT.downloadURL, DCAT.mediaType, VOID.dataDump, VOID.feature),
        *(SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch),
    }
)
_TABLES = {str(namespace): namespace for namespace in NAMESPACES}


def _table_of(term: str) -> str:
    """The namespace part of an IRI, "" for a term of none of ours."""
    cut = max(term.rfind("/"), term.rfind("#")) + 1
    iri = term[1:cut]
    return iri if iri in _TABLES else ""


def terms(ix: Index) -> Iterator[Finding]:
    """S01: every term exists, classes stand as classes and properties as properties."""
    facts = ix.ontology
    ours = (CRM, PROV, OA, SKOS, VOID)

    def known(term: str, as_class: bool) -> bool:
        namespace = _TABLES.get(_table_of(term))
        if namespace is None or term not in namespace:
            return False
        if namespace not in ours:
            return True
        return term in facts.supers if as_class else term in facts.properties

    for predicate, uses in ix.by_predicate.items():
        if not known(predicate, as_class=False):
            hint = _nearest(predicate)
            for s, o, g in uses:
                yield Finding(
                    *("S01", V, s, predicate, o),
                    f"{short(predicate)} is not a property in use{hint}: correct the mapping.",
                    g,
                )
    verdicts = {o: known(o, as_class=True) for _, o, _ in ix.uses(RDF.type)}
    if not all(verdicts.values()):
        for s, o, g in ix.uses(RDF.type):
            if not verdicts[o]:
                yield Finding(
                    *("S01", V, s, RDF.type, o),
                    f"{short(o)} is not a class in use{_nearest(o)}: correct the mapping.",
                    g,
                )


def _nearest(term: str) -> str:
    namespace = _TABLES.get(_table_of(term))
    if not isinstance(namespace, Namespace):
        return ""
    found = namespace.nearest_terms(term[len(str(namespace)) + 1 : -1])
    return f" (did you mean {found[0]}?)" if found else ""


def domains_and_ranges(ix: Index) -> Iterator[Finding]:
    """S02: subject and object of every property are of the classes it demands; S38: both are typed at all."""
    facts = ix.ontology
    closures = ix.closures
    nothing: frozenset[str] = frozenset()
    for predicate, uses in ix.by_predicate.items():
        if predicate not in facts.properties:
            continue
        domains = facts.domains[predicate]
        ranges = [r for r in facts.ranges[predicate] if r.startswith("<" + str(CRM)) or r in facts.supers]
        literal = _LITERAL in facts.ranges[predicate]
        datatypes = [r for r in facts.ranges[predicate] if r in XSD]
        in_crm = predicate in CRM
        name = short(predicate)
        for s, o, g in uses:
            above = closures.get(s, nothing)
            for domain in domains:
                if domain not in above:
                    if not above:
                        yield _untyped(s, predicate, o, g, s)
                    else:
                        yield Finding(
                            *("S02", V, s, predicate, o),
                            f"{name} starts from {short(domain)}, and {short(s)} is {_types(ix, s)}: "
                            "choose another property or correct the type.",
                            g,
                        )
                    break
            if o[0] == '"':
                if ranges or (in_crm and not literal):
                    yield Finding(
                        *("S02", V, s, predicate, o),
                        f"{name} leads to a node, not to words: name the thing, or use P3 or P190 for words.",
                        g,
                    )
                elif datatypes and not any(_fits(o, datatype) for datatype in datatypes):
                    yield Finding(
                        *("S02", V, s, predicate, o),
                        f"{name} takes a value of type {short(datatypes[0])}: correct the literal.",
                        g,
                    )
                continue
            if literal or datatypes:
                message = f"{name} leads to a literal, not to a node: give the value."
                yield Finding("S02", V, s, predicate, o, message, g)
                continue
            if not ranges:
                continue
            below = closures.get(o, nothing)
            if not below:
                yield _untyped(s, predicate, o, g, o)
                continue
            for wanted in ranges:
                if wanted not in below:
                    yield Finding(
                        *("S02", V, s, predicate, o),
                        f"{name} leads to {short(wanted)}, and {short(o)} is {_types(ix, o)}: "
                        "choose another property or correct the type.",
                        g,
                    )
                    break


def _untyped(s: str, predicate: str, o: str, graph: str, node: str) -> Finding:
    return Finding(
        *("S38", V, s, predicate, o),
        f"{short(node)} has no type in the dataset: state its class, in the authority file if it is shared.",
        graph,
    )


def _types(ix: Index, node: str) -> str:
    return " and ".join(short(t) for t in ix.types.get(node, ())) or "untyped"


def _fits(literal: str, datatype: str) -> bool:
    actual = datatype_of(literal)
    if datatype in (XSD.nonNegativeInteger, XSD.positiveInteger):
        return actual in (XSD.integer, datatype) and not literal.startswith('"-')
    return actual == datatype


def datatype_of(literal: str) -> str:
    """The datatype of a literal in N-Triples form: `rdf:langString` with a language, `xsd:string` by
    default."""
    if literal[-1] == '"':
        return XSD.string
    if literal[-1] == ">":
        return literal[literal.rindex('"^^') + 3 :]
    return RDF.langString


def disjointness(ix: Index) -> Iterator[Finding]:
    """S03: no node is of two classes that exclude each other."""
    verdicts: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for node, types in ix.types.items():
        clashes = verdicts.get(types)
        if clashes is None:
            above = ix.classes(node)
            clashes = [(a, b) for a, b in ix.ontology.disjoint if a in above and b in above][:1]
            verdicts[types] = clashes
        for a, b in clashes:
            yield Finding(
                *("S03", V, node, RDF.type, ""),
                f"{short(node)} cannot be both {short(a)} and {short(b)} (it is {_types(ix, node)}): "
                "an act that was only planned is an E29, and two things need two names.",
            )


def property_classes(ix: Index) -> Iterator[Finding]:
    """S15: a PC node has one P01, one P02, at most one .1 property, and the plain triple it stands for."""
    facts = ix.ontology
    kinds = [predicate for predicate in ix.by_predicate if ".1_" in predicate and predicate in CRM]
    plain: dict[str, set[tuple[str, str]]] = {}
    for node, types in ix.types.items():
        own = [t for t in types if t in facts.plain]
        if not own:
            continue
        starts, ends = ix.objects(node, CRM.P01), ix.objects(node, CRM.P02) or ix.objects(node, CRM.P03)
        for predicate, values in ((CRM.P01, starts), (CRM.P02, ends)):
            if len(values) != 1:
                yield Finding(
                    *("S15", V, node, predicate, ""),
                    f"a property node needs exactly one {short(predicate)}, this one has {len(values)}.",
                )
        roles = sorted((k, v) for k in kinds for v in ix.objects(node, k))
        if len(roles) > 1:
            yield Finding(
                *("S15", V, node, roles[1][0], roles[1][1]),
                f"a property node says one role, this one says {len(roles)}: make one node for each.",
            )
        if len(starts) != 1 or len(ends) != 1:
            continue
        for pc in own:
            predicate = facts.plain[pc]
            if predicate not in plain:
                inverse = facts.inverse.get(predicate, "")
                plain[predicate] = {(s, o) for s, o, _ in ix.uses(predicate)}
                plain[predicate] |= {(o, s) for s, o, _ in ix.uses(inverse)}
            if (starts[0], ends[0]) not in plain[predicate]:
                yield Finding(
                    *("S15", V, node, predicate, ends[0]),
                    f"{short(starts[0])} {short(predicate)} {short(ends[0])} is missing: "
                    "state the plain triple beside its property node.",
                )


def one_time_span(ix: Index) -> Iterator[Finding]:
    """S39: an event has at most one time-span; what narrows it stands under P86."""
    for node, spans in ix.out(CRM.P4).items():
        if len(spans) > 1:
            yield Finding(
                *("S39", V, node, CRM.P4, ""),
                f"{short(node)} has {len(spans)} time-spans: keep the stated one, put others under it (P86).",
            )


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
        namespace = _TABLES.get(_table_of(term))
        if term in WD or (namespace is not None and term in namespace):
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
    """S47: literals have a datatype every store keeps as it is, and a lexical form that fits it."""
    for predicate, uses in ix.by_predicate.items():
        for s, o, g in uses:
            if o[0] != '"' or o[-1] == '"':
                continue
            if o[-1] != ">":
                continue  # words with a language
            cut = o.rindex('"^^')
            form = _SAFE.get(o[cut + 3 :])
            if form is None:
                yield Finding(
                    *("S47", V, s, predicate, o),
                    f"stores rewrite values of type {short(o[cut + 3 :])}: use xsd:integer, xsd:date, "
                    "xsd:dateTime or a plain string.",
                    g,
                )
            elif not form.fullmatch(o, 1, cut):
                message = f"{short(o)} is not a canonical value of its type: correct it."
                yield Finding("S47", V, s, predicate, o, message, g)


RULES: tuple[Callable[[Index], Iterator[Finding]], ...] = (
    terms,
    domains_and_ranges,
    disjointness,
    property_classes,
    one_time_span,
    names,
    literals,
)
"""The rules of this module in the order they run."""
