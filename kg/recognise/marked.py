"""Names that the markup states, cut to the names: ``<persName>President Reagan</persName>`` names Reagan.

What is marked is not judged again: an ordinary word may be a name, and the reference the markup gives (``corresp``)
stays the mention's entity. Only titles, offices and possessives are taken off; a mark without a name ("the Secretary")
names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Mention, MentionKind, Span
from kg.recognise import offices
from kg.recognise.view import View

_ARTICLE = re.compile(r"(?:the|The|a|an) ")
_POSSESSIVE = re.compile(r"'s?$")


def stated(view: View, marked: Iterable[Mention]) -> tuple[Mention, ...]:
    """The marked mentions with spans that cover the name alone."""
    cut = (_person(view, mention) if mention.kind is MentionKind.PERSON else _body(view, mention) for mention in marked)
    return tuple(mention for mention in cut if mention is not None)


def _person(view: View, mention: Mention) -> Mention | None:
    flat, at, end = view.flat, mention.span.start, _end(view, mention)
    title = office = ""
    span: Span | None = None
    while at < end:
        article = _ARTICLE.match(flat, at, end)
        start = article.end() if article else at
        if view.lexica.is_given(flat[start:end].partition(" ")[0]):
            break                           # "Dean Ruskin", "Justice Hall": the name as marked begins with a given name
        hit = view.at.get(start)
        if hit and hit.of("title") and hit.end <= end:
            title, at = f"{title} {view.text[hit.start:hit.end]}".strip(), hit.end
        elif (found := offices.office_at(view, start, end)) and found.start == start and found.end <= end:
            office, span, at = found.words(view), Span(found.start, found.end), found.end
        else:
            break
        while at < end and flat[at] in " ,":
            at += 1
    name = " ".join(view.text[at:end].split())
    if not name or not name[0].isupper() or (name.isupper() and len(name) < 3):
        return None
    return replace(mention, span=Span(at, end), name=name, title=title or mention.title,
                   office=office or mention.office, office_span=span or mention.office_span)


def _body(view: View, mention: Mention) -> Mention | None:
    article = _ARTICLE.match(view.flat, mention.span.start, mention.span.end)
    at, end = article.end() if article else mention.span.start, _end(view, mention)
    name = " ".join(view.text[at:end].split())
    return replace(mention, span=Span(at, end), name=name) if name else None


def _end(view: View, mention: Mention) -> int:
    words = view.flat[mention.span.start:mention.span.end].rstrip(" ,;:")
    found = _POSSESSIVE.search(words)
    return mention.span.start + (found.start() if found else len(words))
