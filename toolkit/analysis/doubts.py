"""What to doubt about an addition, in words."""

from collections.abc import Mapping
from typing import Any

from toolkit.analysis.selection import Reported, usual
from toolkit.analysis.statements import meet, span
from toolkit.analysis.voices import publishers
from toolkit.cells import as_text
from toolkit.dossier import Dossier
from toolkit.edtf import in_words

LONG_BEFORE = 365  # days between an addition and its report that make its date doubtful


def doubts(dossier: Dossier, item: Reported) -> list[str]:
    """What speaks against an addition: dates that do not fit, and that one report alone tells it."""
    alone = len({row["source_id"] for row in item.rows}) == 1
    return [*date_flags(dossier, item), *(["one report only"] if alone else [])]


def page_of(dossier: Dossier, row: Mapping[str, Any]) -> str:
    """Who published the report of a claim."""
    return publishers(dossier.frames["sources"]).get(str(row["source_id"]), str(row["source_id"]))


def date_flags(dossier: Dossier, item: Reported) -> list[str]:
    """Claims of one addition whose date differs from the usual one, or lies long before the report."""
    common = usual(item.rows, "when")
    apart: dict[str, None] = {}
    long_before: dict[str, None] = {}
    for row in item.rows:
        when = as_text(row["when"])
        time = span(when)
        if time is None:
            continue
        if meet(time, span(common)) is False:
            apart[f"{page_of(dossier, row)} {in_words(when)}"] = None
        elif time[1] < row["day"] - LONG_BEFORE:
            flag = f"{page_of(dossier, row)} dates it {in_words(when)}, more than a year before the report"
            long_before[flag] = None
    usually = [f"most reports date it {in_words(common or '')}, {', '.join(apart)}"] if apart else []
    return [*usually, *long_before]
