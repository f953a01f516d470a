"""Two dossiers in one: rows that both have count once."""

import pandas as pd

from toolkit.errors import ToolkitError
from toolkit.schema import TABLES


def joined(mine: pd.DataFrame, theirs: pd.DataFrame, name: str) -> pd.DataFrame:
    """One table of both; of two rows with one key the first stays.

    Raises ToolkitError where one claim id or article means two things; actors may differ.
    """
    key = TABLES[name].key
    twice = theirs[key].isin(mine[key])
    if name != "actors":
        _refuse_conflicts(mine.set_index(key), theirs[twice].set_index(key), name)
    return pd.concat([mine, theirs[~twice]], ignore_index=True).astype(mine.dtypes)


def _refuse_conflicts(mine: pd.DataFrame, theirs: pd.DataFrame, table: str) -> None:
    same = mine.loc[theirs.index].astype("str").fillna("") == theirs.astype("str").fillna("")
    different = theirs.index[~same.all(axis=1)]
    if len(different):
        named = ", ".join(map(str, different))
        raise ToolkitError(f"{table}: {named} differ between the two dossiers; settle them")
