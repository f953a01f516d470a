"""Which statement of each claimant stands when."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

import pandas as pd

from toolkit.analysis.bounds import Interval, from_row
from toolkit.analysis.grouping import Turn
from toolkit.analysis.origins import Grouping
from toolkit.analysis.presence import SENT
from toolkit.analysis.sayings import sayings
from toolkit.analysis.statements import Span
from toolkit.analysis.stretches import left, merged
from toolkit.analysis.wholes import mostly_parts

FOREVER = 10_000_000


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement while it is its claimant's latest: from `start` until `end`, excluded."""

    start: int
    end: int
    claimant: str
    origin_id: str
    claim_id: str
    amount: Interval
    is_draft: bool
    time: Span
    whom: int = SENT


def standing_of(
    found: Grouping,
    frame: pd.DataFrame,
    horizon: int,
    parts: Collection[str] = (),
    whom: Mapping[str, int] | None = None,
) -> list[Standing]:
    """Which statement of each claimant stands when; what is mostly told as a part of another never does.

    The claim that words a statement best can change as pages come in; each turn is a stretch of its
    own. A newer statement of the same claimant ends the older one. whom: whom each claim counts (see
    `presence`); a statement counts whom most of its claims do.
    """
    columns = [frame[name].tolist() for name in ("claim_id", "low", "best", "high", "bound")]
    amounts = {claim_id: from_row(*row) for claim_id, *row in zip(*columns, strict=True)}
    drafts = set(frame["claim_id"][(frame["review"] == "draft").fillna(False)])
    turns: dict[int, list[Turn]] = {}
    for turn in found.turns:
        turns.setdefault(turn.group, []).append(turn)
    standing: list[tuple[int, int, Standing]] = []
    for number, states in turns.items():
        members = found.groups[number].members
        for turn, following in zip(states, [*states[1:], None], strict=True):
            known = [member.claim_id for member in members if member.day <= turn.day]
            if mostly_parts(known, parts):
                continue
            claim_id = turn.claim.claim_id
            counts = Counter(whom[one] for one in known if whom and one in whom)
            counted = counts.most_common(1)[0][0] if counts else SENT
            until = following.day if following else FOREVER
            for place, stated in sayings(members) if claim_id in amounts else ():
                start = max(turn.day, members[place].day)
                end = min(stated + horizon + 1, until)
                if start < until:
                    time = (members[place] if place else turn.claim).when or (stated, stated)
                    voice, name = turn.voice.name, found.names[number]
                    said, is_draft = amounts[claim_id], claim_id in drafts
                    one = Standing(start, end, voice, name, claim_id, said, is_draft, time, counted)
                    standing.append((stated, until, one))
    return _superseded(standing)


def _superseded(standing: list[tuple[int, int, Standing]]) -> list[Standing]:
    """Each statement while its claimant has no newer one: (day stated, end of its turn, statement) in.

    Where the newer one turns out to be somebody else's, the older one stands again. Of several stated on
    one day, one that speaks of a later time counts as newer.
    """
    claimants: dict[str, list[tuple[int, int, Standing]]] = {}
    for turn in standing:
        claimants.setdefault(turn[2].claimant, []).append(turn)
    kept = []
    for turns in claimants.values():
        turns.sort(key=lambda turn: -turn[0])
        taken: list[tuple[int, int]] = []
        for _, same_day in groupby(turns, key=lambda turn: turn[0]):
            newer = list(same_day)
            for _, _, one in newer:
                later = [(other.start, until) for _, until, other in newer if other.time[0] > one.time[1]]
                free = left(one.start, one.end, merged([*taken, *later]))
                kept += [replace(one, start=start, end=end) for start, end in free]
            taken = merged([*taken, *((one.start, until) for _, until, one in newer)])
    return sorted(kept, key=lambda one: (one.claimant, one.origin_id, one.start))
