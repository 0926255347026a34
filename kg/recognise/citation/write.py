"""Writing citations: in Latin and Cyrillic script, as the key two equal ones share, and as a slug."""

from __future__ import annotations

import re

from anyascii import anyascii

from kg.recognise.citation import words
from kg.recognise.citation.model import Citation, Part

_OB = re.compile(r"\s?(?:ob|об)\b\.?")
_DASH = re.compile(r"\s*[-–—‑]\s*")


def key(citation: Citation) -> tuple[tuple[str, str], ...]:
    """Kinds and values without the accidents of script and printing: equal for equal citations.

    A known repository is its slug, so ``РГАСПИ. Ф. 17`` and ``RGASPI, fond 17`` share a key.
    """
    return tuple((part.kind, _value(part)) for part in citation.parts)


def _value(part: Part) -> str:
    if part.kind == "repository":
        known = words.holder(part.value)
        return known.slug if known else part.value
    if part.kind in words.LEAF_KINDS:
        value = re.sub(r"\s*(?:,|&|\band\b|\bи\b)\s*", ", ", _OB.sub(" ob", part.value))
        return _DASH.sub("-", value).strip()
    return part.value


def format_latin(citation: Citation) -> str:
    """``RGASPI, f. 17, op. 162, d. 20, ll. 62-63``."""
    return _joined([_written(part, "en") for part in citation.parts], ", ")


def format_cyrillic(citation: Citation) -> str:
    """``РГАСПИ. Ф. 17. Оп. 162. Д. 20. Л. 62-63``. Names without a Cyrillic form stay as they are."""
    russian = all(
        part.kind == "repository" or _label(part, "ru") for part in citation.parts if part.label not in ("", "/")
    )
    if not russian or any(part.label in ("", "/") and part.kind != "repository" for part in citation.parts):
        return _joined([_written(part, "ru") for part in citation.parts], ", ")
    return _joined([_written(part, "ru") for part in citation.parts], ". ")


def _joined(written: list[str], separator: str) -> str:
    line = ""
    for piece in written:
        line += (
            piece if not line or piece.startswith("/") else f" {piece}" if piece.startswith("(") else separator + piece
        )
    return line


def _label(part: Part, lang: str) -> str:
    concept = words.parts()[part.kind]
    return next((label.text for label in concept.alts if label.lang == lang), "")


def _written(part: Part, lang: str) -> str:
    if part.kind == "repository":
        known = words.holder(part.value)
        return known.label(lang) if known else part.value
    if part.label == "/":
        return f"/{part.value}"
    if part.label == "":
        return f"({part.value})" if part.kind == "lot" else part.value
    label = (_label(part, "ru").capitalize() if lang == "ru" else "") or _label(part, "en") or part.label
    value = part.value
    if part.kind in words.LEAF_KINDS:
        value = _OB.sub(" об." if lang == "ru" else " ob.", value)
        if lang == "en" and part.kind == "listy" and re.search(r"[-–—,&]|\band\b|\bи\b", value):
            label = "ll."
    return f"{label} {value}"


def slug(citation: Citation) -> str:
    """A short ASCII key of lower-case letters, digits and hyphens: ``rgaspi-f17-op162-d20-l62-63``.

    Divisions and folder titles beside a box are left out; two citations with one slug differ at most in those.
    """
    pieces = []
    numbered = {part.kind for part in citation.parts if part.kind not in ("repository", "unit")}
    for part in citation.parts:
        if part.kind == "repository":
            known = words.holder(part.value)
            pieces.append(known.slug if known else _plain(part.value, 40))
        elif part.kind != "unit" and not (
            part.kind in ("folder", "series", "year") and part.label == "" and numbered & {"box", "lot"}
        ):
            letters = next(iter(words.parts()[part.kind].values("skos:notation")), "")
            pieces.append(_plain(letters + _value(part).replace(" ob", "ob"), 40))
    return "-".join(piece for piece in pieces if piece) or "x"


def _plain(value: str, limit: int) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(re.sub(r"['’‘]", "", value)).lower()).strip("-")
    return plain if len(plain) <= limit else plain[: limit + 1].rpartition("-")[0] or plain[:limit]
