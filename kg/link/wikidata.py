"""Wikidata's action API: items by page title, by id, and by search; batches shrink when they are refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import LinkError
from kg.link.http import Client, Request, TooLargeError
from kg.vocab import WIKIDATA_API

BATCH = 50
"""What the API takes at once from anybody."""


@dataclass(frozen=True, slots=True)
class Item:
    """What the API says of one title or id. ``id`` is "" where nothing is found; ``redirected`` the id asked for when
    another answered; ``deleted`` for an id that no longer exists."""

    asked: str
    id: str
    label: str = ""
    description: str = ""
    redirected: str = ""
    deleted: bool = False


def by_titles(client: Client, site: str, titles: Sequence[str], api: str = WIKIDATA_API) -> tuple[Item, ...]:
    """The items of pages of one wiki: ``by_titles(client, "enwiki", ["Nikolai_Yezhov"])``. No match gives no id."""

    def one(batch: Sequence[str]) -> Iterator[Item]:
        plain = {t.replace("_", " "): t for t in batch}
        found = _entities(client, api, {"sites": site, "titles": "|".join(plain)})
        by_page = {e["sitelinks"][site]["title"]: e for e in found.values() if site in e.get("sitelinks", {})}
        for title, asked in plain.items():
            yield _item(asked, by_page.get(title))

    return tuple(item for batch in _halving(client, list(titles), one) for item in batch)


def by_ids(client: Client, ids: Sequence[str], api: str = WIKIDATA_API) -> tuple[Item, ...]:
    """The items of these ids, with redirects and deletions."""

    def one(batch: Sequence[str]) -> Iterator[Item]:
        found = _entities(client, api, {"ids": "|".join(batch)})
        to = {e["redirects"]["from"]: e for e in found.values() if "redirects" in e}
        for asked in batch:
            yield _item(asked, to.get(asked) or found.get(asked))

    return tuple(item for batch in _halving(client, list(ids), one) for item in batch)


def search(client: Client, name: str, language: str, api: str = WIKIDATA_API) -> tuple[Item, ...]:
    """Items whose label or alias begins so, in the API's order, which says nothing about who is meant."""
    answer = client.json(
        Request(
            api,
            (
                ("action", "wbsearchentities"),
                ("format", "json"),
                ("maxlag", "5"),
                ("search", name),
                ("language", language),
                ("type", "item"),
                ("limit", "20"),
            ),
        )
    )
    found = answer.get("search") if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise LinkError("the service answers in another form", where=api, todo="is this the action API of Wikidata?")
    return tuple(Item(name, e["id"], e.get("label", ""), e.get("description", "")) for e in found)


def _entities(client: Client, api: str, what: dict[str, str]) -> dict[str, Any]:
    answer = client.json(
        Request(
            api,
            (
                ("action", "wbgetentities"),
                ("format", "json"),
                ("maxlag", "5"),
                *sorted(what.items()),
                ("props", "labels|descriptions|sitelinks"),
                ("redirects", "yes"),
            ),
        )
    )
    found = answer.get("entities") if isinstance(answer, dict) else None
    if not isinstance(found, dict):
        raise LinkError("the service answers in another form", where=api, todo="is this the action API of Wikidata?")
    return found


def _item(asked: str, entity: dict[str, Any] | None) -> Item:
    if entity is None or "missing" in entity:
        return Item(asked, "", deleted=asked[:1] == "Q" and asked[1:].isdigit())
    label = _text(entity.get("labels", {}))
    redirected = asked if "redirects" in entity else ""
    return Item(asked, entity["id"], label, _text(entity.get("descriptions", {})), redirected)


def _text(values: dict[str, dict[str, str]]) -> str:
    for language in ("en", *sorted(values)):
        if language in values:
            return values[language]["value"]
    return ""


def _halving(client: Client, wanted: Sequence[str], one: Any) -> Iterator[list[Item]]:
    """Batches of at most 50, halved as often as the service refuses them; a single one refused is an error."""
    todo = [list(wanted[i : i + BATCH]) for i in range(0, len(wanted), BATCH)]
    while todo:
        batch = todo.pop(0)
        try:
            yield list(one(batch))
        except TooLargeError:
            if len(batch) == 1:
                raise
            half = len(batch) // 2
            todo[:0] = [batch[:half], batch[half:]]
