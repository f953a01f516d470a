"""What an article says elsewhere for a thing whose sides are open: who leads it, who gives whom, who did."""

from collections import Counter
from itertools import product

from toolkit.extraction.supplies.open import FAR, Cues, Open

_OFTEN = 0.6  # share of an article's transfers
_NEAR = 3  # sentences back to the pair read last


def from_article(case: Open) -> None:
    """How the article as a whole speaks of its sides."""
    scene, topic = case.scene, case.scene.topic
    for place, name in enumerate(scene.ranked[:3]):
        case.both([name], f"rank {place}")
    case.both(topic.headline, "headline")
    case.both(topic.couple, "couple")
    case.both([scene.land] if scene.land else [], "land")
    case.both([scene.doc.dateline] if scene.doc.dateline else [], "dateline")
    case.give(topic.givers, "elsewhere")
    case.take(topic.takers, "elsewhere")
    for giver, takers in topic.partners.items():
        case.pair(product([giver], takers), "sends")
    case.pair([topic.couple, topic.couple[::-1]] if len(topic.couple) == 2 else [], "couple")


def from_pairs(case: Open) -> None:
    """Who gives and who takes in the article's clauses that name both."""
    pairs = case.scene.pairs
    total = pairs.total()
    gives: Counter[str] = Counter()
    takes: Counter[str] = Counter()
    for pair, count in pairs.items():
        gives[pair[0]] += count
        takes[pair[1]] += count
        turned = pair[::-1]
        case.pair([pair], "told")
        case.pair([pair] if count > 1 else [], "told twice")
        case.pair([pair] if count + pairs[turned] >= _OFTEN * total else [], "often")
        case.pair([turned] if turned not in pairs else [], "reversed")
    _shares("giver", case.givers, gives, takes, _OFTEN * total)
    _shares("taker", case.takers, takes, gives, _OFTEN * total)


def _shares(role: str, cues: Cues, does: "Counter[str]", other: "Counter[str]", often: float) -> None:
    """How much of what the article tells one side does, and whether it does the opposite too."""
    for name, count in does.items():
        cues[name].add(f"{role} told")
        if count > 1:
            cues[name].add(f"{role} told twice")
        if count >= often:
            cues[name].add(f"{role} often")
        if name not in other:
            cues[name].add(f"{role} only")
    for name in other:
        if name not in does:
            cues[name].add(f"{role} never")


def from_rows(case: Open) -> None:
    """What was read: here by the rules for one sentence after the other, and in the sentences before."""
    case.pair(case.told, "read")
    case.pair(case.told, f"read {case.direction}")
    case.give([giver for giver, _ in case.told], "read")
    case.take([taker for _, taker in case.told], "read")
    scene, here = case.scene, case.clause.sentence
    giver, taker = scene.giver, scene.taker
    if giver.sentence == taker.sentence and here.index - giver.sentence <= FAR:
        case.pair(product(giver.names, taker.names), "last")
    for k in range(here.index - 1, max(here.index - 1 - _NEAR, -1), -1):
        if k in scene.read:
            same = scene.doc.sentences[k].paragraph == here.paragraph
            case.pair(scene.read[k], "before same" if same else "before")
            break
