"""Turns of phrase that leave no doubt what became of people: "900 men, dead and wounded"."""

from collections.abc import Callable

from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.place import Place
from toolkit.extraction.figures.terms import ABOUT, GROUP_FIGHTERS
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of, wordset

# "losing 900 men a day, dead and wounded", "900 dead or wounded", "a million people, killed and injured"
_BOTH = re.compile(
    r"(?:\s[\w’'-]+){0,4}(?:,|\s[—–-])\s(?:both\s)?(?:dead|killed)\s(?:and|or)\s(?:wounded|injured|hurt)\b"
)
_DESTROYED = re.compile(
    r"\b(?:destroyed|liquidated|finished\soff|wiped\sout|mowed\sdown|cut\sdown|despatched)\s$"
)
_STILL_THERE = re.compile(
    r"\s(?:are|were|is|was|remain|remained)\sstill\s(?:in|at|there|on\sthe\sground|inside|near)\b"
    r"(?!\s(?:the\s)?(?:captivity|custody|hospitals?|prisons?|jails?|training|hands|enemy))"
)
# "12,000 are in Russia", but "12 are in hospital"
_IS_THERE = re.compile(
    r"\s(?:of\sthem\s)?(?:are|(?<=of\sthem\s)were)\s(?:(?:now|still|currently|already|also)\s)*(?:in|at|near|inside)\s(?!(?:the\s|a\s|an\s)?(?:[\w-]+\s)?"
    r"(?:hospitals?|captivity|custody|prisons?|jails?|hands|detention|intensive|critical|serious|stable|danger|coma|question|"
    r"need|training|graves?|morgues?|cells?|camps?|line|contact|addition|talks|touch)\b)|"
    r"\sare\son\s(?:the\s)?[\w’'-]+\s(?:soil|territory)\b|\swere\sin\s(?:[\w-]+\s){0,2}[\w-]+,?\sand\sthat\b"
)
_WHO_HAS = re.compile(rf"\b(?:which|who)\s(?:still\s|now\s|already\s)?(?:has|have|keeps?|maintains?){ABOUT}$")
_GONE = re.compile(r"\s(?:have|has|had)\s(?:gone\salready\b|(?:already|since)\sgone(?=\s*[.,;]|\sand\b))")
_OUT = re.compile(
    r"(?:\s[\w’'-]+){0,3}\s(?:out\sof\s(?:the\s)?(?!action|order|fear|reach|a\b)[a-z]|back\sto\s|home\b)"
)
# "holds 900 prisoners", "admits to holding 18"
_KEEPS = re.compile(
    r"\b(?P<place>(?:base|camp|barracks|fort|site)\s(?:now\s|still\s)?)?(?:still\s)?(?:holds?|holding)(?:\son\sto)?"
    rf"{ABOUT}$"
)
_IN_PLACE = re.compile(r"(?:\s[\w-]+){0,2}\s(?:in\sreserve|ready|back|at\sthe\sready|on\sstandby|together)\b")
# "freed 900 men", "got 900 men back", "900 men were returned in a swap": they are captives no more
_FREED = re.compile(
    r"\b(?:(?:got|gets?|received|recovered|took|handed|gave)\sback|repatriated|freed|frees|released|releases|"
    rf"set\sfree|let\sgo|exchanged|swapped)(?:\sfor)?{ABOUT}$"
)
_GOT = re.compile(rf"\b(?:got|gets?|getting|received){ABOUT}$")
_BACK = re.compile(r"(?:\s[\w-]+){0,3}\sback\b")
_GIVEN_BACK = re.compile(
    r"(?:\s(?:had|have|has))?\s(?:were|was|been)\s(?:returned|sent\sback|handed\s(?:back|over)|given\sback)\s"
    r"(?:by|from\scaptivity|in\s(?:an?|the)\s(?:[\w-]+\s)?(?:swap|exchange))\b"
)
_OF_DEAD = re.compile(
    r"(?:\s[\w-]+)?\s(?:of\s(?:its|their|his|her|the)\s(?:own\s)?|(?:were|was|are)\samong\sthe\s)(?:fallen|dead|slain|victims)\b"
)
_SWAPS = re.compile(r"\b(?:swaps?|exchanges?|exchanged|swapped|captivity|prisoners?\sof\swar|pows?)\b")
_IN_HOSPITAL = re.compile(
    r"(?:\s(?:more|others|of\sthem|men|soldiers))?\s(?:(?:who\s)?(?:were|was|are|is|had\sbeen|have\sbeen)\s(?:\w+\s)?"
    r"(?:taken|brought|rushed|admitted|flown|evacuated)\sto|(?:are\s|were\s|is\s|was\s|lie\s|lay\s)?(?:still\s)?in)\s"
    r"(?:a\s|the\s|military\s|field\s)*hospitals?\b"
)
# "put the gangs at 20,000 members"
_PUTS_AT = re.compile(
    rf"\b(?:puts?|estimate[sd]?|reckon(?:s|ed)|place[sd]?)\s(?:the\s)?[\w-]+(?:\s[\w-]+){{0,2}}\sat{ABOUT}$"
)
_FIGHTERS = any_of("fighter of a group")
# "put the assailants at 200", "the attackers numbered 60": how strong they were, whomever they killed
_STRONG = re.compile(
    rf"\b(?:{_FIGHTERS})\s(?:at|number(?:ed|s|ing)?|(?:to|must\shave|may\shave)\s(?:be|been|numbered?)){ABOUT}$"
)
_WANTS_BACK = re.compile(rf"\b(?:return|release|freedom|handover)\sof{ABOUT}$")
_DEMANDS = re.compile(
    rf"\b(?:wants?|wanted|demand(?:s|ed)?|ask(?:s|ed)?\sfor)\s(?:its|their|his|the){ABOUT}$"
)
_SWAP_OF = re.compile(rf"\b(?:exchange|swap)\sof{ABOUT}$")
_CAPTIVES = frozenset({"prisoner", "prisoners", "captive", "captives", "hostages", "pows", "detainees"})
_HAD_TO_GO = re.compile(
    r"(?:\s[\w-]+)?\s(?:(?:had|have|has)\sto\sbe\s(?:out|gone)|(?:have|had|has)\sgot\sout)\b"
)
_IN_SWAP = re.compile(r"in\s(?:[\w-]+\s){1,2}(?:exchanges?|swaps?)\b(?!\sfor)")
_MAIMED = re.compile(
    r"[^.;:,\d]{0,20}?\slost\s(?:an?|his|her|their|one|both|at\sleast\sone)\s(?:foot|feet|legs?|arms?|hands?|limbs?|eyes?|"
    r"fingers?)\b|[^.;:,\d]{0,50}?\swith\s(?:wounds|injuries|burns|shrapnel)\b"
)
_DIED_OF_WOUNDS = re.compile(
    r"\sof\sthe\s(?:injured|wounded)\s(?:(?:have|has|had|later|since|then)\s)*died\b"
)
_NOT_BACK = re.compile(
    r"(?:\s[\w-]+)?(?:\sof\s(?:them|these|those))?\s(?:(?:did|have|has|had)\s(?:not|n['’]t)|never)\s(?:yet\s)?"
    r"(?:(?:come|came|gone|got)\s(?:back|home)|return(?:ed)?(?:\shome)?(?!\s(?:to|fire)\b))\b"
)
_CAME_HOME = re.compile(
    r"(?:\s(?:who|that))?\s(?:(?:had|have|has)\s)?(?:since\s)?(?:(?:came|come|went|gone|flew|flown|sailed|travelled)\s(?:back\s)?home|"
    r"returned\s(?:home|from)|got\s(?:back\s)?home)\b"
)
_HANDS = r"(?:hands|custody|captivity|prisons?|jails?|cells|possession)\b"
_IN_HANDS = re.compile(
    rf"(?:(?!\b(?:killed|died|dead|wounded|missing)\b)[^.;:,\d]){{0,40}}?\sin\s(?:the\s)?(?:[\w’'-]+\s){{0,2}}{_HANDS}"
)
_UNIT = f"(?:{any_of('unit of soldiers')})"
_UNIT_OF = re.compile(rf"\s{_UNIT}\sof{ABOUT}$")
# "the withdrawal of the 900 men deployed in May", "pulled out its battalion of 300": wherever they were
_PULLOUT = re.compile(
    r"\b(?:(?:withdrawal|pull-?out|drawdown|repatriation)\sof|withdraw(?:s|n|ing)?|withdrew|"
    r"(?:pull(?:s|ed|ing)?|move[sd]?|moving)\sout|recall(?:s|ed|ing)?)\s"
    r"(?:(?:the|its|their|a|an|another|further|additional|some|about|around|roughly|all)\s)*"
    rf"(?:(?:one|two|three|whole|entire|full|remaining|last)\s)*(?P<unit>{_UNIT}"
    rf"(?:\sof|(?:\s(?:in|from|at|on)\s(?:the\s)?[\w’'-]+(?:\s[\w’'-]+)?)?,){ABOUT})?$"
)
_PRESENCE = any_of("military presence")
# "will cut its presence in Goma by 800 men"
_CUT_BY = re.compile(
    rf"\b(?:cut|cuts|cutting|reduc(?:e[sd]?|ing)|trim(?:s|med)?)\s(?:its|their|the|his)\s(?:[\w’'-]+\s){{0,3}}?(?:{_PRESENCE})\s(?:[\w’'-]+\s){{0,6}}by{ABOUT}$"
)
_ATTACKED = any_of("takes with its men")
# "took the town with 900 men", "put 900 men into Kuwait"
_TOOK_WITH = re.compile(
    rf"\b(?:{_ATTACKED})\s[^.;:,\d]{{2,40}}\swith"
    rf"{ABOUT}$"
)
_PUT = re.compile(rf"\b(?:put|puts|poured|pours|threw|throws|thrown|pushed|led){ABOUT}$")
_INTO = re.compile(
    r"(?:\s(?:more|additional))?\sinto\s(?!training|camps?\b|prison|jail|captivity|custody|hospital)"
)
_THROUGH = re.compile(
    r"\sthrough\s(?:[\w’'-]+\s){0,4}?(?:courses?|training|drills?|programmes?|schools?|academy)\b"
)
# "reported taking 12 Danes at Goma", but "took 12 Danes to Goma"
_TOOK = re.compile(rf"\b(?:took|taking|taken){ABOUT}$")
_AWAY = re.compile(r"\s(?:to|back|home|out|away|from|aboard|into|through|on|along|with|as|for)\b")
_CARRIES = wordset("carries people", "words")
# Words of which one stands in such a turn: looked up in the sentence before a pattern is tried.
_OF_DEATH = frozenset({"dead", "killed", "toll", "losses", "casualties", "deaths"})
_OF_HURT = frozenset({"wounded", "injured", "hurt"})
_OF_HANDS = frozenset(
    {"hands", "custody", "captivity", "prison", "prisons", "jail", "jails", "cells", "possession"}
)
_OF_PULLOUT = frozenset(
    {"withdrawal", "pullout", "pull", "drawdown", "repatriation", "withdraw", "withdraws", "withdrawn"}
    | {"withdrawing", "withdrew", "out", "recall", "recalls", "recalled", "recalling"}
)
_OF_CUTS = frozenset(
    {"cut", "cuts", "cutting", "reduce", "reduces", "reduced", "reducing", "trim", "trims", "trimmed"}
)
_OF_KEEPING = frozenset({"hold", "holds", "holding"})
_OF_FREEING = frozenset(
    {"back", "repatriated", "freed", "frees", "released", "releases", "free", "let", "exchanged", "swapped"}
)


def by_turn(
    lower: str,
    quantity: Quantity,
    noun: Counted,
    sentence: tuple[int, int],
    following: int,
    words: frozenset[str],
) -> str:
    """The measure that a turn of phrase names ("flew 900 men out of Mali"); blank where none stands there.

    `following` is where the next number of the sentence starts, `words` are those of the sentence.
    """
    place = Place(lower, quantity, noun, *sentence, following, words)
    turns = _OF_PEOPLE + _OF_ANY if noun.kind in ("military", "weak", "people of", "part") else _OF_ANY
    return next((measure for measure, stands in turns if stands(place)), "")


def _pulled_out(place: Place) -> re.Match[str] | None:
    return place.before(_PULLOUT, 60) if place.has(_OF_PULLOUT) else None


def _unit_pulled_out(place: Place) -> bool:
    """As in "withdraws its contingent of 600"."""
    pullout = _pulled_out(place) if place.noun.kind == "none" else None
    return pullout is not None and bool(pullout["unit"])


def _carried(place: Place) -> bool:
    """As in "flew 900 men", "flew a contingent of 900 men"."""
    unit = place.before(_UNIT_OF, 40)
    start = unit.start() if unit else place.quantity.value_start
    carried = place.lower[max(place.low, start - 24) : start].split()
    return not _CARRIES.isdisjoint(carried[-3:])


def _swapped(place: Place) -> bool:
    """As in "In a prisoner exchange Chad brought home 900 men"."""
    swap = _IN_SWAP.match(place.lower, place.low, place.quantity.start)
    return swap is not None and _carried(place)


def _kept(place: Place) -> re.Match[str] | None:
    return place.before(_KEEPS, 50) if place.has(_OF_KEEPING) else None


def _kept_ready(place: Place) -> bool:
    """As in "the base holds 900 men", "holds 900 men in reserve"."""
    kept = _kept(place)
    return kept is not None and bool(kept["place"] or place.behind(_IN_PLACE))


def _told_strong(place: Place) -> bool:
    """As in "put the attackers at 60", but not in "put the army's dead at nine, the rebels at 60"."""
    return place.has(GROUP_FIGHTERS) and not place.has(_OF_DEATH) and bool(place.before(_STRONG, 60))


def _freed(place: Place) -> bool:
    if not place.has(_OF_FREEING):
        return False
    return bool(place.before(_FREED, 40) or (place.behind(_BACK) and place.before(_GOT, 40)))


_Turns = tuple[tuple[str, Callable[[Place], object]], ...]
# The measures with the turns that name them; the first one that stands there counts.
_OF_PEOPLE: _Turns = (
    ("trained", lambda p: p.before(_PUT, 24) and p.behind(_THROUGH)),
    ("captured", lambda p: p.noun.kind == "people of" and p.before(_TOOK, 24) and not p.behind(_AWAY)),
    ("deployed", lambda p: p.before(_TOOK_WITH, 70)),
    ("deployed", lambda p: p.before(_PUT, 24) and p.near(_INTO)),
    ("casualties", lambda p: p.has(_OF_HURT) and p.near(_BOTH)),
    ("captured", lambda p: p.has(_OF_HANDS) and p.near(_IN_HANDS)),
    ("other", lambda p: p.behind(_CAME_HOME) and _SWAPS.search(p.lower, p.low, p.high)),
    ("withdrawn", lambda p: p.behind(_CAME_HOME)),
    ("withdrawn", _pulled_out),
    ("withdrawn", lambda p: p.has(_OF_CUTS) and p.before(_CUT_BY, 110)),
    ("killed", lambda p: p.before(_DESTROYED, 16)),
    ("deployed", lambda p: p.noun.kind == "military" and p.before(_WHO_HAS, 45)),
    ("other", lambda p: p.noun.kind == "military" and _swapped(p)),
    ("captured", _swapped),
    ("withdrawn", lambda p: p.near(_OUT) and _carried(p)),
)
_OF_ANY: _Turns = (
    ("withdrawn", _unit_pulled_out),
    ("deployed", _kept_ready),
    ("captured", _kept),
    ("killed", lambda p: p.behind_number(_OF_DEAD)),
    ("other", lambda p: p.behind(_GIVEN_BACK)),
    ("other", _freed),
    ("wounded", lambda p: p.behind(_IN_HOSPITAL)),
    ("other", lambda p: p.noun.noun == "members" and p.before(_PUTS_AT, 60)),
    ("deployed", lambda p: p.noun.kind == "none" and _told_strong(p)),
    ("captured", lambda p: p.before(_DEMANDS, 40) and p.behind(_BACK)),
    ("other", lambda p: p.noun.noun in _CAPTIVES and p.before(_SWAP_OF, 30)),
    ("captured", lambda p: p.noun.kind == "none" and p.has(_CAPTIVES) and p.before(_WANTS_BACK, 40)),
    ("withdrawn", lambda p: p.near(_HAD_TO_GO)),
    ("wounded", lambda p: p.near(_MAIMED)),
    ("killed", lambda p: p.behind(_NOT_BACK)),
    ("killed", lambda p: p.behind_number(_DIED_OF_WOUNDS)),
    ("deployed", lambda p: p.behind(_STILL_THERE)),
    ("deployed", lambda p: p.noun.kind != "outcome" and p.behind(_IS_THERE)),
    ("withdrawn", lambda p: p.behind(_GONE)),
)
