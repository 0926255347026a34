"""Asking a release: from a question's name and values to a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kg import resources
from kg.iri import Iris
from kg.publish import release
from kg.query import catalogue
from kg.store import EmbeddedStore, Table


def questions() -> dict[str, catalogue.Question]:
    """The catalogue."""
    return catalogue.load(resources.queries_dir())


def ask(directory: Path, name: str, values: Mapping[str, str]) -> Table:
    """The answer of the current release of a build folder."""
    question = catalogue.find(questions(), name)
    folder = release.current(directory)
    base = json.loads((folder / release.MANIFEST).read_text("utf-8"))["base"]
    return EmbeddedStore.of_release(folder).select(question.query(values, Iris(base)))
