"""Calls of the public functions: a wrong one is refused in words, and an error points at the caller's line.

Only `tk.name(...)` goes through here; inside the toolkit, functions are called as they are.
"""

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

from toolkit.errors import ToolkitError, near
from toolkit.examples import EXAMPLES

# What an argument of that type is made with.
_MADE_WITH = {
    "Dossier": 'tk.load("data")',
    "Article": 'tk.read_article("report.html")',
    "MultiDiGraph": "tk.alliance_graph(dossier)",
}
# Functions of one table: a column that tells this table from others, and what makes it.
_TABLES = {
    "plot_build_up": ("reading", 'tk.build_up(dossier, side="North Korea")'),
    "plot_envelope": ("median_best", 'tk.envelope(dossier, "deployed", "North Korea")'),
    "plot_origins": ("origin_id", "tk.origins(dossier)"),
    "plot_strength": ("part", 'tk.present_strength(dossier, "North Korea")'),
    "plot_contradictions": ("explanation", "tk.contradictions(dossier)"),
    "contradictions_html": ("explanation", "tk.contradictions(dossier)"),
}


class CallError(ToolkitError, TypeError):
    """A public function was called with arguments that it does not take."""


@functools.cache  # one for each, as pickle asks
def checked(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which refuses wrong arguments with the way out and shows no frames of the toolkit."""
    signature = inspect.signature(function)

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            _refuse_misfits(function.__name__, signature, args, kwargs)
            return function(*args, **kwargs)
        except ToolkitError as error:
            raise error.with_traceback(None) from None  # the line of the notebook, and the message

    call.__doc__ = (
        f"{inspect.cleandoc(function.__doc__ or '')}\n\nExample:\n\n    {EXAMPLES[function.__name__]}"
    )
    call.__module__ = "toolkit"  # where it is found under its name, as pickle asks
    return call


def _refuse_misfits(
    name: str, signature: inspect.Signature, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> None:
    try:
        given = signature.bind(*args, **kwargs).arguments
    except TypeError as error:
        unknown = [word for word in kwargs if word not in signature.parameters]
        hint = near(unknown[0], signature.parameters) if unknown else ""
        raise CallError(f"tk.{name}: {error}{hint} ({_in_short(name, signature)})") from None
    for parameter, value in given.items():
        wanted = signature.parameters[parameter].annotation
        kind = getattr(wanted, "__name__", str(wanted).partition("[")[0].rpartition(".")[2])
        if kind in _MADE_WITH and type(value).__name__ != kind:
            raise CallError(
                f"tk.{name}: {parameter} is {_told(value)}; it takes what {_MADE_WITH[kind]} gives"
            )
    if name in _TABLES:
        _refuse_other_table(name, *next(iter(given.items())))


def _refuse_other_table(name: str, parameter: str, value: Any) -> None:
    column, maker = _TABLES[name]
    columns = getattr(value, "columns", None)
    if columns is None or column not in columns:
        raise CallError(f"tk.{name}: {parameter} is {_told(value)}; it takes the table that {maker} gives")


def _told(value: Any) -> str:
    """A short name for what was given: 'data', or its type."""
    kind = type(value).__name__
    if kind == "DataFrame":
        return "another table"
    return repr(value) if isinstance(value, (str, int, float)) and len(repr(value)) < 60 else f"a {kind}"


def _in_short(name: str, signature: inspect.Signature) -> str:
    """ "tk.build_up(dossier, *, side, as_of=None)": the names and what they are without being set."""
    parameters = [one.replace(annotation=one.empty) for one in signature.parameters.values()]
    return f"tk.{name}{inspect.Signature(parameters)}"
