"""Sets of plain words that the rules of ties, supplies and events ask for, from `rule_words.csv`."""

from functools import cache

from toolkit import lexicon


@cache
def wordset(kind: str) -> frozenset[str]:
    """All words of a kind, as written in lower case.

    >>> "brokered" in wordset("hosting")
    True
    """
    found = frozenset(lexicon.terms("rule_words", kind))
    if not found:
        raise KeyError(f"rule_words.csv has no words of the kind {kind!r}")
    return found


# Sets that several families of rules read.
ARMED_PEOPLE = wordset("armed people")
DOING = wordset("doing")
FIRE = wordset("fire")
HALTING = wordset("halting")
INCLUDING = wordset("including")
PLAN_VERBS = wordset("plan")
TARGETS = wordset("target")
VESSELS = wordset("vessel")
NUMBER_WORDS = frozenset(lexicon.terms("numbers"))
POSSESSIVES = frozenset(
    {"its", "their", "his", "her"}
)  # they stand for an owner, not for who acts or is reached
