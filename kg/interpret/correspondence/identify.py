"""Which kind of message a document is, by the record's type, its title and its own words, in this order of weight."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.interpret.correspondence import closeforms, headforms, shapes
from kg.interpret.correspondence.lettering import heading
from kg.interpret.correspondence.lines import Line, lines_of
from kg.interpret.correspondence.titles import TitleReading, noun_of, read_title
from kg.interpret.correspondence.words import any_of, pattern, title
from kg.model import Document, Kind, Span

# lines that open another kind of document: "MINUTES Nº 49", "Participants:", "Excerpt from protocol No. 84",
# "SUBJECT: talks"
_OTHER = re.compile(
    r"(?:MINUTES|Minutes|PROTOCOL|Protocol|Excerpts?\s+from|EXCERPTS?\s+FROM|Extracts?\s+from|Participants?\b|PARTICIPANTS?\b|Present\b|"
    r"PRESENT\b|AGENDA|Agenda|RECORD OF|Record of|MEMORANDUM OF CONVERSATION|Memorandum of Conversation|PRESS RELEASE|"
    r"Press Release|PRESS COMMUNIQU|[\d.]+\s+PLENARY MEETING|DECREE|RESOLUTION|DECISION)"
)
# another kind of document further on in a title: "VKP(b) CC Politburo Decision with Approved Message …"
_HEADED = re.compile(
    r"\b(?:Decisions?|Resolutions?|Minutes|Protocol|Decree|Excerpts?\s+from|Memorand(?:um|a) of Conversation|"
    r"Record of|Report|Speech|Statement|Press Release|Diary|Journal|Interview|Agreement|Treaty)\b"
)
# a source line of older editions: "893.24/1386: Telegram"
_CITED_WIRE = re.compile(r":\s*(?:Circular\s+)?(?:Telegram|Airgram)\s*\.?\s*$", re.I)
_LOOK = 14


@lru_cache(maxsize=4)  # each genre of the family asks in turn
def kind(document: Document) -> str:
    """telegram | letter | petition | "" : the one genre of correspondence the document belongs to, if any."""
    record = document.zone(Kind.RECORD_TYPE)
    typed = noun_of(record.span.of(document.text))[0] if record else ""
    zone = document.zone(Kind.TITLE)
    title = read_title(document.text, zone.span) if zone else TitleReading("")
    if not title.kind and not title.directed:
        title = _headed(document) or title
    if typed == "other" or (title.kind == "other" and typed == ""):
        return ""
    if not typed and zone and not title.kind and _HEADED.search(zone.span.of(document.text)):
        return ""
    opening = _opening(document)
    wired = any(
        p.label == "telegram"
        for line in opening
        for p in heading(line.words, line.start)
        if line.words.upper() == line.words or headforms.number_in(line.words)
    )
    if (
        any(_CITED_WIRE.search(zone.span.of(document.text)) for zone in document.zones_of(Kind.CITATION))
        and title.directed
    ):
        return "telegram"
    if typed == "telegram" or title.kind == "telegram":
        return "telegram"
    if wired and title.kind != "petition":
        return "telegram" if not _opens_other(opening) or title.kind else ""
    if title.kind == "petition" or typed == "petition":
        return "petition" if typed == "petition" or title.directed or _is_petition(opening) else ""
    if title.kind == "letter" or typed == "letter":
        return "letter" if typed == "letter" or title.directed or title.noun.casefold() not in ("message",) else ""
    if title.kind == "memo":
        directed = title.sender is not None and title.recipient is not None
        return ("" if _records_meeting(document) else "letter") if directed else _by_body(opening, document)
    if title.directed and not _opens_other(opening):
        return "letter"
    return _by_body(opening, document)


def _headed(document: Document) -> TitleReading | None:
    """The markup's own heading of the text, where it names the kind of message and its sides: "Action Memorandum From
    A. Roe to B. Lund" under a record's title that names neither."""
    leaves = (leaf for zone in document.zones_of(Kind.BODY) if zone.children for leaf in zone.leaves())
    head = next((leaf for leaf in leaves if leaf.kind not in (Kind.BLANK, Kind.FURNITURE, Kind.SOURCE_NOTE)), None)
    if head is None or head.kind is not Kind.HEADING:
        return None
    title = read_title(document.text, head.span)
    return title if title.kind not in ("", "other") and title.directed else None


def _opening(document: Document) -> tuple[Line, ...]:
    return tuple(line for zone in document.zones_of(Kind.BODY)[:1] for line in lines_of(document.text, zone)[:_LOOK])


# "Subject: Meeting of the Committee", then "Present were" or "called the meeting to order": a record in a
# memorandum's dress
_MEETING = re.compile(
    r"(?:Subject|SUBJECT|Re|RE)\s*:\s*(?:The\s+)?"
    r"(?:Minutes|Meeting|Conversation|Talks?|Telephone|Discussion|Memorandum of)",
    re.I,
)
_PRESENT = re.compile(
    r"called the meeting to order|\b(?:were|was)\s+present\b|\bpresent\s+were\b|^Participants?\b|members present",
    re.I | re.M,
)


def _records_meeting(document: Document) -> bool:
    opening = _opening(document)
    return any(_MEETING.match(line.words) for line in opening) and any(_PRESENT.search(line.words) for line in opening)


def _opens_other(opening: tuple[Line, ...]) -> bool:
    return any(_OTHER.match(line.words) for line in opening)


def _by_body(opening: tuple[Line, ...], document: Document) -> str:
    """A letter by its own words: a salutation at the head and a closing formula or signature below."""
    if _opens_other(opening):
        return ""
    if _is_petition(opening):
        return "petition"
    greeted = any(
        line.kind is Kind.SALUTATION
        or (
            pieces
            and pieces[0].kind is Kind.SALUTATION
            and pattern(r"@", "greeting", "greeting-alone").match(line.words)
        )
        for line in opening
        for pieces in (headforms.salutation(line.words, line.start),)
    )
    labels = {
        p.label
        for line in opening
        for p in headforms.fields(line.words, line.start)
        if p.kind is Kind.ADDRESS
        and re.match(rf"{any_of('label-to', 'label-from')}\s*:", p.span.of(document.text), re.I)
    }
    named = any(_TO_PERSON.match(line.words) and _names(line.words) for line in opening[:10])
    if {"to", "from"} <= labels or named or _is_addressed(document):
        return "letter"
    if not greeted:
        return ""
    lines = [line for zone in document.zones_of(Kind.BODY) for line in lines_of(document.text, zone)]
    closed = any(
        line.kind is Kind.CLOSING
        or closeforms.closing(line.words, line.start)
        or closeforms.signature(line.words, line.start)
        for line in lines[2:]
    )
    short = bool(lines) and (shapes.is_name(lines[-1].words) or bool(shapes.dateline(lines[-1].words, 0)))
    return "letter" if closed or short else ""


_TO_PERSON = re.compile(r"(?:[A-ZА-Я][A-ZА-Я ()]{1,40}\s*[-–—]\s*)?(?:[Tt]o|TO)\s+(?P<name>.{4,60})$")


def _names(words: str) -> bool:
    """Whether a line addresses a person with a title: ``USSR SNK - to Cde. MOLOTOV V. M.``"""
    found = _TO_PERSON.match(words)
    return found is not None and title().match(found["name"]) is not None and shapes.is_name(found["name"])


def _is_addressed(document: Document) -> bool:
    """Whether the markup itself lists those addressed (``list type="to"``) and gives the sender or a signature."""
    leaves = [leaf for zone in document.zones_of(Kind.BODY) for leaf in zone.leaves() if not leaf.children]
    labels = {leaf.label for leaf in leaves if leaf.kind is Kind.ADDRESS}
    return "to" in labels and ("from" in labels or any(leaf.kind is Kind.SIGNATURE for leaf in leaves))


def _is_petition(opening: tuple[Line, ...]) -> bool:
    return any(
        piece.label == "petition"
        for line in opening[:6]
        for piece in heading(line.words, line.start)
        if line.words.isupper() or len(line.words.split()) <= 3
    )


def directed_title(document: Document) -> bool:
    """Whether the record's title names a sender or an addressee."""
    zone = document.zone(Kind.TITLE)
    return zone is not None and read_title(document.text, Span(zone.span.start, zone.span.end)).directed
