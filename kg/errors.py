"""The exception tree: a promise of the project was broken.

Bad data is never an exception but a `Diagnostic` or a `Finding`. What is raised here carries its facts as
attributes and prints one line an editor can act on: what, where, why, what to do. Third-party exceptions are
translated once, at the boundary, with ``raise StoreError(…) from error``.
"""

from collections.abc import Callable
from typing import Any


def _rebuild(cls: type["KgError"], args: tuple[Any, ...], facts: dict[str, Any]) -> "KgError":
    error = cls.__new__(cls)
    error.args = args
    error.__dict__.update(facts)
    return error


class KgError(Exception):
    """The root of the tree: everything the project raises on purpose.

    Attributes: `what` went wrong, `where` it is (file:line:column, an IRI, a query), `why`, and what `todo`.
    The last three may be empty. Errors survive pickling, so they cross process borders whole.

    >>> str(KgError("no such document", where="seeds/x.txt", todo="check the path"))
    'no such document (seeds/x.txt): check the path'
    """

    def __init__(self, what: str, *, where: str = "", why: str = "", todo: str = "") -> None:
        self.what = what
        self.where = where
        self.why = why
        self.todo = todo
        super().__init__(what)

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        rest = "; ".join(part for part in (self.why, self.todo) if part)
        line = f"{self.what}{place}{': ' if rest else ''}{rest}"
        return " ".join(line.split())

    def __reduce__(self) -> tuple[Callable[..., "KgError"], tuple[Any, ...]]:
        return _rebuild, (type(self), self.args, dict(self.__dict__))


class SourceError(KgError):
    """A source file cannot be read or decoded, or no reader claims it."""


class VocabularyError(KgError):
    """A term, prefix or vocabulary that does not exist was asked for.

    Attributes besides those of :class:`KgError`: `namespace` (its prefix with a colon), `name` (what was
    asked for), `suggestions` (nearest existing names, best first, possibly none).

    >>> str(VocabularyError("crm:", "P14_carriedout_by", ("P14_carried_out_by",)))
    "crm: has no term 'P14_carriedout_by': did you mean P14_carried_out_by?"
    """

    def __init__(self, namespace: str, name: str, suggestions: tuple[str, ...] = ()) -> None:
        self.namespace = namespace
        self.name = name
        self.suggestions = suggestions
        nearest = " or ".join(suggestions)
        super().__init__(
            f"{namespace} has no term {name!r}",
            todo=f"did you mean {nearest}?" if nearest else "look it up in the ontology; no terms of our own",
        )


class IriError(KgError):
    """A key or a string cannot become an IRI of the dataset."""


class LiteralError(KgError):
    """A value does not fit the datatype it is to be written with."""


class ValidationError(KgError):
    """A dataset does not pass the gate and was about to be published."""


class QueryError(KgError):
    """A question is unknown, misspelt, or the engine refused its text."""


class StoreError(KgError):
    """A store cannot be opened, loaded or reached."""


class LinkError(KgError):
    """A link service failed or the review ledger contradicts itself."""


class PublishError(KgError):
    """A release cannot be written or differs from what was built."""


class LockedError(KgError):
    """Another process is writing to the same folder."""
