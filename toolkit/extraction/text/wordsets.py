"""Sets of plain words that rules ask for, by the kind that a table of the lexicon gives them."""

from functools import cache

from toolkit import lexicon


@cache
def wordset(kind: str, table: str = "rule_words") -> frozenset[str]:
    """All words of a kind (second column of the table), as shipped; KeyError for a kind that has none.

    `rule_words` serves clauses, transfers, supplies, ties and events, `words` the packages that read people
    and speakers, `number_context` numbers.

    >>> "brokered" in wordset("hosting")
    True
    """
    found = frozenset(lexicon.terms(table, kind))
    if not found:
        raise KeyError(f"{table}.csv has no words of the kind {kind!r}")
    return found


def any_of(kind: str, table: str = "words") -> str:
    """All words of a kind as the alternatives of a pattern, the longest first."""
    words = sorted(wordset(kind, table), key=lambda word: (-len(word), word))
    return "|".join(words).replace(" ", r"\s")


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
SPELLED = [word for role in ("unit", "teen", "tens") for word in lexicon.terms("numbers", role)]
SEVERAL = "|".join(SPELLED[1:12])  # "two" to "twelve", which papers spell out, as a part of a pattern
POSSESSIVES = frozenset({"its", "their", "his", "her"})  # an owner, not who acts or is reached
