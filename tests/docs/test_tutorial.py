"""The tutorial is run as it stands: its files are written, its commands and Python executed, its output compared."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: file=(?P<file>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
KG = "import sys; from kg.cli import main; sys.exit(main())"


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True, timeout=120,
                          env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})


def matches(expected: str, line: str) -> bool:
    """"…" in a line of the tutorial stands for anything."""
    return re.fullmatch(".*".join(map(re.escape, expected.split("…"))), line) is not None


@pytest.mark.parametrize("page", ["tutorial.md"])
def test_the_page_runs_as_it_stands(page: str, tmp_path: Path) -> None:
    commands = 0
    for block in BLOCK.finditer((ROOT / "docs" / page).read_text(encoding="utf-8")):
        if block["file"]:
            target = tmp_path / block["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["body"], encoding="utf-8")
        elif block["kind"] == "console":
            first, *expected = block["body"].splitlines()
            done = run(["-c", KG, *shlex.split(first.removeprefix("$ kg "))], tmp_path)
            lines = (done.stdout or done.stderr).splitlines()
            assert done.returncode == 0, done.stderr
            assert len(lines) == len(expected) and all(map(matches, expected, lines)), "\n".join([first, *lines])
            commands += 1
        elif block["kind"] == "python":
            done = run(["-c", block["body"]], tmp_path)
            assert done.returncode == 0, done.stderr
            commands += 1
    assert commands >= 5
