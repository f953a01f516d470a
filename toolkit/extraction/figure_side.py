"""Whose people a figure counts, where they are, and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit import lexicon
from toolkit.extraction.actor_types import ActorMention
from toolkit.extraction.figure_antecedent import (
    is_group_subject,
    relative_subject,
    speaks_of_own,
    topic_before,
)
from toolkit.extraction.figure_nouns import Counted
from toolkit.extraction.figure_owner import head_before, possessor
from toolkit.extraction.figure_sides import (
    NATIONAL,
    OUT,
    force_of,
    group_before,
    has_people,
    mission_of,
    side_name,
    side_name_of,
    state_of_place,
    topic_side,
)
from toolkit.extraction.figure_subject import (
    acting_side,
    admits,
    clause_start,
    is_passive,
    last_people,
    only_announces,
    side_of_pronoun,
    speaking_side,
    victim_side,
)
from toolkit.extraction.figure_terms import FigureTerm
from toolkit.extraction.numbers import Quantity
from toolkit.extraction.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.document import Document


_OF_AFTER = re.compile(
    r"\s(?:[\w’'-]+\s){0,2}?(?:of|from|with|in|for|loyal to|belonging to|serving with|"
    r"and)\s(?:the\s|its\s)?(?:[\w-]+\s)?$"
)


_LOSSES = ("killed", "wounded", "casualties", "captured", "missing")


_LOSE = ("lost", "losing", "loses", "lose", "suffered")


_SPEAKERS_OWN = re.compile(r"^(?:\s|that\s)*(?:it|they|its|their|his|her|he|she|we|our)\b")


_NOT_OBJECT = re.compile(r"\b(?:was|were|is|are|at|to|stands?|stood|reach\w*|pass\w*)\b")


_OF_THESE = re.compile(r"(?:Of|Among) (?:these|those|them)\b")


_DEFINITE = re.compile(r"\b(?:the|those|these)\s$")


_MISSION = re.compile(
    r"\b(?:the|this)\s(?:[\w-]+\s)?(?:mission|force|deployment|"
    r"operation)(?:['’]s)?\s(?:[\w-]+\s){0,2}(?:has|had|have|is|was|be|will|would|should|"
    r"numbers?|numbered|counts?|consists?|includes?|needs?|remains?|stands?|comprises?|grew|"
    r"shrank|reached|lost|strength|short)\b"
)


_ITS = re.compile(r"\b(?:its|their|his|her)\b")


@dataclass(slots=True)
class Setting:
    """What is known about a number when its side is asked for.

    `previous` is the side of the figure before, `same` whether that stands in the same sentence and
    `since` its offset, `near` whether it is no further than the sentence before, `kept` its measure;
    `begin` is where the clause of the number begins, `active` whether `verb` has the
    people for its object.
    """

    doc: "Document"
    sentence: Sentence
    quantity: Quantity
    noun: Counted
    measure: str
    verb: FigureTerm | None
    claimants: Sequence[str]
    previous: str
    same: bool
    since: int
    near: bool = False
    kept: str = ""
    mentions: list[ActorMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    begin: int = 0
    active: bool = False


def side_of(setting: Setting) -> str:
    """Whose people: the owner inside the phrase, the possessor, the one who sends or loses them."""
    doc, sentence, quantity, verb = setting.doc, setting.sentence, setting.quantity, setting.verb
    setting.mentions = [m for m in doc.mentions_in(sentence) if m.form not in OUT and has_people(doc, m)]
    setting.actors = [m for m in setting.mentions if not _observes(setting, m)]
    setting.begin = clause_start(doc, sentence, quantity)
    setting.active = (
        verb is not None
        and verb.end <= quantity.start
        and not is_passive(doc.lower, sentence.start, verb.start)
        and not _NOT_OBJECT.search(doc.lower, verb.end, quantity.start)
    )
    if _OURS.search(doc.lower, quantity.end, max(setting.noun.end, quantity.end)):
        return _ours(setting)
    if setting.noun.noun in _GROUP_NOUNS and setting.measure in _LOSSES:
        return _by_phrase(setting) or group_before(doc, sentence)  # nobody, rather than their enemy
    for rule in _RULES:
        side = rule(setting)
        if side:
            return "" if side == NOBODY else side
    return ""


def _ours(setting: Setting) -> str:
    """As in "three of our soldiers": of whoever speaks, here or in the sentences before."""
    doc = setting.doc
    names = list(setting.claimants)
    for index in range(setting.sentence.index, max(-1, setting.sentence.index - 6), -1):
        names += [frame.names[0] for frame in doc.frames[index] if frame.names]
    sides = (side_name_of(doc, name) for name in names if name)
    return next((side for side in sides if doc.actors.kind_of(side) in ("state", "armed_force")), "")


def _observes(setting: Setting, mention: ActorMention) -> bool:
    """Whether an agency or army only counts: "The NIS had 300 dead" says whose number, not whose dead."""
    doc, start = setting.doc, setting.quantity.start
    if mention.end > start or setting.noun.kind == "military":
        return False
    actor = doc.actors.actors.get(mention.name)
    if actor is None or not (actor.kind in ("agency", "person") or NATIONAL & set(actor.roles)):
        return False
    if _FROM_TO.search(doc.lower, mention.end, start):
        return True
    return not any(
        t.state and mention.end <= t.start < start for t in doc.figure_terms[setting.sentence.index]
    )


def _by_phrase(setting: Setting) -> str:
    """The owner named in or beside the noun phrase."""
    doc, noun = setting.doc, setting.noun
    if noun.owner is not None and noun.owner.form not in OUT and has_people(doc, noun.owner):
        return side_name(doc, noun.owner)
    own = [m for m in setting.mentions if not only_announces(doc, m, setting.claimants)]
    return possessor(doc, setting.quantity, noun, setting.measure, own)


def _by_part(setting: Setting) -> str:
    """As in "10 of them", "of these": the people spoken of before, or those whom the subject killed."""
    doc, sentence, verb = setting.doc, setting.sentence, setting.verb
    part = setting.noun.kind == "part"
    if part and _ITS.search(doc.lower, setting.quantity.end, setting.noun.end):
        return _its(setting)
    if part and setting.active and verb and verb.state in _LOSSES and verb.term not in _LOSE:
        return _victims(setting, verb)
    own = part and doc.lower.startswith((" of its own", " of their own"), setting.quantity.end)
    if own:
        return acting_side(
            doc, sentence, setting.mentions, sentence.start, setting.quantity.start, speakers=True
        )
    if part or _OF_THESE.match(sentence.text):
        start = setting.quantity.start
        known = last_people(doc, sentence, start, setting.since) or setting.previous
        return known or topic_side(doc, setting.claimants)
    return ""


def _by_noun(setting: Setting) -> str:
    """Peacekeepers belong to their mission, "its nationals" to the subject, terrorists to a group."""
    doc, sentence, noun, start = setting.doc, setting.sentence, setting.noun, setting.quantity.start
    if "peacekeep" in noun.noun or noun.noun.startswith("blue helmet"):
        return _sender(setting) or mission_of(doc, sentence)
    if _ITS.search(doc.lower, setting.quantity.end, max(noun.end, setting.quantity.end)) or _ITS_N.search(
        doc.lower, max(sentence.start, start - 20), start
    ):
        return _its(setting)
    if _OWN_LOSSES.search(doc.lower, sentence.start, start):
        if setting.same and setting.previous and _THEIRS.search(doc.lower, sentence.start, start):
            return setting.previous
        return speaking_side(doc, sentence, start) or _its(setting)
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


def _sender(setting: Setting) -> str:
    """The state that has or sends peacekeepers: "Moscow, which has 1,960 peacekeepers in Karabakh"."""
    doc, sentence, start = setting.doc, setting.sentence, setting.quantity.start
    if not _HAS_OR_SENDS.search(doc.lower, max(sentence.start, start - 40), start):
        return ""
    side = relative_subject(doc, sentence, setting.mentions, start) or acting_side(
        doc, sentence, setting.mentions, setting.begin, start
    )
    return side if doc.actors.kind_of(side) == "state" else ""


def _its(setting: Setting) -> str:
    """As in "200 of its soldiers": of the subject of the clause, of the sentence before, of the speaker."""
    doc, sentence, start = setting.doc, setting.sentence, setting.quantity.start
    if setting.same and setting.previous and _THEIRS.search(doc.lower, setting.since, start):
        return setting.previous
    subject = acting_side(doc, sentence, setting.mentions, sentence.start, start)
    if subject:
        return subject
    speaker = acting_side(doc, sentence, setting.mentions, sentence.start, start, speakers=True)
    if speaker:
        return speaker
    if setting.near and re.match(r"they\b", doc.lower[sentence.start : start]):
        return setting.previous
    return topic_before(doc, sentence) or setting.previous


def _by_clause(setting: Setting) -> str:
    """Who acts in the clause: the sender, the loser, the enemy of whoever kills; "its army" and "it"."""
    doc, sentence, verb, start = setting.doc, setting.sentence, setting.verb, setting.quantity.start
    if setting.active and verb is not None and verb.state in ("killed", "wounded", "captured"):
        return _victims(setting, verb)
    if setting.active and setting.measure == setting.kept == "trained" and setting.noun.kind == "none":
        return setting.previous  # "an EU mission has trained 80,000 more": of those trained before
    related = relative_subject(doc, sentence, setting.mentions, start)
    if related:
        return related
    claimed = _claims_for_itself(setting)
    goes_on = setting.same and setting.measure in _LOSSES  # "300 died and 2,700 were hurt"
    begin = max(setting.begin, setting.since) if goes_on else setting.begin
    subject = claimed or acting_side(doc, sentence, setting.actors, begin, start)
    if subject:
        return subject
    if setting.same and setting.measure in _LOSSES and setting.previous:
        return setting.previous
    if _REBELS.search(doc.lower, setting.begin, start):
        return group_before(doc, sentence) or NOBODY
    if _SPEAKERS_OWN.search(doc.lower, setting.begin, start):
        told = speaking_side(doc, sentence, start)
        if told:
            return told
    if _THE_ARMY.search(doc.lower, setting.begin, start):
        named = doc.mentions_before(sentence) + doc.mentions_in(sentence)
        states = [m.name for m in named if m.kind == "state" and m.form != "compound"]
        ranked = (side for side in doc.sides if doc.actors.kind_of(side) == "state")
        return next(ranked, "") or (states[-1] if states else "")
    return setting.previous if setting.same else ""


def _claims_for_itself(setting: Setting) -> str:
    """As in "the Arakan Army claims 45,000": a group that counts its own."""
    doc, start = setting.doc, setting.quantity.start
    for frame in doc.frames[setting.sentence.index]:
        own = frame.names and frame.cue not in _COUNTS_OTHERS
        direct = own and 0 < start - frame.verb - len(frame.cue) < 3
        if direct and setting.measure not in _LOSSES and doc.actors.kind_of(frame.names[0]) == "armed_force":
            return side_name_of(doc, frame.names[0])
    return ""


def _by_losses(setting: Setting) -> str:
    """Losses with nobody named: of whoever admits them, of the state of the place, of those before."""
    doc, sentence, verb, start = setting.doc, setting.sentence, setting.verb, setting.quantity.start
    if setting.measure not in _LOSSES or (setting.active and verb is not None and verb.term in _LOSE):
        return ""
    own = speaks_of_own(doc, sentence, setting.claimants)
    if own:
        return own
    speaker = next((doc.actors.state_of(name) for name in setting.claimants if name), "")
    speaker = speaker if doc.actors.kind_of(speaker) in ("state", "armed_force") else ""
    if speaker and admits(doc, sentence, start, setting.claimants):
        return speaker
    place = state_of_place(doc, sentence)
    if speaker and _publishes(doc, sentence, start):
        return speaker
    known = place or setting.previous or speaker or last_people(doc, sentence, start)
    return known or topic_side(doc, ())


def _by_context(setting: Setting) -> str:
    """The mission, the subject of the sentence or of the one before, the topic of the article."""
    doc, sentence, start = setting.doc, setting.sentence, setting.quantity.start
    if _MISSION.search(doc.lower, setting.begin, start):
        mission = force_of(doc, sentence) or mission_of(doc, sentence)
        if mission:
            return mission
    return (
        acting_side(doc, sentence, setting.actors, sentence.start, start)
        or side_of_pronoun(doc, sentence, setting.begin, start)
        or _offers(setting)
        or _topic_here(setting)
        or setting.previous
        or last_people(doc, sentence, start)
        or topic_side(doc, setting.claimants)
    )


def _topic_here(setting: Setting) -> str:
    """What the paragraph is about, where no figure of it has told whose people it counts."""
    doc, sentence = setting.doc, setting.sentence
    if setting.since >= 0 and doc.sentence_at(setting.since).paragraph == sentence.paragraph:
        return ""
    return topic_before(doc, sentence, same_paragraph=True)


def _publishes(doc: "Document", sentence: Sentence, before: int) -> bool:
    """As in "Azerbaijan published a list of 2,906 fallen": a state names its own dead."""
    return bool(_ROLL.search(doc.lower, sentence.start, before))


def _offers(setting: Setting) -> str:
    """As in "the president confirmed a ceiling of 8,000": the speaker's state, which gives them."""
    doc, sentence = setting.doc, setting.sentence
    if setting.measure in _LOSSES or not _OFFER.search(doc.lower, sentence.start, sentence.end):
        return ""
    own = next((side_name_of(doc, name) for name in setting.claimants if name), "")
    return own if own and own in doc.actors.actors and own in doc.sides[:3] else ""


def _victims(setting: Setting, verb: FigureTerm) -> str:
    s = setting
    return victim_side(s.doc, s.sentence, s.mentions, s.begin, verb, s.previous, s.claimants)


_RULES = (_by_phrase, _by_part, _by_noun, _by_clause, _by_losses, _by_context)


_IT_HAD = re.compile(r"(?:\sand\s\w+)?\s(?:that\s|which\s)?(?:it|they)\s(?:has|have|had|sent|keeps?)\b")
NOBODY = "-"  # a rule knows that nobody named is meant
_REBELS = re.compile(
    r"\b(?:insurgents|rebels|militants|jihadists|gunmen|guerrillas|terrorists)\s(?:\w+\s){0,5}$"
)
_ROLL = re.compile(
    r"\b(?:published|publishes|released|issued|keeps|posted)\s(?:\w+\s){0,2}(?:list|names|roll|register)\sof\s$"
)


_COUNTS_OTHERS = ("counted", "counts", "reported", "reports", "listed", "lists", "estimates", "estimated")


_OWN_LOSSES = re.compile(r"\b(?:its|their) (?:own )?(?:losses|casualties|dead|toll|death toll)\b")


_ITS_N = re.compile(r"\b(?:its|their)\s(?:own\s|some\s|about\s|roughly\s)?$")


# an estimate goes from one number to another
_FROM_TO = re.compile(
    r"\b(?:moved|went|jumped|came|raised (?:it|this|that|the figure|its estimate))\s(?:from|to)\s"
    r"(?:[\d,]+\sto\s)?$"
)


_THEIRS = re.compile(r"\b(?:their|them)\b")


# words of those who give soldiers of their own
_OFFER = re.compile(
    r"\bceiling of\b|\bready (?:to|by|within|in|for)\b|\bin readiness\b|\bstand(?:s|ing)? (?:by|ready)\b|"
    r"\b(?:pledg|offer|contribut|commit)\w*|\bprepared to\b|\bwe (?:will|can|could|shall)\b"
)


_OURS = re.compile(r"\bour\b")


_HAS_OR_SENDS = re.compile(
    r"\b(?:has|have|had|keeps|dispatched|sent|sends|contributes|contributed|deployed|provides|provided|lost)\s"
    r"(?:[\w,]+\s){0,3}$"
)


_THE_ARMY = re.compile(r"\bthe (?:army|military|armed forces)\b")


_GROUP_NOUNS = frozenset(lexicon.terms("words", "fighter of a group"))
