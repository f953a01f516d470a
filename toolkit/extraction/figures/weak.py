"""Whether men, officers and people of a number are soldiers: words that say it of nobody by themselves."""

from typing import TYPE_CHECKING

from toolkit.extraction.figures.evidence import counts_people
from toolkit.extraction.figures.measure_setting import Telling
from toolkit.extraction.figures.nouns import Counted
from toolkit.extraction.figures.setting import size
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

_RANKERS = ("man", "men", "member", "members", "personnel", "officer", "officers", "operative", "operatives")


def weak_accepted(telling: Telling) -> bool:
    """Men, officers, people: soldiers where they are called up, lost by their own or among soldiers."""
    doc, quantity, noun, measure = telling.doc, telling.quantity, telling.noun, telling.read
    if quantity.bound == "vague":
        owned = noun.owner is not None or _of_its_own(doc, quantity, noun)
        loses = telling.verb is not None and telling.verb.term in _LOSES and noun.noun == "men"
        return loses or (measure not in ("", "other") and owned) or _by_evidence(telling)
    if size(quantity) == 1:
        return telling.lost and _is_soldier(doc, quantity, noun)
    drafted = telling.verb is not None and telling.verb.term in _DRAFTING  # who is called up is a soldier
    return drafted or _among_soldiers(telling) or _by_evidence(telling)


def _among_soldiers(telling: Telling) -> bool:
    """Whether they are soldiers by their noun, their owner or the company of soldiers."""
    doc, noun, near = telling.doc, telling.noun, telling.near
    word, owner = noun.noun, noun.owner
    in_force = owner is not None and owner.kind == "armed_force"
    theirs = _of_its_own(doc, telling.quantity, noun)
    if (
        (word in ("people", "persons") and _counts_losses(telling))
        or (word == "persons" and near is not None)
        or (word in _RANKERS and in_force)  # "1,400 Wagner men"
        or (word in _ANYBODY and _MOST_OF_THEM.match(doc.lower, noun.end))
        or (theirs and (telling.lost or word == "men"))
    ):
        return True
    terms = doc.figure_terms[telling.sentence.index]
    armed = any(t.context or t.people == "military" for t in terms)
    if not telling.read and not armed:
        return False
    if word in _ANYBODY:
        return near is not None and not telling.lost and telling.read != "other"
    if word in _RARELY and not in_force:
        return near is not None and telling.lost
    owned = owner is not None and doc.actors.kind_of(owner.name) in ("state", "armed_force", "bloc")
    return owned or near is not None or telling.read != ""


_OWN = re.compile(r"\sof\s(?:(?:its|their|our|his)|(?:the\s(?:[a-z]+\s)?)?[a-z]+['’]s)\s")


def _of_its_own(doc: "Document", quantity: Quantity, noun: Counted) -> bool:
    """As in "two of its people were hurt", "500 of our boys": those who count them as their own."""
    return _OWN.match(doc.lower, quantity.end, noun.end) is not None


def _is_soldier(doc: "Document", quantity: Quantity, noun: Counted) -> bool:
    """As in "one Italian officer", "one of its officers", "one Hezbollah member"."""
    kinds = ("state", "armed_force") if noun.noun in ("officer", "officers") else ("armed_force",)
    owned = noun.owner is not None and noun.owner.kind in kinds
    return noun.noun in _RANKERS and (owned or _of_its_own(doc, quantity, noun))


def _by_evidence(telling: Telling) -> bool:
    """Participants, foreigners: by what speaks for a bare number; people, if they serve or are some of
    those counted."""
    doc, noun, same, start = telling.doc, telling.noun, telling.same, telling.quantity.start
    if "civilian" in doc.lower[telling.quantity.end : noun.end] or not (doc.counts_soldiers or telling.near):
        return False
    serve = noun.noun not in ("people", "persons", "individuals") or telling.read in ("deployed", "trained")
    some = same is not None and _AMONG.search(doc.lower, same["end"], start)
    return bool(serve or some) and counts_people(telling)


_LOSES = ("lost", "losing", "loses", "lose")
_AMONG = re.compile(r"\b(?:among (?:them|whom)|including|of (?:whom|them))\b[^;.]*$")
_DRAFTING = wordset("drafting verb", "words")
_MOST_OF_THEM = re.compile(
    r",?\s\(?(?:most|many|nearly all|almost all|all|some|half) of (?:them|whom)"
    r"(?:\sare|\swere)?\s(?:soldiers|fighters|troops)\b"
)
_ANYBODY = wordset("anybody", "words")
_RARELY = wordset("rarely a soldier", "words")


def _counts_losses(telling: Telling) -> bool:
    """As in "Russia's losses stand at 812,670 people", "the armed forces should grow to 90,000 people"."""
    return any(
        (t.noun == "casualties" or t.term in _STRENGTH_OF) and 0 < telling.noun.end - t.end < 90
        for t in telling.doc.figure_terms[telling.sentence.index]
    )


_STRENGTH_OF = wordset("has a strength", "words")
