"""The graph as Python users hold it: open a release or an endpoint, ask, get typed rows.

>>> import kg                                                   # doctest: +SKIP
>>> kg.open("build").ask("recipients", point="540")[0].recipient   # doctest: +SKIP
'Litvinov'
"""

from __future__ import annotations

import html
from collections import namedtuple
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, overload

from kg import resources
from kg.errors import StoreError
from kg.iri import DEFAULT_BASE, Iris
from kg.publish import release
from kg.query import catalogue, formats
from kg.store import Store, Table, open_store

if TYPE_CHECKING:
    from rdflib import Dataset


class Answer(Sequence[Any]):
    """Rows of named, typed values in the order of the question: str, int, date, bool, float or None."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._rows = _rows(table)

    @property
    def columns(self) -> tuple[str, ...]:
        """The column names."""
        return self.table.variables

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self._rows[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"Answer({', '.join(self.columns)}: {len(self)} rows)"

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame; pandas is not a dependency and must be installed."""
        import pandas  # type: ignore[import-untyped]

        return pandas.DataFrame(self._rows, columns=list(self.columns))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(formats.value(cell))}</td>" for cell in row) + "</tr>"
            for row in self.table.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


@lru_cache(maxsize=256)
def _row_class(variables: tuple[str, ...]) -> Any:
    """The class of rows with these columns; making one takes longer than most answers."""
    return cast("Any", namedtuple)("Row", variables, rename=True)


def _rows(table: Table) -> list[Any]:
    make = _row_class(table.variables)._make
    return [make([typed(cell) for cell in row]) for row in table.rows]


def typed(term: str) -> str | int | float | bool | date | None:
    """A term as a Python value; what has no Python type of its own stays text."""
    if not term:
        return None
    text = formats.value(term)
    kind = term[term.rindex("#") + 1 : -1] if term[-1] == ">" and term[0] == '"' and "#" in term else ""
    if kind == "integer":
        return int(text)
    if kind in ("decimal", "double", "float"):
        return float(text)
    if kind == "boolean":
        return text in ("true", "1")
    return date.fromisoformat(text) if kind == "date" else text


class Graph:
    """A release or an endpoint that answers questions."""

    def __init__(self, store: Store, base: str, folder: Path | None = None) -> None:
        self.store, self.iris, self.folder = store, Iris(base), folder
        self.questions = catalogue.load(resources.queries_dir())

    def ask(self, name: str, values: Mapping[str, str] | None = None, /, **parameters: str) -> Answer:
        """The answer to a canned question: ``ask("recipients", point="540")``; ``from`` goes into ``values``.

        Raises QueryError for an unknown question or parameter or a value of the wrong type.
        """
        question = catalogue.find(self.questions, name)
        return Answer(self.store.select(question.query({**(values or {}), **parameters}, self.iris)))

    def query(self, text: str) -> Answer:
        """The rows of any SELECT query."""
        return Answer(self.store.select(text))

    def graph(self) -> Dataset:
        """The release as an rdflib Dataset (a copy of its own)."""
        if self.folder is None:
            raise StoreError("an endpoint cannot be loaded whole", todo="open a build folder instead")
        from kg.store.memory import RdflibStore

        return RdflibStore.of_release(self.folder).dataset


def open_graph(
    directory: str | Path = "build", *, store: str = "embedded", endpoint: str = "", base: str = DEFAULT_BASE
) -> Graph:
    """Open the current release of a build folder, or an endpoint that holds one under ``base``."""
    if endpoint:
        return Graph(open_store("remote", endpoint=endpoint), base)
    folder = release.current(Path(directory))
    return Graph(open_store(store, folder), release.manifest(folder)["base"], folder)
