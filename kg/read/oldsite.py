"""Old site and PDF text: pages whose title, date and source stand in one quoted citation."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Diagnostic, Kind, Segment, Span
from kg.read.lines import Line


def old_site(text: str, found: Sequence[Line]) -> tuple[list[Segment], list[Diagnostic]]:
    """The zones of an old-site page."""
    return [Segment(Kind.BODY, Span(0, len(text)))], []


def run_in(text: str, found: Sequence[Line]) -> tuple[list[Segment], list[Diagnostic]]:
    """The zones of a PDF's text."""
    return [Segment(Kind.BODY, Span(0, len(text)))], []
