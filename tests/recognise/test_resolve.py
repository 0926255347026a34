"""Who is who inside one document."""

import pytest

from kg.model import EntityKind, Kind
from tests.recognise.helping import resolved

PEOPLE = [
    ("Mr. Bemis spoke. Samuel F. Bemis was the chairman.", {"actor.bemis": ["Bemis", "Samuel F. Bemis"]}),
    ("Cde. STALIN and I. V. Stalin and Comrade Stalin", {"actor.stalin": ["STALIN", "I. V. Stalin", "Stalin"]}),
    ("Mr. John Smith and Mr. Peter Smith came.",
     {"actor.john-smith": ["John Smith"], "actor.peter-smith": ["Peter Smith"]}),
    ("Mr. J. Smith and Mr. P. Smith came. Mr. Smith left.",
     {"actor.j-smith": ["J. Smith"], "actor.p-smith": ["P. Smith"], "actor.smith": ["Smith"]}),
    ("A. A. Gromyko wrote; Andrei Gromyko signed.", {"actor.andrei-gromyko": ["A. A. Gromyko", "Andrei Gromyko"]}),
    ("Ma Hushan and Ma Zhongying met.", {"actor.ma-hushan": ["Ma Hushan"], "actor.ma-zhongying": ["Ma Zhongying"]}),
    ("Cde. Smirnov's letter and Cde. Smirnov’s reply", {"actor.smirnov": ["Smirnov"]}),
    ("Comrade Kim Il Sung and Comrade Kim Du-bong",
     {"actor.kim-il-sung": ["Kim Il Sung"], "actor.kim-du-bong": ["Kim Du-bong"]}),
    ("Ambassador von der Schulenburg; Mr. von der Schulenburg",
     {"actor.von-der-schulenburg": ["von der Schulenburg"]}),
    ("Cde. S H T Y K O V; Shtykov's cable of Cde. Shtykov", {"actor.shtykov": ["Shtykov"]}),
    ("Сообщить тов. Сталину. Тов. Сталин согласен с тов. Вышинским и тов. Вышинский",
     {"actor.stalin": ["Сталину", "Сталин"], "actor.vyshinskiy": ["Вышинским", "Вышинский"]}),
    ("Duban Sheng and Sheng Shicai", {"actor.sheng-shicai": ["Sheng", "Sheng Shicai"]}),
    ("Comrade Mao met Comrade Mao Zedong.", {"actor.mao-zedong": ["Mao", "Mao Zedong"]}),
    ("тов. Молотов и В. М. Молотов", {"actor.molotov": ["Молотов", "В. М. Молотов"]}),
    ("Cde. Zhang Chunxian and Cde. Zhang Wei and Cde. Zhang",
     {"actor.zhang-chunxian": ["Zhang Chunxian"], "actor.zhang-wei": ["Zhang Wei"], "actor.zhang": ["Zhang"]}),
    ("Nicolae Ceaușescu and Nicolae Ceausescu",
     {"actor.nicolae-ceausescu": ["Nicolae Ceaușescu", "Nicolae Ceausescu"]}),
    # an office that one person holds, and another office with the full name
    ("President Kennedy came. Attorney General Robert F. Kennedy left.",
     {"actor.kennedy": ["Kennedy"], "actor.robert-f-kennedy": ["Robert F. Kennedy"]}),
    ("President Kennedy came. Attorney General Robert F. Kennedy and Attorney General Kennedy left. Kennedy spoke.",
     {"actor.kennedy": ["Kennedy"], "actor.robert-f-kennedy": ["Robert F. Kennedy", "Kennedy"]}),
    ("Prime Minister Nehru came. Jawaharlal Nehru, Minister of Foreign Affairs, left.",
     {"actor.nehru": ["Nehru", "Jawaharlal Nehru"]}),
    ("General Secretary Brezhnev came. Leonid Brezhnev, member of the Politburo, left.",
     {"actor.brezhnev": ["Brezhnev", "Leonid Brezhnev"]}),
    ("Vice President Lyndon Johnson asked. President Johnson swore.",
     {"actor.johnson": ["Lyndon Johnson", "Johnson"]}),
    ("Comrade Kádár spoke. Kádár János left. János Kádár signed.",
     {"actor.kadar": ["Kádár", "Kádár János", "János Kádár"]}),
    ("Mr. Thomas Smith spoke. Mrs. Smith replied. Mr. Smith left.",
     {"actor.thomas-smith": ["Thomas Smith", "Smith"], "actor.mrs-smith": ["Smith"]}),
    ("Mr. Smith spoke. Mrs. Smith replied.", {"actor.smith": ["Smith"], "actor.mrs-smith": ["Smith"]}),
    ("Prime Minister Thatcher spoke. Mrs. Thatcher left. Margaret Thatcher signed.",
     {"actor.thatcher": ["Thatcher", "Margaret Thatcher"]}),
    ("King Hussein spoke. President Saddam Hussein left.",
     {"actor.hussein": ["Hussein"], "actor.saddam-hussein": ["Saddam Hussein"]}),
    ("Chou En-lai spoke. Zhou Enlai signed. Premier Zhou left.",
     {"actor.zhou-enlai": ["Chou En-lai", "Zhou Enlai", "Zhou"]}),
    ("Filippov (Stalin) asked. Filippov left.", {"actor.filippov": ["Filippov", "Stalin"]}),
    ("Pham Van Dong spoke. Comrade Dong left.", {"actor.pham-van-dong": ["Pham Van Dong", "Dong"]}),
    ("Pham Van Dong spoke. Comrade Dong left. Comrade Dong Biwu sat.",
     {"actor.pham-van-dong": ["Pham Van Dong"], "actor.dong-biwu": ["Dong", "Dong Biwu"]}),
    ("President Kennedy came. President John F. Kennedy left.", {"actor.kennedy": ["Kennedy", "John F. Kennedy"]}),
    ("Mr. Kennedy came. Attorney General Robert F. Kennedy left.", {"actor.kennedy": ["Kennedy", "Robert F. Kennedy"]}),
    ("General Secretary Brezhnev came. President Leonid Brezhnev left.",
     {"actor.brezhnev": ["Brezhnev", "Leonid Brezhnev"]}),
]


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people(text: str, wanted: dict[str, list[str]]) -> None:
    found = resolved(text)
    assert {e.key: list(e.names) for e in found.entities if e.kind is EntityKind.PERSON} == wanted


CATALOGUE = [
    ("Nicolae Ceaușescu spoke.", "Ceausescu, Nicolae", "actor.nicolae-ceausescu"),
    ("Comrade Le Thanh Nghi spoke.", "Le, Thanh Nghi", "actor.le-thanh-nghi"),
    ("Comrade Heo Dam spoke.", "Heo, Dam", "actor.heo-dam"),
    ("Comrade Ma Hushan spoke.", "Ma, Hushan", "actor.ma-hushan"),
    ("Joseph Stalin spoke.", "Stalin, Joseph, 1878-1953", "actor.joseph-stalin"),
]


@pytest.mark.parametrize(("body", "term", "key"), CATALOGUE)
def test_the_catalogue_names_the_same_person(body: str, term: str, key: str) -> None:
    found = resolved(f"{body}\n\n{term}", Kind.BODY, Kind.NAME_TERM)
    assert [e.key for e in found.entities if e.kind is EntityKind.PERSON] == [key]


def test_an_ambiguous_surname_is_said() -> None:
    assert [d.code for d in resolved("Mr. J. Smith and Mr. P. Smith came. Mr. Smith left.").diagnostics] == [
        "ambiguous-person"]


def test_an_entity_has_its_fullest_name() -> None:
    found = resolved("Mr. Bemis spoke. Samuel F. Bemis was the chairman. BEMIS.")
    assert [e.name for e in found.entities if e.kind is EntityKind.PERSON] == ["Samuel F. Bemis"]


THINGS = [
    ("the 36th Division, the 38th Division and the 36TH DIVISION",
     {"unit.36th-division": ["36th Division", "36TH DIVISION"], "unit.38th-division": ["38th Division"]}),
    ("Sinkiang and Xinjiang; MOSCOW and Moscow; Peking, Beijing",
     {"place.xinjiang": ["Sinkiang", "Xinjiang"], "place.moscow": ["MOSCOW", "Moscow"],
      "place.beijing": ["Peking", "Beijing"]}),
    ("Kashgar and Kashgar District", {"place.kashgar": ["Kashgar"], "place.kashgar-district": ["Kashgar District"]}),
    ("the governor and the governor; the Xinjiang governor; the acting governor",
     {"holder.governor": ["governor"], "holder.xinjiang-governor": ["Xinjiang governor"],
      "place.xinjiang": ["Xinjiang"], "holder.acting-governor": ["acting governor"]}),
    ("the Chancellor and The CHANCELLOR", {"holder.chancellor": ["Chancellor", "CHANCELLOR"]}),
    ("the Soviet Government and the Soviet government",
     {"group.soviet-government": ["Soviet Government", "Soviet government"]}),
    ("the CC SED, the SED CC and the Central Committee of the SED",
     {"group.sed-cc": ["CC SED", "SED CC", "Central Committee of the SED"]}),
    ("the NKID and Narkomindel", {"group.nkid": ["NKID", "Narkomindel"]}),
]


@pytest.mark.parametrize(("text", "wanted"), THINGS)
def test_things(text: str, wanted: dict[str, list[str]]) -> None:
    assert {e.key: list(e.names) for e in resolved(text).entities} == wanted


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_keys_do_not_depend_on_the_order_of_others(order: tuple[int, ...]) -> None:
    sentences = ["Cde. Petrov came. ", "Mr. John Smith wrote. ", "The 5th Army stood in Omsk. "]
    assert {e.key for e in resolved("".join(sentences[i] for i in order)).entities} == {
        "actor.petrov", "actor.john-smith", "unit.5th-army", "place.omsk"}


def test_every_mention_belongs_to_its_entity() -> None:
    found = resolved("Cde. Smirnov, the acting Consul General in Kashgar, met Ma Hushan of the 36th Division.")
    assert {m for e in found.entities for m in e.mentions} == set(found.mentions)
    assert all(m.entity == e.key for e in found.entities for m in e.mentions)


def test_a_bracket_gives_no_better_name() -> None:
    found = resolved("Premier Zhou [Enlai] agreed. Premier Zhou left.")
    assert [e.name for e in found.entities if e.kind is EntityKind.PERSON] == ["Zhou"]
