"""The frozen types of the hourglass, and nothing else.

Text half:  ``Source`` -> ``Document`` -> ``Segment`` -> ``Mention`` -> ``Interpretation`` (the waist).
Graph half: ``Interpretation`` -> quads.

Keys (``Entity.key``, ``Part.key``, ``Provision.key`` …) are document-local names made of
``[a-z0-9.-]`` such as ``p539.1.a`` or ``actor.smirnov``; only :mod:`kg.iri` turns them into IRIs.
All offsets are Unicode code points into ``Document.text``, half-open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

# --------------------------------------------------------------------------- text

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


# --------------------------------------------------------------------------- entities and claims

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
class Part(Claim):
    """A part of the text: minutes, point, item, attachment, agenda-item, topic, message, decision-text, resolution.

    ``key`` is its name (``minutes``, ``p539``, ``p539.1``, ``att1``), ``parent`` the key of the whole
    ("" = the text), ``label`` what the document calls it ("539", "1", "a", "P78/168"), ``span`` its whole extent.
    """

    key: str
    kind: str
    span: Span
    label: str = ""
    heading: str = ""
    heading_span: Span | None = None
    parent: str = ""
    number: str = ""         # "168" of the point labelled "P78/168", "49" of minutes, the path of an item


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated(Claim):
    """A handwritten note, seal, stamp or letterhead: ``kind`` handwritten-note | seal | stamp | letterhead |
    classification-mark. ``words`` without the bracket's label; ``place`` as written ("at the top of the page");
    ``about`` the parts it speaks of; ``stored`` the parts it puts into classified storage."""

    key: str
    kind: str
    words: str
    place: str = ""
    place_span: Span | None = None
    about: tuple[str, ...] = ()
    stored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed(Claim):
    """A name or body that closes a text or attachment: how = signed | typed | certified | handwritten | seal."""

    key: str
    part: str                # key of the part it closes; "" = the text
    signatory: str           # Entity key; "" when the office stands alone
    name: str                # as written without title: "I. Stalin"
    office: str = ""         # as written: "CC SECRETARY"
    how: str = "typed"
    office_span: Span | None = None
    name_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Claim):
    """A decision: which part it produced, when (possibly a period), by which body, how adopted."""

    key: str
    part: str
    when: When | None = None
    body: str = ""           # Entity key
    body_span: Span | None = None
    manner: str = ""         # "by a survey of Politburo members"
    joint: tuple[tuple[str, Span], ...] = ()  # further bodies that decided together with ``body``: Entity key, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One addressee of a distribution list, in its order from 1."""

    entity: str
    name: str
    span: Span
    position: int
    scope: str = ""          # "everything"
    copies: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distributed(Claim):
    """Excerpts of a part were sent to addressees, in the document's order."""

    key: str
    part: str
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied(Claim):
    """One stated holder of copies of the document: ``holder`` as written, ``count`` as stated, if stated."""

    key: str
    holder: str
    entity: str = ""         # only where the holder is a person or body
    count: int | None = None
    copy_number: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTotal(Claim):
    """A stated number of copies ("Distribution list - 11 copies") against the number the list adds up to."""

    stated: int
    listed: int | None
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corresponded(Claim):
    """A message (telegram, letter, note, memo) sent by somebody to somebody: the document or a part of it.

    ``roles`` use: sender, recipient, author, relay, via, copy-recipient. ``number`` as written without "No.".
    """

    key: str
    part: str                # "" = the whole text
    number: str = ""
    number_span: Span | None = None
    roles: tuple[Role, ...] = ()
    sent: When | None = None
    received: When | None = None
    origin: str = ""         # Entity key of a place
    destination: str = ""
    place: str = ""          # place of writing as written
    place_span: Span | None = None
    kind: str = "message"    # telegram | letter | memorandum …


@dataclass(frozen=True, slots=True, kw_only=True)
class Met(Claim):
    """A conversation or meeting that took place: participants (roles with side), when, where, topics."""

    key: str
    kind: str                # conversation | meeting | session
    roles: tuple[Role, ...] = ()       # role: participant | chair | interpreter | note-taker | absent | speaker
    when: When | None = None
    place: str = ""          # Entity key
    place_span: Span | None = None
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke(Claim):
    """A statement reported in the text: who said it, the words that report it (modality: reported)."""

    key: str
    speaker: str             # Entity key
    words: Span
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Claim):
    """What a decision lays down. ``kind`` is a slug of ``ontology/vocabularies/provisions.ttl``.

    ``path`` is the item path inside the point ("1", "1.a", ""), ``verb`` the operative words ("Charge"),
    ``task`` the words of what is to be done, ``subtype`` a finer kind ("concentration-of-units"),
    ``parent`` the provision it stands inside of. Roles use slugs of ``roles.ttl`` without "role-".
    """

    key: str
    part: str                # point or item key it stands in
    point: str               # key of the point ("" when the document has none)
    path: str
    kind: str
    verb: str = ""
    subtype: str = ""
    task: Span | None = None
    roles: tuple[Role, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Required(Claim):
    """A provision hangs on a condition; ``obliged`` is who must fulfil it, as written ("" = not stated)."""

    dependent: str           # key of the promise, permission, recommendation
    condition: str           # key of the condition provision
    obliged: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAct(Claim):
    """An act the text treats as having happened: appeal, request, proposal, agreement, internment …"""

    key: str
    kind: str
    roles: tuple[Role, ...] = ()
    when: When | None = None
    part: str = ""


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


# --------------------------------------------------------------------------- between recognition and the waist

@dataclass(frozen=True, slots=True)
class Reading:
    """What a genre interprets: the text, its segments, and who and what is mentioned where.

    ``mentions`` are in text order and do not overlap (an office apposition belongs to its person's mention), except
    that an office alone or a command holds what it names ("acting commander of the 36th Division": OFFICE and UNIT);
    each carries the key of its entity.
    """

    document: Document
    segments: tuple[Segment, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    dates: tuple[When, ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def walk(self) -> Iterator[Segment]:
        """All segments, parents first, in text order."""
        for top in self.segments:
            yield from top.walk()

    def of_kind(self, *kinds: Kind) -> tuple[Segment, ...]:
        """All segments of these kinds in text order."""
        return tuple(s for s in self.walk() if s.kind in kinds)

    def mentions_in(self, span: Span, *kinds: MentionKind) -> tuple[Mention, ...]:
        """Mentions that lie within ``span``, optionally of some kinds only."""
        return tuple(m for m in self.mentions if span.covers(m.span) and (not kinds or m.kind in kinds))

    def dates_in(self, span: Span) -> tuple[When, ...]:
        """Dates that lie within ``span``."""
        return tuple(d for d in self.dates if span.covers(d.span))

    def entity(self, key: str) -> Entity | None:
        """The entity of that key."""
        return next((e for e in self.entities if e.key == key), None)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a genre returns: claims and diagnostics."""

    claims: tuple[Claim, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


# --------------------------------------------------------------------------- the waist

@dataclass(frozen=True, slots=True)
class Interpretation:
    """Everything the text half has understood of one document: the waist of the hourglass.

    ``key`` is the document id ("rgaspi-f17-op162-d20-l62-63-1a2b3c"); ``segments`` are the zones with the
    body cut further; claims are in text order of their first evidence.
    """

    key: str
    document: Document
    genre: str
    segments: tuple[Segment, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    diagnostics: tuple[Diagnostic, ...]
