"""Bodies."""

import pytest

from kg.model import Kind, MentionKind
from tests.recognise.helping import names

GROUPS = [
    ("The Soviet government expresses readiness.", ["Soviet government"]),
    ("an agreement with the Xinjiang government", ["Xinjiang government"]),
    ("the command of the 36th Division", ["command of the 36th Division"]),
    ("the leadership of the 36th Division", ["leadership of the 36th Division"]),
    ("Soviet authorities on site", ["Soviet authorities"]),
    ("in coordination with the NKID", ["NKID"]),
    ("540. An NKID issue.", ["NKID"]),
    ("by a survey of Politburo members", ["Politburo"]),
    ("the VKP(b) CC decrees", ["VKP(b) CC"]),
    ("the USSR SNK and VKP(b) CC", ["USSR SNK", "VKP(b) CC"]),
    ("The USSR Council of People's Commissars decrees", ["USSR Council of People's Commissars"]),
    ("the Council of Ministers", ["Council of Ministers"]),
    ("the Council of Ministers of the Azerbaijan SSR met", ["Council of Ministers of the Azerbaijan SSR"]),
    ("the Council of Ministers of the Kazakh SSR and the Supreme Soviet of the Tatar ASSR",
     ["Council of Ministers of the Kazakh SSR", "Supreme Soviet of the Tatar ASSR"]),
    ("the Central Committee of the Communist Party of the Soviet Union",
     ["Central Committee of the Communist Party of the Soviet Union"]),
    ("the Ministry of Foreign Trade", ["Ministry of Foreign Trade"]),
    ("the Hungarian Ministry of Foreign Affairs", ["Hungarian Ministry of Foreign Affairs"]),
    ("the Department of State and the Bureau of Public Affairs", ["Department of State", "Bureau of Public Affairs"]),
    ("the Soviet Embassy in Pyongyang", ["Soviet Embassy"]),
    ("the Embassy of Hungary in North Korea", ["Embassy of Hungary"]),
    ("Charge Sovsin'torg with the deliveries.", ["Sovsin'torg"]),
    ("Charge Sovsin’torg with the deliveries.", ["Sovsin’torg"]),
    ("the NKTM and the GUSMP are to report", ["NKTM", "GUSMP"]),
    ("BK expresses understanding; PM agrees.", []),
    ("the CFE treaty and the ICBM", []),
    ("XX and XIV and VII", []),
    ("TOP SECRET\nMAKING COPIES IS PROHIBITED", []),
    ("CONCERNING THE APPEALS TO THE SOVIET GOVERNMENT", ["SOVIET GOVERNMENT"]),
    ("the Foreign Relations Board and the Advisory Committee", ["Foreign Relations Board", "Advisory Committee"]),
    ("the Institute of International Studies", ["Institute of International Studies"]),
    ("the Federal Advisory Committee Act", []),
    ("foreign governments and foreign armies", []),
    ("the government's suggestion", []),
    ("It is up to the command to decide.", []),
    ("the Government replied", ["Government"]),
    ("Politburo of the CC CPSU", ["Politburo of the CC CPSU"]),
    ("The General Assembly and the Security Council", ["General Assembly", "Security Council"]),
    ("ЦК ВКП(б) и СНК СССР", ["ЦК ВКП(б)", "СНК СССР"]),
    ("the Soviet Union and its party", []),
    ("Department", []),
    ("the Chinese Communist Party", ["Chinese Communist Party"]),
    ("the Xinjiang provincial government", ["Xinjiang provincial government"]),
    ("the East Bengal Government", ["East Bengal Government"]),
    ("the HO staff; the HO and Mr. Franklin (HO)", ["HO", "HO", "HO"]),
    ("a Soviet delegation", ["Soviet delegation"]),
    ("the CC SED, the SED CC and the Politburo of the CC PUWP", ["CC SED", "SED CC", "Politburo of the CC PUWP"]),
    ("the CC of the Communist Party of Mozambique", ["CC of the Communist Party of Mozambique"]),
    ("the Anti-Comintern Pact", []),
    ("the Fourth European Department of the USSR MFA and the 1st Far Eastern Department",
     ["Fourth European Department of the USSR MFA", "1st Far Eastern Department"]),
    ("the Leningrad obkom", ["Leningrad obkom"]),
]


@pytest.mark.parametrize(("text", "wanted"), GROUPS)
def test_groups(text: str, wanted: list[str]) -> None:
    assert names(text, MentionKind.GROUP) == wanted


def test_terms_of_the_record() -> None:
    assert names("China. Ministry of Foreign Affairs", MentionKind.GROUP, Kind.NAME_TERM) == [
        "Ministry of Foreign Affairs"]
