"""The alliance network: actors as labelled boxes, groups as cards, ties as signed lines."""

from collections.abc import Collection
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from toolkit.charts import alliances_words as words
from toolkit.charts import key, marks
from toolkit.charts.actor_boxes import PAGE, draw_boxes, frame_of, places_of
from toolkit.charts.finish import count, finish, source_line
from toolkit.charts.links import Link, arrow_head, links_of, place_labels, route
from toolkit.charts.nothing import draw_nothing
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import BLUE, MUTED, ORANGE, in_house_style
from toolkit.network import edge_table
from toolkit.schema import TIE

_SIGNS: dict[int, tuple[str, Any]] = {
    1: (BLUE, "solid"),
    -1: (ORANGE, (0, (3.5, 1.8))),
    0: (MUTED, (0, (1, 1.6))),
}
_LABEL = 7.0  # points
_LABEL_STYLE: dict[str, Any] = {
    "fontsize": _LABEL,
    "ha": "center",
    "va": "center",
    "zorder": 2.6,
    "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 0.4, "alpha": 0.85},
}


@in_house_style
def plot_alliances(
    graph: "nx.MultiDiGraph[str]", *, most: int = 24, ax: Axes | None = None, tlp: str | None = None
) -> Axes:
    """Who stands how to whom: one line per pair and sign, named after its kinds of tie.

    graph: result of `alliance_graph`. Solid lines are friendly, dashed hostile, dotted neutral; the mark on a
    line is the strongest status of its ties, its width grows with the number of independent voices, an arrow
    says who acts. Groups are cards that list their members and make nobody an ally, with a hatched rim where
    nobody has reviewed a membership. An actor keeps its place whatever the day; what is `around` some actors
    has the page to itself, and title and caption speak of these. Drafts make hatched lines of their own and
    change no reviewed one. `most` limits the actors drawn to those with most voices, those named by drafts
    alone last; a label that finds no room is left out, its line and mark stay.
    """
    every = links_of(graph)
    frames = _frames(graph, most)
    joined = {name for a, b in graph.edges() if a in frames and b in frames for name in (a, b)}
    names = sorted(
        name for name in graph if name in joined or (name in frames and name in graph.graph["groups"])
    )
    links = words.headline_first(graph, [link for link in every if {link.a, link.b} <= set(names)])
    rows = edge_table(graph.subgraph(names))
    groups = {name: graph.graph["groups"][name] for name in sorted(graph.graph["groups"]) if name in names}
    rows = pd.concat([rows, _group_rows(graph, groups)], ignore_index=True)
    day = str(graph.graph["as_of"])
    if not names:
        said: dict[str, Any] = {
            "missing": "No tie of the kinds asked for is reported by this day.",
            "day": day,
            "tlp": tlp,
        }
        way_out = "A later day, other kinds of tie, or a network that is not kept to one actor may have some."
        return draw_nothing(ax, words.title(graph, links, every), rows, way_out=way_out, unit="ties", **said)
    heading = Heading(
        words.title(graph, links, every),
        words.subtitle(graph, links, names),
        words.caption(rows, links),
        source_line(rows, day),
        day,
    )
    sheet = open_sheet(ax, heading, content=PAGE[1] + 0.26)
    top = key.draw_key(sheet, _key(links, groups.keys() & graph.graph["draft_groups"]))
    area = (sheet.wide, sheet.high - top)
    axes = sheet.panel(0, top, *area, label="alliances")
    axes.set_xlim(0, area[0])
    axes.set_ylim(area[1], 0)
    axes.set_axis_off()
    places = places_of(graph, frames, area)
    drawn = {name: places[name] for name in names}
    route(links, drawn, area)
    _draw_links(axes, links)
    draw_boxes(axes, graph, drawn, groups)
    _draw_labels(axes, links, list(drawn.values()), area)
    return finish(sheet, axes, rows, unit="ties", alt=words.alt(links, groups, heading), tlp=tlp)


def _frames(graph: Any, most: int) -> dict[str, tuple[float, float]]:
    """Sizes of the boxes of the actors with most voices over all days, so that the choice is stable too.

    Actors whom only drafts name get the places that are left.
    """
    kinds, groups = graph.graph["kinds"], graph.graph["all_groups"]
    return {name: frame_of(name, kinds[name], groups.get(name, ())) for name in graph.graph["ranking"][:most]}


def _draw_links(axes: Axes, links: list[Link]) -> None:
    for sign, (colour, dashes) in _SIGNS.items():
        own = [link for link in links if link.sign == sign]
        if not own:
            continue
        axes.add_collection(
            LineCollection(
                [link.curve for link in own],
                colors=colour,
                linestyles=[dashes],
                linewidths=[link.width for link in own],
                zorder=1,
                gid=f"sign-{sign:+d}",
            ),
            autolim=False,
        )
        heads = [arrow_head(link.curve) for link in own if link.forward]
        heads += [arrow_head(link.curve[::-1]) for link in own if link.backward]
        if heads:
            axes.add_collection(
                PolyCollection(heads, facecolors=colour, edgecolors="none", zorder=2, gid="arrow"),
                autolim=False,
            )


def _draw_labels(axes: Axes, links: list[Link], taken: list[Any], area: tuple[float, float]) -> None:
    place_labels(links, [_words(link) for link in links], taken, area, _LABEL)
    for link in links:
        if link.label:
            x, y = link.label_at
            axes.text(x, y, link.label, color=_SIGNS[link.sign][0], gid="tie", **_LABEL_STYLE)
    if links:
        x, y = np.array([link.mark_at for link in links]).T
        marks.draw_status(
            axes, x, y, _marked(links), [_SIGNS[link.sign][0] for link in links], 22, zorder=2.8
        )


def _words(link: Link) -> list[str]:
    """Kinds of tie, weightiest first, and shorter forms for where there is little room."""
    ties = [tie for tie in TIE if tie in link.ties]
    forms = [", ".join(ties)] if len(ties) <= 3 else []
    for most in (3, 1):
        if len(ties) > most:
            forms.append(", ".join([*ties[:most], f"+{len(ties) - most}"]))
    more = [f"{form} ({count(link.drafts, 'draft')})" for form in forms if link.drafts]
    return more + forms


def _group_rows(graph: Any, groups: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    records = [
        {
            "a": "; ".join(members),
            "b": name,
            "tie": "membership",
            "sign": 1,
            "directed": True,
            "review": "draft" if name in graph.graph["draft_groups"] else "accepted",
            "claim_ids": "; ".join(graph.graph["group_claims"][name]),
        }
        for name, members in groups.items()
    ]
    return pd.DataFrame(records, columns=["a", "b", "tie", "sign", "directed", "review", "claim_ids"])


def _key(links: list[Link], draft_groups: Collection[str]) -> list[key.Entry]:
    entries: list[key.Entry] = []
    for sign, (colour, dashes) in _SIGNS.items():
        if any(link.sign == sign for link in links):
            entries.append((words.SIGNS[sign], {"line": {"color": colour, "ls": dashes, "lw": 1.8}}))
    entries += key.key_entries(_marked(links)) if links else []
    return [*entries, key.DRAFT] if draft_groups and key.DRAFT not in entries else entries


def _marked(links: list[Link]) -> pd.DataFrame:
    """What the mark on each line tells."""
    told = {"status": [link.status for link in links], "review": [link.review for link in links]}
    return pd.DataFrame(told, dtype="object")
