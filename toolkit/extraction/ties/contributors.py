"""Who lends people to a mission, where the text lists contributors instead of saying "troops in".

"About 730 come from Kenya, the rest from Jamaica and Belize", "Indonesia's contingent is the largest,
followed by 1,099 Italians", "Ghana and Nepal each provide upwards of 600", "Morocco would contribute to the
force". Where they serve, the article says elsewhere: `host` finds it.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit.extraction.actors.names import names
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.ranking import leader
from toolkit.extraction.clauses.clause import MARK, NUMBER, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.nouns import is_negated
from toolkit.extraction.clauses.objects import following, possessor
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, any_of, wordset
from toolkit.extraction.ties.frames import Relation
from toolkit.extraction.ties.troop_places import is_mission

_CONTINGENT = wordset("contingent")
_GIVING = wordset("contributing")
_FOLLOWING = frozenset({"followed"})  # "Jamaica followed with 24"
_SIGNS = _CONTINGENT | _GIVING | _FOLLOWING | {"from"}
_GROUPS = frozenset({"fighters", "militants", "rebels", "jihadists"})  # "600 fighters, many from Chad"
_REST = wordset("rest of a number")
_LOSS = wordset("loss of people")
_SERVES = any_of("serves in a land")
_SERVES_IN = re.compile(
    rf"\b(?:{_SERVES})\s(?:in|for|to)\s(?:the\s)?$",
    re.I,
)
_NAMED_AFTER = re.compile(r"\b(?:in|for)\s((?:[A-Z][\w-]++\s?)+)$")
_MOVED_ON = frozenset({"of", "in", "at", "to"})


def host(doc: Document) -> str:
    """The state where the article's mission serves: "the U.N. force in Lebanon"; "" where none is named."""
    states = names(doc.lexicon_dir).states
    named: Counter[str] = Counter()
    for mention in doc.actors.mentions:
        if mention.kind == "state":
            before = doc.text[max(0, mention.start - 30) : mention.start]
            if mention.form in ("name", "seat", "short") and _SERVES_IN.search(before):
                named[mention.name] += 1
        elif (match := _NAMED_AFTER.search(mention.text)) and match.group(1).strip() in states:
            named[match.group(1).strip()] += 1
    return leader(named)


def contributor_relations(clause: Clause) -> Iterator[Relation]:
    """Every state that a clause names as a contributor of people, with the mission or an empty `b`."""
    words = clause.words
    for i in clause.names:
        if i > 1 and clause.has(i - 1, "'") and (mission := _lending(clause, i)):
            yield from _relation(clause, [i], mission, i)
    if not _LOSS.isdisjoint(words):
        return
    yield from _made_up_of(clause)
    counted = _counted(clause)
    if _are_several(clause, counted):
        yield from _relation(clause, counted, [], counted[0])
    if _SIGNS.isdisjoint(words):
        return
    lent = not (clause.thing_ends and ARMED_PEOPLE.isdisjoint(words)) and _GROUPS.isdisjoint(words)
    counting = not _CONTINGENT.isdisjoint(words)
    listed = _with_numbers(clause)
    if _are_several(clause, listed):
        yield from _relation(clause, listed, [], listed[0])
    for i, low in enumerate(clause.lows):
        if low not in _SIGNS:
            if counting and i in clause.actors and _counted_nationals(clause, i):
                yield from _relation(clause, [i], [], i)
        elif low == "from" and i and lent:
            yield from _come_from(clause, i)
        elif low in _CONTINGENT and _MONEY.isdisjoint(clause.lows[i : i + _GAP]):
            owners = possessor(clause, i) or _is_contributor(clause, i)
            yield from _relation(clause, owners, _mission(clause, i), i)
        elif low in _GIVING | _FOLLOWING and _gives_people(clause, i):
            yield from _relation(clause, [*subject(clause, i), *gapped(clause, i)], _mission(clause, i), i)


def _are_several(clause: Clause, tokens: list[int]) -> bool:
    return len({clause.actors[n].name for n in tokens}) > 1


def _made_up_of(clause: Clause) -> Iterator[Relation]:
    """The list behind its name: "the first contributors: Peru and Chad", "made up of Kenyans and Malians"."""
    if _LISTS.isdisjoint(clause.words):
        return
    for i, low in enumerate(clause.lows):
        made = low == "of" and not _MADE_UP.isdisjoint(clause.before(i, 3))
        if not made and low != "contributors":
            continue
        behind = range(i, i + 1) if made else range(i + 1, min(i + _LIST_REACH, clause.size))
        opens = next((k for k in behind if made or clause.lows[k] in _OPENS_LIST), clause.size)
        first = clause.name_in(opens + 1, opens + 4)
        names = coordinated(clause, first) if first is not None else []
        people = any(clause.actors[n].form == "people" for n in names)
        if _are_several(clause, names) and (people or not made):
            yield from _relation(clause, names, [], i)


_MADE_UP = frozenset({"up", "composed", "consists", "consisted", "consisting", "comprised"})
_IS = frozenset({"is", "was", "remains", "remained", "became", "becomes"})
_OPENS_LIST = frozenset({":", "are", "were", "include", "included", "including"})
_LISTS = _MADE_UP | {"contributors"}
_LIST_REACH = 8


def _come_from(clause: Clause, i: int) -> Iterator[Relation]:
    """ "About 730 from Kenya", "numbers 1,223, from Fiji and Nepal", "they come from Italy and Romania"."""
    states = following(clause, i - 1, {"from"}, 5)
    after_number = clause.kinds[i - 1] == NUMBER or clause.lows[i - 1] in _REST
    apart = i > 1 and clause.is_mark(i - 1, ",") and clause.kinds[i - 2] == NUMBER
    apart = apart or (clause.low(i - 1) in _MOSTLY and not ARMED_PEOPLE.isdisjoint(clause.before(i, 4)))
    people = clause.lows[i - 1] in _COMING and i > 1 and clause.lows[i - 2] == "they"
    if after_number or ((apart or people) and len(states) > 1):
        yield from _relation(clause, states, [], i)


_MOSTLY = frozenset({"mainly", "mostly", "chiefly", "largely", "primarily", "notably"})
_COMING = frozenset({"come", "came", "are", "were", "drawn", "hail"})


def _lending(clause: Clause, i: int) -> list[int]:
    """The mission in "UNIFIL's Ghanaians", "UNMISS's Nepalese battalion", for the people at i."""
    owner = clause.actors.get(i - 2)
    soldiers = clause.actors[i].form == "people" or clause.lows[noun_group_end(clause, i)] in _SERVING
    lent = owner is not None and owner.kind == "armed_force" and is_mission(owner.text)
    return [i - 2] if lent and soldiers else []


def _with_numbers(clause: Clause) -> list[int]:
    """The states of a list of numbers: "ahead of Peru with 2,500, Chad with 1,520 and Niger with 1,091"."""
    found = []
    for i in clause.names:
        bare = clause.actors[i].kind == "state" and i not in clause.adjectives
        k = i + 2 if clause.is_mark(i + 1, ",") and clause.low(i + 2) == "with" else i + 1
        after = k + 1 if clause.low(k) in ("with", "(") else 0
        if bare and after and after + 1 < clause.size and clause.kinds[after] == NUMBER:
            people = not ARMED_PEOPLE.isdisjoint(clause.lows[after + 1 : after + 3])
            if clause.kinds[after + 1] == MARK or people or clause.low(after + 1) in ("and", "men"):
                found.append(i)
    return found


_UNITS = wordset("unit of people")
_MONEY = frozenset({"$", "€", "£", "pounds", "euros", "dollars", "million", "billion"})
_SERVING = _UNITS | ARMED_PEOPLE | _CONTINGENT
_TEAMS = frozenset({"team", "teams", "unit", "crew", "medics", "doctors", "nurses", "observers", "planners"})


def _counted(clause: Clause) -> list[int]:
    """The people of states that the clause counts: "700 Kenyans, 150 Guatemalan policemen"."""
    found = []
    for i in clause.names:
        if not i or clause.actors[i].kind != "state" or clause.low(i + 1) in _MOVED_ON:
            continue
        if clause.actors[i].form == "people":
            if clause.kinds[i - 1] == NUMBER:
                found.append(i)
        elif i in clause.adjectives and (clause.kinds[i - 1] == NUMBER or clause.lows[i - 1] in ("a", "an")):
            end = noun_group_end(clause, i)
            if clause.lows[end] in ARMED_PEOPLE or clause.lows[end] in _TEAMS:
                found.append(i)
    return found if any(clause.kinds[i - 1] == NUMBER for i in found) else []


def gapped(clause: Clause, i: int) -> list[int]:
    """ "Peru has offered 150 men, Chile a company and Bolivia 20": who follows without a verb."""
    found = []
    for j in range(i + 2, clause.size - 1):
        if j not in clause.actors or clause.lows[j - 1] not in (",", ";", "and"):
            continue
        after = j + 2 if clause.lows[j + 1] in ("with", "a", "another", "some", "about", "up") else j + 1
        if clause.kind(after) == NUMBER or not _UNITS.isdisjoint(clause.lows[j + 1 : j + 4]):
            found.append(j)
    return found


def _counted_nationals(clause: Clause, i: int) -> bool:
    """ "followed by 1,099 Italians", where the clause speaks of contingents."""
    if clause.actors[i].form != "people" or clause.kinds[i - 1] != NUMBER:
        return False
    return clause.low(i + 1) not in _MOVED_ON


def _relation(clause: Clause, owners: list[int], b: list[int], i: int) -> Iterator[Relation]:
    owners = [token for token in owners if clause.actors[token].kind == "state" and token not in b]
    if owners:
        yield Relation(tuple(owners), tuple(b), "troops", 1, True, min(i, *owners), max(i, *owners))


def _gives_people(clause: Clause, i: int) -> bool:
    """A verb of giving before a number that counts nothing else, or "to" a mission."""
    things = ARMED_PEOPLE.isdisjoint(clause.words) and any(t < i + _GAP for t in clause.thing_ends)
    if is_negated(clause, i) or things:
        return False
    if _mission_of(clause, i):
        return True
    for j in range(i + 1, min(i + 7, clause.size)):
        if clause.kinds[j] == NUMBER:
            after = j + 1
            if clause.low(j - 1) == "between" and clause.low(after) in ("and", "to"):
                after += 2
            each = clause.low(after) in ("each", "apiece")
            return after >= clause.size or clause.kinds[after] == MARK or clause.has(after, "PCR") or each
        if clause.is_mark(j, "$€£,;:"):
            break
    if not clause.lows[i].startswith("contribut"):
        return False
    to_which = any(clause.lows[j : j + 2] == ["to", "which"] for j in range(max(0, i - _GAP), i))
    return to_which or clause.low(i + 1) in ARMED_PEOPLE or bool(_mission(clause, i))


_GAP = 12  # tokens between "to which" and its verb


def _mission(clause: Clause, i: int) -> list[int]:
    """The mission behind "to": "contribute to the International Stabilization Force"."""
    found = following(clause, i, {"to"}, 8)
    missions = [n for n in found if clause.actors[n].kind in ("armed_force", "bloc", "organisation")][:1]
    missions = missions or _mission_of(clause, i)
    if missions and _NAMED_AFTER.search(clause.actors[missions[0]].text):
        return []  # "the Support Mission in Somalia": people in Somalia
    return missions


def _mission_of(clause: Clause, i: int) -> list[int]:
    """The mission in "contributes half of the 760 soldiers of FOMAC", "furnishes 90 of UNIFIL's troops"."""
    forces = (n for n in clause.names if i + 2 < n < i + _GAP and clause.actors[n].kind == "armed_force")
    n = next((n for n in forces if is_mission(clause.actors[n].text)), 0)
    owned = clause.has(n + 1, "'") or clause.lows[group_start(clause, n) - 1] == "of"
    return [n] if n and owned and not ARMED_PEOPLE.isdisjoint(clause.lows[i + 1 : n + 5]) else []


def _is_contributor(clause: Clause, i: int) -> list[int]:
    """ "Uganda remains the largest contributor": the subject of the verb before."""
    if not clause.low(i).endswith("contributor"):
        return []
    verb = clause.last_of(_IS, i - 5, i)
    return subject(clause, verb) if verb else []
