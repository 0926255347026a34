"""Word lists: the subset is read exactly, the rest of Turtle refused with one clear line."""

import re
from pathlib import Path

import pytest
import rdflib

from kg.lexicon import Concept, Label, LexiconError, Value, load, parse
from kg.resources import ontology_dir

HEAD = "@prefix t: <type/> .\n@prefix skos: <skos#> .\n@prefix dcterms: <d#> .\n"
FILES = sorted((ontology_dir() / "vocabularies").glob("*.ttl"))


def test_a_concept_is_read_whole() -> None:
    text = HEAD + (
        't:rgaspi a skos:Concept , t:Holder ; # a comment; with "marks" .\n'
        '  skos:prefLabel "RGASPI"@en , "РГАСПИ"@ru ;\n'
        '  skos:altLabel "said \\"so\\"\\n\\u0416"@EN , "bare" ;\n'
        '  skos:broader t:archive ; skos:note "Moscow. Once RTsKhIDNI; see # there"@en ;\n'
        '  dcterms:source <x/y> , "a book" ; skos:notation "r"^^t:code ; t:near t:aprf.\n'
        't:all a skos:ConceptScheme ; skos:prefLabel "left out"@en .\n'
    )
    assert parse(text) == (
        Concept(
            slug="rgaspi",
            pref=(Label("RGASPI", "en"), Label("РГАСПИ", "ru")),
            alts=(Label('said "so"\nЖ', "en"), Label("bare")),
            broader=("archive",),
            notes=(Label("Moscow. Once RTsKhIDNI; see # there", "en"),),
            sources=("x/y", "a book"),
            extra=(
                ("skos:notation", (Value("text", "r", datatype="t:code"),)),
                ("t:near", (Value("name", "t:aprf"),)),
            ),
            types=("skos:Concept", "t:Holder"),
        ),
    )


def test_labels_and_values_by_language_and_predicate() -> None:
    text = (
        HEAD + 't:x a skos:Concept ; skos:prefLabel "A"@de , "B"@en ; skos:altLabel "C"@de ; t:n "1" , "2" .'
    )
    [concept] = parse(text)
    assert (
        concept.label(),
        concept.label("fr"),
        concept.labels("de"),
        concept.labels(),
        concept.values("t:n"),
    ) == (
        "B",
        "A",
        ("A", "C"),
        ("A", "B", "C"),
        ("1", "2"),
    )


REFUSED = {
    "t:a t:b [] .": "a blank node is outside the subset (v:4:9): give the resource a name",
    "t:a skos:broader ( t:b ) .": "a list is outside the subset (v:4:18): repeat the objects with commas",
    't:a skos:note """long""" .': 'a long string is outside the subset (v:4:15): write "..." with \\n',
    "t:a skos:note 'x' .": 'a single-quoted string is outside the subset (v:4:15): write it as "..."',
    't:a skos:note "x\n" .': 'an unfinished string (v:4:15): close it on its line with "',
    't:a skos:note "a\\x" .': 'unknown escape \\x (v:4:17): use one of \\" \\\\ \\n \\t \\uXXXX',
    "t:a t:b <b c> .": "an unfinished or invalid IRI (v:4:9): close it with > and leave no space in it",
    "t:a skos:note 3 .": "unexpected '3' (v:4:15): see kg/lexicon.py for the subset",
    "@base <x> .": "unexpected '@base' (v:4:1): see kg/lexicon.py for the subset",
    "<x> a t:C .": "expected a subject such as t:slug, found 'x' (v:4:1): see kg/lexicon.py for the subset",
    "u:a a skos:Concept .": "prefix 'u:' is not declared (v:4:1): declare it at the head",
    't:a skos:note "x"^^u:y .': "prefix 'u:' is not declared (v:4:15): declare it at the head",
    't:a skos:note "x"': (
        "expected ';' or '.', found 'the end of the file' (v:4:18): see kg/lexicon.py for the subset"
    ),
    "t:a a t:B .": "t:a is no concept (v:4:1): begin with 'a skos:Concept ;'",
    't:a a skos:Concept ; skos:prefLabel "x" . t:a a skos:Concept ; skos:prefLabel "y" .': (
        "t:a is stated twice (v:4:43): merge the two statements"
    ),
    't:a a skos:Concept ; skos:prefLabel "x"@en , "y"@en .': (
        "t:a needs one skos:prefLabel per language (v:4:1): "
        "add the missing one, or make the second a skos:altLabel"
    ),
    "t:a a skos:Concept .": (
        "t:a needs one skos:prefLabel per language (v:4:1): "
        "add the missing one, or make the second a skos:altLabel"
    ),
}


@pytest.mark.parametrize("text", REFUSED)
def test_the_rest_of_turtle_is_refused_with_one_line(text: str) -> None:
    with pytest.raises(LexiconError) as error:
        parse(HEAD + text, "v")
    assert str(error.value) == REFUSED[text]


def local_name(name: object) -> str:
    return re.split("[/#]", str(name))[-1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_rdf_library_reads_the_same_labels(path: Path) -> None:
    graph = rdflib.Graph().parse(path, format="turtle")
    skos, dcterms = rdflib.SKOS, rdflib.DCTERMS

    def stated(predicate: rdflib.URIRef) -> set[tuple[str, str, str]]:
        return {
            (local_name(subject), str(value), getattr(value, "language", None) or "")
            for subject, value in graph.subject_objects(predicate)
            if (subject, rdflib.RDF.type, skos.Concept) in graph
        }

    concepts = load(path)
    for predicate, field in ((skos.prefLabel, "pref"), (skos.altLabel, "alts"), (skos.note, "notes")):
        ours = {
            (concept.slug, label.text, label.lang)
            for concept in concepts
            for label in getattr(concept, field)
        }
        assert ours == stated(predicate), predicate
    assert {slug for slug, _, _ in stated(skos.prefLabel)} == {concept.slug for concept in concepts}
    sources = {(concept.slug, source) for concept in concepts for source in concept.sources}
    assert sources == {(slug, text) for slug, text, _ in stated(dcterms.source)}
    broader = {(concept.slug, wider) for concept in concepts for wider in concept.broader}
    assert broader == {(slug, local_name(text)) for slug, text, _ in stated(skos.broader)}
