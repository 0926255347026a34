"""Pattern L: from which file, by which agent and rules each graph was made. No clock, no host, no path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from kg import literal
from kg.mapping.scope import LABEL, TYPE, Scope, Triple
from kg.model import Corrected
from kg.vocab import CRM, PROV


@dataclass(frozen=True, slots=True)
class Tool:
    """What made a graph: the tool's version and the digest of its rules and word lists."""

    version: str
    rules: str


def run_digest(source_sha256: str, tool: Tool, corrections: tuple[Corrected, ...] = ()) -> str:
    """The name of a run: what went in, nothing else."""
    rows = "".join(f"\n{c.target}\t{c.was}\t{c.now}\t{c.reason}\t{c.who}\t{c.date}" for c in corrections)
    return sha256(f"{source_sha256}\n{tool.rules}\n{tool.version}{rows}".encode()).hexdigest()


def provenance(scope: Scope, tool: Tool, *, inferred: bool) -> Iterator[Triple]:
    """The prov graph of one document."""
    iris, source = scope.iris, scope.it.document.source
    corrected = tuple(c for c in scope.it.claims if isinstance(c, Corrected))
    run = iris.run(run_digest(source.sha256, tool, corrected))
    agent, rules = iris.agent("protokol"), iris.agent("rules")
    stated = iris.graph(scope.key, "stated")
    yield from scope.thing(scope.source, (CRM.E31, PROV.Entity), "source-file", f"source {source.sha256[:16]}")
    digest = iris.digest(source.sha256)
    yield scope.source, CRM.P1, digest
    yield from scope.thing(digest, (CRM.E42,), "sha256", source.sha256)
    yield digest, CRM.P190, literal.string(source.sha256)
    if scope.text != scope.source:
        yield from scope.thing(scope.text, (CRM.E31, PROV.Entity), "extracted-text", "text extracted from the source")
        yield scope.text, PROV.wasDerivedFrom, scope.source
    yield from scope.thing(run, (CRM.E7, PROV.Activity), "run", f"run of protokol {tool.version}")
    yield run, CRM.P16, scope.source
    yield run, PROV.used, scope.source
    yield run, PROV.wasAssociatedWith, agent
    association = scope.node("run.association")
    yield run, PROV.qualifiedAssociation, association
    yield association, TYPE, PROV.Association
    yield association, LABEL, literal.string("the tool working by its rules")
    yield association, PROV.agent, agent
    yield association, PROV.hadPlan, rules
    yield agent, TYPE, PROV.SoftwareAgent
    yield agent, LABEL, literal.string(f"protokol {tool.version}")
    yield from scope.thing(rules, (CRM.E29, PROV.Plan, PROV.Entity), "rules", f"rules and word lists {tool.rules[:16]}")
    graphs = [("stated", stated, scope.source)]
    if inferred:
        graphs.append(("inferred", iris.graph(scope.key, "inferred"), stated))
    for which, graph, basis in graphs:
        yield from scope.thing(graph, (CRM.E73, PROV.Entity), which, f"{which} graph of {scope.key}")
        yield graph, PROV.wasGeneratedBy, run
        yield graph, PROV.wasDerivedFrom, basis
    yield scope.doc, PROV.wasDerivedFrom, scope.source
