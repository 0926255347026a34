"""The texts a document holds: the message itself and what is attached to it, each with its segments in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Kind, Reading, Segment, Span

_WHOLE = (Kind.HEADING, Kind.TITLE, Kind.DATELINE)


@dataclass(frozen=True, slots=True)
class Section:
    """One text: ``key`` is "" for the document's own message, ``att1`` … for attachments, ``letter1`` … for letters."""

    key: str
    kind: str
    span: Span
    segments: tuple[Segment, ...]

    def of_kind(self, *kinds: Kind) -> tuple[Segment, ...]:
        """Segments of these kinds in order."""
        return tuple(s for s in self.segments if s.kind in kinds)

    def labelled(self, kind: Kind, *labels: str) -> tuple[Segment, ...]:
        """Segments of a kind with one of these labels."""
        return tuple(s for s in self.segments if s.kind is kind and s.label in labels)

    @property
    def opening(self) -> tuple[Segment, ...]:
        """The segments above the first paragraph."""
        index = next((i for i, s in enumerate(self.segments) if s.kind is Kind.PARAGRAPH), len(self.segments))
        return self.segments[:index]

    @property
    def closing(self) -> tuple[Segment, ...]:
        """The segments below the last paragraph."""
        last = max((i for i, s in enumerate(self.segments) if s.kind is Kind.PARAGRAPH), default=-1)
        return self.segments[last + 1 :]


def sections(reading: Reading, directed: bool) -> tuple[Section, ...]:
    """The texts in order. ``directed``: the record's title names the parties, so the first text is its message."""
    runs: list[tuple[str, list[Segment]]] = [("", [])]
    for segment in reading.segments:
        if segment.kind is Kind.BODY:
            _collect(segment, runs)
    if len(runs) > 1 and not _said(runs[0][1]) and (directed or runs[1][0] == "attachment"):
        first = runs.pop(1)[1]
        runs[0] = ("", runs[0][1] + first)
    counts = {"attachment": 0, "letter": 0}
    found: list[Section] = []
    for kind, segments in runs:
        if not segments:
            continue
        if kind:
            kind = "attachment" if kind == "attachment" or directed else "letter"
            counts[kind] += 1
        key = f"{'att' if kind == 'attachment' else kind}{counts[kind]}" if kind else ""
        found.append(Section(key, kind, Span(segments[0].span.start, segments[-1].span.end), tuple(segments)))
    return tuple(found)


def _said(segments: list[Segment]) -> bool:
    return any(
        s.kind not in (Kind.BLANK, Kind.HEADING, Kind.SOURCE_NOTE, Kind.FURNITURE, Kind.PAGE_BREAK) for s in segments
    )


def _collect(segment: Segment, runs: list[tuple[str, list[Segment]]]) -> None:
    for child in segment.children or (segment,):
        if child.kind in (Kind.PART, Kind.ATTACHMENT) and child.children:
            runs.append(("attachment" if child.kind is Kind.ATTACHMENT else "part", []))
            _collect(child, runs)
        elif child.kind is Kind.HEADING and child.label == "attachment":
            runs.append(("attachment", [child]))
        elif child.kind in _WHOLE or not child.children:
            if child.kind is not Kind.BLANK:
                runs[-1][1].append(child)
        else:
            runs[-1][1].extend(s for s in _leaves(child) if s.kind is not Kind.BLANK)


def _leaves(segment: Segment) -> Iterator[Segment]:
    if segment.kind in _WHOLE or not segment.children:
        yield segment
    else:
        for child in segment.children:
            yield from _leaves(child)
