"""The PLOVER code of a word for an event: that of its term, and what its object and subject make of it."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, MODALS, NUMBER, WORD, Clause
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.events.contacts import is_man, kind_of_contact
from toolkit.extraction.text.readings import Readings
from toolkit.extraction.text.wordsets import wordset

_OF_TIE = {
    "visit": "CONSULT",
    "talks": "CONSULT",
    "mediation": "CONSULT",
    "treaty": "AGREE",
    "alliance": "COOPERATE",
    "support": "SUPPORT",
    "aid": "AID",
    "arms": "AID",
    "troops": "AID",
    "sanction": "SANCTION",
    "condemnation": "ACCUSE",
    "combat": "ASSAULT",
}
_GROUND = wordset("ground")
_FIGHTING = frozenset({"fight", "fights", "fought", "fighting"})
_BESIDE = frozenset({"beside", "alongside"})
_STATING = frozenset({"insist", "insists", "insisted", "insisting", "suggest", "suggests", "suggested"})
_VOWING = frozenset(
    {"vow", "vows", "vowed", "pledge", "pledges", "pledged", "promise", "promises", "promised"}
)
_POSTS = wordset("post or passage")
_ENTERING = frozenset({"enter", "enters", "entered", "entering"})
_GUESTS = wordset("ship") | {"navy", "workers"}
_RECOVERING = frozenset({"recover", "recovers", "recovered", "recovering"})
_TAKING = frozenset({"seize", "seizes", "seized", "occupy", "occupies", "occupied"})
_PROTESTING = frozenset({"protest", "protested", "protesting"})
_FIRING = frozenset({"fire", "fires", "fired", "firing", "launch", "launches", "launched"})
_SEA = frozenset({"sea", "ocean", "waters", "coast"})
_LANDING = frozenset({"land", "lands", "landed", "landing"})
_AWAY = frozenset({"at", "from", "in", "near"})
_BREAKING_OFF = wordset("breaking off")
_HOMEWARD = frozenset({"home", "back", "out"})
_PACTS = frozenset({"treaty", "pact", "accord", "convention", "agreement", "alliance", "bloc"})
_LEAVING = frozenset({"left", "leave", "leaves", "leaving"})
_LEFT_SO = wordset("left so")
_ORDERING = frozenset({"order", "orders", "ordered", "ordering"})
_OBJECT = 8  # tokens of an object
_STATE = 12  # tokens up to the state in which something is left


class Code(NamedTuple):
    """A PLOVER code, blank for a spelling that tells no event; `of_tie` where it is that of a tie."""

    kind: str
    of_tie: bool = False


_NONE = Code("")


@cache
def kinds_of(terms: Readings, lexicon_dir: str | None) -> tuple[Code, Code]:
    """The codes of a spelling as a verb and as a noun."""
    return _code(terms, "verb", lexicon_dir), _code(terms, "noun", lexicon_dir)


def _code(terms: Readings, form: str, lexicon_dir: str | None) -> Code:
    """The code of a term: its own, that of its first words, or that of the tie it carries."""
    for term in terms:
        if term.table == "events" and term.form == form:
            return Code(term.row["kind"])
    codes = _codes(form, lexicon_dir)
    for term in terms:
        if term.table in ("ties", "transfers") and term.form == form:
            words = term.row["term"].split()
            for length in range(len(words), 0, -1):
                if (kind := codes.get(" ".join(words[:length]))) is not None:
                    return Code(kind)
    for term in terms:
        if term.table == "ties" and term.form == form and (form == "noun" or "obj" in term.row["b"]):
            if form == "noun" and term.row["tie"] == "troops":
                return _NONE  # "the Russian base in Syria" is there
            return Code(_OF_TIE.get(term.row["tie"], ""), of_tie=True)
    return _NONE


@lru_cache(maxsize=8)
def _codes(form: str, lexicon_dir: str | None) -> dict[str, str]:
    """Code by term of `events.csv`, verbs or nouns."""
    return {row["term"]: row["kind"] for row in lexicon.rows("events", lexicon_dir) if row["form"] == form}


def kind_of_verb(clause: Clause, i: int, kind: str, parties: Sequence[int]) -> str:
    """The code of the verb at i, whose term has the code `kind`; blank where it tells no event."""
    low, after, agent = clause.lows[i], clause.last[i] + 1, max(parties)
    behind = range(after, min(after + _OBJECT, clause.size))
    if kind == "CONSULT":
        return kind_of_contact(clause, i, behind, parties)
    if low in _LANDING and clause.actors[parties[0]].kind == "person":
        return "CONSULT"  # a president who lands visits
    if kind == "REQUEST" and low in _STATING and clause.low(after) == "that":
        return kind if any(clause.lows[j] in MODALS for j in behind) else ""  # "insists that 600 are there"
    if low == "allied" and verb_group(clause, i).start == i:
        return ""  # "groups allied with the army"
    if kind == "ACCUSE" and low in _PROTESTING and min(parties) > i:
        return "PROTEST"  # "thousands protested in Praia"
    if (
        kind == "ASSAULT"
        and low in _FIRING
        and agent < i
        and not _SEA.isdisjoint(clause.lows[after : behind.stop])
    ):
        return "MOBILIZE"  # "fired a missile into the sea"
    if kind == "MOBILIZE" and clause.low(after) in _HOMEWARD:
        return "RETREAT"  # "were rotated home"
    if kind == "RETREAT" and low in _LEAVING and not _PACTS.isdisjoint(clause.lows[after : behind.stop]):
        return "SANCTION"  # "have left the treaty"
    if low == "shut" and clause.low(after) == "up":
        return ""  # "1,300 are shut up in two bases"
    stays = low == "left" and verb_group(clause, i).be
    if kind == "RETREAT" and (stays or (low in _LEAVING and _left_so(clause, after))):
        return ""  # "80 are left", "left 13 soldiers dead"
    if kind == "COOPERATE" and low in _ORDERING and _is_told_to(clause, behind):
        return ""  # "ordered his army to leave", but "ordered 30 tanks"
    if kind == "AGREE" and low in _VOWING and "never" in clause.lows[after : behind.stop]:
        return "REJECT"
    if low in _ENTERING and not _GUESTS.isdisjoint(clause.lows[min(parties) : i]):
        return ""  # "two frigates entered the bay"
    if low in _RECOVERING and kind == "ASSAULT" and not _is_ground(clause, behind):
        return ""  # "recovered notes"
    if kind == "COERCE" and _TAKING.intersection(clause.lows[i:after]) and _is_ground(clause, behind):
        return "ASSAULT"
    if kind == "ASSAULT" and low in _FIGHTING and agent > i and _behind_for(clause, after, agent):
        return "COOPERATE"  # "fight for the rebels", but "for twelve days"
    if kind == "ASSAULT" and low in _FIGHTING and not _BESIDE.isdisjoint(clause.lows[i : after + 1]):
        return "COOPERATE"  # "fights beside the rebels"
    if kind == "MOBILIZE" and clause.low(after) == "by" and agent > i and not verb_group(clause, i).be:
        return _kind_of_main_verb(clause, agent) or kind
    men = any(is_man(clause, j) for j in behind)
    alone = len({clause.actors[n].name for n in parties}) == 1
    return "MOBILIZE" if kind == "AID" and alone and men else kind


def needs_no_other(clause: Clause, i: int, kind: str) -> bool:
    """Whether the word for a tie at i needs no other side: an attack, "closed its crossings"."""
    after = clause.last[i] + 1
    return kind == "ASSAULT" or (kind == "SANCTION" and not _POSTS.isdisjoint(clause.lows[after : after + 4]))


def _left_so(clause: Clause, j: int) -> bool:
    """Whether the object that begins at j is left in a state: "left 13 soldiers dead"."""
    for k in range(j, min(j + _STATE, clause.size)):
        if clause.is_mark(k, ".;:"):
            return False
        if clause.lows[k] in _LEFT_SO:
            return True
    return False


def _is_told_to(clause: Clause, behind: range) -> bool:
    """Whether the object is told to do something, and no thing is bought."""
    goods = any(j in clause.thing_ends or clause.kinds[j] == NUMBER for j in behind)
    return not goods and "to" in clause.lows[behind.start : behind.stop]


def kind_of_noun(clause: Clause, i: int, kind: str) -> str:
    """The code of the noun at i, whose term has the code `kind`: a pact that is ended is a sanction."""
    if kind not in ("AGREE", "COOPERATE") or _BREAKING_OFF.isdisjoint(clause.words):
        return kind
    before = range(i - 1, max(i - _OBJECT, -1), -1)
    verb = next((j for j in before if clause.is_finite(j) and not clause.has(j, "X")), None)
    return "SANCTION" if verb is not None and clause.lows[verb] in _BREAKING_OFF else kind


def _behind_for(clause: Clause, after: int, token: int) -> bool:
    """Whether the "for" at `after`, or at the end of the term before it, governs the name at the token."""
    start = group_start(clause, token)
    return clause.low(start - 1) == "for" and after - 1 <= start - 1 <= after


def _is_ground(clause: Clause, behind: range) -> bool:
    """Whether the object is a place: "captured the garrison in Bukavu", not "captured two soldiers"."""
    if clause.kind(behind.start) == WORD and clause.text[clause.starts[behind.start]].isupper():
        return True  # "seized Bara"
    for j in behind:
        if clause.has(j, "SRX") or clause.is_mark(j, ",;:") or clause.lows[j] in _AWAY:
            return False
        if clause.lows[j] in _GROUND or (clause.kinds[j] == ACTOR and clause.actors[j].form == "place"):
            return True
    return False


def _kind_of_main_verb(clause: Clause, agent: int) -> str:
    """ "ASSAULT" where "drones launched by Chad" hit something."""
    k = noun_group_end(clause, agent) + 1
    main = _code(clause.hits[k].terms, "verb", None) if k in clause.hits else _NONE
    return main.kind if main.kind == "ASSAULT" else ""


def has_no(clause: Clause, j: int) -> bool:
    """Whether the object that begins at j is none: "sent no soldiers", but "sent no more than 20"."""
    low, behind = clause.low(j), clause.low(j + 1)
    return (low == "no" and behind not in _BOUNDED) or (low in _NOTHING and behind not in _EXCEPT)


_NOTHING = frozenset({"nothing", "nobody", "none", "neither"})
_EXCEPT = frozenset({"but", "except", "other"})
_BOUNDED = frozenset({"more", "fewer", "less", "longer", "later", "other", "doubt", "sooner"})
