"""What source paragraphs state besides the shelfmark."""

from __future__ import annotations

import pytest

from kg.interpret.source_note import source_statements
from kg.model import Span


@pytest.mark.parametrize(("text", "expected"), [
    ("Limited Official Use. Drafted by William Slany. Attachment 1 is present, but not posted.",
     [("classification", "Limited Official Use"), ("drafted-by", "William Slany"),
      ("posting-note", "Attachment 1 is present, but not posted.")]),
    ("Secret; Nodis. Drafted by Elaine McDevitt. Cleared by William Slany, Rita Baker, and David Herschler.",
     [("classification", "Secret; Nodis"), ("drafted-by", "Elaine McDevitt"),
      ("cleared-by", "William Slany, Rita Baker, and David Herschler")]),
    ("Drafted by David Trask, November 16, 1976. Cleared by Samuel Goldberg (H).",
     [("drafted-by", "David Trask"), ("cleared-by", "Samuel Goldberg (H)")]),
    ("The memorandum was drafted by Susan Tait (M/MO) on August 3 and captioned “Not for the System.”",
     [("drafted-by", "Susan Tait (M/MO)")]),
    ("Minutes taken by Herbert A. Fine, George H. Dengler, and William Slany.",
     [("minutes-taken-by", "Herbert A. Fine, George H. Dengler, and William Slany")]),
    ("A copy of the letter was also sent to [name not declassified].", [("copies-sent-to", "[name not declassified]")]),
    ("Hand-written corrections have been applied to the transcript below.",
     [("corrections", "Hand-written corrections have been applied to the transcript below.")]),
    ("This copy bears a stamped signature for Thomas H. White.",
     [("signature-note", "This copy bears a stamped signature for Thomas H. White.")]),
    ("An unknown hand added “12/8 (?) Secretary signed memo.” Confidential.",
     [("corrections", "An unknown hand added “12/8 (?) Secretary signed memo.”"), ("classification", "Confidential")]),
    ("The paper was confidential in tone.", []), ("It was drafted by hand.", []),
])
def test_statements_of_a_source_paragraph(text: str, expected: list[tuple[str, str]]) -> None:
    found = source_statements(text, Span(0, len(text)))
    assert [(s.field, s.value) for s in found] == expected
    assert all(s.value in s.span.of(text) for s in found)
