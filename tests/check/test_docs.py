"""docs/rules.md lists the rules there are, with the severity they have and the file they are in."""

import re
from pathlib import Path

from kg.check import shapes
from kg.check.faults import FAULTS
from kg.iri import DEFAULT_BASE

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (S\d\d) \| ([VWI, ]+) \| (.+?) \| (.+?) \|$", re.MULTILINE)
DOC = {m[1]: (m[2], m[4]) for m in ROW.finditer((ROOT / "docs" / "rules.md").read_text("utf-8"))}


def places() -> dict[str, set[str]]:
    """Rule to the files that state it."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "ontology" / "shapes").glob("*.ttl")):
        text = path.read_text("utf-8")
        for name in re.findall(r"^s:(S\d\d)-\S+ a sh:\w+ ;(?:(?!\n\n).)*sh:message", text, re.MULTILINE | re.DOTALL):
            found.setdefault(name, set()).add(path.name)
    for path in sorted((ROOT / "kg" / "check").glob("*.py")):
        if path.name not in ("faults.py", "spoil.py", "report.py"):
            for name in re.findall(r'"(S\d\d)"', path.read_text("utf-8")):
                found.setdefault(name, set()).add(path.name)
    return found


def test_every_rule_is_listed_with_its_place() -> None:
    assert {rule: set(re.findall(r"`([^`]+)`", where)) for rule, (_, where) in DOC.items()} == places()


def test_severities_of_shapes_are_those_of_the_list() -> None:
    text = shapes.shapes_text(DEFAULT_BASE)
    letter = {"Warning": "W", "Info": "I"}
    shape = re.compile(r"^s:(S\d\d-\S+) a sh:\w+ ;((?:(?!\n\n).)*sh:message)", re.MULTILINE | re.DOTALL)
    for name, body in shape.findall(text):
        found = re.search(r"sh:severity sh:(\w+)", body)
        severity = letter[found[1]] if found else "V"
        assert severity in DOC[name[:3]][0], name


def test_every_rule_has_a_fault_or_an_example() -> None:
    cases = (ROOT / "tests" / "ontology" / "test_shapes.py").read_text("utf-8")
    spoiled = {fault.rule for fault in FAULTS}
    assert [rule for rule in DOC if rule not in spoiled and f'"{rule}-' not in cases] == []
