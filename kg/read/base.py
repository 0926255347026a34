"""The Reader seam: bytes of one input -> the documents in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kg.model import Document, Source


class Reader(Protocol):
    """One input format. ``claims`` is cheap and certain: exactly one reader may claim a source."""

    name: str

    def claims(self, source: Source) -> bool:
        """Whether this reader recognises the source."""
        ...

    def read(self, source: Source) -> Iterator[Document]:
        """The documents in the source; raises :class:`kg.errors.SourceError` for a source it cannot read."""
        ...
