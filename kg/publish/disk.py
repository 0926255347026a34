"""Writing so that a crash at any moment leaves the old or the new, never a mixture.

A release is written into a hidden folder, every file and folder is forced to the disk, and two renames make it appear
and make it current. One writer at a time holds the lock of the folder; the system frees it when the process ends,
however it ends.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import LockedError

LOCK = ".lock"
BUILDING = ".building"


def write(path: Path, data: Iterable[bytes]) -> None:
    """A new file of these chunks, forced to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        for chunk in data:
            left = memoryview(chunk)
            while left:
                left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(path: Path, data: bytes) -> None:
    """A file anew, in one step."""
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    write(beside, (data,))
    beside.replace(path)
    sync(path.parent)


def sync(folder: Path) -> None:
    """Force the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rename(old: Path, new: Path) -> None:
    """Give a whole folder its name, durably."""
    old.rename(new)
    sync(new.parent)


def point(link: Path, target: Path) -> None:
    """Make a symbolic link lead to ``target`` in one step, durably."""
    beside = link.with_name(f".{link.name}.new")
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    beside.replace(link)
    sync(link.parent)


def folder(path: Path) -> None:
    """A folder with all above it, durably."""
    if not path.is_dir():
        folder(path.parent)
        path.mkdir(exist_ok=True)
        sync(path.parent)


def clear(path: Path) -> None:
    """Remove what an interrupted writer left behind; only the holder of the lock may."""
    for left in path.glob(f"{BUILDING}*"):
        shutil.rmtree(left)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a folder. Raises LockedError while another process holds it; a dead one holds nothing."""
    with (path / LOCK).open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(
                "locked by another process", where=str(path), todo="wait until it is done, or name another folder"
            ) from error
        yield
