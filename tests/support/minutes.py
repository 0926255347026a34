"""Minutes in a readable notation, and documents made of a body alone."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from kg import resources
from kg.interpret.minutes import GENRE
from kg.model import (
    Absent,
    Annotated,
    Claim,
    Conflict,
    Corresponded,
    Decided,
    Distributed,
    Document,
    Finding,
    Kind,
    Part,
    Reading,
    Segment,
    Signed,
    Source,
    Span,
)
from kg.pipeline import dates_of
from kg.recognise import mentions, resolve
from kg.recognise.lexica import Lexica


def document(body: str, title: str = "", record_type: str = "") -> Document:
    """A document whose text is a title, a record type and a body."""
    text, zones = "", []
    for kind, words in ((Kind.TITLE, title), (Kind.RECORD_TYPE, record_type), (Kind.BODY, body)):
        if words or kind is Kind.BODY:
            zones.append(Segment(kind, Span(len(text), len(text) + len(words))))
            text += words
    data = text.encode()
    return Document(Source("test", "text/plain", sha256(data).hexdigest(), data), text, "test", tuple(zones))


@lru_cache(maxsize=1)
def lexica() -> Lexica:
    """The word lists of the project."""
    return Lexica.load(resources.ontology_dir())


def reading(of: Document) -> Reading:
    """The document as the genre gets it: segments, mentions, entities, dates."""
    segments, when = GENRE.segment(of), dates_of(of)
    found = mentions.recognise(of, segments, lexica(), tuple(w.span for w in when))
    resolved, entities, *_ = resolve.resolve(of, found, lexica())
    return Reading(of, segments, resolved, entities, when)


def understand(body: str) -> Finding:
    """What the genre finds in a body."""
    return GENRE.interpret(reading(document(body)))


def notation(body: str) -> str:
    """Everything found in a body, one line for each claim and diagnostic."""
    finding = understand(body)
    lines = [line(claim, body) for claim in finding.claims]
    return "\n".join(lines + [f"! {d.code}" for d in finding.diagnostics])


def line(claim: Claim, text: str) -> str:
    """One claim; what is empty is left out."""
    match claim:
        case Part():
            shown = [claim.kind, claim.key, f"<- {claim.parent}" if claim.parent else "", _q(claim.heading)]
            number = {"item": claim.number, "attachment": ""}.get(claim.kind, claim.number)
            shown.insert(2, f"no {number}" if number else "")
            if claim.kind not in ("item", "attachment") and claim.label != claim.number:
                shown.insert(3, f"label {claim.label}")
        case Decided():
            when = f"{claim.when.edtf} from {_q(claim.evidence[0].of(text))}" if claim.when else "undated"
            bodies = " + ".join(
                s.of(text) for s in ([claim.body_span] if claim.body_span else []) + [s for _, s in claim.joint]
            )
            shown = [
                "decided",
                claim.part,
                when,
                f"by {bodies}" if bodies else "",
                claim.manner and f"how {_q(claim.manner)}",
            ]
        case Distributed():
            people = "; ".join(r.name + (f" [{r.scope}]" if r.scope else "") for r in claim.recipients)
            shown = ["sent", claim.part or "-", "to", people]
        case Signed():
            office = f"as {_q(claim.office)}" if claim.office else ""
            shown = ["signed", claim.part, _q(claim.name), office, f"({claim.how})"]
        case Annotated():
            place = f"at {_q(claim.place)}" if claim.place else ""
            stored = f"stored {' '.join(claim.stored)}" if claim.stored else ""
            about = f"about {' '.join(claim.about)}" if claim.about and not claim.stored else ""
            shown = [claim.kind, _q(claim.words), place, stored, about]
        case Absent():
            shown = ["absent", claim.what, claim.subject]
        case Corresponded():
            roles = [f"{r.role} {r.words}" for r in claim.roles]
            shown = [claim.kind, claim.part, claim.modality.value, "; ".join(roles)]
        case Conflict():
            shown = ["conflict", claim.subject, claim.claim_a, "/", claim.claim_b]
        case _:
            shown = [repr(claim)]
    return " ".join(part for part in shown if part)


def _q(words: str) -> str:
    return f'"{" ".join(words.split())}"' if words else ""
