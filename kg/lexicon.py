"""Word lists: our own SKOS Turtle read without an RDF library.

What the text half knows about words (archives, verbs, offices, marks ...) lies in ``ontology/vocabularies/*.ttl`` as
SKOS, so that a historian can read and extend it and any RDF tool can load it.  This reader takes the strict subset in
which those files are written and refuses the rest of Turtle with the line, the column, the reason and the remedy:

* ``@prefix p: <iri> .``, ``#`` comments;
* ``t:slug a skos:Concept ; predicate object , object ; ... .`` where subject and predicates are prefixed names;
* objects: prefixed names, ``<iri>``, ``"text"``, ``"text"@lang``, ``"text"^^p:type`` (escapes ``\\" \\\\ \\n \\t \\uXXXX``);
* no blank nodes, lists, long or single-quoted strings, numbers, ``@base``; one statement per subject.

Resources typed ``skos:ConceptScheme`` are read and left out.  Example, in full::

    @prefix t: <type/> .
    @prefix skos: <skos#> .
    t:rgaspi a skos:Concept ;
        skos:prefLabel "RGASPI"@en ;
        skos:altLabel "Russian State Archive of Socio-Political History"@en , "РГАСПИ"@ru ;
        skos:note "Moscow; formerly RTsKhIDNI."@en .
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path


class LexiconError(Exception):
    """A word list does not keep to the subset.  Facts: ``where``, ``line`` and ``column`` (from 1), ``why``, ``remedy``."""

    def __init__(self, where: str, line: int, column: int, why: str, remedy: str) -> None:
        super().__init__(f"{where}:{line}:{column}: {why}; {remedy}")
        self.where, self.line, self.column, self.why, self.remedy = where, line, column, why, remedy


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its language tag, lower case; ``""`` where none is written: ``Label("РГАСПИ", "ru")``."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """An object as written: ``kind`` is ``name`` (``t:x``), ``iri`` or ``text`` (then ``lang`` or ``datatype`` may be set)."""

    kind: str
    text: str
    lang: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a word list; ``slug`` and ``broader`` are local names (``rgaspi``), other predicates are in ``extra``.

    ``types`` are the prefixed names after ``a``; ``extra`` pairs each further predicate, as written, with its objects.
    """

    slug: str
    pref: tuple[Label, ...]
    alts: tuple[Label, ...] = ()
    broader: tuple[str, ...] = ()
    notes: tuple[Label, ...] = ()
    sources: tuple[str, ...] = ()
    extra: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    types: tuple[str, ...] = ("skos:Concept",)

    def label(self, lang: str = "en") -> str:
        """The preferred label in ``lang``; else the first one written."""
        return next((name.text for name in self.pref if name.lang == lang), self.pref[0].text)

    def labels(self, lang: str | None = None) -> tuple[str, ...]:
        """Every preferred and alternative label, in file order, of one language or of all (``None``)."""
        return tuple(name.text for name in self.pref + self.alts if lang is None or name.lang == lang)

    def values(self, predicate: str) -> tuple[str, ...]:
        """Objects of a further predicate as written in the file: ``concept.values("skos:notation")``."""
        return tuple(value.text for name, values in self.extra if name == predicate for value in values)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    lang: str = ""
    datatype: str = ""


_NAME = r"(?:[A-Za-z][\w-]*)?:[A-Za-z0-9_](?:[\w-]|\.(?=[\w-]))*"
# Names of the subset, longest first.  A dot belongs to a name only when a name character follows, so that the dot which
# ends `skos:broader t:archive.` stays a dot.  An opening `"""` is caught before `""` can pass as an empty string.
_TOKEN = re.compile(
    rf"""(?P<skip>\s+|\#[^\n]*)
       |(?P<prefix>@prefix\b)
       |(?P<long>\"\"\")
       |(?P<text>"(?P<body>(?:[^"\\\n\r]|\\.)*)"(?:@(?P<lang>[A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^(?P<type>{_NAME}))?)
       |(?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
       |(?P<name>{_NAME})
       |(?P<space>(?:[A-Za-z][\w-]*)?:)
       |(?P<a>a(?=\s))
       |(?P<mark>[.;,])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_PLAIN = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}
_REFUSED = {
    "[": ("a blank node", "give the resource a name"),
    "]": ("a blank node", "give the resource a name"),
    "(": ("a list", "repeat the predicate's objects with commas"),
    ")": ("a list", "repeat the predicate's objects with commas"),
    "'": ("a single-quoted string", 'write it in double quotes "..."'),
    '"': ("an unfinished string", 'close it on its line with "'),
    "<": ("an unfinished or invalid IRI", "close it with > and leave no space in it"),
}


class _Reader:
    def __init__(self, text: str, where: str) -> None:
        self.text, self.where = text, where
        self.tokens = list(self._tokens())
        self.at = 0
        self.prefixes: dict[str, str] = {}

    def error(self, start: int, why: str, remedy: str) -> LexiconError:
        line = self.text.count("\n", 0, start) + 1
        return LexiconError(self.where, line, start - self.text.rfind("\n", 0, start), why, remedy)

    def _tokens(self) -> Iterator[_Token]:
        at, end = 0, len(self.text)
        while at < end:
            match = _TOKEN.match(self.text, at)
            if match is None or match.lastgroup == "long":
                what, remedy = ("a long string", 'use "..." with \\n') if match else _REFUSED.get(
                    self.text[at], (f"unexpected {self.text[at:at + 12].split()[0]!r}", "see kg/lexicon.py for the subset")
                )
                raise self.error(at, f"{what} is outside the subset" if what[:2] == "a " else what, remedy)
            kind, at = str(match.lastgroup), match.end()
            if kind == "text" or match["text"] is not None:
                body = _ESCAPE.sub(lambda found: self._escape(found, match.start("body")), match["body"])
                yield _Token("text", body, match.start(), (match["lang"] or "").lower(), match["type"] or "")
            elif kind == "iri":
                yield _Token("iri", match["iri"][1:-1], match.start())
            elif kind != "skip":
                yield _Token(kind, match[0], match.start())
        yield _Token("end", "the end of the file", end)

    def _escape(self, found: re.Match[str], base: int) -> str:
        if found[1]:
            return chr(int(found[1], 16))
        if found[2] not in _PLAIN:
            raise self.error(base + found.start(), f"unknown escape {found[0]}", 'use one of \\" \\\\ \\n \\t \\uXXXX')
        return _PLAIN[found[2]]

    def take(self, kinds: tuple[str, ...], what: str, text: str | None = None) -> _Token:
        token = self.tokens[self.at]
        if token.kind not in kinds or (text is not None and token.text != text):
            raise self.error(token.start, f"expected {what}, found {token.text!r}", "see kg/lexicon.py for the subset")
        self.at += 1
        return token

    def mark(self, text: str) -> bool:
        token = self.tokens[self.at]
        if token.kind == "mark" and token.text == text:
            self.at += 1
            return True
        return False

    def name(self, token: _Token) -> _Token:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in self.prefixes:
            raise self.error(token.start, f"prefix {prefix + ':'!r} is not declared", "declare it with @prefix at the head")
        return token

    def statements(self) -> Iterator[tuple[_Token, dict[str, list[Value]]]]:
        while self.tokens[self.at].kind != "end":
            if self.tokens[self.at].kind == "prefix":
                self.at += 1
                space = self.take(("space",), "a prefix such as skos:")
                self.prefixes[space.text[:-1]] = self.take(("iri",), "<iri>").text
                self.take(("mark",), "'.'", ".")
                continue
            subject = self.name(self.take(("name",), "a subject such as t:slug"))
            found: dict[str, list[Value]] = {}
            while True:
                verb = self.name(self.take(("name", "a"), "a predicate"))
                values = found.setdefault(verb.text, [])
                while True:
                    token = self.name(self.take(("name", "iri", "text"), "a name, <iri> or \"text\""))
                    values.append(Value(token.kind, token.text, token.lang, token.datatype))
                    if not self.mark(","):
                        break
                if not self.mark(";"):
                    self.take(("mark",), "';' or '.'", ".")
                    break
                if self.mark("."):
                    break
            yield subject, found


_KNOWN = ("a", "skos:prefLabel", "skos:altLabel", "skos:broader", "skos:note", "dcterms:source")


def parse(text: str, where: str = "<text>") -> tuple[Concept, ...]:
    """The concepts of one word list in file order; ``where`` names the file in errors.

    Raises LexiconError for anything outside the subset, a subject stated twice, a type that is neither concept nor
    concept scheme, a concept without ``skos:prefLabel`` or with two in one language.
    """
    reader = _Reader(text, where)
    concepts: dict[str, Concept] = {}
    for subject, found in reader.statements():
        types = tuple(value.text for value in found.get("a", ()))
        slug = subject.text.partition(":")[2]
        if "skos:ConceptScheme" in types:
            continue
        if "skos:Concept" not in types:
            raise reader.error(subject.start, f"{subject.text} is not a skos:Concept", "begin with 'a skos:Concept ;'")
        if slug in concepts:
            raise reader.error(subject.start, f"{subject.text} is stated twice", "merge the two statements")
        pref = _labels(found, "skos:prefLabel")
        if not pref or len({name.lang for name in pref}) < len(pref):
            raise reader.error(subject.start, f"{subject.text} needs one skos:prefLabel per language", "add or remove one")
        concepts[slug] = Concept(
            slug=slug,
            pref=pref,
            alts=_labels(found, "skos:altLabel"),
            broader=tuple(value.text.partition(":")[2] for value in found.get("skos:broader", ())),
            notes=_labels(found, "skos:note"),
            sources=tuple(value.text for value in found.get("dcterms:source", ())),
            extra=tuple((name, tuple(values)) for name, values in found.items() if name not in _KNOWN),
            types=types,
        )
    return tuple(concepts.values())


def _labels(found: dict[str, list[Value]], predicate: str) -> tuple[Label, ...]:
    return tuple(Label(value.text, value.lang) for value in found.get(predicate, ()))


def load(path: Path | str) -> tuple[Concept, ...]:
    """The concepts of the file at ``path`` (UTF-8); errors as in `parse`, with the file's name."""
    path = Path(path)
    return parse(path.read_text(encoding="utf-8"), path.name)


@cache
def vocabulary(name: str) -> tuple[Concept, ...]:
    """The word list ``ontology/vocabularies/{name}.ttl`` of this project, read once: ``vocabulary("repositories")``."""
    return load(Path(__file__).resolve().parent.parent / "ontology" / "vocabularies" / f"{name}.ttl")
