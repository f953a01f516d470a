"""Who acts in the clause of a number, by its grammar: the subject of the verb, whoever stands behind "by",
and whom "it", "its" and "the army" mean."""

from collections import defaultdict
from typing import NamedTuple

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.objects import by_agent
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.text import patterns as re

Cues = defaultdict[str, set[str]]

_TELLS = frozenset((*lexicon.terms("cues", "say"), *lexicon.terms("cues", "estimate")))

_LOSE = ("lost", "losing", "loses", "lose", "suffered", "suffers", "suffering")
_OWN = re.compile(r"\b(?:its|their|his|her) own\b")
_BEFORE, _BEHIND = 25, 20  # tokens in which the verb of a number is looked for
_WORDS = {
    "it": ("it", "they", "he", "she", "them", "him", "her"),
    "its": ("its", "their", "his"),
}
_REFERENCES = {word: kind for kind, words in _WORDS.items() for word in words}


class Act(NamedTuple):
    """What the word of a number tells: `verb` (loses, kills, trains, sends), `deed` what the subject does."""

    verb: str
    deed: str

    @staticmethod
    def of(setting: Setting) -> "Act":
        """What becomes of the people of a number, and by whom; whoever holds prisoners has taken others'."""
        verb = _verb(setting)
        active = setting.active or verb == "loses"
        if verb != "loses" and setting.measure == "captured" and setting.noun.kind in ("military", "outcome"):
            return Act("kills", "kills")
        return Act(verb, verb if active and verb else "is" if setting.verb is not None else "has")


def _verb(setting: Setting) -> str:
    word = setting.verb
    if word is None:
        return ""
    if word.term in _LOSE:
        return "loses"
    if word.state in LOSSES:
        return "kills"
    return "trains" if word.state == "trained" else "sends"


def from_grammar(setting: Setting, act: Act, cues: Cues) -> None:
    """Add what the clause view of the sentence says of its actors and short references."""
    clause = setting.clause
    if clause is None:
        return
    spot = clause.token_at(setting.quantity.start)
    own = "own" in clause.words and _OWN.search(setting.doc.lower, setting.begin, setting.end)
    for kind, verb in (("near", verb_before(clause, spot)), ("own", own_verb(setting, clause))):
        tells = verb is not None and clause.lows[verb] in _TELLS
        found = ["tells"] if tells else ["", act.deed]
        for j in subject(clause, verb) if verb is not None else ():
            _note(setting, clause, j, cues, *(f"{kind} subject {deed}".rstrip() for deed in found))
            if tells:
                continue
            if clause.actors[j].form == "short":
                _note(setting, clause, j, cues, f"{kind} subject short")
            if own:
                _note(setting, clause, j, cues, "subject with its own")
    for j in by_agent(clause, behind) if (behind := _verb_behind(clause, spot)) is not None else ():
        _note(setting, clause, j, cues, "agent")
    for j in clause.names:
        if clause.actors[j].form == "short" or clause.lows[j] in _REFERENCES:
            kind = _REFERENCES.get(clause.lows[j], "noun")
            zone = setting.zone(clause.actors[j])
            _note(setting, clause, j, cues, f"{zone} meant", f"{zone} meant by {kind}")


def _note(setting: Setting, clause: Clause, j: int, cues: Cues, *found: str) -> None:
    """Add cues for the side of the name at token j, if it has people of its own."""
    side, _, peopled = setting.doc.allegiances[clause.actors[j].name]
    if peopled:
        cues[side].update(found)


def verb_before(clause: Clause, spot: int) -> int | None:
    """The finite verb nearest before a token, in the same part of the sentence."""
    for j in range(spot - 1, max(spot - _BEFORE, -1), -1):
        if clause.is_mark(j, ";"):
            return None
        people = clause.has(j, "H") and j - 1 in clause.adjectives
        if clause.kinds[j] == ACTOR or people or clause.has(j - 1, "'"):
            continue  # "American soldiers", "this year's drills"
        if clause.finite[j] or _is_infinitive(clause, j):
            return j
    return None


def doer_before(setting: Setting, offset: int) -> str:
    """The name of the subject of the verb nearest before an offset; blank where none is seen."""
    clause = setting.clause
    verb = verb_before(clause, clause.token_at(offset)) if clause else None
    doers = subject(clause, verb) if clause and verb is not None else []
    return clause.actors[doers[0]].name if clause and doers else ""


def _is_infinitive(clause: Clause, j: int) -> bool:
    """As in "to send", "will soon attack": not the noun in "a joint force of"."""
    if "B" not in clause.tags[j]:
        return False
    return any(clause.lows[k] == "to" or "X" in clause.tags[k] for k in range(max(j - 2, 0), j))


def own_verb(setting: Setting, clause: Clause) -> int | None:
    """The word that says what became of the people, if it stands before the number."""
    word = setting.verb
    if word is None or word.end > setting.quantity.start:
        return None
    spot = clause.token_at(word.start)
    return spot if spot < clause.size else None


def _verb_behind(clause: Clause, spot: int) -> int | None:
    """The finite verb that follows a token."""
    stop = min(spot + _BEHIND, clause.size)
    return next((j for j in range(spot, stop) if clause.kinds[j] != ACTOR and clause.finite[j]), None)
