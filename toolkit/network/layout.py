"""Where the actors stand: a layout without chance, the same for the same ties."""

from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

MEMBERSHIP = "membership"
Place = tuple[float, float]
_FEW = 3  # actors that make a part with a room of its own
_PAGE = 2.5  # how much wider than high a chart of the network is


def layout(rows: pd.DataFrame, *, rounds: int = 220) -> dict[str, Place]:
    """Places in the unit square for every actor of a table with a, b, sign, tie.

    The same rows give the same places. Friends attract, opponents keep apart, members stand near their
    group. Parts that no tie joins, such as two wars without a common party, stand side by side, each in a
    room of its own; a lone pair stands among the largest part. The start is a circle in alphabetical order,
    so nothing is random; the work grows with the square of the number of actors.
    """
    parts = parts_of(zip(rows["a"], rows["b"], strict=True))
    if not parts:
        return {}
    alone = [name for part in parts[1:] if len(part) < _FEW for name in part]
    parts = [sorted([*parts[0], *alone]), *(part for part in parts[1:] if len(part) >= _FEW)]
    rim = 0.05 if len(parts) > 1 else 0.0
    places: dict[str, Place] = {}
    for part, (left, top, wide, high) in zip(parts, _rooms([len(part) for part in parts]), strict=True):
        for name, (x, y) in _layout_of_part(rows[rows["a"].isin(part).to_numpy()], part, rounds).items():
            across, down = (rim + (1 - 2 * rim) * share for share in (x, y))
            places[name] = (round(left + wide * across, 6), round(top + high * down, 6))
    return places


def parts_of(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The actors of each part that no pair joins to another, sorted; the part of most actors first."""
    parts = [sorted(part) for part in nx.connected_components(nx.Graph(list(pairs)))]
    return sorted(parts, key=lambda part: (-len(part), part))


def _rooms(
    weights: Sequence[int], room: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
) -> list[tuple[float, float, float, float]]:
    """The square (left, top, width, height) cut into one room for each weight, as large as the weight asks.

    The first weights, about half of all, get one side of the cut, which runs across the longer side of the
    page; so the cuts go on within each side.
    """
    if len(weights) < 2:
        return [room] * len(weights)
    left, top, wide, high = room
    half = min(range(1, len(weights)), key=lambda n: abs(sum(weights[:n]) * 2 - sum(weights)))
    share = sum(weights[:half]) / sum(weights)
    if wide * _PAGE >= high:
        rooms = (left, top, wide * share, high), (left + wide * share, top, wide * (1 - share), high)
    else:
        rooms = (left, top, wide, high * share), (left, top + high * share, wide, high * (1 - share))
    return [*_rooms(weights[:half], rooms[0]), *_rooms(weights[half:], rooms[1])]


def _layout_of_part(rows: pd.DataFrame, names: list[str], rounds: int) -> dict[str, Place]:
    index = {name: number for number, name in enumerate(names)}
    pull, push = np.zeros((len(names), len(names))), np.zeros((len(names), len(names)))
    for a, b, sign, tie in zip(rows["a"], rows["b"], rows["sign"], rows["tie"], strict=True):
        one, other = index[a], index[b]
        target, weight = (push, 1.0) if sign < 0 else (pull, 0.35 if tie == MEMBERSHIP else 1.0)
        target[one, other] = target[other, one] = min(3.0, target[one, other] + weight)
    angles = np.linspace(0, 2 * np.pi, len(names), endpoint=False)
    place = _relax(np.column_stack([np.cos(angles), np.sin(angles)]), pull, push, rounds)
    spread = np.ptp(place, axis=0)
    place = (place - place.min(axis=0)) / np.where(spread > 1e-9, spread, 1.0)
    rank = place.argsort(axis=0, kind="stable").argsort(axis=0) / max(1, len(names) - 1)
    place = 0.45 * place + 0.55 * rank  # half way to even spacing, or the busy middle would be unreadable
    if len(names) == 1:
        place[:] = 0.5
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, place, strict=True)}


def _relax(place: Any, pull: Any, push: Any, rounds: int) -> Any:
    """Fruchterman and Reingold (1991) with signed springs, cooling linearly; busy actors push harder."""
    ideal = 1.8 / np.sqrt(len(place))
    mass = np.sqrt(1 + (pull > 0).sum(axis=1) + (push > 0).sum(axis=1))
    mass = np.outer(mass, mass) / 2
    for step in range(rounds if len(place) > 1 else 0):
        gap = place[:, None, :] - place[None, :, :]
        distance = np.maximum(np.hypot(gap[..., 0], gap[..., 1]), 1e-3)
        force = (
            ideal**2 / distance * mass * (1 + 0.6 * push)
            - pull * distance**2 / ideal
            - push * 0.25 * distance
        )
        np.fill_diagonal(force, 0.0)
        move = (gap / distance[..., None] * force[..., None]).sum(axis=1) - 0.35 * place
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)[:, None]
        place = place + move / length * np.minimum(length, 0.12 * (1 - step / rounds))
    return place
