"""Who is meant by an office alone, "THE CHAIRMAN:" or "The Director said": whom the list of those present calls so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.interpret.meeting.words import pattern
from kg.model import Met, Role, Span

# "The Chairman", "THE CHAIRMAN", "President", "Mr. Chairman": an office with nothing else
_ARTICLE = re.compile(r"(?:(?:The|THE|the|Mr\.?|MR\.?|Madam|MADAM|Madame)\s+)?")


class Holders:
    """The chair and the bearers of offices of each meeting and session of one record."""

    def __init__(self, meetings: Iterable[tuple[Span, Met]]) -> None:
        """``meetings``: the extent of each meeting or session and what is known of it, the whole meeting first."""
        self._meetings = tuple(meetings)

    def who(self, words: str, offset: int) -> str:
        """The entity key of the one person whom an office names at that place of the text; "" when nobody or several.

        The session's own list comes before that of the whole meeting.
        """
        name = words[_ARTICLE.match(words).end():].strip(" :.")          # type: ignore[union-attr]
        for extent, met in reversed(self._meetings):
            if extent.start <= offset < extent.end:
                found = {role.entity for role in met.roles if role.entity and _means(role, name)}
                if found:
                    return next(iter(found)) if len(found) == 1 else ""
        return ""


def _means(role: Role, name: str) -> bool:
    if role.role == "absent":
        return False
    if pattern(r"@", "chair").fullmatch(name):
        return role.role == "chair"
    held = role.office or (role.words if role.entity.startswith("holder.") else "")
    return bool(held) and _plain(held) == _plain(name)


def _plain(office: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(office.split()).casefold())
