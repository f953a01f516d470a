"""What a verb or noun reaches: its object, the names behind its prepositions, its owner, its "by"."""

from collections.abc import Collection

from toolkit.extraction.clause_names import coordinated, group_start, is_party, noun_group_end
from toolkit.extraction.clause_subjects import verb_start
from toolkit.extraction.clauses import ACTOR, BE, MARK, WORD, Clause
from toolkit.extraction.terms import Term


def qualifies(clause: Clause, i: int, term: Term) -> bool:
    """Whether the participle at i stands before a noun: "occupied Crimea", "the captured town"."""
    if term.code not in "dn" or not i:
        return False
    before = clause.tags[i - 1]
    return "D" in before or before == "'" or ("P" in before and clause.low(clause.last[i] + 1) != "by")


def passive(clause: Clause, i: int, term: Term) -> bool:
    """Whether the participle at i is passive: "was supplied", "supplied by", "arms supplied to"."""
    if term.code not in "dn":
        return False
    start, be, _, _ = verb_start(clause, i)
    if be or clause.low(clause.last.get(i, i) + 1) == "by":
        return True
    if clause.low(start - 1) in ("and", "or"):
        # "were shot and wounded"
        return any(clause.lows[j] in BE for j in range(max(0, start - 5), start - 1))
    return False


def by_agent(clause: Clause, i: int) -> list[int]:
    """The names after "by" within the clause of the passive at i."""
    for j in range(i + 1, min(i + 25, clause.size)):
        if clause.low(j) == "by":
            return _agent(clause, j)
        if clause.is_mark(j, ";:,") or clause.has(j, "SR") or clause.low(j) == "according":
            return []
        if (
            j > i + 1
            and clause.kinds[j] == WORD
            and clause.is_finite(j)
            and clause.low(j - 1) not in ("and", "or")
        ):
            return []
    return []


def _agent(clause: Clause, by: int) -> list[int]:
    for x in range(by + 1, min(by + 8, clause.size)):
        if clause.kinds[x] == ACTOR and clause.actors[x].form != "compound":
            while x + 1 < clause.size and clause.kinds[x + 1] == ACTOR:
                x += 1
            return coordinated(clause, x)
        if clause.low(x) in ("from", "of") and clause.has(x - 1, "H"):
            continue  # "by troops from Rwanda"
        if (clause.kinds[x] == MARK and clause.lows[x] not in "-–") or clause.has(x, "PSRX"):
            break
    return []


def following(
    clause: Clause,
    i: int,
    wanted: Collection[str],
    direct: bool,
    reach: int = 16,
) -> list[int]:
    """The names right of token i that a preposition of `wanted`, or none (`direct`), governs."""
    passed: set[int] = set()
    kinds, tags = clause.kinds, clause.tags
    for j in range(i + 1, min(i + 1 + reach, clause.size)):
        kind = kinds[j]
        if kind == ACTOR:
            if (
                (clause.actors[j].form == "compound" and not _held(clause, j))
                or j in passed
                or clause.lows[j - 1] == "("
            ):
                continue
            if _own_counterpart(clause, j):
                continue
            final = j
            while (
                final + 1 < clause.size
                and kinds[final + 1] == ACTOR
                and noun_group_end(clause, final) == final
            ):
                final += 1
            before = governor(clause, j, i)
            if (before in wanted) if before else direct:
                if is_party(clause, final):
                    return coordinated(clause, final)
                continue
            if before == "of" and direct and _short_of(clause, j, i):
                return coordinated(clause, final)
            if before == "from" and direct and clause.low(group_start(clause, j) - 2) in _COUNTERPARTS:
                return coordinated(clause, final)
            passed.update(coordinated(clause, final))
        elif kind == MARK:
            mark = clause.lows[j]
            if mark in ";:.!?" or (mark == "," and not _goes_on_after(clause, j)):
                return []
        elif kind == WORD and _closes(clause, i, j, tags[j]):
            return []
    return []


_COUNTERPARTS = frozenset(
    {"counterpart", "counterparts", "colleague", "colleagues", "officials", "men", "soldiers"}
)


def _own_counterpart(clause: Clause, j: int) -> bool:
    """ "his counterpart from Niger": whose counterpart it is comes behind."""
    if clause.lows[j] not in ("his", "her", "its", "their"):
        return False
    end = noun_group_end(clause, j)
    return clause.lows[end] in _COUNTERPARTS and clause.low(end + 1) in ("from", "in")


def _held(clause: Clause, j: int) -> bool:
    """ "Houthi-held ports": what is hit is theirs."""
    return clause.low(j + 1) in ("-", "–") and clause.low(j + 2) in (
        "held",
        "controlled",
        "run",
        "ruled",
        "owned",
    )


def _closes(clause: Clause, i: int, j: int, tag: str) -> bool:
    """Whether the word at j ends the reach of what stands at i: another clause or verb begins."""
    low = clause.lows[j]
    if (
        low == "according"
        or ("S" in tag and low != "as")
        or "R" in tag
        or (low == "another" and clause.low(j - 1) == "and")
    ):
        return True
    if clause.is_finite(j) and not attributive(clause, j):
        return True
    # "accuse of backing": a gerund behind a preposition
    return j > i + 1 and "P" in clause.tags[j - 1] and _is_gerund(clause, j)


def _is_gerund(clause: Clause, j: int) -> bool:
    hit = clause.hits.get(j)
    return "G" in clause.tags[j] or (hit is not None and any(t.code == "g" for t in hit.terms))


def attributive(clause: Clause, j: int) -> bool:
    """A participle before a noun: "destroyed Russian tanks" behind a determiner or adjective."""
    return clause.is_noun_here(j) or (
        clause.lows[j].endswith("ed") and j + 1 < clause.size and not clause.tags[j + 1]
    )


def _goes_on_after(clause: Clause, comma: int) -> bool:
    """Whether a comma before the first name only parts adjectives or the things of a list."""
    return not clause.has(comma + 1, "CS") and comma + 1 not in clause.actors and _inside_list(clause, comma)


def _inside_list(clause: Clause, comma: int) -> bool:
    """Whether the comma stands between the members of one list."""
    joined = False
    for k in range(comma + 1, min(comma + 9, clause.size)):
        if clause.low(k) in ("and", "or"):
            joined = True
        elif clause.is_mark(k, ","):
            return True
        elif clause.kinds[k] == WORD and clause.is_finite(k) and not attributive(clause, k):
            return False
        elif clause.kinds[k] == MARK:
            break
    return joined


def governor(clause: Clause, j: int, i: int) -> str:
    """The preposition before the noun group of the name at j, looking back no further than i."""
    start = max(group_start(clause, j), i + 1)
    if start - 1 > i and "P" in clause.tags[start - 1]:
        return clause.lows[start - 1]
    return ""


def _short_of(clause: Clause, j: int, i: int) -> bool:
    """Whether "of" joins the name at j to the noun right behind the verb at i."""
    return j - i <= 7 and not any("P" in clause.tags[k] and clause.lows[k] != "of" for k in range(i + 1, j))


def possessor(clause: Clause, i: int) -> list[int]:
    """The names right before the noun at i that own it: "Kyiv's", "U.S.", "Russian and Iranian"."""
    for j in range(i - 1, max(i - 7, -1), -1):
        if clause.kinds[j] == ACTOR:
            end = noun_group_end(clause, j)
            if end >= i or end == i - 1 or (clause.is_adjective(j)) or j == i - 1:
                return coordinated(clause, j)
            return []
        if clause.kinds[j] == MARK and clause.lows[j] not in '"“”':
            return []
        if clause.has(j, "PCSRXOND") and clause.tags[j] != "'":
            return []
        if clause.kinds[j] == WORD and clause.is_finite(j):
            return []
    return []
