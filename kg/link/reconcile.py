"""The Entity Reconciliation API: a client for 0.2 (what OpenRefine speaks) and 1.0-draft, and our own answers in 0.2.

A service's score is its own: it orders candidates and is never stored as a confidence.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.authority import Authorities
from kg.errors import LinkError
from kg.iri import Iris
from kg.link import names
from kg.link.http import Client, Request
from kg.model import EntityKind
from kg.vocab import CRM


@dataclass(frozen=True, slots=True)
class Query:
    """One name to match; ``type`` as the service calls it, ``properties`` pairs of its ids and values."""

    name: str
    type: str = ""
    limit: int = 5
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate of a service; ``features`` are what it says of the match, kept as they are."""

    id: str
    name: str
    types: tuple[str, ...] = ()
    features: tuple[tuple[str, str], ...] = ()


def manifest_version(client: Client, url: str) -> str:
    """``1.0-draft`` or ``0.2``, the newer first; raises LinkError where the manifest offers neither."""
    manifest = client.json(Request(url))
    versions = manifest.get("versions") if isinstance(manifest, dict) else None
    offered = [v for v in versions if isinstance(v, str)] if isinstance(versions, list) else []
    for version, known in (("1.0-draft", ("1.0-draft", "draft")), ("0.2", ("0.2", "0.1"))):
        if any(v in offered for v in known):
            return version
    if not offered and isinstance(manifest, dict) and {"name", "identifierSpace", "schemaSpace"} <= set(manifest):
        return "0.2"  # services older than the field
    raise LinkError(
        "the service speaks another version",
        where=url,
        why=f"versions: {offered or 'none stated'}",
        todo="0.2 and 1.0-draft are known",
    )


def match(client: Client, url: str, queries: Sequence[Query], version: str = "") -> tuple[tuple[Found, ...], ...]:
    """The candidates of each query, in order."""
    spoken = version or manifest_version(client, url)
    if spoken == "0.2":
        answer = client.json(Request(url, form=(("queries", encode_02(queries)),)))
        return decode_02(answer, len(queries), url)
    return decode_10(client.json(Request(f"{url.rstrip('/')}/match", body=encode_10(queries))), len(queries), url)


def encode_02(queries: Sequence[Query]) -> str:
    """The value of the form field ``queries``: an object of q0, q1 …"""
    made: dict[str, dict[str, Any]] = {}
    for number, one in enumerate(queries):
        made[f"q{number}"] = {
            "query": one.name,
            "limit": one.limit,
            **({"type": one.type} if one.type else {}),
            **({"properties": [{"pid": p, "v": v} for p, v in one.properties]} if one.properties else {}),
        }
    return json.dumps(made, ensure_ascii=False, sort_keys=True)


def decode_02(answer: Any, count: int, url: str = "") -> tuple[tuple[Found, ...], ...]:
    """The answer of 0.2: an object of q0, q1 … each with ``result``."""
    if not isinstance(answer, dict) or any(f"q{n}" not in answer for n in range(count)):
        raise _other_form(url)
    return tuple(_candidates(answer[f"q{n}"], "result", url) for n in range(count))


def encode_10(queries: Sequence[Query]) -> str:
    """The body of a 1.0-draft ``/match``: a list of queries with typed conditions."""
    made = []
    for one in queries:
        conditions: list[dict[str, Any]] = [{"matchType": "name", "propertyValue": one.name}]
        conditions += [{"matchType": "property", "propertyId": p, "propertyValue": v} for p, v in one.properties]
        made.append({"limit": one.limit, "conditions": conditions, **({"type": one.type} if one.type else {})})
    return json.dumps({"queries": made}, ensure_ascii=False, sort_keys=True)


def decode_10(answer: Any, count: int, url: str = "") -> tuple[tuple[Found, ...], ...]:
    """The answer of 1.0-draft: ``results``, in the order of the queries, each with ``candidates``."""
    results = answer.get("results") if isinstance(answer, dict) else None
    if not isinstance(results, list) or len(results) != count:
        raise _other_form(url)
    return tuple(_candidates(one, "candidates", url) for one in results)


def _candidates(one: Any, key: str, url: str) -> tuple[Found, ...]:
    if not isinstance(one, dict) or not isinstance(one.get(key), list):
        raise _other_form(url)
    return tuple(
        Found(
            str(c["id"]),
            str(c["name"]),
            tuple(t["id"] if isinstance(t, dict) else str(t) for t in c.get("type", ())),
            tuple((str(f["id"]), str(f["value"])) for f in c.get("features", ())),
        )
        for c in one[key]
    )


def _other_form(url: str) -> LinkError:
    return LinkError("the service answers in another form", where=url, todo="is this a reconciliation service?")


# -- our own service, as pure functions

_TYPES = {
    EntityKind.PERSON: ("E21_Person", "Person"),
    EntityKind.GROUP: ("E74_Group", "Group"),
    EntityKind.UNIT: ("E74_Group", "Group"),
    EntityKind.PLACE: ("E53_Place", "Place"),
}


def manifest(iris: Iris, title: str = "Protokol authority file") -> dict[str, Any]:
    """The manifest of our service, version 0.2."""
    types = sorted(set(_TYPES.values()))
    return {
        "versions": ["0.2"],
        "name": title,
        "identifierSpace": iris.base,
        "schemaSpace": str(CRM),
        "defaultTypes": [{"id": i, "name": n} for i, n in types],
        "view": {"url": f"{iris.base}{{{{id}}}}"},
    }


def answer(text: str, authorities: Authorities) -> dict[str, Any]:
    """Our answer in 0.2 to the value of the form field ``queries``. Raises LinkError for what is no batch of queries.

    A candidate is a ``match`` only where it is the only exact variant of the asked type; the score is the likeness of
    names and nothing else.
    """
    try:
        batch = json.loads(text)
    except ValueError as error:
        raise LinkError("the queries are not JSON", why=str(error)) from error
    if not isinstance(batch, dict) or not all(
        isinstance(q, dict) and isinstance(q.get("query"), str) for q in batch.values()
    ):
        raise LinkError("a batch of queries is an object of objects with 'query'", todo="see version 0.2 of the API")
    return {key: {"result": _result(query, authorities)} for key, query in batch.items()}


def _result(query: Mapping[str, Any], authorities: Authorities) -> list[dict[str, Any]]:
    index = names.of(authorities)
    wanted = query.get("type", "")
    kinds = {wanted} if isinstance(wanted, str) else set(wanted)
    limit = query.get("limit", 5)

    def fits(slug: str) -> bool:
        kind = authorities.records[slug].kind
        return kind is not None and (not kinds - {""} or _TYPES[kind][0] in kinds)

    exact = [m.slug for m in index.exact(query["query"]) if fits(m.slug)]
    found = [c for c in index.candidates(query["query"]) if fits(c.slug)]
    made = []
    for one in found[: max(1, limit) if isinstance(limit, int) else 5]:
        record = authorities.records[one.slug]
        assert record.kind is not None
        type_, label = _TYPES[record.kind]
        made.append(
            {
                "id": f"{'place' if record.is_place else 'actor'}/{one.slug}",
                "name": record.label,
                "type": [{"id": type_, "name": label}],
                "score": one.score,
                "match": exact == [one.slug],
            }
        )
    return made
