"""The Reader seam: bytes of one input -> the documents in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kg.errors import SourceError
from kg.model import Document, Source


class Reader(Protocol):
    """One input format. ``claims`` is cheap and certain: exactly one reader may claim a source."""

    name: str

    def claims(self, source: Source) -> bool:
        """Whether this reader recognises the source."""
        ...

    def read(self, source: Source) -> Iterator[Document]:
        """The documents in the source; raises :class:`kg.errors.SourceError` for a source it cannot read.

        Where only some of its rows or parts are bad, it yields the good ones first and raises at its end.
        """
        ...


class ClaimError(SourceError):
    """No reader claims a source, or more than one; ``rivals`` are the names of those that do."""

    def __init__(self, source: Source, rivals: tuple[str, ...], advice: str = "") -> None:
        self.rivals = rivals
        self.media_type = source.media_type
        if rivals:
            super().__init__(
                "more than one reader claims this source", where=source.locator,
                why=f"{' and '.join(rivals)} both recognise it as {source.media_type}",
                todo="make their claims exclude each other",
            )
        else:
            super().__init__(
                "no reader claims this source", where=source.locator, why=f"it is {source.media_type}",
                todo=advice or "add an archive page, a transcript, record rows (CSV, JSON), or a TEI file",
            )
