"""Links: a confirmed one has its E13, a candidate is never asserted, one slug is one thing."""

from collections.abc import Callable, Iterator

from kg.check.index import Index
from kg.check.report import Finding, Severity, short
from kg.vocab import CRM, RDF, RDFS, SCHEMA, WD

V = Severity.VIOLATION

_CONFIRMED = ("link-curated", "link-reviewed")
_THINGS = (CRM.E21, CRM.E74, CRM.E53)


def explained(ix: Index) -> Iterator[Finding]:
    """S33: schema:sameAs to Wikidata has an E13 that is curated or reviewed, rdfs:seeAlso one that is close."""
    for predicate, states in ((SCHEMA.sameAs, _CONFIRMED), (RDFS.seeAlso, ("link-close",))):
        wanted = {ix.kind(state) for state in states}
        for s, o, g in ix.uses(predicate):
            if o not in WD:
                continue
            claims = set(ix.into(CRM.P140).get(s, ())) & set(ix.into(CRM.P141).get(o, ()))
            if not any(wanted & set(ix.objects(claim, CRM.P2)) for claim in claims):
                message = f"no E13 decides this link ({' or '.join(states)}): add it, or leave a candidate unasserted."
                yield Finding("S33", V, s, predicate, o, message, g)


def one_thing(ix: Index) -> Iterator[Finding]:
    """S37: what has an identity across documents is one kind of thing in all of them."""
    heads = (f"<{ix.base}actor/", f"<{ix.base}place/")
    classes: dict[str, set[str]] = {}
    for s, o, _ in ix.uses(RDF.type):
        if o in _THINGS and s.startswith(heads):
            classes.setdefault(s, set()).add(o)
    for node, found in sorted(classes.items()):
        if len(found) > 1:
            said = " and ".join(short(one) for one in sorted(found))
            message = f"one slug for {said}: give the second thing a slug of its own."
            yield Finding("S37", V, node, RDF.type, "", message)


RULES: tuple[Callable[[Index], Iterator[Finding]], ...] = (explained, one_thing)
"""The rules of this module in the order they run."""
