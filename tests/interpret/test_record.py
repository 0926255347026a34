"""What every document says of itself: fields, credits, gaps, and names that one voice explains by another."""

from __future__ import annotations

from hashlib import sha256

from kg import pipeline
from kg.model import Absent, Claim, Credited, Described, Named, Source
from tests.support.pages import page

TEXT = page(
    "L1", title="Decision on the road to Hotan", date="May 4, 1936",
    body="12. Concerning roads.\n\n1. Charge the acting consul general in Tabriz with mending the road to Hotan "
         "[Hetian].",
    source="RGASPI f. 17, op. 162, d. 19, l. 5. Obtained by Lev Orlov and translated for CWIHP by Anna Cole and "
           "Jan Doe.")

GOLDEN = """\
date 1936-05-04 (voice-editor)
title Decision on the road to Hotan (voice-editor)
not stated: office-holder of holder.acting-consul-general-in-tabriz (voice-resolution)
Hetian explains Hotan, gloss of place.hotan (voice-translator)
obtained by Lev Orlov (voice-editor)
translated by Anna Cole, Jan Doe for CWIHP (voice-editor)
not stated: original-uploaded-date of record (voice-editor)
not stated: record-id of record (voice-editor)
not stated: original-classification of record (voice-editor)"""


def line(claim: Claim) -> str:
    """A claim in words; '' for what this golden is not about."""
    match claim:
        case Described(field="rights"):
            return ""
        case Described():
            said = f"{claim.field} {claim.value}"
        case Credited():
            names = ", ".join(name for name, _ in claim.agents)
            said = f"{claim.role} by {names}" + (f" for {claim.program[0]}" if claim.program else "")
        case Absent():
            said = f"not stated: {claim.what} of {claim.subject}"
        case Named():
            said = f"{claim.name} explains {claim.of_name}, {claim.relation} of {claim.entity}"
        case _:
            return ""
    return f"{said} ({claim.voice.value})"


def test_the_record_as_read_by_hand() -> None:
    data = TEXT.encode()
    source = Source("t.txt", "text/plain", sha256(data).hexdigest(), data)
    (it,) = pipeline.interpretations(source, pipeline.knowledge())
    assert "\n".join(filter(None, map(line, it.claims))) == GOLDEN
