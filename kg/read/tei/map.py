"""The two-way map between a document's text and the XML it was read from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.errors import SourceError
from kg.read.tei.text import Run


@dataclass(frozen=True, slots=True)
class TeiMap:
    """``text`` and its runs: stretches without white space that stand in one text node of the XML.

    A place in the XML is an XPath of a text node (prefix ``tei`` = the TEI namespace) and an offset in code
    points.
    """

    text: str
    runs: tuple[Run, ...]

    def to_xml(self, offset: int) -> tuple[str, int]:
        """Where the character at ``offset`` stands: ``('//*[@xml:id="d1"]/tei:p[2]/text()[1]', 17)``.

        White space that the rule made or folded is placed at the end of the word before it (before the
        first word: at
        its start). Raises :class:`kg.errors.SourceError` outside the text.
        """
        if not 0 <= offset <= len(self.text) or not self.runs:
            raise SourceError(f"the text has no offset {offset}", why=f"it has {len(self.text)} characters",
                              todo="give an offset of this document's text")
        run = self.runs[max(bisect_right(self.runs, offset, key=lambda r: r.start) - 1, 0)]
        return run.path, run.offset + min(max(offset - run.start, 0), run.end - run.start)

    def to_text(self, xpath: str, offset: int) -> int:
        """The offset in the text of a place in the XML; inside white space, the end of the word before it.

        Raises :class:`kg.errors.SourceError` for a text node that gave no words to this document.
        """
        found = [run for run in self.runs if run.path == xpath]
        if not found:
            raise SourceError("no words of this document stand at that place of the XML", where=xpath,
                              todo="give the path of a text node as to_xml writes it")
        run = found[max(bisect_right(found, offset, key=lambda r: r.offset) - 1, 0)]
        return run.start + min(max(offset - run.offset, 0), run.end - run.start)
