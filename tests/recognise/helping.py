"""What the tables of this folder share: a text as one segment of a kind, and its mentions as short words."""

from __future__ import annotations

from functools import cache

from kg.model import Document, Kind, Mention, MentionKind, Segment, Source, Span
from kg.recognise.lexica import Lexica
from kg.recognise.mentions import recognise
from kg.recognise.resolve import Resolved, resolve
from kg.resources import ontology_dir


@cache
def lexica() -> Lexica:
    """The project's word lists."""
    return Lexica.load(ontology_dir())


def document(text: str, *kinds: Kind) -> Document:
    """A document whose zones are the paragraphs of ``text`` (parted by ``\\n\\n``), of these kinds in turn."""
    zones, at = [], 0
    wanted = kinds or (Kind.BODY,)
    pieces = text.split("\n\n") if len(wanted) > 1 else [text]
    for number, piece in enumerate(pieces):
        end = at + len(piece)
        zones.append(Segment(wanted[min(number, len(wanted) - 1)], Span(at, end)))
        if number < len(pieces) - 1:
            zones.append(Segment(Kind.BLANK, Span(end, end + 2)))
            end += 2
        at = end
    source = Source("made.txt", "text/plain", "0" * 64, text.encode())
    return Document(source, text, "made", tuple(zones))


def mentions(text: str, *kinds: Kind) -> tuple[Mention, ...]:
    """The mentions of a text, each quoting it."""
    made = document(text, *kinds)
    found = recognise(made, made.zones, lexica())
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
    return found


def resolved(text: str, *kinds: Kind) -> Resolved:
    """The text's mentions with their entities."""
    made = document(text, *kinds)
    return resolve(made, recognise(made, made.zones, lexica()), lexica())


def names(text: str, kind: MentionKind, *kinds: Kind) -> list[str]:
    """Names of one kind in text order; a person's office after `` = ``."""
    return [m.name + (f" = {m.office}" if m.office and kind is MentionKind.PERSON else "")
            for m in mentions(text, *kinds) if m.kind is kind]
