"""The two sides of a noun that carries a tie, where they stand in a place of their own.

"promised Asmara support", "the deal that Ethiopia made with Somaliland", "a member of the bloc", "a firm
under sanctions": each function reads one such form and returns the tokens of names.
"""

from toolkit import lexicon
from toolkit.extraction.clauses.clause import ACTOR, HAVE, MARK, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start, preposition
from toolkit.extraction.clauses.objects import by_agent, following, objects_of, possessor
from toolkit.extraction.clauses.subjects import gap_object, nearest_subject, subject
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset


def promised_to(clause: Clause, i: int) -> list[int]:
    """ "promised Asmara support", "gave the junta its full backing": the name before the noun."""
    for j in range(i - 1, max(i - 6, 0), -1):
        if clause.kinds[j] == ACTOR and not clause.is_adjective(j) and clause.low(j) not in POSSESSIVES:
            return [j] if clause.low(group_start(clause, j) - 1) in _GIVING_WORDS else []
        if clause.has(j, "PSRX") or clause.kinds[j] == MARK:
            return []
    return []


_GIVING_WORDS = wordset("giving one's word")


def made_with(clause: Clause, last: int) -> tuple[list[int], list[int]]:
    """ "the port deal that Ethiopia made in January with Somaliland"."""
    for j in range(last + 2, min(last + 9, clause.size)):
        own = clause.lows[j] in HAVE and clause.low(j + 1) == "with"  # "the pact which it has with Chad"
        if clause.kinds[j] == WORD and clause.is_finite(j) and (own or not clause.has(j, "X")):
            bare = j - 1 == last + 1 and j - 1 in clause.actors  # "the deal it struck with Chad"
            made = [j - 1] if bare else nearest_subject(clause, j - 1, False)
            return made, following(clause, j, {"with", "on", "against"})
    return [], []


def allowed_under(clause: Clause, which: int) -> list[int]:
    """Whom the accord lets do something: "the accord under which French soldiers served"."""
    first = clause.name_in(which + 1, which + 5)
    return [] if first is None else coordinated(clause, first)


def whose_helpers(clause: Clause, owners: list[int]) -> tuple[list[int], list[int]]:
    """Who has which helpers, named by their state: "its Burundian allies", "M23's Rwandan backers"."""
    for k, n in enumerate(owners):
        if clause.lows[n - 1] in POSSESSIVES and n - 1 in clause.actors:
            return [n - 1], owners[k:]
    j = owners[0] - 1 if owners and clause.is_adjective(owners[0]) else -1
    helped = coordinated(clause, j - 1) if clause.has(j, "'") and j - 1 in clause.actors else []
    return helped, owners


def travelling(clause: Clause, i: int) -> list[int]:
    """ "Lavrov, on a visit to Pyongyang, praised": the name before the comma; "Peru, Chile in talks"."""
    if i > 1 and clause.lows[i - 1] == "in" and clause.kinds[i - 2] == ACTOR and not any(clause.finite[:i]):
        return coordinated(clause, i - 2)
    for j in range(i - 1, max(i - 5, 0), -1):
        if clause.is_mark(j, ","):
            return [j - 1] if clause.kinds[j - 1] == ACTOR else []
    return []


def membership(
    clause: Clause, i: int, last: int, row: lexicon.Row, owners: list[int]
) -> tuple[list[int], list[int]]:
    """Member and group: "X is a member of Y", "NATO member X"."""
    b = reach_of_noun(clause, last, set(row["b"].split()))
    if row["term"] in _PARTS:
        b, owners = ([n for n in side if clause.actors[n].kind in _GROUPS] for side in (b, owners))
    a = member(clause, i)
    if not b and owners:
        return objects_of(clause, last, 3) or a, owners
    if not a and row["term"] in _ENTRY:  # "Chad's accession to the bloc"
        a = [n for n in owners if n not in b and clause.lows[n] not in POSSESSIVES]
    return a, b


_ENTRY = frozenset({"accession", "admission", "membership", "entry"})
_PARTS = wordset("part of a group")
_GROUPS = frozenset({"armed_force", "bloc", "organisation"})


def reach_of_noun(clause: Clause, last: int, prepositions: set[str]) -> list[int]:
    """Whom the noun reaches, also over a passive verb: "sanctions were imposed on Iran"."""
    found = following(clause, last, prepositions)
    if found:
        return found
    j = last + 1
    while j < clause.size and (clause.has(j, "XA")):
        j += 1
    if j < clause.size and clause.lows[j] in _HAPPENING:
        return following(clause, j, prepositions, 6)  # "fighting broke out with Chad"
    imposed = j == last + 1 and j < clause.size and clause.lows[j].endswith("ed")
    if imposed:
        return following(clause, j, prepositions)
    if j > last + 1 and j in clause.hits:
        return following(clause, clause.last[j], prepositions)
    return []


_HAPPENING = wordset("happening")
_LISTING = wordset("listing somebody")


def listed(clause: Clause, i: int, owners: list[int]) -> tuple[list[int], list[int]]:
    """Who puts whom on a list: "were added to the American entity list", "put two firms on its blacklist"."""
    for j in range(i - 1, max(i - 13, -1), -1):
        if clause.lows[j] in _LISTING:
            if verb_group(clause, j).be and not clause.lows[j].endswith("ing"):
                return owners, subject(clause, j, "n", True)
            b = [n for n in objects_of(clause, j, 6) if n < i and clause.lows[n] not in POSSESSIVES]
            b = b or gap_object(clause, j)
            above = j - 1 if clause.low(j - 1) in _KEEPING else j  # "has kept adding firms to its list"
            return subject(clause, above, "d"), b
    return [], []


_KEEPING = frozenset({"kept", "keeps", "keep", "began", "begun", "started"})
_BEING = wordset("being something")


def member(clause: Clause, i: int) -> list[int]:
    """Who is the member: "X is a member of Y", "X, a member of Y", "X and Z, both members of Y"."""
    for j in range(i - 1, max(i - 8, 0), -1):
        if clause.lows[j] in _BEING:
            return subject(clause, j)
        if clause.is_finite(j):
            return []
        if clause.is_mark(j, ",") and clause.kinds[j - 1] == ACTOR:
            apposed = clause.has(j + 1, "D") or clause.has(j + 2, "'")  # "to Chad, Peru's ally"
            if clause.low(j + 1) in ("both", "all"):
                return coordinated(clause, j - 1)
            return [j - 1] if apposed or not preposition(clause, j - 1) else []
    return []


_SUFFERING = wordset("what a war does")
_AMID = frozenset({"in", "during", "after", "since", "from", "amid", "throughout"})
_WARS = wordset("war told of")


def amid(clause: Clause, verb: int, noun: int) -> bool:
    """ "lost men in the battle against M23", "laid down arms after decades of war with Turkey"."""
    if clause.lows[noun] not in _WARS or clause.lows[verb] not in _SUFFERING:
        return False
    for j in range(noun - 1, verb, -1):
        if clause.has(j, "P") and clause.lows[j] != "of":
            return clause.lows[j] in _AMID
    return False


_MEASURES = wordset("measure of state")


def measure_owner(clause: Clause, start: int) -> list[int]:
    """ "The EU's 19th package, adopted in May, bans": whose the law or order before the verb is."""
    for j in range(start - 1, max(start - 12, -1), -1):
        if clause.lows[j] in _MEASURES:
            return possessor(clause, j)
        if clause.is_mark(j, ";:"):
            break
    return []


_JOINING = wordset("joined by")


def joined_by(clause: Clause, a: list[int], i: int) -> list[int]:
    """Who else acts, between the subject and its verb: "Israel, joined later by Britain, bombed"."""
    for j in range(a[-1] + 1, i) if a and a[-1] < i else ():
        if clause.lows[j] in _JOINING:
            if clause.low(j + 1) == "with":
                return following(clause, j, {"with"}, 4)
            return [n for n in by_agent(clause, j) if n < i]
    return []


_FALLING = wordset("falling")


def fallen_in(clause: Clause, i: int) -> list[int]:
    """Whose people died in the attack at i: "twelve Malian soldiers were killed in an ambush by JNIM"."""
    for j in range(i - 1, max(i - 7, 0), -1):
        if clause.lows[j] in _FALLING:
            return subject(clause, j, "n", True)
        if clause.kinds[j] in (ACTOR, MARK):
            break
    return []


_HANDING = wordset("handing over")


def handed_to(clause: Clause, i: int) -> tuple[list[int], list[int]]:
    """Who gives whom the note or protest at i: "handed the Chinese envoy a note of protest"."""
    for j in range(i - 1, max(i - 9, -1), -1):
        if clause.lows[j] in _HANDING:
            return subject(clause, j), [n for n in objects_of(clause, j, 6) if n < i]
        if clause.is_mark(j, ";:"):
            break
    return [], []
