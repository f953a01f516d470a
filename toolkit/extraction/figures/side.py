"""Whose people a figure counts: a row of rules, the most certain first."""

import re

from toolkit import lexicon
from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.antecedent import (
    is_group_subject,
    relative_subject,
)
from toolkit.extraction.figures.owner import head_before, heads_line, possessor
from toolkit.extraction.figures.phrases import named_around
from toolkit.extraction.figures.setting import (
    THEIRS,
    Setting,
    claims_for_itself,
    insertions,
    observes,
    of_speaker,
    of_subject,
    sender_of,
    victims_of,
)
from toolkit.extraction.figures.side_cues import Cues, cues_of
from toolkit.extraction.figures.side_weighing import heaviest
from toolkit.extraction.figures.sides import (
    OUT,
    group_before,
    has_people,
    mission_of,
    side_name,
    topic_side,
)
from toolkit.extraction.figures.subject import (
    acting_side,
    clause_start,
    is_passive,
    last_people,
    only_announces,
    side_of_pronoun,
    speaking_side,
)
from toolkit.extraction.figures.terms import LOSSES

_LOSE = ("lost", "losing", "loses", "lose", "suffered")
_BEFALLEN = ("killed", "wounded", "captured")


_SPEAKERS_OWN = re.compile(r"(?:\s|that\s)*(?:it|they|its|their|his|her|he|she|we|our)\b")


_NOT_OBJECT = re.compile(r"\b(?:was|were|is|are|at|to|stands?|stood|reach\w*|pass\w*)\b")


_OF_THESE = re.compile(r"(?:Of|Among) (?:these|those|them)\b")


_DEFINITE = re.compile(r"\b(?:the|those|these)\s$")


_OWNING = frozenset(("its", "their", "his", "her"))
_ITS = re.compile(r"\b(?:its|their|his|her)\b")


_IT_HAD = re.compile(r"(?:\sand\s\w+)?\s(?:that\s|which\s)?(?:it|they)\s(?:has|have|had|sent|keeps?)\b")


NOBODY = "-"  # a rule knows that nobody named is meant


_BANDS = frozenset(("insurgents", "rebels", "militants", "jihadists", "gunmen", "guerrillas", "terrorists"))
_REBELS = re.compile(
    r"\b(?:insurgents|rebels|militants|jihadists|gunmen|guerrillas|terrorists)\s(?:\w+\s){0,5}$"
)


_OWN_LOSSES = re.compile(r"\b(?:its|their) (?:own )?(?:losses|casualties|dead|toll|death toll)\b")


_ITS_N = re.compile(r"\b(?:its|their)\s(?:own\s|some\s|about\s|roughly\s)?$")


_OURS = re.compile(r"\bour\b")


_ARMIES = frozenset(("army", "military", "armed"))
_THE_ARMY = re.compile(r"\bthe (?:army|military|armed forces)\b")


_GROUP_NOUNS = frozenset(lexicon.terms("words", "fighter of a group"))


def side_of(setting: Setting) -> str:
    """Whose people: the owner inside the phrase, the possessor, the one who sends or loses them."""
    doc, sentence, quantity, verb = setting.doc, setting.sentence, setting.quantity, setting.verb
    setting.mentions = doc.owners_in(sentence)
    setting.inserted = insertions(doc, sentence, quantity.start)
    setting.actors = [
        m
        for m in setting.mentions
        if not observes(setting, m) and not any(low <= m.start < high for low, high in setting.inserted)
    ]
    setting.begin = clause_start(doc, sentence, quantity)
    if setting.inserted and setting.inserted[-1][0] <= setting.begin <= setting.inserted[-1][1]:
        setting.begin = sentence.start
    setting.active = (
        verb is not None
        and verb.end <= quantity.start
        and not is_passive(doc.lower, sentence.start, verb.start)
        and not _NOT_OBJECT.search(doc.lower, verb.end, quantity.start)
    )
    known = known_side(setting)
    return heaviest(evidence(setting)) if known is None else known


def known_side(setting: Setting) -> str | None:
    """The side where nothing has to be weighed: "our soldiers", an owner that is named, a group's men."""
    if _OURS.search(setting.doc.lower, setting.quantity.end, max(setting.noun.end, setting.quantity.end)):
        return of_speaker(setting)
    owner = owner_in_phrase(setting)
    if not owner and setting.noun.noun in _GROUP_NOUNS and setting.measure in LOSSES:
        return group_before(setting.doc, setting.sentence)  # nobody, rather than their enemy
    return owner or None


def evidence(setting: Setting) -> Cues:
    """The candidates with their cues, among them the answers of the rules and which of these came first."""
    cues = cues_of(setting)
    first = True
    for name, rule in _RULES:
        side = rule(setting)
        if side:
            found = cues["" if side == NOBODY else side]
            found.add(f"rule of {name}")
            if first:
                found.add(f"first rule of {name}")
            first = False
    return cues


def owner_in_phrase(setting: Setting) -> str:
    """The owner named in or beside the noun phrase."""
    doc, noun = setting.doc, setting.noun
    if noun.owner is not None and noun.owner.form not in OUT and has_people(doc, noun.owner):
        return side_name(doc, noun.owner)
    head = heads_line(doc, setting.sentence, setting.quantity.start)
    if head:
        return head
    own = [m for m in setting.mentions if not _tells(setting, m)]
    return named_around(setting) or possessor(doc, setting.quantity, noun, setting.measure, own)


def _tells(setting: Setting, mention: ActorMention) -> bool:
    """Whether a mention before the number only says it: "Ukraine's intelligence counts 400 dead"."""
    doc, start = setting.doc, setting.quantity.start
    return only_announces(doc, mention, setting.claimants) or any(
        mention.name in frame.names
        and mention.end <= frame.verb < start
        and frame.kinds & {"say", "estimate"}
        for frame in doc.frames[setting.sentence.index]
    )


def _by_part(setting: Setting) -> str:
    """As in "10 of them", "of these": the people spoken of before, or those whom the subject killed."""
    doc, sentence, verb = setting.doc, setting.sentence, setting.verb
    part = setting.noun.kind == "part"
    if part and _ITS.search(doc.lower, setting.quantity.end, setting.noun.end):
        return of_subject(setting)
    if part and setting.active and verb and verb.state in LOSSES and verb.term not in _LOSE:
        return victims_of(setting, verb)
    if part or _OF_THESE.match(sentence.text):
        start = setting.quantity.start
        known = last_people(doc, sentence, start, setting.since) or setting.previous
        return known or topic_side(doc, setting.claimants)
    return ""


def _by_noun(setting: Setting) -> str:
    """Peacekeepers belong to their mission, "its nationals" to the subject, terrorists to a group."""
    doc, sentence, noun, start = setting.doc, setting.sentence, setting.noun, setting.quantity.start
    if "peacekeep" in noun.noun or noun.noun.startswith("blue helmet"):
        return sender_of(setting) or mission_of(doc, sentence)
    owning = not _OWNING.isdisjoint(doc.words_in(sentence))
    if owning and (
        _ITS.search(doc.lower, setting.quantity.end, max(noun.end, setting.quantity.end))
        or _ITS_N.search(doc.lower, max(sentence.start, start - 20), start)
    ):
        return of_subject(setting)
    if owning and _OWN_LOSSES.search(doc.lower, sentence.start, start):
        if setting.same and setting.previous and THEIRS.search(doc.lower, sentence.start, start):
            return setting.previous
        return speaking_side(doc, sentence, start) or of_subject(setting)
    if noun.kind in ("none", "outcome") and is_group_subject(doc, sentence, setting.begin, start):
        return group_before(doc, sentence)
    if _IT_HAD.match(doc.lower, max(noun.end, setting.quantity.end)):
        subject = acting_side(doc, sentence, setting.mentions, sentence.start, start, speakers=True)
        return subject or side_of_pronoun(doc, sentence, noun.end, noun.end + 8)
    head = head_before(doc, sentence, setting.quantity, setting.mentions)
    if head:
        return head
    if setting.previous and _DEFINITE.search(doc.lower[max(sentence.start, start - 14) : start]):
        return last_people(doc, sentence, start, setting.since) or setting.previous
    return ""


def _by_clause(setting: Setting) -> str:
    """Who acts in the clause: the sender, the loser, the enemy of whoever kills; "its army" and "it"."""
    doc, sentence, verb, start = setting.doc, setting.sentence, setting.verb, setting.quantity.start
    if setting.active and verb and verb.state in _BEFALLEN and verb.term not in _LOSE:
        return victims_of(setting, verb)
    if setting.active and setting.measure == setting.kept == "trained" and setting.noun.kind == "none":
        return setting.previous  # "an EU mission has trained 80,000 more": of those trained before
    related = relative_subject(doc, sentence, setting.mentions, start)
    if related:
        return related
    claimed = claims_for_itself(setting)
    goes_on = setting.same and setting.measure in LOSSES  # "300 died and 2,700 were hurt"
    begin = max(setting.begin, setting.since) if goes_on else setting.begin
    subject = claimed or acting_side(doc, sentence, setting.actors, begin, start)
    if subject:
        return subject
    if setting.same and setting.measure in LOSSES and setting.previous:
        return setting.previous
    words = doc.words_in(sentence)
    if not _BANDS.isdisjoint(words) and _REBELS.search(doc.lower, setting.begin, start):
        return group_before(doc, sentence) or NOBODY
    if _SPEAKERS_OWN.match(doc.lower, setting.begin, start):
        told = speaking_side(doc, sentence, start)
        if told:
            return told
    if not _ARMIES.isdisjoint(words) and _THE_ARMY.search(doc.lower, setting.begin, start):
        named = doc.mentions_before(sentence) + doc.mentions_in(sentence)
        states = [m.name for m in named if m.kind == "state" and m.form != "compound"]
        ranked = (side for side in doc.sides if doc.actors.kind_of(side) == "state")
        return next(ranked, "") or (states[-1] if states else "")
    return setting.previous if setting.same else ""


_RULES = (("parts", _by_part), ("nouns", _by_noun), ("clauses", _by_clause))
