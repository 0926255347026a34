"""The frozen types of the hourglass, and nothing else.

Text half:  ``Source`` -> ``Document`` -> ``Segment`` -> ``Mention`` -> ``Interpretation`` (the waist).
Graph half: ``Interpretation`` -> quads.

Keys (``Entity.key``, ``Part.key``, ``Provision.key`` …) are document-local names made of
``[a-z0-9.-]`` such as ``p539.1.a`` or ``actor.smirnov``; only :mod:`kg.iri` turns them into IRIs.
All offsets are Unicode code points into ``Document.text``, half-open.
"""

from __future__ import annotations

from kg.model.acts import Corresponded, Met, PastAct, Provision, Required, Spoke
from kg.model.claims import Claim, Entity, EntityKind, Modality, Role, Voice
from kg.model.parts import Annotated, Copied, CopyTotal, Decided, Distributed, Part, Recipient, Signed
from kg.model.record import (
    Absent,
    CitationPart,
    Cited,
    Conflict,
    Corrected,
    Credited,
    Described,
    Held,
    Identified,
    Inferred,
    Named,
)
from kg.model.text import Diagnostic, Document, Kind, Mention, MentionKind, Segment, Severity, Source, Span, When
from kg.model.waist import Finding, Interpretation, Reading

__all__ = [
    "Absent",
    "Annotated",
    "CitationPart",
    "Cited",
    "Claim",
    "Conflict",
    "Copied",
    "CopyTotal",
    "Corrected",
    "Corresponded",
    "Credited",
    "Decided",
    "Described",
    "Diagnostic",
    "Distributed",
    "Document",
    "Entity",
    "EntityKind",
    "Finding",
    "Held",
    "Identified",
    "Inferred",
    "Interpretation",
    "Kind",
    "Mention",
    "MentionKind",
    "Met",
    "Modality",
    "Named",
    "Part",
    "PastAct",
    "Provision",
    "Reading",
    "Recipient",
    "Required",
    "Role",
    "Segment",
    "Severity",
    "Signed",
    "Source",
    "Span",
    "Spoke",
    "Voice",
    "When",
]
