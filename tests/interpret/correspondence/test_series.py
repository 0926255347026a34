"""Documents of a printed series in TEI: old heads with offices, new heads with a noun, datelines with a time."""

from __future__ import annotations

from hashlib import sha256

import pytest

from kg import read as readers
from kg.model import Corresponded, Document, Source
from tests.support.correspondence import identified, read

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="complete">A Volume of Papers</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<div type="compilation" xml:id="comp1"><head>Papers</head>%s</div></body></text></TEI>"""
_OLD_WIRE = """<note rend="inline" type="source">893.24/1386: Telegram</note>
<head>526. <persName type="from">The Ambassador in China (<hi rend="italic">Garside</hi>)</persName> to the
<gloss type="to">Secretary of State</gloss></head>
<opener><dateline><placeName>Chungking</placeName>, <date when="1942-07-13T11:00:00">July 13, 1942—11 a.m.</date>
<lb/>[Received 2:42 p.m.]</dateline></opener><p>845. Department’s 560, July 10. I saw the Foreign Minister.</p>
<p>He said that the trucks had arrived.</p>
<closer><signed><hi rend="smallcaps">Garside</hi></signed></closer>"""
_OLD_NOTE = """<note rend="inline" type="source">893.24/1390</note>
<head>531. The Chargé in Japan (Dormer) to the Minister for Foreign Affairs (Togawa)</head><p>No. 445</p>
<p>Excellency: I have the honor to inform you.</p><closer><signed>Eugene Dormer</signed></closer>"""
_WIRE = """<head>527. Telegram From the Embassy in the Soviet Union to the Department of State</head>
<opener><dateline><placeName>Moscow</placeName>, <date when="1964-11-06T15:00:00">November 6, 1964, 3 p.m.</date>
</dateline></opener><p>1376. Embtel 1363. I saw the minister this morning.</p>
<closer><signed>Kohlberg</signed></closer>"""
_LETTER = """<head>529. Letter From President Harlow to Chairman Petrov</head><opener><dateline>Washington,
<date when="1964-11-08">November 8, 1964</date>.</dateline></opener><p>Dear Mr. Chairman:</p>
<p>I was glad to have your letter of November 3.</p><closer>Sincerely,<lb/><signed>Walter B. Harlow</signed></closer>"""
_MEMO = """<head>530. Memorandum From the President’s Special Assistant (Bundt) to President Harlow</head>
<opener><dateline>Washington, <date when="1964-11-09">November 9, 1964</date>.</dateline></opener>
<p>Here is the paper.</p><closer><signed>McG. B.</signed></closer>"""
_NUMBERED = """<head>532. Telegram From the Embassy in Korea to the Department of State</head>
<opener><dateline><placeName>Seoul</placeName>, <date when="1962-03-14T19:00:00">March 14, 1962, 7 p.m.</date>
</dateline></opener><p>1237. For the Secretary.</p><p>1. I saw the chairman.</p><p>2. I agreed.</p>
<closer><signed>Bergland</signed></closer>"""
_AIRGRAM = """<head>533. Airgram From the Consulate General at Hong Kong to the Department of State</head>
<opener><dateline>A–512 <placeName>Hong Kong</placeName>, <date when="1965-02-05">February 5, 1965</date>.</dateline>
</opener><p>The visit was short.</p>
<closer><signed>For the Consul General:<lb/>Nicholas Platter<lb/>American Consul</signed></closer>"""
_NAMESAKES = """<head>534. Memorandum From <persName corresp="#p_BWP1" type="from">William P. Bundt</persName> of the
Department of Defense to the President’s Special Assistant (<persName type="to">Bundt</persName>)</head>
<opener><dateline><placeName>Washington</placeName>, <date when="1962-05-11">May 11, 1962</date>.</dateline></opener>
<p>The group should stay.</p><closer><signed>William P. Bundt</signed></closer>"""
_FRIENDS = """<head>535. Letter From the Ambassador in Burma (Satter) to the Director of the Office of Asian Affairs
(Yount)</head><opener><dateline><placeName>Rangoon</placeName>, <date when="1956-03-09">March 9, 1956</date>.</dateline>
<salute>Dear Ken: </salute></opener><p>Thank you for your letter of February 20.</p>
<closer><salute>Sincerely yours,</salute><signed>Joe</signed></closer>"""
_TALK = """<head>528. Memorandum of Conversation</head><opener><dateline>Washington,
<date when="1964-11-07">November 7, 1964</date>.</dateline></opener><p>The Secretary said that he agreed.</p>"""


def _document(div: str) -> Document:
    data = (_HEAD % f'<div type="document" xml:id="d1" n="1">{div}</div>').encode()
    return next(iter(readers.read(Source("volume.xml", "application/xml", sha256(data).hexdigest(), data))))


@pytest.mark.parametrize(
    ("div", "genre", "row"),
    [
        (_OLD_WIRE, "telegram", ("845", "Garside", "Secretary of State", "1942-07-13T11:00", "Chungking")),
        (_WIRE, "telegram", ("1376", "Kohlberg", "Department of State", "1964-11-06T15:00", "Moscow")),
        (_LETTER, "letter", ("", "Walter B. Harlow", "Petrov", "1964-11-08", "Washington")),
        (_MEMO, "letter", ("", "Bundt", "Harlow", "1964-11-09", "Washington")),
        (_NUMBERED, "telegram", ("1237", "Bergland", "Department of State", "1962-03-14T19:00", "Seoul")),
        (_AIRGRAM, "telegram", ("A–512", "Nicholas Platter", "Department of State", "1965-02-05", "Hong Kong")),
        (_NAMESAKES, "letter", ("", "William P. Bundt", "Bundt", "1962-05-11", "Washington")),
        (_FRIENDS, "letter", ("", "Satter", "Yount", "1956-03-09", "Rangoon")),
        (_OLD_NOTE, "letter", ("445", "Eugene Dormer", "Togawa", "", "")),
    ],
)
def test_series(div: str, genre: str, row: tuple[str, ...]) -> None:
    document = _document(div)
    assert identified(document) == genre
    sent = next(c for c in read(document)[1].claims if isinstance(c, Corresponded))
    roles = {role.role: role.words for role in sent.roles}
    day = sent.sent.edtf if sent.sent else ""
    assert (sent.number, roles["sender"], roles["recipient"], day, sent.place) == row


def test_a_signature_joins_the_person_the_markup_identifies_and_nobody_writes_to_himself() -> None:
    sent = next(c for c in read(_document(_NAMESAKES))[1].claims if isinstance(c, Corresponded))
    assert [(r.role, r.entity) for r in sent.roles] == [("sender", "actor.bwp1"), ("recipient", "")]


def test_a_conversation_in_the_series_is_no_letter() -> None:
    assert identified(_document(_TALK)) == ""
