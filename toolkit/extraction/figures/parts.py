"""Numbers of one sentence that belong together: parts of a whole, lists with one verb, levels.

"About 2,000 of the 15,000 troops sent have been killed" kills the part, not the whole; "five soldiers and
eight civilians dead" has one word for two numbers; "cut from 2,000 to 500" names two levels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.terms import LOSSES, FigureTerm, Measured
from toolkit.extraction.figures.things import things_in
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

LISTED = re.compile(r",?\s(?:and|or)\s|,\s")
# "Two Syrians working with Hezbollah and two officers were killed"
_POSTED_AND = re.compile(
    r"\s(?:working|serving|fighting|operating|stationed|deployed|based|posted)\s(?:in|with|for|at|near|on|alongside)\s"
    r"[^,;.:\d]{2,40}\s(?:and|or)\s"
)
# "Of 400 officers, 20 were wounded"
_OF_THESE = re.compile(r"(?:^|[\n\"“:;,]\s?|\.\s)of\s(?:(?:the|its|their|some|about|around)\s)*$")
_OPENS_OF = re.compile(
    r"\W{0,2}of\s(?:(?:the|its|their|some|about|around|roughly|nearly|more than|first)\s)*"
)
_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|some\s|about\s)*(?:first\s)?")
_AMONG = re.compile(r"\s(?:is|are|was|were)\samong\s(?:the\s|some\s|about\s)*")
# "two of the three soldiers who were hurt have gone home": all three were
WHO_WERE = re.compile(r"\s(?:who|that)\s(?:(?:had|have|has)\s)?(?:(?:were|was|been)\s)?(?:\w+ly\s)?")
_AUXILIARY = re.compile(
    r"\b(?:have|has|had|were|was|are|is|will be|be|remain\w*)\s(?:been\s)?(?:since\s|now\s|already\s|"
    r"\w+ly\s)?$"
)


@dataclass(slots=True)
class Series:
    """The numbers of one sentence, what each counts, what became of them, and where each may reach.

    A number reaches from the end of the one before to the start of the next; `told` are the words of
    the sentence that tell of people.
    """

    doc: "Document"
    sentence: Sentence
    numbers: list[Quantity]
    nouns: list[Counted]
    measures: list[Measured]
    reaches: list[tuple[int, int]]
    told: list[FigureTerm]

    def gap(self, place: int) -> str:
        """What stands between a number with its noun and the next number."""
        return self.doc.lower[self.nouns[place].end : self.numbers[place + 1].start]


def share_measures(series: Series) -> None:
    """Give each number what became of another of its list, of its whole, or of its parts."""
    for place in range(len(series.numbers) - 2, -1, -1):
        if _goes_on(series, place):
            if _has_verb_of_next(series, place):
                series.measures[place] = series.measures[place + 1]
        elif series.measures[place + 1].verb and _AMONG.fullmatch(series.gap(place)):
            series.measures[place] = series.measures[place + 1]  # "30 Thais were among the 200 killed"
        elif _OF.fullmatch(series.doc.lower, series.numbers[place].end, series.numbers[place + 1].start):
            _share_with_whole(series, place)
    _share_objects(series)
    _share_with_parts(series)


def _goes_on(series: Series, place: int) -> bool:
    """Whether the next number goes on with the list of a number: "3 Malawians and 2 Tanzanians"."""
    start, gap = series.numbers[place].start, series.gap(place)
    return (
        (_POSTED_AND.fullmatch(gap) or LISTED.fullmatch(gap)) is not None
        and not _OF_THESE.search(series.doc.lower, max(0, start - 24), start)
        and series.nouns[place].kind != "thing"
        and series.nouns[place + 1].kind != "part"
    )


def _has_verb_of_next(series: Series, place: int) -> bool:
    """As in "3 Malawians and 2 Tanzanians lost their lives": the verb behind the last serves all."""
    own, verb, end = series.measures[place], series.measures[place + 1].verb, series.nouns[place + 1].end
    if verb is None or verb.start < end:
        return False
    before = own.verb is not None and own.verb.end <= series.numbers[place].start
    if not own.measure or (before and _is_close(series.doc.lower, verb, end)):
        return True
    return _POSTED_AND.fullmatch(series.gap(place)) is not None


def _share_with_whole(series: Series, place: int) -> None:
    """As in "2,000 of the 15,000 sent were killed": the predicate is told of the part, not of the whole."""
    part, whole = series.measures[place], series.measures[place + 1]
    begin = series.nouns[place + 1].end
    told = _predicate(series.doc.lower, _behind_relative(series, begin), begin, series.sentence.end)
    if told is not None and told.state in LOSSES:
        series.measures[place] = Measured(told.state, told)
        if whole.verb is told:
            series.measures[place + 1] = Measured("deployed")
    elif not part.measure and whole.measure == "captured":
        series.measures[place] = whole  # "visited 19 of the 54 Azeris held in Goris"


def _behind_relative(series: Series, begin: int) -> list[FigureTerm]:
    """Without what is told of all: "who were ambushed" in "40 of the 90 who were ambushed are missing"."""
    lower = series.doc.lower
    return [t for t in series.told if t.start < begin or not WHO_WERE.fullmatch(lower, begin, t.start)]


def _share_objects(series: Series) -> None:
    """As in "killed 84 Malians and 47 Togolese soldiers": the verb before the first serves all it governs."""
    for place in range(1, len(series.numbers)):
        before, own, noun = series.measures[place - 1], series.measures[place].verb, series.nouns[place]
        verb = before.verb
        if before.measure not in LOSSES or verb is None or verb.end > series.numbers[place - 1].start:
            continue
        if noun.kind == "none":
            low, high = series.nouns[place - 1].end, series.numbers[place].start
            shared = GAPPED.fullmatch(series.doc.text, low, high) is not None
        else:
            told = own is not None and (own.state in LOSSES or own.noun in LOSSES or own.start < noun.end)
            behind = told or _AUXILIARY_BEHIND.match(series.doc.lower, noun.end)
            shared = (
                noun.kind in _PEOPLE and not behind and LISTED.fullmatch(series.gap(place - 1)) is not None
            )
        if shared:
            series.measures[place] = before


def _share_with_parts(series: Series) -> None:
    """As in "262 people were killed, among them 20 officers": the whole's loss is its parts'."""
    whole = Measured("")
    for place in range(1, len(series.numbers)):
        gap, noun = series.gap(place - 1), series.nouns[place]
        if _AMONG_THEM.search(gap) or (noun.kind == "part" and _IN_ALL.fullmatch(gap)):
            whole = series.measures[place - 1]
        elif not LISTED.fullmatch(gap):
            whole = Measured("")
        if whole.measure in LOSSES and not _AUXILIARY_BEHIND.match(series.doc.lower, noun.end):
            own = series.measures[place].verb
            how = own is not None and own.term in _HOW and noun.kind == "part"
            if own is None or how or own is whole.verb or own.end <= series.numbers[place - 1].start:
                series.measures[place] = whole


_PEOPLE = ("military", "people of", "weak")
# "Kenya lost 14 soldiers, Malawi three and Uruguay one"
GAPPED = re.compile(r"[,;]?\s(?:and\s)?(?:the\s)?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}\s")
_AMONG_THEM = re.compile(
    r"(?:,|\s\(|\s[—–-])\s?(?:including|among\sthem|amongst\sthem|among\swhom\swere)\s(?:[a-z]+\s)?$"
)
_HOW = ("in combat",)  # how they died
_IN_ALL = re.compile(
    r"(?:\s(?:in|at|near|on|during)\s[^.;:,\d]{2,40})?,\s"
)  # "in Kabul, 35 of them in combat"
_AUXILIARY_BEHIND = re.compile(
    r"\s(?:have|has|had|were|was|are|is|will|would|remain\w*|who|which|arrived|came)\b"
)


def _is_close(lower: str, verb: FigureTerm, end: int) -> bool:
    """Whether a loss stands right behind the noun, or behind a people: "and one Cuban were hurt"."""
    if verb.state not in LOSSES:
        return False
    return verb.start - end <= 2 or _PEOPLE_WERE.fullmatch(lower, end, verb.start) is not None


_PEOPLE_WERE = re.compile(r"\s(?:[\w-]+\s){0,2}(?:were|was|have been|had been)\s")


def _predicate(lower: str, terms: Sequence[FigureTerm], begin: int, end: int) -> FigureTerm | None:
    """The first verb behind an auxiliary: "sent since the autumn have been killed"."""
    for term in terms:
        if begin <= term.start < min(end, begin + 120) and term.state:
            if _AUXILIARY.search(lower, begin, term.start):
                return term
            if re.search(r"[;:]|,\s(?:and|but|while)\b", lower[begin : term.start]):
                return None
    return None


def share_nouns(doc: "Document", numbers: list[Quantity], nouns: list[Counted]) -> None:
    """As in "11,000 American and 5,000 Filipino troops": the first number counts troops as well."""
    for place in range(len(numbers) - 2, -1, -1):
        gap = numbers[place].end, numbers[place + 1].start
        nouns[place] = _with_next(doc, nouns[place], nouns[place + 1], gap)


def _with_next(doc: "Document", own: Counted, following: Counted, gap: tuple[int, int]) -> Counted:
    """What a number counts, or what the next one counts where the words between join the two."""
    people = following.kind in _PEOPLE
    if own.kind == "none" and (people or following.kind == "thing") and _OF.fullmatch(doc.lower, *gap):
        if people:
            return Counted(following.kind, gap[0], following.noun)
        return following  # "70 of 250 drones"
    if not people or own.kind not in ("none", "thing"):
        return own
    named = _A_PEOPLE.match(doc.text, gap[0])
    if named and own.owner is None and following.kind == "military":
        return Counted("military", named.end(1), following.noun)  # "1,500 Kurdish and 400 Turkish soldiers"
    words = doc.lower[slice(*gap)].replace(",", " ").split()
    joined = words and words[-1] in ("and", "or", "to", "against") and len(words) <= 4
    if not joined or not (own.owner or len(words) == 1) or next(things_in(doc, *gap), None):
        return own
    return Counted(following.kind, gap[0], following.noun, own.owner)


_A_PEOPLE = re.compile(r"(\s[A-Z][a-z]+(?:ish|an|ese|i|ic))\sand\s")
# "of 13,387 fighters", "500 soldiers of 2,000", "Of the first 160, about 40 asked": how many there were
_WHOLE = re.compile(
    r"(?:\d(?:\s[\w’'-]+){0,2}\s|(?:^|[\s\"“(,]))(?:out of|(?<=\d\s)of|(?<=soldiers\s)of|(?<=troops\s)of|"
    r"(?<=fighters\s)of|(?:(?<=half\s)|(?<=third\s)|(?<=thirds\s)|(?<=quarter\s)|(?<=quarters\s)|(?<=fifth\s)|(?<=fifths\s)|(?<=tenth\s)|(?<=majority\s)|(?<=number\s)|(?<=cent\s)|(?<=most\s)|"
    r"(?<=none\s)|(?<=one\s)|(?<=some\s)|(?<=many\s)|(?<=few\s)|(?<=several\s)|(?<=nearly\sall\s)|(?<=almost\sall\s))of)\s"
    r"(?:the\s|its\s|their\s|about\s|some\s|first\s|roughly\s|nearly\s|original\s|total\s|those\s)*$"
)
# How the text before a number ends where `_WHOLE` can match: looked at before the pattern is.
_WHOLE_ENDS = (
    "of", "the", "its", "their", "about", "some", "first", "roughly", "nearly", "original", "total", "those",
)  # fmt: skip


def is_whole(lower: str, low: int, start: int) -> bool:
    """Whether a number is the whole of which an earlier one is a part."""
    if start - low < 30 and _OPENS_OF.fullmatch(lower, low, start):
        return True
    low = max(low, start - 50)
    ends = lower.endswith(_WHOLE_ENDS, 0, start - 1) and lower.find("of", low, start) >= 0
    return ends and _WHOLE.search(lower, low, start) is not None
