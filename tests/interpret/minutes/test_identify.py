"""Lists of decisions are minutes; messages, memoranda and records of what was said are not."""

from __future__ import annotations

import pytest

from kg.interpret.minutes import GENRE
from tests.support.minutes import document

DECISION = "1. Charge Cde. Orlin with the work.\n\n2. Approve the plan."
TALK = (
    "Present: Orlin, Sazhin.\n\nORLIN. We have to decide about the ferry, which has stood still for a whole month now."
)


@pytest.mark.parametrize(
    ("title", "record_type", "body"),
    [
        ("", "", "MINUTES Nº 49 of the\n\nDECISIONS OF 17 April - 15 June 1937\n\n5. Concerning X.\n\nApprove."),
        (
            "Concerning the Ferry",
            "",
            "from Minutes N 23 of the Politburo meetings for April 1935\n\n110 - Concerning V.",
        ),
        ("Exceprt from the Minutes", "", DECISION),
        ("Politburo Decision on the Ferry", "", DECISION),
        ("VKP(b) CC Politburo resolution regarding Tuluy", "", DECISION),
        ("The Ferry", "Decision", DECISION),
        (
            "On the Ferry",
            "",
            "Extract Minutes from Protocol #78 of the Meeting of the Politburo of the CC VKP(b)\n\n" + DECISION,
        ),
        ("On the Ferry", "", "Excerpt from protocol No. 84 of the meeting of the Politburo\n\nApprove."),
        ("On the Ferry", "", "DECREE of the USSR Council of Ministers No. 5\n\n" + DECISION),
        ("On the Ferry", "", "The USSR Council of Ministers DECREES:\n\n" + DECISION),
        ("On the Ferry", "", "5. Concerning X.\n\nApprove.\n\nExcerpts have been sent: to Cde. Orlin."),
        ("On the Ferry", "", "[handwritten: point 5 is in classified storage]\n\n5. Concerning X.\n\nApprove."),
        (
            "Politburo Meeting",
            "",
            "MINUTES Nº 3\nof the meeting of the Politburo of 10 May 1935\n\nPRESENT: Cdes. Andrin, Li.\n\n"
            "1. - Questions of the NKID\n\nPostpone.\n\n2. - Questions of the NKVT\n\nApprove.",
        ),
        ("On the Ferry", "", "No. P84/422\n\nTo: Cmrds Orlin, Sazhin\n\n" + DECISION),
    ],
)
def test_minutes(title: str, record_type: str, body: str) -> None:
    assert GENRE.identifies(document(body, title, record_type))


@pytest.mark.parametrize(
    ("title", "record_type", "body"),
    [
        ("Telegram from Orlin to Sazhin", "", "CIPHERED TELEGRAM No. 709\n\nFrom Tuluy\n\nInform about the decision."),
        ("Ciphered Telegram, Orlin to Sazhin", "", "1. Tell him.\n\n2. Report.\n\nCopies: Cdes. Gorshkov (2), Li."),
        ("Letter from Orlin to the Politburo", "", "Dear Comrade Gorshkov!\n\nThe decision of the Politburo is good."),
        ("Memorandum of Conversation", "Memorandum", "1. The ferry\n\nOrlin said that the Politburo decided."),
        ("Minutes of Conversation between Orlin and Li", "", "Orlin: It is late.\n\nLi: It is."),
        ("Minutes of the Meeting of the Committee", "", TALK),
        ("Session of the CC CPSU Politburo", "", TALK),
        ("Report on the Work of the Politburo", "", "1. Work\n\nThe Politburo worked.\n\n2. Rest"),
        ("The Ferry", "", "The ferry crosses the river twice a day. It was built in 1936."),
        ("The Ferry", "", "1. The ferry is old.\n\n2. The river is wide."),
        ("Draft Resolution of the Security Council", "Press Release", "The Council decides:\n\n1. To meet."),
    ],
)
def test_not_minutes(title: str, record_type: str, body: str) -> None:
    assert not GENRE.identifies(document(body, title, record_type))
