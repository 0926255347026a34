"""A small honest dataset with every pattern of the profile, written by hand: the gate must find nothing in it."""

import re
from functools import cache

import pyoxigraph as ox

from kg.check.index import Quad
from kg.iri import DEFAULT_BASE
from kg.vocab import PREFIXES

BASE = DEFAULT_BASE
DOC = "example"
TEXT = (
    "Minutes 7. 12. On Hotan. Charge Litvinov with talks in Kashgar. Send the 13th regiment to Hotan [Hetian]. "
    "Promise aid if the governor withdraws. The governor appealed on 4 June. Decision of 14 June 1937. "
    "Excerpts to: Litvinov, Yezhov. Translated by G. Goldberg. Fond 17, opis 162, delo 20."
)
_WORLD = """
:s {
  g:stated a crm:E73_Information_Object , prov:Entity ; crm:P2_has_type t:stated ; rdfs:label "stated" .
  d: a crm:E31_Document , crm:E33_Linguistic_Object , prov:Entity ; crm:P2_has_type t:minutes , t:document ;
    rdfs:label "minutes 7" ; crm:P106i_forms_part_of <SRC> ; crm:P72_has_language :en .
  <SRC> a crm:E31_Document , prov:Entity ; rdfs:label "source" .
  :en a crm:E56_Language ; rdfs:label "English" .
  :minutes a crm:E33_Linguistic_Object ; crm:P2_has_type t:minutes ; rdfs:label "minutes" ;
    crm:P106_is_composed_of :p12 , :p13 ; crm:P70i_is_documented_in {Minutes 7} .
  d: crm:P106_is_composed_of :minutes .
  :p12 a crm:E33_Linguistic_Object ; crm:P2_has_type t:point , t:in-classified-storage ; rdfs:label "point 12" ;
    crm:P1_is_identified_by :p12.number ; crm:P148_has_component :charge , :order , :promise , :refusal ;
    crm:P67_refers_to :appeal ; crm:P70i_is_documented_in {12. On Hotan} .
  :p12.number a crm:E42_Identifier ; crm:P2_has_type t:point-number ; rdfs:label "12" ;
    crm:P190_has_symbolic_content "12" .
  :p13 a crm:E33_Linguistic_Object ; crm:P2_has_type t:point ; rdfs:label "point 13" ;
    crm:P1_is_identified_by :p13.number .
  :p13.number a crm:E42_Identifier ; crm:P2_has_type t:point-number ; rdfs:label "13" ;
    crm:P190_has_symbolic_content "13" .
  :charge a crm:E29_Design_or_Procedure , prov:Plan ; rdfs:label "charge" ;
    crm:P2_has_type t:charge , t:provision , t:modality-ordered ; crm:P67_refers_to :litvinov ;
    crm:P70i_is_documented_in {Charge Litvinov with talks in Kashgar} .
  :r.charged a crm:PC67_refers_to , prov:Entity ; rdfs:label "Litvinov" ; crm:P01_has_domain :charge ;
    crm:P02_has_range :litvinov ; crm:P67.1_has_type t:role-charged ; prov:wasQuotedFrom {Litvinov} .
  :order a crm:E29_Design_or_Procedure , prov:Plan ; rdfs:label "order" ;
    crm:P2_has_type t:order , t:concentration-of-units , t:provision , t:modality-ordered ;
    crm:P67_refers_to :regiment , :hotan ; crm:P70i_is_documented_in {Send the 13th regiment to Hotan} .
  :r.unit a crm:PC67_refers_to , prov:Entity ; rdfs:label "13th regiment" ; crm:P01_has_domain :order ;
    crm:P02_has_range :regiment ; crm:P67.1_has_type t:role-unit ; prov:wasQuotedFrom {13th regiment} .
  :r.place a crm:PC67_refers_to , prov:Entity ; rdfs:label "Hotan" ; crm:P01_has_domain :order ;
    crm:P02_has_range :hotan ; crm:P67.1_has_type t:role-destination ; prov:wasQuotedFrom {Hotan} .
  :promise a crm:E29_Design_or_Procedure , prov:Plan ; rdfs:label "promise" ;
    crm:P2_has_type t:conditional-promise , t:provision , t:modality-conditional ;
    crm:P148_has_component :condition ; crm:P69_has_association_with :condition ; crm:P67_refers_to :politburo ;
    crm:P70i_is_documented_in {Promise aid if the governor withdraws} .
  :r.promisor a crm:PC67_refers_to , prov:Entity ; rdfs:label "Politburo" ; crm:P01_has_domain :promise ;
    crm:P02_has_range :politburo ; crm:P67.1_has_type t:role-promisor ; prov:wasQuotedFrom {Promise} .
  :condition a crm:E29_Design_or_Procedure , prov:Plan ; rdfs:label "condition" ;
    crm:P2_has_type t:condition , t:provision , t:modality-conditional ;
    crm:P70i_is_documented_in {if the governor withdraws} .
  :r.requires a crm:PC69_has_association_with , prov:Entity ; rdfs:label "requires" ; crm:P01_has_domain :promise ;
    crm:P02_has_range :condition ; crm:P69.1_has_type t:requires ; prov:wasQuotedFrom {if} .
  :refusal a crm:E73_Information_Object ; rdfs:label "refusal" ;
    crm:P2_has_type t:refusal , t:provision , t:modality-declined ; crm:P67_refers_to :appeal ;
    crm:P70i_is_documented_in {withdraws} .
  :r.declined a crm:PC67_refers_to , prov:Entity ; rdfs:label "appeal" ; crm:P01_has_domain :refusal ;
    crm:P02_has_range :appeal ; crm:P67.1_has_type t:role-declined ; prov:wasQuotedFrom {appealed} .
  :appeal a crm:E7_Activity ; crm:P2_has_type t:appeal ; rdfs:label "appeal" ; crm:P14_carried_out_by :governor ;
    crm:P4_has_time-span :appeal.time ; crm:P70i_is_documented_in {The governor appealed on 4 June} .
  :appeal.time a crm:E52_Time-Span ; rdfs:label "4 June" ; crm:P70i_is_documented_in {4 June} .
  :r.performer a crm:PC14_carried_out_by , prov:Entity ; rdfs:label "governor" ; crm:P01_has_domain :appeal ;
    crm:P02_has_range :governor ; crm:P14.1_in_the_role_of :governorship ; prov:wasQuotedFrom {The governor} .
  :governorship a crm:E55_Type ; crm:P2_has_type t:office ; rdfs:label "governor" .
  :decision a crm:E65_Creation , prov:Activity ; crm:P2_has_type t:decision ; rdfs:label "decision" ;
    crm:P94_has_created :p12 ; crm:P14_carried_out_by :politburo ; crm:P4_has_time-span :decision.time ;
    crm:P70i_is_documented_in {Decision of 14 June 1937} .
  :decision.time a crm:E52_Time-Span ; rdfs:label "14 June 1937" ;
    crm:P82a_begin_of_the_begin "1937-06-14"^^xsd:date ; crm:P82b_end_of_the_end "1937-06-14"^^xsd:date .
  :session a crm:E65_Creation , prov:Activity ; crm:P2_has_type t:decision ; rdfs:label "session" ;
    crm:P94_has_created :minutes ; crm:P4_has_time-span :session.time ; crm:P70i_is_documented_in {Minutes 7} .
  :session.time a crm:E52_Time-Span ; rdfs:label "session" ;
    crm:P82a_begin_of_the_begin "1937-04-17"^^xsd:date ; crm:P82b_end_of_the_end "1937-06-15"^^xsd:date .
  :dist a crm:E7_Activity ; crm:P2_has_type t:distribution ; rdfs:label "distribution" ;
    crm:P9_consists_of :dist.1 , :dist.2 ; crm:P70i_is_documented_in {Excerpts to: Litvinov, Yezhov} .
  :dist.1 a crm:E10_Transfer_of_Custody ; crm:P2_has_type t:sending-of-excerpt ; rdfs:label "to Litvinov" ;
    schema:position 1 ; crm:P29_custody_received_by :litvinov ; crm:P30_transferred_custody_of :copy.1 ;
    crm:P70i_is_documented_in {Excerpts to: Litvinov, Yezhov} ; crm:P67i_is_referred_to_by {to: Litvinov} .
  :dist.2 a crm:E10_Transfer_of_Custody ; crm:P2_has_type t:sending-of-excerpt ; rdfs:label "to Yezhov" ;
    schema:position 2 ; crm:P29_custody_received_by :yezhov ; crm:P30_transferred_custody_of :copy.2 ;
    crm:P70i_is_documented_in {Excerpts to: Litvinov, Yezhov} ; crm:P67i_is_referred_to_by {Yezhov} .
  :copy.1 a crm:E22_Human-Made_Object ; crm:P2_has_type t:copy ; rdfs:label "copy" ; crm:P128_carries :p12 .
  :copy.2 a crm:E22_Human-Made_Object ; crm:P2_has_type t:copy ; rdfs:label "copy" ; crm:P128_carries :p12 .
  :creation a crm:E65_Creation ; crm:P2_has_type t:creation ; rdfs:label "creation" ;
    crm:P94_has_created d: ; crm:P4_has_time-span :creation.time ; crm:P70i_is_documented_in {Minutes 7} .
  :creation.time a crm:E52_Time-Span ; rdfs:label "14 June 1937" ;
    crm:P82a_begin_of_the_begin "1937-06-14"^^xsd:date ; crm:P82b_end_of_the_end "1937-06-14"^^xsd:date .
  :held a crm:E33_Linguistic_Object ; crm:P2_has_type t:office-statement ; rdfs:label "COMMISSAR" ;
    crm:P67_refers_to :litvinov ; crm:P70i_is_documented_in {Litvinov} .
  :r.held a crm:PC67_refers_to , prov:Entity ; rdfs:label "COMMISSAR" ; crm:P01_has_domain :held ;
    crm:P02_has_range :litvinov ; crm:P67.1_has_type :commissar ; prov:wasQuotedFrom {Litvinov} .
  :commissar a crm:E55_Type ; crm:P2_has_type t:office ; rdfs:label "COMMISSAR" .
  :litvinov a crm:E21_Person ; rdfs:label "Litvinov" ; crm:P1_is_identified_by :name.litvinov ;
    crm:P67i_is_referred_to_by {Litvinov} .
  :name.litvinov a crm:E41_Appellation ; rdfs:label "Litvinov" ; crm:P190_has_symbolic_content "Litvinov" .
  :yezhov a crm:E21_Person ; rdfs:label "Yezhov" ; crm:P67i_is_referred_to_by {Yezhov} .
  :governor a crm:E21_Person ; crm:P2_has_type t:unnamed-office-holder ; rdfs:label "the governor" ;
    crm:P67i_is_referred_to_by {The governor} .
  :politburo a crm:E74_Group ; rdfs:label "Politburo" ; crm:P67i_is_referred_to_by {Minutes} .
  :regiment a crm:E74_Group ; crm:P2_has_type t:military-unit ; rdfs:label "13th regiment" ;
    crm:P67i_is_referred_to_by {13th regiment} .
  :hotan a crm:E53_Place ; rdfs:label "Hotan" ; crm:P1_is_identified_by :name.hotan ;
    crm:P67i_is_referred_to_by {Hotan} .
  :name.hotan a crm:E41_Appellation ; rdfs:label "Hotan" ; crm:P190_has_symbolic_content "Hotan" ;
    crm:P139_has_alternative_form :name.hetian .
  :name.hetian a crm:E41_Appellation ; rdfs:label "Hetian" ; crm:P190_has_symbolic_content "Hetian" .
  :note a crm:E34_Inscription ; crm:P2_has_type t:handwritten-note , t:storage-note ; rdfs:label "note" ;
    crm:P129_is_about :p12 ; crm:P190_has_symbolic_content "special folder" .
  :translating a crm:E65_Creation , prov:Activity ; crm:P2_has_type t:translating ; rdfs:label "translating" ;
    crm:P94_has_created d: ; crm:P14_carried_out_by :goldberg ; crm:P70i_is_documented_in {Translated by G. Goldberg} .
  :original a crm:E33_Linguistic_Object ; rdfs:label "original" ; crm:P73_has_translation d: .
  :goldberg a crm:E21_Person ; rdfs:label "G. Goldberg" ; crm:P67i_is_referred_to_by {G. Goldberg} .
  h:archive a crm:E74_Group ; crm:P2_has_type t:repository ; rdfs:label "archive" ;
    crm:P1_is_identified_by :name.archive ; crm:P67i_is_referred_to_by {Fond} .
  :name.archive a crm:E41_Appellation ; rdfs:label "RGASPI" ; crm:P190_has_symbolic_content "RGASPI" .
  h:fond a crm:E78_Curated_Holding ; crm:P2_has_type t:fond ; rdfs:label "fond 17" ;
    crm:P49_has_former_or_current_keeper h:archive ; crm:P46_is_composed_of h:opis .
  h:opis a crm:E78_Curated_Holding ; crm:P2_has_type t:opis ; rdfs:label "opis 162" ; crm:P46_is_composed_of h:delo .
  h:delo a crm:E22_Human-Made_Object ; crm:P2_has_type t:delo ; rdfs:label "delo 20" ; crm:P46_is_composed_of :leaves .
  :leaves a crm:E22_Human-Made_Object ; crm:P2_has_type t:list-leaves ; rdfs:label "leaves" ; crm:P128_carries d: .
  :layer.text a crm:E33_Linguistic_Object ; crm:P2_has_type t:voice-resolution ; rdfs:label "text" ;
    crm:P106i_forms_part_of <SRC> .
  :layer.record a crm:E33_Linguistic_Object ; crm:P2_has_type t:voice-editor ; rdfs:label "record" ;
    crm:P106i_forms_part_of <SRC> .
}
:i {
  g:inferred a crm:E73_Information_Object , prov:Entity ; crm:P2_has_type t:inferred ; rdfs:label "inferred" .
  :appeal.time crm:P86_falls_within :year .
  :year a crm:E52_Time-Span ; rdfs:label "1937" ; crm:P82a_begin_of_the_begin "1937-01-01"^^xsd:date ;
    crm:P82b_end_of_the_end "1937-12-31"^^xsd:date .
  :inference a crm:E13_Attribute_Assignment , prov:Activity ; crm:P2_has_type t:basis-text-context ;
    rdfs:label "the year" ; crm:P140_assigned_attribute_to :appeal.time ;
    crm:P177_assigned_property_of_type t:property-p86-falls-within ; crm:P141_assigned :year ;
    crm:P3_has_note "no year is stated" ; prov:wasAssociatedWith a:tool .
  :identification a crm:E13_Attribute_Assignment , prov:Activity ; rdfs:label "Litvinov: maxim-litvinov" ;
    crm:P2_has_type t:basis-outside-knowledge , t:link-automatic , t:identity-link ;
    crm:P140_assigned_attribute_to :litvinov ; crm:P177_assigned_property_of_type t:property-identified-as ;
    crm:P141_assigned k:maxim-litvinov ; crm:P3_has_note "role and term" ; prov:wasAssociatedWith a:tool .
}
:k {
  k:maxim-litvinov a crm:E21_Person ; rdfs:label "Maxim Litvinov" .
  t:office-commissar a crm:E55_Type , skos:Concept ; rdfs:label "commissar" ; crm:P1_is_identified_by m:name.commissar .
  m:name.commissar a crm:E41_Appellation ; rdfs:label "Commissar" ; crm:P190_has_symbolic_content "Commissar" .
  m:joining a crm:E85_Joining ; crm:P2_has_type t:office-commissar ; rdfs:label "joining" ;
    crm:P143_joined k:maxim-litvinov ; crm:P4_has_time-span m:joining.time ;
    crm:P183_ends_before_the_start_of m:leaving .
  m:joining.time a crm:E52_Time-Span ; rdfs:label "1930" ; crm:P82a_begin_of_the_begin "1930-07-21"^^xsd:date .
  m:leaving a crm:E86_Leaving ; crm:P2_has_type t:office-commissar ; rdfs:label "leaving" ;
    crm:P145_separated k:maxim-litvinov ; crm:P4_has_time-span m:leaving.time .
  m:leaving.time a crm:E52_Time-Span ; rdfs:label "1939" ; crm:P82b_end_of_the_end "1939-05-03"^^xsd:date .
}
:p {
  g:prov a crm:E73_Information_Object , prov:Entity ; crm:P2_has_type t:prov ; rdfs:label "prov" .
  a:run a crm:E7_Activity , prov:Activity ; crm:P2_has_type t:run ; rdfs:label "run" ; prov:used <SRC> ;
    crm:P16_used_specific_object <SRC> ; prov:qualifiedAssociation :association .
  :association a prov:Association ; prov:agent a:tool ; prov:hadPlan a:rules .
  a:tool a prov:SoftwareAgent ; rdfs:label "tool" .
  a:rules a crm:E29_Design_or_Procedure , prov:Plan , prov:Entity ; crm:P2_has_type t:rules ; rdfs:label "rules" .
  <SRC> crm:P2_has_type t:source-file ; crm:P1_is_identified_by :sha256 .
  :sha256 a crm:E42_Identifier ; crm:P2_has_type t:sha256 ; rdfs:label "sha256" ;
    crm:P190_has_symbolic_content "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .
  g:stated prov:wasGeneratedBy a:run ; prov:wasDerivedFrom <SRC> .
  g:inferred prov:wasGeneratedBy a:run ; prov:wasDerivedFrom g:stated .
}
"""
_ABOVE = {
    "t:provision": "charge order conditional-promise condition refusal",
    "t:role": "role-charged role-unit role-destination role-model role-addressee role-promisor "
    "role-declined",
    "": "provision role requires concentration-of-units modality-ordered modality-conditional modality-declined "
    "point in-classified-storage point-number minutes document stated inferred prov office decision distribution "
    "sending-of-excerpt copy unnamed-office-holder military-unit handwritten-note storage-note translating repository "
    "fond opis delo list-leaves voice-resolution voice-editor voice-translator basis-text-context run rules "
    "source-file sha256 appeal property-p86-falls-within creation office-statement link-automatic identity-link "
    "property-identified-as basis-outside-knowledge",
}  # fmt: skip
SRC = f"{BASE}src/0123456789abcdef"
TEXTS = {f"<{SRC}>": TEXT}


def passage(words: str) -> str:
    """The IRI of the first passage with these words."""
    start = TEXT.index(words)
    return f"<{SRC}#char={start},{start + len(words)}>"


def _selectors(world: str) -> str:
    lines = []
    for words in sorted(set(re.findall(r"\{(\S[^{}\n]*)\}", world))):
        start = TEXT.index(words)
        layer = ":layer.record" if "Goldberg" in words else ":layer.text"
        lines.append(
            f"{passage(words)} a oa:TextPositionSelector , crm:E31_Document , prov:Entity ; oa:start {start} ; "
            f'oa:end {start + len(words)} ; crm:P190_has_symbolic_content "{words}" ; crm:P106i_forms_part_of {layer} .'
        )
    return ":s {\n" + "\n".join(lines) + "\n}\n"


def _vocabulary() -> str:
    lines = []
    for above, slugs in _ABOVE.items():
        for slug in slugs.split():
            broader = f" ; skos:broader {above}" if above else ""
            lines.append(f't:{slug} a crm:E55_Type , skos:Concept ; rdfs:label "{slug}"{broader} .')
    return f"<{BASE}graph/vocabulary> {{\n" + "\n".join(lines) + "\n}\n"


def parse(trig: str) -> list[Quad]:
    """TriG with the prefixes of the example: `:` the document, `t:` kinds, `s:`, `i:`, `p:` its graphs."""
    prefixes = {**PREFIXES, "": f"{BASE}doc/{DOC}#", "t": f"{BASE}type/", "g": f"{BASE}graph/{DOC}/"}
    prefixes |= {"k": f"{BASE}actor/", "m": f"{BASE}actor/maxim-litvinov#"}
    prefixes |= {"h": f"{BASE}holding/", "a": f"{BASE}agent/", "d": f"{BASE}doc/{DOC}"}
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    text = trig.replace("<SRC>", f"<{SRC}>").replace("a:run", f"<{BASE}run/0123456789abcdef>")
    text = re.sub(r"\{(\S[^{}\n]*)\}", lambda m: passage(m[1]), text)
    for short, graph in (("s", "stated"), ("i", "inferred"), ("p", "prov")):
        text = re.sub(rf"^:{short} \{{", f"<{BASE}graph/{DOC}/{graph}> {{", text, flags=re.MULTILINE)
    text = text.replace("\n:k {", f"\n<{BASE}graph/authority> {{")
    quads = ox.parse(head + text, format=ox.RdfFormat.TRIG)
    return [(str(q.subject), str(q.predicate), str(q.object), _graph(str(q.graph_name))) for q in quads]


def _graph(name: str) -> str:
    return name if name.startswith("<") else ""


@cache
def world() -> tuple[Quad, ...]:
    """All quads of the example, sorted."""
    return tuple(sorted(set(parse(_WORLD + _selectors(_WORLD) + _vocabulary()))))
