"""Whether a number without a noun counts people, by evidence that is weighed.

"4,700 fell", "the total is expected to hit 10,000", "a few hundred will stay on": no single cue decides.
What was counted before, the verb, the nouns around and the size each speak for people or for things. The
points are whole numbers in `people_points.csv`, fitted on labelled articles.
"""

from collections.abc import Iterable, Iterator

from toolkit import lexicon
from toolkit.extraction.figures.company import people_noun_before, stands_in_list, war_before
from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.terms import LOSSES, FigureTerm
from toolkit.extraction.figures.things import OF_THINGS_TOO, things_before, things_nearer
from toolkit.extraction.figures.verbs import loss_noun
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of, wordset

_FEW = 25
_SIZES = ((_FEW, "few"), (1_000, "hundreds"), (10_000, "thousands"), (1_000_000, "tens of thousands"))
_ENOUGH = 50  # figures that are looked back at
_NEAR = 30
_OF_WHOM = re.compile(r",?\s(?:of|among|some of|most of) whom\b")
_BODILY = ("killed", "wounded")

_GROUPS = wordset("group of people", "words")
_GROUP_OF = re.compile(
    rf"\b(?:{'|'.join(sorted(_GROUPS))})\s"
    r"(?:\w+\s){0,4}?(?:of|to|at|was|is|from|numbering|hit|reach|exceed\w*|range|"
    r"drew|for|by|number|total\w*)\s(?:about|around|some|up to|roughly|nearly|almost|just|only|at least|"
    r"over|more than|perhaps|from|between)?\s?$"
)
_CHAIN = re.compile(
    r"^(?:[^.;:]{0,50}?)\b(?:from|to|and|or|of whom|including|against|than|not|another|"
    r"compared with)\s(?:the\s|its\s|some\s|about\s)?(?:previous\s)?$|^,?\s?(?:up|down)\sfrom\s$"
)
_CORRECTED = re.compile(
    r"\b(?:earlier version|first|originally|previously|initially|earlier)\s(?:said|reported|gave|spoke of|"
    r"put it at|wrote)\s$"
)
_PARENTHESIS = re.compile(r"[A-Z][\w’'.-]+\s\($")
_HOW_MANY = re.compile(
    r"\b[Hh]ow many\s(?:[\w-]+\s){0,3}?(?:soldiers|troops|police|officers|fighters|men|peacekeepers|"
    r"people|prisoners|[A-Z]\w+s)\b[^?]*\?$"
)
_NO_PEOPLE_BEFORE = re.compile(
    r"\b(?:age|aged|ages|page|pages|article|resolution|no\.|line|chapter|room|route|highway|zone|phase|"
    r"day|week|flight|model|version|at least one|(?<!at the )price|paid|(?<!at the )cost|worth|"
    r"height|capacity|population|voted|"
    r"voted by|vote of|votes?|displaced|displaces|displacing|displace|displacement of|uprooted|uprooting|"
    r"instead of|rather than|(?<=, )not)\s"
    r"(?:of\s[\w\s]{0,20}\bat\s|at\s|is\s|"
    r"was\s|of\s)?$|\bage of [\w\s]{0,20}\s(?:at|is|was)\s$"
)
_PUT_AT = re.compile(
    r"\b(?:stood|stands?|number|count|toll|total|figure|put|puts|strength)\b[^.;,]{0,30}\sat\s$"
)
_TIMES = ("day", "week")
_WEEKS = 1_000  # "last week of 11,000", but "week 14", "day 600"
_PAY_WORDS = any_of("pay")
_PAY = re.compile(rf"\b(?:{_PAY_WORDS})\sof\s$")
_OF_AGE = re.compile(r"\b(?:men|women|people|recruits|volunteers|boys|citizens|anyone|everyone)\sof\s$")
_OLDEST = 75
_NO_PEOPLE_AFTER = re.compile(
    r"\s(?:people\s|others\s)?(?:to\s(?:flee|leave|abandon)|from)\s(?:their|its)\s(?:homes?|villages|towns|houses)\b|"
    r"\sof which\b|\s?(?:%|percent|per cent|times|years|days|hours|kilomet|miles|degrees|km|mm|tons|"
    r"tonnes|dollars|euros|euro|a\.m|p\.m)"
)
_LABELLED = re.compile(
    r":\s(?:[\w-]+\s){0,4}(?:strength|soldiers|troops|fighters|dead|killed|wounded|deployed|personnel|men)\b"
)
_GIVING = any_of("gives or buys things")
_HANDED_OVER = re.compile(
    rf"\b(?:{_GIVING})"
    r"(?:\s(?!and\b|but\b|that\b|to\b|of\b)[\w’'.-]+){0,5}\s$"
)
_ESTIMATE = re.compile(
    r"\b(?:gives|gave|long gave)\s(?:a figure of\s)?$|\b(?:speaks?|spoke|talks?|talked|writes?|wrote|hear|"
    r"told)\s(?:\w+\s){0,2}of\s(?:the\s|some\s)?[\"“]?$|\b(?:mentions|mentioned)\s(?:only\s)?[\"“]?$|\b(?:put|puts|putting|estimates?|estimated|"
    r"placed?|places)\s(?:it|them|the\s(?:number|figure|total|count))\sat\s[\"“]?$|\b(?:number|figure|"
    r"total|count|estimate)s?\s(?:was|is|were|are|stood at|stands at|has reached|reached|to be|at|"
    r"run\w* (?:to|from)|came to|comes to|had risen to|rose to)\s[\"“]?$|\b(?:reported|reports|counts|"
    r"counted|there\s(?:are|were|was|had\sbeen|may\sbe|could\sbe)|says\sit\sis|said\sit\swas|believes?\sit\sis|"
    r"closer\sto|shrank|shrunk|grew|grown|swell\w*|dwindled|"
    r"fell|risen|rose|numbered|numbers|claims?|claimed|consider\w*|reckons?\swith|canvassing|wants?|"
    r"wanted)\s(?:from\s|to\s|by\s)?[\"“]?$"
)

_SAYS_NO_MORE = re.compile(r"[\"”]?(?:[.;,]|\sand\s|$)")


def counts_people(telling: Telling) -> bool:
    """Whether a number with no noun behind it counts people."""
    quantity = telling.quantity
    one = quantity.best == 1 and quantity.bound == "exact"
    return not one and not refused(telling) and for_people(evidence(telling))


def for_people(cues: Iterable[str]) -> bool:
    """Whether the cues speak for people."""
    points = lexicon.points("people_points")
    return sum([points[cue] for cue in cues if cue in points]) > 0


def refused(telling: Telling) -> bool:
    """Whether the words beside the number, or its form, leave no doubt that it counts no people."""
    doc, quantity = telling.doc, telling.quantity
    if telling.behind_number(_NO_PEOPLE_AFTER) or _TABLE_ROW.fullmatch(telling.sentence.text):
        return True
    before = doc.lower[max(telling.sentence.start, quantity.start - 48) : quantity.start]
    value = _value(quantity)
    numbered = _NO_PEOPLE_BEFORE.search(before)
    if _PAY.search(before) or (numbered and not (value >= _WEEKS and numbered[0].startswith(_TIMES))):
        return True
    if value < _OLDEST and quantity.bound == "at_most" and _OF_AGE.search(before):
        return True  # "jobless men of up to 50"
    at = value < _FEW and quantity.bound == "exact" and before.endswith(" at ")
    if at and not _PUT_AT.search(before) and not _lost(telling):
        return True  # an age
    return quantity.bound != "vague" and value < 2


_TABLE_ROW = re.compile(  # "South Sudan 650 RSF", of print
    r"(?:[A-Z][\w’']*\s)+\d[\d,.–-]*(?:\s[A-Z][\w’']*)+"
)


def _value(quantity: Quantity) -> float:
    return max(quantity.values, default=0.0)


def _lost(telling: Telling) -> bool:
    terms = telling.doc.figure_terms[telling.sentence.index]
    return loss_noun(telling.doc.lower, telling.quantity.value_start, terms) is not None


def evidence(telling: Telling) -> set[str]:
    """What speaks for people and against."""
    quantity = telling.quantity
    found = {f"of {_size(quantity)}", "number", *_company(telling)}
    if telling.noun.kind != "none":
        found.add(f"noun {telling.noun.kind}")
    found.update(_counted_before(telling), _verb_cues(quantity, telling.read, telling.verb))
    return found


def _size(quantity: Quantity) -> str:
    if quantity.bound == "vague":
        return "vague"
    value = _value(quantity)
    return next((name for limit, name in _SIZES if value < limit), "millions")


def _counted_before(telling: Telling) -> Iterator[str]:
    """Whether people or things were counted before, and how the number goes on from them."""
    doc, quantity, same, near = telling.doc, telling.quantity, telling.same, telling.near
    before = doc.lower[max(telling.sentence.start, quantity.start - 120) : quantity.start]
    if near is not None:
        yield "figure of people near"
        bracket = doc.lower[quantity.end : quantity.end + 1] == ")"
        if bracket and _PARENTHESIS.search(doc.text, telling.sentence.start, quantity.start):
            yield "stands beside people"
    if same is not None:
        yield "figure of people in the sentence"
        if _CHAIN.search(doc.lower[same["end"] : quantity.start]) or _CORRECTED.search(before):
            yield "goes on from a figure"
    if telling.thing > (near["start"] if near else -1):
        yield "things counted last"
    if any(quantity.values & {row["low"], row["best"], row["high"]} for row in telling.rows[-_ENOUGH:]):
        yield "same number of people"
    if _ESTIMATE.search(before[-60:]):
        yield "estimate"
        if telling.behind_number(_SAYS_NO_MORE) and _soldiers_in_last(telling):
            yield "estimate alone"


def _soldiers_in_last(telling: Telling) -> bool:
    """Whether the sentence before speaks of soldiers or losses: "the governor had mentioned six"."""
    index = telling.sentence.index
    terms = telling.doc.figure_terms[index - 1] if index else []
    return any(t.people == "military" or t.state in LOSSES or t.noun in LOSSES for t in terms)


def _company(telling: Telling) -> Iterator[str]:
    """The people and things spoken of around the number."""
    doc, sentence, quantity = telling.doc, telling.sentence, telling.quantity
    before = doc.lower[max(sentence.start, quantity.start - 120) : quantity.start]
    question = doc.sentences[sentence.index - 1].text if sentence.index else ""
    grouped = not _GROUPS.isdisjoint(doc.words_in(sentence)) and _GROUP_OF.search(before)
    things = things_nearer(doc, sentence, quantity)
    seen = {
        "loss noun governs it": _lost(telling),
        "stands beside people": stands_in_list(doc, sentence, quantity) or telling.behind_number(_LABELLED),
        "people before it": people_noun_before(doc, sentence, quantity),
        "total or unit of people": grouped,
        "how many": question.endswith("?") and _HOW_MANY.search(question),
        "people spoken of": war_before(doc, sentence),
        "force named": any(m.kind == "armed_force" for m in doc.mentions_in(sentence)),
        "article of soldiers": doc.counts_soldiers,
        "things nearer": things,
        "things before": not things and things_before(doc, sentence, quantity),
        "handed over": not things and _HANDED_OVER.search(before),
        "of whom": telling.behind(_OF_WHOM),
        "people behind": _people_behind(telling),
    }
    return (cue for cue, here in seen.items() if here)


def _people_behind(telling: Telling) -> bool:
    """As in "of the roughly 10,000 who leave the barracks", "about 400, most of them soldiers"."""
    lower, end = telling.doc.lower, telling.end
    if lower.startswith((" who ", " whom "), end):
        return True
    terms = telling.doc.figure_terms[telling.sentence.index]
    return any(t.people == "military" and 0 <= t.start - end < _NEAR for t in terms)


def _verb_cues(quantity: Quantity, measure: str, verb: FigureTerm | None) -> list[str]:
    if verb is None or not measure:
        return []
    close = -1 <= quantity.start - verb.end <= 1 or 0 <= verb.start - quantity.end < 40
    if not close:
        return []
    if measure in _BODILY and verb.term not in OF_THINGS_TOO:
        return ["what befalls people"]
    if measure in (*LOSSES, "trained"):
        return ["loss or training"]
    return ["leaving" if measure == "withdrawn" else "other verb"]
