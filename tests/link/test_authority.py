"""The authority file: every row of the starting table decided, no identifier without evidence."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from kg import lexicon
from kg.authority import Status, authorities, load, parse
from kg.errors import LinkError
from kg.link import checking, ledger
from kg.link.apply import rows_of
from kg.resources import ontology_dir

TABLE = Path(__file__).parents[3] / "shared" / "data" / "authority" / "authority.csv"
AUTHORITY = ontology_dir() / "authority"


def test_every_row_of_the_table_is_decided() -> None:
    known = authorities().records.values()
    beside_the_table = {"soviet-union-state", "vyacheslav-molotov", "lazar-kaganovich", "mikhail-frinovsky"}
    beside_the_table |= {"khoja-niyaz", "mahmut-muhiti", "kulja"}  # the circle: no number was looked up for them
    assert Counter(r.status for r in known if r.slug not in beside_the_table) == {
        Status.CURATED: 14,
        Status.CLOSE: 3,
        Status.CANDIDATE: 1,
        Status.UNRESOLVED: 14,
        Status.NIL: 13,
    }


@pytest.mark.skipif(not TABLE.is_file(), reason="the starting table is not beside this checkout")
def test_exactly_the_numbers_of_the_table_are_here() -> None:
    rows = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
    ours = {i.value for r in authorities().records.values() for i in r.identifiers if i.scheme == "wikidata-qid"}
    assert ours == {row["qid"] for row in rows if row["qid"]} and len(rows) == 45 and len(ours) == 18


def test_no_item_stands_anywhere_without_evidence() -> None:
    """A number in the files is the value of an identifier with source, locator and quoted label, or in a note."""
    with_evidence = {i.value for r in authorities().records.values() for i in r.identifiers if i.sources and i.quoted}
    for path in sorted(AUTHORITY.glob("*.ttl")):
        for concept in lexicon.load(path):
            stated = {*concept.labels(), *(v.text for _, values in concept.extra for v in values)}
            assert {s for s in stated if re.fullmatch(r"Q\d+", s)} <= with_evidence, path.name
    for row in ledger.load(ledger.folder_of()).catalogue:
        if row.object_id.startswith("wd:"):
            assert row.object_id[3:] in with_evidence or (row.human and row.comment), row


BAD = {
    "no source": 'skos:prefLabel "Q1" ; skos:broader t:wikidata-qid ; dcterms:type t:link-curated ; skos:altLabel "x"',
    "no quoted label": 'skos:prefLabel "Q1" ; skos:broader t:wikidata-qid ; dcterms:type t:link-curated ; '
    'dcterms:source "s"',
    "no scheme": 'skos:prefLabel "Q1" ; dcterms:type t:link-curated ; skos:altLabel "x" ; dcterms:source "s"',
}
HEAD = "".join(f"@prefix {p}: <x/{p}> .\n" for p in ("a", "id", "t", "skos", "crm", "schema", "dcterms"))


@pytest.mark.parametrize("what", BAD)
def test_an_identifier_without_evidence_is_refused(what: str) -> None:
    text = (
        HEAD + 'a:x a skos:Concept , crm:E21_Person ; skos:prefLabel "X" ; dcterms:type t:link-curated ; '
        f"schema:identifier id:y .\nid:y a skos:Concept ; {BAD[what]} .\n"
    )
    with pytest.raises(LinkError):
        parse(lexicon.parse(text))


def test_one_item_confirms_one_record() -> None:
    def record(slug: str) -> str:
        return (
            f'a:{slug} a skos:Concept , crm:E21_Person ; skos:prefLabel "{slug}" ; dcterms:type t:link-curated ; '
            f'schema:identifier id:{slug}q .\nid:{slug}q a skos:Concept ; skos:prefLabel "Q1" ; '
            'skos:broader t:wikidata-qid ; dcterms:type t:link-curated ; skos:altLabel "x" ; dcterms:source "s" .\n'
        )

    with pytest.raises(LinkError, match="the same identifier"):
        parse(lexicon.parse(HEAD + record("one") + record("two")))


def test_the_ledger_says_what_the_authority_file_says() -> None:
    standing = ledger.load(ledger.folder_of())
    assert tuple(r for r in standing.catalogue if r.author_id == "table") == rows_of(load(AUTHORITY))
    assert checking.faults(load(AUTHORITY), standing) == ()


def test_check_names_what_is_wrong() -> None:
    known = load(AUTHORITY)
    bad = ledger.Ledger(
        (
            ledger.Row("actor:nobody", object_id="wd:Q1", comment="x"),
            ledger.Row("actor:ma-hushan", object_id="wd:Q2", mapping_justification="guess"),
            ledger.Row("actor:iosif-stalin", object_id="wd:Q855", confidence="0.9"),
            ledger.Row("actor:maxim-litvinov", object_id="wd:Q855"),
        )
    )
    assert [line.partition(": ")[2] for line in checking.faults(known, bad)] == [
        "confidence is a word in 'other' (certainty=…), never a number",
        "an item needs evidence (comment: source, locator, quoted label)",
        "justification 'guess' is not one of semapv:CompositeMatching, semapv:LexicalMatching, "
        "semapv:ManualMappingCuration",
        "actor:iosif-stalin is confirmed to be the same item: merge the two",
        "an item needs evidence (comment: source, locator, quoted label)",
        "the authority file has no actor:nobody",
    ]
    stalin = known.records["iosif-stalin"]
    broken = replace(known, records={**known.records, "iosif-stalin": replace(stalin, status=Status.NIL)})
    assert checking.faults(broken, ledger.Ledger()) == ("iosif-stalin: its status is link-nil, and it has Q855",)


def test_geonames_numbers_of_city_and_prefecture_are_told_apart() -> None:
    numbers = {
        slug: authorities().records[slug].identifier("geonames")
        for slug in ("kashgar", "kashgar-district", "hotan", "hotan-district")
    }
    assert {slug: one.value for slug, one in numbers.items() if one} == {
        "kashgar": "1280849",
        "kashgar-district": "1280848",
        "hotan": "1281019",
        "hotan-district": "1281018",
    }
    assert numbers["hotan"] is not None and numbers["hotan"].quoted == "Gujangbagh"
