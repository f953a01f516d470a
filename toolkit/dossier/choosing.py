"""Which rows a view of a dossier keeps."""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from toolkit.errors import ToolkitError, near
from toolkit.schema import TABLES
from toolkit.tables import split_names


def about(frames: Mapping[str, pd.DataFrame], whose: Collection[str]) -> dict[str, "pd.Series[bool]"]:
    """Table -> the claims about these actors: their people, supplies from or to them, ties and events."""
    supplies, ties = frames["supplies"], frames["ties"]
    participants = frames["events"]["participants"]
    return {
        "figures": frames["figures"]["side"].isin(whose),
        "supplies": supplies["supplier"].isin(whose) | supplies["recipient"].isin(whose),
        "ties": ties["a"].isin(whose) | ties["b"].isin(whose),
        "events": participants.map(lambda text: not {*whose}.isdisjoint(split_names(text))).astype("bool"),
    }


def refuse_unknown(words: Iterable[str], table: str, column: str) -> None:
    """Raise ToolkitError for words that the column does not have."""
    vocabulary = TABLES[table].column(column).vocabulary or {}
    unknown = [word for word in words if word not in vocabulary]
    if unknown:
        hint = near(unknown[0], vocabulary)
        raise ToolkitError(f"{column} {', '.join(unknown)} is not one of {', '.join(vocabulary)}{hint}")


def refuse_unknown_sources(source_ids: Iterable[str], known: "pd.Series[str]") -> None:
    """Raise ToolkitError for reports that there are not."""
    unknown = sorted(set(source_ids) - set(known))
    if unknown:
        words = f"no source {', '.join(unknown)}; the ids are in sources.csv"
        raise ToolkitError(words + near(unknown[0], known))


def claims_beside(claim_id: str, known: Collection[str]) -> str:
    """For an id that no table has: "; page-1 has page-1.f1, ...", else the nearest id."""
    report = str(claim_id).rpartition(".")[0]
    beside = [name for name in known if report and name.startswith(f"{report}.")]
    return f"; {report} has {', '.join(beside[:12])}" if beside else near(claim_id, known)
