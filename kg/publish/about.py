"""What a publisher says of the dataset: title, description, creators, licence. Facts, not clocks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import PublishError
from kg.vocab import CC

LICENCES = {
    "CC-BY-4.0": CC["licenses/by/4.0/"],
    "CC-BY-SA-4.0": CC["licenses/by-sa/4.0/"],
    "CC0-1.0": CC["publicdomain/zero/1.0/"],
}
"""SPDX names of the licences a dataset may have, and their IRIs."""


@dataclass(frozen=True)
class About:
    """The publisher's words. The licence is that of the statements; quoted words keep the rights of their source."""

    title: str = "Archival documents as linked data"
    description: str = (
        "Translated archival documents as CIDOC CRM and PROV-O linked data; every statement shows the exact words it "
        "rests on. Quoted words keep the rights of their source."
    )
    creators: tuple[str, ...] = ("The Protokol maintainers",)
    publisher: str = "The Protokol maintainers"
    licence: str = "CC-BY-4.0"


def read(path: Path) -> About:
    """A TOML file with any of the fields of :class:`About`. Raises PublishError for anything else in it."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PublishError(
            "the description cannot be read",
            where=str(path),
            why=str(error),
            todo='write TOML, such as title = "Minutes of 1937"',
        ) from error
    known = {f.name for f in fields(About)}
    wrong = sorted(set(said) - known)
    creators = said.get("creators", About.creators)
    texts = [said[name] for name in sorted(set(said) & known - {"creators"})]
    if wrong or not all(isinstance(v, str) and v.strip() for v in (*texts, *creators)) or isinstance(creators, str):
        raise PublishError(
            "the description has a field that is not known or not text",
            where=str(path),
            why=", ".join(wrong),
            todo=f"the fields are {', '.join(sorted(known))}; creators is a list",
        )
    if said.get("licence", About.licence) not in LICENCES:
        raise PublishError("the licence is not known", where=str(path), todo=f"one of {', '.join(LICENCES)}")
    return About(**{**said, "creators": tuple(creators)})
