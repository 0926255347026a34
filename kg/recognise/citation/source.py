"""Reading a source line: clauses to citations, credits, markings; what is left is named as rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.recognise.citation import words
from kg.recognise.citation.assemble import assemble
from kg.recognise.citation.clauses import Clause, clauses
from kg.recognise.citation.grammar import tree
from kg.recognise.citation.model import Citation, Citations, Credit, Marking, Named, Stretch

# Words between two readings that say nothing themselves: "Obtained by X and translated by Y", "From the archives …".
_NOTHING = re.compile(r"(?:[\W_]|\b(?:and|и|Sources?|Original Archive|(?i:from|in|the|das|der|die))\b)*")
_BETWEEN_MARKS = re.compile(r"\s*(?:[;,]|\band\b)\s*")


def parse(text: str, offset: int = 0) -> Citations:
    """Everything a source line states. Never fails: what no rule understands is in ``rest``.

    Spans are code points of ``text`` plus ``offset``, so a zone's text and its start give spans of the document.
    """
    citations: list[Citation] = []
    further: list[Citation] = []
    made: list[Credit] = []
    marks: list[Marking] = []
    before: Citation | None = None
    told = -1  # the sentence that tells a story
    for found in clauses(tree(text), text):
        if isinstance(found, Credit):
            made.append(found)
        elif marking := _markings(found, text):
            marks.extend(marking)
        else:
            own, mentioned = assemble(found, text, before)
            if words.PROSE.search(text, found.start, found.end) and not own:
                told = found.sentence
            own = tuple(citation for citation in own if not citations or _holdings(citation))
            if told == found.sentence:
                own, mentioned = (), (*own, *mentioned)
            citations.extend(own)
            further.extend(citation for citation in mentioned if _holdings(citation))
            before = own[-1] if own else before
    spans = [(item.start, item.end) for item in citations]
    spans += [(item.start, item.end) for item in made] + [(item.start, item.end) for item in marks]
    rest = _rest(text, spans)
    return Citations(
        tuple(_moved(item, offset) for item in citations),
        tuple(_moved_credit(item, offset) for item in made),
        tuple(Stretch(item.start + offset, item.end + offset) for item in rest),
        tuple(replace(item, start=item.start + offset, end=item.end + offset) for item in marks),
        tuple(_moved(item, offset) for item in further),
    )


def _holdings(citation: Citation) -> bool:
    """Whether the citation names more than a repository: behind the first one, a bare name cites nothing."""
    return any(part.kind not in ("repository", "unit") for part in citation.parts)


def _markings(clause: Clause, text: str) -> tuple[Marking, ...]:
    """A clause that is nothing but classification marks: "Official Use Only", "Secret; Immediate"."""
    known = words.markings()
    marks: list[Marking] = []
    at = clause.start
    for piece in _BETWEEN_MARKS.split(text[clause.start : clause.end]):
        name = piece.strip(" .\n\t")
        if not name:
            continue
        kind = known.get(" ".join(name.lower().split()))
        if kind is None:
            return ()
        at = text.index(name, at)
        marks.append(Marking(kind, name, at, at + len(name)))
        at += len(name)
    return tuple(marks)


def _rest(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    """The stretches outside all spans that say something."""
    rest: list[Stretch] = []
    at = 0
    for start, end in (*sorted(spans), (len(text), len(text))):
        gap = text[at:start] if at < start else ""
        if not _NOTHING.fullmatch(gap):
            first = at + len(gap) - len(gap.lstrip(" \n\t.,;:"))
            rest.append(Stretch(first, at + len(gap.rstrip(" \n\t,;:"))))
        at = max(at, end)
    return tuple(rest)


def _moved(citation: Citation, offset: int) -> Citation:
    parts = tuple(replace(part, start=part.start + offset, end=part.end + offset) for part in citation.parts)
    return Citation(parts, citation.start + offset, citation.end + offset)


def _moved_credit(credit: Credit, offset: int) -> Credit:
    def moved(name: Named) -> Named:
        return Named(name.name, name.start + offset, name.end + offset)

    return replace(
        credit,
        agents=tuple(moved(agent) for agent in credit.agents),
        program=moved(credit.program) if credit.program else None,
        work=moved(credit.work) if credit.work else None,
        when=moved(credit.when) if credit.when else None,
        start=credit.start + offset,
        end=credit.end + offset,
    )
