"""Small documents of four kinds of paper for tests, and what is found in them in lines a person can check.

A file has a head (``title:``, ``type:``), a line ``----``, the body, and after a line ``====`` the findings; documents
are made and loaded as those of :mod:`tests.support.correspondence`.
"""

from __future__ import annotations

from pathlib import Path

from kg import pipeline
from kg.model import (
    Absent,
    Copied,
    Corresponded,
    Described,
    Document,
    Interpretation,
    Kind,
    Met,
    Part,
    PastAct,
    Provision,
    Signed,
    Spoke,
)
from tests.support.correspondence import load

KINDS = ("memorandum", "report", "statement", "press_release")
_HERE = Path(__file__).parent.parent / "interpret"
# claims every genre gets from elsewhere: fields of the record, offices stated with a name
_OWN_FIELDS = ("author", "classification", "date")


def files() -> tuple[Path, ...]:
    """All documents of the four kinds."""
    return tuple(sorted(path for kind in KINDS for path in (_HERE / kind / "documents").glob("*.txt")))


def interpreted(document: Document) -> Interpretation:
    """The document read by whichever genre identifies it, without inference."""
    return pipeline.interpret(document, pipeline.knowledge(), inference=False)


def notation(found: Interpretation) -> tuple[str, ...]:
    """Findings as lines, in text order."""
    text = found.document.text
    lines = [f"genre {found.genre}"]
    for claim in found.claims:
        if isinstance(claim, Met):
            place = claim.place_span.of(text) if claim.place_span else ""
            facts = (claim.when.edtf if claim.when else "", place)
            lines.append(f"{claim.kind}: {', '.join(f for f in facts if f)} | {short(claim.evidence[0].of(text))}")
            lines += [
                f"  {role.role} {role.words}"
                + f" / {role.side}" * bool(role.side)
                + f", {role.office}" * bool(role.office)
                + " (nobody)" * (not role.entity)
                for role in claim.roles
            ]
        elif isinstance(claim, Part):
            own = f" {claim.label}" if claim.label else ""
            inside = f" in {claim.parent}" if claim.parent else ""
            lines.append(f"{claim.kind}{own}{inside}: {claim.heading} … {short(claim.span.of(text)[-30:])}")
        elif isinstance(claim, Spoke):
            name = next(e.name for e in found.entities if e.key == claim.speaker)
            at = f" [{claim.part}]" if claim.part else ""
            lines.append(f"said{at} {name}: {short(claim.words.of(text), 44)}")
        elif isinstance(claim, Signed):
            lines.append(f"{claim.how}: {claim.name}" + f", {claim.office}" * bool(claim.office))
        elif isinstance(claim, Corresponded):
            facts = (claim.number, claim.sent.edtf if claim.sent else "", claim.place)
            lines.append(f"{claim.kind} sent: {', '.join(f for f in facts if f)}")
            lines += [f"  {role.role} {role.words}" + f", {role.office}" * bool(role.office) for role in claim.roles]
        elif isinstance(claim, Provision):
            holders = ", ".join(f"{role.role} {role.words}" for role in claim.roles)
            task = claim.task.of(text) if claim.task else ""
            lines.append(f"{claim.modality.value} {claim.kind} [{claim.part}] {claim.verb} | {holders} | {short(task)}")
        elif isinstance(claim, PastAct):
            lines.append(f"{claim.kind} [{claim.part}]: {', '.join(role.words for role in claim.roles)}")
        elif isinstance(claim, Absent) and claim.what.startswith("name-of-"):
            lines.append(f"unnamed: {claim.what} | {short(claim.evidence[0].of(text))}")
        elif isinstance(claim, Copied):
            lines.append(f"copy: {claim.holder or 'this'} {claim.copy_number}".rstrip())
        elif isinstance(claim, Described) and claim.field in _OWN_FIELDS:
            lines.append(f"{claim.field}: {claim.value}")
    lines += [f"! {note.code}" for note in found.diagnostics if note.code != "title-from-first-line"]
    return tuple(lines)


def short(words: str, limit: int = 60) -> str:
    """Words on one line, the end cut off."""
    words = " ".join(words.split())
    return words if len(words) <= limit else f"{words[:limit]}…"


def leaves_of(found: Interpretation) -> tuple[tuple[Kind, str, str], ...]:
    """(kind, label, words) of each leaf that is not blank."""
    return tuple(
        (leaf.kind, leaf.label, leaf.span.of(found.document.text))
        for top in found.segments
        for leaf in top.leaves()
        if leaf.kind is not Kind.BLANK
    )


def _show(names: list[str]) -> None:
    """Print the findings of the documents, for reading them; with ``--write`` put them under their documents."""
    for path in files():
        if any(name in str(path) for name in names if not name.startswith("-")) or all(
            n.startswith("-") for n in names
        ):
            found = notation(interpreted(load(path)[0]))
            print(f"{path.parent.parent.name}/{path.stem}", *found, sep="\n  ")
            if "--write" in names:
                body = path.read_text(encoding="utf-8").partition("\n====\n")[0].rstrip("\n")
                path.write_text("\n".join((body, "", "====", *found, "")), encoding="utf-8")


if __name__ == "__main__":
    import sys

    _show(sys.argv[1:])
