"""The house style: one style sheet, its fonts, and colours that survive a photocopier.

Nothing is set when the module is imported; each plotting function draws inside `house()`. The colours are
apart in lightness as well as in hue (checked by a test in greyscale and for three kinds of colour
blindness), and none of them is ever the only sign of a difference.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import matplotlib
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from toolkit import provenance

HERE = Path(__file__).parent
REGULAR = HERE / "fonts" / "SourceSans3-Regular.ttf"
BOLD = HERE / "fonts" / "SourceSans3-Bold.ttf"

INK = "#1b2733"  # text and confirmed facts
MUTED = "#56616c"  # secondary text; 6:1 against white
RULE = "#d5dae0"  # grid
BLUE = "#12507b"
ORANGE = "#b85c00"
SKY = "#2b7fb5"
PURPLE = "#8c3b7a"
PALE = "#dce8f2"  # fill of what is only asserted
GREY = "#8a949e"
SERIES = (BLUE, ORANGE, "#000000", SKY, PURPLE)

SCREEN_DPI = 200  # twice the nominal size, so that a notebook on a fine screen stays sharp

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


@cache
def _sheet() -> Any:
    for font in (REGULAR, BOLD):
        font_manager.fontManager.addfont(str(font))
    return matplotlib.rc_params_from_file(HERE / "house.mplstyle", use_default_template=False)


@contextmanager
def house() -> Iterator[None]:
    """Draw or save inside the house style; matplotlib's own settings come back afterwards.

    Saving needs it too: fonts are resolved, and SVG text is kept as text, when the file is written.
    """
    with matplotlib.rc_context(_sheet()):
        yield


def in_house_style(draw: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Decorator: run a plotting function inside `house()`."""

    @wraps(draw)
    def styled(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        with house():
            return draw(*args, **kwargs)

    return styled


class ChartFigure(Figure):
    """A Figure without pyplot that a notebook shows by itself.

    pyplot would keep every figure alive and show it a second time at the end of the cell; this one is
    shown once, when it (or its Axes) is the value of the cell or is given to `display`, and is freed with it.
    """

    def _repr_png_(self) -> tuple[bytes, dict[str, Any]]:
        stream = io.BytesIO()
        with house():
            self.savefig(stream, format="png", dpi=SCREEN_DPI, metadata={"Software": None})
        width, height = self.get_size_inches() * 100
        shown: dict[str, Any] = {"width": round(width), "height": round(height)}
        with suppress(provenance.NoProvenanceError):
            shown["alt"] = provenance.of(self).alt
        return stream.getvalue(), shown


class ChartAxes(Axes):
    """Axes that show their picture when they are the value of a notebook cell."""

    def _repr_png_(self) -> tuple[bytes, dict[str, Any]] | None:
        figure = self.get_figure(root=True)
        return figure._repr_png_() if isinstance(figure, ChartFigure) else None
