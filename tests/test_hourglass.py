"""The house rules that imports and strings can break: read from the syntax tree, not from running code."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

import pytest

KG = Path(__file__).parents[1] / "kg"
MODULES = sorted(KG.rglob("*.py"))
TEXT_HALF = ("read", "recognise", "interpret")
GRAPH_HALF = ("mapping", "check", "store", "query", "publish", "serve")
RDF = {"rdflib", "pyoxigraph", "pyshacl", "shacl", "SPARQLWrapper"}
NAMESPACE_HOMES = {"vocab.py", "vocab_terms.py", "iri.py"}
SEED_FACTS = ("Litvinov", "Yezhov", "Voroshilov", "Berzin", "Kruchinkin", "Smirnov", "Hushan", "Zhongying", "Xinjiang",
              "Kashgar", "Urumqi", "Hotan", "Hetian", "539", "540", "Hasanli", "Goldberg", "Dungan", "Alma-Ata", "Omsk")


def place(path: Path) -> str:
    return path.relative_to(KG).as_posix()


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def code_strings(path: Path) -> list[str]:
    """Every string of a module that is not a docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.body[0].value) for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body and isinstance(node.body[0], ast.Expr)
    }
    docs |= {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
    return [n.value for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs]


@pytest.mark.parametrize("path", [p for p in MODULES if place(p).split("/")[0] in TEXT_HALF], ids=place)
def test_the_text_half_knows_no_rdf_library(path: Path) -> None:
    used = {name.split(".")[0] for name in imports(path)}
    assert used & RDF == set()
    assert {n for n in imports(path) if n.split(".")[:1] == ["kg"] and n.split(".")[1:2] and
            n.split(".")[1] in GRAPH_HALF} == set()


@pytest.mark.parametrize("path", [p for p in MODULES if place(p).split("/")[0] in GRAPH_HALF], ids=place)
def test_the_graph_half_knows_no_stage_of_the_text_half(path: Path) -> None:
    assert {n for n in imports(path) if n.split(".")[:1] == ["kg"] and n.split(".")[1:2] and
            n.split(".")[1] in TEXT_HALF} == set()


@pytest.mark.parametrize("path", [p for p in MODULES if place(p).split("/")[0] == "mapping"], ids=place)
def test_mapping_uses_no_regular_expression(path: Path) -> None:
    assert "re" not in imports(path)


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_iris_have_one_home(path: Path) -> None:
    if path.name not in NAMESPACE_HOMES:
        assert [s for s in code_strings(path) if s.startswith(("http://", "https://"))] == []


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_no_module_knows_the_seed(path: Path) -> None:
    """Facts of a document live in documents and word lists; code may name them only in examples."""
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
    names = {t.string for t in tokens if t.type in (tokenize.NAME, tokenize.NUMBER)}
    said = [*code_strings(path), *sorted(names)]
    assert [(fact, s[:60]) for fact in SEED_FACTS for s in said if fact in s] == []


def test_the_rule_catches_what_it_forbids(tmp_path: Path) -> None:
    module = tmp_path / "bad.py"
    module.write_text('"""Yezhov in a docstring is an example."""\nimport rdflib\nPERSON = "Yezhov"\nBASE = "http://x/"\n')
    assert "rdflib" in imports(module)
    assert code_strings(module) == ["Yezhov", "http://x/"]
