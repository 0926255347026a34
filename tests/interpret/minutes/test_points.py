"""Which numbers open points, which open items, and which open nothing."""

from __future__ import annotations

import pytest

from kg.interpret.minutes.segment import cut
from kg.interpret.minutes.walk import structure
from kg.model import Kind, Segment, Span
from tests.support.minutes import document, reading


def outline(text: str) -> str:
    """Points as ``5[…]``, items as ``1(…)``, in order; an unnumbered decision is ``-``."""

    def shown(segment: Segment) -> str:
        below = " ".join(filter(None, (shown(child) for child in segment.children)))
        if segment.kind is Kind.POINT:
            return f"{segment.label or '-'}[{below}]"
        return f"{segment.label}({below})" if segment.kind is Kind.ITEM else below

    return " ".join(filter(None, (shown(s) for s in cut(text, Span(0, len(text))))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the running number and the heading word decide, not the depth
        ("539. Concerning X.\n1. Charge A.\n2. Charge B.\n540. An NKID issue.\n1. Decline.", "539[1() 2()] 540[1()]"),
        ("7. Concerning X.\n\n8. Approve the draft of the NKVT.\n\n9. Decline.", "7[] 8[] 9[]"),
        ("1. Concerning X.\n1. Charge A.\n2. Charge B.\n2. Concerning Y.\n1. Decline.", "1[1() 2()] 2[1()]"),
        ("5. Concerning X.\nApprove.\n12. The Question of Y.\nDecline.", "5[] 12[]"),
        # points of the special file, Roman points of protocols, a list of names below the id of a sheet
        ("12/OP. - An NKVD issue.\nPermit it.", "12[]"),
        ("I. On the visit.\n1. Approve.\n2. Decline.\nII. About Cde. T.'s note.\n1. Approve.", "I[1() 2()] II[1()]"),
        ("5. Concerning X.\nI. First row.\nII. Second row.", "5[I() II()]"),
        ("P72/149\nCdes. Lunin, Orlov, Petrov.\nMinutes Nº 72\n149. - Re: X.\nApprove.", "149[]"),
        ("5. Concerning X.\n1. Decline.\nExcerpts have been sent: to Cdes. Orlov, and Lunin - p. 1.", "5[1()]"),
        # sub-points in all styles
        ("5. Concerning X.\n1) one\n2) two", "5[1() 2()]"),
        ("5. Concerning X.\n(A) one\n(B) two", "5[A() B()]"),
        ("5. Concerning X.\n(1) one\n(2) two", "5[1() 2()]"),
        ("5. Concerning X.\n1．One.\n2．Two.", "5[1() 2()]"),
        ("5. Concerning X.\n1. Permit A:\na) to go\nb) to stay\n2. Decline.", "5[1(a() b()) 2()]"),
        ("5. Concerning X.\na) one\nb) two\nc) three", "5[a() b() c()]"),
        ("5. Concerning X.\na) one\nb) two\nv) three\ng) four", "5[a() b() v() g()]"),
        ("5. Concerning X.\n1.) one\n2.) two", "5[1() 2()]"),
        ("5. Concerning X.\n1/ one\n2/ two", "5[1() 2()]"),
        ("Item 5: Horses\nBuy them.\nItem 6: Boats\nSell them.", "5[] 6[]"),
        ("5. Concerning X.\nI. One.\nII. Two.", "5[I() II()]"),
        ("5. Concerning X.\n1. One.\n1.1 Sub one\n1.2 Sub two\n2. Two.", "5[1(1.1() 1.2()) 2()]"),
        ("5. Concerning X.\n1. On condition that:\n1) a\n2) b\n2. Decline.", "5[1(1() 2()) 2()]"),
        ("5. Concerning X.\n1. One.\n1. Two.\n1. Three.", "5[1() 1() 1()]"),
        # headings and ids
        ("110 - Concerning V.\nApprove.\n111 - an NKVD issue\nDecline.", "110[] 111[]"),
        ("46. - an NKVD issue\n1. Accept.", "46[1()]"),
        ("14. — О Корее.\n1. Поручить.", "14[1()]"),
        ("Re: Horses\n1. Buy.", "-[1()]"),
        ("Point 8.\nSend them.", "8[]"),
        ("P78/168 On the loan\n1. Grant it.", "P78/168[1()]"),
        ("No. P84/422\n\nOn the loan\n\n1. Grant it.", "P84/422[1()]"),
        ("No. P84/422\n\n422. Concerning the loan.\n\n1. Grant it.", "422[1()]"),
        ("Pb 176/125\nGrant it.\nPb 176/126\nDecline it.", "Pb 176/125[] Pb 176/126[]"),
        # no number at all, or items only
        ("Appoint Cde. Orlin head.", "-[]"),
        ("1. Charge A.\n2. Charge B.", "-[1() 2()]"),
        ("1. Approve.\nExcerpts sent: Cde. A.\n2. Decline.\nExcerpts sent: Cde. B.", "1[] 2[]"),
        # run in on one line
        (
            "5. Concerning Tuluy. 1. Charge A with: a) going; b) staying. 2. Decline. "
            "Excerpts have been sent: to Cde. Li. "
            "6. Concerning Aksu. Approve.",
            "5[1(a() b()) 2()] 6[]",
        ),
        # years, money, ranges, abbreviations and copy lists open nothing
        ("5. Concerning X.\nIt was so in\n1936. Nothing else happened.", "5[]"),
        ("5. Concerning X.\nAllocate $3.\n5 million in 1936.", "5[]"),
        ("5. Concerning X.\nSend 5 - 10 men. See No. 6. Then p. 7. Go.", "5[]"),
        ("5. Concerning X.\nIt is dated 12.12.79 and 05/10/50.", "5[]"),
        ("5. Concerning X.\n1 – to Cde Molokov", "5[]"),
        ("5. Concerning X.\nI. V. GORSHKOV", "5[]"),
        ("5. Concerning X.\nThe plan (1) and Stalinsk (2) are approved.", "5[]"),
        ("5. Concerning X.\nPoint 6 of the plan is dropped.", "5[]"),
    ],
)
def test_points_and_items(text: str, expected: str) -> None:
    assert outline(text) == expected


def test_sentences_without_a_number_keep_the_path_of_their_item() -> None:
    text = (
        "9. Concerning X.\n\n1. Charge Cde. Orlin with replying:\n\nThe Council is ready on the conditions:\n\n"
        "a) peace\n\nb) quiet\n\nWhen they are met the Council helps.\n\n2. Decline.\n\nNothing else."
    )
    (point,) = structure(reading(document(text))).points
    found = [(item.path, [p.of(text) for p in item.passages]) for item in point.walk()]
    assert found == [
        (
            "1",
            [
                "Charge Cde. Orlin with replying:",
                "The Council is ready on the conditions:",
                "When they are met the Council helps.",
            ],
        ),
        ("1.a", ["peace"]),
        ("1.b", ["quiet"]),
        ("2", ["Decline.", "Nothing else."]),
    ]
    assert point.passages == () and point.heading is not None and point.heading.of(text) == "Concerning X."


def test_keys_are_unique_when_the_source_numbers_anew() -> None:
    text = "9. Concerning X.\n1. One.\n1. Two.\n9. Concerning Y.\n1. Three."
    points = structure(reading(document(text))).points
    keys = [key for p in points for key in (p.key, *(i.key for i in p.walk()))]
    assert keys == ["p9", "p9.1", "p9.1-2", "p9.9"] or len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("text", "days", "parents"),
    [
        # a date line above the id of an excerpt dates its point; the one below the first sheet belongs to the second
        ("Decision of 5 May 1950\nP78/73\nApprove the draft.", ["1950-05-05"], []),
        ("P78/73\nApprove the draft.\n\nDecision of 6 May 1950\nP78/74\nDecline.", ["", "1950-05-06"], []),
        # "To point 73 of protocol No. 78" heads a text that hangs on the point
        ("P78/73\nApprove the draft.\n\nTo point 73 of protocol No. 78\nTO HANOI\nVisit him.", [""], ["p73"]),
        ("P78/73\nAs to point 5 of the agreement, decline.", [""], []),
    ],
)
def test_date_lines_and_attachments_of_sheets(text: str, days: list[str], parents: list[str]) -> None:
    read = reading(document(text))
    found = structure(read)
    dated = [next((w.edtf for s in found.datelines.get(p.key, ()) for w in read.dates_in(s)), "") for p in found.points]
    assert (dated, [parent for _, _, parent, _ in found.attachments]) == (days, parents)
