"""Every form of source line seen in the archive and in US source notes, with all its parts."""

import pytest

from kg.recognise.citation import Citation, columns, filled, format_cyrillic, format_latin, key, parse, slug


def parts(citation: Citation) -> str:
    """The parts on one line: "repository RGASPI | fond 17"."""
    return " | ".join(f"{part.kind} {part.value}" for part in citation.parts)


def fields(citation: Citation) -> str:
    """The public columns on one line: repository / fond / opis / delo / listy."""
    return " / ".join(columns(citation).values())


# line, parts of each citation, public columns of the first, slug of the first
FORMS = [
    (
        "National Archive, Prague, A ÚV KSČ, f. 02/2, sv. 120, a.j. 147.",
        ["repository National Archive | unit Prague | unit A ÚV KSČ | fond 02/2 | volume 120 | delo 147"],
        "National Archive / 02/2 /  / 147 / ",
        "national-archive-f02-2-vol120-d147",
    ),
    (
        "Swedish National Archives, Utrikesdepartementet, HP 48, Vol. 233.",
        ["repository Swedish National Archives | unit Utrikesdepartementet | collection HP 48 | volume 233"],
        "Swedish National Archives / HP 48 /  / 233 / ",
        "riksarkivet-sweden-hp-48-vol233",
    ),
    (
        "Central State Archive, Sofia, Fond 1-B, Record 60, File 148.",
        ["repository Central State Archive | unit Sofia | fond 1-B | opis 60 | file 148"],
        "Central State Archive / 1-B / 60 / 148 / ",
        "central-state-archive-f1-b-op60-148",
    ),
    (
        "RGASPI f. 17, op. 162, d. 20, l. 62-63.",
        ["repository RGASPI | fond 17 | opis 162 | delo 20 | listy 62-63"],
        "RGASPI / 17 / 162 / 20 / 62-63",
        "rgaspi-f17-op162-d20-l62-63",
    ),
    (
        "RGASPI F.17 Op.162 D. 17, L. 151.",
        ["repository RGASPI | fond 17 | opis 162 | delo 17 | listy 151"],
        "RGASPI / 17 / 162 / 17 / 151",
        "rgaspi-f17-op162-d17-l151",
    ),
    (
        "RGASPI F.17 op. 162, d. 20 l.115.",
        ["repository RGASPI | fond 17 | opis 162 | delo 20 | listy 115"],
        "RGASPI / 17 / 162 / 20 / 115",
        "rgaspi-f17-op162-d20-l115",
    ),
    (
        "RGASPI, F. 17. Op. 162, D. 18, L. 140-141.",
        ["repository RGASPI | fond 17 | opis 162 | delo 18 | listy 140-141"],
        "RGASPI / 17 / 162 / 18 / 140-141",
        "rgaspi-f17-op162-d18-l140-141",
    ),
    (
        "RGASPI f.17 op.162 d.32 , l.115-116",
        ["repository RGASPI | fond 17 | opis 162 | delo 32 | listy 115-116"],
        "RGASPI / 17 / 162 / 32 / 115-116",
        "rgaspi-f17-op162-d32-l115-116",
    ),
    (
        "RGASPI f. 558 op. 11 d. 323, l. 22-25.",
        ["repository RGASPI | fond 558 | opis 11 | delo 323 | listy 22-25"],
        "RGASPI / 558 / 11 / 323 / 22-25",
        "rgaspi-f558-op11-d323-l22-25",
    ),
    (
        "APRF, Fond 45, Opis 1, Delo 336, List 5",
        ["repository APRF | fond 45 | opis 1 | delo 336 | listy 5"],
        "APRF / 45 / 1 / 336 / 5",
        "aprf-f45-op1-d336-l5",
    ),
    (
        "APRF, fond 3, opis 65, delo 827, listy 121-122.",
        ["repository APRF | fond 3 | opis 65 | delo 827 | listy 121-122"],
        "APRF / 3 / 65 / 827 / 121-122",
        "aprf-f3-op65-d827-l121-122",
    ),
    (
        "APRF, f. 45, op. 1, d. 317, ll. 98-99; AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11, List 80; and RGASPI, "
        "f. 558, op. 11, d. 342, ll. 0078.",
        [
            "repository APRF | fond 45 | opis 1 | delo 317 | listy 98-99",
            "repository AVPRF | fond 059a | opis 5a | delo 5 | papka 11 | listy 80",
            "repository RGASPI | fond 558 | opis 11 | delo 342 | listy 0078",
        ],
        "APRF / 45 / 1 / 317 / 98-99",
        "aprf-f45-op1-d317-l98-99",
    ),
    (
        "APRF, f. 45, op. 1, d. 317, ll. 98-99 and AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11, List 80",
        [
            "repository APRF | fond 45 | opis 1 | delo 317 | listy 98-99",
            "repository AVPRF | fond 059a | opis 5a | delo 5 | papka 11 | listy 80",
        ],
        "APRF / 45 / 1 / 317 / 98-99",
        "aprf-f45-op1-d317-l98-99",
    ),
    (
        "TsKhSD, f. 89, per. 34, dok. 4.",
        ["repository TsKhSD | fond 89 | perechen 34 | dok 4"],
        "TsKhSD / 89 / 34 / 4 / ",
        "tskhsd-f89-per34-dok4",
    ),
    ("AVP RF, copy courtesy of NSA; translation by X", ["repository AVP RF"], "AVP RF /  /  /  / ", "avprf"),
    (
        "GAPPOD AzR, f. 1, op. 89, d. 90, ll. 9-15. Obtained by X. Translated for CWIHP by Y.",
        ["repository GAPPOD AzR | fond 1 | opis 89 | delo 90 | listy 9-15"],
        "GAPPOD AzR / 1 / 89 / 90 / 9-15",
        "gappod-azr-f1-op89-d90-l9-15",
    ),
    (
        "PRC FMA 118-01082-04, 60. Translated by X.",
        ["repository PRC FMA | file 118-01082-04 | pages 60"],
        "PRC FMA /  /  / 118-01082-04 / 60",
        "prc-fma-118-01082-04-p60",
    ),
    (
        "AMFA PRC, 109-01919-01, 1-10.",
        ["repository AMFA PRC | file 109-01919-01 | pages 1-10"],
        "AMFA PRC /  /  / 109-01919-01 / 1-10",
        "prc-fma-109-01919-01-p1-10",
    ),
    (
        "Chinese Foreign Ministry Archive (CFMA), No. 106-01122-03, pp. 5-7.",
        ["repository Chinese Foreign Ministry Archive (CFMA) | file 106-01122-03 | pages 5-7"],
        "Chinese Foreign Ministry Archive (CFMA) /  /  / 106-01122-03 / 5-7",
        "prc-fma-106-01122-03-p5-7",
    ),
    (
        "SAPMO-BA, Berlin, DY 30, IV 2/20/137",
        ["repository SAPMO-BA | unit Berlin | collection DY 30 | file IV 2/20/137"],
        "SAPMO-BA / DY 30 /  / IV 2/20/137 / ",
        "sapmo-dy-30-iv-2-20-137",
    ),
    (
        "LYA, f. K-1, ap. 10, b. 152, l. 44",
        ["repository LYA | fond K-1 | opis 10 | delo 152 | listy 44"],
        "LYA / K-1 / 10 / 152 / 44",
        "lya-fk-1-op10-d152-l44",
    ),
    (
        "MOL, XIX-J-1-j Korea, 4. doboz, 5/a, 004076/ 1955. Translated for NKIDP by X.",
        ["repository MOL | collection XIX-J-1-j Korea | box 4 | item 5/a | number 004076/ 1955"],
        "MOL / XIX-J-1-j Korea /  / 4 / ",
        "mol-xix-j-1-j-korea-box4-item5-a-n004076-1955",
    ),
    (
        "Romanian Ministry of Foreign Affairs Archives, Matter 210, 1973, ..., Folder no. 1495. ... Obtained and "
        "translated for NKIDP by X.",
        ["repository Romanian Ministry of Foreign Affairs Archives | series 210 | year 1973 | folder 1495"],
        "Romanian Ministry of Foreign Affairs Archives /  / 210 / 1495 / ",
        "mfa-romania-s210-y1973-folder1495",
    ),
    (
        "BArch, B 136/59748, 297-301. Contributed, transcribed, and translated by X.",
        ["repository BArch | collection B 136 | file 59748 | pages 297-301"],
        "BArch / B 136 /  / 59748 / 297-301",
        "barch-b-136-59748-p297-301",
    ),
    (
        "Diplomatic Archives of the Ministry of Foreign Affairs of Japan, File A’0392 (Microfilm). Contributed by X "
        "and translated by Y.",
        ["repository Diplomatic Archives of the Ministry of Foreign Affairs of Japan | file A’0392"],
        "Diplomatic Archives of the Ministry of Foreign Affairs of Japan /  /  / A’0392 / ",
        "japan-mofa-a0392",
    ),
    (
        'National Archives of Ireland, Department of Foreign Affairs/5/313/3D, published in "Documents", Volume XI, '
        "Document No. 96. Contributed by X.",
        ["repository National Archives of Ireland | collection Department of Foreign Affairs | series 5 | file 313/3D"],
        "National Archives of Ireland / Department of Foreign Affairs / 5 / 313/3D / ",
        "nai-department-of-foreign-affairs-s5-313-3d",
    ),
    (
        "Nehru Memorial Museum and Library, File No. JNSG, vol. 21-1.",
        ["repository Nehru Memorial Museum and Library | file JNSG | volume 21-1"],
        "Nehru Memorial Museum and Library /  /  / JNSG, vol. 21-1 / ",
        "nmml-jnsg-vol21-1",
    ),
    # Cyrillic
    (
        "РГАСПИ. Ф. 17. Оп. 162. Д. 20. Л. 62-63 об.",
        ["repository РГАСПИ | fond 17 | opis 162 | delo 20 | listy 62-63 об."],
        "РГАСПИ / 17 / 162 / 20 / 62-63 об.",
        "rgaspi-f17-op162-d20-l62-63ob",
    ),
    (
        "ф. 558, оп. 11, д. 342, лл. 0078",
        ["fond 558 | opis 11 | delo 342 | listy 0078"],
        " / 558 / 11 / 342 / 0078",
        "f558-op11-d342-l0078",
    ),
    (
        "АВП РФ, ф. 0100, оп. 46, п. 374, д. 121, лл. 3–5 об., 7. Перевод с китайского.",
        ["repository АВП РФ | fond 0100 | opis 46 | papka 374 | delo 121 | listy 3–5 об., 7"],
        "АВП РФ / 0100 / 46 / 121 / 3–5 об., 7",
        "avprf-f0100-op46-pap374-d121-l3-5ob-7",
    ),
    (
        "ЦАМО РФ. Фонд 5918. Опись 266600. Дело 9. Лист 12.",
        ["repository ЦАМО РФ | fond 5918 | opis 266600 | delo 9 | listy 12"],
        "ЦАМО РФ / 5918 / 266600 / 9 / 12",
        "tsamo-f5918-op266600-d9-l12",
    ),
    # spelling and spacing
    (
        "RGASPI, fond 17, opis' 162, delo 20, list 62ob.",
        ["repository RGASPI | fond 17 | opis 162 | delo 20 | listy 62ob."],
        "RGASPI / 17 / 162 / 20 / 62ob.",
        "rgaspi-f17-op162-d20-l62ob",
    ),
    (
        "RGANI, F 2, op 1, d 110, l. 30",
        ["repository RGANI | fond 2 | opis 1 | delo 110 | listy 30"],
        "RGANI / 2 / 1 / 110 / 30",
        "rgani-f2-op1-d110-l30",
    ),
    (
        "ф.17оп.162д.20л.62",
        ["fond 17 | opis 162 | delo 20 | listy 62"],
        " / 17 / 162 / 20 / 62",
        "f17-op162-d20-l62",
    ),
    (
        "RGASPI, f. 17, op. 3, 1941 d.34",
        ["repository RGASPI | fond 17 | opis 3 | year 1941 | delo 34"],
        "RGASPI / 17 / 3 / 34 / ",
        "rgaspi-f17-op3-y1941-d34",
    ),
    (
        "GARF, f. R-8131, op. 37, d. 4668, ll. 12, 14–16 ob. and 18",
        ["repository GARF | fond R-8131 | opis 37 | delo 4668 | listy 12, 14–16 ob. and 18"],
        "GARF / R-8131 / 37 / 4668 / 12, 14–16 ob. and 18",
        "garf-fr-8131-op37-d4668-l12-14-16ob-18",
    ),
    (
        "GARF, f. 9401ss, op. 2, d. 64, ll. 9-165; d. 65, l. 3",
        [
            "repository GARF | fond 9401ss | opis 2 | delo 64 | listy 9-165",
            "repository GARF | fond 9401ss | opis 2 | delo 65 | listy 3",
        ],
        "GARF / 9401ss / 2 / 64 / 9-165",
        "garf-f9401ss-op2-d64-l9-165",
    ),
    ("f. 12, op. 3, d. 4", ["fond 12 | opis 3 | delo 4"], " / 12 / 3 / 4 / ", "f12-op3-d4"),
    (
        "Party Archive of Osh Province, f. 10, op. 15, d. 3, l. 44",
        ["repository Party Archive of Osh Province | fond 10 | opis 15 | delo 3 | listy 44"],
        "Party Archive of Osh Province / 10 / 15 / 3 / 44",
        "party-archive-of-osh-province-f10-op15-d3-l44",
    ),
    (
        "Russian State Archive of Socio-Political History (RGASPI), Moscow, f. 17, op. 3, d. 5",
        [
            "repository Russian State Archive of Socio-Political History (RGASPI) | unit Moscow | fond 17 | opis 3 | "
            "delo 5"
        ],
        "Russian State Archive of Socio-Political History (RGASPI) / 17 / 3 / 5 / ",
        "rgaspi-f17-op3-d5",
    ),
    (
        '"Memorandum on the Border," March 07, 1941, History and Public Policy Program Digital Archive, RGASPI F.17 '
        "Op.162 D.32 , L.115-116. Translated by X.",
        ["repository RGASPI | fond 17 | opis 162 | delo 32 | listy 115-116"],
        "RGASPI / 17 / 162 / 32 / 115-116",
        "rgaspi-f17-op162-d32-l115-116",
    ),
    # papka or page, fond or folio
    (
        "AVPRF, f. 0102, op. 7, p. 27, d. 47, l. 12.",
        ["repository AVPRF | fond 0102 | opis 7 | papka 27 | delo 47 | listy 12"],
        "AVPRF / 0102 / 7 / 47 / 12",
        "avprf-f0102-op7-pap27-d47-l12",
    ),
    (
        "RGANI, f. 5, op. 30, d. 164, p. 11",
        ["repository RGANI | fond 5 | opis 30 | delo 164 | pages 11"],
        "RGANI / 5 / 30 / 164 / 11",
        "rgani-f5-op30-d164-p11",
    ),
    (
        "National Archives of Romania, C.C. al P.C.R. - Secția Relații Externe, dosar 23/1968, f. 12-15.",
        [
            "repository National Archives of Romania | collection C.C. al P.C.R. - Secția Relații Externe | "
            "file 23/1968 | listy 12-15"
        ],
        "National Archives of Romania / C.C. al P.C.R. - Secția Relații Externe /  / 23/1968 / 12-15",
        "anic-c-c-al-p-c-r-sectia-relatii-externe-23-1968-l12-15",
    ),
    # other countries
    (
        "SAPMO-BArch, DY 30/J IV 2/2A/3196, Bl. 12-15",
        ["repository SAPMO-BArch | collection DY 30 | file J IV 2/2A/3196 | listy 12-15"],
        "SAPMO-BArch / DY 30 /  / J IV 2/2A/3196 / 12-15",
        "sapmo-dy-30-j-iv-2-2a-3196-l12-15",
    ),
    (
        "SAPMO-BArch, DY30, 2477.",
        ["repository SAPMO-BArch | collection DY30 | file 2477"],
        "SAPMO-BArch / DY30 /  / 2477 / ",
        "sapmo-dy30-2477",
    ),
    (
        "Political Archive of the Federal Foreign Office, Berlin (PA AA), MfAA, C 1078/76.",
        ["repository Political Archive of the Federal Foreign Office | unit Berlin | collection MfAA | file C 1078/76"],
        "Political Archive of the Federal Foreign Office / MfAA /  / C 1078/76 / ",
        "paaa-mfaa-c-1078-76",
    ),
    (
        "AAN, KC PZPR, XIA/30, p. 5",
        ["repository AAN | collection KC PZPR | file XIA/30 | pages 5"],
        "AAN / KC PZPR /  / XIA/30 / 5",
        "aan-kc-pzpr-xia-30-p5",
    ),
    (
        "AMSZ, Warsaw, zesp. 9, w. 55, t. 769.",
        ["repository AMSZ | unit Warsaw | fond 9 | box 55 | file 769"],
        "AMSZ / 9 /  / 769 / ",
        "amsz-f9-box55-769",
    ),
    (
        "AMZV, TO-T, 1955-59, Korea",
        ["repository AMZV | unit TO-T | year 1955-59 | unit Korea"],
        "AMZV /  /  /  / ",
        "amzv-y1955-59",
    ),
    (
        "Hungarian National Archives (Budapest), M-KS 288. f. 5. cs. 26. ő. e.",
        ["repository Hungarian National Archives (Budapest) | collection M-KS | fond 288 | series 5 | delo 26"],
        "Hungarian National Archives (Budapest) / 288 / 5 / 26 / ",
        "mol-m-ks-f288-s5-d26",
    ),
    (
        "Central State Archive, Sofia, Fond 1-B, Opis 33, a.e. 23, l. 4.",
        ["repository Central State Archive | unit Sofia | fond 1-B | opis 33 | delo 23 | listy 4"],
        "Central State Archive / 1-B / 33 / 23 / 4",
        "central-state-archive-f1-b-op33-d23-l4",
    ),
    (
        "HDA SBU, f. 16, spr. 1072, t. 2, ark. 211-222",
        ["repository HDA SBU | fond 16 | delo 1072 | volume 2 | listy 211-222"],
        "HDA SBU / 16 /  / 1072, t. 2 / 211-222",
        "hda-sbu-f16-d1072-vol2-l211-222",
    ),
    (
        "SPPHAzR, f. 1, r. 89, s.v. 104, v. 5-7.",
        ["repository SPPHAzR | fond 1 | opis 89 | delo 104 | listy 5-7"],
        "SPPHAzR / 1 / 89 / 104 / 5-7",
        "gappod-azr-f1-op89-d104-l5-7",
    ),
    (
        "AVPRF, f. 0100, op. 46, papka 374, por. 121, ll. 8-19",
        ["repository AVPRF | fond 0100 | opis 46 | papka 374 | item 121 | listy 8-19"],
        "AVPRF / 0100 / 46 / 374 / 8-19",
        "avprf-f0100-op46-pap374-item121-l8-19",
    ),
    (
        "Record Group 59, National Archives, box 12",
        ["record-group 59 | repository National Archives | box 12"],
        "National Archives / 59 /  / 12 / ",
        "rg59-nara-box12",
    ),
    (
        "LBJ Library, NSF, Country File, Korea, Box 256.",
        ["repository LBJ Library | collection NSF | series Country File, Korea | box 256"],
        "LBJ Library / NSF / Country File, Korea / 256 / ",
        "library-johnson-nsf-box256",
    ),
    (
        "Mongolian Foreign Ministry Archive, fond 3, dans 1, kh/n 91, pp. 20-21",
        ["repository Mongolian Foreign Ministry Archive | fond 3 | opis 1 | delo 91 | pages 20-21"],
        "Mongolian Foreign Ministry Archive / 3 / 1 / 91 / 20-21",
        "mongolia-mfa-f3-op1-d91-p20-21",
    ),
    (
        "Shanghai Municipal Archives, B4-2-3, 15-30.",
        ["repository Shanghai Municipal Archives | file B4-2-3 | pages 15-30"],
        "Shanghai Municipal Archives /  /  / B4-2-3 / 15-30",
        "shanghai-municipal-archives-b4-2-3-p15-30",
    ),
    (
        "South Korean Foreign Ministry Archive, Roll C-06-0053, File 03, Frames 0001-0050.",
        ["repository South Korean Foreign Ministry Archive | microfilm C-06-0053 | file 03 | pages 0001-0050"],
        "South Korean Foreign Ministry Archive /  /  / 03 / 0001-0050",
        "rok-diplomatic-filmc-06-0053-03-p0001-0050",
    ),
    (
        "The National Archives, Kew, FO 371/116139, ff. 12-15",
        ["repository The National Archives | unit Kew | collection FO 371 | file 116139 | listy 12-15"],
        "The National Archives / FO 371 /  / 116139 / 12-15",
        "tna-fo-371-116139-l12-15",
    ),
    (
        "Library and Archives Canada, RG 25, vol. 4721, file 50052-40",
        ["repository Library and Archives Canada | record-group 25 | volume 4721 | file 50052-40"],
        "Library and Archives Canada / 25 /  / 50052-40 / ",
        "lac-rg25-vol4721-50052-40",
    ),
    (
        "National Archives of India, New Delhi, Ministry of External Affairs, File No. 23(15)-AMS/56",
        [
            "repository National Archives of India | unit New Delhi | collection Ministry of External Affairs | "
            "file 23(15)-AMS/56"
        ],
        "National Archives of India / Ministry of External Affairs /  / 23(15)-AMS/56 / ",
        "nai-india-ministry-of-external-affairs-23-15-ams-56",
    ),
    # United States
    (
        "Source: Department of State, Bureau of Public Affairs, Office of the Historian, Advisory Files, 1957-1990 "
        "(Lot File 96 D 292), Box 1, 1959-Min. of Meeting 11/6-7/59. Confidential.",
        [
            "repository Department of State | unit Bureau of Public Affairs | unit Office of the Historian | "
            "series Advisory Files, 1957-1990 | lot 96 D 292 | box 1 | folder 1959-Min. of Meeting 11/6-7/59"
        ],
        "Department of State / 96 D 292 / Advisory Files, 1957-1990 / 1 / ",
        "us-state-lot96-d-292-box1",
    ),
    (
        "Source: National Archives and Records Administration, Record Group 59, Entry UD-WW-9: Bureau of Public "
        "Affairs, Arthur Kogan Files, 1945-1980 (83 D 230), Box 2, Foreign Documents General. Official Use Only.",
        [
            "repository National Archives and Records Administration | record-group 59 | entry UD-WW-9 | "
            "unit Bureau of Public Affairs | series Arthur Kogan Files, 1945-1980 | lot 83 D 230 | box 2 | "
            "folder Foreign Documents General"
        ],
        "National Archives and Records Administration / 59 / UD-WW-9 / 2 / ",
        "nara-rg59-eud-ww-9-lot83-d-230-box2",
    ),
    (
        "Department of State, Bureau of Administration, Office of Freedom of Information, Privacy, and Classification, "
        "Review Office Files, 1950-1993 (Lot File 95 D 113), Box 2, Legislation: PL 102-138. This copy is signed.",
        [
            "repository Department of State | unit Bureau of Administration | "
            "unit Office of Freedom of Information, Privacy, and Classification | "
            "series Review Office Files, 1950-1993 | lot 95 D 113 | box 2 | folder Legislation: PL 102-138"
        ],
        "Department of State / 95 D 113 / Review Office Files, 1950-1993 / 2 / ",
        "us-state-lot95-d-113-box2",
    ),
    (
        "National Archives, RG 59, Central Files 1964-66, POL 27 VIET S. Secret; Immediate. Drafted by X.",
        ["repository National Archives | record-group 59 | series Central Files 1964-66 | file POL 27 VIET S"],
        "National Archives / 59 / Central Files 1964-66 / POL 27 VIET S / ",
        "nara-rg59-scentral-files-1964-66-pol-27-viet-s",
    ),
    (
        "National Archives, RG 59, Central Files, 1955–60, 611.61/8-1955. Confidential.",
        ["repository National Archives | record-group 59 | series Central Files, 1955–60 | file 611.61/8-1955"],
        "National Archives / 59 / Central Files, 1955–60 / 611.61/8-1955 / ",
        "nara-rg59-scentral-files-1955-60-611-61-8-1955",
    ),
    (
        "Johnson Library, National Security File, Country File, Vietnam, Vol. II, Box 5. Top Secret.",
        [
            "repository Johnson Library | collection National Security File | series Country File, Vietnam | "
            "volume II | box 5"
        ],
        "Johnson Library / National Security File / Country File, Vietnam / 5 / ",
        "library-johnson-national-security-file-volii-box5",
    ),
    (
        "National Archives, Nixon Presidential Materials, NSC Files, Box 123, Country Files, Asia, Vol. II. Secret.",
        [
            "repository National Archives | collection Nixon Presidential Materials | series NSC Files | box 123 | "
            "folder Country Files, Asia, Vol. II"
        ],
        "National Archives / Nixon Presidential Materials / NSC Files / 123 / ",
        "nara-nixon-presidential-materials-box123",
    ),
    (
        "National Archives, RG 59, S/P Files: Lot 64 D 563, “China”. Top Secret.",
        ["repository National Archives | record-group 59 | series S/P Files | lot 64 D 563 | folder “China”"],
        "National Archives / 59 / S/P Files / “China” / ",
        "nara-rg59-lot64-d-563",
    ),
    (
        "Central Intelligence Agency, Job 80–B01285A, Box 11, Folder 10.",
        ["repository Central Intelligence Agency | lot 80–B01285A | box 11 | folder 10"],
        "Central Intelligence Agency / 80–B01285A /  / 11 / ",
        "us-cia-lot80-b01285a-box11-folder10",
    ),
    (
        "Department of State, Central Foreign Policy Files, 1989 P-Reels, P890058-1591.",
        [
            "repository Department of State | collection Central Foreign Policy Files | series 1989 P-Reels | "
            "microfilm P890058-1591"
        ],
        "Department of State / Central Foreign Policy Files / 1989 P-Reels / P890058-1591 / ",
        "us-state-central-foreign-policy-files-s1989-p-reels-filmp890058-1591",
    ),
    (
        "Library of Congress, Manuscript Division, Volkogonov Collection, Reel 18.",
        ["repository Library of Congress | unit Manuscript Division | collection Volkogonov Collection | microfilm 18"],
        "Library of Congress / Volkogonov Collection /  / 18 / ",
        "loc-volkogonov-collection-film18",
    ),
    ("893.24/1386: Telegram", ["file 893.24/1386"], " /  /  / 893.24/1386 / ", "893-24-1386"),
    (
        "740.00119 Control (Korea)/9–1145: Telegram",
        ["file 740.00119 Control (Korea)/9–1145"],
        " /  /  / 740.00119 Control (Korea)/9–1145 / ",
        "740-00119-control-korea-9-1145",
    ),
]
IDS = [line[:40] for line, *_ in FORMS]


@pytest.mark.parametrize(("line", "expected", "public", "short"), FORMS, ids=IDS)
def test_a_form_is_read_part_by_part(line: str, expected: list[str], public: str, short: str) -> None:
    read = parse(line)
    assert [parts(citation) for citation in read.citations] == expected
    assert fields(read.citations[0]) == public
    assert slug(read.citations[0]) == short
    assert read.further == ()


@pytest.mark.parametrize("line", [line for line, *_ in FORMS], ids=IDS)
@pytest.mark.parametrize("offset", [0, 4321])
def test_every_part_stands_where_it_says(line: str, offset: int) -> None:
    text = "·" * offset + line
    for citation in parse(line, offset).citations:
        assert offset <= citation.start < citation.end <= len(text)
        for part in citation.parts:
            assert " ".join(text[part.start : part.end].split()) == part.value


@pytest.mark.parametrize("line", [line for line, *_ in FORMS], ids=IDS)
def test_written_in_either_script_it_is_read_again_the_same(line: str) -> None:
    for citation in parse(line).citations:
        for write in (format_latin, format_cyrillic):
            [again] = parse(write(citation)).citations
            assert key(again) == key(citation), write(citation)


def test_the_two_scripts() -> None:
    [citation] = parse("RGASPI f. 17, op. 162, d. 20, l. 62-63ob. Obtained by X.").citations
    assert format_latin(citation) == "RGASPI, f. 17, op. 162, d. 20, ll. 62-63 ob."
    assert format_cyrillic(citation) == "РГАСПИ. Ф. 17. Оп. 162. Д. 20. Л. 62-63 об."


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        ("repository", "repository"), ("fond", "fond"), ("record-group", "fond"), ("collection", "fond"),
        ("lot", "fond"), ("opis", "opis"), ("series", "opis"), ("entry", "opis"),
        ("delo", "delo"), ("file", "delo"), ("box", "delo"), ("volume", "delo"),
        ("listy", "listy"), ("pages", "listy"), ("unit", ""), ("papka", ""),
    ],
)  # fmt: skip
def test_the_column_a_kind_belongs_to(kind: str, column: str) -> None:
    assert Citation.role(kind) == column


def test_a_second_holding_of_the_fonds_rank_fills_an_empty_opis() -> None:
    [citation] = parse("National Archives, RG 59, Lot 64 D 563, Box 7.").citations
    assert {column: [part.kind for part in of] for column, of in filled(citation).items()} == {
        "repository": ["repository"], "fond": ["record-group"], "opis": ["lot"], "delo": ["box"], "listy": [],
    }  # fmt: skip
