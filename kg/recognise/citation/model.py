"""What a source line states: citations by parts, credits, markings, and the words nothing understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

#: Kinds of parts, from the widest holding to the single leaf, as `ontology/vocabularies/citation-parts.ttl` has them.
KINDS: Final = (
    "repository", "unit", "record-group", "fond", "collection", "lot", "opis", "perechen", "entry", "series",
    "delo", "dok", "file", "box", "volume", "folder", "papka", "microfilm", "item", "number", "year",
    "listy", "pages",
)  # fmt: skip

#: The public columns and the kinds that fill each, in order of preference.
COLUMNS: Final = {
    "repository": ("repository",),
    "fond": ("record-group", "fond", "lot", "collection"),
    "opis": ("opis", "perechen", "entry", "series"),
    "delo": ("delo", "file", "box", "volume"),
    "listy": ("listy", "pages"),
}
#: What stands for a file where a citation names none.
_INSTEAD_OF_DELO: Final = ("dok", "folder", "papka", "microfilm", "item", "number")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a citation: its kind, its bare value as written, where the value stands, its label as written.

    ``Part("listy", "62-63", 30, 35, "l.")``. The label is "" where none is written and "/" where the part follows
    the one before it after a slash (``B 136/59748``).
    """

    kind: str
    value: str
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one repository. Parts are in the order of the text.

    ``start`` and ``end`` enclose the citation's own words; parts an elliptic second citation takes over from the
    first ("d. 20, l. 5; d. 21, l. 3") keep their place in the first one.
    """

    parts: tuple[Part, ...]
    start: int
    end: int

    def values(self, kind: str) -> tuple[str, ...]:
        """The values of all parts of one kind: ``citation.values("fond") == ("17",)``."""
        return tuple(part.value for part in self.parts if part.kind == kind)

    def value(self, kind: str) -> str:
        """The value of the first part of that kind, or ""."""
        return next(iter(self.values(kind)), "")

    @staticmethod
    def role(kind: str) -> str:
        """The column a kind belongs to by itself, or "": ``Citation.role("record-group") == "fond"``."""
        return next((column for column, kinds in COLUMNS.items() if kind in kinds), "")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as written, without title and affiliation, and where it stands."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Who did what with the document: one role, in ``words`` at ``start``–``end``.

    ``role`` is a slug of `ontology/vocabularies/citation-credits.ttl` (``translated``); ``program`` is for whom,
    ``work`` what it was published in, as written up to the end of the sentence,
    ``when`` the day as written ("November 16, 1976").
    """

    role: str
    agents: tuple[Named, ...]
    program: Named | None
    start: int
    end: int
    words: str
    work: Named | None = None
    when: Named | None = None


@dataclass(frozen=True, slots=True)
class Marking:
    """A classification or precedence the line states: ``kind`` is a slug of `classifications.ttl`."""

    kind: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of the line, half-open, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citations:
    """A source line read. ``further`` are citations that prose mentions ("another copy is in …", "See …"): they are
    not the document's own. ``rest`` are the stretches no rule understood, custody stories and books among them."""

    citations: tuple[Citation, ...] = ()
    credits: tuple[Credit, ...] = ()
    rest: tuple[Stretch, ...] = ()
    markings: tuple[Marking, ...] = ()
    further: tuple[Citation, ...] = field(default=())


def filled(citation: Citation) -> dict[str, tuple[Part, ...]]:
    """The parts that fill each public column; every column is there, perhaps with no part.

    Record group or collection stand for the fond, series or entry for the opis, file, box or volume for the delo,
    pages for the leaves. A second part of the fond's rank fills an empty opis: lot 64 D 563 inside record group 59.
    A volume stands beside the file it divides ("File No. JNSG, vol. 21-1").
    """
    taken: dict[str, tuple[Part, ...]] = {}
    for column, kinds in COLUMNS.items():
        taken[column] = _ranked(citation, kinds)[:1]
    if taken["fond"] and not taken["opis"]:
        within = (part for part in _ranked(citation, COLUMNS["fond"])[1:] if part.start > taken["fond"][0].start)
        taken["opis"] = tuple(within)[:1]
    if not taken["delo"]:
        taken["delo"] = _ranked(citation, _INSTEAD_OF_DELO)[:1]
    elif taken["delo"][0].kind in ("delo", "file"):
        behind = citation.parts[citation.parts.index(taken["delo"][0]) + 1 :]
        taken["delo"] += tuple(part for part in behind if part.kind == "volume")[:1]
    return taken


def _ranked(citation: Citation, kinds: tuple[str, ...]) -> tuple[Part, ...]:
    return tuple(part for kind in kinds for part in citation.parts if part.kind == kind)


def columns(citation: Citation) -> dict[str, str]:
    """The five public columns, bare: ``{"repository": "RGASPI", "fond": "17", "opis": "162", …}``.

    Where a volume divides the file, it keeps its label: ``"JNSG, vol. 21-1"``.
    """
    return {
        column: ", ".join(
            part.value if place == 0 else f"{part.label} {part.value}" for place, part in enumerate(parts)
        )
        for column, parts in filled(citation).items()
    }
