"""Ties that a figure of people implies: soldiers whom a side has abroad, losses whose author is named.

"The rest are 150 Guatemalans and 78 Salvadorans" says whose they are; in which mission or country they
serve stands elsewhere in the article. "Hezbollah killed 73 soldiers" says who killed; whose soldiers they
were is the side of the figure.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, parent_of, parties, party
from toolkit.extraction.clauses.clause import NUMBER, WORD, Clause
from toolkit.extraction.clauses.nouns import is_denied
from toolkit.extraction.clauses.objects import by_agent
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.figures.rows import passed_on
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.asides import weapon_owner
from toolkit.extraction.ties.theatre import Theatres
from toolkit.schema import Row

_ABROAD = ("deployed", "withdrawn")
_GUESTS = re.compile(
    r"\b(?:exercises?|manoeuvres|drills?|captives|prisoners|swap|exchange[ds]?|hired|recruit\w*|academ\w+|"
    r"conscript\w*|accus\w+|den(?:y|ied|ies)|host to|obituar\w+|dead|members|none|sailors|"
    r"fleet|crews?|coalition|drafts|stray\w*)\b"
)
_BRACKET = re.compile(r"(?:['’]s?)?\s\((?:[a-z]+\s){0,2}")


def troops_abroad(
    doc: Document, figures: list[Row], ties: list[Row], theatres: Theatres, brief: bool
) -> Iterator[Row]:
    """A troops row for each side whose counted people serve in a mission or a foreign country.

    A side that the article already says to have troops somewhere, or to fight there, gets none. In a brief
    of a sentence or two, whose soldiers serve may stand in another sentence, and its one mission is meant.
    """
    figures = [row for row in figures if row["measure"] in _ABROAD and row["status"] != "denied"]
    if not figures or not theatres.places:
        return
    settled: dict[str, set[str]] = {}
    for tie in ties:
        if tie["tie"] == "troops":
            settled.setdefault(tie["a"], set()).add(tie["b"])
    enemies = {frozenset((row["a"], row["b"])) for row in ties if row["tie"] == "combat"}
    sent = [row for row in ties if row["tie"] == "troops" and kind_of(doc, row["a"]) == "state"]
    for row in figures:
        side = _bracketed(doc, row) or row["side"]
        if not side or not _lends_soldiers(doc, side) or not _named_there(doc, row, side, brief):
            continue
        senders = {tie["a"] for tie in sent if tie["start"] <= row["start"] < tie["end"]}
        if senders and side not in senders and kind_of(doc, side) == "state":
            continue  # "Peru moved 300 men from Chad to Niger"
        where = _served_in(doc, row["start"], side, theatres, settled.get(side))
        if where and frozenset((side, where)) not in enemies:
            settled.setdefault(side, set()).add(where)
            yield tie_of(row, side, where, "troops", 1)


def _served_in(doc: Document, start: int, side: str, theatres: Theatres, already: set[str] | None) -> str:
    """The mission or foreign country where the people counted at `start` serve; "" if known or at home."""
    where = theatres.here(start, side)
    if already and (kind_of(doc, where) != "state" or where in already):
        return ""
    where = where or theatres.nearest(start, side) or theatres.main(side)
    return where if where and side not in theatres.hosts(where) else ""


def _lends_soldiers(doc: Document, side: str) -> bool:
    """Whether a side's people may serve abroad: those of states and mercenaries, not rebels."""
    actor = doc.actors.actors.get(side)
    hired = actor is not None and any("mercenary" in role for role in actor.roles)
    return hired or kind_of(doc, side) == "state"


def _bracketed(doc: Document, row: Row) -> str:
    """Whose people a number in brackets counts: "Indonesia's (1,231), Italy's (1,068)"; "" if in none."""
    sentence = doc.sentence_at(row["start"])
    counted = {}
    for mention in doc.mentions_in(sentence):
        bracket = _BRACKET.match(doc.text, mention.end) if mention.kind == "state" else None
        if bracket:
            counted[mention.name] = bracket.end()
    if len(counted) < 2:
        return ""  # one alone may count anything
    return next((name for name, at in counted.items() if at == row["start"]), "")


def _named_there(doc: Document, row: Row, side: str, brief: bool) -> bool:
    """Whether the figure's own sentence names the side, and speaks of no exercise, swap or recruits."""
    sentence = doc.sentence_at(row["start"])
    if _GUESTS.search(doc.lower, sentence.start, sentence.end):
        return False
    said = row.get("claimed_by") or ""
    if "ntelligence" in said and parent_of(doc, said) == side:
        return False  # services count the soldiers of others
    if brief:
        return True
    return any(
        mention.name == side and (mention.form != "adjective" or 0 <= row["end"] - mention.start < 60)
        for mention in doc.mentions_in(sentence)
    )


def tie_of(row: Row, a: str, b: str, tie: str, sign: int) -> Row:
    """The tie of a to b that follows from a row of another table."""
    return {**passed_on(row), "a": a, "b": b, "tie": tie, "sign": sign, "directed": True}


def killers(doc: Document, clauses: Iterable[Clause], figures: list[Row]) -> Iterator[Row]:
    """A combat row for each side whose counted losses a clause lays to a named killer.

    "Hezbollah killed 73 soldiers", "Israeli fire killed 40 Lebanese soldiers", "54 died in an ambush that
    was claimed by the Islamic State".
    """
    lost: defaultdict[int, list[Row]] = defaultdict(list)  # by sentence
    for row in figures:
        if row["measure"] in LOSSES and row["side"] and row["status"] != "denied":
            lost[doc.sentence_index(row["start"])].append(row)
    for clause in clauses:
        near = lost.get(clause.sentence.index, ())
        inside = [row for row in near if clause.starts[0] <= row["start"] < clause.ends[-1]]
        if not inside:
            continue
        for i, low in enumerate(clause.lows):
            killing = low in _KILLING or (low in _TAKING and clause.kind(i + 1) == NUMBER)
            if killing and not _counts_dead(clause, i) and not is_denied(clause, verb_group(clause, i).start):
                yield from _killed(doc, clause, i, inside)
            elif low in _CLAIMING and clause.low(i + 1) == "by" and _attack_before(clause, i):
                yield from _blamed(doc, parties(doc, clause, by_agent(clause, i)), inside)


def _counts_dead(clause: Clause, i: int) -> bool:
    """As in "put the total of Russian killed and wounded at 900": the word is a noun."""
    first = i - 2 if clause.lows[i - 2 : i] == ["killed", "and"] else i
    return first > 0 and clause.is_adjective(first - 1) and clause.low(i + 1) in _NO_OBJECT


_NO_OBJECT = ("and", "or", "at", "to", "in", ",", "")
_KILLING = frozenset({"killed", "kill", "kills", "wounded", "captured", "shot", "ambushed"})
_TAKING = frozenset({"took", "take", "taken", "takes"})
_CLAIMING = frozenset({"claimed", "blamed", "carried", "launched", "conducted", "mounted"})
_ATTACKS = wordset("attack on soldiers")


def _killed(doc: Document, clause: Clause, i: int, lost: list[Row]) -> Iterator[Row]:
    """The killer is the subject of the verb, in the passive the agent; the victims stand behind or before."""
    if verb_group(clause, i).be or clause.low(i + 1) == "by":
        killer = by_agent(clause, i)
        victims = [row for row in lost if row["start"] < clause.starts[i]]
    else:
        killer = weapon_owner(clause, i) or subject(clause, i)
        victims = [row for row in lost if clause.starts[i] < row["start"] < _clause_end(clause, i)]
    yield from _blamed(doc, parties(doc, clause, killer), victims)


def _clause_end(clause: Clause, i: int) -> int:
    """Where the objects of the verb at i end."""
    for j in range(i + 1, clause.size):
        if clause.is_mark(j, ";:") or (clause.kinds[j] == WORD and clause.has(j, "Y")):
            return clause.starts[j]
    return clause.ends[-1]


def _attack_before(clause: Clause, i: int) -> bool:
    return not _ATTACKS.isdisjoint(clause.before(i, 6))


def _blamed(doc: Document, killers: list[str], lost: list[Row]) -> Iterator[Row]:
    """None where the victims are among the killers: "the war between Chad and Sudan killed hundreds"."""
    for row in lost:
        victim = party(doc, row["side"])
        if victim and victim not in killers and row["side"] not in killers:
            yield from (tie_of(row, killer, victim, "combat", -1) for killer in killers)
