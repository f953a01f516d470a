"""Which dates of a sentence may be those of what it tells: not that of the saying, nor of an accord."""

from typing import TYPE_CHECKING

from toolkit.extraction.dates.read import DateMention
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import any_of

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

SAYING = re.compile(
    r"(?:said|says|told|reported|announced|wrote|added|posted|stated|confirmed|"
    r"acknowledged|admitted|claimed|denied|published|estimated|report|"
    r"statement|briefing|lawmakers|reporters|journalists|newspaper|dated|interview|circulated|quoted|"
    r"parliament|tweet|disclosed|revealed|(?:number|figure|toll|count|estimate)(?:\s[\w’'-]+){1,5}\s(?:gave|given))"
    r"(?:\s(?!recall|remember|mark|look)[\w’'.-]+){0,3}\s*(?:on|in|late|early)?\s*$"
)
_SAYING = any_of("says on a day")
# "Chad on Monday said that"
_SAYS = re.compile(rf"\s(?:{_SAYING})\b(?!\sto\b)")
_BEGUN = any_of("begun on a day")
# "resolution 2767 (2024)", "a defence agreement of 2023" date the document,
# "and means to raise the number by the end of the year" the plan
_OF_SOMETHING = re.compile(
    r"\b(?:resolution|decision|law|decree|regulation)\s(?:no\.?\s)?[\w/.-]+\s\($|\b(?:agreement|accord|"
    r"pact|treaty|deal|truce|ceasefire|resolution|mandate|(?<!under\s)contract|memorandum|law|decree)\s(?:held\s|"
    rf"signed\s|reached\s|concluded\s|agreed\s)?(?:\w+\s){{0,3}}?(?:of|in|on|from)\s$|\b(?:{_BEGUN})\s(?:\w+\s\w+\s)?(?:in|on)\s$"
)
_SUPERLATIVES = any_of("record of its kind")
_RECORD = re.compile(
    r"(?<!since the )\bfirst\s(?:(?!ha[sd]\b|have\b|were\b|was\b)[\w’'-]+\s){1,4}$|"
    rf"\b(?:{_SUPERLATIVES})\s(?:[\w’'-]+\s){{0,5}}(?:since\s)?$"
)
LIKE_THEN = re.compile(r"(?<!recently )(?<!late )(?<!early )\b(?:as|than|unlike)\s(?:in|on)\s?$|\bthan\s$")


def own_dates(doc: "Document", sentence: Sentence) -> tuple[list[DateMention], DateMention | None]:
    """The dates of a sentence that may be those of facts, and the first on which somebody said so."""
    facts: list[DateMention] = []
    saying: DateMention | None = None
    for found in doc.dates_in(sentence):
        before = doc.lower[max(sentence.start, found.start - 45) : found.start]
        if not found.edtf or _is_of_another_time(doc.lower, found, before):
            continue
        if SAYING.search(before) or _SAYS.match(doc.lower, found.end):
            saying = saying or found
        else:
            facts.append(found)
    return facts, saying


def _is_of_another_time(lower: str, found: DateMention, before: str) -> bool:
    """As in "than in 2019", "the accord of 2020"; but not "than in 2019, when 900 came"."""
    if found.kind == "since" and _RECORD.search(before):
        return True  # "the largest force since 1962"
    if LIKE_THEN.search(before):
        return not lower.startswith(", when ", found.end)
    return found.kind != "since" and " when " not in before and is_of_something(before)


def is_of_something(before: str) -> bool:
    """As in "the accord of 2020", "founded in 1990": a date that belongs to a thing."""
    joined = before.endswith("(") or before.endswith(("of", "in", "on", "from"), 0, len(before) - 1)
    return joined and _OF_SOMETHING.search(before) is not None
