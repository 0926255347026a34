"""The catalogue of faults: what has gone wrong in such data before, each with the rule that must catch it."""

from dataclasses import dataclass

from kg import literal
from kg.check.draft import Draft, Edit, change, drop, first, kind, put
from kg.check.evidence import lexical
from kg.vocab import CRM, OA, PROV, RDF, RDFS, SCHEMA, XSD

__all__ = ["FAULTS", "Draft", "Fault"]

PASSAGE = OA.TextPositionSelector
SENDING, DISTRIBUTION, PROVISION = "sending-of-excerpt", "distribution", "provision"


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: its name for people, the rule that must find it, and the edit that puts it in."""

    name: str
    rule: str
    edit: Edit


# -------------------- edits that need more than one step


def _moved(start: int, end: int) -> Edit:
    """A passage whose IRI and selector agree and both are wrong by so many characters."""

    def edit(draft: Draft) -> bool:
        for node in draft.nodes(PASSAGE, g="stated"):
            a, b = (draft.find(node, p)[0] for p in (OA.start, OA.end))
            new = int(lexical(a[2])) + start, int(lexical(b[2])) + end
            draft.remove(a, b)
            draft.add(node, OA.start, literal.integer(new[0]), a[3])
            draft.add(node, OA.end, literal.integer(new[1]), b[3])
            draft.rename(node, f"{node.partition('#')[0]}#char={new[0]},{new[1]}>")
            return True
        return False

    return edit


def _empty_range(draft: Draft) -> bool:
    for node in draft.nodes(PASSAGE, g="stated"):
        quad = draft.find(node, OA.end)[0]
        start = draft.find(node, OA.start)[0][2]
        draft.remove(quad)
        draft.add(node, OA.end, start, quad[3])
        number = lexical(start)
        draft.rename(node, f"{node.partition('#')[0]}#char={number},{number}>")
        return True
    return False


def _text_edited(draft: Draft) -> bool:
    for iri in sorted(draft.texts):
        draft.texts[iri] = "\ufeff" + draft.texts[iri]
        return True
    return False


def _misspelt(quad_of: str) -> Edit:
    """The first use of a property gets a name that does not exist."""

    def edit(draft: Draft) -> bool:
        for s, p, o, g in draft.find(p=quad_of)[:1]:
            draft.remove((s, p, o, g))
            draft.add(s, p.replace("_", "", 1) if "_" in p else p[:-2] + ">", o, g)
            return True
        return False

    return edit


def _other_type(of: str, new: str) -> Edit:
    """The class of a node replaced by another."""

    def edit(draft: Draft) -> bool:
        for node in draft.nodes(of)[:1]:
            quads = draft.find(node, RDF.type)
            draft.remove(*quads)
            draft.add(node, RDF.type, new, quads[0][3])
            return True
        return False

    return edit


def _untyped(draft: Draft) -> bool:
    for _, _, actor, _ in draft.find(p=CRM.P14):
        draft.remove(*draft.find(actor, RDF.type))
        return True
    return False


def _renamed(of: str, new: str) -> Edit:
    def edit(draft: Draft) -> bool:
        for node in draft.nodes(of)[:1]:
            draft.rename(node, new)
            return True
        return False

    return edit


def _invented_person(draft: Draft) -> bool:
    for document in draft.nodes("document", g="stated")[:1]:
        node = f"{document[:-1]}#invented>"
        graph = draft.graph_of(document)
        draft.add(node, RDF.type, CRM.E21, graph)
        draft.add(node, RDFS.label, literal.string("Ivanov"), graph)
        return True
    return False


def _no_plain_triple(pc: str, plain: str) -> Edit:
    def edit(draft: Draft) -> bool:
        for node in draft.nodes(pc):
            for s in draft.find(node, CRM.P01):
                for o in draft.find(node, CRM.P02):
                    quads = draft.find(s[2], plain, o[2])
                    if quads:
                        draft.remove(*quads)
                        return True
        return False

    return edit


def _leaked(draft: Draft) -> bool:
    for attribution in draft.nodes(CRM.E13):
        subject = draft.find(attribution, CRM.P140)[0][2]
        target = draft.find(attribution, CRM.P141)[0][2]
        for s, p, o, g in draft.find(subject, o=target, g="inferred"):
            draft.add(s, p, o, f"{g.rpartition('/')[0]}/stated>")
            return True
    return False


def _inferred_lost(draft: Draft) -> bool:
    for attribution in draft.nodes(CRM.E13):
        subject = draft.find(attribution, CRM.P140)[0][2]
        target = draft.find(attribution, CRM.P141)[0][2]
        found = draft.find(subject, o=target, g="inferred")
        if found:
            draft.remove(*found)
            return True
    return False


def _unexplained(draft: Draft) -> bool:
    inferred = draft.find(p=CRM.P2, o=draft.kind("inferred"))
    acts = draft.nodes(CRM.E65, having=CRM.P94, without=CRM.P14, g="stated") or draft.nodes(CRM.E10, g="stated")
    actors = draft.nodes(CRM.E74, g="stated")
    if not (inferred and acts and actors):
        return False
    draft.add(acts[0], CRM.P14, actors[0], inferred[0][0])
    return True


def _circle(kind_of_link: str) -> Edit:
    """Provisions that require or contain each other."""

    def edit(draft: Draft) -> bool:
        if kind_of_link == "requires":
            for node in draft.nodes(CRM.PC69):
                s, o = (draft.find(node, p)[0][2] for p in (CRM.P01, CRM.P02))
                back = f"{node[:-1]}.back>"
                graph = draft.graph_of(node)
                for quad in draft.find(node):
                    swapped = {CRM.P01: o, CRM.P02: s}.get(quad[1], quad[2])
                    draft.add(back, quad[1], swapped, graph)
                draft.add(o, CRM.P69, s, graph)
                return True
            return False
        for s, _, o, g in draft.find(p=CRM.P148):
            draft.add(o, CRM.P148, s, g)
            return True
        return False

    return edit


def _positions(*new: int) -> Edit:
    """The first positions of a list replaced, in their order."""

    def edit(draft: Draft) -> bool:
        for distribution in draft.nodes(DISTRIBUTION):
            members = [o for _, _, o, _ in draft.find(distribution, CRM.P9)]
            quads = sorted((q for m in members for q in draft.find(m, SCHEMA.position)), key=lambda q: q[2])
            if len(quads) < len(new):
                continue
            for quad, number in zip(quads, new, strict=False):
                draft.remove(quad)
                draft.add(quad[0], quad[1], literal.integer(number), quad[3])
            return True
        return False

    return edit


def _same_addressee(draft: Draft) -> bool:
    for distribution in draft.nodes(DISTRIBUTION):
        members = [o for _, _, o, _ in draft.find(distribution, CRM.P9)]
        quads = [q for m in members for q in draft.find(m, CRM.P29)]
        if len(quads) > 1:
            draft.remove(quads[1])
            draft.add(quads[1][0], CRM.P29, quads[0][2], quads[1][3])
            return True
    return False


def _same_number(draft: Draft) -> bool:
    numbers = [q for n in draft.nodes("point-number") for q in draft.find(n, CRM.P190)]
    for one in numbers[1:]:
        if one[2] != numbers[0][2]:
            draft.remove(one)
            draft.add(one[0], one[1], numbers[0][2], one[3])
            return True
    return False


def _dates_swapped(draft: Draft) -> bool:
    for span in draft.nodes(CRM.E52, having=CRM.P82b):
        for a, b in zip(draft.find(span, CRM.P82a), draft.find(span, CRM.P82b), strict=False):
            if a[2] != b[2]:
                draft.remove(a, b)
                draft.add(span, CRM.P82a, b[2], a[3])
                draft.add(span, CRM.P82b, a[2], b[3])
                return True
    return False


def _two_spans(draft: Draft) -> bool:
    for act in draft.nodes(CRM.E65, having=CRM.P4) + draft.nodes(CRM.E7, having=CRM.P4):
        for span in draft.nodes(CRM.E52):
            if not draft.find(act, CRM.P4, span):
                draft.add(act, CRM.P4, span)
                return True
    return False


def _turned_over(draft: Draft) -> bool:
    """The opis placed under the delo."""
    for opis in draft.nodes("opis", having=CRM.P46):
        below = draft.find(opis, CRM.P46)[0]
        above = draft.find(p=CRM.P46, o=opis)
        draft.remove(below, *above)
        draft.add(below[2], CRM.P46, opis, below[3])
        return True
    return False


def _another_source(draft: Draft) -> bool:
    for number in draft.nodes("sha256", having=CRM.P190):
        quad = draft.find(number, CRM.P190)[0]
        draft.remove(quad)
        draft.add(number, CRM.P190, f'"{"0" * 64}"', quad[3])
        return True
    return False


def _plan_lost(draft: Draft) -> bool:
    found = draft.find(p=PROV.hadPlan)
    draft.remove(*found)
    return bool(found)


def _graph_kind_lost(draft: Draft) -> bool:
    found = draft.find(p=CRM.P2, o=draft.kind("stated"))
    draft.remove(*found)
    return bool(found)


def _inference_stated(draft: Draft) -> bool:
    for attribution in draft.nodes(CRM.E13)[:1]:
        for s, p, o, g in draft.find(attribution):
            draft.remove((s, p, o, g))
            draft.add(s, p, o, f"{g.rpartition('/')[0]}/stated>")
        return True
    return False


def _foreign_part(draft: Draft) -> bool:
    for sending in draft.nodes(SENDING, having=CRM.P30):
        copy = draft.find(sending, CRM.P30)[0][2]
        for quad in draft.find(copy, CRM.P128):
            other = f"<{draft.base}doc/another#p1>"
            draft.remove(quad)
            draft.add(copy, CRM.P128, other, quad[3])
            draft.add(other, RDF.type, CRM.E33, quad[3])
            return True
    return False


def _unplaced(draft: Draft) -> bool:
    for provision in draft.nodes(PROVISION):
        above = draft.find(p=CRM.P148, o=provision)
        if above:
            draft.remove(*above)
            return True
    return False


def _other_holder(role: str, class_: str) -> Edit:
    """A role played by a node of the wrong class; the plain triple follows."""

    def edit(draft: Draft) -> bool:
        others = draft.nodes(class_, g="stated")
        for _, _, node, _ in ((o, p, s, g) for s, p, o, g in draft.find(p=CRM["P67.1"], o=draft.kind(role))):
            quad = draft.find(node, CRM.P02)[0]
            whole = draft.find(node, CRM.P01)[0][2]
            if others:
                draft.remove(quad)
                draft.add(node, CRM.P02, others[0], quad[3])
                draft.add(whole, CRM.P67, others[0], quad[3])
                return True
        return False

    return edit


def _role_to_another(role: str, new: str) -> Edit:
    def edit(draft: Draft) -> bool:
        for s, p, o, g in draft.find(p=CRM["P67.1"], o=draft.kind(role)):
            draft.remove((s, p, o, g))
            draft.add(s, p, draft.kind(new), g)
            draft.add(draft.kind(new), RDF.type, CRM.E55, f"<{draft.base}graph/vocabulary>")
            draft.add(draft.kind(new), RDFS.label, '"role"', f"<{draft.base}graph/vocabulary>")
            return True
        return False

    return edit


def _kind_lost(draft: Draft) -> bool:
    keep = {draft.kind(PROVISION)}
    for provision in draft.nodes(PROVISION):
        kinds = [q for q in draft.find(provision, CRM.P2) if q[2] not in keep and "/modality-" not in q[2]]
        if kinds:
            draft.remove(*kinds)
            return True
    return False


def _late_decision(draft: Draft) -> bool:
    """The decision on a part dated after the decision on the whole it stands in."""
    for decision in draft.nodes("decision", having=CRM.P4):
        part = draft.find(decision, CRM.P94)[0][2]
        wholes = {s for s, _, _, _ in draft.find(p=CRM.P106, o=part)}
        framed = [d for d in draft.nodes("decision", having=CRM.P4) if draft.find(d, CRM.P94)[0][2] in wholes]
        span = draft.find(decision, CRM.P4)[0][2]
        if not framed or any(draft.find(d, CRM.P4)[0][2] == span for d in framed):
            continue
        for p in (CRM.P82a, CRM.P82b):
            draft.remove(*draft.find(span, p))
            draft.add(span, p, literal.date("2090-01-01"))
        return True
    return False


def _own_translation(draft: Draft) -> bool:
    for s, p, _, g in draft.find(p=CRM.P73):
        draft.add(s, p, s, g)
        return True
    return False


def _office_for_ever(draft: Draft) -> bool:
    offices, persons = draft.nodes("office"), draft.nodes(CRM.E21)
    if not (offices and persons):
        return False
    draft.add(persons[0], CRM.P2, offices[0])
    return True


def _name_of_nothing(draft: Draft) -> bool:
    for document in draft.nodes("document", g="stated")[:1]:
        node, graph = f"{document[:-1]}#name.nothing>", draft.graph_of(document)
        draft.add(node, RDF.type, CRM.E41, graph)
        draft.add(node, RDFS.label, _words("Nobody"), graph)
        draft.add(node, CRM.P190, _words("Nobody"), graph)
        return True
    return False


def _linked(target: str) -> Edit:
    return put(SCHEMA.sameAs, target, CRM.E21)


def _words(new: str) -> str:
    return literal.string(new)


def _typed(value: str, datatype: str) -> str:
    return f'"{value}"^^{datatype}'


_CLOCK = _typed("2026-01-01T00:00:00Z", XSD.dateTime)

FAULTS: tuple[Fault, ...] = (
    # evidence
    Fault("offset and IRI shifted by one", "S05", _moved(1, 1)),
    Fault("range cut short at the end", "S05", _moved(0, -1)),
    Fault("range beyond the end of the text", "S05", _moved(0, 1_000_000)),
    Fault("empty range", "S05", _empty_range),
    Fault("quote altered", "S05", change(CRM.P190, _words("words that are not there"), PASSAGE)),
    Fault("quote lost", "S05", drop(CRM.P190, PASSAGE)),
    Fault("the text changed under its passages", "S05", _text_edited),
    Fault("selector disagrees with its IRI", "S06", change(OA.start, literal.integer(0), PASSAGE)),
    Fault("claim without evidence", "S07", drop(CRM.P70i, CRM.E65, g="stated")),
    Fault("sending without evidence", "S07", drop(CRM.P70i, SENDING)),
    Fault("provision without evidence", "S07", drop(CRM.P70i, PROVISION)),
    Fault("role without its words", "S07", drop(PROV.wasQuotedFrom, CRM.PC67)),
    Fault("evidence that is a thing, not words", "S07", change(CRM.P70i, first("document"), CRM.E65)),
    Fault("invented person", "S08", _invented_person),
    Fault("passage without a layer", "S41", drop(CRM.P106i, PASSAGE)),
    Fault("passage in two layers", "S41", put(CRM.P106i, first("document"), PASSAGE)),
    Fault("layer without a voice", "S41", drop(CRM.P2, "voice-editor")),
    Fault("layer with two voices", "S41", put(CRM.P2, kind("voice-translator"), "voice-editor")),
    # terms, domains and ranges
    Fault("misspelt property", "S01", _misspelt(CRM.P14)),
    Fault("misspelt property of another vocabulary", "S01", _misspelt(PROV.wasDerivedFrom)),
    Fault("misspelt class", "S01", _other_type(CRM.E53, CRM.E53.replace("Place", "Plaec"))),
    Fault("property used as a class", "S01", _other_type(CRM.E53, CRM.P14)),
    Fault("addressee is a place", "S02", change(CRM.P29, first(CRM.E53), SENDING)),
    Fault("act carried out by a place", "S02", change(CRM.P14, first(CRM.E53), CRM.E65)),
    Fault("words where a node belongs", "S02", put(CRM.P2, _words("decision"), CRM.E65)),
    Fault("node where words belong", "S02", change(CRM.P190, first(CRM.E53), CRM.E41)),
    Fault("role stated on the act itself", "S02", put(CRM["P14.1"], first(CRM.E55), CRM.E65)),
    Fault("person in the place of a time-span", "S02", change(CRM.P4, first(CRM.E21), CRM.E65)),
    Fault("run that used nothing but words", "S02", change(PROV.used, _words("a file"), "run")),
    Fault("actor without a type", "S38", _untyped),
    # disjointness and property classes
    Fault("decision typed as the document it made", "S03", put(RDF.type, CRM.E31, CRM.E65)),
    Fault("order typed as event", "S03", put(RDF.type, CRM.E7, CRM.E29, g="stated")),
    Fault("person and group under one name", "S03", put(RDF.type, CRM.E74, CRM.E21)),
    Fault("place standing for a government", "S03", put(RDF.type, CRM.E74, CRM.E53)),
    Fault("sheet typed as its text", "S03", put(RDF.type, CRM.E33, CRM.E22)),
    Fault("act of the chain typed as its product", "S03", put(RDF.type, PROV.Entity, "run")),
    Fault("performer node without its plain triple", "S15", _no_plain_triple(CRM.PC14, CRM.P14)),
    Fault("role node without its plain triple", "S15", _no_plain_triple(CRM.PC67, CRM.P67)),
    Fault("role node without a holder", "S15", drop(CRM.P02, CRM.PC67)),
    Fault("role node with two roles", "S15", put(CRM["P67.1"], kind("role-model"), CRM.PC67)),
    Fault("second time-span", "S39", _two_spans),
    # names and literals
    Fault("blank node for an event", "S36", _renamed("distribution", "_:b0")),
    Fault("blank node for a name", "S36", change(CRM.P1, "_:b1", CRM.E21)),
    Fault("IRI outside the base", "S36", _renamed(CRM.E52, f"{PROV.Entity[:-7]}mine>")),
    Fault("number no store keeps as it is", "S47", change(SCHEMA.position, _typed("01", XSD.integer), SENDING)),
    Fault("datatype stores rewrite", "S47", change(OA.end, _typed("9", XSD.nonNegativeInteger), PASSAGE)),
    Fault("day that never was", "S47", change(CRM.P82a, _typed("1937-13-41", XSD.date), CRM.E52)),
    # inference and provenance
    Fault("inference among the stated", "S31", _inference_stated),
    Fault("inference without reason", "S31", drop(CRM.P3, CRM.E13)),
    Fault("inference without basis", "S31", drop(CRM.P2, CRM.E13)),
    Fault("inference leaked into the stated graph", "S31", _leaked),
    Fault("inference whose triple is lost", "S31", _inferred_lost),
    Fault("inferred triple without its reason", "S32", _unexplained),
    Fault("time of the clock on the run", "S35", put(PROV.startedAtTime, _CLOCK, "run")),
    Fault("run without its rules", "S35", _plan_lost),
    Fault("another file than the source named", "S35", _another_source),
    Fault("graph that comes from nowhere", "S46", drop(PROV.wasDerivedFrom, "stated")),
    Fault("graph that does not say its kind", "S49", _graph_kind_lost),
    # provisions
    Fault("refusal or order typed as event", "S22", put(RDF.type, CRM.E7, PROVISION)),
    Fault("cyclic requirement", "S19", _circle("requires")),
    Fault("item that contains its point", "S40", _circle("contains")),
    Fault("provision in no point", "S40", _unplaced),
    Fault("provision of no kind", "S45", _kind_lost),
    Fault("provision in two modes", "S45", put(CRM.P2, kind("modality-declined"), PROVISION)),
    Fault("reference without a role", "S43", put(CRM.P67, first(CRM.E53), PROVISION)),
    Fault("misspelt role", "S16", _role_to_another("role-charged", "role-chraged")),
    Fault("charge to nobody", "S17", _role_to_another("role-charged", "role-addressee")),
    Fault("place charged with a task", "S42", _other_holder("role-charged", CRM.E53)),
    # the profile
    Fault("label lost", "S04", drop(RDFS.label, CRM.E21)),
    Fault("number without a kind", "S09", drop(CRM.P2, CRM.E42)),
    Fault("name with two spellings", "S09", put(CRM.P190, _words("another"), CRM.E41)),
    Fault("addressee lost", "S10", drop(CRM.P29, SENDING)),
    Fault("copy lost", "S10", drop(CRM.P30, SENDING)),
    Fault("addressee as performer", "S10", put(CRM.P14, first(CRM.E21), SENDING)),
    Fault("gap in the list", "S11", _positions(1, 7)),
    Fault("position given twice", "S11", _positions(1, 1)),
    Fault("swapped list positions", "S12", _positions(2, 1)),
    Fault("excerpt of another sheet", "S13", _foreign_part),
    Fault("addressee twice in one list", "S14", _same_addressee),
    Fault("dates reversed", "S23", _dates_swapped),
    Fault("decision dated after its minutes", "S24", _late_decision),
    Fault("two points of one number", "S28", _same_number),
    Fault("classified storage without a note", "S29", drop(CRM.P129, "storage-note")),
    Fault("opis under the delo", "S30", _turned_over),
    Fault("fond without an archive", "S30", drop(CRM.P49, "fond")),
    Fault("link to a page instead of an entity", "S33", _linked(f"<{SCHEMA}page>")),
    Fault("translation of itself", "S34", _own_translation),
    Fault("office as a kind of person", "S48", _office_for_ever),
    Fault("name of nothing", "S50", _name_of_nothing),
)
"""Every kind of fault, in the order they are tried."""
