"""Synthetic minutes for measurements: many documents of one shape with varied names, numbers, dates and lists.

They are written as saved archive pages and go through the whole pipeline. They say how fast the program is, never
how well it reads real documents.

>>> document(7) == document(7), document(7) != document(8)
(True, True)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

_STEMS = (
    "Alen", "Bar", "Vlas", "Gor", "Dem", "Yer", "Zhel", "Zim", "Kal", "Lar", "Mal", "Nov", "Osip", "Pank", "Rog", "Sav",
    "Tar", "Ust", "Fil", "Khar", "Cher", "Shum", "Yak", "Bel", "Gus",
)
_ENDS = ("ov", "in", "enko", "sky", "ev", "ukhin", "anov", "insky", "evich", "akov", "entsov", "ishin")
SURNAMES = tuple(stem + end for stem in _STEMS for end in _ENDS)
"""300 made-up surnames."""

_PLACES = (
    "Tashkent", "Alma-Ata", "Frunze", "Urumqi", "Kulja", "Chita", "Khabarovsk", "Omsk", "Novosibirsk", "Irkutsk",
    "Moscow", "Vladivostok", "Ulan Bator", "Tehran", "Kabul", "Ankara",
)
_BODIES = (
    "the NKID", "the NKVD", "Gosplan", "the NKVT", "the People's Commissariat of Defense",
    "the People's Commissariat of Finance",
)
_TITLES = (
    "Concerning the {place} Road", "The {place} Garrison", "A Question of the {body}", "About Supplies for {place}",
    "Concerning the Consulate in {place}",
)
_TASKS = ("presenting a proposal within {days} days", "checking the state of the warehouses in {place}",
          "holding the discussions in {place}", "sending {count} trucks to {place}", "drawing up an estimate by {date}")
_LEADS = ("Charge Cde. {name} with {task}.", "Instruct {body} to send {count} workers to {place}.",
          "Permit {body} to spend {count} thousand rubles in {place}.",
          "Decline the request of Cde. {name} for {count} rifles.",
          "Recommend to Cde. {name} that he go to {place} no later than {date}.",
          "Approve the proposal of {body} about the shipment of {count} tons of grain to {place}.",
          "Cde. {name} is charged with {task}.")
_TRANSLATORS = ("Anna Kemp", "Mark Loyd", "Ivo Brandt", "Clara Weston")


def document(number: int, points: int = 2) -> str:
    """The text of one synthetic page; the same number always gives the same text."""
    random = Random(f"minutes {number}")
    day = date(1930, 1, 1) + timedelta(days=random.randrange(3650))
    minutes, first = random.randrange(1, 200), random.randrange(1, 2000)
    start, end = day - timedelta(days=random.randrange(10, 50)), day + timedelta(days=random.randrange(0, 5))
    title = random.choice(_TITLES).format(place=random.choice(_PLACES), body=random.choice(_BODIES)[4:])
    parts = [f"MINUTES Nº {minutes} of the", f"DECISIONS OF {_day(start)} - {_day(end)} {end.year}"]
    for point in range(first, first + points):
        parts += _point(random, point, day)
    parts += ["[CC seal] CC SECRETARY [signed] " + f"{random.choice('ABGIKLMNPSV')}. {random.choice(SURNAMES)}"]
    leaf = random.randrange(1, 300)
    citation = (f"RGASPI f. 17, op. 162, d. {random.randrange(1, 400)}, l. {leaf}-{leaf + 1}. Obtained by "
                f"{random.choice(_TRANSLATORS)} and translated by {random.choice(_TRANSLATORS)}.")
    head = ["Skip to content", f"{day:%B} {day.day}, {day.year}", f"{title}, {number}"]
    tail = ["Document Information", citation, "Original Uploaded Date", "Record ID", "Original Classification"]
    return "\n\n".join([*head, *parts, *tail]) + "\n"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def _point(random: Random, number: int, day: date) -> Iterator[str]:
    names = random.sample(SURNAMES, random.randrange(3, 8))
    yield f"[handwritten at the top of the page: point {number} is in classified storage]"
    yield f"{number}. Concerning {random.choice(_PLACES)}."
    for item in range(1, random.randrange(2, 5)):
        slots = {
            "place": random.choice(_PLACES), "body": random.choice(_BODIES), "count": random.randrange(2, 900),
            "days": random.randrange(2, 30), "date": _day(day + timedelta(days=30)), "name": random.choice(SURNAMES),
        }
        task = random.choice(_TASKS).format(**slots)
        yield f"{item}. {random.choice(_LEADS).format(task=task, **slots)}"
    yield "Excerpts have been sent:"
    yield f"to Cdes. {', '.join(names[:-1])}, and {names[-1]}."


def write(folder: Path, count: int, first: int = 0) -> int:
    """Write ``count`` pages into a folder; returns their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for number in range(first, first + count):
        size += (folder / f"{number:06}.txt").write_bytes(document(number).encode())
    return size
