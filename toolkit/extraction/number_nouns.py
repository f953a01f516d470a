"""What a number counts: the noun phrase behind it ("3,000 North Korean soldiers").

No tagger: the phrase runs to its first plural, and never past a function word, a verb or punctuation.
"""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'.&][^\W_]+)*\.?")
_LONGEST = 6

# Function words, auxiliaries and adverbs: a noun phrase ends before them.
STOPS = frozenset(
    """a about above according across after again against ago ahead all almost alone along already also although
    always am among an and annually another any apart apiece are around as aside at away back be became because
    become been before began behind being below beneath beside besides between beyond both but by came can cannot
    could daily despite did do does done down due during each early either else even ever every everyone for
    from further go goes going gone had has have having he hence her here hers him his how however i if in
    inside instead into is it its itself just last late later least less like made make makes may me mere
    might monthly more most much must my near nearly never next no nor not now of off often on once one only onto
    or ought our out outright outside over per perhaps plus quite rather really said same
    say says self shall she should since so some soon still such than that the their them themselves then there
    these they this those though through throughout thus till to today together tomorrow too toward towards
    under unless unlike until up upon us very via was we weekly well went were what when where whether which while
    who whom whose why will with within without would worth yesterday yet you your yearly yes instead
    respectively nationwide worldwide overnight whereas despite amid amidst including inclusive versus vs""".split()
)
# Verbs and participles that directly follow a bare number ("4,700 fell out of action").
VERBS = frozenset(
    """died die killed kill wounded injured hurt missing dead lost fell fall fallen served serve fight fought
    fighting fled flee left leave joined join arrived arrive returned return remained remain survived survive
    deserted defected surrendered captured taken took take sent deployed dispatched trained mobilised mobilized
    come signed gathered attended attend began begin started received receive worked work live lived voted put held
    hold sit stood stand need needed opened helped gave give got get saw see seen reported counted accounted
    constituted estimated expected perished drowned evacuated displaced detained arrested released withdrew
    withdrawn fired launched drew made won ran shot struck hit led met lost set spent sold bought built broke brought
    chose drove flew grew hid kept knew lay paid rode rose sank shook spoke spread stole swept taught threw told
    understood wore wrote felt thought caught sought cheaper higher lower better worse faster slower ahead strong""".split()
)
# Words that lead into a phrase without belonging to it: "30,000 more soldiers", "12 of the soldiers".
_LEADS = frozenset("more additional further extra such of the these those its his her their our all".split())
# Nouns that are plural without looking it.
PLURALS = frozenset(
    """people personnel men women children police troops military infantry cavalry militia crew staff youth
    aircraft spacecraft hovercraft sheep fish deer cattle series species media servicemen servicewomen policemen
    gunmen fishermen airmen seamen crewmen guardsmen militiamen businessmen feet teeth kids artillery ammunition
    persons hardware equipment manpower folk clergy poultry offspring congressmen firemen horsemen riflemen
    workforce mice geese criteria phenomena peshmerga mujahideen fedayeen gendarmes spetsnaz carabinieri
    infantrymen artillerymen noncombatants others legionnaires medics dead""".split()
)
_NOT_PLURAL = frozenset(
    """less unless across its his is was has as this thus us plus yes versus analysis crisis basis tennis thesis
    emphasis diagnosis oasis paris hepatitis sepsis synopsis paralysis chassis davis harris louis chris""".split()
)


class Phrase(NamedTuple):
    """Span of a counted phrase and whether it reads as a plural."""

    start: int
    end: int
    plural: bool


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in PLURALS:
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su'" and word not in _NOT_PLURAL


def phrase_after(low: str, end: int) -> Phrase | None:
    """The counted phrase that begins right after `end`; an opening quotation mark is passed over."""
    position = _begin(low, end)
    first = stop = position
    plural, joined = False, False
    for _ in range(_LONGEST):
        match = _WORD.match(low, position)
        if match is None:
            break
        word, after = match.group(), match.end()
        dotted = word[-1] == "." and "." not in word[:-1]
        bare = word[:-1] if dotted else word
        if bare in STOPS or ((bare in VERBS or _past(bare)) and not _leads_on(low, after)):
            break
        stop = after - dotted
        plural = is_plural(bare.rsplit("-", 1)[-1])
        if dotted or (plural and (bare not in PLURALS or not _leads_on(low, after))):
            break
        position = after + 1
        if low[after : after + 1] != " ":
            break
        if not joined and low.startswith(("and ", "or "), position) and _joins(low, position):
            position += 4 if low[position] == "a" else 3
            joined = True
    return Phrase(first, stop, plural) if stop > first else None


def _begin(low: str, end: int) -> int:
    """Where the phrase starts: a space or hyphen, "of the", "more", a quotation mark skipped."""
    position = end + 1 if low[end : end + 1] in (" ", "-") else end
    for _ in range(3):
        match = _WORD.match(low, position)
        if match is None or match.group() not in _LEADS or low[match.end() : match.end() + 1] != " ":
            break
        position = match.end() + 1
    return position + 1 if low[position : position + 1] == '"' else position


def _joins(low: str, position: int) -> bool:
    """Whether "and" joins two adjectives before a plural: "digital and physical sales"."""
    words = low[position : position + 48].split(" ")[1:4]
    for word in words:
        bare = word.rstrip(".,;:!?)\"")
        if bare in STOPS:
            return False
        if is_plural(bare):
            return True
        if bare != word:
            return False
    return False


def _past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and "-" not in word


def _leads_on(low: str, end: int) -> bool:
    """Whether a participle ("wounded") stands before a plural, as an adjective does."""
    match = _WORD.match(low, end + 1) if low[end : end + 1] == " " else None
    return match is not None and match.group() not in STOPS and is_plural(match.group().rstrip(".").rsplit("-", 1)[-1])


_SINGULARS = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half",
    "wolves": "wolf", "thieves": "thief", "shelves": "shelf", "criteria": "criterion", "phenomena": "phenomenon",
    "movies": "movie", "cookies": "cookie", "rookies": "rookie", "calories": "calorie", "ties": "tie", "pies": "pie",
    "zombies": "zombie", "selfies": "selfie", "buses": "bus", "viruses": "virus", "campuses": "campus",
    "analyses": "analysis", "crises": "crisis", "series": "series", "species": "species", "gas": "gas",
    "heroes": "hero", "potatoes": "potato", "torpedoes": "torpedo", "caches": "cache", "headquarters": "headquarters",
    "bonuses": "bonus", "gases": "gas", "axes": "axe",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of a plural noun; other words as they are.

    >>> singular("batteries"), singular("glass"), singular("boxes"), singular("servicemen")
    ('battery', 'glass', 'box', 'serviceman')
    """
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and is_plural(word) else word
