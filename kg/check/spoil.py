"""Edits of more than one step for the catalogue of faults.

Each takes a draft and says whether it could put its fault in; those with parameters give such an edit.
"""

from kg import literal
from kg.check.draft import Draft, Edit, put
from kg.check.evidence import lexical
from kg.vocab import CRM, OA, PROV, RDF, RDFS, SCHEMA

PASSAGE = OA.TextPositionSelector
SENDING, DISTRIBUTION, PROVISION = "sending-of-excerpt", "distribution", "provision"


def moved(start: int, end: int) -> Edit:
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


def empty_range(draft: Draft) -> bool:
    """A passage that begins where it ends."""
    for node in draft.nodes(PASSAGE, g="stated"):
        quad = draft.find(node, OA.end)[0]
        start = draft.find(node, OA.start)[0][2]
        draft.remove(quad)
        draft.add(node, OA.end, start, quad[3])
        number = lexical(start)
        draft.rename(node, f"{node.partition('#')[0]}#char={number},{number}>")
        return True
    return False


def text_edited(draft: Draft) -> bool:
    """A text that gained a character at its beginning."""
    for node in draft.nodes(PASSAGE):
        iri = f"{node.partition('#')[0]}>"
        if iri in draft.texts:
            draft.texts[iri] = "\ufeff" + draft.texts[iri]
            return True
    return False


def misspelt(quad_of: str) -> Edit:
    """The first use of a property gets a name that does not exist."""

    def edit(draft: Draft) -> bool:
        for s, p, o, g in draft.find(p=quad_of)[:1]:
            draft.remove((s, p, o, g))
            draft.add(s, p.replace("_", "", 1) if "_" in p else p[:-2] + ">", o, g)
            return True
        return False

    return edit


def other_type(of: str, new: str) -> Edit:
    """The class of a node replaced by another."""

    def edit(draft: Draft) -> bool:
        for node in draft.nodes(of)[:1]:
            quads = draft.find(node, RDF.type)
            draft.remove(*quads)
            draft.add(node, RDF.type, new, quads[0][3])
            return True
        return False

    return edit


def untyped(draft: Draft) -> bool:
    """An actor that is nowhere said to be one."""
    for _, _, actor, _ in draft.find(p=CRM.P14):
        draft.remove(*draft.find(actor, RDF.type))
        return True
    return False


def renamed(of: str, new: str) -> Edit:
    """A node under another name everywhere."""

    def edit(draft: Draft) -> bool:
        for node in draft.nodes(of)[:1]:
            draft.rename(node, new)
            return True
        return False

    return edit


def invented_person(draft: Draft) -> bool:
    """A person whom no words mention."""
    for document in draft.nodes("document", g="stated")[:1]:
        node = f"{document[:-1]}#invented>"
        graph = draft.graph_of(document)
        draft.add(node, RDF.type, CRM.E21, graph)
        draft.add(node, RDFS.label, literal.string("Ivanov"), graph)
        return True
    return False


def no_plain_triple(pc: str, plain: str) -> Edit:
    """A property node without the triple it stands for."""

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


def leaked(draft: Draft) -> bool:
    """An inferred triple that is stated too."""
    for attribution in draft.nodes(CRM.E13):
        subject = draft.find(attribution, CRM.P140)[0][2]
        target = draft.find(attribution, CRM.P141)[0][2]
        for s, p, o, g in draft.find(subject, o=target, g="inferred"):
            draft.add(s, p, o, f"{g.rpartition('/')[0]}/stated>")
            return True
    return False


def inferred_lost(draft: Draft) -> bool:
    """An inference whose triple is not there."""
    for attribution in draft.nodes(CRM.E13):
        subject = draft.find(attribution, CRM.P140)[0][2]
        target = draft.find(attribution, CRM.P141)[0][2]
        found = draft.find(subject, o=target, g="inferred")
        if found:
            draft.remove(*found)
            return True
    return False


def unexplained(draft: Draft) -> bool:
    """An inferred triple that nobody gives a reason for."""
    inferred = draft.find(p=CRM.P2, o=draft.kind("inferred"))
    acts = draft.nodes(CRM.E65, having=CRM.P94, without=CRM.P14, g="stated") or draft.nodes(CRM.E10, g="stated")
    actors = draft.nodes(CRM.E74, g="stated")
    if not (inferred and acts and actors):
        return False
    draft.add(acts[0], CRM.P14, actors[0], inferred[0][0])
    return True


def circle(kind_of_link: str) -> Edit:
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


def positions(*new: int) -> Edit:
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


def same_addressee(draft: Draft) -> bool:
    """The first addressee of a list in the place of the second."""
    for distribution in draft.nodes(DISTRIBUTION):
        members = [o for _, _, o, _ in draft.find(distribution, CRM.P9)]
        quads = [q for m in members for q in draft.find(m, CRM.P29)]
        if len(quads) > 1:
            draft.remove(quads[1])
            draft.add(quads[1][0], CRM.P29, quads[0][2], quads[1][3])
            return True
    return False


def same_number(draft: Draft) -> bool:
    """A point with the number of another."""
    numbers = [q for n in draft.nodes("point-number") for q in draft.find(n, CRM.P190)]
    for one in numbers[1:]:
        if one[2] != numbers[0][2]:
            draft.remove(one)
            draft.add(one[0], one[1], numbers[0][2], one[3])
            return True
    return False


def dates_swapped(draft: Draft) -> bool:
    """A span that ends before it begins."""
    for span in draft.nodes(CRM.E52, having=CRM.P82b):
        for quad in draft.find(span, CRM.P82a):
            draft.remove(quad)
            draft.add(span, CRM.P82a, literal.date("2999-01-01"), quad[3])
            return True
    return False


def two_spans(draft: Draft) -> bool:
    """An act with a second time-span."""
    for act in draft.nodes(CRM.E65, having=CRM.P4) + draft.nodes(CRM.E7, having=CRM.P4):
        for span in draft.nodes(CRM.E52):
            if not draft.find(act, CRM.P4, span):
                draft.add(act, CRM.P4, span)
                return True
    return False


def turned_over(draft: Draft) -> bool:
    """The opis placed under the delo."""
    for opis in draft.nodes("opis", having=CRM.P46):
        below = draft.find(opis, CRM.P46)[0]
        above = draft.find(p=CRM.P46, o=opis)
        draft.remove(below, *above)
        draft.add(below[2], CRM.P46, opis, below[3])
        return True
    return False


def another_source(draft: Draft) -> bool:
    """A source whose digest is another file's."""
    for number in draft.nodes("sha256", having=CRM.P190):
        quad = draft.find(number, CRM.P190)[0]
        draft.remove(quad)
        draft.add(number, CRM.P190, f'"{"0" * 64}"', quad[3])
        return True
    return False


def plan_lost(draft: Draft) -> bool:
    """Runs that do not name their rules."""
    found = draft.find(p=PROV.hadPlan)
    draft.remove(*found)
    return bool(found)


def graph_kind_lost(draft: Draft) -> bool:
    """Stated graphs that do not say they are."""
    found = draft.find(p=CRM.P2, o=draft.kind("stated"))
    draft.remove(*found)
    return bool(found)


def inference_stated(draft: Draft) -> bool:
    """An E13 among the stated."""
    for attribution in draft.nodes(CRM.E13, g="inferred")[:1]:
        for s, p, o, g in draft.find(attribution):
            draft.remove((s, p, o, g))
            draft.add(s, p, o, f"{g.rpartition('/')[0]}/stated>")
        return True
    return False


def foreign_part(draft: Draft) -> bool:
    """A copy of a part of another document."""
    for sending in draft.nodes(SENDING, having=CRM.P30):
        copy = draft.find(sending, CRM.P30)[0][2]
        for quad in draft.find(copy, CRM.P128):
            other = f"<{draft.base}doc/another#p1>"
            draft.remove(quad)
            draft.add(copy, CRM.P128, other, quad[3])
            draft.add(other, RDF.type, CRM.E33, quad[3])
            return True
    return False


def unplaced(draft: Draft) -> bool:
    """A provision that stands nowhere."""
    for provision in draft.nodes(PROVISION):
        above = draft.find(p=CRM.P148, o=provision)
        if above:
            draft.remove(*above)
            return True
    return False


def other_holder(role: str, class_: str) -> Edit:
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


def role_to_another(role: str, new: str) -> Edit:
    """A role replaced by another, known or not."""

    def edit(draft: Draft) -> bool:
        for s, p, o, g in draft.find(p=CRM["P67.1"], o=draft.kind(role)):
            draft.remove((s, p, o, g))
            draft.add(s, p, draft.kind(new), g)
            draft.add(draft.kind(new), RDF.type, CRM.E55, f"<{draft.base}graph/vocabulary>")
            draft.add(draft.kind(new), RDFS.label, '"role"', f"<{draft.base}graph/vocabulary>")
            return True
        return False

    return edit


def kind_lost(draft: Draft) -> bool:
    """A provision that is only a provision."""
    keep = {draft.kind(PROVISION)}
    for provision in draft.nodes(PROVISION):
        kinds = [q for q in draft.find(provision, CRM.P2) if q[2] not in keep and "/modality-" not in q[2]]
        if kinds:
            draft.remove(*kinds)
            return True
    return False


def late_decision(draft: Draft) -> bool:
    """The whole a decision stands in decided long before it."""
    for decision in draft.nodes("decision", having=CRM.P4):
        part = draft.find(decision, CRM.P94)[0][2]
        span = draft.find(decision, CRM.P4)[0][2]
        wholes = draft.find(p=CRM.P106, o=part)
        if not (wholes and draft.find(span, CRM.P82a)):
            continue
        frame, time, graph = f"{decision[:-1]}.frame>", f"{span[:-1]}.frame>", draft.graph_of(decision)
        for _, p, o, g in draft.find(decision):
            if p not in (CRM.P94, CRM.P4):
                draft.add(frame, p, o, g)
        draft.add(frame, CRM.P94, wholes[0][0], graph)
        draft.add(frame, CRM.P4, time, graph)
        draft.add(time, RDF.type, CRM.E52, graph)
        draft.add(time, RDFS.label, literal.string("long before"), graph)
        draft.add(time, CRM.P82b, literal.date("1000-01-01"), graph)
        return True
    return False


def sent_to_the_dead(draft: Draft) -> bool:
    """Who an addressee is identified with died long before the decision."""
    for _, _, addressee, _ in draft.find(p=CRM.P29):
        for claim, _, _, _ in draft.find(p=CRM.P140, o=addressee):
            states = {o for _, _, o, _ in draft.find(claim, CRM.P2)}
            if states & {draft.kind("link-automatic"), draft.kind("link-curated")}:
                for _, _, person, _ in draft.find(claim, CRM.P141):
                    death, graph = f"{person[:-1]}#early>", draft.graph_of(person)
                    draft.remove(*draft.find(person, CRM.P100i))
                    draft.add(person, CRM.P100i, death, graph)
                    draft.add(death, RDF.type, CRM.E69, graph)
                    draft.add(death, CRM.P4, f"{death[:-1]}.time>", graph)
                    draft.add(f"{death[:-1]}.time>", RDF.type, CRM.E52, graph)
                    draft.add(f"{death[:-1]}.time>", CRM.P82b, literal.date("1000-01-01"), graph)
                    return True
    return False


def out_of_term(draft: Draft) -> bool:
    """The document that states somebody's office is dated long before he held it."""
    for joining, _, _, _ in draft.find(p=CRM.P183):
        names = {
            name.lower()
            for _, _, office, _ in draft.find(joining, CRM.P2)
            for _, _, appellation, _ in draft.find(office, CRM.P1)
            for _, _, name, _ in draft.find(appellation, CRM.P190)
        }
        held = [
            statement
            for _, _, person, _ in draft.find(joining, CRM.P143)
            for claim, _, _, _ in draft.find(p=CRM.P141, o=person)
            if draft.find(claim, CRM.P2, draft.kind("link-automatic"))
            for _, _, local, _ in draft.find(claim, CRM.P140)
            for statement, _, _, _ in draft.find(p=CRM.P67, o=local)
            if any(label.lower() in names for _, _, label, _ in draft.find(statement, RDFS.label))
        ]
        for statement in held:
            document = f"{statement.partition('#')[0]}>"
            made = {s for s, _, _, _ in draft.find(p=CRM.P94, o=document)} & set(draft.nodes("creation"))
            days = [day for one in sorted(made) for _, _, day, _ in draft.find(one, CRM.P4)]
            for quad in [q for day in days for p in (CRM.P82a, CRM.P82b) for q in draft.find(day, p)]:
                draft.remove(quad)
                draft.add(quad[0], quad[1], literal.date("1000-01-01"), quad[3])
            if days:
                return True
    return False


def own_translation(draft: Draft) -> bool:
    """A text that is its own translation."""
    for s, p, _, g in draft.find(p=CRM.P73):
        draft.add(s, p, s, g)
        return True
    return False


def office_for_ever(draft: Draft) -> bool:
    """An office as a kind of a person."""
    offices, persons = draft.nodes("office"), draft.nodes(CRM.E21)
    if not (offices and persons):
        return False
    draft.add(persons[0], CRM.P2, offices[0])
    return True


def name_of_nothing(draft: Draft) -> bool:
    """A name that nothing bears."""
    for document in draft.nodes("document", g="stated")[:1]:
        node, graph = f"{document[:-1]}#name.nothing>", draft.graph_of(document)
        draft.add(node, RDF.type, CRM.E41, graph)
        draft.add(node, RDFS.label, literal.string("Nobody"), graph)
        draft.add(node, CRM.P190, literal.string("Nobody"), graph)
        return True
    return False


def linked(target: str) -> Edit:
    """A person with a link to what is no entity."""
    return put(SCHEMA.sameAs, target, CRM.E21)


def two_things(draft: Draft) -> bool:
    """A slug that is a person here and a group there."""
    node, graph = f"<{draft.base}actor/two-things>", f"<{draft.base}graph/authority>"
    for class_ in (CRM.E21, CRM.E74):
        draft.add(node, RDF.type, class_, graph)
    draft.add(node, RDFS.label, literal.string("Two things"), graph)
    return True


def typed(value: str, datatype: str) -> str:
    """A literal in N-Triples form."""
    return f'"{value}"^^{datatype}'
