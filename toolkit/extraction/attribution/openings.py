"""Sources named without a word of saying: "For the army, they were 90", "90 died, as Reuters has"."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.agents import referred
from toolkit.extraction.attribution.references import Speakers
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


class Source(NamedTuple):
    """`name` vouches for text[start:end]; `spot` is where the words that say so stand."""

    name: str
    start: int
    end: int
    spot: int
    trailing: bool


_OPENINGS = (
    "For ",
    "To believe ",
    "Word from ",
    "News from ",
    "From ",
    "Lower still is ",
    "Higher still is ",
)
_OPENING = re.compile(
    r"(?:For|To\sbelieve|(?:Word|News)\sfrom|From|(?:Lower|Higher)\sstill\sis)\s(?P<the>the\s)?(?P<noun>[\w’'-]+)"
)
_ABOUT = (
    r"(?:(?:about|around|some|over|nearly|at\sleast|at\smost|more\sthan|up\sto|only|just|no\smore\sthan)\s)?"
)
# "For the Front, former rebels of the south, they were 90"
_THEY_WERE = re.compile(
    r"(?:['’]s\s\w+)?(?:,\s[^.;\d]{2,80})?,?\s(?:they|it|the\s(?:real\s|true\s)?(?:number|figure|toll|count|total|dead))\s"
    rf"(?:was|were|is|are|numbered|stood\sat|stands\sat)\s{_ABOUT}[\"“]?\d"
)
# "News from Kyiv: ", "Word from the ministry is that", "To believe Kyiv,"
_SAYS = re.compile(r"(?::|,|\swith|\s(?:is|was)(?:\sthat)?)\s")
# "From Kyiv came word of"
_CAME = re.compile(r"\s(?:(?:came|comes)\s(?:word|news|reports|talk|a\sfigure)|(?:one|we)\shears?)\s")
_DONE = (" has,", " has.", " have,", " did,", " did.", " has done,")
_AS = ("as ", "as the ", "As ", "As the ")
_SO = (", so ", ", so the ", "– so ", "— so ")
# "— Ann Lee.", "– the group again."
_DASH = re.compile(r"(?P<quote>[\"”’]\s?)?[–—]\s?(?:the\s)?$")
_LAST = re.compile(r"(?:\s(?P<again>again|once\smore))?[.;]?$")
_FAR = 70  # characters of an opening


def sources(
    doc: "Document", sentence: Sentence, mentions: Sequence[ActorMention], speakers: Speakers
) -> list[Source]:
    """Everybody whom the sentence names as a source by where the name stands."""
    found = []
    if sentence.text.startswith(_OPENINGS) and (opening := _opening(doc, sentence, mentions, speakers)):
        found.append(opening)
    for mention in mentions:
        behind = doc.text[mention.end : mention.end + 1]
        done = behind == " " and doc.text.startswith(_DONE, mention.end)
        if (done and doc.text.endswith(_AS, 0, mention.start)) or (
            behind in _STOPS and doc.text.endswith(_SO, 0, mention.start)
        ):
            found.append(Source(mention.name, sentence.start, sentence.end, mention.start, True))
        elif sentence.end - mention.end <= 2 and behind == ")" and mention.kind in _BODIES:
            words = doc.text[sentence.start : mention.start].split()
            if words and words[-1].startswith("(") and words[-2:-1] and words[-2][0].islower():
                found.append(Source(mention.name, sentence.start, mention.start, mention.start, True))
    if mentions and (closing := _closing(doc.text, sentence, mentions[-1])):
        found.append(closing)
    return found


_BODIES = ("agency", "organisation")
_STOPS = (".", ";", ",", ")", "")


def _opening(
    doc: "Document", sentence: Sentence, mentions: Sequence[ActorMention], speakers: Speakers
) -> Source | None:
    """As in "For the rebels, they were 90": the name or the noun that the sentence opens with."""
    match = _OPENING.match(doc.text, sentence.start)
    if match is None:
        return None
    mention = next((m for m in mentions if m.start == match.start("noun")), None)
    end = mention.end if mention else match.end()
    opens = sentence.text.partition(" ")[0]
    says = {"For": _THEY_WERE, "From": _CAME}.get(opens, _SAYS).match(doc.text, end)
    if says is None:
        return None
    name = mention.name if mention else ""
    if not name and match["the"]:
        name = referred(doc, sentence, mentions, speakers, match.start("the"), end)
    return Source(name, end, sentence.end, sentence.start, False) if name else None


def _closing(text: str, sentence: Sentence, last: ActorMention) -> Source | None:
    """As in "We lost 90." — Ann Lee", "90 died – the group again": a name alone behind a dash."""
    if last.end < sentence.end - _FAR:
        return None
    dash = _DASH.search(text, max(sentence.start, last.start - 8), last.start)
    behind = _LAST.match(text, last.end, sentence.end)
    if dash and behind and (dash["quote"] or behind["again"]):
        return Source(last.name, sentence.start, dash.start(), last.start, True)
    return None
