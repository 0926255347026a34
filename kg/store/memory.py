"""rdflib in memory: slow, but the store every Python user knows; also the ``Dataset`` given to them."""

from __future__ import annotations

from pathlib import Path

from rdflib import Dataset
from rdflib.plugins import sparql
from rdflib.query import Result
from rdflib.term import Node

from kg.errors import QueryError, StoreError
from kg.store.base import Table, Triples


class RdflibStore:
    """A release as an rdflib Dataset."""

    name = "rdflib"

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @classmethod
    def of_release(cls, release: Path) -> RdflibStore:
        """Parse ``dataset.nq`` of a release folder. Raises StoreError where it is missing or damaged."""
        # a query must not read files or the network through FROM
        sparql.SPARQL_LOAD_GRAPHS = False
        dataset = Dataset()
        path = release / "dataset.nq"
        try:
            dataset.parse(source=str(path), format="nquads")
        except (OSError, SyntaxError, ValueError) as error:
            raise StoreError(
                "the release cannot be loaded", where=str(path), why=str(error), todo="run kg build again"
            ) from error
        return cls(dataset)

    def _run(self, query: str, form: str) -> Result:
        try:
            result = self.dataset.query(query)
        except Exception as error:  # rdflib raises bare Exception for an unknown prefix
            raise QueryError(
                "the query was refused", why=" ".join(str(error).split())[:300], todo="check its syntax"
            ) from error
        if result.type not in form.split():
            raise QueryError(f"not a {form} query")
        return result

    def select(self, query: str) -> Table:
        """See :class:`kg.store.base.Store`."""
        result = self._run(query, "SELECT")
        names = tuple(str(v) for v in result.vars or ())
        return Table(names, tuple(tuple(_term(row.get(n)) for n in names) for row in _bindings(result)))

    def ask(self, query: str) -> bool:
        """See :class:`kg.store.base.Store`."""
        return bool(self._run(query, "ASK").askAnswer)

    def construct(self, query: str) -> Triples:
        """See :class:`kg.store.base.Store`."""
        graph = self._run(query, "CONSTRUCT DESCRIBE").graph
        return tuple(sorted((_term(s), _term(p), _term(o)) for s, p, o in graph or ()))


def _bindings(result: Result) -> list[dict[str, Node]]:
    return [{str(k): v for k, v in row.items()} for row in result.bindings]


def _term(node: Node | None) -> str:
    """A term in canonical N-Triples form, '' for unbound; plain strings without a datatype."""
    if node is None:
        return ""
    from rdflib import XSD, Literal, URIRef

    from kg import literal

    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, Literal):
        if node.language:
            return literal.text(str(node), node.language)
        plain = literal.string(str(node))
        return plain if node.datatype in (None, XSD.string) else f"{plain}^^<{node.datatype}>"
    return f"_:{node}"
