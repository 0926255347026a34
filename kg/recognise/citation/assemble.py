"""From the pieces of one clause to its citations: who holds what, part by part."""

from __future__ import annotations

import re

from kg.lexicon import Concept
from kg.recognise.citation import shelf, words
from kg.recognise.citation.clauses import Clause, Field, Words
from kg.recognise.citation.draft import CHAIN, RANK, STRONG, Draft, is_name
from kg.recognise.citation.model import Citation, Part

# "and RGASPI", "Source: …", "Document from the AVP RF": words before a repository that belong to no name.
_LEAD = re.compile(
    r"(?:(?:and|и|&|Sources?|From|from|In|in|Original|original|Document|document|Copy|copy|the|The|Das|Der|Die)[\s:]+)+"
)
# "Advisory Committee … Files", "Volkogonov Papers", "1989 P-Reels": words that make a name a body of records.
_HOLDING = re.compile(r"\b(?:Files?|Papers|Records?|Collections?|Series|Fonds?|Reels|Correspondence|Materials)\b")
_DIVISION = re.compile(r"\b(?:Division|Department|Bureau|Office|Center|Branch|Section|University)\b")
_CITY = re.compile(r"\((?P<place>[^()]*:[^()]*\d{4}[^()]*)\)")  # "(Beijing: Zhongyang wenxian, 1994)": a book


def assemble(clause: Clause, text: str, before: Citation | None) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """The clause's citations, and those its prose only mentions.

    ``before`` is the citation of the clause before, whose wider parts an elliptic one takes over ("; d. 21, l. 3").
    """
    if not clause.pieces or _CITY.search(text, clause.start, clause.end):
        return (), ()
    return _Assembly(clause, text, before).run()


class _Assembly:
    """One pass over the pieces of a clause."""

    def __init__(self, clause: Clause, text: str, before: Citation | None) -> None:
        self.text = text
        self.clause = clause
        chain = sum(isinstance(piece, Field) and piece.kind in CHAIN for piece in clause.pieces)
        self.pieces = [
            Words(piece.start, piece.end) if isinstance(piece, Field) and piece.loose and chain < 2 else piece
            for piece in clause.pieces
        ]
        self.before = before
        self.drafts: list[Draft] = []
        self.story = False

    def run(self) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
        """The citations and the mentioned ones."""
        self._decimal()
        for place, piece in enumerate(self.pieces):
            if isinstance(piece, Field):
                self._field(piece, place)
            elif not self._words(piece, place):
                break
        held = [draft for draft in self.drafts if self._holds(draft)]
        if self.story:
            held = [draft for draft in held if any(part.kind not in ("repository", "unit") for part in draft.parts)]
        found = tuple(draft.done() for draft in held)
        return ((), found) if self.story else (found, ())

    def _decimal(self) -> None:
        """A clause that opens with a number of the decimal file: "893.24/1386: Telegram"."""
        blank = len(self.text[self.clause.start :]) - len(self.text[self.clause.start :].lstrip())
        if found := shelf.DECIMAL.match(self.text, self.clause.start + blank, self.clause.end):
            self.drafts.append(Draft())
            self.drafts[-1].add(Part("file", found[0], found.start(), found.end()), found.start(), found.end())
            self.pieces = [piece for piece in self.pieces if piece.start >= found.end()]

    def _holds(self, draft: Draft) -> bool:
        """Whether the parts make a citation, or only look like one ("vol. 5, p. 539" of a book)."""
        if not draft.own:
            return False
        kinds = [part.kind for part in draft.parts]
        strong = len({kind for kind in kinds if kind in STRONG})
        if draft.known is not None:
            return True
        if "repository" in kinds:
            holder = bool(words.holder_words().search(draft.parts[0].value))
            return strong > 0 or holder
        return strong > 1 or bool(shelf.DECIMAL.fullmatch(draft.parts[0].value))

    # ------------------------------------------------------------------ words

    def _words(self, piece: Words, place: int) -> bool:
        """Read a stretch without label; False where the citation is over and the rest is prose."""
        start, end = piece.start, piece.end
        lead = _LEAD.match(self.text, start, end)
        behind = lead.end() if lead else start
        if behind >= end:
            return True
        draft = self.drafts[-1] if self.drafts else None
        joined = bool(lead and lead[0].startswith(("and", "и", "&")))
        if draft is not None and joined and draft.parts[-1].kind == "unit" and not self._known(behind, end):
            self._enumerated(draft, end)
            return True
        if draft is None or joined or not draft.ready:
            return self._opening(piece, behind, place, draft)
        value = self.text[start:end]
        if piece.bracketed:
            self._bracketed(piece, draft, value)
            return True
        if draft.known is not None and words.holder(value) == draft.known:
            return True
        if not draft.has("repository") and (concept := words.holder(value)):
            draft.known = concept
            draft.add(Part("repository", value, start, end), start, end)
            return True
        if shelf.years(value) and draft.parts[-1].kind in ("series", "collection") and not draft.parts[-1].label:
            self._extend(draft, end)
            return True
        parts = shelf.read(value, start, tuple(draft.parts))
        if draft.parts[-1].kind == "box" and not draft.has(*CHAIN) and not {p.kind for p in parts} & {"item", "number"}:
            self._folder(start, place, draft)
            return False
        if parts:
            for part in parts:
                draft.add(part, part.start, part.end)
            return True
        if words.PROSE.search(value):
            return False
        return self._name(piece, start, value, place, draft)

    def _opening(self, piece: Words, start: int, place: int, draft: Draft | None) -> bool:
        """A stretch where a citation may begin; ``start`` is behind words such as "and the"."""
        if known := self._known(piece.start, piece.end):
            first, last, concept = known
            self._open(first, last, concept)
            before = self.text[piece.start : first]
            self.story |= bool(before.strip()) and not _LEAD.fullmatch(before)
            if tail := self.text[last : piece.end].strip():
                at = self.text.index(tail, last)
                for part in shelf.read(tail, at, tuple(self.drafts[-1].parts)):
                    self.drafts[-1].add(part, part.start, part.end)
            return True
        if draft is not None:
            return False
        value = self.text[start : piece.end]
        if words.is_publisher(value):
            return True
        if words.PROSE.search(value):
            self.story = True
        elif is_name(value) and not piece.bracketed:
            following = self.pieces[place + 1 : place + 2]
            strong = any(isinstance(other, Field) and other.kind in STRONG for other in following)
            if strong or words.holder_words().search(value):
                self._open(start, piece.end, None)
        return True

    def _known(self, start: int, end: int) -> tuple[int, int, Concept] | None:
        """A known repository in a stretch, if what follows its name is nothing or a shelfmark."""
        for found in words.holder_names().finditer(self.text, start, end):
            tail = self.text[found.end() : end].strip()
            concept = words.holder(found[0])
            if concept and (not tail or re.match(r"\d|[A-Z]{1,5} ?\d", tail)):
                return found.start(), found.end(), concept
        return None

    def _open(self, start: int, end: int, known: Concept | None) -> None:
        draft = Draft(known=known)
        draft.add(Part("repository", " ".join(self.text[start:end].split()), start, end), start, end)
        self.drafts.append(draft)

    def _bracketed(self, piece: Words, draft: Draft, value: str) -> None:
        """ "(RGASPI)" belongs to the repository before it, "(83 D 230)" is a lot, "(Microfilm)" a medium."""
        last = draft.parts[-1]
        closed = self.text.startswith((")", "]"), piece.end)
        if parts := shelf.read(value, piece.start, tuple(draft.parts), bracketed=True):
            draft.add(parts[0], parts[0].start, parts[0].end)
        elif closed and last.kind == "repository" and len(draft.parts) == 1:
            if words.holder(value) or re.fullmatch(r"[A-Z]\w+", value):
                self._extend(draft, piece.end + 1)
                draft.known = draft.known or words.holder(value)
        elif closed and words.plain(value) in words.kind_of_label():
            draft.end = max(draft.end, piece.end + 1)

    def _name(self, piece: Words, start: int, value: str, place: int, draft: Draft) -> bool:
        """A name behind the repository: a division, a body of records, years, the title of a folder."""
        if not re.match(rf"{words.CAPITAL}|[\d“\"‘]", value):
            return any(isinstance(later, Field) for later in self.pieces[place + 1 :])
        if draft.parts[-1].kind in ("lot", "volume") and draft.has("box", "lot") and not draft.has("folder", *CHAIN):
            self._folder(start, place, draft)
            return False
        last = draft.parts[-1]
        if draft.has(*CHAIN, "file", "box", "listy", "pages"):
            return False
        library = bool(draft.known and "library" in draft.known.broader) or "Library" in draft.parts[0].value
        holding = bool(_HOLDING.search(value))
        if last.kind == "series" and not last.label and (library or not holding):
            self._extend(draft, piece.end)
        elif draft.has("record-group", "collection", "lot"):
            kind = "series" if holding or library else "unit"
            draft.add(Part(kind, value, start, piece.end), start, piece.end)
        elif holding:
            kind = "series" if self._lot_follows(place) else "collection"
            draft.add(Part(kind, value, start, piece.end), start, piece.end)
        elif library and not _DIVISION.search(value) and (value.isupper() or not self._holding_follows(place)):
            draft.add(Part("collection", value, start, piece.end), start, piece.end)
        else:
            draft.add(Part("unit", value, start, piece.end), start, piece.end)
        return True

    def _enumerated(self, draft: Draft, end: int) -> None:
        """ "Office of Freedom of Information, Privacy, and Classification" is one office."""
        place = len(draft.parts) - 1
        while place > 1 and draft.parts[place - 1].kind == "unit" and " of " not in draft.parts[place].value:
            place -= 1
        del draft.parts[place + 1 :]
        self._extend(draft, end)

    def _extend(self, draft: Draft, end: int) -> None:
        last = draft.parts[-1]
        draft.parts[-1] = Part(last.kind, " ".join(self.text[last.start : end].split()), last.start, end, last.label)
        draft.end = max(draft.end, end)

    def _folder(self, start: int, place: int, draft: Draft) -> None:
        """The title of a folder behind its box runs to the end of the clause, commas and all, but for pages."""
        end = start
        for piece in self.pieces[place:]:
            if isinstance(piece, Field) and piece.kind in words.LEAF_KINDS:
                break
            end = piece.end
        closing = re.match(r"[)\]”\"’]+", self.text[end : self.clause.end])
        end += closing.end() if closing else 0
        draft.add(Part("folder", " ".join(self.text[start:end].split()), start, end), start, end)
        draft.ready = False
        for piece in self.pieces[place:]:
            if isinstance(piece, Field) and piece.start >= end:
                self._field(piece, len(self.pieces))

    def _lot_follows(self, place: int) -> bool:
        for piece in self.pieces[place + 1 : place + 4]:
            if isinstance(piece, Field):
                return piece.kind == "lot"
            if piece.bracketed and shelf.read(self.text[piece.start : piece.end], piece.start, (), bracketed=True):
                return True
        return False

    def _holding_follows(self, place: int) -> bool:
        following = self.pieces[place + 1 : place + 2]
        return any(isinstance(p, Words) and bool(_HOLDING.search(self.text[p.start : p.end])) for p in following)

    # ----------------------------------------------------------------- fields

    def _field(self, piece: Field, place: int) -> None:
        draft = self.drafts[-1] if self.drafts else None
        if draft is None:
            draft = Draft()
            if place == 0:
                self._take_over(draft, self.before, piece.kind)
            self.drafts.append(draft)
        kind = self._kind(piece, place, draft)
        if draft.has(kind) and kind not in ("item", "unit", "series", "year", "number"):
            again = Draft(known=draft.known)
            self._take_over(again, draft.done(), kind)
            self.drafts.append(again)
            draft = again
        value = " ".join(self.text[piece.value_start : piece.value_end].split())
        draft.add(Part(kind, value, piece.value_start, piece.value_end, piece.label), piece.start, piece.end)
        draft.ready = kind not in words.LEAF_KINDS

    def _take_over(self, draft: Draft, before: Citation | None, kind: str) -> None:
        """An elliptic citation ("; d. 21, l. 3") stands in the holdings of the one before it."""
        if before is not None and kind in RANK:
            draft.parts = [part for part in before.parts if RANK[part.kind] < RANK[kind]]
            draft.known = words.holder(before.value("repository"))

    def _kind(self, piece: Field, place: int, draft: Draft) -> str:
        """What a label means at its place: ``p.`` a papka or a page, ``f.`` a fond or a folio."""
        label = words.plain(piece.label)
        later = {other.kind for other in self.pieces[place + 1 :] if isinstance(other, Field)}
        if label == "p" and draft.has("fond") and not draft.has("papka", "listy"):
            papki = draft.known is not None and "t:papka" in draft.known.values("skos:related")
            if later & {"delo", "listy"} or papki:
                return "papka"
        if label == "sv" and "delo" in later:
            return "volume"  # a Czech svazek, before its archivní jednotka; alone an Azerbaijani saxlama vahidi
        if label == "v" and draft.has("fond"):
            return "listy"  # an Azerbaijani vərəq
        if label == "t" and any(part.label == "w." for part in draft.parts):
            return "file"  # a Polish teczka in its wiązka
        if label == "f" and draft.has("fond", "file") and draft.has("delo", "file") and not draft.has("listy"):
            return "listy"
        return piece.kind
