"""A dataset to spoil: edits as small functions that a catalogue of faults is written with."""

from collections.abc import Callable, Iterable, Mapping

from kg.check.index import Quad
from kg.vocab import CRM, RDF

Value = str | Callable[["Draft", str], str]
"""An object term, or how to make one from the draft and the old object (or the subject)."""


class Draft:
    """A mutable copy of a dataset. Nodes are picked by class (`<…>`) or by kind (a slug), first in name
    order."""

    def __init__(self, quads: Iterable[Quad], texts: Mapping[str, str], base: str) -> None:
        self._quads = dict.fromkeys(quads)
        self.texts = dict(texts)
        self.base = base

    def quads(self) -> list[Quad]:
        """The dataset as it is now."""
        return list(self._quads)

    def kind(self, slug: str) -> str:
        """The E55 of that slug."""
        return f"<{self.base}type/{slug}>"

    def find(self, s: str = "", p: str = "", o: str = "", g: str = "") -> list[Quad]:
        """Quads with these terms ("" is any), sorted; `g` is the last part of the graph's name, such as
        `stated`."""
        return sorted(
            quad
            for quad in self._quads
            if (not s or quad[0] == s)
            and (not p or quad[1] == p)
            and (not o or quad[2] == o)
            and (not g or quad[3].endswith(f"/{g}>"))
        )

    def nodes(self, what: str, having: str = "", without: str = "", g: str = "") -> list[str]:
        """Nodes of a class or kind that have a property and lack another, sorted."""
        p, o = (RDF.type, what) if what.startswith("<") else (CRM.P2, self.kind(what))
        found = dict.fromkeys(quad[0] for quad in self.find(p=p, o=o, g=g))
        return [
            node
            for node in found
            if (not having or self.find(node, having)) and (not without or not self.find(node, without))
        ]

    def graph_of(self, node: str) -> str:
        """The graph that types the node."""
        typed = self.find(node, RDF.type)
        return typed[0][3] if typed else f"<{self.base}graph/vocabulary>"

    def add(self, s: str, p: str, o: str, g: str = "") -> None:
        """State a triple, in the graph of its subject unless another is named."""
        self._quads[s, p, o, g or self.graph_of(s)] = None

    def remove(self, *quads: Quad) -> None:
        """Take quads out."""
        for quad in quads:
            del self._quads[quad]

    def rename(self, old: str, new: str) -> None:
        """Give a node another name everywhere."""
        self._quads = dict.fromkeys(
            (new if s == old else s, p, new if o == old else o, g) for s, p, o, g in self._quads
        )


Edit = Callable[[Draft], bool]
"""Puts a fault in; False when the dataset has nothing to put it into."""


def _value(value: Value, draft: Draft, old: str) -> str:
    return value(draft, old) if callable(value) else value


def drop(p: str, of: str, g: str = "") -> Edit:
    """Take away what the first such node has of a property."""

    def edit(draft: Draft) -> bool:
        for node in draft.nodes(of, having=p, g=g)[:1]:
            draft.remove(*draft.find(node, p))
            return True
        return False

    return edit


def put(p: str, value: Value, of: str, *, having: str = "", without: str = "", g: str = "") -> Edit:
    """Add a value to the first such node; a callable gets the draft and the node ("" means: cannot)."""

    def edit(draft: Draft) -> bool:
        for node in draft.nodes(of, having, without, g):
            new = _value(value, draft, node)
            if new and not draft.find(node, p, new):
                draft.add(node, p, new)
                return True
        return False

    return edit


def change(p: str, value: Value, of: str, g: str = "") -> Edit:
    """Put another value in the place of the first one of a property; a callable gets the draft and the
    old value."""

    def edit(draft: Draft) -> bool:
        for node in draft.nodes(of, having=p, g=g):
            quad = draft.find(node, p)[0]
            new = _value(value, draft, quad[2])
            if new and new != quad[2]:
                draft.remove(quad)
                draft.add(node, p, new, quad[3])
                return True
        return False

    return edit


def first(what: str, g: str = "") -> Value:
    """The first node of a class or kind, "" when there is none."""

    def value(draft: Draft, _: str) -> str:
        return next(iter(draft.nodes(what, g=g)), "")

    return value


def kind(slug: str) -> Value:
    """The E55 of that slug."""
    return lambda draft, _: draft.kind(slug)
