"""The gate: is this dataset true to its text, to the ontologies and to the profile?

>>> str(check([], {}, "https://data.example.org/id/")).splitlines()[-1]
'0 violations, 0 warnings, 0 notices'
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from kg.check import crm, evidence, inference, links, shapes, structure, terms
from kg.check.index import Index, Quad
from kg.check.report import Finding, Report, Severity

__all__ = ["Finding", "Quad", "Report", "Severity", "check"]


def check(quads: Iterable[Quad], texts: Mapping[str, str], base: str) -> Report:
    """All findings of the gate over one dataset.

    `quads` are (subject, predicate, object, graph) in N-Triples form and must contain the shared graphs
    their nodes are typed in; `texts` maps the IRI of each text (in brackets) to the text offsets refer
    to; `base` is the base IRI of the dataset, ending in a slash. The report is the same whatever the
    order of the quads.
    """
    dataset = list(quads)
    index = Index(dataset, base)
    graph_rules = (*crm.RULES, *terms.RULES, *inference.RULES, *links.RULES, *structure.RULES)
    found = chain(
        evidence.passages(index, texts),
        evidence.claims(index),
        *(rule(index) for rule in graph_rules),
        shapes.validate(dataset, base),
    )
    return Report.of(found, evidence.measures(index))
