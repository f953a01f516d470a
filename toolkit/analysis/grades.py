"""Admiralty grades: reliability of a source (A-F) and credibility of a claim (1-6).

Two axes, rated independently, by a person. F and 6 are "not known", no middle values. A grade stands
in the table (`sources.reliability`, `credibility` of the claim), and who gave it, when and why in
`data/grades.csv`, which only grows.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from toolkit import tables
from toolkit.analysis import side_tables
from toolkit.dossier import Day, Dossier, as_day
from toolkit.errors import ToolkitError
from toolkit.schema import CLAIM_TABLES, CREDIBILITY, RELIABILITY

_NAME = "grades"


def grade(
    dossier: Dossier,
    *,
    by: str,
    source_id: str | None = None,
    reliability: str | None = None,
    claim_id: str | None = None,
    credibility: int | str | None = None,
    decided: Day | None = None,
    note: str | None = None,
) -> Dossier:
    """The dossier with one grade that a person gives: a source's reliability or a claim's credibility.

    Where the dossier came from a folder, the grade is written there: into the table and, with `by`,
    `decided` (today if not given) and `note`, into grades.csv. Raises ToolkitError for a grade that the
    scale does not have, for a source or claim that the dossier does not hold, and for anything but one
    subject with the grade of its own axis.
    """
    if not by.strip():
        raise ToolkitError("a grade is given by a person: name him (by=)")
    if (source_id is None) == (claim_id is None):
        raise ToolkitError("name one subject: source_id with reliability, or claim_id with credibility")
    day = as_day(decided) if decided is not None else date.today()
    if source_id is not None:
        _refuse(credibility, "a source has a reliability (A-F); credibility (1-6) is of a claim")
        table, key, subject, scale = "sources", "source_id", source_id, "reliability"
        given = _checked(reliability, RELIABILITY, scale)
    else:
        _refuse(reliability, "a claim has a credibility (1-6); reliability (A-F) is of a source")
        key, subject, scale = "claim_id", str(claim_id), "credibility"
        given = _checked(credibility, CREDIBILITY, scale)
        table = dossier.claim(subject)["table"]
    graded = _set(dossier, table, key, subject, scale, given)
    if dossier.path is None:
        return graded
    saved = graded.save()
    _log(dossier, subject, scale, given, by, day, note)
    return saved


def grades(dossier: Dossier) -> pd.DataFrame:
    """The grades in the tables: subject, scale, grade, meaning, by, decided, note.

    The last three come from grades.csv and are NA for a grade that was typed into a table.
    """
    rows = [
        (subject, scale, given, labels[given])
        for table, key, scale, labels in (
            ("sources", "source_id", "reliability", RELIABILITY),
            *((name, "claim_id", "credibility", CREDIBILITY) for name in CLAIM_TABLES),
        )
        for subject, given in dossier.table(table)[[key, scale]].dropna().itertuples(index=False)
    ]
    shown = pd.DataFrame(rows, columns=["subject", "scale", "grade", "meaning"], dtype="str")
    log = history(dossier).drop_duplicates(["subject", "scale"], keep="last")
    return shown.merge(
        log[["subject", "scale", "grade", "by", "decided", "note"]],
        on=["subject", "scale", "grade"],
        how="left",
    )


def history(dossier: Dossier) -> pd.DataFrame:
    """Every grade ever given, oldest first: the rows of grades.csv."""
    return side_tables.read(dossier.path, _NAME)


def _refuse(given: object, why: str) -> None:
    if given is not None:
        raise ToolkitError(why)


def _checked(given: object, scale: Mapping[str, str], axis: str) -> str:
    if given is None or str(given) not in scale:
        allowed = ", ".join(f"{word} ({label})" for word, label in scale.items())
        raise ToolkitError(f"{axis} {given!r} is not on the Admiralty scale: {allowed}")
    return str(given)


def _set(dossier: Dossier, table: str, key: str, subject: str, column: str, value: str) -> Dossier:
    frame = dossier.table(table)
    rows = frame[key] == subject
    if not rows.any():
        raise ToolkitError(f"no {key} {subject!r} in {table}")
    frame[column] = frame[column].mask(rows, value)
    return replace(dossier, frames={**dossier.frames, table: frame})


def _log(
    dossier: Dossier, subject: str, scale: str, given: str, by: str, day: date, note: str | None
) -> None:
    folder = side_tables.folder_of(dossier, "a grade")
    with tables.locked(folder):
        kept = side_tables.read(folder, _NAME)
        number = side_tables.next_id(kept["grade_id"], "g")
        row = [number, subject, scale, given, by.strip(), day.isoformat(), note]
        side_tables.write(folder, _NAME, kept, [row])
