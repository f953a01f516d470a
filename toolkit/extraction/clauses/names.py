"""Noun groups around a name: "North Korean soldiers", "the president of Chad"."""

from toolkit.extraction.clauses.clause import ACTOR, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.memory import of_token, remembered
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import POSSESSIVES, wordset


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
        if kind in (ACTOR, MARK) or (kind == NUMBER and end > i and "H" in tags[end]):
            break  # "gave the Chadian army 20 trucks"
        if kind == WORD and (
            (tag and not NO_NOUN.isdisjoint(tag))
            or (clause.finite[k] and "H" not in tag and (end > i or not possessive))
        ):
            break
        if tag and end > i:
            if "A" in tag:
                break
            if "B" in tag and "H" in tags[end] and lows[end].endswith("s"):
                break  # "Turkish officials hope to sell"
            if "G" in tag and "H" in tags[end]:
                break  # "a Houthi delegation visiting Muscat"
        end = k
        k += 1
    return end


NO_NOUN = frozenset("DPCSROXN")  # classes of words that stand in no noun group
_NO_TITLE = frozenset("PCSRXONA")


def _heads_group(clause: Clause, k: int) -> bool:
    """Whether a noun for people follows a bare name: "UN experts", "U.S. military police"."""
    if k >= clause.size or not _may_name_people(clause, k):
        return False
    name = clause.actors[k - 1].text.replace(".", "")
    abbreviated = name.isupper() and len(name) <= 7
    if "H" in clause.tags[k]:
        force = clause.actors[k - 1].kind == "armed_force" and clause.readings(k).thing is not None
        return abbreviated or k not in clause.hits or force  # "Wagner fighters" are no jets
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
    while j > 0 and i - j < 7 and clause.lows[i] not in POSSESSIVES:
        before = j - 1
        tag, kind = tags[before], kinds[before]
        if kind == MARK and clause.lows[before] not in '"“”‘’':
            break
        if clause.lows[before] == "both":
            return before  # "on both Chad and Peru"
        if kind == WORD:
            if clause.finite[before] or (tag and not _NO_TITLE.isdisjoint(tag)):
                break
            if "G" in tag or ("B" in tag and "H" not in tag) or _is_infinitive(clause, before):
                break
        elif kind == ACTOR and before not in clause.adjectives and noun_group_end(clause, before) < i - 1:
            break
        if clause.lows[before] in _TIMES or (kind == NUMBER and _YEAR.fullmatch(clause.lows[before])):
            break  # "On Friday Peru", "In 2020 Turkey"
        if before in clause.thing_ends and j == i and i not in clause.adjectives:
            break  # "the shells North Korea sent"
        j = before
        if "D" in tag:
            return j - 1 if clause.low(j - 1) == "both" else j  # "of both the rebels and"
    return j


def _is_infinitive(clause: Clause, j: int) -> bool:
    """Whether a verb stands at j behind "to": "sent jets to bomb Chadian guns" names no "bomb guns"."""
    verb = clause.readings(j).verb if clause.low(j - 1) == "to" else None
    return verb is not None and verb.code == "b"


def preposition(clause: Clause, i: int) -> str:
    """The preposition that governs the noun group of the name at i, or ""."""
    return preposition_at(clause, group_start(clause, i), -1)


def preposition_at(clause: Clause, start: int, after: int) -> str:
    """The preposition right before the noun group that begins at `start`, if it stands behind `after`."""
    if start and clause.kinds[start] == NUMBER and clause.low(start - 2) in _ABOUT:
        start -= 2  # "more than 500 Chadian soldiers", "up to 500"
    elif clause.low(start) == "least":
        start -= 1  # "at least 500 Chadian soldiers"
    return clause.lows[start - 1] if start - 1 > after and "P" in clause.tags[start - 1] else ""


_ABOUT = frozenset({"more", "less", "fewer", "up", "close", "upwards", "upward", "next", "other"})


def is_party(clause: Clause, i: int) -> bool:
    """Whether the name at i stands for the actor itself and not for a war, a paper or a place name."""
    mention = clause.actors[i]
    end = noun_group_end(clause, i)
    if end == i:
        named = mention.form in ("seat", "place") and clause.has(i + 1, "T")  # "the Pretoria agreement"
        if clause.is_adjective(i) and mention.form == "adjective" and clause.low(i + 1) in ("and", "or"):
            return clause.kind(i + 2) == ACTOR and is_party(clause, i + 2)
        return not clause.is_adjective(i) and not named
    if clause.kind(end + 1) == ACTOR and clause.kinds[end] == WORD:
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
