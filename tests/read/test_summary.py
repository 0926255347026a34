"""Is the last paragraph the archive's summary or the document's own? A wrong summary is worse than none."""

import pytest

from kg.model import Kind, Source, Span
from kg.read import read
from kg.read.lines import lines
from kg.read.summary import Feature, closes, decide

TITLE = "Decision on Aid to the Ili Roads Committee"
SIGNED = "[CC seal] CC SECRETARY [signed] A. Kamenev"
SENT = "to Cdes. Petrov, Ivanov, and Sidorov."
POINT = "2. Concentrate the road regiments at Ili."
PLAIN = "The chairman then spoke about the harvest of the year before."


def decision(*paragraphs: str, gap: str = "\n\n\n\n\n") -> tuple[str, bool]:
    """What is taken as the summary, and whether with doubt, when ``gap`` stands before the last paragraph."""
    text = "\n\n".join(paragraphs[:-1]) + gap + paragraphs[-1]
    found = decide(lines(text), TITLE)
    return (found.span.of(text) if found.span else "", found.unsure)


SUMMARIES = [
    "The delegation meets with Petrov and hears about roads.",
    "Refugees from the province ask for land.",
    "In response to Ma's (head of the committee) request for roads, the Politburo resolves that it will build them.",
    "After Ma asked for roads and was refused, Petrov replies that the Politburo needs time.",
    "A letter from Petrov to Ivanov on the state of the roads.",
    "Report on the roads of Ili and the people who built them.",
    "Short letter from Petrov describing the bridges near Ili.",
    "The Politburo decides to build a road to Ili and charges Petrov with the task.",
    "The Politburo approves the plan of the committee for 1934.",
    "Petrov informs Ivanov that “we shall build the road” and asks for fuel.",
    "Ivanov and Petrov discuss the price of fuel and the visit of the committee.",
    "Minutes of the meeting on roads, at which nothing was decided.",
    "I. Petrov tells Wilhelm I. about the plan of the committee.",
    "Excerpts from a conversation between Petrov and Ivanov about fuel.",
]


@pytest.mark.parametrize("words", SUMMARIES)
@pytest.mark.parametrize("before", [SIGNED, SENT, POINT, PLAIN])
def test_a_summary_stands_apart_and_speaks_about_the_document(words: str, before: str) -> None:
    assert decision("12. Concerning roads.", "1. Charge Cde. Petrov with roads.", before, words) == (words, False)


@pytest.mark.parametrize("words", SUMMARIES)
@pytest.mark.parametrize("before", [
    SIGNED, SENT, "Cdes. Petrov and Ivanov.", "(Bitterlich)", "A. Kamenev", "[signature] K. Petrov",
    "Excerpts have been sent (to):", "[1] BArch, B 136, 1-2.", "Authenticated: Smith", "SECRETARY OF THE CC",
    "Верно: [Подпись]", "Yours sincerely, (Sd).", "[handwritten: CC Secretary A. Kamenev]",
])
def test_a_close_does_where_blank_lines_say_nothing(words: str, before: str) -> None:
    assert decision("12. Concerning roads.", "1. Charge Cde. Petrov.", before, words, gap="\n\n") == (words, False)


BODY_LINES = [
    POINT, SIGNED, SENT, "540. An NKID issue.", "a) Send the fuel by rail before the autumn rains begin.",
    "Cde. Petrov is charged with holding the discussions in coordination with the NKID.",
    "Excerpts have been sent to: Cdes. Petrov and Ivanov.", "- Comrade Petrov reports to the council on roads.",
    "We agree that the committee reports to our council on the roads of Ili.", "I thank you for your letter on roads.",
    "(Bitterlich)", "[1] BArch, B 136, 1-2.", "Copies: Petrov (2), Ivanov, Sidorov, File of 8th.",
    "DECISION ON THE ROADS AND THE FUEL OF THE COMMITTEE.", "Participants on the Kazakh side:",
    "Does the council agree that Petrov reports on roads?", "Typed by Smith, who asks for paper, on 15 October.",
    "Authenticated: Smith reports the copy to be true and complete.", "Yours sincerely, Petrov of the Roads Committee.",
    "Petrov agrees.",
]


@pytest.mark.parametrize("words", BODY_LINES)
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n\n\n"])
@pytest.mark.parametrize("before", [SENT, PLAIN])
def test_a_line_with_the_form_or_voice_of_a_document_is_never_one(words: str, gap: str, before: str) -> None:
    assert decision("12. Concerning roads.", "1. Charge Cde. Petrov.", before, words, gap=gap)[0] == ""


IN_BODY = [
    "The government asks the committee to build the road, and sends fuel.",
    "Charge Petrov with the roads and Ivanov with the fuel of the committee.",
    "Mr. Petrov opened the meeting by reading the letter from Ivanov on fuel.",
    "The increase in the requests from the committee was discussed at length.",
    "Returning to the report on roads, Mr. Petrov thanked the committee.",
    "The conversation ended after twenty minutes.",
    "Decline the suggestion of the governor about immediately sending aid.",
]


@pytest.mark.parametrize("words", IN_BODY)
def test_the_last_words_of_a_body_stay_where_nothing_sets_them_apart(words: str) -> None:
    assert decision("12. Concerning roads.", "1. Charge Cde. Petrov.", PLAIN, words, gap="\n\n")[0] == ""


@pytest.mark.parametrize("words", IN_BODY[1:])
def test_not_even_a_large_gap_makes_a_summary_of_the_past_or_an_order(words: str) -> None:
    assert decision("12. Concerning roads.", "1. Charge Cde. Petrov.", PLAIN, words)[0] == ""


def test_weak_evidence_is_taken_with_a_diagnostic() -> None:
    words = "Approval of aid for the Ili Roads Committee by the highest body."
    assert decision("12. Concerning roads.", "1. Charge Cde. Petrov.", SIGNED, words) == (words, True)
    assert decision("12. Concerning roads.", "1. Charge Cde. Petrov.", PLAIN, words) == ("", True)


def test_two_paragraphs() -> None:
    first, second = SUMMARIES[5], "The committee asks for fuel and for four bridges."
    text = f"12. Concerning roads.\n\n{POINT}\n\n{SIGNED}\n\n\n\n\n{first}\n\n{second}"
    assert decide(lines(text), TITLE).span == Span(text.index(first), len(text))


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = f"12. Concerning\nroads.\n\n{POINT}\n\n{SIGNED}\n\n\n\n\nThe Politburo decides to build\na road to Ili."
    assert decide(lines(text), TITLE).span == Span(text.index("The Politburo"), len(text))


@pytest.mark.parametrize("text", ["", "The Politburo decides to build a road to Ili and to pay for it."])
def test_a_body_of_one_paragraph_is_no_summary(text: str) -> None:
    assert decide(lines(text), TITLE).span is None


def test_features_are_named() -> None:
    text = f"{POINT}\n\n{SIGNED}\n\n\n\n\nThe Politburo decides on aid to the Ili Roads Committee."
    found = decide(lines(text), TITLE)
    assert found.features == {Feature.ABOUT, Feature.CLOSED, Feature.APART, Feature.TITLE}


@pytest.mark.parametrize(("paragraph", "expected"), [
    (SIGNED, True), (SENT, True), ("Cde. Smirnov is charged with the talks.", False),
    ("The secretary of the committee spoke.", False), ("Correct decisions are praised.", True),
    ("(which was not so)", False), ("2. Send the regiments.", False),
])
def test_closes(paragraph: str, expected: bool) -> None:
    assert closes(paragraph) is expected


def test_the_diagnostic_of_a_page() -> None:
    words = "Approval of aid for the Ili Roads Committee by the highest body."
    text = f"Skip to content\n\nMay 3, 1934\n\n{TITLE}\n\n{POINT}\n\n{PLAIN}\n\n\n\n\n{words}\n\nDocument Information"
    (one,) = read(Source("page.txt", "text/plain", "0" * 64, text.encode()))
    assert one.zone(Kind.SUMMARY) is None
    assert [(d.code, d.span.of(text), d.message) for d in one.diagnostics] == [(
        "summary-unsure", words,
        "the last paragraph may be the archive's summary or the document's own; it was left in the body")]
