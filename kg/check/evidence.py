"""Evidence: every quote is the text it points at, every stated claim points at a quote.

The texts are those the offsets refer to, by IRI. A passage is a node whose IRI is `text#char=start,end`
(RFC 5147): oa:TextPositionSelector with `oa:start`, `oa:end`, the words under P190, and one layer under
P106i.
"""

import re
from collections.abc import Iterator, Mapping

from kg.check.index import Index
from kg.check.report import Finding, Severity, short
from kg.vocab import CRM, OA, PROV, RDF, XSD

V, W = Severity.VIOLATION, Severity.WARNING

Texts = Mapping[str, str]
"""IRI of a text, in brackets, to the text exactly as offsets count it."""

_FRAGMENT = re.compile(r"(<[^#>]*)#char=(\d+),(\d+)>")
_INTEGER = re.compile(rf'"(\d+)"\^\^{re.escape(XSD.integer)}')
_ESCAPE = re.compile(r"\\(?:([tbnrf\"'\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def lexical(literal: str) -> str:
    """The words of a literal in N-Triples form, unescaped.

    >>> lexical('"N\\\\u00ba 49"@en')
    'Nº 49'
    """
    body = literal[1 : literal.rindex('"')]
    if "\\" not in body:
        return body
    return _ESCAPE.sub(lambda m: _PLAIN[m[1]] if m[1] else chr(int(m[2] or m[3], 16)), body)


def passages(ix: Index, texts: Texts) -> Iterator[Finding]:
    """S05 the words are those of the text; S06 the IRI says the same range; S41 one layer with one voice."""
    selectors = [s for s, o, _ in ix.uses(RDF.type) if o == OA.TextPositionSelector]
    nodes = sorted({s for s in ix.types if "#char=" in s}.union(selectors))
    starts, ends, quotes = ix.out(OA.start), ix.out(OA.end), ix.out(CRM.P190)
    layers: set[tuple[str, str]] = set()
    for node in nodes:
        try:
            (start,), (end,), (quote,) = starts[node], ends[node], quotes[node]
        except (KeyError, ValueError):
            yield from _counts(ix, node)
            continue
        match = _FRAGMENT.fullmatch(node)
        a, b = _offset(start), _offset(end)
        if a is None or b is None:
            message = "offsets are plain xsd:integer: correct the literal."
            yield Finding("S05", V, node, OA.start, start, message)
            continue
        if match is None or (match[2], match[3]) != (str(a), str(b)):
            message = f"the IRI of a passage ends in #char={a},{b}, as its selector says: name it so."
            yield Finding("S06", V, node, OA.start, start, message)
        if match is None:
            continue
        home = match[1] + ">"
        text = texts.get(home)
        if text is None:
            message = "the text of this passage is not at hand: give it to the check, or correct the IRI."
            yield Finding("S05", V, node, OA.start, home, message)
        elif not 0 <= a < b <= len(text):
            message = f"the range {a},{b} is not in the text (0,{len(text)}): correct the offsets."
            yield Finding("S05", V, node, OA.end, end, message)
        elif lexical(quote) != text[a:b]:
            message = f"at {a},{b} the text reads {text[a:b]!r}: offsets count code points."
            yield Finding("S05", V, node, CRM.P190, quote, message)
        yield from _layer(ix, node, home, layers)


def _offset(literal: str) -> int | None:
    match = _INTEGER.fullmatch(literal)
    return int(match[1]) if match else None


def _counts(ix: Index, node: str) -> Iterator[Finding]:
    for predicate in (OA.start, OA.end, CRM.P190):
        count = len(ix.objects(node, predicate))
        if count != 1:
            message = f"a passage has one {short(predicate)}, not {count}: write its offsets and its words."
            yield Finding("S05", V, node, predicate, "", message)


def _layer(ix: Index, node: str, text: str, seen: set[tuple[str, str]]) -> Iterator[Finding]:
    layers = ix.objects(node, CRM.P106i)
    if len(layers) != 1:
        message = f"a passage stands in one layer (P106i), this one in {len(layers)}: say whose words."
        yield Finding("S41", V, node, CRM.P106i, "", message)
        return
    layer = layers[0]
    if (layer, text) in seen:
        return
    seen.add((layer, text))
    voices = ix.kind("voice-")[:-1]
    kinds = [kind for kind in ix.objects(layer, CRM.P2) if kind.startswith(voices)]
    if len(kinds) != 1:
        message = f"a layer has exactly one voice (P2 t:voice-…), this one has {len(kinds)}."
        yield Finding("S41", V, layer, CRM.P2, "", message)
    if text not in ix.objects(layer, CRM.P106i):
        message = "a layer is part (P106i) of the text its passages point into: add it."
        yield Finding("S41", V, layer, CRM.P106i, text, message)


def claims(ix: Index) -> Iterator[Finding]:
    """S07: every act, provision and property node of a stated graph shows its words; S08: so does every
    name."""
    acts = ix.ontology.subclasses(CRM.E7, CRM.E29)
    property_nodes = ix.ontology.subclasses(CRM.PC0)
    named = frozenset((CRM.E21, CRM.E74, CRM.E53))
    documented = {(s, g) for s, _, g in ix.uses(CRM.P70i)}
    quoted = {(s, g) for s, _, g in ix.uses(PROV.wasQuotedFrom)}
    mentioned = {(s, g) for s, _, g in ix.uses(CRM.P67i)} | documented
    kinds = ix.graph_kinds
    for s, o, g in ix.uses(RDF.type):
        if kinds.get(g) != "stated":
            continue
        if (o in acts or s in ix.provisions) and (s, g) not in documented:
            message = "a stated claim points at its words (P70i): add the passage, or infer it in `inferred`."
            yield Finding("S07", V, s, CRM.P70i, "", message, g)
        elif o in property_nodes and (s, g) not in quoted:
            message = "a role points at its words by prov:wasQuotedFrom: add the passage."
            yield Finding("S07", V, s, PROV.wasQuotedFrom, "", message, g)
        elif o in named and (s, g) not in mentioned:
            message = "a person, body or place of a stated graph is mentioned (P67i): name the words."
            yield Finding("S08", W, s, CRM.P67i, "", message, g)
    selectors = ix.into(RDF.type).get(OA.TextPositionSelector, ())
    known = set(selectors)
    for predicate in (CRM.P70i, PROV.wasQuotedFrom):
        for s, o, g in ix.uses(predicate):
            if kinds.get(g) == "stated" and o not in known:
                message = "evidence is a passage of the text: point at words, not at a thing."
                yield Finding("S07", V, s, predicate, o, message, g)


def measures(ix: Index) -> tuple[tuple[str, float], ...]:
    """Quads, passages, and how many quads of evidence stand behind each quad of content in stated graphs."""
    kinds = ix.graph_kinds
    selectors = set(ix.into(RDF.type).get(OA.TextPositionSelector, ()))
    pointing = {CRM.P70i, CRM.P67i, PROV.wasQuotedFrom}
    evidence = content = 0
    for predicate, uses in ix.by_predicate.items():
        for s, _, g in uses:
            if kinds.get(g) == "stated":
                if s in selectors or predicate in pointing:
                    evidence += 1
                else:
                    content += 1
    ratio = round(evidence / content, 3) if content else 0.0
    return (
        ("quads", ix.size),
        ("passages", len(selectors)),
        ("evidence quads", evidence),
        ("content quads", content),
        ("evidence per content quad", ratio),
    )
