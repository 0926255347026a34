"""What is asked of the world: page titles resolved to items, and items looked at again. Only when somebody says so.

What a service answers becomes a machine row of the ledger: a candidate with its evidence, confirmed by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.authority import Authorities, Status
from kg.link import wikidata
from kg.link.apply import curie
from kg.link.http import Client
from kg.link.ledger import CLOSE, EXACT, LEXICAL, Ledger, Row
from kg.vocab import WIKIDATA_API


@dataclass(frozen=True, slots=True)
class Asked:
    """Rows for the ledger and lines for people."""

    rows: tuple[Row, ...]
    lines: tuple[str, ...]


def resolve_titles(client: Client, authorities: Authorities, api: str = WIKIDATA_API) -> Asked:
    """The items of the verified page titles of unresolved records, as candidates.

    Titles of one wiki go in one request; two wikis that name two items leave two candidates and a line that says so.
    """
    wanted: dict[str, dict[str, str]] = {}
    for record in authorities.records.values():
        if record.status is Status.UNRESOLVED:
            for page in record.pages:
                site, _, title = page.partition(":")
                wanted.setdefault(site, {})[title] = record.slug
    rows: list[Row] = []
    lines: list[str] = []
    for site, titles in sorted(wanted.items()):
        for item in wikidata.by_titles(client, site, sorted(titles), api):
            record = authorities.records[titles[item.asked]]
            if not item.id:
                lines.append(f"{curie(record)}: {site} has no item for {item.asked}")
                continue
            evidence = f"wbgetentities sites={site} titles={item.asked}: “{item.label}” ({item.description})"
            rows.append(
                Row(
                    curie(record),
                    record.label,
                    EXACT,
                    "",
                    f"wd:{item.id}",
                    item.label,
                    LEXICAL,
                    author_id=_author(client),
                    other="status=link-candidate",
                    comment=evidence,
                )
            )
            lines.append(f"{curie(record)}: {item.id} “{item.label}” by {site}:{item.asked}")
    return Asked(_one_each(rows), tuple(lines + _disagreeing(rows)))


def refresh(client: Client, authorities: Authorities, ledger: Ledger, api: str = WIKIDATA_API) -> Asked:
    """Every item the authority file or the ledger names, asked for again: redirects, deletions, other labels."""
    quoted: dict[str, tuple[str, str]] = {}
    for record in authorities.records.values():
        for one in record.identifiers:
            if one.scheme == "wikidata-qid":
                quoted[one.value] = (curie(record), one.quoted)
    for row in ledger.catalogue:
        if row.object_id.startswith("wd:") and not row.rejected:
            quoted.setdefault(row.object_id[3:], (row.subject_id, row.object_label))
    rows: list[Row] = []
    lines: list[str] = []
    for item in wikidata.by_ids(client, sorted(quoted), api):
        subject, label = quoted[item.asked]
        if item.deleted:
            lines.append(f"{subject}: {item.asked} was deleted")
        elif item.id != item.asked:
            lines.append(f"{subject}: {item.asked} now redirects to {item.id} “{item.label}”")
            rows.append(
                Row(
                    subject,
                    "",
                    CLOSE,
                    "",
                    f"wd:{item.id}",
                    item.label,
                    LEXICAL,
                    author_id=_author(client),
                    other="status=link-candidate",
                    comment=f"wbgetentities ids={item.asked}: redirect",
                )
            )
        elif item.label != label:
            lines.append(f"{subject}: {item.id} is labelled “{item.label}”, the evidence quotes “{label}”")
    return Asked(_one_each(rows), tuple(lines))


def _author(client: Client) -> str:
    return "synthetic-service" if client.synthetic else "wikidata-api"


def _one_each(rows: list[Row]) -> tuple[Row, ...]:
    return tuple({row.key: row for row in sorted(rows, reverse=True)}.values())


def _disagreeing(rows: list[Row]) -> list[str]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.subject_id, set()).add(row.object_id)
    return [
        f"{subject}: two wikis name two items: {', '.join(sorted(ids))}"
        for subject, ids in sorted(found.items())
        if len(ids) > 1
    ]


def searches(client: Client, authorities: Authorities, api: str = WIKIDATA_API) -> Iterator[str]:
    """Items that the search offers for records without any: lines to look at, never rows."""
    for record in authorities.records.values():
        if record.status is Status.NIL and record.kind is not None:
            for item in wikidata.search(client, record.label, "en", api)[:3]:
                yield f"{curie(record)}: {item.id} “{item.label}” {item.description}"
