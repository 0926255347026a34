"""What every mapping needs: names, types, passages and layers of one document.

A mapping is a generator of triples of terms; a ``Scope`` names things for it and remembers which passages
are used, so that each is written once (pattern J of the application profile).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from hashlib import sha256

from kg import literal
from kg.edtf import bounds
from kg.iri import Iris, slug
from kg.model import Claim, Corrected, Entity, EntityKind, Interpretation, Kind, Role, Segment, Span, Voice, When
from kg.vocab import CRM, OA, PROV, RDF, RDFS
from kg.voices import EDITOR_KINDS, body_voice

Triple = tuple[str, str, str]

TYPE = RDF.type
LABEL = RDFS.label

_ENTITY_CLASS = {
    EntityKind.PERSON: CRM.E21,
    EntityKind.UNNAMED: CRM.E21,
    EntityKind.GROUP: CRM.E74,
    EntityKind.UNIT: CRM.E74,
    EntityKind.PLACE: CRM.E53,
}
_OWN_LAYER = {Kind.TITLE: "title", Kind.SUMMARY: "summary", Kind.RIGHTS: "rights"}
_NUMBERED = {Kind.ANNOTATION: ("note", Voice.NOTE), Kind.BRACKET: ("bracket", Voice.TRANSLATOR)}
_MARKS = frozenset({Kind.MARK, Kind.SIGNATURE})
_OVERRIDING = frozenset({Voice.NOTE, Voice.TRANSLATOR, Voice.MARK, Voice.READER})


class Layers:
    """Which layer of the text (whose voice) each position belongs to, from the segments."""

    def __init__(self, segments: tuple[Segment, ...], body: Voice, claims: tuple[Claim, ...]) -> None:
        self._starts: list[int] = []
        self._layers: list[tuple[str, Voice]] = []
        self._body = ("text", body)
        self._count = {"note": 0, "bracket": 0}
        for segment in segments:
            self._walk(segment, self._body)
        self._exact: dict[Span, tuple[str, Voice]] = {}
        for claim in claims:
            if claim.voice in _OVERRIDING and not isinstance(claim, Corrected):
                for span in claim.evidence[:1]:
                    if self._at(span.start)[1] is not claim.voice:
                        self._exact[span] = (claim.voice.value.removeprefix("voice-"), claim.voice)

    def _walk(self, segment: Segment, outer: tuple[str, Voice]) -> None:
        layer = outer
        if segment.kind in _NUMBERED and (outer == self._body or segment.kind is Kind.ANNOTATION):
            name, voice = _NUMBERED[segment.kind]
            self._count[name] += 1
            layer = (f"{name}.{self._count[name]}", voice)
        elif segment.kind in _MARKS:
            layer = ("mark", Voice.MARK)
        elif segment.kind in EDITOR_KINDS:
            layer = (_OWN_LAYER.get(segment.kind, "record"), Voice.EDITOR)
        if not segment.children:
            self._starts.append(segment.span.start)
            self._layers.append(layer)
        for child in segment.children:
            self._walk(child, layer)

    def _at(self, offset: int) -> tuple[str, Voice]:
        index = bisect_right(self._starts, offset) - 1
        return self._layers[index] if index >= 0 else self._body

    def of(self, span: Span) -> tuple[str, Voice]:
        """The layer a passage stands in: a short key and its voice."""
        return self._exact.get(span) or self._at(span.start)


class Scope:
    """The names of one document while it is mapped."""

    def __init__(self, interpretation: Interpretation, iris: Iris) -> None:
        self.it = interpretation
        self.iris = iris
        self.key = interpretation.key
        self.words = interpretation.document.text
        self.doc = iris.document(self.key)
        self.record = iris.node(self.key, "record")
        source = interpretation.document.source
        self.source = iris.source(source.sha256)
        self.text = self.source if interpretation.document.is_source_text else iris.text(text_digest(self.words))
        self.layers = Layers(interpretation.segments, body_voice(interpretation.genre), interpretation.claims)
        self._nodes: dict[str, str] = {"": self.doc}
        self._names: dict[str, str] = {}
        self._evidence: dict[str, Span] = {}
        self._mention: dict[str, Span] = {}
        self._entities = {e.key: e for e in interpretation.entities}

    # -- names

    def node(self, key: str) -> str:
        """The IRI of a thing of this document; '' names the document itself."""
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = self.iris.node(self.key, key)
        return node

    def type(self, name: str) -> str:
        """A concept of the vocabularies."""
        return self.iris.type(name)

    def entity(self, key: str) -> str:
        """The IRI of an entity: shared when a curated rule names it, local otherwise."""
        entity = self._entities.get(key)
        if entity is not None and entity.authority:
            shared = self.iris.place if entity.kind is EntityKind.PLACE else self.iris.actor
            return shared(entity.authority)
        return self.node(key)

    def known(self, key: str) -> Entity | None:
        """The entity of that key, if the interpretation has one."""
        return self._entities.get(key)

    # -- passages and evidence

    def passage(self, span: Span, *, evidence: bool = True) -> str:
        """The passage node of a span; written once however often it is used."""
        node = self.iris.passage(self.text, span.start, span.end)
        (self._evidence if evidence else self._mention)[node] = span
        return node

    def rests_on(self, node: str, evidence: tuple[Span, ...]) -> Iterator[Triple]:
        """The node is documented in its first passage and referred to by the others."""
        for index, span in enumerate(evidence):
            yield node, (CRM.P70i if index == 0 else CRM.P67i), self.passage(span)

    def passages(self) -> Iterator[Triple]:
        """All passages used so far, with the layers they stand in."""
        layers: dict[str, tuple[str, Voice]] = {}
        own, text, words, selector = OA.start, self.text, self.words, OA.TextPositionSelector
        end_of, content, within, is_a = OA.end, CRM.P190, CRM.P106i, TYPE
        integer, string = literal.integer, literal.string
        document, evidence, mention = CRM.E31, self._evidence, CRM.E33
        for node, span in (evidence | self._mention).items():
            name, voice = self.layers.of(span)
            layer = self.node(f"layer.{name}")
            layers[layer] = (name, voice)
            yield node, is_a, selector
            yield node, is_a, document if node in evidence else mention
            yield node, own, integer(span.start)
            yield node, end_of, integer(span.end)
            yield node, content, string(words[span.start : span.end])
            yield node, within, layer
        for layer, (name, voice) in layers.items():
            yield layer, TYPE, CRM.E33
            yield layer, CRM.P2, self.type(voice.value)
            yield layer, CRM.P106i, text
            yield layer, LABEL, literal.string(f"layer {name}")

    # -- small patterns

    def thing(self, node: str, classes: tuple[str, ...], kind: str, label: str) -> Iterator[Triple]:
        """A node with its classes, an E55 kind ('' = none) and a label."""
        for one in classes:
            yield node, TYPE, one
        if kind:
            yield node, CRM.P2, self.type(kind)
        if label:
            yield node, LABEL, literal.string(" ".join(label.split()))

    def identifier(self, owner: str, key: str, kind: str, value: str) -> Iterator[Triple]:
        """Pattern I for numbers: owner P1 E42 typed, with its content."""
        node = self.node(key)
        yield owner, CRM.P1, node
        yield from self.thing(node, (CRM.E42,), kind, value)
        yield node, CRM.P190, literal.string(value)

    def name(self, owner: str, words: str) -> Iterator[Triple]:
        """Pattern I for names: owner P1 E41 with its content; equal words are one appellation."""
        yield owner, CRM.P1, self.name_node(words)
        yield from self.appellation(words)

    def name_node(self, words: str) -> str:
        """The E41 of these words in this document."""
        if words not in self._names:
            digest = f"-{_disambiguate(words)}" if _needs_digest(words) else ""
            self._names[words] = self.node(f"name.{slug(words)}{digest}")
        return self._names[words]

    def appellation(self, words: str) -> Iterator[Triple]:
        """The E41 itself."""
        node = self.name_node(words)
        yield from self.thing(node, (CRM.E41,), "", words)
        yield node, CRM.P190, literal.string(words)

    def time(self, event: str, key: str, when: When) -> Iterator[Triple]:
        """event P4 E52 with the EDTF form (P170i), its outer bounds and the words it rests on."""
        node = self.node(f"{key}.time")
        yield event, CRM.P4, node
        yield from self.thing(node, (CRM.E52,), "", when.words)
        if when.edtf:
            yield node, CRM.P170i, literal.string(when.edtf)
            first, last = bounds(when.edtf)
            if first:
                yield node, CRM.P82a, literal.date(first)
            if last:
                yield node, CRM.P82b, literal.date(last)
        yield node, CRM.P70i, self.passage(when.span)

    def role(self, whole: str, whole_key: str, role: Role) -> Iterator[Triple]:
        """Pattern C: whole P67 entity, and a PC67 with the role, its holder as written, and its own words."""
        key = role.entity or f"holder.{slug(role.words)}"
        target = self.entity(key)
        if not role.entity:
            if not role.words:
                return
            place = role.role in ("location", "destination")
            yield from self.thing(
                target, (CRM.E53 if place else CRM.E39,), "" if place else "holder-as-written", role.words
            )
            yield target, CRM.P67i, self.passage(role.span)
        node = self.node(f"rel.{whole_key or 'text'}.{role.role}.{key}")
        yield whole, CRM.P67, target
        yield node, TYPE, CRM.PC67
        yield node, TYPE, PROV.Entity
        yield node, CRM.P01, whole
        yield node, CRM.P02, target
        yield node, CRM["P67.1"], self.type(f"role-{role.role}")
        yield node, LABEL, literal.string(" ".join((role.words or self._label(role.entity)).split()))
        passage = self.passage(role.span)
        yield node, PROV.wasQuotedFrom, passage
        yield passage, TYPE, PROV.Entity

    def _label(self, key: str) -> str:
        entity = self._entities.get(key)
        return entity.name if entity else key

    def entity_class(self, entity: Entity) -> str:
        """The CRM class of an entity."""
        return _ENTITY_CLASS[entity.kind]


def text_digest(words: str) -> str:
    """sha256 of a text's UTF-8 form, in hex."""
    return sha256(words.encode("utf-8")).hexdigest()


def _needs_digest(words: str) -> bool:
    """Whether a slug alone would lose something of the words (case, points, other scripts)."""
    return " ".join(w[:1].upper() + w[1:] for w in slug(words).split("-")) != words


def _disambiguate(words: str) -> str:
    return text_digest(words)[:6]
