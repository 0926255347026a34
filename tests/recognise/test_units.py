"""Military units and their coordinations."""

import pytest

from kg.model import MentionKind, Span
from kg.recognise.units import expand_units
from kg.recognise.view import View
from tests.recognise.helping import lexica, names

SEED = ("the Uzbek and Kazakh RKKA regiments, the 19th Omsk and 13th Alma-Ata NKVD regiments, and also one air squadron"
        " on our border")
UNITS = [
    ("the 36th Division", ["36th Division"]),
    ("the command of the 36th Dungan Division", ["36th Dungan Division"]),
    ("THE 36TH DIVISION", ["36TH DIVISION"]),
    (SEED, ["Uzbek RKKA regiment", "Kazakh RKKA regiment", "19th Omsk NKVD regiment", "13th Alma-Ata NKVD regiment",
            "air squadron"]),
    ("the 36th and 38th Divisions", ["36th Division", "38th Division"]),
    ("the 5th, 7th and 12th Rifle Divisions", ["5th Rifle Division", "7th Rifle Division", "12th Rifle Division"]),
    ("the 5th, 7th, and 12th rifle divisions", ["5th rifle division", "7th rifle division", "12th rifle division"]),
    ("the 4th Cavalry and 5th Rifle Divisions", ["4th Cavalry Division", "5th Rifle Division"]),
    ("the 19th and 20th Omsk regiments", ["19th Omsk regiment", "20th Omsk regiment"]),
    ("send two rifle regiments there", ["two rifle regiments"]),
    ("send a cavalry brigade there", ["cavalry brigade"]),
    ("one air squadron", ["air squadron"]),
    ("the 1st, the 2nd and the 3rd battalions", ["1st battalion", "2nd battalion", "3rd battalion"]),
    ("the 8th Army and the 9th Army", ["8th Army", "9th Army"]),
    ("the Kwantung Army in Manchuria", ["Kwantung Army"]),
    ("the Black Sea Fleet", ["Black Sea Fleet"]),
    ("II Corps and the XX Corps", ["II Corps", "XX Corps"]),
    ("First Cavalry Army", ["First Cavalry Army"]),
    ("the 13th Alma-Ata regiment of the NKVD", ["13th Alma-Ata regiment"]),
    ("the 39th Separate Rifle Brigade", ["39th Separate Rifle Brigade"]),
    ("in Kashgar and Hotan, the 36th and 38th Divisions stand", ["36th Division", "38th Division"]),
    ("the Tajik and Turkmen NKVD regiments", ["Tajik NKVD regiment", "Turkmen NKVD regiment"]),
    ("opening of a second front", []),
    ("the German armies in France", []),
    ("a division of labor", []),
    ("the Ford Motor Company", []),
    ("an armed detachment", []),
    ("the Foreign Affairs Division", []),
    ("the left wing of the party", []),
    ("on that front", []),
    ("36-я дивизия", ["36-я дивизия"]),
    ("the 1st Separate Red Banner Army and the 15th Border Guard Detachment; the Red Banner",
     ["1st Separate Red Banner Army", "15th Border Guard Detachment"]),
]


@pytest.mark.parametrize(("text", "wanted"), UNITS)
def test_units(text: str, wanted: list[str]) -> None:
    assert names(text, MentionKind.UNIT) == wanted


def test_the_words_that_carry_each_unit() -> None:
    view = View.of(SEED, lexica())
    assert [SEED[m.span.start:m.span.end] for m in expand_units(view, Span(0, len(SEED)))] == [
        "Uzbek", "Kazakh RKKA regiments", "19th Omsk", "13th Alma-Ata NKVD regiments", "one air squadron"]


@pytest.mark.parametrize("number", ["1st", "2nd", "23rd", "36th", "138th"])
@pytest.mark.parametrize("epithet", ["", "Rifle ", "Omsk ", "Uzbek Cavalry "])
def test_numbers_never_merge(number: str, epithet: str) -> None:
    found = names(f"the {number} and 77th {epithet}Divisions, not the 78th {epithet}Division", MentionKind.UNIT)
    assert found == [f"{n} {epithet}Division" for n in (number, "77th", "78th")]
