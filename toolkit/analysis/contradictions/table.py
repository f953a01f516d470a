"""The table of contradictions."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from toolkit.analysis.contradictions import (
    copies,
    dates,
    denials,
    denied_numbers,
    echoes,
    headlines,
    members,
    parts,
    periods,
    slips,
    totals,
)
from toolkit.analysis.contradictions.events import two_dates, two_places
from toolkit.analysis.contradictions.findings import merged
from toolkit.analysis.contradictions.happenings import happenings
from toolkit.analysis.contradictions.kinds import KINDS, Finding
from toolkit.analysis.contradictions.places import Places
from toolkit.analysis.contradictions.positions import positions, records_of
from toolkit.analysis.origins import TABLES_WITH_NUMBERS, origin_of
from toolkit.analysis.readings import least_seen
from toolkit.analysis.selection import review_of
from toolkit.dossier import Day, Dossier, as_day
from toolkit.schema import CLAIM_TABLES, LIST_SEPARATOR

COLUMNS = {
    "kind": "str",
    "claim_ids": "str",
    "origins": "str",
    "explanation": "str",
    "reported": "datetime64[s]",
    "review": "str",
}


def contradictions(dossier: Dossier, as_of: Day | None = None) -> pd.DataFrame:
    """What the claims reported by a day say that cannot all be true, and what drifted.

    One row per contradiction: kind (see `KINDS`), claim_ids and origins ("; " between them), explanation
    (one sentence with the numbers, claimants and days that a reader needs to check it), reported (the day
    from which on it could be seen: that of the last report it needs), review ("draft" where it rests on a
    statement of which no person has reviewed any claim). Sorted by kind, then by day.
    A later statement of the same claimant is an update and no contradiction; the claims that
    somebody rejected take no part.
    """
    view = dossier if as_of is None else dossier.as_of(as_day(as_of))
    origins = {
        str(key): origin for name in TABLES_WITH_NUMBERS for key, origin in origin_of(view, name).items()
    }
    reported: dict[str, pd.Timestamp] = {}
    reviews: dict[str, str] = {}
    for name in CLAIM_TABLES:
        frame = view.frames[name]
        reported.update(zip(frame["claim_id"], frame["reported"], strict=True))
        reviews.update(zip(frame["claim_id"], frame["review"], strict=True))
    rows = [
        {
            "kind": finding.kind,
            "claim_ids": LIST_SEPARATOR.join(finding.claim_ids),
            "origins": LIST_SEPARATOR.join(
                dict.fromkeys(origins[i] for i in finding.claim_ids if i in origins)
            ),
            "explanation": finding.explanation,
            "reported": max(reported[claim_id] for claim_id in finding.claim_ids),
            "review": _review(finding.claim_ids, origins, reviews),
        }
        for finding in _findings(view)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    order = table["kind"].map({kind: rank for rank, kind in enumerate(KINDS)})
    table = table.assign(order=order).sort_values(["order", "reported", "claim_ids"], kind="stable")
    table = table.drop(columns="order").reset_index(drop=True)
    days = [day for day in (as_day(as_of) if as_of is not None else None, dossier.known_as_of) if day]
    table.attrs = {"as_of": min(days).isoformat() if days else None}
    return table


def _review(claim_ids: Sequence[str], origins: Mapping[str, str], reviews: Mapping[str, str]) -> str:
    """A statement is seen once one of its claims is; what rests on one that is not is a draft."""
    said: dict[str, list[str]] = {}
    for claim_id in claim_ids:
        said.setdefault(origins.get(claim_id, claim_id), []).append(reviews[claim_id])
    return least_seen(map(review_of, said.values()))


def _findings(dossier: Dossier) -> Iterator[Finding]:
    rows = {name: records_of(dossier, name) for name in ("figures", "supplies")}
    figures, supplies = (positions(dossier, name, records) for name, records in rows.items())
    kinds = dossier.actors.set_index("name")["kind"]
    places = Places(figures, frozenset(kinds.index[kinds == "state"]))
    guises = list(echoes.echoes(figures, places))
    garbled, bases = echoes.garbled(guises), parts.bases(figures)
    plain = [p for p in figures if p.origin not in garbled and p.claim_ids[0] not in bases]
    yield from merged(totals.clashes(plain, places))
    yield from merged(periods.clashes(figures, places))
    yield from merged(periods.clashes(supplies, places))
    yield from parts.losses(figures, places)
    yield from parts.additions(figures, places)
    yield from copies.drifts(dossier, "figures", rows["figures"], places)
    yield from copies.drifts(dossier, "supplies", rows["supplies"], places)
    yield from echoes.told(guises)
    yield from echoes.told(slips.tenfold(figures))
    yield from slips.told_of_things(slips.plans_of_things(supplies))
    yield from dates.impossible_dates(figures)
    yield from dates.impossible_dates(supplies)
    yield from headlines.headlines(supplies, figures)
    yield from headlines.lookalikes(supplies)
    yield from members.member_counts(figures, dossier)
    events = happenings(dossier)
    denied = denied_numbers.denied_in(dossier, rows["figures"])
    yield from denied_numbers.denied_numbers(denied, figures, places)
    told = {(position.voice.name, source) for position in denied for source in position.sources}
    yield from denials.denials(events, figures, supplies, told)
    yield from denials.clauses(events, dossier)
    yield from two_dates(events)
    yield from two_places(events, frozenset(kinds.index[kinds == "person"]))
