"""A sentence compared with one wording: from its verb on, or from a passive back to its subject."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.interpret.provisions import holders, phrases
from kg.interpret.provisions.holders import Listed
from kg.interpret.provisions.sentences import is_prose
from kg.interpret.provisions.walk import GAP, Walk
from kg.interpret.provisions.wordings import ACTORS, Match

_ASIDE = re.compile(
    r"\s*,\s*(?:as|in|by|on|if|with|for|subject|within|at|to|not|no|provided|starting)\b[^,;:]{2,90},\s*", re.IGNORECASE
)
_ASKED = re.compile(r"\s+(the (?:request|proposal|complaint))$", re.IGNORECASE)
# a bare verb is followed by its object: "Release of goods was slow", "Supply is short", "Order No. 5" give no order
_OBJECT = re.compile(
    r"(?!of\b|is\b|was\b|were\b|are\b|has\b|have\b|had\b|will\b|by\b|would\b|No\b|Nº|N\b|№|and\b|or\b|as\b"
    r"|than\b)\s*[^\s,.;:)]"
)
# the subject of "… is to be sent" is a plain noun phrase at the head of its sentence
_SUBJECT = re.compile(
    r"(?!(?:It|There|This|That|What|Which|If|When|As|Since|Because|In|On|At|He|She|They|We|I|Within|By|Until|Not|No|From|Starting|For|With|After|Before|During|Under)\b)[^;:!?“”]{2,200}$"
)
# "The government thanks the duban for his offer and | is willing to …": one subject, two verbs
_ALSO = re.compile(r"\s+[a-z]+s\s[^,;:]{3,120}?,?\s+and\s*")
_WITH_ADVERB = re.compile(r"(?:[a-z]+ly\s+)?[^\W\d_]+")
_WHO = re.compile(r"\b(?:who|which|whom|that)\b[^,;]*")
_FINITE = re.compile(
    r"\b(?:because|although|whereas|(?<![Tt]he )(?<!\bhis )(?<!\ba )reports?|says?|said|was|were|had|will|would"
    r"|must|shall)\b"
    r"|, (?:as|since|that|but)\b"
)
# "ought to be arrested", "is to provide", "shall send": the verb that says what comes last
_MODAL = re.compile(
    r"\} (?:(?:is|are|has|have|ought) (?:not )?to|(?:shall|must|should)(?: not)?|may not|ought to|(?:.* )?be)"
    r" \{task\}(?: by \{addressee\})?$"
    r"|\{addressee\} (?:will|may) \{task\}$"
)

_DONE = re.compile(
    r"(?!present\b|absent\b|sufficient\b|different\b|important\b|urgent\b|indifferent\b|open\b|even\b)(?:\w+ly\s+)?"
    r"(?:read\b|gone\b|done\b|run\b|come\b|seen\b"
    r"|struck\b|stuck\b|found\b|bound\b|held\b|led\b|fed\b|spread\b|born\b|sworn\b|drawn\b|fought\b|dealt\b"
    r"|\w+(?:ed|en|wn|ne|ght|ld|nt|pt|ft|lt|st|de|id|ut|et|un|ng|ot|it)\b)",
    re.IGNORECASE,
)
_DOES = re.compile(r"(?!also be\b|have\b|be able\b|know\b|be aware\b|understand\b|be expected\b|be feared\b)")


def leading(walk: Walk, at: int, third: bool) -> Match | None:
    token = walk.tokens[0]
    found = (token.third if third else token.pattern).match(walk.clause.flat, at, walk.end)
    if found is None or (" " not in token.words and walk.clause.flat.startswith(" of ", found.end())):
        return None  # "Transfer of the base to the NKVT" has no verb
    if (
        len(walk.tokens) == 2
        and " " not in token.words
        and walk.tokens[1].slot not in ACTORS
        and not walk.at_end(found.end())
    ):
        aside = _ASIDE.match(walk.clause.flat, found.end(), walk.end)
        gap = GAP.match(walk.clause.flat, aside.end() if aside else found.end())
        if not _OBJECT.match(walk.clause.flat, gap.end() if gap else found.end()) or is_prose(
            walk.clause.flat, found.end(), walk.end
        ):
            return None
    start = Match(walk.wording.kind, walk.wording.label, verb=(found.start(), found.end()), end=walk.end)
    aside = _ASIDE.match(walk.clause.flat, found.end(), walk.end)
    if aside:  # "Permit, as an exception, the entry of 20 families"
        start = replace(start, inserted=((found.end(), aside.end()),))
    return _finish(walk, walk.walk(1, aside.end() if aside else found.end(), start, token.words))


def passive(walk: Walk, at: int, anchor: int) -> Match | None:
    token, flat = walk.tokens[1], walk.clause.flat
    found = token.pattern.match(flat, anchor, walk.end)
    if found is None:
        return None
    bare = token.words in ("to", "to be")  # "The NKVT to deliver 50 trucks.": no finite verb anywhere
    if bare and (is_prose(flat, found.end(), walk.end) or re.search(r"\bnot\s+$", flat[at:anchor])):
        return None
    infinitive = token.words.endswith("to") and walk.tokens[2:] and walk.tokens[2].slot in ("task", "verb")
    if infinitive and not walk.verb_follows(found.end()):
        return None
    name = walk.tokens[0].slot
    start, stop = walk.clause.trimmed(at, anchor)
    match = Match(walk.wording.kind, walk.wording.label, verb=(found.start(), found.end()), end=walk.end)
    if name in ACTORS:
        held, inserted = _subject(walk, start, stop)
        if held is None or (bare and (inserted or held.end < stop)):
            return None
        match = replace(match, held=((name, held),), inserted=inserted)
    elif not _SUBJECT.match(flat[start:stop]) or _FINITE.search(_WHO.sub("", flat[start:stop])):
        return None
    match = replace(match, slots=((name, start, stop),))
    return _finish(walk, walk.walk(2, found.end(), match, token.words))


def _subject(walk: Walk, start: int, stop: int) -> tuple[Listed | None, tuple[tuple[int, int], ...]]:
    held = holders.listed(walk.clause, start)
    if held and held.end <= stop:
        gap = walk.clause.flat[held.end : stop]
        if not gap.strip(" ,)"):
            return held, ()
        if _ALSO.fullmatch(gap):
            return held, ()
        if (gap.lstrip().startswith(",") and walk.clause.flat[stop:].lstrip().startswith(",")) or (
            re.match(r"\s*,.*,?\s*$", gap, re.S) and len(gap) < 320
        ):
            return held, ((held.end, stop),)
    found = phrases.phrase(walk.clause, start, stop)
    if found is None and walk.tokens[0].slot == "addressee":
        found = phrases.state(walk.clause, start, stop)
    return found, ()


def _finish(walk: Walk, match: Match | None) -> Match | None:
    if match is None:
        return None
    start, stop = match.verb
    words = walk.clause.flat[start:stop]
    if match.slot("owner"):  # "Grant the governor's request for arms": the request is the object
        first = match.slots[0][1]
        last = (
            max(e for _, _, e in match.slots[1:]) if len(match.slots) > 1 else walk.clause.trimmed(first, walk.end)[1]
        )
        return replace(match, verb=(start, walk.clause.trimmed(start, first)[1]), slots=(("object", first, last),))
    asked = _ASKED.search(words)
    if asked and match.slots and match.slots[-1][0] == "object":  # "Grant the request of X": the request is the object
        slots = (*match.slots[:-1], ("object", start + asked.start(1), match.slots[-1][2]))
        return replace(match, verb=(start, start + asked.start()), slots=slots)
    tail = re.search(r"[\s,:]+(?:to|that|with|of|for|as|the right to|what)$", words)
    passive = match.slot("task") if _MODAL.search(match.label) else None
    if passive and not (_DONE if "be {task}" in match.label else _DOES).match(walk.clause.flat, passive[0]):
        return None  # "will be ready", "must have known" lay nothing down
    done = _WITH_ADVERB.match(walk.clause.flat, passive[0]) if passive else None
    if done:  # "ought to be arrested": the participle says what
        be = re.search(r"\bbe\s+$", walk.clause.flat[: done.start()]) if match.label.startswith("That ") else None
        return replace(match, verb=(be.start() if be else start, done.end()))
    return replace(match, verb=(start, stop - (len(words) - tail.start() if tail else 0)))
