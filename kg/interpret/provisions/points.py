"""One point read for its provisions: sentence by sentence, item by item, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.interpret.outline import Item, Point
from kg.interpret.provisions import acts, conditions, details, holders
from kg.interpret.provisions.clause import Clause, Mentions
from kg.interpret.provisions.knowledge import Known
from kg.interpret.provisions.sentences import is_mentioned, is_prose, operative, sentences
from kg.interpret.provisions.wordings import Match
from kg.model import (
    Claim,
    Diagnostic,
    Finding,
    Modality,
    PastAct,
    Provision,
    Required,
    Role,
    Severity,
    Span,
    Voice,
)

_MODALITY = {
    "recommendation": Modality.RECOMMENDED,
    "refusal": Modality.DECLINED,
    "permission": Modality.OFFERED,
    "promise": Modality.OFFERED,
    "conditional-promise": Modality.CONDITIONAL,
    "condition": Modality.CONDITIONAL,
}
_CHARGED = frozenset({"charge"})
# kinds whose condition is a requirement of an action (E29); what is only said hangs on nothing
_DEPENDENT = frozenset(
    {
        "promise",
        "conditional-promise",
        "permission",
        "recommendation",
        "charge",
        "order",
        "request",
        "appointment",
        "award",
        "directive",
        "dismissal",
        "prohibition",
        "approval",
        "acceptance",
    }
)
_SPEECH = frozenset({"declaration", "warning"})
# verbs by which the deciding body itself acts: after "to do A, and" they begin a decision of their own
_PERFORMATIVE = frozenset(
    {
        "charge",
        "entrust",
        "instruct",
        "recommend",
        "permit",
        "allow",
        "authorize",
        "oblige",
        "commission",
        "поручить",
        "рекомендовать",
        "разрешить",
        "обязать",
    }
)
_AND = re.compile(
    r"(?:\s*[,;]\s*|\s+)(?:and|but|and also|и)\s+(?:also\s+|at the same time\s+"
    r"|simultaneously\s+)?(?:to\s+)?(?=[A-Za-zА-я])|\s*;\s+(?:to\s+)?(?=[A-Za-zА-я])|,\s+(?:to\s+)?(?=[a-zа-я])"
)
# after "and" a verb is followed by its object: "… and supply trucks" is a list of things, "and supply the trust" a verb
_DETERMINED = re.compile(
    r"\s+(?:the|a|an|to|it|them|him|her|that|this|these|those|all|any|no|his|its|their|our|up|out|from|Cdes?\b|Com|in"
    r"|with|for|on|[A-Z\d])"
)
# a further sentence among listed conditions is one if it says what must be done
_DUTY = re.compile(
    r"\b(?:should|must|shall|is to|are to|has to|have to|will|undertakes?|commits?|ought to|not to|may not|cannot)\b",
    re.IGNORECASE,
)
# "…, appointing him deputy head", "…, relieving him of his duties as head"
_PARTICIPLE = re.compile(
    r",?\s+(?:and\s+|while\s+)?(?P<verb>appointing|relieving|releasing|dismissing|confirming)\s+(?:him|her"
    r"|them)\s+(?:of his duties as\s+|of her duties as\s+|of\s+|from\s+|as\s+|to the post of\s+)?"
)
# an imperative no wording names: a plain verb before its object; not "The …", "Questions …", "Concerning …"
_IMPERATIVE = re.compile(
    r"(?P<verb>(?!The\b|A\b|An\b|In\b|On\b|At\b|To\b|From\b|For\b|By\b|With\b|Within\b|Without\b|This\b|These\b|That\b"
    r"|Those\b|It\b|He\b|She\b"
    r"|They\b|We\b|I\b|If\b|When\b|As\b|All\b|No\b|Not\b|Only\b|Also\b|And\b|But\b|Concerning\b|Regarding\b|Re\b"
    r"|About\b|Until\b|Upon\b|Between\b"
    r"|Cdes?\b|Com|Mr|Dr\b|There\b|Their\b|His\b|Her\b|Its\b|Our\b|After\b|Before\b|During\b|Under\b|Of\b|Points?\b"
    r"|Items?\b|Since\b|While\b|Because\b"
    r"|Excerpts?\b|Extracts?\b|Question\b|Protocol\b|Minutes\b|Copy\b|Copies\b|Both\b|Each\b|Every\b|Such\b|Some\b"
    r"|Any\b|Through\b|Despite\b|Against\b"
    r"|January\b|February\b|March\b|April\b|May\b|June\b|July\b|August\b|What\b|Who\b|Which\b|How\b|Why\b|One\b|Two\b"
    r"|Three\b|Four\b|Five\b|Due\b|Given\b"
    r"|More\b|Most\b|Many\b|Work\b|Trade\b|Peace\b|Near\b|Over\b|Along\b|Part\b|Top\b|Strictly\b|Secret\b|Special\b"
    r"|According\b|Should\b)"
    r"[A-Z][a-z]+(?<!ing)(?<!ed)(?<!tion)(?<!ment)(?<!ness)(?<!ity)(?<!ance)(?<!ence)(?<!ly)(?<!sion)(?<![^s]s))\s+"
    r"(?=(?:the|a|an|to|from|in|on|for|with|within|all|any|no|not|his|her|its|their|our|this|these|those|up|out|off"
    r"|into|Cdes?\b|Comr|\d)\b)"
)
_PLAIN = re.compile(
    r"(?P<verb>(?!(?:the|and|all|any|for|from|with|his|her|its|our|their|this|that|these|those|they|she|both|each"
    r"|not)\b)[a-z]{3,}(?<!ing)(?<!ed)(?<!tion))\s+(?=\S)"
)
_ITS_OBJECT = re.compile(r"(?:the|an?|all|his|her|its|their|our|it|them|this|these|those|any|no|up|out|Cdes?\b|\d)\b")
_RUSSIAN = re.compile(r"(?P<verb>[А-ЯЁ][а-яё]{2,}(?:ть|ти|чь)(?:ся)?)\s+(?=\S)")
# an act named without a verb, as whole items of a decision are: "Immediate dispatch of two aircraft to Urumqi."
_NOUN = re.compile(
    r"(?:The\s+)?(?:(?:[Ii]mmediate|[Uu]rgent|[Tt]emporary|[Ss]peedy)\s+)?(?P<noun>[Dd]ispatch|[Ss]ending|[Tt]ransfer"
    r"|[Dd]elivery|[Rr]elease|[Cc]reation"
    r"|[Oo]rgani[sz]ation|[Aa]ppointment|[Rr]ecall|[Aa]rrest|[Ww]ithdrawal|[Pp]ublication|[Pp]urchase"
    r"|[Cc]onstruction)\s+of\s+\S"
)
_ASIDE = re.compile(r", (?:which|who|as|in)[^,]*,")
_MODAL = re.compile(
    r"\} (?:must|should|shall|ought|will|has|have|may|to|is to|are to|is ready|are ready|is prepared|are prepared"
    r"|is willing|are willing|agrees?|undertakes?|promises|guarantees|is responsible|are responsible)\b"
)
# heads that only gather decisions: each item below is of its own kind
_EMBRACING = frozenset({"acceptance", "approval", "order", "directive"})
_MEASURES = re.compile(
    r"\b(?:measures|proposals|decisions?|resolution|steps|decree|plan)\b[^:.;]{0,80}:?\s*$"
    r"|\b(?:the following|as follows)\s*:\s*$",
    re.IGNORECASE,
)
# what is accepted or sent, not decided: "Accept the following conditions:", "Approve the following telegram to X:"
_TERMS = re.compile(
    r"\b(?:conditions?|terms|requests?|demands?|telegram|letter|reply|answer|text|statement|directives?|instructions?|list"
    r"|appeal|message|note)\b",
    re.IGNORECASE,
)
# what may lead a sentence before its verb
_ADVERBIAL = re.compile(
    r"(?:In|On|At|By|For|With|Within|Taking|Considering|Having|Given|Due|Until|From|Pursuant|Following|Upon|Along"
    r"|Because|Since|As|After|Before|Under|Bearing|Proceeding"
    r"|Besides|In order to|To|Concerning|Regarding|Noting|Despite|Through|So that|When|Once|Before|Not|No later"
    r"|Starting|Beginning|Apart|In addition|Together|Based"
    r"|В|На|С|По)\s",
    re.IGNORECASE,
)
_NO_DECISION = re.compile(
    r"\b(?:telegram|letter|message|speech|statement|note|report|cable|memorandum|article|appeal|information|list of"
    r"|minutes)\b",
    re.I,
)
_DECISION = re.compile(r"\b(?:decree|decision|resolution|measures|directive|instructions?)\b", re.IGNORECASE)
# "DECREE OF THE COUNCIL OF MINISTERS" on a line of its own; "Decree No. 5 was published in the press." is a sentence
_NAMED = re.compile(
    r"(?:draft\s+)?(?:decree|resolution|decision)\s+(?:of|by|no|nº|n°|№)(?!\w)(?![^\n]*\b(?:is|are|was|were|has|had)\b)",
    re.IGNORECASE,
)
# "The USSR Council of Ministers decrees:"
_DECREES = re.compile(r"\b(?:decrees|resolves|decides|has\s+(?:decreed|resolved|decided))\s*:\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its part and path, the heads of the lists it continues, and whether it is an item."""

    part: str
    path: str
    heads: tuple[Span, ...] = ()
    above: str = ""  # key of the provision of the head
    item: bool = False
    plain: bool = False  # an item of a list whose head named no verb: its own verb may be in small letters


@dataclass(slots=True)
class State:
    """What one point has yielded so far."""

    claims: list[Claim] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)  # provisions waiting for "the following conditions"
    listed: list[str] = field(default_factory=list)  # conditions listed so far in this item
    conditions: dict[str, Provision] = field(default_factory=dict)
    known: dict[tuple[str, str], str] = field(default_factory=dict)  # (kind, full date) of an act -> its key

    def key(self, part: str, kind: str = "v") -> str:
        """The next key in a part."""
        name = f"{part}.{kind}"
        self.count[name] = self.count.get(name, 0) + 1
        return f"{name}{self.count[name]}"


class PointReader:
    """Reads one point. Keys of provisions are the item's key and an ordinal, ``p12.1.v1``."""

    def __init__(self, mentions: Mentions, point: Point, known: Known) -> None:
        self.mentions, self.point, self.known = mentions, point, known
        self.text = mentions.reading.text
        self.state = State()
        self.number = point.key if point.number else ""

    def read(self) -> Finding:
        """All claims of the point; nothing for an attachment that is a letter, a speech or a list."""
        if self.point.attachment and not self._decides():
            return Finding(())
        if self.point.heading is not None:
            self._acts(Clause.of(self.mentions, self.point.heading), self.point.key, ())
        before = [p for p in self.point.passages if not self.point.items or p.start < self.point.items[0].span.start]
        after = [p for p in self.point.passages if p not in before]
        heads, above = self._passages(before, Place(self.point.key, "", item=not self.point.items), self.point.items)
        for item in self.point.items:
            self._item(item, heads, above)
        self._passages(after, Place(self.point.key, "", item=True), ())
        return Finding(tuple(self.state.claims), tuple(self.state.notes))

    def _decides(self) -> bool:
        """Whether an attachment is a decree: its heading says so, or the line below it, or "… decrees:"."""
        if self.point.heading is None:
            return False
        words = self.point.heading.of(self.text)
        if not _NO_DECISION.search(words) and _DECISION.search(words):
            return True
        inside = [*self.point.passages, *(item.span for item in self.point.items)]
        first = min((span.start for span in inside), default=self.point.span.end)
        opening = next((span.of(self.text) for span in self.point.passages if span.start == first), "")
        named = self.text[self.point.heading.end : first].strip()
        return bool(
            _NAMED.match(named) or (len(opening) < 160 and (_NAMED.match(opening) or _DECREES.search(opening)))
        )

    def _item(self, item: Item, heads: tuple[Span, ...], above: str, *, as_condition: bool = False) -> None:
        own = [p for p in item.passages if not item.items or p.start < item.items[0].span.start]
        later = [p for p in item.passages if item.items and p.start >= item.items[0].span.start]
        waiting, self.state.pending = self.state.pending, []
        place = Place(item.key, item.path, heads, above, item=True, plain="." in item.path)
        below: tuple[Span, ...] = ()
        under = ""
        if as_condition:
            for number, sentence in enumerate(s for p in own for s in sentences(self.text, p)):
                clause = Clause.of(self.mentions, sentence)
                self._acts(clause, item.key, (), conditional=True)
                if number == 0 or _DUTY.search(clause.flat):
                    self.state.listed.append(self._condition(clause, (0, len(clause.flat.rstrip(" ;,"))), place, ""))
        else:
            below, under = self._passages(own, place, item.items)
        mine = self.state.pending
        for child in item.items:
            self._item(child, below, under, as_condition=bool(mine))
        for dependent in mine:
            for condition in self.state.listed:
                self._require(dependent, condition)
        self.state.pending = waiting
        self._passages(later, Place(item.key, item.path, item=True), ())
        if not as_condition:
            self.state.listed = []

    def _passages(self, passages: list[Span], place: Place, items: tuple[Item, ...]) -> tuple[tuple[Span, ...], str]:
        """Read paragraphs; what comes back is the head of the list that follows, with the key of its provision."""
        heads: tuple[Span, ...] = ()
        above = ""
        for number, passage in enumerate(passages):
            each = list(sentences(self.text, passage))
            for sentence in each:
                head = (
                    bool(items)
                    and sentence is each[-1]
                    and number == len(passages) - 1
                    and self.text[sentence.start : sentence.end].rstrip().endswith((":", "to", "with", "—", "-"))
                )
                key = self._sentence(
                    sentence, place if sentence is each[0] and number == 0 else replace(place, heads=(), above=""), head
                )
                if head and not self.state.pending:
                    heads, above = (*place.heads, sentence) if place.heads else (sentence,), key
        return heads, above

    # -- one sentence

    def _sentence(self, sentence: Span, place: Place, head: bool) -> str:
        """The provisions of a sentence; the key of the first of them."""
        alone = Clause.of(self.mentions, sentence)
        if blank := len(alone.flat) - len(alone.flat.lstrip()):  # a note in brackets before the sentence
            if blank == alone.end:
                return ""
            sentence = Span(sentence.start + blank, sentence.end)
            alone = Clause.of(self.mentions, sentence)
        unreal = conditions.ranges(alone)
        found = self._acts(alone, place.part, unreal)
        if place.heads and (key := self._continued(sentence, place, head)):
            return key
        at, third, led = operative(alone, 0, self.known.deciding)
        match = self._match(alone, at, alone.end, third, head)
        leading: tuple[tuple[int, int], ...] = ()
        if match is None and (lead := conditions.analyse(alone, at, alone.end)).stated and lead.main[0] > at:
            begin, third, led = operative(alone, lead.main[0], self.known.deciding)
            match, leading = self._match(alone, begin, alone.end, third, head), lead.stated[:1]
        back = conditions.BACK.match(alone.flat, at) if match is None or not self.state.listed else None
        back = back or conditions.BACK.match(alone.flat, at)
        if back and self.state.listed:
            match, leading = self._match(alone, back.end(), alone.end, third, head), ()
        else:
            back = None
        if match is None and _ADVERBIAL.match(alone.flat, at):
            match = self._behind(alone, at, third, head)
        if match is not None and not self._modal_allowed(match, place, head):
            match = None
        if match is not None and head and not match.held and (task := match.slot("task")):
            match = None if alone.flat.startswith("it ", task[0]) else match  # "Consider it necessary:"
        match = match or self.known.book.word(alone, at)
        if match is None:
            match = self._unnamed(alone, at, led, place)
        return self._emit_all(alone, match, sentence, place, leading, bool(back), found) if match else ""

    def _behind(self, clause: Clause, at: int, third: bool, head: bool) -> Match | None:
        """ "In accordance with the decision of 5 May, cancel the trip": the verb behind what leads it."""
        for count, comma in enumerate(re.finditer(r",\s+", clause.flat[at : at + 600])):
            if count > 5:
                break
            begin, third, _ = operative(clause, at + comma.end(), self.known.deciding)
            if match := self._match(clause, begin, clause.end, third, head):
                return match
        return None

    @staticmethod
    def _modal_allowed(match: Match, place: Place, head: bool) -> bool:
        """ "The NKVD must be told" above a list of items may be prose: modals decide only where decisions stand."""
        return place.item or head or not _MODAL.search(match.label)

    def _continued(self, sentence: Span, place: Place, head: bool) -> str:
        """An item of a list read with the head of the list: "Permit the NKVT:" … "b) to buy two boats"."""
        clause = Clause.of(self.mentions, *place.heads, sentence)
        at, third, _ = operative(clause, 0, self.known.deciding)
        own = Clause.of(self.mentions, sentence)
        begin, _, _ = operative(own, 0, self.known.deciding)
        if (
            own.flat[:1].isupper()
            and begin == 0
            and (mine := self.known.book.match(own, 0, own.end))
            and any(name == "addressee" for name, _ in mine.held)
        ):
            return ""
        match = self.known.book.match(clause, at, clause.end, third=third, open_=head)
        border = clause.pieces[-1][0]
        if match is not None and match.kind in _EMBRACING and not match.held:
            mine = self._match(own, begin, own.end, False, head)
            above = clause.flat[:border]
            if mine is not None and not _TERMS.search(above) and (mine.held or _MEASURES.search(above)):
                return ""  # "Adopt the following measures:" … "b) charge Cde. Orlin with …": the item says what it is
        if match is None or not any(e > border for _, _, e in match.slots):
            return ""
        unreal = conditions.ranges(own)
        found = tuple(self._placed(clause, act, keys, border) for act, keys in self._known_acts(own, unreal))
        return self._emit_all(clause, match, sentence, place, (), False, found, evidence=(sentence, *place.heads[-1:]))

    @staticmethod
    def _placed(clause: Clause, act: acts.Act, keys: tuple[str, ...], border: int) -> tuple[acts.Act, tuple[str, ...]]:
        return replace(act, start=act.start + border, end=act.end + border), keys

    def _known_acts(
        self, clause: Clause, unreal: tuple[tuple[int, int], ...]
    ) -> tuple[tuple[acts.Act, tuple[str, ...]], ...]:
        """The acts of a clause already claimed, with their keys."""
        claimed = {(c.evidence[0], c.kind): c.key for c in self.state.claims if isinstance(c, PastAct)}
        return tuple(
            (act, (key,))
            for act in acts.find(clause, self.known.acts, unreal)
            if (key := claimed.get((clause.span(act.start, act.end), act.kind)))
        )

    def _match(self, clause: Clause, at: int, end: int, third: bool, head: bool) -> Match | None:
        return self.known.book.match(clause, at, end, third=third, open_=head) or (
            self.known.book.match(clause, at, end, open_=head) if third else None
        )

    def _unnamed(self, clause: Clause, at: int, infinitive: bool, place: Place) -> Match | None:
        """An imperative that no wording names, or an act named by a noun alone."""
        flat = clause.flat
        plain = _PLAIN.match(flat, at) if infinitive or place.plain else None
        if plain and not infinitive and not _ITS_OBJECT.match(flat, plain.end()):
            plain = None  # "a) rifles for the army" is no verb
        found = _IMPERATIVE.match(flat, at) or _RUSSIAN.match(flat, at) or plain
        if found and not is_mentioned(clause, at) and not is_prose(flat, found.end(), clause.end):
            slots = (("task", *clause.trimmed(found.end(), clause.end)),)
            self.state.notes.append(
                Diagnostic(
                    "unknown-imperative",
                    Severity.INFO,
                    clause.span(*found.span("verb")),
                    f"no wording names {found['verb']!r}: kept as a directive",
                )
            )
            return Match("directive", "", verb=found.span("verb"), slots=slots, end=clause.end)
        noun = _NOUN.match(flat, at) if place.item and place.path else None
        if noun and not is_prose(_ASIDE.sub(" ", flat[noun.end() :]), 0, clause.end):
            self.state.notes.append(
                Diagnostic(
                    "no-verb",
                    Severity.INFO,
                    clause.span(*noun.span("noun")),
                    f"{noun['noun']!r} stands without a verb: kept as an order",
                )
            )
            return Match("order", "", verb=(at, at), slots=(("task", *clause.trimmed(at, clause.end)),), end=clause.end)
        return None

    # -- what a match amounts to

    def _emit_all(
        self,
        clause: Clause,
        match: Match,
        sentence: Span,
        place: Place,
        leading: tuple[tuple[int, int], ...],
        back: bool,
        found: tuple[tuple[acts.Act, tuple[str, ...]], ...],
        evidence: tuple[Span, ...] = (),
    ) -> str:
        first = ""
        rest: tuple[Clause, Match] | None = (clause, match)
        while rest is not None:
            at, (match, rest) = rest[0], self._parted(*rest, single=bool(place.heads and evidence))
            key = self._provision(
                at, match, evidence or (sentence,), place, leading, back, found if at is clause else ()
            )
            first = first or key
            leading, back = (), False
        return first

    def _parted(self, clause: Clause, match: Match, *, single: bool) -> tuple[Match, tuple[Clause, Match] | None]:
        """A match cut where a further verb begins: "Charge X with …, and recommend to Y …"."""
        start = max((s for n, s, e in match.slots if e >= match.end - 3), default=match.end)
        if single or match.kind in _SPEECH | {"directive"}:
            return match, None
        if (
            match.held
            and (done := _PARTICIPLE.search(clause.flat, start, match.end))
            and match.kind in ("appointment", "dismissal")
        ):
            kind = "appointment" if done["verb"].startswith("app") else "dismissal"
            other = Match(
                kind,
                "",
                verb=done.span("verb"),
                slots=(("office", *clause.trimmed(done.end(), match.end)),),
                held=match.held,
                end=match.end,
            )
            return self._cut(clause, match, done.start()), (clause, other)
        for joined in _AND.finditer(clause.flat, start, match.end):
            at = joined.end()
            if gapped := self._gapped(clause, match, joined):
                return self._cut(clause, match, joined.start()), gapped
            word = re.compile(r"[^\W\d_]+").match(clause.flat, at)
            if not word or not self.known.book.begins(clause, at) or is_mentioned(clause, at):
                continue
            if match.infinitive and word.group().lower() not in _PERFORMATIVE:
                continue
            bare = joined.group().strip() == ","
            following = self.known.book.match(clause, at, match.end)
            if following is None or following.verb[0] != at or not _DETERMINED.match(clause.flat, following.verb[1]):
                continue
            if (bare or match.infinitive) and not following.held:
                continue
            return self._cut(clause, match, joined.start()), (clause, following)
        return match, None

    @staticmethod
    def _cut(clause: Clause, match: Match, at: int) -> Match:
        slots = tuple((n, s, min(e, clause.trimmed(s, at)[1])) for n, s, e in match.slots if s < at)
        return replace(match, slots=slots, end=at)

    def _gapped(self, clause: Clause, match: Match, joined: re.Match[str]) -> tuple[Clause, Match] | None:
        """ "Charge X with A, and Y with B": the verb is said once."""
        other = holders.listed(clause, joined.end()) if match.held and "and" in joined.group() else None
        link = match.label.rpartition("} ")[2].partition(" {")[0]
        if other is None or link not in ("with", "to", "as") or not re.match(rf"\s+{link}\s", clause.flat[other.end :]):
            return None
        again = Clause.of(self.mentions, clause.span(*match.verb), clause.span(joined.end(), match.end))
        found = self.known.book.match(again, 0, again.end)
        return (again, found) if found and found.label == match.label else None

    def _provision(
        self,
        clause: Clause,
        match: Match,
        evidence: tuple[Span, ...],
        place: Place,
        leading: tuple[tuple[int, int], ...],
        back: bool,
        found: tuple[tuple[acts.Act, tuple[str, ...]], ...],
        parent: str = "",
    ) -> str:
        kind = match.kind
        slot = match.slot("task") or match.slot("object") or match.slot("office")
        if slot and match.slot("task") and match.slot("object") and match.label.startswith("{object}"):
            slot = match.slot("task")
        cut = conditions.analyse(clause, slot[0], match.end if slot[1] >= match.end - 3 else slot[1]) if slot else None
        stated = [*leading, *(cut.stated if cut and kind not in _SPEECH else ())]
        stated += [
            clause.trimmed(s, e) for s, e in match.inserted if conditions.MARK.search(clause.flat, s, min(e, s + 12))
        ]
        forward = bool(cut and cut.forward)
        if kind == "promise" and (stated or back or forward):
            kind = "conditional-promise"
        key = self.state.key(place.part)
        task = cut.main if cut and cut.main[1] > cut.main[0] and kind not in _SPEECH else slot
        if slot is not None and match.label.startswith("{") and match.slots[0][0] == "object" and match.slot("task"):
            whole = (match.slots[0][1], max(slot[1], match.slots[0][2]))
        else:
            whole = (match.verb[0], task[1]) if task else match.verb
        roles = self._roles(clause, match)
        seen = details.of(
            clause,
            kind,
            (
                min(whole[0], *(s for _, s, _ in match.slots)) if match.slots else whole[0],
                max(whole[1], task[1] if task else 0),
            ),
            found,
            self.known.movements,
        )
        more = tuple(
            r
            for r in seen.roles
            if r.entity == ""
            or r.role in ("unit", "destination", "declined", "object", "requester")
            or not any(r.entity == x.entity and r.span == x.span for x in roles)
        )
        self.state.claims.append(
            Provision(
                key=key,
                part=place.part,
                point=self.number,
                path=place.path,
                kind=kind,
                verb=clause.words(*match.verb) if match.verb[0] < match.verb[1] else "",
                subtype=seen.subtype,
                task=clause.span(*task) if task and task[1] > task[0] else None,
                roles=(*roles, *more),
                parent=parent or place.above,
                evidence=evidence,
                voice=Voice.RESOLUTION,
                modality=_MODALITY.get(kind, Modality.ORDERED),
                rule=f"wording-{match.kind}",
            )
        )
        if kind in _DEPENDENT:
            for start, end in stated:
                self._require(key, self._condition(clause, (start, end), place, key))
            for condition in self.state.listed if back else ():
                self._require(key, condition)
            if forward:
                self.state.pending.append(key)
        elif kind in _SPEECH and slot:
            self._spoken(clause, slot, match.end, place, key)
        return key

    def _spoken(self, clause: Clause, slot: tuple[int, int], end: int, place: Place, key: str) -> None:
        """A promise inside what is to be declared: "… that insofar as he accepts them he can count on support"."""
        cut = conditions.analyse(clause, slot[0], end if slot[1] >= end - 3 else slot[1])
        at = cut.main[0]
        that = re.compile(r"that\s+").match(clause.flat, at)
        match = (
            self.known.book.spoken.match(clause, that.end() if that else at, cut.main[1])
            if self.known.book.spoken
            else None
        )
        if match is not None and cut.main[1] > at:
            kind = "conditional-promise" if cut.stated else "promise"
            task = match.slot("task")
            inner = self.state.key(place.part)
            self.state.claims.append(
                Provision(
                    key=inner,
                    part=place.part,
                    point=self.number,
                    path=place.path,
                    kind=kind,
                    verb=clause.words(*match.verb),
                    task=clause.span(*task) if task else None,
                    roles=self._roles(clause, match),
                    parent=key,
                    evidence=(clause.span(*cut.main),),
                    voice=Voice.RESOLUTION,
                    modality=_MODALITY[kind],
                    rule="wording-spoken",
                )
            )
            for stated in cut.stated:
                self._require(inner, self._condition(clause, stated, place, inner))

    def _roles(self, clause: Clause, match: Match) -> tuple[Role, ...]:
        found: list[Role] = []
        for name, held in match.held:
            if not held.holders[0].entity and held.holders[0].words in ("him", "her", "them", "it"):
                before = next(
                    (
                        c
                        for c in reversed(self.state.claims)
                        if isinstance(c, Provision)
                        and c.part.startswith(self.point.key)
                        and any(r.role in ("addressee", "charged") for r in c.roles)
                    ),
                    None,
                )
                found += [
                    replace(
                        r,
                        role="charged" if match.kind in _CHARGED else "addressee",
                        span=clause.span(held.holders[0].start, held.end),
                        office="",
                    )
                    for r in (before.roles if before else ())
                    if r.role in ("addressee", "charged")
                ]
                continue
            role = {"addressee": "charged" if match.kind in _CHARGED else "addressee", "person": "appointee"}.get(
                name, name
            )
            found += holders.roles(clause, held, role)
        return tuple(found)

    def _condition(self, clause: Clause, at: tuple[int, int], place: Place, parent: str) -> str:
        key = self.state.key(place.part)
        self.state.conditions[key] = claim = Provision(
            key=key,
            part=place.part,
            point=self.number,
            path=place.path,
            kind="condition",
            roles=details.obliged(clause, *at),
            parent=parent,
            evidence=(clause.span(*at),),
            voice=Voice.RESOLUTION,
            modality=Modality.CONDITIONAL,
            rule="condition",
        )
        self.state.claims.append(claim)
        return key

    def _require(self, dependent: str, condition: str) -> None:
        claim = self.state.conditions[condition]
        self.state.claims.append(
            Required(
                dependent=dependent,
                condition=condition,
                obliged=claim.roles[0].words if claim.roles else "",
                evidence=claim.evidence[:1],
                voice=Voice.RESOLUTION,
                modality=Modality.CONDITIONAL,
                rule="requires",
            )
        )

    def _acts(
        self, clause: Clause, part: str, unreal: tuple[tuple[int, int], ...], *, conditional: bool = False
    ) -> tuple[tuple[acts.Act, tuple[str, ...]], ...]:
        """The past acts of a clause as claims, with their keys; an act of one kind and full date is one act."""
        whole = ((0, clause.end),) if conditional else unreal
        return tuple(
            (act, tuple(self._claimed(clause, act, part))) for act in acts.find(clause, self.known.acts, whole)
        )

    def _claimed(self, clause: Clause, act: acts.Act, part: str) -> Iterator[str]:
        span = clause.span(act.start, act.end)
        for when in act.dates or (None,):
            full = (act.kind, when.edtf) if when is not None and "X" not in when.edtf else None
            if when is None and any(r.role == "actor" for r in act.roles):  # the heading's words again
                full = (act.kind, re.sub(r"^the ", "", " ".join(span.of(self.text).lower().split())))
            if full and full in self.state.known:
                key = self.state.known[full]
                index = next(i for i, c in enumerate(self.state.claims) if isinstance(c, PastAct) and c.key == key)
                self.state.claims[index] = replace(
                    self.state.claims[index], evidence=(*self.state.claims[index].evidence, span)
                )
                yield key
                continue
            key = self.state.key(part, "act")
            if full:
                self.state.known[full] = key
            self.state.claims.append(
                PastAct(
                    key=key,
                    kind=act.kind,
                    roles=act.roles,
                    when=when,
                    part=part,
                    evidence=(span,),
                    voice=Voice.RESOLUTION,
                    modality=Modality.REPORTED,
                    rule=f"past-{act.kind.removeprefix('past-')}",
                )
            )
            yield key
