"""The subject of a verb: English puts it to the left, across adverbs, insertions and other verbs.

Each walk covers a bounded number of tokens and gives up at words that open another clause."""

from toolkit.extraction.clauses.between import (
    apposed_states,
    begins_other,
    behind_that,
    object_of_gerund,
    opens_clause,
    participle,
    skip_insertion,
    state_of_body,
)
from toolkit.extraction.clauses.bidding import is_asked, is_bidden
from toolkit.extraction.clauses.clause import ACTOR, BE, IS, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated, is_land_of_person
from toolkit.extraction.clauses.memory import remembered
from toolkit.extraction.clauses.names import group_start, noun_group_end, party_head, preposition
from toolkit.extraction.clauses.relatives import antecedent, is_relative_that, noun_before, relative_before
from toolkit.extraction.clauses.verbs import across_adverbial, infinitive_before, is_noticed, verb_group
from toolkit.extraction.text.inflection import forms
from toolkit.extraction.text.wordsets import wordset

_REACH, _ADVERBIALS = 45, 8  # tokens that a walk may cover, and between "which" and its verb
_SPOKEN = frozenset({"condemnation", "sanction"})
_MEANS, _LETTING = wordset("means to an end"), wordset("letting or bidding")
_ADVERBIAL, _HELPING = wordset("adverbial"), wordset("helping do")  # "helped drive the rebels out"
_PROMISING = forms("promise")


@remembered
def subject(clause: Clause, i: int, code: str = "d", places: bool = False) -> list[int]:
    """The names that are the subject of the verb at token i, in order; empty where unknown."""
    j, _, infinitive, _ = verb_group(clause, i)
    k = across_adverbial(clause, j) - 1
    gerund = code == "g" or clause.lows[j] == "having"
    if k < 0:
        return subject_after_comma(clause, i) if gerund else []
    if (infinitive or clause.lows[k] in _HELPING) and (doers := _of_infinitive(clause, k)) is not None:
        return doers
    if (relative := relative_before(clause, k)) is not None:
        return antecedent(clause, relative) or _said_to_be(clause, relative)
    if gerund and BE.isdisjoint(clause.lows[j:i]):
        return _gerund_subject(clause, k, i)
    if clause.is_mark(k, ","):
        if named := apposed_states(clause, k):
            return named
        k = skip_insertion(clause, k)
    if k >= 0 and (clause.low(k) in ("and", "or", "but", "then") or clause.is_mark(k, ",")):
        before = infinitive_before(clause, k) if infinitive else None
        return subject(clause, before) if before is not None else _shared_subject(clause, k)
    return nearest_subject(clause, k, infinitive, places)


def _said_to_be(clause: Clause, relative: int) -> list[int]:
    """Who is meant by "Chad was among those who voted", "Chad is the only state that trains it"."""
    for j in range(relative - 1, max(relative - _ADVERBIALS, 0), -1):
        if clause.lows[j] in _IS:
            return subject(clause, j)
        if clause.kinds[j] in (ACTOR, MARK) or clause.is_finite(j):
            break
    return []


_IS = IS | {"remains", "remained", "became"}


def _of_infinitive(clause: Clause, k: int) -> list[int] | None:
    """Who does what the word at k governs with "to"; None where that word does not say it."""
    if clause.kinds[k] == ACTOR and preposition(clause, k) == "by":
        return coordinated(clause, k)  # "the decision by Chad to send"
    if clause.kinds[k] == ACTOR and clause.lows[promise := group_start(clause, k) - 1] in _PROMISING:
        return subject(clause, promise)  # "Chad has promised Peru to withdraw"
    if clause.kinds[k] != WORD:
        return None
    if planner := state_of_body(clause, k):
        return planner
    if clause.has(k, "H") and is_asked(clause, k):
        return []  # "called on allies to send guns"
    owner = k - 2 if clause.has(k - 1, "'") else k - 1
    if owner in clause.adjectives:
        if (k in clause.thing_ends or clause.lows[k] in _MEANS) and _LETTING.isdisjoint(clause.words):
            return nearest_subject(clause, owner - 1, True) or None  # "used Iraqi airspace to attack"
        return coordinated(clause, owner)  # "Finland's decision to join", "a French plan to send"
    noun = clause.has(k - 1, "DA") and not clause.finite[k]  # "the first state to join"
    if (clause.finite[k] or ("B" in clause.tags[k] and not noun)) and "X" not in clause.tags[k]:
        return subject(clause, k)  # "offered to mediate": who offered
    if clause.lows[k].endswith("ing") and clause.is_mark(k - 1, ","):
        return subject(clause, k, "g")  # ", preferring to talk": who prefers
    return [] if is_noticed(clause, k) else None


def _gerund_subject(clause: Clause, k: int, i: int) -> list[int]:
    low = clause.low(k)
    verb = clause.kinds[k - 1] == WORD and ("V" in clause.tags[k - 1] or clause.readings(k - 1).verb)
    accusing = low in ("of", "for") and k and verb
    if accusing and (accused := gap_object(clause, k - 1)):
        return accused
    if low == "for" and clause.kind(k - 1) == ACTOR and preposition(clause, k - 1) in ("on", "against"):
        return coordinated(clause, k - 1)  # "tariffs on India for buying oil"
    if low in ("of", "for", "from", "in", "into", "with") or clause.kinds[k] == ACTOR:
        return nearest_subject(clause, k, True)
    if clause.is_mark(k, ",") and clause.has(k - 1, "Y") and clause.is_finite(k - 1):
        return subject(clause, k - 1)  # "'It is over,' Chad's president said, thanking Peru"
    if low in _ADVERBIAL or clause.is_mark(k, ","):
        begins = max(behind_that(clause, k), _behind_when(clause, k)) if low in _ADVERBIAL else 0
        return first_subject(clause, k, begins) or subject_after_comma(clause, i)
    return nearest_subject(clause, k, True)


def _behind_when(clause: Clause, k: int) -> int:
    """Where a clause of time begins before k: "after A collided while chasing B"."""
    verb = False
    for j in range(k - 1, 0, -1):
        verb = verb or bool(clause.finite[j]) or clause.lows[j].endswith("ed")
        if clause.is_mark(j, ",;:"):
            return 0
        if verb and clause.lows[j] in _TIMES:
            return j + 1
    return 0


_TIMES = frozenset({"after", "before", "when", "since", "until"})


def subject_after_comma(clause: Clause, i: int) -> list[int]:
    """The subject of the main clause behind an opening clause: "After meeting X, Y ..."."""
    for k in range(i + 1, min(i + 25, clause.size)):
        if clause.is_mark(k, ","):
            for j in range(k + 1, min(k + 8, clause.size)):
                if clause.kinds[j] == ACTOR and party_head(clause, j) and not preposition(clause, j):
                    return coordinated(clause, j)
                if clause.finite[j]:
                    break
            return []
    return []


def _shared_subject(clause: Clause, k: int) -> list[int]:
    """The subject that a verb after "and" shares with the verb before: the first of the clause."""
    first, closed, comma = 0, clause.is_mark(k - 1, ","), False
    for j in range(k - 1, max(k - _REACH, -1), -1):
        comma = comma or clause.is_mark(j, ",")
        if clause.has(j, "R") and clause.is_mark(j - 1, ",") and not comma and clause.has(j + 1, "VX"):
            return antecedent(clause, j)  # "Cairo, which signed a pact and shipped guns"
        if closed and is_relative_that(clause, j):
            continue  # "the ban that Chad imposed in May, and has asked": the relative clause is over
        if clause.is_mark(j, ";:") or begins_other(clause, j):
            first = j + 1
            break
        if clause.has(j, "Y") and not clause.is_mark(j + 1, ","):
            if closed and not _SPOKEN.isdisjoint(clause.readings(k + 1).ties):
                return subject(clause, j)  # "said a drone had come, and summoned the envoy"
            first = j + 1
            if clause.low(first + (clause.low(first) == "that")) in ("he", "she", "it", "they"):
                return subject(clause, j)  # "Karim said he was horrified and accused Peru"
            break
    return first_subject(clause, k, first)


@remembered
def first_subject(clause: Clause, k: int, first: int = 0) -> list[int]:
    """The first names in tokens first:k that can be a subject; empty where a noun without a name is it."""
    kinds, finite = clause.kinds, clause.finite
    if not any(first <= name < k for name in clause.names):
        return []
    for j in range(first, k):
        if kinds[j] == ACTOR:
            if not preposition(clause, j) and party_head(clause, j):
                following = j
                while following + 1 < clause.size and kinds[following + 1] == ACTOR:
                    following += 1
                return coordinated(clause, following if party_head(clause, following) else j)
        elif finite[j] and j > first + 1 and _own_subject(clause, first, j):
            return []
    return []


def _own_subject(clause: Clause, first: int, j: int) -> bool:
    """Whether a noun that is no name stands before the first finite verb: it is the subject."""
    return any(
        clause.kinds[x] == WORD and not clause.tags[x] and not _governed(clause, x, first)
        for x in range(first, j)
    )


def _governed(clause: Clause, x: int, first: int) -> bool:
    """Whether a preposition of the same phrase stands within a few tokens before x."""
    for y in range(x - 1, max(first, x - 5) - 1, -1):
        if clause.kinds[y] == MARK:
            return False
        if "P" in clause.tags[y]:
            return True
    return False


@remembered
def nearest_subject(clause: Clause, k: int, through: bool, places: bool = False) -> list[int]:
    """Leftwards from token k to the first name that can be a subject.

    `through`: go on through finite verbs (an infinitive or gerund takes its subject from the verb
    above it).
    """
    fallback: list[int] = []
    names, kinds, finite = clause.names, clause.kinds, clause.finite
    if not names or names[0] > k:
        return fallback
    for j in range(k, max(k - _REACH, names[0] - 1), -1):
        if kinds[j] == ACTOR:
            governor = _governor(clause, j, k, places)
            if not governor:
                return coordinated(clause, j)
            led = governor == "under" and clause.has(group_start(clause, j) - 2, "H")  # "gunmen under X"
            if (governor in ("of", "from") or led) and not fallback:
                fallback = coordinated(clause, j)
        elif kinds[j] == MARK:
            if clause.lows[j] == ":" and 0 < j <= 3 and kinds[j - 1] == ACTOR and _leads(clause, j, k):
                return [j - 1]  # "Ankara: lifted its veto"
            if clause.lows[j] in ";:":
                break
        elif clause.tags[j] and opens_clause(clause, j):
            relative = "R" in clause.tags[j]
            if relative and not through and not fallback and k - j < _ADVERBIALS:
                return antecedent(clause, j)  # "the panel, which in October faulted"
            if not (through and relative):
                break
        elif finite[j] and not through and not participle(clause, j):
            if clause.low(j - 1) in ("who", "which") and not clause.is_mark(j - 2, ","):
                return antecedent(clause, j - 1)  # "the Chadians who came ashore brought"
            break
    return fallback


def _leads(clause: Clause, colon: int, k: int) -> bool:
    """ "Ankara: lifted its veto", "Oslo: 22 jets pledged", but not "Seoul: soldiers had been sent"."""
    counted = clause.kinds[colon + 1] == NUMBER
    return k == colon or (counted and not any(clause.has(x, "H") for x in range(colon + 1, k + 1)))


def _governor(clause: Clause, j: int, k: int, places: bool) -> str:
    """What keeps the name at j from being the subject: its preposition, or "-" for another reason."""
    if not party_head(clause, j, places) or object_of_gerund(clause, j) or is_land_of_person(clause, j):
        return "-"
    governor = preposition(clause, coordinated(clause, j)[0])
    opens = governor in ("after", "before", "since", "until") and noun_group_end(clause, j) >= k - 1
    return "" if opens or is_bidden(clause, j, governor) else governor


def gap_object(clause: Clause, i: int) -> list[int]:
    """The name that a verb's object clause goes back to: "Rwanda, which the experts accuse"."""
    doers = subject(clause, i)
    k = group_start(clause, doers[0]) - 1 if doers else 0
    that = clause.low(k) == "that" and noun_before(clause, k)
    return antecedent(clause, k) if k > 0 and (that or clause.lows[k] in ("which", "whom", "who")) else []
