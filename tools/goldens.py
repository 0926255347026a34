"""The locked answers of every question on the seed: show what differs, or (--write) lock the present answers.

An answer is locked twice: as the file stands, with its example, and with every slot open. Locking also corrects the
``rows:`` line of the header. Look at the difference before you commit it: these files say what is right.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from kg import resources
from kg.building import build
from kg.query import catalogue, formats
from kg.store import EmbeddedStore

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "goldens" / "questions"
_RULES = re.compile(r"rules and word lists [0-9a-f]{16}")


def answers(store: EmbeddedStore, folder: Path) -> dict[str, str]:
    """File name and CSV text of every answer; what changes with any line of the program is left out."""
    found = {}
    for name in sorted(path.stem for path in folder.glob("*.rq")):
        text = (folder / f"{name}.rq").read_text("utf-8")
        for suffix, query in (("", text), (".open", opened(text))):
            if suffix and query == text:
                continue
            found[f"{name}{suffix}.csv"] = _RULES.sub("rules and word lists …", formats.as_csv(store.select(query)))
    return found


def opened(text: str) -> str:
    """A question with every slot open."""
    return re.sub(r"VALUES \?(\w+) \{ [^\n]* \}$", r"VALUES ?\1 { UNDEF }", text, flags=re.MULTILINE)


def main(write: bool) -> int:
    """Compare or lock; the exit code is 1 where something differs and was not locked."""
    with tempfile.TemporaryDirectory() as temporary:
        release = build([resources.seeds_dir()], Path(temporary)).release
        assert release is not None
        store = EmbeddedStore.of_release(release)
        folder = resources.queries_dir()
        if write:
            for path in sorted(folder.glob("*.rq")):
                text = path.read_text("utf-8")
                counts = f"{len(store.select(text).rows)} as it stands, {len(store.select(opened(text)).rows)} open"
                path.write_text(re.sub(r"^#\+ rows: .*$", f"#+ rows: {counts}", text, flags=re.MULTILINE), "utf-8")
        now = answers(store, folder)
    locked = {path.name: path.read_bytes().decode() for path in FOLDER.glob("*.csv")}
    differing = sorted(name for name in {*now, *locked} if now.get(name) != locked.get(name))
    for name in differing:
        print(name)
        if not write:
            continue
        if name in now:
            (FOLDER / name).write_bytes(now[name].encode())
        else:
            (FOLDER / name).unlink()
    if differing and not write:
        print(f"{len(differing)} answers differ from those locked; lock the present ones with WRITE=1", file=sys.stderr)
    catalogue.load(folder)  # headers and questions still agree
    return int(bool(differing) and not write)


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv[1:]))
