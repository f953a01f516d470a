"""Where the actors stand: a layout without chance, the same for the same ties."""

from typing import Any

import numpy as np
import pandas as pd

MEMBERSHIP = "membership"
Place = tuple[float, float]


def layout(rows: pd.DataFrame, *, rounds: int = 220) -> dict[str, Place]:
    """Places in the unit square for every actor of a table with a, b, sign, tie.

    The same rows give the same places. Friends attract, opponents keep apart, members stand near their
    group. The start is a circle in alphabetical order, so nothing is random; the work grows with the square
    of the number of actors.
    """
    names = sorted({*rows["a"], *rows["b"]})
    if not names:
        return {}
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
    return {name: (round(float(x), 6), round(float(y), 6)) for name, (x, y) in zip(names, place, strict=True)}


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
