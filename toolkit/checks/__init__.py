"""Every problem in the tables at once: table, row, column, value and what is allowed.

Rows are counted as a spreadsheet shows them: the header is row 1. Checks are vectorised over columns;
only the rows that fail are looked at one by one.
"""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from toolkit.checks import bounds, names, quotes
from toolkit.checks.cells import table_problems
from toolkit.checks.problem import FIRST_ROW, DataProblemsError, Problem, raise_if_any
from toolkit.schema import CLAIM_TABLES, TABLES
from toolkit.tables import LongRow

__all__ = [
    "FIRST_ROW",
    "DataProblemsError",
    "LongRows",
    "Problem",
    "problems",
    "raise_if_any",
    "table_problems",
]
LongRows = Mapping[str, Mapping[int, LongRow]]
_LONG = "put quotation marks around a cell with a comma"


def problems(
    tables: Mapping[str, pd.DataFrame],
    texts: quotes.Texts,
    long_rows: LongRows = MappingProxyType({}),
) -> list[Problem]:
    """All problems of the untyped tables of `tables.read_table`.

    `texts` maps a source_id to the stored article, for the sources that have one. `long_rows` are the rows
    with too many fields, by table and number: their cells stand in wrong columns, and are not told singly.
    """
    found: list[Problem] = []
    for name, table in TABLES.items():
        found.extend(table_problems(tables[name], table, tables))
        if "bound" in tables[name].columns:
            told = {p.row for p in found if p.table == name and p.column in bounds.RANGE}
            found.extend(bounds.bound_problems(tables[name], name, told))
    found.extend(names.source_ids(tables["sources"]))
    found.extend(names.claim_ids(tables))
    found.extend(names.aliases(tables["actors"]))
    found.extend(names.parents(tables["actors"]))
    stored = quotes.checksums(tables["sources"])
    for name in CLAIM_TABLES:
        found.extend(quotes.quote_problems(tables[name], name, texts, stored))
    found.extend(quotes.lost_articles(tables, texts))
    found = [p for p in found if p.row not in long_rows.get(p.table, ())]
    for name, rows in long_rows.items():
        found.extend(
            Problem(name, row, "fields", str(long.fields), f"{long.width}, as the header has; {_LONG}")
            for row, long in rows.items()
        )
    return found
