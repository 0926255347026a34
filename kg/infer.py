"""What can be concluded but is not stated: few named rules, each with its basis and reason (pattern K)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.model import Claim, Decided, Described, Inferred, PastAct, Reading, Voice

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Rule = Callable[[Reading, str, tuple[Claim, ...]], Iterator[Inferred]]


def decided_on_record_date(reading: Reading, genre: str, claims: tuple[Claim, ...]) -> Iterator[Inferred]:
    """A point dated only by the minutes' period was decided on the record's day, if that lies within the period."""
    day = next((c for c in claims if isinstance(c, Described) and c.field == "date" and c.when), None)
    if day is None or day.when is None or not _DAY.fullmatch(day.when.edtf):
        return
    for claim in claims:
        if isinstance(claim, Decided) and claim.when is not None and "/" in claim.when.edtf:
            first, last = claim.when.edtf.split("/")
            if first <= day.when.edtf <= last:
                yield Inferred(
                    key=f"inference.{claim.key}.day", subject=claim.key, property="decided-on", object=day.when.edtf,
                    basis="basis-record-metadata", evidence=(day.when.span, claim.when.span), voice=Voice.EDITOR,
                    reason=f"the record is dated {day.when.words}, which lies within the stated period",
                    rule="decided-on-record-date")


def year_of_past_act(reading: Reading, genre: str, claims: tuple[Claim, ...]) -> Iterator[Inferred]:
    """A past act dated without a year belongs to the year of the decision, if its day is not after it."""
    day = next((c for c in claims if isinstance(c, Described) and c.field == "date" and c.when), None)
    if day is None or day.when is None or not _DAY.fullmatch(day.when.edtf):
        return
    for claim in claims:
        if isinstance(claim, PastAct) and claim.when is not None and claim.when.edtf.startswith("XXXX-"):
            full = claim.when.edtf.replace("XXXX", day.when.edtf[:4])
            if _DAY.fullmatch(full) and full <= day.when.edtf:
                yield Inferred(
                    key=f"inference.{claim.key}.year", subject=claim.key, property="happened-on", object=full,
                    basis="basis-text-context", evidence=(claim.when.span, day.when.span), voice=Voice.TEXT,
                    reason=f"no year is stated; the document is of {day.when.words}", rule="year-of-past-act")


RULES: tuple[Rule, ...] = (decided_on_record_date, year_of_past_act)


def infer(reading: Reading, genre: str, claims: tuple[Claim, ...]) -> tuple[Inferred, ...]:
    """All inferences, in rule order."""
    return tuple(found for rule in RULES for found in rule(reading, genre, claims))
