"""Words that could be a verb or a noun, and relations that are taken back."""

from toolkit.extraction.clauses.clause import ACTOR, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import wordset

_BEHIND_NOUNS = frozenset({"on", "against", "of", "by", "and", "or", "between", "have", "has", "were", "are"})


def _nothing_reached(clause: Clause, after: int) -> bool:
    """Whether nothing that a verb could have as its object stands at `after`."""
    if after >= clause.size or clause.kinds[after] == MARK:
        return True
    return clause.low(after) in _BEHIND_NOUNS


def _nothing_taught(clause: Clause, after: int) -> bool:
    """ "the drones and training", "training and vehicles": nobody who is trained stands at `after`."""
    return _nothing_reached(clause, after) or clause.has(after, "PCXSA") or clause.is_finite(after)


_LETTING = wordset("letting somebody do")


def is_let_do(clause: Clause, i: int) -> bool:
    """Whether the word at i is what somebody is let do: "let Oman ship rifles"."""
    name = i - 1
    if name < 1 or clause.kinds[name] != ACTOR or clause.is_adjective(name):
        return False
    return clause.low(group_start(clause, name) - 1) in _LETTING


def reads_as_noun(clause: Clause, i: int, term: Term) -> bool:
    """Whether the word at i, which could be a verb or a noun, stands as a noun."""
    if term.code in "dn" or (term.code == "b" and is_let_do(clause, i)):
        return False
    if i == 0:
        return _opens_as_noun(clause, term)
    if term.code == "g" and _has_object(clause, i):
        return False
    if clause.kinds[i - 1] == ACTOR:
        return _is_owned(clause, i, term)
    return _is_noun_behind(clause, i, term)


def _opens_as_noun(clause: Clause, term: Term) -> bool:
    """Whether the first word stands as a noun: "Fighting broke out", "Attacks on the port"."""
    after = clause.last[0] + 1
    if term.code == "g" and clause.finite[after : after + 1] == b"\1":
        return True
    return clause.low(after) in _BEHIND_FIRST or clause.low(after).endswith("ed")


_BEHIND_FIRST = frozenset({"of", "on", "by", "against", "between", "to", "from"})


def _has_object(clause: Clause, i: int) -> bool:
    """As in "accused of backing (the) rebels", "of arming and leading M23": a word in -ing that is a verb."""
    after = clause.last[i] + 1
    if clause.kind(after) == ACTOR:
        return True
    twin = clause.low(after) == "and" and clause.has(after + 1, "G")
    return not clause.has(i - 1, "D") and (clause.has(after, "D") or twin)


def _is_owned(clause: Clause, i: int, term: Term) -> bool:
    """Whether the word at i is a noun of the name before: "U.S. sanctions", "the Chad-Niger talks"."""
    can_be_noun = clause.readings(i).noun is not None
    if clause.is_mark(i - 2, "-–—/") and i - 3 in clause.actors:
        return can_be_noun
    if clause.low(i - 2) in _ASKING or not _WHOM.isdisjoint((clause.low(i - 2), clause.low(i - 3))):
        return False  # "does Chad support", "the rebels, whom Rwanda supports"
    if term.code == "s" and can_be_noun and _nothing_reached(clause, clause.last[i] + 1):
        return True
    one = term.code == "b" and not clause.is_plural(i - 1) and len(coordinated(clause, i - 1)) < 2
    return clause.is_adjective(i - 1) or one


_ASKING = frozenset({"do", "does", "did", "will", "would", "can", "could", "should"})
_WHOM = frozenset({"whom", "which"})


def _is_noun_behind(clause: Clause, i: int, term: Term) -> bool:
    """Whether the word at i is a noun behind a word that is no name: "its first gift", "of support"."""
    before, low, behind = clause.tags[i - 1], clause.low(i - 1), clause.low(clause.last[i] + 1)
    if "D" in before or before == "'" or ("P" in before and low != "to"):
        return True
    if before == "A" and i > 1 and clause.tags[i - 2] in ("D", "'"):
        return True  # "its first gift", "the latest offer"
    if low == "to" or clause.has(i - 1, "XORA") or (low in ("and", "or") and term.code != "b"):
        return low != "to" and behind in _BEHIND_OBJECT
    if term.code == "g":
        return _is_name_of_deed(clause, i, term)
    if "H" in before:
        return behind in _BEHIND_OBJECT or behind == "with"
    return clause.kinds[i - 1] in (WORD, NUMBER)


_BEHIND_OBJECT = frozenset({"of", "by", "on", "against", "between"})


def _is_name_of_deed(clause: Clause, i: int, term: Term) -> bool:
    """Whether a word in -ing names what is done: "political backing.", "the drones and training"."""
    after = clause.last[i] + 1
    if clause.low(after) in ("of", "that", "which"):
        return True
    if term.row["term"] == "train" and _nothing_taught(clause, after):
        return True
    ends = after >= clause.size or clause.kinds[after] == MARK
    described = not clause.tags[i - 1] and clause.kinds[i - 1] == WORD
    return ends and described and not clause.low(i - 1).endswith("ly")


def is_supposed(clause: Clause, i: int) -> bool:
    """Whether what stands at i is only supposed: "If Chad sent troops, Niger would object", "asked if"."""
    if "if" not in clause.words:
        return False
    for j in range(i - 1, -1, -1):
        if clause.lows[j] == "if":
            return clause.low(j - 1) not in ("even", "as")
        if clause.is_mark(j, ",;:–—"):
            break
    return False


def is_unreal(clause: Clause, i: int) -> bool:
    """Whether the verb or noun at i tells of what has not come about: "would have imposed", "yet to sign"."""
    if _UNREAL_WORDS.isdisjoint(clause.words):
        return False
    before = clause.before(i, _UNREAL_REACH)
    return any(tuple(before[k : k + 2]) in _UNREAL for k in range(len(before) - 1))


_UNREAL = {("would", "have"), ("yet", "to"), ("close", "to"), ("verge", "of"), ("brink", "of")}
_UNREAL_WORDS = frozenset(first for first, _ in _UNREAL)
_UNREAL_REACH = 6  # tokens between "would" and the noun that its verb brings about
_DENIAL = wordset("denial")


def is_negated(clause: Clause, i: int) -> bool:
    """Whether the verb at i is negated or denied: "did not attack", "denied attacking"."""
    group = verb_group(clause, i)
    return group.negated or is_denied(clause, group.start)


def is_denied(clause: Clause, start: int) -> bool:
    """ "denied attacking", "denies that it attacked", "voted against backing": the relation is taken back."""
    if _TAKING_BACK.isdisjoint(clause.words):
        return False
    if clause.low(start - 1) == "against" and clause.lows[start].endswith("ing"):
        return True
    for j in range(start - 1, max(start - 8, -1), -1):
        if clause.lows[j] in _DENIAL or is_rejected(clause, j, start):
            return not _beside_denial(clause, j, start)
        if clause.kinds[j] == MARK:
            return False
    return False


def _beside_denial(clause: Clause, j: int, start: int) -> bool:
    """ "denies backing M23 and accuses Chad": a second verb of who denies, and not denied."""
    for k in range(j + 2, start + 1):
        if clause.low(k - 1) in ("and", "but") and clause.is_finite(k):
            alike = clause.lows[j][-1:] == clause.lows[k][-1:]
            return alike and _OWN_VERB.isdisjoint(clause.lows[j:k])
    return False


_OWN_VERB = frozenset({"having", "that", "it", "had"})  # then what is denied may have two verbs


def is_rejected(clause: Clause, j: int, start: int) -> bool:
    """ "rejects the charge that its men help the rebels": what stands at `start` is said to be untrue."""
    return clause.lows[j] in _REJECTING and "that" in clause.lows[j:start]


_REJECTING = wordset("rejecting")
_TAKING_BACK = _DENIAL | _REJECTING | {"against"}
