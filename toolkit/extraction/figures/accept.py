"""Whether a number counts people who belong into the table."""

from typing import TYPE_CHECKING, Any

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
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.wordsets import wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document


Row = dict[str, Any]


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
    doc, sentence, quantity, noun = telling.doc, telling.sentence, telling.quantity, telling.noun
    measure, verb, near, same = telling.read, telling.verb, telling.near, telling.same
    one = size(quantity) == 1  # also "went up to one officer"
    if size(quantity) % 1 or is_taken_back(telling) or are_sources(telling):
        return False
    if noun.kind in ("thing", "civilian") or (noun.noun in _FLYING and _fly(doc, sentence, quantity, noun)):
        return False
    if doc.lower.startswith(_RATIO, noun.end):
        return False  # "three wounded for every soldier killed"
    if noun.noun == "members" and (_bloc_behind(telling) or (noun.owner and noun.owner.kind == "bloc")):
        return False  # "some 50 NATO members", "two members of NATO": states
    if noun.noun == "deployments":  # "3,000 soldiers, following some 11,000 previous deployments"
        return same is not None and not one
    if noun.kind == "none" and (_has_things(doc, quantity) or is_age(telling) or _limits_things(telling)):
        return False
    if noun.kind == "outcome":
        if "civilian" in doc.lower[quantity.end : noun.end]:
            return False  # "4,200 civilian casualties"
        if next(things_in(doc, quantity.end, noun.end), None):
            return False  # "27 rockets fell"
        return noun.noun not in OF_THINGS_TOO or not things_nearer(doc, sentence, quantity)
    if noun.noun in _LEADERS and _RIVALS.match(doc.lower, max(sentence.start, quantity.start - 4)):
        return False
    if noun.kind == "military":
        return not one or (measure in LOSSES and noun.noun not in ("general", "captain", "colonel"))
    if quantity.bound == "vague" and noun.kind == "weak":
        owned = noun.owner is not None or _of_its_own(doc, quantity, noun)
        return (measure not in ("", "other") and owned) or _weak_by_evidence(telling)
    if noun.kind == "people of":
        return not one or (measure in LOSSES and same is not None)
    if noun.kind in ("none", "part") and number_of_soldiers(telling):
        return True
    if noun.kind == "none" and one and same is not None and measure in LOSSES:
        return GAPPED.fullmatch(doc.text, same["end"], quantity.start) is not None
    if noun.kind == "none" and same is not None and _OF_WHICH.search(doc.lower, same["end"], quantity.start):
        return not one
    if noun.kind == "part" and same is None and doc.lower.startswith(" of which", quantity.end):
        return False  # of things: people would be "of whom"
    if noun.kind == "part":
        return not one and counts_people(telling)
    if noun.kind == "weak":
        drafted = verb is not None and verb.term in _DRAFTING  # whoever is called up becomes a soldier
        if one:
            return measure in LOSSES and _is_soldier(doc, quantity, noun)
        return (
            drafted
            or _weak_accepted(doc, sentence, quantity, noun, measure, near)
            or _weak_by_evidence(telling)
        )
    return counts_people(telling)


def _bloc_behind(telling: Telling) -> bool:
    """Whether "of" a bloc stands behind the noun phrase."""
    named = (m for m in telling.doc.mentions_in(telling.sentence) if m.kind == "bloc")
    return any(telling.doc.lower[telling.end : m.start] in (" of ", " of the ") for m in named)


_RANKERS = ("man", "men", "member", "members", "personnel", "officer", "officers", "operative", "operatives")
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


_FLYING = ("fighters", "fighter", "trainers", "trainer")
_BOUGHT = re.compile(
    r"\b(?:order(?:ed|s)?|bought|buys?|buying|purchas\w+|contract|deliver\w*|acquir\w+|squadrons?|jets?|price|"
    r"(?:shot|shoots?|shooting|brought)\sdown|downed|scrambl\w+)\b"
)
_DESIGNATION = re.compile(r"[A-Z][\w/]*-?\d")


def _fly(doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted) -> bool:
    """As in "16 JF-17 fighters", "48 of the fighters for EUR 6 billion", "shot down two": aircraft."""
    if noun.owner is not None and noun.owner.kind == "armed_force" and " " not in noun.owner.text:
        return False  # "30 M23 fighters", but "30 Royal Air Force fighters"
    if _DESIGNATION.search(doc.text, quantity.end, noun.end):
        return True
    if _BOUGHT.search(sentence.text) or any(q.kind == "money" for q in doc.quantities_in(sentence)):
        return True
    reach = 40 if doc.lower.startswith(" and ", noun.end) else 0  # "ten fighters and two bombers"
    return any(
        not noun.end - len(noun.noun) <= hit.start < noun.end
        and any(t.table == "supplies" and t.row["category"] == "aircraft" for t in hit.terms)
        for hit in things_in(doc, sentence.start, noun.end + reach)
    )


# what becomes of things as well as of people


def _weak_accepted(
    doc: "Document", sentence: Sentence, quantity: Quantity, noun: Counted, measure: str, near: Row | None
) -> bool:
    """Men, officers, people: soldiers only in the company of soldiers."""
    if noun.noun in ("people", "persons") and _counts_losses(doc, sentence, noun):
        return True
    if near is not None and noun.noun == "persons":
        return True
    if noun.owner is not None and noun.owner.kind == "armed_force" and noun.noun in _RANKERS:
        return True  # "1,400 Wagner men"
    if noun.noun in _ANYBODY and _MOST_OF_THEM.match(doc.lower, noun.end):
        return True
    if measure in LOSSES and _of_its_own(doc, quantity, noun):
        return True
    if not _war_sentence(doc, sentence, measure):
        return False
    if noun.noun in _ANYBODY:
        return near is not None and measure in ("deployed", "trained", "withdrawn", "") and noun.owner is None
    if noun.noun in _RARELY and not (noun.owner is not None and noun.owner.kind == "armed_force"):
        return measure in LOSSES and near is not None
    theirs = _of_its_own(doc, quantity, noun)
    if (
        noun.noun in _TRAVELLERS
        and measure not in LOSSES
        and not theirs
        and not _armed_sentence(doc, sentence)
    ):
        return False
    if noun.owner is not None and doc.actors.kind_of(noun.owner.name) in ("state", "armed_force", "bloc"):
        return True
    terms = doc.figure_terms[sentence.index]
    if (measure or near) and any(
        t.people == "military" or (t.context and noun.noun in _SERVING) for t in terms
    ):
        return True
    return near is not None or measure in ("deployed", "withdrawn", "trained", "other", *LOSSES)


_OWN = re.compile(r"\sof\s(?:(?:its|their|our|his)|the\s[a-z]+['’]s)\s")


def _of_its_own(doc: "Document", quantity: Quantity, noun: Counted) -> bool:
    """As in "two of its people were hurt", "500 of our boys": those who count them as their own."""
    return _OWN.match(doc.lower, quantity.end, noun.end) is not None


def _is_soldier(doc: "Document", quantity: Quantity, noun: Counted) -> bool:
    """As in "one Italian officer", "one of its officers", "one Hezbollah member"."""
    kinds = ("state", "armed_force") if noun.noun in ("officer", "officers") else ("armed_force",)
    owned = noun.owner is not None and noun.owner.kind in kinds
    return noun.noun in _RANKERS and (owned or _of_its_own(doc, quantity, noun))


def _weak_by_evidence(telling: Telling) -> bool:
    """Participants, foreigners: by what speaks for a bare number; people, if they serve or are some of
    those counted."""
    doc, noun, same, start = telling.doc, telling.noun, telling.same, telling.quantity.start
    if "civilian" in doc.lower[telling.quantity.end : noun.end] or not (doc.counts_soldiers or telling.near):
        return False
    serve = noun.noun not in ("people", "persons", "individuals") or telling.read in ("deployed", "trained")
    some = same is not None and _AMONG.search(doc.lower, same["end"], start)
    return bool(serve or some) and counts_people(telling)


_AMONG = re.compile(r"\b(?:among (?:them|whom)|including|of (?:whom|them))\b[^;.]*$")
_DRAFTING = wordset("drafting verb", "words")
_OF_WHICH = re.compile(r"\bof (?:whom|which|them)\s(?:about|around|some|at least|nearly|only|perhaps)?\s?$")
_MOST_OF_THEM = re.compile(
    r",?\s\(?(?:most|many|nearly all|almost all|all|some|half) of (?:them|whom)"
    r"(?:\sare|\swere)?\s(?:soldiers|fighters|troops)\b"
)
_ANYBODY = wordset("anybody", "words")
_RARELY = wordset("rarely a soldier", "words")
_TRAVELLERS = ("nationals", "citizens", "students")
_SERVING = wordset("serving", "words")


def _counts_losses(doc: "Document", sentence: Sentence, noun: Counted) -> bool:
    """As in "Russia's losses now stand at about 812,670 people", "the armed forces should grow to "
    "90,000 people"."""
    return any(
        (t.noun == "casualties" or t.term in _STRENGTH_OF) and 0 < noun.end - t.end < 90
        for t in doc.figure_terms[sentence.index]
    )


_STRENGTH_OF = wordset("has a strength", "words")


def _armed_sentence(doc: "Document", sentence: Sentence) -> bool:
    return any(t.context or t.people == "military" for t in doc.figure_terms[sentence.index])


def _war_sentence(doc: "Document", sentence: Sentence, measure: str) -> bool:
    return measure in (*LOSSES, "deployed", "trained", "withdrawn", "other") or _armed_sentence(doc, sentence)
