"""What a writer asks for, proposes, promises, refuses: sentences with the kind, verb and words of the act by hand."""

from __future__ import annotations

import pytest

from kg.model import Provision, Required
from tests.support.correspondence import document, read


def _said(sentence: str) -> list[tuple[str, str, str, str, str]]:
    body = f"Dear Comrade Antonov,\n\nThe road is open.\n\n{sentence}\n\nWith comradely greetings,\n\nV. Gorshenin"
    reading, finding = read(document("Letter from V. Gorshenin to A. Antonov", body, "Letter"))
    return [
        (
            c.kind,
            c.verb,
            ", ".join(r.words for r in c.roles if r.role != "addressee"),
            ", ".join(r.words for r in c.roles if r.role == "addressee"),
            " ".join(c.task.of(reading.text).split()) if c.task else "",
        )
        for c in finding.claims
        if isinstance(c, Provision) and c.kind != "condition"
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "verb", "to", "task"),
    [
        ("I ask you to send forty trucks.", "request", "ask", "A. Antonov", "send forty trucks"),
        ("We request that the guests be received in May.", "request", "request", "", "the guests be received in May"),
        ("I would like to ask you to return the horses by 1 June.", "request", "ask", "A. Antonov",
         "return the horses by 1 June"),
        ("I most earnestly beg you to spare my son.", "request", "beg", "A. Antonov", "spare my son"),
        ("I request instructions.", "request", "request", "", "instructions"),
        ("Please send the list of goods.", "request", "Please", "A. Antonov", "send the list of goods"),
        ("I thank you for the gifts and ask you to reply at once.", "request", "ask", "A. Antonov", "reply at once"),
        ("Therefore, we propose to meet in Urga.", "recommendation", "propose", "", "meet in Urga"),
        ("I consider it necessary to recall the adviser.", "recommendation", "consider it necessary", "",
         "recall the adviser"),
        ("2. I propose that the bridge be rebuilt.", "recommendation", "propose", "", "the bridge be rebuilt"),
        ("We promise to pay for the arms.", "promise", "promise", "", "pay for the arms"),
        ("We are ready to receive your delegation.", "promise", "are ready", "", "receive your delegation"),
        ("We cannot agree to this proposal.", "refusal", "cannot agree", "", "this proposal"),
        ("I reject the accusations of the press.", "refusal", "reject", "", "the accusations of the press"),
        ("We accept your invitation.", "acceptance", "accept", "", "your invitation"),
        ("I must warn you against hasty steps.", "warning", "warn", "A. Antonov", "hasty steps"),
    ],
)  # fmt: skip
def test_first_person(sentence: str, kind: str, verb: str, to: str, task: str) -> None:
    assert _said(sentence) == [(kind, verb, "V. Gorshenin", to, task)]


@pytest.mark.parametrize("sentence", ["If the road is opened, we agree to send grain.",
                                      "We agree to send grain on condition that the road is opened."])  # fmt: skip
def test_promise_on_condition(sentence: str) -> None:
    assert _said(sentence) == [("conditional-promise", "agree", "V. Gorshenin", "", "send grain")]
    body = f"Dear Comrade Antonov,\n\n{sentence}\n\nV. Gorshenin"
    reading, finding = read(document("Letter from V. Gorshenin to A. Antonov", body, "Letter"))
    required = [c for c in finding.claims if isinstance(c, Required)]
    assert len(required) == 1 and "the road is opened" in required[0].evidence[0].of(reading.text)


@pytest.mark.parametrize(
    "sentence",
    [
        "He asked me to send forty trucks.",
        "I asked him for forty trucks.",
        "We agree with you that it is late.",
        "They say that we promise to help.",
        "You write that I refuse to come.",
        "“I ask you to wait,” said the chairman.",
        'The chairman said: "It is late. We ask you to wait."',
        "We do not ask you to send trucks.",
        "I ask myself whether it is late.",
        "Please refer to my letter of 3 May.",
        "The chairman is ready.",
        "We agreed to meet in Urga.",
        "I report that they propose to meet in Urga.",
    ],
)
def test_nothing_is_laid_into_it(sentence: str) -> None:
    assert _said(sentence) == []
