"""Sides of a transfer that its sentence leaves open: candidates from nearby and from the article, weighed.

A report on what one side gives another names the two once and goes on with "120 howitzers were handed
over". Each cue that speaks for a giver or a taker adds points to it (`POINTS`); the side with most points
is taken, if it has enough of them.
"""

from collections import Counter
from dataclasses import dataclass

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import kind_of
from toolkit.extraction.supplies.given_back import comes_back
from toolkit.extraction.supplies.nearby import opener, speaker, spoken_of, subject_of
from toolkit.extraction.supplies.story import Story
from toolkit.extraction.text.categories import MATERIAL
from toolkit.extraction.transfers.parts import Transfer

POINTS = {
    "last": 8,  # side of the transfer told last, in this paragraph
    "before": 4,  # the same, some sentences earlier in another paragraph
    "opener": 4,  # whom the paragraph, or the question above it, speaks of first
    "subject": 4,  # whom the sentence before begins with
    "speaker": 4,  # the state of the minister who tells of a plan or an arrival
    "maker": 9,  # the state that makes such things, if the article names it
    "usual": 5,  # who gives that taker in the article, or takes from that giver
    "pair": 2,  # a giver and a taker of the article, where both are open
    "often": 2,  # in most of the article's transfers
    "partner": 2,  # who takes part in a transfer of the article with the known side, in any direction
    "spoken of": 2,  # a side that the paragraph has named before
    "only one": 3,  # the same, and nobody else but the known side
    "land": 2,  # the state that the article is about
    "couple": 4,  # the article is about these two sides
    "headline": 2,  # named in the headline
    "sends": 2,  # sends men to the giver, or gets men from it
    "paid back": 4,  # gets men from the taker, and something comes back
    "takes": 1,  # takes in other sentences, whoever gives there
    "elsewhere": -4,  # the paragraph speaks of others only
    "reversed": -6,  # the article tells the transfer the other way round only
}
ENOUGH = 4
_OFTEN, _NEARLY_ALL = 0.6, 0.8  # shares of an article's transfers
_NO_TOPIC = frozenset({"seize", "halt", "show", "use"})


@dataclass(slots=True)
class Sides:
    """Supplier and recipient by name."""

    supplier: list[str]
    recipient: list[str]


def complete(doc: Document, transfer: Transfer, known: Sides, story: Story) -> Sides:
    """The sides of a transfer with what is open taken from the candidates with most points."""
    clause = transfer.clause
    back = comes_back(clause) or story.turned == clause.sentence.paragraph
    supplier, recipient = known.supplier, known.recipient
    if supplier and recipient:
        return known
    common = bool(transfer.items) and all(item.category in MATERIAL for item in transfer.items)
    if not supplier and not recipient:
        return known if common else _both(doc, transfer, story, back)
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
    for pair, count in story.pairs.items():
        share = (count + story.pairs[pair[::-1]]) / story.pairs.total()
        often = (share >= _OFTEN) + (share >= _NEARLY_ALL)
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
    return Sides([pair[1]], [pair[0]]) if back and not story.home else Sides([pair[0]], [pair[1]])


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
    clause = transfer.clause
    points: Counter[str] = Counter()
    place = 0 if giving else 1
    last = story.supplier if giving else story.recipient
    facing = story.recipient if giving else story.supplier
    if story.near(clause.sentence.index):
        weight = POINTS["last" if story.paragraph == clause.sentence.paragraph else "before"]
        turned = set(other) & set(last)  # the taker of the last transfer now gives
        for name in facing if turned else last:
            points[name] += weight - 2 * (turned != set() and not back)
    _from_article(points, other[0], story, place, back)
    for cue, name in _from_paragraph(doc, transfer, story, other, giving):
        points[name] += POINTS[cue]
    open_sides = not transfer.supplier and not transfer.recipient
    named = not any(
        item.category in ("labour", "other") or clause.lows[item.last] == "money" for item in transfer.items
    )
    moved = transfer.sends and "to" in clause.lows[transfer.trigger :]  # tanks moved to a border
    named = named and not moved
    gives = not open_sides or story.topic.givers[other[0]] or other[0] in story.topic.couple
    if not giving and named and gives and transfer.direction not in _NO_TOPIC:
        _from_topic(points, other[0], story)
    if giving and back:
        for name in story.topic.partners.get(other[0], ()):
            points[name] += POINTS["paid back"]
    others = spoken_of(doc, clause) - set(other)
    for name in list(points):
        pair, turn = ((name, other[0]), (other[0], name)) if giving else ((other[0], name), (name, other[0]))
        if others and name not in {*others, *last, *facing} and not story.pairs[pair] + story.pairs[turn]:
            points[name] += POINTS["elsewhere"]
        if story.pairs[turn] and not story.pairs[pair] and not back:
            points[name] += POINTS["reversed"]
        if name in other or not _can_hand_over(doc, name) or _one_state(doc, name, other[0]):
            del points[name]
    if not points:
        return []
    here = spoken_of(doc, clause)
    best = min(points, key=lambda name: (-points[name], name not in here, name))
    common = bool(transfer.items) and all(item.category in MATERIAL for item in transfer.items)
    if points[best] < (ENOUGH + 2 if common else ENOUGH):
        return []
    return [n for n in last if n not in other] if best in last else [best]


def _from_article(points: "Counter[str]", other: str, story: Story, place: int, back: bool) -> None:
    """Points for those who stand opposite to `other` in the article's transfers."""
    total = story.pairs.total()
    for pair in story.pairs:
        if pair[1 - place] == other:
            points[pair[place]] += POINTS["usual"]
        elif pair[place] == other:
            points[pair[1 - place]] += POINTS["usual" if back else "partner"]
    sides: Counter[str] = Counter()
    for pair, count in story.pairs.items():
        sides[pair[place]] += count
    for name, count in sides.items():
        if count > 1 and count >= _OFTEN * total:
            points[name] += 2 * POINTS["often"]


def _from_topic(points: "Counter[str]", giver: str, story: Story) -> None:
    """Points for the takers of whom the article as a whole speaks."""
    topic = story.topic
    if giver in topic.couple:
        points[next(name for name in topic.couple if name != giver)] += POINTS["couple"]
    for name in topic.headline:
        points[name] += POINTS["headline"]
    for name in topic.partners.get(giver, ()):
        points[name] += POINTS["sends"]
    for name, count in topic.takers.items():
        if count > topic.givers[name]:
            points[name] += POINTS["takes"] * min(count, 3)


def _from_paragraph(
    doc: Document, transfer: Transfer, story: Story, other: list[str], giving: bool
) -> list[tuple[str, str]]:
    """Cues of the paragraph: whom it speaks of, who speaks in it."""
    clause = transfer.clause
    found: list[tuple[str, str]] = []
    both_open = not transfer.supplier and not transfer.recipient
    if transfer.direction in ("seize", "halt"):
        return found
    if giving:
        found += [("maker", name) for name in makers(doc, transfer)]
    if giving and transfer.direction != "in":
        found += [("subject", name) for name in subject_of(doc, story.before, clause)]
        found += [("opener", name) for name in opener(doc, clause)]
    if giving == (transfer.action == "promised") and (
        giving or transfer.direction == "arrive" or transfer.arrived
    ):
        found += [("speaker", name) for name in speaker(doc, clause)]
    if not giving:
        found += [("land", story.land)] if story.land else []
    if not giving and transfer.direction != "in":
        others = spoken_of(doc, clause, here=both_open) - set(other)
        found += [("spoken of" if len(others) > 1 else "only one", name) for name in others]
    return found


def _one_state(doc: Document, one: str, other: str) -> bool:
    """Whether one side belongs to the other: a state and its own army."""
    return doc.actors.state_of(one) == other or doc.actors.state_of(other) == one


def makers(doc: Document, transfer: Transfer) -> list[str]:
    """The states named in the article whose industry makes what is handed over."""
    known = doc.actors.actors
    return list(dict.fromkeys(item.maker for item in transfer.items if item.maker in known))


def _can_hand_over(doc: Document, name: str) -> bool:
    return kind_of(doc, name) in ("state", "bloc", "armed_force") or bool(
        doc.actors.kind_of(name) == "agency"
    )
