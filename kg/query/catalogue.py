"""The catalogue: reading ``queries/*.rq`` with their ``#+`` headers, and putting parameters in as terms.

A header that lies is refused, so what :class:`Question` says of a query is what the query does.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg import literal
from kg.errors import LiteralError, QueryError
from kg.iri import DEFAULT_BASE, Iris, is_key
from kg.vocab import PREFIXES

_PARAMETER = re.compile(r"#\+ parameter (?P<name>[a-z_]+): (?P<type>[a-z]+) (?P<example>.+?) -- (?P<about>.+)")
_FIELD = re.compile(r"#\+ (?P<key>[a-z]+): (?P<value>.+)")
_ROWS = re.compile(r"(\d+) as it stands, (\d+) open")
# the term is all up to the closing brace at the line's end: `VALUES ?point { "540" }`; never a table `VALUES (…)`
_VALUES = re.compile(r"VALUES \?(?P<name>[a-z_]+) \{ (?P<term>[^\n]*?) \}$", re.MULTILINE)
_SELECT = re.compile(r"SELECT (?:DISTINCT )?(?P<what>.*?) WHERE \{", re.DOTALL)
_PREFIX = re.compile(r"^PREFIX (?P<name>[a-z]*): <(?P<iri>[^>]*)>$", re.MULTILINE)
_STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"')
FIELDS = ("title", "question", "summary", "tags", "columns", "rows")
TYPES = ("string", "integer", "date", "document")


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
    """One canned question as its file states it.

    ``rows`` are the expected numbers of rows on the seed document: of the file as it stands, with the example of each
    parameter, and with every slot open.
    """

    name: str
    title: str
    question: str
    summary: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    rows: tuple[int, int]
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

        return _VALUES.sub(fill, rebased(self.text, iris))

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


def rebased(text: str, iris: Iris) -> str:
    """A query under another base: only its BASE line changes."""
    return text.replace(f"BASE <{DEFAULT_BASE}>", f"BASE <{iris.base}>", 1)


def variable(name: str) -> str:
    """The SPARQL variable of a parameter: two of the common ones are named apart from columns."""
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
            return literal.date(date.fromisoformat(value).isoformat())
        return literal.string(value)
    except (ValueError, LiteralError) as error:
        raise QueryError(
            f"{parameter.name}={value[:60]!r} is not of type {parameter.type}", why=parameter.about,
            todo=f"for example {parameter.name}={parameter.example}",
        ) from error


def load(folder: Path) -> dict[str, Question]:
    """All questions of a folder by name, sorted. Raises QueryError for a header that lies."""
    return {path.stem: read(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.rq"))}


def read(name: str, text: str) -> Question:
    """A question from the text of its file. Raises QueryError, with the line, for a header that lies.

    >>> read("x", "#+ titel: Who?\\n")
    Traceback (most recent call last):
    kg.errors.QueryError: the header has an unknown key 'titel' (x.rq:1): use title, question, summary, tags, \
columns, rows, parameter
    """
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            break
        where = f"{name}.rq:{number}"
        if found := _PARAMETER.fullmatch(line):
            parameters.append(Parameter(found["name"], found["type"], found["example"], found["about"]))
            continue
        field = _FIELD.fullmatch(line)
        if field is None:
            raise QueryError("a header line is not understood", where=where, why=line[:80],
                             todo="write #+ key: value, or #+ parameter name: type example -- meaning")
        if field["key"] not in FIELDS or field["key"] in fields:
            fault = "twice the key" if field["key"] in fields else "an unknown key"
            raise QueryError(f"the header has {fault} {field['key']!r}", where=where,
                             todo=f"use {', '.join((*FIELDS, 'parameter'))}")
        fields[field["key"]] = field["value"]
    _must(name, not (missing := [k for k in FIELDS if k not in fields]), f"the header lacks {', '.join(missing)}")
    counts = _ROWS.fullmatch(fields["rows"])
    _must(name, counts is not None, "rows is not '5 as it stands, 10 open'")
    assert counts is not None
    question = Question(
        name, fields["title"], fields["question"], fields["summary"],
        tuple(t.strip() for t in fields["tags"].split(",")), tuple(parameters), tuple(fields["columns"].split()),
        (int(counts[1]), int(counts[2])), text,
    )
    _honest(question)
    return question


def _must(name: str, holds: object, fault: str) -> None:
    if not holds:
        raise QueryError(f"the header lies: {fault}", where=f"{name}.rq", todo="make header and query agree")


def _honest(q: Question) -> None:
    """Header against text: prefixes, columns, parameters, slots."""
    body = "\n".join(line for line in q.text.splitlines() if not line.startswith("#+"))
    _must(q.name, body.startswith(f"BASE <{DEFAULT_BASE}>\n"), "the query does not begin with the BASE line")
    declared = {found["name"]: found["iri"] for found in _PREFIX.finditer(body)}
    plain = _STRINGS.sub('""', _PREFIX.sub("", body))
    for prefix, iri in declared.items():
        known = {**PREFIXES, "t": "type/"}.get(prefix)
        _must(q.name, iri == known, f"prefix {prefix}: is <{iri}>, not <{known}>")
        _must(q.name, re.search(rf"(?<![\w:]){prefix}:", plain), f"prefix {prefix}: is not used")
    selected = _SELECT.search(body)
    _must(q.name, selected is not None, "there is no SELECT … WHERE {")
    assert selected is not None
    what = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*AS (\?\w+)\)", r"\1", selected["what"])
    columns = tuple(re.findall(r"\?(\w+)", what))
    _must(q.name, columns == q.columns, f"columns are {' '.join(columns)}")
    slots: dict[str, set[str]] = {}
    for found in _VALUES.finditer(body):
        slots.setdefault(found["name"], set()).add(found["term"])
    for parameter in q.parameters:
        _must(q.name, parameter.type in TYPES, f"parameter {parameter.name} has the type {parameter.type}")
        example = {term(parameter, parameter.example, Iris())}
        _must(q.name, slots.get(parameter.name) == example, f"no VALUES ?{parameter.name} {{ {min(example)} }}")
    for parameter in COMMON:
        _must(q.name, slots.get(variable(parameter.name)) == {"UNDEF"}, f"no open slot for {parameter.name}")
    unknown = set(slots) - {variable(name) for name in q.slots()}
    _must(q.name, not unknown, f"VALUES without a parameter: {', '.join(sorted(unknown))}")
    named = set(re.findall(r"\{(\w+)\}", q.question))
    own = {p.name for p in q.parameters}
    _must(q.name, named <= own, f"the question names {', '.join(sorted(named - own))}, which is no parameter")
    ordered = set(re.findall(r"\?(\w+)", body.rpartition("ORDER BY")[2]))
    loose = [c for c in q.columns if c not in ordered and c not in _DETERMINED and not c.startswith("quote")]
    _must(q.name, not loose, f"ORDER BY does not settle {', '.join(loose)}")


# the same in every row that agrees in the ordered columns, so ORDER BY may leave them out
_DETERMINED = frozenset({
    "lists", "documents", "title", "date", "genre", "citation", "translator", "obtained_by", "sha256", "tool", "rules",
    "offices", "mentions", "text", "verb", "promise", "condition", "event", "same_place", "points", "fond",
})


def find(questions: Mapping[str, Question], name: str) -> Question:
    """The question of that name; a wrong name suggests the nearest."""
    if name in questions:
        return questions[name]
    near = difflib.get_close_matches(name, questions, n=3, cutoff=0.5)
    raise QueryError(
        f"there is no question {name!r}", todo=f"did you mean {' or '.join(near)}?" if near else "kg ask lists them all"
    )
