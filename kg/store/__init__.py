"""The Store seam: something that answers SPARQL 1.1 over a release."""

from __future__ import annotations

from pathlib import Path

from kg.errors import QueryError
from kg.store.base import Row, Store, Table, Triples
from kg.store.embedded import EmbeddedStore

__all__ = ["EmbeddedStore", "Row", "Store", "Table", "Triples", "open_store"]


KINDS = ("embedded", "rdflib")


def open_store(kind: str, release: Path | None = None, endpoint: str = "") -> Store:
    """A store by name: ``embedded`` or ``rdflib`` over a release folder, ``remote`` at an endpoint."""
    if endpoint:
        from kg.store.remote import RemoteStore

        return RemoteStore(endpoint)
    if kind not in KINDS:
        raise QueryError(f"no store {kind!r}", todo=f"use {' or '.join(KINDS)}, or --endpoint")
    assert release is not None
    if kind == "rdflib":
        from kg.store.memory import RdflibStore

        return RdflibStore.of_release(release)
    return EmbeddedStore.of_release(release)
