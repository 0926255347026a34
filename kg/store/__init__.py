"""The Store seam: something that answers SPARQL 1.1 over a release."""

from __future__ import annotations

from kg.store.base import Row, Store, Table
from kg.store.embedded import EmbeddedStore

__all__ = ["EmbeddedStore", "Row", "Store", "Table"]
