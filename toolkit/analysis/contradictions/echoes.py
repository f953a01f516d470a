"""One number in two guises: statements of one speaker, or a page's own voice, that share a number.

A page's own voice is no witness: the number in its headline is somebody's number, so it is held
against the statements that had that number before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from toolkit.analysis.contradictions import words
from toolkit.analysis.contradictions.findings import Clash
from toolkit.analysis.contradictions.kinds import Finding
from toolkit.analysis.contradictions.places import Places
from toolkit.analysis.contradictions.positions import LOSSES, Position
from toolkit.analysis.statements import FAR_PAST, meet

REPEAT_DAYS = 365  # so long a number of losses is repeated under another name
HEADLINE_DAYS = 3  # a headline garbles what is in the news
NEWS_DAYS = 14
ECHO_DAYS = 90  # so long a page's own voice may retell a plan
SMALL = 50  # smaller numbers meet by chance
NEWEST = 24  # so many statements with one number are compared: the work stays linear
_PEOPLE_LABELS = LOSSES | {"deployed"}


def echoes(positions: Sequence[Position], places: Places) -> Iterator[Clash]:
    """Pairs of statements that are one number told of two things, in two modes, or by two speakers."""
    shelves: dict[tuple[object, ...], list[Position]] = defaultdict(list)
    pages = _pages(positions)
    for later in positions:
        if later.top is None or later.is_garbled:
            continue
        shelf = shelves[(later.side, later.top)]
        for earlier in islice(reversed(shelf), NEWEST):
            if earlier.origin != later.origin:
                kind = _kind(earlier, later, places, pages)
                if kind:
                    yield Clash(kind, earlier, later)
        shelf.append(later)


def garbled(pairs: Iterable[Clash]) -> frozenset[str]:
    """The origins that say another thing than their original.

    They call dead what the same speaker counts as casualties, or a total what were the losses of a week.
    """
    wrong: set[str] = set()
    for clash in pairs:
        if clash.kind == "total or addition" and clash.one.label in LOSSES:
            wrong.update(position.origin for position in (clash.one, clash.other) if position.is_stock)
        if clash.kind == "label drift":
            labels = {clash.one.label: clash.one, clash.other.label: clash.other}
            if "casualties" in labels and labels.keys() & {"killed", "wounded"}:
                wrong.update(position.origin for label, position in labels.items() if label != "casualties")
    return frozenset(wrong)


def told(pairs: Iterable[Clash]) -> Iterator[Finding]:
    """One finding per kind and pair of statements."""
    groups: dict[tuple[str, ...], list[Clash]] = {}
    for clash in pairs:
        groups.setdefault((clash.kind, *sorted((clash.one.origin, clash.other.origin))), []).append(clash)
    for (kind, *_), group in groups.items():
        ids = [i for clash in group for i in (*clash.one.claim_ids, *clash.other.claim_ids)]
        best = max(group, key=lambda clash: len(clash.one.claim_ids) + len(clash.other.claim_ids))
        one, other = best.one, best.other
        sentence = (
            f"{one.side}: {_guise(kind, one)} by {words.speaker(one)}, but "
            f"{_guise(kind, other)} by {words.speaker(other)}."
        )
        yield Finding(kind, tuple(dict.fromkeys(ids)), sentence)


def _guise(kind: str, position: Position) -> str:
    number = words.amount(position)
    what = words.MEASURES[position.label]
    if kind == "total or addition":
        what = f"{what} in {'all' if position.is_stock else 'addition'}"
    if kind == "plan or fact" and not position.is_plan:
        what = f"{what} already"
    return f"{number} {what.strip()}".strip()


def _pages(positions: Iterable[Position]) -> dict[str, frozenset[str]]:
    pages: dict[str, set[str]] = defaultdict(set)
    for position in positions:
        pages[position.origin].update(position.sources)
    return {origin: frozenset(sources) for origin, sources in pages.items()}


def _kind(one: Position, other: Position, places: Places, pages: dict[str, frozenset[str]]) -> str:
    if _credits_the_side(one, other):
        return "other claimant"
    own_voice = one.is_newsroom != other.is_newsroom and (one.top or 0) >= SMALL
    if not own_voice and not _is_one_government(one, other):
        return ""
    listed = bool(pages[one.origin] & pages[other.origin])  # what one page tells apart are two things
    if one.is_plan != other.is_plan:
        return "plan or fact" if not listed and _is_plan_and_fact(one, other) else ""
    gap = abs(one.day - other.day)
    for kind, rule in _RULES:
        if rule(one, other, gap, own_voice) and not (listed and kind == "total or addition"):
            return kind
    if not listed and _is_soldiers_and_workers(one, other, gap) and not places.differ(one.place, other.place):
        return "label drift"
    return ""


def _is_one_government(one: Position, other: Position) -> bool:
    """Whether one may be telling what the other found: a body and its state, or a spokesman of both."""
    if one.voice.related(other.voice):
        return True
    return one.voice.passes_on(other.voice) and abs(one.day - other.day) <= NEWS_DAYS


def _is_loss_label(one: Position, other: Position, gap: int, own_voice: bool) -> bool:
    """Casualties here, killed there; dead and wounded of one size are two numbers."""
    labels = {one.label, other.label}
    if "casualties" not in labels or len(labels) != 2 or not labels <= LOSSES or gap > REPEAT_DAYS:
        return False
    return not own_voice or (other.is_newsroom and other.label == "killed")


def _is_headline_label(one: Position, other: Position, gap: int, own_voice: bool) -> bool:
    labels = {one.label, other.label}
    garbling = own_voice and gap <= HEADLINE_DAYS and one.bound == other.bound
    return garbling and len(labels) == 2 and labels <= _PEOPLE_LABELS


def _is_training(one: Position, other: Position, gap: int, own_voice: bool) -> bool:
    labels = {one.label, other.label}
    same = one.voice.name == other.voice.name and one.bound == other.bound
    totals = one.is_stock and other.is_stock and same and not own_voice
    return totals and labels == {"trained", "deployed"} and gap <= HEADLINE_DAYS


def _is_mode(one: Position, other: Position, gap: int, own_voice: bool) -> bool:
    if one.label != other.label or one.unit != other.unit or one.is_stock == other.is_stock:
        return False
    if (one.is_plan and not own_voice) or (one.top or 0) < SMALL:
        return False
    flow = other if one.is_stock else one
    if flow.label != "deployed" and (flow.label not in LOSSES or not _is_of_days(flow)):
        return False
    limit = HEADLINE_DAYS if own_voice else NEWS_DAYS
    return gap <= limit and meet(one.period, other.period) is not False


def _is_of_days(flow: Position) -> bool:
    """Losses of a week or so; over a longer time an addition and a total are hard to tell apart."""
    return flow.period is not None and flow.period[1] - flow.period[0] <= 10


def _is_bound(one: Position, other: Position, gap: int, own_voice: bool) -> bool:
    """One total or addition that is quoted again with another bound."""
    same = one.label == other.label and one.unit == other.unit and one.is_stock == other.is_stock
    differ = one.bound != other.bound and {one.bound, other.bound} != {"about", "exact"}
    together = not own_voice and gap <= REPEAT_DAYS and _has_start(one) and _has_start(other)
    return same and differ and together and meet(one.period, other.period) is True


def _has_start(position: Position) -> bool:
    return position.period is not None and position.period[0] != FAR_PAST


def _is_date(one: Position, other: Position, gap: int, own_voice: bool) -> bool:
    """An addition that a page retells in its own voice with another date."""
    retold = own_voice and other.is_newsroom and gap <= ECHO_DAYS and not (one.is_plan or one.is_stock)
    same = one.label == other.label == "deployed" and one.unit == other.unit and not other.is_stock
    return retold and same and meet(one.period, other.period) is False


_Rule = Callable[[Position, Position, int, bool], bool]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("label drift", _is_loss_label),
    ("label drift", _is_headline_label),
    ("label drift", _is_training),
    ("total or addition", _is_mode),
    ("bound drift", _is_bound),
    ("date drift", _is_date),
)


def _is_plan_and_fact(one: Position, other: Position) -> bool:
    fact = other if one.is_plan else one
    limit = HEADLINE_DAYS if one.is_newsroom or other.is_newsroom else NEWS_DAYS
    same = one.label == other.label and one.unit == other.unit and fact.status in ("asserted", "confirmed")
    return same and abs(one.day - other.day) <= limit and meet(one.period, other.period) is not False


def _is_soldiers_and_workers(one: Position, other: Position, gap: int) -> bool:
    labels, units = {one.label, other.label}, {one.unit, other.unit}
    people = "personnel" in units and len(units) == 2 and not any(" " in unit for unit in units)
    limit = ECHO_DAYS if other.is_newsroom else NEWS_DAYS
    return people and labels == {"deployed", "other"} and (one.top or 0) >= SMALL and gap <= limit


def _credits_the_side(one: Position, other: Position) -> bool:
    """A loss is credited to those who had it and to somebody else, in the same days."""
    if one.label != other.label or one.label not in LOSSES or abs(one.day - other.day) > NEWS_DAYS:
        return False
    if one.is_newsroom or other.is_newsroom or {one.status, other.status} != {"asserted"}:
        return False
    return (one.voice.root == one.side) != (other.voice.root == other.side) and (one.top or 0) >= SMALL
