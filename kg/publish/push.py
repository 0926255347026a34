"""Sending a dataset to another store by the Graph Store Protocol: one graph a request, checked, resumable.

A journal beside the releases remembers the checksum of every graph that arrived; a push that was interrupted goes on
where it stopped, and a later release sends only the graphs that differ and deletes those that are gone. Each graph is
read back and compared before it is written into the journal.
"""

from __future__ import annotations

import base64
import http.client
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import pyoxigraph as ox

from kg.errors import StoreError
from kg.publish import disk
from kg.publish.dataset import Dataset
from kg.version import VERSION

NTRIPLES = "application/n-triples"
BUSY = (429, 502, 503, 504)
TRIES = 5
LONGEST = 60.0
"""Seconds between two tries at the most; a store that asks for more is not waited for."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many graphs were sent, deleted and left as they were."""

    sent: int
    deleted: int
    kept: int


class GraphStore:
    """A Graph Store at an address; a user and password in the address become a Basic authorization."""

    def __init__(self, url: str, *, timeout: float = 300, sleep: Callable[[float], None] = time.sleep) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StoreError("not the address of a Graph Store", where=url, todo="give http(s)://host/path")
        port = f":{parts.port}" if parts.port else ""
        self.url = urlunsplit((parts.scheme, f"{parts.hostname}{port}", parts.path, parts.query, ""))
        self._timeout, self._sleep = timeout, sleep
        self._headers = {"User-Agent": f"protokol/{VERSION}"}
        if parts.username is not None:
            secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
            self._headers["Authorization"] = f"Basic {base64.b64encode(secret).decode()}"

    def put(self, graph: str, data: bytes) -> None:
        """Replace a graph (a ``<…>`` term) by these N-Triples."""
        self._do("PUT", graph, data, {"Content-Type": NTRIPLES})

    def get(self, graph: str) -> set[str]:
        """The lines of a graph as canonical N-Triples; empty where the store has no such graph."""
        try:
            data = self._do("GET", graph, None, {"Accept": NTRIPLES}, missing=True)
            return {f"{q.triple} .\n" for q in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}
        except SyntaxError as error:
            raise StoreError("the store's answer is not N-Triples", where=self.url, why=str(error)[:200]) from error

    def delete(self, graph: str) -> None:
        """Remove a graph; one that is not there is no fault."""
        self._do("DELETE", graph, None, {}, missing=True)

    def _do(self, method: str, graph: str, data: bytes | None, headers: dict[str, str], missing: bool = False) -> bytes:
        mark = "&" if "?" in self.url else "?"
        address = f"{self.url}{mark}graph={quote(graph[1:-1], safe='')}"
        for attempt in range(1, TRIES + 1):
            request = urllib.request.Request(address, data, {**self._headers, **headers}, method=method)
            try:
                with urllib.request.urlopen(request, timeout=self._timeout) as answer:
                    return bytes(answer.read())
            except urllib.error.HTTPError as error:
                if error.code == 404 and missing:
                    return b""
                wait = _wait(error.headers.get("Retry-After"), attempt)
                if error.code not in BUSY or attempt == TRIES or wait is None:
                    detail = " ".join(error.read(300).decode("utf-8", "replace").split())
                    raise StoreError("the store refused a graph", where=f"{method} {graph}",
                                     why=f"HTTP {error.code} {error.reason} {detail}".strip(),
                                     todo="check its address and your right to write; then push again") from error
                self._sleep(wait)
            except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
                if attempt == TRIES:
                    raise StoreError("the store cannot be reached", where=self.url, why=str(error),
                                     todo="is it running? push again to go on where this stopped") from error
                self._sleep(_wait(None, attempt) or 0)
        raise AssertionError("unreachable")


def _wait(stated: str | None, attempt: int) -> float | None:
    """Seconds until the next try: as the store asks, else longer each time; None when it asks for too long."""
    seconds = float(stated) if stated is not None and stated.isdigit() else min(0.5 * 2**attempt, LONGEST)
    return seconds if seconds <= LONGEST else None


class Journal:
    """Which graphs have arrived: a line each, with the checksum of what was sent and one of the line itself."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.arrived: dict[str, str] = {}
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            said, _, sum_ = line.rpartition(" ")
            if sha256(said.encode()).hexdigest()[:8] == sum_:  # a line torn by a crash counts for nothing
                digest, _, graph = said.partition(" ")
                self.arrived[graph] = digest

    def add(self, graph: str, digest: str) -> None:
        """Remember durably; a digest of ``-`` says the graph is gone."""
        said = f"{digest} {graph}"
        disk.folder(self.path.parent)
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            os.write(handle, f"\n{said} {sha256(said.encode()).hexdigest()[:8]}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        self.arrived[graph] = digest


def push(
    dataset: Dataset, store: GraphStore, journal: Journal, progress: Callable[[str], None] | None = None
) -> Pushed:
    """Make the store hold the graphs of the dataset. Raises StoreError; what had arrived stays in the journal."""
    sent = kept = deleted = 0
    wanted: set[str] = set()
    for graph, lines in _graphs(dataset):
        wanted.add(graph)
        data = "".join(lines).encode()
        digest = sha256(data).hexdigest()
        if journal.arrived.get(graph) == digest:
            kept += 1
            continue
        if progress is not None:
            progress(graph)
        store.put(graph, data)
        there = store.get(graph)
        if there != set(lines):
            raise StoreError("the store does not hold what was sent", where=graph,
                             why=f"{len(set(lines) - there)} statements are missing, {len(there - set(lines))} are new",
                             todo="look whether it alters literals or merges graphs")
        journal.add(graph, digest)
        sent += 1
    for graph in sorted(g for g, digest in journal.arrived.items() if g not in wanted and digest != "-"):
        store.delete(graph)
        journal.add(graph, "-")
        deleted += 1
    return Pushed(sent, deleted, kept)


def _graphs(dataset: Dataset) -> Iterator[tuple[str, list[str]]]:
    for graph, triples in dataset.named_graphs():
        yield graph, [f"{s} {p} {o} .\n" for s, p, o in triples]


def journal_of(directory: Path, store: GraphStore) -> Journal:
    """The journal of pushes from a folder to a store."""
    return Journal(directory / ".push" / f"{sha256(store.url.encode()).hexdigest()[:16]}.journal")
