"""Small documents of correspondence for tests, and what is found in them in lines a person can check.

A file has a head (``title:``, ``type:``), a line ``----``, the body, and after a line ``====`` the findings.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from kg import pipeline
from kg.interpret.base import Genre
from kg.model import (
    Annotated,
    Conflict,
    Copied,
    CopyTotal,
    Corresponded,
    Described,
    Document,
    Finding,
    Kind,
    Part,
    PastAct,
    Reading,
    Segment,
    Signed,
    Source,
    Span,
)
from kg.recognise import mentions, resolve

GENRES = ("telegram", "letter", "petition")


def document(title: str, body: str, kind: str = "") -> Document:
    """A document with a title, a record type and a body, each a zone of its own."""
    text, zones = "", []
    for zone, words in ((Kind.TITLE, title), (Kind.RECORD_TYPE, kind), (Kind.BODY, body)):
        if words:
            if text:
                zones.append(Segment(Kind.BLANK, Span(len(text), len(text) + 2)))
                text += "\n\n"
            zones.append(Segment(zone, Span(len(text), len(text) + len(words))))
            text += words
    data = text.encode()
    return Document(Source("test", "text/plain", sha256(data).hexdigest(), data), text, "test", tuple(zones))


def load(path: Path) -> tuple[Document, tuple[str, ...]]:
    """The document of a file and the findings written under it."""
    head, _, rest = path.read_text(encoding="utf-8").partition("----\n")
    body, _, golden = rest.partition("\n====\n")
    fields = dict(line.split(":", 1) for line in head.splitlines())
    return document(fields["title"].strip(), body.strip("\n"), fields["type"].strip()), tuple(golden.splitlines())


def identified(found: Document) -> str:
    """The slug of the one genre of correspondence that identifies the document, "" for none."""
    known = [genre for genre in pipeline.knowledge().genres if genre.name in GENRES]
    return "+".join(genre.name for genre in known if genre.identifies(found))


def read(found: Document, genre: Genre | None = None) -> tuple[Reading, Finding]:
    """The document read by its genre, with mentions and dates of the real recognisers."""
    known = pipeline.knowledge()
    chosen = genre or next(g for g in known.genres if g.name == identified(found))
    segments = chosen.segment(found)
    when = pipeline.dates_of(found)
    named = mentions.recognise(found, segments, known.lexica, tuple(w.span for w in when))
    resolved = resolve.resolve(found, named, known.lexica)
    reading = Reading(found, segments, resolved[0], resolved[1], when)
    return reading, chosen.interpret(reading)


def notation(reading: Reading, finding: Finding, name: str) -> tuple[str, ...]:
    """Findings as lines: one for each message and role, signature, holder, total, part, reference and mark."""
    lines = [f"genre {name}"]
    text = reading.text
    for claim in finding.claims:
        at = f" in {claim.part}" if getattr(claim, "part", "") else ""
        if isinstance(claim, Corresponded):
            facts = [
                f"number {claim.number}" * bool(claim.number),
                f"sent {claim.sent.edtf}" if claim.sent else "",
                f"received {claim.received.edtf}" if claim.received else "",
                f"place {claim.place}" * bool(claim.place),
                f"origin {claim.origin}" * bool(claim.origin),
                f"destination {claim.destination}" * bool(claim.destination),
            ]
            lines.append(f"{claim.kind}{at}: " + ", ".join(f for f in facts if f))
            lines.append(f"  quote {_short(claim.evidence[0].of(text))}")
            lines += [
                f"  {r.role} {r.words}" + f", {r.office}" * bool(r.office) + "" + " (nobody)" * (not r.entity)
                for r in claim.roles
            ]
        elif isinstance(claim, Signed):
            lines.append(
                f"{claim.how}{at}: {claim.name}"
                + f", {claim.office}" * bool(claim.office)
                + " (nobody)" * (not claim.signatory)
            )
        elif isinstance(claim, Copied):
            lines.append(
                f"copies{at}: {claim.holder or 'this copy'}"
                + f" x{claim.count}" * (claim.count is not None)
                + f" no. {claim.copy_number}" * bool(claim.copy_number)
                + " (nobody)" * (not claim.entity)
            )
        elif isinstance(claim, CopyTotal):
            lines.append(f"total{at}: {claim.stated} stated, {claim.listed} listed")
        elif isinstance(claim, Conflict):
            lines.append(
                f"conflict: {claim.subject} {claim.claim_a} / {claim.claim_b} | {_short(claim.evidence[1].of(text))}"
            )
        elif isinstance(claim, Part):
            lines.append(f"part {claim.key} {claim.kind} {claim.label}".rstrip() + f": {_short(claim.span.of(text))}")
        elif isinstance(claim, PastAct):
            who = ", ".join(reading.entity(r.entity).name for r in claim.roles if reading.entity(r.entity))
            day = claim.when.edtf if claim.when else ""
            lines.append(f"earlier {claim.kind}{at}: {day} by {who or 'nobody'} | {_short(claim.evidence[0].of(text))}")
        elif isinstance(claim, Annotated):
            lines.append(f"{claim.kind}: {_short(claim.words)}" + f" ({claim.place})" * bool(claim.place))
        elif isinstance(claim, Described):
            lines.append(f"mark: {claim.value}")
    lines += [f"! {note.code}" for note in finding.diagnostics if note.code != "correspondent-without-entity"]
    return tuple(lines)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) < 90 else f"{words[:44]} … {words[-36:]}"


def _show() -> None:
    """Print the findings of every document, for reading them."""
    for genre in GENRES:
        for path in sorted((Path(__file__).parent.parent / "interpret" / genre / "documents").glob("*.txt")):
            found, _ = load(path)
            print(path.stem, *notation(*read(found), identified(found)), sep="\n  ")


if __name__ == "__main__":
    _show()
