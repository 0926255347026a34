"""The default store: Oxigraph in the process, over a release."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store import beside
from kg.store.base import Table, Triples


class EmbeddedStore:
    """A release, read-only for its users."""

    name = "embedded"

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def of_release(cls, release: Path) -> EmbeddedStore:
        """The store on disk beside a large release, or ``dataset.nq`` loaded into memory.

        Raises StoreError where the file is missing or damaged.
        """
        beside_it = beside.find(release)
        if beside_it is not None:
            return cls(beside_it)
        store = ox.Store()
        path = release / "dataset.nq"
        try:
            store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        except (OSError, SyntaxError, ValueError) as error:
            raise StoreError(
                "the release cannot be loaded", where=str(path), why=str(error), todo="run kg build again"
            ) from error
        return cls(store)

    def _run(self, query: str) -> object:
        try:
            return self._store.query(query)
        except (SyntaxError, ValueError, OSError) as error:
            raise QueryError("the query was refused", why=str(error), todo="check its syntax") from error

    def select(self, query: str) -> Table:
        """See :class:`kg.store.base.Store`."""
        found = self._run(query)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("not a SELECT query", todo="use ask() or construct() for other forms")
        names = tuple(v.value for v in found.variables)
        rows = tuple(tuple("" if (t := row[n]) is None else str(t) for n in names) for row in found)
        return Table(names, rows)

    def ask(self, query: str) -> bool:
        """See :class:`kg.store.base.Store`."""
        found = self._run(query)
        if not isinstance(found, ox.QueryBoolean):
            raise QueryError("not an ASK query", todo="use select() or construct() for other forms")
        return bool(found)

    def construct(self, query: str) -> Triples:
        """See :class:`kg.store.base.Store`."""
        found = self._run(query)
        if not isinstance(found, ox.QueryTriples):
            raise QueryError("not a CONSTRUCT query", todo="use select() or ask() for other forms")
        return tuple(sorted({(str(t.subject), str(t.predicate), str(t.object)) for t in found}))
