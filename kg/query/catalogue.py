"""The catalogue: reading ``queries/*.rq`` with their ``#+`` headers, and putting parameters in as terms."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg import literal
from kg.errors import LiteralError, QueryError
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


COMMON = (
    Parameter("document", "document", "rgaspi-f17-op3-d9-l1-1a2b3c", "the last segment of a document's IRI"),
    Parameter("minutes", "string", "12", "the number of the minutes"),
    Parameter("from", "date", "1937-01-01", "documents not made before this day"),
    Parameter("to", "date", "1937-12-31", "documents not made after this day"),
)
"""What every question takes besides its own parameters."""


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

    def slots(self) -> dict[str, Parameter]:
        """Every parameter by name: the question's own and those every question takes."""
        return {p.name: p for p in (*self.parameters, *COMMON)}

    def query(self, values: Mapping[str, str], iris: Iris) -> str:
        """The SPARQL text with each given value as a term, and every other slot open (UNDEF).

        Raises QueryError for a parameter the question does not have or a value of the wrong type.
        """
        terms = {variable(name): self._term(name, value, iris) for name, value in values.items()}

        def fill(found: re.Match[str]) -> str:
            return f"VALUES ?{found['name']} {{ {terms.get(found['name'], 'UNDEF')} }}"

        return _VALUES.sub(fill, self.text.replace(f"BASE <{DEFAULT_BASE}>", f"BASE <{iris.base}>", 1))

    def _term(self, name: str, value: str, iris: Iris) -> str:
        parameter = self.slots().get(name)
        if parameter is None:
            near = difflib.get_close_matches(name, self.slots(), n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise QueryError(
                f"the question {self.name!r} has no parameter {name!r}",
                todo=f"{hint}its parameters are: {', '.join(self.slots())}",
            )
        return term(parameter, value, iris)


def variable(name: str) -> str:
    """The SPARQL variable of a parameter: three of the common ones are named apart from columns."""
    return {"document": "doc", "minutes": "minutes_is"}.get(name, name)


def term(parameter: Parameter, value: str, iris: Iris) -> str:
    """A value as a term of the parameter's type. Raises QueryError, with an example, for a value of another type."""
    try:
        if parameter.type == "document":
            # an id that no document can have is a term that does not match, not an error
            return iris.document(value) if is_key(value) else literal.string(value)
        if parameter.type == "integer":
            return literal.integer(int(value))
        if parameter.type == "date":
            return literal.date(value)
        return literal.string(value)
    except (ValueError, LiteralError) as error:
        raise QueryError(
            f"{parameter.name}={value[:60]!r} is not of type {parameter.type}", why=parameter.about,
            todo=f"for example {parameter.name}={parameter.example}",
        ) from error


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
