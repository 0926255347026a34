"""One thing changed in a real decision changes exactly that in what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.minutes import notation

SEED = Path(__file__).parents[3] / "seeds" / "000_a0130684bb8289fa.txt"
TEXT = SEED.read_text(encoding="utf-8")
BODY = TEXT[TEXT.index("MINUTES") : TEXT.index("In response to Ma Hushan")]
PLAIN = notation(BODY).splitlines()

WHOLE = """\
minutes minutes no 49
point p539 no 539 <- minutes "Concerning Xinjiang."
item p539.1 no 1 <- p539
item p539.1.a no 1.a <- p539.1
item p539.1.b no 1.b <- p539.1
item p539.2 no 2 <- p539
item p539.3 no 3 <- p539
point p540 no 540 <- minutes "An NKID issue."
item p540.1 no 1 <- p540
item p540.2 no 2 <- p540
handwritten-note "point 539 is in classified storage" at "at the top of the page" stored p539
handwritten-note "Politburo decision of 14 June 1937" at "before the previous entry" about p539
handwritten-note "point 540 is in classified storage" at "at the top of the page" stored p540
seal "CC seal"
decided p539 1937-06-14 from "Politburo decision of 14 June 1937" by Politburo
decided p540 1937-04-17/1937-06-15 from "MINUTES Nº 49 of the DECISIONS OF 17 April - 15 June 1937"
sent p539 to Litvinov; Yezhov; Voroshilov; Berzin; Kruchinkin
sent p540 to Litvinov; Voroshilov; Yezhov; Berzin; Kruchinkin
signed "I. Stalin" as "CC SECRETARY" (signed)""".splitlines()


def test_the_whole_decision() -> None:
    assert PLAIN == WHOLE


def second(old: str, new: str) -> str:
    """The body with the last ``old`` replaced."""
    at = BODY.rindex(old)
    return BODY[:at] + new + BODY[at + len(old) :]


LIST = "Litvinov, Voroshilov, Yezhov, Berzin, and Kruchinkin"


@pytest.mark.parametrize(
    ("body", "gone", "come"),
    [
        # rename
        (
            second("Berzin", "Markov"),
            ["sent p540 to Litvinov; Voroshilov; Yezhov; Berzin; Kruchinkin"],
            ["sent p540 to Litvinov; Voroshilov; Yezhov; Markov; Kruchinkin"],
        ),
        # swap two
        (
            BODY.replace(LIST, "Litvinov, Yezhov, Voroshilov, Berzin, and Kruchinkin"),
            ["sent p540 to Litvinov; Voroshilov; Yezhov; Berzin; Kruchinkin"],
            ["sent p540 to Litvinov; Yezhov; Voroshilov; Berzin; Kruchinkin"],
        ),
        # add a sixth
        (
            BODY.replace(LIST, "Litvinov, Voroshilov, Yezhov, Berzin, Kruchinkin, and Markov"),
            ["sent p540 to Litvinov; Voroshilov; Yezhov; Berzin; Kruchinkin"],
            ["sent p540 to Litvinov; Voroshilov; Yezhov; Berzin; Kruchinkin; Markov"],
        ),
        # drop one
        (
            BODY.replace(LIST, "Litvinov, Voroshilov, Yezhov, and Kruchinkin"),
            ["sent p540 to Litvinov; Voroshilov; Yezhov; Berzin; Kruchinkin"],
            ["sent p540 to Litvinov; Voroshilov; Yezhov; Kruchinkin"],
        ),
        # split over two lines, run on one line, no Oxford comma, no space: nothing changes
        (BODY.replace(LIST, "Litvinov, Voroshilov,\nYezhov, Berzin, and\nKruchinkin"), [], []),
        (BODY.replace("Excerpts have been sent:\n\n\nto", "Excerpts have been sent: to"), [], []),
        (BODY.replace(LIST, "Litvinov,Voroshilov, Yezhov, Berzin and Kruchinkin"), [], []),
        # the lead removed: the list is gone and nothing else is taken for it
        (
            second("Excerpts have been sent:\n\n\nto ", "Together with "),
            ["sent p540 to Litvinov; Voroshilov; Yezhov; Berzin; Kruchinkin"],
            [],
        ),
        # the label of the note removed: the point is no longer in storage
        (
            second("[handwritten at the top of the page: point 540 is in classified storage]", ""),
            ['handwritten-note "point 540 is in classified storage" at "at the top of the page" stored p540'],
            [],
        ),
        # another day in the note
        (
            BODY.replace("14 June 1937", "2 May 1937"),
            [
                'handwritten-note "Politburo decision of 14 June 1937" at "before the previous entry" about p539',
                'decided p539 1937-06-14 from "Politburo decision of 14 June 1937" by Politburo',
            ],
            [
                'handwritten-note "Politburo decision of 2 May 1937" at "before the previous entry" about p539',
                'decided p539 1937-05-02 from "Politburo decision of 2 May 1937" by Politburo',
            ],
        ),
        # nobody signs
        (
            second("[signed] I. Stalin", ""),
            ['signed "I. Stalin" as "CC SECRETARY" (signed)'],
            ['signed as "CC SECRETARY" (typed)', "absent signature"],
        ),
        (
            second("[CC seal] CC SECRETARY [signed] I. Stalin", ""),
            ['seal "CC seal"', 'signed "I. Stalin" as "CC SECRETARY" (signed)'],
            [],
        ),
        # fewer blank lines: nothing changes
        (BODY.replace("\n\n\n", "\n\n"), [], []),
    ],
)
def test_one_change_changes_one_thing(body: str, gone: list[str], come: list[str]) -> None:
    found = notation(body).splitlines()
    assert (sorted(set(PLAIN) - set(found)), sorted(set(found) - set(PLAIN))) == (sorted(gone), sorted(come))


@pytest.mark.parametrize("number", ["612", "541", "1540"])
def test_a_point_renumbered_is_renamed_everywhere(number: str) -> None:
    assert notation(BODY.replace("540", number)).splitlines() == [line.replace("540", number) for line in PLAIN]


def test_points_swapped_keep_their_own() -> None:
    found = notation(BODY.replace("539", "@").replace("540", "539").replace("@", "540")).splitlines()
    expected = [line.replace("539", "@").replace("540", "539").replace("@", "540") for line in PLAIN]
    assert [line for line in found if line[0] != "!"] == expected


def test_scopes_give_each_point_its_own_list() -> None:
    found = notation(
        "from Minutes Nº 12 of the Politburo meeting of 4 May 1936\n\n31. Concerning roads.\n\nApprove the plan.\n\n"
        "32. Concerning bridges.\n\nApprove the draft.\n\n"
        "Excerpts have been sent: to Cdes. Orlov - 31; Belov and Panin - everything."
    )
    assert [line for line in found.splitlines() if line.startswith("sent")] == [
        "sent p31 to Orlov [31]; Belov [everything]; Panin [everything]",
        "sent p32 to Belov [everything]; Panin [everything]",
    ]
