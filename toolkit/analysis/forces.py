"""The forces of a side: Wagner Group and Africa Corps beside Russia, each counted apart and never added.

Whoever counts Russians may count them or not, so their numbers stand beside those on the state, as kinds of
their own ("there of Africa Corps"), and no number of the one replaces, excludes or is added to one of the
other.
"""

from datetime import date

from toolkit.analysis.additions import is_rather_a_total, retold
from toolkit.analysis.latest import newest_totals
from toolkit.analysis.presence import IN_WORDS
from toolkit.analysis.readings import Cells, reported_total
from toolkit.analysis.selection import Reported, reported, select
from toolkit.dossier import Dossier

_OF = " of "


def forces_of(dossier: Dossier, side: str) -> tuple[str, ...]:
    """Those with figures on their people who act for this side (`parent` in actors), most figures first."""
    name = dossier.resolve(side) or side
    counts = dossier.figures["side"].dropna().astype(str).value_counts()
    forces = [one for one in counts.index if one != name and name in dossier.parents_of(one)]
    return tuple(sorted(forces, key=lambda one: (-counts[one], one)))


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


def beside(
    dossier: Dossier,
    forces: tuple[str, ...],
    *,
    measure: str,
    day: date | None,
    location: str | None,
    unit: str,
    oldest: int,
) -> tuple[list[Cells], dict[str, list[Reported]]]:
    """The latest totals on each force as rows of `build_up`, and their recent additions, by reason."""
    rows: list[Cells] = []
    additions: dict[str, list[Reported]] = {}
    for force in forces:
        frame, _, _ = select(dossier, side=force, measure=measure, day=day, location=location, unit=unit)
        found = reported(dossier, frame)
        stocks = [one for one in found if one.mode == "stock"]
        for total in newest_totals(stocks, None, oldest):
            cells = reported_total(dossier, total, None, [], [])
            rows.append({**cells, "counts": of_force(cells["counts"], force)})
        flows = [one for one in found if one.mode == "flow" and not one.is_part and one.first_day >= oldest]
        own = [one for one in flows if not (retold(one, flows) or is_rather_a_total(one, stocks))]
        if own:
            additions[f"addition to {force}"] = own
    return rows, additions
