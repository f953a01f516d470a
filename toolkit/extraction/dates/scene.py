"""What every reader of dates shares: the text, the day of publication, and the words around a date."""

from dataclasses import dataclass
from datetime import date

from toolkit import lexicon
from toolkit.extraction.dates import points
from toolkit.extraction.dates.points import Point
from toolkit.extraction.text import patterns as re


@dataclass(slots=True)
class Found:
    """An expression before ranges and prepositions are applied.

    point is None where the text gives too little (no year, no day of publication). `bare` holds month and
    day of a date without a year, so that its partner in a range can lend its year. `edge` is set where
    "the end of" and the like were read, "range" where two dates were joined.
    """

    start: int
    end: int
    point: Point | None
    bare: tuple[int, int | None] | None = None
    edge: str = ""


@dataclass(slots=True)
class Scene:
    """The text as written and in lower case, the day of publication, the last year that the text named.

    `near` is what the date before stands for, if it is not far, and `near_end` where it ends.
    """

    text: str
    low: str
    published: date | None
    named_year: int | None = None
    near: Point | None = None
    near_end: int = 0


_COUNTING = ("unit", "teen", "tens")
COUNTS = {
    **{row["term"]: int(row["value"]) for row in lexicon.rows("numbers") if row["role"] in _COUNTING},
    "a": 1, "an": 1, "few": 3, "a few": 3, "several": 4, "couple of": 2, "a couple of": 2, "couple": 2,
}  # fmt: skip
_LONGEST_FIRST = sorted(COUNTS, key=lambda word: (-len(word), word))
COUNT = f"(?P<count>[0-9]{{1,3}}|{'|'.join(_LONGEST_FIRST)})"
UNIT = "(?P<unit>day|night|week|fortnight|month|year|decade|century|centurie|hour|quarter|weekend)"
_WHICH = re.compile(r"\b(last|this|next|that|past|coming|previous|this past) $")
_WHICH_ENDS = ("last ", "this ", "next ", "that ", "past ", "coming ", "previous ")
LAST_WORDS = frozenset(("last", "past", "this past", "previous"))
NEXT_WORDS = frozenset(("next", "coming"))

_EDGE = re.compile(
    r"(?:\b(?P<part>early|mid|late)(?: in| of)?[ -](?:the )?"
    r"|(?:\bthe )?\b(?P<edge>end|close|start|beginning|middle|turn)(?: of|-of)? (?:the )?"
    r"|(?:\bthe )?\b(?P<half>first|second|last|latter) half of (?:the )?"
    r"|(?:\bthe )?\b(?P<quarter>first|second|third|fourth|last|final) quarter of (?:the )?"
    r"|(?:\bthe )?\bfirst (?P<months>[a-z]{3,6}) months of (?:the )?"
    r"|\bq(?P<q>[1-4]) (?:of )?)$"
)
# What stands right before a date where `_EDGE` can match: looked at before the pattern is.
_EDGE_ENDS = (
    "the ", "of ", "of-", "in ", "in-", "early ", "early-", "mid ", "mid-", "late ", "late-", "end ",
    "close ", "start ", "beginning ", "middle ", "turn ", "q1 ", "q2 ", "q3 ", "q4 ",
)  # fmt: skip
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
# Words that turn the dates behind them, in their clause, to what is to come.
_FUTURE = re.compile(
    r"\b(?:will|shall|expects?|expected|plans?|planned|planning|due|"
    r"scheduled|intends?|intended|(?:is|are) to|set to|"
    r"going to|upcoming|as early as|as soon as|reckons? with|slated|fixed|set for|next|coming|"
    r"wants?|hopes?|aims?|intention|promises?|pledges|call-up|(?:could|might)(?! have)|"
    r"(?:ordered|decreed) the)\b"
)
_SPOKEN = re.compile(r"\b(?:said|told|announced|reported|wrote|says|reports)\b")
_SOON = re.compile(
    r"\b(?:in time for|starting(?: with [^;.]{1,24})?|no later than|as early as|as soon as)(?: the| in)? $"
)
_LIMIT = re.compile(
    r"\b(?:by|until|till|before|ahead of)(?: the)?"
    r"(?: early| late| mid| (?:the )?(?:end|start|beginning|middle) of)? $"
)
# Anywhere in the sentence these make a limit ("by June") one that is still to come.
_OPEN = re.compile(
    r"\b(?:will|shall|must|should|would|can|could|may|might|expects?|expected|plans?|planned|due|to be|"
    r"set to|(?:is|are) to|wants?|aims?|hopes?|(?:has|have) until|intends?|deadline|promised|pledged|vowed|"
    r"agreed to|ordered|needs?|remains?|stays?|offers?|offered|to (?:deploy|send|field|arrive)|"
    r"(?:is|are) (?:send|withdraw|pull|deploy|mov|train|rais|cutt|reduc|clos|bring|add|expand)ing)\b"
)
# "In October Kenya will send": the date opens the clause, and its verb looks ahead.
_OPENS = re.compile(
    r"(?:^|[.;:,\n“\"(]\s*|\b(?:and|but)\s)(?:in|by|from|on|during)\s(?:(?:early|mid|late)[\s-])?$"
)
_IT = re.compile(r"\w+\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?,?")
_WILL = re.compile(
    r"\b(?:will|shall|(?:is|are)\s(?:due|set|expected|scheduled)?\s?to|(?:plan|intend|expect|hope|aim|want)s?\sto)\b"
)
_CUTS = (". ", "\n", "; ", ", ", ": ", " which ", " who ", " that ")


def looks_ahead(scene: Scene, start: int) -> bool:
    """Whether the words before a date, in its clause, speak of what is to come."""
    left = scene.low[max(0, start - 70) : start]
    if _SOON.search(left):
        return True
    if _LIMIT.search(left):
        return _OPEN.search(_sentence(scene.text, start)) is not None
    clause = left[max(left.rfind(cut) + len(cut) if cut in left else 0 for cut in _CUTS) :]
    cues = list(_FUTURE.finditer(clause))
    if cues:
        return _SPOKEN.search(clause, cues[-1].end()) is None
    return _OPENS.search(left) is not None and _will(scene.low, start)


def _will(low: str, start: int) -> bool:
    """Whether the verb behind a date that opens its clause looks ahead."""
    date = _IT.match(low, start)
    right = low[date.end() : date.end() + 80] if date else ""
    end = min((right.find(cut) for cut in (*_CUTS, " and ", " but ") if cut in right), default=len(right))
    verb = _WILL.search(right, 0, end)
    return verb is not None and _SPOKEN.search(right, 0, verb.start()) is None


def _sentence(text: str, start: int) -> str:
    """The sentence around a date as written ("may" is no "May"), up to a hundred characters each way."""
    left, right = text[max(0, start - 100) : start], text[start : start + 100]
    begin = max(left.rfind(". "), left.rfind("\n")) + 1
    stops = [stop for mark in (". ", "\n") if (stop := right.find(mark, 6)) >= 0]
    return left[begin:] + right[: min(stops, default=len(right))]


def which_before(low: str, start: int) -> re.Match[str] | None:
    """The "last" of "last June", with the space behind it."""
    if not low.endswith(_WHICH_ENDS, 0, start):
        return None
    return _WHICH.search(low[max(0, start - 12) : start])


def with_edge(scene: Scene, found: Found) -> Found:
    """The expression widened by "early", "the end of", "the first half of" before it."""
    if not scene.low.endswith(_EDGE_ENDS, 0, found.start):
        return found
    match = _EDGE.search(scene.low[max(0, found.start - 32) : found.start])
    if match is None:
        return found
    found.start -= len(match[0])
    found.edge = "edge"
    point = found.point
    if point is None:
        return found
    word = match["edge"]
    if match["part"] or word == "middle":
        found.point = points.part_of(point, match["part"] or "mid")
    elif word:
        found.point = points.edge_of(point, word in ("start", "beginning", "turn"))
    elif point.first.month == 1 and point.last.month == 12:
        found.point = points.months(point.first.year, *_stretch(match))
    return found


def _stretch(match: re.Match[str]) -> tuple[int, int]:
    """First and last month of a half, a quarter, or of the first months of a year."""
    if match["half"]:
        return (1, 6) if match["half"] == "first" else (7, 12)
    if match["quarter"] or match["q"]:
        number = int(match["q"] or _QUARTERS[match["quarter"]])
        return 3 * number - 2, 3 * number
    return 1, min(max(COUNTS.get(match["months"], 1), 1), 12)
