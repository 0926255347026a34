"""Systematic edits of decisions: the answers must change exactly as the edit says, and nowhere else.

``python -m bench.mutate`` makes 300 edits (swap, drop, add, negate, renumber, rename, re-order, re-wrap) of the seed
and of decisions written for the tests, builds each in this process, asks the questions again, and compares with what
the edit leads one to expect. It prints the share that came out so and writes the others to ``docs/mutations.md``.
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox

from kg import building, pipeline
from kg.api import Graph
from kg.iri import DEFAULT_BASE, Iris
from kg.model import Distributed, Interpretation, Kind, MentionKind, Recipient, Segment, Source
from kg.store.embedded import EmbeddedStore

ROOT = Path(__file__).parents[1]
QUESTIONS = (
    "points",
    "recipients",
    "provisions",
    "charges",
    "units",
    "conditions",
    "references",
    "annotations",
    "storage",
    "signatures",
    "citation",
    "mentions",
)
_LEFT_OUT = frozenset({"document", "start", "end", "entity", "act"})  # what every shift of characters changes
NEWCOMER = "Uritsky"

Row = dict[str, str]
Answers = dict[str, list[Row]]
Change = Callable[[Answers], Answers]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edited text, and what the answers should become."""

    kind: str
    name: str
    text: str
    expect: Change


@dataclass(frozen=True, slots=True)
class Base:
    """A document before its edits: its text, what was understood of it, and its answers."""

    name: str
    text: str
    understood: Interpretation
    answers: Answers

    def items(self) -> tuple[Segment, ...]:
        """The numbered items of its points in text order."""
        return tuple(s for top in self.understood.segments for s in top.walk() if s.kind is Kind.ITEM)


# --------------------------------------------------------------------------- asking


@lru_cache(maxsize=1)
def _known() -> pipeline.Knowledge:
    return pipeline.knowledge()


def understood(text: str, name: str) -> tuple[Interpretation, ...]:
    """The documents of a text."""
    data = text.encode()
    return tuple(pipeline.interpretations(Source(name, "text/plain", sha256(data).hexdigest(), data), _known()))


def answers(found: Iterable[Interpretation]) -> Answers:
    """The rows of every question over these documents, white space evened out."""
    iris = Iris(DEFAULT_BASE)
    graphs = tuple(pipeline.graphs(it, iris, _known()) for it in found)
    store = ox.Store()
    store.bulk_load(building.dataset(graphs, DEFAULT_BASE).nquads(), format=ox.RdfFormat.N_QUADS)
    graph = Graph(EmbeddedStore(store), DEFAULT_BASE)
    rows: Answers = {}
    for question in QUESTIONS:
        answer = graph.ask(question)
        rows[question] = [
            {c: " ".join(str(getattr(row, c) if getattr(row, c) is not None else "").split()) for c in answer.columns}
            for row in answer
        ]
    return rows


def compared(rows: Answers) -> dict[str, Counter[tuple[tuple[str, str], ...]]]:
    """The rows as multisets, without offsets and names of nodes."""
    return {
        q: Counter(
            tuple((c, v) for c, v in row.items() if c not in _LEFT_OUT and (q, c) != ("recipients", "quote"))
            for row in found
        )
        for q, found in rows.items()
    }


def differences(got: Answers, wanted: Answers) -> list[str]:
    """What the answers have too much or too little, in words."""
    one, other = compared(got), compared(wanted)
    lines = []
    for question in QUESTIONS:
        lines += [f"{question}: unexpected {_short(row)}" for row in (one[question] - other[question]).elements()]
        lines += [f"{question}: missing {_short(row)}" for row in (other[question] - one[question]).elements()]
    return lines


def _short(row: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{c}={v[:60]!r}" for c, v in row if v)


# --------------------------------------------------------------------------- expectations


def same(rows: Answers) -> Answers:
    """Nothing changes."""
    return rows


def replaced(*pairs: tuple[str, str]) -> Change:
    """Words change wherever they stand in an answer."""

    def change(rows: Answers) -> Answers:
        def put(value: str) -> str:
            for old, new in pairs:
                value = re.sub(rf"(?<![\w]){re.escape(old)}(?![\w])", new, value)
            return value

        return {q: [{c: put(v) for c, v in row.items()} for row in found] for q, found in rows.items()}

    return change


def only(question: str, change: Callable[[list[Row]], list[Row]], then: Change = same) -> Change:
    """One question's rows change, then the rest."""
    return lambda rows: then({**rows, question: change([dict(r) for r in rows[question]])})


def chain(*changes: Change) -> Change:
    """One change after the other."""

    def change(rows: Answers) -> Answers:
        for one in changes:
            rows = one(rows)
        return rows

    return change


def within(row: Row, start: int, end: int) -> bool:
    """Whether the row rests on words inside ``start:end``."""
    return "start" in row and start <= int(row["start"]) < end


# --------------------------------------------------------------------------- edits


def layout(base: Base) -> Iterator[Edit]:
    """Line ends and blank lines mean nothing inside a paragraph or between two."""
    lines = base.text.split("\n")
    for width in (72, 90):
        wrapped = "\n".join(
            textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if len(line) > 130 else line
            for line in lines
        )
        if wrapped != base.text and base.understood.document.reader in ("transcript",):
            yield Edit("re-wrap", f"lines of {width} characters", wrapped, same)
    yield Edit("re-wrap", "blanks at line ends", "\n".join(line + "  " if line else line for line in lines), same)
    yield Edit("re-wrap", "two blank lines for one", base.text.replace("\n\n", "\n\n\n"), same)
    yield Edit("re-wrap", "blank lines at the end", base.text.rstrip("\n") + "\n\n\n\n", same)


def people(base: Base) -> Iterator[Edit]:
    """A person under another surname."""
    names = {
        m.name
        for m in base.understood.mentions
        if m.kind is MentionKind.PERSON and re.fullmatch(r"[A-Z][a-z]+", m.name)
    }
    for old, new in zip(
        sorted(names), ("Uritsky", "Malinov", "Peterson", "Zhdanko", "Ivanenko", "Korolev", "Frunzov"), strict=False
    ):
        if (
            len(re.findall(rf"\b{old}\b", base.text)) == sum(m.name == old for m in base.understood.mentions)
            and new not in base.text
        ):
            yield Edit("rename", f"{old} is {new}", re.sub(rf"\b{old}\b", new, base.text), replaced((old, new)))


def numbers(base: Base) -> Iterator[Edit]:
    """Points, minutes and units under other numbers."""
    points = [row["point"] for row in base.answers["points"]]
    if (
        points
        and all(p.isdigit() for p in points)
        and all(
            len(re.findall(rf"\b{p}\b", base.text))
            == 1 + len(re.findall(rf"(?i)points?\s+(?:N+\s+)?(?:[\d, and]*?){p}\b", base.text))
            for p in points
        )
    ):
        for more in (300, 700):
            pairs = tuple((p, str(int(p) + more)) for p in points)
            yield Edit(
                "renumber",
                f"points {more} higher",
                re.sub(r"\b(?:" + "|".join(points) + r")\b", lambda m, more=more: str(int(m[0]) + more), base.text),
                replaced(*pairs),
            )
    minutes = {row["minutes"] for row in base.answers["points"] if row["minutes"]}
    for old in sorted(minutes):
        if len(re.findall(rf"\b{old}\b", base.text)) == 1:
            yield Edit(
                "renumber",
                f"minutes {old} are 8{old}",
                re.sub(rf"\b{old}\b", f"8{old}", base.text),
                replaced((old, f"8{old}")),
            )
    units = sorted(
        {
            w
            for m in base.understood.mentions
            if m.kind is MentionKind.UNIT
            for w in re.findall(r"\d+(?:th|nd|rd|st)\b", m.name)
        }
    )
    for old in units:
        yield Edit(
            "renumber", f"the {old} is the 88th", re.sub(rf"\b{old}\b", "88th", base.text), replaced((old, "88th"))
        )


def lists(base: Base) -> Iterator[Edit]:
    """Swaps, losses and additions in lists of addressees."""
    for sent in (c for c in base.understood.claims if isinstance(c, Distributed)):
        point = sent.part.removeprefix("p")
        rows = {r["position"]: r for r in base.answers["recipients"] if r["point"] == point}
        listed = [(r, (r.span.start, r.span.end)) for r in sent.recipients if str(r.position) in rows]
        for (one, here), (other, there) in pairwise(listed):
            yield Edit(
                "swap",
                f"{one.name} and {other.name} in the list of {point}",
                _exchanged(base.text, here, there),
                _swapped(point, one, other),
            )
        for one, (start, end) in listed[:-1] if len(listed) > 2 else ():
            if base.text[end : end + 2] == ", ":
                yield Edit(
                    "drop",
                    f"{one.name} from the list of {point}",
                    base.text[:start] + base.text[end + 2 :],
                    _dropped(point, one),
                )
        if len(listed) > 2:
            first, (start, _) = listed[0]
            yield Edit(
                "add",
                f"{NEWCOMER} to the list of {point}",
                base.text[:start] + f"{NEWCOMER}, " + base.text[start:],
                _added(point, first),
            )


def _exchanged(text: str, one: tuple[int, int], other: tuple[int, int]) -> str:
    return text[: one[0]] + text[slice(*other)] + text[one[1] : other[0]] + text[slice(*one)] + text[other[1] :]


def _swapped(point: str, one: Recipient, other: Recipient) -> Change:
    def change(rows: list[Row]) -> list[Row]:
        for row in rows:
            if row["point"] == point and row["position"] in (str(one.position), str(other.position)):
                row["recipient"] = other.name if row["position"] == str(one.position) else one.name
        return rows

    return only("recipients", change)


def _dropped(point: str, gone: Recipient) -> Change:
    def change(rows: list[Row]) -> list[Row]:
        kept = [r for r in rows if (r["point"], r["position"]) != (point, str(gone.position))]
        for row in kept:
            if row["point"] == point and int(row["position"]) > gone.position:
                row["position"] = str(int(row["position"]) - 1)
        return kept

    return chain(
        only("recipients", change),
        only("mentions", lambda rows: [r for r in rows if r["start"] != str(gone.span.start)]),
    )


def _added(point: str, first: Recipient) -> Change:
    def change(rows: list[Row]) -> list[Row]:
        like = next(r for r in rows if r["point"] == point)
        for row in rows:
            if row["point"] == point and int(row["position"]) >= first.position:
                row["position"] = str(int(row["position"]) + 1)
        return [*rows, {**like, "position": str(first.position), "recipient": NEWCOMER}]

    def seen(rows: list[Row]) -> list[Row]:
        like = [r for r in rows if r["start"] == str(first.span.start)]
        return [*rows, *({**r, "name": NEWCOMER, "quote": NEWCOMER} for r in like)]

    return chain(only("recipients", change), only("mentions", seen))


_VERBS = (
    ("Charge ", "Entrust "),
    ("Instruct ", "Oblige "),
    ("Recommend to ", "Propose to "),
    ("Approve ", "Confirm "),
    ("Decline ", "Reject "),
    ("Send ", "Dispatch "),
    ("Permit ", "Allow "),
    ("Consider it necessary ", "Consider it advisable "),
    ("Create ", "Form "),
)
_OPPOSITE = re.compile(
    r"(?:Charge|Instruct|Recommend|Permit|Send|Approve|Appoint|Award|Concentrate|Allocate|Inform|Charge|Create|Recall"
    r"|Adopt|Accept) "
)


def wordings(base: Base) -> Iterator[Edit]:
    """Another verb of the same kind, and the opposite."""
    for item in base.items():
        if any(c.kind is Kind.ITEM for c in item.walk() if c is not item):
            continue
        own = [r for r in base.answers["provisions"] if within(r, item.span.start, item.span.end)]
        first = min((int(r["start"]) for r in own), default=-1)
        mine = [r for r in own if int(r["start"]) == first]
        words = base.text[first : first + 60]
        for old, new in _VERBS:
            if mine and words.startswith(old) and not (old == "Approve " and mine[0]["kind"] != "approval"):
                if old == "Charge " and not re.match(r"with\b", base.text[base.text.find(" with", first) + 1 :]):
                    continue
                text = base.text[:first] + new + base.text[first + len(old) :]
                yield Edit("rename", f"{old.strip()} is {new.strip()} at {first}", text, _reworded(first, old, new))
        if mine and len({(r["start"], r["verb"]) for r in own}) == 1 and _OPPOSITE.match(words):
            text = base.text[:first] + "Do not " + words[0].lower() + base.text[first + 1 :]
            yield Edit(
                "negate", f"do not {words.split()[0].lower()} at {first}", text, _negated(first, words.split()[0])
            )


def _reworded(at: int, old: str, new: str) -> Change:
    """The verb and the quotes that begin with it."""

    def change(rows: Answers) -> Answers:
        def put(question: str, row: Row) -> Row:
            row = dict(row)
            for column in ("quote", "promise", "condition"):
                if (
                    column in row
                    and row[column].startswith(old)
                    and (column == "promise" or row.get("start") == str(at))
                ):
                    row[column] = new + row[column][len(old) :]
            if question == "provisions" and row["start"] == str(at) and old.startswith(row["verb"]):
                row["verb"] = new.strip() if row["verb"] == old.strip() else new.split()[0]
            return row

        return {q: [put(q, r) for r in found] for q, found in rows.items()}

    return change


def _negated(at: int, verb: str) -> Change:
    """A refusal without addressee, charge, units or conditions; what was said to have happened stays."""

    def provisions(rows: list[Row]) -> list[Row]:
        there = [r for r in rows if r["start"] == str(at)]
        kept = [r for r in rows if r["start"] != str(at)]
        quote = "Do not " + there[0]["quote"][0].lower() + there[0]["quote"][1:]
        return [
            *kept,
            {**there[0], "kind": "refusal", "verb": f"Do not {verb.lower()}", "addressee": "", "quote": quote},
        ]

    def gone(rows: list[Row]) -> list[Row]:
        return [r for r in rows if r["start"] != str(at)]

    return chain(only("provisions", provisions), only("charges", gone), only("units", gone))


def items(base: Base) -> Iterator[Edit]:
    """Items lost, exchanged, and with prose added."""
    each = base.items()
    for index, item in enumerate(each):
        start, end = item.span.start, item.span.end
        last = index + 1 == len(each) or base.text[end : each[index + 1].span.start].strip() != ""
        path = item.label
        if last and "." not in path and not re.search(r"\b(?:him|it|them|this|above|these)\b", base.text[start:end]):
            yield Edit(
                "drop", f"item {path} at {start}", base.text[:start].rstrip() + base.text[end:], _without(start, end)
            )
        prose = " The weather in the mountains remains changeable."
        if not any(c.kind is Kind.ITEM for c in item.walk() if c is not item) and base.text[
            start:end
        ].rstrip().endswith("."):
            text = base.text[:end].rstrip() + prose + base.text[len(base.text[:end].rstrip()) :]
            yield Edit("add", f"prose in item {path} at {start}", text, same)
    family = [[c for c in s.children if c.kind is Kind.ITEM] for top in base.understood.segments for s in top.walk()]
    for one, other in ((a, b) for group in family for a, b in pairwise(group)):
        first, second = _content(base.text, one), _content(base.text, other)
        plain = not any(c.kind is Kind.ITEM for s in (one, other) for c in s.walk() if c is not s)
        told = base.text[slice(*first)] + base.text[slice(*second)]
        if plain and "\n" not in told and not re.search(r"\b(?:him|it|them|this|above|these|the work)\b", told):
            text = _exchanged(base.text, first, second)
            yield Edit(
                "re-order", f"items {one.label} and {other.label} at {one.span.start}", text, _reordered(one, other)
            )


def _content(text: str, item: Segment) -> tuple[int, int]:
    label = re.compile(r"\s*[(]?[\w.]{1,3}[.)]\s+").match(text, item.span.start)
    start = label.end() if label else item.span.start
    return start, item.span.start + len(text[item.span.start : item.span.end].rstrip())


def _without(start: int, end: int) -> Change:
    def change(rows: Answers) -> Answers:
        gone = {r["quote"] for r in rows["provisions"] if within(r, start, end)}
        kept = {q: [r for r in found if not within(r, start, end)] for q, found in rows.items()}
        kept["conditions"] = [r for r in kept["conditions"] if r["promise"] not in gone]
        return kept

    return change


def _reordered(one: Segment, other: Segment) -> Change:
    def provisions(rows: list[Row]) -> list[Row]:
        paths = {
            id(s): next((r["item"] for r in rows if within(r, s.span.start, s.span.end)), "") for s in (one, other)
        }
        for row in rows:
            for here, there in ((one, other), (other, one)):
                if within(row, here.span.start, here.span.end) and paths[id(there)]:
                    row["item"] = paths[id(there)]
                    break
        return rows

    return only("provisions", provisions)


def marks(base: Base) -> Iterator[Edit]:
    """Storage notes lost and dates moved."""
    for row in base.answers["annotations"]:
        start = base.text.rfind("[", 0, int(row["start"]) + 1)
        end = base.text.find("]", int(row["end"]) - 1) + 1
        if start < 0 or end <= 0 or base.text[start:end].count("handwritten") != 1 or "point" not in row["quote"]:
            continue
        number = re.search(r"[Pp]oint\s+(\d+)", row["quote"])
        if number:
            yield Edit(
                "drop",
                f"the note {row['quote'][:40]!r}",
                base.text[:start] + base.text[end:],
                _unstored(row, number[1]),
            )
    for found in re.finditer(r"\b(\d{1,2}) and (\d{1,2}) (?=June|March|July)", base.text):
        one, other = f"{int(found[1]):02}", f"{int(found[2]):02}"
        text = (
            base.text[: found.start(1)]
            + "11"
            + base.text[found.end(1) : found.start(2)]
            + "13"
            + base.text[found.end(2) :]
        )
        yield Edit(
            "rename",
            f"days {found[0]!r}",
            text,
            replaced(
                (f"06-{one}", "06-11"),
                (f"06-{other}", "06-13"),
                (f"03-{one}", "03-11"),
                (f"03-{other}", "03-13"),
                (f"{found[1]} and {found[2]}", "11 and 13"),
            ),
        )


def _unstored(note: Row, number: str) -> Change:
    def points(rows: list[Row]) -> list[Row]:
        for row in rows:
            if row["point"] == number:
                row["storage"] = ""
        return rows

    return chain(
        only("annotations", lambda rows: [r for r in rows if r["start"] != note["start"]]),
        only("storage", lambda rows: [r for r in rows if r["point"] != number]),
        only("points", points),
    )


MAKERS: tuple[Callable[[Base], Iterator[Edit]], ...] = (layout, people, numbers, lists, wordings, items, marks)


# --------------------------------------------------------------------------- the run


def bases() -> Iterator[Base]:
    """The seed and the decisions of the tests, those that hold one document."""
    for path in (
        *sorted((ROOT / "seeds").glob("*.txt")),
        *sorted((ROOT / "tests/interpret/provisions/documents").glob("*.txt")),
    ):
        text = path.read_text("utf-8").partition("\n=====\n")[0]
        found = understood(text, path.name)
        if len(found) == 1:
            yield Base(path.stem, text, found[0], answers(found))


def edits(base: Base) -> tuple[Edit, ...]:
    """Every edit of a document that its form allows."""
    return tuple(edit for maker in MAKERS for edit in maker(base) if edit.text != base.text)


def outcome(base: Base, edit: Edit) -> list[str]:
    """What came out otherwise than expected; nothing when the graph changed exactly so."""
    return differences(answers(understood(edit.text, base.name)), edit.expect(base.answers))


def chosen(count: int) -> tuple[tuple[Base, Edit], ...]:
    """That many edits, spread evenly over documents and kinds; always the same."""
    every = [(base, edit) for base in bases() for edit in edits(base)]
    every.sort(key=lambda pair: sha256(f"{pair[0].name}{pair[1].kind}{pair[1].name}".encode()).hexdigest())
    turn: Counter[tuple[str, str]] = Counter()
    ranked = []
    for base, edit in every:
        turn[base.name, edit.kind] += 1
        ranked.append((turn[base.name, edit.kind], base.name, edit.kind, base, edit))
    ranked.sort(key=lambda r: (r[0], r[1], r[2]))
    return tuple((base, edit) for *_, base, edit in ranked[:count])


def report(results: list[tuple[Base, Edit, list[str]]]) -> str:
    """The outcome as Markdown: shares by kind, and every edit that came out otherwise, with the first differences."""
    lines = [
        "# Edits of decisions and what became of the answers",
        "",
        "Made by `make mutate`: systematic edits of the seed and of decisions written for the tests. An edit counts "
        f"when every row of {len(QUESTIONS)} questions changed exactly as expected and no other did.",
        "",
        "| edit | made | exactly as expected |",
        "|---|---|---|",
    ]
    for kind in sorted({e.kind for _, e, _ in results}):
        own = [r for _, e, r in results if e.kind == kind]
        lines.append(f"| {kind} | {len(own)} | {sum(not r for r in own)} |")
    good = sum(not r for _, _, r in results)
    lines += [f"| all | {len(results)} | {good} ({100 * good / len(results):.1f} %) |", "", "## Survivors", ""]
    for base, edit, found in results:
        if found:
            lines += [f"- {base.name}: {edit.kind}, {edit.name}", *(f"  - {line}" for line in found[:3])]
    return "\n".join(lines if good < len(results) else [*lines, "None."]) + "\n"


def main() -> int:
    """Run, print the share, write the survivors; exit code 1 below 95 %."""
    parser = argparse.ArgumentParser(description="systematic edits of decisions")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "mutations.md")
    options = parser.parse_args()
    results = [(base, edit, outcome(base, edit)) for base, edit in chosen(options.count)]
    good = sum(not r for _, _, r in results)
    options.output.write_text(report(results), encoding="utf-8")
    print(f"{good} of {len(results)} edits changed the answers exactly as expected ({100 * good / len(results):.1f} %)")
    for base, edit, found in results:
        if found:
            print(f"  {base.name}: {edit.kind}, {edit.name}: {found[0]}")
    return 0 if good >= 0.95 * len(results) else 1


if __name__ == "__main__":
    sys.exit(main())
