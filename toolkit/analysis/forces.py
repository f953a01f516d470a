"""The forces of a side: Wagner Group and Africa Corps beside Russia, each counted apart and never added.

Whoever counts Russians may count them or not, so their numbers stand beside those on the state, as kinds of
their own ("there of Africa Corps"), and no number of the one replaces, excludes or is added to one of the
other.
"""

from toolkit.analysis.presence import IN_WORDS
from toolkit.dossier import Dossier

_OF = " of "


def forces_of(dossier: Dossier, side: str) -> tuple[str, ...]:
    """Those with figures on their people who act for this side (`parent` in actors), most figures first."""
    return all_forces(dossier).get(dossier.resolve(side) or side, ())


def side_and_forces(dossier: Dossier, side: str) -> list[str]:
    """The side, and those who act for it."""
    return [dossier.resolve(side) or side, *forces_of(dossier, side)]


def all_forces(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """Side -> its forces (see `forces_of`), for every side that has some."""
    counts = dossier.figures["side"].dropna().astype(str).value_counts()
    found: dict[str, tuple[str, ...]] = {}
    for force in sorted(counts.index, key=lambda one: (-counts[one], one)):
        for above in dossier.parents_of(force):
            found[above] = (*found.get(above, ()), force)
    return found


def of_force(kind: str, force: str) -> str:
    """ "there of Africa Corps": the kind of a total on the people of a force; of the side itself, "there"."""
    return f"{kind}{_OF}{force}" if force else kind


def whom_of(kind: str) -> str:
    """ "there" of "there of Africa Corps"."""
    return kind.partition(_OF)[0]


def force_of(kind: str) -> str:
    """ "Africa Corps" of "there of Africa Corps", "" of "there"."""
    return kind.partition(_OF)[2]


def in_order(kinds: set[str]) -> list[str]:
    """Kinds of totals in the order in which they are told: of the side itself, then force by force."""
    return sorted(kinds, key=lambda kind: (force_of(kind), -IN_WORDS.index(whom_of(kind))))
