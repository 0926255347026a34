"""What every store promises: rows of N-Triples terms, in the order the query asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

Row = tuple[str, ...]
"""One solution: an N-Triples term for each variable, '' where unbound."""


Triples = tuple[tuple[str, str, str], ...]
"""Sorted, distinct triples of N-Triples terms."""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT: variables in order and one term (or '') for each in every row."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]


class Store(Protocol):
    """Answers queries. Raises :class:`kg.errors.QueryError` for a text it cannot parse or evaluate."""

    name: str

    def select(self, query: str) -> Table:
        """The rows of a SELECT query."""
        ...

    def ask(self, query: str) -> bool:
        """The truth of an ASK query."""
        ...

    def construct(self, query: str) -> Triples:
        """The triples of a CONSTRUCT or DESCRIBE query, sorted, as N-Triples terms."""
        ...
