"""Who stands in a title: lists, offices, glosses, bodies with places; from the title alone."""

from __future__ import annotations

import pytest

from kg.model import Corresponded
from tests.support.correspondence import document, read


@pytest.mark.parametrize(
    ("title", "senders", "recipients"),
    [
        ("Letter from A. Orlov to B. Petrov, Chairman of the Committee, and C. Ross", ["A. Orlov"],
         ["B. Petrov", "C. Ross"]),
        ("Letter from Damdin, Choijin and Orlov to Ross", ["Damdin", "Choijin", "Orlov"], ["Ross"]),
        ("Telegram from Ri Yong to Ministry of Foreign Affairs, Political Department, No. 5", ["Ri Yong"],
         ["Ministry of Foreign Affairs"]),
        ("Telegram, Orlov to Ross, No 75.009, TOP SECRET, February 16, 1967", ["Orlov"], ["Ross"]),
        ("Telegram from the Romanian Embassy in Pyongyang to the Romanian Ministry of Foreign Affairs",
         ["Romanian Embassy in Pyongyang"], ["Romanian Ministry of Foreign Affairs"]),
        ("Message from the CC CPSU to the CC of the SED", ["CC CPSU"], ["CC of the SED"]),
        ("Telegram from Hanoi to Beijing", [], []),
        ("Letter from Mr. and Mrs. Ross to Orlov", ["Ross"], ["Orlov"]),
        ("Ciphered Telegram, Sergeyev (Antonov) and Orlov to Mao Zedong", ["Sergeyev", "Orlov"], ["Mao Zedong"]),
        ("Memorandum from the Department of Asia to Deputy Minister Orlov", ["Department of Asia"], ["Orlov"]),
        ("Draft Letter from the Soviet Government to the Government of China", ["Soviet Government"],
         ["Government of China"]),
        ("Note from Ministry of Trade to Embassies in Hanoi, Pyongyang and Beijing", ["Ministry of Trade"],
         ["Embassies in Hanoi, Pyongyang and Beijing"]),
        ("Letter from Kim Il Sung to Comrade Ross, with Note by Orlov", ["Kim Il Sung"], ["Ross"]),
        ("Telegram to Orlov, Petrov, and the Embassy", [], ["Orlov", "Petrov", "Embassy"]),
    ],
)  # fmt: skip
def test_parties(title: str, senders: list[str], recipients: list[str]) -> None:
    claims = read(document(title, "The road is open and the ferry has stopped."))[1].claims
    sent = next(c for c in claims if isinstance(c, Corresponded))
    assert [r.words for r in sent.roles if r.role == "sender"] == senders
    assert [r.words for r in sent.roles if r.role == "recipient"] == recipients
