"""Events that an article tells by their figures: so many soldiers fell, were sent, went home.

"Paris pulled its last 1,000 soldiers out in January" is news although no single word of it is the name of
an event. The first such figures of an article that have a date, and no event of their kind and side yet,
make one row each.
"""

from textwrap import shorten
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import UNFIT
from toolkit.extraction.figures.rows import passed_on
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.schema import Row

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_KIND = {
    "killed": "ASSAULT",
    "wounded": "ASSAULT",
    "casualties": "ASSAULT",
    "captured": "ASSAULT",
    "withdrawn": "RETREAT",
    "deployed": "MOBILIZE",
}
_MOST = 2
_LEAD = 3
_NOT_TOLD = ("denied", "unconfirmed")
_TAKE_PART = ("state", "armed_force", "bloc")
_LONGEST = 160
_EXERCISE = re.compile(r"\b(?:took part|take part|taking part|exercises?|drills?)\b")


def events_of_figures(doc: "Document", figures: list[Row], known: list[Row]) -> list[Row]:
    """Rows of the table `events` for the first figures that tell an event which `known` lacks."""
    taken = {(row["kind"], name) for row in known for name in row["participants"].split("; ")}
    found: list[Row] = []
    for figure in figures:
        kind = _KIND.get(figure["measure"], "")
        sentence = doc.sentence_at(figure["start"])
        if not kind or not figure["side"] or not _is_news(figure, sentence):
            continue
        if not doc.mentions_in(sentence) and not doc.figure_terms[sentence.index]:
            continue  # "The number is 35"
        if _is_told(kind, figure, sentence, known):
            continue
        parties = _parties(doc, sentence, figure)
        if (kind, figure["side"]) in taken or len(found) == _MOST:
            continue
        taken.update((kind, name) for name in parties)
        found.append(_row(figure, sentence, kind, parties))
    return found


def _is_news(figure: Row, sentence: Sentence) -> bool:
    """Something that comes about: more people, a plan, an exercise, a loss; with a day, or in the lead."""
    drilled = figure["measure"] == "deployed" and _EXERCISE.search(sentence.text.lower()) is not None
    comes = figure["mode"] == "flow" or drilled or figure["status"] == "planned"
    if figure["status"] in _NOT_TOLD or (figure["measure"] == "deployed" and not comes):
        return False
    dated = figure["when"] and comes and "/" not in figure["when"]
    return bool(dated or sentence.index <= _LEAD)


def _is_told(kind: str, figure: Row, sentence: Sentence, known: list[Row]) -> bool:
    """Whether an event of the sentence has sent the side's people or taken them back, killed them, or
    handed over the dead."""
    here = [row for row in known if sentence.start <= row["start"] < sentence.end]
    if kind == "MOBILIZE":
        return any(
            row["kind"] in _MOVES and figure["side"] in row["participants"].split("; ") for row in here
        )
    return any(row["kind"] == kind or (kind, row["kind"]) == _DEAD_HANDED_OVER for row in here)


_MOVES = frozenset({"AID", "RETREAT", "MOBILIZE"})
_DEAD_HANDED_OVER = ("ASSAULT", "COOPERATE")


def _parties(doc: "Document", sentence: Sentence, figure: Row) -> list[str]:
    """The side counted, its state, and the states and forces named with it that do not only tell of it."""
    names = [figure["side"], doc.actors.state_of(figure["side"])]
    for mention in doc.mentions_in(sentence):
        if mention.kind in _TAKE_PART and mention.form not in UNFIT and mention.name != figure["claimed_by"]:
            names.append(mention.name)
    return [name for name in dict.fromkeys(names) if name][:4]


def _wording(figure: Row, sentence: Sentence) -> str:
    """The clause of the figure, without the hour of a live report and a "that" at its head."""
    text, start, end = sentence.text, figure["start"] - sentence.start, figure["end"] - sentence.start
    before = [joint.end() for joint in _JOINT.finditer(text, 0, start)]
    after = _END.search(text, end)
    words = " ".join(text[before[-1] if before else 0 : after.start() if after else None].split())
    words = shorten(_OPENING.sub("", words).rstrip("."), _LONGEST, placeholder=" …")
    return words[:1].upper() + words[1:]


_JOINT = re.compile(r"[;:](?= )|\s[—–-]\s|,\s(?:and|but|while|whereas|though|although|which|who)\b")
_END = re.compile(rf"{_JOINT.pattern}|,?\saccording\sto\b")
_OPENING = re.compile(r"^(?:\d{1,2}[:.]\d{2}\s+(?:\|\s+)?)?(?:that\s)?")


def _row(figure: Row, sentence: Sentence, kind: str, parties: list[str]) -> Row:
    return passed_on(figure) | {
        "event": _wording(figure, sentence),
        "kind": kind,
        "participants": "; ".join(parties),
        "place": figure["location"],
    }
