"""Running a query of the user's own: which form it has, and its answer."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from kg.errors import QueryError
from kg.store import Store, Table, Triples

_STRINGS = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"""|\'\'\'(?:[^\'\\]|\\.|\'{1,2}(?!\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
)
_IRIS_AND_COMMENTS = re.compile(r"<[^<>\s]*>|#[^\n]*")
_FORM = re.compile(
    r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE
)


def read(file: str) -> str:
    """The text of a query file; ``-`` reads standard input. Raises QueryError for a file that cannot be read."""
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            "the query file cannot be read", where=file, why=str(error), todo="name a UTF-8 text file"
        ) from error


def form(text: str) -> str:
    """The form of a query, upper case. Raises QueryError for updates and for what is no query."""
    plain = _IRIS_AND_COMMENTS.sub(" ", _STRINGS.sub(" ", text))
    found = _FORM.search(plain)
    if found is None:
        raise QueryError("not a SPARQL query", todo="begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    word = found.group().upper()
    if word not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        raise QueryError(f"{word} would change the data", why="a release is read-only", todo="ask with SELECT instead")
    return word


def run(store: Store, text: str) -> Table | bool | Triples:
    """The answer of a store, by the query's form."""
    kind = form(text)
    if kind == "SELECT":
        return store.select(text)
    return store.ask(text) if kind == "ASK" else store.construct(text)
