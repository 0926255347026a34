"""Names of the authority file are known to recognition: adding a variant there is adding a label here."""

from __future__ import annotations

from hashlib import sha256

from kg.model import Document, Kind, Segment, Source, Span
from kg.recognise import mentions, resolve
from kg.recognise.lexica import Lexica
from kg.resources import ontology_dir

TEXT = "The troops of Ma Chung-ying left Ouroumtchi and Khotan; later they came to Tihwa. Urumqi was calm."


def test_variants_of_the_authority_file_are_recognised_and_joined() -> None:
    data, whole = TEXT.encode(), Span(0, len(TEXT))
    zones = (Segment(Kind.BODY, whole, "", (Segment(Kind.PARAGRAPH, whole),)),)
    document = Document(Source("x", "text/plain", sha256(data).hexdigest(), data), TEXT, "transcript", zones)
    lexica = Lexica.load(ontology_dir())
    found = resolve.resolve(document, mentions.recognise(document, zones, lexica), lexica).mentions
    assert [(m.name, m.entity) for m in found] == [
        ("Ma Chung-ying", "actor.ma-chung-ying"), ("Ouroumtchi", "place.urumqi"), ("Khotan", "place.hotan"),
        ("Tihwa", "place.urumqi"), ("Urumqi", "place.urumqi")]
