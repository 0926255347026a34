"""kill -9 and full disks at every step of writing: the previous release stays whole and current.

The child process counts what it does to the disk and dies at the n-th step; dying also loses what was not forced to
the disk before, as a power cut may. The same test catches publishers that are broken on purpose.
"""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.errors import LockedError, PublishError, StoreError
from kg.publish import disk, release
from kg.publish.dumps import core_files
from tests.publish.world import dataset, facts

OLD, NEW = dataset(person="Litvinov"), dataset(person="Yezhov")
STEPS = ("write", "fsync", "rename", "replace", "symlink", "mkdir", "unlink", "rmdir")


def publish(directory: Path) -> Path:
    return release.write(NEW, directory, facts(NEW), {"queries/one.rq": b"SELECT * {}\n"})


class Dying:
    """The functions of ``os`` with a count; at the limit the machine loses its power."""

    def __init__(self, limit: int) -> None:
        self.count, self.limit = 0, limit
        self.paths: dict[int, str] = {}
        self.unsafe: set[str] = set()  # files whose bytes were not forced
        self.unnamed: dict[str, set[str]] = {}  # by folder: names that were not forced
        self.real = {name: getattr(os, name) for name in (*STEPS, "open")}

    def install(self) -> None:
        for name in STEPS:
            setattr(os, name, self.step(name))
        os.open = self.open  # type: ignore[assignment]

    def open(self, path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        handle: int = self.real["open"](path, flags, mode, **more)
        self.paths[handle] = os.fspath(path)
        if flags & os.O_CREAT:
            self.unsafe.add(os.fspath(path))
            self.unnamed.setdefault(str(Path(path).parent), set()).add(os.fspath(path))
        return handle

    def step(self, name: str) -> Callable[..., Any]:
        def do(*given: Any, **more: Any) -> Any:
            self.count += 1
            if self.count == self.limit:
                if name == "write":
                    self.real["write"](given[0], bytes(given[1])[: len(given[1]) // 2])
                self.die()
            result = self.real[name](*given, **more)
            if name == "fsync":
                path = self.paths.get(given[0], "")
                self.unsafe.discard(path)
                self.unnamed.pop(path, None)
            if name == "rename":  # what lay in the folder moves with it
                old, new = map(os.fspath, given[:2])
                self.unsafe = {new + p[len(old) :] if p.startswith(f"{old}/") else p for p in self.unsafe}
                self.unnamed = {
                    new + f[len(old) :] if f == old or f.startswith(f"{old}/") else f: {
                        new + p[len(old) :] for p in names
                    }
                    if f == old or f.startswith(f"{old}/")
                    else names
                    for f, names in self.unnamed.items()
                }
            return result

        return do

    def die(self) -> None:
        self.lose()
        os.kill(os.getpid(), signal.SIGKILL)

    def lose(self) -> None:
        """What a power cut takes: bytes and names that were not forced to the disk."""
        for path in self.unsafe:
            if Path(path).is_file():
                os.truncate(path, 0)
        for names in self.unnamed.values():
            for path in names:
                if Path(path).is_file():
                    self.real["unlink"](path)


def killed_at(limit: int, directory: Path, publisher: Callable[[Path], object]) -> bool:
    """Whether the child died at that step (False: it had fewer steps)."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            dying = Dying(limit)
            dying.install()
            publisher(directory)
            dying.lose()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def crashes(tmp_path: Path, publisher: Callable[[Path], object]) -> tuple[int, list[str]]:
    """How many steps there were, and everything wrong after dying at each of them."""
    ready = tmp_path / "ready"
    before = release.write(OLD, ready, facts(OLD), {}).name
    after = release.write(NEW, tmp_path / "whole", facts(NEW), {"queries/one.rq": b"SELECT * {}\n"}).name
    wrong: list[str] = []
    limit = 0
    while True:
        limit += 1
        directory = tmp_path / f"{limit}"
        shutil.copytree(ready, directory, symlinks=True)
        died = killed_at(limit, directory, publisher)
        try:
            now = release.current(directory)
            if release.faults(now) or now.name not in (before, after):
                wrong.append(f"step {limit}: {[now.name, *release.faults(now)][:2]}")
            elif not died and now.name != after:
                wrong.append(f"step {limit}: done, but {now.name} is current")
        except (PublishError, StoreError) as error:
            wrong.append(f"step {limit}: {error}")
        if not wrong:
            assert publish(directory).name == after  # the next run mends everything
            assert sorted(p.name for p in (directory / "releases").iterdir()) == sorted({before, after})
        shutil.rmtree(directory)
        if not died:
            return limit - 1, wrong


def test_dying_at_any_step_leaves_a_whole_release_current(tmp_path: Path) -> None:
    steps, wrong = crashes(tmp_path, publish)
    assert wrong == []
    assert steps > 2 * len(list(core_files(NEW)))  # a write and a sync for every file, at the least


def in_place(directory: Path) -> None:
    """Writes over the current release."""
    for name, data in core_files(NEW):
        (release.current(directory) / name).write_bytes(b"".join(data))


def pointer_first(directory: Path) -> None:
    """Makes the release current before it is written."""
    point, write = disk.point, disk.write
    done = []

    def early(path: Path, data: Iterable[bytes]) -> None:
        if not done:
            done.append(
                point(directory / "current", Path("releases") / path.relative_to(directory / "releases").parts[0])
            )
        write(path, data)

    disk.write = early  # in the child alone
    publish(directory)


def without_fsync(directory: Path) -> None:
    def hasty(path: Path, data: Iterable[bytes]) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT)
        os.write(handle, b"".join(data))
        os.close(handle)

    disk.write = hasty
    publish(directory)


def without_folder_sync(directory: Path) -> None:
    disk.sync = lambda folder: None
    publish(directory)


@pytest.mark.parametrize("broken", [in_place, pointer_first, without_fsync, without_folder_sync])
def test_a_broken_publisher_is_caught(broken: Callable[[Path], None], tmp_path: Path) -> None:
    assert crashes(tmp_path, broken)[1] != []


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    release.write(OLD, tmp_path, facts(OLD), {})
    return tmp_path


@pytest.mark.parametrize("step", ["write", "fsync", "symlink", "rename", "replace", "mkdir"])
def test_a_full_disk_leaves_the_previous_release_and_no_rubbish(
    step: str, ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, refused = release.current(ready), getattr(os, step), 0
    for limit in range(1, 60):
        count = 0

        def full(*given: Any, limit: int = limit, **more: Any) -> Any:
            nonlocal count
            count += 1
            if count == limit:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*given, **more)

        with monkeypatch.context() as patched:
            patched.setattr(os, step, full)
            try:
                release.write(NEW, ready, facts(NEW), {})
            except (PublishError, StoreError) as error:
                refused += 1
                assert "No space left" in str(error)
        if count < limit:
            break
        if release.current(ready) != before:  # the very last sync failed: the new one is whole and current
            assert step == "fsync"
        assert release.faults(release.current(ready)) == []
        assert list((ready / "releases").glob(".*")) == []
    assert refused > 0


def test_a_limit_on_file_size_is_a_full_disk(ready: Path) -> None:
    before = release.current(ready)
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        code = 9
        try:
            release.write(NEW, ready, facts(NEW), {})
        except (PublishError, StoreError) as error:
            code = 0 if "the previous one is untouched" in str(error) and "\n" not in str(error) else 8
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert (release.current(ready), release.faults(before)) == (before, [])


def test_the_lock_is_held_by_a_living_process_only(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with disk.locked(ready):
            os.write(writing, b"x")
            signal.pause()
    os.read(reading, 1)
    with pytest.raises(LockedError, match="locked by another process"):
        release.write(NEW, ready, facts(NEW), {})
    with pytest.raises(SystemExit) as ended:
        main(["publish", str(ready), "--dir", str(ready)])
    assert (ended.value.code, capsys.readouterr().err.count("\n")) == (6, 1)
    with pytest.raises(SystemExit) as ended:
        main(["build", "--dir", str(ready)])
    assert (ended.value.code, capsys.readouterr().err.partition(" (")[0]) == (6, "kg: locked by another process")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert release.faults(release.write(NEW, ready, facts(NEW), {})) == []


def test_a_release_that_somebody_altered_is_written_anew(ready: Path) -> None:
    folder = release.current(ready)
    (folder / "dataset.nq").write_bytes(b"")
    assert release.faults(folder) != []
    assert release.write(OLD, ready, facts(OLD), {}) == folder
    assert release.faults(folder) == []
