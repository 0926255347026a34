"""Dates in running text. A row is the text with its dates marked ⟦so⟧, and their EDTF values in order."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import edtf as independent
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span, When
from kg.recognise.dates import (
    DateMention,
    bounds,
    find_dates,
    find_invalid_dates,
    find_times,
    infer_order,
    parse_header_date,
)

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def marked(text: str, found: tuple[DateMention, ...]) -> str:
    """The text with the words of each date in double brackets."""
    out, at = [], 0
    for mention in found:
        out += [text[at:mention.span.start], "⟦", mention.words, "⟧"]
        at = mention.span.end
    return "".join([*out, text[at:]])


def plain(text: str) -> str:
    """The text without the marks."""
    return text.replace("⟦", "").replace("⟧", "")


def is_read(row: str, values: str) -> None:
    found = find_dates(plain(row))
    assert (marked(plain(row), found), " ".join(m.edtf for m in found)) == (row, values)
    for mention in found:
        assert mention.words == plain(row)[mention.span.start:mention.span.end]
        assert mention.whole.covers(mention.span)


WORDED = [
    # day first
    ("Politburo decision\n\nof ⟦14 June 1937⟧]", "1937-06-14"),
    ("from ⟦16 July 1936⟧", "1936-07-16"),
    ("the ⟦15 July 1936⟧ peace agreement", "1936-07-15"),
    ("Decisions of ⟦29 July 1937⟧", "1937-07-29"),
    ("New Delhi, ⟦1st April, 1949⟧.", "1949-04-01"),
    ("was sent on the ⟦9th March⟧, later than usual", "XXXX-03-09"),
    ("begins on the ⟦21st April⟧. The position", "XXXX-04-21"),
    ("of the ⟦1 of January of 1940⟧, in which", "1940-01-01"),
    ("on the ⟦3rd of May 1943⟧ in", "1943-05-03"),
    ("this ⟦25th day of August 1950⟧", "1950-08-25"),
    ("⟦14 JUNE 1937⟧", "1937-06-14"),
    ("dated ⟦14 june 1937⟧", "1937-06-14"),
    ("⟦14-Jun-1937⟧ and ⟦14-Jun-50⟧", "1937-06-14 1950-06-14"),
    ("Moscow, ⟦5 OCT 50⟧", "1950-10-05"),
    ("on ⟦14 June ’37⟧ he", "1937-06-14"),
    ("⟦3 Sept. 1939⟧", "1939-09-03"),
    ("⟦14\u00a0June\u00a01937⟧", "1937-06-14"),
    ("on ⟦14\r\nJune 1937⟧", "1937-06-14"),
    ("(⟦4 May 1943⟧)", "1943-05-04"),
    ("Moscow,⟦14 June 1937⟧", "1937-06-14"),
    ("on ⟦4 June [1937]⟧ he", "1937-06-04"),
    ("on ⟦21 May [1953]⟧, and ⟦May 22 [1953]⟧; ⟦6 June⟧ [page 1954]", "1953-05-21 1953-05-22 XXXX-06-06"),
    ('on ⟦"17" April 1965⟧ and ⟦“18” April⟧ he', "1965-04-17 XXXX-04-18"),
    ("от ⟦«17» апреля 1965 г.⟧ и", "1965-04-17"),
    ('"Item 17" ⟦April 1965⟧', "1965-04"),
    ("drafted ⟦15 October 1945⟧ Typed", "1945-10-15"),
    ("on ⟦29 February 1936⟧", "1936-02-29"),
    ("on ⟦29 February⟧ he", "XXXX-02-29"),
    ("Minutes ⟦14 June 1937⟧", "1937-06-14"),
    # month first
    ("⟦June 14, 1937⟧", "1937-06-14"),
    ("⟦March 07, 1941⟧", "1941-03-07"),
    ("Decision dated ⟦October 5, 1950⟧ on", "1950-10-05"),
    ("of ⟦June 14th, 1937⟧ and ⟦June 15th⟧.", "1937-06-14 XXXX-06-15"),
    ("on ⟦December 4th⟧ in LUX", "XXXX-12-04"),
    ("on ⟦March 29⟧ under the title", "XXXX-03-29"),
    ("⟦Nov. 3⟧, official use only", "XXXX-11-03"),
    ("⟦Jan. 21,\n     1959⟧. Noble", "1959-01-21"),
    ("⟦JUNE 14, 1937⟧", "1937-06-14"),
    ("⟦June 14 1937⟧", "1937-06-14"),
    ("on page 5 ⟦June 14, 1937⟧", "1937-06-14"),
    ("Friday, ⟦November 3⟧, began at approximately 9:15 a.m.", "XXXX-11-03"),
    # months and years
    ("for ⟦April 1935⟧", "1935-04"),
    ("⟦November 1967⟧", "1967-11"),
    ("⟦July, 1945⟧", "1945-07"),
    ("in ⟦June of 1937⟧ he", "1937-06"),
    ("⟦Dec. 1950⟧", "1950-12"),
    ("in ⟦june 1937⟧ the", "1937-06"),
    ("released ⟦about May 1943⟧ to", "1943-05~"),
    # Hungarian order
    ("Budapest, ⟦1972 February 21⟧.", "1972-02-21"),
    ("Budapest, ⟦1972. február 21⟧.", "1972-02-21"),
    # other languages
    ("Протокол от ⟦16 июля 1936 г.⟧ № 42", "1936-07-16"),
    ("⟦14 июня 1937 г.⟧", "1937-06-14"),
    ("⟦14-го июня 1937 года⟧ в", "1937-06-14"),
    ("⟦июнь 1937⟧", "1937-06"),
    ("⟦июнь 1937 г.⟧ план", "1937-06"),
    ("от ⟦4⟧ и ⟦6 июня⟧ с.г.", "XXXX-06-04 XXXX-06-06"),
    ("⟦17-18 апреля 1937⟧", "1937-04-17/1937-04-18"),
    ("⟦17 апреля – 15 июня 1937 г.⟧", "1937-04-17/1937-06-15"),
    ("в ⟦1937 году⟧ и в ⟦июне⟧ того же", "1937 XXXX-06"),
    ("Berlin, den ⟦14. Juni 1937⟧", "1937-06-14"),
    ("Berlin, ⟦3. März 1938⟧", "1938-03-03"),
    ("le ⟦1er mai 1937⟧ à", "1937-05-01"),
    ("Warsaw, ⟦3 maja 1950⟧; ⟦3 mai 1950⟧; el ⟦14 de junio de 1937⟧", "1950-05-03 1950-05-03 1937-06-14"),
    ("le ⟦14 juillet⟧ et en ⟦juin 1937⟧", "XXXX-07-14 1937-06"),
]

RANGES_AND_LISTS = [
    ("DECISIONS OF ⟦17 April - 15 June 1937⟧", "1937-04-17/1937-06-15"),
    ("decisions of ⟦22 July - 1 September 1936⟧", "1936-07-22/1936-09-01"),
    ("DECISIONS OF ⟦17 April -\n15 June 1937⟧", "1937-04-17/1937-06-15"),
    ("⟦17 April 1936 - 15 June 1937⟧", "1936-04-17/1937-06-15"),
    ("⟦14 June 1937-15 June 1938⟧", "1937-06-14/1938-06-15"),
    ("⟦2-4 December 1997⟧", "1997-12-02/1997-12-04"),
    ("in London from ⟦2-4. December 1997⟧", "1997-12-02/1997-12-04"),
    ("in Birmingham ⟦15.-17. May 1998⟧", "1998-05-15/1998-05-17"),
    ("Employment on ⟦20./21. November 1997⟧", "1997-11-20/1997-11-21"),
    ("⟦November 6-7, 1964⟧", "1964-11-06/1964-11-07"),
    ("⟦Nov. 6–7, 1964⟧", "1964-11-06/1964-11-07"),
    ("⟦Sept. 16-20, 1988⟧. The", "1988-09-16/1988-09-20"),
    ("⟦June 30-July 2, 1937⟧", "1937-06-30/1937-07-02"),
    ("⟦November 30, 1963 - January 2, 1964⟧", "1963-11-30/1964-01-02"),
    ("from ⟦3 to 5 May 1943⟧", "1943-05-03/1943-05-05"),
    ("from ⟦3 to 5 May⟧ they", "XXXX-05-03/XXXX-05-05"),
    ("from ⟦3 May to 5 June 1943⟧", "1943-05-03/1943-06-05"),
    ("between ⟦3 and 5 May 1943⟧", "1943-05-03/1943-05-05"),
    ("between ⟦3 May and 5 June 1943⟧", "1943-05-03/1943-06-05"),
    ("⟦12 March-15 April 1950⟧", "1950-03-12/1950-04-15"),
    ("on the night of ⟦June 14/15, 1937⟧", "1937-06-14/1937-06-15"),
    ("⟦30 April/1 May 1945⟧", "1945-04-30/1945-05-01"),
    ("⟦April - June 1937⟧", "1937-04/1937-06"),
    ("⟦February-March 1957⟧", "1957-02/1957-03"),
    ("from ⟦April 1935 to March 1936⟧", "1935-04/1936-03"),
    ("⟦10.10.1950-12.10.1950⟧", "1950-10-10/1950-10-12"),
    ("⟦15.-17.5.1998⟧", "1998-05-15/1998-05-17"),
    ("his appeals of ⟦4⟧ and ⟦6 June⟧ in the following sense", "XXXX-06-04 XXXX-06-06"),
    ("of ⟦4⟧ and ⟦6 June 1937⟧ in", "1937-06-04 1937-06-06"),
    ("of ⟦4⟧, ⟦6⟧ and ⟦8 June 1937⟧ in", "1937-06-04 1937-06-06 1937-06-08"),
    ("on ⟦2-4⟧ and ⟦6 June⟧", "XXXX-06-02/XXXX-06-04 XXXX-06-06"),
    ("on ⟦June 4⟧ and ⟦6, 1937⟧", "1937-06-04 1937-06-06"),
    ("on ⟦4 June⟧ and ⟦6 July 1937⟧", "1937-06-04 1937-07-06"),
    ("in ⟦June⟧ and ⟦July 1937⟧", "1937-06 1937-07"),
    ("In ⟦August⟧ and ⟦September⟧ a", "XXXX-08 XXXX-09"),
    # not joined: no later date completes them, or the end would come first
    ("on ⟦4 June 1936⟧ and ⟦6 July⟧", "1936-06-04 XXXX-07-06"),
    ("⟦17 December⟧ - ⟦15 January 1937⟧", "XXXX-12-17 1937-01-15"),
    ("on p. 12, ⟦4 June 1937⟧", "1937-06-04"),
    ("of ⟦5/18 May 1905⟧", "1905-05-18"),
    ("No. 5-⟦6 June 1937⟧", "1937-06-06"),
    # one day by two calendars: the Gregorian counts
    ("On ⟦7 November (25 October) 1917⟧ they", "1917-11-07"),
    ("⟦25 October [7 November] 1917⟧", "1917-11-07"),
    ("⟦October 25 (November 7), 1917⟧", "1917-11-07"),
    ("⟦31 December 1917 (13 January 1918)⟧", "1918-01-13"),
    ("⟦7 November 1917 (25 October, Old Style)⟧", "1917-11-07"),
    ("⟦12 (25) March 1917⟧", "1917-03-25"),
    ("⟦17 February (1 March) 1861⟧", "1861-03-01"),
    ("⟦7 November⟧ (⟦24 October⟧) 1917", "XXXX-11-07 XXXX-10-24"),
    ("⟦7 November⟧ (⟦25 October⟧) in", "XXXX-11-07 XXXX-10-25"),
]

NUMERALS = [
    ("dated ⟦12.12.79⟧.", "1979-12-12"),
    ("⟦31.8.1950⟧", "1950-08-31"),
    ("⟦31. 8. 1950⟧", "1950-08-31"),
    ("⟦01.02.1980 г.⟧", "1980-02-01"),
    ("⟦05/10/50⟧", "1950-10-05"),
    ("⟦13/05/50⟧ and ⟦05/13/50⟧", "1950-05-13 1950-05-13"),
    ("⟦05/05/50⟧", "1950-05-05"),
    ("⟦14-06-1937⟧", "1937-06-14"),
    ("⟦29.VII.37⟧", "1937-07-29"),
    ("note ⟦2/II 46⟧", "1946-02-02"),
    ("2117\n⟦7 XII 50⟧\nsent", "1950-12-07"),
    ("on ⟦5 IV 1956⟧ in chapter 7 XII 50 of", "1956-04-05"),
    ("⟦2/II-46⟧", "1946-02-02"),
    ("⟦2.II.1946⟧", "1946-02-02"),
    ("⟦2.ХII.1946⟧", "1946-12-02"),
    ("⟦2011-11-20⟧", "2011-11-20"),
    ("⟦1937/06/14⟧", "1937-06-14"),
    ("⟦1972. 02. 21⟧.", "1972-02-21"),
    ("⟦1942-07-13T11:00:00⟧", "1942-07-13T11:00"),
]

TIMES = [
    ("From Pyongyang. Sent ⟦31.8.50 11:32⟧", "1950-08-31T11:32"),
    ("Received ⟦31.8 17:27⟧", "XXXX-08-31T17:27"),
    ("⟦31.8.50 13:30 p.m.⟧", "1950-08-31T13:30"),
    ("Friday, ⟦19 September, 1958,\nat 4.45 p.m.⟧\n", "1958-09-19T16:45"),
    ("⟦17 October 1997, 10 a.m. - 11.15 a.m.⟧[1]", "1997-10-17T10:00/1997-10-17T11:15"),
    ("⟦20 October 1997, 10.30 a.m. - 3 p.m.⟧ in", "1997-10-20T10:30/1997-10-20T15:00"),
    ("⟦November 4, 1960 9:08 a.m. to 12:30 p.m.⟧", "1960-11-04T09:08/1960-11-04T12:30"),
    ("⟦November 3, 1962, 9:00\n     a.m.⟧", "1962-11-03T09:00"),
    ("at ⟦9:30 a.m. on 5 May 1943⟧", "1943-05-05T09:30"),
    ("between ⟦2 and 4 p.m. on 19 August 1939⟧", "1939-08-19T14:00/1939-08-19T16:00"),
    ("at 2 and 4 p.m. on ⟦19 August 1939⟧", "1939-08-19"),
    ("at ⟦17:35, 31.8.50⟧", "1950-08-31T17:35"),
    ("on ⟦5 May 1943 at 1730 hours⟧ he", "1943-05-05T17:30"),
    ("⟦5 May 1943, 2 - 3 p.m.⟧", "1943-05-05T14:00/1943-05-05T15:00"),
    ("⟦5 May 1943 at 12 a.m.⟧", "1943-05-05T00:00"),
    ("⟦5 May 1943⟧\n11:32 next line", "1943-05-05"),
    ("⟦5 May 1943⟧, 10 divisions", "1943-05-05"),
    ("on ⟦5 May 1943⟧ at 4.45 rubles", "1943-05-05"),
    ("⟦5 May 1943⟧ 25:10", "1943-05-05"),
]

YEARS = [
    ("in ⟦1936⟧ the governor", "1936"),
    ("since ⟦1936⟧, by ⟦1937⟧ and until ⟦1938⟧.", "1936 1937 1938"),
    ("the book (⟦1936⟧)", "1936"),
    ("during the year ⟦1936⟧", "1936"),
    ("⟦1936⟧", "1936"),
    ("Moscow\n⟦1936⟧.\nSecret", "1936"),
    ("(⟦1936-1937⟧)", "1936/1937"),
    ("Geophysical Year, ⟦1957-1958⟧. Each", "1957/1958"),
    ("in ⟦2001/2002⟧. He", "2001/2002"),
    ("at the end of ⟦1998/99⟧. One", "1998/1999"),
    ("Yes, ⟦1940-41⟧. This", "1940/1941"),
    ("Prime Minister, ⟦1914 to 1917⟧.", "1914/1917"),
    ("between ⟦1936 and 1938⟧ he", "1936/1938"),
    ("in ⟦1904⟧ and ⟦1907⟧ which", "1904 1907"),
    ("for the years ⟦1946⟧, ⟦1947⟧ and ⟦1948⟧.", "1946 1947 1948"),
    ("from ⟦1999⟧ onwards", "1999"),
    ("as long ago as ⟦1941⟧ that", "1941"),
    ("the post-⟦1945⟧ years", "1945"),
    ("in the ⟦1930s⟧ and ⟦1940’s⟧", "193X 194X"),
    ("⟦1937 г.⟧", "1937"),
    ("в ⟦1936-1937 гг.⟧", "1936/1937"),
    ("in the ⟦spring of 1937⟧ he", "1937-21"),
    ("⟦Summer 1942⟧", "1942-22"),
    ("⟦зимой 1937⟧", "1937-24"),
    ("since ⟦February⟧ - overall", "XXXX-02"),
    ("who left in ⟦November⟧) took", "XXXX-11"),
    ("made in ⟦April⟧ that President", "XXXX-04"),
    ("until ⟦May⟧ he", "XXXX-05"),
    ("as early as ⟦December⟧.", "XXXX-12"),
    ("of ⟦July⟧ last", "XXXX-07"),
    ("In ⟦June⟧ 10,000 men", "XXXX-06"),
    ("In ⟦June⟧ 30 tanks", "XXXX-06"),
]

BLURRED = [
    ("planned for the ⟦end of May⟧ / ⟦beginning of June⟧, during", "XXXX-05 XXXX-06"),
    ("in ⟦early 1998⟧ as", "1998"),
    ("or perhaps ⟦early in 1951⟧.", "1951"),
    ("⟦mid-June⟧ and ⟦late September⟧", "XXXX-06 XXXX-09"),
    ("by ⟦mid-December, 1976⟧.", "1976-12"),
    ("the ⟦first half of 1937⟧", "1937"),
    ("the ⟦latter part of August⟧", "XXXX-08"),
    ("place ⟦about the end of 1950⟧ or", "1950~"),
    ("⟦circa 1912⟧", "1912~"),
    ("⟦around 15 June⟧ he", "XXXX-06-15~"),
    ("the ⟦late 1940s⟧", "194X"),
    ("⟦late fall of 1966⟧", "1966-23"),
]


@pytest.mark.parametrize(("row", "values"), [*WORDED, *RANGES_AND_LISTS, *NUMERALS, *TIMES, *YEARS, *BLURRED])
def test_dates_and_their_words(row: str, values: str) -> None:
    is_read(row, values)


NO_DATES = [
    # shelfmarks and citations
    "RGASPI f. 17, op. 162, d. 20, l. 62-63.", "RGASPI F.17 Op.162 D. 17, L. 151.", "f. 558 op. 11 d. 323, l. 22-25.",
    "APRF, Fond 45, Opis 1, Delo 336, List 5", "ll. 0078.", "AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11, List 80",
    "TsKhSD, f. 89, per. 34, dok. 4.", "PRC FMA 118-01082-04, 60.",
    "MOL, XIX-J-1-j Korea, 4. doboz, 5/a, 004076/ 1955.",
    "BArch, B 136/59748, 297-301.", "Department of Foreign Affairs/5/313/3D", "File No. JNSG, vol. 21-1.",
    "893.24/1386: Telegram", "Matter 210, 1973, copy", "RGASPI f.17 op.162 d.32 , l.115-116", "1941 d.34", "<<l.50>>",
    "Nº 1-1. p. 353", "(763.72119.12298 cited", "d. 5 June", "p. 12 May", "documents/1957-03-21-kennan.pdf",
    "1959-Min. of Meeting 11/6-7/59.", "pp. 1936-1940", "Box 1950", "lot 90 D 066", "P.L. 92-463",
    # numbers of things
    "539. Concerning the border.", "540. An issue.", "110 - Concerning trade.", "1) to send", "1．To send",
    "the 36th Division", "19th Omsk and 13th Alma-Ata regiments", "P78/168", "No. P84/422", "Pb 176/125",
    "Minutes Nº 49",
    "Protocol #78", "No. 46", "12-op", "13-op", "4ak 5-nb", "Copy 19 of 50", "No. 2 of 40 copies", "# 600428/sh",
    "MINUTES NN 110, 111, and 112", "point 5 June", "No. 14 June", "36 June", "§5 May", "No. 12/IV-38",
    # money, counts, versions, telephone, odds
    "5.50 rubles", "$3.12.50", "2.3% per month", "of 1950 tons", "in 1950 tons", "1,950 men", "to 1950",
    "a total of 1950", "1900 to 2000 men", "1936.5", "version 10.12.79.1", "\n3.1.12 Tasks of the staff",
    "202-12-1950", "tel. 12-10-50", "19360", "A1936", "1936-born", "1936%", "5:3", "4/5/6/50",
    # names and verbs
    "May I suggest", "93. May I suggest", "12. May I suggest", "1. May we go", "Ernest R. May, Dean",
    "of May supported",
    "Dr. May moved", "by August Bebel", "the March on Rome", "they march 12 abreast", "it may 5", "Jan Masaryk and Mar",
    "In Augustus", "Junes", "on the Fourth of July", "the Twenty-Second of June", "articles 3 and 5 of May agreement",
    "Agenda 2000", "the 1942 volume", "marched", "12 mayors",
    "1936 1937", "45 00 1936 12", "1937-38-39",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    # alone on its line a year is a record's date; these stand inside one
    assert marked(f"x {text} x", find_dates(f"x {text} x")) == f"x {text} x"


SMALLER = [
    # a number before the date is not its day
    ("4. ⟦March 1937⟧ plan", "1937-03"),
    ("No. 14 ⟦June 1937⟧", "1937-06"),
    ("point 5 ⟦June 1937⟧", "1937-06"),
    ("unit 36 ⟦June 1937⟧", "1937-06"),
    ("on ⟦5 June 1730 hours⟧ he", "XXXX-06-05T17:30"),
    ("\n⟦5 May⟧ the troops\n1 May I go", "XXXX-05-05"),
    ("on ⟦June 4⟧ and 6 soldiers", "XXXX-06-04"),
    ("on ⟦5 Oct⟧ 12 Chinese", "XXXX-10-05"),
    ("on ⟦5 Oct. 10 a.m.⟧ he", "XXXX-10-05T10:00"),
    ("on ⟦5 Oct 50⟧.", "1950-10-05"),
    ("articles 3 and 5 of ⟦May 1937⟧", "1937-05"),
    ("on ⟦June 12⟧, 30 tanks", "XXXX-06-12"),
]


@pytest.mark.parametrize(("row", "values"), SMALLER)
def test_what_stands_beside_a_date_stays_outside(row: str, values: str) -> None:
    is_read(row, values)


@pytest.mark.parametrize(("text", "precision"), [
    ("14 June 1937", "day"), ("of 14 June", "day"), ("June 1937", "month"), ("in 1936", "year"), ("1930s", "decade"),
    ("spring of 1937", "season"), ("2-4 June 1937", "interval"), ("31.8.50 11:32", "time"), ("05/10/50", "ambiguous"),
    ("end of May", "approximate"), ("circa 1912", "approximate"), ("5 May 1943, 2 - 3 p.m.", "interval"),
])
def test_precision(text: str, precision: str) -> None:
    assert [m.precision for m in find_dates(text)] == [precision]


# ------------------------------------------------------------------ what the text leaves open

def test_both_readings_of_numerals_are_kept_until_the_document_decides() -> None:
    readings = {order: find_dates("Decision 05/10/50", order=order)[0] for order in (None, "both", "dmy", "mdy")}
    assert {order: (m.edtf, m.precision, m.alternatives) for order, m in readings.items()} == {
        None: ("1950-10-05", "ambiguous", ("1950-10-05", "1950-05-10")),
        "both": ("1950-10-05", "ambiguous", ("1950-10-05", "1950-05-10")),
        "dmy": ("1950-10-05", "day", ()),
        "mdy": ("1950-05-10", "day", ()),
    }


def test_an_order_does_not_bend_dates_that_have_one_reading() -> None:
    for text, edtf in [("13/05/50", "1950-05-13"), ("05/13/50", "1950-05-13"), ("05.10.50", "1950-10-05")]:
        assert {find_dates(text, order=order)[0].edtf for order in (None, "dmy", "mdy")} == {edtf}


@pytest.mark.parametrize(("text", "order"), [
    ("13/05/50 and 05/10/50", "dmy"),
    ("05/13/50 and 05/10/50", "mdy"),
    ("13/05/50 and 05/14/50", "both"),
    ("31.8.50 and 8/31/50", "both"),
    ("31.8.50 and 05/10/50", "dmy"),
    ("Decision dated October 5, 1950 (05/10/50)", "dmy"),
    ("Meeting of November 6, 1959: 11/6/59", "mdy"),
    ("on 4 May 1943, 05/10/50", "dmy"),
    ("on May 4, 1943, 05/10/50", None),
    ("on 4 May 1943 and May 5, 1943", "both"),
    ("June 14, 1937\nof 4 May 1943", "dmy"),
    ("05/10/50", None),
    ("", None),
])
def test_order_of_a_document(text: str, order: str | None) -> None:
    assert infer_order(text) == order


def test_a_year_not_stated_is_never_completed_but_its_reading_can_be_asked_for() -> None:
    stated = find_dates("of 4 and 6 June")
    read = find_dates("of 4 and 6 June", default_year=1937)
    assert [m.edtf for m in stated] == [m.edtf for m in read] == ["XXXX-06-04", "XXXX-06-06"]
    assert [m.alternatives for m in stated] == [(), ()]
    assert [m.alternatives for m in read] == [("1937-06-04",), ("1937-06-06",)]
    assert find_dates("on 29 February", default_year=1937)[0].alternatives == ()


def test_a_part_of_an_expression_knows_the_whole() -> None:
    first, second = find_dates("of 4 and 6 June 1937.")
    assert (first.span, second.span) == (Span(3, 4), Span(9, 20))
    assert first.whole == second.whole == Span(3, 20)
    assert first.when == When("1937-06-04", "4", Span(3, 4))


@pytest.mark.parametrize(("text", "words"), [
    ("on 31 June 1937 he", ["31 June 1937"]),
    ("June 31, 1937", ["June 31, 1937"]),
    ("29 February 1937", ["29 February 1937"]),
    ("29.2.1900", ["29.2.1900"]),
    ("30 and 31 June 1937", ["30 and 31 June 1937"]),
    ("30.II.46", ["30.II.46"]),
    ("2011-11-31", ["2011-11-31"]),
    ("29 February 1936 and 31 May", []),
    ("45.67.89", []),
])
def test_days_that_never_were(text: str, words: list[str]) -> None:
    assert [d.words for d in find_invalid_dates(text)] == words
    if words:
        assert find_dates(text) == ()


@pytest.mark.parametrize(("line", "edtf"), [
    ("June 14, 1937", "1937-06-14"), ("November 1967", "1967-11"), ("1936", "1936"), ("March 07, 1941", "1941-03-07"),
    ("2011-11-20", "2011-11-20"), ("2011-11", "2011-11"), ("July, 1945", "1945-07"), ("14 июня 1937 г.", "1937-06-14"),
    ("  May 12, 1997 \r", "1997-05-12"), ("Friday, 19 September, 1958.", "1958-09-19"), ("1936-1937", "1936/1937"),
    ("April 17 - June 15, 1937", "1937-04-17/1937-06-15"),
    ("", None), ("539", None), ("113636", None), ("June 14, 1937: minutes", None), ("Letter of June 14, 1937", None),
    ("June 14, 1937 June 15, 1937", None), ("Undated", None), ("June 31, 1937", None), ("x" * 500, None),
])
def test_a_line_that_is_a_date(line: str, edtf: str | None) -> None:
    found = parse_header_date(line, offset=100)
    assert (found and found.edtf) == edtf
    if found is not None:
        assert line[found.span.start - 100:found.span.end - 100] == found.words


@pytest.mark.parametrize(("text", "clocks"), [
    ("[Received 2:42 p.m.]", ["14:42"]),
    ("Sent to the 8th Department ... 17:35", ["17:35"]),
    ("from 10 a.m. to 11.15 a.m.", ["10:00/11:15"]),
    ("9 a. m., 9:15 am. and 1730 hours, 11.30 Uhr", ["09:00", "09:15", "17:30", "11:30"]),
    ("12 a.m., 12:30 p.m., 13:30 p.m., 0:05", ["00:00", "12:30", "13:30", "00:05"]),
    ("10 p.m. - 1 a.m.", ["22:00", "01:00"]),
    ("24:10, 9:60, 1:2:3, 5:3, 10.30, 1:250,000, 9\nAm Montag, $9:30", []),
])
def test_times_of_day(text: str, clocks: list[str]) -> None:
    found = find_times(text)
    assert [t.clock for t in found] == clocks
    assert all(text[t.span.start:t.span.end] == t.words for t in found)


# ------------------------------------------------------------------ every day, in every form

def words(line: str) -> list[str]:
    return line.split(" ")


ENGLISH = words("January February March April May June July August September October November December")
RUSSIAN = words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
GERMAN = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
ROMAN = words("I II III IV V VI VII VIII IX X XI XII")
ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def _forms(day: date) -> dict[str, str]:
    """The day, its month and its year in every form, and their EDTF."""
    d, m, y = day.day, day.month, day.year
    month, roman, th = ENGLISH[m - 1], ROMAN[m - 1], ORDINALS.get(day.day, "th")
    full = [
        f"{d} {month} {y}", f"{d}{th} {month}, {y}", f"the {d}{th} of {month} {y}", f"{month} {d}, {y}",
        f"{month} {d:02}, {y}", f"{month.upper()} {d}, {y}", f"{month} {d}{th}, {y}", f"{y} {month} {d}",
        f"{d} {RUSSIAN[m - 1]} {y} г.", f"{d}. {GERMAN[m - 1]} {y}", f"{d}.{m}.{y}", f"{d:02}.{m:02}.{y}",
        f"{d}.{roman}.{y}", f"{d}/{roman} {y}", day.isoformat(),
    ]
    if 1900 <= y <= 1999:
        full += [f"{d}.{m}.{y % 100:02}", f"{d}.{roman}.{y % 100:02}"]
    return (
        dict.fromkeys(full, day.isoformat())
        | dict.fromkeys((f"{d} {month}", f"{month} {d}"), f"XXXX-{day:%m-%d}")
        | dict.fromkeys((f"{month} {y}", f"{month}, {y}"), f"{day:%Y-%m}")
    )


DAYS = st.dates(date(1600, 1, 1), date(2099, 12, 31))
AROUND = st.sampled_from(
    [("", ""), ("of ", ";"), ("(", ")"), ("on ", ". The"), ("note\n\n", "\n\nthe"), ("Москва, ", " —")]
)


@settings(max_examples=150, deadline=None)
@given(DAYS, AROUND)
def test_every_day_in_every_form_is_found_with_its_words(day: date, around: tuple[str, str]) -> None:
    before, after = around
    for words, edtf in _forms(day).items():
        text = before + words + after
        bare = words.removeprefix("the ")
        assert [(m.edtf, m.words) for m in find_dates(text)] == [(edtf, bare)], text


@settings(max_examples=150, deadline=None)
@given(DAYS, DAYS)
def test_two_days_make_a_range_when_the_second_is_later(a: date, b: date) -> None:
    a, b = min(a, b), max(a, b)
    text = f"from {a.day} {ENGLISH[a.month - 1]} {a.year} to {b.day} {ENGLISH[b.month - 1]} {b.year}."
    expected = [a.isoformat(), b.isoformat()] if a == b else [f"{a}/{b}"]
    assert [m.edtf for m in find_dates(text)] == expected


PIECES = st.sampled_from(words(
    "4 6 14 31 36 539. 1936 1937 ’37 June May of and - – / . , : ; ( ) [ ] \n \n\n in the to 05/10/50 31.8 17:27 p.m. "
    "Nº № P78/168 14. II 46 г. early mid- about 1930s spring tons men Nov. by between since 𝔐 é"
))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  "])), max_size=30))
def test_whatever_the_text_mentions_are_ordered_apart_and_quote_it(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    at = 0
    for mention in find_dates(text):
        assert at <= mention.span.start < mention.span.end <= len(text)
        assert mention.words == text[mention.span.start:mention.span.end]
        first, last = bounds(mention.edtf)               # is EDTF, and of days that were
        assert first is None or last is None or first <= last
        at = mention.span.end
    for lo, hi in [(0, len(text) // 2), (len(text) // 2, len(text))]:
        assert all(lo <= m.span.start and m.span.end <= hi for m in find_dates(text, lo, hi))
    infer_order(text)
    find_times(text)


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "𝔐 14 June 1937; later on 15 June 1937."
    (found,) = find_dates(text, text.index(";"))
    assert (found.span, found.words) == (Span(25, 37), "15 June 1937")


@pytest.mark.parametrize("edtf", [
    m.edtf for row, _ in [*WORDED, *RANGES_AND_LISTS, *NUMERALS, *YEARS, *BLURRED] for m in find_dates(plain(row))
    if "T" not in m.edtf and not ("XXXX" in m.edtf and "~" in m.edtf)      # beyond that parser's grammar
])
def test_an_independent_parser_accepts_what_is_written(edtf: str) -> None:
    assert str(independent.parse_edtf(edtf)) == edtf


# ------------------------------------------------------------------ real texts, and speed

@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not beside this checkout")
@pytest.mark.parametrize(("name", "values"), [
    ("seed/000_a0130684bb8289fa.txt",
     "1937-06-14 1937-04-17/1937-06-15 1937-06-14 XXXX-06-04 XXXX-06-06 1936-07-15 1936-07-15"),
    ("pages/letter-jawaharlal-nehru-all-provincial-premiers.txt", "1949-04-01 XXXX-03-09 XXXX-04-21 1950~ 1951"),
    ("pages/address-mr-frank-aiken-united-nations-general-assembly-offic.txt", "1958-09-19T16:45 1957/1958"),
    ("pages/chancellors-helmut-kohls-conversation-portuguese-prime-minis.txt",
     "1997-10-22 1997-10-17T10:00/1997-10-17T11:15 XXXX-11 1998 1998-09 1998 1998/1999 1999 XXXX-12-04 XXXX-09-30"),
    ("pages/chancellors-helmut-kohls-meeting-british-pm-blair-20-october.txt",
     "1997-10-31 1997-10-20T10:30/1997-10-20T15:00 1997-11-20/1997-11-21 1997-12-02/1997-12-04 1998-05-15/1998-05-17 "
     "1999 2001/2002 2001/2002 1997-11-20/1997-11-21 XXXX-12-04 XXXX-12"),
    ("pages/chancellors-helmut-kohls-meeting-russian-president-yeltsin-1.txt",
     "1997-04-23 1997-04-17 1997 XXXX-02 1997-07-01 XXXX-09 XXXX-03-29 XXXX-09 XXXX-04 1997-05-27 1997-05-27 "
     "XXXX-05 XXXX-06"),
])
def test_all_dates_of_real_pages(name: str, values: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    assert " ".join(m.edtf for m in find_dates(text)) == values
    assert find_invalid_dates(text) == ()


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not beside this checkout")
def test_the_dates_tei_marks_up_are_found_in_its_text() -> None:
    marks = [
        (m[2], m[1]) for path in sorted((DATA / "tei").glob("*.xml"))
        for m in re.finditer(r'<date[^>]*\bwhen="([0-9-]+)"[^>]*>([^<]+)</date>', path.read_text(encoding="utf-8"))
    ]
    missed = [(words, when) for words, when in marks if when not in {m.edtf[:10] for m in find_dates(words)}]
    assert len(marks) > 40
    # in these two the markup contradicts its own words
    assert missed == [("November 6, 1959", "1958-11-07"), ("September 25, 1979", "1979-08-15")]
