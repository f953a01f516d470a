"""The name right before a verb of saying, with the words of office and the names that belong to it."""

from collections.abc import Sequence

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.subject_nouns import BESIDE, NOBODY, OFFICE_WORDS, Subject
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

_WORDS = re.compile(r"[\w’'.-]+")
_OF = re.compile(r",?\s(?:of|from)\s(?:the\s)?(?:ruling\s|opposition\s|main\s)?")
_RUN_BY = re.compile(r"^-(?:run|controlled|affiliated|owned|led|backed|linked|appointed|aligned|installed)\b")
OFFICIAL_IN = re.compile(
    r"\b(?:officials?|(?:official|government)\ssources?|officers?|ministry|government|presidency|army|military|junta|authorities|lawmakers?|spokesman|commanders?|"
    r"official\s(?:bulletin|statement|communiqué|count|tally)|state\s(?:media|television|tv|radio))\sin\s$",
    re.I,
)


def adjacent(text: str, sentence: Sentence, mentions: Sequence[ActorMention], end: int) -> Subject | None:
    """The mention that ends where the verb begins, or with only words of office between."""
    for spot in range(len(mentions) - 1, -1, -1):
        mention = mentions[spot]
        if mention.end > end or mention.form == "modifier":
            continue
        spot = _whole(mentions, spot)
        mention = mentions[spot]
        gap = text[mention.end : end]
        if len(gap) > 70:
            return None
        gap = _ACRONYM.sub("", gap).removeprefix(")")
        owns = mention.form == "adjective" or gap.startswith(("'s ", "’s "))
        unit = owns and _UNIT.fullmatch(gap)  # "the Thai Second Army Region", "Peru's 8th Regiment"
        if (gap and not unit and not _is_office(gap)) or not _may_speak(text, mention, gap):
            return None
        foreign = mention.form in ("adjective", "seat") and mention.kind != "armed_force"
        if gap and foreign and words_of_nobody(gap):
            return (), mention.start, False  # "Houthi media" are the Houthis'
        if is_beside(text, mention, sentence.start) or is_former(text, mention, sentence.start, gap):
            return (), mention.start, False  # "a blogger close to the Russian army", "a former NATO general"
        return _with_joined(text, mentions, _whole(mentions, _member(text, mentions, spot)))
    return None


def is_beside(text: str, mention: ActorMention, low: int) -> bool:
    """As in "a blogger close to the Russian army": it is not the army that speaks."""
    return BESIDE.search(text, max(low, mention.start - 24), mention.start) is not None


def is_former(text: str, mention: ActorMention, low: int, gap: str) -> bool:
    """As in "a former NATO general", "Chad's retired army chief": who held an office speaks for himself."""
    if mention.kind == "person":
        return False
    before = _FORMER.search(text, max(low, mention.start - 60), mention.start)
    return _FORMER_OF.match(gap) is not None or (before is not None and bool(gap or before["held"]))


_FORMER = re.compile(
    r"\b(?:former|retired|ex|one-?time)[\s-](?P<held>(?:[a-z][\w’'-]*\s){0,4}(?:(?:of|in|from|with|at)\s(?:the\s)?)?)$",
    re.I,
)
_FORMER_OF = re.compile(r"(?:['’]s?)?\s(?:former|retired|ex)[\s-]")


def _whole(mentions: Sequence[ActorMention], spot: int) -> int:
    """As in "the Monitoring Group on Chad": the name that the one found is only a part of."""
    inner = mentions[spot]
    around = (i for i in range(spot - 1, max(-1, spot - 5), -1) if mentions[i].end >= inner.end)
    return next(around, spot)


def _member(text: str, mentions: Sequence[ActorMention], spot: int) -> int:
    """As in "Ann Lee of the Labour Party": the person right before the body that he or she is of."""
    if spot and mentions[spot].kind in ("organisation", "bloc") and mentions[spot - 1].kind == "person":
        of_it = _OF.fullmatch(text, mentions[spot - 1].end, mentions[spot].start)
        return spot - 1 if of_it else spot
    if spot and mentions[spot].kind == "state" and mentions[spot - 1].kind in ("organisation", "agency"):
        named_for = text[mentions[spot - 1].end : mentions[spot].start] in (" on ", " for ", " on the ")
        return spot - 1 if named_for else spot  # "the Panel of Experts on Mali"
    return spot


def _may_speak(text: str, mention: ActorMention, gap: str) -> bool:
    """A place speaks through its officials, the first part of a compound where it runs the second."""
    if mention.form == "place":
        return OFFICIAL_IN.search(text, max(0, mention.start - 24), mention.start) is not None
    return mention.form != "compound" or _RUN_BY.match(gap) is not None


def _with_joined(text: str, mentions: Sequence[ActorMention], spot: int) -> Subject:
    """The name with those joined to it before: "Chad and Niger", "the National Service (NS)"."""
    mention = mentions[spot]
    names, begin = [mention.name], mention.start
    for other in reversed(mentions[:spot]):
        if other.form == "modifier":
            continue
        link = text[other.end : begin].strip(" ’'s")
        if link != "(" or other.name != mention.name:
            if link not in _JOINS:
                break
            if link == ", and" and len(names) == 1:
                break  # "with the African Union, and UN experts put": a clause of its own
            if link.endswith("and"):
                names.insert(0, other.name)
        begin = other.start
    return tuple(names), begin, False


_ACRONYM = re.compile(r"^\s\([A-Z][\w/-]{1,9}\)")  # "the State Council (SC) says"
_UNIT = re.compile(
    r"(?:['’]s)?\s(?:\d+(?:st|nd|rd|th)\s)?(?:[A-Z][\w-]*\s){0,4}(?:Army|Region|Command|Corps|Division|Brigade|Fleet|Guard|Guards|Regiment|Directorate|Service)"
    r"|['’]s\s(?:[A-Z][\w-]*\s){1,3}(?:branch|wing|affiliate)"
)
_JOINS = ("and", ", and", "of", "of the", "")


def _is_office(gap: str) -> bool:
    """Whether there are only words of office between a name and its verb, and no punctuation."""
    if "," in gap or ";" in gap or ":" in gap:
        return False
    words = _WORDS.findall(_RUN_BY.sub("", gap))
    return all(word.strip("’'.").lower() in OFFICE_WORDS for word in words)


def words_of_nobody(gap: str) -> bool:
    """As in "Russian media", "Western analysts": people and papers of a state, not the state."""
    words = gap.lower().split()
    return bool(words) and (words[-1] in NOBODY or words in _PAPERS) and "state" not in words


_PAPERS = (["agency"], ["news", "agency"], ["agencies"], ["news", "agencies"])
