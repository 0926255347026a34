"""Holders named by their office alone."""

import pytest

from kg.model import MentionKind
from tests.recognise.helping import names

ALONE = [
    ("giving the acting commander of the 36th Division a verbal reply", ["acting commander of the 36th Division"]),
    ("appeals to the Soviet consul general in Kashgar, expresses", ["Soviet consul general in Kashgar"]),
    ("Recommend to the Xinjiang governor that in the event of an appeal", ["Xinjiang governor"]),
    ("Decline the governor's suggestion", ["governor"]),
    ("The Chancellor thanked the Ambassador.", ["Chancellor", "Ambassador"]),
    ("the Prime Minister of Turkey. Yilmaz had told him", ["Prime Minister of Turkey"]),
    ("the Portuguese Prime Minister", ["Portuguese Prime Minister"]),
    ("Send the governor to Urumqi.", ["governor"]),
    ("the Ambassador to the Soviet Union", ["Ambassador to the Soviet Union"]),
    ("the head of the Soviet delegation", ["head of the Soviet delegation"]),
    ("the head of it", []),
    ("a minister and several ambassadors", []),
    ("the ministers agreed", []),
    ("the Director of the Historical Office", ["Director of the Historical Office"]),
    ("the visit of the Federal President in Russia", ["Federal President"]),
    ("the Secretary General of the United Nations", ["Secretary General of the United Nations"]),
    ("the acting Consul General in Kashgar with giving", ["acting Consul General in Kashgar"]),
    ("the Deputy Minister of Foreign Affairs said", ["Deputy Minister of Foreign Affairs"]),
    ("the Ambassador Terekhov", []),
    ("Cde. Smirnov, the acting Consul General in Kashgar, reports", []),
    ("the commander in chief of the Red Army", ["commander in chief of the Red Army"]),
    ("The PM agreed.", ["PM"]),
    ("the General Secretary and the General Staff", ["General Secretary"]),
    ("the chairman's remarks", ["chairman"]),
    ("the People's Commissar of Defense", ["People's Commissar of Defense"]),
    ("Samuel Orr was the chairman of the Committee.", []),
    ("Appoint Cde. Apresov the Consul General in Urumqi.", []),
    ("He served as the head of the Soviet delegation.", []),
    ("the resident population and the representative body", []),
    ("the Soviet representative and the NKVD chief", ["Soviet representative", "NKVD chief"]),
    ("the representative of the Chinese side", []),
    ("the new director agreed", ["director"]),
    ("the representative of the F.A.O. came", ["representative of the F.A.O."]),
]


@pytest.mark.parametrize(("text", "wanted"), ALONE)
def test_offices_alone(text: str, wanted: list[str]) -> None:
    assert names(text, MentionKind.OFFICE) == wanted
