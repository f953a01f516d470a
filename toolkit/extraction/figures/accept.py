"""Whether a number counts people who belong into the table."""

from typing import TYPE_CHECKING

from toolkit.extraction.figures.ages import is_age
from toolkit.extraction.figures.company import number_of_soldiers
from toolkit.extraction.figures.evidence import counts_people
from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.parts import GAPPED
from toolkit.extraction.figures.setting import size
from toolkit.extraction.figures.taken_back import is_taken_back
from toolkit.extraction.figures.tellers import are_sources
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.figures.things import OF_THINGS_TOO, things_in, things_nearer
from toolkit.extraction.figures.weak import weak_accepted
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


def of_civilians(doc: "Document", sentence: Sentence, noun: Counted, measure: str, uprooted: bool) -> bool:
    """As in "2,700 people were killed and 4,500 injured": the second number counts the same people.

    Where those before were `uprooted`, it need not tell of losses: "another 5,000 reached Kabul".
    """
    if not noun.names_nobody or not (measure in LOSSES or uprooted):
        return False
    terms = doc.figure_terms[sentence.index]
    return not any(t.core or (t.people == "military" and t.term.endswith(("s", "men"))) for t in terms)


_LIMIT = re.compile(r"\b(?:cap|ceiling|limit|quota|threshold)\s(?:of|at|to)\s(?:about\s|some\s|around\s)?$")


def _limits_things(telling: Telling) -> bool:
    """As in "a million barrels of oil, in breach of a cap of 500,000"."""
    doc, low, start = telling.doc, telling.sentence.start, telling.quantity.start
    limit = _LIMIT.search(doc.lower, max(low, start - 30), start)
    return limit is not None and next(things_in(doc, low, start), None) is not None


def is_accepted(telling: Telling) -> bool:
    """Whether the number counts people who belong into the table; not asked of who lives a civil life."""
    if _counts_nobody(telling):
        return False
    return _BY_KIND[telling.noun.kind](telling)


def _counts_nobody(telling: Telling) -> bool:
    """Fractions, what is taken back, those who only tell, things and states, whatever the noun."""
    doc, sentence, quantity, noun = telling.doc, telling.sentence, telling.quantity, telling.noun
    if size(quantity) % 1 or is_taken_back(telling) or are_sources(telling):
        return True
    if noun.kind in ("thing", "civilian") or (noun.noun in FLYING and _fly(doc, sentence, quantity, noun)):
        return True
    if doc.lower.startswith(_RATIO, noun.end):
        return True  # "three wounded for every soldier killed"
    if noun.noun == "members" and (_of_bloc(telling) or (noun.owner and noun.owner.kind == "bloc")):
        return True  # "some 50 NATO members", "two members of NATO", "all 32 members": states
    start = max(sentence.start, quantity.start - 4)
    return noun.noun in _LEADERS and _RIVALS.match(doc.lower, start) is not None


def _is_one(telling: Telling) -> bool:
    """Whether a single man is counted, also in "went up to one officer"."""
    return size(telling.quantity) == 1


def _outcome_accepted(telling: Telling) -> bool:
    """As in "4,200 casualties"; not "4,200 civilian casualties", "27 rockets fell"."""
    doc, quantity, noun = telling.doc, telling.quantity, telling.noun
    if noun.noun == "deployments":  # "3,000 soldiers, following some 11,000 previous deployments"
        return telling.same is not None and not _is_one(telling)
    if "civilian" in doc.lower[quantity.end : noun.end] or next(things_in(doc, quantity.end, noun.end), None):
        return False
    return noun.noun not in OF_THINGS_TOO or not things_nearer(doc, telling.sentence, quantity)


def _soldiers_accepted(telling: Telling) -> bool:
    """Soldiers of any number; one alone where he was lost, unless the word is a rank before a name."""
    lost = telling.lost and telling.noun.noun not in ("general", "captain", "colonel")
    return lost or not _is_one(telling)


def _people_of_accepted(telling: Telling) -> bool:
    """As in "300 Cubans"; one alone where he was lost beside others."""
    return not _is_one(telling) or (telling.lost and telling.same is not None)


def _bare_accepted(telling: Telling) -> bool:
    """A number without a noun: "4,700 fell", "Malawi lost two and Peru one"."""
    doc, quantity, same = telling.doc, telling.quantity, telling.same
    things = _has_things(doc, quantity) or _limits_things(telling) or size(quantity) > _ARMY
    if things or telling.behind_number(_BURST) or is_age(telling):
        return False
    if number_of_soldiers(telling):
        return True
    if _is_one(telling) and same is not None and telling.lost:
        return GAPPED.fullmatch(doc.text, same["end"], quantity.start) is not None
    if same is not None and _OF_WHICH.search(doc.lower, same["end"], quantity.start):
        return not _is_one(telling)
    return counts_people(telling)


def _part_accepted(telling: Telling) -> bool:
    """Some of those counted before: "80 of them"; behind "of which" they are things."""
    if number_of_soldiers(telling):
        return True
    if telling.same is None and telling.doc.lower.startswith(" of which", telling.quantity.end):
        return False
    return not _is_one(telling) and counts_people(telling)


_ARMY = 10_000_000  # more than any army or militia has; a larger number without a noun is money


_BY_KIND = {
    "outcome": _outcome_accepted,
    "military": _soldiers_accepted,
    "people of": _people_of_accepted,
    "weak": weak_accepted,
    "part": _part_accepted,
    "none": _bare_accepted,
}


def _of_bloc(telling: Telling) -> bool:
    """Whether members are those of a bloc: "of" it stands behind them, it before them, or all are meant."""
    lower, start = telling.doc.lower, telling.quantity.start
    named = [m for m in telling.doc.mentions_in(telling.sentence) if m.kind == "bloc"]
    of = [m for m in named if lower[telling.end : m.start] in (" of ", " of the ")]
    whole = lower.endswith((" all ", " its "), 0, start) and not lower.startswith(" of ", telling.end)
    return bool(of or (named and whole)) or any(lower[m.end : start] in _ITS for m in named)


_ITS = ("'s ", "’s ", "'s other ", "’s other ", " has ")
_BURST = re.compile(r"\s(?:exploded|detonated|went\soff|blew\sup)\b")  # shells, mines
_OF_WHICH = re.compile(r"\bof (?:whom|which|them)\s(?:about|around|some|at least|nearly|only|perhaps)?\s?$")
_RATIO = (" for every ", " for each ")
_LEADERS = ("generals", "commanders", "warlords", "leaders")
_RIVALS = re.compile(
    r"(?:the\s|.{4})(?:two|three)\s(?:rival|warring|feuding|opposing|competing)\s|the\stwo\s"
)


def _has_things(doc: "Document", quantity: Quantity) -> bool:
    """As in "four Russian landing ships": the unit of the number is a thing."""
    unit = quantity.unit.lower()
    near = things_in(doc, quantity.end, quantity.end + len(unit))
    return any(doc.lower[hit.start : hit.end] in unit for hit in near)


FLYING = ("fighters", "fighter", "trainers", "trainer")
_BOUGHT = re.compile(
    r"\b(?:order(?:ed|s)?|bought|buys?|buying|purchas\w+|contract|deliver\w*|acquir\w+|squadrons?|jets?|price|"
    r"(?:shot|shoots?|shooting|brought)\sdown|downed|scrambl\w+)\b"
)
_GIVEN = re.compile(
    r"\b(?:hand(?:s|ed|ing)?\sover|donat\w+|transfer\w*|pledg\w+|promis\w+|suppl(?:y|ies|ied))\b"
)
_STILL = 3  # sentences in which aircraft are still spoken of
_DESIGNATION = re.compile(r"[A-Z][\w/]*-?\d")


def _aircraft_before(doc: "Document", sentence: Sentence) -> bool:
    """Whether the sentences just before speak of aircraft: "F-16s ... Oslo has promised 22 fighters"."""
    start = doc.sentences[max(0, sentence.index - _STILL)].start
    return any(
        any(t.table == "supplies" and t.row["category"] == "aircraft" for t in hit.terms)
        for hit in things_in(doc, start, sentence.start)
    )


def _fly(doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted) -> bool:
    """As in "16 JF-17 fighters", "48 of the fighters for EUR 6 billion", "shot down two": aircraft."""
    if noun.owner is not None and noun.owner.kind == "armed_force" and " " not in noun.owner.text:
        return False  # "30 M23 fighters", but "30 Royal Air Force fighters"
    if _DESIGNATION.search(doc.text, quantity.end, noun.end):
        return True
    if _GIVEN.search(sentence.text) and _aircraft_before(doc, sentence):
        return True
    if _BOUGHT.search(sentence.text) or any(q.kind == "money" for q in doc.quantities_in(sentence)):
        return True
    reach = 40 if doc.lower.startswith(" and ", noun.end) else 0  # "ten fighters and two bombers"
    return any(
        not noun.end - len(noun.noun) <= hit.start < noun.end
        and any(t.table == "supplies" and t.row["category"] == "aircraft" for t in hit.terms)
        for hit in things_in(doc, sentence.start, noun.end + reach)
    )
