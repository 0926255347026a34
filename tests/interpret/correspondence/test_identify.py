"""Which documents are correspondence, and which only speak of it."""

from __future__ import annotations

import pytest

from tests.support.correspondence import document, identified

LETTER = "Dear Mr. Ashdown,\n\nThe ship sails on Monday.\n\nSincerely,\nHenry Calloway"
WIRE = "CIPHERED TELEGRAM No. 12\n\nTo Cde. Antonov\n\nThe road is open.\n\nGORSHENIN"
PROSE = "The road was opened in the spring. Nobody had expected it."


@pytest.mark.parametrize(
    ("title", "kind", "body", "genre"),
    [
        ("Ciphered Telegram, Gorshenin to Antonov", "", PROSE, "telegram"),
        ("Telegram from Gorshenin to Antonov, 'Record of a Conversation with Damdin'", "", PROSE, "telegram"),
        ("Cable from the Embassy, 'On Trade'", "", PROSE, "telegram"),
        ("On the Road", "Telegram", PROSE, "telegram"),
        ("On the Road", "", WIRE, "telegram"),
        ("Letter from Gorshenin to Antonov", "", WIRE, "telegram"),
        ("Letter from Gorshenin to Antonov", "", PROSE, "letter"),
        ("Letter of Damdin to Antonov, Lebedev, and Sitnikov", "", PROSE, "letter"),
        ("Draft Letter From A. Gorshenin to B. Antonov", "", PROSE, "letter"),
        ("Letter, Gorshenin to Antonov", "", PROSE, "letter"),
        ("Gorshenin to Cde. Antonov", "", PROSE, "letter"),
        ("Message from Damdin and Choijin, Forwarding 'Report'", "", PROSE, "letter"),
        ("Memorandum From Alan Whitmore (Bureau of Trade) to Robert Haskins (Deputy Director)", "", PROSE, "letter"),
        ("Note from Gorshenin to Antonov", "Note", PROSE, "letter"),
        ("On the Ship", "Letter", PROSE, "letter"),
        ("On the Ship", "", LETTER, "letter"),
        ("", "", LETTER, "letter"),
        ("Petition from the Villagers of Tarbagatai to the Consul", "", PROSE, "petition"),
        ("The Herds", "Petition", PROSE, "petition"),
        ("", "", "PETITION\n\nTo: Comrade Antonov\nFrom: Aisha Temirova\n\n" + PROSE, "petition"),
        # what only speaks of messages, or records talks and decisions
        ("Report on the Letter from Gorshenin to Antonov", "", LETTER, ""),
        ("Report from Gorshenin to Antonov", "", PROSE, ""),
        ("Memorandum of Conversation, Gorshenin and Damdin", "", PROSE, ""),
        ("Memorandum on the Conversation between Gorshenin and Damdin", "", PROSE, ""),
        ("Record of Conversation between Gorshenin and Damdin", "", LETTER, ""),
        ("On the Talks", "Memorandum of Conversation", LETTER, ""),
        ("VKP(b) CC Politburo Decision with Approved Message from Sergeyev to Damdin", "", WIRE, ""),
        ("Minutes of the Meeting with a Letter to Damdin", "", LETTER, ""),
        ("Concerning the Appeals of the Garrison to the Government", "", PROSE, ""),
        ("On the Talks", "", "Participants:\n\nMr. Ashdown\nMr. Calloway\n\n" + LETTER, ""),
        ("On the Talks", "", "MINUTES Nº 12\n\n" + LETTER, ""),
        ("The Telegram That Changed the War", "", PROSE, ""),
        ("From War to Peace", "", PROSE, ""),
        ("A Visit to the Soviet Union", "", PROSE, ""),
        ("Secret Visit of L. I. Gorshenin to Poland", "", PROSE, ""),
        ("Speech by Mr. Ashdown", "", "Mr. President,\n\n" + PROSE, ""),
        ("Memorandum on Aid to Mongolia", "", PROSE, ""),
        ("Appeal", "", PROSE, ""),
        ("Letter of Credit", "", PROSE, "letter"),
        (
            "Memorandum From Alan Whitmore to the Committee",
            "",
            "Subject: Meeting of the Committee\n\nMembers present were:\n\nMr. Ashdown",
            "",
        ),
    ],
)
def test_genre(title: str, kind: str, body: str, genre: str) -> None:
    assert identified(document(title, body, kind)) == genre
