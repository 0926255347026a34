"""Decisions composed at random: the facts first, then a layout, numbering, notes and lists that state them."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from bench.score.pools import BODIES, HEADINGS, INITIALS, MONTHS, PLACES, SURNAMES, TITLES, TRANSLATORS
from tests.support.pages import page

Row = tuple[str, ...]


@dataclass
class Composed:
    """A document and its facts: for each level the rows a perfect reading gives."""

    name: str
    text: str
    facts: dict[str, list[Row]] = field(default_factory=dict)
    forms: list[str] = field(default_factory=list)
    media_type: str = "text/plain"

    def fact(self, level: str, *row: str) -> None:
        """Put one expected row into a level."""
        self.facts.setdefault(level, []).append(row)


def iso(day: int, month: int, year: int) -> str:
    """A day as EDTF."""
    return f"{year}-{month:02}-{day:02}"


PAGES = ("L1", "L1", "L1", "L1-noskip", "L1b", "L2")


def compose(seed: int, layouts: tuple[str, ...] = PAGES) -> Composed:
    """The decision of that seed: equal seeds give equal documents."""
    random = Random(seed)
    made = Composed(f"decision-{seed}", "")
    pick = random.choice
    year, month, day = random.randint(1930, 1941), random.randint(2, 11), random.randint(1, 28)
    minutes = str(random.randint(2, 99))
    number = random.randint(7, 400)
    blocks, period = _head(random, made, minutes, day, month, year)
    decided = period
    points = random.randint(1, 3)
    names = random.sample(SURNAMES, 30)
    label_style = pick(["{}. {}", "{}. - {}", "{} - {}", "{}. — {}"])
    made.forms.append(f"heading {label_style}")
    for offset in range(points):
        blocks.extend(_point(random, made, str(number + offset), minutes, decided, names, label_style))
    blocks.extend(_signature(random, made, names))
    citation = _citation(random, made)
    translator = random.sample(TRANSLATORS, random.choice([1, 1, 2]))
    obtained = pick(["", "Jamil Mammadov", "Sergey Orlovsky"])
    joined = " and ".join(translator)
    credit = (
        pick(
            [f"Obtained by {obtained} and translated by {joined}.", f"Obtained by {obtained}. Translated by {joined}."]
        )
        if obtained
        else f"Translated by {joined}."
    )
    made.fact("translators", "; ".join(sorted(translator)))
    layout = pick(layouts)
    made.forms.append(f"layout {layout}")
    title = pick(TITLES)
    header = f"{MONTHS[month - 1]} {day:02}, {year}" if layout == "L2" else f"{MONTHS[month - 1]} {day}, {year}"
    made.fact("dates", iso(day, month, year))
    made.text = page(layout, title=title, date=header, body="\n\n".join(blocks), source=f"{citation} {credit}")
    return made


def _head(
    random: Random, made: Composed, minutes: str, day: int, month: int, year: int
) -> tuple[list[str], tuple[str, str]]:
    sign = random.choice(["Nº", "N", "No.", "#", "№"])
    form = random.choice(["period", "from-decisions", "meeting"])
    made.forms.append(f"head {form} {sign}")
    first, last = iso(day, month - 1, year), iso(day, month + 1, year)
    if form == "period":
        return [
            f"MINUTES {sign} {minutes} of the",
            f"DECISIONS OF {day} {MONTHS[month - 2]} - {day} {MONTHS[month]} {year}",
        ], (first, last)
    if form == "from-decisions":
        return [
            f"from Minutes {sign} {minutes} of the Politburo decisions of {day} {MONTHS[month - 2]} - "
            f"{day} {MONTHS[month]} {year}"
        ], (first, last)
    exact = iso(day, month, year)
    return [f"from Minutes {sign} {minutes} of the Politburo meeting of {day} {MONTHS[month - 1]} {year}"], (
        exact,
        exact,
    )


def _point(
    random: Random, made: Composed, number: str, minutes: str, decided: tuple[str, str], names: list[str], style: str
) -> list[str]:
    heading = random.choice(HEADINGS)
    if heading.startswith("-"):
        line, heading = f"{number}. {heading}", heading.removeprefix("- ")
    else:
        line = style.format(number, heading)
    blocks: list[str] = []
    stored = random.random() < 0.4
    if stored:
        form = random.choice(
            [
                "[handwritten at the top of the page: point {} is in classified storage]",
                "[Handwritten note: Point {} is in classified storage]",
                "[Handwritten:] Point {} is in classified storage",
                "[handwritten: Point {} - in classified storage]",
            ]
        )
        made.forms.append(f"storage {form}")
        blocks.append(form.format(number))
    blocks.append(line)
    made.fact("points", minutes, number, *decided)
    made.fact("headings", number, heading.strip(" ."))
    if stored:
        made.fact("storage", number)
    labels = random.choice([["1. ", "2. ", "3. "], ["a) ", "b) ", "c) "], ["1) ", "2) ", "3) "], [""]])
    made.forms.append(f"items {labels[0]!r}")
    for label in labels[: random.randint(1, len(labels))]:
        path = label.strip(" .)")
        if path:
            made.fact("items", number, path)
        blocks.append(label + _provision(random, made, number, path, names))
    if random.random() < 0.8:
        blocks.extend(_list(random, made, number, names))
    return blocks


def _name(random: Random, made: Composed, names: list[str]) -> str:
    return names.pop()


def _provision(random: Random, made: Composed, number: str, path: str, names: list[str]) -> str:
    kind = random.choice(
        [
            "charge",
            "charge-passive",
            "charge-body",
            "recommendation",
            "refusal",
            "approval",
            "permission",
            "order",
            "appointment",
            "two",
            "responsible",
            "directive",
        ]
    )
    who, body, place = names.pop(), random.choice(BODIES), random.choice(PLACES)
    task = random.choice(
        [
            "preparing a draft reply within five days",
            "the delivery of 200 trucks",
            "working out measures to strengthen the border",
        ]
    )
    verb = random.choice(
        ["prepare a draft reply within five days", "deliver 200 trucks", "send two specialists to " + place]
    )
    made.forms.append(f"provision {kind}")

    def expect(slug: str, *addressees: str) -> None:
        made.fact("kinds", number, path, slug)
        for one in addressees:
            made.fact("addressees", number, path, slug, one)

    if kind == "charge":
        expect("charge", who)
        return random.choice(
            [
                f"Charge Cde. {who} with {task}.",
                f"Instruct Comrade {who} to {verb}.",
                f"Entrust Cde. {who} with {task}.",
            ]
        )
    if kind == "charge-passive":
        expect("charge", who)
        return f"Cde. {who} is charged with {task}."
    if kind == "charge-body":
        expect("charge", body, who)
        return f"Instruct the {body} (Cde. {who}) to {verb}."
    if kind == "recommendation":
        expect("recommendation", body)
        return random.choice([f"Recommend to the {body} that it {verb}.", f"Recommend that the {body} {verb}."])
    if kind == "refusal":
        expect("refusal")
        return random.choice(
            [
                f"Decline the request of Cde. {who} for additional funds.",
                f"Reject the {body} proposal about a new line.",
            ]
        )
    if kind == "approval":
        expect("approval")
        return random.choice([f"Approve the draft decree of the {body}.", "Confirm the attached list of items."])
    if kind == "permission":
        expect("permission", body)
        return random.choice([f"Permit the {body} to {verb}.", f"Allow the {body} to {verb}."])
    if kind == "order":
        expect("order")
        return random.choice(
            [
                "Consider it necessary to begin talks about the convention.",
                f"Send a commission to {place}.",
                f"Allocate 500,000 rubles for the road to {place}.",
            ]
        )
    if kind == "appointment":
        expect("appointment", who)
        return f"Appoint Cde. {who} as consul general in {place}."
    if kind == "responsible":
        expect("charge", who)
        return f"Hold Cde. {who} responsible for {task}."
    if kind == "directive":
        expect("directive")
        return f"Overhaul the barracks in {place} before winter."
    other = names.pop()
    expect("charge", who, other)
    return f"Charge Cdes. {who} and {other} with {task}."


def _list(random: Random, made: Composed, number: str, names: list[str]) -> list[str]:
    people = random.sample(SURNAMES, random.randint(1, 6))
    comma = random.choice([",", ""])
    listed = (
        people[0]
        if len(people) == 1
        else f"{', '.join(people[:-1])}{comma if len(people) > 2 else ''} and {people[-1]}"
    )
    title = "Cde." if len(people) == 1 else random.choice(["Cdes.", "Cdes.", "Comrades"])
    form = random.choice(["seed", "to:", "(to):", "one-line", "spaced", "broken", "tight"])
    made.forms.append(f"list {form}")
    for position, name in enumerate(people, 1):
        made.fact("recipients", number, str(position), name)
    if form == "seed":
        return ["Excerpts have been sent:", f"to {title} {listed}."]
    if form == "to:":
        return ["Excerpts have been sent to:", f"{title} {listed}."]
    if form == "(to):":
        return ["Excerpts have been sent (to):", f"{title} {listed}"]
    if form == "one-line":
        return [f"Excerpts have been sent: to {title} {listed}."]
    if form == "spaced":
        return [f"Excerpts have been sent : to {title} {listed}."]
    if form == "broken":
        return ["Excerpts have been sent:", f"to {title} {listed.replace(', ', ',' + chr(10), 1)}."]
    return [f"Excerpts have been sent: to {title} {listed.replace(', ', ',', 1)}."]


def _signature(random: Random, made: Composed, names: list[str]) -> list[str]:
    form = random.choice(["none", "none", "seal", "office", "signature", "handwritten"])
    made.forms.append(f"signature {form}")
    name = f"{random.choice(INITIALS)} {names.pop()}"
    if form == "none":
        return []
    if form == "seal":
        made.fact("signatures", name)
        return [f"[CC seal] CC SECRETARY [signed] {name}"]
    if form == "office":
        made.fact("signatures", "")
        return ["SECRETARY OF THE CC"]
    if form == "signature":
        made.fact("signatures", name)
        return [f"[signature] {name}"]
    made.fact("signatures", name)
    return [f"[handwritten: CC Secretary {name}]"]


def _citation(random: Random, made: Composed) -> str:
    fond, opis, delo = str(random.randint(1, 600)), str(random.randint(1, 170)), str(random.randint(1, 990))
    leaf = random.randint(1, 200)
    leaves = random.choice([str(leaf), f"{leaf}-{leaf + random.randint(1, 5)}"])
    archive = random.choice(["RGASPI", "APRF", "GARF"])
    form = random.choice(
        [
            "{a} f. {f}, op. {o}, d. {d}, l. {l}.",
            "{a} F.{f} Op.{o} D. {d}, L. {l}.",
            "{a}, F. {f}. Op. {o}, D. {d}, L. {l}.",
            "{a} f.{f} op.{o} d.{d} , l.{l}.",
            "{a}, Fond {f}, Opis {o}, Delo {d}, List {l}.",
            "{a}, fond {f}, opis {o}, delo {d}, listy {l}.",
            "{a} F.{f} op. {o}, d. {d} l.{l}.",
        ]
    )
    made.forms.append(f"citation {form}")
    made.fact("citations", archive, fond, opis, delo, leaves)
    return form.format(a=archive, f=fond, o=opis, d=delo, l=leaves)
