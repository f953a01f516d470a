"""What the object of a verb says of its tie: a target of war, a border, a place that is only entered.

A verb alone is not enough: "captured the first places" is no fighting, "closed the meeting" no penalty.
"""

from toolkit import lexicon
from toolkit.extraction.clauses.clause import NUMBER, WORD, Clause
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.objects import governor
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, FIRE, POSSESSIVES, TARGETS, wordset
from toolkit.extraction.ties.frames import TRAVELLERS

PLACES = wordset("place of a blow")

AGAINST_STATE = wordset("against the state")
_RELATED = wordset("friend or foe")


def only_related(clause: Clause, b: list[int]) -> bool:
    """Whether the object is named by what it is to the subject: "its ally", "its northern neighbour"."""
    return clause.lows[b[0]] in POSSESSIVES and clause.lows[noun_group_end(clause, b[0])] in _RELATED


CEASING = wordset("ceasing")
DEPARTURES = wordset("departure")
_BIDDING = frozenset({"urge", "call on", "call upon"})
_BIDDING_REACH = 12


def only_bids(clause: Clause, last: int, row: lexicon.Row) -> bool:
    """ "urged Seoul to answer": a blame only where somebody is told to stop or leave."""
    if row["term"] == "warn":  # "warned Chad beforehand"
        return not {"beforehand", "advance"}.isdisjoint(clause.lows[last + 1 : last + 5])
    if row["term"] not in _BIDDING:
        return False
    behind = clause.lows[last + 1 : last + _BIDDING_REACH]
    if "to" in behind:  # "called on the bloc to demand that Chad leave" bids the bloc to speak
        what = behind.index("to") + 1
        behind = behind[what : what + 2]
    return (CEASING | DEPARTURES).isdisjoint(behind)


_POSTS = wordset("post or passage")
_GROUND = wordset("ground")


def has_target(clause: Clause, last: int, b: list[int], row: lexicon.Row) -> bool:
    """Whether fighting has a target: a name, or a thing of war in the place that is named.

    "captured the first places in the Warsaw Marathon" has none.
    """
    if b and clause.lows[noun_group_end(clause, b[0])] == "side":
        return False  # "fighting on the Ukrainian side"
    if b and row["term"] == "mine" and b[0] < last:
        return False  # "gave Peru the gold that Chad had mined"
    if b and row["term"] == "drop" and not _RELIEF.isdisjoint(clause.lows[last + 1 : b[0]]):
        return False  # "dropped food over Gaza"
    at_place = (
        b and b[0] > last and (clause.actors[b[0]].form == "place" or governor(clause, b[0], last) == "in")
    )
    if at_place and not AGAINST_STATE.isdisjoint(clause.lows[last + 1 : b[0]]):
        return False  # "killed militants at Bariire": they are no men of the land
    if row["b"] == "from":
        taken = range(last + 1, b[0] - 1) if b else ()
        if any(clause.lows[j] in _GROUND or _is_land(clause, j) for j in taken):
            return True
        return len(taken) > 1 and not any(
            clause.lows[j] in _AWAY or clause.has(j, "H") or j in clause.thing_ends for j in taken
        )
    if not b or b[0] < last or governor(clause, b[0], last) not in PLACES - {"on"}:
        return True
    return any(
        "H" in clause.tags[j]
        or clause.lows[j] in TARGETS
        or any(t.table == "supplies" and t.row["term"] not in _MINES for t in clause.readings(j))
        for j in range(last + 1, b[0])
    )


_RELIEF = wordset("relief") | {"food", "water", "supplies", "meals"}


def is_helper(clause: Clause, n: int) -> bool:
    """ "took the town with help from Peru", "trained its army with Israeli help": who only helps."""
    before = group_start(clause, n) - 1
    help_from = clause.low(before) == "from" and "support" in clause.readings(before - 1).ties
    return help_from or (
        clause.low(before) == "with" and "support" in clause.readings(noun_group_end(clause, n)).ties
    )


def _is_land(clause: Clause, j: int) -> bool:
    """Whether a town or region stands at j, right before its holder: "retook Kidal from the rebels"."""
    return j in clause.actors and clause.actors[j].form == "place" and clause.low(j + 1) == "from"


def has_post(clause: Clause, last: int, b: list[int]) -> bool:
    """Whether what is shut is a post or passage of the names in b."""
    return not _POSTS.isdisjoint(clause.lows[last + 1 : b[-1] + 5])


_ENEMY_VERBS = wordset("verb of driving out")


def helps_against(clause: Clause, after: int, row: lexicon.Row) -> bool:
    """ "helped drive Chad out", "helped to fight Chad": whom the second verb reaches gets no help."""
    if row["term"] not in ("help", "assist"):
        return False
    verb = after + 1 if clause.low(after) == "to" else after
    hostile = any(t.table == "ties" and t.row["tie"] == "combat" for t in clause.readings(verb))
    return hostile or clause.low(verb) in _ENEMY_VERBS


def resists_power(clause: Clause, last: int, row: lexicon.Row) -> bool:
    """ "fights the hegemony of Chad": no war, but a reproach."""
    return row["term"] in _FIGHTING and not _POWER.isdisjoint(clause.lows[last + 1 : last + 5])


_FIGHTING = frozenset({"fight", "fight against", "battle", "combat"})
_POWER = frozenset({"hegemony", "dominance", "domination", "imperialism", "influence", "interference"})
_MINES = ("mine", "landmine", "land mine")  # one hits them by mistake


def can_visit(clause: Clause, i: int, a: list[int], b: list[int], row: lexicon.Row) -> bool:
    """Travellers are people who speak for a state; "is in" needs a person and nothing between."""
    traveller, host = (b, a) if "swap" in row["form"] else (a, b)
    if not traveller or not host:
        return False
    if not _SPORT.isdisjoint(clause.words):
        return False  # "The team flew to Peru for a match"
    person = any(clause.actors[n].kind in ("person", "agency") for n in traveller)
    head = clause.lows[noun_group_end(clause, traveller[-1])]
    before = clause.low(group_start(clause, traveller[0]) - 2)  # "the king of Jordan"
    official = person or head in TRAVELLERS or before in TRAVELLERS
    if "swap" in row["form"]:
        return official
    if row["term"] == "be in":
        return official and host[0] == clause.last[i] + 1 and clause.lows[i] in ("is", "was", "are", "were")
    return official or row["term"] in ("visit", "pay a visit to", "tour")


def is_no_guest(clause: Clause, a: list[int], row: lexicon.Row) -> bool:
    """ "Peru's offer was welcomed by Chad": what is received is a thing of theirs."""
    if row["tie"] != "visit" or not a or not clause.has(a[-1] + 1, "'"):
        return False
    head = noun_group_end(clause, a[-1])
    return head not in clause.actors and clause.lows[head] not in TRAVELLERS


def is_ware(clause: Clause, end: int) -> bool:
    """ "paid for American missiles", "guards Soviet shells": whose make they are, not who gets them."""
    return end in clause.thing_ends or clause.lows[end] in _WARES


_WARES = wordset("ware")
_SPORT = wordset("sport")
_TAKING_LIVES = frozenset({"kill", "wound", "capture", "eliminate", "neutralise", "neutralize"})
_MOVING = wordset("moving into")
_SOLDIERS = ARMED_PEOPLE | FIRE
_ARMIES = wordset("army or part of one")
_AFLOAT = frozenset({"waters", "port", "ports", "sea", "harbour", "harbor", "coast", "bay", "gulf"})


def only_moves(clause: Clause, a: list[int], b: list[int], row: lexicon.Row) -> bool:
    """Whether a verb of movement tells of no attack: who enters are no soldiers, or ships in waters."""
    if row["term"] not in _MOVING:
        return False
    if not a or not b:
        return True
    head = clause.lows[noun_group_end(clause, a[0])]
    armed = (
        head in _SOLDIERS
        or head in _ARMIES
        or clause.actors[a[0]].kind == "armed_force"
        or _whose_soldiers(clause, a[-1], b[0])
    )
    return not armed or not _AFLOAT.isdisjoint(clause.lows[b[-1] : b[-1] + 3])


def _whose_soldiers(clause: Clause, a: int, b: int) -> bool:
    """ "Chad, whose troops crossed into Niger": the soldiers stand between their state and the land."""
    between = clause.lows[a + 1 : b]
    if "whose" not in between:
        return False
    whose = between.index("whose")
    return not _SOLDIERS.isdisjoint(between[whose + 1 : whose + 4])


_AWAY = frozenset({"home", "back", "away", "over", "body", "bodies", "remains"})  # "took it home from Peru"
_OBJECT_REACH = 6
_TEACHING = frozenset({"train", "instruct", "teach", "school"})
_GOING = ("leave", "quit", "exit")  # ships leave ports


def opens(clause: Clause, last: int, row: lexicon.Row, passive_here: bool) -> bool:
    """Whether a blow or penalty falls on a thing or people of somebody whom the clause does not name."""
    if row["term"] in _TEACHING and not passive_here:
        return clause.kind(last + 1) == NUMBER or clause.has(last + 1, "H")
    if row["tie"] not in ("combat", "sanction") or "obj" not in row["b"] or row["term"] in _GOING:
        return False
    if passive_here:
        return row["tie"] == "combat"
    words = TARGETS if row["tie"] == "combat" else _POSTS
    for j in range(last + 1, min(last + 1 + _OBJECT_REACH, clause.size)):
        if clause.kinds[j] not in (WORD, NUMBER) or clause.is_finite(j) or clause.has(j, "PRS"):
            break
        people = row["tie"] == "combat" and (
            j in clause.thing_ends
            or clause.has(j, "H")
            or (clause.kinds[j] == NUMBER and row["term"] in _TAKING_LIVES)
        )
        if people or clause.lows[j] in words:
            return True
    return False
