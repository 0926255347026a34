"""Archival citations and credits of a document as claims: from its source line, or from its body where it has none."""

from __future__ import annotations

from kg.model import (
    CitationPart,
    Cited,
    Claim,
    Credited,
    Described,
    Diagnostic,
    Document,
    Finding,
    Kind,
    Segment,
    Severity,
    Span,
    Voice,
)
from kg.recognise import citation as grammar
from kg.recognise.citation.model import Citation, Citations, Named, Part, columns, filled


def claims(document: Document, segments: tuple[Segment, ...]) -> Finding:
    """Cited and Credited claims. A body's own citation counts only where the record has none."""
    found: list[Claim] = []
    notes: list[Diagnostic] = []
    ordinal = 0
    seen: set[object] = set()
    for zone in document.zones_of(Kind.CITATION):
        parsed = _shelfmark(document, zone) if zone.label.startswith("shelfmark") else grammar.parse(
            zone.span.of(document.text), zone.span.start)
        for one in parsed.citations:
            if grammar.key(one) in seen:
                continue
            seen.add(grammar.key(one))
            ordinal += 1
            found.append(_cited(one, document, ordinal, Voice.EDITOR))
        found.extend(_credits(parsed))
        found.extend(_markings(parsed))
        notes.extend(
            Diagnostic("citation-unread", Severity.INFO, Span(rest.start, rest.end), "words of the source line unread")
            for rest in parsed.rest
            if document.text[rest.start : rest.end].strip(" .,;\n")
        )
    for zone in document.zones_of(Kind.CREDIT_LINE):
        found.extend(_credits(grammar.parse(zone.span.of(document.text), zone.span.start)))
    if not ordinal:
        for zone in document.zones_of(Kind.BODY):
            for one in grammar.find_in_body(zone.span.of(document.text)):
                ordinal += 1
                found.append(_cited(_shifted(one, zone.span.start), document, ordinal, Voice.EDITOR))
    return Finding(tuple(found), tuple(notes))


_MARKED = {"repository": "repository", "institution": "repository", "collection": "collection", "idno": "file"}


def _shelfmark(document: Document, zone: Segment) -> Citations:
    """A shelfmark that the markup parts ("shelfmark repository collection idno": the names of its lines).

    It is read like a source line; where that does not give the one place the markup means, its parts are taken as they
    are, the ``idno`` whole.
    """
    parsed = grammar.parse(zone.span.of(document.text).replace("\n\n", ", "), zone.span.start)
    names, at, parts = zone.label.split()[1:], zone.span.start, list[Part]()
    for name, line in zip(names, zone.span.of(document.text).split("\n\n"), strict=True):
        words = line.rstrip(" .,;")
        parts.append(Part(_MARKED[name], words, at, at + len(words)))
        at += len(line) + 2
    whole = len(parsed.citations) == 1 and parsed.citations[0].value("repository") == parts[0].value
    if whole and not any(rest for rest in parsed.rest if document.text[rest.start:rest.end].strip(" .,;\n")):
        return parsed
    return Citations((Citation(tuple(parts), zone.span.start, zone.span.end),), (), (), ())


def _shifted(citation: Citation, by: int) -> Citation:
    parts = tuple(type(p)(p.kind, p.value, p.start + by, p.end + by, p.label) for p in citation.parts)
    return Citation(parts, citation.start + by, citation.end + by)


def _cited(citation: Citation, document: Document, ordinal: int, voice: Voice) -> Cited:
    span = Span(citation.start, citation.end)
    by_column = filled(citation)
    single = {id(parts[0]): column for column, parts in by_column.items() if len(parts) == 1}
    parts = [
        CitationPart(kind=p.kind, value=p.value, span=Span(p.start, p.end), column=single.get(id(p), ""))
        for p in citation.parts
    ]
    joined = columns(citation)
    parts += [
        CitationPart(
            kind=f"{column}-whole", value=joined[column], span=Span(several[0].start, several[-1].end), column=column
        )
        for column, several in by_column.items()
        if len(several) > 1
    ]
    return Cited(
        parts=tuple(parts), words=" ".join(span.of(document.text).split()).rstrip(" .,;"),
        slug=grammar.slug(citation), ordinal=ordinal, evidence=(span,), voice=voice, rule="archival-citation",
    )


def _credits(parsed: Citations) -> list[Claim]:
    def pair(named: Named) -> tuple[str, Span]:
        return named.name, Span(named.start, named.end)

    return [
        Credited(
            role=credit.role, agents=tuple(pair(a) for a in credit.agents),
            program=pair(credit.program) if credit.program else None,
            evidence=(Span(credit.start, credit.end),), voice=Voice.EDITOR, rule="credit",
        )
        for credit in parsed.credits
    ]


def _markings(parsed: Citations) -> list[Claim]:
    return [
        Described(field="classification", value=" ".join(mark.words.split()), evidence=(Span(mark.start, mark.end),),
                  voice=Voice.EDITOR, rule="classification-in-source-note")
        for mark in parsed.markings
    ]
