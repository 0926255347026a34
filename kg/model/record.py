"""Claims about the record, about names and offices, and about claims: conflicts, inferences, corrections."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.claims import Claim, Voice
from kg.model.text import Span, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Described(Claim):
    """A field of the record: title, date (EDTF), language, record-id, classification, donor, subject,
    place, name, author, summary, type, upload-date, rights, credit, contributor. ``subject`` is the
    document part the field describes: ``record`` unless said otherwise."""

    field: str
    value: str
    when: When | None = None
    subject: str = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationPart:
    """One part of a shelfmark: kind ("fond", "opis", "delo", "listy", "box" …), value as written, place."""

    kind: str
    value: str
    span: Span
    column: str = ""         # repository | fond | opis | delo | listy: the public column it fills


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Claim):
    """An archival citation by parts. ``ordinal`` counts the citations of the document from 1."""

    parts: tuple[CitationPart, ...]
    words: str
    slug: str
    ordinal: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited(Claim):
    """Who obtained, translated, contributed, transcribed … the document; ``program`` for whom.

    Agents are (name, span) pairs; they become entities of the record, not of the text.
    """

    role: str
    agents: tuple[tuple[str, Span], ...]
    program: tuple[str, Span] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Claim):
    """Somebody holds an office, as stated: person, office as written, group or place it belongs to."""

    person: str              # Entity key; for an unnamed holder the key of the unnamed entity
    office: str
    group: str = ""          # Entity key
    group_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Claim):
    """A second name of an entity stated by a voice: a gloss ("Hotan [Hetian]"), alias or code name."""

    entity: str
    name: str
    of_name: str             # the name it explains
    relation: str = "gloss"  # gloss | alias | code-name | completion | original-words


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent(Claim):
    """Something the document could state and visibly does not: an empty field, an unnamed holder, no name
    under a signature. ``evidence`` is the label or office that stands without its value."""

    what: str                # "record-id", "office-holder", "signature"
    subject: str = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Claim):
    """Two statements that disagree, kept side by side (evidence[0] = a, evidence[1] = b)."""

    subject: str             # what they disagree about: "date", "copies", an entity key
    claim_a: str
    claim_b: str
    voice_b: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred(Claim):
    """Not stated but concluded. ``property`` is a local name the mapping knows ("decided-on", "same-person" …),
    ``basis`` a slug of the inference vocabulary, ``reason`` one sentence. ``asserted`` is False where another
    reading competes."""

    key: str
    subject: str
    property: str
    object: str
    basis: str
    reason: str
    asserted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Claim):
    """A reader's reviewed correction: ``was`` stood there in ``was_voice``, ``now`` is what should ("" = nothing).

    ``target`` says what was corrected ("date record", "recipient p12 3"), ``date`` when, in EDTF. ``evidence`` is the
    words the corrected statement rests on; they are the document's still.
    """

    key: str
    target: str
    was: str
    now: str
    was_voice: Voice
    reason: str
    who: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified(Claim):
    """An entity of this document is (or may be, or is decided not to be) one of the authority file.

    ``entity`` is a document-local key, ``authority`` a slug of :mod:`kg.authority` ("" = NIL), ``place`` tells where
    that slug's IRI lies; ``status`` is a kind of link (``link-automatic``, ``link-curated``, ``link-reviewed``,
    ``link-candidate``, ``link-nil``), ``certainty`` a word (certain, probable, possible) or "". ``features`` are the
    values the decision rests on. Nothing stated changes: a wrong identification can be withdrawn.
    """

    entity: str
    authority: str
    place: bool = False
    status: str
    certainty: str = ""
    basis: str
    reason: str
    features: tuple[tuple[str, str], ...] = ()
