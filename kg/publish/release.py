"""A release: built beside, written whole, named by its content, made current by one rename."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from hashlib import file_digest, sha256
from itertools import chain
from pathlib import Path
from typing import Any

from kg.errors import PublishError, StoreError
from kg.publish import disk
from kg.publish.dataset import Dataset, assemble
from kg.publish.dumps import core_files
from kg.publish.pieces import File, Whole

MANIFEST = "MANIFEST.json"
NQUADS = "dataset.nq"
Entry = dict[str, object]
"""What the manifest says of a file: ``bytes`` and ``sha256``."""


def write(whole: Whole, directory: Path, facts: Mapping[str, object], extra: Mapping[str, bytes]) -> Path:
    """Write the release below ``directory/releases`` and make it current; returns its folder.

    ``facts`` go into the manifest (base, version, inputs), ``extra`` are further files (the questions).
    A failure leaves the current release as it was. Raises PublishError, or LockedError while another process writes.
    """
    return commit(chain(core_files(whole), plain(extra)), directory, facts)


def plain(files: Mapping[str, bytes]) -> Iterator[File]:
    """Small files as those of a release."""
    return ((name, (data,)) for name, data in files.items())


def must_be_free(directory: Path) -> None:
    """Fail at once where another process is writing, rather than after the work. Raises LockedError."""
    if directory.is_dir() and os.access(directory, os.W_OK):
        with disk.locked(directory):
            pass


def commit(files: Iterable[File], directory: Path, facts: Mapping[str, object]) -> Path:
    """Files as a release, whole or not at all; ``dataset.nq`` must be among them."""
    try:
        disk.folder(directory / "releases")
    except OSError as error:
        raise PublishError(
            "cannot write a release",
            where=str(directory),
            why=str(error.strerror),
            todo="choose a folder you may write to",
        ) from error
    try:
        with disk.locked(directory):
            return _commit(files, directory, facts)
    except OSError as error:
        raise PublishError(
            "the release could not be written; the previous one is untouched",
            where=str(directory),
            why=str(error.strerror),
            todo="free space or choose another folder",
        ) from error


def _commit(files: Iterable[File], directory: Path, facts: Mapping[str, object]) -> Path:
    releases = directory / "releases"
    disk.clear(releases)
    building = releases / disk.BUILDING
    try:
        listed: dict[str, Entry] = {}
        folders = {building}
        building.mkdir()
        for name, data in files:
            path = building / name
            if path.parent not in folders:
                path.parent.mkdir(parents=True, exist_ok=True)
                folders.update(p for p in path.parents if building in p.parents)
            disk.write(path, measured(name, data, listed))
        manifest = manifest_bytes(facts, listed)
        disk.write(building / MANIFEST, (manifest,))
        for folder in sorted(folders):
            disk.sync(folder)
        final = releases / name_of(manifest)
        if final.is_dir() and not faults(final):
            shutil.rmtree(building)
        else:
            if final.is_dir():  # somebody altered it: it is not the release of that name
                final.rename(releases / f"{disk.BUILDING}-damaged")
            disk.rename(building, final)
        disk.point(directory / "current", Path("releases") / final.name)
        return final
    finally:
        for left in releases.glob(f"{disk.BUILDING}*"):
            shutil.rmtree(left, ignore_errors=True)


def measured(name: str, data: Iterable[bytes], listed: dict[str, Entry]) -> Iterator[bytes]:
    """The same chunks; once all are taken, what the manifest says of the file is in ``listed``."""
    size, digest = 0, sha256()
    for chunk in data:
        size += len(chunk)
        digest.update(chunk)
        yield chunk
    listed[name] = {"bytes": size, "sha256": digest.hexdigest()}


def entry(path: Path) -> Entry:
    """What the manifest says of a file on disk."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256")
        return {"bytes": file.tell(), "sha256": digest.hexdigest()}


def manifest_bytes(facts: Mapping[str, object], listed: Mapping[str, Entry]) -> bytes:
    """The manifest: what went in, every file with size and sha256, and the dataset hash."""
    whole = {**facts, "files": listed, "dataset": listed[NQUADS]["sha256"], "canonicalization": "RDFC-1.0, SHA-256"}
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def name_of(manifest: bytes) -> str:
    """The name of a release: 16 hex digits of its manifest's sha256."""
    return sha256(manifest).hexdigest()[:16]


def faults(folder: Path) -> list[str]:
    """Every way a release folder differs from its manifest, one line each; empty where it is whole."""
    try:
        data = (folder / MANIFEST).read_bytes()
        listed: dict[str, Entry] = json.loads(data)["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [f"{MANIFEST}: cannot be read ({type(error).__name__})"]
    present = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} - {MANIFEST}
    found = [f"{name}: missing" for name in sorted(set(listed) - present)]
    found += [f"{name}: not in the manifest" for name in sorted(present - set(listed))]
    for name in sorted(present & set(listed)):
        said, is_ = listed[name], entry(folder / name)
        if said.get("bytes") != is_["bytes"]:
            found.append(f"{name}: {is_['bytes']} bytes, the manifest says {said.get('bytes')}")
        elif said.get("sha256") != is_["sha256"]:
            found.append(f"{name}: sha256 {is_['sha256']}, the manifest says {said.get('sha256')}")
    return found


def current(directory: Path) -> Path:
    """The current release of a build folder. Raises StoreError where there is none."""
    link = directory / "current"
    if (link / MANIFEST).is_file():
        return link.resolve()
    if (directory / MANIFEST).is_file():
        return directory.resolve()
    raise StoreError(
        "no release here", where=str(directory), todo="run kg build first, or name its folder with --dir"
    )


def manifest(release: Path) -> dict[str, Any]:
    """The manifest of a release folder. Raises PublishError where it is damaged."""
    path = release / MANIFEST
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PublishError(
            "the manifest cannot be read", where=str(path), why=str(error), todo="run kg build again"
        ) from error
    return found


def load(release: Path) -> Dataset:
    """The dataset of a release folder, as the mapping made it. Raises PublishError where it is damaged."""
    said = manifest(release)
    try:
        texts = [
            (key, f"<{iri}>", (release / "texts" / f"{key}.txt").read_bytes().decode("utf-8"))
            for key, iri in said["texts"].items()
        ]
        nquads = (release / NQUADS).read_bytes().decode("utf-8")
        return assemble(nquads, said["base"], texts)
    except (OSError, UnicodeDecodeError, KeyError, AttributeError) as error:
        raise PublishError(
            "the release cannot be read",
            where=str(release),
            why=f"{type(error).__name__}: {error}",
            todo="run kg publish --verify to see what is damaged, then kg build again",
        ) from error


__all__ = ["MANIFEST", "NQUADS", "Dataset", "commit", "current", "load", "manifest", "write"]
