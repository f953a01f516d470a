"""The PLOVER code of a verb in its clause: what its object and those who take part make of its term."""

from collections.abc import Callable, Sequence, Set
from typing import NamedTuple

from toolkit.extraction.clauses.clause import ACTOR, MODALS, NUMBER, WORD, Clause
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.events.contacts import is_man, kind_of_contact
from toolkit.extraction.events.kinds import kinds_of
from toolkit.extraction.text.inflection import forms
from toolkit.extraction.text.wordsets import wordset

_GROUND = wordset("ground")
_SEA = frozenset({"sea", "ocean", "waters", "coast"})
_PACTS = frozenset({"treaty", "pact", "accord", "convention", "agreement", "alliance", "bloc"})
_HOMEWARD = frozenset({"home", "back", "out"})
_GUESTS = wordset("ship") | {"navy", "workers"}
_BESIDE = frozenset({"beside", "alongside"})
_AWAY = frozenset({"at", "from", "in", "near"})
_LEFT_SO = wordset("left so")
_OBJECT = 8  # tokens of an object
_STATE = 12  # tokens up to the state in which something is left


class _Verb(NamedTuple):
    """A verb for an event where it stands, and the tokens of who takes part."""

    clause: Clause
    i: int
    parties: Sequence[int]

    @property
    def after(self) -> int:
        """The token behind it."""
        return self.clause.last[self.i] + 1

    @property
    def next(self) -> str:
        """The word behind it."""
        return self.clause.low(self.after)

    @property
    def reach(self) -> range:
        """The tokens of its object."""
        return range(self.after, min(self.after + _OBJECT, self.clause.size))

    @property
    def be(self) -> bool:
        """Whether a form of "be" belongs to it."""
        return verb_group(self.clause, self.i).be

    @property
    def is_last(self) -> bool:
        """Whether all who take part stand before it."""
        return max(self.parties) < self.i

    def reaches(self, words: Set[str]) -> bool:
        """Whether one of the words stands behind it."""
        return not words.isdisjoint(self.clause.lows[self.after : self.reach.stop])


class _Turn(NamedTuple):
    """What a verb tells instead, if it stands in a certain way."""

    of: str  # the code of its term; any if blank
    verbs: frozenset[str]  # which verbs; all if empty
    stands: Callable[[_Verb], bool]
    kind: str


_ANY: frozenset[str] = frozenset()
_FIGHTING = forms("fight")
_LEAVING = forms("leave")
_TURNS = (  # the first that fits
    _Turn("", forms("land"), lambda v: v.clause.actors[v.parties[0]].kind == "person", "CONSULT"),
    # "insists that 600 are there"
    _Turn("REQUEST", forms("insist", "suggest"), lambda v: v.next == "that" and not v.reaches(MODALS), ""),
    # "groups allied with the army"
    _Turn("", frozenset({"allied"}), lambda v: verb_group(v.clause, v.i).start == v.i, ""),
    # "thousands protested in Praia"
    _Turn("ACCUSE", forms("protest"), lambda v: min(v.parties) > v.i, "PROTEST"),
    # "fired a missile into the sea"
    _Turn("ASSAULT", forms("fire", "launch"), lambda v: v.is_last and v.reaches(_SEA), "MOBILIZE"),
    # "were rotated home"
    _Turn("MOBILIZE", _ANY, lambda v: v.next in _HOMEWARD, "RETREAT"),
    # "have left the treaty"
    _Turn("RETREAT", _LEAVING, lambda v: v.reaches(_PACTS), "SANCTION"),
    # "1,300 are shut up in two bases"
    _Turn("", frozenset({"shut"}), lambda v: v.next == "up", ""),
    # "80 are left", "left 13 soldiers dead"
    _Turn("RETREAT", frozenset({"left"}), lambda v: v.be, ""),
    _Turn("RETREAT", _LEAVING, lambda v: _left_so(v.clause, v.after), ""),
    # "ordered his army to leave", but "ordered 30 tanks"
    _Turn("COOPERATE", forms("order"), lambda v: _is_told_to(v.clause, v.reach), ""),
    # "vowed that it would never sign"
    _Turn("AGREE", forms("vow", "pledge", "promise"), lambda v: v.reaches({"never"}), "REJECT"),
    # "two frigates entered the bay"
    _Turn("", forms("enter"), lambda v: not _GUESTS.isdisjoint(v.clause.lows[min(v.parties) : v.i]), ""),
    # "recovered notes"
    _Turn("ASSAULT", forms("recover"), lambda v: not _is_ground(v.clause, v.reach), ""),
    # "seized Bara", "have occupied the garrison"
    _Turn("COERCE", forms("seize", "occupy"), lambda v: _is_ground(v.clause, v.reach), "ASSAULT"),
    # "fight for the rebels", but "for twelve days"
    _Turn("ASSAULT", _FIGHTING, lambda v: not v.is_last and _behind_for(v), "COOPERATE"),
    # "fights beside the rebels"
    _Turn(
        "ASSAULT", _FIGHTING, lambda v: not _BESIDE.isdisjoint(v.clause.lows[v.i : v.after + 1]), "COOPERATE"
    ),
    # "drones launched by Chad hit the port"
    _Turn("MOBILIZE", _ANY, lambda v: v.next == "by" and not v.is_last and not v.be and _hits(v), "ASSAULT"),
    # "offered 300 soldiers"
    _Turn("AID", _ANY, lambda v: _is_alone(v) and any(is_man(v.clause, j) for j in v.reach), "MOBILIZE"),
)


def kind_of_verb(clause: Clause, i: int, kind: str, parties: Sequence[int]) -> str:
    """The code of the verb at i, whose term has the code `kind`; blank where it tells no event."""
    verb = _Verb(clause, i, parties)
    if kind == "CONSULT":
        return kind_of_contact(clause, i, verb.reach, parties)
    for turn in _TURNS:
        if turn.of in ("", kind) and (not turn.verbs or clause.lows[i] in turn.verbs) and turn.stands(verb):
            return turn.kind
    return kind


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


def _behind_for(verb: _Verb) -> bool:
    """Whether "for" stands between the verb, or the end of its term, and whoever is named last."""
    before = group_start(verb.clause, max(verb.parties)) - 1
    return verb.clause.low(before) == "for" and verb.after - 1 <= before <= verb.after


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


def _hits(verb: _Verb) -> bool:
    """Whether the main verb behind the agent tells of an attack: "drones launched by Chad hit the port"."""
    main = verb.clause.hits.get(noun_group_end(verb.clause, max(verb.parties)) + 1)
    return main is not None and kinds_of(main.terms, None)[0].kind == "ASSAULT"


def _is_alone(verb: _Verb) -> bool:
    """Whether one side alone takes part."""
    return len({verb.clause.actors[token].name for token in verb.parties}) == 1
