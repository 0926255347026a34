"""Whole decisions, written for these tests and read by hand: every provision, condition and past act of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Claim, PastAct, Provision, Required
from tests.support import provisions

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))


def parts(path: Path) -> tuple[str, list[str]]:
    body, _, expected = path.read_text("utf-8").partition("\n=====\n")
    return body, expected.splitlines()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_a_decision(path: Path) -> None:
    body, expected = parts(path)
    assert provisions.lines(body) == expected


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_every_claim_shows_words_of_the_text(path: Path) -> None:
    body, _ = parts(path)
    claims: list[Claim] = [
        c for c in provisions.understand(body).claims if isinstance(c, Provision | Required | PastAct)
    ]
    spans = [s for c in claims for s in c.evidence]
    spans += [r.span for c in claims if isinstance(c, Provision | PastAct) for r in c.roles]
    spans += [c.task for c in claims if isinstance(c, Provision) and c.task]
    assert [s for s in spans if not s.of(body).strip() or s.of(body) != s.of(body).strip()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_keys_are_unique_and_requirements_lead_to_conditions(path: Path) -> None:
    claims = provisions.understand(parts(path)[0]).claims
    laid_down = {c.key: c.kind for c in claims if isinstance(c, Provision)}
    keys = [c.key for c in claims if isinstance(c, Provision | PastAct)]
    assert len(keys) == len(set(keys))
    assert {laid_down[c.condition] for c in claims if isinstance(c, Required)} <= {"condition"}
    assert {laid_down[c.dependent] for c in claims if isinstance(c, Required)}.isdisjoint({"condition", "declaration"})
    assert {c.parent for c in claims if isinstance(c, Provision) and c.parent} <= set(laid_down)
