"""The page of one chart: heading above, panels in the middle, who-says-what and sources below.

All measures are inches from the top left of the page, so that a long title or caption makes the page
taller instead of running into the marks.
"""

from dataclasses import dataclass, field
from typing import Any

from matplotlib.axes import Axes

from toolkit.charts import text
from toolkit.charts.style import ChartAxes, ChartFigure

WIDTH = 8.0
HEIGHT = 4.5
MARGIN = 0.3
KICKER, TITLE, SUBTITLE, CAPTION, SOURCE = 7.5, 13.0, 9.0, 8.0, 7.5  # points
BAND = 0.36  # room above and below for the TLP marking, whether or not it is used


@dataclass(frozen=True)
class Heading:
    """The words around a chart; `caption` says who says what, `source` counts reports and claims."""

    title: str
    subtitle: str = ""
    caption: str = ""
    source: str = ""
    as_of: str = ""


@dataclass
class Sheet:
    """A page being filled; `left`, `top`, `wide`, `high` are the area of the panels in inches."""

    heading: Heading
    wide: float
    high: float
    left: float = MARGIN
    top: float = 0.0
    page: float = HEIGHT
    figure: ChartFigure | None = None
    host: Axes | None = None
    spare: float = 0.0  # inches of `high` beyond what the chart asked for
    lines: dict[str, list[str]] = field(default_factory=dict)

    def grow(self, inches: float) -> None:
        """Room for more than was asked for, before any panel is drawn; given Axes keep their size."""
        if self.figure is not None and inches > self.spare:
            more = inches - self.spare
            self.page, self.high, self.spare = self.page + more, self.high + more, 0.0
            self.figure.set_size_inches(WIDTH, self.page)

    def panel(self, x: float, y: float, wide: float, high: float, **options: Any) -> Axes:
        """Axes at x, y (top left corner, inches from that of the area)."""
        if self.figure is not None:
            bottom = self.page - self.top - y - high
            rectangle = (
                (self.left + x) / WIDTH,
                bottom / self.page,
                wide / WIDTH,
                high / self.page,
            )
            return self.figure.add_axes(rectangle, axes_class=ChartAxes, **options)
        assert self.host is not None
        low = 1 - (y + high) / self.high
        return self.host.inset_axes((x / self.wide, low, wide / self.wide, high / self.high), **options)


def open_sheet(ax: Axes | None, heading: Heading, *, content: float = 0.0) -> Sheet:
    """A page for a chart of at least `content` inches height, or the given Axes as a page of fixed size."""
    if ax is not None:
        figure = ax.get_figure(root=True)
        assert figure is not None
        inches = figure.get_size_inches()
        box = ax.get_position()
        ax.set_axis_off()
        return Sheet(heading, wide=box.width * inches[0], high=box.height * inches[1], host=ax)
    room = WIDTH - 2 * MARGIN
    lines = {
        "title": text.balance(heading.title, room, TITLE, bold=True, lines=3),
        "subtitle": text.balance(heading.subtitle, room, SUBTITLE, lines=2) if heading.subtitle else [],
        "caption": text.wrap(heading.caption, room, CAPTION, lines=5) if heading.caption else [],
    }
    top = BAND + text.height(len(lines["title"]), TITLE) + text.height(len(lines["subtitle"]), SUBTITLE) + 0.1
    bottom = BAND + text.height(len(lines["caption"]), CAPTION) + 0.12
    page = max(HEIGHT, top + content + bottom)
    return Sheet(
        heading,
        wide=room,
        high=page - top - bottom,
        top=top,
        page=page,
        spare=page - top - content - bottom,
        figure=ChartFigure(figsize=(WIDTH, page)),
        lines=lines,
    )
