"""A store on disk beside a large release, so that a question need not load the whole dataset first.

``build/stores/<release>/`` is made once, beside, and renamed when whole; it is no part of the release, whose bytes
stay the same, and may be deleted at any time.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox

LEAST = 64_000_000
"""Bytes of ``dataset.nq`` from which a store on disk pays: below, loading into memory takes a second or two."""
_DATASET = "dataset.nq"


def place(release: Path) -> Path | None:
    """Where the store of a release stands; None for a folder that is not among the releases of a build."""
    return release.parent.parent / "stores" / release.name if release.parent.name == "releases" else None


def prepare(release: Path, *, least: int = LEAST) -> Path | None:
    """Make the store of a large release and remove those of releases that are gone; None: it is small, or no disk.

    A store that cannot be made is no failure: questions are then answered from memory.
    """
    target, data = place(release), release / _DATASET
    if target is None or data.stat().st_size < least or target.exists():
        return target if target is not None and target.exists() else None
    try:
        target.parent.mkdir(exist_ok=True)
        for old in target.parent.iterdir():
            if not (release.parent / old.name).is_dir():
                shutil.rmtree(old, ignore_errors=True)
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=target.parent))
    except OSError:
        return None
    try:
        store = ox.Store(str(building))
        store.bulk_load(path=str(data), format=ox.RdfFormat.N_QUADS, lenient=True)
        store.flush()
        del store
        building.rename(target)
    except (OSError, SyntaxError, ValueError, RuntimeError):
        shutil.rmtree(building, ignore_errors=True)
        return target if target.exists() else None
    return target


def find(release: Path) -> ox.Store | None:
    """The store of a release, read-only; None where there is none or it cannot be opened."""
    target = place(release.resolve())
    if target is None or not target.is_dir():
        return None
    try:
        return ox.Store.read_only(str(target))
    except (OSError, ValueError, RuntimeError):  # RuntimeError: RocksDB found it damaged
        return None
