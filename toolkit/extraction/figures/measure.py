"""What became of the people a number counts: the measure of a figure."""

from collections.abc import Sequence

from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.parts import WHO_WERE, is_whole
from toolkit.extraction.figures.terms import GROUP_STRENGTHS, LOSSES, TEACHERS, FigureTerm, Measured
from toolkit.extraction.figures.turns import by_turn
from toolkit.extraction.figures.verb_search import COUNTING, DYING, HARD_BREAK
from toolkit.extraction.figures.verbs import OUT_OF, Spot, by_grammar, inside
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_LIVES = re.compile(r"\s(?:of\s[\w-]+\s)?their\s(?:own\s)?(?:lives|life)\b")
_HELD = re.compile(r"\s(?:still\s)?(?:held|detained|imprisoned|jailed|interned)\b")


def measure_of(spot: Spot) -> Measured:
    """What became of those who are counted; blank where nothing in reach says so."""
    lower, quantity, noun = spot.lower, spot.quantity, spot.noun
    if is_whole(lower, spot.sentence[0], quantity.start):  # "of 13,387 fighters" says how many there were
        own = inside(quantity, noun, spot.terms)
        if own and own.term not in DYING:  # "half of the 600 wounded soldiers", "the 600 held"
            return Measured(own.state, own)
        if _HELD.match(lower, noun.end):
            return Measured("captured")
        if lost := _who_were_lost(spot):
            return Measured(lost.state, lost)
        return Measured("deployed" if noun.noun not in GROUP_STRENGTHS else "")
    if _LIVES.match(lower, spot.end):
        return Measured("killed")
    phrase = by_turn(lower, quantity, noun, spot.sentence, spot.reach[1], spot.words)
    hurt = phrase == "withdrawn" and inside(quantity, noun, spot.terms)  # "flew 20 wounded men out"
    if phrase and not hurt:
        return Measured(phrase)
    said = by_grammar(spot)
    other = _otherwise(spot, *said)
    return Measured(other, said.verb) if other else _of_counting(spot, said)


def _who_were_lost(spot: Spot) -> FigureTerm | None:
    """As in "two of the three soldiers who were hurt have gone home": of all three."""
    who = WHO_WERE.match(spot.lower, spot.end, spot.sentence[1])
    return next((t for t in spot.terms if who and t.start == who.end() and t.state in LOSSES), None)


def _otherwise(spot: Spot, measure: str, verb: FigureTerm | None) -> str:
    """The measure where the words around the verb turn what it says alone; blank where they do not."""
    if verb is None:
        return ""
    if measure in ("killed", "wounded") and _both(spot.lower, verb, spot.terms):
        return "casualties"
    if (
        measure == "killed"
        and verb.term == "lose"
        and _WILL.search(spot.lower, max(0, verb.start - 24), verb.start)
    ):
        return "withdrawn"  # "Romania is to lose 800 of its 1,700 Americans"
    lives = measure == "casualties" and verb.term.startswith("cost")
    if lives and " lives" in spot.lower[verb.end : spot.quantity.start]:
        return "killed"  # "cost 900 lives, 300 of them of policemen"
    if measure == "withdrawn" and _left_dead(spot, verb):
        return "killed"
    if measure == "withdrawn" and _left_there(spot, verb):
        return "deployed"
    if measure == "trained" and _teach(spot.lower, spot.noun, verb):
        return "deployed"
    if measure == "deployed" and _goes_back(spot.lower, spot.quantity, verb, spot.sentence[1]):
        return "withdrawn"
    return ""


_WILL = re.compile(r"\b(?:(?:is|are|was|were)\s(?:set\s|due\s|about\s)?|stands?\s)to\s$")


def _of_counting(spot: Spot, said: Measured) -> Measured:
    """A verb of counting, a bare noun or none say little: the loss named shortly before says more."""
    lower, start = spot.lower, spot.quantity.start
    measure, verb = said
    counting = verb is not None and verb.term in COUNTING
    says_little = not measure or counting or (verb is not None and not verb.state)
    if measure in LOSSES or not says_little:
        return said
    if OUT_OF.search(lower, max(spot.sentence[0], start - 10), start):
        return said
    wanted = (*LOSSES, "other") if counting else LOSSES
    for term in reversed(spot.terms):
        near = term.end >= spot.reach[0] and 0 < start - term.end < 80
        if near and term.noun in wanted and not HARD_BREAK.search(lower, term.end, start):
            return Measured(term.noun, term.as_noun())
    return said


_TEACHING = wordset("teaching", "words")
_PUPILS = re.compile(r"\s(?!in\b|at\b|with\b|on\b|for\b|under\b|and\b|or\b|as\b|by\b|to\b|there\b|near\b)\w")
_PASSIVE = re.compile(r"\b(?:been|were|was|be|being)\s(?:\w+ly\s)?$")
_BACK = re.compile(
    r"[^.;:]{0,45}?\b(?:back\s(?:to|from|in|across|home)|home|homewards?|homebound|out of (?:the country|"
    r"[A-Z]?\w+ia))\b"
)
_OR = re.compile(r"\s(?:or|and)\s(?:\w+ly\s)?")


def _both(lower: str, verb: FigureTerm, terms: Sequence[FigureTerm]) -> bool:
    """As in "slain or hurt": one word for the dead and one for the wounded."""
    link = _OR.match(lower, verb.end)
    kinds = {"killed", "wounded"}
    return link is not None and any(
        t.start == link.end() and t.state in kinds and t.state != verb.state for t in terms
    )


def _teach(lower: str, noun: Counted, verb: FigureTerm) -> bool:
    """Whether those counted train others: instructors, "120 advisers are training recruits"."""
    if noun.noun in TEACHERS:
        passive = not verb.term.endswith("ing") and _PASSIVE.search(lower, noun.end, verb.start)
        return verb.start < noun.end or not passive
    return verb.start >= noun.end and verb.term in _TEACHING and _PUPILS.match(lower, verb.end) is not None


_LEAVING = ("leave", "leaves", "leaving", "left")
_THAT_LEAVES = re.compile(r"\b(?:which|that|this)\s(?:(?:would|will|could|now|still)\s)?$")
_BEHIND = re.compile(r"[^.;:]{0,40}\bbehind\b")
# "the armistice left 900 men in Korea", but "left in May"
_IN_A_LAND = re.compile(
    r"\s(?:in|at)\s(?!(?:the\s|early\s|late\s|mid-)*(?:jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|\d|spring|summer|autumn|"
    r"fall\b|winter|hospital|captivity|enemy|hands|past|last|week|month|year|wake|end|beginning))"
)
_DEAD = re.compile(r"[^.;:]{0,90}?\b(?:dead|killed)\b")


def _left_dead(spot: Spot, verb: FigureTerm) -> bool:
    """As in "left 30 soldiers and dozens of rebels dead": what became of all of them stands at the end."""
    near = verb.term in _LEAVING and 0 <= spot.quantity.start - verb.end < 12
    return near and _DEAD.match(spot.lower, spot.end, spot.sentence[1]) is not None


def _left_there(spot: Spot, verb: FigureTerm) -> bool:
    """As in "which would leave 900", "went home, leaving 900", "left 40 men behind": those who stay."""
    lower, start = spot.lower, spot.quantity.start
    if verb.term not in _LEAVING or not 0 <= start - verb.end < 20:
        return False
    low = max(spot.sentence[0], verb.start - 20)
    if verb.term == "leaving" and lower.endswith(", ", low, verb.start):
        return True
    behind = _BEHIND.match(lower, spot.end, min(spot.sentence[1], spot.end + 60))
    if verb.term == "left" and _IN_A_LAND.match(lower, spot.end, spot.sentence[1]):
        return True
    return behind is not None or _THAT_LEAVES.search(lower, low, verb.start) is not None


def _goes_back(lower: str, quantity: Quantity, verb: FigureTerm, high: int) -> bool:
    """As in "2,000 were flown back to Senegal", "have crossed the border in the direction of home"."""
    if not verb.state or verb.end <= quantity.start or verb.term in ("remain", "stay", "remained"):
        return False
    return _BACK.match(lower, verb.end, min(high, verb.end + 60)) is not None
