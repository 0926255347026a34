"""Citations: CITATION.cff for the dataset, BibTeX and CSL-JSON for the dataset and for each document.

Documents are cited by their own archival citations; only what the graph states is said, a part that is not known is
left out. CSL dates are given as numbers where the date is a plain day, month or year, as words otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from kg.iri import Iris
from kg.publish.about import About
from kg.publish.cards import Card

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: f"\\{c}" for c in "&%$#_"},
}
_TEX_TABLE = str.maketrans(_TEX)
# A plain EDTF day, month or year: 1937-06-14, 1937-06, 1937.
_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def files(cards: Iterable[Card], about: About, iris: Iris, digest: str) -> Iterator[tuple[str, bytes]]:
    """All citation files of a publication."""
    cards = list(cards)
    yield "CITATION.cff", cff(about, iris, digest).encode()
    yield "citation.bib", "\n".join([_dataset_bib(about, iris, digest), *map(bib, cards)]).encode()
    yield "citation.csl.json", _json([_dataset_csl(about, iris, digest), *map(csl, cards)])
    for card in cards:
        yield f"documents/{card.key}.bib", bib(card).encode()
        yield f"documents/{card.key}.csl.json", _json([csl(card)])


def cff(about: About, iris: Iris, digest: str) -> str:
    """CITATION.cff 1.2.0 of the dataset. Strings are quoted as JSON, which YAML reads."""

    def q(text: str) -> str:
        return json.dumps(" ".join(text.split()), ensure_ascii=False)

    authors = "".join(f"  - name: {q(name)}\n" for name in about.creators)
    return (
        "cff-version: 1.2.0\n"
        'message: "Cite the dataset with its hash, and the documents by their own archival citations (citation.bib)."\n'
        f"type: dataset\ntitle: {q(about.title)}\nabstract: {q(about.description)}\nauthors:\n{authors}"
        f"version: {q(digest[:16])}\nlicense: {about.licence}\nurl: {q(iris.dataset()[1:-1])}\n"
        f"identifiers:\n  - type: other\n    value: {q(f'sha256:{digest}')}\n"
        '    description: "RDFC-1.0 hash of the dataset"\n'
    )


def bib(card: Card) -> str:
    """A document as a BibTeX entry."""
    return _entry(
        "misc",
        card.key,
        (
            ("title", card.title),
            ("translator", " and ".join(map(_name, card.translators))),
            ("date", card.date),
            ("howpublished", "; ".join(card.citations)),
            ("note", f"Obtained by {', '.join(card.obtained_by)}" if card.obtained_by else ""),
            ("url", card.iri),
        ),
    )


def csl(card: Card) -> dict[str, object]:
    """A document as a CSL-JSON item."""
    item: dict[str, object] = {"id": card.key, "type": "manuscript", "title": card.title, "URL": card.iri}
    if card.date:
        item["issued"] = _issued(card.date)
    if card.translators:
        item["translator"] = [{"literal": name} for name in card.translators]
    if card.archive:
        item["archive"] = card.archive
    if card.citations:
        item["archive_location"] = "; ".join(card.citations)
    if card.genre:
        item["genre"] = card.genre
    if card.obtained_by:
        item["note"] = f"Obtained by {', '.join(card.obtained_by)}"
    return item


def _issued(date: str) -> dict[str, object]:
    plain = _PLAIN.fullmatch(date)
    return {"date-parts": [[int(n) for n in plain.groups() if n]]} if plain else {"literal": date}


def _dataset_bib(about: About, iris: Iris, digest: str) -> str:
    return _entry(
        "dataset",
        "dataset",
        (
            ("title", about.title),
            ("author", " and ".join(map(_name, about.creators))),
            ("publisher", about.publisher),
            ("version", digest[:16]),
            ("note", f"RDFC-1.0 sha256:{digest}"),
            ("url", iris.dataset()[1:-1]),
        ),
    )


def _dataset_csl(about: About, iris: Iris, digest: str) -> dict[str, object]:
    return {
        "id": "dataset",
        "type": "dataset",
        "title": about.title,
        "publisher": about.publisher,
        "author": [{"literal": name} for name in about.creators],
        "version": digest[:16],
        "note": f"RDFC-1.0 sha256:{digest}",
        "URL": iris.dataset()[1:-1],
    }


def _name(name: str) -> str:
    """A name BibTeX must not take apart."""
    return f"{{{name}}}" if " " in name else name


def _entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    def value(name: str, text: str) -> str:
        text = " ".join(text.split())
        if name == "url":
            return text
        if name in ("author", "translator"):  # the braces around whole names stay
            return " and ".join(
                f"{{{n[1:-1].translate(_TEX_TABLE)}}}" if n.startswith("{") else n.translate(_TEX_TABLE)
                for n in text.split(" and ")
            )
        return text.translate(_TEX_TABLE)

    lines = "".join(f"  {name} = {{{value(name, text)}}},\n" for name, text in fields if text)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _json(items: list[dict[str, object]]) -> bytes:
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()
