"""Lists of those present in every layout, composed from names with known answers; single lines as tables."""

from __future__ import annotations

from itertools import product

import pytest

from kg.interpret.memorandum import forms
from kg.interpret.memorandum.topics import listed
from kg.model import Met, Role, Span
from tests.support.correspondence import document
from tests.support.papers import interpreted

FIRST = (
    ("Secretary of State William Harmon", "William Harmon"),
    ("Ambassador Walter Pell", "Walter Pell"),
    ("Marshall D. Sherman, Special Adviser to the Secretary on Soviet Affairs", "Marshall D. Sherman"),
    ("Mr. Peter Rowe", "Peter Rowe"),
)
SECOND = (
    ("Foreign Minister A. A. Gromov", "A. A. Gromov"),
    ("Comrade Ivan Petkov", "Ivan Petkov"),
    ("Yu. M. Vorontsov, Minister-Counselor", "Yu. M. Vorontsov"),
    ("Chairman Chen Weiguo", "Chen Weiguo"),
)
SIDES = (("U.S.", "USSR"), ("American side", "Soviet side"), ("United States", "Soviet Union"), ("US", "PRC"))
LAYOUTS = ("colons", "bare", "blank lines", "run-in", "two lines", "columns")


def block(layout: str, left: str, right: str) -> str:
    """A list of those present in one of the layouts."""
    one, two = [entry for entry, _ in FIRST], [entry for entry, _ in SECOND]
    if layout == "columns":
        rows = [f"{left:<90}{right}", *(f"{a:<90}{b}" for a, b in zip(one, two, strict=True))]
        return "Participants:\n" + "\n".join(rows)
    if layout in ("run-in", "two lines"):
        link = "; on" if layout == "run-in" else "\nOn"
        head = "Participants on" if layout == "run-in" else "On"
        return f"{head} {_on(left)}: {'; '.join(one)}{link} {_on(right)}: {'; '.join(two)}"
    end, gap = ("" if layout == "bare" else ":"), ("\n\n" if layout == "blank lines" else "\n")
    return gap.join(("PARTICIPANTS:", f"{left}{end}", *one, f"{right}{end}", *two))


def _on(side: str) -> str:
    return f"the {side}" if side.endswith("side") else f"the {side} side"


@pytest.mark.parametrize(("layout", "sides"), list(product(LAYOUTS, SIDES)), ids=lambda value: str(value))
def test_names_and_sides(layout: str, sides: tuple[str, str]) -> None:
    text = f"MEMORANDUM OF CONVERSATION\n\nDATE: May 5, 1972\n\n{block(layout, *sides)}\n\nThe talks began at once.\n"
    (met,) = (claim for claim in interpreted(document("", text)).claims if isinstance(claim, Met))
    named = [_on(side).removeprefix("the ") if layout in ("run-in", "two lines") else side for side in sides]
    expected = [(name, named[0]) for _, name in FIRST] + [(name, named[1]) for _, name in SECOND]
    assert sorted((role.words, role.side) for role in met.roles) == sorted(expected)


def present(lines: str) -> list[tuple[str, str, str]]:
    """(name, side, role) of those present in a memorandum that holds these lines and a signature."""
    head = "MD K. Reuther          Bonn, 3 May 1992\nM e m o r a n d u m\nSubject: Talk with Mr. Laine"
    text = f"{head}\n{lines}\nCoal.\n(Reuther)\n"
    (met,) = (claim for claim in interpreted(document("", text)).claims if isinstance(claim, Met))
    return [(role.words, role.side, role.role) for role in met.roles]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "on our side: The Chancellor, signee, interpreter",
            [("Chancellor", "our side", "participant"), ("Reuther", "our side", "note-taker")],
        ),
        ("Present: Mr. Laine, Mr. Koski (interpreter)", [("Laine", "", "participant"), ("Koski", "", "interpreter")]),
        (
            "Present: Mr. Laine; interpreter Anna Weiss",
            [("Laine", "", "participant"), ("Anna Weiss", "", "interpreter")],
        ),
        (
            "Participants: Mr. Laine\nInterpreter: Mr. Koski",
            [("Laine", "", "participant"), ("Koski", "", "interpreter")],
        ),
        ("Participants: Mr. Laine\nAbsent: Mr. Koski", [("Laine", "", "participant"), ("Koski", "", "absent")]),
        # everybody, copies, departments and files are nobody
        ("Participants: Mr. Laine, everything, N.N., 10th department, file", [("Laine", "", "participant")]),
        ("Participants: interpreter, signee", [("Reuther", "", "note-taker")]),
        *(
            (lines, [("Walter Koski", side, "participant"), ("Erich Maki", side, "participant")])
            for lines, side in (
                ("On the side of the GDR:\nComrade Walter Koski\nComrade Erich Maki", "GDR"),
                ("On the Polish side – Comrades Walter Koski, Erich Maki", "Polish side"),
                ("On the Romanian side, the following participated:\nWalter Koski\nErich Maki", "Romanian side"),
                ("On the Romanian side the following took part: Walter Koski; Erich Maki", "Romanian side"),
                ("From the Russian side Walter Koski and Erich Maki took part.", "Russian side"),
            )
        ),
        (
            "Participants: Mr. Laine, Mr. Koski [notetaker], Mr. Maki (interpreter)",
            [("Laine", "", "participant"), ("Koski", "", "note-taker"), ("Maki", "", "interpreter")],
        ),
        ("On the Polish side – Mr. Koski said – the road is closed.", []),
        ("From the Soviet side Mr. Koski took part in the exhibition in Paris.", []),
        # sentences that begin with the words of a list
        ("Present conditions are hard, Mr. Koski said.", []),
        ("Participants in the strike were Mr. Koski and Mr. Maki.", []),
    ],
)
def test_roles_that_are_no_persons(lines: str, expected: list[tuple[str, str, str]]) -> None:
    found = present(lines)
    assert [row for row in found if row[0] != "Laine" or row in expected] == expected


def test_the_signee_is_whoever_signs_and_nobody_without_a_signature() -> None:
    text = "M e m o r a n d u m\nSubject: Talk with Mr. Laine\nParticipants: Mr. Laine, signee\nCoal is short.\n"
    found = interpreted(document("Memorandum of Conversation with Mr. Laine", text))
    roles = [role for claim in found.claims if isinstance(claim, Met) for role in claim.roles]
    assert [(role.words, role.role) for role in roles if isinstance(role, Role)] == [("Laine", "participant")]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Participants on the Kazakh side: X", "Kazakh side"),
        ("Participants:", ""),
        ("PARTICIPANTS", ""),
        ("Present (in order of rank):", ""),
        ("on our side: The Chancellor", "our side"),
        ("American participants:", "American participants"),
        ("From the Soviet side: X", "Soviet side"),
        ("For the U.S. side: X", "U.S. side"),
        ("Presents were exchanged: a vase", None),
        ("Participants agreed on that", None),
        ("He sat on the other side of the table: it was long", None),
    ],
)
def test_what_opens_a_list(words: str, side: str | None) -> None:
    found = forms.opening(words)
    assert (found.side if found else None) == side


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Subject: X", "subject"),
        ("Re: X", "subject"),
        ("Betr.: X", "subject"),
        ("SUBJECT(S): X", "subject"),
        ("DATE      May 5", "date"),
        ("Date and Place: Spa", "date"),
        ("PLACE", "place"),
        ("Topics: A; B", "topics"),
        ("Place names are old", ""),
        ("Dates differ: the", ""),
        ("Re-reading: X", ""),
        ("Time went by", ""),
    ],
)
def test_fields(words: str, name: str) -> None:
    found = forms.field(words)
    assert (found.name if found else "") == name


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("Cuba; trade; Berlin", ["Cuba", "trade", "Berlin"]),
        ("1. Cuba 2. Trade", ["Cuba", "Trade"]),
        ("Cuba, trade, and Berlin", ["Cuba", "trade", "Berlin"]),
        ("Trade between Spa, Berlin; Cuba", ["Trade between Spa, Berlin", "Cuba"]),
    ],
)
def test_topics_of_a_field(words: str, topics: list[str]) -> None:
    assert [span.of(words) for span in listed(words, Span(0, len(words)))] == topics
