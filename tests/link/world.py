"""Small documents for the tests of links: entities, offices, distribution lists and a day, without any text half."""

from __future__ import annotations

from kg.model import (
    Claim,
    Decided,
    Described,
    Distributed,
    Document,
    Entity,
    EntityKind,
    Held,
    Interpretation,
    Mention,
    MentionKind,
    Recipient,
    Source,
    Span,
    Voice,
    When,
)

KINDS = {
    "actor": (EntityKind.PERSON, MentionKind.PERSON),
    "group": (EntityKind.GROUP, MentionKind.GROUP),
    "unit": (EntityKind.UNIT, MentionKind.UNIT),
    "place": (EntityKind.PLACE, MentionKind.PLACE),
    "holder": (EntityKind.UNNAMED, MentionKind.OFFICE),
}


def document(
    day: str, *named: str, offices: dict[str, str] | None = None, recipients: tuple[str, ...] = (), body: str = ""
) -> Interpretation:
    """``named`` are "actor:Yezhov", "place:Kashgar" …; ``body`` the body whose act goes to ``recipients``."""
    text = ""
    entities: list[Entity] = []
    claims: list[Claim] = []
    for one in named:
        prefix, _, name = one.partition(":")
        kind, mentioned = KINDS[prefix]
        span = Span(len(text), len(text) + len(name))
        text += f"{name}. "
        key = key_of(one)
        entities.append(Entity(key, kind, name, (name,), (Mention(mentioned, span, name, key),)))
    first = (Span(0, 1),)
    if day:
        claims.append(
            Described(
                evidence=first, voice=Voice.EDITOR, rule="t", field="date", value=day, when=When(day, day, first[0])
            )
        )
    for one, office in (offices or {}).items():
        claims.append(Held(evidence=first, voice=Voice.TEXT, rule="t", person=key_of(one), office=office))
    if body:
        claims.append(Decided(evidence=first, voice=Voice.RESOLUTION, rule="t", key="d", part="p1", body=key_of(body)))
        claims.append(
            Distributed(
                evidence=first,
                voice=Voice.RESOLUTION,
                rule="t",
                key="x",
                part="p1",
                recipients=tuple(
                    Recipient(entity=key_of(r), name=r, span=first[0], position=i) for i, r in enumerate(recipients, 1)
                ),
            )
        )
    source = Source("t.txt", "text/plain", "0" * 64, text.encode())
    return Interpretation(
        "src-0000000000000000",
        Document(source, text, "test", ()),
        "minutes",
        (),
        (),
        tuple(entities),
        tuple(claims),
        (),
    )


def key_of(one: str) -> str:
    from kg.iri import slug

    prefix, _, name = one.partition(":")
    return f"{prefix}.{slug(name)}"
