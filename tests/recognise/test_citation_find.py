"""Citations inside a body: found where a line is nothing else, never in prose."""

import pytest

from kg.recognise.citation import find_in_body, format_latin

FOUND = [
    ("RGASPI f. 17, op. 162, d. 20, l. 62-63\n\nMINUTES", ["RGASPI, f. 17, op. 162, d. 20, ll. 62-63"]),
    ("(Kohl)\n\n  [1] BArch, B 136/59748, 326-334.\n", ["BArch, B 136/59748, 326-334"]),
    ("Fond 9401ss\n\nOpis' 2\nDelo 100\n\nTo Comrade Stalin", ["f. 9401ss, op. 2, d. 100"]),
    ("Ф. 17\nОп. 162\nД. 20\nЛ. 5", ["f. 17, op. 162, d. 20, l. 5"]),
    ("Text.\n(АВПРФ. Ф. 0102. Оп. 7. П. 27. Д. 47. Л. 12–15.)", ["AVPRF, f. 0102, op. 7, papka 27, d. 47, ll. 12–15"]),
    ("[Source: APRF, f. 3, op. 65, d. 827, ll. 121-122.]", ["APRF, f. 3, op. 65, d. 827, ll. 121-122"]),
    (
        "APRF, f. 3, op. 65, d. 8, l. 1; RGANI, f. 2, op. 1, d. 5, l. 3. Translated by X.",
        ["APRF, f. 3, op. 65, d. 8, l. 1", "RGANI, f. 2, op. 1, d. 5, l. 3"],
    ),
    ("ф. 558, оп. 11, д. 342, лл. 0078\r\nПротокол", ["f. 558, op. 11, d. 342, l. 0078"]),
    ("* PRC FMA 118-01082-04, 60.", ["PRC FMA, 118-01082-04, 60"]),
    ("f. 12, op. 3, d. 4", ["f. 12, op. 3, d. 4"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text[:30] for text, _ in FOUND])
def test_a_citation_on_its_own_lines_is_found(text: str, expected: list[str]) -> None:
    found = find_in_body(text)
    assert [format_latin(citation) for citation in found] == expected
    for citation in found:
        assert text[citation.start : citation.end].strip() == text[citation.start : citation.end]
        assert all(text[part.start : part.end] == part.value for part in citation.parts)


PROSE = [
    "On p. 5 of his report the ambassador lists 12 factories.",
    "List 5 of the names was sent to the People's Commissariat on 4 June.",
    "Fond 9 memories of the meeting",
    "Fond 17",
    "Delo 100",
    "He lives at ul. Lenina, d. 20, kv. 5.",
    "Box 12 was opened in the presence of the consul.",
    "The file No. 23 was sent to Moscow; vol. 2 stayed in Urumqi.",
    "539. Concerning Xinjiang.",
    "1. The Archives of the Foreign Ministry were moved to Kuibyshev in 1941.",
    "2. RGASPI was founded in 1999.",
    "The National Archives, he said, hold 300 boxes.",
    "Department of State, Washington, June 5, 1951",
    "National Archives",
    "CIA, 4 June 1950",
    "Copies: Stalin (2), Molotov, Malenkov, File of 8th (1)",
    "Nº 1-1. p. 353",
    "[[p.]] 620]",
    "<<l.50>>",
    "op. cit., p. 5; ibid., pp. 7-9",
    "[2] See RGASPI, f. 17, op. 162, d. 20, and the discussion in chapter 4.",
    "A copy of the decree is in RGASPI, f. 17, op. 162, d. 20, l. 5, as the archivists told us.",
    "per. 4 and dok. 5 were missing",
    "F. 16 fighters and D. 3 tractors are to be sent, Op. 2 begins at dawn",
    "d. 1953, l. Moscow",
    "Opis 2\nOpis 3",
    "Delo 5\nFond 7",
    "Fond 5\nThe delegation left.\nOpis 7",
    "TOP SECRET\nCopy No. 5\nL. 12",
    "In 1941 d.34 was the number of the division.",
    "The commission of inquiry, whose report was by then known to every clerk of the house, is present in\n"
    "Department of State, Lot File 95 D 113, Box 3",
    "General debate, item 9, A/C.1/L.208, 73. The annual debate of this Assembly, 12 October 1958, document 5",
]


@pytest.mark.parametrize("text", PROSE, ids=[text[:40] for text in PROSE])
def test_prose_is_never_a_citation(text: str) -> None:
    assert find_in_body(text) == ()


def test_a_long_text_is_read_in_a_moment() -> None:
    paragraph = "The Politburo decided on 4 June 1937 to send 12 lorries (f. e. ZIS-5) to the NKVD in Alma-Ata.\n"
    text = paragraph * 5000 + "RGASPI f. 17, op. 162, d. 20, l. 62-63\n" + paragraph * 5000
    [citation] = find_in_body(text)
    assert citation.start == len(paragraph) * 5000
