"""The word tables of the number layer, with those of the project that is being read.

A project's own `qualifiers.csv`, `units.csv`, `denominators.csv`, `currencies.csv` and `numbers.csv` add to
the shipped ones or override them; `using` names their folder for the texts that are read inside it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TypeVar

from toolkit import lexicon

_folder: ContextVar[str | None] = ContextVar("folder of the project's lexicon", default=None)
_Made = TypeVar("_Made")
Rows = Callable[[str], tuple[lexicon.Row, ...]]


@contextmanager
def using(folder: str | None) -> Iterator[None]:
    """Texts read inside are read with the tables of this folder; None means the shipped ones alone."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


def table(make: Callable[[Rows], _Made]) -> Callable[[], _Made]:
    """Decorator of a function that builds something from tables: built once per project folder."""

    @lru_cache(maxsize=8)
    def made(folder: str | None) -> _Made:
        return make(lambda name: lexicon.rows(name, folder))

    return lambda: made(_folder.get())
