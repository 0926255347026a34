"""What an element is: structure, block or words; which segment it becomes; what it states in its
attributes."""

from __future__ import annotations

import re

from lxml import etree

from kg.model import Kind, MentionKind
from kg.read.tei.xml import local, xml_id

# Structure holds blocks and does not keep back their notes; blocks begin on a line of their own.
STRUCTURE = frozenset((
    "TEI", "text", "front", "body", "back", "group", "floatingText", "attachment", "titlePage", "docTitle",
    "div", "div0", "div1", "div2", "div3", "div4", "div5", "div6", "div7",
))
_BLOCKS = STRUCTURE | {
    "p", "head", "dateline", "salute", "signed", "item", "label", "cell", "l", "ab", "byline", "docDate",
    "titlePart", "trailer", "argument", "bibl", "addrLine", "speaker", "stage", "quote", "q", "cit",
    "docAuthor", "imprimatur", "docImprint", "docEdition", "castItem", "person", "figDesc", "opener", "closer",
    "postscript", "lg", "list", "listPerson", "table", "row", "sp", "figure", "epigraph", "castList", "address",
    "listBibl",
}
_EITHER = frozenset(("q", "quote", "cit", "bibl", "label", "stage"))     # blocks, or words in a sentence
PARAGRAPHS = frozenset(("p", "quote", "q", "note", "closer", "opener"))
INNER = {"row": "\t", "opener": "\n\n", "closer": "\n\n", "quote": "\n\n", "q": "\n\n", "note": "\n\n"}
DROPPED = frozenset(("fw", "graphic", "binaryObject", "teiHeader", "facsimile", "sourceDoc", "standOff"))
BREAKS = frozenset(("lb", "pb", "cb", "gb", "milestone"))
# What the page has and the text has not; a diagnostic says so.
UNREAD = {"del": "words struck out in the source are not read",
          "gap": "the source has words here that the file has not"}
SEGMENT: dict[str, Kind | None] = {
    "head": Kind.HEADING, "dateline": Kind.DATELINE, "salute": Kind.SALUTATION, "signed": Kind.SIGNATURE,
    "closer": Kind.CLOSING, "note": Kind.FOOTNOTE, "item": Kind.ITEM, "cell": Kind.ITEM,
    "address": Kind.ADDRESS,
    "speaker": Kind.HEADING,
    "byline": Kind.SIGNATURE, "docDate": Kind.DATELINE, "titlePart": Kind.HEADING, "trailer": Kind.CLOSING,
    "bibl": Kind.SOURCE_NOTE, "attachment": Kind.ATTACHMENT, "stage": Kind.BRACKET,
    "opener": None, "postscript": None,
}
_LISTS = {
    "participants": Kind.PARTICIPANTS, "persons": Kind.PARTICIPANTS, "to": Kind.ADDRESS, "from": Kind.ADDRESS,
    "through": Kind.ADDRESS, "cc": Kind.COPIES, "subject": Kind.HEADING,
}
# Lists whose every item is an address or a holder of a copy: <list type="to"><item>The Secretary of State
_ADDRESSED = {name: _LISTS[name] for name in ("to", "from", "through", "cc")}
MENTIONS = {
    "persName": MentionKind.PERSON, "placeName": MentionKind.PLACE, "orgName": MentionKind.GROUP,
    "date": MentionKind.DATE, "gloss": MentionKind.GROUP,
}


# How editors of letters and minutes set what is no sentence: <p rend="underline">AGENDA ITEM 1: …</p>. A long
# paragraph, or one that ends like a sentence, is none, however it is set ("[Mr. Blair left the meeting …]").
_DISPLAY = frozenset(("center", "centered", "underline", "underlined", "strong", "bold", "smallcaps"))


def _displayed(element: etree._Element) -> bool:
    words = "".join(str(part) for part in element.itertext()).strip()
    rend = element.get("rend", "")
    if len(element) == 1 and local(element[0]) == "hi" and not (element.text or element[0].tail or "").strip():
        rend = rend if rend in _DISPLAY else element[0].get("rend", "")
    closed = words[-1:] in ".]”?!;," and not words.endswith(("a.m.", "p.m."))       # "Saturday Morning, 9:00 a.m."
    return (rend in _DISPLAY and 0 < len(words) <= 200 and words[0] not in "[(" and not closed
            and any(letter.isalpha() for letter in words))


def kind_of(element: etree._Element) -> Kind | None:
    """The segment a block becomes; None for a wrapper that leaves its parts to speak for themselves."""
    name, kind = local(element), element.get("type", "")
    if name == "p":
        words = "".join(str(part) for part in element.itertext()).strip()
        if _displayed(element):
            return Kind.HEADING
        if words and not any(c.isalnum() for c in words):
            return Kind.FURNITURE          # "*****" between two parts
        # the editors' own words, "[Omitted here is a table of contents]": one bracket around the whole
        # paragraph
        return Kind.BRACKET if words[:1] == "[" and words.find("]") == len(words) - 1 else Kind.PARAGRAPH
    if name == "list":
        return _LISTS.get(kind, Kind.PARAGRAPH)
    if name == "note" and is_source_note(element):
        return Kind.SOURCE_NOTE
    parent = element.getparent()
    if name == "note" and parent is not None and local(parent) in ("opener", "dateline") and re.match(
            r"\s*\[\s*[Rr]ec(?:eive)?d\b", "".join(str(part) for part in element.itertext())):
        return Kind.DATELINE               # "[Received July 21.]" is no footnote, though older volumes mark it so
    if name == "item" and parent is not None and parent.get("type") in _ADDRESSED and not len(
            [child for child in element if is_block(child)]):
        return _ADDRESSED[parent.get("type", "")]
    if name == "salute" and parent is not None and local(parent) == "closer":
        return Kind.CLOSING                # "Sincerely," closes, though TEI has one element for both
    return SEGMENT.get(name, Kind.PARAGRAPH)


def is_source_note(note: etree._Element) -> bool:
    """Whether a note says where the text is kept: ``<note type="source">Source: Department of State, …``."""
    return note.get("type") == "source"


def label_of(element: etree._Element) -> str:
    """What the markup calls a block: ``list type="to"`` is "to", ``note n="3"`` is "3"."""
    name = local(element)
    parent = element.getparent()
    if name in ("speaker", "sp"):
        return name
    if name == "item" and parent is not None and parent.get("type") in _ADDRESSED:
        return "entry" if parent.get("type") == "cc" else parent.get("type", "")
    return element.get("type", name) if name in ("list", "table", "row") else element.get("n", "")


def is_block(element: etree._Element) -> bool:
    """Whether the element begins on a line of its own. A ``note`` does not: it is set after the block of
    its anchor."""
    name = local(element)
    if name not in _EITHER:
        return name in _BLOCKS
    parent = element.getparent()
    return (element.get("rend") == "blockquote" or parent is None or local(parent) in STRUCTURE
            or any(is_block(child) for child in element))


_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def date_value(element: etree._Element) -> str:
    """The machine date of an element in EDTF: ``@when``, ``@from/@to``, ``@notBefore/@notAfter``; days
    only."""
    def day(name: str) -> str:
        stated = element.get(name, "").partition("T")[0].strip()
        return stated if _DAY.fullmatch(stated) else ""

    if day("when"):
        return day("when")
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        if day(first) or day(last):
            a, b = day(first) or "..", day(last) or ".."
            return a if a == b else f"{a}/{b}"
    return ""


_READINGS = {"choice": ("sic", "orig", "abbr"), "app": ("lem",)}


def reading_of(choice: etree._Element) -> etree._Element | None:
    """The reading of a ``choice`` or ``app`` that is text: the page's own, the editor's chosen one, else the first."""
    kept = (child for child in choice if local(child) in _READINGS[local(choice)])
    return next(kept, next((child for child in choice if local(child)), None))


def mention_of(element: etree._Element) -> tuple[MentionKind, str] | None:
    """What an element names and by which reference: ``corresp``, ``ref``, ``key``; ``who`` of a speech for its speaker;
    in a list of persons, where names are defined, the ``xml:id``."""
    name, parent = local(element), element.getparent()
    reference = (element.get("corresp") or element.get("ref") or element.get("key") or "").split()
    if name == "speaker":
        who = parent.get("who", "").split() if parent is not None else []
        named = any(local(inner) == "persName" for inner in element.iter())
        return (MentionKind.PERSON, who[0]) if len(who) == 1 and not named else None
    if name not in MENTIONS or (name == "gloss" and element.get("type") not in ("to", "from")):
        return None
    if name == "persName" and not reference and xml_id(element) and _defined(element):
        reference = [xml_id(element)]
    return MENTIONS[name], reference[0] if reference else ""


def _defined(name: etree._Element) -> bool:
    return any(local(above) == "listPerson" or (local(above) == "list" and above.get("type") == "persons")
               for above in name.iterancestors())


_KEY_PREFIX = {MentionKind.PERSON: "actor", MentionKind.PLACE: "place", MentionKind.GROUP: "group"}


# "May 9, 1962, 3:30 p.m.", "March 9, 1978, 2312Z": words that state an hour; @when may carry one that nobody stated
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?\s?m\b|\b\d{4}\s?Z\b|\b(?:noon|midnight)\b|\b\d{1,2}:\d\d\b", re.I)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def hour_value(element: etree._Element, day: str) -> str:
    """The machine date with its hour, where the words of the element state one."""
    timed = _TIME.match(element.get("when", "").strip())
    words = "".join(str(part) for part in element.itertext())
    return timed[0] if timed and timed[0].startswith(day) and _CLOCK.search(words) else day


def entity_key(kind: MentionKind, reference: str) -> str:
    """The document-local key of what the markup refers to: ``#p_KHA1`` on a persName is "actor.kha1".

    >>> entity_key(MentionKind.PERSON, "http://d-nb.info/gnd/118540238")
    'actor.gnd-118540238'
    """
    tail = reference.rpartition("#")[2]
    if "://" in tail:
        tail = "-".join(tail.rstrip("/").split("/")[3:][-2:])
    tail = re.sub(r"[^a-z0-9]+", "-", tail.lower()).strip("-")
    tail = re.sub(r"^(?:p|t|pl|org)-(?=.)", "", tail)
    return f"{_KEY_PREFIX[kind]}.{tail}" if tail and kind in _KEY_PREFIX else ""
