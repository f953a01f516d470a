"""Whom "the two countries", "both sides" and "the three states" mean: who was spoken of shortly before."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from toolkit.extraction.actors.types import UNFIT, ActorMention
from toolkit.extraction.attribution.references import one_of_two
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import POSSESSIVES, any_of

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
_TWO = any_of("what two are together")
_DO = any_of("what two do together")
# "the two countries", "both governments": the last two sides that were spoken of
_PAIR = re.compile(
    r"\b(?:the (?:two|neighbou?ring|warring|rival)|both|these two|their two)(?: [\w-]+)?? "
    rf"(?:{_TWO})\b"
    rf"|\b(?:the two|both)(?= (?:{_DO})\b)"
    r"|(?<=with )both(?=[.,;])|(?<=to )both(?=[.,;])|(?<=against )both(?=[.,;])|(?<=from )both(?=[.,;])"
)
# "Their presidents": of the two that "and" joined as the subject before
_THEIR = re.compile(
    r"\btheir (?:presidents|leaders|(?:foreign |defence |prime )?ministers|premiers|envoys|capitals)\b"
)
_THREE_OF = any_of("what three are together")
_THREE = re.compile(
    r"\b(?:the|all|these) three(?: [\w-]+){0,2}? "
    rf"(?:{_THREE_OF})\b"
)
_LAST = re.compile(r",? and ")
# "the former president" is no reference, nor is "of the latter" where people or things were listed
_ONE_OF_TWO = re.compile(
    r"(?<!of )\bthe "
    r"(?:(former)(?=,|['’]s| (?:with|some|about|has|had|is|was|will|would|having|being|by|to|at|in|for|on|"
    r"as|after|of|whose|which|\d|keeps?|sends?|sent|lost|loses|says?|said|wants?|\w+ed)\b)"
    r"|(latter)(?! (?:half|part|stages?|days?|years?|two|three|case|kind)\b))"
)
_BOTH = "; "
_FEW, _SENTENCE_BEFORE = 5, 160
_AND = frozenset({" and ", " and the ", ", and "})

Land = Callable[[ActorMention], str]


# "The junta in Niamey thanked": who rules there acts
_RULES_IN = re.compile(
    r"(?:^|[.;:,]\s|\n|\b(?:and|but|that|when|as|while)\s)the\s(?:[a-z-]+\s){0,2}"
    r"(?:government|junta|ministry|presidency|leadership|regime|rulers|authorities)\sin\s$",
    re.I,
)


def rules_in(text: str, start: int) -> bool:
    """Whether the name at `start` tells where those rule who act: "The junta in Niamey thanked"."""
    near = text.endswith("in ", 0, start)
    return near and _RULES_IN.search(text, max(0, start - 60), start) is not None


def governed(text: str, start: int) -> bool:
    """Whether a preposition stands before a name: "in Chad", "to the Emirates"."""
    if not text[start - 1 : start].isspace() or not text[max(0, start - 10) : start - 1].lower().endswith(
        _GOVERNING
    ):
        return False
    if rules_in(text, start):
        return False
    return _AFTER_PREPOSITION.search(text, max(0, start - 12), start) is not None


def are_many(mention: ActorMention) -> bool:
    """Whether a name is one of people, whom "them" can mean: "the Russians", "the Houthis"."""
    fighters = mention.kind == "armed_force" and mention.text.endswith(("s", "Taliban"))
    return mention.form == "people" or fighters


@dataclass(frozen=True, slots=True)
class Groups:
    """What stands for two or three at once in an article.

    `land` tells the state that a mention speaks of, `side` the state or armed group, `beside` in
    how many sentences the article names both of two.
    """

    text: str
    lower: str
    land: Land
    side: Land
    beside: Callable[[str, str], int]

    def of(
        self, sentence: Sentence, found: list[ActorMention], seen: list[ActorMention]
    ) -> list[ActorMention]:
        """Those of a sentence; `found` are its other mentions, `seen` those before it."""
        span = (sentence.start, sentence.end)
        words = self.lower[slice(*span)]
        several: list[ActorMention] = []
        if "two" in words or "both" in words:
            several = self._pairs(sentence, found, seen[-_LATELY:])
        if "their " in words and (sides := self._joined_last(sentence, found, seen)):
            several += [self._mention(*match.span(), sides) for match in _THEIR.finditer(self.lower, *span)]
        if "three" in words:
            several += self._threes(sentence, [*seen[-_LATELY:], *found])
        if "the former" in words or "the latter" in words:
            several += self._one_of_two(sentence, [*seen[-_LATELY:], *found])
        return several

    def _one_of_two(self, sentence: Sentence, named: list[ActorMention]) -> list[ActorMention]:
        """Of the two that were named last "the former" is the first, "the latter" the second."""
        found = []
        for match in _ONE_OF_TWO.finditer(self.lower, sentence.start, sentence.end):
            start, end = match.span()
            before = [mention for mention in named if mention.end <= start]
            sides = (self._acting(mention) for mention in reversed(self._joined(before) or before))
            if meant := one_of_two(sides, last=match[1] is None):
                found.append(self._mention(start, end, [meant]))
        return found

    def _joined_last(
        self, sentence: Sentence, found: list[ActorMention], seen: list[ActorMention]
    ) -> list[str]:
        """The two sides that "and" joins in the sentence before, where nobody else is named."""
        recent = [m for m in seen[-_FEW:] if sentence.start - m.start < _SENTENCE_BEFORE]
        if len(recent) < 2 or any(self._acting(m) for m in found):
            return []
        sides = list(dict.fromkeys(filter(None, map(self._acting, recent))))
        return sides if len(sides) == 2 and self._joined(recent) else []

    def _joined(self, named: list[ActorMention]) -> list[ActorMention]:
        """The two of the last sentence that "and" joins: "Peru and Oman arm Chad: the former with ..."."""
        for one, other in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
            between = self.lower[one.end : other.start]
            if between in _AND and self._acting(one) and self._acting(other):
                return [one, other]
            if "." in between:
                break
        return []

    def _acting(self, mention: ActorMention) -> str:
        """The side that a mention names in its own right, not as a place; else blank."""
        if mention.form in UNFIT or mention.form == "short" or mention.text.lower() in POSSESSIVES:
            return ""  # "A and B help the army: the former with jets"
        place = _IN.search(self.text, max(0, mention.start - 12), mention.start)
        return "" if place else self.side(mention)

    def _pairs(
        self, sentence: Sentence, found: list[ActorMention], seen: list[ActorMention]
    ) -> list[ActorMention]:
        """ "the two countries" as one mention that is named after both."""
        both = []
        for match in _PAIR.finditer(self.lower, sentence.start, sentence.end):
            start, end = match.span()
            fit = [m for m in found if m.end <= start and m.form not in UNFIT]
            named = self.land if match[0].endswith(_STATES) else self.side
            sides = self._two_sides(start, seen, fit, named)
            if len(sides) > 1:
                both.append(self._mention(start, end, sides))
        return both

    def _threes(self, sentence: Sentence, seen: list[ActorMention]) -> list[ActorMention]:
        """ "the three countries" as one mention, named after the last list of three states before it."""
        found = []
        for match in _THREE.finditer(self.lower, sentence.start, sentence.end):
            start, end = match.span()
            states = [
                m for m in seen if m.kind == "state" and m.end <= start and m.text.lower() not in POSSESSIVES
            ]
            for one, two, three in zip(states[-3::-1], states[-2::-1], states[::-1], strict=False):
                listed = self.text[one.end : two.start] == ", "
                if listed and _LAST.fullmatch(self.text, two.end, three.start):
                    found.append(self._mention(start, end, [one.name, two.name, three.name]))
                    break
        return found

    def _mention(self, start: int, end: int, names: list[str]) -> ActorMention:
        return ActorMention(start, end, _BOTH.join(names), "state", self.text[start:end], "short")

    def _two_sides(
        self, start: int, seen: list[ActorMention], before: list[ActorMention], named: Land
    ) -> list[str]:
        """The two states or armed groups that were named lately and that stand together most often."""
        text = self.text
        near: dict[str, int] = {}
        coupled: Counter[tuple[str, str]] = Counter()
        last, end = "", 0
        for mention in [*seen, *before]:
            name = named(mention)
            if not name or mention.text.lower() in POSSESSIVES:
                continue
            near[name] = max(near.get(name, 0), _nearness(text, start, mention, mention in before))
            if last and text[end : mention.start].strip() in ("and", "and the"):
                coupled[last, name] += 1
            last, end = "" if mention.form == "people" else name, mention.end
        acting = {named(m) for m in before} if _dealt_with(text, start) else set()
        if len(near.keys() - acting) > 1:
            near = {name: points for name, points in near.items() if name not in acting}
        likely = sorted(near, key=near.__getitem__)[-_LIKELY:][::-1]

        def worth(pair: tuple[str, str]) -> int:
            one, other = pair
            beside = min(self.beside(one, other), _OFTEN)
            joined = min(coupled[one, other] + coupled[other, one], 2)
            return near[one] + near[other] + beside + _JOINED * joined

        return [*max(combinations(likely, 2), key=worth)][::-1] if len(likely) > 1 else likely


_LATELY = 300  # mentions back to whom a pair can mean
_STATES = ("countries", "states", "nations", "governments", "capitals", "neighbours")
_LIKELY, _OFTEN, _JOINED = 8, 8, 3
_HERE, _GAPS, _FAR = 8, ((120, 6), (250, 5), (450, 3), (700, 2)), 1
_IN = re.compile(r"\b(?:in|near|from)\s(?:the\s)?$")


def _nearness(text: str, start: int, mention: ActorMention, here: bool) -> int:
    """How near before `start` somebody is named; adjectives and places count less than names."""
    gap = start - mention.start
    points = _HERE if here else next((worth for reach, worth in _GAPS if gap < reach), _FAR)
    place = mention.kind == "state" and _IN.search(text, max(0, mention.start - 12), mention.start)
    return points - (mention.form in ("adjective", "people")) - bool(place)


_DEALING = re.compile(r"\b(?:to|with|from|for|between|against) (?:the )?$")
_ADDRESSING = any_of("addresses somebody")
_ADDRESSED = re.compile(rf"\b(?:{_ADDRESSING}) (?:the )?$")
_TIES = any_of("what two have between them")
_TIED = re.compile(rf"\b(?:{_TIES})(?: [\w-]+){{0,2}}? between (?:the )?$")
_HOSTING = re.compile(r"\b(?:host|mediat|broker|sponsor|facilitat)")


def _dealt_with(text: str, start: int) -> bool:
    """Whether who acts before is neither: "spoke to both sides"; not so in "the trust between the two"."""
    near = max(0, start - 60)
    if _ADDRESSED.search(text, near, start):
        return True
    if not _DEALING.search(text, max(0, start - 15), start):
        return False
    return not _TIED.search(text, near, start) or _HOSTING.search(text, near, start) is not None
