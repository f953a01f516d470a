"""Lists of owners with a list of their numbers: "Guatemala and El Salvador sent 150 and 78 soldiers"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.extraction.figures.sides import side_name
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.schema import Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_JOINED = re.compile(r",\s|,?\sand\s(?:the\s)?")
_UP_TO = re.compile(r"[^.;:\d]{1,70}")


def share_sides(doc: "Document", sentence: Sentence, rows: list[Row]) -> None:
    """Give each number of a list to the owner in its place, where as many owners as numbers are listed."""
    owners = doc.owners_in(sentence)
    for numbers in _lists(doc, [(row["start"], row["end"]) for row in rows]):
        start = rows[numbers[0]]["start"]
        before = [m for m in owners if m.end < start]
        listed = next(
            (f for f in _lists(doc, [(m.start, m.end) for m in before]) if f[-1] == len(before) - 1), []
        )
        if len(listed) == len(numbers) and _UP_TO.fullmatch(doc.text, before[-1].end, start):
            for number, owner in zip(numbers, listed, strict=True):
                rows[number]["side"] = side_name(doc, before[owner])
                rows[number]["doubts"].pop("side", None)


def _lists(doc: "Document", spans: list[tuple[int, int]]) -> Iterator[list[int]]:
    """The places of spans that follow each other with commas between, "and" before the last."""
    run, joint = [0], ""
    for place, ((_, end), (start, _)) in enumerate(pairwise(spans), 1):
        gap = doc.lower[end:start]
        if "and" in joint or not _JOINED.fullmatch(gap):
            if "and" in joint:
                yield run
            run, joint = [], ""
        else:
            joint = gap
        run.append(place)
    if "and" in joint:
        yield run
