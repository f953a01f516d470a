"""Ties that a figure of people implies: soldiers whom a side has abroad, losses whose author is named.

"The rest are 150 Guatemalans and 78 Salvadorans" says whose they are; in which mission or country they
serve stands elsewhere in the article. "Hezbollah killed 73 soldiers" says who killed; whose soldiers they
were is the side of the figure.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from toolkit import lexicon
from toolkit.extraction.actors import ActorMention
from toolkit.extraction.claims import kind_of, parent_of, parties, party, states_by_code, too_old
from toolkit.extraction.clause_objects import by_agent, possessor
from toolkit.extraction.clause_subjects import subject, verb_start
from toolkit.extraction.clauses import Clause
from toolkit.extraction.document import Document
from toolkit.extraction.tie_contributors import host
from toolkit.extraction.tie_frames import is_denied
from toolkit.extraction.tie_troop_places import is_mission

Row = dict[str, Any]

_ABROAD = ("deployed", "withdrawn")
_LOST = ("killed", "wounded", "casualties", "captured")
_SERVE_IN = re.compile(
    r"(?<!recruited )(?<!trained )(?<!bought )(?<!academies )\b(?:in|into|inside|to)\s(?:the\s)?"
    r"(?:(?:north|south|east|west)\w*\s|capital of\s)?$",
    re.I,
)
_GUESTS = re.compile(
    r"\b(?:exercises?|manoeuvres|drills?|captives|prisoners|swap|exchange[ds]?|hired|recruit\w*|academ\w+|"
    r"conscript\w*|accus\w+|den(?:y|ied|ies)|host to|obituar\w+|dead|members|none|sailors|"
    r"fleet|crews?|coalition|drafts)\b"
)
_MISSION = re.compile(
    r"^(?:UN|MIN|MON|AMIS|ATM|AUSS|SAM|EUTM|KFOR|ISAF)[A-Z]|Mission|Force for|Stabili[sz]ation"
)
_BRACKET = re.compile(r"(?:['’]s?)?\s\((?:[a-z]+\s){0,2}")
_SHARED = ("quote", "start", "end", "claimed_by", "via", "status", "hedge", "when")


def troops_abroad(doc: Document, figures: list[Row], ties: list[Row]) -> Iterator[Row]:
    """A troops row for each side whose counted people serve in a mission or a foreign country.

    A side that the article already says to have troops somewhere, or to fight there, gets none.
    """
    figures = [row for row in figures if row["measure"] in _ABROAD and row["status"] != "denied"]
    places = _theatres(doc) if figures else []
    if not places or doc.tells_history or _recalls(doc):
        return
    settled = {row["a"] for row in ties if row["tie"] == "troops"}
    enemies = {frozenset((row["a"], row["b"])) for row in ties if row["tie"] == "combat"}
    for row in figures:
        side = _bracketed(doc, row) or row["side"]
        if not side or side in settled:
            continue
        if not _lends_soldiers(doc, side) or not _named_there(doc, row, side):
            continue
        where = _theatre_of(doc, row, side, places)
        if where in (party(doc, side, kind_of(doc, side)), parent_of(doc, side)):
            continue
        if where and frozenset((side, where)) not in enemies and side not in _hosts_of(doc, where):
            settled.add(side)
            yield _row(row, side, where, "troops", 1)


def _lends_soldiers(doc: Document, side: str) -> bool:
    kind = kind_of(doc, side)
    return kind == "state" or (
        kind == "armed_force" and kind_of(doc, parent_of(doc, side) or side) == "state"
    )


def _recalls(doc: Document) -> bool:
    """Whether much of the article lies a generation back: an anniversary, a memoir."""
    dated = [sentence for sentence in doc.sentences if doc.dates_in(sentence)]
    old = sum(too_old(doc, sentence, sentence.start) for sentence in dated)
    return old * 3 > len(dated)


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


def _hosts_of(doc: Document, where: str) -> frozenset[str]:
    """The state where a mission serves: named in one of its names, or by the article."""
    if kind_of(doc, where) == "state":
        return frozenset()
    return _named_in(where, doc.lexicon_dir) | {host(doc)}


@lru_cache(maxsize=64)
def _named_in(where: str, extra_dir: str | None) -> frozenset[str]:
    rows = lexicon.rows("actors", extra_dir)
    names = "; ".join([where, *(row["aliases"] for row in rows if row["name"] == where)])
    return frozenset(row["name"] for row in rows if row["kind"] == "state" and row["name"] in names)


def _named_there(doc: Document, row: Row, side: str) -> bool:
    """Whether the figure's own sentence names the side, and speaks of no exercise, swap or recruits."""
    sentence = doc.sentence_at(row["start"])
    if _GUESTS.search(doc.lower, sentence.start, sentence.end):
        return False
    return any(
        mention.name == side and (mention.form != "adjective" or 0 <= row["end"] - mention.start < 60)
        for mention in doc.mentions_in(sentence)
    )


def _row(figure: Row, a: str, b: str, tie: str, sign: int) -> Row:
    shared = {name: figure[name] for name in _SHARED if name in figure}
    return {**shared, "a": a, "b": b, "tie": tie, "sign": sign, "directed": True}


def _theatres(doc: Document) -> list[tuple[int, str]]:
    """Where the article speaks of a mission or says "in" a country: offset and name, in order."""
    found = []
    for mention in doc.actors.mentions:
        if _names_theatre(doc, mention):
            found.append((mention.start, mention.name))
    states = states_by_code(doc.lexicon_dir)
    for hit in doc.terms:
        term = hit.terms[0]
        if term.table == "places" and _SERVE_IN.search(doc.text, max(0, hit.start - 30), hit.start):
            found.append((hit.start, states.get(term.row["iso3"], "")))
    return sorted((start, name) for start, name in found if name)


def _names_theatre(doc: Document, mention: ActorMention) -> bool:
    if mention.kind in ("armed_force", "organisation"):
        parent = parent_of(doc, mention.name)
        lent = not parent or kind_of(doc, parent) != "state"
        return lent and is_mission(mention.name) and bool(_MISSION.search(mention.name))
    if mention.kind != "state" or mention.form == "people":
        return False
    before = doc.text[max(0, mention.start - 30) : mention.start]
    return mention.form in ("name", "place", "short") and bool(_SERVE_IN.search(before))


def _theatre_of(doc: Document, row: Row, side: str, places: list[tuple[int, str]]) -> str:
    """The theatre named nearest to a figure: in its sentence, before it in its paragraph, in the article."""
    sentence = doc.sentence_at(row["start"])
    often = Counter(name for _, name in places)
    usable = [(at, name) for at, name in places if name != side and parent_of(doc, name) != side]
    here = [(abs(at - row["start"]), name) for at, name in usable if sentence.start <= at < sentence.end]
    if here:
        return min(here)[1]
    usable = [(at, name) for at, name in usable if often[name] > often[side]]  # who is at home sends nobody
    same = [
        (at, name)
        for at, name in usable
        if at < row["start"] and doc.sentence_at(at).paragraph == sentence.paragraph
    ]
    if same:
        return same[-1][1]
    named = Counter(mention.name for mention in doc.actors.mentions)
    ranked = Counter({name: often[name] * 2 + named[name] for _, name in usable}).most_common(2)
    if not ranked or ranked[0][1] < 4 or (len(ranked) > 1 and ranked[0][1] <= ranked[1][1]):
        return ""
    return ranked[0][0]


def killers(doc: Document, clauses: Iterable[Clause], figures: list[Row]) -> Iterator[Row]:
    """A combat row for each side whose counted losses a clause lays to a named killer.

    "Hezbollah killed 73 soldiers", "Israeli fire killed 40 Lebanese soldiers", "54 died in an ambush that
    was claimed by the Islamic State".
    """
    lost = [row for row in figures if row["measure"] in _LOST and row["side"] and row["status"] != "denied"]
    for clause in clauses:
        inside = [r for r in lost if clause.starts[0] <= r["start"] < clause.ends[-1]]
        if not inside:
            continue
        for i, low in enumerate(clause.lows):
            if low in _KILLING and not is_denied(clause, verb_start(clause, i)[0]):
                yield from _killed(doc, clause, i, inside)
            elif low in _CLAIMING and clause.low(i + 1) == "by" and _attack_before(clause, i):
                yield from _blamed(doc, clause, parties(doc, clause, tuple(by_agent(clause, i))), inside)


_KILLING = frozenset({"killed", "kill", "kills", "wounded", "captured", "shot", "ambushed"})
_CLAIMING = frozenset({"claimed", "blamed", "carried", "launched", "conducted", "mounted"})
_ATTACKS = frozenset(
    {"ambush", "attack", "attacks", "raid", "assault", "strike", "strikes", "bombing", "ambushes"}
)
_FIRE = frozenset({"fire", "drones", "drone", "strikes", "strike", "jets", "units", "shelling", "air"})


def _killed(doc: Document, clause: Clause, i: int, lost: list[Row]) -> Iterator[Row]:
    """The killer is the subject of the verb, in the passive the agent; the victims stand behind or before."""
    if verb_start(clause, i)[1] or clause.low(i + 1) == "by":
        killer = by_agent(clause, i)
        victims = [row for row in lost if row["start"] < clause.starts[i]]
    else:
        killer = subject(clause, i) or _weapon_owner(clause, i)
        victims = [row for row in lost if clause.starts[i] < row["start"] < _clause_end(clause, i)]
    yield from _blamed(doc, clause, parties(doc, clause, tuple(killer)), victims)


def _clause_end(clause: Clause, i: int) -> int:
    """Where the objects of the verb at i end."""
    for j in range(i + 1, clause.size):
        if clause.is_mark(j, ";:") or (clause.kinds[j] == "w" and clause.has(j, "Y")):
            return clause.starts[j]
    return clause.ends[-1]


def _weapon_owner(clause: Clause, i: int) -> list[int]:
    """ "Israeli fire killed", "Turkish drones had killed": whose fire it is."""
    j = verb_start(clause, i)[0] - 1
    return possessor(clause, j) if clause.low(j) in _FIRE else []


def _attack_before(clause: Clause, i: int) -> bool:
    return not _ATTACKS.isdisjoint(clause.lows[max(0, i - 6) : i])


def _blamed(doc: Document, clause: Clause, killers: list[str], lost: list[Row]) -> Iterator[Row]:
    for killer in killers:
        for row in lost:
            victim = party(doc, row["side"], kind_of(doc, row["side"]))
            if victim and killer not in (victim, row["side"]):
                yield _row(row, killer, victim, "combat", -1)
