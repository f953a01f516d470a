"""Answers to questions about a clause that several rules ask: each is found once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from toolkit.extraction.clauses.clause import Clause

_UNASKED = object()
_P = ParamSpec("_P")
_T = TypeVar("_T")


def remembered(question: Callable[Concatenate["Clause", _P], _T]) -> Callable[Concatenate["Clause", _P], _T]:
    """Keep the answer to a question about a clause (positional arguments)."""
    name = question.__name__

    def ask(clause: "Clause", /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        key = name, args
        answer = clause.answers.get(key, _UNASKED)
        if answer is _UNASKED:
            answer = clause.answers[key] = question(clause, *args, **kwargs)
        return answer  # type: ignore[no-any-return]

    ask.__name__, ask.__doc__ = name, question.__doc__
    return ask


def of_token(question: Callable[["Clause", int], _T]) -> Callable[["Clause", int], _T]:
    """Keep the answer to a question about one token of a clause."""
    number = next(_NUMBERS)

    def ask(clause: "Clause", i: int) -> _T:
        answers, key = clause.answers, _MOST * i + number
        if key in answers:
            return answers[key]  # type: ignore[no-any-return]
        answer = answers[key] = question(clause, i)
        return answer

    ask.__name__, ask.__doc__ = question.__name__, question.__doc__
    return ask


_MOST = 8  # questions about a token: the answers to all of them stand in one table
_NUMBERS = iter(range(_MOST))
