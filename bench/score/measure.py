"""Measuring: the claims of composed documents against their facts, as F1 for each level and form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from bench.score.decisions import Composed
from kg import model, pipeline, read
from kg.edtf import bounds
from kg.model import Interpretation, Source

Row = tuple[str, ...]


@dataclass
class Score:
    """Right, missed and invented rows of one level; an invented row counts double in ``f1``."""

    right: int = 0
    missed: int = 0
    invented: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 with every invented row counted twice."""
        total = 2 * self.right + self.missed + 2 * self.invented
        return 2 * self.right / total if total else 1.0


def rows(it: Interpretation) -> dict[str, list[Row]]:
    """What a reading says, in the notation of the facts."""
    claims = it.claims
    found: dict[str, list[Row]] = defaultdict(list)
    labels = {c.key: c.number or c.label for c in claims if isinstance(c, model.Part)}
    minutes = next((c.label for c in claims if isinstance(c, model.Part) and c.kind == "minutes"), "")
    decided = {c.part: c.when for c in claims if isinstance(c, model.Decided)}
    names = {e.key: e.name for e in it.entities}
    for c in claims:
        if isinstance(c, model.Part) and c.kind == "point":
            when = decided.get(c.key)
            first, last = bounds(when.edtf) if when else (None, None)
            found["points"].append((minutes, c.number or c.label, first or "", last or ""))
            found["headings"].append((c.number or c.label, c.heading.strip(" .")))
        elif isinstance(c, model.Part) and c.kind == "item":
            point, _, path = c.key.partition(".")
            found["items"].append((labels.get(point, point), path))
        elif isinstance(c, model.Annotated):
            found["storage"].extend((labels[k],) for k in c.stored if k in labels)
        elif isinstance(c, model.Distributed):
            point = labels.get(c.part, c.part)
            found["recipients"].extend((point, str(r.position), r.name) for r in c.recipients)
        elif isinstance(c, model.Provision) and c.kind != "condition":
            point = labels.get(c.point, c.point)
            found["kinds"].append((point, c.path, c.kind))
            found["addressees"].extend(
                (point, c.path, c.kind, r.words) for r in c.roles if r.role in ("charged", "addressee", "appointee")
            )
        elif isinstance(c, model.Cited):
            columns = {p.column: p.value for p in c.parts if p.column}
            found["citations"].append(
                tuple(columns.get(k, "") for k in ("repository", "fond", "opis", "delo", "listy"))
            )
        elif isinstance(c, model.Described) and c.field == "date":
            found["dates"].append((c.value,))
        elif isinstance(c, model.Described) and c.field == "drafted-by":
            found["drafted"].append((c.value,))
        elif isinstance(c, model.Conflict):
            found["conflicts"].append((c.subject, c.claim_a, c.claim_b))
        elif isinstance(c, model.Named):
            found["aliases"].append((c.name,))
        elif isinstance(c, model.Signed):
            found["signatures"].append((c.name,))
        elif isinstance(c, model.Corresponded):
            senders = [r.words for r in c.roles if r.role == "sender"] or [""]
            for r in c.roles:
                if r.role == "recipient":
                    found["senders"].extend((s, r.words) for s in senders)
            if c.number:
                found["numbers"].append((c.number,))
            if c.sent:
                found["sent"].append((c.sent.edtf,))
        elif isinstance(c, model.Copied):
            found["copies"].append((c.holder, str(c.count or "")))
        elif isinstance(c, model.Met):
            found["participants"].extend(
                (r.words or names.get(r.entity, ""),)
                for r in c.roles
                if r.role in ("participant", "chair") and (r.words or r.entity)
            )
    translators = sorted(
        name for c in claims if isinstance(c, model.Credited) and c.role == "translated" for name, _ in c.agents
    )
    if translators:
        found["translators"].append(("; ".join(translators),))
    found["decided"] = [(when.edtf,) for when in decided.values() if when is not None]
    found["genres"].append((it.genre,))
    return found


def read_one(made: Composed) -> Interpretation:
    """The reading of a composed document."""
    data = made.text.encode()
    source = Source(made.name, made.media_type, sha256(data).hexdigest(), data)
    (document,) = read.read(source)
    return pipeline.interpret(document, pipeline.knowledge())


def score(documents: Iterable[Composed]) -> tuple[dict[str, Score], dict[str, Score]]:
    """Scores by level, and by form (all levels of the documents that use the form)."""
    by_level: dict[str, Score] = defaultdict(Score)
    by_form: dict[str, Score] = defaultdict(Score)
    for made in documents:
        read_rows = rows(read_one(made))
        for level, expected in made.facts.items():
            want, have = Counter(expected), Counter(read_rows.get(level, []))
            right, missed, invented = (want & have).total(), (want - have).total(), (have - want).total()
            for target in (by_level[level], *(by_form[f] for f in made.forms)):
                target.right += right
                target.missed += missed
                target.invented += invented
            if missed or invented:
                by_level[level].misses.append(
                    f"{made.name}: missed {sorted(want - have)} invented {sorted(have - want)}"
                )
    return dict(by_level), dict(by_form)
