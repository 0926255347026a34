"""What a build is made of besides its sources: digests by which a later release can say why it differs."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from kg.resources import ontology_dir

_KG = Path(__file__).parent
_RULES = ("read", "recognise", "interpret", "corrections", "conflicts.py", "voices.py", "infer.py",
          "lexicon.py", "edtf.py", "sentences.py", "model", "pipeline.py")
_MODEL = ("mapping", "vocab.py", "vocab_terms.py", "iri.py", "literal.py")


@cache
def made_of() -> dict[str, str]:
    """``rule``: word lists, reading code; ``link``: authority files, ledger; ``model``: how claims become CIDOC CRM."""
    ontology = ontology_dir()
    return {
        "rule": _digest(ontology, ("vocabularies",), _KG, _RULES),
        "link": _digest(ontology, ("authority",), _KG, ("authority.py", "link"), ("links",)),
        "model": _digest(ontology, (), _KG, _MODEL),
    }


def _digest(ontology: Path, data: tuple[str, ...], package: Path, code: tuple[str, ...],
            tables: tuple[str, ...] = ()) -> str:
    found = sha256()
    for top, names, pattern in ((ontology, data, "*.ttl"), (package, code, "*.py"),
                                (ontology.parent, tables, "*.sssom.tsv")):
        for name in names:
            place = top / name
            for path in sorted(place.rglob(pattern)) if place.is_dir() else [place] * place.is_file():
                found.update(path.relative_to(top).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()
