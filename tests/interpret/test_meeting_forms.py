"""Meetings in self-written records: forms of attendance, agenda, statements, decisions, and what is no meeting."""

from __future__ import annotations

import hashlib

import pytest

from kg.interpret.meeting import GENRE
from kg.interpret.meeting.decisions import decision
from kg.interpret.meeting.layout import agenda, is_person_line, is_session, opens_list
from kg.interpret.meeting.prose import stretches
from kg.interpret.meeting.speech import speaker_label, statement
from kg.model import (
    Document,
    Interpretation,
    Kind,
    Met,
    Part,
    PastAct,
    Provision,
    Segment,
    Signed,
    Source,
    Span,
    Spoke,
)
from kg.pipeline import interpret, knowledge
from kg.read.tei import TeiReader

TALK = "".join(f"<p>Mr. Berger said that point {n} was settled and that nothing more stood in the way of it.</p>"
               for n in range(3))


def tei(body: str, title: str = "Minutes of the Harbour Board Meeting, May 1921") -> Document:
    xml = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>
        <publicationStmt><date type="created" when="1921-05-04">May 4, 1921</date></publicationStmt>
        </fileDesc></teiHeader>
        <text><body><head>{title}</head><dateline>May 4, 1921</dateline>{body}</body></text></TEI>""".encode()
    (document,) = TeiReader().read(Source("x", "application/tei+xml", hashlib.sha256(xml).hexdigest(), xml))
    return document


def plain(body: str, title: str = "Minutes of the Harbour Board Meeting, May 1921") -> Document:
    text = f"{title}\n\n{body}"
    data = text.encode()
    end = len(title)
    zones = (Segment(Kind.TITLE, Span(0, end)), Segment(Kind.BLANK, Span(end, end + 2)),
             Segment(Kind.BODY, Span(end + 2, len(text))))
    return Document(Source("x", "text/plain", hashlib.sha256(data).hexdigest(), data), text, "plain", zones)


def read(document: Document) -> Interpretation:
    assert GENRE.identifies(document)
    found = interpret(document, knowledge())
    assert "".join(leaf.span.of(document.text) for top in found.segments for leaf in top.leaves()) == document.text
    return found


def present(document: Document) -> list[tuple[str, str, str, str]]:
    meetings = [claim for claim in read(document).claims if isinstance(claim, Met)]
    return [(r.words, r.side, r.role, r.office) for met in meetings for r in met.roles]


def test_what_is_said_below_a_list_belongs_to_no_list() -> None:
    body = ("<list type='participants'><item>Anna Holt, Chairman</item><item>General Carl Lund</item></list>"
            "<p><hi>President Holt</hi>: Why do we not start with a report by the Director?</p>"
            "<p>Dr. Brandt: The question is whether we should go on.</p><p>General Lund: I agree with that.</p>")
    found = read(tei(body))
    said = [found.document.text[c.words.start:c.words.end][:9] for c in found.claims if isinstance(c, Spoke)]
    assert said == ["President", "Dr. Brand", "General L"]
    assert [row[0] for row in present(tei(body))] == ["Anna Holt", "Carl Lund"]


def test_a_stenogram_with_marks_above_the_list_and_a_resolution_in_rows() -> None:
    found = read(plain("SINGLE COPY\n\nWORKING NOTES\n\n10 December 1931\n\nChaired by: Comrade A.B. HOLMOV.\n\n"
                       "In attendance: Comrades Yu.V. Andreyev, A.Ya. Pelov, K.V. Rusanov.\n\nI. On the harvest\n\n"
                       "RUSANOV. Comrade Bailov has described the position correctly and we should now decide on it. "
                       "We should not wait any longer.\n\n"
                       "The following resolution was adopted:\n\n1. Build.\n\n2. Wait.",
                       "Session of the Harbour Board, 10 December 1931"))
    text = found.document.text
    parts = [(c.label, c.heading) for c in found.claims if isinstance(c, Part)]
    tasks = [c.task.of(text) for c in found.claims if isinstance(c, Provision) and c.task]
    days = [c.when.edtf for c in found.claims if isinstance(c, Met) and c.when]
    names = [r.words for c in found.claims if isinstance(c, Met) for r in c.roles]
    said = [text[c.words.start:c.words.start + 7] for c in found.claims if isinstance(c, Spoke)]
    assert (parts, tasks) == ([("I", "On the harvest")], ["1. Build.\n\n2. Wait."])
    assert (days, said) == (["1931-12-10"], ["RUSANOV"])
    assert names == ["A.B. HOLMOV", "Yu.V. Andreyev", "A.Ya. Pelov", "K.V. Rusanov"]


@pytest.mark.parametrize(("body", "expected"), [
    ("<list type='participants'><head>PRESENT</head><item>The President</item><item>General Ek</item>"
     "<item>Messrs. Holt and Lund</item></list>",
     [("President", "", "participant", ""), ("Ek", "", "participant", ""), ("Holt", "", "participant", ""),
      ("Lund", "", "participant", "")]),
    ("<p>Present:</p><list><item>Anna Holt, Chairman</item><item>Carl B. Lund (absent)</item></list>",
     [("Anna Holt", "", "chair", "Chairman"), ("Carl B. Lund", "", "absent", "")]),
    ("<list><item>The Board:<list><item>Anna Holt (chair), Harbour Master</item></list></item>"
     "<item>The Customs Office:<list><item>Mr. Ivar Dahl</item></list></item>"
     "<item>Jon Ek, former Director</item></list>",
     [("Anna Holt", "The Board", "chair", "Harbour Master"), ("Ivar Dahl", "The Customs Office", "participant", ""),
      ("Jon Ek", "", "participant", "former Director")]),
    ("<p rend='underline'>Seamen’s Union</p><list><item>Dr. Olga Brandt, Secretary</item></list>"
     "<p rend='underline'>Other Persons Present:</p><p>Port Authority (PA):</p>"
     "<list><item>Leo Sand [Not present]</item>"
     "</list><p>Reported by:</p><list><item>T. Moe</item></list>",
     [("Olga Brandt", "Seamen’s Union", "participant", "Secretary"), ("Leo Sand", "Port Authority (PA)", "absent", ""),
      ("T. Moe", "", "note-taker", "")]),
    ("<p>Attending:</p><list><item>PA - Messrs. Sand and Moe</item>"
     "<item>Board: A. Holt (chair), C. Lund, B. Berg</item></list>",
     [("Sand", "PA", "participant", ""), ("Moe", "PA", "participant", ""), ("A. Holt", "Board", "chair", ""),
      ("C. Lund", "Board", "participant", ""), ("B. Berg", "Board", "participant", "")]),
    ("<p>The Board met at noon. Present from the Union were Anna Holt, Carl Lund, and Ivar Dahl.</p>",
     [("Anna Holt", "Union", "participant", ""), ("Carl Lund", "Union", "participant", ""),
      ("Ivar Dahl", "Union", "participant", "")]),
    ("<p>Mr. Dahl called the meeting to order. Messrs. Holt, Lund, and Berg were also present. "
     "Mr. Sand was absent.</p>",
     [("Holt", "", "participant", ""), ("Lund", "", "participant", ""), ("Berg", "", "participant", ""),
      ("Sand", "", "absent", "")]),
    ("<p>Present:</p><table><row><cell>Anna Holt</cell><cell>Chairman</cell></row><row><cell>Carl B. Lund</cell>"
     "<cell>Port Authority</cell></row></table>",
     [("Anna Holt", "", "chair", "Chairman"), ("Carl B. Lund", "", "participant", "Port Authority")]),
    ("<p>Committee Members<lb/>Anna Holt, Chairman<lb/>Carl B. Lund<lb/>Port Authority:<lb/>Ivar Dahl, Director</p>",
     [("Anna Holt", "Committee Members", "chair", "Chairman"), ("Carl B. Lund", "Committee Members", "participant", ""),
      ("Ivar Dahl", "Port Authority", "participant", "Director")]),
    ("<p>Participants:</p><p>Board: Anna Holt, Chairman; Carl B. Lund; Dr. Ivar Dahl, Director</p>"
     "<p>Union: B. Berg, T. Moe</p>",
     [("Anna Holt", "Board", "chair", "Chairman"), ("Carl B. Lund", "Board", "participant", ""),
      ("Ivar Dahl", "Board", "participant", "Director"), ("B. Berg", "Union", "participant", ""),
      ("T. Moe", "Union", "participant", "")]),
    ("<p>Drs. Holt and Lund represented the Union, and Mr. Ivar Dahl represented PA.</p>",
     [("Holt", "Union", "participant", ""), ("Lund", "Union", "participant", ""), ("Ivar Dahl", "PA", "participant",
      "")]),
])
def test_attendance_in_all_its_shapes(body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert present(tei(body + TALK)) == expected


@pytest.mark.parametrize(("body", "expected"), [
    ("Present:\nAnna Holt, Chairman\nCarl B. Lund\n\nAbsent:\nIvar Dahl\n\n",
     [("Anna Holt", "", "chair", "Chairman"), ("Carl B. Lund", "", "participant", ""), ("Ivar Dahl", "", "absent",
      "")]),
    ("Chairman: Mr. Holt.\n\nPresent: Messrs. Lund, Berg.\n\n",
     [("Holt", "", "chair", ""), ("Lund", "", "participant", ""), ("Berg", "", "participant", "")]),
    ("Present: Mr. Holt, Mr. Lund and Mrs. Berg.\n\n",
     [("Holt", "", "participant", ""), ("Lund", "", "participant", ""), ("Berg", "", "participant", "")]),
    ("Participants on the Union side:\nAnna Holt\nCarl B. Lund\n"
     "Participants on the Port side:\nIvar Dahl, interpreter\n\n",
     [("Anna Holt", "Union side", "participant", ""), ("Carl B. Lund", "Union side", "participant", ""),
      ("Ivar Dahl", "Port side", "interpreter", "interpreter")]),
])
def test_attendance_in_plain_text(body: str, expected: list[tuple[str, str, str, str]]) -> None:
    talk = "\n\n".join(f"Mr. Berger said that point {n} was settled." for n in range(3))
    assert present(plain(body + talk)) == expected


def test_a_second_list_opens_a_session_with_its_own_day() -> None:
    found = read(tei("<p>Present:</p><list><item>Anna Holt</item></list><p>Mr. Berger said that the first session had "
                     "to deal with the fees of the harbour, which had been raised twice since the war, and that he was "
                     "not ready to speak of anything else until that was done.</p>"
                     "<p rend='center'>Morning Session, May 5, 1921</p>"
                     "<p>Present:</p><list><item>Carl B. Lund</item></list>" + TALK))
    held = [(m.key, m.part, m.when.edtf if m.when else "", [r.words for r in m.roles])
            for m in found.claims if isinstance(m, Met)]
    assert held == [("meeting", "", "1921-05-04", ["Anna Holt"]),
                    ("session.2.meeting", "session.2", "1921-05-05", ["Carl B. Lund"])]


def test_agenda_items_statements_and_decisions() -> None:
    found = read(tei("""<p>Present:</p><list><item>Anna Holt</item><item>Carl B. Lund</item></list>
        <p>AGENDA ITEM 1: Fees</p><p>Mr. Lund asked whether the fees would rise. The Board decided to raise them.</p>
        <p rend="center">AGENDA ITEM II: ELECTION</p><p>MR. HOLT: I am ready to serve.</p>
        <p>The Board elected Mr. Lund as its chairman. The motion was carried unanimously.</p>"""))
    parts = [(p.key, p.kind, p.label, p.heading) for p in found.claims if isinstance(p, Part)]
    assert parts == [("item.1", "agenda-item", "1", "Fees"), ("item.ii", "agenda-item", "II", "ELECTION")]
    text = found.document.text
    said = [(s.part, s.speaker, s.words.of(text)) for s in found.claims if isinstance(s, Spoke)]
    assert said == [("item.1", "actor.lund", "Mr. Lund asked whether the fees would rise."),
                    ("item.ii", "actor.holt", "MR. HOLT: I am ready to serve.")]
    decided = [(d.kind, d.verb, d.part, d.modality.value) for d in found.claims if isinstance(d, Provision)]
    assert decided == [("resolution", "decided", "item.1", "asserted"), ("appointment", "elected", "item.ii",
     "asserted"),
                       ("motion", "carried unanimously", "item.ii", "asserted")]


@pytest.mark.parametrize("document", [
    plain("1. Charge Mr. Lund with the repairs.\n\n2. Raise the fees.", "Minutes No. 49 of the Decisions of May 1921"),
    plain("Mr. Berger said that all was well.\n\nMr. Lund asked why.",
     "Memorandum of Conversation between Berger and Lund"),
    plain("Dear Mr. Lund:\n\nThe meeting of the Board was long. I hope to see you.", "Letter, Berger to Lund"),
    plain("Mr. Berger said that all was well.", "Report on the Harbour, 1921"),
    tei("<p>Mr. Berger said so.</p><p>Mr. Lund asked why.</p>", "Minutes of Conversation, Berger and Lund"),
], ids=["decisions", "conversation", "letter", "report", "minutes of a conversation"])
def test_what_is_no_meeting(document: Document) -> None:
    assert not GENRE.identifies(document)


@pytest.mark.parametrize(("words", "yes"), [
    ("Dr. Dexter Perkins, Chairman", True), ("J. E. Wallace Sterling (Absent), Chancellor", True),
    ("Robert B. Stewart*", True),
    ("Hugh McL. Woodward", True), ("Ludwig van der Berg - Treasury", True),
    ("Mr. Noble called the meeting to order.", False),
    ("The volumes were distributed.", False), ("a. Laos, Vientiane Station - 17 July 1966", False), ("Others", False),
])
def test_lines_that_are_entries_of_persons(words: str, yes: bool) -> None:
    assert is_person_line(words) is yes


@pytest.mark.parametrize(("words", "yes"), [
    ("Present:", True), ("Committee Members Present:", True), ("PARTICIPANTS", True), ("Also in attendance", True),
    ("Representing the Department of State:", True), ("Participants on our side:", True), ("Absent", True),
    ("At present:", False), ("The present volume:", False), ("Presented by the chair", False),
    ("Present were told.", False),
])
def test_headings_that_open_a_list(words: str, yes: bool) -> None:
    assert opens_list(words) is yes


@pytest.mark.parametrize(("words", "expected"), [
    ("AGENDA ITEM 1: Opening remarks:", ("1", "Opening remarks")),
    ("AGENDA ITEMS 1, 2, AND 3: OPENING REMARKS", ("1, 2, and 3", "OPENING REMARKS")),
    ("Agenda Item IV – Fees", ("IV", "Fees")), ("Item 5 of the list was taken up.", None), ("Items for sale", None),
])
def test_agenda_lines(words: str, expected: tuple[str, str] | None) -> None:
    found = agenda(words, False)
    assert (found[:2] if found else None) == expected


@pytest.mark.parametrize(("words", "yes"), [
    ("Opening Session - 9:15 am. - 12:15 p.m.", True), ("Thursday Morning Session (Open)", True),
    ("AFTERNOON SESSION", True),
    ("The session adjourned at 12:05 p.m.", False), ("The session was long.", False), ("Obsession", False),
])
def test_session_lines(words: str, yes: bool) -> None:
    assert is_session(words) is yes


@pytest.mark.parametrize(("words", "who"), [
    ("Mr. Bishop inquired whether the papers would be reprinted.", "Mr. Bishop"),
    ("In response to a question from Mr. Wilson, Mr. Franklin said that he agreed.", "Mr. Franklin"),
    ("Dr. Franklin, in reply, stated that it was so.", "Dr. Franklin"), ("Allen then discussed the criteria.",
     "Allen"),
    ("The Committee noted with regret the delay.", None), ("This said, they left.", None),
    ("The volume was published.", None), ("It was stated that all was well.", None),
])
def test_whose_words_a_sentence_reports(words: str, who: str | None) -> None:
    found = statement(words)
    assert (words[found.start:found.end] if found else None) == who


@pytest.mark.parametrize(("words", "yes"), [
    ("MR. NOBLE: Yes.", True), ("ANDROPOV. The situation is clear.", True), ("MINUTES. THE BOARD MET.", False),
    ("BREZHNEV: Comrades, …", True), ("Comrade Ivanov: I agree.", True),
    ("Subject: Fees", False), ("Note: this is one.", False), ("Mr. Noble said: no.", False),
])
def test_speakers_of_transcripts(words: str, yes: bool) -> None:
    assert (speaker_label(words) is not None) is yes


@pytest.mark.parametrize(("words", "kind"), [
    ("The Committee decided to set aside the agenda.", "resolution"),
    ("It was agreed that the Committee would adjourn.", "resolution"),
    ("The Committee, by acclamation, chose Dr. Holt to serve as Chairman.", "appointment"),
    ("Mr. Deener was elected unanimously to serve for the coming year.", "appointment"),
    ("The Advisory Committee approved the minutes.", "approval"), ("The motion was then defeated.", "motion"),
    ("The Committee recommended that the staff be increased.", "recommendation"),
    ("The Committee had recommended an increase.", None), ("The Committee recommended last year that it rise.", None),
    ("The Committee would agree to that.", None), ("The Committee agreed with Mr. Holt.", None),
    ("It was agreed that this was a challenge.", None), ("It was suggested that they wait.", None),
    ("Mr. Holt recommended that they wait.", None),
])
def test_what_minutes_state_to_be_decided(words: str, kind: str | None) -> None:
    found = decision(words)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(("words", "expected"), [
    ("Present: Mr. Holt and Mr. Lund.", [("Mr. Holt and Mr. Lund.", "participant", "")]),
    ("Absent: Mr. Dahl.", [("Mr. Dahl.", "absent", "")]),
    ("Present from HO were David Trask and Bill Slany.", [("David Trask and Bill Slany.", "participant", "HO")]),
    ("The following persons from the general public attended the open session: Professors Cole and Kent.",
     [("Professors Cole and Kent.", "participant", "general public")]),
    ("CIA was represented by Mr. Allen and Mr. Coe.", [("Mr. Allen and Mr. Coe.", "participant", "CIA")]),
    ("Mr. Sand was unable to attend.", [("Mr. Sand", "absent", "")]),
    ("The Committee attended a luncheon in the Department.", []),
    ("Numerous staff members of HO attended the sessions.", []),
    ("Mr. Stevenson said that at the session he attended the staff complained.", []),
    ("Mr. Stewart attended another meeting elsewhere.", []),
])
def test_sentences_that_state_who_was_present(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(words[s.start:s.end], s.role, s.side) for s in stretches(words)] == expected


@pytest.mark.parametrize(("words", "kind", "verb"), [
    ("On motion of Dr. Rusk, seconded by Mrs. Colfax, it was voted to accept the report.", "resolution", "voted"),
    ("RESOLVED, That the thanks of the Board be conveyed to the Director.", "resolution", "RESOLVED"),
    ("Agreed to write to the District Council.", "resolution", "Agreed"),
    ("The minutes of the meeting of 10th December were read and confirmed.", "approval", "confirmed"),
    ("After discussion, the Committee recommended that the Department restore the posts lost in 1976.",
     "recommendation", "recommended"),
    ("It was the consensus of the Committee that no change be made.", "resolution", "consensus"),
    ("Mr. Prentiss was elected Secretary.", "appointment", "elected"),
    ("The motion was seconded by Miss Tarrant and carried unanimously.", "motion", "carried unanimously"),
    ("The Chairman declared the motion carried.", "motion", "carried"),
    ("The amendment then failed.", "motion", "failed"),
    ("Mr. Maddox moved that the minutes be approved.", "motion", "moved"),
    ("Mr. Hull moved to Boston in May.", None, ""), ("Mr. Nixon was elected President of the Republic.", None, ""),
    ("The minutes were approved by the Board of that year.", None, ""),
    ("The motion picture files were moved.", None, ""),
    ("At its last meeting, the Committee recommended more money.", None, ""),
])
def test_motions_and_resolutions(words: str, kind: str | None, verb: str) -> None:
    found = decision(words)
    assert (found.kind if found else None, found.verb if found else "") == (kind, verb)


def test_those_present_by_their_office_alone() -> None:
    body = ("<p>The following were present at the 178th meeting: The President of the United States, presiding; the "
            "Vice President of the United States; John F. Dunne, Secretary of State; and the Acting Secretary of "
            "Defense.</p>"
            "<p>Mr. Dunne said that he saw no alternative. Mr. Dunne added that the ships had left.</p>")
    rows = present(tei(body, "Memorandum of Discussion at the 178th Meeting of the Harbour Council"))
    assert {(name, role) for name, _, role, _ in rows} == {
        ("President of the United States", "chair"), ("Vice President of the United States", "participant"),
        ("John F. Dunne", "participant"), ("Acting Secretary of Defense", "participant")}


MOTIONS = [
    ("Mr. Lund moved that the dock be closed. Mr. Berg seconded the motion. Mr. Dahl asked for the cost. Carried.",
     [("motion", "Carried", ["Lund", "Berg"])]),
    ("Proposed by Mr. Lund, seconded by Mr. Berg: that the dock be closed. The motion was defeated by two votes.",
     [("motion", "defeated", ["Lund", "Berg"])]),
    ("Mr. Lund moved that the dock be closed. Mr. Berg moved that it be sold. The motion was withdrawn.",
     [("motion", "moved", ["Lund"]), ("motion", "withdrawn", ["Berg"])]),
    ("The Board agreed to go. Carried over to next year were two items.", [("resolution", "agreed", [])]),
]


@pytest.mark.parametrize(("body", "expected"), MOTIONS)
def test_a_motion_is_one_provision(body: str, expected: list[tuple[str, str, list[str]]]) -> None:
    found = read(tei("<p>Present: Mr. Dahl (in the chair), Mr. Lund, Mr. Berg.</p>"
                     f"<p>Mr. Dahl said that he was late.</p><p>{body}</p>"))
    rows = [(c.kind, c.verb, [r.words for r in c.roles if r.role in ("mover", "seconder")])
            for c in found.claims if isinstance(c, Provision)]
    assert rows == expected


@pytest.mark.parametrize(("body", "who"), [
    ("<p>The Chairman said that he was late.</p>", ["Dahl"]),
    ("<p>The Treasurer explained the sum.</p>", ["Anna Berg"]),
    ("<p>THE CHAIRMAN: Shall we begin?</p><p>The Minister said no.</p>", ["Dahl"]),
    ("<p>Treasurer: We have no money.</p><p>Result: We wait.</p>", ["Anna Berg"]),
])
def test_an_office_speaks_for_the_one_person_present_who_holds_it(body: str, who: list[str]) -> None:
    found = read(tei("<p>Present:</p><list><item>Mr. Dahl, Chairman</item><item>Anna Berg, Treasurer</item>"
                     f"<item>Carl Lund, Clerk</item></list><p>Mr. Lund said that the minutes were lost.</p>{body}"))
    names = {entity.key: entity.name for entity in found.entities}
    assert [names[c.speaker] for c in found.claims if isinstance(c, Spoke)][1:] == who


@pytest.mark.parametrize(("body", "signed"), [
    ("<p>Respectfully submitted,</p><p>Irene Sokol<lb/>Executive Secretary</p>",
     [("Irene Sokol", "Executive Secretary")]),
    ("<p>Approved:</p><p>Alma R. Whitcomb<lb/>Chairperson</p><p>Carl Renner<lb/>Secretary pro tem</p>",
     [("Alma R. Whitcomb", "Chairperson"), ("Carl Renner", "Secretary pro tem")]),
    ("<p>Submitted by: Louis Ortega, Recording Secretary</p>", [("Louis Ortega", "Recording Secretary")]),
    ("<p>The next speaker was Anna Holt.</p>", []), ("<p>Questions of Procedure</p>", []),
])
def test_who_closes_a_record(body: str, signed: list[tuple[str, str]]) -> None:
    found = read(tei("<p>Present: Mr. Dahl, Mr. Lund.</p><p>Mr. Lund said that the minutes were lost.</p>"
                     f"<p>The meeting adjourned at 5 p.m.</p>{body}"))
    assert [(c.name, c.office) for c in found.claims if isinstance(c, Signed)] == signed


@pytest.mark.parametrize(("sentence", "kind"), [
    ("Mr. Dahl called the meeting to order at 9 a.m.", "opening-of-meeting"),
    ("The session reconvened at 2 p.m.", "opening-of-meeting"), ("The Board rose at 4 o'clock.", "adjournment"),
    ("The Board rose at 4 p.m.", "adjournment"), ("There being no further business the meeting closed.", "adjournment"),
    ("The Committee concluded that the files were lost.", None), ("The meeting will be adjourned at noon.", None),
    ("The conference that opened the way was short.", None),
])
def test_when_a_meeting_began_and_ended(sentence: str, kind: str | None) -> None:
    found = read(tei("<p>Present: Mr. Dahl, Mr. Lund.</p><p>Mr. Lund said that the minutes were lost.</p>"
                     f"<p>{sentence}</p>"))
    assert [c.kind for c in found.claims if isinstance(c, PastAct)] == ([kind] if kind else [])
