"""A TEI file with what the graph says of it: the reader's map of offsets given to the publisher of annotations."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from kg import read
from kg.errors import PublishError
from kg.publish import release, tei
from kg.read.tei import TeiReader, map_of


def annotated(path: Path, directory: Path) -> bytes:
    """The bytes of a TEI file with a ``standOff`` for the documents of the current release that were read from it.

    Raises PublishError where the release has none of them, SourceError where the file cannot be read.
    """
    source = read.load(path)
    if not TeiReader().claims(source):
        raise PublishError("not a TEI file", where=str(path), todo="only TEI can carry standoff annotations")
    by_text = {d.text[-17:-1]: d for d in release.load(release.current(directory)).documents}
    found = []
    for document in TeiReader().read(source):
        known = by_text.get(sha256(document.text.encode()).hexdigest()[:16])
        if known is not None:
            found.append((tei.notes(known), map_of(source, document.part).to_xml))
    if not found:
        raise PublishError("no document of this file is in the release", where=str(path),
                           todo="run kg build with this very file first")
    return tei.standoff(source.data, found)
