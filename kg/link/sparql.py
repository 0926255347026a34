"""Dates and kinds of items in bulk, by SPARQL through SPARQLWrapper; answers are cached like all others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import LinkError
from kg.link.http import Answer, Client, Request, Transport
from kg.vocab import WD, WDT, WIKIDATA_SPARQL


@dataclass(frozen=True, slots=True)
class Facts:
    """What the service says of an item: days (``YYYY-MM-DD`` or "") and kinds (item ids)."""

    id: str
    born: str
    died: str
    kinds: tuple[str, ...]


def query(ids: Sequence[str]) -> str:
    """The query for births, deaths and kinds of these items, the same text for the same ids."""
    values = " ".join(WD[i] for i in sorted(set(ids)))
    return (
        f"SELECT ?item ?born ?died ?kind {{ VALUES ?item {{ {values} }} "
        f"OPTIONAL {{ ?item {WDT['P569']} ?born }} OPTIONAL {{ ?item {WDT['P570']} ?died }} "
        f"OPTIONAL {{ ?item {WDT['P31']} ?kind }} }}"
    )


def wrapper_transport(request: Request, agent: str) -> Answer:
    """A transport that lets SPARQLWrapper ask; the query is the parameter ``query``."""
    from urllib.error import HTTPError

    from SPARQLWrapper import JSON, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    asked = SPARQLWrapper(request.url, agent=agent)
    asked.setQuery(dict(request.params)["query"])
    asked.setReturnFormat(JSON)
    asked.setTimeout(60)
    try:
        found = asked.query()
        body = found.response.read().decode("utf-8", "replace")
        return Answer(200, {k.lower(): v for k, v in found.info().items()}, body)
    except HTTPError as error:
        return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, "")
    except SPARQLWrapperException as error:
        raise LinkError("the SPARQL service refuses the query", where=request.url, why=type(error).__name__) from error


def facts(
    client: Client, ids: Sequence[str], endpoint: str = WIKIDATA_SPARQL, transport: Transport = wrapper_transport
) -> tuple[Facts, ...]:
    """Dates and kinds of the items, sorted by id."""
    own = Client(client.cache, client.contact, transport, client.sleep)
    answer = own.json(Request(endpoint, (("query", query(ids)), ("format", "json"))))
    client.sent += own.sent
    try:
        rows = [{k: v["value"] for k, v in b.items()} for b in answer["results"]["bindings"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise LinkError("the service answers in another form", where=endpoint, why=json.dumps(answer)[:80]) from error
    found: dict[str, tuple[set[str], set[str], set[str]]] = {}
    for row in rows:
        sets = found.setdefault(row["item"].rpartition("/")[2], (set(), set(), set()))
        for name, into in zip(("born", "died", "kind"), sets, strict=True):
            if name in row:
                into.add(row[name].rpartition("/")[2] if name == "kind" else row[name][:10])
    return tuple(
        Facts(i, min(b, default=""), min(d, default=""), tuple(sorted(k))) for i, (b, d, k) in sorted(found.items())
    )
