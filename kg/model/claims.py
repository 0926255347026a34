"""What a text is about and what it says: entities, voices, modality, and the root of all claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.text import Mention, Span


class EntityKind(StrEnum):
    """What an entity is; the graph half chooses the class."""

    PERSON = "person"
    GROUP = "group"
    UNIT = "unit"
    PLACE = "place"
    UNNAMED = "unnamed"      # an office holder without a name: "the governor"


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing inside one document: its key, kind, names as written, and where it is mentioned."""

    key: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    authority: str = ""      # slug of the shared authority record, when a curated rule names it


class Voice(StrEnum):
    """Whose words a claim rests on."""

    RESOLUTION = "voice-resolution"    # the minutes' own text
    TEXT = "voice-text"                # the document's own text in other genres
    NOTE = "voice-note"                # a handwritten note
    MARK = "voice-mark"                # seal, stamp, signature block
    EDITOR = "voice-editor"            # the archive: title, summary, record fields, rights
    TRANSLATOR = "voice-translator"    # words in brackets, translator's notes
    READER = "voice-reader"            # a reviewed correction


class Modality(StrEnum):
    """In which mode a claim is made. Only asserted and reported claims may become events."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ORDERED = "ordered"
    RECOMMENDED = "recommended"
    OFFERED = "offered"
    CONDITIONAL = "conditional"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the text says, with the words it rests on. ``evidence[0]`` is the span to quote."""

    evidence: tuple[Span, ...]
    voice: Voice
    modality: Modality = Modality.ASSERTED
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A part somebody or something plays: ``role`` is a slug without prefix ("charged", "unit", "destination").

    ``entity`` is an Entity key, ``span`` the words that state the role, ``words`` the holder as written
    (name, body or office, no title), ``office`` the office in which the role is played, as written.
    """

    role: str
    entity: str
    span: Span
    words: str = ""
    office: str = ""
    side: str = ""           # participants: "Kazakh side"
    side_span: Span | None = None    # where the side is named: the heading over a list of those present
