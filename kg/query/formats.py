"""Answers for people and machines: W3C SPARQL results JSON, CSV and TSV, Markdown, and a table."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox

from kg.store.base import Table


def value(term: str) -> str:
    """The plain value of a term: lexical form of a literal, the IRI without brackets, '' for unbound."""
    if not term:
        return ""
    if term[0] == "<":
        return term[1:-1]
    if term[0] == "_":
        return term
    body = term[1 : term.rfind('"')]
    return str(_parsed(term).value) if "\\" in body else body


def _parsed(term: str) -> ox.Literal:
    found = next(iter(ox.parse(f"<x:s> <x:p> {term} .".encode(), format=ox.RdfFormat.N_TRIPLES))).object
    assert isinstance(found, ox.Literal)
    return found


def _json_term(term: str) -> dict[str, str]:
    if term[0] == "<":
        return {"type": "uri", "value": term[1:-1]}
    if term.startswith("_:"):
        return {"type": "bnode", "value": term[2:]}
    parsed = _parsed(term)
    cell = {"type": "literal", "value": parsed.value}
    if parsed.language:
        cell["xml:lang"] = parsed.language
    elif not parsed.datatype.value.endswith("#string"):
        cell["datatype"] = parsed.datatype.value
    return cell


def as_json(table: Table) -> str:
    """SPARQL 1.1 Query Results JSON."""
    rows = [{n: _json_term(t) for n, t in zip(table.variables, row, strict=True) if t} for row in table.rows]
    return (
        json.dumps(
            {"head": {"vars": list(table.variables)}, "results": {"bindings": rows}}, ensure_ascii=False, indent=1
        )
        + "\n"
    )


def as_csv(table: Table) -> str:
    """SPARQL 1.1 Query Results CSV (CRLF line ends)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.variables)
    writer.writerows([value(t) for t in row] for row in table.rows)
    return out.getvalue()


def as_tsv(table: Table) -> str:
    """SPARQL 1.1 Query Results TSV (terms in Turtle form)."""
    head = "\t".join(f"?{n}" for n in table.variables)
    return "".join(line + "\n" for line in (head, *("\t".join(row) for row in table.rows)))


def as_md(table: Table) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(table.variables) + " |", "|" + " --- |" * len(table.variables)]
    for row in table.rows:
        lines.append("| " + " | ".join(" ".join(value(t).split()).replace("|", "\\|") for t in row) + " |")
    return "\n".join(lines) + "\n"
