"""A number of members that does not fit the list of members."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.positions import Position
from toolkit.analysis.voices import publishers
from toolkit.dossier import Dossier

MEMBER_UNITS = frozenset({"states", "countries", "members", "nations", "member states"})
FEWEST = 3  # fewer names on a page are examples and no list


def member_counts(figures: Sequence[Position], dossier: Dossier) -> Iterator[Finding]:
    """Counts of the members of a group, against the longest list that one page gives."""
    counts = [
        p
        for p in figures
        if p.unit in MEMBER_UNITS and p.bound == "exact" and p.label == "other" and p.is_stock
    ]
    if not counts:
        return
    lists = _lists(dossier)
    for count in counts:
        listed = max(
            lists.get(count.side, {}).items(), key=lambda item: (len(item[1]), item[0]), default=None
        )
        if listed is None or len(listed[1]) < FEWEST or len(listed[1]) == count.top:
            continue
        source, ids = listed
        yield Finding(
            "member count",
            (*count.claim_ids, *ids),
            f"{count.side}: {words.amount(count)} by {words.speaker(count)}, but "
            f"{publishers(dossier.sources).get(source, source)} lists {len(ids)} members.",
        )


def _lists(dossier: Dossier) -> dict[str, dict[str, tuple[str, ...]]]:
    """group -> source_id -> one claim id for each of the members that the page names."""
    ties = dossier.ties
    ties = ties[(ties["tie"] == "membership") & (ties["review"] != "rejected")]
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    columns = (ties[name].astype("str") for name in ("b", "source_id", "a", "claim_id"))
    for group, source, member, claim_id in zip(*columns, strict=True):
        found[group][source].setdefault(member, claim_id)
    return {
        group: {source: tuple(names.values()) for source, names in pages.items()}
        for group, pages in found.items()
    }
