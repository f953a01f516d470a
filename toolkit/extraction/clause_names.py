"""Noun groups around a name: "North Korean soldiers", "the president of Chad", "Russia, Belarus and Iran"."""

import re

from toolkit.extraction.clause_memory import of_token, remembered
from toolkit.extraction.clauses import ACTOR, MARK, NUMBER, WORD, Clause
from toolkit.extraction.wordsets import wordset


@of_token
def noun_group_end(clause: Clause, i: int) -> int:
    """The last token of the noun group that the name at i opens; i itself where it is the head."""
    k, size = i + 1, clause.size
    kinds, tags, lows = clause.kinds, clause.tags, clause.lows
    possessive = k < size and tags[k] == "'"
    if possessive:
        k += 1
    elif clause.actors[i].form == "compound" or (i not in clause.adjectives and not _heads_group(clause, k)):
        return i
    end = i
    while k < size and k - i < 8:
        kind, tag = kinds[k], tags[k]
        if possessive and kind == MARK and lows[k] in '"“”‘':
            k += 1
            continue
        if kind in (ACTOR, MARK):
            break
        if kind == WORD and (
            (tag and not _NO_NOUN.isdisjoint(tag))
            or (clause.finite[k] and "H" not in tag and (end > i or not possessive))
        ):
            break
        if tag and end > i:
            if "A" in tag:
                break
            if "B" in tag and "H" in tags[end] and lows[end].endswith("s"):
                break  # "Turkish officials hope to sell"
        end = k
        k += 1
    return end


_NO_NOUN = frozenset("DPCSROXN")
_NO_TITLE = frozenset("PCSRXONA")


def _heads_group(clause: Clause, k: int) -> bool:
    """Whether a noun for people follows a bare name: "UN experts", "U.S. military police"."""
    if k >= clause.size or not _may_name_people(clause, k):
        return False
    name = clause.actors[k - 1].text.replace(".", "")
    abbreviated = name.isupper() and len(name) <= 7
    if "H" in clause.tags[k]:
        return abbreviated or k not in clause.hits
    if abbreviated:
        for j in range(k + 1, min(k + 3, clause.size)):
            if not _may_name_people(clause, j):
                return False
            if "H" in clause.tags[j]:
                return True
    return False


def _may_name_people(clause: Clause, j: int) -> bool:
    tag = clause.tags[j]
    free = not tag or _NO_PEOPLE.isdisjoint(tag)
    return free and clause.kinds[j] == WORD and not clause.finite[j]


_NO_PEOPLE = frozenset("DPCSROXA")


_TIMES = wordset("time")
_YEAR = re.compile(r"(?:19|20)\d\d")


@of_token
def group_start(clause: Clause, i: int) -> int:
    """The first token of the noun group that ends in the name at i: articles, titles, adjectives."""
    kinds, tags = clause.kinds, clause.tags
    j = i
    while j > 0 and i - j < 7:
        before = j - 1
        tag, kind = tags[before], kinds[before]
        if kind == MARK and clause.lows[before] not in '"“”‘’':
            break
        if kind == WORD:
            if clause.finite[before] or (tag and not _NO_TITLE.isdisjoint(tag)):
                break
            if "G" in tag or ("B" in tag and "H" not in tag):
                break
        elif kind == ACTOR and before not in clause.adjectives and noun_group_end(clause, before) < i - 1:
            break
        if clause.lows[before] in _TIMES or (kind == NUMBER and _YEAR.fullmatch(clause.lows[before])):
            break  # "On Friday Peru", "In 2020 Turkey"
        if before in clause.thing_ends and j == i and i not in clause.adjectives:
            break  # "the shells North Korea sent"
        j = before
        if "D" in tag:
            break
    return j


def preposition(clause: Clause, i: int) -> str:
    """The preposition that governs the noun group of the name at i, or ""."""
    start = group_start(clause, i)
    if start and "P" in clause.tags[start - 1]:
        if clause.kinds[start] == NUMBER and clause.low(start - 2) in _ABOUT:
            before = start - 3  # "more than 500 Chadian soldiers", "up to 500"
            return clause.lows[before] if before >= 0 and "P" in clause.tags[before] else ""
        return clause.lows[start - 1]
    return ""


_ABOUT = frozenset({"more", "less", "fewer", "up", "close", "upwards", "upward", "next", "other"})


def is_party(clause: Clause, i: int) -> bool:
    """Whether the name at i stands for the actor itself and not for a war, a paper or a place name."""
    mention = clause.actors[i]
    if mention.form == "compound":
        return clause.low(i + 2) in ("held", "controlled", "run", "ruled", "owned")
    end = noun_group_end(clause, i)
    if end == i:
        named = mention.form in ("seat", "place") and clause.has(i + 1, "T")  # "the Pretoria agreement"
        if clause.is_adjective(i) and mention.form == "adjective" and clause.low(i + 1) in ("and", "or"):
            return clause.kinds[min(i + 2, clause.size - 1)] == ACTOR and is_party(clause, i + 2)
        return not clause.is_adjective(i) and not named
    if end + 1 < clause.size and clause.kinds[end + 1] == ACTOR and clause.kinds[end] == WORD:
        return "H" in clause.tags[end] or not clause.is_adjective(i)
    if clause.lows[end] in _AGAINST_STATE and mention.kind == "state":
        return False  # "Syrian rebels" are not Syria
    return "T" not in clause.tags[end]


@remembered
def party_head(clause: Clause, i: int, places: bool = False) -> bool:
    """Whether the noun group of the name at i can act: the name itself or people under it.

    With `places`, also a region or town, to which things are done.
    """
    if clause.actors[i].form == "place":
        return places
    end = noun_group_end(clause, i)
    if end == i:
        return not clause.is_adjective(i) and clause.actors[i].form != "compound"
    tag, low = clause.tags[end], clause.lows[end]
    if "T" in tag or (low in _AGAINST_STATE and clause.actors[i].kind == "state"):
        return False
    return "H" in tag or low.endswith(("ers", "ors", "ists", "men", "er", "or", "ist", "ians", "ants"))


_AGAINST_STATE = wordset("against the state")


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
    if len(found) > 2 and _opens_clause(clause, found[-1]) and preposition(clause, found[0]):
        # "Through the mediation of the Emirates, Moscow and Kyiv exchanged": a clause begins at the comma
        return found[:1] if i == found[0] else found[1:]
    return found


def _joint(clause: Clause, k: int) -> int:
    """The token after ", and", "and", "," or "as well as" at k; k where there is none."""
    start = k
    if clause.is_mark(k, ","):
        k += 1
    if clause.low(k) in ("and", "or", "plus", "&"):
        k += 1
    elif clause.low(k) == "as" and clause.low(k + 1) == "well":
        k += 3
    if k > start and clause.has(k, "D"):
        k += 1
    return k


def _next_in_list(clause: Clause, i: int) -> int | None:
    if clause.names[-1] <= i:
        return None
    end = noun_group_end(clause, i)
    if clause.is_adjective(i) and end == i and (i + 1 >= clause.size or clause.tags[i + 1] == "'"):
        return None
    k = _joint(clause, end + 1)
    if k == end + 1:
        return None
    for j in range(k, min(k + 4, clause.size)):
        if clause.kinds[j] == ACTOR:
            final = _name_chain(clause, j)
            if clause.is_mark(end + 1, ","):
                if clause.low(k - 1) not in ("and", "or") and not _list_goes_on(clause, final):
                    return None
                if _opens_clause(clause, final):
                    return None
            return final
        if clause.kinds[j] == MARK or clause.has(j, "DPCSROXV"):
            return None
    return None


def _name_chain(clause: Clause, j: int) -> int:
    """The last of names in one noun group: "RSF commander Mohamed Hamdan Dagalo"."""
    while True:
        end = noun_group_end(clause, j)
        following = end + 1 if clause.is_adjective(j) or end > j else j + 1
        if following < clause.size and clause.kinds[following] == ACTOR:
            j = following
        else:
            return j


def _opens_clause(clause: Clause, j: int) -> bool:
    """Whether the name at j is the subject of a verb right behind it: ", and Egypt denies"."""
    after = noun_group_end(clause, j) + 1
    while after < clause.size and "A" in clause.tags[after]:
        after += 1
    return after < clause.size and clause.kinds[after] == WORD and clause.finite[after]


def _list_goes_on(clause: Clause, j: int) -> bool:
    """After "A, B": whether a further name is joined, so that the comma was no apposition."""
    end = noun_group_end(clause, j)
    k = end + 1
    for _ in range(6):
        if clause.low(k) in ("and", "or") or clause.is_mark(k, ","):
            after = _joint(clause, k)
            return any(clause.kinds[x] == ACTOR for x in range(after, min(after + 3, clause.size)))
        break
    return False


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
            k -= 1
    elif clause.is_mark(k, ","):
        k -= 1
        if _next_in_list(clause, i) is None:
            return None
    elif clause.low(k) == "as" and clause.low(k - 1) == "well" and clause.low(k - 2) == "as":
        k -= 3
    else:
        return None
    for j in range(k, max(k - 5, -1), -1):
        if clause.kinds[j] == ACTOR:
            if serial and not clause.is_mark(group_start(clause, j) - 1, ","):
                return None
            return j if noun_group_end(clause, j) == k or j == k else None
        if clause.kinds[j] != WORD or clause.has(j, "PCSROXDA'"):
            return None
    return None
