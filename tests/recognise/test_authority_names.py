"""Names of the authority file are known to recognition: adding a variant there is adding a label here."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from kg.authority import authorities
from kg.model import Document, EntityKind, Kind, Mention, MentionKind, Segment, Source, Span
from kg.recognise import mentions, resolve
from kg.recognise.lexica import Lexica
from kg.resources import ontology_dir

TEXT = "The troops of Ma Chung-ying left Ouroumtchi and Khotan; later they came to Tihwa. Urumqi was calm."


def recognised(text: str, lexica: Lexica) -> tuple[Mention, ...]:
    data, whole = text.encode(), Span(0, len(text))
    zones = (Segment(Kind.BODY, whole, "", (Segment(Kind.PARAGRAPH, whole),)),)
    document = Document(Source("x", "text/plain", sha256(data).hexdigest(), data), text, "transcript", zones)
    return resolve.resolve(document, mentions.recognise(document, zones, lexica), lexica).mentions


@pytest.fixture(scope="module")
def lexica() -> Lexica:
    return Lexica.load(ontology_dir())


def test_variants_of_the_authority_file_are_recognised_and_joined(lexica: Lexica) -> None:
    assert [(m.name, m.entity) for m in recognised(TEXT, lexica)] == [
        ("Ma Chung-ying", "actor.ma-chung-ying"), ("Ouroumtchi", "place.urumqi"), ("Khotan", "place.hotan"),
        ("Tihwa", "place.urumqi"), ("Urumqi", "place.urumqi")]


def test_every_english_name_of_a_body_is_recognised_whole(lexica: Lexica) -> None:
    missed = []
    for record in authorities().records.values():
        for label in record.names:
            wanted = record.kind is EntityKind.GROUP and label.lang == "en" and label.text not in record.generic
            wanted = wanted and record.slug != "soviet-union-state"  # in a text a state is a place
            found = recognised(f"Yesterday the {label.text} replied.", lexica) if wanted else ()
            if wanted and (MentionKind.GROUP, label.text) not in [(m.kind, m.name) for m in found]:
                missed.append((label.text, [(m.kind.value, m.name) for m in found]))
    assert missed == []


BODIES = {
    "a new name by itself": ("The Narkomdel replied to the NKID.", [("Narkomdel", "nkid"), ("NKID", "nkid")]),
    "in capitals": ("THE NARKOMDEL REPLIED.", [("NARKOMDEL", "nkid")]),
    "within a longer word": ("The Narkomdelovets replied.", []),
    "in small letters": ("They spoke of a narkomdel.", []),
}


@pytest.mark.parametrize("what", BODIES)
def test_a_name_added_to_a_body_is_a_label_recognised(what: str, tmp_path: Path) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(ontology_dir(), ontology, ignore=shutil.ignore_patterns("shapes", "crm*"))
    file = ontology / "authority" / "groups.ttl"
    file.write_text(file.read_text("utf-8").replace('"NKID"@en', '"NKID"@en , "Narkomdel"@en'), "utf-8")
    text, wanted = BODIES[what]
    found = recognised(text, Lexica.load(ontology))
    assert [(m.name, m.entity.removeprefix("group.")) for m in found] == wanted


APART = {
    "a place that is also a state": ("The USSR and the Soviet Union are one.", MentionKind.PLACE),
    "a body and what it belongs to": ("The Central Committee of the Chinese Communist Party met.", MentionKind.GROUP),
}


@pytest.mark.parametrize("what", APART)
def test_names_of_bodies_take_nothing_away(what: str, lexica: Lexica) -> None:
    text, kind = APART[what]
    assert {m.kind for m in recognised(text, lexica)} == {kind}
