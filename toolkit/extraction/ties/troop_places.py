"""Where armed people are and on whose side: "in Congo", "alongside the junta"."""

from collections.abc import Collection

from toolkit.extraction.clauses.clause import ACTOR, BE, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, is_party, noun_group_end
from toolkit.extraction.clauses.objects import governor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset

Aim = tuple[bool, list[int], int]  # whether it is a side that they take, the names, the sign

_BESIDE = frozenset({"close", "loyal", "according", "linked", "allied", "belonging", "hostile"})
_BEING = wordset("being there")

LEAVING = wordset("leaving")

_TOWARDS = frozenset({"to", "in", "into", "inside", "across", "for", "at"})


def is_mission(name: str) -> bool:
    """Whether an armed force is one that states lend soldiers to: "UNIFIL", "the regional force"."""
    low = name.lower()
    return (name.isupper() and name.isalpha() and len(name) > 3) or any(
        w in low for w in ("mission", "force", "battlegroup", "operation")
    )


TRAINING = frozenset({"training", "train", "trains", "trained"})


def target_of(clause: Clause, i: int, own: Collection[str] = ()) -> tuple[list[int], int, int]:
    """Where the people at i are or whom they fight for: names, last token, sign.

    The side that they take ("alongside", "on the side of") counts before the place; `own` are the names of
    those whose people they are, who are no target.
    """
    place: tuple[list[int], int, int] | None = None
    for j in range(i + 1, min(i + 24, clause.size)):
        if clause.kinds[j] == ACTOR:
            theirs = clause.actors[j].name in own and clause.lows[j] not in POSSESSIVES
            found = None if theirs else _aim(clause, i, j, own)
            if found is None:
                continue
            taken_side, names, sign = found
            if taken_side:
                return names, j, sign
            place = place or (names, j, sign)
            continue
        low = clause.lows[j]
        going = low in LEAVING and "for" in clause.lows[j : j + 8]
        if clause.is_mark(j, ";:") or (low in LEAVING and not going) or (clause.has(j, "S") and low != "as"):
            break
        if place and (clause.is_mark(j, ",") or j - i > 16):
            break
        takes_part = clause.low(j + 1) == "part" and "side" in clause.words
        other_verb = clause.kinds[j] == WORD and clause.is_finite(j) and low not in _BEING and not takes_part
        if other_verb and not going and not _recruited(clause, j):
            break
    return place or ([], i, 1)


def _recruited(clause: Clause, j: int) -> bool:
    """A participle between the people and their place: "mercenaries recruited by a firm"."""
    return clause.lows[j].endswith("ed") and clause.low(j + 1) in ("by", "from", "with", "in")


def _aim(clause: Clause, i: int, j: int, own: Collection[str]) -> Aim | None:
    """What the name at j is to the people at i, or nothing."""
    mention = clause.actors[j]
    if _commanding(clause, j):
        return True, [j], 1
    if mention.form == "compound" or mention.kind in ("person", "organisation", "agency", "bloc"):
        return None
    before_it = governor(clause, j, i)
    if TRAINING.intersection(clause.lows[i:j]) and any(n in clause.actors for n in range(i + 1, j)):
        return None  # "instructors are training Ukrainian recruits in Britain"
    if not before_it and clause.low(group_start(clause, j) - 1) in _REACHING:
        return False, [j], 1
    if clause.lows[j] in POSSESSIVES:
        return _own_soil(clause, j, own)
    on_it = _stood_on(clause, j, own) if before_it == "on" else None
    return on_it or _side_taken(clause, i, j, before_it) or _place(clause, i, j, before_it)


def _own_soil(clause: Clause, j: int, own: Collection[str]) -> Aim | None:
    """ "Chad says that Niger keeps troops on its soil": Chad's, and not Niger's."""
    if clause.lows[noun_group_end(clause, j)] not in ("soil", "territory"):
        return None
    lands = [
        n
        for n in clause.names
        if n < j and clause.actors[n].kind == "state" and clause.actors[n].name not in own
    ]
    return (False, lands[:1], 1) if lands and not clause.is_adjective(lands[0]) else None


def _commanding(clause: Clause, j: int) -> bool:
    """ "200 men under KFOR command", "under the UN flag": the body that they serve."""
    served = clause.actors[j].kind in ("armed_force", "bloc", "organisation")
    under = clause.low(group_start(clause, j) - 1) == "under"
    return served and under and clause.low(j + 1) in _COMMANDS


_COMMANDS = frozenset({"command", "flag", "banner", "leadership", "colours"})


def _stood_on(clause: Clause, j: int, own: Collection[str]) -> Aim | None:
    """ "on Ugandan soil", "on the Ugandan side of the border" are places, "on the Ugandan side" is one taken.

    Across a border of their own the people are no guests.
    """
    end = noun_group_end(clause, j)
    if clause.lows[end] in ("soil", "territory"):
        return False, [j], 1
    line = clause.first_of(_LINES, end + 2, end + 5) if clause.low(end + 1) == "of" else None
    if clause.lows[end] == "side" and line is not None:
        near = range(end + 2, min(line + 4, clause.size))
        theirs = any(
            clause.lows[n] in POSSESSIVES or clause.actors[n].name in own for n in near if n in clause.actors
        )
        return False, [j], -1 if theirs else 1
    return (True, [j], 1) if clause.lows[end] in ("side", "front", "lines") else None


def _side_taken(clause: Clause, i: int, j: int, before_it: str) -> Aim | None:
    """The side that the people fight for or against, if the name at j is one."""
    start = group_start(clause, j)
    before, verb = clause.low(start - 2), clause.low(start - 1)
    if before_it == "against" or verb in ("fight", "attack", "invade", "battle"):
        return True, coordinated(clause, j), -1
    if before_it == "of" and before in ("side", "support", "behalf", "ranks", "defence", "defense"):
        return True, [j], 1
    lent = (
        before_it == "with" and clause.actors[j].kind == "armed_force" and is_mission(clause.actors[j].text)
    )
    behind = before_it in ("behind", "among") and clause.actors[j].kind == "armed_force"
    if lent or behind or before_it in ("alongside", "beside") or verb in _HELPING:
        return True, coordinated(clause, j), 1
    if before_it == "for" and any(clause.lows[k] in _FIGHTING for k in range(i, j)):
        return True, coordinated(clause, j), 1
    return None


def _place(clause: Clause, i: int, j: int, before_it: str) -> Aim | None:
    """The place where the people are or that they threaten, if the name at j is one."""
    mention, start = clause.actors[j], group_start(clause, j)
    before = clause.low(start - 2)
    if before_it == "to" and before in _BESIDE:
        return None  # "a source close to the group"
    if before_it == "of" and before in _COMPASS:
        return False, [j], 1
    if before_it == "with" and before in ("border", "borders", "frontier"):
        at_border = any(clause.low(k) in _AT_BORDER for k in range(start - 4, start - 2))
        return (False, [j], -1) if at_border else None
    if mention.kind == "armed_force" and not is_mission(mention.text):
        return None
    if clause.lows[noun_group_end(clause, j)] in _BLOWS:
        return None  # "died in a Chadian strike"
    if before_it in ("toward", "towards", "off", "around", "near"):
        if not _MASSING.isdisjoint(clause.lows[max(0, i - 9) : j]):
            return False, [j], -1
        return (False, [j], 1) if mention.form == "place" else None
    if start - 2 > i and before_it == "in" and _tells(clause, start - 2):
        return None  # "..., lawmakers in Seoul were told", "by the count of the IISS in London"
    if clause.low(start - 2) in _HIRED | _FIRMS or mention.form == "people":
        return None  # "recruited in Syria", "and up to 200 Italians", "40 to 50 Indian soldiers"
    spread = before_it in ("over", "among", "between") and clause.lows[start - 2] in _SPREAD
    if (spread or before_it in _TOWARDS) and (is_party(clause, j) or clause.is_adjective(j)):
        return False, coordinated(clause, j), 1
    return None


def _tells(clause: Clause, j: int) -> bool:
    """Whether those who tell of others stand at j: "diplomats", "the IISS"."""
    named = clause.actors.get(j)
    return clause.lows[j] in _TELLERS or (named is not None and named.kind in ("organisation", "agency"))


_HIRED = frozenset({"recruited", "hired", "trained", "raised", "bought", "recruiting"})
_FIRMS = frozenset({"firm", "company", "contractor", "agency"})
_BLOWS = wordset("fighting event")
_SPREAD = frozenset({"spread", "scattered", "distributed", "dispersed", "divided"})
_REACHING = frozenset({"reached", "reach", "reaches", "entered"})
_HELPING = frozenset({"help", "support", "assist", "reinforce", "defend", "join", "aid"})
_AT_BORDER = frozenset({"to", "along", "near", "at", "on", "toward", "towards"})
_FIGHTING = wordset("fighting for")


def receiver_of(clause: Clause, i: int) -> list[int]:
    """Who takes them in: "Niger hosts 500 Chadian soldiers"."""
    for j in range(i - 1, max(i - 9, -1), -1):
        if clause.lows[j] in _RECEIVING:
            plain = clause.low(j + 1) != "to"  # else "is home to", "plays host to"
            verb = (
                j if plain or not (clause.low(j - 1) in BE or clause.low(j - 1).startswith("play")) else j - 1
            )
            return subject(clause, verb)
        if clause.kinds[j] == MARK:
            break
    return []


_RECEIVING = wordset("receiving soldiers")


def counted_places(clause: Clause, i: int) -> list[int]:
    """Further places with numbers of their own: "320 in Jordan, 70 in Iraq and 12 in Lebanon"."""
    return [
        j
        for j in clause.names
        if j >= i + 3
        and clause.lows[j - 1] in ("in", "to")
        and clause.kinds[j - 2] == NUMBER
        and j not in clause.adjectives
    ]


_MASSING = wordset("massing")
_LINES = frozenset({"border", "frontier", "line", "river", "boundary", "fence", "strait"})
_TELLERS = wordset("tells of others")
_COMPASS = wordset("part of a land")
