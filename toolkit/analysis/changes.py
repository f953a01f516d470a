"""What differs between two states of a dossier: rows, decisions, and what cannot all be true."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

import pandas as pd

from toolkit.analysis import side_tables
from toolkit.analysis.drift import drift
from toolkit.analysis.grouping import Group
from toolkit.analysis.origins import TABLES_WITH_NUMBERS, grouping
from toolkit.analysis.sayings import sayings
from toolkit.dossier import Day, Dossier, as_day
from toolkit.schema import CLAIM_TABLES, LIST_SEPARATOR, SIDE_TABLES, TABLES, UNNAMED_PUBLISHER, Table
from toolkit.tables import as_read, split_names

_ORDER = ("sources", *CLAIM_TABLES, "actors")
_COLUMNS = {
    "table": "str",
    "id": "str",
    "change": "str",
    "detail": "str",
    "origin_id": "str",
    "repeats": "bool",
    "drift": "str",
    "reported": "datetime64[s]",
}
_DECISIONS = {"review": "reviewed", "credibility": "graded", "reliability": "graded"}
_PLACE = ("claim_id", "source_id", "start", "end")  # where a claim stands, apart from what it says

Row = tuple[object, ...]


def what_changed(before: Dossier | Day, after: Dossier) -> pd.DataFrame:
    """The rows that are new, gone or no longer as they were.

    before: an earlier state of the same dossier, or a day, which stands for what of `after` had been
    reported, judged and decided by then. One row per changed row of the tables and of those that are kept by
    hand (judgements, grades, origin_decisions): table, id (what the table calls its rows), change, detail,
    origin_id (of new figures and supplies), repeats (whether a new claim only repeats a statement known
    before, or one that another new claim words better; a total given again as that of a later time is no
    repeat), drift (in what a repeat differs from that statement, see `analysis.drift`), reported. In the
    order of the tables; `attrs` has both days, `before` and `after`, as ISO text or None.

    change: "new"; "rejected" where a person has thrown a new claim out already; "gone" (detail: "was
    accepted"); "renumbered", a claim that a new version of its report tells word for word under another id
    ("was daily-2.f1"); "reviewed" or "graded" where only that changed; else "edited" ("high: 12 -> 15").
    A claim that went to another table is gone in one and new in the other ("was accepted; in supplies",
    "in figures").
    """
    earlier = before if isinstance(before, Dossier) else after.as_of(before)
    rows = [row for name in _ORDER for row in _rows_of_table(earlier, after, name)]
    for name, table in SIDE_TABLES.items():
        then = decided_by(earlier, name, None if isinstance(before, Dossier) else as_day(before))
        rows.extend(_rows_of_hand(then, decided_by(after, name), table))
    frame = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    frame.attrs = {"before": _day(earlier), "after": _day(after)}
    return frame


def decided_by(dossier: Dossier, name: str, day: date | None = None) -> pd.DataFrame:
    """The rows of a table kept by hand, as text; with a day, those decided by its end or without a day."""
    frame = side_tables.read(dossier.path, name)
    if day is None or "decided" not in frame:
        return frame
    return frame[~(frame["decided"] > day.isoformat()).fillna(False)]


def contradiction_changes(
    before: pd.DataFrame, after: pd.DataFrame, renumbered: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The contradictions that are new, told anew, or gone, between two results of `contradictions`.

    The rows of `contradictions` with a column `change` before them: "new" and "told anew" (the same kind on
    two or more of the same claims, in other words) as they stand in `after`, then "gone" as in `before`.
    renumbered: what claims of `before` are called in `after`, where that is another id.
    """
    old, new = _keyed(before, renumbered or {}), _keyed(after, {})
    told, kept = _overlapping(new, old), _overlapping(old, new)
    was, now = set(old), set(new)
    changes = ["" if key in was else "told anew" if key in told else "new" for key in new]
    lost = ["gone" if key not in now and key not in kept else "" for key in old]
    parts = [
        frame.assign(change=pd.Series(words, frame.index, "str"))
        for frame, words in ((after, changes), (before, lost))
    ]
    together = pd.concat([part[part["change"] != ""] for part in parts], ignore_index=True)
    return together[["change", *after.columns]]


def _rows_of_table(before: Dossier, after: Dossier, name: str) -> Iterator[Row]:
    table = TABLES[name]
    old, new = (dossier.frames[name].set_index(table.key, drop=False) for dossier in (before, after))
    fresh, lost = (
        [str(key) for key in one.index.difference(other.index, sort=False)]
        for one, other in ((new, old), (old, new))
    )
    days = "published" if name == "sources" else "reported"
    told = {key: day for frame in (old, new) if days in frame for key, day in frame[days].dropna().items()}
    again = _renumbered(before, after, name, lost, fresh)
    statements = dict(_statements(after, name, {*old.index, *again}, set(fresh)))
    was, now = (_elsewhere(dossier, name) for dossier in (before, after))
    reviews = dict(new["review"].astype("str")) if "review" in new else {}
    for key in fresh:
        word = "rejected" if reviews.get(key) == "rejected" else "new"
        change, detail = ("renumbered", f"was {again[key]}") if key in again else (word, was.get(key))
        yield name, key, change, detail, *statements.get(key, (None, False, None)), told.get(key)
    kept = old.index.intersection(new.index, sort=False)
    for key, differences in _edits(old.loc[kept], new.loc[kept], table):
        yield name, key, _word(differences), _in_words(differences), None, False, None, told.get(key)
    renamed = set(again.values())
    reviews = dict(old["review"].astype("str")) if "review" in old else {}
    for key in lost:
        parts = [f"was {reviews[key]}" if reviews else None, now.get(key)]
        if key not in renamed:
            detail = "; ".join(part for part in parts if part) or None
            yield name, key, "gone", detail, None, False, None, told.get(key)


def _rows_of_hand(then: pd.DataFrame, now: pd.DataFrame, table: Table) -> Iterator[Row]:
    old, new = (frame.fillna("").drop_duplicates(table.key).set_index(table.key) for frame in (then, now))
    for key in new.index.difference(old.index, sort=False):
        yield table.name, key, "new", None, None, False, None, None
    kept = old.index.intersection(new.index, sort=False)
    for key, differences in _differences(old.loc[kept], new.loc[kept]):
        yield table.name, key, "edited", _in_words(differences), None, False, None, None
    for key in old.index.difference(new.index, sort=False):
        yield table.name, key, "gone", None, None, False, None, None


def _renumbered(
    before: Dossier, after: Dossier, name: str, lost: Collection[str], fresh: Collection[str]
) -> dict[str, str]:
    """New id -> old id of claims that only stand elsewhere, in another version of their report."""
    if name not in CLAIM_TABLES or not len(lost) or not len(fresh):
        return {}
    found: dict[Row, list[str]] = defaultdict(list)
    for key, content in _contents(before, name, lost):
        found[content].append(key)
    return {key: found[content].pop(0) for key, content in _contents(after, name, fresh) if found[content]}


def _contents(dossier: Dossier, name: str, keys: Collection[str]) -> Iterator[tuple[str, Row]]:
    """What each claim says, and the publisher that says it; an unnamed one goes by the title of its page."""
    frame, sources = dossier.frames[name], dossier.frames["sources"]
    told = sources["publisher"].mask(sources["publisher"] == UNNAMED_PUBLISHER, sources["title"])
    papers = dict(zip(sources["source_id"], told, strict=True))
    cells = _cells(frame[frame["claim_id"].isin(set(keys))], TABLES[name])
    said = cells.drop(columns=list(_PLACE)).itertuples(index=False, name=None)
    for key, source, words in zip(cells["claim_id"], cells["source_id"], said, strict=True):
        yield key, (papers.get(source, source), *words)


def _statements(
    after: Dossier, name: str, known: Collection[str], fresh: Collection[str]
) -> Iterator[tuple[str, tuple[str, bool, str | None]]]:
    """New claim -> its origin, whether it only repeats that, and in what it then differs."""
    if name not in TABLES_WITH_NUMBERS or not fresh:
        return
    found = grouping(after, name)
    for group, origin in zip(found.groups, found.names, strict=True):
        new = [claim for claim in group.members if claim.claim_id in fresh]
        if not new:
            continue
        best = group.most_direct()
        is_known = any(claim.claim_id in known for claim in group.members)
        anew = _said_anew(group)
        for claim in new:
            repeats = (is_known or claim is not best) and claim.claim_id not in anew
            kinds = LIST_SEPARATOR.join(drift(best, claim)) if repeats else ""
            yield claim.claim_id, (origin, repeats, kinds or None)


def _said_anew(group: Group) -> set[str]:
    """The claims by which a claimant gives his old total as that of a later time (see `sayings`)."""
    later = sayings(group.members)[1:] if group.first.is_stock else []
    return {group.members[place].claim_id for place, _ in later}


def _elsewhere(dossier: Dossier, name: str) -> dict[str, str]:
    """Claims of the other tables -> "in figures", their table."""
    others = [other for other in CLAIM_TABLES if other != name and name in CLAIM_TABLES]
    return {key: f"in {other}" for other in others for key in dossier.frames[other]["claim_id"]}


def _edits(
    old: pd.DataFrame, new: pd.DataFrame, table: Table
) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Key -> (column, before, after) of each cell that differs; old and new have the same keys."""
    changed = pd.Series(False, old.index)
    for column in old:
        was, now = (frame[column].astype("object") for frame in (old, new))
        changed |= was.where(was.notna(), "").ne(now.where(now.notna(), ""))
    if changed.any():
        yield from _differences(*(_cells(frame[changed], table).set_index(table.key) for frame in (old, new)))


def _cells(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The rows as they stand in their file; blank cells are empty."""
    return as_read(frame.reset_index(drop=True), table).fillna("")


def _differences(old: pd.DataFrame, new: pd.DataFrame) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    for key, then, now in zip(old.index, old.to_dict("records"), new.to_dict("records"), strict=True):
        cells = [(str(name), was, now[name]) for name, was in then.items() if was != now[name]]
        if cells:
            yield str(key), cells


def _in_words(differences: Iterable[tuple[str, str, str]]) -> str:
    return "; ".join(f"{name}: {was or 'blank'} -> {now or 'blank'}" for name, was, now in differences)


def _word(differences: Iterable[tuple[str, str, str]]) -> str:
    words = {_DECISIONS.get(column, "edited") for column, *_ in differences}
    return next(word for word in ("edited", "reviewed", "graded") if word in words)


Key = tuple[str, str, frozenset[str]]


def _keyed(table: pd.DataFrame, renumbered: Mapping[str, str]) -> list[Key]:
    """Kind, words and claims of each contradiction."""
    return [
        (kind, why, frozenset(renumbered.get(claim, claim) for claim in split_names(ids)))
        for kind, why, ids in zip(table["kind"], table["explanation"], table["claim_ids"], strict=True)
    ]


def _overlapping(keys: Iterable[Key], others: Iterable[Key]) -> set[Key]:
    """The keys that share their kind and two or more claims with one of the others."""
    places = defaultdict(list)
    for place, (kind, _, claims) in enumerate(others):
        for claim in claims:
            places[kind, claim].append(place)
    return {
        key
        for key in keys
        if max(
            Counter(place for claim in key[2] for place in places.get((key[0], claim), ())).values(),
            default=0,
        )
        > 1
    }


def _day(dossier: Dossier) -> str | None:
    day = dossier.known_as_of or dossier.last_reported
    return as_day(day).isoformat() if day is not None else None
