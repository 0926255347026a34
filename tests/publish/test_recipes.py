"""Every recipe exists, and the commands of the one whose server is here do what they say."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.building import build
from kg.resources import seeds_dir

DOCS = Path(__file__).parents[2] / "docs"
BIN = Path(sys.executable).parent


def test_every_store_has_a_recipe_that_the_guide_names_and_says_whether_it_is_tested() -> None:
    guide = (DOCS / "publishing.md").read_text("utf-8")
    files = {p.stem: p.read_text("utf-8") for p in (DOCS / "recipes").glob("*.md")}
    assert set(files) == {"oxigraph", "fuseki", "graphdb", "qlever", "virtuoso"}
    assert [name for name in files if f"recipes/{name}.md" not in guide] == []
    assert {name for name, text in files.items() if "\nTested: " in text} == {"oxigraph"}
    assert {name for name, text in files.items() if "\nNot tested here" in text} == set(files) - {"oxigraph"}


def commands(name: str) -> list[str]:
    text = (DOCS / "recipes" / f"{name}.md").read_text("utf-8")
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def test_the_commands_for_oxigraph(tmp_path: Path) -> None:
    if not (BIN / "oxigraph").is_file():
        pytest.skip("the oxigraph server is not installed")
    assert build([seeds_dir()], tmp_path / "build").release is not None
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = str(one.getsockname()[1])
    serve, *others = [shlex.split(line.replace("7878", port)) for line in commands("oxigraph")]
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    server = subprocess.Popen(serve, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for(int(port))
        done = [
            subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
            for command in others
        ]
    finally:
        server.terminate()
        server.wait(10)
    assert [(d.args[1], d.returncode) for d in done] == [("publish", 0), ("ask", 0), ("load", 0)]
    assert len(done[1].stdout.splitlines()) > 1


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
