"""What a verb or noun reaches: its object, the names behind its prepositions, its owner, its "by"."""

from bisect import bisect_right
from collections.abc import Collection

from toolkit.extraction.clauses.clause import ACTOR, BE, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.finite import is_noun_here
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.memory import remembered
from toolkit.extraction.clauses.names import NO_NOUN, group_start, is_party, noun_group_end, preposition_at
from toolkit.extraction.clauses.verbs import is_gerund, verb_group
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset


def qualifies(clause: Clause, i: int, term: Term) -> bool:
    """Whether the participle at i stands before a noun: "occupied Crimea", "the captured town"."""
    if term.code not in "dn" or not i:
        return False
    before = clause.tags[i - 1]
    if clause.lows[i - 1] in _TENDING:
        return True  # "treat wounded Chadians"
    article = "D" in before and "A" not in before and clause.lows[i - 1] not in ("more", "each")
    governed = "P" in before and "A" not in before  # no "has since blamed"
    return article or before == "'" or (governed and clause.low(clause.last[i] + 1) != "by")


_TENDING = wordset("tending")


def passive(clause: Clause, i: int, term: Term) -> bool:
    """Whether the participle at i is passive: "was supplied", "supplied by", "armed and led by"."""
    if term.code not in "dn":
        return False
    start, be, _, _ = verb_group(clause, i)
    after = clause.last.get(i, i) + 1
    if be or clause.low(after) == "by" or clause.lows[after : after + 3 : 2] == ["and", "by"]:
        return True
    reaches = after in clause.actors or clause.has(after, "D")  # "was appalled and condemned Chad"
    joined = clause.low(start - 1) in ("and", "or") and not reaches
    if joined and not any(clause.has(j, "X") for j in range(start, i)):
        # "were shot and wounded", but not "are its own, and has shipped"
        return any(clause.lows[j] in BE for j in range(max(0, start - 5), start - 1))
    return False


def by_agent(clause: Clause, i: int) -> list[int]:
    """The names after "by" within the clause of the passive at i."""
    if "by" not in clause.words or not clause.names or clause.names[-1] < i:
        return []
    lows, kinds, finite = clause.lows, clause.kinds, clause.finite
    for j in range(i + 1, min(i + 25, clause.size)):
        low = lows[j]
        if low == "by":
            return _agent(clause, j)
        if kinds[j] == MARK:
            if low in ";:,":
                return []
        elif (
            low == "according"
            or "S" in clause.tags[j]
            or "R" in clause.tags[j]
            or (finite[j] and j > i + 1 and kinds[j] == WORD and lows[j - 1] not in ("and", "or"))
        ):
            return []
    return []


def _agent(clause: Clause, by: int) -> list[int]:
    for x in range(by + 1, min(by + 8, clause.size)):
        if clause.kinds[x] == ACTOR and clause.actors[x].form != "compound":
            while clause.kind(x + 1) == ACTOR:
                x += 1
            return coordinated(clause, x)
        if clause.low(x) in ("from", "of") and clause.has(x - 1, "H"):
            continue  # "by troops from Rwanda"
        if (clause.kinds[x] == MARK and clause.lows[x] not in "-–") or clause.has(x, "PSRX"):
            break
    return []


def objects_of(clause: Clause, i: int, reach: int) -> list[int]:
    """The names right of token i that no preposition governs."""
    return following(clause, i, (), reach, direct=True)


def following(
    clause: Clause, i: int, wanted: Collection[str], reach: int = 16, *, direct: bool = False
) -> list[int]:
    """The names right of token i that a preposition of `wanted`, or also none (`direct`), governs."""
    if not direct and clause.words.isdisjoint(wanted):
        return []
    passed: set[int] = set()
    for j in clause.names[bisect_right(clause.names, i) :]:
        if j > i + reach or j > reach_of(clause, i):
            break
        compound = clause.actors[j].form == "compound"
        if compound or j in passed or clause.lows[j - 1] == "(" or _own_counterpart(clause, j):
            continue
        final = _last_of_group(clause, j)
        before = governor(clause, j, i)
        if (before in wanted) if before else direct:
            if is_party(clause, final):
                return coordinated(clause, final)
        elif _through_noun(clause, j, i, before, final, wanted, direct):
            return coordinated(clause, final)
        else:
            passed.update(coordinated(clause, final))
    return []


def _last_of_group(clause: Clause, j: int) -> int:
    """The last of the names that stand side by side from j on: "U.S. President Ann Lee"."""
    kinds = clause.kinds
    while j + 1 < clause.size and kinds[j + 1] == ACTOR and noun_group_end(clause, j) == j:
        j += 1
    return j


def _through_noun(
    clause: Clause, j: int, i: int, before: str, final: int, wanted: Collection[str], direct: bool
) -> bool:
    """Whether the name is reached through the noun it belongs to: "beside a patrol of UNIFIL"."""
    if before == "of":
        return (_within(clause, j, i) in wanted and is_party(clause, final)) or (
            direct and _short_of(clause, j, i)
        )
    return before == "from" and direct and clause.low(group_start(clause, j) - 2) in _COUNTERPARTS


def reach_of(clause: Clause, i: int) -> int:
    """The last token that what stands at i may reach: before the next clause, verb or closing mark."""
    barriers, gerunds = _barriers(clause)
    k = bisect_right(barriers, i)
    if i + 1 in gerunds:
        k += 1  # "accuse of backing": the phrase at i governs it
    return barriers[k] - 1 if k < len(barriers) else clause.size


@remembered
def _barriers(clause: Clause) -> tuple[list[int], set[int]]:
    """The tokens where the reach of what stands before them ends, and which are only gerunds."""
    barriers, gerunds = [], set()
    kinds, tags, finite = clause.kinds, clause.tags, clause.finite
    for j, low in enumerate(clause.lows):
        if kinds[j] == MARK:
            if low in ";:.!?" or (low == "," and not _goes_on_after(clause, j)):
                barriers.append(j)
        elif kinds[j] == WORD:
            if (tags[j] or finite[j] or low in _CLOSING) and _closes(clause, j, low):
                barriers.append(j)
            elif j and "P" in tags[j - 1] and is_gerund(clause, j):
                barriers.append(j)
                gerunds.add(j)
    return barriers, gerunds


_COUNTERPARTS = wordset("counterpart abroad")


def _own_counterpart(clause: Clause, j: int) -> bool:
    """ "his counterpart from Niger": whose counterpart it is comes behind."""
    if clause.lows[j] not in POSSESSIVES:
        return False
    end = noun_group_end(clause, j)
    return clause.lows[end] in _COUNTERPARTS and clause.low(end + 1) in ("from", "in")


_CLOSING = frozenset({"along", "together", "according", "another"})  # may close, whatever their class


def _closes(clause: Clause, j: int, low: str) -> bool:
    """Whether the word at j ends the reach of what stands before: another clause or verb begins."""
    tag = clause.tags[j]
    if tag and (("S" in tag and low != "as") or "R" in tag):
        return True
    beside = low in ("along", "together") and clause.low(j + 1) == "with"
    if beside or low == "according" or (low == "another" and clause.low(j - 1) == "and"):
        return True
    return clause.is_finite(j) and not attributive(clause, j)


def attributive(clause: Clause, j: int) -> bool:
    """A participle before a noun: "destroyed Russian tanks" behind a determiner or adjective."""
    if is_noun_here(clause, j):
        return True
    if clause.low(j - 1) in ("and", "but") and j - 2 in clause.actors and not clause.is_adjective(j - 2):
        return False  # "bought jets from Peru and ordered tanks"
    names = j + 1 in clause.actors and not clause.is_adjective(j + 1)  # "urged Seoul"
    names = names or (clause.kind(j + 1) == NUMBER and j - 1 in clause.actors)  # "Peru received 30 drones"
    return clause.lows[j].endswith("ed") and j + 1 < clause.size and not clause.tags[j + 1] and not names


def _goes_on_after(clause: Clause, comma: int) -> bool:
    """Whether a comma before the first name only parts adjectives or the things of a list."""
    return not clause.has(comma + 1, "CS") and comma + 1 not in clause.actors and _inside_list(clause, comma)


def _inside_list(clause: Clause, comma: int) -> bool:
    """Whether the comma stands between the members of one list."""
    joined = False
    kinds, lows, finite = clause.kinds, clause.lows, clause.finite
    for k in range(comma + 1, min(comma + 9, clause.size)):
        if lows[k] in ("and", "or"):
            joined = True
        elif kinds[k] == MARK:
            return joined or lows[k] == ","
        elif finite[k] and kinds[k] == WORD and not attributive(clause, k):
            return False
    return joined


def governor(clause: Clause, j: int, i: int) -> str:
    """The preposition before the noun group of the name at j, looking back no further than i."""
    if clause.lows[noun_group_end(clause, j)] == "behalf":
        return "for"  # "wages war on India's behalf"
    return preposition_at(clause, max(group_start(clause, j), i + 1), i)


_PHRASE_NOUNS = wordset("noun of a phrase")


def _within(clause: Clause, j: int, i: int) -> str:
    """The preposition before the noun that "of" joins the name at j to; "" if there is none."""
    for k in range(group_start(clause, j) - 2, max(i, j - 9), -1):
        if "P" in clause.tags[k]:  # "in support of Chad" says for whom, and not where
            return "" if clause.lows[k + 1] in _PHRASE_NOUNS else clause.lows[k]
        if clause.kinds[k] != WORD or clause.finite[k]:
            break
    return ""


def _short_of(clause: Clause, j: int, i: int) -> bool:
    """Whether "of" joins the name at j to the noun right behind the verb at i."""
    return j - i <= 7 and not any(
        "P" in clause.tags[k] and clause.lows[k] not in ("of", "than") for k in range(i + 1, j)
    )


def possessor(clause: Clause, i: int) -> list[int]:
    """The names right before the noun at i that own it: "Kyiv's", "U.S.", "Russian and Iranian"."""
    for j in range(i - 1, max(i - 7, -1), -1):
        kind, tag = clause.kinds[j], clause.tags[j]
        if kind == ACTOR:
            owns = noun_group_end(clause, j) >= i - 1 or j in clause.adjectives
            return coordinated(clause, j) if owns else []
        if kind == MARK:
            if clause.lows[j] not in '"“”':
                return []
        elif (tag and tag != "'" and not NO_NOUN.isdisjoint(tag)) or clause.finite[j]:
            return []
    return []
