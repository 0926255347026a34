"""Any SPARQL 1.1 endpoint, through SPARQLWrapper: polite, with a timeout, errors in one line."""

from __future__ import annotations

import time
import urllib.error
from collections.abc import Callable
from typing import Any

from SPARQLWrapper import CONSTRUCT, JSON, N3, POST, SELECT, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
)

from kg import literal
from kg.errors import QueryError, StoreError
from kg.store.base import Table, Triples
from kg.version import VERSION

AGENT = f"protokol/{VERSION} (SPARQL client)"
BUSY = (429, 503)


class RemoteStore:
    """An endpoint on the network. It is asked once more after ``Retry-After`` when it says it is busy."""

    name = "remote"

    def __init__(
        self, endpoint: str, *, timeout: int = 60, retries: int = 2, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.endpoint, self._timeout, self._retries, self._sleep = endpoint, timeout, retries, sleep

    def _ask(self, query: str, format_: str) -> Any:
        client = SPARQLWrapper(self.endpoint, agent=AGENT)
        client.setQuery(query)
        # its own guess takes a word of a comment ("task", "addressee") for ASK or ADD
        client.queryType = CONSTRUCT if format_ == N3 else SELECT
        client.setMethod(POST)
        client.setReturnFormat(format_)
        client.setTimeout(self._timeout)
        for attempt in range(self._retries + 1):
            try:
                return client.query().convert()
            except urllib.error.HTTPError as error:
                wait = _wait(error)
                if error.code not in BUSY or attempt == self._retries or wait is None:
                    raise StoreError(
                        "the endpoint refused",
                        where=self.endpoint,
                        why=f"HTTP {error.code} {error.reason}",
                        todo="try again later" if error.code in BUSY else "check the address",
                    ) from error
                self._sleep(wait)
            except QueryBadFormed as error:
                raise QueryError(
                    "the endpoint refused the query",
                    where=self.endpoint,
                    why=_first_line(error),
                    todo="check its syntax",
                ) from error
            except (EndPointNotFound, EndPointInternalError, SPARQLWrapperException) as error:
                raise StoreError(
                    "the endpoint failed",
                    where=self.endpoint,
                    why=_first_line(error),
                    todo="check the address and the server's log",
                ) from error
            except (TimeoutError, urllib.error.URLError, ConnectionError, OSError) as error:
                raise StoreError(
                    "the endpoint cannot be reached",
                    where=self.endpoint,
                    why=str(error),
                    todo="is the server running, and is this its query address?",
                ) from error
            except ValueError as error:
                raise StoreError(
                    "the endpoint's answer is not SPARQL results",
                    where=self.endpoint,
                    why=_first_line(error),
                    todo="give the address of a SPARQL endpoint, such as …/query",
                ) from error
        raise AssertionError("unreachable")

    def select(self, query: str) -> Table:
        """See :class:`kg.store.base.Store`."""
        found = self._ask(query, JSON)
        try:
            names = tuple(found["head"]["vars"])
            rows = tuple(tuple(_term(row.get(n)) for n in names) for row in found["results"]["bindings"])
        except (KeyError, TypeError) as error:
            raise StoreError(
                "the endpoint's answer is not SPARQL results",
                where=self.endpoint,
                todo="give the address of a SPARQL endpoint, such as …/query",
            ) from error
        return Table(names, rows)

    def ask(self, query: str) -> bool:
        """See :class:`kg.store.base.Store`."""
        return bool(self._ask(query, JSON)["boolean"])

    def construct(self, query: str) -> Triples:
        """See :class:`kg.store.base.Store`."""
        import pyoxigraph as ox

        data = self._ask(query, N3)
        try:
            return tuple(
                sorted(
                    {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(data, format=ox.RdfFormat.N3)}
                )
            )
        except (SyntaxError, ValueError) as error:
            raise StoreError("the endpoint's answer is not RDF", where=self.endpoint, why=_first_line(error)) from error


def _wait(error: urllib.error.HTTPError) -> float | None:
    """Seconds to wait by Retry-After (a number only), 1 without it, None when it is longer than a minute."""
    stated = error.headers.get("Retry-After", "1") if error.headers else "1"
    seconds = float(stated) if stated.isdigit() else 1.0
    return seconds if seconds <= 60 else None


def _first_line(error: Exception) -> str:
    """What the server said, in one line; SPARQLWrapper puts it, as the repr of bytes, below a preface of its own."""
    preface, found, said = str(error).partition("Response:\n")
    text = said if found and said.strip("b'\" \n") else preface
    return " ".join(text.replace("\\n", " ").split()).removeprefix("b'").removesuffix("'")[:300]


def _term(cell: dict[str, str] | None) -> str:
    if cell is None:
        return ""
    if cell["type"] == "uri":
        return f"<{cell['value']}>"
    if cell["type"] == "bnode":
        return f"_:{cell['value']}"
    if "xml:lang" in cell:
        return literal.text(cell["value"], cell["xml:lang"])
    plain = literal.string(cell["value"])
    datatype = cell.get("datatype", "")
    return plain if not datatype or datatype.endswith("XMLSchema#string") else f"{plain}^^<{datatype}>"
