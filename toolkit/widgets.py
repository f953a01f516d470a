"""Controls under a chart: they choose the arguments of the same call that drew the static picture.

    tk.controls(tk.plot_claims, dossier, side="North Korea", measure="deployed")

The only module that imports ipywidgets. Nothing is computed here and nothing is written anywhere.
"""

import base64
import functools
import inspect
from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING, Any

import ipywidgets
import pandas as pd

from toolkit.analysis.build_up import build_up
from toolkit.analysis.contradictions import contradictions
from toolkit.analysis.envelope import envelope
from toolkit.analysis.origins import origins
from toolkit.analysis.strength import present_strength
from toolkit.charts.alliances import plot_alliances
from toolkit.charts.build_up import plot_build_up
from toolkit.charts.casualties import plot_casualties
from toolkit.charts.claims import plot_claims
from toolkit.charts.contradictions import plot_contradictions
from toolkit.charts.drift import plot_drift
from toolkit.charts.envelope import plot_envelope
from toolkit.charts.origins import plot_origins
from toolkit.charts.strength import plot_strength
from toolkit.charts.style import ChartFigure
from toolkit.charts.supplies import plot_supplies
from toolkit.charts.timeline import plot_timeline
from toolkit.dossier import Dossier, as_day
from toolkit.errors import ToolkitError, near
from toolkit.network import alliance_graph
from toolkit.schema import MEASURE, TIE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Draw = Callable[..., "Axes"]
_LABELS = {
    "as_of": "As of",
    "side": "Side",
    "measure": "Measure",
    "ties": "Ties",
    "roll_up": "Persons and agencies as their states",
}
_WIDE = {"width": "560px"}


def _of_table(plot: Draw, table: Callable[..., Any]) -> Draw:
    """The plot of a table that is made from the dossier with the chosen arguments."""

    def draw(dossier: Dossier, **chosen: Any) -> "Axes":
        return plot(table(dossier, **chosen))

    return functools.update_wrapper(draw, table)  # so that its arguments are known


# How each chart is drawn from a dossier, and which arguments there are to choose.
_VIEWS: dict[Draw, tuple[Draw, tuple[str, ...]]] = {
    plot_build_up: (_of_table(plot_build_up, build_up), ("as_of", "side", "measure")),
    plot_claims: (plot_claims, ("as_of", "side", "measure")),
    plot_origins: (
        functools.update_wrapper(
            lambda dossier, as_of, **chosen: plot_origins(origins(dossier, as_of), **chosen), plot_origins
        ),
        ("as_of", "side", "measure"),
    ),
    plot_envelope: (_of_table(plot_envelope, envelope), ("as_of", "side", "measure")),
    plot_strength: (_of_table(plot_strength, present_strength), ("as_of", "side")),
    plot_casualties: (plot_casualties, ("as_of", "side")),
    plot_supplies: (plot_supplies, ("as_of",)),
    plot_timeline: (plot_timeline, ("as_of",)),
    plot_drift: (plot_drift, ("as_of",)),
    plot_contradictions: (_of_table(plot_contradictions, contradictions), ("as_of",)),
    plot_alliances: (_of_table(plot_alliances, alliance_graph), ("as_of", "ties", "roll_up")),
}


class Controls(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Controls above a picture. `chosen` are the arguments set now, `axes` is the chart drawn with them.

    The picture is plain HTML: an Output widget is answered by whoever runs the notebook without a browser,
    which then can miss the end of the cell and wait for ever (nbclient, one run in about twenty).
    """

    def __init__(self, draw: Draw, dossier: Dossier, inputs: dict[str, Any]) -> None:
        self._draw, self._dossier, self._inputs = draw, dossier, inputs
        self.picture, self.working = ipywidgets.HTML(), ipywidgets.HTML()
        self.axes: Axes | None = None
        super().__init__([*inputs.values(), self.working, self.picture])
        for control in inputs.values():
            control.observe(self._redraw, names="value")
        self._redraw()

    @property
    def chosen(self) -> dict[str, Any]:
        """Argument -> value, as the call would get it."""
        return {name: control.value for name, control in self._inputs.items()}

    def _redraw(self, _change: Any = None) -> None:
        """Draw with the chosen arguments; what cannot be drawn is said in place of the picture."""
        self.working.value = "<i>Drawing ...</i>"
        try:
            self.axes = self._draw(self._dossier, **self.chosen)
            self.picture.value = _as_html(self.axes)
        except ToolkitError as refusal:
            self.axes, self.picture.value = None, escape(f"Nothing to draw: {refusal}")
        finally:
            self.working.value = ""


def _as_html(axes: "Axes") -> str:
    """The picture that the notebook would show, with its alternative text."""
    data, shown = ChartFigure._repr_png_(axes.get_figure(root=True))  # type: ignore[arg-type]
    code = base64.b64encode(data).decode("ascii")
    alt, width = escape(shown.get("alt", "chart")), shown["width"]
    return f'<img src="data:image/png;base64,{code}" alt="{alt}" width="{width}">'


def controls(plot: Draw, dossier: Dossier, *, choose: Iterable[str] | None = None, **start: Any) -> Controls:
    """Controls for one of the toolkit's plot functions, with the picture below them.

    plot: `tk.plot_claims` and so on; any other function is called as plot(dossier, **chosen), with `choose`
    naming its arguments. start: first values, for example as_of="2025-03-28"; an as-of day without a
    report moves to the last report before it. choose: the arguments to offer, of as_of, side, measure,
    ties and roll_up; the others keep their start or the function's default. Raises ToolkitError for an
    argument that has no control.
    """
    own = (
        plot if plot in _VIEWS else getattr(plot, "__wrapped__", plot)
    )  # tk.plot_claims is checked for its call
    draw, offered = _VIEWS.get(own, (plot, ("as_of",)))
    names = tuple(choose) if choose is not None else offered
    unknown = [name for name in names if name not in _LABELS]
    if unknown:
        hint = near(unknown[0], _LABELS)
        raise ToolkitError(
            f"no control for {', '.join(unknown)}; there is one for {', '.join(_LABELS)}{hint}"
        )
    _refuse_strange(draw, names, start)
    fixed = {name: value for name, value in start.items() if name not in names}
    inputs = {name: _control(name, dossier, start.get(name)) for name in names}
    return Controls(lambda view, **chosen: draw(view, **fixed, **chosen), dossier, inputs)


def _refuse_strange(draw: Draw, names: tuple[str, ...], start: dict[str, Any]) -> None:
    """A first value for an argument that the chart does not have."""
    taken = inspect.signature(draw).parameters
    if any(one.kind is inspect.Parameter.VAR_KEYWORD for one in taken.values()):
        return
    known = list(dict.fromkeys([*names, *list(taken)[1:]]))
    strange = [name for name in start if name not in known]
    if strange:
        hint = near(strange[0], known)
        raise ToolkitError(f"this chart has no {', '.join(strange)}; it takes {', '.join(known)}{hint}")


def _control(name: str, dossier: Dossier, value: Any) -> Any:
    common = {"description": _LABELS[name], "style": {"description_width": "initial"}}
    if name == "as_of":
        days = _days(dossier)
        last = days[-1] if value is None else as_day(value).isoformat()
        known = [day for day in days if day <= last] or days[:1]
        return ipywidgets.SelectionSlider(
            options=days, value=known[-1], continuous_update=False, layout=_WIDE, **common
        )
    if name == "roll_up":
        return ipywidgets.Checkbox(value=bool(value), indent=False, layout=_WIDE, **common)
    if name == "ties":
        wrong = [tie for tie in value or () if tie not in TIE]
        if wrong:
            raise ToolkitError(f"tie {wrong[0]!r} is not one of {', '.join(TIE)}{near(wrong[0], TIE)}")
        return ipywidgets.SelectMultiple(options=list(TIE), value=tuple(value or TIE), rows=5, **common)
    options = _by_frequency(dossier.figures[name])
    if value in MEASURE if name == "measure" else dossier.resolve(str(value)) == value:
        options = list(dict.fromkeys([*options, value]))  # of which there are no figures yet
    if value is not None and value not in options:
        raise ToolkitError(
            f"{name} {value!r} is not in the figures; there is {', '.join(options)}{near(value, options)}"
        )
    return ipywidgets.Dropdown(options=options, value=value or next(iter(options), None), **common)


def _days(dossier: Dossier) -> list[str]:
    """Every day on which something was reported, as ISO text."""
    days = sorted({str(day)[:10] for day in dossier.claims["reported"].dropna()})
    if not days:
        raise ToolkitError("the dossier holds no claims, so there is no day to choose")
    return days


def _by_frequency(column: "pd.Series[Any]") -> list[str]:
    counts = column.dropna().astype(str).value_counts()
    return sorted(counts.index, key=lambda word: (-counts[word], word))
