"""The error that a user can cause."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

_MANY = 5_000  # names; comparing with more would take seconds


class ToolkitError(Exception):
    """Something wrong with the input, said in one message: the file, the place, the value, the way out.

    The command line prints it without a traceback and ends with exit code 1.
    """


def near(word: object, known: Iterable[str]) -> str:
    """ "; did you mean North Korea?" for "Noth Korea" or "north korea", blank where nothing known is like it.

    >>> near("kiled", ["deployed", "killed"])
    '; did you mean killed?'
    """
    spelled = {name.casefold(): name for name in islice(known, _MANY)}
    hits = get_close_matches(str(word).strip().casefold(), spelled, n=3, cutoff=0.7)
    return f"; did you mean {' or '.join(spelled[hit] for hit in hits)}?" if hits else ""
