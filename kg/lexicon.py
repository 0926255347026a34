"""Word lists: our own SKOS Turtle, read without an RDF library.

What the text half knows about words (archives, verbs, offices, marks …) lies in ``ontology/vocabularies/``
as SKOS, so that a historian can read and extend it and any RDF tool can load it. This reader takes the strict
subset in which those files are written; it refuses the rest of Turtle with line, column, reason and remedy:

* ``@prefix p: <iri> .`` and ``#`` comments;
* ``t:slug a skos:Concept ; predicate object , object ; … .`` with prefixed names as subject and predicates;
* objects are prefixed names, ``<iri>``, ``"text"``, ``"text"@lang`` or ``"text"^^p:type``;
* escapes in texts: a backslash before ``"``, ``\\``, ``n``, ``t`` or ``uXXXX``;
* no blank nodes, lists, long or single-quoted strings, numbers, ``@base``; one statement per subject.

Resources typed ``skos:ConceptScheme`` are read and left out.

>>> text = '''@prefix t: <type/> .
... @prefix skos: <skos#> .
... t:rgaspi a skos:Concept ;
...     skos:prefLabel "RGASPI"@en ;
...     skos:altLabel "РГАСПИ"@ru , "Russian State Archive of Socio-Political History"@en .'''
>>> parse(text)[0].labels("ru")
('РГАСПИ',)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import KgError
from kg.resources import ontology_dir


class LexiconError(KgError):
    """A word list does not keep to the subset.

    Attributes besides those of `KgError`: `line` and `column`, both from 1.

    >>> str(LexiconError("verbs.ttl", 3, 9, "a blank node is outside the subset", "give the resource a name"))
    'a blank node is outside the subset (verbs.ttl:3:9): give the resource a name'
    """

    def __init__(self, where: str, line: int, column: int, what: str, todo: str) -> None:
        super().__init__(what, where=f"{where}:{line}:{column}", todo=todo)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its language tag, lower case; ``""`` where none is written: ``Label("РГАСПИ", "ru")``."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """An object as written: ``kind`` is ``name`` (``t:x``), ``iri`` or ``text`` (``lang``, ``datatype``)."""

    kind: str
    text: str
    lang: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a word list; ``slug`` and ``broader`` are local names (``rgaspi``).

    ``types`` are the prefixed names after ``a``; ``extra`` pairs each further predicate with its objects.
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


# A dot belongs to a name only when a name character follows, so that the dot which ends
# `skos:broader t:archive.` stays a dot. An opening `"""` is caught before `""` can pass as an empty string.
_NAME = r"(?:[A-Za-z][\w-]*)?:[A-Za-z0-9_](?:[\w-]|\.(?=[\w-]))*"
_TOKEN = re.compile(
    rf"""(?P<skip>\s+|\#[^\n]*)
       |(?P<prefix>@prefix\b)
       |(?P<long>\"\"\")
       |"(?P<text>(?:[^"\\\n\r]|\\.)*)"(?:@(?P<lang>[A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^(?P<type>{_NAME}))?
       |<(?P<iri>[^<>"{{}}|^`\\\x00-\x20]*)>
       |(?P<name>{_NAME})
       |(?P<space>(?:[A-Za-z][\w-]*)?:)
       |(?P<a>a(?=\s))
       |(?P<mark>[.;,])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_PLAIN = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}
_SUBSET = "see kg/lexicon.py for the subset"
_REFUSED = {
    "[": ("a blank node is outside the subset", "give the resource a name"),
    "(": ("a list is outside the subset", "repeat the objects with commas"),
    "'": ("a single-quoted string is outside the subset", 'write it as "..."'),
    '"': ("an unfinished string", 'close it on its line with "'),
    "<": ("an unfinished or invalid IRI", "close it with > and leave no space in it"),
}


class _Reader:
    """Tokens of one file and the place reached in them."""

    def __init__(self, text: str, where: str) -> None:
        self.text = text
        self.where = where
        self.tokens = tuple(self._tokens())
        self.at = 0
        self.prefixes: set[str] = set()

    def error(self, start: int, what: str, todo: str = _SUBSET) -> LexiconError:
        line = self.text.count("\n", 0, start) + 1
        return LexiconError(self.where, line, start - self.text.rfind("\n", 0, start), what, todo)

    def _tokens(self) -> Iterator[_Token]:
        at = 0
        while at < len(self.text):
            found = _TOKEN.match(self.text, at)
            if found is None:
                word = self.text[at:].split(None, 1)[0][:20]
                raise self.error(at, *_REFUSED.get(self.text[at], (f"unexpected {word!r}", _SUBSET)))
            if found["long"]:
                raise self.error(at, "a long string is outside the subset", 'write "..." with \\n')
            at = found.end()
            if found["text"] is not None:
                text = self._unescaped(found["text"], found.start("text"))
                yield _Token("text", text, found.start(), (found["lang"] or "").lower(), found["type"] or "")
            elif found["iri"] is not None:
                yield _Token("iri", found["iri"], found.start())
            elif found.lastgroup and found.lastgroup != "skip":
                yield _Token(found.lastgroup, found[0], found.start())
        yield _Token("end", "the end of the file", at)

    def _unescaped(self, body: str, base: int) -> str:
        for found in _ESCAPE.finditer(body):
            if found[2] and found[2] not in _PLAIN:
                todo = 'use one of \\" \\\\ \\n \\t \\uXXXX'
                raise self.error(base + found.start(), f"unknown escape {found[0]}", todo)
        return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _PLAIN[found[2]], body)

    def take(self, what: str, *kinds: str, text: str | None = None) -> _Token:
        token = self.tokens[self.at]
        if token.kind not in kinds or (text is not None and token.text != text):
            raise self.error(token.start, f"expected {what}, found {token.text!r}")
        if token.kind == "name":
            self._declared(token.text, token.start)
        if token.datatype:
            self._declared(token.datatype, token.start)
        self.at += 1
        return token

    def _declared(self, name: str, start: int) -> None:
        prefix = name.partition(":")[0] + ":"
        if prefix not in self.prefixes:
            raise self.error(start, f"prefix {prefix!r} is not declared", "declare it at the head")

    def mark(self, text: str) -> bool:
        token = self.tokens[self.at]
        if token.kind == "mark" and token.text == text:
            self.at += 1
            return True
        return False

    def statements(self) -> Iterator[tuple[_Token, dict[str, list[Value]]]]:
        """Subject and its predicates with their objects, in file order."""
        while self.tokens[self.at].kind != "end":
            if self.tokens[self.at].kind == "prefix":
                self.at += 1
                self.prefixes.add(self.take("a prefix such as skos:", "space").text)
                self.take("<iri>", "iri")
                self.take("'.'", "mark", text=".")
            else:
                yield self.take("a subject such as t:slug", "name"), self._predicates()

    def _predicates(self) -> dict[str, list[Value]]:
        found: dict[str, list[Value]] = {}
        while True:
            values = found.setdefault(self.take("a predicate", "name", "a").text, [])
            while True:
                token = self.take('a name, <iri> or "text"', "name", "iri", "text")
                values.append(Value(token.kind, token.text, token.lang, token.datatype))
                if not self.mark(","):
                    break
            if not self.mark(";"):
                self.take("';' or '.'", "mark", text=".")
                return found
            if self.mark("."):
                return found


_KNOWN = ("a", "skos:prefLabel", "skos:altLabel", "skos:broader", "skos:note", "dcterms:source")


def parse(text: str, where: str = "<text>") -> tuple[Concept, ...]:
    """The concepts of one word list in file order; ``where`` names the file in errors.

    Raises LexiconError for anything outside the subset, a subject stated twice, a type that is
    neither concept nor concept scheme, a concept without ``skos:prefLabel`` or with two in one language.
    """
    reader = _Reader(text, where)
    concepts: dict[str, Concept] = {}
    for subject, found in reader.statements():
        types = tuple(value.text for value in found.get("a", ()))
        slug = subject.text.partition(":")[2]
        if "skos:ConceptScheme" in types:
            continue
        if "skos:Concept" not in types:
            raise reader.error(
                subject.start, f"{subject.text} is no concept", "begin with 'a skos:Concept ;'"
            )
        if slug in concepts:
            raise reader.error(subject.start, f"{subject.text} is stated twice", "merge the two statements")
        pref = _labels(found, "skos:prefLabel")
        if not pref or len({name.lang for name in pref}) < len(pref):
            what = f"{subject.text} needs one skos:prefLabel per language"
            raise reader.error(subject.start, what, "add the missing one, or make the second a skos:altLabel")
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


def load(path: Path) -> tuple[Concept, ...]:
    """The concepts of the file at ``path`` (UTF-8); errors as in `parse`, with the file's name."""
    return parse(path.read_text(encoding="utf-8"), path.name)


@cache
def vocabulary(name: str) -> tuple[Concept, ...]:
    """The word list ``ontology/vocabularies/{name}.ttl``, read once: ``vocabulary("repositories")``."""
    return load(ontology_dir() / "vocabularies" / f"{name}.ttl")
