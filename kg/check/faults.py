"""The catalogue of faults: what has gone wrong in such data before, each with the rule that must catch it."""

from dataclasses import dataclass

from kg import literal
from kg.check import spoil
from kg.check.draft import Draft, Edit, change, drop, first, kind, put
from kg.check.spoil import PASSAGE, PROVISION, SENDING
from kg.vocab import CRM, OA, PROV, RDF, RDFS, SCHEMA, WD, XSD

__all__ = ["FAULTS", "Draft", "Fault"]

@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: its name for people, the rule that must find it, and the edit that puts it in."""

    name: str
    rule: str
    edit: Edit


_CLOCK = spoil.typed("2026-01-01T00:00:00Z", XSD.dateTime)

FAULTS: tuple[Fault, ...] = (
    # evidence
    Fault("offset and IRI shifted by one", "S05", spoil.moved(1, 1)),
    Fault("range cut short at the end", "S05", spoil.moved(0, -1)),
    Fault("range beyond the end of the text", "S05", spoil.moved(0, 1_000_000)),
    Fault("empty range", "S05", spoil.empty_range),
    Fault("quote altered", "S05", change(CRM.P190, literal.string("words that are not there"), PASSAGE)),
    Fault("quote lost", "S05", drop(CRM.P190, PASSAGE)),
    Fault("the text changed under its passages", "S05", spoil.text_edited),
    Fault("selector disagrees with its IRI", "S06", change(OA.start, literal.integer(0), PASSAGE)),
    Fault("claim without evidence", "S07", drop(CRM.P70i, CRM.E65, g="stated")),
    Fault("sending without evidence", "S07", drop(CRM.P70i, SENDING)),
    Fault("provision without evidence", "S07", drop(CRM.P70i, PROVISION)),
    Fault("role without its words", "S07", drop(PROV.wasQuotedFrom, CRM.PC67)),
    Fault("evidence that is a thing, not words", "S07", change(CRM.P70i, first("document"), CRM.E65)),
    Fault("invented person", "S08", spoil.invented_person),
    Fault("passage without a layer", "S41", drop(CRM.P106i, PASSAGE)),
    Fault("passage in two layers", "S41", put(CRM.P106i, first("document"), PASSAGE)),
    Fault("layer without a voice", "S41", drop(CRM.P2, "voice-editor")),
    Fault("layer with two voices", "S41", put(CRM.P2, kind("voice-translator"), "voice-editor")),
    # terms, domains and ranges
    Fault("misspelt property", "S01", spoil.misspelt(CRM.P14)),
    Fault("misspelt property of another vocabulary", "S01", spoil.misspelt(PROV.wasDerivedFrom)),
    Fault("misspelt class", "S01", spoil.other_type(CRM.E53, CRM.E53.replace("Place", "Plaec"))),
    Fault("property used as a class", "S01", spoil.other_type(CRM.E53, CRM.P14)),
    Fault("addressee is a place", "S02", change(CRM.P29, first(CRM.E53), SENDING)),
    Fault("act carried out by a place", "S02", change(CRM.P14, first(CRM.E53), CRM.E65)),
    Fault("words where a node belongs", "S02", put(CRM.P2, literal.string("decision"), CRM.E65)),
    Fault("node where words belong", "S02", change(CRM.P190, first(CRM.E53), CRM.E41)),
    Fault("role stated on the act itself", "S02", put(CRM["P14.1"], first(CRM.E55), CRM.E65)),
    Fault("person in the place of a time-span", "S02", change(CRM.P4, first(CRM.E21), CRM.E65)),
    Fault("run that used nothing but words", "S02", change(PROV.used, literal.string("a file"), "run")),
    Fault("actor without a type", "S38", spoil.untyped),
    # disjointness and property classes
    Fault("decision typed as the document it made", "S03", put(RDF.type, CRM.E31, CRM.E65)),
    Fault("order typed as event", "S03", put(RDF.type, CRM.E7, CRM.E29, g="stated")),
    Fault("person and group under one name", "S03", put(RDF.type, CRM.E74, CRM.E21)),
    Fault("place standing for a government", "S03", put(RDF.type, CRM.E74, CRM.E53)),
    Fault("sheet typed as its text", "S03", put(RDF.type, CRM.E33, CRM.E22)),
    Fault("act of the chain typed as its product", "S03", put(RDF.type, PROV.Entity, "run")),
    Fault("performer node without its plain triple", "S15", spoil.no_plain_triple(CRM.PC14, CRM.P14)),
    Fault("role node without its plain triple", "S15", spoil.no_plain_triple(CRM.PC67, CRM.P67)),
    Fault("role node without a holder", "S15", drop(CRM.P02, CRM.PC67)),
    Fault("role node with two roles", "S15", put(CRM["P67.1"], kind("role-model"), CRM.PC67)),
    Fault("second time-span", "S39", spoil.two_spans),
    # names and literals
    Fault("blank node for an event", "S36", spoil.renamed("distribution", "_:b0")),
    Fault("blank node for a name", "S36", change(CRM.P1, "_:b1", CRM.E21)),
    Fault("IRI outside the base", "S36", spoil.renamed(CRM.E52, f"{PROV.Entity[:-7]}mine>")),
    Fault("number no store keeps as it is", "S47", change(SCHEMA.position, spoil.typed("01", XSD.integer), SENDING)),
    Fault("datatype stores rewrite", "S47", change(OA.end, spoil.typed("9", XSD.nonNegativeInteger), PASSAGE)),
    Fault("day that never was", "S47", change(CRM.P82a, spoil.typed("1937-13-41", XSD.date), CRM.E52)),
    # inference and provenance
    Fault("inference among the stated", "S31", spoil.inference_stated),
    Fault("inference without reason", "S31", drop(CRM.P3, CRM.E13)),
    Fault("inference without basis", "S31", drop(CRM.P2, CRM.E13)),
    Fault("inference leaked into the stated graph", "S31", spoil.leaked),
    Fault("inference whose triple is lost", "S31", spoil.inferred_lost),
    Fault("inferred triple without its reason", "S32", spoil.unexplained),
    Fault("time of the clock on the run", "S35", put(PROV.startedAtTime, _CLOCK, "run")),
    Fault("run without its rules", "S35", spoil.plan_lost),
    Fault("another file than the source named", "S35", spoil.another_source),
    Fault("graph that comes from nowhere", "S46", drop(PROV.wasDerivedFrom, "stated")),
    Fault("graph that does not say its kind", "S49", spoil.graph_kind_lost),
    # provisions
    Fault("refusal or order typed as event", "S22", put(RDF.type, CRM.E7, PROVISION)),
    Fault("cyclic requirement", "S19", spoil.circle("requires")),
    Fault("item that contains its point", "S40", spoil.circle("contains")),
    Fault("provision in no point", "S40", spoil.unplaced),
    Fault("provision of no kind", "S45", spoil.kind_lost),
    Fault("provision in two modes", "S45", put(CRM.P2, kind("modality-declined"), PROVISION)),
    Fault("reference without a role", "S43", put(CRM.P67, first(CRM.E53), PROVISION)),
    Fault("misspelt role", "S16", spoil.role_to_another("role-charged", "role-chraged")),
    Fault("charge to nobody", "S17", spoil.role_to_another("role-charged", "role-addressee")),
    Fault("place charged with a task", "S42", spoil.other_holder("role-charged", CRM.E53)),
    # the profile
    Fault("label lost", "S04", drop(RDFS.label, CRM.E21)),
    Fault("number without a kind", "S09", drop(CRM.P2, CRM.E42)),
    Fault("name with two spellings", "S09", put(CRM.P190, literal.string("another"), CRM.E41)),
    Fault("addressee lost", "S10", drop(CRM.P29, SENDING)),
    Fault("copy lost", "S10", drop(CRM.P30, SENDING)),
    Fault("addressee as performer", "S10", put(CRM.P14, first(CRM.E21), SENDING)),
    Fault("gap in the list", "S11", spoil.positions(1, 7)),
    Fault("position given twice", "S11", spoil.positions(1, 1)),
    Fault("swapped list positions", "S12", spoil.positions(2, 1)),
    Fault("excerpt of another sheet", "S13", spoil.foreign_part),
    Fault("addressee twice in one list", "S14", spoil.same_addressee),
    Fault("dates reversed", "S23", spoil.dates_swapped),
    Fault("decision dated after its minutes", "S24", spoil.late_decision),
    Fault("excerpt sent to the dead", "S26", spoil.sent_to_the_dead),
    Fault("office stated before its holder's term", "S27", spoil.out_of_term),
    Fault("two points of one number", "S28", spoil.same_number),
    Fault("classified storage without a note", "S29", drop(CRM.P129, "storage-note")),
    Fault("opis under the delo", "S30", spoil.turned_over),
    Fault("fond without an archive", "S30", drop(CRM.P49, "fond")),
    Fault("link to a page instead of an entity", "S33", spoil.linked(f"<{SCHEMA}page>")),
    Fault("link that nobody decided", "S33", spoil.linked(WD.Q1)),
    Fault("person and group under one slug", "S37", spoil.two_things),
    Fault("translation of itself", "S34", spoil.own_translation),
    Fault("office as a kind of person", "S48", spoil.office_for_ever),
    Fault("name of nothing", "S50", spoil.name_of_nothing),
)
"""Every kind of fault, in the order they are tried."""
