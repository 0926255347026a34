"""Names of things: one method per kind, each a pure function of a stable key. Results are ``<…>`` terms.

>>> iris = Iris("https://data.example.org/id/")
>>> iris.node("rgaspi-f17-op162-d20-l62-63-1a2b3c", "p539.1.a")
'<https://data.example.org/id/doc/rgaspi-f17-op162-d20-l62-63-1a2b3c#p539.1.a>'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from anyascii import anyascii

from kg.errors import IriError

DEFAULT_BASE = "https://data.example.org/id/"
_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?/([A-Za-z0-9._~-]+/)*")
_KEY = re.compile(r"[a-z0-9]+([.-]+[a-z0-9]+)*")
_RESERVED = frozenset({"example", "test", "invalid", "localhost"})
_PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._/-]*")
_HEX = re.compile(r"[0-9a-f]{16}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(words: str, *, limit: int = 80) -> str:
    """A readable ASCII key for words: ``slug("Concerning the 36th Division") == "concerning-the-36th-division"``.

    Never empty: words without any letter or digit give ``x``. Longer than ``limit`` is cut at a hyphen.
    """
    plain = _NOT_SLUG.sub("-", anyascii(words.replace("'", "").replace("’", "")).lower()).strip("-")
    if len(plain) > limit:
        plain = plain[:limit].rpartition("-")[0] or plain[:limit]
    return plain or "x"


def is_key(key: str) -> bool:
    """Whether a string may be the last part of an IRI of ours: lower-case ASCII, digits, dots and hyphens."""
    return _KEY.fullmatch(key) is not None


def is_reserved(base: str) -> bool:
    """Whether a base lies under a domain nobody can own: ``example.org`` and its like (RFC 2606), or this machine."""
    host = base.partition("://")[2].partition("/")[0].partition(":")[0].lower()
    last = host.split(".")
    return last[-1] in _RESERVED or (last[-2:-1] == ["example"] and last[-1] in ("com", "net", "org"))


@dataclass(frozen=True, slots=True)
class Iris:
    """All IRIs under one base. The base ends in a slash; the default is a reserved example domain."""

    base: str = DEFAULT_BASE
    _checked: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _types: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise IriError("not a usable base IRI", where=self.base,
                           todo="give http(s)://host/path/ that ends in a slash, without query or fragment")

    def _ok(self, key: str) -> str:
        if key not in self._checked:
            if not is_key(key):
                raise IriError("a key cannot become an IRI", where=repr(key),
                               why="keys are lower-case ASCII letters, digits, dots and hyphens")
            self._checked[key] = key
        return key

    def type(self, name: str) -> str:
        """A concept of the vocabularies (E55): kinds of provision, roles, voices, genres."""
        term = self._types.get(name)
        if term is None:
            term = self._types[name] = f"<{self.base}type/{self._ok(name)}>"
        return term

    def actor(self, name: str) -> str:
        """A person or group with an identity across documents, by curated authority only."""
        return f"<{self.base}actor/{self._ok(name)}>"

    def place(self, name: str) -> str:
        """A place with an identity across documents."""
        return f"<{self.base}place/{self._ok(name)}>"

    def holding(self, name: str) -> str:
        """An archive's holding: repository, fond, opis, delo or leaves."""
        return f"<{self.base}holding/{self._ok(name)}>"

    def document(self, doc: str) -> str:
        """The document itself."""
        return f"<{self.base}doc/{self._ok(doc)}>"

    def node(self, doc: str, key: str) -> str:
        """A part or thing of one document, by its local key."""
        return f"<{self.base}doc/{self._ok(doc)}#{self._ok(key)}>"

    def graph(self, doc: str, which: str) -> str:
        """One of a document's graphs: stated, inferred, prov."""
        return f"<{self.base}graph/{self._ok(doc)}/{self._ok(which)}>"

    def shared_graph(self, which: str) -> str:
        """A graph of the whole dataset: authority or vocabulary."""
        return f"<{self.base}graph/{self._ok(which)}>"

    def source(self, sha256: str) -> str:
        """A source file by the first 16 hex digits of its sha256."""
        return f"<{self.base}src/{self._hex(sha256[:16])}>"

    def digest(self, sha256: str) -> str:
        """The digest of a source file as an identifier: one for each file, however many documents it holds."""
        return f"{self.source(sha256)[:-1]}#sha256>"

    def text(self, sha256: str) -> str:
        """A text extracted from a source (HTML, rows, TEI), by the sha256 of its UTF-8 form."""
        return f"<{self.base}text/{self._hex(sha256[:16])}>"

    def passage(self, of: str, start: int, end: int) -> str:
        """A passage of a source or text: RFC 5147 fragment on its IRI (a ``<…>`` term)."""
        return f"{of[:-1]}#char={start},{end}>"

    def part(self, of: str, key: str) -> str:
        """A part of a shared thing (its name, birth, identifier): a fragment on its IRI (a ``<…>`` term)."""
        return f"{of[:-1]}#{self._ok(key)}>"

    def run(self, digest: str) -> str:
        """A run of the tool over one source, named by what went in."""
        return f"<{self.base}run/{self._hex(digest[:16])}>"

    def agent(self, name: str) -> str:
        """A software agent or set of rules of ours."""
        return f"<{self.base}agent/{self._ok(name)}>"

    def question(self, name: str = "") -> str:
        """A canned question, or ('' = all of them) the catalogue they stand in."""
        return f"<{self.base}question/{self._ok(name)}>" if name else f"<{self.base}question>"

    def dataset(self, part: str = "") -> str:
        """The dataset itself, or a part of its description (``class.crm-e21-person``)."""
        return f"<{self.base}dataset#{self._ok(part)}>" if part else f"<{self.base}dataset>"

    def dump(self, path: str) -> str:
        """A file of a publication, by its path there: it is to be served below ``{base}dataset/``."""
        if not _PATH.fullmatch(path) or ".." in path:
            raise IriError("a file name cannot become an IRI", where=repr(path))
        return f"<{self.base}dataset/{path}>"

    @staticmethod
    def _hex(digest: str) -> str:
        if not _HEX.fullmatch(digest):
            raise IriError("not the head of a sha256", where=repr(digest), why="16 lower-case hex digits are needed")
        return digest
