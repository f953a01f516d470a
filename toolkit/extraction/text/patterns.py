"""Patterns that few articles need: compiled by the first that does.

To compile all patterns takes as long as to read three articles; a program that reads one feels it.
"""

import re
from typing import TYPE_CHECKING, Any

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Compiled:
    """The methods of a compiled pattern."""


class _Later:
    """A pattern that becomes a compiled one when a method is looked up for the first time."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self.flags = source, flags

    def __getattr__(self, method: str) -> Any:
        compiled = re.compile(self.source, self.flags)
        self.__dict__.update({name: getattr(compiled, name) for name in _METHODS})
        self.__class__ = _Compiled  # type: ignore[assignment] # finds its attributes twice as fast
        return getattr(self, method)


if TYPE_CHECKING:
    later = re.compile
else:
    later = _Later
