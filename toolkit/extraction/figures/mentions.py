"""One row per claim: a second mention of a figure is noted on the first one, and so is what is in doubt."""

from typing import TYPE_CHECKING

from toolkit.schema import CHECK, Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


_ENOUGH = 20  # rows of one value that a further one is held against
_DEATHS = ("killed", "casualties")  # "lost 54 men" repeats "54 were killed"


def merge_mentions(doc: "Document", rows: list[Row]) -> list[Row]:
    """The rows without repetitions, each place of a repetition in the note of its claim.

    The same value of one measure and side, from one claimant or from nobody named, is one claim, whatever
    its bound (unless one of the two is the confirmation); the headline's number belongs to the body's
    claim with that value.
    """
    title_end = doc.headline_end
    kept: list[Row] = []
    places: dict[tuple[int, ...], list[int]] = {}  # values -> places in `kept`
    headlines: list[int] = []
    body = {(row["measure"], _values(row)[:1]) for row in rows if row["start"] >= title_end}
    for found in rows:
        values = _values(found)
        told = found["end"] <= title_end and (found["measure"], values[:1]) in body
        row = dict(found, also=[], values=values, told=told)
        candidates = [*headlines, *places.get(values, [])[:_ENOUGH]]
        first = next((i for i in sorted(set(candidates)) if _same_claim(kept[i], row, title_end)), None)
        if first is None:
            if row["end"] <= title_end:
                headlines.append(len(kept))
            places.setdefault(values, []).append(len(kept))
            kept.append(row)
            continue
        repeats = not kept[first]["end"] <= title_end < row["start"]
        kept[first] = _joined(kept[first], row, repeats)
        if not repeats:
            places.setdefault(values, []).append(first)
    return sorted((_noted(row) for row in kept), key=lambda row: (row["start"], row["end"]))


def _joined(first: Row, row: Row, repeats: bool) -> Row:
    """One row of two: the first with who claims the second, or the body's row in place of the headline's."""
    if not repeats:
        row["also"] = [*first["also"], (first["start"], first["end"])]
        return row
    first["also"].append((row["start"], row["end"]))
    if not first["claimed_by"] and row["claimed_by"]:
        first["claimed_by"], first["via"] = row["claimed_by"], row["via"]
    return first


def _noted(row: Row) -> Row:
    """The row with its repetitions and what it leaves open as a note."""
    also, doubts = row.pop("also"), row.pop("doubts")
    del row["values"], row["told"]
    notes = ["also at " + ", ".join(f"{start}-{end}" for start, end in also)] if also else []
    notes += [
        f"{CHECK}{column}: {row[column] or 'nobody'} or {other or 'nobody'}"
        for column, other in doubts.items()
    ]
    if notes:
        row["note"] = "; ".join(notes)
    return row


def _values(row: Row) -> tuple[int, ...]:
    return tuple(sorted({v for v in (row["low"], row["best"], row["high"]) if v is not None}))


def _same_claim(first: Row, row: Row, title_end: int) -> bool:
    """Whether two rows of an article state one claim."""
    headline = first["end"] <= title_end
    if headline and first["measure"] != row["measure"] and first["told"]:
        return False  # "Two soldiers killed", and in the body "two others were wounded"
    if headline and not set(first["values"]).isdisjoint(row["values"]):
        return True
    if headline and first["bound"] == row["bound"] == "vague" and first["measure"] == row["measure"]:
        return True
    if first["values"] != row["values"] or not first["values"]:
        return False
    if first["quote"] == row["quote"] and not first["status"] == row["status"] == "denied":
        return False  # "40 soldiers and 40 rebels", but "denied losing 40; the claim of 40 was a lie"
    if " also " in row["quote"][:60]:
        return False  # "It also put the number of soldiers at 15,000": another claim with the same number
    if first["side"] and row["side"] and first["side"] != row["side"]:
        return False
    if first["claimed_by"] and row["claimed_by"] and first["claimed_by"] != row["claimed_by"]:
        return False
    if row["status"] != first["status"] and "planned" in (row["status"], first["status"]):
        return False
    if _months_apart(first["when"], row["when"]):
        return False
    if not headline and first["bound"] != row["bound"] and first["status"] != row["status"]:
        return False
    return first["measure"] == row["measure"] or (first["measure"] in _DEATHS and row["measure"] in _DEATHS)


def _months_apart(one: str, other: str) -> bool:
    """Whether two dates name different months."""
    return bool(
        one and other and "/" not in one + other and one[:7] != other[:7] and min(len(one), len(other)) >= 7
    )
