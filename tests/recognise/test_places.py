"""Places."""

import pytest

from kg.model import Kind, MentionKind
from tests.recognise.helping import names

PLACES = [
    ("the occupation of Kashgar District", ["Kashgar District"]),
    ("north and east of Kashgar.", ["Kashgar"]),
    ("in the south of Xinjiang , for which purpose", ["Xinjiang"]),
    ("the peaceful development of South Xinjiang", ["South Xinjiang"]),
    ("between Urumqi and Hotan [Hetian]", ["Urumqi", "Hotan", "Hetian"]),
    ("besides the Hotan [District] on condition", ["Hotan District"]),
    ("from Kumul [Hami] to Aksu", ["Kumul", "Hami", "Aksu"]),
    ("the support of the Soviet Union", ["Soviet Union"]),
    ("the 19th Omsk and 13th Alma-Ata NKVD regiments", []),
    ("the Uzbek and Kazakh regiments", []),
    ("the Soviet side", []),
    ("PYONGYANG to MOSCOW", ["PYONGYANG", "MOSCOW"]),
    ("Fukang County and Karelian Oblast", ["Fukang County", "Karelian Oblast"]),
    ("the village of Petrovka", ["Petrovka"]),
    ("the workers of the town of Molotov", ["Molotov"]),   # whoever else is called so
    ("Romanian friends in Romania", ["Romania"]),
    ("a Moscow-Peking train", ["Moscow", "Peking"]),
    ("Washington, D.C. and New York City", ["Washington, D.C.", "New York City"]),
    ("in Hong Kong", ["Hong Kong"]),
    ("the U.S. and the USA", ["U.S.", "USA"]),
    ("Let us go", []),
    ("the First District", []),
    ("Northern Bukovina and Inner Mongolia", ["Northern Bukovina", "Inner Mongolia"]),
    ("в Москве и Москва; из Пекина в Корею", ["Москве", "Москва", "Пекина", "Корею"]),
    ("Kashgar's troops", ["Kashgar"]),
    ("St. Petersburg", ["St. Petersburg"]),
    ("the Pacific Ocean", []),
    ("Operation Danube and the cruiser Aurora on the Danube near Kronstadt", ["Danube", "Kronstadt"]),
    ("at Lake Balaton and Mount Ararat, in the Gulf of Riga", ["Lake Balaton", "Mount Ararat", "Gulf of Riga"]),
    ("north of the 38th parallel", ["38th parallel"]),
]


@pytest.mark.parametrize(("text", "wanted"), PLACES)
def test_places(text: str, wanted: list[str]) -> None:
    assert names(text, MentionKind.PLACE) == wanted


def test_terms_of_the_record() -> None:
    assert names("Xinjiang Uygur Autonomous Region (China)", MentionKind.PLACE, Kind.PLACE_TERM) == [
        "Xinjiang", "China"]
