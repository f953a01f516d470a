"""The two sides of a verb that carries a tie: who does it, and whom it reaches."""

from functools import cache

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated, starts_clause
from toolkit.extraction.clauses.names import group_start, noun_group_end, preposition
from toolkit.extraction.clauses.objects import by_agent, following, possessor
from toolkit.extraction.clauses.relatives import relative_before
from toolkit.extraction.clauses.subjects import gap_object, subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset
from toolkit.extraction.ties.asides import (
    accuser,
    fallen_when,
    groups_named,
    held_by,
    owners_of_ship,
    visited_before,
    weapon_owner,
)
from toolkit.extraction.ties.blame import CALLING, deed, doers_of_harm, done_by, soldiers_from
from toolkit.extraction.ties.further import joined_in, laid_to, named_among, reached_further, with_whom
from toolkit.extraction.ties.sides import joined_by, measure_owner
from toolkit.extraction.ties.targets import PLACES, can_visit, has_post, has_target, is_helper, only_moves

Sides = tuple[list[int], list[int]]
_JOINT = frozenset({"combat", "sanction", "condemnation", "support"})  # what several do together
_AIMED = frozenset({"on", "against", "at"})


def passive_sides(clause: Clause, i: int, term: Term) -> Sides:
    """Who does it and whom it reaches, where the verb at i is passive: the agent and the subject."""
    row, last = term.row, clause.last[i]
    reached = frozenset(row["b"].split())
    aimed = row["tie"] == "combat" and "obj" not in reached  # "Iranian drones were launched at Israel"
    b = following(clause, last, reached) if aimed else subject(clause, i, term.code, True)
    if row["tie"] in _OF_DEEDS:
        deed = group_start(clause, b[0]) - 2 if b and preposition(clause, b[0]) == "of" else -1
        owners = possessor(clause, deed) if deed > 0 else []  # "Chad's backing of the rebels was condemned"
        b = owners or b or _whose_deed(clause, verb_group(clause, i).start - 1)
    if not verb_group(clause, i).be and not aimed:
        b = _noun_before(clause, i)  # "forces backed by America"
    a = by_agent(clause, last) or _implied_agent(clause, last, row)
    return [*a, *_and_by(clause, a)], b


def _whose_deed(clause: Clause, j: int) -> list[int]:
    """Whose deed is blamed or welcomed: "Chad's move was condemned"."""
    return possessor(clause, j) if j > 0 and clause.kinds[j] == WORD else []


_OF_DEEDS = frozenset({"condemnation", "support"})


def _and_by(clause: Clause, a: list[int]) -> list[int]:
    """Who else does it, in "condemned by Syria and by Jordan"."""
    end = noun_group_end(clause, a[-1]) if a else clause.size
    again = clause.low(end + 1) == "and" and clause.low(end + 2) == "by"
    return [n for n in by_agent(clause, end + 1) if n not in a] if again else []


def _implied_agent(clause: Clause, last: int, row: lexicon.Row) -> list[int]:
    """Who does it where no "by" says so: the host of an ambassador, of guests or of pupils."""
    if row["tie"] == "sanction":
        return following(clause, last, {"from"}, 5)  # "were expelled from Romania"
    if row["term"] in _DOWNING:
        return following(clause, last, {"over", "above"}, 5)  # whose sky it was
    if row["term"] == "train" and clause.low(0) == "under":  # "Under the EU's mission 300 men were trained"
        return [n for n in clause.names[:1] if n <= _NEXT_TO and clause.low(n + 1) in ("'s", "’s")]
    hosted = row["term"] in ("summon", "train") or ("swap" in row["form"] and row["tie"] == "visit")
    return following(clause, last, {"in", "at"}, 8) if hosted else []  # "was received in Ankara"


_DOWNING = frozenset({"shoot down", "down", "bring down"})


def _noun_before(clause: Clause, i: int) -> list[int]:
    """The name whose noun group stands right before the participle at i, or that it is said of."""
    i = verb_group(clause, i).start  # "Chad, long armed by Peru"
    i -= clause.is_mark(i - 1, "(")  # "the M23 (backed by Peru)"
    for j in range(i - 1, max(i - 8, -1), -1):
        if clause.has(j, "D") and clause.lows[i - 1] in _GROUPS:  # "M23, a rebel group backed by Rwanda"
            return coordinated(clause, j - 2) if clause.is_mark(j - 1, ",") and j - 2 in clause.actors else []
        if clause.is_mark(j, ",") and j - 1 in clause.actors and "and" in clause.lows[j:i]:
            return coordinated(clause, j - 1)  # "the Houthis, armed and paid by Iran"
        if clause.kinds[j] == ACTOR:
            end = noun_group_end(clause, j)
            apart = end == i - 2 and clause.is_mark(i - 1, ",") and preposition(clause, j) not in ("in", "at")
            return coordinated(clause, j) if apart or end == i - 1 else []
    return []


_GROUPS = wordset("armed group")


def active_sides(clause: Clause, i: int, term: Term) -> Sides | None:
    """Who does it and whom it reaches; none where the verb at i tells of something else."""
    row, last = term.row, clause.last[i]
    a = _doers(clause, i, term)
    if row["term"] == "see" and (clause.low(i - 1) in _NOT_YET or not _face_to_face(clause, last, a)):
        return None
    if row["term"] == "fight for" and clause.low(last + 1) in _TIME:
        return None  # "for decades"
    b: list[int] | None = _reached(clause, i, row)
    if b and len(a) > 1 and clause.lows[b[-1]] == "their" and _named(clause, a) >= _named(clause, b):
        b = []  # "Chad and Niger closed their airspace": their own
    if row["term"] == "leave" and b and b[0] > last + _NEXT_TO:
        return None  # "left Suva on Friday to join the UN mission"
    if row["tie"] == "combat":
        b = _attacked(clause, i, row, a, b or [])
    elif row["tie"] == "condemnation":  # "deplored the shelling of Chad by Niger"
        done = (by_agent(clause, last) or doers_of_harm(clause, last, b)) if b else done_by(clause, last)
        b = soldiers_from(clause, last) or done
    elif row["term"].startswith("stand ") and b:  # "stood beside Xi at a parade in Moscow"
        b = following(clause, b[-1], {"in"}, 9) or b
    elif row["tie"] == "visit" and not b:
        b = by_agent(clause, last) or visited_before(clause, verb_group(clause, i).start, a)
    if b is None or ("post" in row["b"] and b and not has_post(clause, last, b)):
        return None  # "closed the Russian consulate", not "closed the meeting with Peru"
    return None if row["tie"] == "visit" and not can_visit(clause, i, a, b, row) else (a, b)


def _named(clause: Clause, tokens: list[int]) -> set[str]:
    return {clause.actors[n].name for n in tokens}


_TIME = wordset("time") | {"months", "decades", "over", "nearly", "almost", "more", "about"}
_NEXT_TO = 3  # tokens between the verb and whom it leaves


def _doers(clause: Clause, i: int, term: Term) -> list[int]:
    """Who does it: the subject, the owner of the weapon or measure that is the subject, who joins in."""
    tie = term.row["tie"]
    a = subject(clause, i, term.code) or named_among(clause, i)
    if tie == "mediation" and clause.is_mark(i - 1, "-–") and i - 2 in clause.actors:
        a = [i - 2]  # "EU-mediated talks between the two"
    elif tie == "combat":
        a = weapon_owner(clause, i) or a
    elif tie == "sanction" and not a:
        a = measure_owner(clause, verb_group(clause, i).start)
    if tie in _JOINT:
        more = joined_by(clause, a, i) or joined_in(clause, verb_group(clause, i).start)
        a = [*a, *(n for n in more if n not in a)]
    return a


def _reached(clause: Clause, i: int, row: lexicon.Row) -> list[int]:
    """Whom the verb reaches: what follows it as the row says, else what its relative clause speaks of."""
    last = _past_what_called(clause, clause.last[i])
    aimed = row["tie"] == "combat" and clause.lows[last] in _AIMED
    b = following(clause, last, _AIMED, 12, direct=True) if aimed else []
    wanted = _prepositions(row["b"], row["tie"])
    if row["term"] == "turn":
        wanted -= {"into", "inside"}  # "turned the mission into a force"
    b = b or laid_to(clause, i, row) or following(clause, last, wanted, direct="obj" in row["b"])
    b = [*b, *reached_further(clause, b)]
    b = _before_new_subject(clause, i, b) or groups_named(clause, last)
    if (
        b
        and all(clause.lows[n] in POSSESSIVES for n in b)
        and (beyond := following(clause, b[-1], {"with", "to"}, 6))
    ):
        b = beyond  # "closed two of its crossings with Chad"
    if row["tie"] == "condemnation" and clause.low(last + 1) in ("to", "it"):
        b = []  # "whom it called on to stop"; "and Chad condemned it": the deed told before
    if not b and clause.low(last + 1) == "and" and clause.low(last + 2)[-2:] == clause.lows[last][-2:]:
        b = following(clause, last + 2, wanted, direct="obj" in row["b"])  # "arming and leading the rebels"
    if not b and not clause.has(last + 1, "O"):
        b = gap_object(clause, i) or with_whom(clause, i, wanted)
    if not b and row["term"] in _PRAISING and (done := deed(clause, last)) is not None:
        b = possessor(clause, done)  # "applauded the American strikes"
    if row["term"] == "threaten to":  # "threatened to cut off B"; an attack has its own verb
        told = any(t.table == "ties" and "obj" in t.row["b"] for t in clause.readings(last + 1))
        b = [] if told else following(clause, last + 1, {"on", "at", "against"}, 5, direct=True)
    return [n for n in b if not is_helper(clause, n)]


def _past_what_called(clause: Clause, last: int) -> int:
    """ "bombed what it called hideouts of the rebels", "hit what it said were camps", "what is left of"."""
    if clause.low(last + 1) != "what":
        return last
    if "of" in clause.lows[last + 3 : last + 5] and not _LEFT.isdisjoint(clause.lows[last + 2 : last + 4]):
        return clause.lows.index("of", last + 3)
    called = (j for j in range(last + 2, min(last + 8, clause.size)) if clause.is_finite(j))
    verb = next(called, last)
    if clause.has(verb, "Y") or clause.low(verb) in CALLING:
        return verb + 1 if clause.low(verb + 1) in ("was", "were", "as") else verb
    return last


_LEFT = frozenset({"left", "remained", "remains"})
_PRAISING = frozenset({"applaud", "praise", "hail", "endorse", "commend", "cheer", "salute", "laud"})


def _before_new_subject(clause: Clause, i: int, b: list[int]) -> list[int]:
    """ "overthrew President Karim and the army took over": the last name is the subject of what follows."""
    alone = len(b) == 1 and clause.low(group_start(clause, b[0]) - 1) == "and"  # "train them and Peru is"
    last = b[-1] if alone or (len(b) > 1 and b[0] > i and clause.finite[i]) else 0
    related = not last or relative_before(clause, verb_group(clause, i).start - 1) is not None
    return b if related or not starts_clause(clause, last) else b[:-1]


def _attacked(clause: Clause, i: int, row: lexicon.Row, a: list[int], b: list[int]) -> list[int] | None:
    """Whom an attack hits; none where those who "attack" only move or come to somebody's help."""
    last = clause.last[i]
    if not has_target(clause, last, b, row):
        b = []
    if b and row["term"] in _TAKING and clause.actors[b[-1]].form == "place":
        b = following(clause, b[-1], {"from"}, 4) or b  # "retook Kidal from the rebels"
    if only_moves(clause, a, b, row):
        return None
    if all(clause.lows[n] in POSSESSIVES for n in b):
        mine = b and accuser(clause, i)  # "accused Chad of shelling its villages"
        b = fallen_when(clause, i, a) or mine or b  # "died when gunmen stormed their position"
    b = b or held_by(clause, last) or owners_of_ship(clause, last)
    b = [n - (clause.actors[n].kind == "organisation" and n - 1 in clause.adjectives) for n in b]
    if b and clause.actors[b[0]].kind == "agency":
        return following(clause, b[0], PLACES, 3) or b  # "the defence ministry in Damascus"
    return b


_TAKING = frozenset({"retake", "recapture", "capture", "seize", "liberate", "reclaim", "regain", "take back"})


def _face_to_face(clause: Clause, last: int, a: list[int]) -> bool:
    """ "saw Putin at the Kremlin": two persons, none seen as something."""
    seen = last + 1
    if seen >= clause.size or clause.kinds[seen] != ACTOR or clause.actors[seen].kind != "person":
        return False
    after = clause.low(seen + 1)
    return after in _WHERE_OR_WHEN and bool(a) and clause.actors[a[0]].kind == "person"


_WHERE_OR_WHEN = frozenset({"at", "in", "on", "for", "again", "twice", ",", ".", "and", "", "last", "this"})
_NOT_YET = frozenset({"will", "would", "to", "could", "should", "might", "may", "cannot", "can"})


@cache
def _prepositions(reached: str, tie: str) -> frozenset[str]:
    """The prepositions before whom a verb reaches, from the column `b` of its row."""
    wanted = set(reached.split()) - {"obj", "loc"}
    if tie == "combat" and reached == "against":
        wanted |= {"on", "inside", "into"}  # "turned its guns on B"
    elif "loc" in reached or tie == "combat":
        wanted |= PLACES
    if tie == "condemnation":
        wanted |= {"by", "between"}  # "condemned the launch by the North", "the trade between A and B"
    return frozenset(wanted)
