"""Provisions in a readable notation, and what sentences of a decision amount to."""

from __future__ import annotations

from functools import lru_cache, partial

from kg import resources
from kg.interpret import provisions
from kg.interpret.minutes import MinutesGenre
from kg.model import Claim, Finding, PastAct, Provision, Reading, Required
from kg.pipeline import dates_of
from kg.recognise import mentions, resolve
from tests.support.minutes import document, lexica


@lru_cache(maxsize=1)
def genre() -> MinutesGenre:
    """Minutes with the wordings of the project."""
    known = provisions.Known.load(resources.ontology_dir())
    return MinutesGenre(wordings=(partial(provisions.interpret, known=known),))


def understand(body: str) -> Finding:
    """What is found in a body, structure and wordings."""
    of = document(body)
    segments, when = genre().segment(of), dates_of(of)
    found = mentions.recognise(of, segments, lexica(), tuple(w.span for w in when))
    resolved, entities, *_ = resolve.resolve(of, found, lexica())
    return genre().interpret(Reading(of, segments, resolved, entities, when))


HEAD = "MINUTES Nº 7 of the Politburo\n\n12. Concerning the matter.\n\n"


def sentence(words: str) -> str:
    """A body whose only item is these words."""
    return f"{HEAD}1. {words}\n\nExcerpts have been sent: to Cdes. Ulbin and Strel."


def notation(words: str) -> list[str]:
    """What one item amounts to, one line for each claim: ``kind [subtype] Verb -> charged X -> …: task words``."""
    return lines(sentence(words))


def lines(body: str) -> list[str]:
    """The provisions, requirements and past acts of a body."""
    return [shown for claim in understand(body).claims if (shown := line(claim, body))]


def line(claim: Claim, text: str) -> str:
    """One claim in words; '' for what is no provision, requirement or past act."""
    match claim:
        case Provision():
            head = f"{claim.path or '-'} {claim.kind}" + (f"/{claim.subtype}" if claim.subtype else "")
            roles = [f"{r.role}={r.words}" for r in claim.roles]
            task = [_task(claim.task.of(text))] if claim.task else []
            return (
                " | ".join([head, claim.verb, *roles, *task])
                if claim.kind != "condition"
                else " | ".join([head, *roles, _task(claim.evidence[0].of(text))])
            )
        case Required():
            return f"requires: {claim.dependent} <- {claim.condition}"
        case PastAct():
            when = [claim.when.edtf] if claim.when else []
            return " | ".join(["past", claim.kind, *when, *(f"{r.role}={r.words}" for r in claim.roles)])
    return ""


def _task(words: str) -> str:
    plain = " ".join(words.split())
    return f'"{plain if len(plain) < 48 else plain[:45] + "..."}"'
