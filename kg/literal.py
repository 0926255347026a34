"""Literals in canonical N-Triples form; the only place that writes one.

The form is that of RDFC-1.0: short escapes where they exist, ``\\uXXXX`` for other control characters,
everything else as itself. Plain strings carry no datatype (they are xsd:string by definition).
"""

from __future__ import annotations

import re

from kg.errors import LiteralError
from kg.vocab import XSD

_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r",
    **{chr(c): f"\\u{c:04X}" for c in (*range(0x20), 0x7F) if chr(c) not in "\b\t\n\f\r"},
}
_SURROGATE = re.compile("[\\ud800-\\udfff]")
_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\]|[\ud800-\udfff]')
_TABLE = str.maketrans(_ESCAPES)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)", re.DOTALL)
_SHORT = {"\\": "\\", '"': '"', "'": "'", "b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_INTEGER = XSD.integer
_DATE = XSD.date
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def string(value: str) -> str:
    r"""A plain string: ``string('Minutes "Nº 49"') == '"Minutes \\"Nº 49\\""'``.

    Raises :class:`~kg.errors.LiteralError` for a lone surrogate, which no UTF-8 file can hold.
    """
    if not _SPECIAL.search(value):
        return f'"{value}"'
    if _SURROGATE.search(value):
        raise LiteralError("a string holds a lone surrogate", where=repr(value[:40]), todo="mend the source text")
    return f'"{value.translate(_TABLE)}"'


def text(value: str, language: str) -> str:
    """A language-tagged string: ``text("charge", "en") == '"charge"@en'``. Tags are written in lower case."""
    if not _LANGUAGE.fullmatch(language):
        raise LiteralError("not a language tag", where=language, todo="use a BCP 47 tag such as en or ru-Latn")
    return f"{string(value)}@{language.lower()}"


def integer(value: int) -> str:
    """An ``xsd:integer`` in canonical form."""
    return f'"{value}"^^{_INTEGER}'


def count(value: int) -> str:
    """An ``xsd:nonNegativeInteger``, as DCAT wants sizes. Raises LiteralError below zero."""
    if value < 0:
        raise LiteralError("a count below zero", where=str(value))
    return f'"{value}"^^{XSD.nonNegativeInteger}'


def date(value: str) -> str:
    """An ``xsd:date`` from an ISO day: ``date("1937-06-14")``. Raises LiteralError for anything else."""
    if not _DAY.fullmatch(value):
        raise LiteralError("not a calendar day", where=value, todo="give YYYY-MM-DD")
    return f'"{value}"^^{_DATE}'


def value(term: str) -> str:
    r"""The value of a literal term, without quotes, language and datatype: ``value('"a\\n"@en') == 'a\n'``."""
    text = term[1:term.rindex('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SHORT[found[3]]
