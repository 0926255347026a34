"""The CRM gate: terms, domain and range, disjointness, property classes.

Every function takes the index of a dataset and yields findings; the rules are the facts of
`ontology/crm.ttl` and `ontology/prov-oa.ttl`, not code. Rule numbers are those of `docs/rules.md`.
"""

from collections.abc import Callable, Iterator

from kg.check.index import Index
from kg.check.report import Finding, Severity, short
from kg.vocab import CRM, OA, PROV, RDF, RDFS, SKOS, VOID, XSD, Namespace, table_of

V = Severity.VIOLATION


def terms(ix: Index) -> Iterator[Finding]:
    """S01: every term exists, classes stand as classes and properties as properties."""
    facts = ix.ontology
    ours = (CRM, PROV, OA, SKOS, VOID)

    def known(term: str, as_class: bool) -> bool:
        namespace = table_of(term)
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
    namespace = table_of(term)
    if not isinstance(namespace, Namespace):
        return ""
    found = namespace.nearest_terms(term[len(str(namespace)) + 1 : -1])
    return f" (did you mean {found[0]}?)" if found else ""


def domains_and_ranges(ix: Index) -> Iterator[Finding]:
    """S02: subject and object of a property are of the classes it demands; S38: both are typed at all."""
    for predicate, uses in ix.by_predicate.items():
        if predicate in ix.ontology.properties:
            yield from _starts(ix, predicate, uses)
            yield from _ends(ix, predicate, uses)


_NOTHING: frozenset[str] = frozenset()
Uses = list[tuple[str, str, str]]


def _starts(ix: Index, predicate: str, uses: Uses) -> Iterator[Finding]:
    """Subjects that are not of the domain."""
    closures = ix.closures
    wanted = frozenset(ix.ontology.domains[predicate])
    for s, o, g in uses:
        above = closures.get(s, _NOTHING)
        if wanted <= above:
            continue
        yield _wrong(ix, predicate, (s, o, g), s, "starts from", _missing(ix.ontology.domains[predicate], above))


def _ends(ix: Index, predicate: str, uses: Uses) -> Iterator[Finding]:
    """Objects that are not of the range: of another class, words for a node, a node for words."""
    closures = ix.closures
    ranges = ix.ontology.ranges[predicate]
    classes = tuple(r for r in ranges if r in ix.ontology.supers)
    datatypes = tuple(r for r in ranges if r in XSD)
    wanted = frozenset(classes)
    words = RDFS.Literal in ranges or bool(datatypes)
    name = short(predicate)
    for s, o, g in uses:
        if o[0] == '"':
            if not words and (classes or predicate in CRM):
                message = f"{name} leads to a node, not to words: name the thing, or use P3 or P190 for words."
            elif datatypes and not any(_fits(o, datatype) for datatype in datatypes):
                message = f"{name} takes a value of type {short(datatypes[0])}: correct the literal."
            else:
                continue
        elif words:
            message = f"{name} leads to a literal, not to a node: give the value."
        else:
            below = closures.get(o, _NOTHING)
            if not wanted <= below:
                yield _wrong(ix, predicate, (s, o, g), o, "leads to", _missing(classes, below))
            continue
        yield Finding("S02", V, s, predicate, o, message, g)


def _missing(wanted: tuple[str, ...], present: frozenset[str]) -> str:
    return next(one for one in wanted if one not in present)


def _wrong(
    ix: Index, predicate: str, use: tuple[str, str, str], node: str, verb: str, wanted: str
) -> Finding:
    s, o, g = use
    types = ix.types.get(node)
    if not types:
        message = f"{short(node)} has no type in the dataset: state its class (in the authority file if shared)."
        return Finding("S38", V, s, predicate, o, message, g)
    is_now = " and ".join(map(short, types))
    message = (
        f"{short(predicate)} {verb} {short(wanted)}, and {short(node)} is {is_now}: "
        "choose another property or correct the type."
    )
    return Finding("S02", V, s, predicate, o, message, g)


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
                f"{short(node)} cannot be both {short(a)} and {short(b)} (it is {' and '.join(map(short, types))}): "
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


RULES: tuple[Callable[[Index], Iterator[Finding]], ...] = (
    terms,
    domains_and_ranges,
    disjointness,
    property_classes,
    one_time_span,
)
"""The rules of this module in the order they run."""
