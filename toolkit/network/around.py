"""The part of a network that a question is about: the actors named, those tied to them, the ties among these.

One tie away is enough for the first step. A further step takes in only those tied to two of the actors kept
so far: a power that has a hand in every war (arms here, sanctions there) drags none of the others in. More
reports can only widen what is kept, so nothing leaves the picture from one day to the next.
"""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

import pandas as pd

from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError
from toolkit.network.layout import MEMBERSHIP
from toolkit.tables import split_names


def named(dossier: Dossier, around: str | Iterable[str] | None, *, roll_up: bool = False) -> tuple[str, ...]:
    """The canonical names of the actors asked for, () for None; of the states they act for with roll_up.

    around: a name or alias, several of them joined by ";" as in the tables, or a list. ToolkitError for those
    that no actor has, with the names near them.
    """
    asked = split_names(around) if isinstance(around, str) else [str(name) for name in around or ()]
    unknown = [name for name in asked if dossier.resolve(name) is None]
    if unknown:
        raise ToolkitError("\n  ".join(f"around {name}: {_nearest(name, dossier)}" for name in unknown))
    names = [dossier.actor(name) for name in asked]
    return tuple(dict.fromkeys(dossier.parent_state(name) if roll_up else name for name in names))


def _nearest(name: str, dossier: Dossier) -> str:
    actors = dossier.actors
    spelled = {
        word.casefold(): str(actor)
        for actor, aliases in zip(actors["name"], actors["aliases"], strict=True)
        for word in (actor, *split_names(aliases))
    }
    near = get_close_matches(name.casefold(), spelled, n=5)
    names = ", ".join(dict.fromkeys(spelled[word] for word in near))
    return f"no actor has that name or alias; {f'near it: {names}' if names else 'they are in actors.csv'}"


def acting_for(names: Collection[str], dossier: Dossier) -> frozenset[str]:
    """These actors and everybody who has one of them in the chain of parents, as a minister has his state."""
    actors = dossier.actors.dropna(subset=["parent"])
    acting, added = frozenset(names), frozenset(names)
    while added:
        added = frozenset(actors.loc[actors["parent"].isin(added).to_numpy(), "name"]) - acting
        acting |= added
    return acting


def part_around(rows: pd.DataFrame, start: Collection[str], steps: int) -> pd.DataFrame:
    """The ties (a, b, tie, status) among the actors within so many steps of these.

    A membership that is not only planned or denied is a step too, and a group that is kept keeps its members'
    rows: its card lists them all, whether or not they are kept themselves.
    """
    is_membership = (rows["tie"] == MEMBERSHIP).to_numpy()
    is_step = ~(is_membership & rows["status"].isin(["denied", "planned"]).to_numpy())
    tied: dict[str, set[str]] = {}
    for a, b in zip(rows.loc[is_step, "a"], rows.loc[is_step, "b"], strict=True):
        tied.setdefault(a, set()).add(b)
        tied.setdefault(b, set()).add(a)
    kept = set(start)
    for step in range(steps):
        least = 1 if step == 0 else 2
        kept |= {name for name, others in tied.items() if len(others & kept) >= least}
    return rows[((rows["a"].isin(kept) | is_membership) & rows["b"].isin(kept)).to_numpy()]
