"""Identification: what is linked, what is left to people, and what is not linked at all. Every trap is a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.authority import authorities
from kg.link.identify import decisions, identify
from kg.link.ledger import NIL, Row
from kg.model import Signed, Span, Voice
from tests.link.world import document, key_of

A = authorities()


def said(it, one: str) -> tuple[str, str]:  # type: ignore[no-untyped-def]
    """Status and record of one entity; NIL for one for which nothing came into question."""
    for decision in decisions(it, A):
        if decision.entity.key == key_of(one):
            return decision.status, decision.chosen.record.slug if decision.chosen else ""
    return "", ""


POLITBURO = ("group:Politburo", "group:NKID", "actor:I. Stalin", "actor:Litvinov", "actor:Voroshilov", "actor:Yezhov")
LIST = POLITBURO[3:]


def test_addressees_of_the_politburo_in_office() -> None:
    it = document(
        "1937-06-14", *POLITBURO, offices={"actor:I. Stalin": "CC SECRETARY"}, recipients=LIST, body="group:Politburo"
    )
    assert {one: said(it, one) for one in POLITBURO[2:]} == {
        "actor:I. Stalin": ("link-automatic", "iosif-stalin"),
        "actor:Litvinov": ("link-automatic", "maxim-litvinov"),
        "actor:Voroshilov": ("link-automatic", "kliment-voroshilov"),
        "actor:Yezhov": ("link-automatic", "nikolai-yezhov"),
    }


def test_features_are_kept_with_their_values() -> None:
    it = document("1937-06-14", *POLITBURO, recipients=LIST, body="group:Politburo")
    (claim,) = (c for c in identify(it, A) if c.entity == "actor.yezhov")
    assert dict(claim.features) == {
        "name": "Yezhov (surname)",
        "alive": "1895-05-01 to 1940-02-04 on 1937-06-14",
        "standing": "takes part in acts of Politburo of the CC VKP(b)",
        "people": "Iosif Stalin, Kliment Voroshilov, Maxim Litvinov",
        "term": "peoples-commissar-internal-affairs 1936-09-26 to 1938-11-25",
    }
    assert (claim.status, claim.certainty, claim.authority) == ("link-automatic", "probable", "nikolai-yezhov")


# why it is a trap -> (day, what is named, offices, the entity asked about); none may be linked by rule
TRAPS = {
    "a bare surname of one of the commonest": (
        "1937-06-14",
        ("actor:Smirnov", "place:Kashgar", "place:Xinjiang"),
        {"actor:Smirnov": "acting Consul General in Kashgar"},
        "actor:Smirnov",
    ),
    "a bare surname in a list": ("1937-06-14", ("actor:Berzin", *POLITBURO), {}, "actor:Berzin"),
    "Eduard Berzin of Dalstroi": (
        "1937-06-14",
        ("actor:Eduard Berzin", "group:NKVD", "place:Moscow"),
        {"actor:Eduard Berzin": "director of Dalstroi"},
        "actor:Eduard Berzin",
    ),
    "Jan Antonovich Berzin": (
        "1930-01-01",
        ("actor:Jan Antonovich Berzin", "group:RKKA", "place:Moscow"),
        {},
        "actor:Jan Antonovich Berzin",
    ),
    "Berzin after his death": (
        "1941-06-14",
        ("actor:Yan Berzin", "group:RKKA", "place:Moscow", "actor:Voroshilov"),
        {"actor:Yan Berzin": "head of military intelligence"},
        "actor:Yan Berzin",
    ),
    "Yezhov received in 1941": (
        "1941-06-22",
        POLITBURO,
        {"actor:Yezhov": "People's Commissar of Internal Affairs"},
        "actor:Yezhov",
    ),
    "Sergey Litvinov": ("1937-06-14", ("actor:Sergey Litvinov", *POLITBURO), {}, "actor:Sergey Litvinov"),
    "Vasily Stalin": ("1937-06-14", ("actor:Vasily Stalin", *POLITBURO), {}, "actor:Vasily Stalin"),
    "Stalin Rivas": ("1997-06-14", ("actor:Stalin Rivas", "place:Moscow"), {}, "actor:Stalin Rivas"),
    "M. K. Stalin": ("1937-06-14", ("actor:M. K. Stalin", "place:Moscow", "group:Politburo"), {}, "actor:M. K. Stalin"),
    "Stalin when he is dead": (
        "1976-05-01",
        ("actor:Joseph Stalin", "place:Moscow", "group:Politburo"),
        {"actor:Joseph Stalin": "General Secretary"},
        "actor:Joseph Stalin",
    ),
    "Ma Bufang": ("1937-06-14", ("actor:Ma Bufang", "unit:36th Division", "place:Xinjiang"), {}, "actor:Ma Bufang"),
    "Ma Hongkui": ("1937-06-14", ("actor:Ma Hongkui", "unit:36th Division", "place:Xinjiang"), {}, "actor:Ma Hongkui"),
    "the Uzbek regiment is not Uzbekistan": (
        "1937-06-14",
        ("place:Uzbekistan", "place:Soviet Union"),
        {},
        "place:Uzbekistan",
    ),
    "the 36th Division of Shanghai": (
        "1937-09-12",
        ("unit:36th Division", "place:Shanghai", "unit:87th Division"),
        {},
        "unit:36th Division",
    ),
    "a number is not another": (
        "1937-06-14",
        ("unit:13th Division", "actor:Ma Hushan", "place:Xinjiang"),
        {},
        "unit:13th Division",
    ),
    "19th is not 13th": (
        "1937-06-14",
        ("unit:19th Alma-Ata NKVD regiment", "group:NKVD"),
        {},
        "unit:19th Alma-Ata NKVD regiment",
    ),
    "the Soviet Army is not the RKKA": (
        "1950-01-01",
        ("group:Soviet Army", "place:Moscow", "place:Soviet Union"),
        {},
        "group:Soviet Army",
    ),
    "the Red Army after its end": (
        "1955-01-01",
        ("group:Red Army", "place:Moscow", "actor:Kliment Voroshilov"),
        {},
        "group:Red Army",
    ),
    "the Chinese Politburo": (
        "1958-07-22",
        ("group:Politburo of the Chinese Communist Party", "actor:Mao Zedong", "place:Moscow"),
        {},
        "group:Politburo of the Chinese Communist Party",
    ),
    "a Central Committee beside another party": (
        "1950-01-20",
        ("group:Central Committee", "group:Chinese Communist Party", "actor:I. Stalin", "place:Moscow", "group:NKVD"),
        {},
        "group:Central Committee",
    ),
    "a Politburo that only its own CC vouches for": (
        "1950-01-20",
        ("group:Politburo", "group:Central Committee", "actor:I. Stalin", "place:Moscow", "place:Soviet Union"),
        {},
        "group:Politburo",
    ),
    "a Red Army in China": (
        "1935-01-20",
        ("group:Red Army", "actor:Mao Zedong", "place:Moscow", "place:Soviet Union"),
        {},
        "group:Red Army",
    ),
    "a near twin of the NKVD": ("1945-01-01", ("group:NKGB", "place:Moscow", "group:RKKA"), {}, "group:NKGB"),
    "the commissariat when it is a ministry": (
        "1950-01-01",
        ("group:NKID", "place:Moscow", "place:Soviet Union"),
        {},
        "group:NKID",
    ),
    "a regiment's town is not the town": ("1937-06-14", ("unit:19th Omsk NKVD regiment",), {}, "place:Omsk"),
    "a person named as a place": (
        "1937-06-14",
        ("actor:Moscow", "place:Soviet Union", "group:Politburo"),
        {},
        "actor:Moscow",
    ),
    "Gary Goldberg": (
        "2015-01-01",
        ("actor:Gary Goldberg", "group:Wilson Center", "group:History and Public Policy Program"),
        {},
        "actor:Gary Goldberg",
    ),
    "somebody's deputy": (
        "1937-06-14",
        ("actor:Litvinov", "place:Moscow"),
        {"actor:Litvinov": "Deputy People's Commissar of Foreign Affairs"},
        "actor:Litvinov",
    ),
    "a former commissar": (
        "1937-06-14",
        ("actor:Voroshilov", "group:RKKA", "place:Moscow"),
        {"actor:Voroshilov": "former People's Commissar of Defence"},
        "actor:Voroshilov",
    ),
    "a governor after his time": (
        "1945-06-14",
        ("holder:Xinjiang governor", "place:Xinjiang", "place:Urumqi"),
        {},
        "holder:Xinjiang governor",
    ),
    "a governor of somewhere": (
        "1937-06-14",
        ("holder:governor", "place:Xinjiang", "place:Urumqi"),
        {},
        "holder:governor",
    ),
}


@pytest.mark.parametrize("why", TRAPS)
def test_a_trap_is_never_linked_by_rule(why: str) -> None:
    day, named, offices, asked = TRAPS[why]
    recipients = tuple(n for n in named if n in LIST)
    body = "group:Politburo" if "group:Politburo" in named else ""
    it = document(day, *named, offices=offices, recipients=recipients, body=body)
    assert said(it, asked)[0] != "link-automatic"
    assert not any(c.entity == key_of(asked) and c.status == "link-automatic" for c in identify(it, A))


@pytest.mark.parametrize("slug", ["xinjiang", "kashgar-district", "hotan-district"])
def test_modern_units_are_close_links_only(slug: str) -> None:
    record = A.records[slug]
    assert {i.status.value for i in record.identifiers} == {"link-close"}


def test_the_governor_is_found_by_office_and_date() -> None:
    it = document("1937-06-14", "holder:Xinjiang governor", "actor:Ma Hushan", "place:Xinjiang")
    assert said(it, "holder:Xinjiang governor") == ("link-automatic", "sheng-shicai")


def test_two_features_are_needed() -> None:
    one = document("1937-06-14", "actor:Ma Hushan", "unit:36th Division")
    two = document("1937-06-14", "actor:Ma Hushan", "unit:36th Division", "place:Hotan")
    assert (said(one, "actor:Ma Hushan"), said(two, "actor:Ma Hushan")) == (
        ("link-candidate", "ma-hushan"),
        ("link-automatic", "ma-hushan"),
    )


def test_order_of_entities_decides_nothing() -> None:
    named = (*POLITBURO, "place:Moscow", "actor:Ma Hushan", "unit:36th Division", "place:Hotan")
    forward = document("1937-06-14", *named, recipients=LIST, body="group:Politburo")
    backward = document("1937-06-14", *reversed(named), recipients=LIST, body="group:Politburo")

    def what(it):  # type: ignore[no-untyped-def]
        return [(c.entity, c.authority, c.status, c.reason) for c in identify(it, A)]

    assert what(forward) == what(backward)


IT = document("1937-06-14", *POLITBURO, recipients=LIST, body="group:Politburo")
SUBJECT = "doc:src-0000000000000000#actor.yezhov"
ROWS = {
    "a person confirms": (
        Row(SUBJECT, object_id="actor:nikolai-yezhov", reviewer_id="me", other="certainty=certain", comment="c"),
        [("nikolai-yezhov", "link-reviewed", "certain")],
    ),
    "a person rejects": (
        Row(SUBJECT, predicate_modifier="Not", object_id="actor:nikolai-yezhov", reviewer_id="me", comment="c"),
        [("nikolai-yezhov", "link-rejected", "")],
    ),
    "a person decides NIL": (Row(SUBJECT, object_id=NIL, reviewer_id="me", comment="c"), [("", "link-nil", "")]),
    "a machine row changes nothing": (
        Row(SUBJECT, object_id=NIL, author_id="rule", comment="c"),
        [("nikolai-yezhov", "link-automatic", "probable")],
    ),
}


@pytest.mark.parametrize("what", ROWS)
def test_the_ledger_goes_before_the_rule(what: str) -> None:
    row, expected = ROWS[what]
    claims = [(c.authority, c.status, c.certainty) for c in identify(IT, A, (row,)) if c.entity == "actor.yezhov"]
    assert claims == expected


MERGED = {
    "into another": ({"nikolai-yezhov": "iosif-stalin"}, "iosif-stalin"),
    "through a third": ({"nikolai-yezhov": "ma-hushan", "ma-hushan": "iosif-stalin"}, "iosif-stalin"),
    "into one another": ({"nikolai-yezhov": "ma-hushan", "ma-hushan": "nikolai-yezhov"}, "ma-hushan"),
}


@pytest.mark.parametrize("how", MERGED)
def test_what_was_identified_with_a_merged_record_moves_on(how: str) -> None:
    heirs, expected = MERGED[how]
    records = {**A.records, **{s: replace(A.records[s], withdrawn="one man", instead=i) for s, i in heirs.items()}}
    after = replace(A, records=records)
    yes = Row(SUBJECT, object_id="actor:nikolai-yezhov", reviewer_id="me", other="certainty=certain", comment="c")
    no = replace(yes, predicate_modifier="Not")
    (moved,) = (c for c in identify(IT, after, (yes,)) if c.rule == "ledger")
    (stays,) = (c for c in identify(IT, after, (no,)) if c.rule == "ledger")
    assert (moved.authority, moved.reason) == (
        expected,
        "c; put down as nikolai-yezhov, which was merged into another: one man",
    )
    assert (stays.authority, stays.status, stays.reason) == ("nikolai-yezhov", "link-rejected", "c")


# why -> (day, what is named, offices, who signs, the entity asked about, status and record)
DEGREES = {
    "a bare surname with nothing but a place": (
        "1938-06-14", ("actor:Voroshilov", "place:Moscow"), {}, "", "actor:Voroshilov", ("link-nil", "")
    ),
    "a bare surname beside the body whose office he held that day": (
        "1938-06-14", ("actor:Voroshilov", "group:RKKA"), {}, "", "actor:Voroshilov",
        ("link-candidate", "kliment-voroshilov"),
    ),
    "the same body when he held it no more": (
        "1945-06-14", ("actor:Voroshilov", "group:RKKA"), {}, "", "actor:Voroshilov", ("link-nil", "")
    ),
    "a bare surname among two of his circle": (
        "1945-06-14", ("actor:Voroshilov", "actor:I. Stalin", "actor:Maxim Litvinov"), {}, "", "actor:Voroshilov",
        ("link-candidate", "kliment-voroshilov"),
    ),
    "a dead man of whom the text speaks": (
        "1968-05-09", ("actor:Joseph Stalin", "place:Moscow"), {}, "", "actor:Joseph Stalin",
        ("link-candidate", "iosif-stalin"),
    ),
    "a dead man of whom nothing else speaks": (
        "1968-05-09", ("actor:Joseph Stalin",), {}, "", "actor:Joseph Stalin", ("link-nil", "")
    ),
    "a dead man who signs": (
        "1968-05-09", ("actor:Joseph Stalin", "place:Moscow"), {}, "actor:Joseph Stalin", "actor:Joseph Stalin",
        ("link-nil", ""),
    ),
    "a man not yet born": (
        "1870-05-09", ("actor:Joseph Stalin", "place:Moscow"), {}, "", "actor:Joseph Stalin", ("link-nil", "")
    ),
    "who signs beside his office without a name": (
        "1937-05-03", ("holder:Consul General in Urumqi", "actor:Apresov", "place:Xinjiang"), {}, "actor:Apresov",
        "actor:Apresov", ("link-automatic", "garegin-apresov"),
    ),
    "the office of him who signs": (
        "1937-05-03", ("holder:Consul General in Urumqi", "actor:Apresov", "place:Xinjiang"), {}, "actor:Apresov",
        "holder:Consul General in Urumqi", ("link-automatic", "garegin-apresov"),
    ),
    "his office where he is only spoken of": (
        "1937-05-03", ("holder:Consul General in Urumqi", "actor:Apresov", "place:Xinjiang"), {}, "",
        "holder:Consul General in Urumqi", ("link-candidate", "garegin-apresov"),
    ),
    "a body under the name of its party": (
        "1968-05-09", ("group:Central Committee of the CPSU", "place:Moscow", "group:CPSU"), {}, "",
        "group:Central Committee of the CPSU", ("link-automatic", "central-committee-vkpb"),
    ),
    "a man twice in office, between his terms": (
        "1936-05-09", ("actor:Yan Berzin", "group:RKKA"), {}, "", "actor:Yan Berzin", ("link-candidate", "yan-berzin")
    ),
    "a man twice in office, in his second term": (
        "1937-07-09", ("actor:Yan Berzin", "group:RKKA"), {}, "", "actor:Yan Berzin", ("link-automatic", "yan-berzin")
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", DEGREES)
def test_what_is_linked_left_to_people_or_nobody(why: str) -> None:
    day, named, offices, signer, asked, expected = DEGREES[why]
    it = document(day, *named, offices=offices)
    if signer:
        signed = Signed(
            evidence=(Span(0, 1),), voice=Voice.MARK, rule="t", key="s", part="", signatory=key_of(signer), name=signer
        )
        it = replace(it, claims=(*it.claims, signed))
    assert said(it, asked) == expected


def test_another_first_name_is_another_person() -> None:
    it = document("1937-06-14", "actor:Kaganovich", "actor:I. Stalin", "actor:Voroshilov", "group:Politburo")
    it = replace(it, entities=(replace(it.entities[0], names=("Kaganovich", "Mikhail Kaganovich")), *it.entities[1:]))
    (first,) = (d for d in decisions(it, A) if d.entity.key == "actor.kaganovich")
    assert (first.status, first.reason) == (
        "link-nil",
        "Lazar Kaganovich bears another first name than Mikhail Kaganovich",
    )


def test_a_body_over_the_body_of_his_office_gives_him_standing() -> None:
    named = ("group:Politburo", "actor:Apresov", "place:Urumqi", "actor:I. Stalin")
    it = document("1936-03-11", *named, recipients=("actor:Apresov",), body="group:Politburo")
    assert said(it, "actor:Apresov") == ("link-automatic", "garegin-apresov")
