"""Sides of a transfer that its sentence leaves open: candidates from nearby and from the article, weighed.

A report on what one side gives another names the two once and goes on with "120 howitzers were handed
over". Each cue that speaks for a giver or a taker adds points to it (`POINTS`); the side with most points
is taken, if it has enough of them.
"""

from collections import Counter
from dataclasses import dataclass

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of
from toolkit.extraction.supplies.flow_points import OFTEN, POINTS, cue_points, makers
from toolkit.extraction.supplies.given_back import comes_back
from toolkit.extraction.supplies.nearby import opener, spoken_of
from toolkit.extraction.supplies.story import Story
from toolkit.extraction.text.categories import MATERIAL
from toolkit.extraction.transfers.parts import Transfer

ENOUGH = 4
_NEARLY_ALL = 0.8  # of an article's transfers


@dataclass(slots=True)
class Sides:
    """Supplier and recipient by name."""

    supplier: list[str]
    recipient: list[str]


def complete(doc: Document, transfer: Transfer, known: Sides, story: Story) -> Sides:
    """The sides of a transfer with what is open taken from the candidates with most points."""
    clause = transfer.clause
    back = comes_back(clause)
    supplier, recipient = known.supplier, known.recipient
    if supplier and recipient:
        return known
    if not supplier and not recipient:
        return known if _of_material(transfer) else _both(doc, transfer, story, back)
    if not supplier:
        found = _best(doc, transfer, recipient, story, giving=True, back=back)
        return Sides(found, recipient)
    if transfer.elsewhere:
        return known
    return Sides(supplier, _best(doc, transfer, supplier, story, giving=False, back=back))


def _both(doc: Document, transfer: Transfer, story: Story, back: bool) -> Sides:
    """The last pair of the same paragraph, else the usual one of the article, else the paragraph's."""
    clause = transfer.clause
    points: Counter[tuple[str, str]] = Counter()
    if story.near(clause.sentence.index) and story.supplier and story.recipient:
        same = story.paragraph == clause.sentence.paragraph
        points[story.supplier[0], story.recipient[0]] += POINTS["last" if same else "before"]
    total = story.pairs.total()
    for pair, count in story.pairs.items():
        share = (count + story.pairs[pair[::-1]]) / total
        often = (share >= OFTEN) + (share >= _NEARLY_ALL)
        main = count > story.pairs[pair[::-1]] or (count == story.pairs[pair[::-1]] and pair == story.first)
        points[pair] += POINTS["pair"] + POINTS["often"] * often * (count > 1) * main
    here = spoken_of(doc, clause, here=True)
    for pair in points:
        points[pair] += POINTS["elsewhere"] * (bool(here) and here.isdisjoint(pair))
    made = makers(doc, transfer)[:1]
    for pair in points:
        points[pair] += POINTS["maker"] * (pair[:1] == tuple(made))
    pair = min(points, key=lambda p: (-points[p], p), default=("", ""))
    if made and made != [pair[0]]:
        takers = _best(doc, transfer, made, story, giving=False, back=back)
        return Sides(made, takers) if takers else Sides([], [])
    if points[pair] <= ENOUGH:
        return _of_paragraph(doc, transfer, story)
    if [pair[0]] == story.supplier[:1] and [pair[1]] == story.recipient[:1]:
        return Sides(list(story.supplier), list(story.recipient))
    return Sides([pair[0]], [pair[1]])


def _of_paragraph(doc: Document, transfer: Transfer, story: Story) -> Sides:
    """Whom the paragraph speaks of gives to whom it gives elsewhere, or whom the article tells of."""
    givers = opener(doc, transfer.clause)
    if transfer.direction == "in" or (
        transfer.direction == "arrive" and not (givers and givers[0] in story.topic.couple)
    ):
        return Sides([], [])
    takers = _best(doc, transfer, givers, story, giving=False, back=False) if givers else []
    return Sides(givers, takers) if takers else Sides([], [])


def _best(
    doc: Document, transfer: Transfer, other: list[str], story: Story, giving: bool, back: bool
) -> list[str]:
    """The side opposite to `other` with most points; several names where the last transfer had several."""
    points = cue_points(doc, transfer, other, story, giving, back)
    last, facing = (story.supplier, story.recipient) if giving else (story.recipient, story.supplier)
    others = spoken_of(doc, transfer.clause) - set(other)
    told = {*others, *last, *facing, *story.request[0]}
    for name in list(points):
        pair, turn = ((name, other[0]), (other[0], name)) if giving else ((other[0], name), (name, other[0]))
        if others and name not in told and not story.pairs[pair] + story.pairs[turn]:
            points[name] += POINTS["elsewhere"]
        if story.pairs[turn] and not story.pairs[pair] and not back:
            points[name] += POINTS["reversed"]
        if name in other or kind_of(doc, name) not in ("state", "bloc", "armed_force"):
            del points[name]
    if not points:
        return []
    here = spoken_of(doc, transfer.clause)
    best = min(points, key=lambda name: (-points[name], name not in here, name))
    if points[best] < (ENOUGH + 2 if _of_material(transfer) else ENOUGH):
        return []
    return [n for n in last if n not in other] if best in last else [best]


def _of_material(transfer: Transfer) -> bool:
    """Whether the transfer is of common material only, which says little about who hands it over."""
    return bool(transfer.items) and all(item.category in MATERIAL for item in transfer.items)
