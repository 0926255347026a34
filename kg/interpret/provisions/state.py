"""Where a sentence of a decision stands, and what a point has yielded so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.interpret.outline import Point
from kg.interpret.provisions.acts import Act
from kg.interpret.provisions.clause import Clause, Mentions
from kg.interpret.provisions.knowledge import Known
from kg.interpret.provisions.obliged import obliged
from kg.model import Claim, Diagnostic, Modality, Provision, Required, Span, Voice

Found = tuple[tuple[Act, tuple[str, ...]], ...]
"""Past acts of a clause with the keys of their claims, one key for each date."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its part and path, the heads of the lists it continues, and whether it is an item."""

    part: str
    path: str
    heads: tuple[Span, ...] = ()
    above: str = ""  # key of the provision of the head
    item: bool = False
    plain: bool = False  # an item of a list whose head named no verb: its own verb may be in small letters


@dataclass(slots=True)
class State:
    """What one point has yielded so far. Keys are the item's key and an ordinal, ``p12.1.v1``."""

    mentions: Mentions
    point: Point
    known: Known
    told: bool = False  # the minutes tell in the past what was decided
    claims: list[Claim] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)  # provisions waiting for "the following conditions"
    listed: list[str] = field(default_factory=list)  # conditions listed so far in this item
    conditions: dict[str, Provision] = field(default_factory=dict)
    decides: bool = False  # a sentence said what the deciding body does: "It requests …" goes on with it
    reply: str = ""  # the part in which a reply is given word for word
    dated: dict[tuple[str, str], str] = field(default_factory=dict)  # (kind, full date) of an act -> its key

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.mentions.reading.text

    @property
    def number(self) -> str:
        """The key of the point where it has a number."""
        return self.point.key if self.point.number else ""

    def key(self, part: str, kind: str = "v") -> str:
        """The next key in a part."""
        name = f"{part}.{kind}"
        self.count[name] = self.count.get(name, 0) + 1
        return f"{name}{self.count[name]}"

    def condition(self, clause: Clause, at: tuple[int, int], place: Place, parent: str) -> str:
        """A condition as a claim; its key."""
        key = self.key(place.part)
        self.conditions[key] = claim = Provision(
            key=key,
            part=place.part,
            point=self.number,
            path=place.path,
            kind="condition",
            roles=obliged(clause, *at),
            parent=parent,
            evidence=(clause.span(*at),),
            voice=Voice.RESOLUTION,
            modality=Modality.CONDITIONAL,
            rule="condition",
        )
        self.claims.append(claim)
        return key

    def require(self, dependent: str, condition: str) -> None:
        """A provision hangs on a condition already claimed."""
        claim = self.conditions[condition]
        self.claims.append(
            Required(
                dependent=dependent,
                condition=condition,
                obliged=claim.roles[0].words if claim.roles else "",
                evidence=claim.evidence[:1],
                voice=Voice.RESOLUTION,
                modality=Modality.CONDITIONAL,
                rule="requires",
            )
        )
