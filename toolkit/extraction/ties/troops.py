"""Whose soldiers stand or fight in whose country, or on whose side.

English says it in many ways ("Kenya sent 400 officers to Haiti", "Rwandan troops in Congo", "soldiers
from Chad", "Uganda, whose men are in Congo"); all of them put a word for armed people between an owner
and a place, so the search starts at that word.
"""

from collections.abc import Iterator

from toolkit.extraction.clauses.clause import BE, NUMBER, WORD, Clause
from toolkit.extraction.clauses.nouns import is_rejected
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, POSSESSIVES, wordset
from toolkit.extraction.ties.contributors import gapped
from toolkit.extraction.ties.frames import Relation
from toolkit.extraction.ties.troop_owners import owners_of, whom_sent
from toolkit.extraction.ties.troop_places import LEAVING, TRAINING, counted_places, receiver_of, target_of


def troop_relations(clause: Clause) -> Iterator[Relation]:
    """Every pair of an owner of armed people and the place or side where they are.

    A relation whose place the clause leaves out ("Jamaica has contributed soldiers") has an empty `b`.
    """
    for i in _forces(clause):
        if not _are_nationals(clause, i) and not owners_of(clause, i) and (sent_by := whom_sent(clause, i)):
            places, last, _ = target_of(clause, sent_by[1])
            if places or clause.lows[sent_by[1]].startswith(_LENDING):
                yield Relation((sent_by[0],), tuple(places), "troops", 1, True, i, max(last, sent_by[1]))
        else:
            yield from _told_of(clause, i)


def _forces(clause: Clause) -> list[int]:
    """The tokens where armed people, ships with crews, or nationals who are fighters stand."""
    spots = {i for i, mention in clause.actors.items() if mention.form == "people"}
    if not _PEOPLE_OR_SHIPS.isdisjoint(clause.words):
        spots.update(i for i, low in enumerate(clause.lows) if low in _PEOPLE_OR_SHIPS)
    if "battle" in clause.words:
        spots.update(i for i in range(1, clause.size) if _battle_group(clause, i))
    if "force" in clause.words:
        spots.update(i for i in range(2, clause.size) if _number_of_force(clause, i))
    if not spots:
        return []
    in_things = _inside_things(clause)
    return [i for i in sorted(spots) if _is_force(clause, i, in_things)]


def _number_of_force(clause: Clause, i: int) -> bool:
    """ "a force of 3,000": the number stands for the soldiers, if these are not named."""
    return (
        clause.kinds[i] == NUMBER and clause.lows[i - 2 : i] == ["force", "of"] and not clause.has(i + 1, "H")
    )


def _battle_group(clause: Clause, i: int) -> bool:
    return clause.lows[i - 1 : i + 1] == ["battle", "group"]


def _is_force(clause: Clause, i: int, in_things: frozenset[int]) -> bool:
    """Whether the word at i is one for people under arms who are there: not pupils, prisoners or none."""
    nationals = _are_nationals(clause, i)
    if clause.lows[i] in ("soldier", "officer") and not _NO_FORCE.isdisjoint(clause.before(i, 3)):
        return False
    plain = clause.kinds[i] == WORD and clause.lows[i] in ARMED_PEOPLE and i not in in_things
    plain = plain or (i > 0 and _battle_group(clause, i))
    people = plain or _sails(clause, i) or (i > 1 and _number_of_force(clause, i))
    if not (people or nationals) or (people and clause.low(i + 1) in ARMED_PEOPLE):
        return False
    if (nationals and not _armed(clause, i)) or _struck(clause, i):
        return False
    return not (_none_or_leaving(clause, i) or _in_training(clause, i) or _held(clause, i))


def _struck(clause: Clause, i: int) -> bool:
    """ "accused Chad of firing on its soldiers": these are not Chad's, and where they stand is home."""
    whose = clause.lows[i - 1] in POSSESSIVES if i > 1 else False
    return whose and any("combat" in clause.readings(j).ties for j in (i - 2, i - 3) if j >= 0)


_NO_FORCE = frozenset({"former", "retired", "ex", "top", "senior", "ranking"})  # "Peru's top soldier"


def _are_nationals(clause: Clause, i: int) -> bool:
    return i in clause.actors and clause.actors[i].form == "people"


def _told_of(clause: Clause, i: int) -> Iterator[Relation]:
    """Whose the people at i are, and where they are or for whom they fight."""
    nationals = _are_nationals(clause, i)
    owners = [i] if nationals else owners_of(clause, i)
    if not owners:
        return
    target, last, sign = target_of(clause, i, {clause.actors[n].name for n in owners})
    target = target or receiver_of(clause, i)
    target = [*target, *(n for n in counted_places(clause, i) if n not in target)]
    if not nationals:
        others = gapped(clause, i)
        owners = [*owners, *others]
        target = [n for n in target if n not in others]  # "has men in Haiti, and Chad 400"
    owners = [x for x in owners if x not in target]
    if owners and (target or _lent_somewhere(clause, i, owners)):
        tie = "troops" if sign > 0 else _hostile(clause, i, last)
        if tie == "other" and not _LOST.isdisjoint(clause.lows):
            return  # "soldiers were killed along the border with Chad"
        yield Relation(tuple(owners), tuple(target), tie, sign, True, min(i, *owners), max(last, i))


def _lent_somewhere(clause: Clause, i: int, owners: list[int]) -> bool:
    """Whether the people at i serve abroad though no place is named: they were sent, and are no losses."""
    lent = _sent(clause, i) or _from_several(clause, i, owners)
    return bool(lent) and _LOST.isdisjoint(clause.lows)


_ARMED = wordset("sign of arms")
_LENDING = ("lend", "lent", "contribut", "provid", "second", "pledg")
_SHIPS = wordset("ship")
_PEOPLE_OR_SHIPS = ARMED_PEOPLE | _SHIPS


def _sails(clause: Clause, i: int) -> bool:
    """Ships and aircraft that are sent somewhere stand for their crews; gifts are supplies."""
    if clause.lows[i] not in _SHIPS:
        return False
    before = clause.before(i, 9)
    return not _SAILING.isdisjoint([*before, *clause.lows[i + 1 : i + 4]])


_SAILING = wordset("sailing")


def _armed(clause: Clause, i: int) -> bool:
    """Whether the nationals named at i are counted or spoken of as fighters: "2,500 Russians in Mali"."""
    if i and clause.kinds[i - 1] == NUMBER:
        return True
    return any(low in _ARMED for low in clause.lows[max(0, i - 10) : i + 10])


def _inside_things(clause: Clause) -> frozenset[int]:
    """Tokens of a longer name of a thing: the "personnel" of "armoured personnel carriers"."""
    inside: set[int] = set()
    for i, hit in clause.hits.items():
        thing = hit.terms.thing
        if thing is not None and thing.row["category"] not in ("labour", ""):
            inside.update(range(i, clause.last[i] + 1))
            follower = clause.last[i] + 1
            if clause.low(follower) in ("trainers", "units", "unit", "operators"):
                inside.add(follower)
    return frozenset(inside)


def _hostile(clause: Clause, i: int, last: int) -> str:
    """Troops massed on a border threaten; troops sent against somebody fight."""
    return (
        "other"
        if any(
            low.startswith(("border", "frontier", "toward", "off", "around", "near"))
            for low in clause.lows[i:last]
        )
        else "combat"
    )


_SENT = wordset("sent")


def _sent(clause: Clause, i: int) -> bool:
    """Whether the people at i are said to be sent or to have come, wherever that may be."""
    return any(clause.lows[j] in _SENT for j in range(max(0, i - 9), min(i + 5, clause.size)))


def _from_several(clause: Clause, i: int, owners: list[int]) -> bool:
    """ "1,000 soldiers from A, B and C answer to him": a force that several states lend."""
    counted = clause.kinds[i - 1] == NUMBER or len(owners) > _FEW
    return len(owners) > 1 and clause.low(i + 1) == "from" and counted


_FEW = 2


def _in_training(clause: Clause, i: int) -> bool:
    """ "are training Ukrainian recruits in Britain", "taught skills to recruits": guests, not a force."""
    if TRAINING.intersection(clause.before(i, 5)):
        return True
    if "to" in clause.before(i, 4) and _TEACHING.intersection(clause.before(i, 10)):
        return True
    if clause.lows[i] in _PUPILS and "training" in clause.words:
        return True
    return "trained" in clause.lows[i + 1 : i + 6] and bool(BE.intersection(clause.lows[i + 1 : i + 5]))


_PUPILS = frozenset({"cadets", "recruits", "trainees"})
_TEACHING = frozenset({"teach", "teaches", "taught", "teaching", "lessons", "instruction"})
_SHYING = wordset("denial")
_CAPTIVITY = wordset("captivity")
_LOST = frozenset({"killed", "wounded", "injured", "lost", "dead", "died"})


def _held(clause: Clause, i: int) -> bool:
    """Prisoners and pupils are no force, nor are those at large, nor the dead of a list without a place."""
    if "large" in clause.words and clause.low(clause.lows.index("large") - 1) == "at":
        return True
    return not _CAPTIVITY.isdisjoint(clause.lows[max(0, i - 6) : i + 8])


def _none_or_leaving(clause: Clause, i: int) -> bool:
    """ "no Egyptian troops", "withdrew its soldiers", "soldiers left": nobody is there."""
    for j in range(max(0, i - 7), i):
        if clause.lows[j] == "not" and clause.low(j + 1) in ("a", "one"):
            return True  # "not a single Peruvian soldier"
        if is_rejected(clause, j, i):
            return True  # "rejected reports that its men were there"
        if clause.lows[j] in _SHYING and clause.low(j + 1) in ("out", "to"):
            return True  # "has not ruled out sending troops", "refused to send": nobody has been sent
        if clause.lows[j] in LEAVING or clause.lows[j] in ("no", "denied", "denies", "denying", "never"):
            return not any(clause.is_mark(k, ";") for k in range(j, i))
        if clause.lows[j] in ("once", "formerly", "accuse", "accuses") and not clause.is_mark(j + 1, ","):
            return True
    if any(
        clause.lows[j] == "home" and clause.low(j + 1) != "to"
        for j in range(max(0, i - 4), min(i + 5, clause.size))
    ):
        return True
    for j in range(i + 1, min(i + 8, clause.size)):
        if clause.low(j) in LEAVING:
            # "left Kigali for Darfur" goes somewhere
            return j < i + 5 and "for" not in clause.lows[j : j + 7]
    return False
