"""Whom "the two countries", "both sides" and "the three states" mean: who was spoken of shortly before."""

import re
from collections import Counter
from collections.abc import Callable

from toolkit.extraction.actors.read import ActorMention
from toolkit.extraction.text.spans import Sentence

OWN = frozenset({"his", "her", "its", "their"})
UNFIT = frozenset({"compound", "place", "modifier"})
_AFTER_PREPOSITION = re.compile(
    r"\b(?:of|in|to|with|for|from|by|on|at|against|into|near|over|under|between|through|during|via|since|and)"
    r"\s(?:the\s|an?\s)?$",
    re.I,
)
# What stands before the last space where `_AFTER_PREPOSITION` can match: looked at before the pattern is.
_GOVERNING = (
    "the", "a", "an", "of", "in", "to", "with", "for", "from", "by", "on", "at", "against", "near", "over",
    "under", "between", "through", "during", "via", "since", "and",
)  # fmt: skip
# "the two countries", "both governments": the last two sides that were spoken of
_PAIR = re.compile(
    r"\b(?:the (?:two|neighbou?ring|warring|rival)|both|these two|their two)(?: [\w-]+)?? "
    r"(?:countries|sides|states|nations|governments|neighbou?rs|armies|militaries|parties|capitals|leaders|"
    r"presidents|ministers|foes|enemies|rivals|allies|partners|powers|delegations|camps)\b"
    r"|\b(?:the two|both)(?= (?:have|had|are|were|will|would|met|signed|agreed|fought|share|shared|point|"
    r"deny|denied|said|say|spoke|talked|reached|concluded|claim|held|hold|accuse|accused|blame|traded|clashed)\b)"
)
_THREE = re.compile(
    r"\b(?:the|all|these) three(?: [\w-]+){0,2}? "
    r"(?:countries|states|nations|governments|capitals|neighbou?rs|juntas|allies|members|leaders|presidents)\b"
)
_COUPLED = re.compile(r"[A-Z]\w+ and (?:the )?[A-Z]")
_LAST = re.compile(r",? and ")
_BOTH = "; "

Land = Callable[[ActorMention], str]


def governed(text: str, start: int) -> bool:
    """Whether a preposition stands before a name: "in Chad", "to the Emirates"."""
    if not text[start - 1 : start].isspace() or not text[max(0, start - 10) : start - 1].lower().endswith(
        _GOVERNING
    ):
        return False
    return _AFTER_PREPOSITION.search(text, max(0, start - 12), start) is not None


def groups(
    text: str,
    lower: str,
    sentence: Sentence,
    found: list[ActorMention],
    seen: list[ActorMention],
    land: Land,
    side: Land,
) -> list[ActorMention]:
    """The mentions of a sentence that stand for two or three at once.

    `found` are its other mentions, `seen` those before it; `land` tells the state that a mention speaks of,
    `side` the state or armed group.
    """
    words = lower[sentence.start : sentence.end]
    several: list[ActorMention] = []
    if "two" in words or "both" in words:
        several = _pairs(text, lower, sentence, found, seen, land, side)
    if "three" in words:
        several += _threes(text, lower, sentence, [*seen, *found])
    return several


def _pairs(
    text: str,
    lower: str,
    sentence: Sentence,
    found: list[ActorMention],
    seen: list[ActorMention],
    land: Land,
    side: Land,
) -> list[ActorMention]:
    """ "the two countries" as one mention that is named after both."""
    both = []
    for match in _PAIR.finditer(lower, sentence.start, sentence.end):
        start, end = match.span()
        if any(m.start < end and start < m.end for m in found):
            continue
        lands = match[0].endswith(_STATES)
        fit = [m for m in found if m.end <= start and m.form not in UNFIT]
        sides = _two_sides(text, start, seen, fit, land if lands else side)
        if len(sides) > 1:
            both.append(ActorMention(start, end, _BOTH.join(sides), "state", text[start:end], "short"))
    return both


def _threes(text: str, lower: str, sentence: Sentence, seen: list[ActorMention]) -> list[ActorMention]:
    """ "the three countries" as one mention that is named after the last list of three states before it."""
    found = []
    for match in _THREE.finditer(lower, sentence.start, sentence.end):
        start, end = match.span()
        states = [m for m in seen if m.kind == "state" and m.end <= start and m.text.lower() not in OWN]
        for one, two, three in zip(states[-3::-1], states[-2::-1], states[::-1], strict=False):
            if text[one.end : two.start] == ", " and _LAST.fullmatch(text, two.end, three.start):
                name = _BOTH.join((one.name, two.name, three.name))
                found.append(ActorMention(start, end, name, "state", text[start:end], "short"))
                break
    return found


_STATES = ("countries", "states", "nations", "governments", "capitals", "neighbours")


def _two_sides(
    text: str, start: int, seen: list[ActorMention], before: list[ActorMention], land: Land
) -> list[str]:
    """The states or armed groups that were named most shortly before, the nearer the more."""
    acting: set[str] = set()
    if _AFTER_PREPOSITION.search(text, max(0, start - 12), start):
        acting = {m.name for m in before}  # whoever deals with both is neither
    worth: Counter[str] = Counter()
    for mention in reversed([*seen, *before]):
        name = land(mention)
        if name and mention.text.lower() not in OWN:
            gap = start - mention.start
            worth[name] += (mention in before) * 3 + (gap < 120) + (gap < 250) + (gap < 700) + 1
            worth[name] += bool(_COUPLED.search(text, max(0, mention.start - 12), mention.end + 12))
    if len(worth.keys() - acting) > 1:
        worth = Counter({name: points for name, points in worth.items() if name not in acting})
    return [name for name, _ in worth.most_common(2)][::-1]
