"""Whether a figure is a standing or cumulative total, or an addition."""

from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.setting import size
from toolkit.extraction.figures.terms import FREES_CAPTIVES, LOSSES, FigureTerm
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

# "another 900 men", but "another count: 900"; "a further 900", but "went further: 900"
_FLOW = re.compile(
    r"\b(?:(?<!or )more(?! than)|another(?=(?:\s[^\s,;:]+){0,3}\s\S*\d|(?:\s[^\s,;:]+){0,6}$)|additional|"
    r"further(?=\s(?:\w+\s){0,2}\d|\s\w+$)|extra|fresh|new(?! ceiling| limit| total)|newly|reinforce\w*|"
    r"(?<!at )(?:first|second|third)(?!-| report| version| count| estimate| half)|"
    r"initial(?! report| count| estimate)|latest(?! \w+ report)|next(?! to\b| with\b|,)|wave|batch|"
    r"batches of|arrived(?! at)|arriving|landed|landing|rotation|vanguard|topped up|stepped off|"
    r"adds?|added(?! to the)|adding|advance party|tranche)\b"
)
_TOTAL = re.compile(
    r"\b(?:total|totals|in all|altogether|overall|so far|since|cumulative|toll|to date|have been|has been|"
    r"has lost|have lost|have died|has passed|have passed|now|currently|still|remain|remains|up to date|"
    r"as of|by now|already)\b"
)
_INCIDENT = re.compile(
    r"\b(?:ambush\w*|attack\w*|strikes?|raids?|clash\w*|explosion|blast|crash\w*|shelling|bombing|battle|"
    r"incident|assault|airstrike|overnight|yesterday|firefight|gunfight|shot|gunned|mortar|roadside|"
    r"raided|stormed|overran|rammed|drone (?:killed|hit|struck)|missile (?:killed|hit|struck)|"
    r"overturned|capsized|collapsed|when (?:their|a|an|the|its)|a day|per day|every day|in the past|"
    r"(?:preceding|previous|past|last|single|same) (?:day|night|24 hours))\b"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_UNTIL = re.compile(
    r"\bup from\b|\bsince\b|\b(?:by|as of|until|up to|through)\s(?:the end of\s|early\s|late\s|"
    r"mid-)?(?:\d|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|now)"
)
_STAYING = wordset("staying verb", "words")
_SENDING = wordset("sending verb", "words")
_GROUPED = re.compile(
    r"\bother\s|\b(?:first|second|third|another|further|additional|initial|latest)\s(?:\w+\s)?(?:of|group|batch|"
    r"contingent|wave)?\b"
)
_PERIODS = wordset("rate by time", "words")
_BY_COMPARISON = re.compile(
    r"\s(?:more|fewer|less)\sthan\s(?:yesterday|the\sday|last|a\sday|on)|[^.;:\d]{0,30}?\s(?:(?:a|per|"
    r"every|each)\s(?:day|night|week|month|year)|annually|daily|monthly|yearly)\b(?!\s(?:ago|later|"
    r"earlier|before|after))"
)


def mode_of(telling: Telling, measure: str, verb: FigureTerm | None, status: str, event_date: str) -> str:
    """The mode: "flow" for additions, contingents and single incidents, "stock" for totals.

    `event_date` is the EDTF of the fact itself, blank where the sentence dates only the saying.
    """
    lower, quantity, noun = telling.doc.lower, telling.quantity, telling.noun
    if _is_per_time(telling):
        return "flow"
    low = max(telling.sentence.start, quantity.start - 32)
    low = max(low, *(lower.rfind(mark, low, quantity.start) for mark in _ANOTHER_CLAUSE))
    near = lower[low : quantity.start] + lower[quantity.start : noun.end]
    if measure in LOSSES:
        return _mode_of_losses(telling, event_date, near)
    if telling.same and telling.same["measure"] == measure and _INCLUDING.search(lower, low, quantity.start):
        return str(telling.same["mode"])
    flow = _FLOW.search(near)
    if flow and flow[0] in _EARLIEST and telling.behind(_COUNTED_BY):
        flow = None
    added = noun.more or flow
    if added or measure == "withdrawn" or (status == "planned" and _is_called_up(measure, verb)):
        return "flow"
    if telling.before(_HAS, 40):
        return "stock"
    if measure == "deployed":
        return _mode_of_postings(telling, verb, status, event_date)
    recruiting = measure == "other" and verb is not None and verb.term in _RECRUITING
    of_a_day = (recruiting and event_date) or (measure == "other" and _is_freed(telling, verb))
    return "flow" if of_a_day and not _tells_since(telling) else "stock"


def _is_called_up(measure: str, verb: FigureTerm | None) -> bool:
    """As in "will train 900", "plans to draft 5,000": of a plan they are new ones."""
    return measure == "trained" or (measure == "other" and verb is not None and verb.term in _DRAFTING)


_DRAFTING = wordset("drafting verb", "words")
_ANOTHER_CLAUSE = (", where ", ", while ", ", which ", "; ")
# "the initial 7,000 counted by experts"
_EARLIEST = ("first", "initial", "latest", "new")
_COUNTED_BY = re.compile(
    r",?\s(?:[a-z]+\s)?(?:counted|estimated|reported|cited|named|given|put\sforward)\sby\b"
)


def _is_freed(telling: Telling, verb: FigureTerm | None) -> bool:
    """As in "got 900 men back", "900 men were exchanged": captives go free on one day or another."""
    return telling.turn == "other" or (verb is not None and verb.term in FREES_CAPTIVES)


_INCLUDING = re.compile(r",\s(?:including|among\s(?:them|whom))\s(?:\w+\s){0,2}$")
_HAS = re.compile(
    r"\b(?:has|have|had|numbers?|numbered|counts|comprises?)\s(?:(?:only|still|just|now|already|currently|some|"
    r"today|about|around|between)\s){0,2}$"
)


def _is_per_time(telling: Telling) -> bool:
    """Whether the number is one of a day, month or year, or a difference: "300 more than last week"."""
    doc, quantity, limit = telling.doc, telling.quantity, telling.sentence.end
    if quantity.end + 30 <= limit and _PERIODS.isdisjoint(doc.words_in(telling.sentence)):
        return False
    return bool(_BY_COMPARISON.match(doc.lower, telling.end, limit))


def _tells_since(telling: Telling) -> bool:
    return "since" in telling.doc.lower[telling.sentence.start : telling.sentence.end]


def _mode_of_postings(telling: Telling, verb: FigureTerm | None, status: str, event_date: str) -> str:
    """Who stay are a stock; a plan that names no level, a dated dispatch and an exercise are a flow."""
    doc, sentence, start = telling.doc, telling.sentence, telling.quantity.start
    if verb is not None and verb.term in _STAYING:
        return "stock"
    if status == "planned":
        before = doc.lower[max(sentence.start, start - 60) : start]
        level = _LEVEL.search(before) or _STANDS.search(before) or _is_strength(telling)
        return "stock" if level or _GROWS.search(doc.lower[sentence.start : sentence.end]) else "flow"
    if verb is not None and verb.term in _SENDING and event_date and not _tells_since(telling):
        return "flow"
    return "flow" if telling.behind(_FOLLOW) else "stock"


def _is_strength(telling: Telling) -> bool:
    """As in "plans to go below 900", "1,650 strong", "400 who are there already"."""
    lower, start, end = telling.doc.lower, telling.quantity.start, telling.end
    return (
        lower.startswith(_BELOW, start) or telling.noun.noun == "strong" or _IS.match(lower, end) is not None
    )


def _mode_of_losses(telling: Telling, event_date: str, near: str) -> str:
    """A toll is a stock; the dead of one incident or one day are a flow."""
    lower, begin, start = telling.doc.lower, telling.sentence.start, telling.quantity.start
    low, high = telling.between
    own = lower[low:high]
    if _BRINGS_TO.search(near):
        return "stock"
    if _SPELL.search(own) and not _UNTIL.search(own):
        return "flow"
    if _COUNTED.search(lower, begin, start):
        return "stock"
    if lower[high - 9 : high].endswith("up from ") or _UNTIL.search(own):
        return "stock"
    if size(telling.quantity) >= _MORE_THAN_A_DAY:
        return "stock"
    told = lower[begin:high] if _COORDINATED.search(lower, low, start) else own
    if lower[telling.end : high] == " and ":  # "six soldiers and three rebels died in clashes"
        told = lower[low : telling.sentence.end]
    incident = bool(_INCIDENT.search(told))
    if _TOTAL.search(own) and not incident:
        return "stock"
    return "flow" if incident or _DAY.fullmatch(event_date) or _GROUPED.search(near) else "stock"


# what a day or a week costs, however many: "1,200 in a single day", "900 in the last week of May"
_SPELL = re.compile(
    r"\b(?:single (?:day|night|week)|(?:past|last|preceding|previous) (?:24 hours|day|night|seven days)|"
    r"(?:space of|in) (?:one|a) (?:day|night|week)|(?:last|first) week of|week (?:of \w+ )?alone|daily "
    r"average)\b"
)
_MORE_THAN_A_DAY = 2_500  # dead and wounded that no single day or fight has cost
_COUNTED = re.compile(
    r"\b(?:counts|counted|tally|tallied|lists|toll|total|climbed|risen|rose|reached|passed)\b[^.;]{0,60}$"
)
_BRINGS_TO = re.compile(
    r"\b(?:brings|brought|bringing|raises|raised|raising|takes|took|taking)\s(?:[\w\s]{0,24}\s)?to\s"
)
_COORDINATED = re.compile(r"\band\s(?:\w+\s){0,3}$")
_LEVEL = re.compile(r"\b(?:total|ceiling|strength|number|up to|authori[sz]ed)\b")
_GROWS = re.compile(
    r"\b(?:raise|grow|increase|cut|reduce|expand|enlarge|shrink|swell|double|triple|"
    r"bring)\w*\b[^.;]*\b(?:from|to)\s"
)
_STANDS = re.compile(
    r"\b(?:be|have|leave|leaves|leaving|left with|find|whose|of (?:its|their|the)|of whom|namely|now|today,|"
    r"if there are|mandate for|planned for|plan is for)\s$"
)
_BELOW = ("below ", "under ", "no more than ", "not more than ", "fewer than ", "less than ")
_IS = re.compile(
    r"(?:,?\s(?:who|which))?\s(?:(?:are|were|is|was)\s(?:still|already|there|to be\s\d)|(?:will|would|can)\s"
    r"(?:still|continue|actually|stay|remain|be)\b|still\b|already\b|in uniform|under arms)"
)
_FOLLOW = re.compile(r",?\s(?:(?:have|had|has|others?|more|will|would|may)\s)*follow(?:ed|s)?\b(?!\sby\b)")
_RECRUITING = wordset("recruiting verb", "words")
