"""Whose words stand where: each kind of segment speaks in one voice, both halves agree on it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from kg.model import Claim, Kind, Segment, Span, Voice

EDITOR_KINDS = frozenset(
    {
        Kind.RECORD_DATE, Kind.TITLE, Kind.CREDIT_LINE, Kind.RECORD_TYPE, Kind.SUMMARY, Kind.CITATION, Kind.RIGHTS,
        Kind.FIELD_LABEL, Kind.LANGUAGE, Kind.RECORD_ID, Kind.CLASSIFICATION, Kind.UPLOAD_DATE, Kind.AUTHOR,
        Kind.DONOR, Kind.SUBJECT, Kind.PLACE_TERM, Kind.NAME_TERM, Kind.CONTRIBUTOR, Kind.RELATED, Kind.FURNITURE,
        Kind.FOOTNOTE, Kind.SOURCE_NOTE, Kind.FRONT,
    }
)
"""Segments whose words are the archive's or edition's, not the document's."""

_OWN = {
    Kind.ANNOTATION: Voice.NOTE, Kind.BRACKET: Voice.TRANSLATOR, Kind.MARK: Voice.MARK, Kind.SIGNATURE: Voice.MARK,
    **dict.fromkeys(EDITOR_KINDS, Voice.EDITOR),
}


_ITS_OWN = frozenset({Voice.NOTE, Voice.MARK, Voice.TRANSLATOR, Voice.READER})
"""Voices a claim may have inside another's words: a name in brackets, a mark within a line, a correction."""


def settled(claims: tuple[Claim, ...], segments: tuple[Segment, ...], body: Voice) -> tuple[Claim, ...]:
    """The claims, each in the voice of the words it rests on, unless it speaks in a voice of its own.

    Words that one claim gives to a voice of its own are that voice's for every claim: a passage has one voice.
    """
    voices = Voices(segments, body)
    own = {claim.evidence[0]: claim.voice for claim in claims if claim.voice in _ITS_OWN}
    return tuple(_in_voice(claim, own.get(claim.evidence[0]) or voices.of(claim.evidence[0])) for claim in claims)


def _in_voice(claim: Claim, voice: Voice) -> Claim:
    return claim if claim.voice is voice or claim.voice is Voice.READER else replace(claim, voice=voice)


def body_voice(genre: str) -> Voice:
    """The voice of a document's own text: the resolution's in minutes, else the text's."""
    return Voice.RESOLUTION if genre == "minutes" else Voice.TEXT


class Voices:
    """The voice at each position of a text, from its segments; ``body`` is that of the document itself."""

    def __init__(self, segments: tuple[Segment, ...], body: Voice) -> None:
        self._starts: list[int] = []
        self._voices: list[Voice] = []
        self._body = body
        for segment in segments:
            self._walk(segment, body)

    def _walk(self, segment: Segment, outer: Voice) -> None:
        voice = _OWN.get(segment.kind, outer)
        if not segment.children:
            self._starts.append(segment.span.start)
            self._voices.append(voice)
        for child in segment.children:
            self._walk(child, voice)

    def of(self, span: Span) -> Voice:
        """The voice that says the words of a span (that of their first character)."""
        index = bisect_right(self._starts, span.start) - 1
        return self._voices[index] if index >= 0 else self._body
