"""Telegrams, letters and memoranda of conversation composed at random."""

from __future__ import annotations

from random import Random

from bench.score.decisions import Composed, _citation, iso
from bench.score.pools import INITIALS, MONTHS, PLACES, SURNAMES, TRANSLATORS
from tests.support.pages import page


def telegram(seed: int) -> Composed:
    """A ciphered telegram: number, places, sender, addressees, times."""
    random = Random(seed)
    made = Composed(f"telegram-{seed}", "")
    names = random.sample(SURNAMES, 8)
    sender, recipients = names[0], names[1 : 1 + random.choice([1, 1, 2])]
    number = random.choice([str(random.randint(100, 9999)), f"{random.randint(100000, 999999)}/sh"])
    year, month, day = random.randint(1945, 1955), random.randint(1, 12), random.randint(1, 28)
    origin, _ = random.sample([p.upper() for p in PLACES], 2)
    hour = f"{random.randint(10, 23)}:{random.randint(10, 59)}"
    sent = random.choice(
        [f"Sent {day}.{month}.{year % 100:02} {hour}", f"Sent {day} {MONTHS[month - 1]} {year} {hour}"]
    )
    when = f"{iso(day, month, year)}T{hour}"
    title_names = " and ".join(recipients)
    with_title = random.random() < 0.7
    made.forms += [f"telegram sent {sent.split()[0]}", f"telegram title {with_title}"]
    blocks = [
        random.choice([f"CIPHERED TELEGRAM No. {number}", f"CIPHERED TELEGRAM # {number}"]),
        f"FROM: {origin}",
        sent,
        random.choice(
            [
                f"To: Cde. {title_names.replace(' and ', ' and Cde. ')}",
                f"To Cdes. {title_names}." if len(recipients) > 1 else f"To Cde. {title_names}.",
            ]
        ),
        "The commission arrived on time. The talks about the convention go on.",
        "We ask for instructions.",
        sender.upper(),
    ]
    copies = random.random() < 0.5
    if copies:
        holders = names[4:7]
        counted = random.choice([True, False])
        blocks.append("Copies: " + ", ".join(f"{h} (2)" if counted else h for h in holders) + ", File of 8th")
        for holder in holders:
            made.fact("copies", holder, "2" if counted else "")
        made.fact("copies", "File of 8th", "")
    for one in recipients:
        made.fact("senders", sender.upper(), one)
    made.fact("numbers", number)
    made.fact("sent", when)
    title = f"Ciphered Telegram, {sender} to {title_names}" if with_title else f"Ciphered Telegram No. {number}"
    made.text = page(
        random.choice(["L1", "L1b"]),
        title=title,
        date=f"{MONTHS[month - 1]} {day}, {year}",
        body="\n\n".join(blocks),
        source=f"{_citation(random, made)} Translated by {random.choice(TRANSLATORS)}.",
    )
    made.fact("genres", "telegram")
    return made


def letter(seed: int) -> Composed:
    """A letter: place and date, addressee, salutation, close."""
    random = Random(seed)
    made = Composed(f"letter-{seed}", "")
    names = random.sample(SURNAMES, 4)
    sender = f"{random.choice(INITIALS)} {names[0]}"
    recipient = names[1]
    year, month, day = random.randint(1935, 1965), random.randint(1, 12), random.randint(1, 28)
    place = random.choice(PLACES)
    address = random.choice([f"To Cde. {recipient}", f"to MOSCOW, to Cde. {recipient}"])
    salutation = random.choice([f"Dear Comrade {recipient}!", f"Esteemed Cde. {recipient},", f"Dear Mr. {recipient}!"])
    close = random.choice(["With communist greetings,", "Yours sincerely,", "Respectfully,"])
    signed = random.choice([sender, f"[signed] {sender}"])
    date = f"{day} {MONTHS[month - 1]} {year}"
    blocks = [
        address,
        f"{place}, {date}",
        salutation,
        "I have received your letter and thank you for it.",
        "The work on the road goes on and will be ended before winter.",
        close,
        signed,
    ]
    made.fact("genres", "letter")
    made.fact("senders", sender, recipient)
    made.fact("sent", iso(day, month, year))
    made.fact("signatures", sender)
    made.text = page(
        random.choice(["L1", "L1b"]),
        title=f"Letter from {names[0]} to {recipient}",
        date=f"{MONTHS[month - 1]} {day}, {year}",
        body="\n\n".join(blocks),
        source=f"{_citation(random, made)} Translated by {random.choice(TRANSLATORS)}.",
    )
    return made


def conversation(seed: int) -> Composed:
    """A memorandum of conversation: participants by side, dates of meeting and of writing."""
    random = Random(seed)
    made = Composed(f"conversation-{seed}", "")
    names = random.sample(SURNAMES, 6)
    place = random.choice(PLACES)
    year, month, day = random.randint(1950, 1998), random.randint(1, 12), random.randint(1, 25)
    ours, theirs = names[:2], names[2:4]
    made.fact("genres", "memorandum-of-conversation")
    first, second = random.choice(
        [("on our side", "on the Kazakh side"), ("Participants on the Soviet side", "Participants on the Polish side")]
    )
    for _, people in ((first, ours), (second, theirs)):
        for person in people:
            made.fact("participants", person)
    blocks = [
        f"{place}, {day + 2} {MONTHS[month - 1]} {year}",
        random.choice(["M e m o r a n d u m", "MEMORANDUM OF CONVERSATION", "N o t e"]),
        f"Subject: Conversation of Ambassador {ours[0]} with Minister {theirs[0]} on {day} {MONTHS[month - 1]} {year} "
        f"in {place}",
        f"{first[0].upper()}{first[1:]}: Ambassador {ours[0]}, Counselor {ours[1]}, interpreter",
        f"{second[0].upper()}{second[1:]}: Minister {theirs[0]}, Mr. {theirs[1]}",
        f"Ambassador {ours[0]} opened the conversation and spoke of trade.",
        f"Minister {theirs[0]} replied that the matter was being studied.",
        "The conversation ended after 40 minutes.",
        f"({ours[1]})",
    ]
    made.fact("signatures", ours[1])
    made.text = page(
        "L1",
        title=f"Memorandum of Conversation between {ours[0]} and {theirs[0]}",
        date=f"{MONTHS[month - 1]} {day}, {year}",
        body="\n\n".join(blocks),
        source=f"{_citation(random, made)} Translated by {random.choice(TRANSLATORS)}.",
        record_type="Memorandum of Conversation",
    )
    return made
