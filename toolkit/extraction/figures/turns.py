"""Turns of phrase that leave no doubt what became of people: "900 men, dead and wounded"."""

from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.terms import ABOUT
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

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
    r"\s(?:of\sthem\s)?are\s(?:(?:now|still|currently|already|also)\s)*(?:in|at|near|inside)\s(?!(?:the\s|a\s|an\s)?(?:[\w-]+\s)?"
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
_OF_DEAD = re.compile(r"(?:\s[\w-]+)?\sof\s(?:its|their|his|her|the)\s(?:own\s)?(?:fallen|dead|slain)\b")
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
_WANTS_BACK = re.compile(rf"\b(?:return|release|freedom|handover)\sof{ABOUT}$")
_DEMANDS = re.compile(
    rf"\b(?:wants?|wanted|demand(?:s|ed)?|ask(?:s|ed)?\sfor)\s(?:its|their|his|the){ABOUT}$"
)
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
_UNIT = (
    r"(?:contingents?|forces?|battalions?|brigades?|company|companies|platoons?|units?|detachments?|garrison|"
    r"troops)"
)
_UNIT_OF = re.compile(rf"\s{_UNIT}\sof{ABOUT}$")
# "the withdrawal of the 900 men deployed in May", "pulled out its battalion of 300": wherever they were
_PULLOUT = re.compile(
    r"\b(?:(?:withdrawal|pull-?out|drawdown|repatriation)\sof|withdraw(?:s|n|ing)?|withdrew|"
    r"(?:pull(?:s|ed|ing)?|move[sd]?|moving)\sout|recall(?:s|ed|ing)?)\s"
    r"(?:(?:the|its|their|a|an|another|further|additional|some|about|around|roughly|all)\s)*"
    rf"(?:(?:one|two|three|whole|entire|full|remaining|last)\s)*(?P<unit>{_UNIT}"
    rf"(?:\sof|(?:\s(?:in|from|at|on)\s(?:the\s)?[\w’'-]+(?:\s[\w’'-]+)?)?,){ABOUT})?$"
)
# "took the town with 900 men", "put 900 men into Kuwait"
_TOOK_WITH = re.compile(
    r"\b(?:took|seized|attacked|invaded|stormed|entered|captured|crossed|assaulted|besieged|surrounded)\s[^.;:,\d]{2,40}\swith"
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
_OF_HURT = frozenset({"wounded", "injured", "hurt"})
_OF_HANDS = frozenset(
    {"hands", "custody", "captivity", "prison", "prisons", "jail", "jails", "cells", "possession"}
)
_OF_PULLOUT = frozenset(
    {"withdrawal", "pullout", "pull", "drawdown", "repatriation", "withdraw", "withdraws", "withdrawn"}
    | {"withdrawing", "withdrew", "out", "recall", "recalls", "recalled", "recalling"}
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
    (low, high), start, end = sentence, quantity.start, noun.end
    pullout = None if _OF_PULLOUT.isdisjoint(words) else _PULLOUT.search(lower, max(low, start - 60), start)
    if noun.kind in ("military", "weak", "people of", "part"):
        if _PUT.search(lower, max(low, start - 24), start) and _THROUGH.match(lower, end, high):
            return "trained"
        took = noun.kind == "people of" and _TOOK.search(lower, max(low, start - 24), start)
        if took and not _AWAY.match(lower, end):
            return "captured"
        if _TOOK_WITH.search(lower, max(low, start - 70), start) or (
            _PUT.search(lower, max(low, start - 24), start) and _INTO.match(lower, end, min(high, following))
        ):
            return "deployed"
        if not _OF_HURT.isdisjoint(words) and _BOTH.match(lower, end, min(high, following)):
            return "casualties"
        if not _OF_HANDS.isdisjoint(words) and _IN_HANDS.match(lower, end, min(high, following)):
            return "captured"
        if _CAME_HOME.match(lower, end, high):
            return "other" if _SWAPS.search(lower, low, high) else "withdrawn"
        if pullout:
            return "withdrawn"
        if _DESTROYED.search(lower, max(low, start - 16), start):
            return "killed"
        if noun.kind == "military" and _WHO_HAS.search(lower, max(low, start - 45), start):
            return "deployed"
        unit = _UNIT_OF.search(lower, max(low, start - 40), start)
        carry = unit.start() if unit else quantity.value_start
        carried = lower[max(low, carry - 24) : carry].split()
        if not _CARRIES.isdisjoint(carried[-3:]) and _IN_SWAP.match(lower, low, start):
            return "other" if noun.kind == "military" else "captured"
        if not _CARRIES.isdisjoint(carried[-3:]) and _OUT.match(lower, end, min(high, following)):
            return "withdrawn"
    if noun.kind == "none" and pullout and pullout["unit"]:
        return "withdrawn"  # "withdraws its contingent of 600"
    if not _OF_KEEPING.isdisjoint(words) and (keeps := _KEEPS.search(lower, max(low, start - 50), start)):
        return "deployed" if keeps["place"] or _IN_PLACE.match(lower, end, high) else "captured"
    if _OF_DEAD.match(lower, quantity.end, high):
        return "killed"
    low = max(low, start - 40)
    if _GIVEN_BACK.match(lower, end, high):
        return "other"
    freed = not _OF_FREEING.isdisjoint(words) and (
        _FREED.search(lower, low, start) or (_BACK.match(lower, end, high) and _GOT.search(lower, low, start))
    )
    if freed:
        return "other"
    if _IN_HOSPITAL.match(lower, end, high):
        return "wounded"
    if noun.noun == "members" and _PUTS_AT.search(lower, max(sentence[0], start - 60), start):
        return "other"
    if _DEMANDS.search(lower, low, start) and _BACK.match(lower, end, high):
        return "captured"  # "wants its seven soldiers back"
    if noun.kind == "none" and _WANTS_BACK.search(lower, low, start) and not _CAPTIVES.isdisjoint(words):
        return "captured"
    if _HAD_TO_GO.match(lower, end, min(high, following)):
        return "withdrawn"
    if _MAIMED.match(lower, end, min(high, following)):
        return "wounded"
    if _NOT_BACK.match(lower, end, high) or _DIED_OF_WOUNDS.match(lower, quantity.end, high):
        return "killed"
    if _STILL_THERE.match(lower, end, high) or (noun.kind != "outcome" and _IS_THERE.match(lower, end, high)):
        return "deployed"
    return "withdrawn" if _GONE.match(lower, end, high) else ""
