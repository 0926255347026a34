"""Letters and telegrams that were run in: where their lines begin again, and what stays with the prose."""

from __future__ import annotations

import pytest

from kg.interpret.correspondence.lines import Line
from kg.interpret.correspondence.runin import unrolled
from kg.model import Kind

_PROSE = (
    "The road is open and four miles long. The chairman of the committee told us that the trucks will come in May and "
    "that the bridge will be ready by then."
)


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("CIPHERED TELEGRAM No. 75021 PYONGYANG For immediate transmission to Cde. ORLOV From MOSCOW "
         "Sent 4.11.50 03:00",
         ["CIPHERED TELEGRAM No. 75021", "PYONGYANG", "For immediate transmission to Cde. ORLOV", "From MOSCOW",
          "Sent 4.11.50 03:00"]),
        ("TELEGRAM 061.328 To: Comrade Gheorghe Popan, Deputy Minister From: Pyongyang Date: June 26, 1973",
         ["TELEGRAM 061.328", "To: Comrade Gheorghe Popan, Deputy Minister", "From: Pyongyang", "Date: June 26, 1973"]),
        ("Central Committee of the SED. Berlin, 15 October 1970. Dear Comrade Orlov!",
         ["Central Committee of the SED.", "Berlin, 15 October 1970.", "Dear Comrade Orlov!"]),
        ("TOP SECRET Copy No. 2 14 September 1944 To Comrade ORLOV",
         ["TOP SECRET", "Copy No. 2", "14 September 1944", "To Comrade ORLOV"]),
    ],
)  # fmt: skip
def test_heads(head: str, lines: list[str]) -> None:
    found = [line.words for line in unrolled([Line(f"{head} {_PROSE}", 0, 0, Kind.BODY)])]
    assert found == [*lines, _PROSE]


@pytest.mark.parametrize(
    ("tail", "lines"),
    [
        ("With communist greetings, W. Stohl", ["With communist greetings,", "W. Stohl"]),
        ("Sincerely, K. Orlov Minister of the Republic", ["Sincerely,", "K. Orlov", "Minister of the Republic"]),
        ("GORSHENIN 3 May 1951", ["GORSHENIN", "3 May 1951"]),
        ("ORLOV Copies: 1. Stalin 2. Molotov", ["ORLOV", "Copies:", "1. Stalin", "2. Molotov"]),
    ],
)
def test_tails(tail: str, lines: list[str]) -> None:
    text = f"{_PROSE} {tail}"
    found = unrolled([Line(text, 7, 0, Kind.BODY)])
    assert [line.words for line in found] == [_PROSE, *lines]
    assert [text[line.start - 7 : line.end - 7] for line in found] == [line.words for line in found]


@pytest.mark.parametrize(
    "text",
    [
        _PROSE,
        f"On June 25 the deputy minister came. {_PROSE}",
        f"From time to time we hear of it. {_PROSE}",
        f"Secret talks were held in the town. {_PROSE}",
        f"To this end we shall work together. {_PROSE}",
        f"{_PROSE} It was seen by I. KAPITSYN and others.",
    ],
)
def test_prose_stays_whole(text: str) -> None:
    assert [line.words for line in unrolled([Line(text, 0, 0, Kind.BODY)])] == [text]
