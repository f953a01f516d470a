"""Dates put in relation: ranges of two, and the prepositions that turn one into a stretch of time."""

from toolkit.extraction.dates import points
from toolkit.extraction.dates.points import Point
from toolkit.extraction.dates.scene import Found, Scene
from toolkit.extraction.text import patterns as re

_BEFORE = re.compile(
    r"\b(since|until|till|by|before|prior to|after|from|between|through|up to|ahead of)"
    r"(?: the| at least| about| around| as early as)? $"
)
# What stands right before a date where `_BEFORE` can match: looked at before the pattern is.
_BEFORE_ENDS = (
    "since ", "until ", "till ", "by ", "before ", "to ", "after ", "from ", "between ", "through ", "of ",
    "the ", "least ", "about ", "around ", "as ",
)  # fmt: skip
_LINKS = {
    **dict.fromkeys((" to ", " until ", " till ", " through ", "-", " - ", "/", " to the "), "to"),
    **dict.fromkeys((" and ", " and the "), "and"),
    " or ": "or",
}
# "since the war began in October 2023", "since they came last autumn"; but "has since sent in May"
_SINCE = re.compile(r"(?<!ha[sd] )(?<!have )\bsince (?:[a-z'-]+ ){1,8}(?:the )?$")
_KINDS = {
    **{word: word for word in ("since", "until", "before", "after", "by")},
    "till": "until",
    "through": "until",
    "prior to": "before",
    "ahead of": "before",
}
_MONTH = len("2025-03")
_WINDOW = 24


def join(scene: Scene, found: list[Found]) -> list[Found]:
    """Neighbours that are one stretch made one: "from X to Y", "January and February", "July or August"."""
    out: list[Found] = []
    for one in found:
        last = out[-1] if out else None
        point = _stretch_of(scene, last, one) if last is not None and one.start - last.end <= 9 else None
        if last is not None and point is not None:
            last.point, last.end, last.bare, last.edge = point, one.end, None, "range"
        else:
            out.append(one)
    return out


def _stretch_of(scene: Scene, left: Found, right: Found) -> Point | None:
    """The stretch that two neighbours make, if they do; a year that only the right one has goes to both."""
    link = _LINKS.get(scene.low[left.end : right.start], "")
    if not link or right.point is None or left.edge == "range":
        return None
    first = left.point
    if left.bare is not None and (right.bare is None or (first and right.point.last < first.first)):
        first = _with_year(left, *left.bare, right.point)  # "in May and June", said in May
    if first is None or right.point.last < first.first:
        return None
    opening = _BEFORE.search(scene.low[max(0, left.start - _WINDOW) : left.start])
    opened = opening is not None and opening[1] in ("from", "between")
    alike = len(first.edtf) == len(right.point.edtf)
    months = alike and len(first.edtf) == _MONTH and "/" not in first.edtf
    in_a_row = link == "and" and alike and (right.point.first - first.last).days == 1
    if opened or months or in_a_row or (link == "to" and alike):
        return points.between(first, right.point)
    return None


def _with_year(found: Found, month: int, number: int | None, partner: Point) -> Point | None:
    """A month or day read in its partner's year, or the year before if it would come later."""
    for year in (partner.first.year, partner.first.year - 1):
        point = points.day_of(year, month, number) if number else points.month(year, month)
        if point is not None and point.first <= partner.last:
            return point
    return found.point


def relate(scene: Scene, found: Found) -> tuple[int, str, str]:
    """Start, EDTF and kind of an expression with the preposition before it ("since August")."""
    left = scene.low[max(0, found.start - 70) : found.start]
    before = None
    if left.endswith(_BEFORE_ENDS):
        before = _BEFORE.search(left, max(0, len(left) - _WINDOW))
    edtf = found.point.edtf if found.point else ""
    if found.edge == "range":
        return found.start, edtf, "interval"
    kind = _KINDS.get(before[1], "") if before else ""
    if before and kind:
        return found.start - len(before[0]), _stretched(scene, found, kind), kind
    if not before and "since " in left and _SINCE.search(left):
        return found.start, _stretched(scene, found, "since"), "since"
    return found.start, edtf, "point"


def _stretched(scene: Scene, found: Found, kind: str) -> str:
    """EDTF of "since X" (to the day of publication), "until X", "before X"; "by X" is X itself."""
    point = found.point
    if point is None:
        return ""
    if kind in ("since", "after"):
        if scene.published is None or point.first > scene.published:
            return f"{point.edtf.split('/')[0]}/.."
        return points.until(point, scene.published).edtf
    if kind in ("until", "before"):
        return f"../{point.edtf.split('/')[-1]}"
    return point.edtf
