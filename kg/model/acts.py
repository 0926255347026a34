"""Claims about acts and plans: messages, meetings, statements, provisions, past acts."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.claims import Claim, Role
from kg.model.text import Span, When


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
