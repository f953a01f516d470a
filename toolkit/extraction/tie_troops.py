"""Whose soldiers stand or fight in whose country, or on whose side.

English says it in many ways ("Kenya sent 400 officers to Haiti", "Rwandan troops in Congo", "soldiers
from Chad", "Uganda, whose men are in Congo"); all of them put a word for armed people between an owner
and a place, so the search starts at that word.
"""

from collections.abc import Iterator

from toolkit.extraction.clause_names import coordinated, group_start, is_party, noun_group_end, preposition
from toolkit.extraction.clause_objects import governor, possessor
from toolkit.extraction.clause_subjects import antecedent, subject, verb_start
from toolkit.extraction.clauses import ACTOR, BE, Clause
from toolkit.extraction.tie_frames import Relation
from toolkit.extraction.wordsets import wordset

PEOPLE = wordset("armed people")
_SENDING = wordset("keeping or sending")
_BEING = wordset("being there")
_LEAVING = wordset("leaving")
_TOWARDS = frozenset({"to", "in", "into", "inside", "across", "for", "at"})


def troop_relations(clause: Clause) -> Iterator[Relation]:
    """Every pair of an owner of armed people and the place or side where they are.

    A relation whose place the clause leaves out ("Jamaica has contributed soldiers") has an empty `b`.
    """
    if _PEOPLE_OR_SHIPS.isdisjoint(clause.lows) and not any(
        mention.form == "people" for mention in clause.actors.values()
    ):
        return
    in_things = _inside_things(clause)
    for i in range(clause.size):
        sails = _sails(clause, i)
        people = sails or (clause.kinds[i] == "w" and clause.lows[i] in PEOPLE and i not in in_things)
        nationals = clause.kinds[i] == ACTOR and clause.actors[i].form == "people"
        if not (people or nationals) or (people and clause.low(i + 1) in PEOPLE):
            continue
        if nationals and not _armed(clause, i):
            continue
        if _none_or_leaving(clause, i) or _in_training(clause, i):
            continue
        target, last, sign = _target(clause, i)
        target = target or _receiver(clause, i)
        owners = [i] if nationals else _owners(clause, i)
        target = [*target, *(n for n in _counted_places(clause, i) if n not in target)]
        owners = [x for x in owners if x not in target]
        if not owners or (not target and not _sent(clause, i)):
            continue
        tie = "troops" if sign > 0 else _hostile(clause, i, last)
        yield Relation(tuple(owners), tuple(target), tie, sign, True, min(i, *owners), max(last, i))


_ARMED = wordset("sign of arms")


_SHIPS = wordset("ship")


_PEOPLE_OR_SHIPS = PEOPLE | _SHIPS


def _sails(clause: Clause, i: int) -> bool:
    """Ships and aircraft that are sent somewhere stand for their crews; gifts are supplies."""
    if clause.lows[i] not in _SHIPS:
        return False
    before = clause.lows[max(0, i - 9) : i]
    return not _SAILING.isdisjoint([*before, *clause.lows[i + 1 : i + 4]])


_SAILING = wordset("sailing")


def _armed(clause: Clause, i: int) -> bool:
    """Whether the nationals named at i are counted or spoken of as fighters: "2,500 Russians in Mali"."""
    if i and clause.kinds[i - 1] == "n":
        return True
    return any(low in _ARMED for low in clause.lows[max(0, i - 10) : i + 10])


def _inside_things(clause: Clause) -> frozenset[int]:
    """Tokens of a longer name of a thing: the "personnel" of "armoured personnel carriers"."""
    inside: set[int] = set()
    for i, hit in clause.hits.items():
        if any(
            t.table == "supplies" and t.row["category"] != "labour" and t.row["category"] for t in hit.terms
        ):
            inside.update(range(i, clause.last[i] + 1))
            follower = clause.last[i] + 1
            if clause.low(follower) in ("trainers", "units", "unit", "operators"):
                inside.add(follower)
    return frozenset(inside)


def _is_mission(name: str) -> bool:
    """Whether an armed force is one that states lend soldiers to: "UNIFIL", "the regional force"."""
    low = name.lower()
    return (name.isupper() and len(name) > 2) or any(
        w in low for w in ("mission", "force", "battlegroup", "operation")
    )


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


def _in_training(clause: Clause, i: int) -> bool:
    """ "are training Ukrainian recruits in Britain": guests, not a force."""
    if _TRAINING.intersection(clause.lows[max(0, i - 5) : i]):
        return True
    return "trained" in clause.lows[i + 1 : i + 6] and bool(BE.intersection(clause.lows[i + 1 : i + 5]))


_TRAINING = frozenset({"training", "train", "trains", "trained"})


def _none_or_leaving(clause: Clause, i: int) -> bool:
    """ "no Egyptian troops", "withdrew its soldiers", "soldiers left": nobody is there."""
    for j in range(max(0, i - 7), i):
        if clause.lows[j] in _LEAVING or clause.lows[j] in ("no", "denied", "denies", "denying", "never"):
            return not any(clause.is_mark(k, ";") for k in range(j, i))
        if clause.lows[j] in ("once", "formerly", "accuse", "accuses") and not clause.is_mark(j + 1, ","):
            return True
    for j in range(i + 1, min(i + 8, clause.size)):
        if clause.low(j) in _LEAVING:
            # "left Kigali for Darfur" goes somewhere
            return j < i + 5 and "for" not in clause.lows[j : j + 7]
    return False


def _target(clause: Clause, i: int) -> tuple[list[int], int, int]:
    """Where the people at i are or whom they fight for: names, last token, sign.

    The side that they take ("alongside", "on the side of") counts before the place.
    """
    place: tuple[list[int], int, int] | None = None
    for j in range(i + 1, min(i + 24, clause.size)):
        if clause.kinds[j] == ACTOR:
            found = _aim(clause, i, j)
            if found is None:
                continue
            taken_side, names, sign = found
            if taken_side:
                return names, j, sign
            place = place or (names, j, sign)
            continue
        low = clause.lows[j]
        going = low in _LEAVING and "for" in clause.lows[j : j + 8]
        if clause.is_mark(j, ";:") or (low in _LEAVING and not going) or (clause.has(j, "S") and low != "as"):
            break
        if place and (clause.is_mark(j, ",") or j - i > 16):
            break
        other_verb = clause.kinds[j] == "w" and clause.is_finite(j) and low not in _BEING
        if other_verb and not going and not _recruited(clause, j):
            break
    return place or (_where(clause, i), i, 1)


def _recruited(clause: Clause, j: int) -> bool:
    """A participle between the people and their place: "mercenaries recruited by a firm"."""
    return clause.lows[j].endswith("ed") and clause.low(j + 1) in ("by", "from", "with", "in")


def _aim(clause: Clause, i: int, j: int) -> tuple[bool, list[int], int] | None:
    """What the name at j is to the people at i: (a side they take or not, names, sign), or nothing."""
    mention = clause.actors[j]
    if mention.form == "compound" or mention.kind in ("person", "organisation", "agency", "bloc"):
        return None
    before_it = governor(clause, j, i)
    if _TRAINING.intersection(clause.lows[i:j]) and any(n in clause.actors for n in range(i + 1, j)):
        return None  # "instructors are training Ukrainian recruits in Britain"
    if not before_it and clause.low(group_start(clause, j) - 1) in ("reached", "reach", "reaches", "entered"):
        return False, [j], 1
    start = group_start(clause, j)
    if clause.lows[j] in ("its", "their", "his", "her"):
        return None
    before, verb = clause.low(start - 2), clause.low(j - 1)
    end = noun_group_end(clause, j)
    if before_it == "on" and clause.lows[end] == "side" and clause.low(end + 1) == "of":
        return False, [j], -1  # "on the Ethiopian side of the border"
    if before_it == "on" and clause.lows[end] in ("side", "front", "lines"):
        return True, [j], 1
    if before_it == "against" or verb in ("fight", "attack", "invade", "battle"):
        return True, coordinated(clause, j), -1
    if before_it == "of" and before in ("side", "support", "behalf", "ranks", "defence", "defense"):
        return True, [j], 1
    if before_it in ("alongside", "beside") or verb in (
        "help",
        "support",
        "assist",
        "reinforce",
        "defend",
        "join",
        "aid",
    ):
        return True, coordinated(clause, j), 1
    if before_it == "for" and any(clause.lows[k] in _FIGHTING for k in range(i, j)):
        return True, coordinated(clause, j), 1
    if before_it == "for" and any(clause.lows[k] in _LEAVING for k in range(i, j)):
        return True, [j], 1
    if before_it == "of" and before in _COMPASS:
        return False, [j], 1
    if before_it == "with" and before in ("border", "borders", "frontier"):
        at_border = any(
            clause.low(k) in ("to", "along", "near", "at", "on", "toward", "towards")
            for k in range(start - 4, start - 2)
        )
        return (False, [j], -1) if at_border else None
    if mention.kind == "armed_force" and not _is_mission(mention.text):
        return None
    if before_it in ("toward", "towards", "off", "around", "near"):
        return False, [j], -1
    if before_it in _TOWARDS and (is_party(clause, j) or clause.is_adjective(j)):
        return False, coordinated(clause, j), 1
    return None


_FIGHTING = wordset("fighting for")


def _receiver(clause: Clause, i: int) -> list[int]:
    """Who takes them in: "Niger hosts 500 Chadian soldiers"."""
    for j in range(i - 1, max(i - 9, -1), -1):
        if clause.lows[j] in _RECEIVING:
            return subject(clause, j)
        if clause.kinds[j] == "m":
            break
    return []


_RECEIVING = frozenset({"received", "receives", "receive", "host", "hosts", "hosted", "hosting", "welcomed"})


def _counted_places(clause: Clause, i: int) -> list[int]:
    """Further places with numbers of their own: "320 in Jordan, 70 in Iraq and 12 in Lebanon"."""
    return [
        j
        for j in range(i + 3, clause.size)
        if clause.kinds[j] == ACTOR
        and clause.low(j - 1) in ("in", "to")
        and clause.kinds[j - 2] == "n"
        and not clause.is_adjective(j)
    ]


def _where(clause: Clause, i: int) -> list[int]:
    """The place before "where": "in Sudan, where Kenya keeps 200 men"."""
    for j in range(i - 1, max(i - 14, 0), -1):
        if clause.lows[j] == "where":
            k = j - 2 if clause.is_mark(j - 1, ",") else j - 1
            return [k] if clause.kinds[k] == ACTOR and preposition(clause, k) else []
        if clause.is_mark(j, ";:,"):
            break
    return []


_COMPASS = wordset("part of a land")


def _owners(clause: Clause, i: int) -> list[int]:
    """Whose people stand at i."""
    if clause.low(i + 1) in ("from", "of"):
        for j in range(i + 2, min(i + 5, clause.size)):
            if clause.kinds[j] == ACTOR:
                return coordinated(clause, j)
    owners = possessor(clause, i)
    if owners and clause.lows[i] not in _HIRED:
        return owners
    return _senders(clause, i) or owners


def _senders(clause: Clause, i: int) -> list[int]:
    """Who sends, keeps or has the people at i."""
    for j in range(i - 1, max(i - 14, -1), -1):
        low = clause.lows[j]
        if low == "whose":
            return antecedent(clause, j)
        if low == "of" and clause.low(j - 1) in _SENDINGS:
            return possessor(clause, j - 1) or _sender_of(clause, j - 1)
        free = clause.kinds[j] == ACTOR and not clause.is_adjective(j) and not preposition(clause, j)
        if free and not any(clause.low(x) in _SENDING for x in range(j + 1, max(i, j + 2))):
            return []
        if low in _SENDING and _is_verb(clause, j):
            if low in ("has", "have", "had") and clause.is_finite(j + 1):
                continue
            active = low in ("has", "have", "had") or low.endswith("ing")
            if verb_start(clause, j)[1] and not active and clause.low(j - 1) != "to":
                return []  # "were sent": nobody says by whom
            return subject(clause, j, "g" if low.endswith("ing") else "d")
        if clause.is_mark(j, ";:"):
            break
    return []


_HIRED = frozenset({"fighters", "mercenaries", "recruits", "contractors", "militiamen"})  # may serve others
_SENDINGS = frozenset(
    {"deployment", "dispatch", "contribution", "arrival", "transfer", "contingent", "force"}
)


def _is_verb(clause: Clause, j: int) -> bool:
    return clause.is_finite(j) or "G" in clause.tags[j] or clause.low(j - 1) == "to" or clause.has(j - 1, "X")


def _sender_of(clause: Clause, noun: int) -> list[int]:
    """ "Chad announced the deployment of 500 soldiers": the subject of the verb above the noun."""
    for j in range(noun - 1, max(noun - 6, -1), -1):
        if clause.kinds[j] == "w" and clause.is_finite(j):
            return subject(clause, j)
    return []
