"""What changed between two releases, by meaning: facts added, removed and changed, by document, and why.

Facts are the statements of ``dataset-facts.nt``; evidence, provenance and inferences are counted apart. A node that is
named by its place in the text keeps its identity when the text before it grows: ``field.rights.4263`` is the first
``field.rights`` of its document, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg import literal
from kg.iri import Iris
from kg.mapping import Graphs
from kg.mapping.scope import Triple
from kg.publish.dataset import Dataset, digest
from kg.publish.facts import facts
from kg.vocab import CRM, OA, PROV

INGREDIENTS = ("rule", "link", "model")
"""What goes into a build besides sources; the manifest has a digest of each under ``made_of``."""
_EVIDENCE = (CRM.P70i, CRM.P67i, PROV.wasQuotedFrom)


@dataclass(frozen=True, slots=True)
class Change:
    """One document, or one shared graph, that is not the same: how, why, and which facts."""

    name: str
    kind: str  # added, removed, changed
    causes: tuple[str, ...]
    added: tuple[Triple, ...] = ()
    removed: tuple[Triple, ...] = ()
    changed: tuple[tuple[str, str, str, str], ...] = ()  # subject, property, before, after
    inferred: tuple[int, int] = (0, 0)  # statements added, removed
    evidence: tuple[int, int] = (0, 0)  # quotations of a thing, whatever their offsets
    provenance: tuple[int, int] = (0, 0)

    @property
    def same_facts(self) -> bool:
        """Whether nothing but provenance changed."""
        facts_ = (self.added, self.removed, self.changed, self.inferred, self.evidence)
        return self.kind == "changed" and facts_ == ((), (), (), (0, 0), (0, 0))


@dataclass(frozen=True, slots=True)
class Difference:
    """Two dataset hashes and every change between them, documents first."""

    before: str
    after: str
    base: str
    changes: tuple[Change, ...]


def diff(old: Dataset, new: Dataset, was: Mapping[str, Any], is_: Mapping[str, Any]) -> Difference:
    """The difference of two releases, with their manifests for the causes."""
    before, after = digest(old.nquads()), digest(new.nquads())
    moved = ("base",) if old.iris.base != new.iris.base else ()
    old = old.rebased(new.iris.base)
    causes = moved + _ingredients(was, is_)
    first, second = ({d.key: d for d in data.documents} for data in (old, new))
    changes: list[Change] = []
    for key in sorted(first.keys() | second.keys()):
        a, b = first.get(key), second.get(key)
        change = _document(key, a, b, causes, new.iris)
        if change is not None:
            changes.append(change)
    others = tuple(dict.fromkeys(c for change in changes for c in change.causes))
    graphs, graphs_now = dict(old.shared), dict(new.shared)
    for name in sorted(graphs.keys() | graphs_now.keys()):
        a_, b_ = graphs.get(name, ()), graphs_now.get(name, ())
        if a_ != b_:
            why = causes or others or ("source",)
            changes.append(_facts(name, "changed", why, set(a_), set(b_)))
    return Difference(before, after, new.iris.base, tuple(changes))


def _ingredients(was: Mapping[str, Any], is_: Mapping[str, Any]) -> tuple[str, ...]:
    first, second = was.get("made_of", {}), is_.get("made_of", {})
    found = tuple(name for name in INGREDIENTS if first.get(name) != second.get(name))
    if not found and (was.get("rules"), was.get("version")) != (is_.get("rules"), is_.get("version")):
        return ("rule",)
    others = (("correction", "corrections"), ("inference", "inference"))
    return (*found, *(name for name, field in others if was.get(field) != is_.get(field)))


def _document(key: str, a: Graphs | None, b: Graphs | None, causes: tuple[str, ...], iris: Iris) -> Change | None:
    if a is None or b is None:
        whole = a or b
        assert whole is not None
        found = set(facts(whole.stated))
        both = (set[Triple](), found) if a is None else (found, set[Triple]())
        return _facts(key, "added" if a is None else "removed", ("source",), *both)
    if (a.stated, a.inferred, a.prov) == (b.stated, b.inferred, b.prov):
        return None
    kept_a, kept_b = _named(a, iris), _named(b, iris)
    changed_source = a.text != b.text or _derived(a, iris) != _derived(b, iris)
    why = ("source", *causes) if changed_source else causes or ("rule",)
    change = _facts(key, "changed", why, set(kept_a["facts"]), set(kept_b["facts"]))

    def counted(which: str) -> tuple[int, int]:
        one, two = set(kept_a[which]), set(kept_b[which])
        return len(two - one), len(one - two)

    return Change(
        change.name,
        change.kind,
        change.causes,
        change.added,
        change.removed,
        change.changed,
        counted("inferred"),
        counted("evidence"),
        counted("prov"),
    )


def _derived(document: Graphs, iris: Iris) -> set[str]:
    doc = iris.document(document.key)
    return {o for s, p, o in document.prov if s == doc and p == PROV.wasDerivedFrom}


def _facts(name: str, kind: str, causes: tuple[str, ...], before: set[Triple], after: set[Triple]) -> Change:
    """Facts added, removed, and changed: one value of a property of a thing instead of another."""
    gone, come = before - after, after - before
    places: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for triples, side in ((gone, 0), (come, 1)):
        for s, p, o in triples:
            places.setdefault((s, p), ([], []))[side].append(o)
    changed = tuple(
        sorted((s, p, old[0], new[0]) for (s, p), (old, new) in places.items() if len(old) == len(new) == 1)
    )
    paired = {(s, p) for s, p, _, _ in changed}
    return Change(
        name,
        kind,
        causes,
        tuple(sorted(t for t in come if t[:2] not in paired)),
        tuple(sorted(t for t in gone if t[:2] not in paired)),
        changed,
    )


def _named(document: Graphs, iris: Iris) -> dict[str, list[Triple]]:
    """The triples of a document by what they are, with names that do not depend on offsets or on the source's bytes."""
    rename = _stable(document, iris)
    kept = facts(document.stated)
    shown = [t for t in document.stated if t[1] in _EVIDENCE]
    return {
        "facts": [(rename(s), p, rename(o)) for s, p, o in kept],
        "inferred": [(rename(s), p, rename(o)) for s, p, o in document.inferred],
        "evidence": [(rename(s), p, rename(o)) for s, p, o in shown],
        "prov": list(document.prov),
    }


def _stable(document: Graphs, iris: Iris) -> Any:
    """A function that gives nodes named by offsets, passages and the text itself names that hold in any version."""
    head = iris.node(document.key, "x")[:-2]
    starts = {s: literal.value(o) for s, p, o in document.stated if p == OA.start}
    offsets: dict[str, set[int]] = {}
    for s, p, o in document.stated:
        if p in _EVIDENCE and s.startswith(head) and o in starts:
            stem, _, last = s[len(head) : -1].rpartition(".")
            if last == starts[o]:
                offsets.setdefault(stem.rpartition(".")[2], set()).add(int(last))
    order = {(stem, str(n)): str(i) for stem, found in offsets.items() for i, n in enumerate(sorted(found), 1)}

    quotes = {s: o for s, p, o in document.stated if p == CRM.P190 and s in starts}

    def rename(term: str) -> str:
        if term in quotes:
            return quotes[term]
        if term == document.text:
            return f"{head}the-text>"
        if not term.startswith(head):
            return term
        parts = term[len(head) : -1].split(".")
        renamed = [order.get((before, part), part) for before, part in zip(["", *parts], parts, strict=False)]
        return f"{head}{'.'.join(renamed)}>"

    return rename
