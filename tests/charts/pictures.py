"""What a chart test looks at: texts, marks and boxes of a drawn figure."""

import io

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from toolkit.charts.style import house


def words(chart, gid=None):
    """The texts of a figure or axes, in drawing order; of one kind if gid is given."""
    found = (
        chart.figure.findobj(Text) if gid is None else chart.figure.findobj(lambda art: art.get_gid() == gid)
    )
    return [text.get_text() for text in found if isinstance(text, Text) and text.get_text().strip()]


def marks(chart, gid):
    """Positions (x, y) of the marks of one kind, such as "status-confirmed" or "open-end"."""
    found = chart.figure.findobj(lambda artist: artist.get_gid() == gid)
    return [tuple(point) for artist in found for point in artist.get_offsets().tolist()]


def kinds(chart):
    """Every gid in the figure."""
    return {artist.get_gid() for artist in chart.figure.findobj(lambda artist: bool(artist.get_gid()))}


def panel(chart, label):
    """The panel of that name."""
    return next(axes for axes in chart.figure.axes if axes.get_label() == label)


def saved(chart, ending):
    """The bytes of the picture as the exports write it."""
    stream = io.BytesIO()
    extra = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[ending]
    with house():
        chart.figure.savefig(stream, format=ending, dpi=100, metadata=extra)
    return stream.getvalue()


def text_boxes(figure):
    """(text, left, bottom, right, top) in pixels of all upright texts drawn, without their leading."""
    canvas = FigureCanvasAgg(figure)
    with house():
        canvas.draw()
        renderer = canvas.get_renderer()
        found, hidden = [], hidden_ticks(figure)
        for text in figure.findobj(Text):
            shown = text.get_visible() and text.get_text().strip() and text not in hidden
            if not shown or text.get_rotation():
                continue
            box = text.get_window_extent(renderer)
            leading = 0.2 * box.height
            found.append((text.get_text(), box.x0, box.y0 + leading, box.x1, box.y1 - leading))
    return found


def hidden_ticks(figure):
    """Labels of ticks outside their axis, which matplotlib keeps but does not draw."""
    hidden = set()
    for axes in figure.axes:
        for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            for tick in axis.get_major_ticks():
                if not min(limits) <= tick.get_loc() <= max(limits):
                    hidden |= {tick.label1, tick.label2}
    return hidden


def overlapping(figure, tolerance=1.5):
    """Pairs of texts that run into each other."""
    boxes = text_boxes(figure)
    return [
        (one[0], other[0])
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
        if min(one[3], other[3]) - max(one[1], other[1]) > tolerance
        and min(one[4], other[4]) - max(one[2], other[2]) > tolerance
    ]


def outside(figure):
    """Texts that leave the page."""
    width, height = figure.get_size_inches() * figure.dpi
    return [
        text
        for text, left, bottom, right, top in text_boxes(figure)
        if left < -1 or bottom < -1 or right > width + 1 or top > height + 1
    ]
