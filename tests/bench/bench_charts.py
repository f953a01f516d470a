"""Each chart in three formats, beside plain matplotlib calls that draw the same marks and texts.

The plain side gets the finished positions for nothing: it neither chooses rows nor measures, wraps or
places a single label. Both write PNG at 300 dpi, SVG with text as text, and PDF, from one figure.
"""

import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle

import toolkit as tk
from toolkit.charts.style import house

RUNS = 5
SIDE = "North Korea"
DATA = Path(__file__).resolve().parents[2] / "data"


def plots(dossier: tk.Dossier) -> dict[str, Callable[[], Any]]:
    """Each chart as a call; its table is made beforehand."""
    sent = tk.build_up(dossier, side=SIDE)
    graph = tk.alliance_graph(dossier, roll_up=True)
    origins, left = tk.origins(dossier), tk.present_strength(dossier, SIDE)
    span, conflicts = tk.envelope(dossier, "deployed", SIDE), tk.contradictions(dossier)
    return {
        "build-up": lambda: tk.plot_build_up(sent),
        "claims": lambda: tk.plot_claims(dossier, side=SIDE, measure="deployed"),
        "supplies": lambda: tk.plot_supplies(dossier),
        "alliances": lambda: tk.plot_alliances(graph),
        "timeline": lambda: tk.plot_timeline(dossier),
        "origins": lambda: tk.plot_origins(origins, side=SIDE, measure="deployed"),
        "envelope": lambda: tk.plot_envelope(span, claims=dossier),
        "strength": lambda: tk.plot_strength(left),
        "casualties": lambda: tk.plot_casualties(dossier, side=SIDE),
        "drift": lambda: tk.plot_drift(dossier),
        "contradictions": lambda: tk.plot_contradictions(conflicts),
    }


def main() -> None:
    """Median of interleaved runs for each chart, and the ratio."""
    dossier = tk.load(DATA).as_of("2025-04-01")
    print(f"{'':16}{'chart ms':>10}{'plain ms':>10}{'ratio':>8}")
    for name, plot in plots(dossier).items():
        drawn = plot().figure
        chart, plain = [], []
        for _ in range(RUNS):
            chart.append(seconds(lambda plot=plot: save_styled(plot().figure)))
            plain.append(seconds(lambda drawn=drawn: save_plain(drawn)))
        ours, theirs = statistics.median(chart), statistics.median(plain)
        print(f"{name:16}{ours * 1000:10.0f}{theirs * 1000:10.0f}{ours / theirs:8.2f}", flush=True)


def seconds(call: Callable[[], None]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def save(figure: Figure) -> None:
    for ending in ("png", "svg", "pdf"):
        figure.savefig(io.BytesIO(), format=ending, dpi=300)


def save_styled(figure: Figure) -> None:
    with house():
        save(figure)


def save_plain(drawn: Figure) -> None:
    with matplotlib.rc_context({"svg.fonttype": "none"}):
        save(redrawn(drawn))


def redrawn(drawn: Figure) -> Figure:
    """The same marks, lines, patches and texts by plain calls, with the positions already known."""
    figure = Figure(figsize=tuple(drawn.get_size_inches()))
    for source in drawn.axes:
        axes = figure.add_axes(source.get_position().bounds)
        axes.set(xlim=source.get_xlim(), ylim=source.get_ylim())
        if not source.axison:
            axes.set_axis_off()
        frames = (
            (source.transData, axes.transData),
            (source.transAxes, axes.transAxes),
            (source.get_yaxis_transform(), axes.get_yaxis_transform()),
        )
        for mark in source.collections:
            copy_collection(axes, mark)
        for line in source.lines:
            way = frame_of(line, frames)
            style = {"color": line.get_color(), "lw": line.get_linewidth(), "ls": line.get_linestyle()}
            axes.plot(line.get_xdata(), line.get_ydata(), transform=way, **style)
        for patch in source.patches:
            box = patch.get_path().get_extents(patch.get_patch_transform())
            colours = {
                "facecolor": patch.get_facecolor(),
                "edgecolor": patch.get_edgecolor(),
                "hatch": patch.get_hatch(),
            }
            axes.add_patch(Rectangle(box.p0, box.width, box.height, lw=patch.get_linewidth(), **colours))
        for text in source.texts:
            way = frame_of(text, frames)
            axes.text(*text.get_position(), text.get_text(), transform=way, **letters(text))
        axes.set_xticks(source.get_xticks(), [label.get_text() for label in source.get_xticklabels()])
        axes.set_yticks(source.get_yticks(), [label.get_text() for label in source.get_yticklabels()])
        axes.set(xlim=source.get_xlim(), ylim=source.get_ylim())
        axes.grid(visible=True)
    for text in drawn.texts:
        figure.text(*text.get_position(), text.get_text(), **letters(text))
    return figure


def frame_of(artist: Any, frames: tuple[tuple[Any, Any], ...]) -> Any:
    """The new panel's counterpart of the coordinates that an artist is placed in."""
    return next((new for old, new in frames if artist.get_transform() == old), frames[0][1])


def letters(text: Any) -> dict[str, Any]:
    return {
        "fontsize": text.get_fontsize(),
        "ha": text.get_ha(),
        "va": text.get_va(),
        "color": text.get_color(),
        "weight": text.get_weight(),
    }


def copy_collection(axes: Any, mark: Any) -> None:
    if isinstance(mark, PathCollection):
        places = mark.get_offsets()
        style = {
            "facecolors": mark.get_facecolor(),
            "edgecolors": mark.get_edgecolor(),
            "linewidths": mark.get_linewidth(),
        }
        style = {name: value if len(value) else "none" for name, value in style.items()}
        glyph = MarkerStyle(mark.get_paths()[0])
        axes.scatter(
            places[:, 0], places[:, 1], s=mark.get_sizes(), marker=glyph, hatch=mark.get_hatch(), **style
        )
    elif isinstance(mark, LineCollection):
        axes.add_collection(
            LineCollection(
                mark.get_segments(),
                colors=mark.get_color(),
                linewidths=mark.get_linewidth(),
                linestyles=mark.get_linestyle(),
            )
        )
    else:
        axes.add_collection(
            PolyCollection([path.vertices for path in mark.get_paths()], facecolors=mark.get_facecolor())
        )


if __name__ == "__main__":
    main()
