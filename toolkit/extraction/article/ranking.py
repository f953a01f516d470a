"""Whom an article speaks of most: names by how often they were counted."""

from collections.abc import Mapping


def ranked(counts: Mapping[str, int]) -> list[str]:
    """The names, those counted most often first; equals by name.

    >>> ranked({"Peru": 1, "Chad": 2, "Benin": 1})
    ['Chad', 'Benin', 'Peru']
    """
    return sorted(counts, key=lambda name: (-counts[name], name))


def leader(counts: Mapping[str, int]) -> str:
    """The name counted most often; blank where nobody is or several are."""
    first = ranked(counts)[:2]
    drawn = len(first) == 2 and counts[first[0]] == counts[first[1]]
    return first[0] if first and not drawn else ""
