"""A release checked in shares gives the report of the whole, faults and measures alike."""

from __future__ import annotations

from pathlib import Path

from kg import gate
from kg.publish.release import NQUADS
from tests.support import releases


def test_shares_say_what_the_whole_says() -> None:
    folder = releases.corpus()
    whole = gate.checked(folder)
    size = (folder / NQUADS).stat().st_size
    assert [gate.checked(folder, size // parts) for parts in (2, 40)] == [whole] * 2
    assert dict(whole.measures)["quads"] == (folder / NQUADS).read_bytes().count(b"\n")


def test_a_fault_is_found_in_whichever_share_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "release"
    folder.mkdir()
    for part in ("texts", "MANIFEST.json"):
        (folder / part).symlink_to(releases.corpus() / part)
    lines = (releases.corpus() / NQUADS).read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "#char=" in line.split()[0] and "symbolic_content> " in line)
    lines[at] = lines[at].replace('symbolic_content> "', 'symbolic_content> "not ')
    (folder / NQUADS).write_text("".join(lines), "utf-8")
    found = [gate.checked(folder, share) for share in (10**9, 200_000)]
    assert [report.ok for report in found] == [False, False]
    assert found[0] == found[1]
