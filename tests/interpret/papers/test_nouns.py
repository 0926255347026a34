"""What titles and first lines call a document."""

from __future__ import annotations

import pytest

from kg.interpret.correspondence.lines import lines_of
from kg.interpret.papers.identify import by_head, parted
from kg.interpret.papers.nouns import called, is_heading
from kg.interpret.papers.words import closed_up
from kg.model import Kind, Segment, Span

TITLES = {
    "Memorandum of Conversation Among Officials, August 1979": "memorandum-of-conversation",
    "Memorandum of Telephone Conversation": "memorandum-of-conversation",
    "Record of the Main Content of the Conversation with Ambassador Orlov": "memorandum-of-conversation",
    "From the Diary of N. Gorshkov: Memorandum of Conversation with Chen Weiguo": "memorandum-of-conversation",
    "Minutes of Conversation between Orlov and Chen": "memorandum-of-conversation",
    "Minutes of the Meeting between Comrade Orlov and Chairman Chen": "memorandum-of-conversation",
    "The Chancellor's [Karl Reuther's] Meeting with President Laine": "memorandum-of-conversation",
    "Chen Weiguo’s Talk with a Delegation from Burma": "memorandum-of-conversation",
    "Meeting of the Federal Chancellor with President Laine": "memorandum-of-conversation",
    "Telephone conversation, Larin and Dale": "memorandum-of-conversation",
    "Stenographic Record of a Conversation": "memorandum-of-conversation",
    "Memcon, Dale and Larin": "memorandum-of-conversation",
    "Note of the Embassy in Spa on the Conversation between Comrades Orlov and Chen": "memorandum-of-conversation",
    "Note, Sector Head Fries, on the Conversation with Comrade Orlov": "memorandum-of-conversation",
    "Note from the Embassy to the Ministry on the Conversation with Comrade Orlov": "",
    "Запись беседы с послом": "memorandum-of-conversation",
    "Report, Legation of Hungary to the Ministry": "report",
    "Report on Conversations with Ambassador Orlov": "report",
    "William Orlov Report on the Informal Meeting": "report",
    "Research Project on the Publication of Documents": "report",
    "National Intelligence Estimate NIE 11-4-78": "report",
    "Information about the Meeting of Orlov with Chen": "report",
    "Memorandum on the Situation in the Province": "report",
    "Speech by Ivan Orlov at the Plenum": "statement",
    "Statement by the Irish Delegation": "statement",
    "Orlov's Statement on Berlin": "statement",
    "Joint Statement of the Two Governments": "statement",
    "Address by Mr. Lindqvist to the General Assembly": "statement",
    "Press Release, Department of Public Information": "press-release",
    "Joint Communiqué on the Visit": "press-release",
    # other nouns first, or no noun of a document at all
    "Letter from Orlov on His Conversation with Chen": "",
    "Telegram from Orlov on the Meeting with Chen": "",
    "Minutes of the Meeting of the Board of Editors": "",
    "Meeting of the Politburo": "",
    "Decision of the Politburo on the Speech by Orlov": "",
    "Draft Resolution on Tests": "",
    "Orlov's Visit to China": "",
    "Interview with Ivan Orlov": "",
    "On the Question of Trade": "",
    "Agreement between Hungary and Mongolia": "",
    "Letter Enclosing Report on the Mines": "",
}


@pytest.mark.parametrize("title", TITLES)
def test_titles(title: str) -> None:
    assert called(title) == TITLES[title]


HEADS = {
    "MD Roth      Spa, 3 May 1991\nN o t e\nSubject: Meeting with President Laine": "memorandum-of-conversation",
    "MD K. Reuther          Bonn, 3 May 1991\nM e m o r a n d u m\nSubject: Coal": "report",
    "Embassy in Spa\nSpa, 3 May 1991\nSubject: Coal\nCoal is short.": "report",
    "SECRET\nMEMORANDUM OF CONVERSATION\nDATE: May 5, 1972": "memorandum-of-conversation",
    "FOR IMMEDIATE RELEASE\nMay 5, 1972\nThe President left.": "press-release",
    "PRESS RELEASE\nNo. 12": "press-release",
    "Official Records\n12. Mr. ORLOV (Spa): I thank you.": "statement",
    "Spa, 3 May 1991\nDear Karl,\nCoal is short.": "",
    "Coal is short. Talks with Orlov were held in May.": "",
    "Chapter One\nIt was a cold day in May.": "",
}


@pytest.mark.parametrize("head", HEADS)
def test_heads(head: str) -> None:
    assert by_head(lines_of(head, Segment(Kind.BODY, Span(0, len(head))))) == HEADS[head]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("M e m o r a n d u m", ("Memorandum", 19)),
        ("N o t e - for internal use", ("Note", 7)),
        ("N o t e   f o r   F i l e", ("Note", 7)),  # "for" has three letters: no word is closed up from less than four
        ("A B C", ("", 0)),
        ("Memorandum", ("", 0)),
        ("I a m old", ("", 0)),
    ],
)
def test_letter_spacing(words: str, found: tuple[str, int]) -> None:
    assert closed_up(words)[0].split(" ")[0] == found[0]


@pytest.mark.parametrize(
    ("words", "author"),
    [
        ("MD J. Orlov          Bonn, 12 May 1997", "MD J. Orlov"),
        ("Head of Department 2\tBonn, 22 October 1997", "Head of Department 2"),
        ("Bonn, 12 May 1997", None),
        ("We met in Bonn     Bonn, 12 May 1997.", "We met in Bonn"),
        ("They left at noon.     Bonn, 12 May 1997", None),
        ("U.S.          USSR", None),
        ("MD J. Orlov  Bonn, 12 May 1997", None),
    ],
)
def test_author_and_dateline(words: str, author: str | None) -> None:
    found = parted(words)
    assert (found[0] if found else None) == author


@pytest.mark.parametrize(
    ("words", "slugs", "yes"),
    [
        ("REPORT", ("report-noun",), True),
        ("Press Release No. 12/58", ("press-noun",), True),
        ("Report on the mines which I saw", ("report-noun",), False),
        ("Memorandum for the file", ("memo-noun",), True),
    ],
)
def test_headings(words: str, slugs: tuple[str, ...], yes: bool) -> None:
    assert is_heading(words, *slugs) is yes
