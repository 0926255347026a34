"""The set-up keeps its promises: pins, targets, entry point, the seed's bytes, the data folders."""

import hashlib
import os
import re
import subprocess
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kg.resources import ontology_dir, queries_dir, seeds_dir

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SEED = "000_a0130684bb8289fa.txt"
SEED_SHA256 = "670213c98364e01d2fd51958a89852b333ec51732d6aa710ef4d46de843dd5a4"
PIN = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[0-9][A-Za-z0-9.!+]*)")


def pins() -> dict[str, str]:
    matches = [PIN.fullmatch(line) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()]
    return {canonicalize_name(m["name"]): m["version"] for m in matches if m}


def declared() -> list[str]:
    extras = chain.from_iterable(PROJECT["project"]["optional-dependencies"].values())
    return [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"], *extras]


def dry_run(target: str) -> list[str]:
    """The commands `make TARGET` would run, in order, as if nothing were up to date."""
    env = {k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MFLAGS", "MAKELEVEL"}}
    command = ["make", "--no-print-directory", "-n", "-B", target]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_constraints_are_bare_pins_each_once_in_order():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not PIN.fullmatch(line)] == []
    names = [canonicalize_name(line.split("==")[0]) for line in lines]
    assert names == sorted(set(names))


@pytest.mark.parametrize("requirement", declared())
def test_every_declared_dependency_has_a_pin_it_allows(requirement: str):
    wanted = Requirement(requirement)
    assert wanted.specifier.contains(pins().get(canonicalize_name(wanted.name), "missing"))


def test_version_and_licence_are_the_same_everywhere():
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    said = {key: re.search(rf"^{key}: (\S+)$", citation, re.M)[1] for key in ("version", "license")}
    assert said == {key: PROJECT["project"][key] for key in ("version", "license")}


def test_the_command_is_kg():
    assert PROJECT["project"]["scripts"] == {"kg": "kg.cli:main"}


def test_ci_runs_exactly_make_test():
    script = ROOT / ".ci" / "run"
    commands = [line for line in script.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert commands[-1] == "exec make test"
    assert [line for line in commands if re.search(r"\b(make|pytest|ruff|mypy)\b", line)] == commands[-1:]
    assert os.access(script, os.X_OK)


@pytest.mark.parametrize(
    ("target", "steps"),
    [
        ("test", ["sh tools/venv.sh", "-m ruff check", "-m mypy", "-m pytest"]),
        ("lint", ["sh tools/venv.sh", "-m ruff check", "-m mypy"]),
        ("demo", ["sh tools/venv.sh", "kg build", "kg ask recipients point=540"]),
        ("bench", ["sh tools/venv.sh", "-m bench"]),
    ],
)
def test_make_targets_build_the_environment_and_then_run_their_steps(target: str, steps: list[str]):
    found = [step for line in dry_run(target) for step in steps if line.endswith(step) or f"{step} " in line]
    assert found == steps


def test_make_help_names_every_target():
    phony = re.search(r"^\.PHONY: (help .*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)[1].split()
    done = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert sorted(line.split()[0] for line in done.stdout.splitlines()) == sorted(phony)


@pytest.mark.parametrize(("shell", "script"), [("sh", "tools/venv.sh"), ("bash", ".ci/run")])
def test_scripts_parse(shell: str, script: str):
    done = subprocess.run([shell, "-n", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_seed_is_byte_for_byte_the_one_that_was_received():
    assert hashlib.sha256((seeds_dir() / SEED).read_bytes()).hexdigest() == SEED_SHA256


def test_the_seed_equals_the_shared_copy():
    shared = ROOT.parent / "shared" / "data" / "seed" / SEED
    if not shared.exists():
        pytest.skip("no shared data folder beside this checkout")
    assert (seeds_dir() / SEED).read_bytes() == shared.read_bytes()


def test_git_leaves_the_bytes_of_seeds_alone():
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "check-attr", "text", f"seeds/{SEED}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"seeds/{SEED}: text: unset\n"


@pytest.mark.parametrize(
    ("folder", "name"), [(ontology_dir, "ontology"), (queries_dir, "queries"), (seeds_dir, "seeds")]
)
def test_data_folders_in_a_checkout_and_in_a_wheel(folder, name: str, tmp_path: Path):
    package = tmp_path / "with space" / "kg"
    package.mkdir(parents=True)
    assert folder(package) == tmp_path / "with space" / name
    (package / "_data" / name).mkdir(parents=True)
    assert folder(package) == package / "_data" / name


def test_decision_records_are_short_and_listed():
    folder = ROOT / "docs" / "decisions"
    records = sorted(folder.glob("[0-9]*.md"))
    assert [r.name for r in records if len(r.read_text("utf-8").splitlines()) > 40] == []
    listed = re.findall(r"\]\((\d{4}-\S+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == [r.name for r in records]
