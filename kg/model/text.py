"""The text and what stands where in it: sources, documents, segments, mentions, diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in ``Document.text`` (RFC 5147 ``char=start,end``)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start},{self.end} is not a range")

    def of(self, text: str) -> str:
        """The words the span covers: ``Span(0, 4).of("Skip to content") == "Skip"``."""
        return text[self.start:self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """One input file as bytes (a PROV Entity). ``locator`` is a name for people, never part of an IRI.

    ``meta`` holds the bytes of ``FILE.meta.toml`` beside a transcript; ``sha256`` is that of ``data`` alone.
    """

    locator: str
    media_type: str
    sha256: str
    data: bytes = field(repr=False)
    meta: bytes = field(default=b"", repr=False)


class Kind(StrEnum):
    """What a segment is. Layout kinds come from readers, body kinds from genres."""

    # layout: what the archive's page or the record row says around the document
    FURNITURE = "furniture"            # website words, labels of fields, blank lines between zones
    FRONT = "front"                    # what the editors of a volume set around its documents: lists of persons
    RECORD_DATE = "record-date"        # "June 14, 1937" in the page head
    TITLE = "title"
    CREDIT_LINE = "credit-line"        # "This document was made possible with support from …"
    RECORD_TYPE = "record-type"        # "Memorandum of Conversation", "Telegram"
    BODY = "body"                      # the document itself; genres cut it further
    SUMMARY = "summary"
    CITATION = "citation"              # the record's source line
    RIGHTS = "rights"
    FIELD_LABEL = "field-label"        # "Record ID" (label "record-id", even when no value follows)
    LANGUAGE = "language"
    RECORD_ID = "record-id"
    CLASSIFICATION = "classification"
    UPLOAD_DATE = "upload-date"
    AUTHOR = "author"
    DONOR = "donor"
    SUBJECT = "subject"                # one subject heading
    PLACE_TERM = "place-term"          # one of the record's associated places
    NAME_TERM = "name-term"            # one of the record's associated people & organisations
    CONTRIBUTOR = "contributor"
    RELATED = "related"                # links to other documents: furniture with a name
    # body
    HEADING = "heading"
    MINUTES_HEAD = "minutes-head"
    DATELINE = "dateline"
    POINT = "point"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    ANNOTATION = "annotation"          # handwritten notes
    MARK = "mark"                      # seals, stamps, letterheads, classification marks
    DISTRIBUTION = "distribution"      # "Excerpts have been sent: to Cdes. …"
    COPIES = "copies"                  # "Copies: Stalin (2), Malenkov, …"
    SIGNATURE = "signature"
    ADDRESS = "address"                # "to MOSCOW, to Cde. V. M. MOLOTOV"
    SALUTATION = "salutation"
    CLOSING = "closing"
    PARTICIPANTS = "participants"
    AGENDA = "agenda"
    FOOTNOTE = "footnote"
    SOURCE_NOTE = "source-note"        # a citation or source paragraph inside the body
    ATTACHMENT = "attachment"
    PART = "part"                      # one of several texts of a file, as the markup parts them (label: its xml:id)
    BRACKET = "bracket"                # editor's or translator's words in square brackets
    PAGE_BREAK = "page-break"
    BLANK = "blank"                    # white space only
    UNREAD = "unread"                  # no rule understood it


@dataclass(frozen=True, slots=True)
class Segment:
    """A labelled stretch of the text. Leaves, in order, concatenate to exactly ``Document.text``.

    ``label`` is what the text calls it ("539", "1", "a", "record-id"); ``children`` partition ``span``.
    """

    kind: Kind
    span: Span
    label: str = ""
    children: tuple[Segment, ...] = ()

    def leaves(self) -> Iterator[Segment]:
        """The leaf segments in text order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def walk(self) -> Iterator[Segment]:
        """This segment and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class When:
    """A date as stated: ``edtf`` ("1937-06-14", "1937-04-17/1937-06-15", "XXXX-06-04") and its words."""

    edtf: str
    words: str
    span: Span


class MentionKind(StrEnum):
    """What a stretch of words names."""

    PERSON = "person"
    GROUP = "group"          # bodies, governments, organisations
    UNIT = "unit"            # military units
    PLACE = "place"
    OFFICE = "office"        # "the acting Consul General in Kashgar"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something. ``name`` is the name without title, possessive or gloss ("Smirnov").

    ``entity`` may be filled by markup or by the resolver; ``office`` holds an apposition
    ("the acting Consul General in Kashgar"), ``office_span`` where it stands; ``title`` the title ("Cde.").
    """

    kind: MentionKind
    span: Span
    name: str
    entity: str = ""
    office: str = ""
    office_span: Span | None = None
    title: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be interpreted: exactly the words offsets refer to, and the layout the reader saw.

    ``zones`` is a partition of ``text`` into layout segments (:class:`Kind`); ``marked`` holds mentions the
    markup itself states (TEI ``persName``); ``is_source_text`` says that ``text`` is the strict decoding of
    the source bytes (plain text) rather than a text extracted from it (HTML, rows, TEI).
    ``part`` names the document inside its source ("row 3", "d526"), "" when it is the whole.
    """

    source: Source = field(repr=False)
    text: str = field(repr=False)
    reader: str
    zones: tuple[Segment, ...] = field(repr=False)
    marked: tuple[Mention, ...] = field(default=(), repr=False)
    dates: tuple[When, ...] = field(default=(), repr=False)      # dates the markup states (TEI ``date/@when``)
    is_source_text: bool = True
    part: str = ""
    hints: tuple[tuple[str, str], ...] = ()      # machine values the markup states: ("date", "1964-11-06")
    diagnostics: tuple[Diagnostic, ...] = ()

    def zone(self, kind: Kind) -> Segment | None:
        """The first layout segment of that kind, if the reader saw one."""
        return next((z for top in self.zones for z in top.walk() if z.kind is kind), None)

    def zones_of(self, kind: Kind) -> tuple[Segment, ...]:
        """All layout segments of that kind in text order."""
        return tuple(z for top in self.zones for z in top.walk() if z.kind is kind)

    def hint(self, name: str) -> str:
        """A machine value the markup states, or ''."""
        return next((v for n, v in self.hints if n == name), "")


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something a reader of the result should know: data, never raised. ``code`` is kebab-case."""

    code: str
    severity: Severity
    span: Span
    message: str
