"""Names in other scripts and romanisations: variants generate candidates, ranking orders them, nothing here decides."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import lexicon
from kg.authority import Record, Status, authorities
from kg.lexicon import Label
from kg.link import names
from kg.link.fold import fold, numbers
from kg.link.romanise import palladius, russian, wade_giles
from kg.model import EntityKind
from kg.resources import ontology_dir

PAIRS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "pairs.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@cache
def crowd() -> names.Index:
    """The authority file, a record with nothing but its English name for each further name of the pairs, and every
    person and place of the word lists beside them: more than a thousand that a variant could be mistaken for."""
    known = authorities().records.values()
    labels = {label.text for record in known for label in record.names}
    lists = [lexicon.load(ontology_dir() / "vocabularies" / f"{name}.ttl") for name in ("persons", "places")]
    others = {
        concept.label() for concepts in lists for concept in concepts if concept.slug.startswith(("person-", "place-"))
    }
    more = sorted(({one for one, _ in PAIRS} | others) - labels)
    return names.index(
        [
            *known,
            *(
                Record(f"x{n}", EntityKind.PERSON, name, (Label(name, "en"),), Status.NIL)
                for n, name in enumerate(more)
            ),
        ]
    )


def slugs_of(index: names.Index, name: str) -> set[str]:
    return {m.slug for m in index.exact(name)}


def test_recall_with_at_most_twenty_candidates() -> None:
    index = crowd()
    missed = []
    for name, variant in PAIRS:
        found = index.candidates(variant)
        assert len(found) <= 20
        if not slugs_of(index, name) & {c.slug for c in found}:
            missed.append((name, variant, [c.slug for c in found][:3]))
    assert len(PAIRS) >= 120 and len(index.variants) > 1000
    assert len(missed) <= 0.05 * len(PAIRS), missed


@pytest.mark.parametrize(
    ("one", "others"),
    [
        ("Yezhov", ("Ezhov", "Ежов", "Jeschow", "Iejov", "Н. И. Ежов")),
        ("Litvinov", ("Litwinow", "Litvinoff", "Литвинов")),
        ("Ma Zhongying", ("Ma Chung-ying", "Machuin", "Ма Чжунъин", "馬仲英")),
        ("Sheng Shicai", ("Shicai Sheng", "Шэн Шицай", "Sheng Shih-ts'ai")),
        ("Hotan", ("Khotan", "Hetian", "和田")),
        ("Urumqi", ("Urumchi", "Tihwa", "Dihua", "Ürümqi")),
    ],
)
def test_one_thing_under_all_its_names(one: str, others: tuple[str, ...]) -> None:
    index = names.of(authorities())
    assert {name: slugs_of(index, name) for name in others} == dict.fromkeys(others, slugs_of(index, one))


@pytest.mark.parametrize(
    ("name", "not_this"),
    [
        ("Ma Bufang", "ma-hushan"),
        ("Ma Hongkui", "ma-zhongying"),
        ("Sergey Litvinov", "maxim-litvinov"),
        ("13th Division", "36th-division-nra"),
        ("36th Brigade", "36th-division-nra"),
        ("Kashgar", "kashgar-district"),
        ("19th NKVD regiment", "13th-alma-ata-nkvd-regiment"),
        ("P. Stalin", "iosif-stalin"),
    ],
)
def test_likeness_is_no_identity(name: str, not_this: str) -> None:
    assert not_this not in slugs_of(names.of(authorities()), name)


def test_numbers_in_names_must_agree_even_among_candidates() -> None:
    found = names.of(authorities()).candidates("13th Omsk NKVD regiment")
    assert "19th-omsk-nkvd-regiment" not in {c.slug for c in found}
    assert numbers("36th Division") == {"36"}


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        (russian, "Хрущев", {"khrushchev", "hrusev", "chruschtschew", "khrouchtchev"}),
        (russian, "Щербаков", {"shcherbakov", "schtscherbakow", "chtcherbakov"}),
        (russian, "Litvinov", set()),
        (palladius, "Чжоу Эньлай", {"zhou enlai"}),
        (palladius, "Дихуа", {"dihua"}),
        (palladius, "Смит", set()),
        (wade_giles, "Chou En-lai", {"zhou enlai"}),
        (wade_giles, "Teng Hsiao-p'ing", {"deng xiaoping"}),
    ],
)
def test_tables(table, name: str, expected: set[str]) -> None:  # type: ignore[no-untyped-def]
    assert expected <= set(table(name)) and (expected or not table(name))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_text_folds_once_and_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    russian(text), palladius(text), wade_giles(text), names.of(authorities()).exact(text)
