"""Points for the sides that a transfer leaves open: each cue that speaks for a giver or a taker adds some."""

from collections import Counter

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import parties
from toolkit.extraction.supplies.nearby import opener, spoken_of
from toolkit.extraction.supplies.story import MEMORY, Story
from toolkit.extraction.transfers.parts import Transfer

POINTS = {
    "last": 8,  # side of the transfer told last, in this paragraph
    "before": 4,  # the same, some sentences earlier in another paragraph
    "asked": 6,  # who asked that giver for arms some sentences ago
    "opener": 4,  # whom the paragraph, or the question above it, speaks of first
    "maker": 9,  # the state that makes such things, if the article names it
    "usual": 5,  # who gives that taker in the article, or takes from that giver
    "pair": 2,  # a giver and a taker of the article, where both are open
    "often": 2,  # in most of the article's transfers
    "spoken of": 2,  # a side that the paragraph has named before
    "only one": 3,  # the same, and nobody else but the known side
    "land": 2,  # the state that the article is about
    "couple": 4,  # the article is about these two sides, and the clause names both
    "headline": 2,  # named in the headline
    "aided": 4,  # behind "to" or "for" in the headline: "continued support to Ukraine"
    "sends": 2,  # sends men to the giver, or gets men from it
    "paid back": 4,  # gets men from the taker, and something comes back
    "takes": 1,  # takes in other sentences, whoever gives there
    "elsewhere": -4,  # the paragraph speaks of others only
    "reversed": -6,  # the article tells the transfer the other way round only
}
OFTEN = 0.6  # of an article's transfers
_NO_TOPIC = frozenset({"seize", "halt", "show", "use"})


def cue_points(
    doc: Document, transfer: Transfer, other: list[str], story: Story, giving: bool, back: bool
) -> "Counter[str]":
    """What speaks for each candidate for the side opposite to `other`.

    giving  whether the giver is looked for, not the taker
    back    whether the paragraph is about what comes back
    """
    points: Counter[str] = Counter()
    _from_last(points, transfer, other, story, giving, back)
    _from_article(points, other[0], story, 0 if giving else 1, back)
    for cue, name in _from_paragraph(doc, transfer, story, other, giving):
        points[name] += POINTS[cue]
    if not giving and _asks_topic(transfer, other[0], story):
        _from_topic(points, other[0], story, parties(doc, transfer.clause, transfer.clause.names))
    if giving and back:
        for name in story.topic.partners.get(other[0], ()):
            points[name] += POINTS["paid back"]
    return points


def _from_last(
    points: "Counter[str]", transfer: Transfer, other: list[str], story: Story, giving: bool, back: bool
) -> None:
    """Points for the sides of the transfer told last, if that was a few sentences ago at most."""
    sentence = transfer.clause.sentence
    askers, asked, at = story.request
    if not giving and other[0] in asked and sentence.index - at <= MEMORY:
        points.update(dict.fromkeys(askers, POINTS["asked"]))
    if not story.near(sentence.index):
        return
    last, facing = (story.supplier, story.recipient) if giving else (story.recipient, story.supplier)
    weight = POINTS["last" if story.paragraph == sentence.paragraph else "before"]
    turned = set(other) & set(last)  # the taker of the last transfer now gives
    for name in facing if turned else last:
        points[name] += weight - 2 * (turned != set() and not back)


def _asks_topic(transfer: Transfer, giver: str, story: Story) -> bool:
    """Whether the taker may be whom the article as a whole speaks of: of arms that its giver hands over."""
    clause = transfer.clause
    if transfer.direction in _NO_TOPIC or (transfer.sends and "to" in clause.lows[transfer.trigger :]):
        return False  # tanks moved to a border
    if any(i.category in ("labour", "other") or clause.lows[i.last] == "money" for i in transfer.items):
        return False
    named = bool(transfer.supplier or transfer.recipient)
    return named or bool(story.topic.givers[giver]) or giver in story.topic.couple


def _from_article(points: "Counter[str]", other: str, story: Story, place: int, back: bool) -> None:
    """Points for those who stand opposite to `other` in the article's transfers."""
    for pair in story.pairs:
        if pair[1 - place] == other:
            points[pair[place]] += POINTS["usual"]
        elif back and pair[place] == other:
            points[pair[1 - place]] += POINTS["usual"]


def _from_topic(points: "Counter[str]", giver: str, story: Story, here: list[str]) -> None:
    """Points for the takers of whom the article as a whole speaks; `here` are named in the clause."""
    topic = story.topic
    for name in topic.couple if giver in topic.couple else ():
        points[name] += POINTS["couple"] * (name != giver and name in here)
    for name in topic.headline:
        points[name] += POINTS["headline"]
    for name in topic.aided:
        points[name] += POINTS["aided"]
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
        found += [("opener", name) for name in opener(doc, clause)]
    if not giving and story.land:
        found.append(("land", story.land))
    if not giving and transfer.direction != "in":
        others = spoken_of(doc, clause, here=both_open) - set(other)
        found += [("spoken of" if len(others) > 1 else "only one", name) for name in others]
    return found


def makers(doc: Document, transfer: Transfer) -> list[str]:
    """The states named in the article whose industry makes what is handed over."""
    known = doc.actors.actors
    return list(dict.fromkeys(item.maker for item in transfer.items if item.maker in known))
