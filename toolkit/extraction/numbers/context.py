"""Word lists of the number layer, by the part they play (`lexicon/number_context.csv`)."""

from functools import lru_cache

from toolkit import lexicon


@lru_cache(maxsize=1)
def _by_role() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon.rows("number_context"):
        found.setdefault(row["role"], set()).add(row["term"])
    return {role: frozenset(terms) for role, terms in found.items()}


def words(role: str) -> frozenset[str]:
    """The words of one role, in lower case.

    Roles: stop (ends a noun phrase), verb (directly follows a bare number), lead (between number and
    phrase), plural, singular (exceptions), month, weekday, naming ("resolution" 1701), naming or counting,
    year cue, firm year cue, pronoun (before "one"), group ("the" two), harmed, contraction, up, down, move
    (verbs of change), trend filler, qualifier filler, no up to ("lead up to"), no verb behind not ("not only
    more than"), no over ("handed over"), told about ("details about" 300), person of an
    age ("a sergeant, 31,").

    >>> "resolution" in words("naming")
    True
    """
    return _by_role()[role]
