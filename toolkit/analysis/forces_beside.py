"""The numbers on the forces of a side as rows of a build-up."""

from datetime import date

from toolkit.analysis.additions import is_rather_a_total, retold
from toolkit.analysis.forces import of_force
from toolkit.analysis.latest import newest_totals
from toolkit.analysis.readings import Cells, reported_total
from toolkit.analysis.selection import Reported, reported, select
from toolkit.dossier import Dossier


def forces_beside(
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
