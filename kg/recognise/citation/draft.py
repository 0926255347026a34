"""A citation in the making: its parts in order, what ranks before what, and which names can hold files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.lexicon import Concept
from kg.recognise.citation import shelf
from kg.recognise.citation.model import Citation, Part

#: A label of these kinds alone tells that the words before it name a repository.
STRONG = frozenset({"record-group", "fond", "lot", "opis", "perechen", "delo", "listy", "papka"})
#: The kinds of the chain that Russian archives and their heirs cite by.
CHAIN = frozenset({"fond", "opis", "perechen", "delo", "papka", "listy"})
#: From the holder down to the leaf: an elliptic citation takes over what ranks before its first part.
_RANKS = (
    ("repository", "unit"),
    ("record-group", "fond", "collection", "lot"),
    ("opis", "perechen", "entry", "series"),
    ("delo", "file", "box", "dok"),
    ("volume", "folder", "papka", "microfilm", "item", "number", "year"),
    ("listy", "pages"),
)
RANK = {kind: rank for rank, kinds in enumerate(_RANKS) for kind in kinds}
# Lower-case words a holder's name may have: "Archive of the Ministry of …", "Archives du Ministère des …".
_IN_NAMES = re.compile(
    r"of|the|for|and|de|du|des|der|die|del|della|di|da|dos|la|le|al|ale|im|in|und|y|e|i|von|zur|archives?"
)


@dataclass(slots=True)
class Draft:
    """A citation in the making."""

    parts: list[Part] = field(default_factory=list)
    start: int = -1
    end: int = -1
    known: Concept | None = None
    own: int = 0  # how many parts were not taken over from the citation before
    ready: bool = True  # whether a name may still follow

    def add(self, part: Part, start: int, end: int) -> None:
        """Append a part whose words, label included, stand at ``start``–``end``."""
        self.parts.append(replace(part, value=" ".join(part.value.split())))
        self.start = start if self.start < 0 else self.start
        self.end = max(self.end, end)
        self.own += 1

    def has(self, *kinds: str) -> bool:
        """Whether a part of one of these kinds is there."""
        return any(part.kind in kinds for part in self.parts)

    def done(self) -> Citation:
        """The finished citation."""
        return Citation(tuple(_holding_before_file(self.parts)), self.start, self.end)


def is_name(value: str) -> bool:
    """Whether words can be a holder's name: capitals and the small words names have, and not too many of them."""
    written = value.split()
    small = (word for word in written if word[:1].islower())
    if not value[:1].isupper() or len(written) > 14 or not re.match(r"[^\Wa-zа-я]|archive", written[-1]):
        return False
    return all(_IN_NAMES.fullmatch(word.strip(",.")) for word in small)


def _holding_before_file(parts: list[Part]) -> list[Part]:
    """A division named directly before a file is the body of records the file belongs to ("MfAA, C 152/75")."""
    parts = list(parts)
    if any(part.kind in ("record-group", "fond", "collection", "lot", "series") for part in parts):
        return parts
    for place, part in enumerate(parts[1:], 1):
        if part.kind in ("file", "box", "microfilm", "volume") and _may_hold(parts[place - 1]):
            unit = parts[place - 1]
            parts[place - 1] = Part("collection", unit.value, unit.start, unit.end, unit.label)
            break
    return parts


def _may_hold(part: Part) -> bool:
    return part.kind == "unit" and shelf.is_body(part.value)
