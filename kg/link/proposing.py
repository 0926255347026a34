"""What the rule proposes for a document, as ledger rows with every feature, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from kg.authority import Authorities
from kg.link.apply import curie
from kg.link.identify import Considered, decisions
from kg.link.ledger import CLOSE, COMPOSITE, EXACT, NIL, Row
from kg.model import Interpretation


def proposals(it: Interpretation, authorities: Authorities) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """A machine row (no reviewer) and its lines for each entity for which any record comes into question."""
    for decision in decisions(it, authorities):
        subject = f"doc:{it.key}#{decision.entity.key}"
        chosen = decision.chosen
        facts = {
            "status": decision.status,
            "certainty": decision.certainty,
            "considered": "; ".join(f"{curie(c.record)} {_said(c)}" for c in decision.considered),
        }
        row = Row(
            subject,
            decision.entity.name,
            EXACT if decision.certainty == "certain" else CLOSE,
            "",
            curie(chosen.record) if chosen else NIL,
            chosen.record.label if chosen else "",
            COMPOSITE,
            author_id="rule",
            other="|".join(f"{k}={v.replace('|', '/')}" for k, v in facts.items() if v),
            comment=decision.reason,
        )
        lines = [f"{subject}: {decision.entity.name}: {decision.status} {decision.certainty}".rstrip()]
        lines += [f"    {curie(c.record)} {_said(c)}" for c in decision.considered]
        if not chosen:
            lines.append(f"    NIL: {decision.reason}")
        yield row, tuple(lines)


def _said(one: Considered) -> str:
    gate = f"refused ({one.refused}) " if one.refused else ""
    return gate + ", ".join(f"{name} [{value}]" for name, value in one.features)
