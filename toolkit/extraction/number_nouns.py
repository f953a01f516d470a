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
    could daily despite did do does done down due during each early either else even ever every everyone few for
    former from further go goes going gone had has have having he hence her here hers him his how however i if in
    inside instead into is it its itself just last late later least less like made make makes many may me mere
    might monthly more most much must my near nearly never next no nor not now of off often on once one only onto
    or other others ought our out outright outside over overall own per perhaps plus quite rather really said same
    say says self shall she should since so some soon still such than that the their them themselves then there
    these they this those though through throughout thus till to today together tomorrow too total toward towards
    under unless unlike until up upon us very via was we weekly well went were what when where whether which while
    who whom whose why will with within without would worth yesterday yet you your yearly yes least instead
    respectively apiece combined nationwide worldwide overnight straight""".split()
)
# Verbs that directly follow a bare number ("4,700 fell out of action", "300 died").
VERBS = frozenset(
    """died die killed kill wounded injured hurt missing dead lost fell fall fallen served serve fight fought
    fighting fled flee left leave joined join arrived arrive returned return remained remain survived survive
    deserted defected surrendered captured taken took take sent deployed dispatched trained mobilised mobilized
    came come signed signed gathered attended attend took makes began begin started according including
    received receive worked work live lived voted put put held hold sit stood stand need needed opened helped
    gave give got get saw see seen reported counted accounted constituted estimated expected perished drowned
    evacuated displaced detained arrested released withdrew withdrawn fired launched""".split()
)
# Nouns that are plural without looking it.
PLURALS = frozenset(
    """people personnel men women children police troops military infantry cavalry militia crew staff youth
    aircraft spacecraft hovercraft helicopters sheep fish deer cattle series species media data dead servicemen
    servicewomen policemen gunmen fishermen airmen seamen crewmen guardsmen militiamen businessmen feet teeth
    kids artillery ammunition persons hardware equipment manpower folk clergy poultry offspring swine
    congressmen spokesmen firemen horsemen riflemen workforce mice geese criteria phenomena women
    peshmerga mujahideen fedayeen gendarmes spetsnaz janjaweed carabinieri vietnamese chinese japanese
    taliban hamas""".split()
)
_NOT_PLURAL = frozenset("less unless across its his is was has as this thus us plus".split())
_JOINERS = frozenset(("and", "or", "&"))


class Phrase(NamedTuple):
    """Span of a counted phrase and whether it reads as a plural."""

    start: int
    end: int
    plural: bool


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in PLURALS:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and word not in _NOT_PLURAL


def phrase_after(text: str, low: str, end: int) -> Phrase | None:
    """The counted phrase that begins at or right after `end` (one space or hyphen, an opening quote)."""
    start = end
    if low[start : start + 1] in " -":
        start += 1
    quoted = low[start : start + 1] == '"'
    position = start + quoted
    first, stop, plural, count = position, position, False, 0
    for count in range(_LONGEST):
        match = _WORD.match(low, position)
        if match is None:
            break
        word = match.group()
        dotted = word.endswith(".") and not (len(word) > 3 and "." in word[:-1])
        bare = word.rstrip(".")
        if bare in STOPS or (bare in VERBS and not (_leads_on(low, match.end()) and bare not in ("died", "fell"))):
            break
        stop = match.end() - dotted
        plural = is_plural(_last_part(bare)) and not (bare[-3:] in ("can's",))
        if dotted or plural or low[match.end() : match.end() + 1] != " ":
            break
        position = match.end() + 1
    return Phrase(first, stop, plural) if stop > first else None


def _last_part(word: str) -> str:
    return word.rsplit("-", 1)[-1]


def _leads_on(low: str, end: int) -> bool:
    """Whether a participle ("wounded") stands before a plural, as an adjective does."""
    match = _WORD.match(low, end + 1) if low[end : end + 1] == " " else None
    return match is not None and match.group() not in STOPS and is_plural(_last_part(match.group().rstrip(".")))
