"""The clause around a number: its subject, named or meant by a pronoun or noun, and what that one does."""

import re

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_roles import SUBJECTS, Standing, centre, standings
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.text.spans import Sentence

_LOSE = ("lost", "losing", "loses", "lose", "suffered", "suffers", "suffering")
_PRONOUNS = frozenset(("it", "they", "he", "she"))
_PRONOUN = re.compile(
    r"(?:[,:;]\s|[\"“]|\b(?:that|and|but|says?|said|which|as|when|while|where|because|if|so|than|for)\s)"
    r"(it|they|he|she)(?=\s|['’])"
)
_OPENING = re.compile(r"(?:[\"“]|\bthat\s)?(it|they|he|she)(?=\s|['’])")
_NOUN = re.compile(
    r"\b(?:the|this|that|these|those|another|second|first|third|new|its|his|their|a)\s(?:[\w-]+\s)?(?:"
    r"(?P<power>army|military|armed forces|general staff|high command|junta|government|regime|authorities|"
    r"president|minister|ministry|security forces|air force|navy|police|capital)|"
    r"(?P<band>group|militia|movement|rebels|insurgents|militants|jihadists|jihadis|fighters|gunmen|guerrillas|"
    r"terrorists|gangs|paramilitaries|mercenaries)|"
    r"(?P<unit>force|mission|contingent|deployment|presence|operation|coalition|corps)|"
    r"(?P<count>batch|wave|total|toll|figures?|numbers?|count|tally|troops|soldiers|men|dead|wounded|losses|rest|"
    r"strength|recruits|volunteers))\b"
)


def roles(setting: Setting, sentence: Sentence) -> list[Standing]:
    """The actors of a sentence and how they stand, read once per article."""
    known = setting.course.roles.get(sentence.index)
    if known is None:
        known = setting.course.roles[sentence.index] = standings(setting.doc, sentence)
    return known


def heads_before(setting: Setting) -> dict[str, str]:
    """Whom the sentences before are about, and who spoke in the last of them."""
    doc, sentence = setting.doc, setting.sentence
    if not sentence.index:
        return {}
    before = doc.sentences[sentence.index - 1]
    found = roles(setting, before)
    same = before.paragraph == sentence.paragraph
    where = "last sentence" if same else "last paragraph"
    heads = {
        f"centre of {where}": centre(found),
        f"speaker of {where}": next((s.side for s in found if s.role == "speaker"), ""),
    }
    opening = before
    while same and opening.index and doc.sentences[opening.index - 1].paragraph == opening.paragraph:
        opening = doc.sentences[opening.index - 1]
    if opening is not before:
        heads["centre of paragraph"] = centre(roles(setting, opening))
    return heads


class Scene:
    """Where the clause begins, who is its subject and what becomes of the people.

    `kind`: "subject" (an actor of the clause), "outer subject" (one before it), "it" (a pronoun), "power"
    (the army), "band" (the rebels), "unit" (the force), "count" (the toll) or "none". `act` is what the verb
    of the number tells (loses, kills, trains, sends), `deed` what the subject does.
    """

    def __init__(self, setting: Setting) -> None:
        doc, sentence, start = setting.doc, setting.sentence, setting.quantity.start
        self.start, self.end = start, max(setting.noun.end, setting.quantity.end)
        self.here = roles(setting, sentence)
        self.act = _act(setting)
        active = setting.active or self.act == "loses"
        held = setting.measure == "captured" and setting.noun.kind in ("military", "outcome")
        if held and self.act != "loses":
            self.act, active = "kills", True  # whoever holds prisoners: they are not his own
        self.begin = setting.begin
        words = doc.words_in(sentence)
        before = [
            s
            for s in self.here
            if s.mention.end <= start
            and s.role in SUBJECTS
            and not any(low <= s.mention.start < high for low, high in setting.inserted)
        ]
        inside = [s for s in before if s.mention.start >= self.begin]
        self.kind = self._kind(doc.lower, words, inside)
        self.subject: Standing | None = inside[-1] if self.kind == "subject" else None
        if self.kind == "none" and before and self.act and active:
            self.kind, self.subject = "outer subject", before[-1]
        self.deed = self.act if active and self.act else "is" if setting.verb is not None else "has"

    def _kind(self, lower: str, words: frozenset[str], inside: list[Standing]) -> str:
        """What stands last as a subject between the beginning of the clause and the number."""
        kind, at = ("subject", inside[-1].mention.end) if inside else ("none", -1)
        if not _PRONOUNS.isdisjoint(words):
            opening = _OPENING.match(lower, self.begin)
            if opening and opening.start(1) > at:
                kind, at = "it", opening.start(1)
            for found in _PRONOUN.finditer(lower, self.begin, self.start):
                if found.start(1) > at:
                    kind, at = "it", found.start(1)
        for found in _NOUN.finditer(lower, self.begin, self.start):
            if found.start() > at and (kind != "subject" or found.lastgroup == "count"):
                kind, at = str(found.lastgroup), found.start()
        return kind

    def zone(self, mention: ActorMention) -> str:
        """Where a mention stands: after the number, inside its phrase, before it in the clause or outside."""
        if mention.start >= self.end:
            return "after"
        if mention.end > self.start:
            return "inside"
        return "clause" if mention.start >= self.begin else "before"


def _act(setting: Setting) -> str:
    verb = setting.verb
    if verb is None:
        return ""
    if verb.term in _LOSE:
        return "loses"
    if verb.state in LOSSES:
        return "kills"
    return "trains" if verb.state == "trained" else "sends"
