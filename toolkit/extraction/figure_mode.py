"""Whether a figure is a standing or cumulative total, or an addition."""

import re

from toolkit import lexicon
from toolkit.extraction.figure_nouns import Counted
from toolkit.extraction.figure_terms import LOSSES, FigureTerm
from toolkit.extraction.numbers import Quantity

_FLOW = re.compile(
    r"\b(?:more(?! than)|another|additional|further|extra|fresh|new|newly|reinforce\w*|first|second|third|"
    r"initial|latest|next|wave|batch|batches of|arrived|arriving|landed|landing|rotation|vanguard|"
    r"topped up|on top of|stepped off|adds?|added|adding|advance party|tranche)\b"
)
_MORE = re.compile(r"\s(?:more(?! than)|additional|further|extra)\b")
_TOTAL = re.compile(
    r"\b(?:total|totals|in all|altogether|overall|so far|since|cumulative|toll|to date|have been|has been|"
    r"has lost|have lost|have died|has passed|have passed|now|currently|still|remain|remains|up to date|"
    r"as of|by now|already)\b"
)
_INCIDENT = re.compile(
    r"\b(?:ambush\w*|attack\w*|strikes?|raids?|clash\w*|explosion|blast|crash\w*|shelling|bombing|battle|"
    r"incident|assault|airstrike|overnight|yesterday|firefight|gunfight|shot|gunned|mortar|roadside|"
    r"overturned|capsized|collapsed|when (?:their|a|an|the|its)|a day|per day|every day|in the past|"
    r"(?:preceding|previous|past|last|single|same) (?:day|night|24 hours))\b"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_UNTIL = re.compile(
    r"\bup from\b|\bsince\b|\b(?:by|as of|until|up to|through)\s(?:the end of\s|early\s|late\s|"
    r"mid-)?(?:\d|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|now)"
)
_STAYING = frozenset(lexicon.terms("words", "staying verb"))
_SENDING = frozenset(lexicon.terms("words", "sending verb"))
_GROUPED = re.compile(
    r"\b(?:first|second|third|another|further|additional|initial|latest)\s(?:\w+\s)?(?:of|group|batch|"
    r"contingent|wave)?\b"
)
_PERIODS = frozenset(
    ("than", "day", "night", "week", "month", "year", "annually", "daily", "monthly", "yearly")
)
_BY_COMPARISON = re.compile(
    r"\s(?:more|fewer|less)\sthan\s(?:yesterday|the\sday|last|a\sday|on)|[^.;:\d]{0,30}?\s(?:(?:a|per|"
    r"every|each)\s(?:day|night|week|month|year)|annually|daily|monthly|yearly)\b(?!\s(?:ago|later|"
    r"earlier|before|after))"
)


def mode_of(
    lower: str,
    measure: str,
    verb: FigureTerm | None,
    quantity: Quantity,
    noun: Counted,
    sentence: tuple[int, int],
    words: frozenset[str],
    reach: tuple[int, int],
    status: str,
    event_date: str,
) -> str:
    """The mode: "flow" for additions, contingents and single incidents, "stock" for totals.

    `words` are those of the sentence, `reach` is the stretch between the numbers before and behind;
    `event_date` is the EDTF of the fact itself, blank where the sentence dates only the saying.
    """
    before = lower[max(sentence[0], quantity.start - 60) : quantity.start]
    near = before[-32:] + lower[quantity.start : noun.end]
    whole = lower[sentence[0] : sentence[1]]
    after = lower[quantity.end : quantity.end + 30]
    added = noun.more or bool(_FLOW.search(near)) or bool(_MORE.match(after))
    compared = not _PERIODS.isdisjoint(words) or quantity.end + 30 > sentence[1]
    if compared and (
        _BY_COMPARISON.match(lower, max(noun.end, quantity.end), sentence[1]) or _BY_COMPARISON.match(after)
    ):
        return "flow"
    if measure in LOSSES:
        return _mode_of_losses(lower, quantity, sentence, reach, event_date, near)
    stays = measure == "deployed" and verb is not None and verb.term in _STAYING
    if stays and not added:
        return "stock"
    if measure == "withdrawn" or added:
        return "flow"
    if measure == "deployed":
        if status == "planned":
            return "stock" if _LEVEL.search(before) or _GROWS.search(whole) else "flow"
        if verb is not None and verb.term in _SENDING and event_date and "since" not in whole:
            return "flow"
        if not _EXERCISES.isdisjoint(words) and _EXERCISE.search(whole):
            return "flow"
    recruiting = measure == "other" and verb is not None and verb.term in _RECRUITING
    return "flow" if recruiting and event_date and "since" not in whole else "stock"


def _mode_of_losses(
    lower: str,
    quantity: Quantity,
    sentence: tuple[int, int],
    reach: tuple[int, int],
    event_date: str,
    near: str,
) -> str:
    """A toll is a stock; the dead of one incident or one day are a flow."""
    own = lower[reach[0] : reach[1]]
    if _COUNTED.search(lower, sentence[0], quantity.start):
        return "stock"
    if lower[reach[1] - 9 : reach[1]].endswith("up from ") or _UNTIL.search(own) or _BRINGS_TO.search(near):
        return "stock"
    told = lower[sentence[0] : reach[1]] if _COORDINATED.search(lower, reach[0], quantity.start) else own
    incident = bool(_INCIDENT.search(told))
    if _TOTAL.search(own) and not incident:
        return "stock"
    return "flow" if incident or _DAY.fullmatch(event_date) or _GROUPED.search(near) else "stock"


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
_EXERCISES = frozenset(("took", "take", "taking", "exercise", "exercises", "drill", "drills"))
_EXERCISE = re.compile(r"\b(?:took part|take part|taking part|exercises?|drills?)\b")
_RECRUITING = frozenset(lexicon.terms("words", "recruiting verb"))
