"""Progress is for people: on a terminal's stderr, never in a pipe and never on stdout."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kg.publish import release
from tests.publish.world import dataset, facts


def published(tmp_path: Path, terminal: bool) -> tuple[str, str]:
    """What ``kg publish`` prints to stdout and to stderr."""
    whole = dataset(documents=2)
    release.write(whole, tmp_path / "build", facts(whole), {})
    command = [
        sys.executable,
        "-c",
        "from kg.cli import main; main()",
        "publish",
        tmp_path / "p",
        "--dir",
        tmp_path / "build",
    ]
    environment = {**os.environ, "TERM": "xterm"}
    if not terminal:
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        return done.stdout, done.stderr
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            seen += part
        assert process.stdout is not None
        out = process.stdout.read()
    os.close(ours)
    assert process.returncode == 0
    return out, seen.decode("utf-8", "replace")


@pytest.mark.parametrize("terminal", [False, True])
def test_progress(terminal: bool, tmp_path: Path) -> None:
    out, err = published(tmp_path, terminal)
    assert out == f"{(tmp_path / 'p' / 'releases' / release.current(tmp_path / 'p').name)}\n"
    assert ("dataset.nq" in err or "profile/" in err) is terminal
    assert "a domain nobody can own" in err
    assert terminal or err.count("\n") == 1
