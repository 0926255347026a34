"""Title patterns: who writes, to whom, through whom, and where the description of the content begins."""

from __future__ import annotations

import pytest

from kg.interpret.correspondence.titles import read_title
from kg.model import Span

_PARTS = ("sender", "recipient", "via", "author", "addressee")


@pytest.mark.parametrize(
    ("title", "kind", "parts"),
    [
        ("Letter from A. Orlov to Damdin", "letter", ("A. Orlov", "Damdin")),
        ("Letter of Damdin to Orlov, Petrov, and Lebedev", "letter", ("Damdin", "Orlov, Petrov, and Lebedev")),
        ("Orlov to Cde. Lebedev", "", ("Orlov", "Cde. Lebedev")),
        ("Letter, Orlov to Lebedev", "letter", ("Orlov", "Lebedev")),
        ("Letter, with Attachment, from A. B. Orlov to L. P. Lebedev", "letter", ("A. B. Orlov", "L. P. Lebedev")),
        ("Ciphered Telegram, Orlov to Wu Ling (via Petrov)", "telegram", ("Orlov", "Wu Ling", "Petrov")),
        ("Ciphered Telegram No. 4829, Orlov [Sergeyev] to Petrov", "telegram", ("Orlov [Sergeyev]", "Petrov")),
        ("Telegram from Orlov to Petrov regarding Meeting with Wu Ling", "telegram", ("Orlov", "Petrov")),
        ("Telegram from Orlov to Petrov, 3 May 1957", "telegram", ("Orlov", "Petrov")),
        ("Message from Orlov and Petrov, Forwarding 'A Letter to Wu'", "letter", ("Orlov and Petrov",)),
        ("Cable from the Chinese Embassy in Burma, 'On the Visit of X to Y'", "telegram",
         ("the Chinese Embassy in Burma",)),
        (
            "Ciphered Telegram from Orlov transmitting Message from Wu Ling to Sergeyev",
            "telegram",
            ("Orlov", "", "", "Wu Ling", "Sergeyev"),
        ),
        (
            "Memorandum From N. S. Orlov (Compiler) Through Paul Sand (Chief) and B. Wu (Editor) to D. Ross (Director)",
            "memo",
            ("N. S. Orlov (Compiler)", "D. Ross (Director)", "Paul Sand (Chief) and B. Wu (Editor)"),
        ),
        ("Memorandum From B. Orlov to M. Ross, November 1958", "memo", ("B. Orlov", "M. Ross")),
        ("Letter to Orlov from Kim Won Bong", "letter", ("Kim Won Bong", "Orlov")),
        ("Telegram from Ambassador to North Korea Orlov to Foreign Minister Ross", "telegram",
         ("Ambassador to North Korea Orlov", "Foreign Minister Ross")),
        ("Letter from Orlov to Ross to discuss aid", "letter", ("Orlov", "Ross")),
        ("Draft Memorandum From President Hale to the Assistant to the President", "memo",
         ("President Hale", "the Assistant to the President")),
        ("Telegram to Wu Ling", "telegram", ("", "Wu Ling")),
        ("Correspondence Between Orlov and Ross, May 1957", "letter", ()),
        ("Letter of Credit to Poland", "letter", ()),
        ("Memorandum of Conversation between Orlov and Ross", "other", ()),
        ("Report from Orlov to Ross", "other", ()),
        ("From War to Peace", "", ()),
    ],
)  # fmt: skip
def test_title(title: str, kind: str, parts: tuple[str, ...]) -> None:
    found = read_title(title, Span(0, len(title)))
    spans = (getattr(found, part) for part in _PARTS)
    said = tuple(span.of(title) if span else "" for span in spans)
    assert (found.kind, said) == (kind, parts + ("",) * (5 - len(parts)))


def test_spans_are_of_the_text() -> None:
    text = "June 14, 1937\n\nLetter from Orlov to Ross\n"
    found = read_title(text, Span(15, 40))
    assert found.sender is not None and found.sender.of(text) == "Orlov"
    assert found.recipient is not None and found.recipient.of(text) == "Ross"
