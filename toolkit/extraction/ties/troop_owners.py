"""Whose armed people they are: "Rwandan troops", "soldiers from Chad", "Kenya has sent 400 officers"."""

from toolkit.extraction.clauses.clause import ACTOR, HAVE, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import noun_group_end, preposition
from toolkit.extraction.clauses.objects import by_agent, possessor
from toolkit.extraction.clauses.relatives import antecedent
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import across_adverbial, verb_group
from toolkit.extraction.text.wordsets import wordset

_SENDING = wordset("keeping or sending")


def owners_of(clause: Clause, i: int) -> list[int]:
    """Whose people stand at i."""
    nation = possessor(clause, i) if clause.low(i + 1) == "of" else []
    if nation and clause.lows[i] not in _HIRED:
        return nation  # "Chadian soldiers of the UN mission"
    if clause.low(i + 1) in ("from", "of"):
        for j in range(i + 2, min(i + 5, clause.size)):
            if clause.kinds[j] == ACTOR:
                sent = _senders(clause, i) if clause.actors[j].form == "short" else _movers(clause, i)
                # "Kim sent units of the army", "moved 300 men from Gabon"
                return sent or coordinated(clause, j)
    owners = _commanders(clause, i) or _led_by(clause, i) or possessor(clause, i) or _shared(clause, i)
    if owners and clause.lows[i] not in _HIRED:
        return owners
    return _senders(clause, i) or owners or _leader(clause, i)


def _movers(clause: Clause, i: int) -> list[int]:
    """The state that moves the people at i from one place to another: "flew in 300 men from Gabon"."""
    verb = clause.last_of(_MOVING, i - _LED_REACH + 1, i) if clause.lows[i + 1] == "from" else None
    if verb is None or verb_group(clause, verb).be:
        return []
    return [n for n in subject(clause, verb) if clause.actors[n].kind == "state"]


_MOVING = wordset("moving soldiers")


def _shared(clause: Clause, i: int) -> list[int]:
    """ "Cuban doctors and soldiers": whose the first are, the others are too."""
    joined = clause.low(i - 1) == "and" and clause.kinds[i - 2] == WORD and not clause.is_finite(i - 2)
    owners = possessor(clause, i - 1) if i > 2 and joined else []
    return [n for n in owners if clause.is_adjective(n)]


def _commanders(clause: Clause, i: int) -> list[int]:
    """ "1,900 troops under Canadian command": who commands them."""
    if clause.low(i + 1) != "under":
        return []
    name = clause.name_in(i + 2, i + 4)
    commanded = (
        name is not None
        and clause.actors[name].kind == "state"
        and clause.lows[noun_group_end(clause, name)] in ("command", "leadership")
    )
    return [name] if commanded and name is not None else []


def _led_by(clause: Clause, i: int) -> list[int]:
    """ "the battle group in Latvia, which Canada leads", "a brigade led by Spain": they are his."""
    if _LEADING.isdisjoint(clause.words):
        return []
    for j in range(i + 1, min(i + _LED_REACH, clause.size)):
        if clause.lows[j] in _LEADING:
            agent = by_agent(clause, j) if clause.low(j + 1) == "by" else []
            leads = "which" in clause.lows[i:j] and subject(clause, j)
            return [n for n in agent or leads or () if n > i and clause.actors[n].kind == "state"]
        if clause.is_mark(j, ";:") or (clause.is_finite(j) and not clause.has(j, "X")):
            break
    return []


_LEADING = frozenset({"leads", "led", "heads", "headed", "commands", "commanded"})
_LED_REACH = 12


def _leader(clause: Clause, i: int) -> list[int]:
    """ "the British-led battlegroup in Tapa": who leads it has men there."""
    for j in range(i - 1, max(i - 4, 1), -1):
        if clause.lows[j] == "led" and clause.is_mark(j - 1, "-–"):
            return [j - 2] if clause.kinds[j - 2] == ACTOR else []
        if clause.kinds[j] != WORD or clause.is_finite(j) or clause.has(j, "DP"):
            break
    return []


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
            if low in _ESTIMATING and "at" in clause.lows[i : i + _ESTIMATE_REACH]:
                return []  # "Seoul puts the soldiers sent to Kursk at 15,000"
            if low in HAVE and clause.is_finite(j + 1):
                continue
            active = low in HAVE or low.endswith("ing")
            _, be, _, negated = verb_group(clause, j)
            if negated or (be and not active and clause.low(j - 1) != "to"):
                return []  # "won't send soldiers"; "were sent": nobody says by whom
            return subject(clause, j, "g" if low.endswith("ing") else "d")
        if clause.is_mark(j, ";:"):
            break
    return []


def whom_sent(clause: Clause, i: int) -> list[int]:
    """Sender and verb of "the soldiers whom Rwanda keeps in Congo", "the troops that Chad had sent"."""
    k = i + 1
    if clause.low(k) not in ("that", "whom", "which"):
        return []
    for j in range(k + 1, min(k + 4, clause.size)):
        if clause.kinds[j] == ACTOR and not clause.is_adjective(j):
            for verb in range(j + 1, min(j + 5, clause.size)):
                if clause.lows[verb] in ("once", "formerly", "never"):
                    return []
                if clause.lows[verb] in _SENDING and clause.low(verb + 1) not in _SENDING:
                    return [j, verb]
            return []
    return []


_HIRED = frozenset({"fighters", "mercenaries", "recruits", "contractors", "militiamen"})  # may serve others

_ESTIMATING = frozenset({"put", "puts", "putting", "estimates", "estimated"})
_ESTIMATE_REACH = 9
_SENDINGS = wordset("sending of soldiers")


def _is_verb(clause: Clause, j: int) -> bool:
    first = across_adverbial(clause, j)  # "will, after talks, send"
    finite = clause.is_finite(j) or clause.has(j - 1, "X") or (first < j and clause.has(first, "X"))
    return finite or "G" in clause.tags[j] or clause.low(j - 1) == "to"


def _sender_of(clause: Clause, noun: int) -> list[int]:
    """ "Chad announced the deployment of 500 soldiers": the subject of the verb above the noun."""
    for j in range(noun - 1, max(noun - 6, -1), -1):
        if clause.kinds[j] == WORD and clause.is_finite(j):
            return subject(clause, j)
    return []
