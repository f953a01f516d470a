"""What the words beside a noun make of its tie: a broken pact, sanctions lifted, ties gone bad."""

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, Clause
from toolkit.extraction.clauses.nouns import is_unreal
from toolkit.extraction.text.inflection import forms
from toolkit.extraction.text.wordsets import wordset

_LIFTED = wordset("lifted")
_PEACE = wordset("peace")


def made_peace(clause: Clause) -> bool:
    """Whether the clause tells of a truce or talks, so that whoever invites to them mediates."""
    return not _PEACE.isdisjoint(clause.words)


_BREAKING = wordset("breaking off")
_QUITTING = forms("leave") | {"exited", "exits"}
_ENDING = _BREAKING | _QUITTING
_BROKEN = {"tie": "sanction", "sign": "-1", "directed": "true", "form": "noun broken"}
_CALLING_OFF = wordset("calling off talks")


def broken_off(clause: Clause, i: int, last: int, row: lexicon.Row) -> lexicon.Row:
    """Treaties and ties that somebody ends are a sanction: "suspended the accord with the North"."""
    near = range(max(1, i - 3), i) if row["tie"] == "talks" else ()
    if any(clause.lows[j] in _CALLING_OFF and clause.lows[j - 1] != "to" for j in near):
        return {**row, **_BROKEN}
    if row["tie"] not in ("treaty", "support", "alliance", "aid") or row["form"] == "noun role":
        return row
    near = range(i - 1, max(-1, i - 7), -1)
    name = next((j for j in near if clause.kinds[j] == ACTOR and not clause.is_adjective(j)), -1)
    before = range(max(0, i - 6, name + 1), i)
    breaking = [j for j in before if clause.lows[j] in _ENDING and not _ends_else(clause, j, i)]
    verb = breaking[-1] if breaking else breaking_verb(clause, last)
    if verb is None or (row["tie"] != "treaty" and clause.lows[verb].startswith("denounc")):
        return row  # a pact is denounced by those who leave it, a partnership by others
    return {**row, **_BROKEN}


def _ends_else(clause: Clause, j: int, i: int) -> bool:
    """ "The war ended in a truce", "left after talks on a pact": something else ends than the noun at i."""
    if clause.lows[j].startswith("end"):
        return clause.low(j + 1) in ("in", "with")
    return clause.lows[j] in _QUITTING and any(clause.has(k, "P") for k in range(j + 1, i))


def breaking_verb(clause: Clause, last: int) -> int | None:
    """ "The accord with Paris was denounced": the verb behind the noun that breaks it off."""
    for j in range(last + 1, min(last + 9, clause.size)):
        if clause.is_mark(j, ",;:") or clause.has(j, "SR"):
            return None
        if clause.is_finite(j):
            was = range(j + 1, min(j + 4, clause.size)) if clause.has(j, "X") else ()
            return next((k for k in was if clause.lows[k] in _BREAKING), None)
    return None


def taken_back(clause: Clause, i: int, last: int, row: lexicon.Row) -> bool:
    """ "lifted sanctions", "without support", "discussed the pact": the noun asserts nothing."""
    lows = clause.lows
    if not _ONLY_POSSIBLE.isdisjoint(lows[max(0, i - 3) : i]) or is_unreal(clause, i):
        return True
    if any(lows[j : j + 2] in _IS_NONE for j in range(max(0, i - 3), i - 1)):
        return True
    if row["tie"] == "support" and clause.low(i - 1) in _RISKY:
        return True  # "dangerous manoeuvres" are no joint ones
    near = range(max(0, i - 5), i)
    if row["tie"] in ("visit", "talks") and _called_off(clause, i, last):
        return True
    if row["tie"] == "treaty" and not _ONLY_SPOKEN_OF.isdisjoint(lows[max(0, i - 5) : i]):
        return True
    called_for = any(clause.low(j) == "for" and j > 0 and clause.lows[j - 1] in _CALLING for j in near)
    if row["tie"] in ("treaty", "talks") and called_for:  # "the appeal for talks"
        return True
    if row["term"] in _RELATIONS and not _UNCLEAR.isdisjoint(lows[last + 1 : last + _FAR_OFF]):
        return True  # "its relations with Chad are ambiguous"
    if row["tie"] == "combat" and "no" in clause.before(i, 2):
        return True  # "no fighting took place"
    if row["tie"] in ("combat", "visit", "talks", "condemnation") or row["form"] == "noun broken":
        return False
    return not _LIFTED.isdisjoint(lows[max(0, i - 4) : i])


_IS_NONE = (["not", "a"], ["not", "an"])  # "Peru is not a friend of Chile"


def _called_off(clause: Clause, i: int, last: int) -> bool:
    """ "cancelled his trip", "called off a visit", "the summit was postponed": nobody has come."""
    before, behind = range(max(0, i - _OFF_REACH), i), range(last + 1, min(last + _FAR_OFF, clause.size))
    was = (j for j in behind if clause.has(j - 1, "X"))  # "was cancelled"
    return any(
        clause.lows[j] in _CALLED_OFF or (clause.lows[j] == "called" and clause.low(j + 1) == "off")
        for j in (*before, *was)
    )


_OFF_REACH, _FAR_OFF = 5, 10  # tokens between calling off and what is called off, before and behind
_CALLED_OFF = wordset("calling off")


_CALLING = wordset("calling for")


def is_eased(clause: Clause, i: int) -> bool:
    """ "lifted its sanctions on Chad", "waived most of the embargo": a penalty that ends is friendly."""
    return any(clause.low(j) in _EASING for j in range(max(0, i - 5), i))


_EASING = wordset("easing a penalty")


def is_threatened(clause: Clause, i: int) -> bool:
    """ "threatened (to resume) attacks on Chad": nobody has struck yet."""
    return any(low.startswith("threaten") for low in clause.before(i, 4)) and "by" not in clause.before(i, 4)


_RISKY = frozenset({"dangerous", "aggressive", "provocative", "risky", "unsafe", "reckless", "hostile"})


def told_of(clause: Clause, i: int, last: int) -> bool:
    """Whether the attack at i is told as a fact: it killed, cost, began, or something came after it."""
    before = clause.before(i, 5)
    return not _IN_COURSE.isdisjoint([*before, *clause.lows[last + 1 : last + 10]])


_IN_COURSE = wordset("course of an attack")
_CONCLUDING = wordset("concluding")
_SINCE = frozenset({"since", "after", "before", "during", "until", "despite"})  # a truce as a date


def concluded(clause: Clause, i: int, last: int | None = None) -> bool:
    """Whether the verb before the noun at i, or a passive behind it, says that somebody made the treaty."""
    before = clause.before(i, 7)
    behind = clause.lows[last + 1 : last + 9] if last is not None else []
    made = not _CONCLUDING.isdisjoint(before) or ("been" in behind and not _CONCLUDING.isdisjoint(behind))
    return made and _SINCE.isdisjoint(before[-2:])


_SOUR = wordset("sour")
_UNCLEAR = frozenset({"ambiguous", "unclear", "murky", "opaque", "ambivalent", "complicated"})
_RELATIONS = frozenset({"relations", "diplomatic relations", "diplomatic ties"})


def soured(clause: Clause, i: int, last: int, row: lexicon.Row) -> lexicon.Row:
    """Relations that have gone bad are no support: "as relations with Paris soured"."""
    if row["tie"] != "support" or row["directed"] != "false":
        return row
    if row["term"] in _RELATIONS and "no" in clause.before(i, 2) and clause.low(last + 1) == "with":
        return {**row, **_BROKEN, "tie": "other"}  # "has no diplomatic relations with Chad"
    window = clause.lows[max(0, i - 3) : min(last + 16, clause.size)]
    return {**row, "tie": "other", "sign": "-1"} if _SOUR.intersection(window) else row


_ONLY_POSSIBLE = wordset("only possible")
_ONLY_SPOKEN_OF = wordset("only spoken of")
