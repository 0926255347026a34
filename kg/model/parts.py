"""Claims about the parts of a text and the signs on its sheet: points, notes, signatures, decisions, lists."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.claims import Claim
from kg.model.text import Span, When


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
