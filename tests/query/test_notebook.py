"""The notebook of the docs runs from top to bottom and gives what it promises."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "first-questions.ipynb"


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat = pytest.importorskip("nbformat")
    client = pytest.importorskip("nbclient").NotebookClient
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    book = nbformat.read(NOTEBOOK, as_version=4)
    assert all(cell.get("outputs", []) == [] for cell in book.cells), "keep the notebook without outputs"
    client(book, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [
        output["data"]
        for cell in book.cells
        for output in cell.get("outputs", [])
        if output["output_type"] == "execute_result"
    ]
    plain = [data["text/plain"] for data in shown]
    names = ["Litvinov", "Voroshilov", "Yezhov", "Berzin", "Kruchinkin"]
    assert plain[1] == "[" + ",\n ".join(f"({n}, '{name}')" for n, name in enumerate(names, 1)) + "]"
    assert shown[2]["text/html"].startswith("<table>")
    assert plain[4] == "True"
    assert plain[5] == "([('539', '1937-06-14', '1937-06-14'), ('540', '1937-04-17', '1937-06-15')], 0)"
    assert int(plain[7]) > 1000
