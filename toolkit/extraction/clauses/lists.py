"""Names in one list: "Russia, Belarus and Iran"; a comma may also open another clause."""

from toolkit.extraction.clauses.clause import ACTOR, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.memory import of_token
from toolkit.extraction.clauses.names import group_start, noun_group_end, preposition
from toolkit.extraction.text.wordsets import POSSESSIVES, SPELLED


@of_token
def coordinated(clause: Clause, i: int) -> list[int]:
    """The names in one list with the name at i: "Russia, Belarus and Iran"."""
    found = [i]
    here = i
    while (next_name := _next_in_list(clause, here)) is not None and len(found) < 12:
        found.append(next_name)
        here = next_name
    here = i
    while (previous := _previous_in_list(clause, here)) is not None and len(found) < 12:
        found.insert(0, previous)
        here = previous
    before = ""
    if len(found) > 2 and starts_clause(clause, found[-1]):
        if cut := _of_opening_clause(clause, found):
            return found[:cut] if i in found[:cut] else found[cut:]
        before = preposition(clause, found[0])
    of_people = before in ("of", "from") and clause.has(
        group_start(clause, found[0]) - 2, "H"
    )  # "ministers of A, B and C"
    if before and before not in _WHEN and not of_people:
        # "Through the mediation of the Emirates, Moscow and Kyiv exchanged": a clause begins at the comma
        return found[:1] if i == found[0] else found[1:]
    return found


def _of_opening_clause(clause: Clause, found: list[int]) -> int:
    """How many names an opening clause ends with: one in "After A bombed B, C and D condemned it"."""
    opens = clause.lows[0] in _WHEN or clause.has(0, "S")
    if not opens or 1 not in clause.finite[1 : group_start(clause, found[0])]:
        return 0
    commas = (
        k
        for k in range(len(found) - 1, 0, -1)
        if clause.is_mark(noun_group_end(clause, found[k - 1]) + 1, ",")
    )
    return next((k for k in commas if "and" not in clause.lows[found[k - 1] : found[k]]), 0)


_WHEN = frozenset({"after", "before", "since", "until"})  # they open a clause: "after A, B and C signed"


def _joint(clause: Clause, k: int) -> int:
    """The token after ", and", "and", "," or "as well as" at k; k where there is none."""
    start = k
    if clause.is_mark(k, ","):
        k += 1
    if clause.low(k) in ("and", "or", "plus", "&"):
        k += 1
    elif clause.low(k) == "as" and clause.low(k + 1) == "well":
        k += 3
    elif clause.low(k) == "but" and clause.low(k + 1) == "also":
        k += 2  # "not only Peru but also Chad"
    if clause.low(k) == "not":
        return start  # "Peru, and not Chad"
    if k > start and clause.has(k, "D"):
        k += 1
    return k


def _next_in_list(clause: Clause, i: int) -> int | None:
    if clause.names[-1] <= i:
        return None
    end = noun_group_end(clause, i)
    if clause.is_adjective(i) and end == i and (i + 1 >= clause.size or clause.tags[i + 1] == "'"):
        return None
    end = _past_land(clause, i, _past_short_name(clause, end))
    k = _joint(clause, end + 1)
    if k == end + 1:
        return None
    for j in range(k, min(k + 4, clause.size)):
        if clause.kinds[j] == ACTOR:
            final = _name_chain(clause, j)
            if clause.is_mark(end + 1, ","):
                if _heads_line(clause, i, final):
                    return final
                if clause.low(k - 1) not in ("and", "or") and not _list_goes_on(clause, final):
                    return None
                if starts_clause(clause, final) or _counts_next(clause, final):
                    return None
            elif clause.low(k - 1) == "and" and starts_clause(clause, final) and _verb_above(clause, i):
                return None
            return final
        if clause.kinds[j] == MARK or clause.has(j, "DPCSROXV") or clause.is_finite(j):
            return None
    return None


def _heads_line(clause: Clause, i: int, final: int) -> bool:
    """ "Peru, Chile trade blame": a headline joins its first two names with a comma alone."""
    sentence = clause.sentence
    title = not sentence.paragraph and not sentence.text.rstrip().endswith(".")
    two = {clause.actors[i].name, clause.actors[final].name}
    states = clause.actors[i].kind == clause.actors[final].kind == "state"
    after = noun_group_end(clause, final) + 1
    goes_on = clause.kind(after) == WORD
    return (
        title
        and group_start(clause, i) == 0
        and states
        and len(two) > 1
        and goes_on
        and "," not in clause.lows[final:]
    )


def _counts_next(clause: Clause, final: int) -> bool:
    """Whether a number of its own follows: "promised Peru 300 men, and Chad 40"."""
    k = min(final + 1, clause.size - 1)
    return clause.kinds[k] == NUMBER or clause.lows[k] in _NUMBERS


_NUMBERS = frozenset({"$", "€", "£", *SPELLED})


def _past_short_name(clause: Clause, end: int) -> int:
    """From the end of a name to that of its short form behind it: "the Rapid Support Forces (RSF)"."""
    short = clause.is_mark(end + 1, "(") and clause.is_mark(end + 3, ")") and clause.kinds[end + 2] == ACTOR
    return end + 3 if short else end


def _past_land(clause: Clause, i: int, end: int) -> int:
    """From the end of a person's name to that of the land behind it: "Ann Lee of Peru and"."""
    of_land = clause.actors[i].kind == "person" and clause.low(end + 1) == "of" and end + 2 in clause.actors
    return end + 2 if of_land else end


def is_land_of_person(clause: Clause, j: int) -> bool:
    """Whether the land at j stands behind a person's name: "Ann Lee of Peru"."""
    return j > 1 and j - 2 in clause.actors and _past_land(clause, j - 2, j - 2) == j


def _verb_above(clause: Clause, i: int) -> bool:
    """Whether the name at i is a goal of a verb: "sent men to Mali and Chad denied it" has two clauses."""
    if preposition(clause, i) not in _GOALS:
        return False
    for j in range(i - 1, -1, -1):
        if clause.kinds[j] == MARK or clause.has(j, "SRY"):
            return False
        if clause.is_finite(j):
            return True
    return False


_GOALS = frozenset({"in", "to", "into", "at", "from", "against", "with"})


def _name_chain(clause: Clause, j: int) -> int:
    """The last of names in one noun group: "RSF commander Mohamed Hamdan Dagalo"."""
    while True:
        end = noun_group_end(clause, j)
        following = end + 1 if clause.is_adjective(j) or end > j else j + 1
        if clause.kind(following) == ACTOR:
            j = following
        else:
            return j


def starts_clause(clause: Clause, j: int) -> bool:
    """Whether the name at j is the subject of a verb right behind it: ", and Egypt denies"."""
    after = noun_group_end(clause, j) + 1
    while after < clause.size and "A" in clause.tags[after]:
        after += 1
    if after >= clause.size or clause.kinds[after] != WORD:
        return False
    # "Peru and Chile say": a bare form of a verb of saying
    return clause.is_finite(after) or (clause.has(after, "Y") and clause.has(after, "B"))


def _list_goes_on(clause: Clause, j: int) -> bool:
    """After "A, B": whether a further name is joined, so that the comma was no apposition."""
    end = noun_group_end(clause, j)
    k = end + 1
    for _ in range(6):
        if clause.low(k) in ("and", "or") or clause.is_mark(k, ","):
            after = _joint(clause, k)
            if not _AND_OTHERS.isdisjoint(clause.lows[k + 1 : after + 1]):
                return True
            verb = next(
                (x for x in range(after, after + 3) if x < clause.size and clause.finite[x]), after + 3
            )
            return any(clause.kinds[x] == ACTOR for x in range(after, min(verb, clause.size)))
        break
    return False


_AND_OTHERS = frozenset({"other", "others", "several", "elsewhere"})


def _previous_in_list(clause: Clause, i: int) -> int | None:
    if clause.names[0] >= i:
        return None
    start = group_start(clause, i)
    k = start - 1
    if k < 1:
        return None
    joined = clause.low(k) in ("and", "or", "plus", "&")
    serial = False
    if joined:
        k -= 1
        if clause.is_mark(k, ","):
            serial = True  # "A, B, and C", but not "A did this, and B did that"
            if clause.lows[i] in POSSESSIVES:
                return None  # "armed Chad's army, and its jets struck"
            k -= 1
    elif clause.is_mark(k, ","):
        k -= 1
        if _next_in_list(clause, i) is None and not (k in clause.actors and _heads_line(clause, k, i)):
            return None
    else:
        return None
    if clause.is_mark(k, ")") and clause.is_mark(k - 2, "(") and clause.kinds[k - 1] == ACTOR:
        k -= 3  # "the Rapid Support Forces (RSF) and the army"
    for j in range(k, max(k - 5, -1), -1):
        if clause.kinds[j] == ACTOR:
            if serial and not clause.is_mark(group_start(clause, j) - 1, ","):
                return None
            if joined and not serial and starts_clause(clause, i) and _verb_above(clause, j):
                return None
            return j if noun_group_end(clause, j) == k else None
        owned = joined and j and clause.tags[j] == "'" and clause.kinds[j - 1] == ACTOR and clause.has(k, "H")
        if owned and noun_group_end(clause, j - 1) == k:
            return j - 1  # "Peru's president and his Chadian counterpart"
        if clause.kinds[j] != WORD or clause.has(j, "PCSROXDA'"):
            return None
    return None
