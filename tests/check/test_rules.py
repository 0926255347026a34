"""The rules that look at graphs and texts: an edit of the clean example, and every finding it must give.

A case takes quads out of the example and puts others in (TriG, see `world.py`); the expected findings are written
`rule severity focus path value`, `-` for none.
"""

import re

import pytest

from kg.check import Finding, check
from kg.check.index import Quad
from kg.vocab import PREFIXES
from tests.check.world import BASE, DOC, SRC, TEXT, TEXTS, parse, passage, world

STRING = "<http://www.w3.org/2001/XMLSchema#string>"

CASES: dict[str, tuple[str, str, str]] = {
    "misspelt property": (
        ":s { :decision crm:P14_carried_out_by :politburo . }", ":s { :decision crm:P14_carriedout_by :politburo . }",
        "S01 V :decision crm:P14_carriedout_by :politburo",
    ),
    "misspelt class": (
        ":s { :yezhov a crm:E21_Person . }", ":s { :yezhov a crm:E21_person . }",
        "S01 V :yezhov rdf:type crm:E21_person\nS36 V :yezhov rdf:type crm:E21_person\n"
        "S02 V :dist.2 crm:P29_custody_received_by :yezhov\nS02 V :yezhov crm:P67i_is_referred_to_by {Yezhov}",
    ),
    "class as property": (
        "", ":s { :decision crm:E21_Person :yezhov . }", "S01 V :decision crm:E21_Person :yezhov",
    ),
    "property as class": (
        "", ":s { :decision a crm:P14_carried_out_by . }", "S01 V :decision rdf:type crm:P14_carried_out_by",
    ),
    "act done by a place": (
        "", ":s { :dist crm:P14_carried_out_by :hotan . }", "S02 V :dist crm:P14_carried_out_by :hotan",
    ),
    "a place that acts": (
        "", ":s { :hotan crm:P14_carried_out_by :politburo . }",
        "S02 V :hotan crm:P14_carried_out_by :politburo",
    ),
    "role on the act": (
        "", ":s { :appeal crm:P14.1_in_the_role_of :governorship . }",
        "S02 V :appeal crm:P14.1_in_the_role_of :governorship",
    ),
    "exact match of persons": (
        "", ":s { :litvinov skos:exactMatch wd:Q1355 . wd:Q1355 a crm:E21_Person ; rdfs:label \"L\" . }",
        "S02 V :litvinov skos:exactMatch wd:Q1355\nS02 V :litvinov skos:exactMatch wd:Q1355\n"
        "S08 W wd:Q1355 crm:P67i_is_referred_to_by -",
    ),
    "words for a node": (
        "", ':s { :appeal crm:P2_has_type "appeal" . }', 'S02 V :appeal crm:P2_has_type "appeal"',
    ),
    "node for words": (
        "", ":s { :name.hotan crm:P190_has_symbolic_content :hotan . }",
        "S02 V :name.hotan crm:P190_has_symbolic_content :hotan\n"
        "S09 V :name.hotan crm:P190_has_symbolic_content -",
    ),
    "offset as words": (
        "", ':s { {Hotan} oa:start "fifteen" . }',
        'S02 V {Hotan} oa:start "fifteen"\nS05 V {Hotan} oa:start -',
    ),
    "a source that used itself": (
        "", ":p { <SRC> prov:used <SRC> . }", "S02 V <SRC> prov:used <SRC>",
    ),
    "order typed as event": (
        "", ":s { :order a crm:E7_Activity . }",
        "S03 V :order rdf:type -\nS22 V :order - :order\nS22 V :order rdf:type crm:E7_Activity",
    ),
    "place as government": (
        "", ":s { :hotan a crm:E74_Group . }", "S03 V :hotan rdf:type -",
    ),
    "entity and activity": (
        "", ":p { a:run a prov:Entity . }", "S03 V a:run rdf:type -",
    ),
    "no plain triple": (
        ":s { :charge crm:P67_refers_to :litvinov . }", "", "S15 V :r.charged crm:P67_refers_to :litvinov",
    ),
    "inverse instead of the plain triple is enough": (
        ":s { :charge crm:P67_refers_to :litvinov . }", ":s { :litvinov crm:P67i_is_referred_to_by :charge . }", "",
    ),
    "no holder": (
        ":s { :r.unit crm:P02_has_range :regiment . }", "",
        "S15 V :r.unit crm:P02_has_range -\nS43 V :order crm:P67_refers_to :regiment",
    ),
    "two roles": (
        "", ":s { :r.unit crm:P67.1_has_type t:role-model . }",
        "S15 V :r.unit crm:P67.1_has_type t:role-unit",
    ),
    "two time-spans": (
        "", ":s { :decision crm:P4_has_time-span :session.time . }",
        "S39 V :decision crm:P4_has_time-span -",
    ),
    "blank node": (
        "", ":s { :yezhov crm:P1_is_identified_by _:n . _:n a crm:E41_Appellation ; rdfs:label \"Y\" ; "
        'crm:P190_has_symbolic_content "Y" . }',
        "S36 V _:n rdf:type _:n\nS36 V _:n rdfs:label _:n\nS36 V _:n crm:P190_has_symbolic_content _:n\n"
        "S36 V :yezhov crm:P1_is_identified_by _:n",
    ),
    "outside the base": (
        "", ":s { :decision crm:P14_carried_out_by <https://elsewhere.example.net/x> . "
        '<https://elsewhere.example.net/x> a crm:E74_Group ; rdfs:label "x" ; crm:P67i_is_referred_to_by {Minutes} . }',
        "\n".join(
            f"S36 V {s} {p} <https://elsewhere.example.net/x>"
            for s, p in (
                ("<https://elsewhere.example.net/x>", "rdf:type"), ("<https://elsewhere.example.net/x>", "rdfs:label"),
                ("<https://elsewhere.example.net/x>", "crm:P67i_is_referred_to_by"),
                (":decision", "crm:P14_carried_out_by"),
            )
        ),
    ),
    "page as a link is allowed": (
        "", ":s { d: rdfs:seeAlso <https://elsewhere.example.net/x> . }", "",
    ),
    "not canonical": (
        ":s { :dist.1 schema:position 1 . }", ':s { :dist.1 schema:position "01"^^xsd:integer . }',
        'S47 V :dist.1 schema:position "01"^^xsd:integer',
    ),
    "no such day": (
        ':s { :decision.time crm:P82a_begin_of_the_begin "1937-06-14"^^xsd:date . }',
        ':s { :decision.time crm:P82a_begin_of_the_begin "1937-06-41"^^xsd:date . }',
        'S47 V :decision.time crm:P82a_begin_of_the_begin "1937-06-41"^^xsd:date\n'
        'S23 V :decision.time crm:P82a_begin_of_the_begin "1937-06-41"^^xsd:date\n'
        "S24 W :decision - :session",
    ),
    "datatype stores rewrite": (
        "", ':s { :note crm:P3_has_note "x"^^xsd:token . }', 'S47 V :note crm:P3_has_note "x"^^xsd:token',
    ),
    "untyped actor": (
        "", ":s { :dist crm:P14_carried_out_by :nobody . }", "S38 V :dist crm:P14_carried_out_by :nobody",
    ),
    "quote altered": (
        ':s { {Hotan} crm:P190_has_symbolic_content "Hotan" . }',
        ':s { {Hotan} crm:P190_has_symbolic_content "Khotan" . }',
        'S05 V {Hotan} crm:P190_has_symbolic_content "Khotan"',
    ),
    "selector off by one": (
        ":s { {Minutes} oa:start 0 . }", ":s { {Minutes} oa:start 1 . }",
        'S05 V {Minutes} crm:P190_has_symbolic_content "Minutes"\nS06 V {Minutes} oa:start 1',
    ),
    "act without words": (
        ":s { :appeal crm:P70i_is_documented_in {The governor appealed on 4 June} . }", "",
        "S07 V :appeal crm:P70i_is_documented_in -",
    ),
    "refusal without words": (
        ":s { :refusal crm:P70i_is_documented_in {withdraws} . }", "", "S07 V :refusal crm:P70i_is_documented_in -",
    ),
    "role without words": (
        ":s { :r.place prov:wasQuotedFrom {Hotan} . }", "", "S07 V :r.place prov:wasQuotedFrom -",
    ),
    "words of the inferred graph are not evidence": (
        ":s { :appeal crm:P70i_is_documented_in {The governor appealed on 4 June} . }",
        ":i { :appeal crm:P70i_is_documented_in {The governor appealed on 4 June} . }",
        "S07 V :appeal crm:P70i_is_documented_in -\n"
        "S32 V :appeal crm:P70i_is_documented_in {The governor appealed on 4 June}",
    ),
    "a thing as evidence": (
        "", ":s { :appeal crm:P70i_is_documented_in d: . }", "S07 V :appeal crm:P70i_is_documented_in d:",
    ),
    "invented person": (
        "", ':s { :ivanov a crm:E21_Person ; rdfs:label "Ivanov" . }', "S08 W :ivanov crm:P67i_is_referred_to_by -",
    ),
    "no layer": (
        ":s { {Hotan} crm:P106i_forms_part_of :layer.text . }", "", "S41 V {Hotan} crm:P106i_forms_part_of -",
    ),
    "two voices": (
        "", ":s { :layer.text crm:P2_has_type t:voice-editor . }", "S41 V :layer.text crm:P2_has_type -",
    ),
    "layer of no text": (
        ":s { :layer.text crm:P106i_forms_part_of <SRC> . }", "", "S41 V :layer.text crm:P106i_forms_part_of <SRC>",
    ),
    "inference stated": (
        "", ":s { :appeal.time crm:P86_falls_within :year . }", "S31 V :inference crm:P86_falls_within :year",
    ),
    "inference without object": (
        ":i { :inference crm:P141_assigned :year . }", "",
        "S31 V :inference crm:P141_assigned -\nS32 V :appeal.time crm:P86_falls_within :year",
    ),
    "inference without reason": (
        ':i { :inference crm:P3_has_note "no year is stated" . }', "", "S31 V :inference crm:P3_has_note -",
    ),
    "inference that asserts nothing": (
        ":i { :appeal.time crm:P86_falls_within :year . }", "", "S31 V :inference crm:P86_falls_within :year",
    ),
    "competing readings assert nothing": (
        ":i { :appeal.time crm:P86_falls_within :year . }",
        ":i { :inference crm:P2_has_type t:competing-reading . } "
        'g:voc { t:competing-reading a crm:E55_Type ; rdfs:label "competing" . }',
        "",
    ),
    "identity asserts nothing": (
        ":i { :inference crm:P177_assigned_property_of_type t:property-p86-falls-within . "
        ":appeal.time crm:P86_falls_within :year . }",
        ":i { :inference crm:P177_assigned_property_of_type t:property-same-person . } "
        'g:voc { t:property-same-person a crm:E55_Type ; rdfs:label "same person" . }',
        "",
    ),
    "inferred without reason": (
        "", ":i { :appeal crm:P14_carried_out_by :litvinov . }", "S32 V :appeal crm:P14_carried_out_by :litvinov",
    ),
    "clock": (
        "", ':p { a:run prov:endedAtTime "2026-01-01T00:00:00Z"^^xsd:dateTime . }',
        'S35 V a:run prov:endedAtTime "2026-01-01T00:00:00Z"^^xsd:dateTime',
    ),
    "no rules": (
        ":p { :association prov:hadPlan a:rules . }", "", "S35 V a:run prov:hadPlan -",
    ),
    "underived": (
        ":p { g:inferred prov:wasDerivedFrom g:stated . }", "", "S46 V g:inferred prov:wasDerivedFrom -",
    ),
    "derived in a circle": (
        "", ":p { <SRC> prov:wasDerivedFrom g:stated . }",
        "S46 V <SRC> prov:wasDerivedFrom g:stated\nS46 V g:stated prov:wasDerivedFrom <SRC>",
    ),
    "requires itself": (
        "", ":s { :condition crm:P69_has_association_with :promise . :r.back a crm:PC69_has_association_with , "
        'prov:Entity ; rdfs:label "requires" ; crm:P01_has_domain :condition ; crm:P02_has_range :promise ; '
        "crm:P69.1_has_type t:requires ; prov:wasQuotedFrom {if} . }",
        "S19 V :promise crm:P69_has_association_with -\nS19 V :condition crm:P69_has_association_with -",
    ),
    "contains itself": (
        "", ":s { :condition crm:P148_has_component :promise . }",
        "S40 V :promise crm:P148_has_component -\nS40 V :condition crm:P148_has_component -",
    ),
    "out of its point": (
        ":s { :p12 crm:P148_has_component :promise . }", "",
        "S40 V :promise crm:P148i_is_component_of -\nS40 V :condition crm:P148i_is_component_of -\n"
        "S40 V :promise ^crm:P148_has_component -",
    ),
    "no role": (
        "", ":s { :charge crm:P67_refers_to :hotan . }", "S43 V :charge crm:P67_refers_to :hotan",
    ),
}  # fmt: skip


def term(short: str) -> str:
    if short == "-":
        return ""
    if short.isdigit():
        return f'"{short}"^^<{PREFIXES["xsd"]}integer>'
    if short.startswith('"'):
        return re.sub(r"\^\^xsd:(\w+)", rf"^^<{PREFIXES['xsd']}\1>", short)
    if short == "<SRC>":
        return f"<{SRC}>"
    if short.startswith("{"):
        return passage(short[1:-1])
    if short.startswith(("<", "_:")):
        return short
    own = {"": f"{BASE}doc/{DOC}#", "t": f"{BASE}type/", "g": f"{BASE}graph/{DOC}/", "a": f"{BASE}agent/"}
    prefixes = {**PREFIXES, **own, "d": f"{BASE}doc/{DOC}"}
    if short == "a:run":
        return f"<{BASE}run/0123456789abcdef>"
    return re.sub(r"([a-z]*):([A-Za-z0-9_.-]*)", lambda m: f"<{prefixes[m[1]]}{m[2]}>", short)


def unblanked(quads: list[Quad]) -> list[Quad]:
    """Blank nodes of an edit under one name, so that findings can be compared."""
    return [tuple("_:n" if t.startswith("_:") else t for t in quad) for quad in quads]  # type: ignore[misc]


def rows(findings: tuple[Finding, ...]) -> list[tuple[str, ...]]:
    return sorted((f.rule, f.severity, f.focus, f.path, f.value) for f in findings)


def expected(lines: str) -> list[tuple[str, ...]]:
    found = []
    for line in lines.splitlines():
        rule, severity, focus, path, value = re.findall(r'\{[^}]*\}|"[^"]*"\S*|\S+', line)
        found.append((rule, severity, term(focus), term(path), term(value)))
    return sorted(found)


@pytest.mark.parametrize("case", CASES)
def test_broken(case: str) -> None:
    out, put, findings = CASES[case]
    taken = set(parse(out)) if out else set()
    assert taken <= set(world()), sorted(taken - set(world()))
    quads = [quad for quad in world() if quad not in taken] + (unblanked(parse(put)) if put else [])
    report = check(quads, TEXTS, BASE)
    assert rows(report.findings) == expected(findings)
    assert all("\n" not in str(f) and f.message.endswith((".", "?")) for f in report.findings)


@pytest.mark.parametrize("edit", ["\ufeff", "  ", "x"])
def test_a_changed_text_disagrees_with_every_quote(edit: str) -> None:
    report = check(world(), {f"<{SRC}>": edit + TEXT}, BASE)
    passages = {s for s, p, o, _ in world() if o.endswith("#TextPositionSelector>")}
    assert {f.focus for f in report.findings if f.rule == "S05"} == passages


def test_a_text_that_is_not_at_hand_is_a_violation() -> None:
    report = check(world(), {}, BASE)
    assert set(report.by_rule()) == {"S05"} and not report.ok


def test_measures_count_evidence_and_content() -> None:
    measures = dict(check(world(), TEXTS, BASE).measures)
    stated = [quad for quad in world() if quad[3].endswith("/stated>")]
    assert measures["quads"] == len(world())
    assert measures["evidence quads"] + measures["content quads"] == len(stated)
    assert measures["evidence per content quad"] == round(
        measures["evidence quads"] / measures["content quads"], 3
    )
