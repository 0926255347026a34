"""Credits, markings, stories: what stands behind a citation, and what is no citation at all."""

import pytest

from kg.recognise.citation import Credit, parse, slug


def said(credit: Credit) -> tuple[str, ...]:
    """Role, agents, then "for PROGRAM" and the day where stated."""
    program = (f"for {credit.program.name}",) if credit.program else ()
    when = (f"on {credit.when.name}",) if credit.when else ()
    return (credit.role, *(agent.name for agent in credit.agents), *program, *when)


CREDITS = [
    (
        "Obtained by Jamil Hasanli and translated by Gary Goldberg.",
        [("obtained", "Jamil Hasanli"), ("translated", "Gary Goldberg")],
    ),
    (
        "Contributed, transcribed, and translated by Samuel Denney.",
        [("contributed", "Samuel Denney"), ("transcribed", "Samuel Denney"), ("translated", "Samuel Denney")],
    ),
    (
        "Obtained and translated for NKIDP by Eliza Gheorghe.",
        [("obtained", "Eliza Gheorghe", "for NKIDP"), ("translated", "Eliza Gheorghe", "for NKIDP")],
    ),
    (
        "AVP RF, copy courtesy of NSA; translation by K. C. Smith",
        [("copy-courtesy", "NSA"), ("translated", "K. C. Smith")],
    ),
    ("Translated by Danny Rozas and Kathryn Weathersby.", [("translated", "Danny Rozas", "Kathryn Weathersby")]),
    ("Translated for CWIHP by Gary Goldberg", [("translated", "Gary Goldberg", "for CWIHP")]),
    ("Translated by Svetlana Savranskaya for CWIHP.", [("translated", "Svetlana Savranskaya", "for CWIHP")]),
    (
        "Obtained for CWIHP by Christian F. Ostermann and translated for CWIHP by Bernd Schaefer.",
        [("obtained", "Christian F. Ostermann", "for CWIHP"), ("translated", "Bernd Schaefer", "for CWIHP")],
    ),
    (
        "Obtained by Sun Yi, translated by Li Hua, and edited by David Wolff.",
        [("obtained", "Sun Yi"), ("translated", "Li Hua"), ("edited", "David Wolff")],
    ),
    (
        "Obtained by K. C. Smith, J.-P. Dupont & Ruud van Dijk.",
        [("obtained", "K. C. Smith", "J.-P. Dupont", "Ruud van Dijk")],
    ),
    ("Provided by the National Security Archive.", [("provided", "National Security Archive")]),
    (
        "Translated for the North Korea International Documentation Project by Jiyong Lee.",
        [("translated", "Jiyong Lee", "for North Korea International Documentation Project")],
    ),
    ("Translated from Russian by Mark H. Doctoroff.", [("translated", "Mark H. Doctoroff")]),
    ("Donation of A.S. Chernyaev.", [("donated", "A.S. Chernyaev")]),
    # a comma alone makes no second person
    ("Obtained by Jordan Baev, Sofia.", [("obtained", "Jordan Baev")]),
    ("Drafted by E. Ralph Perkins.", [("drafted", "E. Ralph Perkins")]),
    ("Drafted by David Trask, November 16, 1976.", [("drafted", "David Trask", "on November 16, 1976")]),
    (
        "Drafted by David Baehler and Paul Claussen, September 7, 1979.",
        [("drafted", "David Baehler", "Paul Claussen", "on September 7, 1979")],
    ),
    ("Drafted by Deputy Historian Neal H. Petersen (PA/HO).", [("drafted", "Neal H. Petersen")]),
    (
        "The memorandum was drafted by Susan Tait (M/MO) on August 3 and captioned.",
        [("drafted", "Susan Tait", "on August 3")],
    ),
    (
        "Drafted by Smith on July 3; cleared by Jones and Bundy.",
        [("drafted", "Smith", "on July 3"), ("cleared", "Jones", "Bundy")],
    ),
    (
        "Minutes taken by Herbert A. Fine, George H. Dengler, and William Slany.",
        [("minutes-taken", "Herbert A. Fine", "George H. Dengler", "William Slany")],
    ),
    # an office is no person
    ("Drafted by Assistant Secretary of State for Far Eastern Affairs William Bundy.", []),
    ("Translated by hand from a copy.", []),
    ("The text was published in a hurry by them.", [("published",)]),
    ("", []),
]


@pytest.mark.parametrize(("line", "expected"), CREDITS, ids=[line[:45] for line, _ in CREDITS])
def test_who_did_what(line: str, expected: list[tuple[str, ...]]) -> None:
    read = parse(line)
    assert [said(credit) for credit in read.credits] == expected
    for credit in read.credits:
        assert line[credit.start : credit.end] == credit.words
        for named in (*credit.agents, *filter(None, (credit.program, credit.work, credit.when))):
            assert line[named.start : named.end] == named.name


def test_offsets_are_those_of_the_document() -> None:
    [credit] = parse("Translated for CWIHP by Y. Li, May 3, 1999.", 1000).credits
    assert (credit.start, credit.end) == (1000, 1042)
    assert [(named.name, named.start) for named in (credit.agents[0], credit.program, credit.when) if named] == [
        ("Y. Li", 1024), ("CWIHP", 1015), ("May 3, 1999", 1031),
    ]  # fmt: skip


def test_published_in_keeps_the_whole_reference_and_no_part_of_it_is_a_part() -> None:
    line = 'NAI, DFA/5/313/3D, published in "Documents. A. B.", Volume XI, Document No. 96. Contributed by John Kim.'
    read = parse(line)
    [published, contributed] = read.credits
    assert published.work is not None
    assert published.work.name == '"Documents. A. B.", Volume XI, Document No. 96'
    assert said(contributed) == ("contributed", "John Kim")
    assert [part.kind for part in read.citations[0].parts] == ["repository", "collection", "series", "file"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ford Library, Box 1. Secret; Immediate.", [("secret", "Secret"), ("precedence", "Immediate")]),
        ("Ford Library, Box 1. Official Use Only.", [("official-use-only", "Official Use Only")]),
        ("Ford Library, Box 1. Top Secret; Eyes Only.", [("top-secret", "Top Secret"), ("handling", "Eyes Only")]),
        ("Ford Library, Box 1. The attached Confidential airgram was found.", []),
        ("Secret police files, f. 1, op. 2, d. 3", []),
    ],
)  # fmt: skip
def test_classification_marks(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(mark.kind, mark.words) for mark in parse(line).markings] == expected
    assert all(line[mark.start : mark.end] == mark.words for mark in parse(line).markings)


# line, slugs of its own citations, of those its prose mentions, and the rest
STORIES = [
    (
        "Archive of the President of the Russian Federation. Boris Yeltsin gave copies to President Kim Young-Sam in "
        "June 1994; they were handed to the embassy, and RGASPI, f. 558, op. 11, d. 342, l. 5 is a copy.",
        ["aprf"],
        ["rgaspi-f558-op11-d342-l5"],
        "Boris Yeltsin gave copies",
    ),
    (
        "AVPRF, f. 3, op. 65, d. 8, l. 1. Another copy of it is present in Department of State, CDC Lot File 95 D 113, "
        "Box 3, HAC.",
        ["avprf-f3-op65-d8-l1"],
        ["us-state-lot95-d-113-box3"],
        "Another copy of it",
    ),
    (
        "Ford Library, Box 3. See National Archives, RG 59, Central Foreign Policy File, D760452-1128 and "
        "P760188-2320.",
        ["library-ford-box3"],
        ["nara-rg59-scentral-foreign-policy-file-filmd760452-1128-and-p760188-2320"],
        "See National Archives",
    ),
    (
        "Zhonghua renmin gongheguo waijiaobu, eds., Mao Zedong waijiao wenxuan (Selected Papers) (Beijing: Zhongyang "
        "wenxian chubanshe, 1994), 159-160. Translated by Zhang Shu Guang.",
        [],
        [],
        "Zhonghua renmin gongheguo waijiaobu, eds.",
    ),
    ("Jianguo yilai wengao, vol. 5 (Beijing, 1991), p. 539.", [], [], "Jianguo yilai wengao"),
    ("Cold War Bulletin 6/7, pp. 36-38.", [], [], "Cold War Bulletin 6/7, pp. 36-38."),
    ("Wilson Center, Washington.", [], [], "Wilson Center, Washington."),
    (
        "This draft was attached to a Memorandum on S. 3225; the Departments of Defense and Energy; the Central "
        "Intelligence Agency; and the General Services Administration.",
        [],
        [],
        "This draft was attached",
    ),
    ("Translation from the archives by X", [], [], "Translation from the archives by X"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "own", "mentioned", "rest"), STORIES, ids=[line[:30] for line, *_ in STORIES])
def test_a_story_is_no_citation(line: str, own: list[str], mentioned: list[str], rest: str) -> None:
    read = parse(line)
    assert [slug(citation) for citation in read.citations] == own
    assert [slug(citation) for citation in read.further] == mentioned
    assert line[read.rest[0].start : read.rest[0].end].startswith(rest)


def test_nothing_is_lost_and_nothing_told_twice() -> None:
    line = "Source: APRF, f. 3, op. 65, d. 8, l. 1; copy kept by someone. Secret. Obtained by A. B. Chu and the rest."
    read = parse(line)
    spans = sorted(
        [(c.start, c.end) for c in read.citations]
        + [(c.start, c.end) for c in read.credits]
        + [(m.start, m.end) for m in read.markings]
        + [(r.start, r.end) for r in read.rest]
    )
    assert [line[start:end] for start, end in spans] == [
        "APRF, f. 3, op. 65, d. 8, l. 1",
        "copy kept by someone.",
        "Secret",
        "Obtained by A. B. Chu",
        "and the rest.",
    ]
