"""Rarer forms composed at random: excerpt sheets, decrees, run-in text, ciphers with code names, meetings, TEI."""

from __future__ import annotations

from random import Random
from xml.sax.saxutils import escape

from bench.score import decisions
from bench.score.decisions import Composed, _citation, iso
from bench.score.pools import HEADINGS, MONTHS, PLACES, SURNAMES, TITLES, TRANSLATORS
from tests.support.pages import page

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ALIASES = (("Filippov", "Stalin"), ("Feng Xi", "Stalin"), ("Druzhkov", "Stalin"), ("Gromov", "Molotov"))


def run_in(seed: int) -> Composed:
    """A decision whose text has lost its lines: title, date and source only in the citation."""
    made = decisions.compose(seed, layouts=("L3",))
    made.name = f"run-in-{seed}"
    return made


def sheet(seed: int) -> Composed:
    """An excerpt sheet: extract id and addressees at its head, one point, an office at its close."""
    random = Random(seed)
    made = Composed(f"sheet-{seed}", "")
    names = random.sample(SURNAMES, 9)
    minutes, point = str(random.randint(2, 190)), str(random.randint(2, 499))
    year, month, day = random.randint(1946, 1979), random.randint(1, 12), random.randint(1, 28)
    listed = names[: random.randint(1, 5)]
    date = f"{day} {MONTHS[month - 1]} {year}"
    title = random.choice(["To Comrades", "Copies: Comrades", "To Cdes.", "To Comrades:"])
    heading = random.choice(HEADINGS).removeprefix("- ")
    numbered = random.choice(["{n} - {h}", "{n}. - {h}", "{n}. {h}", "{h}"])
    made.forms += [f"sheet list {title}", f"sheet heading {numbered}"]
    dated = random.choice([f"Decision of {date}", f"Decision dated {MONTHS[month - 1]} {day}, {year}"])
    made.forms.append(f"sheet date {dated.split()[1]}")
    blocks = [
        random.choice(["STRICTLY SECRET", "TOP SECRET\nSPECIAL FOLDER"]),
        f"No. P{minutes}/{point}",
        f"{title} {', '.join(listed)}",
        f"Excerpt from minutes No. {minutes} of the meeting of the Politburo of the CC VKP(b)",
        dated,
        numbered.format(n=point, h=heading),
        decisions._provision(random, made, point, "", names[5:]),
        "SECRETARY OF THE CC",
    ]
    if numbered == "{h}":
        made.forms.append("sheet heading without number")
    made.fact("points", minutes, point, iso(day, month, year), iso(day, month, year))
    made.fact("headings", point, heading.strip(" ."))
    for position, name in enumerate(listed, 1):
        made.fact("recipients", point, str(position), name)
    made.fact("signatures", "")
    _page(random, made, random.choice(TITLES), f"{MONTHS[month - 1]} {day}, {year}", blocks)
    made.fact("genres", "minutes")
    return made


def decree(seed: int) -> Composed:
    """A decree without numbers: a preamble names the bodies, the note the day, letters stand apart in the signature."""
    random = Random(seed)
    made = Composed(f"decree-{seed}", "")
    names = random.sample(SURNAMES, 9)
    year, month, day = random.randint(1936, 1945), random.randint(1, 12), random.randint(1, 28)
    preamble = random.choice([
        "The VKP(b) CC decrees:", "The USSR Council of People's Commissars decrees:",
        "The USSR Council of People's Commissars and the VKP(b) Central Committee decree:"])
    made.forms.append(f"preamble {preamble}")
    blocks = [f"[handwritten: {day} {MONTHS[month - 1]} {year}]", preamble]
    blocks += [decisions._provision(random, made, "", "", names) for _ in range(random.randint(1, 2))]
    signer = names.pop()
    spaced = random.random() < 0.5 and "'" not in signer
    made.forms.append(f"signer spaced {spaced}")
    made.fact("signatures", signer)
    blocks.append("[signature] " + (" ".join(signer.upper()) if spaced else signer))
    made.fact("decided", iso(day, month, year))
    _page(random, made, random.choice(TITLES), f"{MONTHS[month - 1]} {day}, {year}", blocks)
    made.fact("genres", "minutes")
    return made


def cipher(seed: int) -> Composed:
    """A telegram of a code name: alias in brackets, months in roman figures, copies stated and listed."""
    random = Random(seed)
    made = Composed(f"cipher-{seed}", "")
    names = [n for n in random.sample(SURNAMES, 12) if "'" not in n]
    code, real = random.choice(ALIASES)
    year, month, day = random.randint(1946, 1953), random.randint(1, 12), random.randint(1, 28)
    hour = f"{random.randint(10, 23)}:{random.randint(10, 59)}"
    counts = [random.randint(1, 2) for _ in range(4)]
    stated = sum(counts) + random.choice([0, 0, 3])
    holders = ", ".join(f"{n} - {c}" for n, c in zip(names[1:5], counts, strict=True))
    origin = random.choice(PLACES).upper()
    form = random.choice(["FROM: {o}", "From {o}"]).format(o=origin)
    agree = "copies agree" if stated == sum(counts) else "copies differ"
    made.forms += [f"cipher {form.split()[0]}", "roman month", agree]
    number = str(random.randint(100, 9999))
    blocks = [
        f"CIPHERED TELEGRAM No. {number}", form, f"Sent {day}.{ROMAN[month - 1]}.{year % 100:02} {hour}",
        f"To Cde. {names[0]}", "Your telegram has arrived. We agree to the proposal.", f"{code.upper()} [{real}]",
        f"Distribution list - {stated} copies: {holders}",
    ]
    made.fact("senders", code.upper(), names[0])
    made.fact("numbers", number)
    made.fact("sent", f"{iso(day, month, year)}T{hour}")
    made.fact("aliases", real)
    for name, count in zip(names[1:5], counts, strict=True):
        made.fact("copies", name, str(count))
    made.facts.setdefault("conflicts", [])
    if stated != sum(counts):
        made.fact("conflicts", "copies", str(stated), str(sum(counts)))
    _page(random, made, f"Ciphered Telegram No. {number}", f"{MONTHS[month - 1]} {day}, {year}", blocks)
    made.fact("genres", "telegram")
    return made


def meeting(seed: int) -> Composed:
    """A meeting with those present set line by line or run behind a label, a chair, and those who were absent."""
    random = Random(seed)
    made = Composed(f"meeting-{seed}", "")
    names = [f"{random.choice('ABGIKLM')}. {n}" for n in random.sample(SURNAMES, 9)]
    year, month, day = random.randint(1950, 1990), random.randint(1, 12), random.randint(1, 28)
    count = random.randint(2, 6)
    form = random.choice(["lines", "run", "chair"])
    made.forms.append(f"meeting {form}")
    present = names[:count]
    headed = ["RECORD OF THE MEETING OF THE COMMISSION", "Minutes of the Meeting of the Advisory Committee"]
    blocks = [random.choice(headed), f"{MONTHS[month - 1]} {day}, {year}"]
    if form == "lines":
        blocks.append("Present:\n" + "\n".join(present))
    elif form == "run":
        blocks.append("Present: " + ", ".join(present))
    else:
        blocks.append(f"Chairman: {names[8]}\n\nPresent: " + ", ".join(present))
        made.fact("participants", names[8])
    made.forms.append(f"meeting of {count}")
    for one in present:
        made.fact("participants", one)
    blocks += ["The Chairman opened the meeting at 10 o'clock.",
               f"{present[0].split()[-1]} spoke on the budget of the year.", "The meeting was adjourned at 12 o'clock."]
    _page(random, made, f"{blocks[0].title()}, {day} {MONTHS[month - 1]} {year}", f"{MONTHS[month - 1]} {day}, {year}",
          blocks)
    made.fact("genres", "meeting")
    return made


def printed_series(seed: int) -> Composed:
    """A telegram of a printed series in TEI: a source line with classification and drafter, from and to in the head."""
    random = Random(seed)
    made = Composed(f"series-{seed}", "")
    names = random.sample(SURNAMES, 5)
    year, month, day = random.randint(1950, 1964), random.randint(1, 12), random.randint(1, 28)
    place, number = random.choice(PLACES), str(random.randint(100, 2000))
    drafted = random.choice(["", f" Drafted by {names[1]}.", f" Drafted by {names[1]} and cleared by {names[2]}."])
    kept = random.choice([f"Central Files, 611.{random.randint(10, 99)}/{month}–{day}{year % 100:02}",
                          f"Conference Files: Lot 60 D {random.randint(100, 999)}, CF {random.randint(10, 99)}"])
    made.forms += [f"series {kept.split()[0]}", f"series drafted {drafted.count(' by ')}"]
    source = f"Source: National Archives, RG 59, {kept}. Secret; Niact.{drafted}"
    made.facts["drafted"] = [(names[1],)] if drafted else []
    made.fact("sent", iso(day, month, year))
    made.fact("dates", iso(day, month, year))
    made.fact("genres", "telegram")
    made.fact("numbers", number)
    made.text = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Papers, volume X</title></titleStmt>
<publicationStmt><p>own</p></publicationStmt><sourceDesc><p>own</p></sourceDesc></fileDesc></teiHeader>
<text><body><div type="compilation" xml:id="comp1"><head>Affairs</head>
<div type="document" xml:id="d{seed}" n="{seed}"><note rend="inline" type="source">{escape(source)}</note>
<head>{seed}. Telegram From the Embassy in {place} to the Department of State</head>
<opener><dateline><placeName>{place}</placeName>,
<date when="{iso(day, month, year)}">{MONTHS[month - 1]} {day}, {year}</date>.</dateline></opener>
<p><hi rend="strong">{number}.</hi> The Minister received me today. He spoke of the treaty.</p>
<closer><signed><persName><hi rend="strong">{names[0]}</hi></persName></signed></closer>
</div></div></body></text></TEI>
"""
    made.fact("signatures", names[0])
    made.media_type = "application/tei+xml"
    return made


def _page(random: Random, made: Composed, title: str, date: str, blocks: list[str]) -> None:
    """The blocks as a page of the archive, with a citation and a translator."""
    made.text = page(random.choice(["L1", "L1b", "L2"]), title=title, date=date, body="\n\n".join(blocks),
                     source=f"{_citation(random, made)} Translated by {random.choice(TRANSLATORS)}.")


KINDS = (run_in, sheet, decree, cipher, meeting, printed_series)
"""Every generator of this module."""
