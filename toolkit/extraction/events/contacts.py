"""Words for a meeting, a visit or a call, of which some tell of soldiers, goods and names instead."""

from collections.abc import Sequence

from toolkit.extraction.clauses.clause import ACTOR, WORD, Clause
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, wordset
from toolkit.extraction.ties.blame import CALLING, REPROACH, reproach_after
from toolkit.extraction.ties.frames import TRAVELLERS

_UNTRUE = wordset("untrue")
_BAD = REPROACH | _UNTRUE
_HOLDING = frozenset({"host", "hosts", "hosted", "hosting"})
_RECEIVING = frozenset({"receive", "receives", "received", "receiving"})
_NAMED_SO = frozenset({"it", "this", "that", "these", "those", "them", "himself", "itself", "themselves"})
_STATEMENTS = wordset("statement that is rejected")
_ARRIVING = wordset("arriving") | {"sent", "flown"}
_FIGHTERS = frozenset({"fighters", "militants", "militiamen", "rebels", "gunmen"})
_GROUND = wordset("ground")
_STATE = 12  # tokens up to what it is called


def kind_of_contact(clause: Clause, i: int, behind: range, parties: Sequence[int]) -> str:
    """The code of a word for a meeting or visit, of which some tell of soldiers, camps and deliveries."""
    low = clause.lows[i]
    if low in CALLING:
        called = _called(clause, i)
        met = parties[0] < i and _is_met(clause, behind)
        return called if met or called != "CONSULT" else ""  # "residents saw men with Chadian flags"
    goods = any(j in clause.thing_ends for j in behind)
    if low in _HOLDING and (goods or any(clause.lows[j] in _GROUND or is_man(clause, j) for j in behind)):
        return ""  # "hosts a camp"
    if low in _RECEIVING and (goods or max(parties) < i):
        guests = not TRAVELLERS.isdisjoint(clause.lows[behind.start : behind.stop])
        return "AID" if goods else "CONSULT" if guests else ""  # "ordered five and has received three"
    if low in _RECEIVING and not verb_group(clause, i).be and not _is_met(clause, behind):
        return ""  # "received an assurance from Chad"
    if _ARRIVING.intersection(clause.lows[i : clause.last[i] + 1]):
        who = clause.lows[noun_group_end(clause, parties[0])]
        return "MOBILIZE" if who in ARMED_PEOPLE or who in _FIGHTERS else "CONSULT"
    return "CONSULT"


def _is_met(clause: Clause, behind: range) -> bool:
    """Whether somebody whom one can meet stands right behind the verb: "saw Lee", "received its envoys"."""
    for j in behind:
        if clause.kinds[j] == ACTOR and clause.actors[j].form in ("name", "short", "body"):
            return True
        if clause.lows[j] in TRAVELLERS:
            return True
        if clause.has(j, "PSRX") or clause.kinds[j] not in (WORD, ACTOR):
            return False
    return False


def _called(clause: Clause, i: int) -> str:
    """The code of "called it baseless", "called it an outrage", "called Chad"; none for "calls it a pact"."""
    if clause.lows[i - 2 : i - 1] == ["whom"]:
        return ""  # "men whom it called terrorists"
    word = reproach_after(clause, i, words=_BAD)
    if word is not None:
        return "REJECT" if clause.lows[word] in _UNTRUE else "ACCUSE"
    after = clause.last[i] + 1
    if clause.low(after) in _NAMED_SO:
        return ""  # "calls it an alliance"
    if _STATEMENTS.isdisjoint(clause.lows[after : after + 3]):
        return "CONSULT"
    quoted = any(clause.is_mark(j, '"“') for j in range(after, min(after + _STATE, clause.size)))
    return "REJECT" if quoted else ""  # 'called the accusation "a fairy tale"', "called the figure a ceiling"


def is_man(clause: Clause, j: int) -> bool:
    """Whether the word at j means soldiers and no thing: not "tanks"."""
    return clause.lows[j] in ARMED_PEOPLE and clause.readings(j).thing is None
