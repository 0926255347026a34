"""What a reader of letters must not do: each line below once looked like a signature, an addressee or a holder."""

from __future__ import annotations

import pytest

from kg.model import Conflict, Copied, Corresponded, Signed
from tests.support.correspondence import document, read


def _claims(title: str, body: str, kind: str = "Letter") -> tuple[object, ...]:
    return read(document(title, body, kind))[1].claims


@pytest.mark.parametrize(
    "tail",
    [
        "The committee will meet again in the spring.",
        "Moscow",
        "Closing Remarks",
        "To this end we shall work together.",
        "(Translated by the office)",
        "His Excellency Mr. Ashdown,\nPrime Minister of the Republic,\nCairo.",
        "1. Open the road\n2. Close the ferry",
        "[signature illegible]",
        "Printed on recycled paper",
        "Secret",
        "No. 12",
        "12 May 1950",
        "Chapter Two",
    ],
)
def test_no_signature_is_invented(tail: str) -> None:
    claims = _claims("On the Road", f"The road was opened in the spring.\n\nIt is four miles long.\n\n{tail}")
    assert [claim for claim in claims if isinstance(claim, Signed) and claim.name] == []


@pytest.mark.parametrize("word", ["Copy", "10th department", "File of 8th", "Department", "everything", "file", "N.N."])
def test_what_holds_copies_is_not_always_somebody(word: str) -> None:
    claims = _claims("On the Road", f"The road is open.\n\nCopies: Orlov (2), Comr. {word}, Petrov")
    held = [(c.holder, c.entity) for c in claims if isinstance(c, Copied)]
    assert [holder for holder, _ in held] == ["Orlov", word, "Petrov"]
    assert held[1][1] == ""


@pytest.mark.parametrize(
    ("form", "rows", "total"),
    [
        ("Copies: Orlov (2), Lebedev, File of 8th",
         [("Orlov", 2, ""), ("Lebedev", None, ""), ("File of 8th", None, "")], None),
        ("Distribution list - 3 copies: Orlov - 2, Lebedev-1", [("Orlov", 2, ""), ("Lebedev", 1, "")], 3),
        ("2 copies\n1. Comr. Orlov\n2. Comr. Lebedev", [("Orlov", None, "1"), ("Lebedev", None, "2")], 2),
        ("Three copies printed\n1 – to Cde Orlov\n2 – to Cde Lebedev\n3 – to file",
         [("Orlov", None, "1"), ("Lebedev", None, "2"), ("file", None, "3")], 3),
        ("Two copies [printed]\n[1 -] to the addressee\n[2 -] to Cde. Orlov",
         [("addressee", None, "1"), ("Orlov", None, "2")], 2),
        ("Produced in 2 copies for:\n- Comrade Péter\n- Comrade Orlov", [("Péter", None, ""), ("Orlov", None, "")], 2),
        ("To Cde. Orlov\nTo Cde. Lebedev", [("Orlov", None, ""), ("Lebedev", None, "")], None),
        ("cc: P. Orlov, A. Lebedev", [("P. Orlov", None, ""), ("A. Lebedev", None, "")], None),
        ("[Translator’s note: Distribution for this cable is as follows: Orlov (2), Lebedev]",
         [("Orlov", 2, ""), ("Lebedev", None, "")], None),
        ("Copy 19 of 50", [("", None, "19")], 50),
        ("No. 2 of 40 copies", [("", None, "2")], 40),
        ("Copy Nº 6", [("", None, "6")], None),
        ("Copy. 3", [("", None, "3")], None),
        ("Copy No. 12", [("", None, "12")], None),
    ],
)  # fmt: skip
def test_forms_of_copies(form: str, rows: list[tuple[str, int | None, str]], total: int | None) -> None:
    body = f"To Cde. Antonov\n\nThe road is open.\n\nGorshenin\n\n{form}"
    claims = _claims("Telegram from Gorshenin to Antonov", body, "Telegram")
    assert [(c.holder, c.count, c.copy_number) for c in claims if isinstance(c, Copied)] == rows
    assert [c.stated for c in claims if type(c).__name__ == "CopyTotal"] == [total] * (total is not None)
    assert not [c for c in claims if isinstance(c, Conflict)]


@pytest.mark.parametrize(
    ("line", "name", "office", "how"),
    [
        ("[signed] V. Orlov", "V. Orlov", "", "signed"),
        ("/s/ V. Orlov", "V. Orlov", "", "signed"),
        ("Signed: V. Orlov", "V. Orlov", "", "signed"),
        ("(signed) V. Orlov", "V. Orlov", "", "signed"),
        ("V. Orlov", "V. Orlov", "", "typed"),
        ("ORLOV", "ORLOV", "", "typed"),
        ("(Orlov)", "Orlov", "", "typed"),
        ("O R L O V", "Orlov", "", "typed"),
        ("Authenticated: Orlov", "Orlov", "", "certified"),
        ("True copy: V. Orlov", "V. Orlov", "", "certified"),
        ("Chairman of the Committee V. Orlov", "V. Orlov", "Chairman of the Committee", "typed"),
        ("V. Orlov\nChairman of the Committee", "V. Orlov", "Chairman of the Committee", "typed"),
        ("Chairman of the Committee\nV. Orlov", "V. Orlov", "Chairman of the Committee", "typed"),
        ("Верно: Орлов", "Орлов", "", "certified"),
    ],
)
def test_forms_of_closing(line: str, name: str, office: str, how: str) -> None:
    claims = _claims("On the Road", f"Dear Mr. Ashdown,\n\nThe road is open and four miles long.\n\n{line}")
    assert [(c.name, c.office, c.how) for c in claims if isinstance(c, Signed)] == [(name, office, how)]


@pytest.mark.parametrize(
    ("head", "number", "sent", "received"),
    [
        ("CIPHERED TELEGRAM No. 709\nFrom Hanoi. Sent 31.8.50 11:32\nReceived 31.8 17:27",
         "709", "1950-08-31T11:32", "XXXX-08-31T17:27"),
        ("TELEGRAM # 600428/sh\nSent 3 July 1950, 10:15 a.m. Received 3 July 1950, 2:05 p.m.",
         "600428/sh", "1950-07-03T10:15", "1950-07-03T14:05"),
        ("CIPHERED TELEGRAM\nSpecial no. 550\n13.X.51", "550", "1951-10-13", None),
        ("TELEGRAM 075.048\nDate: 13.02.1968", "075.048", "1968-02-13", None),
        ("CIPHERED TELEGRAM Nº 12\nReceived May 3, 1951", "12", None, "1951-05-03"),
    ],
)  # fmt: skip
def test_numbers_and_times(head: str, number: str, sent: str | None, received: str | None) -> None:
    claims = _claims("Telegram from Gorshenin to Antonov", f"{head}\n\nThe road is open.\n\nGORSHENIN", "Telegram")
    one = next(c for c in claims if isinstance(c, Corresponded))
    assert (one.number, one.sent and one.sent.edtf, one.received and one.received.edtf) == (number, sent, received)


def test_a_place_is_no_sender() -> None:
    claims = _claims("Telegram", "FROM: HANOI\nTO: MOSCOW\n\nThe road is open and four miles long.", "Telegram")
    assert [role for c in claims if isinstance(c, Corresponded) for role in c.roles] == []
