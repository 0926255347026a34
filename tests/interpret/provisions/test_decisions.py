"""Decisions of several parties and governments: what each lays down, of which kind, for whom; nothing for mere news.

Kinds were typed from the texts before the rules had seen them, holders read through afterwards; a row is
``point/path | kind | holders``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Provision
from tests.support import provisions

DECISIONS = sorted((Path(__file__).parent / "decisions").glob("*.txt"))
HOLDERS = frozenset({"charged", "addressee", "appointee", "promisor", "obliged"})


def row(claim: Provision) -> str:
    place = f"{claim.point.removeprefix('p')}/{claim.path}".strip("/") or "-"
    who = "; ".join(role.words for role in claim.roles if role.role in HOLDERS)
    return f"{place} | {claim.kind} | {who}".rstrip()


@pytest.mark.parametrize("path", DECISIONS, ids=lambda p: p.stem)
def test_a_decision(path: Path) -> None:
    body, _, expected = path.read_text("utf-8").partition("\n=====\n")
    claims = provisions.understand(body).claims
    assert [row(claim) for claim in claims if isinstance(claim, Provision)] == expected.splitlines()


def test_there_are_decisions() -> None:
    assert len(DECISIONS) >= 15
