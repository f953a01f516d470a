"""What differs between two states of a dossier: rows, and what cannot all be true."""

from collections.abc import Iterable, Iterator

import pandas as pd

from toolkit.analysis.origins import TABLES_WITH_NUMBERS, grouping, origin_of
from toolkit.analysis.sayings import sayings
from toolkit.dossier import Day, Dossier, as_day
from toolkit.schema import CLAIM_TABLES, TABLES
from toolkit.tables import as_csv, parse_table, split_names

_ORDER = ("sources", *CLAIM_TABLES, "actors")
_COLUMNS = {
    "table": "str",
    "id": "str",
    "change": "str",
    "detail": "str",
    "origin_id": "str",
    "repeats": "bool",
    "reported": "datetime64[s]",
}


def what_changed(before: Dossier | Day, after: Dossier) -> pd.DataFrame:
    """The rows that are new, gone or no longer as they were.

    before: an earlier state of the same dossier, or a day, which stands for what of `after` had been
    reported by then. One row per changed row: table, id (claim_id, source_id or the actor's name), change
    ("new", "rejected" where a person has thrown a new claim out already, "gone", "reviewed" where only a
    person's decision is new, "edited"), detail ("high: 12000 -> 15000"; of a claim that is gone, whether it
    "was accepted"; blank for new rows), origin_id (of new figures and supplies), repeats (whether a new claim
    only repeats a statement known before, or one that an earlier report among the new ones tells; a total
    given again as that of a later time is none), reported. In the order of the tables; `attrs` has both
    days, `before` and `after`, as ISO text or None.
    """
    earlier = before if isinstance(before, Dossier) else after.as_of(before)
    rows = [row for name in _ORDER for row in _changed_rows(earlier, after, name)]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    table.attrs = {"before": _day(earlier), "after": _day(after)}
    return table


def contradiction_changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The contradictions that are new, told anew, or gone, between two results of `contradictions`.

    The rows of `contradictions` with a column `change` before them: "new" and "told anew" (the same kind on
    two or more of the same claims, in other words) as they stand in `after`, then "gone" as in `before`.
    """
    old, new = _keyed(before), _keyed(after)
    changes = ["" if key in old else "told anew" if _grown(key, old) else "new" for key in new]
    lost = ["gone" if key not in new and not _grown(key, new) else "" for key in old]
    parts = [
        frame.assign(change=pd.Series(words, frame.index, "str"))
        for frame, words in ((after, changes), (before, lost))
    ]
    together = pd.concat([part[part["change"] != ""] for part in parts], ignore_index=True)
    return together[["change", *after.columns]]


def _changed_rows(before: Dossier, after: Dossier, name: str) -> Iterator[tuple[object, ...]]:
    old, new = _cells(before, name), _cells(after, name)
    days = "published" if name == "sources" else "reported"
    told = {**_told(old, days), **_told(new, days)}
    origins = _origins(after, name)
    came = new.index.difference(old.index, sort=False)
    repeats = _repeating(origins, old.index, sorted(came, key=lambda key: told.get(key, "")))
    repeats -= _said_anew(after, name)
    for key in came:
        change = "rejected" if "review" in new and new["review"][key] == "rejected" else "new"
        yield name, key, change, None, origins.get(key), key in repeats, told.get(key)
    kept = new.index.intersection(old.index, sort=False)
    for key, changed in _differences(old.loc[kept], new.loc[kept]).items():
        detail = "; ".join(f"{column}: {then} -> {now}" for column, then, now in changed)
        change = "reviewed" if [column for column, *_ in changed] == ["review"] else "edited"
        yield name, key, change, detail, None, False, told.get(key)
    for key in old.index.difference(new.index, sort=False):
        was = f"was {old['review'][key]}" if "review" in old else None
        yield name, key, "gone", was, None, False, told.get(key)


def _cells(dossier: Dossier, name: str) -> pd.DataFrame:
    """The table as it stands in its file, by key; blank cells are empty."""
    table = TABLES[name]
    return parse_table(as_csv(dossier.frames[name], table), table).fillna("").set_index(table.key)


def _told(cells: pd.DataFrame, column: str) -> dict[str, str]:
    return {str(key): day for key, day in cells[column].items() if day} if column in cells else {}


def _origins(dossier: Dossier, name: str) -> dict[str, str]:
    if name not in TABLES_WITH_NUMBERS:
        return {}
    return {str(key): origin for key, origin in origin_of(dossier, name).items()}


def _repeating(origins: dict[str, str], known_rows: Iterable[str], came: Iterable[str]) -> set[str]:
    """The claims that came in, in the order of their reports, with a statement that was told before them."""
    known = {origins.get(key) for key in known_rows} - {None}
    repeats = set()
    for key in came:
        if origins.get(key) in known:
            repeats.add(key)
        known |= {origins.get(key)} - {None}
    return repeats


def _said_anew(dossier: Dossier, name: str) -> set[str]:
    """The claims by which a claimant gives his old total as that of a later time (see `sayings`)."""
    if name != "figures":
        return set()
    groups = [group.members for group in grouping(dossier, name).groups if group.members[0].is_stock]
    return {members[place].claim_id for members in groups for place, _ in sayings(members)}


def _differences(old: pd.DataFrame, new: pd.DataFrame) -> dict[str, list[tuple[str, str, str]]]:
    """Key -> (column, before, after) of each cell that differs."""
    differs = old.ne(new).any(axis=1)
    pairs = zip(old[differs].to_dict("records"), new[differs].to_dict("records"), strict=True)
    return {
        key: [
            (str(name), was or "blank", now[name] or "blank")
            for name, was in then.items()
            if was != now[name]
        ]
        for key, (then, now) in zip(new.index[differs], pairs, strict=True)
    }


def _keyed(table: pd.DataFrame) -> list[tuple[str, str, frozenset[str]]]:
    """Kind, words and claims of each contradiction."""
    return [
        (kind, why, frozenset(split_names(ids)))
        for kind, why, ids in zip(table["kind"], table["explanation"], table["claim_ids"], strict=True)
    ]


def _grown(key: tuple[str, str, frozenset[str]], others: list[tuple[str, str, frozenset[str]]]) -> bool:
    kind, _, claims = key
    return any(kind == other and len(claims & theirs) > 1 for other, _, theirs in others)


def _day(dossier: Dossier) -> str | None:
    day = dossier.known_as_of or dossier.last_reported
    return as_day(day).isoformat() if day is not None else None
