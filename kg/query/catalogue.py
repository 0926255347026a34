"""The catalogue: reading ``queries/*.rq`` with their ``#+`` headers, and putting parameters in as terms."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import literal
from kg.errors import QueryError
from kg.iri import DEFAULT_BASE, Iris, is_key

_HEADER = re.compile(
    r"#\+ (?:parameter (?P<name>[a-z_]+): (?P<type>[a-z]+) (?P<example>.*?) -- (?P<about>.*)"
    r"|(?P<key>[a-z]+): (?P<value>.*))"
)
_VALUES = re.compile(r"VALUES \?(?P<name>[a-z_]+) \{ (?P<term>[^\n]*?) \}")
_KEYS = frozenset({"title", "question", "summary", "tags", "parameter", "columns", "rows"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A slot of a question: its variable, the type of its term, an example and what it means."""

    name: str
    type: str
    example: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """One canned question as its file states it."""

    name: str
    title: str
    question: str
    summary: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str

    def query(self, values: Mapping[str, str], iris: Iris) -> str:
        """The SPARQL text with each given value as a term, and every other slot open (UNDEF).

        Raises QueryError for a parameter the question does not have or a value of the wrong type.
        """
        terms = {name: self._term(name, value, iris) for name, value in values.items()}

        def fill(found: re.Match[str]) -> str:
            name = found["name"]
            return f"VALUES ?{name} {{ {terms.get(name, 'UNDEF')} }}"

        return _VALUES.sub(fill, self.text.replace(f"BASE <{DEFAULT_BASE}>", f"BASE <{iris.base}>", 1))

    def _term(self, name: str, value: str, iris: Iris) -> str:
        known = {p.name: p for p in self.parameters} | {"doc": Parameter("doc", "document", "", "")}
        parameter = known.get("doc" if name == "document" else name)
        if parameter is None:
            names = ", ".join(p.name for p in self.parameters) or "none"
            raise QueryError(
                f"the question {self.name!r} has no parameter {name!r}", todo=f"its parameters are: {names}, document"
            )
        if parameter.type == "document":
            return iris.document(value) if is_key(value) else iris.document("x")
        return literal.string(value)


def load(folder: Path) -> dict[str, Question]:
    """All questions of a folder by name, sorted. Raises QueryError for a header that lies."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.rq"))}


def _read(path: Path) -> Question:
    text = path.read_text("utf-8")
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            break
        found = _HEADER.fullmatch(line)
        if found is None or (found["key"] or "parameter") not in _KEYS:
            raise QueryError(
                "a header line is not understood", where=f"{path.name}:{number}", todo="see queries/README.md"
            )
        if found["name"]:
            parameters.append(Parameter(found["name"], found["type"], found["example"], found["about"]))
        else:
            fields[found["key"]] = found["value"]
    return Question(
        path.stem,
        fields.get("title", ""),
        fields.get("question", ""),
        fields.get("summary", ""),
        tuple(t.strip() for t in fields.get("tags", "").split(",") if t.strip()),
        tuple(parameters),
        tuple(fields.get("columns", "").split()),
        text,
    )


def find(questions: Mapping[str, Question], name: str) -> Question:
    """The question of that name; a wrong name suggests the nearest."""
    if name in questions:
        return questions[name]
    near = difflib.get_close_matches(name, questions, n=3, cutoff=0.5)
    raise QueryError(
        f"there is no question {name!r}", todo=f"did you mean {' or '.join(near)}?" if near else "kg ask lists them all"
    )
