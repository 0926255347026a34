"""Documents on their way into a release, on disk: what a build holds in memory does not grow with their number.

The temporary files have no name, lie where ``TMPDIR`` says, and go with the process, however it ends.
"""

from __future__ import annotations

import heapq
import pickle
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO

from kg.iri import Iris
from kg.publish.pieces import Pieces, Shared, nquads

RUN = 64_000_000
"""Bytes of lines that are sorted in memory; more are sorted in runs and merged."""
_LINES = 4096  # lines joined for one write

Place = tuple[int, int]
"""Where the pieces of a document lie: offset and size."""


class Spool:
    """Pieces of documents, put down in any order and taken up by place."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=RUN)  # noqa: SIM115 - it lives as long as the spool

    def put(self, pieces: Pieces) -> Place:
        """Put down; the lines of one document repeat themselves, so a tenth of their bytes is written."""
        data = zlib.compress(pickle.dumps(pieces), 1)
        start = self._file.seek(0, 2)
        self._file.write(data)
        return start, len(data)

    def get(self, place: Place) -> Pieces:
        """Take up what was put down here."""
        start, size = place
        self._file.seek(start)
        found: Pieces = pickle.loads(zlib.decompress(self._file.read(size)))
        return found


@dataclass(frozen=True, slots=True)
class Spooled:
    """A dataset whose documents lie in a spool: a :class:`~kg.publish.pieces.Whole`. ``places`` are by key."""

    iris: Iris
    shared: Shared
    spool: Spool
    places: tuple[Place, ...]

    def pieces(self) -> Iterator[Pieces]:
        """Every document, by key."""
        return map(self.spool.get, self.places)

    def lines(self) -> Iterator[bytes]:
        """Canonical N-Quads of everything, in chunks."""
        graphs = [(self.iris.shared_graph(which), triples) for which, triples in self.shared]
        return merged(chain((p.lines for p in self.pieces()), [nquads(graphs)]))


def merged(parts: Iterable[bytes], run: int = RUN) -> Iterator[bytes]:
    """The lines of all parts in byte order, in chunks.

    >>> b"".join(merged([b"b\\nd\\n", b"a\\n", b"c\\n"], run=3))
    b'a\\nb\\nc\\nd\\n'
    """
    runs: list[IO[bytes]] = []
    held: list[bytes] = []
    size = 0
    try:
        for part in parts:
            held += part.splitlines(keepends=True)
            size += len(part)
            if size >= run:
                runs.append(_spilled(held))
                held, size = [], 0
        held.sort()
        lines = heapq.merge(*runs, held) if runs else iter(held)
        while chunk := b"".join(islice(lines, _LINES)):
            yield chunk
    finally:
        for file in runs:
            file.close()


def _spilled(lines: list[bytes]) -> IO[bytes]:
    lines.sort()
    file = tempfile.TemporaryFile(buffering=1 << 20)  # noqa: SIM115 - read back later, closed by the merge
    file.writelines(lines)
    file.seek(0)
    return file
