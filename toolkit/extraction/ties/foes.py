"""Fighting of foes on record that no clause tells: "Kenya buried nine men; al-Shabaab boasted of it".

Who killed them need not be said in one clause: it is the party named beside the number that is known to be at
war with those whose people they were (`links.csv`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of, party, stance_of
from toolkit.extraction.ties.figures import tie_of
from toolkit.schema import Row

_LOST = ("killed", "wounded", "casualties")
_FEW = 12  # names of a sentence among which the foe is sought
_ACTING = frozenset({"name", "people", "seat", "short", "body", "adjective"})
_AT = ("in ", "from ", "near ", "into ", " to ", "across ", " over ", "inside ", "through ")


def foes(doc: Document, figures: Iterable[Row], ties: Iterable[Row]) -> Iterator[Row]:
    """A combat row for each side with counted losses and the foe on record that is named nearest."""
    told = {frozenset((row["a"], row["b"])) for row in ties if row["sign"] < 0}
    for figure in figures:
        if figure["measure"] not in _LOST or not figure["side"] or figure["status"] == "denied":
            continue
        side = party(doc, figure["side"])
        index = doc.sentence_index(figure["start"])
        near = [name for at in (index, index - 1, index + 1) for name in _named(doc, at)]
        foe = next((name for name in near if _at_war(doc, side, name)), "")
        pair = frozenset((side, foe))
        if foe and pair not in told and index not in doc.bygone:
            told.add(pair)
            yield tie_of(figure, foe, side, "combat", -1)


def really_fought(doc: Document, attacker: str, land: str) -> str:
    """Whom a blow on a land reaches: "Israel bombed Hodeidah" hits the Houthis, where an article names them.

    It is the armed group at war with both, where attacker and land are not known to be enemies.
    """
    if {kind_of(doc, attacker), kind_of(doc, land)} != {"state"}:
        return land
    if stance_of(doc, attacker, land) in ("foes", "rivals"):
        return land
    for group, _ in doc.once(_armed_groups).most_common():
        if _at_war(doc, attacker, group) and _at_war(doc, land, group):
            return group
    return land


def _armed_groups(doc: Document) -> "Counter[str]":
    """How often the article names each armed force that is no state's own."""
    return Counter(m.name for m in doc.actors.mentions if m.kind == "armed_force")


def _at_war(doc: Document, side: str, name: str) -> bool:
    return bool(side) and name != side and stance_of(doc, side, name) == "foes"


def _named(doc: Document, index: int) -> list[str]:
    """The parties that a sentence names, but for places ("in Syria"), in order."""
    if not 0 <= index < len(doc.sentences):
        return []
    named = doc.mentions_in(doc.sentences[index])[:_FEW]
    return [
        party(doc, m.name, m.kind)
        for m in named
        if m.form in _ACTING and (m.form == "people" or not doc.lower.endswith(_AT, 0, m.start))
    ]
