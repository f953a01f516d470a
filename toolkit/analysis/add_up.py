"""Claims chosen by hand, added up, and what cannot be added."""

from collections.abc import Sequence

import pandas as pd

from toolkit.analysis.readings import ON_TOP, as_frame, orders, reading
from toolkit.analysis.selection import ids, refuse_mixed, reported, shown
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError


def add_up(dossier: Dossier, claim_ids: Sequence[str]) -> pd.DataFrame:
    """One stock and later flows, chosen by hand, added up: the rows of the reading "on top".

    Raises ToolkitError, naming the rows, for mixed measures, units or sides; for two stocks, as totals
    as of different times cannot be added; for flows that the stock includes; for two copies of one
    statement. Where it is open whether a flow came later, the choice is the analyst's and is accepted.
    """
    rows = dossier.claim_rows(claim_ids)
    others = [row for row in rows if row["table"] != "figures"]
    if others:
        raise ToolkitError(f"only figures can be added up, not {ids(others)}")
    refuse_mixed(rows)
    figures = dossier.figures
    found = reported(dossier, figures[figures["claim_id"].isin(claim_ids)])
    for item in found:
        if len(item.rows) > 1:
            raise ToolkitError(f"{ids(item.rows)} repeat one statement; adding them counts it twice")
    stocks = [item for item in found if item.mode == "stock"]
    flows = [item for item in found if item.mode == "flow"]
    if len(stocks) > 1:
        dated = "; ".join(f"{ids(item.rows)} as of {shown(item.direct['when'])}" for item in stocks)
        raise ToolkitError(f"totals as of different times cannot be added ({dated}); keep one of them")
    early = [flow for flow in flows if stocks and "includes" in orders(stocks[0], flow)]
    if early:
        raise ToolkitError(
            f"{'; '.join(ids(flow.rows) for flow in early)} came before {ids(stocks[0].rows)} as of "
            f"{shown(stocks[0].direct['when'])}, which includes it; add later flows only"
        )
    return as_frame(reading(dossier, ON_TOP, stocks[0] if stocks else None, flows))
