"""From a Dossier or a table to the rows of one chart: chosen, counted, and never mixed."""

from typing import Any

import numpy as np
import pandas as pd

from toolkit.analysis.latest import times_of
from toolkit.analysis.origins import grouping
from toolkit.analysis.presence import IN_WORDS, SENT, whom_totals_count
from toolkit.analysis.voices import Voices, publishers
from toolkit.analysis.wholes import parts_of, states_of
from toolkit.charts.finish import latest, written
from toolkit.charts.wording import UNNAMED
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError, near
from toolkit.evidence import publisher_or_title
from toolkit.schema import TABLES


def claims_from(data: Any, table: str) -> pd.DataFrame:
    """The claim table of a Dossier, or the DataFrame itself; always a copy without rejected claims.

    The as-of day of a Dossier's view goes along in `attrs`.
    """
    rows = data if isinstance(data, pd.DataFrame) else getattr(data, table, None)
    if not isinstance(rows, pd.DataFrame):
        raise TypeError(f"expected a Dossier or the table {table} as a DataFrame, not {type(data).__name__}")
    rows = rows.copy()
    if "review" in rows:
        rows = rows[(rows["review"].astype(object) != "rejected").to_numpy()]
    known = getattr(data, "known_as_of", None)
    if known is not None:
        rows.attrs = {**rows.attrs, "as_of": str(known)}
    return rows


def known_by(rows: pd.DataFrame, as_of: Any) -> pd.DataFrame:
    """Only what had been reported by that day (included); all rows for None."""
    if as_of is None or "reported" not in rows:
        return rows
    return rows[(pd.to_datetime(rows["reported"]) <= pd.Timestamp(as_of)).to_numpy()]


def asked_for(data: Any, figures: pd.DataFrame, **wanted: Any) -> dict[str, Any]:
    """The measure, side or unit asked for as the table spells it; what it never has is a typing error.

    figures: the whole table behind `data`, so that a side without a number by some day still draws empty. Of
    a Dossier, aliases are resolved and every actor may be a side. Raises ToolkitError for another word.
    """
    found = dict(wanted)
    measures = TABLES["figures"].column("measure").vocabulary or {}
    measure, side, unit = (wanted.get(column) for column in ("measure", "side", "unit"))
    if measure is not None and measure not in measures:
        raise ToolkitError(
            f"measure {measure!r} is not one of {', '.join(measures)}{near(measure, measures)}"
        )
    resolve = getattr(data, "resolve", None)
    if side is not None and resolve is not None:
        found["side"] = resolve(side) or side
    if side is not None and not (resolve is not None and resolve(side)):
        _refuse_unknown(side, figures, "side", "no figures about the people of {!r}; sides here: {}")
    if unit is not None:
        _refuse_unknown(unit, figures, "unit", "no figures are counted in {!r}; units here: {}")
    return found


def _refuse_unknown(word: str, figures: pd.DataFrame, column: str, message: str) -> None:
    present = sorted({str(cell) for cell in figures[column].dropna()}) if column in figures else []
    if present and word not in present:
        raise ToolkitError(message.format(word, ", ".join(present)) + near(word, present))


def one_kind(rows: pd.DataFrame, **wanted: Any) -> tuple[pd.DataFrame, dict[str, str]]:
    """Rows of one measure, one side and so on, and the words found.

    A value that is None must be the only one in the table: numbers of two measures or two sides on one
    scale would invite adding them. ToolkitError says what there is to choose from.
    """
    found = {}
    for column, value in wanted.items():
        if value is not None:
            rows = rows[(rows[column].astype(object) == value).to_numpy()]
            found[column] = str(value)
            continue
        present = sorted({str(word) for word in rows[column].dropna()})
        if len(present) > 1:
            raise ToolkitError(
                f"the table mixes {column}: {', '.join(present)}; choose one with {column}=..."
            )
        found[column] = present[0] if present else ""
    return rows, found


def gathered(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Rows alike in `keys` as one, with `claim_ids` joined and `reports` counted; in order of appearance."""
    if "claim_ids" not in rows:
        rows = rows.assign(claim_ids=rows["claim_id"].astype(str))
    labels = [rows[key].astype(object).where(rows[key].notna(), "").to_numpy() for key in keys]
    index = pd.MultiIndex.from_arrays(labels) if len(keys) > 1 else pd.Index(labels[0])
    code, _ = pd.factorize(index)
    first = rows.loc[~pd.Series(code, index=rows.index).duplicated().to_numpy()].copy()
    ids = rows["claim_ids"].groupby(code, sort=True).agg(lambda cell: "; ".join(dict.fromkeys(cell)))
    first["claim_ids"] = ids.to_numpy()
    first["reports"] = np.bincount(code, minlength=len(first)) if len(rows) else []
    return first


def are_totals(rows: pd.DataFrame) -> "np.ndarray[Any, Any]":
    """True for each row that is a total (stock)."""
    return (rows["mode"].astype(object) == "stock").to_numpy(bool)


def latest_last(rows: pd.DataFrame) -> pd.DataFrame:
    """As they were said; of one day additions before totals, and earlier times before later ones."""
    ends = [last for _, last in times_of(rows)]
    said = rows.assign(is_stock=are_totals(rows), time=ends)
    said = said.sort_values(["reported", "is_stock", "time"], kind="stable")
    return said.drop(columns=["is_stock", "time"])


def publishers_of(data: Any) -> dict[str, str]:
    """source_id -> publisher of a Dossier (see `publishers`); empty for a table alone."""
    sources = getattr(data, "sources", None)
    if not isinstance(sources, pd.DataFrame):
        return {}
    return publishers(sources)


def pages_of(rows: pd.DataFrame, data: Any) -> list[str]:
    """Who says each claim that names nobody: "The Post itself", or UNNAMED where `data` is a table alone."""
    named = publishers_of(data)
    return [f"{named[source]} itself" if source in named else UNNAMED for source in rows["source_id"]]


def report_in(data: Any, source_id: str) -> str:
    """A report in words: "The Post, 1 May 2031"; its source_id where `data` is a table alone."""
    sources = getattr(data, "sources", None)
    if not isinstance(sources, pd.DataFrame):
        return source_id
    known = sources[(sources["source_id"] == source_id).to_numpy(bool)]
    if not len(known):
        raise ToolkitError(f"no source {source_id}; the ids are in sources.csv")
    paper = publisher_or_title(known["publisher"].iloc[0], known["title"].iloc[0])
    return f"{paper}, {written(known['published'].iloc[0], brief=True)}"


def measure_in(rows: pd.DataFrame, side: str | None, report: str) -> str | None:
    """What most numbers of a report on a side count, those who were deployed before any other.

    Where the report has no number on the side, what all reports have; None where none has any.
    """
    own = rows if side is None else rows[(rows["side"].astype(object) == side).to_numpy()]
    told = own[own["bound"].notna().to_numpy() & (own["bound"].astype(object) != "vague").to_numpy()]
    inside = told[(told["source_id"].astype(object) == report).to_numpy()]
    counts = (inside if len(inside) else told)["measure"].dropna().astype(str).value_counts()
    return min(
        counts.index, key=lambda measure: (measure != "deployed", -counts[measure], measure), default=None
    )


def asserted_by(rows: pd.DataFrame, data: Any) -> pd.DataFrame:
    """Rows whose `claimed_by` is whoever asserts the claim, and `person`: the name in the claim, if another.

    A head speaks for the body that is his parent among the actors (see `analysis.voices`): the service and
    its director are one claimant in every chart. Whose head a person is is known only of a Dossier.
    """
    if not isinstance(data, Dossier) or not len(rows):
        return rows.assign(person=pd.Series(pd.NA, rows.index, "str"))
    voices = Voices(data)
    names = [voices.of(name, "").name if isinstance(name, str) else name for name in rows["claimed_by"]]
    bodies = pd.Series(names, rows.index, "str")
    return rows.assign(claimed_by=bodies, person=rows["claimed_by"].where(rows["claimed_by"] != bodies))


def origins_in(rows: pd.DataFrame, data: Any) -> pd.DataFrame:
    """Figures with `origin`, the original statement of each (see `analysis.origins`), and `depth`: how
    particular its speaker is named. Of a table alone every claim is a statement of its own.
    """
    if not isinstance(data, Dossier):
        return rows.assign(origin=rows["claim_id"].astype("str"), depth=0)
    found = grouping(data)
    names = [found.name_of.get(claim_id, claim_id) for claim_id in rows["claim_id"]]
    voices = [found.voice_of.get(claim_id) for claim_id in rows["claim_id"]]
    depths = [voice.depth if voice else 0 for voice in voices]
    return rows.assign(origin=pd.Series(names, rows.index, "str"), depth=depths)


def counting(rows: pd.DataFrame) -> pd.DataFrame:
    """Figures with `counts`: whom each total counts, "sent", "at the peak" or "there"; additions: "sent"."""
    whom = whom_totals_count(rows)
    return rows.assign(counts=[IN_WORDS[whom.get(claim_id, SENT)] for claim_id in rows["claim_id"]])


def parts_in(rows: pd.DataFrame, data: Any) -> list[bool]:
    """Whether each claim is only part of what its claimant counts (see `parts_of`).

    Which places are states is known only where `data` is a Dossier.
    """
    actors = getattr(data, "actors", None)
    parts = parts_of(rows, states_of(actors) if isinstance(actors, pd.DataFrame) else None)
    return [claim_id in parts for claim_id in rows["claim_id"]]


def grades_of(rows: pd.DataFrame, data: Any) -> list[str]:
    """Admiralty grade of each claim as far as a person set it: "B2", "B", "2" or "".

    The reliability of the report is known only where `data` is a Dossier.
    """
    sources = getattr(data, "sources", None)
    reliability = {}
    if isinstance(sources, pd.DataFrame) and "source_id" in rows:
        known = sources.dropna(subset=["reliability"])
        reliability = dict(zip(known["source_id"], known["reliability"].astype(str), strict=True))
    letters = (
        [reliability.get(source, "") for source in rows["source_id"]] if reliability else [""] * len(rows)
    )
    digits = rows["credibility"].astype(object) if "credibility" in rows else [None] * len(rows)
    return [
        letter + ("" if pd.isna(digit) else str(digit)) for letter, digit in zip(letters, digits, strict=True)
    ]


__all__ = [
    "asked_for",
    "asserted_by",
    "claims_from",
    "counting",
    "gathered",
    "grades_of",
    "known_by",
    "latest",
    "latest_last",
    "measure_in",
    "one_kind",
    "origins_in",
    "pages_of",
    "parts_in",
    "publishers_of",
    "report_in",
]
