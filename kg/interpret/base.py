"""The Genre seam: a kind of document knows its layout and what its parts say."""

from __future__ import annotations

from typing import Protocol

from kg.model import Document, Finding, Reading, Segment


class Genre(Protocol):
    """One kind of document. ``name`` is the genre slug of the public contract (``minutes``, ``telegram`` …)."""

    @property
    def name(self) -> str:
        """The genre slug."""
        ...

    def identifies(self, document: Document) -> bool:
        """Whether the document is of this kind; exactly one genre may say yes (none: ``other``)."""
        ...

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """The document's zones with the body cut into segments; leaves still partition the text."""
        ...

    def interpret(self, reading: Reading) -> Finding:
        """What the document says, beyond what every document says (record, citation, credits, mentions)."""
        ...
