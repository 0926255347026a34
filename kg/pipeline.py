"""The run, read aloud: bytes -> documents -> segments -> mentions -> claims -> quads.

Only this module knows the order of the stages. Everything is a function of (sources, knowledge, base, version).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from kg import conflicts, corrections, lexicon, read, resources
from kg import interpret as genres
from kg.authority import Authorities
from kg.authority import load as load_authorities
from kg.corrections import Correction
from kg.infer import infer
from kg.interpret import record, sending
from kg.interpret.base import Genre
from kg.iri import Iris, slug
from kg.lexicon import Concept
from kg.link import ledger
from kg.link.apply import applied
from kg.link.identify import identify
from kg.mapping import Graphs, Tool, map_document
from kg.model import (
    Cited,
    Claim,
    Described,
    Diagnostic,
    Document,
    Interpretation,
    Reading,
    Source,
    When,
)
from kg.recognise import citations, dates, mentions, resolve
from kg.recognise.lexica import Lexica
from kg.version import VERSION
from kg.voices import body_voice, settled

TYPE_LISTS = frozenset({"types", "provisions", "past-acts", "links"})
"""The word lists whose concepts are kinds (E55) of the dataset; the others only serve recognition."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the run knows besides the source: word lists, concepts, genres, the digest of all of it, and the words
    that change how an office is held."""

    lexica: Lexica
    concepts: dict[str, Concept]
    genres: tuple[Genre, ...]
    tool: Tool
    authorities: Authorities
    links: ledger.Ledger
    standing: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def knowledge(folder: Path | None = None) -> Knowledge:
    """Read ``ontology/`` once. The digest covers word lists and code, so equal digests mean equal rules."""
    root = folder or resources.ontology_dir()
    files = sorted((root / "vocabularies").glob("*.ttl"))
    concepts = {c.slug: c for path in files if path.stem in TYPE_LISTS for c in lexicon.load(path)}
    code = sorted(Path(__file__).parent.rglob("*.py"))
    digest = sha256()
    people = sorted((root / "authority").glob("*.ttl"))
    tables = sorted((root.parent / "links").glob("*.sssom.tsv"))
    for path in (*files, *people, *tables, *code):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    standing = lexicon.load(root / "vocabularies" / "office-standing.ttl")
    links = ledger.load(root.parent / "links")
    return Knowledge(Lexica.load(root), concepts, genres.genres(root), Tool(VERSION, digest.hexdigest()),
                     applied(load_authorities(root / "authority"), links.catalogue), links,
                     frozenset(label for concept in standing for label in concept.labels("en")))


def interpretations(
    source: Source, known: Knowledge, *, inference: bool = True, reduced: bool = False,
    corrected: tuple[Correction, ...] = (),
) -> Iterator[Interpretation]:
    """Every document of a source, interpreted. ``reduced`` reads only what every document says."""
    for document in read.read(source):
        yield interpret(document, known, inference=inference, reduced=reduced, corrected=corrected)


def interpret(
    document: Document, known: Knowledge, *, inference: bool = True, reduced: bool = False,
    corrected: tuple[Correction, ...] = (),
) -> Interpretation:
    """One document: genre, segments, mentions, entities, claims; then corrections, conclusions and conflicts."""
    genre, notes = genres.identify(document, () if reduced else known.genres)
    segments = genre.segment(document)
    when = dates_of(document)
    found = mentions.recognise(document, segments, known.lexica, tuple(w.span for w in when))
    resolved, entities, names, doubts = resolve.resolve(document, found, known.lexica)
    reading = Reading(document, segments, resolved, entities, when)
    cited = citations.claims(document, segments)
    of_record = record.record(document, reading)
    said = sending.completed(reading, genre.interpret(reading), of_record)
    office = record.offices(reading, body_voice(genre.name))
    claims = settled((*of_record.claims, *cited.claims, *names, *office.claims, *said.claims), segments,
                     body_voice(genre.name))
    diagnostics = (*document.diagnostics, *notes, *of_record.diagnostics, *cited.diagnostics, *doubts,
                   *office.diagnostics, *said.diagnostics)
    it = Interpretation(
        key=document_key(document, claims), document=document, genre=genre.name, segments=segments,
        mentions=reading.mentions, entities=reading.entities, claims=claims, diagnostics=diagnostics)
    it = corrections.apply(it, corrected)
    reviewed = Reading(document, segments, it.mentions, it.entities, when)
    concluded = infer(reviewed, genre.name, it.claims) if inference else ()
    disagreeing = conflicts.find(reviewed, genre.name, (*it.claims, *concluded), known.standing)
    return replace(
        it, claims=in_order((*it.claims, *concluded, *disagreeing.claims)),
        diagnostics=tuple(sorted(dict.fromkeys((*it.diagnostics, *disagreeing.diagnostics)),
                                 key=lambda d: (d.span, d.code))))


def graphs(interpretation: Interpretation, iris: Iris, known: Knowledge, *, inference: bool = True) -> Graphs:
    """The quads of one interpretation, with its identifications (which are inferences)."""
    if inference:
        found = identify(interpretation, known.authorities, known.links.of_document(interpretation.key))
        interpretation = replace(interpretation, claims=interpretation.claims + found)
    return map_document(interpretation, iris, known.tool, infer=inference)


def dates_of(document: Document) -> tuple[When, ...]:
    """All dates of the text, read in the order (day or month first) its own unambiguous dates show.

    A date that the markup states is taken as stated, and nothing is read from its words.
    """
    order = dates.infer_order(document.text)
    settled = order if order in ("dmy", "mdy") else None
    found = (When(d.edtf, d.words, d.span) for d in dates.find_dates(document.text, order=settled) if d.edtf)
    free = (d for d in found if not any(d.span.overlaps(stated.span) for stated in document.dates))
    return tuple(sorted((*document.dates, *free), key=lambda d: d.span))


def in_order(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Claims in text order of their first evidence; equal places keep the order in which they were found."""
    return tuple(sorted(dict.fromkeys(claims), key=lambda c: c.evidence[0]))


def document_key(document: Document, claims: tuple[Claim, ...]) -> str:
    """The document id: citation slug + 6 hex of sha256(title and date); without a citation ``src-`` + 16 hex.

    It depends on the document alone, not on its address nor on what else is built.
    """
    cited = next((c for c in claims if isinstance(c, Cited)), None)
    if cited is None or not cited.slug:
        part = f"-{slug(document.part)}" if document.part else ""
        return f"src-{document.source.sha256[:16]}{part}"
    stated = {c.field: c.value for c in reversed(claims) if isinstance(c, Described)}
    identity = "\n".join(" ".join(stated.get(field, "").casefold().split()) for field in ("title", "date"))
    part = f"\n{document.part}" if document.part and not stated.get("title") else ""
    return f"{cited.slug}-{sha256((identity + part).encode()).hexdigest()[:6]}"


def diagnostics_of(interpretation: Interpretation) -> tuple[Diagnostic, ...]:
    """What a reader of the result should know."""
    return interpretation.diagnostics
